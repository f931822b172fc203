"""What keeps an order in another language from being one: a negation or a condition."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.ordering import at_front
from language.abroad.turn import OBJECTS, SIGNS, Turn, clauses, openings, pattern_of
from language.line.numbers import at
from language.model import Command
from language.words.kinds import listed

WRITING = frozenset(
    listed(
        "move advance cancel schedule invite remove remind tell start join end change rename "
        "extend shorten record"
    )
)
_WHY = "I do not wait for a condition; say it again once it is so."
# As typed, for an accent parts "si" (if) from "sí" (yes).
_IF = {
    "de": frozenset(("wenn", "falls", "sofern")),
    "fr": frozenset(("si", "sauf")),
    "es": frozenset(("si",)),
    "pt": frozenset(("se", "caso")),
}
_NOT = frozenset(("nicht", "pas", "jamais", "nie", "niemals"))
_AWAY = frozenset(
    listed("urlaub krank weg unterwegs dienstreise homeoffice abwesend frei verhindert")
)


def hindered(turn: Turn) -> Command | None:
    """A refusal of "no canceles la demo", "si Paul ne peut pas, annule ..."; else ``None``."""
    tokens, parse = turn.tokens, turn.parse
    whole = parse.words(0, len(tokens)) or parse.text
    for k, token in enumerate(tokens[:-1]):
        if token.low in ("no", "nao") and (k == 0 or tokens[k - 1].cat in SIGNS):
            n = k + 1 + (tokens[k + 1].low in ("me", "nos", "lo", "la", "se", "o", "a"))
            if (
                any(
                    form.kind == "order" and form.command in WRITING and not form.apart
                    for form in conjugation.forms(
                        "es" if token.low == "no" else turn.tongue, at(tokens, n).low
                    )
                )
                and not turn.find(pattern_of("NOT_HELD", turn.tongue), k)
                and not turn.find(pattern_of("ANSWERS", turn.tongue, "no"), k + 1)
                and len(tokens) > n + 1
                and at(tokens, n).low not in _ANSWERING
            ):
                return parse.command("unknown", not_understood=(whole,))
    if (
        turn.tongue == "de"
        and len(tokens) > 3
        and tokens[0].low == "ich"
        and tokens[1].low == "bin"
        and tokens[-1].low in _AWAY
        and any(token.cat in ("wd", "day", "dotted", "u", "mo") for token in tokens)
    ):
        return parse.command("unknown", not_understood=(whole,))
    return _conditional(turn)


_ANSWERING = frozenset(listed("va hay cuenten cuentes conteis conte contem puedo da tengo tenemos"))


_NO_CONDITION = frozenset(listed("y et e tal ver comme como que"))


def _conditional(turn: Turn) -> Command | None:
    tokens, parse = turn.tokens, turn.parse
    words = _IF[turn.tongue]
    k = next((n for n, token in enumerate(tokens) if token.text.lower() in words), None)
    if k is None or turn.tongue == "de" or (k and tokens[k - 1].low in _NO_CONDITION):
        return None  # German ones are found where English ones are
    if k == 0:
        order = next(
            (found for begin in clauses(turn) if (found := at_front(turn, begin)) is not None), None
        )
        end = next((n for n in range(len(tokens)) if tokens[n].cat == ","), len(tokens))
    else:
        inner = Turn(parse)
        inner.tokens = list(tokens)
        was = parse.line.whole
        openings(inner)
        parse.line.whole = was
        order, end = at_front(inner, 0), len(tokens)
        if end - k < 3 or tokens[k + 1].low in OBJECTS:
            return None
    if order is None or order.command not in WRITING:
        return None
    return parse.command(order.command, not_understood=(parse.line.cut(k, end),), why=_WHY)


def denied(turn: Turn, order: Order) -> bool:
    """Whether the order is not to be carried out ("verschiebe die Retro nicht")."""
    rest = [token.low for token in order.rest]
    behind = next((n for n, low in enumerate(rest) if low in _NOT), None)
    if behind is None or order.command == "tell":
        return False
    before = rest[:behind]
    return "," not in before and "que" not in before and "dass" not in before
