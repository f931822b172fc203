"""What the tables of words are made of."""

from __future__ import annotations

from typing import Any

Entry = tuple[str, Any]


def spread(kind: str, table: dict[Any, str | tuple[str, ...]]) -> dict[str, Entry]:
    """Return word -> (kind, value); with an empty kind the key is the kind, the value the word."""
    out: dict[str, Entry] = {}
    for value, words in table.items():
        for word in words.split() if isinstance(words, str) else words:
            out[word] = (kind, value) if kind else (str(value), word)
    return out


def listed(text: str) -> list[str]:
    """The words of a text."""
    return text.split()
