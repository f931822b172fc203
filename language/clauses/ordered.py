"""Which command the verb of a clause gives."""

from __future__ import annotations

from dataclasses import replace

from language.clauses import verbs
from language.clauses.clause import clause
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.orders.bare import bare
from language.orders.families import FAMILIES
from language.orders.meant import meant
from language.orders.plans import no_plan, only_has, plan, plans
from language.orders.titled import dated, on_behalf, titled
from language.words.kinds import listed

_ELSEWHERE = frozenset(listed("weather wifi menu traffic score temperature lottery canteen"))


def ordered(parse: Parse, verb: Verb) -> Command:
    """The command that the verb gives, unless it is rather an answer, a title or a wish to know."""
    if verb.name == "rsvp" and not verb.misspelt:
        from language.orders.answering import otherwise

        other = otherwise(parse, verb)
        if isinstance(other, int):
            return clause(parse.of(parse.part(other, len(parse.tokens))))
        if other is not None:
            return other
    if verb.misspelt or verb.words in verbs.NOUNISH or verb.words.split()[0] in ("show", "what's"):
        title_line = titled(parse, verb)
        if title_line is not None:
            return title_line
    if _no_verb(parse, verb):
        return bare(parse)
    verb = meant(parse, verb)
    if verb.name in ("invite", "start") and plans(parse, verb):
        return plan(parse, verb)
    if verb.name == "announce":
        from language.orders.telling import told_me

        wanted = told_me(parse, verb)
        if wanted is not None:
            return _wanted(parse, wanted)
    return _checked(parse, verb, FAMILIES[verb.name](parse, verb))


def _no_verb(parse: Parse, verb: Verb) -> bool:
    """Whether what looks like a verb is a word of a time: "late friday", "next monday 3pm"."""
    after = at(parse.tokens, verb.end).cat
    return (
        (verb.words == "late" and after in ("part", "u", "day", "wd", "next"))
        or (verb.name == "for" and not on_behalf(parse, verb))
        or (verb.words == "next" and dated(parse, verb))
    )


def _checked(parse: Parse, verb: Verb, command: Command) -> Command:
    """The command, unless it asks for no meeting after all; a slip of the finger is marked."""
    looking = command.name in ("list", "agenda", "find")
    if (
        (looking and any(token.low in _ELSEWHERE for token in parse.tokens))
        or (command.name == "schedule" and no_plan(parse, verb, command))
        or only_has(parse, verb, command)
    ):
        return parse.unknown()
    if verb.misspelt and command.guess is None:
        return replace(command, guess=command.name)
    return command


def _wanted(parse: Parse, k: int) -> Command:
    """What somebody wants to be told."""
    inner = parse.of(parse.part(k, len(parse.tokens)))
    if at(inner.tokens, 0).low in ("my", "our", "the", "your"):
        planned = FAMILIES["agenda"](inner, Verb("agenda", 0, 0, "what do i have"))
        if planned.window is not None:
            return planned
    return clause(inner)
