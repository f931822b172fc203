"""Whether a line plans a meeting, where its verb may mean something else as well."""

from __future__ import annotations

from dataclasses import replace

from language.clauses.news import LOOSE, MEETINGS, other_thing, tells
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.words.kinds import listed

_ADDED = frozenset(("mtg", "meeting", "event", "appointment", "call"))
KINDS = frozenset(listed("call meeting session huddle chat webex event appointment mtg sync"))
QUALITIES = frozenset(("new", "quick", "short", "recurring", "weekly", "daily"))
_ASKING = frozenset(("can", "could", "shall", "may", "should"))
_NAMELESS = frozenset(("call", "call here", "a call", "chat", "huddle"))


def plans(parse: Parse, verb: Verb) -> bool:
    """ "start a call here", "add a meeting tomorrow 3pm" plan something new."""
    first, second = at(parse.tokens, verb.end), at(parse.tokens, verb.end + 1)
    if first.cat == "a" and second.low in QUALITIES:
        second = at(parse.tokens, verb.end + 2)
    if first.low == "an" and second.low in ("instant", "ad"):
        return True
    if verb.words == "add" and first.low in _ADDED:
        return True
    return first.cat == "a" and second.low in KINDS


def plan(parse: Parse, verb: Verb) -> Command:
    """The plan of such a line; started without a time it is for now."""
    from language.orders.planning import schedule_with

    command, _ = schedule_with(parse, verb)
    if verb.name == "start" and command.start is None and command.recurrence is None:
        title = None if (command.title or "").lower() in _NAMELESS else command.title
        return replace(command, instant=command.why is None, title=title)
    return command


def no_plan(parse: Parse, verb: Verb, command: Command) -> bool:
    """Whether a line whose verb may plan anything ("get", "book") plans no meeting."""
    if verb.words not in ("schedule", "meet") and other_thing(parse, verb.end):
        return True
    if verb.words in LOOSE and tells(parse, command, bare=False):
        return True
    if verb.words not in LOOSE or verb.end >= len(parse.tokens):
        return False
    said = (command.start, command.date, command.clock, command.recurrence, command.duration,
            command.people, command.question, command.why, command.not_understood)  # fmt: skip
    left = command.title or parse.words(verb.end, len(parse.tokens)) or ""
    meeting = any(word in MEETINGS for word in left.lower().split())
    return not (any(said) or command.instant or meeting)


def only_has(parse: Parse, verb: Verb, command: Command) -> bool:
    """ "I have a question": no wish, unless a time is named."""
    timed = command.start is not None or command.recurrence is not None
    asked = verb.begin > 1 and parse.tokens[verb.begin - 2].low in _ASKING
    return not (timed or asked) and verb.words in ("have", "have a") and verb.begin > 0 and (
        at(parse.tokens, verb.begin - 1).low in ("i", "we", "you", "they")
    )  # fmt: skip
