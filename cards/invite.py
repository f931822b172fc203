"""The form that invites people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cards.card import Card, Choices, Stamp, card, heading, note, submit, text
from cards.fields import errors_elsewhere
from cards.inputs import choice, text_input, toggle, with_errors
from texts.markdown import escape, quoted, sentence

_NO_ERRORS: Mapping[str, str] = MappingProxyType({})


def invite_form(
    title: str,
    stamp: Stamp,
    *,
    people: str = "",
    invited: Sequence[str] = (),
    scopes: Choices = (),
    errors: Mapping[str, str] = _NO_ERRORS,
) -> Card:
    """Ask whom to invite; ``invited`` are the names already there, ``scopes`` for a series.

    Submits action ``invite_form`` with people (separated by commas), cohost (``"true"`` or
    ``"false"``) and, where ``scopes`` were given, scope. *Keep as is* submits ``keep``.
    """
    inputs = [
        text_input(
            "people",
            "Who",
            people,
            placeholder="Names or e-mail addresses, with commas",
            required="Name at least one person.",
        ),
        toggle("cohost", "Cohost", "They can host as well"),
    ]
    if scopes:
        inputs.append(choice("scope", "For", scopes, scopes[0][1], expanded=True))
    listed = sentence(escape(name) for name in invited[:20])
    if len(invited) > 20:
        listed += f" and {len(invited) - 20} more"
    return card(
        heading(f"Invite people to {quoted(title)}"),
        text(f"Invited so far: {listed}.") if invited else note("Nobody is invited yet."),
        errors_elsewhere(errors, inputs),
        with_errors(inputs, errors),
        actions=[
            submit("Invite", "invite_form", stamp, style="positive"),
            submit("Keep as is", "keep", stamp, alone=True),
        ],
    )
