"""Lines in German, French, Spanish and Portuguese, put into the order of words that is read.

What carries no time (verbs, courtesies, answers, questions) becomes the English words that mean
the same, each with its place in the line, so that titles are still cut from what was typed.
"""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import Order, arranged
from language.abroad.asked_abroad import questioned
from language.abroad.hindering import WRITING, denied, hindered
from language.abroad.ordering import at_front, ordered
from language.abroad.phrasing import rephrased
from language.abroad.replying import answered, late
from language.abroad.turn import (
    SIGNS,
    Turn,
    clauses,
    openings,
    pattern_of,
)
from language.clauses import verbs
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.words import replies
from language.words.kinds import listed

_WHY_TOLD = "Say “move” with its title and the new time, or “cancel” with its title."


def turned(parse: Parse) -> Command | None:
    """Put the line into the order that is read; a command where that is refused at once."""
    turn = Turn(parse)
    if turn.tongue == "en" and parse.tokens:
        _short(turn)
        return None
    if turn.tongue not in conjugation.TONGUES or not parse.tokens:
        return None
    _fillers(turn)
    rephrased(turn)
    unwilling = hindered(turn)
    if unwilling is not None:
        return unwilling
    if turn.find(pattern_of("TELL_ME", turn.tongue)) and questioned(turn):
        return None
    if not _tells(turn) and (late(turn) or answered(turn) or questioned(turn)):
        return None
    told = _reported(turn)
    if told is not None:
        return told
    if not _tells(turn) and _not_held(turn):
        return None
    openings(turn)
    order = ordered(turn)
    if order is not None and order.command in WRITING and denied(turn, order):
        said = parse.words(0, len(parse.tokens)) or parse.text
        return parse.command("unknown", not_understood=(said,))
    if order is not None:
        arranged(turn.parse, order)
    _names_alone(turn)
    return None


def _names_alone(turn: Turn) -> None:
    """ "com a Juliana e o Thiago": names without articles."""
    tokens = turn.tokens
    people = False
    for k in range(len(tokens) - 2, 0, -1):
        people = any(t.cat == "with" for t in tokens[:k])
        if not people or turn.tongue not in ("pt", "es", "fr"):
            break
        name = at(tokens, k + 1)
        named = name.text[:1].isupper() and name.cat in ("word", "name") and not name.text.isupper()
        joined = turn.tongue == "pt" and tokens[k - 1].cat == "with" and name.cat == "word"
        if (
            (named or joined)
            and tokens[k].low in _ARTICLE
            and tokens[k - 1].cat in ("with", "and", ",")
        ):
            turn.cut(k, k + 1)


_ARTICLE = frozenset(("a", "o", "as", "os", "la", "el", "los", "las", "le"))


def _short(turn: Turn) -> None:
    """ "topo!", "socorro": a few words that no language is guessed of."""
    if any(token.cat not in _WORDS for token in turn.tokens):
        return
    while len(turn.tokens) > 1 and turn.tokens[-1].cat in ("!", "?", "."):
        turn.cut(len(turn.tokens) - 1, len(turn.tokens))
    text, _ = turn.text()
    if text in _ENGLISH_TOO or verbs.find(turn.tokens) is not None:
        return
    for tongue in conjugation.TONGUES:
        for answer in ("no", "maybe", "yes"):
            if pattern_of("ANSWERS", tongue, answer).fullmatch(text):
                _set_apart(turn, tongue, ["rsvp", answer])
                return
        for key in replies.ASKED[tongue]:
            if key.endswith("_") and pattern_of("ASKED", tongue, key).fullmatch(text):
                _set_apart(turn, tongue, [key.removesuffix(" _")])
                return


_WORDS = frozenset(("word", ",", "!", "?", ".", "-", "de", "to", "on", "in", "at", "a", "the"))
_ENGLISH_TOO = frozenset(listed("ok okay no yes perfect present nope entendu possible passo bora"))


def _set_apart(turn: Turn, tongue: str, words: list[str]) -> None:
    count = len(turn.tokens)
    turn.parse.line.tongue = tongue
    turn.tokens[:] = [turn.said(word, 0, count) for word in words]
    turn.parse.line.whole = False


def _tells(turn: Turn) -> bool:
    """ "dis à l'équipe que je suis en retard" is no answer."""
    forms = conjugation.forms(turn.tongue, turn.tokens[0].low)
    return any(form.command == "tell" for form in forms) and any(
        t.low in ("que", "dass") or t.cat == ":" for t in turn.tokens[1:9]
    )


def _fillers(turn: Turn) -> None:
    pattern = pattern_of("FILLERS", turn.tongue)
    k = 0 if turn.holds(pattern) else len(turn.tokens)
    while k < len(turn.tokens):
        if turn.tokens[k].cat == "quote":
            k += 1
            continue
        found = turn.find(pattern, k)
        mal = turn.tokens[k].low == "mal" and at(turn.tokens, k - 1).cat in ("int", "num")
        if found and found[1] > k and not mal and found[1] - k < len(turn.tokens):
            turn.cut(k, found[1])
            continue
        k += 1
    while turn.tokens and turn.tokens[0].cat in (",", "!", "."):
        turn.cut(0, 1)


def _reported(turn: Turn) -> Command | None:
    """ "la démo est reportée à jeudi" tells of a change and asks for none."""
    pattern = pattern_of("REPORTED", turn.tongue)
    if not turn.holds(pattern):
        return None
    lows = {token.low for token in turn.tokens}
    if any(t.cat in (":", "quote") for t in turn.tokens) or lows & _TELLING:
        return None
    for k in range(1, min(len(turn.tokens), 12)):
        found = turn.find(pattern, k)
        if found is None or at(turn.tokens, k - 1).cat in SIGNS:
            continue
        words = turn.parse.line.cut(k, found[1])
        return turn.parse.command("move", not_understood=(words,), why=_WHY_TOLD)
    return None


_TELLING = frozenset(listed("que dass porque weil parce car sag sage informiere avisa anuncia"))


def _not_held(turn: Turn) -> bool:
    """ "el viernes no hay daily", "der Jour fixe fällt morgen aus": to be called off."""
    tokens = turn.tokens
    needless = turn.find(pattern_of("NOT_NEEDED", turn.tongue))
    if needless is not None and needless[1] < len(tokens) + (needless[2].re.groups > 0):
        _, end, match = needless
        inside: list[Token] = []
        group = next((g for g in match.re.groupindex if match[g]), "")
        if group:
            _, starts = turn.text()
            low, high = match.span(group)
            inside = [tokens[n] for n, start in enumerate(starts) if low <= start < high]
        rest = tokens[end:]
        comma = next((k for k, t in enumerate(rest) if t.cat in (",", ".")), len(rest))
        rest = rest[:comma] if comma else rest
        if inside or rest:
            _called_off(turn, 0, end, [*inside, *rest])
            return True
        return False
    pattern = pattern_of("NOT_HELD", turn.tongue)
    if not turn.holds(pattern):
        return False
    for k in range(min(len(tokens), 12)):
        found = turn.find(pattern, k)
        if found is None or (k and at(tokens, k - 1).cat in SIGNS - {","}):
            continue
        _, end, match = found
        if at(tokens, end - 1).low in ("pas", "ohne", "sin", "sem", "cai", "saute") and k > 3:
            continue
        before = [t for t in tokens[:k] if t.cat not in SIGNS and t.low not in ("es", "da")]
        if match[0] in ("ohne", "sin", "sem", "keine", "kein", "keinen") and any(
            t.cat
            not in (
                "on",
                "in",
                "wd",
                "day",
                "the",
                "this",
                "next",
                "u",
                "at",
                "dayam",
                "dotted",
                "int",
                "mo",
                "de",
                "start",
                "every",
            )
            for t in before
        ):
            continue
        inside = []
        if "in" in match.re.groupindex and match["in"]:
            _, starts = turn.text(k)
            low, high = match.span("in")
            inside = [tokens[k + n] for n, start in enumerate(starts) if low <= start < high]
        rest = [*before, *inside, *_without_order(turn, end)]
        if not any(t.cat in ("word", "name", "short", "quote") for t in rest) or any(
            t.low
            in (
                "zeit",
                "lust",
                "temps",
                "tiempo",
                "tempo",
                "probleme",
                "problema",
                "link",
                "probleem",
                "problem",
                "idee",
                "ahnung",
            )
            for t in rest
        ):
            return False
        _called_off(turn, k, end, rest)
        return True
    return False


def _without_order(turn: Turn, k: int) -> list[Token]:
    """What stands from token ``k`` on, without ", annule" at the end."""
    for begin in clauses(turn):
        if (begin > k and at_front(turn, begin) is not None) or (
            begin >= len(turn.tokens) - 2 and begin > k
        ):
            return turn.tokens[k : begin - 1]
    return turn.tokens[k:]


def _called_off(turn: Turn, begin: int, end: int, rest: list[Token]) -> None:
    arranged(turn.parse, Order("cancel", "", turn.said("cancel", begin, end), rest, []))
