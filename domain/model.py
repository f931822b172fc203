"""The nouns of meetings: series, plan, exception, instance, invitee and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

DEFAULT_DURATION = timedelta(minutes=30)
DEFAULT_LEAD = timedelta(minutes=10)

Option = bool | int | str


class MeetingType(StrEnum):
    """The three kinds of objects that the Meetings API tells apart."""

    SERIES = "meetingSeries"
    SCHEDULED = "scheduledMeeting"
    INSTANCE = "meeting"


class State(StrEnum):
    """Where a series, scheduled meeting or instance stands in its life cycle."""

    ACTIVE = "active"
    IN_PROGRESS = "inProgress"
    EXPIRED = "expired"
    SCHEDULED = "scheduled"
    READY = "ready"
    ENDED = "ended"
    MISSED = "missed"
    LOBBY = "lobby"


class Answering(StrEnum):
    """What an invitee said."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Details:
    """What can be set on a series, or overridden by one of its scheduled meetings, besides times.

    ``link`` is any https join link; ``number`` the Webex meeting number (digits), if any;
    ``lead`` the reminder lead time (``reminderTime``), ``None`` for no reminder. ``options`` holds
    the other create options by their Webex name, for example ``enabledJoinBeforeHost``.
    """

    title: str
    agenda: str = ""
    link: str = ""
    number: str = ""
    password: str = ""
    lead: timedelta | None = DEFAULT_LEAD
    options: Mapping[str, Option] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Plan:
    """When a series takes place, in the wall time of its zone.

    ``start`` is naive: the wall-clock start of the first occurrence. ``recurrence`` is RRULE text
    without prefix as ``domain.recurrence`` writes it, ``None`` for a one-off. ``replaced`` is the
    moment (UTC) at which a later plan took over; only occurrences that had begun by then, on days
    before the later plan's first, still belong to this one.
    """

    start: datetime
    duration: timedelta
    timezone: str
    recurrence: str | None = None
    replaced: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class Exceptional:
    """What one occurrence does differently, found by its original wall-clock start (naive).

    ``start`` (UTC) and ``duration`` are set where the occurrence was moved or resized;
    ``overrides`` holds the ``Details`` fields (options by name) that were edited for it alone.
    """

    original: datetime
    cancelled: bool = False
    start: datetime | None = None
    duration: timedelta | None = None
    overrides: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Instance:
    """A meeting that is happening or has happened; ``original`` names its occurrence.

    ``opened`` is when somebody first came (lobby), ``started`` when the host started or admitted,
    ``ended`` when it was over; all UTC. In the lobby ``started`` is ``None``.
    """

    id: str
    original: datetime
    opened: datetime
    started: datetime | None = None
    ended: datetime | None = None
    waiting: tuple[str, ...] = ()
    present: tuple[str, ...] = ()

    @property
    def in_progress(self) -> bool:
        return self.started is not None and self.ended is None

    @property
    def live(self) -> bool:
        return self.ended is None


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who was asked; people are told apart by their lower-case e-mail.

    ``original`` is set for somebody invited to one occurrence only.
    """

    email: str
    name: str = ""
    cohost: bool = False
    original: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An invitee's answer to the series, or to one occurrence (``original``), which wins."""

    email: str
    reply: Answering
    note: str = ""
    original: datetime | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The aggregate: everything that is kept about a meeting; a one-off is a series of one.

    ``id`` is 32 lower-case hex, ``short`` the name people use in chat (``k7``). ``host`` is an
    e-mail; ``home`` the space where it was made. ``for_space`` says that it is meant for everybody
    in its home space. ``earlier`` holds replaced plans, oldest first. ``version`` grows with every
    change of plan, details, exceptions or instances (answers and invitees don't count).
    """

    id: str
    short: str
    host: str
    home: str
    plan: Plan
    details: Details
    created: datetime
    for_space: bool = False
    earlier: tuple[Plan, ...] = ()
    exceptions: tuple[Exceptional, ...] = ()
    instances: tuple[Instance, ...] = ()
    invitees: tuple[Invitee, ...] = ()
    answers: tuple[Answer, ...] = ()
    delete_when_completed: bool = False
    version: int = 1

    @property
    def recurs(self) -> bool:
        return self.plan.recurrence is not None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A scheduled meeting as it stands: plan and exception put together.

    ``original`` is the wall-clock start it was planned for (naive, in ``timezone``); ``start`` and
    ``end`` are UTC. ``id`` is ``<series>_<yyyymmddThhmmssZ>`` of the original start in UTC.
    """

    id: str
    series_id: str
    original: datetime
    timezone: str
    start: datetime
    duration: timedelta
    details: Details
    is_modified: bool = False
    is_first: bool = False
    is_last: bool = False

    @property
    def end(self) -> datetime:
        return self.start + self.duration

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
