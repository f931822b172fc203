"""What a meeting leaves behind: "show the minutes of the ARB", "any notes from the AGM?"."""

from __future__ import annotations

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.words.kinds import listed

_OPENING = frozenset(
    listed("show send get give find share where where's wheres what what's whats any pull open "
           "display need want see have do is are there can could i we you download fetch grab "
           "read link post paste")
)  # fmt: skip
_SMALL = frozenset(
    listed("me us the a an are were was is any all our my please of up there to have got that "
           "where calendar ical what for out some did we do i those these latest last you see")
)  # fmt: skip
_NOUNS = {
    **dict.fromkeys(("minutes", "notes"), "notes"),
    **dict.fromkeys(("recording", "recordings", "video"), "record"),
    **dict.fromkeys(("transcript", "transcripts"), "transcript"),
    **dict.fromkeys(("attendance", "attendees"), "attendance"),
    **dict.fromkeys(("feed", "feeds"), "feed"),
    **dict.fromkeys(("history", "changes"), "history"),
    **dict.fromkeys(("actions", "todos", "to-dos", "takeaways"), "actions"),
}
# Without one of these words nothing of the kind is asked for.
MATERIALS = frozenset((*_NOUNS, "action"))
_BEHIND = frozenset(("of", "from", "for", "to", "in", "on", "at", "end", "?", ".", "day", "last"))


def material(parse: Parse, begin: int) -> Command | None:
    """The command for the notes, the recording, ... that are asked for; else ``None``."""
    tokens = parse.tokens
    if at(tokens, begin).low not in _OPENING:
        return None
    k = begin + 1
    while at(tokens, k).low in _SMALL:
        k += 1
    if at(tokens, k).low == "meeting" and at(tokens, k + 1).low in _NOUNS:
        k += 1
    name = _NOUNS.get(at(tokens, k).low)
    stop = k + 1
    if at(tokens, k).low == "action" and at(tokens, k + 1).low in ("items", "points", "item"):
        name, stop = "actions", k + 2
    if name is None or at(tokens, stop).cat not in _BEHIND:
        return None
    if at(tokens, begin).low in ("can", "could", "do", "have", "i", "we") and k < begin + 2:
        return None
    if at(tokens, stop).cat in ("of", "from", "for", "to", "in", "on", "at"):
        stop += 1
    from language.orders.families import FAMILIES

    return FAMILIES[name](parse, Verb(name, begin, stop, name))
