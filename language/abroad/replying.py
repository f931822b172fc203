"""Answers to an invitation in other languages, and who will be late."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.turn import SIGNS, Found, Turn, beside, like, without_openings
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words.answers import ANSWERS, LATE
from language.words.kinds import listed
from language.words.particles import ARTICLES, ATTEND, TO

_GREETING = frozenset(
    listed("hi sorry desole oi hola hallo ola , ! oh ah also perdon moin und ay uy")
)
_DATES = frozenset(listed("day wd on dayam part this next dotted in at the"))
_SPEAKERS = frozenset(listed("ich kann bin komme je j' on nao no eu yo je n'y"))
_AWAY = frozenset(
    listed("""
        raus krank verhindert urlaub weg unterwegs verplant
        absent absente indisponible pris prise out malade
        baja vacaciones ocupado ocupada fuera
        fora doente ferias ausente indisponivel
    """)
)
_PLAIN_NO = frozenset(listed("no nein non nao nee"))
_CHANGING = frozenset(("move", "cancel", "schedule", "invite", "remove"))
# Between the halves of an answer, and no part of what is answered.
_BETWEEN = frozenset(listed("leider mir es das da ich uns auch wir , gern gerne"))
_LATE_TO = frozenset(listed("zum zur beim au aux al ao pro a para na"))
_LATE_WORDS = frozenset(listed("spater spat retard tarde atrasado atrasada en zu"))
_LONGEST_DELAY = 5 * 3600  # seconds


def answered(turn: Turn) -> bool:
    """Put "je ne pourrai pas venir à la démo" into "rsvp no to demo"; whether it answers."""
    begin = next(
        (k for k, token in enumerate(turn.tokens) if token.low not in _GREETING), len(turn.tokens)
    )
    behind = _behind_what(turn, begin)
    for answer, wordings in ANSWERS.items():
        found = turn.find(wordings, begin)
        if found is None and behind > begin:
            found = turn.find(wordings, behind)
            if found is not None and " " not in found.words:
                found = None
        if found is None or (found.words in ("no", "o") and turn.tongue == "pt"):
            continue
        rest = found.end
        while at(turn.tokens, rest).cat in SIGNS:
            rest += 1
        if found.end - found.begin <= 2 and _orders(turn, rest):  # "ok, annule la démo"
            turn.cut(0, rest)
            return False
        if _tells_of_else(turn, answer, found):
            return False
        _answer(turn, answer, begin, found)
        return True
    return False


def late(turn: Turn) -> bool:
    """Put "j'aurai 10 minutes de retard à la démo" into "rsvp late 10 minutes to demo"."""
    tokens = turn.tokens
    if turn.find(LATE) is None or any(token.cat == "clock" for token in tokens[:2]):
        return False
    rsvp, said = turn.said("rsvp", 0, 1), turn.said("late", 0, 1)
    by = _delay(tokens)
    about = _to_target(_late_for(tokens, by), said)
    turn.become([rsvp, said, *by, *about, *_reason(tokens, by)])
    return True


def _behind_what(turn: Turn, begin: int) -> int:
    """Where the words behind a day or "zum Review" at the beginning stand."""
    tokens = turn.tokens
    k = begin
    while k < len(tokens) - 1 and tokens[k].cat in _DATES:
        k += 1
    if k == begin and at(tokens, k).low in TO and len(tokens) > 4:
        places = range(begin + 2, min(begin + 6, len(tokens) - 1))
        k = next((n for n in places if tokens[n].low in _SPEAKERS), begin)
    return k + (at(tokens, k).cat == "," and k > begin)


def _orders(turn: Turn, k: int) -> bool:
    """Whether an order begins at token ``k``."""
    rest = turn.from_token(k)
    whole = turn.parse.line.whole
    without_openings(rest)
    turn.parse.line.whole = whole
    if len(rest.tokens) < 2 or rest.tokens[0].low == "confirmo":
        return False
    forms = conjugation.forms(turn.tongue, rest.tokens[0].low)
    return any(form.kind == "order" and form.command in _CHANGING for form in forms)


def _tells_of_else(turn: Turn, answer: str, found: Found) -> bool:
    """Whether what stands behind the answer makes it something else."""
    after = at(turn.tokens, found.end)
    about = _is_answered(after)
    if answer == "yes":  # "ok pour 15h" asks for a time
        return not about and _timed(turn, found.end)
    away = turn.tokens[found.end - 1].low in _AWAY
    if answer == "no" and away and after.cat in ("day", "wd", "dayam", "this", "on"):
        return True  # "je suis absent vendredi" tells of oneself
    return (  # "no hay daily"
        found.words in _PLAIN_NO and not about and after.cat not in ("day", "wd")
    )


def _is_answered(token: Token) -> bool:
    """Whether a token begins what is answered ("zum Review", "a la demo")."""
    return (
        token.cat in ("end", "short")
        or token.cat in SIGNS
        or token.low in TO
        or token.low in ATTEND
    )


def _timed(turn: Turn, k: int) -> bool:
    return any(
        token.cat in ("clock", "oclock", "ap") or (token.cat == "u" and token.low == "h")
        for token in turn.tokens[k:]
    )


def _answer(turn: Turn, answer: str, begin: int, found: Found) -> None:
    rsvp = turn.said("rsvp", found.begin, found.end)
    said = turn.said(answer, found.begin, found.end)
    before = turn.tokens[begin : found.begin]
    inside = [token for token in found.caught if token.low not in _BETWEEN]
    behind = turn.tokens[found.end :]
    turn.become([rsvp, said, *before, *_to_target(inside, rsvp), *_to_target(behind, rsvp)])


def _to_target(rest: list[Token], verb: Token) -> list[Token]:
    """What is answered behind "to"; else the reason behind a comma."""
    begin = next((k for k, token in enumerate(rest) if not _attending(token)), len(rest))
    while rest and rest[-1].cat in SIGNS:
        rest = rest[:-1]
    while len(rest) > begin + 1 and _attending(rest[-1]):
        rest = rest[:-1]
    if begin >= len(rest):
        return []
    token = rest[begin]
    last = begin + 1 == len(rest)
    if token.low in TO:
        return [] if last else _behind_to(rest, begin)
    if token.cat in ("short", "day", "wd", "int", "on") or token.cat in SIGNS:
        return rest[begin:]
    return [beside(token, ",", ","), *rest[begin:]]


def _behind_to(rest: list[Token], k: int) -> list[Token]:
    to = rest[k]
    k += 1
    while k < len(rest) - 1 and rest[k].low in ARTICLES:
        k += 1
    if all(token.low in ATTEND for token in rest[k:]):
        return []
    return [like(to, "to", "to"), *rest[k:]]


def _attending(token: Token) -> bool:
    return token.low in ATTEND and token.low not in TO


def _delay(tokens: list[Token]) -> list[Token]:
    """By how much somebody is late."""
    for k, token in enumerate(tokens):
        span = durations.length(tokens, k)
        if span and token.low != "uno" and span[1].delta.total_seconds() < _LONGEST_DELAY:
            return tokens[k : span[0]]
    return []


def _late_for(tokens: list[Token], by: list[Token]) -> list[Token]:
    """What somebody is late for ("au comité"), with the word before it."""
    for k in range(1, len(tokens)):
        after = at(tokens, k + 1)
        cause = after.low in ("cause", "causa") or after.low.startswith("attras")
        late_itself = at(tokens, k + 2).low == "bourre"  # "à la bourre"
        named = after.cat in ("word", "the", "on") and not cause and not late_itself
        if tokens[k].low in _LATE_TO and named and tokens[k] not in by and after not in by:
            places = range(k, len(tokens))
            stop = next(
                (n for n in places if tokens[n].cat in SIGNS or tokens[n] in by), len(tokens)
            )
            return [token for token in tokens[k:stop] if token.low not in _LATE_WORDS]
    return []


def _reason(tokens: list[Token], by: list[Token]) -> list[Token]:
    """What stands behind a sign, where that is not the delay."""
    places = range(1, len(tokens))
    begin = next((k for k in places if tokens[k].cat in (",", "-", ".", ":")), len(tokens))
    if tokens[-1] in by:
        return []
    return [token for token in tokens[begin:] if token not in by]
