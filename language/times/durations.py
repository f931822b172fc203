"""Lengths of time: "45 min", "1h30", "an hour and a half", "two weeks"."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import amount, at
from language.line.tokens import Token, tokenise

MINUTES = {"sec": 1 / 60, "min": 1, "hour": 60, "day": 1440, "week": 10080, "fortnight": 20160}
_SHORT = frozenset(("m", "h", "d", "w"))
_STEPS = frozenset(("later", "earlier", "sooner", "back", "forward", "before", "prior", "long"))


class Length:
    """An amount of one or more units. ``minutes`` counts exact units, ``days`` and ``months``
    calendar units; ``unit`` is the largest unit named."""

    __slots__ = ("amount", "days", "minutes", "months", "unit")

    def __init__(self, minutes: float, days: int, months: int, unit: str, count: float):
        self.minutes = minutes
        self.days = days
        self.months = months
        self.unit = unit
        self.amount = count

    @property
    def delta(self) -> timedelta:
        """The length with a month as 30 days."""
        return timedelta(days=self.days + 30 * self.months, minutes=round(self.minutes * 60) / 60)


def unit_at(tokens: list[Token], i: int) -> str | None:
    """The unit that token ``i`` names after a number."""
    token = at(tokens, i)
    if token.cat == "-" and token.glued:
        return None
    if token.cat == "u":
        if token.low in _SHORT and not token.glued:
            return "hour" if token.low == "h" else None
        return str(token.val)
    if token.cat == "ord" and token.low in ("second", "seconds"):
        return "sec"
    if token.cat == "quarter" and not token.glued:
        return "quarter"
    if token.cat == "'" and token.glued:
        return "min"
    return None


def length(tokens: list[Token], i: int) -> tuple[int, Length] | None:
    """Read a length beginning at token ``i``; return where it ends and its value."""
    token = at(tokens, i)
    if token.cat == "dur":
        return i + 1, Length(token.val, 0, 0, "min", token.val)
    if token.cat == "a" and at(tokens, i + 1).cat == "dur":
        return length(tokens, i + 1)
    if token.low == "one day" and (
        at(tokens, i + 1).low in _STEPS or at(tokens, i - 1).low in ("by", "of", "back", "out")
    ):
        return i + 1, Length(0, 1, 0, "day", 1)
    first = amount(tokens, i)
    if first is None:
        return None
    j, count = first
    if at(tokens, j).cat == "half" and token.cat == "a":
        unit = unit_at(tokens, j + 1)
        if unit in ("hour", "day"):
            return j + 2, Length(MINUTES[unit] / 2, 0, 0, "min", 1)
    if at(tokens, j).cat == "-" and at(tokens, j + 1).cat == "u":
        j += 1
        unit = str(at(tokens, j).val)
    else:
        found = unit_at(tokens, j)
        if found is None:
            return None
        unit = found
    j += 1
    value = _of(unit, count)
    if value is None:
        return None
    if unit == "hour":
        j = _after_hours(tokens, j, value)
    elif unit == "day" and at(tokens, j).cat == "and":
        more = length(tokens, j + 1)
        if more and more[1].unit in ("hour", "min"):
            value.minutes += more[1].minutes
            j = more[0]
    return j, value


def _after_hours(tokens: list[Token], j: int, value: Length) -> int:
    """Add what may follow hours: "1h30", "1 hour 30 min", "an hour and a half"."""
    after = at(tokens, j)
    if after.cat == "int" and after.glued and len(after.text) <= 2 and after.val < 60:
        value.minutes += after.val
        if unit_at(tokens, j + 1) == "min":
            return j + 2
        return j + 1
    if (
        after.cat == "int"
        and len(after.text) == 2
        and after.val < 60
        and at(tokens, j + 1).cat in ("end", ",", "with")
        and tokens[j - 1].low in ("h", "hr", "hour", "hours")
        and (tokens[j - 1].low == "h" or after.val in (15, 20, 30, 45))
    ):
        value.minutes += after.val  # "2 h 30", "1 hour 15"
        return j + 1
    if after.cat == "plus" and after.val > 0:
        value.minutes += after.val
        return j + 1
    k = j + 1 if after.cat in ("and", ",") else j
    if k > j and at(tokens, k).cat == "a" and at(tokens, k + 1).cat == "half":
        value.minutes += 30
        return k + 2
    if k > j and at(tokens, k).cat == "a" and at(tokens, k + 1).cat == "quarter":
        value.minutes += 15  # "an hour and a quarter"
        return k + 2
    if k > j and at(tokens, k).cat == "dur" and at(tokens, k).val < 60:
        value.minutes += at(tokens, k).val
        return k + 1
    more = amount(tokens, k)
    if more and unit_at(tokens, more[0]) == "min" and at(tokens, k).cat != "a":
        value.minutes += more[1]
        return more[0] + 1
    return j


def _of(unit: str, count: float) -> Length | None:
    if count > 100_000:
        return None
    if unit in ("min", "hour", "sec"):
        return Length(MINUTES[unit] * count, 0, 0, unit, count)
    if unit in ("day", "week", "fortnight"):
        days = MINUTES[unit] * count / 1440
        if days != int(days):
            return Length(MINUTES[unit] * count, 0, 0, unit, count)
        return Length(0, int(days), 0, unit, count)
    if unit in ("month", "quarter", "year") and count == int(count):
        return Length(0, 0, int(count) * {"month": 1, "quarter": 3, "year": 12}[unit], unit, count)
    return None


def read(text: str, locale: str | None = None) -> timedelta | None:
    """Return the length that ``text`` wholly is ("1 h 30", "45 minutes"), else ``None``.

    A bare number counts minutes.
    """
    line = tokenise(text, locale)
    tokens = line.tokens
    if len(tokens) == 1 and tokens[0].cat == "int" and 0 <= tokens[0].val < 100_000:
        return timedelta(minutes=tokens[0].val)
    i = 1 if at(tokens, 0).cat in ("for", "approx") else 0
    found = length(tokens, i)
    if found is None:
        return None
    j, value = found
    total = value.delta
    while j < len(tokens):  # "2 days 3 hours", "1 week, 2 days and 5 minutes"
        if tokens[j].cat in ("and", ","):
            j += 1
            continue
        more = length(tokens, j)
        if more is None:
            return None
        j = more[0]
        total += more[1].delta
    return total
