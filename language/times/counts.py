"""What begins with a number: a day, a clock time, a count, a length."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at, whole
from language.line.scan import Scan
from language.naming import people
from language.times import clocks, durations
from language.times.days import Day
from language.times.durations import Length


def read_part(scan: Scan, i: int, mark: str) -> int:
    token = scan.tokens[i]
    return scan.add("part", i, i + 1, token.val, mark)


def read_half_of_day(scan: Scan, i: int, mark: str) -> int:
    """ "friday pm" is its afternoon."""
    token = scan.tokens[i]
    if token.val not in ("am", "pm") or not scan.slots or scan.slots[-1].j != i:
        return i
    if scan.slots[-1].kind != "day":
        return i
    return scan.add("part", i, i + 1, "morning" if token.val == "am" else "afternoon")


def read_clk(scan: Scan, i: int, mark: str) -> int:
    return scan.clock(i, i, mark, False)


def read_number(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    token = tokens[i]
    if token.cat in ("int", "num", "a", "couple"):
        ahead = durations.length(tokens, i)
        if ahead and at(tokens, ahead[0]).cat in ("from now", "later", "ago"):
            return read_length(scan, i, ahead)
    end = scan.day(i, i, mark, False) if token.cat in ("int", "num", "a", "couple") else i
    if end > i:
        return end
    if token.cat == "int":
        length = durations.length(tokens, i)
        if length and length[1].unit not in ("min", "hour") and at(tokens, length[0]).cat in (
            "before", "ago", "from now", "later",
        ):  # fmt: skip
            return read_length(scan, i, length)
    end = scan.clock(i, i, mark, False)
    if end > i:
        return end
    number = whole(tokens, i)
    if number:
        after = at(tokens, number[0])
        if after.cat == "wds" and at(tokens, number[0] + 1).cat == "from now" and number[1] <= 53:
            first = (after.val - scan.reader.today.weekday()) % 7 or 7
            later_day = scan.reader.today + timedelta(days=first + 7 * (number[1] - 1))
            return scan.add("day", i, number[0] + 2, Day(later_day))
        if after.low == "time" and number[1] == 1 and scan.of("repeat"):
            return scan.add("count", i, number[0] + 1, 1)
        unit = at(tokens, number[0] + 2)
        if after.low == "x" and at(tokens, number[0] + 1).glued and unit.cat == "word":
            return i  # "4x4 drive"
        if after.cat == "times" and unit.cat == "u" and (
            at(tokens, number[0] + 1).low in ("a", "per", "each", "every")
        ):  # fmt: skip
            return scan.add("bad", i, number[0] + 3, "Say on which days.")  # "3 times a week"
        if after.cat == "times":
            noun = "noun" if after.low in ("sessions", "meetings", "instances") else ""
            return scan.add("count", i, number[0] + 1, number[1], noun)
        if after.cat == "-" and after.glued and at(tokens, number[0] + 1).cat == "int":
            second = durations.length(tokens, number[0] + 1)
            if second and second[1].unit in ("min", "hour", "day", "week"):
                return scan.add("bad", i, second[0], "That is no one length.")
    length = durations.length(tokens, i)
    if length:
        return read_length(scan, i, length)
    return i


def read_length(scan: Scan, i: int, found: tuple[int, Length]) -> int:
    tokens = scan.tokens
    j, length = found
    after = at(tokens, j)
    if after.low == "late":
        return i  # "tom comes 15 minutes late"
    if after.cat in ("from now", "later") or after.low == "hence":
        return scan.add("offset", i, j + 1, length)
    if after.cat == "ago":
        past = Length(-length.minutes, -length.days, -length.months, length.unit, length.amount)
        return scan.add("offset", i, j + 1, past)
    if after.cat == "before" or after.low in ("beforehand", "ahead", "prior", "earlier"):
        return scan.add("lead", i, j + 1, length)
    if length.unit in ("week", "month", "year", "quarter", "fortnight") or (
        length.unit == "day" and tokens[i].cat != "a"
    ):
        return scan.add("span", i, j, length, "bare")
    if length.unit == "day":
        return i
    if after.low in ("long", "only") or (
        after.low == "each" and at(tokens, j + 1).cat in ("end", ",", "for", "until", "with")
    ):
        j += 1
    if after.cat == "-" and at(tokens, j + 1).low == "long":
        j += 2
    return scan.add("length", i, j, length)


def read_dur(scan: Scan, i: int, mark: str) -> int:
    found = durations.length(scan.tokens, i)
    return read_length(scan, i, found) if found else i


def read_half(scan: Scan, i: int, mark: str) -> int:
    end = scan.clock(i, i, mark, False)
    if end > i:
        return end
    return i


def read_approx(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    following = at(tokens, i + 1)
    if following.cat in ("clock", "clk", "half", "quarter") or (
        following.cat in ("int", "num")
        and (at(tokens, i + 2).cat in ("ap", "oclock", "end", "on") or tokens[i].low != "about")
    ):
        found = clocks.read(tokens, i + 1, True)
        if found and not durations.length(tokens, i + 1):
            found[1].note = "approx"
            if found[1].bad:
                return scan.add("bad", i + 1, found[0], "There is no such time of day.")
            return scan.zones_after(scan.add("clock", i, found[0], found[1], "approx"))
    return i


def read_plus(scan: Scan, i: int, mark: str) -> int:
    after = at(scan.tokens, i + 1)
    span = durations.length(scan.tokens, i + 1)
    if span and (i == 0 or (scan.slots and scan.slots[-1].kind == "instant")):  # "now + 2h"
        if scan.slots and scan.slots[-1].j == i:
            scan.slots.pop()
        return scan.add("offset", i, span[0], span[1])
    if after.glued and after.cat in ("email", "word", "mo") and not scan.tokens[i].glued:
        end, names = people.read(scan.line, i + 1, scan.known)
        return scan.add("people", i, end, names) if names else i
    return i


def read_times(scan: Scan, i: int, mark: str) -> int:
    """ "x10"."""
    after = at(scan.tokens, i + 1)
    if scan.tokens[i].low == "x" and after.cat == "int" and scan.of("repeat"):
        return scan.add("count", i, i + 2, after.val)
    return i
