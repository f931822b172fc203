"""A question with a few answers, one press each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.card import MAX_ACTIONS, Card, Stamp, action_rows, card, heading, note, submit

Choice = tuple[str, str, Mapping[str, str]]
"""Label, action, and what else is submitted."""


def choose(question: str, choices: Sequence[Choice], stamp: Stamp, *, lines: str = "") -> Card:
    """Ask which one is meant; ``lines`` (Markdown) explain.

    Submits the action of the choice pressed with its extras. An extra named ``meeting``,
    ``original`` or ``version`` replaces that of the stamp.
    """
    buttons = [_button(each, stamp) for each in choices]
    body = [heading(question), note(lines) if lines else None]
    if len(buttons) <= MAX_ACTIONS:
        return card(*body, actions=buttons)
    return card(*body, action_rows(buttons, width=1))


def _button(choice: Choice, stamp: Stamp) -> dict[str, object]:
    label, action, extras = choice
    button = submit(label, action, stamp, alone=True)
    button["data"] |= extras
    return button
