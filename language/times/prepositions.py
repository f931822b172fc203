"""What stands behind "at", "from", "on", "in" and "for"."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at, whole
from language.line.scan import Scan
from language.line.tokens import Token
from language.naming import people
from language.times import dates, days, durations, spans, weekdays, weekly
from language.times.bounds import read_begin
from language.times.clock import Clock
from language.times.days import Day
from language.times.durations import Length
from language.times.named_days import read_any_day


def read_at(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    if at(tokens, k).cat == "the":
        k += 1
    following = at(tokens, k)
    if following.cat == "int" and at(tokens, k + 1).cat == "mo":
        day = scan.day(i, k, "at", True)  # "at 27 nov 16:30"
        if day > i:
            return day
    if following.cat == "part":
        return scan.add("part", i, k + 1, following.val, "at")
    if following.cat == "this" and at(tokens, k + 1).cat == "tz":
        return scan.handle("this", k, "at")
    if following.cat == "-" and at(tokens, k + 1).cat == "int" and at(tokens, k + 1).glued:
        return scan.add("bad", i, k + 2, "There is no such time of day.")
    end = scan.clock(i, k, "at", True)
    if end > i:
        return end
    if following.cat in ("int", "num"):
        length = durations.length(tokens, k)
        if length and at(tokens, k + 1).low in ("hours", "hour", "hrs") and (
            following.cat == "int" and following.val <= 24 and length[0] == k + 2
        ):  # fmt: skip
            hour = Clock(following.val, 0, following.val > 12)
            return scan.zones_after(scan.add("clock", i, k + 2, hour, "at"))
        if length:
            return i
        if following.cat == "int" and len(following.text) <= 4 and at(tokens, k + 1).cat != "word":
            return scan.add("bad", i, k + 1, "There is no such time of day.")
        return i
    return scan.day(i, k, "at", True) if following.cat not in ("a", "word") else i


def read_from(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on") or (
        at(tokens, k).cat == "at" and tokens[i].cat in ("from", "de")
    ):
        k += 1
    following = at(tokens, k)
    romance = tokens[i].cat == "de"
    if following.cat in ("int", "num", "clock", "dec", "clk", "half", "halfto", "quarter", "a"):
        found = spans.clock_range(scan.reader, tokens, k, True, tokens[i].cat)
        if found:
            return scan.clock(i, k, tokens[i].cat, True)
        day = dates.read(scan.reader, tokens, k, True)
        if day and not romance and (day[1].day or day[1].bad):
            return read_begin(scan, i, k)
        if romance and (following.cat in ("num", "a") or not read_hourly(tokens, k)):
            return i
        if durations.length(tokens, k) and not read_hourly(tokens, k):
            return i
        return scan.clock(i, k, "from", True)
    if (
        following.cat == "wd"
        and at(tokens, k + 1).cat in ("to", "until", "-")
        and (at(tokens, k + 2).cat == "wd")
    ):
        if scan.repeating:
            return scan.repeat(i, weekly.bare_list(scan.reader, tokens, k))
        begin, end = scan.reader.coming(following.val), scan.reader.coming(at(tokens, k + 2).val)
        while end < begin:
            end += timedelta(days=7)
        return scan.add("period", i, k + 3, (begin, end + timedelta(days=1)), "from")
    if following.cat == "now":
        if at(tokens, k + 1).low in ("on", "onward", "onwards"):
            return scan.add("onwards", i, k + 2, None)
        return i
    if romance and following.cat not in ("wd", "day"):
        return i
    if not scan.repeating and following.cat in ("last", "previous"):
        behind = scan.period(i, k, "from")  # "the ones from last week"
        if behind > i:
            return behind
    return read_begin(scan, i, k) if not romance else i


def read_hourly(tokens: list[Token], k: int) -> bool:
    token = at(tokens, k)
    after = at(tokens, k + 1)
    return (
        token.cat in ("clock", "clk")
        or after.cat in ("ap", "oclock")
        or (
            after.cat == "u"
            and after.val == "hour"
            and after.low in ("h", "heures", "horas", "heure")
        )
        or (token.cat == "int" and after.cat not in ("u", "word", "-", "times", "mo", "of", "de"))
    )


def read_on(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on"):
        k += 1
    following = at(tokens, k)
    if following.cat in ("wds", "everywd", "every", "freq", "part"):
        end = scan.handle(following.cat, k, "on")
        if end > k:
            scan.slots[-1].i = i
        return end if end > k else i
    end = read_any_day(scan, i, k, "on")
    if end > i:
        return end
    if following.cat in ("clock", "clk") or at(tokens, k + 1).cat in ("ap", "oclock"):
        return scan.clock(i, k, "at", True)
    if following.cat == "int" and scan.reader.tongue == "en" and 1 <= following.val <= 31:
        after = at(tokens, k + 1)
        if after.cat in ("end", "at", ",", "from") and len(following.text) <= 2 and k > i + 1:
            day = days.day_of_month(scan.reader, following.val, "this")
            return scan.add("day", i, k + 1, day, "on")
    if following.cat in ("this", "next", "coming", "last"):
        return scan.period(i, k, "on")
    if following.cat == "int" and scan.of("day") and at(tokens, k + 1).cat in ("end", ",", "?"):
        return scan.clock(i, k, "at", True)  # "on friday on 10"
    return i


def read_in(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    following = at(tokens, k)
    if following.cat == "the" and at(tokens, k + 1).cat == "part":
        return scan.add("part", i, k + 2, at(tokens, k + 1).val, "in")
    if following.cat == "approx":
        k += 1
    span = durations.length(tokens, k)
    if span:
        j, length = span
        if at(tokens, j).cat == "," or at(tokens, j).cat == "and":
            more = durations.length(tokens, j + 1)
            if more and more[1].unit in ("hour", "min"):
                length = Length(
                    length.minutes + more[1].minutes, length.days, length.months, "min", 1
                )
                j = more[0]
        if at(tokens, j).cat == "tz":
            j += 1
        elif at(tokens, j).cat == "'" and at(tokens, j + 1).cat == "tz":
            j += 2
        if at(tokens, j).cat in ("before", "from now"):
            j += at(tokens, j).cat == "from now"
        k = j + 1 if at(tokens, j).cat == "on" else j
        if length.unit in ("week", "fortnight") and at(tokens, k).cat == "wd":
            weekday = at(tokens, k).val
            day = Day(scan.reader.in_week(weekday, length.days // 7))
            day.weekday = weekday
            return scan.add("day", i, k + 1, day, "in")
        return scan.add("offset", i, j, length)
    if following.cat == "couple" or following.cat == "few":
        return scan.add("bad", i, min(i + 3, scan.stop), "That does not say how long.")
    number = whole(tokens, k)
    if number and 1 <= number[1] <= 120 and following.cat in ("int", "num"):
        after = at(tokens, number[0])
        if after.cat in ("end", "with", ",", "for") or after.low in ("please", "pls"):
            return scan.add("offset", i, number[0], Length(number[1], 0, 0, "min", 1), "", "min")
    if following.cat == "part":
        return scan.add("part", i, k + 1, following.val, "in")
    if following.cat in ("mo", "next", "this", "the", "coming", "last") or (
        following.low == "q" and at(tokens, k + 1).cat == "int"
    ):
        end = scan.period(i, k, "in")
        if end > i:
            return end
    if (
        following.cat == "int"
        and len(following.text) == 4
        and 1970 <= following.val <= 2199
        and at(tokens, k + 1).cat in ("end", ",")
        and scan.slots
    ):
        return i
    beside = bool(scan.slots) and scan.slots[-1].j == i and scan.slots[-1].kind != "people"
    end = scan.zone(i, beside and any(s.kind in ("clock", "range") for s in scan.slots))
    if end == i and following.text[:1].isupper() and at(tokens, k + 1).cat == "tz":
        return scan.add("bad", i, k + 2, "That is no time zone I know.")  # "in Atlantis time"
    return end


def read_for(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    if tokens[i].cat == "for the next" and at(tokens, k).cat == "wd":
        return scan.add(
            "day", i, k + 1, weekdays.next_weekday(scan.reader, at(tokens, k).val), "for"
        )
    if tokens[i].cat == "for the next":
        span = durations.length(tokens, k)
        return scan.add("span", i, span[0], span[1], "next") if span else scan.period(i, i, "for")
    while at(tokens, k).cat in ("the", "approx") or at(tokens, k).low in (
        "a total",
        "another",
        "only",
    ):
        k += 1
    following = at(tokens, k)
    if following.cat in ("word", "name"):
        end, names = people.together(scan.line, k, scan.known)
        if names:
            return scan.add("people", i, end, names)
    if following.cat in ("next", "coming"):
        span = durations.length(tokens, k + 1)
        if span:
            return scan.add("span", i, span[0], span[1], "next")
    if following.cat == "-" and at(tokens, k + 1).glued and durations.length(tokens, k + 1):
        return scan.add("bad", i, k + 3, "A meeting cannot last less than no time.")
    span = durations.length(tokens, k)
    if span and at(tokens, span[0]).cat == "from":
        day = scan.day(i, k, "for", False)  # "for two weeks from tomorrow"
        if day > i:
            return day
    if span:
        if at(tokens, span[0]).cat == "-" and at(tokens, span[0]).glued:
            return i
        return scan.add("span", i, span[0], span[1], "for")
    number = whole(tokens, k)
    if number and at(tokens, number[0]).cat == "times":
        return scan.add("count", i, number[0] + 1, number[1])
    if following.cat in ("couple", "few"):
        return scan.add("bad", i, min(k + 2, scan.stop), "That does not say how long.")
    if following.cat in ("day", "wd", "this", "next", "coming", "iso", "slash", "dotted", "dayam",
                         "fest", "nth", "part", "clk"):  # fmt: skip
        end = scan.handle(following.cat, k, "for")
        if end > k:
            scan.slots[-1].i = min(scan.slots[-1].i, i)
            return end
        return i
    if following.cat in ("int", "clock", "mo"):
        day = scan.day(i, k, "for", False)
        if day > i:
            return day
        if following.cat == "clock" or at(tokens, k + 1).cat in ("ap", "oclock"):
            return scan.clock(i, k, "at", True)
    if (
        number
        and following.cat == "int"
        and number[1] in (15, 20, 30, 45, 60, 90)
        and (at(tokens, number[0]).cat in ("end", ",", "with", "on", "at", "every"))
    ):
        return scan.add("span", i, number[0], Length(number[1], 0, 0, "min", 1), "bare")
    return i
