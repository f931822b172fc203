"""Meetings said not to take place: "el viernes no hay daily", "der Jour fixe fällt aus"."""

from __future__ import annotations

from language.abroad.arranging import Order, arranged
from language.abroad.ordering import at_front
from language.abroad.turn import SIGNS, Found, Turn, clauses
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.statements import NOT_HELD, NOT_NEEDED

_FIRST_WORDS = 12  # further on it is the end of a longer story
_ONE_WORD = frozenset(listed("ohne sin sem keine kein keinen"))
_WEAK_END = frozenset(listed("pas ohne sin sem cai saute"))
# A bare "no" may stand behind a day ("am Freitag kein Daily") and behind nothing else.
_OF_A_TIME = frozenset(listed("on in wd day the this next u at dayam dotted int mo de start every"))
# What may be lacking and is no meeting ("keine Zeit", "pas de problème").
_NO_MEETING = frozenset(
    listed("zeit lust temps tiempo tempo probleme problema link probleem problem idee ahnung")
)


def called_off(turn: Turn) -> bool:
    """Put such a line into "cancel" and the meeting; whether it was one."""
    needless = turn.find(NOT_NEEDED)
    if needless is not None and (needless.caught or needless.end < len(turn.tokens)):
        return _needless(turn, needless)
    if not turn.holds(NOT_HELD):
        return False
    for k in range(min(len(turn.tokens), _FIRST_WORDS)):
        found = turn.find(NOT_HELD, k)
        if found is not None and _is_said_of_a_meeting(turn, found):
            return _not_held(turn, found)
    return False


def _needless(turn: Turn, found: Found) -> bool:
    """ "die Retro brauchen wir nicht mehr", "plus besoin du point de lundi"."""
    rest = turn.tokens[found.end :]
    comma = next((k for k, token in enumerate(rest) if token.cat in (",", ".")), 0)
    meant = [*found.caught, *(rest[:comma] if comma else rest)]
    if meant:
        _cancel(turn, found, meant)
    return bool(meant)


def _is_said_of_a_meeting(turn: Turn, found: Found) -> bool:
    begin, tokens = found.begin, turn.tokens
    if begin and tokens[begin - 1].cat in SIGNS - {","}:
        return False
    last = all(token.cat in SIGNS for token in tokens[found.end :])
    if tokens[found.end - 1].low in _WEAK_END and begin > 3 and not last:
        return False
    return found.words not in _ONE_WORD or all(
        token.cat in _OF_A_TIME for token in _before(turn, begin)
    )


def _before(turn: Turn, k: int) -> list[Token]:
    return [t for t in turn.tokens[:k] if t.cat not in SIGNS and t.low not in ("es", "da")]


def _not_held(turn: Turn, found: Found) -> bool:
    meant = [*_before(turn, found.begin), *found.caught, *_without_order(turn, found.end)]
    named = any(token.cat in ("word", "name", "short", "quote") for token in meant)
    if not named or any(token.low in _NO_MEETING for token in meant):
        return False
    _cancel(turn, found, meant)
    return True


def _without_order(turn: Turn, k: int) -> list[Token]:
    """What stands from token ``k`` on, without ", annule" at the end."""
    for begin in clauses(turn):
        last = begin >= len(turn.tokens) - 2
        if begin > k and (last or at_front(turn, begin) is not None):
            return turn.tokens[k : begin - 1]
    return turn.tokens[k:]


def _cancel(turn: Turn, found: Found, meant: list[Token]) -> None:
    verb = turn.said("cancel", found.begin, found.end)
    arranged(turn.parse, Order("cancel", "", verb, meant, []))
