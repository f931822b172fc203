"""The verb of an order in another language, wherever it stands."""

from __future__ import annotations

import re

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.subjects import behind_modal, comes_too, compared, goes_to, leaves, reminder
from language.abroad.turn import (
    ARTICLES,
    OBJECTS,
    SIGNS,
    Turn,
    clauses,
    openings,
    pattern_of,
)
from language.line.numbers import at
from language.line.tokens import Token
from language.words import talk
from language.words.kinds import listed


def ordered(turn: Turn) -> Order | None:
    """The verb that says what to do, wherever it stands."""
    phrasal = _phrasal(turn)
    if phrasal is not None:
        return phrasal
    subject = turn.find(pattern_of("SUBJECTS", turn.tongue))
    begin = subject[1] if subject else 0
    first = at_front(turn, begin)
    clitic = begin and turn.tokens[begin - 1].low in ("me", "nos")
    if first is not None and begin and not clitic and first.command in ("list", "find", "tell"):
        first = None
    if first is not None:
        for_me = begin and turn.tokens[begin - 1].low in ("me", "nos") and turn.tongue != "fr"
        return first._replace(
            glued=turn.tokens[begin - 1].low if for_me else first.glued, before=[]
        )
    if turn.tongue == "de":
        last = _at_end(turn)
        if last is not None:
            return last
    other = (
        compared(turn)
        or comes_too(turn)
        or leaves(turn)
        or behind_modal(turn)
        or goes_to(turn)
        or reminder(turn)
    )
    if other is not None:
        return other
    glued = [
        k
        for k in range(1, len(turn.tokens))
        if any(
            form.glued in ("lo", "la", "los", "las") and form.kind == "order"
            for form in conjugation.forms(turn.tongue, turn.tokens[k].low)
        )
    ]
    for begin in (*clauses(turn), *glued):
        rest = Turn(turn.parse)
        rest.tokens = turn.tokens[begin:]
        count = len(rest.tokens)
        openings(rest)
        k = begin + count - len(rest.tokens)
        found = at_front(turn, k)
        if found is not None:
            stop = begin - (begin not in glued)
            other = _said_before(found._replace(before=[]), turn.tokens[:stop])
            if other is not None:
                return other
    return None


def _said_before(order: Order, before: list[Token]) -> Order | None:
    """ "ya no hace falta el war room, quítalo": what is meant stands before the verb."""
    first = (
        order.rest[1] if at(order.rest, 0).cat == "-" and len(order.rest) > 1 else at(order.rest, 0)
    )
    pronoun = bool(order.glued) or first.low in OBJECTS
    own = [t for k, t in enumerate(order.rest) if (k > 1 or t.low not in OBJECTS | {"-"})]
    own = own if any(t.cat not in SIGNS for t in own) else []
    meant = _until_told(before)
    if order.command == "schedule" and pronoun and own and meant:
        return order._replace(command="move", rest=[*meant, *own])
    if order.command == "invite" and pronoun and own:
        names = [t for t in before if t.text[:1].isupper() and t.cat in ("word", "name")]
        return order._replace(rest=[*names[-1:], *own]) if names else None
    if order.command in ("cancel", "move", "remove", "advance") and not own:
        return order._replace(rest=meant)
    if order.command in ("move", "advance"):
        return order._replace(rest=[*meant, *own])
    return None


def _until_told(tokens: list[Token]) -> list[Token]:
    """Without what is told of the meeting ("a demo foi por água abaixo")."""
    end = next((k for k in range(1, len(tokens)) if tokens[k].low in _FINITE), len(tokens))
    return tokens[:end]


_FINITE = frozenset(
    listed(
        "ist sind war wird wurde hat haben kann muss fallt passt est sont a ete etait sera "
        "n'est ne tombe va es esta son fue era se ya no hay tiene foi ficou nao ja tem vai e "
        "pode"
    )
) - {"a", "e", "se"}


def _phrasal(turn: Turn) -> Order | None:
    """ "fais-moi penser à ...", "pasa la voz ...": an order that is a phrase."""
    for command in talk.PHRASAL.get(turn.tongue, ()):
        found = turn.find(pattern_of("PHRASAL", turn.tongue, command))
        if found is not None and found[1] < len(turn.tokens):
            whom = "me" if re.search(r"\b(?:moi|me|mich)|me$", found[2][0]) else ""
            return Order(command, whom, turn.tokens[0], turn.tokens[found[1] :], [])
    return None


def at_front(turn: Turn, k: int) -> Order | None:
    tokens = turn.tokens
    token = at(tokens, k)
    if token.cat in ("quote", "end", "email", "wd", "mo") or token.text.isupper():
        return None
    forms = [f for f in conjugation.forms(turn.tongue, token.low) if f.kind != "participle"]
    if not forms or (at(tokens, k + 1).cat == "end" and forms[0].command == "schedule"):
        return None
    if (
        at(tokens, k + 1).cat == "-"
        and at(tokens, k + 1).glued
        and (
            at(tokens, k + 2).low
            not in ARTICLES | OBJECTS | {"vous", "toi", "lui", "lhe", "lhes", "te"}
        )
    ):
        return None
    stop = next(
        (
            n
            for n in range(k + 1, len(tokens))
            if tokens[n].cat in (".", ";", "!") or (tokens[n].cat == ":" and tokens[n].glued)
        ),
        len(tokens),
    )
    for form in forms:
        if not form.apart:
            continue
        for n in range(k + 1, stop):
            end = at(tokens, n + 1)
            if tokens[n].low == form.apart and (
                n + 1 >= stop or end.cat in SIGNS or (end.cat in ("and", "to", "quote"))
            ):
                rest = [*tokens[k + 1 : n], *tokens[n + 1 :]]
                return Order(form.command, form.glued, token, rest, tokens[:k] if k else [])
    if (
        turn.tongue == "de"
        and any(
            tokens[n].low in _PARTS and (n + 1 >= stop or at(tokens, n + 1).cat in (",", ":"))
            for n in range(k + 1, stop)
        )
        and not any(f.kind == "infinitive" for f in forms)
    ):
        return None
    whole = next((f for f in forms if not f.apart), None)
    if whole is None:
        return None
    if conjugation.noun_too(turn.tongue, token.low) and not _object(turn, k + 1):
        return None
    return Order(whole.command, whole.glued, token, tokens[k + 1 :], [])


_PARTS = frozenset(listed("ab an auf aus ein hinzu dazu raus heraus vor zuruck um bei teil los zu"))
_MEETINGS = frozenset(
    listed("reuniao reunioes reunion reuniones reunions termin termine meeting meetings call calls")
)


def _object(turn: Turn, k: int) -> bool:
    """Whether token ``k`` begins the object of a verb: an article, a pronoun, an address."""
    token = at(turn.tokens, k)
    return (
        (token.cat == "in" and any(t.cat == ":" for t in turn.tokens[k:]))
        or token.low in _MEETINGS
        or token.low
        in ARTICLES | {"para", "pro", "pra", "ao", "aos", "uns", "mal", "l'equipe", "ca"}
        or token.cat in ("email", "short", "quote", "-")
        or token.low.startswith(("l'", "d'un"))
    )


_AUX = frozenset(
    listed(
        "werden wird sein muss musste mussen soll sollte sollen kann konnte konnten konnen darf "
        "bitte muesste koennte zu lassen lasst lass moge mag dann einfach sollten mussten "
        "wollen mochten wurden wurde mochte will wollte"
    )
)


def _only_times(tokens: list[Token], k: int) -> bool:
    return k < len(tokens) and all(
        t.cat in ("day", "wd", "on", "part", "dayam", "in", "next", "this", "u", "clock", "oclock")
        or (t.cat == "int" and n)
        for n, t in enumerate(tokens[k:])
    )


def _at_end(turn: Turn) -> Order | None:
    """ "Standup auf Freitag verschieben", "das QBR muss verlegt werden"."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, 0, -1):
        token = tokens[k]
        after = at(tokens, k + 1)
        if _only_times(tokens, k + 1):
            pass  # "alles absagen morgen"
        elif after.cat not in SIGNS | {"end"} and after.low not in (
            "werden",
            "lassen",
            "und",
            "danke",
            "weil",
            "da",
            "denn",
            "sein",
            "konnen",
        ):
            continue
        forms = [
            f
            for f in conjugation.forms("de", token.low)
            if (f.kind != "order" and not f.apart) or f.kind == "participle"
        ]
        if not forms or (token.text[:1].isupper() and k):
            continue
        begin = next((n for n in range(k - 1, -1, -1) if tokens[n].cat in (".", ";", "!", "?")), -1)
        clause = next((n for n in range(k - 1, -1, -1) if tokens[n].cat == ","), -1)
        if at(tokens, clause + 1).low in ("weil", "da", "dass", "wenn", "falls", "ob", "obwohl"):
            continue
        aux = {t.low for t in tokens[begin + 1 : k + 3]} & _AUX
        if forms[0].kind == "participle" and not aux:
            continue
        rest = [t for t in tokens[begin + 1 : k] if t.low not in _AUX or t.cat == "to"]
        tail = tokens[k + 1 :]
        while tail and tail[0].low in (*_AUX, "werden"):
            tail.pop(0)
        if at(rest, len(rest) - 1).cat == ",":
            rest.pop()
        return Order(forms[0].command, "", token, [*rest, *tail], [])
    return None
