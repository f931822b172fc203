"""Cancelling an occurrence, the rest of a series or all of it, and bringing one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from domain import exceptions, occurrences, recurrence
from domain.book import Book
from domain.fixes import fixes
from domain.intervals import between_neighbours
from domain.model import Exceptional, MeetingType, Plan, Series
from domain.plans import laid
from domain.refused import Refused, in_progress, live, refused_occurrence, refused_series
from domain.rules import DaysTaken, Gone, InProgress, Update


def cancel(series: Series, original: datetime, now: datetime) -> Series | Refused | None:
    """Cancel one occurrence; ``None`` if it was the last one there, so that the series goes too.

    Its own changes are kept with it, for ``restore``. A live one, or one with people in its lobby,
    can't be cancelled.
    """
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    running = live(series)
    if running is not None and running.original == original:
        since = running.started or running.opened
        return refused_occurrence(series, occurrence, now, InProgress(original, since))
    exception = exceptions.of(series, original) or Exceptional(original)
    changed = exceptions.put(series, replace(exception, cancelled=True))
    if occurrences.first(changed) is None:
        return None
    return replace(changed, version=series.version + 1)


def cancel_series(series: Series, now: datetime) -> Refused | None:
    """Say whether the whole series may go: ``None`` if so, a refusal while it is live."""
    if running := live(series):
        since = running.started or running.opened
        return refused_series(series, now, InProgress(running.original, since))
    return None


def cancel_from(series: Series, original: datetime, now: datetime) -> Series | Refused | None:
    """End a series before an occurrence; ``None`` if nothing is left of it.

    What comes earlier keeps its ids and its own changes. This changes the series, so a live
    occurrence stands in the way.
    """
    if occurrences.find(series, original) is None:
        return refused_series(series, now, Gone(original))
    if running := live(series):
        since = running.started or running.opened
        return refused_series(series, now, InProgress(running.original, since))
    ended = _ended_before(series, original.date())
    if ended is None or occurrences.first(ended) is None:
        return None
    return replace(ended, version=series.version + 1)


def restore(series: Series, original: datetime, now: datetime) -> Series | Refused:
    """Bring a cancelled occurrence back, with its id and its own changes.

    Refused with ``DaysTaken`` where a sibling has moved into the days that it would own again;
    the fixes are then starts for that sibling, after which this one can come back.
    """
    exception = exceptions.of(series, original)
    if exception is None or not exception.cancelled or Book(series).plan_of(original) is None:
        return refused_series(series, now, Gone(original))
    changed = exceptions.put(series, replace(exception, cancelled=False))
    changed = replace(changed, version=series.version + 1)
    back = occurrences.find(changed, original)
    assert back is not None
    previous, following = occurrences.neighbours(changed, original)
    owned = between_neighbours(back, previous, following)
    for sibling in (previous, following):
        if sibling is None or sibling.start not in owned:
            continue
        own = between_neighbours(sibling, *occurrences.neighbours(changed, sibling.original))
        update = Update(
            MeetingType.SCHEDULED,
            sibling.start,
            sibling.end,
            now,
            own,
            live=in_progress(series, sibling.original),
        )
        return Refused(
            (DaysTaken(sibling, owned),),
            now,
            series,
            back,
            back.start,
            back.duration,
            owned,
            previous,
            following,
            fixes(sibling, update, sibling.zone),
            changed,
        )
    return changed


def _ended_before(series: Series, day: date) -> Series | None:
    """Cut all dates from a local day on; ``None`` if there are none before it.

    A plan without dates before the day gives way to the one that it replaced.
    """
    book = Book(series)
    for number in range(len(book.phases) - 1, -1, -1):
        last = next(book.phases[number].days_before(day.toordinal()), None)
        if last is None:
            continue
        plan = (*series.earlier, series.plan)[number]
        plan = _until(plan, book.phases[number].laid.wall(last))
        return replace(
            series,
            plan=plan,
            earlier=series.earlier[:number],
            exceptions=tuple(one for one in series.exceptions if one.original.date() < day),
            invitees=tuple(
                one for one in series.invitees if not one.original or one.original.date() < day
            ),
            answers=tuple(
                one for one in series.answers if not one.original or one.original.date() < day
            ),
        )
    return None


def _until(plan: Plan, last: datetime) -> Plan:
    """Let a plan end with the date that starts at a wall time; a count stays a count."""
    plan = replace(plan, replaced=None)
    if plan.recurrence is None:
        return plan
    rule = recurrence.parse(plan.recurrence)
    laid_plan = laid(plan)
    if rule.count is not None:
        rule = replace(rule, count=sum(1 for _ in laid_plan.days(None, last.toordinal() + 1)))
    else:
        rule = replace(rule, until=laid_plan.moment(last.toordinal()))
    return replace(plan, recurrence=recurrence.text(rule))
