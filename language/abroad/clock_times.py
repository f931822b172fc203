"""Clock times as other languages put them, in the tokens that are read."""

from __future__ import annotations

from language.abroad.turn import Turn, like
from language.line.numbers import at, whole
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.phrasing import MINUTES, TO_THE_HOUR

_BEFORE_HOURS = frozenset(listed("wd day mo dayam dotted slash at the fest"))
_TWELVE = {"noon": 12, "midnight": 0}
_DAY_AND_COMMA = frozenset(listed("wd day mo dotted slash"))


def to_the_hour(turn: Turn) -> None:
    """ "cuarto para las cinco", "quinze para as três", "dreiviertel vier"."""
    tokens = turn.tokens
    for k in range(len(tokens) - 2 if turn.holds(TO_THE_HOUR) else -1, -1, -1):
        found = turn.find(TO_THE_HOUR, k)
        hour = whole(tokens, found.end) if found else None
        if found is None or hour is None or not 1 <= hour[1] <= 24:
            continue
        if at(tokens, hour[0]).cat in ("u", "mo", "de"):
            continue
        word = " ".join(token.low for token in found.caught)
        minutes = int(word) if word.isdigit() else MINUTES[word]
        text = f"{(hour[1] - 1) or 12}:{60 - minutes:02d}"
        turn.put(k, hour[0], [_clock(text, tokens[k], tokens[hour[0] - 1])])


def half_past_noon(turn: Turn) -> None:
    """ "à midi et demi", "minuit et quart", "midi moins le quart"."""
    for k in range(len(turn.tokens) - 2, -1, -1):
        hour, past = turn.tokens[k], turn.tokens[k + 1]
        if hour.cat == "clk" and hour.val in _TWELVE and past.cat == "plus":
            minutes = (_TWELVE[hour.val] * 60 + past.val) % (24 * 60)
            text = f"{minutes // 60:02d}:{minutes % 60:02d}"
            turn.put(k, k + 2, [_clock(text, hour, past)])


def hours(turn: Turn) -> None:
    """ "mercredi neuf heures et quart", "viernes 11 hrs": hours of the clock behind a day."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, 0, -1):
        token, after, before = tokens[k], at(tokens, k + 1), tokens[k - 1]
        if after.cat != "u" or after.val != "hour" or not _dated(tokens, k):
            continue
        if token.cat == "int" and after.low in ("hrs", "hs", "horas", "hora") and token.val <= 24:
            after.low, after.glued = "h", True
        elif (
            token.cat == "num"
            and turn.tongue != "de"
            and before.cat != "at"
            and after.low in ("heures", "horas", "heure")
        ):
            turn.put(k, k, [like(token, "a", "at")])


def _dated(tokens: list[Token], k: int) -> bool:
    """Whether a day stands before token ``k``, also with a comma between."""
    before = at(tokens, k - 1)
    return before.cat in _BEFORE_HOURS or (
        before.cat == "," and at(tokens, k - 2).cat in _DAY_AND_COMMA
    )


def clocks(turn: Turn) -> None:
    """ "10 h 30" is one clock time; "17h30 às 18h15" goes from one to the other."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, -1, -1):
        if _is_spaced_clock(tokens, k):
            minutes = tokens[k + 2]
            text = f"{tokens[k].val:02d}:{minutes.val:02d}"
            turn.put(k, k + 3, [_clock(text, tokens[k], minutes)])
        elif turn.tongue != "de" and _between_clocks(tokens, k):
            tokens[k] = like(tokens[k], "to", "to")


def _is_spaced_clock(tokens: list[Token], k: int) -> bool:
    hour, unit, minutes = tokens[k], at(tokens, k + 1), at(tokens, k + 2)
    return (
        hour.cat == "int"
        and hour.val <= 24
        and unit.cat == "u"
        and unit.val == "hour"
        and not unit.glued
        and minutes.cat == "int"
        and len(minutes.text) == 2
        and minutes.val < 60
        and at(tokens, k + 3).cat not in ("u", "mo", "de")
    )


def _between_clocks(tokens: list[Token], k: int) -> bool:
    after = at(tokens, k + 1)
    return tokens[k].cat == "at" and _ends_clock(tokens, k - 1) and after.cat in ("int", "clock")


def _ends_clock(tokens: list[Token], k: int) -> bool:
    """Whether token ``k`` ends a clock time: "17:30", "17h", "17h30"."""
    token, before = at(tokens, k), at(tokens, k - 1)
    hour = token.cat == "u" and token.low == "h" and token.glued
    minute = token.cat == "int" and token.glued and k > 1 and before.low == "h"
    return token.cat == "clock" or hour or minute


def _clock(text: str, first: Token, last: Token) -> Token:
    return Token(text, text, "clock", text, first.start, last.end, False)
