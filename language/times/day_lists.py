"""Several days of one month: "24 and 25 dec", "24, 28 and 31 december", "dec 24 and 25"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import Day, Reader, month_day, year_at

_BETWEEN = frozenset((",", "and", "+", "/", "&"))
_NO_DAY = frozenset(("ap", "u", "oclock", "times", "word", "-", ":", "mo"))


def several(reader: Reader, tokens: list[Token], i: int) -> tuple[int, list[Day]] | None:
    """Where such a list that begins at ``i`` ends, and its days; ``None``: there is no list."""
    month = at(tokens, i)
    ahead = month.cat == "mo"
    k = i + 1 if ahead else i
    numbers: list[int] = []
    while at(tokens, k).cat in ("int", "nth") and 1 <= tokens[k].val <= 31:
        if ahead and at(tokens, k + 1).cat in _NO_DAY:
            return None
        numbers.append(tokens[k].val)
        k += 1
        behind = k
        while at(tokens, behind).cat in _BETWEEN or (
            behind > k and at(tokens, behind).cat in ("the", "on")
        ):
            behind += 1
        if behind == k or at(tokens, behind).cat not in ("int", "nth"):
            break
        k = behind
    if len(numbers) < 2:
        return None
    if not ahead:
        if at(tokens, k).cat in ("of", "de"):
            k += 1
        month = at(tokens, k)
        if month.cat != "mo":
            return None
        k += 1
    year = year_at(tokens, k)
    if year:
        k = year[0]
    days = [month_day(reader, month.val, number, year[1] if year else None) for number in numbers]
    if any(day.bad or not day.day for day in days):
        return None
    return k, days
