"""An order in another language, arranged as an English one: verb, people or target, the rest."""

from __future__ import annotations

from typing import NamedTuple

from language.abroad.details import (
    dates_alone,
    instead,
    lead_first,
    numbered,
    plainly,
    renamed,
    resized,
    stretch_alone,
)
from language.abroad.objects import (
    DEFINITE,
    INTO,
    OF_A_DAY,
    like,
    matched,
    named,
    off,
    puts_somebody,
    without_article,
)
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed


class Order(NamedTuple):
    """The command, a pronoun glued to its verb, the verb, what follows and what stood before."""

    command: str
    glued: str
    verb: Token
    rest: list[Token]
    before: list[Token]


_ME = frozenset(listed("me moi mich mir m'"))
_US = frozenset(listed("nos nous uns"))
_THEM = frozenset(listed("le les lhe lhes lui leur lo la los las o a os as l'"))


def arranged(parse: Parse, order: Order) -> None:
    """Replace the tokens of the line."""
    tokens = parse.tokens
    rest = [*order.before, *order.rest] if order.before else list(order.rest)
    while rest and rest[0].cat in (",", ":", ".", "!") and len(rest) > 1:
        rest.pop(0)
    whom, rest = _pronoun(parse, order, rest)
    command = order.command
    if order.command in ("move", "advance", "cancel") and len(rest) > 1 and rest[0].low == "mesmo":
        rest = rest[1:]
    if command in ("schedule", "tell", "list", "move", "remind"):
        command, rest = _reminder(parse, command, rest)
    if command in ("remind", "tell"):
        command, whom, rest = _told(parse, command, whom, rest)
    if (
        command in ("move", "advance")
        and at(rest, 0).cat == "a"
        and at(rest, 0).low not in ("meia", "media")
    ):
        command = "schedule"
    if command == "schedule" and _shifts(parse, rest):
        command = "move"
    elif command == "schedule" and any(token.low in _COMPARED for token in rest):
        command = "make"
    if command == "schedule" and order.verb.low in _SEEING and at(rest, 0).text[:1].isupper():
        rest = [like(order.verb, "with", "with"), *rest]
    if command == "schedule" and puts_somebody(parse, rest):
        command = "invite"
    if command == "list" and any(token.low in DETAILS for token in rest[:3]):
        command = "show"
        last = max(k for k, token in enumerate(rest[:3]) if token.low in DETAILS)
        rest = rest[last + 1 :]
        while len(rest) > 1 and rest[0].low in DEFINITE | OF_A_DAY | {"zu", "zum", "zur", "sur"}:
            rest.pop(0)
    if command in ("list", "find"):
        rest = stretch_alone(rest)
    if command in ("extend", "shorten", "change", "make"):
        rest = resized(rest)
    if command in ("join", "start", "end", "show", "record"):
        while len(rest) > 1 and rest[0].low.partition(" ")[0] in INTO:
            rest.pop(0)
        rest = [token for token in rest if token.cat != "now"]
    if command in ("remove", "cancel"):
        command, rest = off(parse, command, rest)
    elif command == "invite":
        rest = named(parse, rest, INTO, "to")
    elif command == "remind":
        rest = lead_first(rest)
    if command in ("move", "advance"):
        rest = instead(parse, rest)
    if command in ("rename", "change") and parse.line.tongue != "en":
        rest = renamed(rest)
    said = [like(order.verb, _WORDS.get(command, command))]
    if command in ("remind", "tell") and whom:
        said.append(like(order.verb, whom))
    elif (
        order.glued in ("lo", "la", "los", "las", "le", "les")
        and command in _OF_ONE
        and (at(rest, 0).cat not in ("word", "name", "the", "short", "email"))
    ):
        said.append(like(order.verb, "it"))
    rest = numbered(rest)
    if command not in _OF_NO_MEETING:
        rest = without_article(dates_alone(plainly(rest)))
    tokens[:] = [*said, *rest]
    parse.line.whole = False


_WORDS = {"tell": "tell"}
_COMPARED = frozenset(listed("kurzer langer kuerzer laenger fruher spater frueher spaeter"))
_SEEING = frozenset(listed("voir rencontrer ver encontrar treffen"))
_OF_ONE = frozenset(("move", "advance", "cancel", "change", "extend", "shorten", "start", "end"))
_OF_NO_MEETING = frozenset(("schedule", "tell", "list", "find", "make"))
DETAILS = frozenset(
    listed("detalles details detalhes detail einzelheiten infos informations informacion infos")
)


def _pronoun(parse: Parse, order: Order, rest: list[Token]) -> tuple[str, list[Token]]:
    """For whom: "rappelle-moi", "me lembra", "recuérdanos", "zeig mir"."""
    whom = "me" if "me" in order.glued[:2] else "us" if order.glued[:3] == "nos" else ""
    hyphen = at(rest, 0).cat == "-" and at(rest, 0).glued
    k = 1 if hyphen else 0
    low = at(rest, k).low
    if low in _ME | _US and k + 1 <= len(rest) and at(rest, k).cat != "on":
        whom = "me" if low in _ME else "us"
        return whom, rest[k + 1 :]
    if hyphen and low in _THEM | {"vous", "toi", "tu", "te"}:
        if low in ("le", "la", "les", "o", "a", "os", "as", "lo"):
            pronoun = like(rest[k], "it")
            return whom, ([pronoun, *rest[k + 1 :]] if len(rest) > k + 1 else [pronoun])
        return whom, rest[k + 1 :]
    if low in ("sie", "sich", "dir", "mal", "wir") and parse.line.tongue == "de" and len(rest) > 1:
        after = rest[1:]
        if at(after, 0).low in _ME | _US:
            return ("me" if after[0].low in _ME else "us"), after[1:]
        if low != "sie" or at(after, 0).cat in ("the", "on", "a", "word", "name", "email"):
            return whom, after
    return whom, rest


def _reminder(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """ "ponme un recordatorio", "setz eine Erinnerung" set a reminder."""
    for k in range(min(3, len(rest))):
        size = matched(parse, "REMINDER", rest[k:])
        if size:
            return "remind", [*rest[:k], *rest[k + size :]]
    return command, rest


def _told(parse: Parse, command: str, whom: str, rest: list[Token]) -> tuple[str, str, list[Token]]:
    """ "sag allen, dass ..." announces; "avísanos un día antes de ..." sets a reminder."""
    everybody: list[Token] = []
    size = matched(parse, "EVERYBODY", rest)
    if size:
        whom = "us" if command == "remind" else "everyone"
        everybody = rest[:size]
        rest = rest[size:]
    while rest and rest[0].cat in (",",) and command == "tell":
        rest = rest[1:]
    lead = any(
        durations.length(rest, k)
        and any(t.cat == "before" or t.low in ("vor", "vorher", "vorm") for t in rest[k : k + 6])
        for k in range(min(12, len(rest)))
    )
    said = at(rest, 0).low in _THAT or at(rest, 0).cat == ":"
    if command == "tell" and lead and not said:
        return "remind", "us" if whom == "everyone" else whom or "me", rest
    if command == "tell":
        that = next((k for k, t in enumerate(rest[:6]) if t.low in _THAT or t.cat == ":"), None)
        if that is not None:
            between = [
                t
                for t in rest[:that]
                if t.low
                not in (
                    "a",
                    "dem",
                    "der",
                    "den",
                    "das",
                    "die",
                    "ao",
                    "al",
                    "au",
                    "aux",
                    "le",
                    "la",
                    "el",
                    "o",
                    "os",
                    "para",
                    "in",
                    "im",
                    "dans",
                    "en",
                    "no",
                    "na",
                    ",",
                )
            ]
            rest = [*(everybody or between), like(rest[that], "that"), *rest[that + 1 :]]
        elif everybody and rest:
            that_is = Token("that", "that", "word", None, rest[0].start, rest[0].start, False)
            rest = [*everybody, that_is, *rest]
        whom = ""
    return command, whom, rest


_THAT = frozenset(listed("dass que qu' q daß"))


def _shifts(parse: Parse, rest: list[Token]) -> bool:
    """ "mets #k7 à 15h", "pon la 2 a las 5": what is there already gets a new time."""
    first = at(rest, 0)
    if first.low in ("das", "le", "la", "o", "a", "el", "die", "den"):
        first = at(rest, 1)
    return first.cat == "short" or (
        first.cat == "int" and at(rest, 1).cat in ("at", "to", "on") and len(first.text) < 3
    )
