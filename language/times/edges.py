"""Ends and beginnings: "end of january", "eow", "start of next month", "q3"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import NAMES, Day, Found, Reader, plus, year_at


def end_of_this(reader: Reader, cat: str) -> Day:
    today = reader.today
    if cat == "week end":
        last = max(reader.habits.days, default=4)
        friday = reader.in_week(last, 0)
        if friday < today:
            friday += timedelta(days=7)
        day = Day(friday)
        day.note = f"the end of the week is read as {NAMES[last]}"
        return day
    if cat == "month end":
        day = Day(today.replace(day=monthrange(today.year, today.month)[1]))
        day.note = "the end of the month is read as its last day"
        return day
    if cat == "quarter end":
        month = (today.month - 1) // 3 * 3 + 3
        return Day(date(today.year, month, monthrange(today.year, month)[1]))
    return Day(date(today.year, 12, 31))


def edge(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "end of january", "end of next week", "start of next month"."""
    at_end = tokens[i].cat == "end of"
    j = i + 1
    while at(tokens, j).cat in ("the", "de"):
        j += 1
    after = at(tokens, j)
    if after.cat == "mo":
        said = year_at(tokens, j + 1)
        year = said[1] if said else reader.today.year + (after.val < reader.today.month)
        last = monthrange(year, after.val)[1]
        return said[0] if said else j + 1, Day(date(year, after.val, last if at_end else 1))
    if after.cat in ("next", "this", "coming") and at(tokens, j + 1).cat == "u":
        unit = at(tokens, j + 1).val
        ahead = 0 if after.cat == "this" else 1
        found = _period_edge(reader, unit, ahead, at_end)
        return (j + 2, found) if found else None
    if after.cat == "u" and after.val in ("month", "week", "year"):
        found = _period_edge(reader, after.val, 0, at_end)
        return (j + 1, found) if found else None
    if after.cat == "int" and len(after.text) == 4 and 1970 <= after.val <= 2199:
        return j + 1, Day(date(after.val, 12, 31) if at_end else date(after.val, 1, 1))
    quarter = quarter_at(tokens, j)
    if quarter:
        begin, end = quarter_days(reader, quarter[1])
        return quarter[0], Day(end if at_end else begin)
    return None


def _period_edge(reader: Reader, unit: str, ahead: int, at_end: bool) -> Day | None:
    if unit == "week":
        days = sorted(reader.habits.days) or [0, 4]
        day = Day(reader.in_week(days[-1] if at_end else days[0], ahead))
    elif unit == "month":
        first = plus(reader.today.replace(day=1), 0, ahead)
        day = Day(first.replace(day=monthrange(first.year, first.month)[1]) if at_end else first)
    elif unit == "year":
        year = reader.today.year + ahead
        day = Day(date(year, 12, 31) if at_end else date(year, 1, 1))
    elif unit == "quarter":
        first = date(reader.today.year, (reader.today.month - 1) // 3 * 3 + 1, 1)
        first = plus(first, 0, 3 * ahead)
        day = Day(plus(first, -1, 3) if at_end else first)
    else:
        return None
    if day.day:
        which, name = "end" if at_end else "start", NAMES[day.day.weekday()]
        day.note = f"the {which} of the {unit} is read as {name}"
    return day


def quarter_at(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """ "Q3"."""
    token = at(tokens, i)
    number = at(tokens, i + 1)
    if token.low == "q" and number.cat == "int" and number.glued and 1 <= number.val <= 4:
        return i + 2, number.val
    return None


def quarter_days(reader: Reader, quarter: int) -> tuple[date, date]:
    """First and last day of the quarter that is running or comes next."""
    year = reader.today.year
    last = 3 * quarter
    if date(year, last, monthrange(year, last)[1]) < reader.today:
        year += 1
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
