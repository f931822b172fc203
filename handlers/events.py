"""What the road brings to the handlers, and what they hand back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Write
    from storage.outbox import Outgoing


@dataclass(frozen=True, slots=True)
class Said:
    """A message for the bot: ``text`` without the mention, ``mentioned`` the other people in it."""

    id: str
    space_id: str
    space_kind: str
    parent: str | None
    person_id: str
    email: str
    text: str
    said_at: datetime
    html: str | None = None
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button or form of one of the bot's cards; every input is text."""

    id: str
    message_id: str
    space_id: str
    person_id: str
    inputs: dict[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added to a space."""

    space_id: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event comes to: changes and messages that are committed together."""

    writes: tuple[Write, ...]
    outgoing: tuple[Outgoing, ...]
