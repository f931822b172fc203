"""Recurring intervals: the time that each scheduled meeting owns (rule 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain import occurrences
from domain.book import Book
from domain.model import Occurrence, Series
from domain.plans import midnight


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open, in UTC; ``None`` means no border on that side."""

    begin: datetime | None = None
    end: datetime | None = None

    def __contains__(self, moment: datetime) -> bool:
        return (self.begin is None or self.begin <= moment) and (
            self.end is None or moment < self.end
        )


EVERYWHERE = Interval()


def interval(series: Series, occurrence: Occurrence) -> Interval:
    """Return the time that an existing occurrence owns.

    It begins with the local day of its original start and ends with that of the next existing
    occurrence, each in the zone of the plan it comes from; moves do not shift borders. The first
    has no beginning, the last no end. Source: Meetings guide, rule 5, figs. 1-3.
    """
    return between_neighbours(occurrence, *occurrences.neighbours(series, occurrence.original))


def between_neighbours(
    occurrence: Occurrence, previous: Occurrence | None, following: Occurrence | None
) -> Interval:
    """Return the interval of an occurrence whose existing neighbours are known."""
    return Interval(
        None if previous is None else border(occurrence),
        None if following is None else border(following),
    )


def border(occurrence: Occurrence) -> datetime:
    """Return the beginning of the local day for which an occurrence was planned."""
    return midnight(occurrence.original.date(), occurrence.zone)


def intervals(
    series: Series, begin: datetime, end: datetime
) -> Iterator[tuple[Occurrence, Interval]]:
    """Yield the occurrences whose intervals touch ``[begin, end)``, by original start; lazy."""
    book = Book(series)
    previous: Occurrence | None = None
    current: Occurrence | None = None
    since = begin.astimezone(series.plan.zone)
    early = next(book.originals_before(since.date()), None)
    if early is not None:
        previous = book.take(book.originals_before(early[0].date()))
    for original, plan in book.originals(early[0].date() if early else None):
        following = book.occurrence(original, plan)
        if current is not None:
            owned = between_neighbours(current, previous, following)
            if owned.begin is not None and owned.begin >= end:
                return
            if owned.end is None or owned.end > begin:
                yield current, owned
        previous, current = (current or previous), following
    if current is not None:
        owned = between_neighbours(current, previous, None)
        if owned.begin is None or owned.begin < end:
            yield current, owned
