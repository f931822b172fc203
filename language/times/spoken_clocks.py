"""Clock times in words: "half past 3", "quarter to 9", "seven thirty"."""

from __future__ import annotations

from language.line.numbers import at, whole
from language.line.tokens import Token
from language.times.clock import (
    PAST,
    TILL,
    TO,
    Found,
    digits,
    half_of_day,
    hour_marked,
    ish,
    made,
    offset,
    shift,
    till,
)


def fractions(tokens: list[Token], i: int, strong: bool) -> Found | None:
    token = tokens[i]
    after = at(tokens, i + 1)
    if token.cat == "quarter":
        if after.cat in PAST | TO:
            return offset(tokens, i + 1, 15, strong)
        if (after.cat == "of" or after.low in TILL) and whole(tokens, i + 2):
            return till(tokens, i + 1, 15, strong)
        return None
    if token.cat == "half" and after.cat in PAST:
        return offset(tokens, i + 1, 30, strong)
    hour = whole(tokens, i + 1)
    if hour is None or not 1 <= hour[1] <= 12 or at(tokens, hour[0]).cat in ("u", "times", "%"):
        return None
    if at(tokens, hour[0]).cat == "-":
        return None
    j, value = hour
    if token.cat == "halfto":
        clock = made((value - 1) or 12, 30)
        return half_of_day(tokens, j, clock), clock
    clock = made(value, 30)
    clock.note = "half"
    j = half_of_day(tokens, j, clock)
    clock.other = ((clock.hour - 1) % 12 + (12 if clock.hour > 12 else 0), 30)
    return j, clock


def words(tokens: list[Token], i: int, strong: bool) -> Found | None:
    """ "three pm", "at eleven", "twenty to five", "seven thirty"."""
    number = whole(tokens, i)
    if number is None:
        return None
    j, value = number
    after = at(tokens, j)
    if after.cat == "u" and after.val == "min" and at(tokens, j + 1).cat in PAST | TO:
        return offset(tokens, j + 1, value, strong)
    if after.cat in PAST | TO and value in (5, 10, 20, 25):
        found = offset(tokens, j, value, strong)
        if found and not (after.cat == "to" and digits(tokens, j + 1)):
            return found
    if after.low in TILL and value in (5, 10, 20, 25) and not digits(tokens, j + 1):
        return till(tokens, j, value, strong)
    if value > 24:
        return None
    joined = after.cat == "-" and after.glued and at(tokens, j + 1).cat == "num"
    minutes = whole(tokens, j + joined)  # "nine-thirty"
    if (
        (minutes and (minutes[1] in (15, 20, 30, 40, 45, 50) or minutes[1] in (10, 25, 35, 55)))
        and at(tokens, minutes[0]).cat not in ("u", "times")
        and value <= 12
    ):
        clock = made(value, minutes[1])
        return ish(tokens, half_of_day(tokens, minutes[0], clock), clock)
    if strong or after.cat in ("ap", "oclock", "plus") or after.low in ("uhr", "ish"):
        if after.cat in ("times", "u") and after.val != "hour":
            return None
        if after.cat == "u":
            return (
                hour_marked(tokens, j - 1, strong)
                if after.low in ("heures", "horas", "hora", "heure")
                else None
            )
        clock = made(value, 0)
        if after.cat == "plus":
            shift(clock, after.val)
            return j + 1, clock
        return ish(tokens, half_of_day(tokens, j, clock), clock)
    return None
