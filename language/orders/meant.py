"""Which command the words of a verb give in this line: "make it 3" changes, "make a call" plans."""

from __future__ import annotations

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.orders.titled import sets_option

_NEW = frozenset(("new", "meeting", "appointment"))
_FREE = frozenset(("free", "available", "busy"))
_AS_WAS = frozenset(("", ".", "!", ",", "how", "the", "as", "please", "again"))
_AT = frozenset(("on", "to", "at", "day", "wd", "back"))


def meant(parse: Parse, verb: Verb) -> Verb:
    """The same verb, under the name of the command that it gives here."""
    tokens, words = parse.tokens, verb.words
    after, behind = at(tokens, verb.end), at(tokens, verb.end + 1)
    lows = {token.low for token in tokens}
    if words in ("cancel that", "cancel this") and after.low == "one":
        return Verb("cancel", verb.begin, verb.begin + 1, "cancel")
    name = verb.name
    if words == "open" and (after.cat in ("int", "number", "short") or after.low == "number"):
        name = "show"
    elif words == "make" and (
        (after.cat != "a" and after.low not in _NEW) or lows & {"cohost", "cohosts"}
    ):
        name = "change"
    elif name == "move" and after.cat == "a":
        name = "schedule"  # "shove a 1:1 in for friday"
    elif after.low in ("it", "that", "this") and _put_back(parse, verb):
        return Verb("undo", 0, len(tokens), "undo")  # "put that back how it was"
    elif words == "put" and after.low in ("it", "that", "this") and behind.cat in _AT:
        name, words = "move", "move"  # "put it on the 3rd"
    elif words == "set" and sets_option(parse, verb):
        name = "change"
    elif name == "join" and "late" in lows and any(token.cat == "u" for token in tokens):
        name, words = "rsvp", "i'll join"  # "will join the retro but 15 min late"
    elif words == "find time for" or (words in ("when are", "when is", "when's") and lows & _FREE):
        name = "free"
    if name == verb.name:
        return verb
    return Verb(name, verb.begin, verb.end, words, verb.misspelt)


def _put_back(parse: Parse, verb: Verb) -> bool:
    tokens = parse.tokens
    if verb.words == "put" and at(tokens, verb.end + 1).low == "back":
        return _as_was(parse, verb.end + 2)
    words = parse.text.lower().replace(",", " ").split()
    apart = verb.words in ("put", "put off") and "back" in words
    return apart and _as_was(parse, verb.end + 1)  # its "back" was taken out


def _as_was(parse: Parse, k: int) -> bool:
    """Whether what stands behind "put it back" names no new time."""
    tokens = parse.tokens
    if at(tokens, k).cat == "to":
        k += 1
        return at(tokens, k).low in ("how", "the", "as", "where") and at(tokens, k + 1).low in (
            "", "it", "way", "was",
        )  # fmt: skip
    return at(tokens, k).low in _AS_WAS
