"""The question before meetings are cancelled."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card import Action, Card, Stamp, card, heading, note, show_card, submit, text
from cards.inputs import text_input
from texts.markdown import bullets


def cancel_confirm(
    question: str,
    lines: Sequence[str],
    yes_label: str,
    no_label: str,
    stamp: Stamp,
    *,
    typed: str = "",
    undo: str = "",
) -> Card:
    """Ask before cancelling: ``lines`` (Markdown) name what, when, who is told.

    ``yes_label`` and ``no_label`` are verbs ("Cancel 12 meetings", "Keep them"); the safe one
    comes first. With ``typed`` (a title, or a number) it must be typed: input ``typed``. ``undo``
    says what can be taken back. Submits ``confirm``, or ``keep``.
    """
    keep = submit(no_label, "keep", stamp, alone=True)
    if typed:
        go = confirm_typed(yes_label, stamp, typed, style="destructive")
    else:
        go = submit(yes_label, "confirm", stamp, style="destructive")
    return card(
        heading(question),
        text(bullets(lines)) if lines else None,
        note(undo) if undo else None,
        actions=[keep, go],
    )


def confirm_typed(yes_label: str, stamp: Stamp, typed: str, *, style: str = "positive") -> Action:
    """A button that unfolds to have something typed first, because so many are concerned."""
    words = text_input("typed", f"To go on, type: {typed}", required="Type it as it stands above.")
    return show_card(
        f"{yes_label}…", words, actions=[submit(yes_label, "confirm", stamp, style=style)]
    )
