"""Days as people name them: "fri", "next tue", "12 may", "5.12.", "the 14th", "a week from today"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, tzinfo

from language.durations import length
from language.model import Habits
from language.numbers import at
from language.tokens import Token
from language.words.kinds import listed

_MONTH_FIRST = frozenset(("US", "PH", "PW", "FM", "MH", "GU", "PR", "BZ"))
_YEAR_FIRST = frozenset(("CN", "JP", "KR", "TW", "HU", "LT", "MN"))
_SUNDAY_FIRST = frozenset(
    listed("US CA MX BR JP KR TW IN IL ZA PH CO PE VE AR_ SA_ HK SG TH ID PT_ KE ZW JM GT HN PA")
)
JOINS = frozenset((",", "on", "the", "at_", "("))
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = listed(
    "January February March April May June July August September October November December"
)


class Reader:
    """Whose line is read: now, today and zone, and what their country and habits settle."""

    __slots__ = ("habits", "home", "now", "order", "today", "tongue", "wall", "week_start")

    def __init__(
        self, now: datetime, home: tzinfo, locale: str | None, habits: Habits, tongue: str
    ):
        self.now = now
        self.home = home
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
        elif country or tongue != "en":
            self.order = "dmy"
        elif locale and locale[:2] not in ("en", ""):
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
    to the next month with ``rolls`` "month"). ``others`` are other readings, most likely first; with
    ``ask`` none of them is preferred. ``clock`` comes from ISO text, ``part`` from "morgen früh".
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
            return broken(f"{_MONTHS[month - 1]} {year} has no day {number}.")
        return Day(found, exact=True)
    if not 1 <= number <= (29 if month == 2 else monthrange(2026, month)[1]):
        return broken(f"{_MONTHS[month - 1]} has no day {number}.")
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


def read(reader: Reader, tokens: list[Token], i: int, strong: bool = False) -> Found | None:
    """Read a day at ``i``; ``strong``: "on" or "the" stands before, so "the 14th" or "5.12" do."""
    token = at(tokens, i)
    cat = token.cat
    if cat == "on" or cat == "the":
        i += 1
        if at(tokens, i).cat == "the":
            i += 1
        token, strong = at(tokens, i), True
        cat = token.cat
    if cat == "wd":
        return _weekday(reader, tokens, i)
    if cat == "day" or cat == "dayam":
        return _relative(reader, tokens, i)
    if cat in ("this", "next", "coming", "last", "previous"):
        return _which(reader, tokens, i)
    if cat == "mo":
        return _month_first(reader, tokens, i)
    if cat == "int":
        return _number_first(reader, tokens, i, strong)
    if cat == "nth" or cat == "ord":
        return _ordinal(reader, tokens, i, strong)
    if cat == "iso":
        return _iso(reader, tokens, i)
    if cat in ("slash", "dash"):
        return _slashed(reader, tokens, i)
    if cat == "dotted" or (cat == "dec" and strong):
        return _dotted(reader, tokens, i)
    if cat == "fest":
        month, number = token.val
        j, year = year_at(tokens, i + 1) or (i + 1, None)
        return j, month_day(reader, month, number, year)
    if cat in ("month end", "week end", "year end", "quarter end"):
        return i + 1, _end_of_this(reader, cat)
    if cat in ("end of", "start of"):
        return _edge(reader, tokens, i)
    if cat == "num" and at(tokens, i + 1).cat in ("of", "de", "mo"):
        return _number_first(reader, tokens, i, strong)
    if cat in ("a", "num", "couple"):
        return _from(reader, tokens, i)
    return None


def _weekday(reader: Reader, tokens: list[Token], i: int) -> Found:
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
        return j + 2, _said(reader.in_week(weekday, weeks), weekday)
    if after.cat == "week after next" or (after.cat == "of" and second.cat == "week after next"):
        return j + (1 if after.cat != "of" else 2), _said(reader.in_week(weekday, 2), weekday)
    if after.cat == "u" and after.val == "week" and second.cat in ("next", "this", "coming"):
        return j + 2, _said(reader.in_week(weekday, 0 if second.cat == "this" else 1), weekday)
    if after.cat == "u" and after.low in ("week", "fortnight") and at(tokens, j).text.islower():
        weeks = 1 if after.low == "week" else 2
        days = (weekday - reader.today.weekday()) % 7 or 7
        return j + 1, _said(
            reader.today
            + timedelta(
                days=days - 7 + 7 * weeks + (7 if weeks == 1 else 7) - (0 if weeks == 1 else 7)
            ),
            weekday,
        ) if weeks == 1 else _said(reader.today + timedelta(days=days + 7), weekday)
    if after.cat == "in8":
        days = (weekday - reader.today.weekday()) % 7 or 7
        return j + 1, _said(reader.today + timedelta(days=days + 7), weekday)
    if after.cat == "after next":
        return j + 1, _said(reader.in_week(weekday, 2), weekday)
    if after.cat == "next" and reader.tongue != "en":
        return j + 1, _next(reader, weekday)
    if after.cat == "past" and reader.tongue != "en":
        return j + 1, _last(reader, weekday)
    if after.cat == "in" and second.cat in ("a", "int", "num", "couple"):
        weeks_ahead = length(tokens, j + 1)
        if weeks_ahead and weeks_ahead[1].unit in ("week", "fortnight"):
            days_ahead = weeks_ahead[1].days
            moved = reader.in_week(weekday, days_ahead // 7)
            return weeks_ahead[0], _said(moved, weekday)
    k = j
    while at(tokens, k).cat in (",", "the", "on", "("):
        k += 1
    nested = at(tokens, k)
    if nested.cat in ("int", "nth", "mo", "slash", "dotted", "iso", "dash", "ord", "fest") or (
        nested.cat == "dec" and k > j
    ):
        found = read(reader, tokens, k, k > j)
        if found and (found[1].day or found[1].bad):
            if nested.cat == "ord" and found[1].weekday is not None:
                return j, _bare(reader, weekday)
            if nested.cat == "(" or at(tokens, k - 1).cat == "(":
                closing = at(tokens, found[0]).cat == ")"
                return found[0] + closing, _agree(reader, weekday, found[1])
            return found[0], _agree(reader, weekday, found[1])
    return j, _bare(reader, weekday)


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
                return day
    said = day.day or reader.today
    return broken(
        f"{said.day} {_MONTHS[said.month - 1]} {said.year} is a {_NAMES[said.weekday()]}, "
        f"not a {_NAMES[weekday]}."
    )


def _said(day: date, weekday: int) -> Day:
    found = Day(day)
    found.weekday = weekday
    return found


def _bare(reader: Reader, weekday: int) -> Day:
    found = Day(reader.coming(weekday), rolls="week")
    found.weekday = weekday
    return found


def _next(reader: Reader, weekday: int) -> Day:
    """Next calendar week's; the coming one is the other reading where a week lies between."""
    day = _said(reader.in_week(weekday, 1), weekday)
    days = (weekday - reader.today.weekday()) % 7 or 7
    soon = reader.today + timedelta(days=days)
    if day.day != soon:
        day.others = (soon,)
        day.note = "“next” is read as next calendar week's"
    return day


def _last(reader: Reader, weekday: int) -> Day:
    days = (reader.today.weekday() - weekday) % 7 or 7
    return _said(reader.today - timedelta(days=days), weekday)


def _relative(reader: Reader, tokens: list[Token], i: int) -> Found:
    token = tokens[i]
    offset: int = token.val
    day = Day(reader.today + timedelta(days=offset))
    if token.cat == "dayam":
        day.part = "morning"
    j = i + 1
    after = at(tokens, j)
    if reader.tongue == "en" and after.cat == "u" and after.low in ("week", "fortnight"):
        if token.text.lower() in ("today", "tomorrow") and at(tokens, j + 1).cat not in ("wd",):
            return j + 1, Day(
                reader.today + timedelta(days=offset + (7 if after.low == "week" else 14))
            )
    if after.cat == "in" and offset in (0, 1):
        ahead = length(tokens, j + 1)
        if ahead and ahead[1].unit in ("week", "fortnight") and reader.tongue != "en":
            return ahead[0], Day(reader.today + timedelta(days=offset + ahead[1].days))
    k = j
    while at(tokens, k).cat in (",", "the", "("):
        k += 1
    nested = at(tokens, k)
    if nested.cat == "wd" and not nested.owned:
        found = _weekday(reader, tokens, k)
        inner = found[1]
        closing = at(tokens, k - 1).cat == "(" and at(tokens, found[0]).cat == ")"
        if inner.bad:
            return found
        if inner.day and day.day and inner.day != day.day and inner.weekday != day.day.weekday():
            return found[0], broken(
                f"{token.text} is a {_NAMES[day.day.weekday()]}, not a {_NAMES[inner.weekday or 0]}."
            )
        return found[0] + closing, day
    return j, day


def _which(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "this fri", "next tue", "next week tuesday", "last monday"."""
    word = tokens[i].cat
    after = at(tokens, i + 1)
    if word == "last" and after.cat == "wd":
        single = nth_weekday(reader, tokens, i)
        if single:
            return single
    if word in ("this", "next", "coming") and after.cat in ("next", "coming"):
        i += 1  # "this next friday"
        word, after = tokens[i].cat, at(tokens, i + 1)
    if after.cat == "wd":
        weekday: int = after.val
        if at(tokens, i + 2).cat == "after next":
            return i + 3, _said(reader.in_week(weekday, 2), weekday)
        if word == "next":
            second = at(tokens, i + 2)
            if second.cat == "u" and second.val == "week":
                return None
            found = _dated(reader, tokens, i + 1)
            return found or (i + 2, _next(reader, weekday))
        if word == "coming":
            days = (weekday - reader.today.weekday()) % 7 or 7
            return i + 2, _said(reader.today + timedelta(days=days), weekday)
        if word in ("last", "previous"):
            return i + 2, _last(reader, weekday)
        found = _dated(reader, tokens, i + 1)
        if found:
            return found
        day = _said(reader.in_week(weekday, 0), weekday)
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
            return k + 1, _said(reader.in_week(nested.val, weeks), nested.val)
        return None
    if after.cat == "day" and word == "this":
        return _relative(reader, tokens, i + 1)
    if after.cat == "mo" and at(tokens, i + 2).cat in ("int", "nth"):
        return _month_first(reader, tokens, i + 1)
    return None


def _dated(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """A weekday followed by a date ("next friday the 4th"): the date decides."""
    found = _weekday(reader, tokens, i)
    if found[1].bad or (found[1].exact and found[1].day):
        return found
    return None


def _month_first(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    month: int = tokens[i].val
    j = i + 1
    if at(tokens, j).cat == "-" and at(tokens, j).glued:
        j += 1
    if at(tokens, j).cat == "the":
        j += 1
    number = at(tokens, j)
    if number.cat == "ord" and 1 <= number.val <= 30 and number.low != "second":
        value = number.val
    elif number.cat == "nth" or (number.cat == "int" and len(number.text) <= 2):
        value = number.val
    else:
        return None
    after = at(tokens, j + 1)
    if number.cat == "int" and (
        after.cat in ("ap", "oclock", "times")
        or (after.cat == "u" and (after.glued or after.val in ("min", "hour")))
        or (after.low in ("p", "a") and after.glued)
    ):
        return None
    if value == 0:
        return j + 1, broken(f"{_MONTHS[month - 1]} has no day {value}.")
    j += 1
    if at(tokens, j).cat == "-" and at(tokens, j).glued and at(tokens, j + 1).cat == "int":
        if at(tokens, j + 1).glued and at(tokens, j + 1).val <= 31:
            return j + 2, broken("That names several days.")
    if _more_days(tokens, j):
        return j + 2, broken("That names several days.")
    year = year_at(tokens, j)
    if year:
        return year[0], month_day(reader, month, value, year[1])
    return j, month_day(reader, month, value, None)


def _more_days(tokens: list[Token], j: int) -> bool:
    """ "jan 14 and 15 9am": another day of the month behind "and"."""
    second, after = at(tokens, j + 1), at(tokens, j + 2)
    return (
        at(tokens, j).cat == "and"
        and second.cat in ("int", "nth")
        and len(second.text) <= 4
        and 1 <= second.val <= 31
        and after.cat not in ("ap", "u", "oclock", "times", "word", "-", "mo")
    )


def _number_first(reader: Reader, tokens: list[Token], i: int, strong: bool) -> Found | None:
    token = tokens[i]
    value = token.val
    if len(token.text) == 8 and token.cat == "int" and token.text.startswith("20"):
        found = made(value // 10000, value // 100 % 100, value % 100)
        return (i + 1, Day(found, exact=True)) if found else None
    j = i + 1
    after = at(tokens, j)
    if after.cat in (".", "-") and after.glued and at(tokens, j + 1).cat == "mo":
        j += 1
    elif after.cat in ("of", "de") and at(tokens, j + 1).cat in ("mo", "of next month"):
        j += 1
    elif after.cat in ("-", "to", "and", "until") and at(tokens, j + 1).cat in ("int", "nth"):
        k = j + 3 if at(tokens, j + 2).cat in ("of", "de") else j + 2
        last = at(tokens, j + 1)
        if at(tokens, k).cat == "mo" and 1 <= value < last.val <= 31 and not year_at(tokens, i):
            day_behind = at(tokens, k + 1).cat in ("int", "nth") and at(tokens, k + 2).cat not in (
                "ap", "oclock", "u", "-",
            )  # fmt: skip
            if not day_behind or year_at(tokens, k + 1):
                return k + 1, broken("That names several days.")
    month = at(tokens, j)
    if month.cat == "mo":
        if not isinstance(value, int) or value > 31 and token.cat == "num":
            return None
        if value > 99:
            return None
        if (
            month.low in ("may", "mar", "set", "out")
            and not month.glued
            and at(tokens, j + 1).cat in ("word",)
            and value > 31
        ):
            return None
        j += 1
        if at(tokens, j).cat == "-" and at(tokens, j).glued:
            year = year_at(tokens, j + 1)
        else:
            year = year_at(tokens, j)
        if year:
            return year[0], month_day(reader, month.val, value, year[1])
        return j, month_day(reader, month.val, value, None)
    if after.cat == "." and strong and 1 <= value <= 31 and not after.text == "":
        if at(tokens, i + 2).cat in ("end", "at", "part", "clock", "int", "from", "de"):
            return i + 2, _day_of_month(reader, value, "this")
    if token.cat == "int" and strong and reader.tongue in ("fr", "es", "pt") and 1 <= value <= 31:
        if after.cat not in ("u", "ap", "oclock", "-", "to", "plus") and len(token.text) <= 2:
            return i + 1, _day_of_month(reader, value, "this")
    return _from(reader, tokens, i)


def _from(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "3 days from now", "a week from tuesday", "a week on wednesday", "2 weeks on monday"."""
    ahead = length(tokens, i)
    if ahead is None or ahead[1].unit not in ("day", "week", "fortnight", "month"):
        return None
    j, span = ahead
    after = at(tokens, j)
    if after.cat == "from now" or after.low == "hence":
        return j + 1, Day(_plus(reader.today, span.days, span.months))
    if (after.cat in ("from", "after") or (after.cat == "on" and span.unit != "day")) and (
        at(tokens, j + 1).cat not in ("a", "num", "couple", "int")
        or at(tokens, j + 2).cat in ("mo", "of", "de", ".")
    ):
        base = read(reader, tokens, j + 1, True)
        if after.cat == "from" and at(tokens, j + 1).cat == "now":
            return j + 2, Day(_plus(reader.today, span.days, span.months))
        if base and base[1].day and not base[1].bad:
            if span.unit == "week" and after.cat == "on" and base[1].weekday is None:
                return None
            day = base[1]
            start = day.day
            if start is None:
                return None
            if day.rolls == "week" and start == reader.today:
                start += timedelta(days=7)
            if (
                after.cat == "on"
                and base[1].rolls == "week"
                and span.unit != "day"
                and span.days > 7
            ):
                # "2 weeks on monday": the Monday of the week two weeks ahead
                moved = Day(reader.coming(base[1].weekday or 0) + timedelta(days=span.days))
                if start.weekday() == reader.today.weekday():
                    moved = Day(reader.today + timedelta(days=span.days))
            else:
                moved = Day(_plus(start, span.days, span.months))
            moved.weekday = day.weekday
            return base[0], moved
    return None


def _plus(day: date, days: int, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9998:
        return day
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return day


def plus(day: date, days: int, months: int) -> date:
    """``day`` some calendar days and months on; a 31st becomes the month's last day."""
    return _plus(day, days, months)


def _day_of_month(reader: Reader, number: int, which: str) -> Day:
    """The ``number``-th of this month or the next one that has it."""
    if not 1 <= number <= 31:
        return broken(f"No month has a day {number}.")
    year, month = reader.today.year, reader.today.month
    if which == "next":
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found = made(year, month, number)
        if found is None:
            return broken(f"{_MONTHS[month - 1]} has no day {number}.")
        return Day(found, exact=True)
    if which == "exactly":
        found = made(year, month, number)
        return (
            Day(found, exact=True)
            if found
            else broken(f"{_MONTHS[month - 1]} has no day {number}.")
        )
    for _ in range(14):
        found = made(year, month, number)
        if found and found >= reader.today:
            return Day(found, rolls="month", exact=True)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return broken("There is no such day.")


def _ordinal(reader: Reader, tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "the 14th", "3rd of december", "1st of next month", "first monday in december"."""
    token = tokens[i]
    number: int = token.val if isinstance(token.val, int) else 0
    j = i + 1
    after = at(tokens, j)
    if after.cat == "wd":
        return nth_weekday(reader, tokens, i)
    if token.cat == "ord" and token.val == -1:
        return None
    if after.cat in ("of", "de"):
        j += 1
        after = at(tokens, j)
    if after.cat == "mo":
        found = year_at(tokens, j + 1)
        if found:
            return found[0], month_day(reader, after.val, number, found[1])
        return j + 1, month_day(reader, after.val, number, None)
    if after.cat == "of next month" or (
        after.cat in ("next", "of") and at(tokens, j + 1).val == "month"
    ):
        step = 1 if after.cat == "of next month" else 2
        return j + step, _day_of_month(reader, number, "next")
    if after.cat == "of this month" or (after.cat == "this" and at(tokens, j + 1).val == "month"):
        step = 1 if after.cat == "of this month" else 2
        return j + step, _day_of_month(reader, number, "exactly")
    if j > i + 1:
        return None
    if (
        token.cat == "nth"
        or (token.cat == "ord" and number > 4)
        or (
            token.cat == "ord"
            and strong
            and (token.low[0].isdigit() or after.cat in ("at", "from", "clock"))
        )
    ):
        follows = after.cat in (
            "end",
            "at",
            "from",
            ",",
            "part",
            "clock",
            "clk",
            "-",
            "for",
            "with",
            "until",
            "iso",
            "approx",
            "in",
            ".",
            ")",
            "this",
            "?",
            "!",
            "about",
            "to",
        )
        hour = after.cat == "int" and at(tokens, j + 1).cat in ("ap", "-", "u", "to", "oclock")
        if strong or follows or hour:
            if after.cat in ("word",) and token.cat == "ord":
                return None
            if after.cat == "u" or (strong and after.cat == "word" and not _ends_phrase(tokens, j)):
                return None
            return i + 1, _day_of_month(reader, number, "this")
    return None


def _ends_phrase(tokens: list[Token], j: int) -> bool:
    """Whether an ordinal before ``j`` can be a day: "the 8th standup" may, "3rd party" may not."""
    return at(tokens, j).low not in ("party", "floor", "time", "one", "round", "attempt", "edition",
                                     "degree", "person", "gen", "generation", "phase")  # fmt: skip


def nth_weekday(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "first monday in december", "last friday of next month": one day, not a recurrence."""
    number: int = tokens[i].val if tokens[i].cat != "last" else -1
    weekday = at(tokens, i + 1)
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
        return j, broken(f"{_MONTHS[month - 1]} {year} has no such {_NAMES[weekday.val]}.")
    day = Day(found, exact=True)
    day.weekday = weekday.val
    return j, day


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


def _iso(reader: Reader, tokens: list[Token], i: int) -> Found:
    text = tokens[i].text
    day_text, _, clock = text.upper().partition("T")
    if day_text.isdigit():
        day_text = f"{day_text[:4]}-{day_text[4:6]}-{day_text[6:]}"
    year, month, number = (int(part) for part in day_text.replace(".", "-").split("-"))
    found = made(year, month, number)
    if found is None:
        return i + 1, broken(f"There is no {day_text}.")
    day = Day(found, exact=True)
    if clock:
        digits = clock.replace(":", "")
        hour, minute = int(digits[:-2] if len(digits) == 3 else digits[:2]), int(digits[2:4] or 0)
        if hour > 23 or minute > 59:
            return i + 1, broken(f"There is no {clock}.")
        day.clock = (hour, minute)
    return i + 1, day


def _slashed(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    text = tokens[i].text
    if text in ("24/7", "1/2", "9/11") and text != "1/2":
        return None
    parts = [int(part) for part in text.replace("-", "/").split("/")]
    lengths = [len(part) for part in text.replace("-", "/").split("/")]
    if lengths[0] == 4:
        if len(parts) != 3:
            return None
        found = made(*parts)
        return i + 1, Day(found, exact=True) if found else broken(f"There is no {text}.")
    if lengths[0] > 2 or (len(parts) == 3 and lengths[2] == 3):
        return None
    year = None
    if len(parts) == 3:
        year = parts[2] if lengths[2] == 4 else 2000 + parts[2]
    first, second = parts[:2]
    after = at(tokens, i + 1)
    if year is None and after.cat == "u" and after.low in ("hour", "hours", "hr", "h"):
        return None
    readings: dict[str, Day] = {}
    if second <= 12:
        readings["dmy"] = month_day(reader, second, first, year)
    if first <= 12:
        readings["mdy"] = month_day(reader, first, second, year)
    good = {order: day for order, day in readings.items() if day.day}
    if not good:
        if first > 31 or second > 31 or (first == 0 or second == 0):
            return None if year is None else (i + 1, broken(f"There is no day {text}."))
        return i + 1, broken(f"There is no day {text}.")
    if len(good) == 1 or first == second:
        order, day = next(iter(good.items()))
        preferred = "mdy" if reader.order == "mdy" else "dmy" if reader.order else None
        if preferred and order != preferred and preferred in readings and first <= 31:
            day.note = f"{text} has one possible reading"
        return i + 1, day
    wanted = {"mdy": "mdy", "dmy": "dmy", "ymd": "mdy"}.get(reader.order or "")
    if wanted:
        other = good["dmy" if wanted == "mdy" else "mdy"]
        chosen = good[wanted]
        if other.day and chosen.day and other.day != chosen.day:
            chosen.others = (other.day,)
            chosen.note = f"{text} is read the way your country writes dates"
        return i + 1, chosen
    first_day, second_day = sorted((good["mdy"].day or date.max, good["dmy"].day or date.max))
    day = Day(first_day, exact=True)
    day.others = (second_day,)
    day.ask = True
    return i + 1, day


def _dotted(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    parts = [part.strip() for part in tokens[i].text.split(".") if part.strip()]
    if len(parts) < 2 or "," in tokens[i].text:
        return None
    first, second = int(parts[0]), int(parts[1])
    if tokens[i].cat == "dec" and (not 1 <= second <= 12 or not 1 <= first <= 31):
        return None
    year = None
    if len(parts) == 3:
        year = int(parts[2]) if len(parts[2]) == 4 else 2000 + int(parts[2])
    if second > 12 and first <= 12:
        first, second = second, first
    if not 1 <= second <= 12:
        if first > 31 and year is None:
            return None
        return i + 1, broken(f"There is no day {tokens[i].text}")
    j = i + 1
    if year is None:
        said = year_at(tokens, j)
        if said:
            j, year = said
    return j, month_day(reader, second, first, year)


def _end_of_this(reader: Reader, cat: str) -> Day:
    today = reader.today
    if cat == "week end":
        last = max(reader.habits.days, default=4)
        friday = reader.in_week(last, 0)
        if friday < today:
            friday += timedelta(days=7)
        day = Day(friday)
        day.note = f"the end of the week is read as {_NAMES[last]}"
        return day
    if cat == "month end":
        day = Day(today.replace(day=monthrange(today.year, today.month)[1]))
        day.note = "the end of the month is read as its last day"
        return day
    if cat == "quarter end":
        month = (today.month - 1) // 3 * 3 + 3
        return Day(date(today.year, month, monthrange(today.year, month)[1]))
    return Day(date(today.year, 12, 31))


def _edge(reader: Reader, tokens: list[Token], i: int) -> Found | None:
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
        first = _plus(reader.today.replace(day=1), 0, ahead)
        day = Day(first.replace(day=monthrange(first.year, first.month)[1]) if at_end else first)
    elif unit == "year":
        year = reader.today.year + ahead
        day = Day(date(year, 12, 31) if at_end else date(year, 1, 1))
    elif unit == "quarter":
        first = date(reader.today.year, (reader.today.month - 1) // 3 * 3 + 1, 1)
        first = _plus(first, 0, 3 * ahead)
        day = Day(_plus(first, -1, 3) if at_end else first)
    else:
        return None
    if day.day:
        day.note = f"the {'end' if at_end else 'start'} of the {unit} is read as {_NAMES[day.day.weekday()]}"
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
