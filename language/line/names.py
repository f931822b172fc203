"""Names and titles in sight: they win over words that look like times."""

from __future__ import annotations

from language.line.numbers import at
from language.line.tokens import Line, fold
from language.model import Known

_DAYWORDS = frozenset(("day", "wd", "mo", "part", "wds", "fest", "clk", "freq", "u", "word?"))


def known_words(known: Known | None) -> frozenset[str]:
    """Names and titles in sight, folded."""
    if known is None:
        return frozenset()
    return frozenset(fold(word) for word in (*known.people, *known.titles))


def lock(line: Line, names: frozenset[str]) -> None:
    """Take words that are part of a known name or title for that, though they look like times."""
    tokens = line.tokens
    for name in names:
        words = name.split()
        if not words:
            continue
        for k in range(len(tokens) - len(words) + 1):
            if all(fold(tokens[k + n].text) == word for n, word in enumerate(words)):
                before, after = at(tokens, k - 1), at(tokens, k + len(words))
                if (
                    len(words) == 1
                    and tokens[k].cat in _DAYWORDS
                    and (
                        after.cat in ("int", "nth")
                        or before.cat in ("int", "nth", "on", "next", "this", "in")
                        or not tokens[k].text[:1].isupper()
                    )
                ):
                    continue
                for token in tokens[k : k + len(words)]:
                    if token.cat in _DAYWORDS:
                        token.cat = "name"
