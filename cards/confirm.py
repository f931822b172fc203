"""The echo of what was understood, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card import Card, Stamp, action_rows, card, heading, note, submit, text
from texts.markdown import bullets


def confirm(
    lines: Sequence[str],
    yes_label: str,
    no_label: str,
    stamp: Stamp,
    swaps: Sequence[str] = (),
    *,
    title: str = "",
    assumed: Sequence[str] = (),
    edit: bool = True,
) -> Card:
    """Show a reading: ``lines`` (Markdown; the first is the main one), then what was assumed.

    ``swaps`` are labels of other readings, one press each. Submits ``confirm``, ``keep``, ``swap``
    with index (from 0) or, with ``edit``, ``edit``, which asks for the form.
    """
    first, rest = (title, lines) if title else (lines[0] if lines else "", lines[1:])
    return card(
        heading(first) if first else None,
        [text(line, spacing="Small") for line in rest],
        note(bullets(assumed)) if assumed else None,
        note("Or did you mean:") if swaps else None,
        action_rows(
            [
                submit(label, "swap", stamp, alone=True, index=str(place))
                for place, label in enumerate(swaps)
            ],
            width=1,
        ),
        actions=[
            submit(yes_label, "confirm", stamp, style="positive", alone=True),
            submit("Edit", "edit", stamp, alone=True) if edit else None,
            submit(no_label, "keep", stamp, alone=True),
        ],
    )
