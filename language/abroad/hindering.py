"""What keeps an order in another language from being one: a negation, a condition, a report."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.ordering import at_front
from language.abroad.turn import SIGNS, Turn, clauses, without_openings
from language.line.numbers import at
from language.model import Command
from language.words.answers import ANSWERS
from language.words.kinds import listed
from language.words.particles import OBJECTS
from language.words.statements import NOT_HELD, REPORTED

_WRITING = frozenset(
    listed("""
        move advance cancel schedule invite remove remind tell start join end change rename
        extend shorten record
    """)
)
_WHY_CONDITION = "I do not wait for a condition; say it again once it is so."
_WHY_REPORTED = "Say “move” with its title and the new time, or “cancel” with its title."
# As typed, for an accent parts "si" (if) from "sí" (yes). German ones are found where English
# ones are.
_IF = {
    "fr": frozenset(("si", "sauf")),
    "es": frozenset(("si",)),
    "pt": frozenset(("se", "caso")),
}
_NO_CONDITION = frozenset(
    listed("y et e tal ver comme como que")
)  # before "si": "como si", "et si"
_NOT = frozenset(("nicht", "pas", "jamais", "nie", "niemals"))
_AWAY = frozenset(
    listed("urlaub krank weg unterwegs dienstreise homeoffice abwesend frei verhindert")
)
# Verbs that behind "no" answer or tell of something.
_ANSWERING = frozenset(listed("va hay cuenten cuentes conteis conte contem puedo da tengo tenemos"))
_PRONOUNS = frozenset(listed("me nos lo la se o a"))
_TELLING = frozenset(listed("que dass porque weil parce car sag sage informiere avisa anuncia"))
_FIRST_WORDS = 12


def hindered(turn: Turn) -> Command | None:
    """A refusal of "no canceles la demo", "si Paul ne peut pas, annule ..."; else ``None``."""
    if _away(turn) or any(_forbids(turn, k) for k in range(len(turn.tokens) - 1)):
        return _refusal(turn)
    return _conditional(turn)


def denied(turn: Turn, order: Order) -> Command | None:
    """A refusal of an order that is not to be carried out ("verschiebe die Retro nicht")."""
    if order.command not in _WRITING - {"tell"}:
        return None
    rest = [token.low for token in order.rest]
    behind = next((n for n, low in enumerate(rest) if low in _NOT), None)
    if behind is None or any(low in (",", "que", "dass") for low in rest[:behind]):
        return None
    return _refusal(turn)


def reported(turn: Turn) -> Command | None:
    """A refusal of "la démo est reportée à jeudi", which tells of a change and asks for none."""
    tokens = turn.tokens
    if not turn.holds(REPORTED) or turn.has(":", "quote"):
        return None
    if any(token.low in _TELLING for token in tokens):
        return None
    for k in range(1, min(len(tokens), _FIRST_WORDS)):
        found = turn.find(REPORTED, k)
        if found is not None and tokens[k - 1].cat not in SIGNS:
            words = turn.parse.line.cut(k, found.end)
            return turn.parse.command("move", not_understood=(words,), why=_WHY_REPORTED)
    return None


def _refusal(turn: Turn) -> Command:
    parse = turn.parse
    whole = parse.words(0, len(parse.tokens)) or parse.text
    return parse.command("unknown", not_understood=(whole,))


def _forbids(turn: Turn, k: int) -> bool:
    """Whether token ``k`` is the "no" of "no canceles la demo"; no answer, and no "no hay"."""
    tokens = turn.tokens
    low = tokens[k].low
    if low not in ("no", "nao") or (k and tokens[k - 1].cat not in SIGNS):
        return False
    verb = k + 1 + (tokens[k + 1].low in _PRONOUNS)
    forms = conjugation.forms("es" if low == "no" else turn.tongue, at(tokens, verb).low)
    return (
        any(form.kind == "order" and form.command in _WRITING and not form.apart for form in forms)
        and len(tokens) > verb + 1
        and tokens[verb].low not in _ANSWERING
        and not turn.find(NOT_HELD, k)
        and not turn.find(ANSWERS["no"], k + 1)
    )


def _away(turn: Turn) -> bool:
    """ "Ich bin am Freitag im Urlaub" names no meeting that it could answer."""
    lows = [token.low for token in turn.tokens]
    return (
        turn.tongue == "de"
        and len(lows) > 3
        and lows[:2] == ["ich", "bin"]
        and lows[-1] in _AWAY
        and turn.has("wd", "day", "dotted", "u", "mo")
    )


def _conditional(turn: Turn) -> Command | None:
    words = _IF.get(turn.tongue, frozenset())
    tokens, parse = turn.tokens, turn.parse
    k = next((n for n, token in enumerate(tokens) if token.text.lower() in words), None)
    if k is None or (k and tokens[k - 1].low in _NO_CONDITION):
        return None
    if k == 0:  # "si Paul ne peut pas, annule la démo"
        orders = (at_front(turn, begin) for begin in clauses(turn))
        order = next((found for found in orders if found is not None), None)
        end = next((n for n, token in enumerate(tokens) if token.cat == ","), len(tokens))
    else:  # "annule la démo si Paul ne peut pas"
        end = len(tokens)
        if end - k < 3 or tokens[k + 1].low in OBJECTS:
            return None
        order = _order_of(turn)
    if order is None or order.command not in _WRITING:
        return None
    words_said = parse.line.cut(k, end)
    return parse.command(order.command, not_understood=(words_said,), why=_WHY_CONDITION)


def _order_of(turn: Turn) -> Order | None:
    """The order with which the line begins, behind its openings."""
    whole = turn.parse.line.whole
    inner = turn.from_token(0)
    without_openings(inner)
    turn.parse.line.whole = whole
    return at_front(inner, 0)
