"""Words for any command, at either end of a line: "dry run", "quietly"."""

from __future__ import annotations

from language.clauses import verbs
from language.line.numbers import at
from language.line.tokens import Token

_FLAGS = frozenset(("dry run", "quietly"))


def take(tokens: list[Token]) -> frozenset[str]:
    """Take "dry run" and "quietly" from both ends of a line, for any command."""
    found: set[str] = set()
    begin = verbs.skip_politeness(tokens, 0)
    while at(tokens, begin).cat in _FLAGS and not verbs.match(tokens, begin):
        end = begin + 1
        while at(tokens, end).low in (":", ",", "-", "of", "please"):
            end += 1
        if end >= len(tokens):
            return frozenset()
        found.add(tokens[begin].cat)
        del tokens[begin:end]
    while True:
        end = len(tokens)
        while end > 1 and tokens[end - 1].low in (")", ".", "!", "please", "pls", "-"):
            end -= 1
        if end < 2 or tokens[end - 1].cat not in _FLAGS:
            return frozenset(found)
        found.add(tokens[end - 1].cat)
        end -= 1
        while end > 1 and tokens[end - 1].low in ("(", ",", "-", "but", "as", "a", ".", "and"):
            end -= 1
        del tokens[end:]
