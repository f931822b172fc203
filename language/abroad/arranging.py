"""An order in another language, arranged as an English one: verb, people or target, the rest."""

from __future__ import annotations

from typing import NamedTuple

from language.abroad import details
from language.abroad.objects import (
    leads,
    named,
    puts_somebody,
    taken_off,
    without_article,
)
from language.abroad.turn import beside, like, person_first, size_of
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed
from language.words.particles import DEFINITE, INTO, ME, OF_A_DAY, US
from language.words.phrasal import EVERYBODY, REMINDER


class Order(NamedTuple):
    """The command, a pronoun glued to its verb, the verb, what follows and what stood before."""

    command: str
    glued: str
    verb: Token
    rest: list[Token]
    before: list[Token]


_IT = frozenset(listed("le la les o a os as lo"))
_HYPHENED = _IT | frozenset(listed("lhe lhes lui leur los las l' vous toi tu te"))
_GLUED_IT = frozenset(("lo", "la", "los", "las", "le", "les"))
_REFLEXIVE = frozenset(("sie", "sich", "dir", "mal", "wir"))
_HALF_PAST = ("meia", "media")  # "a meia hora" is a length and no "a meeting"
_COMPARED = frozenset(listed("kurzer langer kuerzer laenger fruher spater frueher spaeter"))
_SEEING = frozenset(listed("voir rencontrer ver encontrar treffen"))
_DETAILS = frozenset(
    listed("detalles details detalhes detail einzelheiten infos informations informacion infos")
)
_OF_DETAILS = DEFINITE | OF_A_DAY | {"zu", "zum", "zur", "sur"}
_THAT = frozenset(listed("dass que qu' q daß"))
_BETWEEN_TELL_AND_THAT = frozenset(
    listed("a dem der den das die ao al au aux le la el o os para in im dans en no na ,")
)
_FOR_THE_FIRST = frozenset(("das", "le", "la", "o", "a", "el", "die", "den"))
_CHANGES = frozenset(("move", "advance", "cancel", "change", "extend", "shorten", "start", "end"))
_OF_SOMEBODY = ("invite", "remove")
_WITHOUT_TARGET = frozenset(("schedule", "tell", "list", "find", "make"))
_MAY_SET_REMINDER = frozenset(("schedule", "tell", "list", "move", "remind"))


def arranged(parse: Parse, order: Order) -> None:
    """Put the tokens of the line into the order of an English one."""
    rest = [*order.before, *order.rest]
    while len(rest) > 1 and rest[0].cat in (",", ":", ".", "!"):
        rest.pop(0)
    whom, rest = _for_whom(parse.line.tongue, order.glued, rest)
    if whom and not order.glued and order.command in _OF_SOMEBODY and not person_first(rest):
        pronoun = next(token for token in order.rest if token.low in ME | US)
        rest = [like(pronoun, whom), *rest]  # "ajoute-moi à la rétro"
    command, rest = _meant(parse, order, rest)
    if command in ("remind", "tell"):
        command, whom, rest = _told(parse, command, whom, rest)
    command, rest = _detailed(parse, command, rest)
    said = [like(order.verb, command)]
    if command in ("remind", "tell") and whom:
        said.append(like(order.verb, whom))
    elif _carries_target(order, command, rest):
        said.append(like(order.verb, "it"))
    rest = details.numbered(rest)
    if command not in _WITHOUT_TARGET:
        rest = without_article(details.dates_alone(details.plainly(rest)))
    parse.tokens[:] = [*said, *rest]
    parse.line.whole = False


def _for_whom(tongue: str, glued: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """For whom: "rappelle-moi", "me lembra", "recuérdanos", "zeig mir"."""
    whom = "me" if "me" in glued[:2] else "us" if glued[:3] == "nos" else ""
    hyphen = at(rest, 0).cat == "-" and at(rest, 0).glued
    pronoun, behind = at(rest, int(hyphen)), rest[int(hyphen) + 1 :]
    low = pronoun.low
    if low in ME | US and pronoun.cat != "on":
        return ("me" if low in ME else "us"), behind
    if hyphen and low in _HYPHENED:
        return whom, [like(pronoun, "it"), *behind] if low in _IT else behind
    if low in _REFLEXIVE and tongue == "de" and len(rest) > 1:
        first = at(behind, 0)
        if first.low in ME | US:
            return ("me" if first.low in ME else "us"), behind[1:]
        if low != "sie" or first.cat in ("the", "on", "a", "word", "name", "email"):
            return whom, behind
    return whom, rest


def _meant(parse: Parse, order: Order, rest: list[Token]) -> tuple[str, list[Token]]:
    """The command that the words behind the verb make of it, and what is left of them."""
    command = order.command
    if command in ("move", "advance", "cancel") and len(rest) > 1 and rest[0].low == "mesmo":
        rest = rest[1:]
    if command in _MAY_SET_REMINDER:
        command, rest = _reminder(parse, command, rest)
    first = at(rest, 0)
    if command in ("move", "advance") and first.cat == "a" and first.low not in _HALF_PAST:
        command = "schedule"  # "pasa una reunión" is a new one
    if command == "schedule":
        return _scheduled(parse, order, rest)
    if command == "list" and any(token.low in _DETAILS for token in rest[:3]):
        return "show", _of_details(rest)
    return command, rest


def _reminder(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """ "ponme un recordatorio", "setz eine Erinnerung" set a reminder."""
    for k in range(min(3, len(rest))):
        size = size_of(REMINDER, parse.line.tongue, rest[k:])
        if size:
            return "remind", [*rest[:k], *rest[k + size :]]
    return command, rest


def _scheduled(parse: Parse, order: Order, rest: list[Token]) -> tuple[str, list[Token]]:
    """A verb of planning may change what is there, or bring somebody in."""
    if _names_what_is_there(rest):
        return "move", rest
    if any(token.low in _COMPARED for token in rest) or _says_how_long(rest):
        return "make", rest
    if order.verb.low in _SEEING and at(rest, 0).text[:1].isupper():
        rest = [like(order.verb, "with", "with"), *rest]  # "voir Paul demain"
    return ("invite" if puts_somebody(parse, rest) else "schedule"), rest


def _names_what_is_there(rest: list[Token]) -> bool:
    """ "mets #k7 à 15h", "pon la 2 a las 5": what is there already gets a new time."""
    k = int(at(rest, 0).low in _FOR_THE_FIRST)
    first, after = at(rest, k), at(rest, k + 1)
    number = first.cat == "int" and after.cat in ("at", "to", "on") and len(first.text) < 3
    return first.cat == "short" or number


def _says_how_long(rest: list[Token]) -> bool:
    """ "mets la rétro à 30 minutes": what is there gets a new length; "à 10 heures" is a time."""
    if at(rest, 0).low not in _FOR_THE_FIRST:
        return False
    for k in range(2, len(rest) - 1):
        span = durations.length(rest, k + 1) if rest[k].low in ("a", "auf", "para") else None
        if span is not None and span[0] == len(rest) and span[1].unit == "min":
            return True
    return False


def _of_details(rest: list[Token]) -> list[Token]:
    """ "montre-moi les détails de la démo": the meeting alone."""
    last = max(k for k, token in enumerate(rest[:3]) if token.low in _DETAILS)
    rest = rest[last + 1 :]
    while len(rest) > 1 and rest[0].low in _OF_DETAILS:
        rest.pop(0)
    return rest


def _told(parse: Parse, command: str, whom: str, rest: list[Token]) -> tuple[str, str, list[Token]]:
    """ "sag allen, dass ..." announces; "avísanos un día antes de ..." sets a reminder."""
    size = size_of(EVERYBODY, parse.line.tongue, rest)
    everybody, rest = rest[:size], rest[size:]
    if everybody:
        whom = "us" if command == "remind" else "everyone"
    if command == "remind":
        return command, whom, rest
    while rest and rest[0].cat == ",":
        rest = rest[1:]
    said = at(rest, 0).low in _THAT or at(rest, 0).cat == ":"
    if not said and _says_when_before(rest):
        return "remind", "us" if whom == "everyone" else whom or "me", rest
    that = next((k for k, t in enumerate(rest[:6]) if t.low in _THAT or t.cat == ":"), None)
    if that is not None:
        between = [token for token in rest[:that] if token.low not in _BETWEEN_TELL_AND_THAT]
        rest = [*(everybody or between), like(rest[that], "that"), *rest[that + 1 :]]
    elif everybody and rest:
        rest = [*everybody, beside(rest[0], "that", "word"), *rest]
    return command, "", rest


def _says_when_before(rest: list[Token]) -> bool:
    """ "un día antes de ...": a length and "before"."""
    return any(
        durations.length(rest, k)
        and any(t.cat == "before" or t.low in ("vor", "vorher", "vorm") for t in rest[k : k + 6])
        for k in range(min(12, len(rest)))
    )


def _detailed(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """What is said behind a verb, as English puts it behind this command."""
    match command:
        case "list" | "find":
            return command, details.stretch_alone(rest)
        case "extend" | "shorten" | "make":
            return command, details.resized(rest)
        case "join" | "start" | "end" | "show" | "record":
            while len(rest) > 1 and leads(rest[0], INTO):
                rest = rest[1:]
            return command, [token for token in rest if token.cat != "now"]
        case "remove" | "cancel":
            return taken_off(parse, command, rest)
        case "invite":
            return command, named(rest, INTO, "to")
        case "remind":
            return command, details.lead_first(rest)
        case "move" | "advance":
            rest = details.new_time_last(parse.line.tongue, rest)
            return command, details.target_first(rest)
        case "rename":
            return command, details.renamed(rest)
        case "change":
            return command, details.renamed(details.resized(rest))
    return command, rest


def _carries_target(order: Order, command: str, rest: list[Token]) -> bool:
    """ "muévelo al lunes": the pronoun at the verb is what is meant."""
    named_too = at(rest, 0).cat in ("word", "name", "the", "short", "email")
    return order.glued in _GLUED_IT and command in _CHANGES and not named_too
