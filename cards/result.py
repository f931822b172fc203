"""What came of a form or a question, in its place: words, and nothing left to press."""

from __future__ import annotations

from cards.card import Card, card, text


def result(words: str) -> Card:
    """Return a card that says ``words`` (Markdown), a paragraph for each part between empty lines.

    A message with a card can only be replaced by one with a card.
    """
    parts = [part for part in words.split("\n\n") if part.strip()]
    return card([text(part) for part in parts])
