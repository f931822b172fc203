"""Words that look like a time and belong to the title: "weekend handover fri 4:30pm"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from language.line.numbers import at
from language.line.scan import Slot
from language.times.bounds import LOOSE
from language.times.days import Day
from language.times.said import Said
from language.words.kinds import listed

_JUST = frozenset(listed("straight right just shortly directly soon immediately"))
_SOME_DAY = frozenset(("one day", "some day", "someday", "any time", "anytime"))
_TIMES = frozenset(("clock", "range", "day", "begin", "part", "repeat", "till", "zone"))
_CLOCKS = frozenset(("clock", "range"))
_PLAIN = frozenset(("word", "quote", "name"))
_NO_TITLE = frozenset(listed("please pls plz thanks thx cheers sharp instead then ok okay onwards"))
_EDGES = frozenset(("month end", "week end", "year end", "quarter end", "end of", "start of"))
_ENDS = frozenset(("until", "count", "begin", "endless"))
_LOOSE = frozenset(("bad", "instant", "vague", "span", "part"))
_ONE_OF_MANY = frozenset(("day", "week", "month", "year", "d"))  # "3 day sprint", "6 month review"


def titled(c: Said) -> str | None:
    """Give to the title what is no time beside a full one; return a frequency word given so."""
    firm = [slot for slot in c.scan.slots if _firm_clock(c, slot)]
    _clocks(c, firm)
    if not [slot for slot in c.scan.slots if slot.kind in _CLOCKS]:
        return None
    _days(c)
    _periods(c)
    if any(slot.kind in _LOOSE for slot in c.scan.slots):
        _words_of_time(c, firm)
    return _frequency(c)


def _words_of_time(c: Said, firm: list[Slot]) -> None:
    """ "now or never pitch tomorrow 11:00", "3 day sprint kickoff mon 10:00", "20/20 vision"."""
    for slot in c.scan.of("bad"):
        if c.scan.tokens[slot.j - 1].low in LOOSE and firm:
            _left_out(c, slot)
    for slot in [*c.scan.of("instant"), *c.scan.of("vague")]:
        # "now or never pitch tomorrow 11:00", "thu 16:00 mid year review"
        first = c.scan.tokens[slot.i]
        named = slot.j in c.scan.rest and at(c.scan.tokens, slot.j).cat in ("or", "word", "u")
        if named and c.scan.of("day") and (first.cat != "sometime" or first.low in _SOME_DAY):
            c.to_title(slot)
    for slot in [*c.scan.of("span"), *c.scan.of("bad"), *c.scan.of("part")]:
        if not _before_word(c, slot) or slot.mark not in ("", "bare"):
            continue
        last = c.scan.tokens[slot.j - 1]
        many = slot.kind == "span" and last.low in _ONE_OF_MANY and not c.scan.of("repeat")
        whole = slot.kind == "bad" and (
            last.cat == "all day" or (last.cat == "slash" and bool(c.scan.of("day")))
        )  # "20/20 vision"
        settled = slot.kind == "part" and not _beside(c, slot) and any(_settled(s) for s in firm)
        if many or whole or settled:
            c.to_title(slot)


def _left_out(c: Said, slot: Slot) -> None:
    """ "straight after school 3:30pm": beside an exact time it says nothing more."""
    c.scan.slots.remove(slot)
    if at(c.scan.tokens, slot.i - 1).low in _JUST:
        c.scan.rest = [index for index in c.scan.rest if index != slot.i - 1]


def _firm_clock(c: Said, slot: Slot) -> bool:
    """Whether a clock time is written as one: no lone "4.12", no "noon" before a word."""
    if slot.kind not in _CLOCKS:
        return False
    first = c.scan.tokens[slot.i]
    lone = slot.kind == "clock" and slot.j == slot.i + 1 and first.cat in ("dec", "clk")
    versions = slot.kind == "range" and first.cat == "dec" == c.scan.tokens[slot.j - 1].cat
    return not (lone or versions) or bool(slot.mark)


def _settled(slot: Slot) -> bool:
    clock = slot.value[0] if slot.kind == "range" else slot.value
    return bool(clock.fixed)


def _before_word(c: Said, slot: Slot) -> bool:
    """Whether a word of the title stands right behind ("weekend plans", "24-hour cover")."""
    after = at(c.scan.tokens, slot.j)
    if after.cat == "-" and after.glued:
        after = at(c.scan.tokens, slot.j + 1)
        return after.glued and after.cat in _PLAIN
    if slot.j not in c.scan.rest:
        return False
    compound = after.cat == "on" and at(c.scan.tokens, slot.j + 1).glued  # "on-call"
    return compound or (after.cat in _PLAIN and after.low not in _NO_TITLE)


def _behind_word(c: Said, slot: Slot) -> bool:
    return slot.i - 1 in c.scan.rest and at(c.scan.tokens, slot.i - 1).cat in (*_PLAIN, "in", "on")


def _beside(c: Said, slot: Slot, kinds: frozenset[str] = _TIMES) -> bool:
    """Whether another time stands right before or behind, a comma between them perhaps."""
    tokens = c.scan.tokens
    before = slot.i - (at(tokens, slot.i - 1).cat == ",")
    behind = slot.j + (at(tokens, slot.j).cat == ",")
    return any(
        other is not slot
        and other.kind in kinds
        and (other.j in (slot.i, before) or other.i in (slot.j, behind))
        for other in c.scan.slots
    )


def _clocks(c: Said, firm: list[Slot]) -> None:
    """ "python 3.11 upgrade thu 14:00", "noon project kickoff at 2"."""
    loose = [slot for slot in c.scan.slots if slot.kind in _CLOCKS and slot not in firm]
    if not firm:  # "tomorrow 14.30 pricing 1.15": the one beside the day is the time
        dotted = [slot for slot in loose if c.scan.tokens[slot.i].cat == "dec"]
        firm = [slot for slot in dotted if _beside(c, slot) and not _behind_word(c, slot)]
        firm = firm[:1] or [slot for slot in dotted if _beside(c, slot)][:1]
        loose = [slot for slot in dotted if slot not in firm]
    if not firm:
        return
    for slot in loose:
        dotted_one = c.scan.tokens[slot.i].cat == "dec"
        named = next((s for s in c.scan.of("people") if s.j == slot.i), None)
        if named is not None and not dotted_one and _beside(c, slot):
            last = named.value[-1]  # "with feroz noon tomorrow 2pm"
            named.value[-1] = replace(last, text=f"{last.text} {c.words(slot)}")
            named.j = slot.j
            c.scan.slots.remove(slot)
        elif _before_word(c, slot) or (dotted_one and _behind_word(c, slot)):
            c.to_title(slot)


def _days(c: Said) -> None:
    """ "today show prep thursday 2pm", "year end toast 31 dec 16:00"."""
    slots = c.scan.of("day")
    firm = [slot for slot in slots if _firm_day(c, slot)]
    if not firm and c.scan.of("begin"):
        return
    for slot in slots:
        if slot in firm or not firm or not _before_word(c, slot):
            continue
        first = c.scan.tokens[slot.i]
        day: Day = slot.value
        exact = day.exact and first.cat not in ("fest", *_EDGES)
        same = all(other.value.day == day.day for other in firm)
        dotted = c.scan.tokens[slot.j - 1].cat == "dec"  # "on 3.5 release"
        if dotted or (not exact and (not same or first.cat in _EDGES)):
            c.to_title(slot)


def _firm_day(c: Said, slot: Slot) -> bool:
    if c.scan.tokens[slot.j - 1].cat == "dec" and _before_word(c, slot):
        return False
    if c.scan.tokens[slot.j - 1].owned and _before_word(c, slot):
        return False
    if c.scan.tokens[slot.i].cat in _EDGES and not slot.mark and _before_word(c, slot):
        return False  # "31 dec 16:00 year end toast"
    return bool(slot.mark) or _beside(c, slot, _CLOCKS) or not _before_word(c, slot)


def _periods(c: Said) -> None:
    """ "weekend handover fri 4:30pm"; "next week sync friday 3pm" is Friday of that week."""
    days = [slot.value for slot in c.scan.of("day")]
    if not days:
        return
    for slot in c.scan.of("period"):
        begin, end = slot.value
        within = end - begin == timedelta(days=7) and any(day.rolls == "week" for day in days)
        if not slot.mark and _before_word(c, slot) and not within and not _beside(c, slot):
            c.to_title(slot)


def _frequency(c: Said) -> str | None:
    """ "monthly report review tomorrow 11am": beside a single date it says what is talked of."""
    repeats = c.scan.of("repeat")
    days = c.scan.of("day") if len(repeats) == 1 else []
    if len(days) != 1 or not repeats[0].value.weak:
        return None
    if any(slot.kind in _ENDS for slot in c.scan.slots):
        return None
    repeat, day = repeats[0].value, days[0].value
    weekday = day.rolls == "week" or (day.weekday is not None and not day.exact)
    if (repeat.freq == "WEEKLY" and weekday) or (repeat.freq != "WEEKLY" and day.rolls == "month"):
        return None
    words = c.words(repeats[0])
    c.to_title(repeats[0])
    return words
