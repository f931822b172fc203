"""The verb of an order in another language, wherever it stands."""

from __future__ import annotations

import re

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.conjugation import Form
from language.abroad.subjects import behind_modal, comes_too, compared, goes_to, leaves, reminder
from language.abroad.turn import SIGNS, Turn, clauses, without_openings
from language.line.numbers import at
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.openings import SUBJECTS
from language.words.particles import ARTICLES, OBJECTS
from language.words.phrasal import PHRASAL

_REFLEXIVE = ("me", "nos")
_WITH_NEW_TIME = ("move", "advance", "extend", "shorten")
_ASKING = ("list", "find", "tell")  # behind "I" or "we" they tell of oneself
_NO_VERB = frozenset(("quote", "end", "email", "wd", "mo"))
# What a hyphen may join to a verb ("décale-le", "rappelle-moi").
_HYPHENED = ARTICLES | OBJECTS | frozenset(("vous", "toi", "lui", "lhe", "lhes", "te"))
# Parts of German verbs: a verb with one of them at the end of its clause is another verb.
_PARTS = frozenset(listed("ab an auf aus ein hinzu dazu raus heraus vor zuruck um bei teil los zu"))
_MEETINGS = frozenset(
    listed("reuniao reunioes reunion reuniones reunions termin termine meeting meetings call calls")
)
_BEFORE_OBJECT = ARTICLES | frozenset(
    ("para", "pro", "pra", "ao", "aos", "uns", "mal", "l'equipe", "ca")
)
_FINITE = frozenset(
    listed("""
        ist sind war wird wurde hat haben kann muss fallt passt
        dauert dure dura
        est sont ete etait sera n'est ne tombe
        va es esta son fue era ya no hay tiene
        foi ficou nao ja tem vai pode
    """)
)
# Verbs that help another one at the end of a German clause.
_AUX = frozenset(
    listed("""
        werden wird sein muss musste mussen soll sollte sollen kann konnte konnten konnen darf
        bitte muesste koennte zu lassen lasst lass moge mag dann einfach sollten mussten wollen
        mochten wurden wurde mochte will wollte
    """)
)
_BEHIND_LAST_VERB = frozenset(listed("werden lassen und danke weil da denn sein konnen"))
_OPENS_SIDE_CLAUSE = frozenset(listed("weil da dass wenn falls ob obwohl"))
_TIMES = frozenset(listed("day wd on part dayam in next this u clock oclock"))


def ordered(turn: Turn) -> Order | None:
    """The verb that says what to do, with what stands around it; ``None`` where there is none."""
    return (
        _phrase(turn)
        or _first_verb(turn)
        or (_last_verb(turn) if turn.tongue == "de" else None)
        or compared(turn)
        or comes_too(turn)
        or leaves(turn)
        or behind_modal(turn)
        or goes_to(turn)
        or reminder(turn)
        or _later_verb(turn)
    )


def at_front(turn: Turn, k: int) -> Order | None:
    """The order whose verb is token ``k``."""
    token, after = at(turn.tokens, k), at(turn.tokens, k + 1)
    if token.cat in _NO_VERB or token.text.isupper():
        return None
    forms = [f for f in conjugation.forms(turn.tongue, token.low) if f.kind != "participle"]
    if not forms or (after.cat == "end" and forms[0].command == "schedule"):
        return None
    if after.cat == "-" and after.glued and at(turn.tokens, k + 2).low not in _HYPHENED:
        return None
    return _with_part(turn, k, forms) or _without_part(turn, k, forms)


def _phrase(turn: Turn) -> Order | None:
    """ "fais-moi penser à ...", "pasa la voz ...": an order that is a phrase."""
    for command, wordings in PHRASAL.items():
        found = turn.find(wordings)
        if found is not None and found.end < len(turn.tokens):
            whom = "me" if re.search(r"\b(?:moi|me|mich)|me$", found.words) else ""
            return Order(command, whom, turn.tokens[0], turn.tokens[found.end :], [])
    return None


def _first_verb(turn: Turn) -> Order | None:
    """ "verschiebe die Retro", "nous déplaçons la démo", "me recuerdas la demo"."""
    subject = turn.find(SUBJECTS)
    begin = subject.end if subject else 0
    first = at_front(turn, begin)
    if first is None or begin == 0:
        return first
    last = turn.tokens[begin - 1].low
    if last not in _REFLEXIVE and first.command in _ASKING:
        return None
    glued = last if last in _REFLEXIVE and turn.tongue != "fr" else first.glued
    return first._replace(glued=glued, before=[])


def _with_part(turn: Turn, k: int, forms: list[Form]) -> Order | None:
    """ "sag die Retro ab": the part of a German verb that stands apart."""
    tokens = turn.tokens
    stop = _end_of_clause(tokens, k + 1)
    for form in forms:
        for n in range(k + 1, stop) if form.apart else ():
            after = at(tokens, n + 1)
            last = n + 1 >= stop or after.cat in SIGNS or after.cat in ("and", "to", "quote")
            if tokens[n].low == form.apart and last:
                rest = [*tokens[k + 1 : n], *tokens[n + 1 :]]
                return Order(form.command, form.glued, tokens[k], rest, tokens[:k])
    return None


def _without_part(turn: Turn, k: int, forms: list[Form]) -> Order | None:
    tokens = turn.tokens
    stop = _end_of_clause(tokens, k + 1)
    another = turn.tongue == "de" and any(
        tokens[n].low in _PARTS and (n + 1 >= stop or tokens[n + 1].cat in (",", ":"))
        for n in range(k + 1, stop)
    )
    if another and all(form.kind != "infinitive" for form in forms):
        return None
    whole = next((form for form in forms if not form.apart), None)
    if whole is None:
        return None
    if conjugation.noun_too(turn.tongue, tokens[k].low) and not _begins_object(turn, k + 1):
        return None
    return Order(whole.command, whole.glued, tokens[k], tokens[k + 1 :], [])


def _end_of_clause(tokens: list[Token], begin: int) -> int:
    for n in range(begin, len(tokens)):
        if tokens[n].cat in (".", ";", "!") or (tokens[n].cat == ":" and tokens[n].glued):
            return n
    return len(tokens)


def _begins_object(turn: Turn, k: int) -> bool:
    """Whether token ``k`` begins the object of a verb: an article, a pronoun, an address."""
    token = at(turn.tokens, k)
    return (
        token.low in _BEFORE_OBJECT
        or token.low in _MEETINGS
        or token.cat in ("email", "short", "quote", "-")
        or token.low.startswith(("l'", "d'un"))
        or (token.cat == "in" and turn.has(":", begin=k))  # "schreib in #team: ..."
    )


def _last_verb(turn: Turn) -> Order | None:
    """ "Standup auf Freitag verschieben", "das QBR muss verlegt werden"."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, 0, -1):
        if tokens[k].text[:1].isupper() or not _may_end_clause(tokens, k):
            continue
        form = next(filter(_may_be_last, conjugation.forms("de", tokens[k].low)), None)
        if form is None:
            continue
        begin = _behind_last(tokens, k, (".", ";", "!", "?"))
        if at(tokens, _behind_last(tokens, k, (",",))).low in _OPENS_SIDE_CLAUSE:
            continue
        helped = any(token.low in _AUX for token in tokens[begin : k + 3])
        if form.kind != "participle" or helped:
            return Order(form.command, "", tokens[k], _around(tokens, begin, k), [])
    return None


def _may_end_clause(tokens: list[Token], k: int) -> bool:
    after = at(tokens, k + 1)
    return (
        after.cat in SIGNS
        or after.cat == "end"
        or after.low in _BEHIND_LAST_VERB
        or all(  # "alles absagen morgen"
            token.cat in _TIMES or (token.cat == "int" and n)
            for n, token in enumerate(tokens[k + 1 :])
        )
    )


def _may_be_last(form: Form) -> bool:
    return form.kind == "participle" or (form.kind == "infinitive" and not form.apart)


def _behind_last(tokens: list[Token], k: int, signs: tuple[str, ...]) -> int:
    """Where the words behind the last of some signs before token ``k`` begin."""
    return next((n + 1 for n in range(k - 1, -1, -1) if tokens[n].cat in signs), 0)


def _around(tokens: list[Token], begin: int, verb: int) -> list[Token]:
    """What stands around the last verb of a clause, without those that help it."""
    before = [t for t in tokens[begin:verb] if t.low not in _AUX or t.cat == "to"]
    if before and before[-1].cat == ",":
        before.pop()
    behind = tokens[verb + 1 :]
    while behind and behind[0].low in _AUX:
        behind.pop(0)
    return [*before, *behind]


def _later_verb(turn: Turn) -> Order | None:
    """ "ya no hace falta el war room, quítalo": the verb of a further clause."""
    carrying = [k for k in range(1, len(turn.tokens)) if _carries_pronoun(turn, k)]
    for begin in (*clauses(turn), *carrying):
        rest = turn.from_token(begin)
        without_openings(rest)
        found = at_front(turn, len(turn.tokens) - len(rest.tokens))
        if found is not None:
            before = turn.tokens[: begin if begin in carrying else begin - 1]
            order = _meant_before(found._replace(before=[]), before)
            if order is not None:
                return order
    return None


def _carries_pronoun(turn: Turn, k: int) -> bool:
    return any(
        form.glued in ("lo", "la", "los", "las") and form.kind == "order"
        for form in conjugation.forms(turn.tongue, turn.tokens[k].low)
    )


def _meant_before(order: Order, before: list[Token]) -> Order | None:
    """What is meant stands before the verb, and its own words say what to do with it."""
    rest = order.rest
    first = rest[1] if at(rest, 0).cat == "-" and len(rest) > 1 else at(rest, 0)
    pronoun = bool(order.glued) or first.low in OBJECTS
    own = [t for k, t in enumerate(rest) if k > 1 or (t.low not in OBJECTS and t.low != "-")]
    own = own if any(token.cat not in SIGNS for token in own) else []
    meant = _until_told(before)
    if order.command == "schedule" and pronoun and own and meant:
        return order._replace(command="move", rest=[*meant, *own])
    if order.command == "invite" and pronoun and own:
        names = [t for t in before if t.text[:1].isupper() and t.cat in ("word", "name")]
        return order._replace(rest=[*names[-1:], *own]) if names else None
    if order.command in ("cancel", "move", "remove", "advance") and not own:
        return order._replace(rest=meant)
    if order.command in _WITH_NEW_TIME:
        return order._replace(rest=[*meant, *own])
    return None


def _until_told(tokens: list[Token]) -> list[Token]:
    """Without what is told of the meeting ("a demo foi por água abaixo")."""
    end = next((k for k in range(1, len(tokens)) if tokens[k].low in _FINITE), len(tokens))
    return tokens[:end]
