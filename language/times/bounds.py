"""What begins, ends or bounds: "starting", "until", "between", "by", "after", "except"."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at, whole
from language.line.scan import Scan
from language.naming import people
from language.times import clocks, dates, days, durations, spans, weekly
from language.times.days import Day
from language.times.durations import Length

LOOSE = frozenset(("lunch", "work", "hours", "school", "dinner", "breakfast"))


def read_begin(scan: Scan, i: int, k: int) -> int:
    """ "starting dec 1", "from 12 may on": where a recurrence begins, or a plain day."""
    tokens = scan.tokens
    found = dates.read(scan.reader, tokens, k, True)
    if found and found[1].bad:
        return scan.add("bad", k, found[0], found[1].bad)
    if found and found[1].day:
        end, day = found
        if at(tokens, end).low in ("on", "onward", "onwards", "forward", "an"):
            after = at(tokens, end + 1)
            if at(tokens, end).low != "on" or after.cat not in ("wd", "wds", "mo", "the", "nth"):
                return scan.add("begin", i, end + 1, day, "onwards")
        if (
            at(tokens, end).cat in ("to", "until", "-")
            and scan.repeating
            and tokens[i].cat != "start"
        ):
            last = dates.read(scan.reader, tokens, end + 1, True)
            if last and last[1].day:
                scan.add("begin", i, end, day, tokens[i].cat)
                return scan.add("until", end, last[0], last[1])
        if at(tokens, end).cat in ("to", "until", "-") and not scan.repeating:
            last = dates.read(scan.reader, tokens, end + 1, True)
            if last and last[1].day and day.day:
                if last[1].day < day.day and last[1].rolls == "week":
                    last[1].day += timedelta(days=7)
                return scan.add(
                    "period", i, last[0], (day.day, last[1].day + timedelta(days=1)), "from"
                )
        return scan.add("begin", i, end, day, tokens[i].cat)
    stretch = spans.period(scan.reader, tokens, k)
    if stretch:
        end, begin, _ = stretch
        if begin <= scan.reader.today:
            begin = scan.reader.today
        return scan.add("begin", i, end, Day(begin), "period")
    return i


def read_start(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at", "on") or at(tokens, k).low == "with":
        k += 1
    if at(tokens, k).cat == "now":
        return scan.add("begin", i, k + 1, Day(scan.reader.today), "now")
    end = read_begin(scan, i, k)
    if end > i:
        return end
    end = scan.clock(i, k, "at", True)
    if end > i:
        return end
    if tokens[i].low in ("starting", "beginning", "commencing", "as of", "starting on"):
        return scan.add("bad", i, min(k + 1, scan.stop), "It does not say when it begins.")
    return i


def read_between(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at"):
        k += 1
    if at(tokens, k).cat in ("word", "name"):
        end, names = people.together(scan.line, k, scan.known)
        return scan.add("people", i, end, names) if names else i
    found = spans.clock_range(scan.reader, tokens, k, True, "between")
    if found:
        return scan.clock(i, k, "between", True)
    first = dates.read(scan.reader, tokens, k, True)
    if first and first[1].day and at(tokens, first[0]).cat in ("and", "to", "-"):
        last = dates.read(scan.reader, tokens, first[0] + 1, True)
        if last and last[1].day:
            stretch = (first[1].day, last[1].day + timedelta(days=1))
            return scan.add("period", i, last[0], stretch, "between")
    if at(tokens, k).cat == "int" and at(tokens, k + 1).cat == "and":
        last = dates.read(scan.reader, tokens, k + 2, True)
        if last and last[1].day and at(tokens, k + 2).cat in ("int", "nth"):
            number = at(tokens, k).val
            begin = days.made(last[1].day.year, last[1].day.month, number)
            if begin:
                stretch = (begin, last[1].day + timedelta(days=1))
                return scan.add("period", i, last[0], stretch, "between")
    return i


def read_by(scan: Scan, i: int, mark: str) -> int:
    span = durations.length(scan.tokens, i + 1)
    if span:
        return scan.add("shift", i, span[0], span[1])
    number = whole(scan.tokens, i + 1)
    if number and at(scan.tokens, number[0]).cat == "end" and number[1] >= 5:
        return scan.add("shift", i, number[0], Length(number[1], 0, 0, "min", 1))
    if at(scan.tokens, i + 1).cat == "clk":
        return scan.clock(i, i + 1, "by", True)
    if at(scan.tokens, i + 1).cat in ("the", "ord", "nth", "last"):
        return i
    return read_relative(scan, i, mark)


def read_until(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on", "at", "including") or at(tokens, k).low in (
        "and", "including", "incl",
    ):  # fmt: skip
        k += 1
    following = at(tokens, k)
    clock = clocks.read(tokens, k, True)
    day = dates.read(scan.reader, tokens, k, True)
    if day and day[1].bad:
        return scan.add("bad", k, day[0], day[1].bad)
    if following.cat in ("this", "next", "last", "mo", "u", "coming") or following.low == "q":
        stretch = spans.period(scan.reader, tokens, k)
        if stretch and not day:
            last = stretch[2] - timedelta(days=1)
            return scan.add("until", i, stretch[0], Day(last))
    if day and day[1].day and not (clock and clock[0] > day[0]):
        j = day[0]
        if at(tokens, j).cat == "clock" or at(tokens, j + 1).cat == "ap":
            ending = clocks.read(tokens, j, True)
            if ending and any(slot.kind in ("clock", "range") for slot in scan.slots):
                return scan.add("until", i, ending[0], day[1], "clock", ending[1])
        return scan.add("until", i, j, day[1])
    if clock:
        if clock[1].bad:
            return scan.add("bad", k, clock[0], "There is no such time of day.")
        return scan.zones_after(scan.add("till", i, clock[0], clock[1]))
    if following.cat == "int" and len(following.text) == 4:
        return scan.add("until", i, k + 1, Day(days.made(following.val, 12, 31)))
    if following.cat == "part":
        return i
    if tokens[i].low in ("until", "till", "til", "bis", "jusqu'au", "hasta", "ate"):
        return scan.add("bad", i, min(k + 1, scan.stop), "It does not say until when.")
    return i


def read_relative(scan: Scan, i: int, mark: str) -> int:
    """ "before noon", "after 3pm": a bound, not a time."""
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at", "on"):
        k += 1
    following = at(tokens, k)
    found = clocks.read(tokens, k, True)
    if found and following.cat in ("int", "num") and found[1].named is None and (
        at(tokens, found[0]).cat == "word"
    ):  # fmt: skip
        found = None  # "before 3 people"
    said = found or dates.read(scan.reader, tokens, k, True)
    if said:
        return scan.add("bad", i, said[0], "That bounds the time but does not say it.")
    if following.low in LOOSE:
        return scan.add("bad", i, k + 1, "That bounds the time but does not say it.")
    return i


def read_except(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("on", "for", "the"):
        k += 1
    token = at(tokens, k)
    if token.cat in ("wd", "wds"):
        days, end = weekly.weekday_list(tokens, k)
        return scan.add("except", i, end, {wd for _, wd in days})
    if (token.cat == "u" and token.val == "wend") or token.val == "WEEKENDS":
        return scan.add("except", i, k + 1, {5, 6})
    return scan.add("bad", i, min(k + 1, scan.stop), "Leaving that out is not possible.")
