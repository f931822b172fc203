"""Clock times: "3pm", "15.00", "half past 3", "quarter to 9", "noon", "16h"."""

from __future__ import annotations

from language.line.numbers import at, whole
from language.line.tokens import Token
from language.times.clock import (
    PAST,
    TO,
    Clock,
    Found,
    half_of_day,
    hour_marked,
    ish,
    made,
    offset,
    shift,
    till,
)
from language.times.spoken_clocks import fractions, words

_NAMED = {"noon": (12, 0), "lunchtime": (12, 0), "midnight": (0, 0)}


def read(tokens: list[Token], i: int, strong: bool = False) -> Found | None:
    """Read a clock time at ``i``; with ``strong`` ("at" stands before it) bare numbers do."""
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
        return ish(tokens, i + 1, clock)
    if cat == "num":
        return words(tokens, i, strong)
    if cat in ("half", "halfto", "quarter"):
        return fractions(tokens, i, strong)
    if cat == "a" and at(tokens, i + 1).cat == "quarter":
        return fractions(tokens, i + 1, strong)
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
    clock = made(int(parts[0]), int(parts[1]), parts[0][0] == "0" and len(parts[0]) == 2)
    clock.minutes_said = True
    return _tail(tokens, i + 1, clock)


def _tail(tokens: list[Token], j: int, clock: Clock) -> Found:
    token = at(tokens, j)
    if token.cat == "u" and token.val == "hour" and token.low in ("h", "hrs", "hours", "heures"):
        clock.fixed = clock.fixed or token.low == "h" or clock.hour == 0
        j += 1
    j = half_of_day(tokens, j, clock)
    return ish(tokens, j, clock)


def _dotted(tokens: list[Token], i: int, strong: bool) -> Found | None:
    hour, dot, minute = tokens[i].text.partition(".")
    if not dot or len(minute) != 2 or len(hour) > 2 or _version(tokens, i):
        return None
    after = at(tokens, i + 1)
    plain = after.cat in ("ap", "oclock") or (after.low == "h" and after.glued)
    if not (plain or strong) and (int(hour) > 23 or int(minute) > 59):
        return None
    if after.cat == "u" and not plain:
        return None
    clock = made(int(hour), int(minute), hour[0] == "0" and len(hour) == 2)
    clock.minutes_said = True
    return _tail(tokens, i + 1, clock)


def _version(tokens: list[Token], i: int) -> bool:
    """ "v2.10", "18.10.2": part of a name, no time."""
    joined = tokens[i].glued and i > 0 and tokens[i - 1].low[:1].isalpha()
    stop, third = at(tokens, i + 1), at(tokens, i + 2)
    return joined or (stop.cat == "." and stop.glued and third.glued and third.cat == "int")


def _three_digits(tokens: list[Token], i: int) -> bool:
    """ "at 930", "to 415": an hour and its minutes, unless such a number counts something."""
    value, after = tokens[i].val, at(tokens, i + 1)
    if value < 100 or value % 5 or value % 100 > 55 or after.cat in ("u", "times", "%", "slash"):
        return False
    return value % 100 > 0 or after.cat in ("end", "day", "wd", "ap", "on", ",")


def _number(tokens: list[Token], i: int, strong: bool) -> Found | None:
    token = tokens[i]
    value = token.val
    after = at(tokens, i + 1)
    cat = after.cat
    if cat == "oclock":
        clock = made(value, 0, value >= 13 or (value >= 6 and after.low == "uhr"))
        clock.soft = value <= 12
        minutes = at(tokens, i + 2)
        if (
            after.low == "uhr"
            and minutes.cat in ("int", "num")
            and (0 < (minutes.val or 0) < 60 and at(tokens, i + 3).cat not in ("u", "times"))
        ):
            clock.minute = int(minutes.val)
            return i + 3, clock
        return ish(tokens, half_of_day(tokens, i + 1, clock), clock)
    if cat == "ap" or (
        after.low in ("p", "a")
        and cat in ("word", "a", "at")
        and (after.glued or strong or (after.low == "p" and 1 <= value <= 12))
    ):
        if len(token.text) in (3, 4) and value >= 100:
            clock = made(value // 100, value % 100)
        else:
            clock = made(value, 0)
        j = half_of_day(tokens, i + 1, clock)
        if j > i + 1:
            return ish(tokens, j, clock)
    if cat == "u" and after.low in ("h", "hr", "hours", "hrs") and len(token.text) == 4:
        return i + 2, made(value // 100, value % 100, True)
    if (
        cat == "u"
        and after.val == "hour"
        and after.low not in ("hours", "hrs", "hr", "std", "hour")
    ):
        return hour_marked(tokens, i, strong)
    if after.low == "hundred" and (strong or value >= 10) and value <= 24:
        clock = made(value, 0, True)
        return half_of_day(tokens, i + 1, clock), clock
    if cat in PAST or (cat == "before" and value in (5, 10, 15, 20, 25)):  # "10 to 4" is a range
        found = offset(tokens, i + 1, value, strong)
        if found:
            return found
    if cat == "of" and strong and value in (5, 10, 20, 25) and whole(tokens, i + 2):
        return till(tokens, i + 1, value, strong)
    if cat == "u" and after.val == "min" and at(tokens, i + 2).cat in PAST | TO:
        found = offset(tokens, i + 2, value, strong)
        if found and value < 60:
            return found
    if len(token.text) == 4 and value // 100 < 25 and value % 100 < 60:
        if strong or token.text[0] == "0":
            if cat == "u" and after.val != "hour":
                return None
            return ish(tokens, i + 1, made(value // 100, value % 100, True))
        return None
    if strong and len(token.text) == 3 and _three_digits(tokens, i):
        clock = made(value // 100, value % 100)
        clock.minutes_said = True
        return ish(tokens, half_of_day(tokens, i + 1, clock), clock)
    if (
        cat == "num"
        and after.val in (15, 30, 45)
        and value <= 12
        and not strong
        and at(tokens, i + 2).cat in ("ap", "part", "day", "wd", "end", "on")
    ):
        clock = made(value, after.val)  # "3 thirty pm"
        return ish(tokens, half_of_day(tokens, i + 2, clock), clock)
    if strong and len(token.text) <= 2:
        if cat in ("u", "times", "%", "slash", "ordn") and not (cat == "u" and after.low in "mwd"):
            return None
        if after.cat == "half":
            return None
        clock = made(value, 0)
        minutes = after
        if (
            cat == "int"
            and len(after.text) == 2
            and after.val < 60
            and not after.glued
            and (
                after.val >= 10
                and (
                    at(tokens, i + 2).cat in ("ap", "end", "part", "day", "wd", "on")
                    or (after.val in (15, 30, 45) and at(tokens, i + 2).cat in ("word", ","))
                )
            )
        ):
            clock.minute = minutes.val  # "at 3 30"
            return ish(tokens, half_of_day(tokens, i + 2, clock), clock)
        if cat == "num" and after.val in (15, 30, 45):
            clock.minute = after.val
            return ish(tokens, half_of_day(tokens, i + 2, clock), clock)
        j = i + 1
        if at(tokens, j).cat == "plus":
            shift(clock, at(tokens, j).val)
            j += 1
        return ish(tokens, j, clock)
    if (
        (after.low == "ish" or (cat == "-" and after.glued and at(tokens, i + 2).low == "ish"))
        and value <= 24
        and len(token.text) <= 2
    ):
        return ish(tokens, i + 1, made(value, 0))
    if cat == "plus" and value <= 24:
        clock = made(value, 0)
        shift(clock, after.val)
        return i + 2, clock
    return None
