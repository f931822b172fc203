"""Days by name, and the stretches that are no day."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at
from language.line.scan import Scan
from language.line.tokens import Token
from language.times import dates, monthly, repeats, spans, weekdays, weekly
from language.times.clock import Clock
from language.times.days import Day
from language.times.durations import Length
from language.times.pattern import Repeat

_THIS = Token("this", "this", "this", "this", 0, 0, False)


def read_any_day(scan: Scan, i: int, k: int, mark: str) -> int:
    """A day, or the recurrence that begins like one, at ``k``."""
    tokens = scan.tokens
    token = at(tokens, k)
    if scan.repeating:
        if token.cat == "wd":
            found = weekly.bare_list(scan.reader, tokens, k)
            if found:
                return scan.repeat(i, found)
            if at(tokens, k + 1).cat == "part" and at(tokens, k + 1).low in (
                "mornings", "afternoons", "evenings", "nights",
            ):  # fmt: skip
                repeat = Repeat("WEEKLY", 1, [(0, token.val)])
                repeat.part = at(tokens, k + 1).val
                return scan.add("repeat", i, k + 2, repeat)
        elif token.cat in ("ord", "nth", "last"):
            single = weekdays.nth_weekday(scan.reader, tokens, k)
            if (
                single is None
                and at(tokens, k + 1).cat
                in ("wd", "wds", "and", "&", "u", "business day", "of month")
            ) or (token.cat != "last" and single is None):
                repeated = monthly.ordinals(scan.reader, tokens, k)
                if repeated and (repeated[1].bad is None or mark or token.cat != "ord"):
                    if repeated[1].bad and at(tokens, repeated[0] - 1).cat in (
                        "ord",
                        "nth",
                        "last",
                    ):
                        pass
                    else:
                        return scan.repeat(i, repeated)
    return scan.day(i, k, mark, bool(mark))


def read_week_after_next(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in (",", "on"):
        k += 1
    if at(tokens, k).cat == "wd":
        day = Day(scan.reader.in_week(at(tokens, k).val, 2))
        day.weekday = at(tokens, k).val
        return scan.add("day", i, k + 1, day, "next")
    begin = scan.reader.week(scan.reader.today) + timedelta(days=14)
    return scan.add("period", i, i + 1, (begin, begin + timedelta(days=7)), "next")


def read_stretch(scan: Scan, i: int, mark: str) -> int:
    """ "the week of dec 7", "rest of the week": no day."""
    tokens = scan.tokens
    found = dates.read(scan.reader, tokens, i + 1, True)
    if found and found[1].day and tokens[i].cat == "week of":
        begin = scan.reader.week(found[1].day)
        return scan.add("period", i, found[0], (begin, begin + timedelta(days=7)), "of")
    if at(tokens, i + 1).cat == "u" and tokens[i].cat == "rest of":
        stretch = spans.period(scan.reader, [_THIS, tokens[i + 1]], 0)
        if stretch:
            return scan.add("period", i, i + 2, (scan.reader.today, stretch[2]), "of")
    return i


def read_all_day(scan: Scan, i: int, mark: str) -> int:
    return scan.add("bad", i, i + 1, "Say from when to when.")


def read_edge(scan: Scan, i: int, mark: str) -> int:
    """ "end of every month"; else a day."""
    tokens = scan.tokens
    if at(tokens, i + 1).cat == "every" and at(tokens, i + 2).val == "month" and scan.repeating:
        repeat = Repeat("MONTHLY")
        repeat.monthdays = [-1 if tokens[i].cat == "end of" else 1]
        return scan.repeat(i, (i + 3, repeat))
    return read_day(scan, i, mark)


def read_which(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    word = tokens[i].cat
    after = at(tokens, i + 1)
    if word == "last" and scan.repeating:
        end = read_any_day(scan, i, i, mark)
        if end > i:
            return end
        return scan.period(i, i, mark)
    end = scan.day(i, i, mark, True)
    if end > i:
        if (
            scan.repeating
            and at(tokens, end).cat in ("and", "/")
            and at(tokens, end + 1).cat == "wd"
        ):
            return scan.add("bad", end, end + 2, "That names two days.")
        return end
    if word == "this" and after.cat in ("part", "clk"):
        if after.cat == "clk":
            scan.add("day", i, i + 1, Day(scan.reader.today), "this")
            return scan.clock(i, i + 1, "at", True)
        day = Day(scan.reader.today)
        day.part = after.val
        return scan.add("day", i, i + 2, day, "this")
    if word == "this" and after.cat == "tz" and scan.repeating:  # "this time tomorrow"
        wall = scan.reader.wall
        if at(tokens, i + 2).cat in ("day", "wd", "next", "on", "in") or scan.of("day"):
            return scan.add("clock", i, i + 2, Clock(wall.hour, wall.minute, True), "at")
        return i
    if word == "next" and after.cat == "part":
        day = Day(scan.reader.today + timedelta(days=1))
        day.part = after.val
        return scan.add("day", i, i + 2, day, "next")
    return scan.period(i, i, mark)


def read_the(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    after = at(tokens, k)
    if after.cat in ("ord", "nth", "last"):
        return read_any_day(scan, i, k, "the")
    if after.cat in (
        "wd",
        "day",
        "int",
        "fest",
        "mo",
        "num",
        "next",
        "coming",
        "dayam",
        "month end",
        "end of",
        "wds",
        "clk",
        "part",
    ):
        if (
            after.cat in ("wd", "wds")
            and scan.repeating
            and scan.reader.tongue == "es"
            and (tokens[i].low == "los")
        ):
            return scan.repeat(i, weekly.plurals(scan.reader, tokens, k))
        if after.cat in ("int", "num"):
            end = scan.day(i, k, "the", True)
            return end if end > i else scan.clock(i, k, "at", True) if tokens[i].low == "las" else i
        end = scan.handle(after.cat, k, mark or "the")
        if end > k:
            scan.slots[-1].i = min(i, scan.slots[-1].i)
            return end
    return i


def read_day(scan: Scan, i: int, mark: str) -> int:
    token = scan.tokens[i]
    if token.cat == "wd" and at(scan.tokens, i + 1).cat == "every other" and scan.repeating:
        return scan.repeat(i, (i + 2, Repeat("WEEKLY", 2, [(0, token.val)])))  # "sur deux"
    if (
        token.cat == "wd"
        and token.owned
        and scan.repeating
        and (at(scan.tokens, i + 1).cat in ("at", "clock", "from"))
    ):
        repeat = Repeat("WEEKLY", 1, [(0, token.val)])  # "monday's at 5pm"
        repeat.note = "every week is assumed"
        return scan.repeat(i, (i + 1, repeat))
    return read_any_day(scan, i, i, mark)


def read_month(scan: Scan, i: int, mark: str) -> int:
    return scan.day(i, i, mark, bool(mark))


_BEHIND_UNIT = {"next": 1, "coming": 1, "last": -1, "previous": -1}


def read_unit(scan: Scan, i: int, mark: str) -> int:
    """ "hour long", "weekdays", "weekend", a lone "hour"."""
    tokens = scan.tokens
    token = tokens[i]
    if token.val == "wday" and scan.repeating and token.low.endswith("s"):
        return scan.repeat(i, repeats._unit(scan.reader, tokens, i, 1))
    if token.val == "hour" and at(tokens, i + 1).low == "long":
        return scan.add("length", i, i + 2, Length(60, 0, 0, "hour", 1))
    if token.val == "hour" and at(tokens, i + 1).cat == "-" and at(tokens, i + 2).low == "long":
        return scan.add("length", i, i + 3, Length(60, 0, 0, "hour", 1))
    after = at(tokens, i + 1)
    if scan.reader.tongue in ("fr", "es", "pt") and after.cat in _BEHIND_UNIT:
        found = spans.unit_period(scan.reader, token.val, _BEHIND_UNIT[after.cat])
        if found:  # "la semaine prochaine"
            return scan.add("period", i, i + 2, found, mark)
    if token.val == "wend":
        return scan.period(i, i, mark)
    if token.low == "day" and at(tokens, i + 1).cat in ("after", "before"):
        said = dates.read(scan.reader, tokens, i + 2, True)
        if said and said[1].day and not said[1].ask:
            step = 1 if at(tokens, i + 1).cat == "after" else -1
            return scan.add("day", i, said[0], Day(said[1].day + timedelta(days=step), exact=True))
    return i


def read_absolute(scan: Scan, i: int, mark: str) -> int:
    return scan.day(i, i, mark, bool(mark))
