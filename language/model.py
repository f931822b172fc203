"""The values a line is read into: a flat command with its target, people and window."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date as Day
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """How much of a recurring meeting is meant."""

    THIS = "this"
    FOLLOWING = "following"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as typed: a name, an address, the sender (``me``) or everybody here (``space``)."""

    text: str
    email: str | None = None
    me: bool = False
    space: bool = False
    cohost: bool | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time ``[begin, end)``, aware, with the words it was read from."""

    begin: datetime
    end: datetime
    words: str = ""

    def __contains__(self, moment: datetime) -> bool:
        return self.begin <= moment < self.end


@dataclass(frozen=True, slots=True, repr=False)
class Target:
    """Which meeting is meant; several fields may be set (title words and a date).

    ``short`` is a short id without ``#``, ``numbers`` places in the last list (-1: the last one),
    ``pronoun`` "it" or "that", ``every`` "all of them" or "both", ``upcoming`` "my next meeting",
    ``words`` words of the title, ``dates`` and ``clock`` when it takes place (reader's zone),
    ``number`` a Webex meeting number (digits only), ``link`` a join link. ``original`` is never
    read from words: it is the wall-clock start of an occurrence that has been found already.
    """

    short: str | None = None
    numbers: tuple[int, ...] = ()
    pronoun: bool = False
    every: bool = False
    upcoming: bool = False
    words: str | None = None
    dates: tuple[Day, ...] = ()
    clock: time | None = None
    number: str | None = None
    link: str | None = None
    original: datetime | None = None

    def __repr__(self) -> str:
        return _said(self)


class Known(NamedTuple):
    """Names of people and titles of meetings in sight; they win over words that look like times."""

    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class Habits(NamedTuple):
    """What a person means by loose words. ``week_start`` is 0 for Monday, ``None``: by locale.

    ``biweekly`` is 2 for every two weeks, 0 for twice a week, ``None``: not said yet.
    """

    begin: time = time(9)
    end: time = time(17)
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    morning: time = time(9)
    afternoon: time = time(14)
    evening: time = time(18)
    end_of_day: time = time(17)
    week_start: int | None = None
    biweekly: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Command:
    """One line as it was read; what was not said is ``None`` or empty.

    ``name`` is the command's one name, "unknown" when no verb was recognised, "" for an empty
    mention. ``start`` and ``end`` are aware, in the zone the words name, else the reader's;
    ``start`` stands only when day and clock are known or implied, ``date`` and ``clock`` hold the
    half that was said. ``recurrence`` is the whole RRULE text. With a ``question`` (what must be
    asked first) the choices stand in ``alternatives``, with ``why`` the line was refused and
    ``not_understood`` holds the very words.
    """

    name: str
    said: str
    guess: str | None = None
    target: Target | None = None
    scope: Scope | None = None
    title: str | None = None
    start: datetime | None = None
    date: Day | None = None
    clock: time | None = None
    end: datetime | None = None
    duration: timedelta | None = None
    shift: timedelta | None = None
    zone: str | None = None
    recurrence: str | None = None
    until: Day | None = None
    count: int | None = None
    people: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()
    leads: tuple[timedelta, ...] = ()
    audience: str | None = None
    window: Span | None = None
    states: tuple[str, ...] = ()
    text: str | None = None
    spaces: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    link: str | None = None
    limit: int | None = None
    dry_run: bool = False
    quiet: bool = False
    instant: bool = False
    assumed: tuple[str, ...] = ()
    alternatives: tuple[Command, ...] = ()
    question: str | None = None
    not_understood: tuple[str, ...] = ()
    why: str | None = None
    tongue: str = "en"

    def __repr__(self) -> str:
        return _said(self)


def _said(value: Target | Command) -> str:
    """What is shown of one: only what was said, as most of the fields are empty."""
    values = ((field, getattr(value, field.name)) for field in fields(value))
    said = (f"{field.name}={it!r}" for field, it in values if it != field.default)
    return f"{type(value).__name__}({', '.join(said)})"
