"""Recurrences by their own words: "every", "weekly", "mondays", "mwf"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Scan
from language.times import repeats, weekly
from language.times.days import Day
from language.times.pattern import Repeat


def read_every(scan: Scan, i: int, mark: str) -> int:
    if scan.repeating:
        return scan.repeat(i, repeats.every(scan.reader, scan.tokens, i))
    return i


def read_other(scan: Scan, i: int, mark: str) -> int:
    """ "alternate tuesdays", "other tuesdays"."""
    if (
        scan.repeating
        and scan.tokens[i].low != "other"
        and at(scan.tokens, i + 1).cat in ("wd", "wds", "u")
    ):
        return scan.repeat(i, repeats.interval(scan.reader, scan.tokens, i + 1, 2))
    return i


def read_freq(scan: Scan, i: int, mark: str) -> int:
    if not scan.repeating:
        return i
    end, repeat = repeats.frequency(scan.reader, scan.tokens, i)
    if repeat.weak:
        repeat.weak = at(scan.tokens, end).cat in ("word", "quote", "part", "dec") and not mark
    return scan.repeat(i, (end, repeat))


def read_days(scan: Scan, i: int, mark: str) -> int:
    """ "mwf", "tth"."""
    if not scan.repeating:
        return i
    repeat = Repeat("WEEKLY", 1, [(0, n) for n in scan.tokens[i].val])
    repeat.note = "every week is assumed"
    return scan.repeat(i, (i + 1, repeat))


def read_plural(scan: Scan, i: int, mark: str) -> int:
    if scan.repeating:
        if scan.tokens[i].cat == "everywd":
            return scan.repeat(i, (i + 1, Repeat("WEEKLY", 1, [(0, scan.tokens[i].val)])))
        return scan.repeat(i, weekly.plurals(scan.reader, scan.tokens, i))
    token = scan.tokens[i]
    day = Day(scan.reader.coming(token.val), rolls="week")
    day.weekday = token.val
    return scan.add("day", i, i + 1, day, mark)
