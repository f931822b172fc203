"""Words of recurrences and borders that name a meeting: "le daily", "cena de fin de año"."""

from __future__ import annotations

from language.abroad.dates import RULES
from language.abroad.turn import Turn
from language.line.numbers import at

_ENGLISH = ("daily", "weekly")


def loanwords(turn: Turn) -> None:
    """ "le daily", "Entretien annuel": no recurrence where another one, or one day, is named."""
    tokens = turn.tokens
    other = any(token.cat in RULES and token.low not in _ENGLISH for token in tokens)
    other = other or turn.has("wd", "day", "dayam", "dotted")
    dated = turn.has("day", "dayam", "dotted", "slash", "iso", "mo")
    alone = len(tokens) < 4 and not turn.has("clock", "int")
    for k, token in enumerate(tokens):
        if token.cat != "freq":
            continue
        before = at(tokens, k - 1)
        article = before.cat in ("the", "on", "a", "de")
        if token.low in _ENGLISH and (other or article or alone):
            token.cat = "word"
        if token.val == "YEARLY" and dated and before.cat == "word":
            token.cat = "word"


def edges(turn: Turn) -> None:
    """ "cena de fin de año", "reunión trimestral el primer lunes de enero": part of a title."""
    tokens = turn.tokens
    one_day = any(
        token.cat in ("ord", "last")
        and at(tokens, n + 1).cat == "wd"
        and at(tokens, n + 3).cat == "mo"
        for n, token in enumerate(tokens)
    )
    for k, token in enumerate(tokens):
        if token.cat in ("year end", "month end", "week end"):
            named = at(tokens, k - 1).cat in ("de", "word")
            if named and turn.has("day", "wd", "mo", "dotted", "slash", begin=k + 1):
                token.cat = "word"
        elif token.cat == "freq" and token.val in ("QUARTERLY", "YEARLY") and one_day:
            token.cat = "word"
