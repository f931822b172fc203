"""Clock changes: wall times that don't exist or exist twice, and what shifts for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from domain import occurrences, recurrence
from domain.changes import move
from domain.model import Occurrence, Plan, Series
from domain.plans import utc
from domain.replanning import first_left

# No zone has changed its clocks twice within so few days.
STEP = timedelta(days=7)
MOST_TURNS = 200
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Exact:
    """A wall time that exists once."""

    utc: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A wall time that clocks skip: the same time before the change, the change, and after it.

    For 02:30 on the night when 02:00 becomes 03:00 these show 01:30, 03:00 and 03:30.
    """

    before: datetime
    at: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Overlap:
    """A wall time that clocks show twice."""

    first: datetime
    second: datetime


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The UTC offset of a zone goes from ``before`` to ``after`` at a moment."""

    at: datetime
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class Shift:
    """From ``at`` on, a series has another local time in ``zone``, until that changes again.

    ``occurrence`` is the first concerned; ``before`` and ``after`` are wall times in ``zone``.
    """

    at: datetime
    zone: str
    occurrence: Occurrence
    before: time
    after: time
    until: datetime | None


def resolve(wall: datetime, zone: ZoneInfo) -> Exact | Gap | Overlap:
    """Say what a naive wall time means in a zone."""
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if first == second:
        return Exact(first)
    if first < second:
        return Overlap(first, second)
    return Gap(second, _change_between(zone, second, first).at, first)


def changes(zone: ZoneInfo, begin: datetime, end: datetime) -> list[ClockChange]:
    """Return the changes of a zone's UTC offset in ``(begin, end]``, ascending."""
    found = []
    while begin < end:
        until = min(begin + STEP, end)
        if _offset(zone, begin) != _offset(zone, until):
            found.append(_change_between(zone, begin, until))
        begin = until
    return found


def shifts(series: Series, zones: Iterable[str], begin: datetime, end: datetime) -> list[Shift]:
    """Return when the series' local time changes for people in other zones, in ``(begin, end]``.

    Only a series that goes on across the change is shifted by it, and only for zones whose
    clocks don't change along with its own.
    """
    home = series.plan.zone
    first = occurrences.first(series)
    found: list[Shift] = []
    for name in sorted(set(zones) - {series.plan.timezone}):
        zone = ZoneInfo(name)
        moments = {change.at for one in (home, zone) for change in changes(one, begin, end)}
        for at in sorted(moments):
            by = _apart(home, zone, at) - _apart(home, zone, at - SECOND)
            if not by:
                continue
            until = _next_shift(home, zone, at)
            planned = occurrences.between(series, at, until)
            concerned = next((one for one in planned if _as_planned(one)), None)
            if concerned is None or first is None or first.start >= at:
                continue
            local = concerned.start.astimezone(zone)
            found.append(
                Shift(
                    at,
                    name,
                    concerned,
                    (local.replace(tzinfo=None) - by).time(),
                    local.time(),
                    until,
                )
            )
    return sorted(found, key=lambda shift: (shift.at, shift.zone))


def anchored(series: Series, timezone: str, now: datetime, clock: time | None = None) -> Plan:
    """Return the plan that keeps the series where it is now, but by the clocks of another zone.

    ``clock`` is its wall time there, unless that is the one of the first occurrence left.
    Where the local day differs there, the weekdays or the date of the recurrence turn with it.
    """
    plan = series.plan
    first = first_left(series, now) or plan.start
    there = utc(first, plan.zone).astimezone(ZoneInfo(timezone)).replace(tzinfo=None, fold=0)
    if clock is not None:
        there += _wall_apart(there.time(), clock)
    turned = plan.recurrence
    if turned is not None:
        rule = recurrence.shifted(recurrence.parse(turned), first.date(), there.date())
        turned = recurrence.text(rule)
    return replace(plan, start=there, timezone=timezone, recurrence=turned, replaced=None)


def taking_turns(series: Series, shift: Shift, now: datetime) -> Series:
    """Return the series with every second occurrence that a shift concerns at its former time.

    The first one concerned stays, the next is moved so that people in the shift's zone have it
    when they used to, and so on until the shift ends. What was moved by hand is left alone, and so
    is what the rules don't let go there.
    """
    by = _wall_apart(shift.after, shift.before)
    changed, turn = series, False
    for one in islice(occurrences.between(series, shift.at, shift.until), MOST_TURNS):
        if _as_planned(one) and one.start > now:
            if turn:
                moved = move(changed, one.original, one.start + by, now)
                changed = moved if isinstance(moved, Series) else changed
            turn = not turn
    if changed == series:
        return series
    return replace(changed, version=series.version + 1)


def _wall_apart(begin: time, end: time) -> timedelta:
    """Return the shorter way round the clock from one wall time to another."""
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    return timedelta(minutes=(minutes + 12 * 60) % (24 * 60) - 12 * 60)


def _as_planned(occurrence: Occurrence) -> bool:
    return occurrence.start == utc(occurrence.original, occurrence.zone)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _apart(zone: ZoneInfo, other: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far the clocks of the other zone are ahead."""
    return _offset(other, moment) - _offset(zone, moment)


def _change_between(zone: ZoneInfo, begin: datetime, end: datetime) -> ClockChange:
    """Find the one change in ``(begin, end]`` by halving."""
    before, after = _offset(zone, begin), _offset(zone, end)
    begin, end = begin.replace(microsecond=0), end.replace(microsecond=0) + SECOND
    while end - begin > SECOND:
        middle = (begin + (end - begin) / 2).replace(microsecond=0)
        if middle in (begin, end):
            break
        if _offset(zone, middle) == before:
            begin = middle
        else:
            end = middle
    return ClockChange(end, before, after)


def _next_shift(zone: ZoneInfo, other: ZoneInfo, at: datetime) -> datetime | None:
    """Return when two zones' clocks next change against each other, within a year."""
    apart = _apart(zone, other, at)
    year = at + timedelta(days=366)
    moments = sorted(change.at for one in (zone, other) for change in changes(one, at, year))
    return next((moment for moment in moments if _apart(zone, other, moment) != apart), None)
