"""Automatic deletion of what is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from domain.book import Book
from domain.exceptions import own_changes
from domain.model import Series
from domain.refused import live

KEPT = timedelta(days=180)
NOTICE = timedelta(days=7)


def deletion_due(series: Series) -> datetime | None:
    """Return when a series goes by itself; ``None`` while it is endless.

    After its last scheduled end if "delete when completed" is set, else 180 days later.
    Source: Meetings guide, automatic deletion, cases 1 to 4.
    """
    book = Book(series)
    if book.endless:
        return None
    # A meeting lasts a day at most: as planned, only the last two can be the last to end.
    last = [
        book.occurrence(original, plan) for original, plan in islice(book.originals_before(), 2)
    ]
    changed = [book.find(one.original) for one in series.exceptions if own_changes(one)]
    ends = [one.end for one in (*last, *changed) if one is not None]
    if not ends:
        return None
    return max(ends) + (timedelta() if series.delete_when_completed else KEPT)


def notice_due(series: Series) -> datetime | None:
    """Return when people are warned: a week before, but not before the series was made."""
    due = deletion_due(series)
    return None if due is None else max(due - NOTICE, series.created)


def deletable(series: Series, now: datetime) -> bool:
    """Say whether the series may go now; what is live is never deleted."""
    due = deletion_due(series)
    return due is not None and due <= now and live(series) is None
