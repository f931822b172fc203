"""Times and what is said around them in other languages, put into the words that are read."""

from __future__ import annotations

from language.abroad.clock_times import clocks, half_past_noon, hours, to_the_hour
from language.abroad.dates import (
    compounds,
    day_numbers,
    from_day_to_day,
    monthly,
    numbered_days,
    stretches,
)
from language.abroad.fields import fields
from language.abroad.loanwords import edges, loanwords
from language.abroad.turn import Turn
from language.line.numbers import at
from language.times import durations
from language.words.kinds import listed

_ALL = frozenset(listed("todo toda toute tout ganzen ganze gesamten"))
_MONTHS = {"dez": 12, "sept": 9}


def rephrased(turn: Turn) -> None:
    """Replace phrases of the line by tokens that are read; titles are left alone.

    "une semaine sur deux" becomes "fortnightly", "cuarto para las cinco" 4:45, and so on. The
    steps stand in the order in which they need one another.
    """
    fields(turn)
    loanwords(turn)
    if turn.tongue == "de":
        compounds(turn)
    if turn.tongue == "pt":
        numbered_days(turn)
    to_the_hour(turn)
    half_past_noon(turn)
    hours(turn)
    clocks(turn)
    edges(turn)
    day_numbers(turn)
    monthly(turn)
    stretches(turn)
    from_day_to_day(turn)
    for k in range(len(turn.tokens) - 1, -1, -1):
        if _says_nothing(turn, k):
            turn.cut(k, k + 1)
        else:
            _two_meanings(turn, k)


def _says_nothing(turn: Turn, k: int) -> bool:
    """Whether a token only stresses others: "heute in einer Stunde", "con todo el equipo"."""
    token, before = turn.tokens[k], at(turn.tokens, k - 1)
    if token.cat == "day" and token.val == 0 and at(turn.tokens, k + 1).cat == "in":
        span = durations.length(turn.tokens, k + 2)
        return span is not None and span[1].unit in ("hour", "min")
    return token.low in _ALL and before.cat in ("with", "the")


def _two_meanings(turn: Turn, k: int) -> None:
    """Numbers that are months, and an article that begins a stretch of time."""
    token, before, after = turn.tokens[k], at(turn.tokens, k - 1), at(turn.tokens, k + 1)
    if token.cat == "num" and token.low in _MONTHS and before.cat == "int":
        token.cat, token.val = "mo", _MONTHS[token.low]  # "10 dez", "12 sept"
    elif turn.tongue == "pt" and token.low == "das" and after.cat in ("int", "num", "clock"):
        token.cat = "from"  # "das 9 às 13"
