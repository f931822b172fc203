"""Nearest legal alternatives to a refused change; every one of them would be accepted now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.intervals import Interval, interval
from domain.model import MeetingType, Occurrence, Series
from domain.plans import utc
from domain.rules import (
    LONGEST,
    MINUTE,
    SHORTEST,
    BadDuration,
    BeforeNow,
    InProgress,
    LeavesInterval,
    TooFarAhead,
    Update,
    furthest,
    violations,
)

DAY = timedelta(days=1)
NOTICE = timedelta(minutes=5)
HALF_HOUR = timedelta(minutes=30)
DAYS_TRIED = 8
MORNING, AFTERNOON = time(9), time(17)


@dataclass(frozen=True, slots=True)
class Fixes:
    """What would be accepted instead. Every proposed start goes with ``duration``.

    ``legal`` is where a start may lie now, both ends set; ``None`` if nowhere, or if the change
    sets no start. ``same_time_nearest_day`` keeps the wall time asked for, ``end_of_range`` is the
    latest full hour, ``latest_legal`` the last minute before a border. ``nearest_duration`` answers
    rule 2 and goes with ``start``, the start asked for, where that is legal. ``recurrence`` is
    the nearest one that is taken. ``when_it_ends``: rule 3 alone stands in the way. ``clean_only``:
    a series edit may be applied to the occurrences for which it breaks no rule. ``belongs_to`` are
    the ids of the occurrence and the series behind an instance. ``separate``: a meeting of its own
    is possible at the time asked for.
    """

    legal: Interval | None = None
    earliest_legal: datetime | None = None
    latest_legal: datetime | None = None
    same_time_nearest_day: datetime | None = None
    end_of_range: datetime | None = None
    next_sensible: tuple[datetime, ...] = ()
    duration: timedelta | None = None
    nearest_duration: timedelta | None = None
    start: datetime | None = None
    recurrence: str | None = None
    when_it_ends: bool = False
    clean_only: bool = False
    belongs_to: tuple[str, str] | None = None
    separate: bool = False

    @property
    def starts(self) -> tuple[datetime, ...]:
        """Every proposed start, distinct, best first."""
        proposed = (
            self.same_time_nearest_day,
            *self.next_sensible,
            self.end_of_range,
            self.latest_legal,
        )
        found = dict.fromkeys(start for start in proposed if start is not None)
        if not found and self.earliest_legal is not None:
            return (self.earliest_legal,)
        return tuple(found)


NONE = Fixes()


def fixes(occurrence: Occurrence | None, update: Update, zone: ZoneInfo) -> Fixes:
    """Return what would be accepted instead of an update of an occurrence or an instance.

    Wall times are those of ``zone``, the zone of the plan.
    """
    if update.target is MeetingType.INSTANCE:
        series_id, occurrence_id = update.parents
        return Fixes(belongs_to=(occurrence_id, series_id))
    broken = violations(update)
    kinds = {type(violation) for violation in broken}
    duration = clamped(update.duration)
    separate = LeavesInterval in kinds and not kinds & {BeforeNow, TooFarAhead}
    if InProgress in kinds:
        alone = kinds == {InProgress}
        return Fixes(when_it_ends=alone, duration=duration, separate=separate)
    if "start" not in update.sets:
        return _for_length(occurrence, update, zone)
    current = None if occurrence is None else occurrence.start
    legal = legal_within(update.interval, update.now)
    if kinds <= {BadDuration}:
        # The start is fine as asked: the length is all that has to change.
        return Fixes(
            legal=legal,
            duration=duration,
            nearest_duration=duration if broken else None,
            start=update.start,
        )
    found = _starts(update, legal, zone, current)
    nearest = duration if BadDuration in kinds else None
    return found(duration, nearest, separate)


def legal_range(series: Series, occurrence: Occurrence, now: datetime) -> Interval | None:
    """Return where the occurrence may start now, both ends set; ``None`` if nowhere."""
    return legal_within(interval(series, occurrence), now)


def legal_within(owned: Interval, now: datetime) -> Interval | None:
    """Return the whole minutes of an interval that lie ahead, not too far; ``None`` if none do."""
    begin = now.replace(second=0, microsecond=0) + MINUTE
    if owned.begin is not None:
        begin = max(begin, _minute_up(owned.begin))
    end = furthest(now) if owned.end is None else min(owned.end, furthest(now))
    return Interval(begin, end) if begin < end else None


def rescue(series: Series, occurrence: Occurrence, now: datetime) -> Fixes:
    """Return new times for a missed occurrence inside its own interval.

    Without ``starts`` it is too late for that. Source: Meetings guide, figs. 4 and 6.
    """
    owned = interval(series, occurrence)
    update = Update(
        MeetingType.SCHEDULED, occurrence.start, occurrence.end, now, owned, frozenset({"start"})
    )
    legal = legal_within(owned, now)
    return _starts(update, legal, occurrence.zone, occurrence.start)(occurrence.duration)


def clamped(duration: timedelta) -> timedelta:
    """Return the nearest length that is allowed, in whole minutes."""
    minutes = timedelta(minutes=duration // MINUTE)
    return min(max(minutes, SHORTEST), LONGEST)


def sensible_walls(
    wall: datetime, now: datetime, zone: ZoneInfo, days: Iterator[date] | None = None
) -> Iterator[datetime]:
    """Yield wall times worth proposing for a new plan, soonest first.

    With ``days``, the dates of a recurrence, only those are proposed, at the same wall time;
    otherwise also the next half hour and the hour after it.
    """
    if days is None:
        for soon in _soon(now, zone):
            yield soon.astimezone(zone).replace(tzinfo=None, fold=0)
        today = now.astimezone(zone).date()
        days = (today + DAY * number for number in range(DAYS_TRIED))
    for day in days:
        start = _exact(day, wall.time(), zone)
        if start is not None and start > now:
            yield datetime.combine(day, wall.time())


@dataclass(frozen=True, slots=True)
class _Starts:
    """Proposed starts, waiting for the length that goes with them."""

    legal: Interval | None
    latest: datetime | None = None
    same_time: datetime | None = None
    end_of_range: datetime | None = None
    sensible: tuple[datetime, ...] = ()

    def __call__(
        self, duration: timedelta, nearest: timedelta | None = None, separate: bool = False
    ) -> Fixes:
        return Fixes(
            legal=self.legal,
            earliest_legal=self.legal.begin if self.legal else None,
            latest_legal=self.latest,
            same_time_nearest_day=self.same_time,
            end_of_range=self.end_of_range,
            next_sensible=self.sensible,
            duration=duration,
            nearest_duration=nearest,
            separate=separate,
        )


def _starts(
    update: Update, legal: Interval | None, zone: ZoneInfo, current: datetime | None
) -> _Starts:
    """Look for starts in the legal range; the current start is not worth proposing."""
    if legal is None or legal.begin is None or legal.end is None:
        return _Starts(None)

    def fits(start: datetime | None) -> bool:
        return start is not None and start in legal and start != current

    asked = update.start.astimezone(zone)
    last = _last_minute(legal.end)
    first_day = legal.begin.astimezone(zone).date()
    last_day = last.astimezone(zone).date()
    too_late = update.start >= legal.end
    tried = [first_day + DAY * n for n in range(DAYS_TRIED) if first_day + DAY * n <= last_day]
    if too_late:
        tried = [last_day - DAY * n for n in range(DAYS_TRIED) if last_day - DAY * n >= first_day]
    same_time = [s for day in tried if fits(s := _exact(day, asked.time(), zone))]
    ideas: list[datetime | None] = []
    if too_late:
        ideas.append(_exact(last_day, AFTERNOON, zone))
    else:
        ideas.extend(_soon(update.now, zone) if legal.begin <= update.now + NOTICE else ())
        ideas.extend(same_time[1:2])
        ideas.append(_exact(first_day, MORNING, zone))
    bordered = update.interval.end is not None or too_late
    evening = _whole_hour(last, zone)
    return _Starts(
        legal,
        last if bordered and fits(last) else None,
        same_time[0] if same_time else None,
        evening if bordered and fits(evening) else None,
        tuple(dict.fromkeys(idea for idea in ideas if idea is not None and fits(idea))),
    )


def _for_length(occurrence: Occurrence | None, update: Update, zone: ZoneInfo) -> Fixes:
    """Propose a length for a change of the end alone; the end must not lie before now."""
    shortest = max(SHORTEST, _minute_up(update.now) - update.start)
    if shortest <= LONGEST:
        nearest = min(max(update.duration, shortest), LONGEST)
        return Fixes(duration=nearest, nearest_duration=nearest, start=update.start)
    # However long, it would have ended already: only a new start helps.
    legal = legal_within(update.interval, update.now)
    current = None if occurrence is None else occurrence.start
    return _starts(update, legal, zone, current)(clamped(update.duration))


def _soon(now: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the next half hour of the wall clock that leaves a little notice, and the hour after.

    Half hours are those of the local clock, since zones differ from UTC by odd minutes.
    """
    local = (now + NOTICE).astimezone(zone)
    past = timedelta(minutes=local.minute % 30, seconds=local.second)
    past += timedelta(microseconds=local.microsecond)
    first = now + NOTICE - past + (HALF_HOUR if past else timedelta())
    second = first + (HALF_HOUR if first.astimezone(zone).minute else 2 * HALF_HOUR)
    return [first, second]


def _exact(day: date, wall: time, zone: ZoneInfo) -> datetime | None:
    """Return the moment of a wall time; ``None`` if clocks skip it or show it twice that day."""
    naive = datetime.combine(day, wall.replace(second=0, microsecond=0))
    aware = naive.replace(tzinfo=zone)
    if aware.utcoffset() != aware.replace(fold=1).utcoffset():
        return None
    return utc(naive, zone)


def _whole_hour(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment - timedelta(minutes=moment.astimezone(zone).minute)


def _minute_up(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + MINUTE


def _last_minute(end: datetime) -> datetime:
    return _minute_up(end) - MINUTE
