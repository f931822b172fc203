"""Who reads a message that the bot sends unasked: in which zones and which locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import texts.times
from handlers import showing

if TYPE_CHECKING:
    from domain.model import Series
    from services.services import Services


@dataclass(frozen=True, slots=True)
class Reader:
    """A receiver with the zones it reads times in, its own first, and its locale."""

    receiver: str
    zones: tuple[ZoneInfo, ...]
    locale: str

    @property
    def zone(self) -> ZoneInfo:
        return self.zones[0]

    @property
    def is_space(self) -> bool:
        return self.receiver.startswith("space:")

    @property
    def name(self) -> str:
        """The space's id or the person's e-mail."""
        return self.receiver.partition(":")[2]


def reader(services: Services, receiver: str, series: Series | None = None) -> Reader:
    """How ``space:<id>`` or ``person:<e-mail>`` reads.

    A space without a zone of its own reads about a meeting in the meeting's zone first, if any
    member is in it.
    """
    zones = showing.zones_of_receiver(services, receiver, services.settings.timezone)
    kind, _, name = receiver.partition(":")
    locale, hours = None, ""
    if kind == "space":
        space = services.spaces.get(name)
        locale = space.settings.get("locale") if space else None
        if series is not None and not (space and space.zone):
            zones.sort(key=lambda zone: zone.key != series.plan.timezone)
    else:
        person = services.people.by_email(name)
        if person is not None:
            locale, hours = person.locale, person.settings.get("hours", "")
    locale = texts.times.with_hours(locale or services.settings.locale, hours)
    return Reader(receiver, tuple(zones), locale)


def receiver_here(services: Services, space_id: str, email: str) -> str:
    """The receiver that a conversation stands for: a group space, or the person in a direct one."""
    space = services.spaces.get(space_id)
    group = space is not None and space.kind == "group"
    return f"space:{space_id}" if group else f"person:{email}"
