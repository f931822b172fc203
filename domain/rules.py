"""The update rules, as data: a proposed update in, the rules that it breaks out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from domain.intervals import EVERYWHERE, Interval
from domain.model import MeetingType, Occurrence, State
from domain.recurrence import Problem

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
YEARS_AHEAD = 10
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class InstanceIsFixed:
    """Rule 4: an instance can't be changed, only what it belongs to."""

    meeting_id: str
    series_id: str
    occurrence_id: str


@dataclass(frozen=True, slots=True)
class InProgress:
    """Rule 3: the meeting, or one of its series, is live ``since`` then.

    ``original`` is the live occurrence's planned wall time (naive).
    """

    original: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class BeforeNow:
    """Rule 1: the start or the end that the change sets has passed."""

    moment: datetime
    now: datetime
    which: Literal["start", "end"] = "start"


@dataclass(frozen=True, slots=True)
class TooFarAhead:
    """The other side of rule 1: a start must lie before ``limit``, ten years from now."""

    start: datetime
    limit: datetime


@dataclass(frozen=True, slots=True)
class BadDuration:
    """Rule 2: a meeting lasts from 10 minutes to 24 hours, both allowed."""

    duration: timedelta


@dataclass(frozen=True, slots=True)
class LeavesInterval:
    """Rule 5: ``start`` falls in another scheduled meeting's interval."""

    start: datetime
    interval: Interval


@dataclass(frozen=True, slots=True)
class BadRecurrence:
    """The recurrence has a form that isn't taken, or goes beyond a limit; see ``Problem``."""

    problem: Problem
    part: str
    limit: int | date | None = None


@dataclass(frozen=True, slots=True)
class BadText:
    """A text that is missing (``length`` 0) or has more than ``limit`` characters."""

    field: str
    length: int
    limit: int


@dataclass(frozen=True, slots=True)
class DaysTaken:
    """A cancelled occurrence can't come back: ``sibling`` has moved into its ``interval``."""

    sibling: Occurrence
    interval: Interval


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such occurrence: cancelled, or no longer planned for that wall time."""

    original: datetime


@dataclass(frozen=True, slots=True)
class NotReady:
    """It can't be started in this state; ``since`` is when it can, if that lies ahead."""

    state: State
    since: datetime | None


@dataclass(frozen=True, slots=True)
class AnotherLive:
    """Another occurrence of the series is still live."""

    original: datetime


@dataclass(frozen=True, slots=True)
class NotLive:
    """Nothing is live that could be ended or left, or nobody waits to be admitted."""


UpdateViolation = (
    InstanceIsFixed | InProgress | BeforeNow | TooFarAhead | BadDuration | LeavesInterval
)
Violation = (
    UpdateViolation | BadRecurrence | BadText | DaysTaken | Gone | NotReady | AnotherLive | NotLive
)


@dataclass(frozen=True, slots=True)
class Update:
    """A proposed change. ``sets`` names the times that it sets: rules 1 and 5 bind those only.

    ``live`` tells what is in progress of the target, if anything; ``parents`` are the series and
    the occurrence that an instance belongs to.
    """

    target: MeetingType
    start: datetime
    end: datetime
    now: datetime
    interval: Interval = EVERYWHERE
    sets: frozenset[str] = frozenset({"start", "end"})
    live: InProgress | None = None
    meeting_id: str = ""
    parents: tuple[str, str] = ("", "")

    @property
    def duration(self) -> timedelta:
        return self.end - self.start


def never_an_instance(update: Update) -> InstanceIsFixed | None:
    return InstanceIsFixed(update.meeting_id, *update.parents)


def not_in_progress(update: Update) -> InProgress | None:
    return update.live


def not_before_now(update: Update) -> BeforeNow | None:
    """Only times that the change sets are examined; now itself is allowed."""
    if "start" in update.sets and update.start < update.now:
        return BeforeNow(update.start, update.now, "start")
    if "end" in update.sets and update.end < update.now:
        return BeforeNow(update.end, update.now, "end")
    return None


def not_too_far_ahead(update: Update) -> TooFarAhead | None:
    limit = furthest(update.now)
    return TooFarAhead(update.start, limit) if _sets_start_from(update, limit) else None


def allowed_duration(update: Update) -> BadDuration | None:
    if update.sets and not SHORTEST <= update.duration <= LONGEST:
        return BadDuration(update.duration)
    return None


def stays_in_interval(update: Update) -> LeavesInterval | None:
    """Only the start is examined; the end may run past the border (fig. 8)."""
    if "start" not in update.sets or update.start in update.interval:
        return None
    return LeavesInterval(update.start, update.interval)


Rule = Callable[[Update], UpdateViolation | None]
FOR_SERIES: tuple[Rule, ...] = (
    not_in_progress,
    not_before_now,
    not_too_far_ahead,
    allowed_duration,
)

# Source: Meetings guide, restrictions by meeting type.
RULES: dict[MeetingType, tuple[Rule, ...]] = {
    MeetingType.SERIES: FOR_SERIES,
    MeetingType.SCHEDULED: (*FOR_SERIES, stays_in_interval),
    MeetingType.INSTANCE: (never_an_instance,),
}


def violations(update: Update) -> list[UpdateViolation]:
    """Return every rule the update breaks, in the order told to people; empty means allowed."""
    return [broken for rule in RULES[update.target] if (broken := rule(update))]


def rule_number(violation: Violation) -> int | None:
    """Return the number of the update rule; ``None`` for a refusal that no rule stands behind."""
    match violation:
        case BeforeNow() | TooFarAhead():
            return 1
        case BadDuration():
            return 2
        case InProgress():
            return 3
        case InstanceIsFixed():
            return 4
        case LeavesInterval():
            return 5
        case _:
            return None


def to_minute(start: datetime, now: datetime) -> datetime:
    """Drop a start's seconds; one inside the current minute moves to the next minute."""
    whole = start.replace(second=0, microsecond=0)
    return whole + MINUTE if whole == now.replace(second=0, microsecond=0) else whole


def furthest(now: datetime) -> datetime:
    """Return the moment from which on a start is too far ahead."""
    return now + relativedelta(years=YEARS_AHEAD)


def _sets_start_from(update: Update, limit: datetime) -> bool:
    return "start" in update.sets and update.start >= limit
