"""What a line of several clauses asks for: one thing, two things, or nothing."""

from __future__ import annotations

from language import verbs
from language.model import Command
from language.numbers import at
from language.parse import Parse
from language.verbs import Verb
from language.words.kinds import listed

STRONG = frozenset(
    listed("schedule move change cancel invite remove announce remind undo start end")
)  # fmt: skip
_ACTING = frozenset(
    listed("add invite remove cancel delete move reschedule tell announce remind rename extend "
           "shorten notify schedule book postpone uninvite push make")
)  # fmt: skip


def denied(parse: Parse, begin: int) -> Command | None:
    """ "do not cancel the demo" asks for nothing."""
    tokens = parse.tokens
    k = begin + 1
    if tokens[begin].low == "do" and at(tokens, k).low == "not":
        k += 1
    elif tokens[begin].low == "do":
        return None
    while at(tokens, k).low in ("to", "please", "ever", "you"):
        k += 1
    verb = verbs.match(tokens, k)
    if verb is None or verb.name not in STRONG:
        return None
    words = parse.words(begin, len(tokens)) or parse.text
    return parse.command("unknown", not_understood=(words,))


def second(parse: Parse, verb: Verb) -> str | None:
    """The words of a second command in the line ("... and add tom")."""
    tokens = parse.tokens
    for k in range(verb.end + 1, len(tokens) - 1):
        if tokens[k].cat not in ("and", ";", ".", ",") and tokens[k].low != "then":
            continue
        begin = k + 1
        while begin < k + 4 and at(tokens, begin).low in ("then", "also", "please", "and"):
            begin += 1
        if tokens[k].cat == "," and begin == k + 1:
            continue
        other = verbs.match(tokens, begin)
        if other and other.name in STRONG and other.words not in verbs.NOUNISH and (
            other.words.split()[0] in _ACTING and other.end < len(tokens)
        ):  # fmt: skip
            return parse.line.cut(k, len(tokens))
    return None
