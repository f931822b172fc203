"""A day that was said, and whose line it was said in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, tzinfo

from language.line.numbers import at
from language.line.tokens import Token
from language.model import Habits
from language.words.kinds import listed

_MONTH_FIRST = frozenset(("US", "PH", "PW", "FM", "MH", "GU", "PR", "BZ"))


_YEAR_FIRST = frozenset(("CN", "JP", "KR", "TW", "HU", "LT", "MN"))


_SUNDAY_FIRST = frozenset(
    listed("US CA MX BR JP KR TW IN IL ZA PH CO PE VE AR_ SA_ HK SG TH ID PT_ KE ZW JM GT HN PA")
)


NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


MONTHS = listed(
    "January February March April May June July August September October November December"
)


class Reader:
    """Whose line is read: now, today and zone, and what their country and habits settle."""

    __slots__ = (
        "habits",
        "home",
        "minute",
        "now",
        "order",
        "today",
        "tongue",
        "wall",
        "week_start",
    )

    def __init__(
        self, now: datetime, home: tzinfo, locale: str | None, habits: Habits, tongue: str
    ):
        self.now = now
        self.home = home
        self.minute = now.replace(second=0, microsecond=0)
        self.wall = now.astimezone(home).replace(tzinfo=None, second=0, microsecond=0)
        self.today = self.wall.date()
        self.habits = habits
        self.tongue = tongue
        locale = locale.partition("@")[0] if locale else None
        country = locale.replace("-", "_").partition("_")[2][-2:].upper() if locale else ""
        self.order: str | None = None
        if country in _MONTH_FIRST:
            self.order = "mdy"
        elif country in _YEAR_FIRST:
            self.order = "ymd"
        elif country or tongue != "en" or (locale and locale[:2] not in ("en", "")):
            self.order = "dmy"
        start = habits.week_start
        self.week_start = start if start is not None else 6 if country in _SUNDAY_FIRST else 0

    def week(self, day: date) -> date:
        """The first day of the calendar week that ``day`` is in."""
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)

    def coming(self, weekday: int) -> date:
        """The first such weekday from today on."""
        return self.today + timedelta(days=(weekday - self.today.weekday()) % 7)

    def in_week(self, weekday: int, weeks: int) -> date:
        """That weekday of this calendar week (0), of the next one (1), ..."""
        first = self.week(self.today) + timedelta(days=7 * weeks)
        return first + timedelta(days=(weekday - self.week_start) % 7)


class Day:
    """A day that was said. ``bad`` tells why it is impossible, in words.

    ``rolls``: a bare weekday or day of month, which moves on when its time has passed (7 days, or
    to the next month with ``rolls`` "month"). ``others`` are other readings, most likely first;
    with ``ask`` none of them is preferred. ``clock`` comes from ISO text, ``part`` from "morgen
    früh".
    """

    __slots__ = ("ask", "bad", "clock", "day", "exact", "note", "others", "part", "rolls",
                 "weekday", "zulu")  # fmt: skip

    def __init__(self, day: date | None, rolls: str = "", exact: bool = False):
        self.day = day
        self.rolls = rolls
        self.exact = exact
        self.others: tuple[date, ...] = ()
        self.ask = False
        self.bad: str | None = None
        self.note: str | None = None
        self.clock: tuple[int, int] | None = None
        self.part: str | None = None
        self.weekday: int | None = None
        self.zulu = False


Found = tuple[int, Day]


def broken(why: str) -> Day:
    """A day that cannot be."""
    day = Day(None)
    day.bad = why
    return day


def disagreeing(why: str, *choices: date) -> Day:
    """A weekday and a date that do not fit: in a plan both are offered, elsewhere it cannot be."""
    day = broken(why)
    day.others = choices
    return day


def made(year: int, month: int, number: int) -> date | None:
    """The date, or ``None`` where there is none."""
    if 1 <= month <= 12 and 1 <= year <= 9998 and 1 <= number <= monthrange(year, month)[1]:
        return date(year, month, number)
    return None


def month_day(reader: Reader, month: int, number: int, year: int | None) -> Day:
    """A day of a named month; without a year the next one to come."""
    if not 1 <= month <= 12:
        return broken("There is no such month.")
    if year is not None:
        found = made(year, month, number)
        if found is None:
            return broken(f"{MONTHS[month - 1]} {year} has no day {number}.")
        return Day(found, exact=True)
    if not 1 <= number <= (29 if month == 2 else monthrange(2026, month)[1]):
        return broken(f"{MONTHS[month - 1]} has no day {number}.")
    for ahead in range(9):
        found = made(reader.today.year + ahead, month, number)
        if found and found >= reader.today:
            day = Day(found, exact=True)
            if ahead:
                day.note = f"the year {found.year} is assumed"
            return day
    return broken("There is no such day.")


def year_at(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """A year of four digits, after a comma perhaps."""
    j = i + 1 if at(tokens, i).cat in (",", "de", "of") else i
    token = at(tokens, j)
    short = at(tokens, j + 1)
    if token.cat == "'" and short.cat == "int" and short.glued and len(short.text) == 2:
        return j + 2, 2000 + int(short.val)
    if token.cat == "int" and len(token.text) == 4 and 1970 <= token.val <= 2199:
        after = at(tokens, j + 1)
        if after.cat not in ("ap", "oclock") and not (after.cat == "u" and after.val == "hour"):
            return j + 1, token.val
    return None


def plus(day: date, days: int, months: int) -> date:
    """``day`` some calendar days and months on; a 31st becomes the month's last day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9998:
        return day
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return day


def day_of_month(reader: Reader, number: int, which: str) -> Day:
    """The ``number``-th of this month or the next one that has it."""
    if not 1 <= number <= 31:
        return broken(f"No month has a day {number}.")
    year, month = reader.today.year, reader.today.month
    if which == "next":
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found = made(year, month, number)
        if found is None:
            return broken(f"{MONTHS[month - 1]} has no day {number}.")
        return Day(found, exact=True)
    if which == "exactly":
        found = made(year, month, number)
        return (
            Day(found, exact=True) if found else broken(f"{MONTHS[month - 1]} has no day {number}.")
        )
    for _ in range(14):
        found = made(year, month, number)
        if found and found >= reader.today:
            return Day(found, rolls="month", exact=True)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return broken("There is no such day.")


def nth(year: int, month: int, weekday: int, number: int) -> date | None:
    """The ``number``-th (or last: -1) such weekday of a month."""
    days = monthrange(year, month)[1]
    if number < 0:
        last = date(year, month, days)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
        return day if day.month == month else None
    first = date(year, month, 1)
    value = 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1)
    return date(year, month, value) if 1 <= value <= days else None
