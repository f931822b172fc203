"""The new time of a meeting: where it begins in a line, and what it says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from language.line.numbers import at
from language.line.parse import Parse, time_fields
from language.line.scan import Scan, Slot
from language.times.days import Day
from language.times.said import When
from language.times.when import combine

_TO = frozenset(("to", "until"))
TIMEY = frozenset(
    (
        "day",
        "clock",
        "range",
        "begin",
        "repeat",
        "offset",
        "period",
        "zone",
        "part",
        "span",
        "length",
        "instant",
        "lead",
    )
)


def _dest(parse: Parse, k: int, end: int) -> Scan | None:
    """A scan of what stands behind "to" at ``k``, if it begins with a time."""
    if k + 1 >= end:
        return None
    scan = parse.scan(k + 1, end)
    timey = [slot for slot in scan.slots if slot.kind in TIMEY or slot.kind == "bad"]
    if timey and min(slot.i for slot in timey) <= 1:
        return scan
    first = at(scan.tokens, 0)
    if first.cat in ("int", "num") and isinstance(first.val, int) and (
        first.val <= 24 or (len(first.text) in (3, 4) and first.val < 2400 and first.val % 100 < 60)
    ):  # fmt: skip
        return scan
    return None


def split(parse: Parse, begin: int, end: int) -> tuple[int, Scan] | None:
    """Where target and destination part: the first "to" that a time follows."""
    tokens = parse.tokens
    tries = 0
    for k in range(begin, end):
        token = tokens[k]
        if (
            token.cat in _TO
            or (token.cat in ("at", "on", "for") and k > begin + 1 and False)
            or (
                parse.line.tongue != "en"
                and token.low in ("a", "para", "au", "auf", "as", "pour", "al", "ao")
            )
        ):
            if _inside_clock(parse, k, begin):
                continue
            tries += 1
            scan = _dest(parse, k, end) if tries < 9 else None
            if scan is not None:
                return k, scan
    return None


def _inside_clock(parse: Parse, k: int, begin: int) -> bool:
    """ "quarter to 9" holds a "to" of its own."""
    before = at(parse.tokens, k - 1)
    return before.cat in ("quarter",) or (
        before.cat == "num"
        and before.val in (5, 10, 20, 25)
        and k - 2 >= begin
        and at(parse.tokens, k - 2).cat in ("at", "to")
    )


def destination(parse: Parse, scan: Scan) -> tuple[dict[str, Any], When]:
    """The new time of a meeting: a start, or only its day or its clock time."""
    period = scan.of("period")
    shift: timedelta | None = None
    days = scan.of("day") + scan.of("begin")
    if period and not days and not scan.of("repeat"):
        begin_day, end_day = period[0].value
        first_of_this = parse.reader.week(parse.reader.today)
        if (end_day - begin_day).days == 7 and begin_day > first_of_this:
            scan.slots.remove(period[0])
            shift = begin_day - first_of_this
    if not scan.of("clock") and not scan.of("range"):
        _bare_hour(scan)
    when = combine(scan)
    _not_today(scan, when, days)
    dated = bool(days or scan.of("repeat") or scan.of("offset") or when.instant)
    fields = time_fields(when)
    fields.pop("instant")
    if shift is not None and when.why is None:
        fields.update(start=None, date=None, shift=shift)
        fields["assumed"] = ("the weekday is kept",)
        when.options = []
    elif not dated and when.why is None and when.question is None:
        fields.update(start=None, end=None, date=None)
        fields["assumed"] = tuple(
            words for words in when.assumed if "assumed" not in words and "passed" not in words
        )
        when.options = [
            {"start": None, "clock": option["start"].time()}
            for option in when.options
            if option.get("start") is not None
        ]
    return fields, when


def _not_today(scan: Scan, when: When, days: list[Slot]) -> None:
    """ "to monday", said on a Monday without a clock time, is next week's; today is offered."""
    if when.start is not None or when.question or when.why or when.day is None or len(days) != 1:
        return
    said: Day = days[0].value
    if said.weekday is None or when.day != scan.reader.today or said.exact:
        return
    when.day += timedelta(days=7)
    when.assumed.append("it is that weekday today, so next week is meant")
    when.options.append({"date": scan.reader.today})


def _bare_hour(scan: Scan) -> None:
    """ "to 4": a number on its own behind "to" is a clock time."""
    from language.times import clocks, spans

    for index in list(scan.rest)[:2]:
        found_range = spans.clock_range(scan.reader, scan.tokens, index, True, "to")
        found = clocks.read(scan.tokens, index, True)
        if found_range and all(n in scan.rest for n in range(index, found_range[0])):
            end, first, last, _ = found_range
            scan.rest = [n for n in scan.rest if not index <= n < end]
            scan.add("range", index, end, (first, last), "to")
            scan.zones_after(end)
            return
        if found and all(n in scan.rest for n in range(index, found[0])):
            end, clock = found
            scan.rest = [n for n in scan.rest if not index <= n < end]
            kind = "bad" if clock.bad else "clock"
            scan.add(
                kind, index, end, "There is no such time of day." if clock.bad else clock, "to"
            )
            scan.zones_after(end)
            return


def clock_beside(scan: Scan) -> None:
    """ "mv 2 fri 10": a number behind a day is its clock time, no place in a list."""
    from language.times import clocks

    if scan.of("clock") or scan.of("range"):
        return
    for slot in scan.of("day"):
        found = clocks.read(scan.tokens, slot.j, True) if slot.j in scan.rest else None
        if found and not found[1].bad:
            scan.rest = [k for k in scan.rest if not slot.j <= k < found[0]]
            scan.add("clock", slot.j, found[0], found[1])
            return
