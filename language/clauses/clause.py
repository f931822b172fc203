"""A line of one clause: what is asked about it first, and which command its verb gives."""

from __future__ import annotations

from dataclasses import replace

from language.clauses import verbs
from language.clauses.clauses import STRONG, second
from language.clauses.courtesy import without_noise, without_thanks
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.orders.bare import bare
from language.orders.families import FAMILIES
from language.orders.materials import MATERIALS, material
from language.orders.meant import meant
from language.orders.openings import opened
from language.orders.plans import no_plan, only_has, plan, plans
from language.orders.titled import dated, on_behalf, titled
from language.orders.wishes import TRIGGERS, WEAK, wished
from language.words.kinds import listed

_SPEAKING = frozenset(("announce", "rsvp", "help", "poll", "thanks"))
# Without one of these words nobody is to come or to stay away, and nobody is to be reminded.
_COMPANY = frozenset(
    listed("join attend come joining attending coming get put bring pull have throw stick slot "
           "loop rope need want mark count sign be longer needed forward fwd share send")
)  # fmt: skip
_NUDGES = frozenset(listed("reminder reminders heads nudge shout warning ping"))
_ASKED = frozenset(("which", "who", "what", "when", "where"))
_ELSEWHERE = frozenset(listed("weather wifi menu traffic score temperature lottery canteen"))
_NOISY = STRONG - {"schedule"}
_JOINED = _NOISY | {"rsvp", "list", "find", "mute"}
_TAKING = frozenset(
    listed("drop delete remove kick uninvite disinvite take throw pull get lose leave cut "
           "supprime enleve streiche quita elimina tire")
)  # fmt: skip
_TWO = "Those are two things; say them one after the other."


def clause(parse: Parse) -> Command:
    """Return what a line asks for that holds one clause."""
    said = _said_otherwise(parse) or opened(parse)
    if said is not None:
        return said
    verb = verbs.find(parse.tokens)
    pasted = _pasted(parse, verb)
    if pasted is not None:
        return pasted
    _trim(parse, verb)
    if verb is not None and verb.name in _JOINED:
        two = second(parse, verb)
        if two is not None:
            return parse.command(verb.name, not_understood=(two,), why=_TWO)
    taker = verb.begin if verb else verbs.skip_politeness(parse.tokens, 0)
    if at(parse.tokens, taker).low.partition(" ")[0] in _TAKING:
        from language.orders.inviting import taken_off

        removed = taken_off(parse, taker)
        if removed is not None:
            return removed
    return bare(parse) if verb is None else _ordered(parse, verb)


def _said_otherwise(parse: Parse) -> Command | None:
    """Wishes, company and things left behind: lines whose verb is not the command's."""
    lows = {token.low for token in parse.tokens}
    if not lows.isdisjoint(_NUDGES):
        from language.orders.reminding import reminded

        nudge = reminded(parse)
        if nudge is not None:
            return nudge
    if lows & TRIGGERS and parse.tokens[0].low not in _ASKED:
        verb = verbs.find(list(parse.tokens))
        wish = wished(parse) if verb is None or verb.words in WEAK else None
        if wish is not None:
            return wish
    if not lows.isdisjoint(_COMPANY):
        from language.orders.attending import attending

        company = attending(parse)
        if company is not None:
            return company
    if lows.isdisjoint(MATERIALS):
        return None
    return material(parse, verbs.skip_politeness(parse.tokens, 0)) or material(parse, 0)


def _pasted(parse: Parse, verb: Verb | None) -> Command | None:
    """An invitation that was pasted in: labels with their values."""
    if not any(token.cat in (":", "=") for token in parse.tokens):
        return None
    if verb is not None and verb.name != "schedule" and (
        at(parse.tokens, verb.end).cat not in (":", "=")
    ):  # fmt: skip
        return None
    from language.orders.labelled import labelled

    return labelled(parse)


def _trim(parse: Parse, verb: Verb | None) -> None:
    """Take thanks and empty words from the end of what is no speech."""
    if verb is not None and verb.name in _SPEAKING:
        return
    floor = verb.end if verb else 1
    del parse.tokens[max(without_thanks(parse.tokens), floor) :]
    if verb is not None and verb.name in _NOISY:
        del parse.tokens[without_noise(parse.tokens, floor) :]


def _ordered(parse: Parse, verb: Verb) -> Command:
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
