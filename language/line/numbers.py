"""Numbers as digits or words."""

from __future__ import annotations

from language.line.tokens import END, HALF_SIGNS, Token


def at(tokens: list[Token], i: int) -> Token:
    """The token at ``i``, or the end token."""
    return tokens[i] if 0 <= i < len(tokens) else END


def whole(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Read a whole number ("3", "three", "twenty five"); return where it ends and its value."""
    token = at(tokens, i)
    if token.cat == "int":
        return (i + 1, token.val) if token.val >= 0 else None
    if token.cat == "num" and isinstance(token.val, int):
        if token.val in (20, 30, 40, 50):
            j = i + 2 if at(tokens, i + 1).cat == "-" else i + 1
            unit = at(tokens, j)
            if unit.cat == "num" and isinstance(unit.val, int) and unit.val < 10:
                return j + 1, token.val + unit.val
        return i + 1, token.val
    return None


def amount(tokens: list[Token], i: int) -> tuple[int, float] | None:
    """Read an amount before a unit: whole, decimal, "a", "a couple", "one and a half", "1 1/2"."""
    token = at(tokens, i)
    cat = token.cat
    if cat == "dec":
        return i + 1, float(token.text.replace(",", "."))
    if cat in ("a", "couple"):
        return i + 1, 1.0 if cat == "a" else 2.0
    if cat == "slash":
        top, _, bottom = token.text.partition("/")
        if token.text in ("1/2", "1/4", "3/4"):
            return i + 1, int(top) / int(bottom)
        return None
    if cat in HALF_SIGNS:
        return i + 1, HALF_SIGNS[cat]
    if cat == "num" and isinstance(token.val, float):
        return i + 1, token.val
    found = whole(tokens, i)
    if found is None:
        return None
    j, value = found
    after = at(tokens, j)
    if after.cat in HALF_SIGNS:
        return j + 1, value + HALF_SIGNS[after.cat]
    if after.cat == "slash" and after.text == "1/2":
        return j + 1, value + 0.5
    if after.cat == "and" and at(tokens, j + 1).cat == "a" and at(tokens, j + 2).cat == "half":
        return j + 3, value + 0.5
    return j, float(value)
