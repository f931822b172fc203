"""Occurrences of a series as people meet them: by time, by name, ahead, first and last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.book import Book, day_of
from domain.model import Occurrence, Series
from domain.plans import midnight, utc

LONGEST = timedelta(hours=24)
DAY = timedelta(days=1)


def between(series: Series, begin: datetime | None, end: datetime | None) -> Iterator[Occurrence]:
    """Yield the existing occurrences that start in ``[begin, end)``, by start; lazy."""
    return Book(series).between(begin, end)


def overlapping(series: Series, begin: datetime, end: datetime | None) -> Iterator[Occurrence]:
    """Yield the existing occurrences that share time with ``[begin, end)``, by start."""
    return (o for o in between(series, begin - LONGEST, end) if o.end > begin)


def ahead(series: Series, now: datetime) -> Iterator[Occurrence]:
    """Yield the occurrences that have not ended yet, by start; endless for an endless series."""
    return overlapping(series, now, None)


def find(series: Series, original: datetime) -> Occurrence | None:
    """Return the occurrence planned for a naive wall time; ``None`` if cancelled or not planned."""
    return Book(series).find(original)


def find_id(series: Series, occurrence_id: str) -> Occurrence | None:
    """Return the existing occurrence with that id."""
    planned = _planned(series, occurrence_id)
    if planned is None:
        return None
    book = Book(series)
    for phase in book.phases:
        day = day_of(planned, phase.laid.zone)
        for near in (day, day - 1, day + 1):
            original = phase.laid.wall(near)
            if utc(original, phase.laid.zone) == planned and phase.holds(original):
                return find(series, original)
    return None


def same_day(series: Series, day: date) -> Occurrence | None:
    """Return the existing occurrence whose original start lies on that local day."""
    day = day.date() if isinstance(day, datetime) else day
    book = Book(series)
    found = book.take(book.originals(day))
    return found if found is not None and found.original.date() == day else None


def led_to(series: Series, occurrence_id: str) -> Occurrence | None:
    """Return the occurrence with that id or, if a series edit has replaced it, that of its day."""
    found = find_id(series, occurrence_id)
    planned = _planned(series, occurrence_id)
    if found is not None or planned is None:
        return found
    for plan in (*reversed(series.earlier), series.plan):
        led = same_day(series, planned.astimezone(plan.zone).date())
        if led is not None:
            return led
    return None


def next_up(series: Series, now: datetime) -> Occurrence | None:
    """Return the live occurrence, else the first that has not ended."""
    for instance in reversed(series.instances):
        if instance.live and (live := find(series, instance.original)) is not None:
            return live
    return next(ahead(series, now), None)


def first(series: Series) -> Occurrence | None:
    """Return the first existing occurrence by original start."""
    book = Book(series)
    return book.take(book.originals())


def last(series: Series) -> Occurrence | None:
    """Return the last existing occurrence by original start; ``None`` for an endless series."""
    book = Book(series)
    return None if book.endless else book.take(book.originals_before())


def count_left(series: Series, now: datetime) -> int | None:
    """Return how many occurrences have not ended; ``None`` if endless."""
    book = Book(series)
    if book.endless:
        return None
    far = now + DAY
    left = sum(1 for _ in overlapping(series, now, far))
    # From there on dates are counted without being built.
    for phase in book.phases:
        plan, day = phase.laid, day_of(far, phase.laid.zone)
        left += sum(plan.moment(near) >= far for near in phase.days(day - 1, day + 2))
        left += sum(1 for _ in phase.days(day + 2))
    for one in series.exceptions:
        held_by = book.plan_of(one.original)
        if held_by is None or not (one.cancelled or one.start is not None):
            continue
        left -= utc(one.original, held_by.zone) >= far
        left += not one.cancelled and one.start is not None and one.start >= far
    return left


def on_day(series: Series, day: date, zone: ZoneInfo) -> list[Occurrence]:
    """Return the occurrences that start on a local day of the given zone."""
    return list(between(series, midnight(day, zone), midnight(day + DAY, zone)))


def neighbours(series: Series, original: datetime) -> tuple[Occurrence | None, Occurrence | None]:
    """Return the existing occurrences before and after an original, by original start."""
    book = Book(series)
    before = book.take(book.originals_before(original.date()))
    return before, book.take(book.originals(original.date() + DAY))


def cancelled(series: Series) -> list[datetime]:
    """Return the originals of cancelled dates that the plans still hold, ascending."""
    book = Book(series)
    gone = (e.original for e in series.exceptions if e.cancelled)
    return sorted(original for original in gone if book.plan_of(original) is not None)


def occurrence_id(series_id: str, original: datetime, zone: ZoneInfo) -> str:
    """Return the id of an occurrence from its original wall-clock start."""
    return f"{series_id}_{utc(original, zone):%Y%m%dT%H%M%SZ}"


def _planned(series: Series, occurrence_id: str) -> datetime | None:
    prefix, _, suffix = occurrence_id.rpartition("_")
    if prefix != series.id:
        return None
    try:
        return datetime.strptime(suffix, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
