"""Overlaps with other meetings, over all occurrences.

Days of a series are compared in seconds of UTC. A series whose time of day never meets ours is
passed over without being laid out: of many meetings few ever come near.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from zoneinfo import ZoneInfo

from domain import occurrences
from domain.book import Book, Phase, day_of
from domain.clockchanges import changes
from domain.model import Occurrence, Series
from domain.plans import Laid

DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()
MARGIN = timedelta(days=2)

Span = tuple[int, int]
# From, until, the place among ours, the other series, its plan and the day number there.
Found = tuple[int, int, int, Series, Laid, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An occurrence and one of another series share the time from ``begin`` to ``end`` (UTC)."""

    occurrence: Occurrence
    other: Series
    other_original: datetime
    begin: datetime
    end: datetime

    @property
    def other_occurrence(self) -> Occurrence:
        found = occurrences.find(self.other, self.other_original)
        assert found is not None
        return found


def conflicts(
    mine: Series | Iterable[Occurrence],
    others: Iterable[Series],
    begin: datetime,
    end: datetime,
    limit: int | None = None,
) -> list[Conflict]:
    """Return where occurrences share time with those of other series, by begin.

    ``mine`` is a series, looked at in ``[begin, end)``, or any occurrences, all of which are
    looked at. The series they belong to is not compared with itself. Meetings that only touch
    don't conflict. With ``limit`` only the first so many are returned.
    """
    if isinstance(mine, Series):
        mine = occurrences.overlapping(mine, begin, end)
    own = sorted(mine, key=lambda one: one.start)
    if not own:
        return []
    spans = [(_seconds(one.start), _seconds(one.end)) for one in own]
    begin, end = min(begin, own[0].start) - MARGIN, max(end, own[-1].end) + MARGIN
    ids = {one.series_id for one in own}
    found: list[Found] = []
    times = {(start % DAY, end - start) for start, end in spans}
    for other in others:
        if other.id not in ids:
            found += _found(spans, times, other, begin, end)
    found.sort(key=itemgetter(0, 1))
    return [
        Conflict(own[index], other, plan.wall(day), _moment(start), _moment(until))
        for start, until, index, other, plan, day in islice(found, limit)
    ]


def _found(
    spans: Sequence[Span],
    times: set[Span],
    other: Series,
    begin: datetime,
    end: datetime,
) -> list[Found]:
    book = Book(other)
    special = {
        one.original.toordinal()
        for one in other.exceptions
        if one.cancelled or one.start is not None or one.duration is not None
    }
    found: list[Found] = []
    for phase in book.phases:
        found += _regular(spans, times, phase, other, special, begin, end)
    for exception in other.exceptions:
        if exception.original.toordinal() not in special:
            continue
        plan = book.plan_of(exception.original)
        if plan is not None and book.exists(exception.original):
            found += _single(spans, other, plan, book.occurrence(exception.original, plan))
    return found


def _regular(
    spans: Sequence[Span],
    times: set[Span],
    phase: Phase,
    other: Series,
    special: set[int],
    begin: datetime,
    end: datetime,
) -> list[Found]:
    """Find overlaps with the occurrences of a plan that take place as planned."""
    plan = phase.laid
    length = int(plan.plan.duration.total_seconds())
    time = plan.time.hour * 3600 + plan.time.minute * 60
    offsets = _offsets(plan.zone, begin, end)
    near = {
        own
        for own in times
        for _, offset in offsets
        if (time - offset - own[0]) % DAY < own[1] or (own[0] - time + offset) % DAY < length
    }
    if not near:
        return []
    days = [
        day
        for day in phase.days(day_of(begin, plan.zone), day_of(end, plan.zone))
        if day not in special
    ]
    starts = _starts(days, time, offsets)
    found: list[Found] = []
    for index, (start, until) in enumerate(spans):
        if (start % DAY, until - start) not in near:
            continue
        first = bisect_right(starts, start - length)
        for place in range(first, bisect_left(starts, until, first)):
            at = starts[place]
            over = min(until, at + length)
            found.append((max(start, at), over, index, other, plan, days[place]))
    return found


def _single(
    spans: Sequence[Span], other: Series, plan: Laid, occurrence: Occurrence
) -> list[Found]:
    at, over = _seconds(occurrence.start), _seconds(occurrence.end)
    # Nothing lasts longer than a day, so what starts earlier than that is over.
    first = bisect_left(spans, (at - DAY, 0))
    found: list[Found] = []
    for index in range(first, bisect_left(spans, (over, 0), first)):
        start, until = spans[index]
        if until > at:
            shared = (max(start, at), min(until, over))
            found.append((*shared, index, other, plan, occurrence.original.toordinal()))
    return found


def _starts(days: list[int], time: int, offsets: Sequence[Span]) -> list[int]:
    """Return the starts of the days in UTC, ascending; ``offsets`` by the wall second they end."""
    starts: list[int] = []
    place = 0
    for until, offset in offsets:
        stop = bisect_left(days, EPOCH + -(-(until - time) // DAY), place)
        starts += [(day - EPOCH) * DAY + time - offset for day in days[place:stop]]
        place = stop
    return starts


@lru_cache(maxsize=256)
def _offsets(zone: ZoneInfo, begin: datetime, end: datetime) -> tuple[Span, ...]:
    """Return the UTC offsets of a zone, each with the wall-clock second until which it holds.

    In a gap and in the first run of an overlap that is the offset from before the change.
    """
    pieces: list[Span] = []
    for change in changes(zone, begin, end):
        before, after = _length(change.before), _length(change.after)
        pieces.append((_seconds(change.at) + max(before, after), before))
    last = end.astimezone(zone).utcoffset() or timedelta()
    return (*pieces, (2**62, _length(last)))


def _length(duration: timedelta) -> int:
    return int(duration.total_seconds())


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
