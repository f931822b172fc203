"""What a handler is given, and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import texts.times
from handlers.drafts import Draft
from services.directory import Person, Space

if TYPE_CHECKING:
    from services.services import Services

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to the one who asked, in the thread where it was asked.

    ``private`` sends it by direct message and, once that has arrived, leaves ``pointer`` in the
    space; where Webex refuses it, the space is told so. ``replaces`` puts it in the place of the
    pressed card. ``about`` is the occurrence or series id which a later reply in its thread means;
    ``name`` keeps the message id under a logical name. ``file`` travels alone, after the text.
    ``more`` follows in order.
    """

    text: str
    card: Card | None = None
    private: bool = False
    pointer: str = ""
    replaces: bool = False
    about: str | None = None
    name: str | None = None
    file: tuple[str, bytes] | None = None
    more: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """One event, seen from its handler: who, where, when, and the services of its unit of work.

    Words are read as of ``said_at``; rules are judged at ``now``. ``thread`` is the first message
    of the thread the answer belongs to. ``asked_about`` is what the thread's first card is about.
    ``draft`` is the pending command that is being confirmed, corrected or swapped, if any;
    ``confirmed`` says that the person has seen the echo and pressed the button.
    """

    person: Person
    space: Space
    message_id: str
    thread: str | None
    said_at: datetime
    now: datetime
    zone: ZoneInfo
    zone_from: str
    locale: str
    services: Services
    asked_about: str | None = None
    pressed: str | None = None
    confirmed: bool = False
    draft: Draft | None = None
    mentioned: tuple[Person, ...] = field(default=())

    @property
    def in_group(self) -> bool:
        return self.space.kind == "group"

    @property
    def receiver(self) -> str:
        """Where this conversation takes place, as the outbox names it."""
        return f"space:{self.space.id}"

    def confirming(self, draft: Draft) -> Context:
        """The same event, once the person has agreed to ``draft``."""
        return replace(self, confirmed=True, draft=draft)

    def correcting(self, draft: Draft) -> Context:
        """The same event, as a change to the pending ``draft``."""
        return replace(self, confirmed=False, draft=draft)


def context(services: Services, person: Person, space: Space, said_at: datetime) -> Context:
    """An event of a person in a space, before it is known which message or card it is."""
    zone, zone_from = zone_of(person, space, services.settings.timezone)
    locale = person.locale or space.settings.get("locale") or services.settings.locale
    return Context(
        person=person,
        space=space,
        message_id="",
        thread=None,
        said_at=said_at,
        now=services.now,
        zone=zone,
        zone_from=zone_from,
        locale=texts.times.with_hours(locale, person.settings.get("hours", "")),
        services=services,
    )


def zone_of(person: Person, space: Space, otherwise: str) -> tuple[ZoneInfo, str]:
    """The zone a person's words are read in, and where it was taken from."""
    for key, source in (
        (person.zone, "person"),
        (person.profile_zone, "profile"),
        (space.zone, "space"),
    ):
        if key:
            return ZoneInfo(key), source
    return ZoneInfo(otherwise), "bot"


class Answered(Exception):
    """Raised to end a handler early with a question or an explanation instead of its result."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply
