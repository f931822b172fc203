"""Days by their weekday: "fri", "next tue", "friday the 13th", "first monday in december"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import (
    MONTHS,
    NAMES,
    Day,
    Found,
    Reader,
    broken,
    disagreeing,
    made,
    nth,
    year_at,
)
from language.times.durations import length


def weekday_at(reader: Reader, tokens: list[Token], i: int) -> Found:
    weekday: int = tokens[i].val
    j = i + 1
    after = at(tokens, j)
    second = at(tokens, j + 1)
    if after.cat == "of" and second.cat in ("this", "next", "last"):
        after, second, j = second, at(tokens, j + 2), j + 1
    if (
        after.cat in ("this", "next", "last", "coming")
        and second.cat == "u"
        and second.val == "week"
    ):
        weeks = {"this": 0, "next": 1, "coming": 1, "last": -1}[after.cat]
        return j + 2, on_weekday(reader.in_week(weekday, weeks), weekday)
    if after.cat == "week after next" or (after.cat == "of" and second.cat == "week after next"):
        return j + (1 if after.cat != "of" else 2), on_weekday(reader.in_week(weekday, 2), weekday)
    if after.cat == "u" and after.val == "week" and second.cat in ("next", "this", "coming"):
        return j + 2, on_weekday(reader.in_week(weekday, 0 if second.cat == "this" else 1), weekday)
    if after.cat == "u" and after.low in ("week", "fortnight") and at(tokens, j).text.islower():
        weeks = 1 if after.low == "week" else 2
        return j + 1, on_weekday(reader.coming(weekday) + timedelta(days=7 * weeks), weekday)
    if after.cat == "in8":  # "lundi en huit"
        return j + 1, on_weekday(reader.coming(weekday) + timedelta(days=7), weekday)
    if after.cat == "after next":
        return j + 1, on_weekday(reader.in_week(weekday, 2), weekday)
    if after.cat == "next" and reader.tongue != "en":
        return j + 1, next_weekday(reader, weekday)
    if after.cat == "past" and reader.tongue != "en":
        return j + 1, last_weekday(reader, weekday)
    if after.cat == "in" and second.cat in ("a", "int", "num", "couple"):
        weeks_ahead = length(tokens, j + 1)
        if weeks_ahead and weeks_ahead[1].unit in ("week", "fortnight"):
            days_ahead = weeks_ahead[1].days
            moved = reader.in_week(weekday, days_ahead // 7)
            return weeks_ahead[0], on_weekday(moved, weekday)
    if after.cat in ("before", "after"):
        return _around(reader, tokens, j, weekday) or (j, _bare(reader, weekday))
    k = j
    while at(tokens, k).cat in (",", "the", "on", "("):
        k += 1
    nested = at(tokens, k)
    if nested.cat in ("int", "nth", "mo", "slash", "dotted", "iso", "dash", "ord", "fest") or (
        nested.cat == "dec" and k > j
    ):
        from language.times.dates import read  # which reads weekdays in turn

        found = read(reader, tokens, k, k > j)
        if found and (found[1].day or found[1].bad):
            if nested.cat == "ord" and found[1].weekday is not None:
                return j, _bare(reader, weekday)
            if nested.cat == "(" or at(tokens, k - 1).cat == "(":
                closing = at(tokens, found[0]).cat == ")"
                return found[0] + closing, _agree(reader, weekday, found[1])
            return found[0], _agree(reader, weekday, found[1])
    return j, _bare(reader, weekday)


def _around(reader: Reader, tokens: list[Token], j: int, weekday: int) -> Found | None:
    """ "the monday before christmas", "the friday after 5 december"."""
    from language.times.dates import read  # which reads weekdays in turn

    found = read(reader, tokens, j + 1, True)
    if found is None or not found[1].day or not found[1].exact or found[1].ask:
        return None
    base = found[1].day
    back = (base.weekday() - weekday) % 7 or 7
    days = -back if tokens[j].cat == "before" else (weekday - base.weekday()) % 7 or 7
    return found[0], on_weekday(base + timedelta(days=days), weekday)


def _agree(reader: Reader, weekday: int, day: Day) -> Day:
    """Hold a weekday against the date beside it."""
    if day.bad:
        return day
    fitting = [d for d in (day.day, *day.others) if d and d.weekday() == weekday]
    if fitting:
        day.day, day.ask, day.weekday = fitting[0], False, weekday
        day.others, day.exact, day.rolls = (), True, ""
        return day
    if day.rolls == "month" and day.day:  # "friday the 13th": the next month where it fits
        year, month = day.day.year, day.day.month
        for ahead in range(1, 3):
            total = month - 1 + ahead
            later = made(year + total // 12, total % 12 + 1, day.day.day)
            if later and later.weekday() == weekday:
                day.day, day.rolls, day.weekday = later, "", weekday
                day.note = (
                    f"the next {NAMES[weekday]} the {later.day}th is in {MONTHS[later.month - 1]}"
                )
                return day
    said = day.day or reader.today
    near = said + timedelta(days=(weekday - said.weekday() + 3) % 7 - 3)
    return disagreeing(
        f"{said.day} {MONTHS[said.month - 1]} {said.year} is a {NAMES[said.weekday()]}, "
        f"not a {NAMES[weekday]}.",
        said,
        near if near >= reader.today else near + timedelta(days=7),
    )


def on_weekday(day: date, weekday: int) -> Day:
    found = Day(day)
    found.weekday = weekday
    return found


def _bare(reader: Reader, weekday: int) -> Day:
    found = Day(reader.coming(weekday), rolls="week")
    found.weekday = weekday
    return found


def next_weekday(reader: Reader, weekday: int) -> Day:
    """Next calendar week's; the coming one is the other reading where a week lies between."""
    day = on_weekday(reader.in_week(weekday, 1), weekday)
    days = (weekday - reader.today.weekday()) % 7 or 7
    soon = reader.today + timedelta(days=days)
    if day.day != soon:
        day.others = (soon,)
        day.note = "“next” is read as next calendar week's"
    return day


def last_weekday(reader: Reader, weekday: int) -> Day:
    days = (reader.today.weekday() - weekday) % 7 or 7
    return on_weekday(reader.today - timedelta(days=days), weekday)


def which_day(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "this fri", "next tue", "next week tuesday", "last monday"."""
    word = tokens[i].cat
    after = at(tokens, i + 1)
    if word == "last" and (after.cat == "wd" or after.val == "day"):
        single = nth_weekday(reader, tokens, i)
        if single:
            return single
    if word in ("this", "next", "coming") and after.cat in ("next", "coming"):
        i += 1  # "this next friday"
        word, after = tokens[i].cat, at(tokens, i + 1)
    if after.cat == "wd":
        weekday: int = after.val
        if at(tokens, i + 2).cat == "after next":
            return i + 3, on_weekday(reader.in_week(weekday, 2), weekday)
        if word == "next":
            second = at(tokens, i + 2)
            if second.cat == "u" and second.val == "week":
                return None
            found = _dated(reader, tokens, i + 1)
            return found or (i + 2, next_weekday(reader, weekday))
        if word == "coming":
            days = (weekday - reader.today.weekday()) % 7 or 7
            return i + 2, on_weekday(reader.today + timedelta(days=days), weekday)
        if word in ("last", "previous"):
            return i + 2, last_weekday(reader, weekday)
        found = _dated(reader, tokens, i + 1)
        if found:
            return found
        day = on_weekday(reader.in_week(weekday, 0), weekday)
        if day.day and day.day < reader.today:
            day.day = reader.coming(weekday)
            day.note = "the coming one is meant"
        return i + 2, day
    if after.cat == "u" and after.val in ("week", "fortnight"):
        k = i + 2
        while at(tokens, k).cat in (",", "on"):
            k += 1
        nested = at(tokens, k)
        if nested.cat == "wd":
            weeks = {"this": 0, "next": 1, "coming": 1, "last": -1, "previous": -1}[word]
            return k + 1, on_weekday(reader.in_week(nested.val, weeks), nested.val)
        return None
    if after.cat == "day" and word == "this":
        from language.times.dates import relative  # which reads weekdays in turn

        return relative(reader, tokens, i + 1)
    if after.cat == "mo" and at(tokens, i + 2).cat in ("int", "nth"):
        from language.times.dates import month_first  # which reads weekdays in turn

        return month_first(reader, tokens, i + 1)
    return None


def _dated(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """A weekday followed by a date ("next friday the 4th"): the date decides."""
    found = weekday_at(reader, tokens, i)
    if found[1].bad or (found[1].exact and found[1].day):
        return found
    return None


def nth_weekday(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "first monday in december", "last friday of next month": one day, not a recurrence."""
    number: int = tokens[i].val if tokens[i].cat != "last" else -1
    weekday = at(tokens, i + 1)
    if weekday.val == "day" and at(tokens, i + 2).cat in ("of", "in"):
        return _day_of_month(reader, tokens, i + 3, number)
    if weekday.cat != "wd":
        return None
    j = i + 2
    after = at(tokens, j)
    year, month = reader.today.year, reader.today.month
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    if after.cat == "of next month":
        j += 1
        year, month = following
    elif after.cat == "of this month":
        j += 1
    elif after.cat in ("of", "in", "de"):
        second = at(tokens, j + 1)
        third = at(tokens, j + 2)
        if second.cat == "mo":
            j += 2
            said = year_at(tokens, j)
            if said:
                j, year = said
            elif second.val < month:
                year += 1
            month = second.val
        elif second.cat == "next" and third.val == "month":
            j += 3
            year, month = following
        elif second.cat == "this" and third.val == "month":
            j += 3
        else:
            return None
    else:
        return None
    found = nth(year, month, weekday.val, number)
    if found is None:
        return j, broken(f"{MONTHS[month - 1]} {year} has no such {NAMES[weekday.val]}.")
    day = Day(found, exact=True)
    day.weekday = weekday.val
    return j, day


def _day_of_month(reader: Reader, tokens: list[Token], i: int, number: int) -> Found | None:
    """The "november" of "the last day of november", and that day."""
    month = at(tokens, i)
    if month.cat != "mo":
        return None
    said = year_at(tokens, i + 1)
    year = said[1] if said else reader.today.year + (month.val < reader.today.month)
    last = monthrange(year, month.val)[1]
    found = made(year, month.val, number if number > 0 else last + 1 + number)
    end = said[0] if said else i + 1
    if found is None:
        return end, broken(f"{MONTHS[month.val - 1]} {year} has no such day.")
    return end, Day(found, exact=True)
