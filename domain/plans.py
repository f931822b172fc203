"""A plan laid out: its dates, its wall times in UTC, its end and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from domain import dates, recurrence
from domain.model import Plan
from domain.recurrence import LIMITS, Problem, Recurrence, RecurrenceRefused

YEARS_WITH_AN_END = 5


def utc(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment of a naive wall time.

    A time that clocks skip takes the offset from before the gap; one that they show twice is the
    first of the two.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which a local day begins."""
    return utc(datetime.combine(day, time()), zone)


@dataclass(frozen=True, slots=True)
class Laid:
    """A plan with its rule read; day numbers are ordinals, ``last`` is ``None`` if endless.

    ``rule`` is explicit and ``None`` for a one-off.
    """

    plan: Plan
    rule: Recurrence | None
    zone: ZoneInfo
    time: time
    start: int
    last: int | None

    def days(self, since: int | None = None, until: int | None = None) -> Iterator[int]:
        """Yield the planned day numbers in ``[since, until)``, ascending."""
        since = self.start if since is None else max(since, self.start)
        stop = dates.LAST_DAY + 1 if until is None else until
        if self.last is not None:
            stop = min(stop, self.last + 1)
        if self.rule is None:
            return iter((self.start,) if since <= self.start < stop else ())
        if self.rule.frequency is recurrence.Frequency.DAILY:
            step = self.rule.interval
            return iter(range(since + (self.start - since) % step, stop, step))
        return _until(dates.forward(self.rule, self.start, since), stop)

    def days_before(self, before: int) -> Iterator[int]:
        """Yield the planned day numbers before a day, latest first."""
        if self.last is not None:
            before = min(before, self.last + 1)
        if self.rule is None:
            return iter((self.start,) if self.start < before else ())
        return dates.backward(self.rule, self.start, before)

    def holds(self, wall: datetime) -> bool:
        """Say whether a naive wall time is a planned start."""
        day = wall.toordinal()
        return wall.time() == self.time and next(self.days(day, day + 1), None) == day

    def wall(self, day: int) -> datetime:
        return datetime.combine(date.fromordinal(day), self.time)

    def moment(self, day: int) -> datetime:
        return utc(self.wall(day), self.zone)


@lru_cache(maxsize=4096)
def laid(plan: Plan) -> Laid:
    """Lay out a plan. Raises ``RecurrenceRefused`` if its recurrence can't be read."""
    zone, start = plan.zone, plan.start.toordinal()
    if plan.recurrence is None:
        return Laid(plan, None, zone, plan.start.time(), start, start)
    rule = dates.explicit(recurrence.parse(plan.recurrence), plan.start.date())
    last: int | None = None
    if rule.count is not None:
        last = dates.nth(rule, start, rule.count)
    elif rule.until is not None:
        last = _last_by(rule, zone, plan.start.time())
    return Laid(plan, rule, zone, plan.start.time(), start, last)


def normal(plan: Plan) -> Plan:
    """Return the plan as it is kept: to the minute, from its first date on, the end in UTC.

    Raises ``RecurrenceRefused`` if the recurrence can't be read or never happens.
    """
    start = plan.start.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    if plan.recurrence is None:
        return replace(plan, start=start)
    rule = recurrence.parse(plan.recurrence)
    if rule.until is not None and not isinstance(rule.until, datetime):
        rule = replace(rule, until=utc(datetime.combine(rule.until, time(23, 59, 59)), plan.zone))
    plan = replace(plan, start=start, recurrence=recurrence.text(rule))
    first = next(laid(plan).days(), None)
    if first is None:
        raise RecurrenceRefused(Problem.NEVER, recurrence.text(rule))
    return replace(plan, start=laid(plan).wall(first))


def check(plan: Plan, now: datetime) -> None:
    """Raise ``RecurrenceRefused`` if the plan's recurrence has no date or goes beyond a limit.

    Only a recurrence with an end is limited: in number by its frequency, and to five years from
    now (a count: from its start, if that is ahead). Source: create options, recurrence.
    """
    plan_laid = laid(plan)
    rule = plan_laid.rule
    if rule is None:
        return
    if next(plan_laid.days(), None) is None:
        raise RecurrenceRefused(Problem.NEVER, plan.recurrence or "")
    if rule.endless:
        return
    limit = LIMITS[rule.frequency]
    if rule.count is not None and rule.count > limit:
        raise RecurrenceRefused(Problem.TOO_MANY, f"COUNT={rule.count}", limit)
    begin = now.astimezone(plan.zone).date()
    end = recurrence.until_day(rule, plan.zone)
    if end is None:
        begin = max(begin, plan.start.date())
        end = date.fromordinal(plan_laid.last or dates.LAST_DAY)
    latest = begin + relativedelta(years=YEARS_WITH_AN_END)
    if end > latest:
        raise RecurrenceRefused(Problem.TOO_LATE, f"{end:%Y-%m-%d}", latest)
    if (number := count(plan)) is not None and number > limit:
        raise RecurrenceRefused(Problem.TOO_MANY, f"{number}", limit)


def count(plan: Plan) -> int | None:
    """Return the number of planned dates; ``None`` if endless."""
    plan_laid = laid(plan)
    if plan_laid.last is None:
        return None
    return sum(1 for _ in plan_laid.days())


def first_start(plan: Plan) -> datetime:
    """Return the planned start of the first date, in UTC.

    Raises ``RecurrenceRefused`` where there is none.
    """
    first = next(laid(plan).days(), None)
    if first is None:
        raise RecurrenceRefused(Problem.NEVER, plan.recurrence or "")
    return laid(plan).moment(first)


def last_start(plan: Plan) -> datetime | None:
    """Return the planned start of the last date, in UTC; ``None`` if endless or without dates."""
    plan_laid = laid(plan)
    if plan_laid.last is None:
        return None
    last = next(plan_laid.days_before(plan_laid.last + 1), None)
    return None if last is None else plan_laid.moment(last)


def _last_by(rule: Recurrence, zone: ZoneInfo, start: time) -> int:
    """Return the last day on which a meeting at that wall time begins by the rule's end."""
    if not isinstance(rule.until, datetime):
        assert rule.until is not None
        return rule.until.toordinal()
    # A day later than the local one, since a skipped wall time may turn up behind midnight.
    day = rule.until.astimezone(zone).date() + timedelta(days=1)
    while utc(datetime.combine(day, start), zone) > rule.until:
        day -= timedelta(days=1)
    return day.toordinal()


def _until(days: Iterator[int], stop: int) -> Iterator[int]:
    for day in days:
        if day >= stop:
            return
        yield day
