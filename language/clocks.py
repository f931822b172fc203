"""Clock times: "3pm", "15.00", "half past 3", "quarter to 9", "noon", "16h"."""

from __future__ import annotations

from language.numbers import at, whole
from language.tokens import Token

FROM = frozenset(("from", "de"))
_PAST = frozenset(("past", "after"))
_TO = frozenset(("to", "before"))
_TILL = frozenset(("till", "til"))
_NAMED = {"noon": (12, 0), "lunchtime": (12, 0), "midnight": (0, 0)}


class Clock:
    """A time of day. ``fixed``: morning or evening is settled; ``bad`` holds impossible words.

    ``named`` is "midnight", "eod", ... where a word said it; ``note`` an assumption in words;
    ``other`` a second reading (hour, minute).
    """

    __slots__ = ("bad", "fixed", "day_style", "hour", "minute", "named", "note", "other", "soft")

    def __init__(self, hour: int, minute: int, fixed: bool):
        self.hour = hour
        self.minute = minute
        self.fixed = fixed
        self.bad = False
        self.named: str | None = None
        self.note: str | None = None
        self.other: tuple[int, int] | None = None
        self.day_style = hour > 12 or hour == 0  # written on a clock of 24 hours
        self.soft = False  # settled by its form ("8h"), but a part of the day may still overrule


Found = tuple[int, Clock]


def _made(hour: int, minute: int, fixed: bool = False) -> Clock:
    clock = Clock(hour, minute, fixed or hour > 12 or hour == 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        clock.bad = True
    return clock


def _half_of_day(tokens: list[Token], j: int, clock: Clock) -> int:
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


def read(tokens: list[Token], i: int, strong: bool = False) -> Found | None:
    """Read a clock time at ``i``. ``strong``: "at" or the like stands before, so bare numbers do."""
    token = at(tokens, i)
    cat = token.cat
    if cat == "int":
        return _number(tokens, i, strong)
    if cat == "clock":
        return _colons(tokens, i)
    if cat == "dec":
        return _dotted(tokens, i, strong)
    if cat == "clk":
        clock = Clock(*_NAMED.get(token.val, (17, 0)), True)
        clock.named = token.val
        return _ish(tokens, i + 1, clock)
    if cat == "num":
        return _words(tokens, i, strong)
    if cat in ("half", "halfto", "quarter"):
        return _fractions(tokens, i, strong)
    if cat == "a" and at(tokens, i + 1).cat == "quarter":
        return _fractions(tokens, i + 1, strong)
    if cat == "approx" and (token.low != "about" or strong) and at(tokens, i + 1).cat != "approx":
        found = read(tokens, i + 1, True)
        if found:
            found[1].note = "approx"
        return found
    return None


def _colons(tokens: list[Token], i: int) -> Found | None:
    text = tokens[i].text
    parts = text.split(":")
    if len(parts[1]) != 2:
        return None  # "1:1"
    clock = _made(int(parts[0]), int(parts[1]), parts[0][0] == "0" and len(parts[0]) == 2)
    return _tail(tokens, i + 1, clock)


def _tail(tokens: list[Token], j: int, clock: Clock) -> Found:
    token = at(tokens, j)
    if token.cat == "u" and token.val == "hour" and token.low in ("h", "hrs", "hours", "heures"):
        clock.fixed = clock.fixed or token.low == "h" or clock.hour == 0
        j += 1
    j = _half_of_day(tokens, j, clock)
    return _ish(tokens, j, clock)


def _ish(tokens: list[Token], j: int, clock: Clock) -> Found:
    token = at(tokens, j)
    if token.low == "ish" or (
        token.cat == "-" and token.glued and at(tokens, j + 1).low == "ish" and j > 0
    ):
        clock.note = "approx"
        j += 1 if token.low == "ish" else 2
        j = _half_of_day(tokens, j, clock)
    return j, clock


def _dotted(tokens: list[Token], i: int, strong: bool) -> Found | None:
    hour, dot, minute = tokens[i].text.partition(".")
    if not dot or len(minute) != 2 or len(hour) > 2:
        return None
    after = at(tokens, i + 1)
    plain = after.cat in ("ap", "oclock") or (after.low == "h" and after.glued)
    if not (plain or strong) and (int(hour) > 23 or int(minute) > 59):
        return None
    if after.cat == "u" and not plain:
        return None
    clock = _made(int(hour), int(minute), hour[0] == "0" and len(hour) == 2)
    return _tail(tokens, i + 1, clock)


def _number(tokens: list[Token], i: int, strong: bool) -> Found | None:
    token = tokens[i]
    value = token.val
    after = at(tokens, i + 1)
    cat = after.cat
    if cat == "oclock":
        clock = _made(value, 0, value >= 13 or (value >= 6 and after.low == "uhr"))
        clock.soft = value <= 12
        minutes = at(tokens, i + 2)
        if (
            after.low == "uhr"
            and minutes.cat in ("int", "num")
            and (0 < (minutes.val or 0) < 60 and at(tokens, i + 3).cat not in ("u", "times"))
        ):
            clock.minute = int(minutes.val)
            return i + 3, clock
        return _ish(tokens, _half_of_day(tokens, i + 1, clock), clock)
    if cat == "ap" or (
        after.low in ("p", "a")
        and cat in ("word", "a", "at")
        and (after.glued or strong or (after.low == "p" and 1 <= value <= 12))
    ):
        if len(token.text) in (3, 4) and value >= 100:
            clock = _made(value // 100, value % 100)
        else:
            clock = _made(value, 0)
        j = _half_of_day(tokens, i + 1, clock)
        if j > i + 1:
            return _ish(tokens, j, clock)
    if (
        cat == "u"
        and after.val == "hour"
        and after.low not in ("hours", "hrs", "hr", "std", "hour")
    ):
        return _hour_marked(tokens, i, strong)
    if cat == "u" and after.low in ("hours", "hrs") and len(token.text) == 4:
        return i + 2, _made(value // 100, value % 100, True)
    if cat in _PAST or (cat == "before" and value in (5, 10, 15, 20, 25)):  # "10 to 4" is a range
        found = _offset(tokens, i + 1, value, strong)
        if found:
            return found
    if cat == "of" and strong and value in (5, 10, 20, 25) and whole(tokens, i + 2):
        return _till(tokens, i + 1, value, strong)
    if cat == "u" and after.val == "min" and at(tokens, i + 2).cat in _PAST | _TO:
        found = _offset(tokens, i + 2, value, strong)
        if found and value < 60:
            return found
    if len(token.text) == 4 and value // 100 < 25 and value % 100 < 60:
        if strong or token.text[0] == "0":
            if cat == "u" and after.val != "hour":
                return None
            return _ish(tokens, i + 1, _made(value // 100, value % 100, True))
        return None
    if cat == "num" and after.val in (15, 30, 45) and value <= 12 and not strong:
        if at(tokens, i + 2).cat in ("ap", "part", "day", "wd", "end", "on"):
            clock = _made(value, after.val)  # "3 thirty pm"
            return _ish(tokens, _half_of_day(tokens, i + 2, clock), clock)
    if strong and len(token.text) <= 2:
        if cat in ("u", "times", "%", "slash", "ordn") and not (cat == "u" and after.low in "mwd"):
            return None
        if after.cat == "half":
            return None
        clock = _made(value, 0)
        minutes = after
        if (
            cat == "int"
            and len(after.text) == 2
            and after.val < 60
            and not after.glued
            and (
                after.val >= 10
                and at(tokens, i + 2).cat in ("ap", "end", "part", "day", "wd", "on")
            )
        ):
            clock.minute = minutes.val  # "at 3 30"
            return _ish(tokens, _half_of_day(tokens, i + 2, clock), clock)
        if cat == "num" and after.val in (15, 30, 45):
            clock.minute = after.val
            return _ish(tokens, _half_of_day(tokens, i + 2, clock), clock)
        j = i + 1
        if at(tokens, j).cat == "plus":
            _shift(clock, at(tokens, j).val)
            j += 1
        return _ish(tokens, j, clock)
    if after.low == "ish" or (cat == "-" and after.glued and at(tokens, i + 2).low == "ish"):
        if value <= 24 and len(token.text) <= 2:
            return _ish(tokens, i + 1, _made(value, 0))
    if cat == "plus" and value <= 24:
        clock = _made(value, 0)
        _shift(clock, after.val)
        return i + 2, clock
    return None


def _digits(tokens: list[Token], i: int) -> bool:
    return at(tokens, i).cat in ("int", "clock", "dec")


def _shift(clock: Clock, minutes: int) -> None:
    total = clock.hour * 60 + clock.minute + minutes
    clock.hour, clock.minute = divmod(total % 1440, 60)


def _hour_marked(tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "16h" and "14h30" are clock times; "1h" and "1h30" are lengths unless "at" stands before."""
    value = tokens[i].val
    if not strong and value < 5:
        return None
    spelled = tokens[i + 1].low not in ("h", "hs")
    clock = _made(value, 0, value >= 6)
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
        _shift(clock, minutes.val)
        j += 1
    elif minutes.cat == "num" and isinstance(minutes.val, int) and spelled:
        clock.minute = minutes.val
        j += 1
    j = _half_of_day(tokens, j, clock) if at(tokens, j).cat == "ap" else j
    return _ish(tokens, j, clock)


def _offset(tokens: list[Token], i: int, minutes: int, strong: bool) -> Found | None:
    """Read the hour after "past" or "to" at ``i`` and set the minutes against it."""
    word = tokens[i].cat
    hour = whole(tokens, i + 1)
    named = at(tokens, i + 1)
    if named.cat == "clk" and named.val in ("noon", "midnight"):
        clock = Clock(12 if named.val == "noon" else 0, 0, True)
        _shift(clock, minutes if word in _PAST else -minutes)
        return i + 2, clock
    if hour is None or hour[1] > 24 or minutes > 59:
        return None
    j, value = hour
    if at(tokens, j).cat == "u":
        return None
    clock = _made(value, 0)
    j = _half_of_day(tokens, j, clock)
    _shift(clock, minutes if word in _PAST else -minutes)
    if not clock.fixed:
        clock.hour = clock.hour % 12 or 12
    return _ish(tokens, j, clock)


def _till(tokens: list[Token], i: int, minutes: int, strong: bool) -> Found | None:
    """ "quarter of 3", "ten till nine": other words for "to"."""
    kept, tokens[i].cat = tokens[i].cat, "to"
    found = _offset(tokens, i, minutes, strong)
    tokens[i].cat = kept
    return found


def _fractions(tokens: list[Token], i: int, strong: bool) -> Found | None:
    token = tokens[i]
    after = at(tokens, i + 1)
    if token.cat == "quarter":
        if after.cat in _PAST | _TO:
            return _offset(tokens, i + 1, 15, strong)
        if (after.cat == "of" or after.low in _TILL) and whole(tokens, i + 2):
            return _till(tokens, i + 1, 15, strong)
        return None
    if token.cat == "half" and after.cat in _PAST:
        return _offset(tokens, i + 1, 30, strong)
    hour = whole(tokens, i + 1)
    if hour is None or not 1 <= hour[1] <= 12 or at(tokens, hour[0]).cat in ("u", "times", "%"):
        return None
    if at(tokens, hour[0]).cat == "-":
        return None
    j, value = hour
    if token.cat == "halfto":
        clock = _made((value - 1) or 12, 30)
        return _half_of_day(tokens, j, clock), clock
    clock = _made(value, 30)
    clock.note = "half"
    j = _half_of_day(tokens, j, clock)
    clock.other = ((clock.hour - 1) % 12 + (12 if clock.hour > 12 else 0), 30)
    return j, clock


def _words(tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "three pm", "at eleven", "twenty to five", "seven thirty"."""
    number = whole(tokens, i)
    if number is None:
        return None
    j, value = number
    after = at(tokens, j)
    if after.cat == "u" and after.val == "min" and at(tokens, j + 1).cat in _PAST | _TO:
        return _offset(tokens, j + 1, value, strong)
    if after.cat in _PAST | _TO and value in (5, 10, 20, 25):
        found = _offset(tokens, j, value, strong)
        if found and not (after.cat == "to" and _digits(tokens, j + 1)):
            return found
    if after.low in _TILL and value in (5, 10, 20, 25) and not _digits(tokens, j + 1):
        return _till(tokens, j, value, strong)
    if value > 24:
        return None
    minutes = whole(tokens, j)
    if minutes and (minutes[1] in (15, 20, 30, 40, 45, 50) or minutes[1] in (10, 25, 35, 55)):
        if at(tokens, minutes[0]).cat not in ("u", "times") and value <= 12:
            clock = _made(value, minutes[1])
            return _ish(tokens, _half_of_day(tokens, minutes[0], clock), clock)
    if strong or after.cat in ("ap", "oclock", "plus") or after.low == "uhr":
        if after.cat in ("times", "u") and after.val != "hour":
            return None
        if after.cat == "u":
            return (
                _hour_marked(tokens, j - 1, strong)
                if after.low in ("heures", "horas", "hora", "heure")
                else None
            )
        clock = _made(value, 0)
        if after.cat == "plus":
            _shift(clock, after.val)
            return j + 1, clock
        return _ish(tokens, _half_of_day(tokens, j, clock), clock)
    return None
