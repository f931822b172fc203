"""A line of one clause: what is asked about it before its verb is."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.courtesy import without_noise, without_thanks
from language.clauses.given import STRONG, second
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.orders.materials import MATERIALS, material
from language.orders.openings import opened
from language.orders.wish_words import TRIGGERS, WEAK
from language.words.kinds import listed

_SPEAKING = frozenset(("announce", "rsvp", "help", "poll", "thanks"))
# Without one of these words nobody is to come or to stay away, and nobody is to be reminded.
_COMPANY = frozenset(
    listed("join attend come joining attending coming get put bring pull have throw stick slot "
           "loop rope need want mark count sign be longer needed forward fwd share send")
)  # fmt: skip
_NUDGES = frozenset(listed("reminder reminders heads nudge shout warning ping"))
_ASKED = frozenset(("which", "who", "what", "when", "where"))
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
    if verb is None:
        from language.orders.bare import bare

        return bare(parse)
    from language.clauses.ordered import ordered

    return ordered(parse, verb)


def _said_otherwise(parse: Parse) -> Command | None:
    """Wishes, company and things left behind: lines whose verb is not the command's."""
    lows = {token.low for token in parse.tokens}
    if not lows.isdisjoint(_NUDGES):
        from language.orders.reminding import reminded

        nudge = reminded(parse)
        if nudge is not None:
            return nudge
    asked = parse.tokens[0].low in _ASKED and at(parse.tokens, 1).low != "about"
    if not lows.isdisjoint(TRIGGERS) and not asked:
        verb = verbs.find(list(parse.tokens))
        if verb is None or verb.words in WEAK:
            from language.orders.wishes import wished

            wish = wished(parse)
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
    if verb is not None and verb.name in _NOISY and verb.words != "rename":
        del parse.tokens[without_noise(parse.tokens, floor) :]
