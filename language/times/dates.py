"""Days as people name them: "fri", "next tue", "12 may", "the 14th", "a week from today"."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import (
    MONTHS,
    NAMES,
    Day,
    Found,
    Reader,
    broken,
    day_of_month,
    disagreeing,
    made,
    month_day,
    plus,
    year_at,
)
from language.times.durations import length
from language.times.edges import edge, end_of_this
from language.times.weekdays import nth_weekday, weekday_at, which_day
from language.times.written_dates import dotted, iso, slashed


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
        return weekday_at(reader, tokens, i)
    if cat == "day" or cat == "dayam":
        return relative(reader, tokens, i)
    if cat in ("this", "next", "coming", "last", "previous"):
        return which_day(reader, tokens, i)
    if cat == "mo":
        return month_first(reader, tokens, i)
    if cat == "int":
        return _number_first(reader, tokens, i, strong)
    if cat == "nth" or cat == "ord":
        return _ordinal(reader, tokens, i, strong)
    if cat == "iso":
        return iso(reader, tokens, i)
    if cat in ("slash", "dash"):
        return slashed(reader, tokens, i)
    if cat == "dotted" or (cat == "dec" and strong):
        return dotted(reader, tokens, i)
    if cat == "fest":
        month, number = token.val
        j, year = year_at(tokens, i + 1) or (i + 1, None)
        return j, month_day(reader, month, number, year)
    if cat in ("month end", "week end", "year end", "quarter end"):
        return i + 1, end_of_this(reader, cat)
    if cat in ("end of", "start of"):
        return edge(reader, tokens, i)
    if cat == "num" and at(tokens, i + 1).cat in ("of", "de", "mo"):
        return _number_first(reader, tokens, i, strong)
    if cat in ("a", "num", "couple"):
        return _from(reader, tokens, i)
    return None


def relative(reader: Reader, tokens: list[Token], i: int) -> Found:
    token = tokens[i]
    offset: int = token.val
    day = Day(reader.today + timedelta(days=offset))
    if token.cat == "dayam":
        day.part = "morning"
    j = i + 1
    after = at(tokens, j)
    if (
        reader.tongue == "en"
        and after.cat == "u"
        and after.low in ("week", "fortnight")
        and token.text.lower() in ("today", "tomorrow")
        and at(tokens, j + 1).cat not in ("wd",)
    ):
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
        found = weekday_at(reader, tokens, k)
        inner = found[1]
        closing = at(tokens, k - 1).cat == "(" and at(tokens, found[0]).cat == ")"
        if inner.bad:
            return found
        if inner.day and day.day and inner.day != day.day and inner.weekday != day.day.weekday():
            return found[0] + closing, disagreeing(
                f"{token.text} is a {NAMES[day.day.weekday()]}, not a {NAMES[inner.weekday or 0]}.",
                day.day,
                inner.day,
            )
        return found[0] + closing, day
    return j, day


def month_first(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    month: int = tokens[i].val
    j = i + 1
    if at(tokens, j).cat == "-" and at(tokens, j).glued:
        j += 1
    if at(tokens, j).cat == "the":
        j += 1
    number = at(tokens, j)
    if (
        (number.cat == "ord" and 1 <= number.val <= 30 and number.low != "second")
        or number.cat == "nth"
        or (number.cat == "int" and len(number.text) <= 2)
    ):
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
        return j + 1, broken(f"{MONTHS[month - 1]} has no day {value}.")
    j += 1
    if (
        at(tokens, j).cat == "-"
        and at(tokens, j).glued
        and at(tokens, j + 1).cat == "int"
        and at(tokens, j + 1).glued
        and at(tokens, j + 1).val <= 31
    ):
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
    if (after.cat in (".", "-") and after.glued and at(tokens, j + 1).cat == "mo") or (
        after.cat in ("of", "de") and at(tokens, j + 1).cat in ("mo", "of next month")
    ):
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
        if not isinstance(value, int) or (value > 31 and token.cat == "num"):
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
    if (
        after.cat == "."
        and strong
        and 1 <= value <= 31
        and after.text != ""
        and at(tokens, i + 2).cat in ("end", "at", "part", "clock", "int", "from", "de")
    ):
        return i + 2, day_of_month(reader, value, "this")
    if (
        token.cat == "int"
        and strong
        and reader.tongue in ("fr", "es", "pt")
        and 1 <= value <= 31
        and after.cat not in ("u", "ap", "oclock", "-", "to", "plus")
        and len(token.text) <= 2
    ):
        return i + 1, day_of_month(reader, value, "this")
    return _from(reader, tokens, i)


def _from(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "3 days from now", "a week from tuesday", "a week on wednesday", "2 weeks on monday"."""
    ahead = length(tokens, i)
    if ahead is None or ahead[1].unit not in ("day", "week", "fortnight", "month"):
        return None
    j, span = ahead
    after = at(tokens, j)
    if after.cat == "from now" or after.low == "hence":
        return j + 1, Day(plus(reader.today, span.days, span.months))
    if after.cat == "day" and after.val in (0, 1) and span.unit in ("week", "fortnight"):
        return j + 1, Day(plus(reader.today, span.days + after.val, 0))  # "a week tomorrow"
    if (after.cat in ("from", "after") or (after.cat == "on" and span.unit != "day")) and (
        at(tokens, j + 1).cat not in ("a", "num", "couple", "int")
        or at(tokens, j + 2).cat in ("mo", "of", "de", ".")
    ):
        base = read(reader, tokens, j + 1, True)
        if after.cat == "from" and at(tokens, j + 1).cat == "now":
            return j + 2, Day(plus(reader.today, span.days, span.months))
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
                moved = Day(plus(start, span.days, span.months))
            moved.weekday = day.weekday
            return base[0], moved
    return None


def _ordinal(reader: Reader, tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "the 14th", "3rd of december", "1st of next month", "first monday in december"."""
    token = tokens[i]
    number: int = token.val if isinstance(token.val, int) else 0
    j = i + 1
    after = at(tokens, j)
    if after.cat == "wd" or (after.val == "day" and at(tokens, j + 2).cat == "mo"):
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
        return j + step, day_of_month(reader, number, "next")
    if after.cat == "of this month" or (after.cat == "this" and at(tokens, j + 1).val == "month"):
        step = 1 if after.cat == "of this month" else 2
        return j + step, day_of_month(reader, number, "exactly")
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
            return i + 1, day_of_month(reader, number, "this")
    return None


def _ends_phrase(tokens: list[Token], j: int) -> bool:
    """Whether an ordinal before ``j`` can be a day: "the 8th standup" may, "3rd party" may not."""
    return at(tokens, j).low not in ("party", "floor", "time", "one", "round", "attempt", "edition",
                                     "degree", "person", "gen", "generation", "phase")  # fmt: skip
