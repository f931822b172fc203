"""The dates of a recurrence, as day numbers, from any point on and in both directions.

A rule is a sequence of periods (days, weeks, months, years), ``interval`` apart and counted from
the one that holds the start, so that any date is reached in one step however old the series is.
Day numbers are proleptic ordinals, as of ``date.toordinal``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date
from itertools import count, islice

from domain.recurrence import Frequency, Recurrence

LAST_DAY = date.max.toordinal()


def explicit(rule: Recurrence, start: date) -> Recurrence:
    """Return the rule with what it leaves to its start filled in: weekday, day, month."""
    if rule.frequency is Frequency.WEEKLY and not rule.days:
        return replace(rule, days=(start.weekday(),))
    if rule.frequency is Frequency.YEARLY and rule.month is None:
        rule = replace(rule, month=start.month)
    by_date = rule.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    if by_date and rule.ordinal is None and rule.month_day is None:
        rule = replace(rule, month_day=start.day)
    return rule


def forward(rule: Recurrence, start: int, since: int) -> Iterator[int]:
    """Yield the dates of an explicit rule from ``since`` on, ascending; its end is not looked at.

    Stops with the calendar.
    """
    since = max(since, start)
    if rule.frequency is Frequency.DAILY:
        yield from range(since + (start - since) % rule.interval, LAST_DAY + 1, rule.interval)
        return
    for number in count(max(_period_of(rule, start, since), 0)):
        days = _period(rule, start, number)
        if days is None:
            return
        for day in days:
            if day >= since:
                yield day


def backward(rule: Recurrence, start: int, before: int) -> Iterator[int]:
    """Yield the dates of an explicit rule before ``before``, latest first, down to the start."""
    for number in range(_period_of(rule, start, before), -1, -1):
        for day in reversed(_period(rule, start, number) or ()):
            if start <= day < before:
                yield day


def nth(rule: Recurrence, start: int, number: int) -> int | None:
    """Return the date with that number, counting from 1; ``None`` if the calendar ends before."""
    if rule.frequency is Frequency.DAILY:
        day = start + (number - 1) * rule.interval
        return day if day <= LAST_DAY else None
    return next(islice(forward(rule, start, start), number - 1, None), None)


def _period_of(rule: Recurrence, start: int, day: int) -> int:
    """Return the number of the period that holds a day, or of the last one before it."""
    if rule.frequency is Frequency.DAILY:
        return (day - start) // rule.interval
    if rule.frequency is Frequency.WEEKLY:
        return (day - _monday(start)) // (7 * rule.interval)
    first = date.fromordinal(start)
    then = date.fromordinal(min(max(day, 1), LAST_DAY))
    if rule.frequency is Frequency.MONTHLY:
        return (then.year * 12 + then.month - first.year * 12 - first.month) // rule.interval
    return (then.year - first.year) // rule.interval


def _period(rule: Recurrence, start: int, number: int) -> Sequence[int] | None:
    """Return the dates in a period, ascending (those before the start too); ``None`` after 9999."""
    if rule.frequency is Frequency.DAILY:
        day = start + number * rule.interval
        return (day,) if day <= LAST_DAY else None
    if rule.frequency is Frequency.WEEKLY:
        monday = _monday(start) + 7 * rule.interval * number
        return [monday + day for day in rule.days] if monday + 6 <= LAST_DAY else None
    first = date.fromordinal(start)
    if rule.frequency is Frequency.MONTHLY:
        year, month = divmod(first.year * 12 + first.month - 1 + number * rule.interval, 12)
        month += 1
    else:
        year, month = first.year + number * rule.interval, rule.month or first.month
    if year > MAXYEAR:
        return None
    in_month = _day_in_month(rule, year, month)
    return () if in_month is None else (date(year, month, in_month).toordinal(),)


def _day_in_month(rule: Recurrence, year: int, month: int) -> int | None:
    weekday, length = monthrange(year, month)
    number = rule.month_day or 1
    if rule.ordinal is not None:
        number, wanted = rule.ordinal
        first = 1 + (wanted - weekday) % 7
        if number > 0:
            day = first + 7 * (number - 1)
        else:
            day = first + 7 * ((length - first) // 7 + 1 + number)
    else:
        day = number if number > 0 else length + 1 + number
    return day if 1 <= day <= length else None


def _monday(day: int) -> int:
    return day - (day - 1) % 7
