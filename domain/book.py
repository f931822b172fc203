"""A series opened for reading: its plans in order, its exceptions, its first and last date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from heapq import merge
from itertools import chain
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.model import Details, Exceptional, Occurrence, Series
from domain.plans import Laid, laid, utc

DETAIL_FIELDS = frozenset(field.name for field in fields(Details)) - {"options"}


@dataclass(frozen=True, slots=True)
class Phase:
    """A plan and the days on which it reigns; a replaced plan keeps only what had begun."""

    laid: Laid
    stop: int | None
    replaced: datetime | None
    touched: frozenset[datetime]

    def days(self, since: int | None = None, until: int | None = None) -> Iterator[int]:
        stop = min((day for day in (self.stop, until) if day is not None), default=None)
        days = self.laid.days(since, stop)
        return days if self.replaced is None else filter(self._kept, days)

    def days_before(self, before: int) -> Iterator[int]:
        days = self.laid.days_before(before if self.stop is None else min(before, self.stop))
        return days if self.replaced is None else filter(self._kept, days)

    def holds(self, original: datetime) -> bool:
        day = original.toordinal()
        if (self.stop is not None and day >= self.stop) or not self.laid.holds(original):
            return False
        return self.replaced is None or self._kept(day)

    def _kept(self, day: int) -> bool:
        wall = self.laid.wall(day)
        assert self.replaced is not None
        return wall in self.touched or utc(wall, self.laid.zone) <= self.replaced


class Book:
    """One look at a series: exceptions by original, phases, first and last existing occurrence."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.exceptions: dict[datetime, Exceptional] = {e.original: e for e in series.exceptions}
        self.phases = _phases(series)
        self._edges: tuple[datetime | None, datetime | None] | None = None

    @property
    def endless(self) -> bool:
        return self.phases[-1].laid.last is None

    @property
    def edges(self) -> tuple[datetime | None, datetime | None]:
        """The first and the last existing original; the last is ``None`` in an endless series."""
        if self._edges is None:
            first = next((original for original, _ in self.originals()), None)
            last = None
            if not self.endless:
                last = next((original for original, _ in self.originals_before()), None)
            self._edges = (first, last)
        return self._edges

    def exists(self, original: datetime) -> bool:
        exception = self.exceptions.get(original)
        return exception is None or not exception.cancelled

    def originals(self, since: date | None = None) -> Iterator[tuple[datetime, Laid]]:
        """Yield existing originals from a day on, ascending, each with its plan."""
        first = None if since is None else since.toordinal()
        for phase in self.phases:
            for day in phase.days(first):
                if self.exists(original := phase.laid.wall(day)):
                    yield original, phase.laid

    def originals_before(self, before: date | None = None) -> Iterator[tuple[datetime, Laid]]:
        """Yield existing originals before a day, latest first; endless series need the day."""
        bound = date.max.toordinal() if before is None else before.toordinal()
        for phase in reversed(self.phases):
            for day in phase.days_before(bound):
                if self.exists(original := phase.laid.wall(day)):
                    yield original, phase.laid

    def plan_of(self, original: datetime) -> Laid | None:
        """Return the plan that holds an original, cancelled or not."""
        return next((phase.laid for phase in self.phases if phase.holds(original)), None)

    def take(self, originals: Iterator[tuple[datetime, Laid]]) -> Occurrence | None:
        """Build the first of some originals."""
        for original, plan in originals:
            return self.occurrence(original, plan)
        return None

    def find(self, original: datetime) -> Occurrence | None:
        plan = self.plan_of(original)
        return self.occurrence(original, plan) if plan and self.exists(original) else None

    def occurrence(
        self, original: datetime, plan: Laid, start: datetime | None = None
    ) -> Occurrence:
        """Build an occurrence; ``start`` is its planned start in UTC, where it is known."""
        if start is None:
            start = utc(original, plan.zone)
        first, last = self.edges
        series = self.series
        duration, details = plan.plan.duration, series.details
        exception = self.exceptions.get(original)
        identity = f"{series.id}_{start:%Y%m%dT%H%M%SZ}"
        if exception is not None:
            start = start if exception.start is None else exception.start
            duration = duration if exception.duration is None else exception.duration
            details = overridden(details, exception.overrides)
        return Occurrence(
            identity,
            series.id,
            original,
            plan.plan.timezone,
            start,
            duration,
            details,
            exception is not None,
            original == first,
            original == last,
        )

    def between(self, begin: datetime | None, end: datetime | None) -> Iterator[Occurrence]:
        """Yield the existing occurrences that start in ``[begin, end)``, by start."""
        moved = [
            (exception, plan)
            for exception in self.series.exceptions
            if exception.start is not None
            and not exception.cancelled
            and (begin is None or exception.start >= begin)
            and (end is None or exception.start < end)
            and (plan := self.plan_of(exception.original)) is not None
        ]
        unmoved = self._unmoved(begin, end)
        if not moved:
            return unmoved
        elsewhere = sorted(
            (self.occurrence(e.original, plan) for e, plan in moved),
            key=_start,
        )
        return merge(unmoved, elsewhere, key=_start)

    def _unmoved(self, begin: datetime | None, end: datetime | None) -> Iterator[Occurrence]:
        for phase in self.phases:
            plan = phase.laid
            # A day early, since a wall time that clocks skip turns up later than it says.
            since = None if begin is None else (day_of(begin, plan.zone) - 1)
            until = None if end is None else day_of(end, plan.zone) + 1
            for day in phase.days(since, until):
                original = plan.wall(day)
                exception = self.exceptions.get(original)
                if exception is not None and (exception.cancelled or exception.start is not None):
                    continue
                start = utc(original, plan.zone)
                if begin is not None and start < begin:
                    continue
                if end is not None and start >= end:
                    break
                yield self.occurrence(original, plan, start)


def overridden(details: Details, overrides: Mapping[str, object]) -> Details:
    """Return the details with overrides by field name, or by option name, put over them."""
    if not overrides:
        return details
    plain = {name: value for name, value in overrides.items() if name in DETAIL_FIELDS}
    options = {name: value for name, value in overrides.items() if name not in DETAIL_FIELDS}
    if options:
        plain["options"] = MappingProxyType({**details.options, **options})
    return replace(details, **plain)  # type: ignore[arg-type]


def _phases(series: Series) -> tuple[Phase, ...]:
    if not series.earlier:
        return (Phase(laid(series.plan), None, None, frozenset()),)
    touched = frozenset(
        chain(
            (exception.original for exception in series.exceptions),
            (instance.original for instance in series.instances),
        )
    )
    followers = (*series.earlier[1:], series.plan)
    replaced = tuple(
        Phase(laid(plan), follower.start.toordinal(), plan.replaced, touched)
        for plan, follower in zip(series.earlier, followers, strict=True)
    )
    return (*replaced, Phase(laid(series.plan), None, None, frozenset()))


def day_of(moment: datetime, zone: ZoneInfo) -> int:
    """Return the local day number of a moment."""
    return moment.astimezone(zone).toordinal()


def _start(occurrence: Occurrence) -> datetime:
    return occurrence.start
