"""A time of day as it was said, and the pieces it is read from."""

from __future__ import annotations

from language.line.numbers import at, whole
from language.line.tokens import Token

FROM = frozenset(("from", "de"))


PAST = frozenset(("past", "after"))


TO = frozenset(("to", "before"))


TILL = frozenset(("till", "til"))


class Clock:
    """A time of day. ``fixed``: morning or evening is settled; ``bad`` holds impossible words.

    ``named`` is "midnight", "eod", ... where a word said it; ``note`` an assumption in words;
    ``other`` a second reading (hour, minute).
    """

    __slots__ = (
        "bad",
        "day_style",
        "fixed",
        "hour",
        "minute",
        "minutes_said",
        "named",
        "note",
        "other",
        "plain",
        "soft",
    )

    def __init__(self, hour: int, minute: int, fixed: bool):
        self.hour = hour
        self.minute = minute
        self.fixed = fixed
        self.bad = False
        self.named: str | None = None
        self.note: str | None = None
        self.other: tuple[int, int] | None = None
        self.day_style = hour > 12 or hour == 0  # written on a clock of 24 hours
        self.minutes_said = False  # written "8:30", which is less open than a bare "8"
        self.plain = False  # no doubt about the half of the day
        self.soft = False  # settled by its form ("8h"), but a part of the day may still overrule


Found = tuple[int, Clock]


def made(hour: int, minute: int, fixed: bool = False) -> Clock:
    clock = Clock(hour, minute, fixed or hour > 12 or hour == 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        clock.bad = True
    return clock


def half_of_day(tokens: list[Token], j: int, clock: Clock) -> int:
    """Apply "am" or "pm" at ``j``, if there, and skip "o'clock" and "sharp"."""
    token = at(tokens, j)
    if token.cat == "oclock":
        j += 1
        token = at(tokens, j)
    low = token.low
    meridiem = None
    if token.cat == "ap":
        meridiem = token.val if token.val in ("am", "pm") else low
    elif low in ("p", "a") and token.cat in ("word", "a", "at") and _lone(tokens, j):
        meridiem = low + "m"
    if meridiem:
        j += 1
        if clock.hour > 12 and meridiem == "pm" and clock.minute >= 0 and _colon(tokens, j - 2):
            clock.fixed = True  # "15:30 pm" is odd but has one meaning
        elif not 1 <= clock.hour <= 12:
            clock.bad = True
        else:
            clock.hour = clock.hour % 12 + (12 if meridiem == "pm" else 0)
            clock.fixed = True
    if at(tokens, j).low == "hundred" and clock.minute == 0:  # "sixteen hundred hours"
        clock.fixed = True
        j += 1 + (at(tokens, j + 1).low in ("hours", "hrs"))
    if at(tokens, j).cat == "sharp":
        j += 1
    return j


def _colon(tokens: list[Token], i: int) -> bool:
    return at(tokens, i).cat == "clock"


def _lone(tokens: list[Token], j: int) -> bool:
    """A single "p" or "a" that stands for pm or am, not for an article."""
    token = tokens[j]
    if token.low == "p":
        return True
    return token.glued or at(tokens, j + 1).cat == "end"


def ish(tokens: list[Token], j: int, clock: Clock) -> Found:
    token = at(tokens, j)
    if token.low == "ish" or (
        token.cat == "-" and token.glued and at(tokens, j + 1).low == "ish" and j > 0
    ):
        clock.note = "approx"
        j += 1 if token.low == "ish" else 2
        j = half_of_day(tokens, j, clock)
    if at(tokens, j).cat == "or" and at(tokens, j + 1).low in ("so", "thereabouts"):
        clock.note = "approx"
        j += 2
    return j, clock


def digits(tokens: list[Token], i: int) -> bool:
    return at(tokens, i).cat in ("int", "clock", "dec")


def shift(clock: Clock, minutes: int) -> None:
    total = clock.hour * 60 + clock.minute + minutes
    clock.hour, clock.minute = divmod(total % 1440, 60)


def hour_marked(tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "16h" and "14h30" are clock times; "1h" and "1h30" are lengths unless "at" stands before."""
    value = tokens[i].val
    if not strong and value < 5:
        return None
    spelled = tokens[i + 1].low not in ("h", "hs")
    clock = made(value, 0, value >= 6)
    clock.soft = value <= 12
    j = i + 2
    minutes = at(tokens, j)
    if minutes.cat == "int" and len(minutes.text) == 2 and (minutes.glued or spelled):
        clock.minute = minutes.val
        if minutes.val > 59:
            clock.bad = True
        j += 1
        if at(tokens, j).cat == "u" and at(tokens, j).val == "min":
            j += 1
    elif minutes.cat == "plus":
        shift(clock, minutes.val)
        j += 1
    elif minutes.cat == "num" and isinstance(minutes.val, int) and spelled:
        clock.minute = minutes.val
        j += 1
    j = half_of_day(tokens, j, clock) if at(tokens, j).cat == "ap" else j
    return ish(tokens, j, clock)


def offset(tokens: list[Token], i: int, minutes: int, strong: bool) -> Found | None:
    """Read the hour after "past" or "to" at ``i`` and set the minutes against it."""
    word = tokens[i].cat
    hour = whole(tokens, i + 1)
    named = at(tokens, i + 1)
    if named.cat == "clk" and named.val in ("noon", "midnight"):
        clock = Clock(12 if named.val == "noon" else 0, 0, True)
        shift(clock, minutes if word in PAST else -minutes)
        return i + 2, clock
    if named.cat == "halfto":  # "fünf vor halb drei"
        hour = whole(tokens, i + 2)
        minutes = 30 + minutes if word in PAST else 30 - minutes
        word = "past"
        if hour is not None:
            hour = hour[0], (hour[1] - 1) or 12
    if hour is None or hour[1] > 24 or minutes > 59:
        return None
    j, value = hour
    if at(tokens, j).cat == "u":
        return None
    clock = made(value, 0)
    j = half_of_day(tokens, j, clock)
    shift(clock, minutes if word in PAST else -minutes)
    if not clock.fixed:
        clock.hour = clock.hour % 12 or 12
    return ish(tokens, j, clock)


def till(tokens: list[Token], i: int, minutes: int, strong: bool) -> Found | None:
    """ "quarter of 3", "ten till nine": other words for "to"."""
    kept, tokens[i].cat = tokens[i].cat, "to"
    found = offset(tokens, i, minutes, strong)
    tokens[i].cat = kept
    return found
