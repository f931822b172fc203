"""Whom and which meeting an order in another language names."""

from __future__ import annotations

from language.abroad.turn import like, person_first
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.particles import DEFINITE, INTO, OUT_OF

_TOO = frozenset(
    listed(
        "auch noch aussi egalement tambien tambem ainda mal gleich gerade den die der einfach bien"
    )
)
_OF_A_PERSON = frozenset(listed("a as os o la el le den die der dem l' auch"))
_DATES = frozenset(listed("day wd dotted slash int next this iso clock dayam part fest mo"))
_LISTS = frozenset(
    listed("""
        einladung einladungsliste liste verteiler teilnehmerliste
        invitation convocation participants
        invitacion convocatoria lista invitados
        convite convidados
    """)
)
_NAMED = frozenset(("word", "name", "int", "short", "ord", "quote", "freq"))


def leads(token: Token, words: frozenset[str]) -> bool:
    """Whether a token, also of two words ("na sala"), begins with one of some small words."""
    return token.low.partition(" ")[0] in words


def named(rest: list[Token], into: frozenset[str], word: str) -> list[Token]:
    """Names without articles, and the meeting behind an English "to" or "from" (``word``)."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        opening = not out or out[-1].cat in (",", "and", "+")
        personal = token.low in _OF_A_PERSON and k + 1 < len(rest)
        if opening and (token.low in _TOO or personal):
            continue
        if not opening and (leads(token, into) or token.cat == "in"):
            begin = k + 1
            while begin < len(rest) - 1 and rest[begin].low in DEFINITE:
                begin += 1
            return [*out, like(token, word, word), *rest[begin:]]
        out.append(token)
    return out


def taken_off(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """Somebody is taken off a meeting ("remove"), or a meeting off the calendar ("cancel")."""
    k = 0
    while k < len(rest) and rest[k].low in DEFINITE | _TOO | {"a", "ao"}:
        k += 1
    first = at(rest, k)
    places = range(k + 1, len(rest))
    parting = next((n for n in places if leads(rest[n], OUT_OF)), None)
    person = _is_person(parse, command, first)
    if command == "remove" and parting is not None and not person:
        person = _may_be_person(parse, rest, k)
    if person and parting is not None and not _dated(rest, parting + 1):
        if command == "cancel" and first.cat != "email" and parse.line.tongue == "de":
            return "cancel", rest
        return "remove", _without_list(named(rest[k:], OUT_OF, "from"))
    dated = any(token.cat in ("day", "wd", "clock", "dotted") for token in rest)
    if command == "remove" and person and parting is None and not dated:
        return "remove", rest[k:]
    return "cancel", rest


def _is_person(parse: Parse, command: str, token: Token) -> bool:
    """Whether a token names somebody; German writes every noun like a name."""
    if token.cat == "email" or token.low in parse.known or token.low in ("me", "us"):
        return True
    return person_first([token]) and (parse.line.tongue != "de" or command == "remove")


def _may_be_person(parse: Parse, rest: list[Token], k: int) -> bool:
    """Whether the word ``k``, written small, may be a name: "tira o rafa da reunião"."""
    alone = k == 0 or (k == 1 and rest[0].low in ("a", "o") and parse.line.tongue in ("es", "pt"))
    return alone and k < len(rest) and rest[k].cat == "word"


def _dated(rest: list[Token], k: int) -> bool:
    while k < len(rest) and rest[k].low in DEFINITE:
        k += 1
    return at(rest, k).cat in _DATES


def _without_list(rest: list[Token]) -> list[Token]:
    """ "aus dem Verteiler der Retro": the meeting itself."""
    for k in range(1, len(rest) - 1):
        if rest[k].low.removeprefix("l'") in _LISTS and rest[k - 1].cat == "from":
            end = k + 1
            while end < len(rest) - 1 and leads(rest[end], OUT_OF | INTO | DEFINITE):
                end += 1
            return [*rest[:k], *rest[end:]]
    return rest


def puts_somebody(parse: Parse, rest: list[Token]) -> bool:
    """ "põe o Rafa na reunião de amanhã": whether somebody and no meeting is put somewhere."""
    k = 0
    while k < len(rest) and rest[k].low in ("o", "a", "la", "el"):
        k += 1
    person = at(rest, k).cat == "email" or person_first(rest[k : k + 1])
    return (
        parse.line.tongue != "de"
        and person
        and leads(at(rest, k + 1), INTO)
        and not any(token.cat in ("clock", "u", "oclock") for token in rest)
    )


def without_article(tokens: list[Token]) -> list[Token]:
    """A meeting without the article before its name or number."""
    k = 0
    while k < len(tokens) - 1 and tokens[k].low in DEFINITE and tokens[k + 1].cat in _NAMED:
        k += 1
    return tokens[k:]
