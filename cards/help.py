"""Help: examples that work, the areas, and one command at a time."""

from __future__ import annotations

from cards.card import Card, Stamp, action_rows, card, heading, note, submit, text
from texts import help as words
from texts.markdown import bullets


def help_overview(stamp: Stamp) -> Card:
    """Six examples and a button for each area; submits ``help`` with topic (an area)."""
    return card(
        heading("What you can type"),
        text(bullets(f"`{each}`" for each in words.EXAMPLES)),
        note("Words in any order. More about one of them: help move"),
        action_rows([_area(area, stamp) for area in words.AREAS], width=3),
    )


def areas(words_first: str, stamp: Stamp) -> Card:
    """A sentence and a button for each area; submits ``help`` with topic (an area)."""
    rows = action_rows([_area(area, stamp) for area in words.AREAS], width=3)
    return card(text(words_first), rows)


def help_area(area: str, stamp: Stamp) -> Card:
    """The commands of an area with one example each; submits ``help`` with topic (a command)."""
    names = words.in_area(area)
    return card(
        heading(words.AREAS[area]),
        text(bullets(f"**{name}**: {words.HELP[name].does}" for name in names)),
        action_rows([submit(name, "help", stamp, topic=name) for name in names], width=5),
    )


def help_one(name: str, stamp: Stamp) -> Card:
    """One command: how to write it, three examples, who may; submits ``help`` with its area."""
    entry = words.HELP[name]
    return card(
        heading(f"Help: {name}"),
        text(f"{entry.does[0].upper()}{entry.does[1:]}."),
        text(f"`{entry.syntax}`"),
        text(bullets(f"`{each}`" for each in entry.examples)),
        note(entry.who),
        actions=[
            submit(words.AREAS[entry.area], "help", stamp, topic=entry.area),
            submit("All of help", "help", stamp, topic=""),
        ],
    )


def _area(area: str, stamp: Stamp) -> dict[str, object]:
    return submit(words.AREAS[area], "help", stamp, topic=area)
