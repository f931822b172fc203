"""Lines in German, French, Spanish and Portuguese, put into the order of words that is read.

What carries no time (verbs, courtesies, answers, questions) becomes the English words that mean
the same, each with its place in the line, so that titles are still cut from what was typed.
"""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import arranged
from language.abroad.called_off import called_off
from language.abroad.hindering import denied, hindered, reported
from language.abroad.ordering import ordered
from language.abroad.phrasing import rephrased
from language.abroad.questions import questioned
from language.abroad.replying import answered, late
from language.abroad.short import exclaimed
from language.abroad.turn import Turn, without_openings
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.words.openings import FILLERS
from language.words.particles import BEFORE_NAMES
from language.words.questions import TELL_ME


def turned(parse: Parse) -> Command | None:
    """Put the line into the order that is read; a command where that is refused at once.

    In: a line as typed, with its language guessed. Out: the same ``parse`` whose tokens are an
    English line ("mover", "la", "demo", "al", "lunes" become "move", "demo", "to", "lunes", the
    words of time being read in any language), or unchanged where nothing was recognised.
    """
    turn = Turn(parse)
    if turn.tongue == "en" and parse.tokens:
        exclaimed(turn)
        return None
    if turn.tongue not in conjugation.TONGUES or not parse.tokens:
        return None
    _without_fillers(turn)
    rephrased(turn)
    refusal = hindered(turn)
    if refusal is not None:
        return refusal
    if turn.find(TELL_ME) and questioned(turn):
        return None
    telling = _tells(turn)
    if not telling and (late(turn) or answered(turn) or questioned(turn)):
        return None
    refusal = reported(turn)
    if refusal is not None:
        return refusal
    if not telling and called_off(turn):
        return None
    return _as_order(turn)


def _as_order(turn: Turn) -> Command | None:
    without_openings(turn)
    order = ordered(turn)
    if order is not None:
        refusal = denied(turn, order)
        if refusal is not None:
            return refusal
        arranged(turn.parse, order)
    _without_names_articles(turn)
    return None


def _tells(turn: Turn) -> bool:
    """ "dis à l'équipe que je suis en retard" is no answer."""
    if not turn.tokens:
        return False
    forms = conjugation.forms(turn.tongue, turn.tokens[0].low)
    return any(form.command == "tell" for form in forms) and any(
        token.low in ("que", "dass") or token.cat == ":" for token in turn.tokens[1:9]
    )


def _without_fillers(turn: Turn) -> None:
    """Take courtesies out, wherever they stand outside of quotes."""
    k = 0 if turn.holds(FILLERS) else len(turn.tokens)
    while k < len(turn.tokens):
        found = turn.find(FILLERS, k) if turn.tokens[k].cat != "quote" else None
        if found and found.end - k < len(turn.tokens) and not _times(turn.tokens, k):
            turn.cut(k, found.end)
        else:
            k += 1
    while turn.tokens and turn.tokens[0].cat in (",", "!", "."):
        turn.cut(0, 1)


def _times(tokens: list[Token], k: int) -> bool:
    """ "3 mal" counts, while a "mal" elsewhere says nothing."""
    return tokens[k].low == "mal" and at(tokens, k - 1).cat in ("int", "num")


def _without_names_articles(turn: Turn) -> None:
    """ "com a Juliana e o Thiago": names without articles."""
    tokens = turn.tokens
    if turn.tongue not in ("pt", "es", "fr"):
        return
    with_whom = next((k for k, token in enumerate(tokens) if token.cat == "with"), len(tokens))
    for k in range(len(tokens) - 2, with_whom, -1):
        before, name = tokens[k - 1], tokens[k + 1]
        named = name.text[:1].isupper() and name.cat in ("word", "name") and not name.text.isupper()
        plain = turn.tongue == "pt" and before.cat == "with" and name.cat == "word"
        if (
            (named or plain)
            and tokens[k].low in BEFORE_NAMES
            and before.cat in ("with", "and", ",")
        ):
            turn.cut(k, k + 1)
