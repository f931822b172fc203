"""What the cards show: small values that handlers make from the domain's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from domain.model import State

_NONE: Mapping[str, str] = MappingProxyType({})

EVERYTHING = frozenset({"title", "agenda", "start", "end", "recurrence", "hostDisplayName"}) | {
    "webLink",
    "meetingNumber",
    "reminderTime",
    "timezone",
    "state",
}
"""Attributes a card may show, by their Webex names; see ``domain.attributes`` for those it has."""


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What the schedule form is filled with, as text: wrong values are kept and shown again.

    ``date`` is YYYY-MM-DD, ``start`` HH:MM, both in the zone of the form; ``repeat`` one of
    ``cards.create.REPEATS`` or ``as_typed`` when ``recurrence`` (RRULE text) is none of those,
    said in ``repeat_words``. ``lead`` is minutes as text, ``none`` for no reminder. ``errors`` are
    sentences by input id; ``hint`` one about words that were not understood.
    """

    title: str = ""
    date: str = ""
    start: str = ""
    minutes: str = "30"
    repeat: str = "none"
    recurrence: str = ""
    repeat_words: str = ""
    until: str = ""
    people: str = ""
    agenda: str = ""
    link: str = ""
    lead: str = "10"
    errors: Mapping[str, str] = field(default_factory=lambda: _NONE)
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What the change form is filled with; values as in ``FormDraft``.

    ``options`` holds Webex's names (``enabledJoinBeforeHost``) with text values as submitted.
    ``recurs`` says that repeat and until are shown; ``protected`` that a password is set.
    """

    title: str
    agenda: str = ""
    minutes: str = "30"
    lead: str = "10"
    link: str = ""
    zone: str = "UTC"
    recurs: bool = False
    repeat: str = "none"
    recurrence: str = ""
    repeat_words: str = ""
    until: str = ""
    protected: bool = False
    options: Mapping[str, str] = field(default_factory=lambda: _NONE)
    errors: Mapping[str, str] = field(default_factory=lambda: _NONE)
    hint: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A series or one of its occurrences as people see it.

    ``start`` and ``end`` are aware; ``end`` is ``None`` where the state has none. ``repeats`` is
    in words. ``yes``, ``no``, ``maybe``, ``silent``, ``waiting`` and ``present`` hold names; of
    what is over ``present`` holds all who came, and ``held`` when it was in progress (from, to).
    ``shown`` holds the Webex names of the attributes the state has (``domain.attributes.shown``).
    ``original`` is the wall-clock ISO start for the stamp; ``notes`` are whole sentences in
    Markdown ("Moved from Thu 14 May, 15:00 CEST").
    """

    short: str
    title: str
    state: State
    start: datetime
    end: datetime | None = None
    original: str = ""
    version: int = 0
    repeats: str = ""
    host: str = ""
    agenda: str = ""
    link: str = ""
    number: str = ""
    lead: timedelta | None = None
    yes: Sequence[str] = ()
    no: Sequence[str] = ()
    maybe: Sequence[str] = ()
    silent: Sequence[str] = ()
    waiting: Sequence[str] = ()
    present: Sequence[str] = ()
    held: Sequence[tuple[datetime, datetime]] = ()
    shown: frozenset[str] = EVERYTHING
    notes: Sequence[str] = ()
    for_space: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an agenda, a search result or a reminder; ``notes`` in Markdown."""

    number: int
    short: str
    title: str
    start: datetime
    end: datetime | None
    original: str = ""
    version: int = 0
    state: State = State.SCHEDULED
    link: str = ""
    host: str = ""
    notes: Sequence[str] = ()


RowKind = Literal[
    "kept", "moved", "loses", "breaks", "overlaps", "cancelled", "added", "gone", "stays_cancelled"
]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What a change would do to one occurrence; ``start`` is the new one, ``old`` the present."""

    kind: RowKind
    start: datetime
    end: datetime | None = None
    old: datetime | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A change before it happens: rows, and how many of each kind in all (rows may be fewer).

    ``change`` says the change in one line of Markdown; ``clean`` how many occurrences are free of
    trouble; ``horizon`` is the last day looked at when the series is endless.
    """

    title: str
    change: str
    rows: Sequence[PreviewRow]
    counts: Mapping[str, int]
    clean: int
    total: int
    recipients: int = 0
    horizon: datetime | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """A space (or ``people``) that would be told, with the zones of its members."""

    space: str
    members: int
    zones: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change: when, who (name), what in words (Markdown); ``undoable`` shows the button."""

    entry: int
    at: datetime
    who: str
    words: str
    undone_by: str = ""
    undoable: bool = False


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """A person's settings as the form shows them; all text, ``HH:MM`` for times, ``""`` unset."""

    zone: str = ""
    locale: str = ""
    hours: str = ""
    lead: str = "10"
    digest: str = ""
    quiet_from: str = ""
    quiet_until: str = ""


@dataclass(frozen=True, slots=True)
class SpaceSettings:
    """A space's settings; ``change`` is ``host`` or ``members``, ``announce`` on or off."""

    zone: str = ""
    change: str = "host"
    lead: str = "10"
    digest: str = ""
    announce: bool = True
