"""Which command the words of a verb give in this line: "make it 3" changes, "make a call" plans."""

from __future__ import annotations

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.orders.titled import sets_option

_NEW = frozenset(("new", "meeting", "appointment"))
_FREE = frozenset(("free", "available", "busy"))
_AT = frozenset(("on", "to", "at", "day", "wd", "back"))


def meant(parse: Parse, verb: Verb) -> Verb:
    """The same verb, under the name of the command that it gives here."""
    tokens, words = parse.tokens, verb.words
    after, behind = at(tokens, verb.end), at(tokens, verb.end + 1)
    lows = {token.low for token in tokens}
    if words in ("cancel that", "cancel this") and after.low == "one":
        return Verb("cancel", verb.begin, verb.begin + 1, "cancel")
    name = verb.name
    if words == "open" and after.cat in ("int", "number", "short"):
        name = "show"
    elif words == "make" and (
        (after.cat != "a" and after.low not in _NEW) or lows & {"cohost", "cohosts"}
    ):
        name = "change"
    elif name == "move" and after.cat == "a":
        name = "schedule"  # "shove a 1:1 in for friday"
    elif words == "put" and after.low in ("it", "that", "this") and behind.cat in _AT:
        name, words = "move", "move"  # "put it on the 3rd"
    elif words == "set" and sets_option(parse, verb):
        name = "change"
    elif words == "find time for" or (words in ("when are", "when is", "when's") and lows & _FREE):
        name = "free"
    if name == verb.name:
        return verb
    return Verb(name, verb.begin, verb.end, words, verb.misspelt)
