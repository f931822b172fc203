"""Lead times turned into the moments at which reminders are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from domain.book import Book
from domain.model import Occurrence, Series

INSTANT = timedelta(microseconds=1)


def lead_of(series: Series, occurrence: Occurrence | None) -> timedelta | None:
    """Return the lead time of an occurrence, or of the series; ``None``: no reminder."""
    return series.details.lead if occurrence is None else occurrence.details.lead


def next_due(series: Series, lead: timedelta | None, after: datetime) -> datetime | None:
    """Return the first moment after ``after`` at which a reminder is due; ``None``: never.

    ``lead`` is the time before the start, ``None`` for each occurrence's own. Starts are those as
    moved. An occurrence with a long lead of its own may be due before those that start earlier.
    """
    book = Book(series)
    common = series.details.lead if lead is None else lead
    usual = _usual(book, lead, common, after, None)
    found = [due for due, _ in _exceptional(book, lead) if due > after]
    if (first := next(usual, None)) is not None:
        found.append(first[0])
    return min(found, default=None)


def due_occurrences(
    series: Series, lead: timedelta | None, after: datetime, until: datetime
) -> list[Occurrence]:
    """Return the occurrences whose reminder is due in ``(after, until]``, by due moment."""
    book = Book(series)
    common = series.details.lead if lead is None else lead
    due = [*_usual(book, lead, common, after, until), *_exceptional(book, lead)]
    due = [one for one in due if after < one[0] <= until]
    return [occurrence for _, occurrence in sorted(due, key=lambda one: one[0])]


def _usual(
    book: Book,
    lead: timedelta | None,
    common: timedelta | None,
    after: datetime,
    until: datetime | None,
) -> Iterator[tuple[datetime, Occurrence]]:
    """Yield due moments, ascending, of the occurrences that have the common lead time."""
    if common is None:
        return
    end = None if until is None else until + common + INSTANT
    for occurrence in book.between(after + common + INSTANT, end):
        if lead is not None or not _has_own(book, occurrence):
            yield occurrence.start - common, occurrence


def _exceptional(book: Book, lead: timedelta | None) -> Iterator[tuple[datetime, Occurrence]]:
    """Yield the due moments of occurrences with a lead time of their own, in no order."""
    if lead is not None:
        return
    for exception in book.series.exceptions:
        own = exception.overrides.get("lead")
        if isinstance(own, timedelta) and (occurrence := book.find(exception.original)) is not None:
            yield occurrence.start - own, occurrence


def _has_own(book: Book, occurrence: Occurrence) -> bool:
    exception = book.exceptions.get(occurrence.original)
    return exception is not None and "lead" in exception.overrides
