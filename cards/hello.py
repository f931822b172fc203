"""The hello in a new space."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card import Card, Stamp, card, heading, note, submit, text
from texts.markdown import bullets


def hello(title: str, lines: Sequence[str], examples: Sequence[str], stamp: Stamp) -> Card:
    """Say hello; ``lines`` and ``examples`` are Markdown from ``texts``.

    Buttons submit ``schedule`` (the form), ``agenda`` and ``help``.
    """
    return card(
        heading(title),
        [text(line) for line in lines],
        text(bullets(f"`{each}`" for each in examples)) if examples else None,
        note("To silence me here, type: mute here"),
        actions=[
            submit("Schedule a meeting", "schedule", stamp, style="positive"),
            submit("What's on", "agenda", stamp),
            submit("Help", "help", stamp, topic=""),
        ],
    )
