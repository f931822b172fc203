"""The building blocks of a card: elements, inputs, actions and the frame around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from texts.markdown import escape, one_line

Card = dict[str, Any]
Element = dict[str, Any]
Action = dict[str, Any]
Choices = Sequence[tuple[str, str]]
"""What can be chosen, as (title people read, value submitted)."""

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.3"
MAX_ACTIONS = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every submission carries back, so that a press can be checked and placed.

    ``nonce`` can be used once by each person; ``meeting`` is a short id (``k7``); ``original`` the
    wall-clock ISO start of the occurrence meant, empty for the series; ``parent`` the first message
    of the thread; ``draft`` the id of a stored draft.
    """

    nonce: str
    meeting: str = ""
    original: str = ""
    version: int = 0
    parent: str = ""
    draft: str = ""

    def data(self) -> dict[str, str]:
        """The keys and values put into an action's data; all of them text."""
        return {
            "nonce": self.nonce,
            "meeting": self.meeting,
            "original": self.original,
            "version": str(self.version),
            "parent": self.parent,
            "draft": self.draft,
        }


def card(*body: Element | Sequence[Element] | None, actions: Sequence[Action | None] = ()) -> Card:
    """Return a complete card; ``None`` is left out and lists of elements are laid in line.

    More than five actions don't fit: the first four stay and the others move behind *More*.
    Forms that open (show cards) are kept in front, since they can't be nested.
    """
    return {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": VERSION,
        "body": _flat(body),
        **_with_actions(actions),
    }


def _flat(body: Iterable[Element | Sequence[Element] | None]) -> list[Element]:
    elements: list[Element] = []
    for part in body:
        if part is None:
            continue
        elements.extend([part] if isinstance(part, dict) else part)
    return elements


def _with_actions(actions: Sequence[Action | None]) -> dict[str, list[Action]]:
    given = [action for action in actions if action is not None]
    if not given:
        return {}
    if len(given) > MAX_ACTIONS:
        given.sort(key=lambda action: action["type"] != "Action.ShowCard")
        shown, rest = given[: MAX_ACTIONS - 1], given[MAX_ACTIONS - 1 :]
        given = [*shown, show_card("More…", *action_rows(rest))]
    return {"actions": given}


def heading(words: str) -> Element:
    """The card's title; the chat page shows the first one in its meeting strip."""
    return {
        "type": "TextBlock",
        "text": words,
        "weight": "Bolder",
        "size": "Medium",
        "wrap": True,
    }


def subheading(words: str, *, separator: bool = False) -> Element:
    """A bold line that opens a part of a card."""
    return text(words, bold=True, separator=separator, spacing="Medium")


def text(
    words: str,
    *,
    bold: bool = False,
    spacing: str | None = None,
    separator: bool = False,
) -> Element:
    """A paragraph; ``words`` are Markdown, so text of others must come escaped."""
    element: Element = {"type": "TextBlock", "text": words, "wrap": True}
    if bold:
        element["weight"] = "Bolder"
    if spacing:
        element["spacing"] = spacing
    if separator:
        element["separator"] = True
    return element


def note(words: str) -> Element:
    """Small print: assumptions, ids for support, what else is possible."""
    return text(words, spacing="Small") | {"size": "Small", "isSubtle": True}


def warning(words: str) -> Element:
    """A paragraph that stands out by its box too, not by colour alone."""
    return {"type": "Container", "style": "warning", "bleed": False, "items": [text(words)]}


def error(words: str) -> Element:
    """The sentence above an input that could not be used."""
    return text(words, spacing="Medium") | {"color": "Attention"}


def facts(pairs: Iterable[tuple[str, str]]) -> Element | None:
    """Names and values in two columns; pairs without a value are left out, ``None`` if none is."""
    kept = [{"title": title, "value": value} for title, value in pairs if value]
    return {"type": "FactSet", "facts": kept} if kept else None


def box(*items: Element | Sequence[Element] | None, style: str | None = None) -> Element:
    """A group of elements set off by a line above."""
    element: Element = {"type": "Container", "items": _flat(items), "separator": True}
    if style:
        element["style"] = style
    return element


def lines(words: str, most: int = 20) -> list[Element]:
    """Several lines of others, each an element, since clients treat line breaks differently."""
    kept = [escaped for line in words.splitlines() if (escaped := escape(line))]
    if len(kept) > most:
        kept[most - 1 :] = [" ".join(kept[most - 1 :])]
    return [
        text(line, spacing="Small" if number == 0 else "None") for number, line in enumerate(kept)
    ]


def picture(url: str, words: str) -> Element:
    """An image as wide as the card, with its meaning in ``words``."""
    return {"type": "Image", "url": url, "altText": words, "size": "Stretch"}


def submit(
    title: str,
    action: str,
    stamp: Stamp,
    data: Mapping[str, str] | None = None,
    *,
    style: str | None = None,
    alone: bool = False,
    **extras: str,
) -> Action:
    """A button that sends ``action``, the stamp, what is added and, unless ``alone``, all inputs.

    ``style`` is ``positive`` or ``destructive``.
    """
    button: Action = {
        "type": "Action.Submit",
        "title": one_line(title),
        "data": {"action": action, **stamp.data(), **(data or {}), **extras},
    }
    if style:
        button["style"] = style
    if alone:
        button["associatedInputs"] = "none"
    return button


def open_url(title: str, url: str, *, style: str | None = None) -> Action:
    """A button that opens an address in the browser."""
    button: Action = {"type": "Action.OpenUrl", "title": one_line(title), "url": url}
    return button | {"style": style} if style else button


def show_card(
    title: str, *body: Element | Sequence[Element] | None, actions: Sequence[Action | None] = ()
) -> Action:
    """A button that unfolds more; an outer submit does not send the inputs in here."""
    return {
        "type": "Action.ShowCard",
        "title": one_line(title),
        "card": {"type": "AdaptiveCard", "body": _flat(body), **_with_actions(actions)},
    }


def action_rows(actions: Sequence[Action | None], width: int = MAX_ACTIONS) -> list[Element]:
    """Buttons inside the body, at most ``width`` in a row."""
    given = [action for action in actions if action is not None]
    return [
        {"type": "ActionSet", "actions": given[first : first + width]}
        for first in range(0, len(given), width)
    ]


def columns(*parts: tuple[str, Sequence[Element]]) -> Element:
    """Elements side by side; a part is (width: ``auto`` or ``stretch``, its elements)."""
    return {
        "type": "ColumnSet",
        "columns": [
            {"type": "Column", "width": width, "items": list(items)} for width, items in parts
        ],
    }
