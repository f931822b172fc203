"""The inputs of a form, all with a label; what was typed is kept, wrong or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from cards.card import Choices, Element, columns, error


def _input(kind: str, name: str, label: str, required: str | None, **more: object) -> Element:
    element: Element = {"type": f"Input.{kind}", "id": name, "label": label}
    if required:
        element |= {"isRequired": True, "errorMessage": required}
    return element | {key: value for key, value in more.items() if value not in (None, "")}


def text_input(
    name: str,
    label: str,
    value: str = "",
    *,
    required: str | None = None,
    placeholder: str = "",
    limit: int | None = None,
    lines: bool = False,
    regex: str | None = None,
    message: str | None = None,
) -> Element:
    """A box for words; ``required`` and ``message`` are sentences shown when it can't be sent.

    ``lines`` allows several lines. Nothing at version 1.3 hides what is typed.
    """
    return _input(
        "Text",
        name,
        label,
        required,
        value=value,
        placeholder=placeholder,
        maxLength=limit,
        isMultiline=True if lines else None,
        regex=regex,
    ) | ({"errorMessage": message} if message and not required else {})


def date_input(
    name: str,
    label: str,
    value: str = "",
    *,
    required: str | None = None,
    least: str = "",
    most: str = "",
    message: str | None = None,
) -> Element:
    """A day, ``YYYY-MM-DD``, also for the limits."""
    return _input("Date", name, label, required, value=value, min=least, max=most) | (
        {"errorMessage": message} if message else {}
    )


def time_input(name: str, label: str, value: str = "", *, required: str | None = None) -> Element:
    """A clock time, ``HH:MM`` in 24 hours whatever the box displays."""
    return _input("Time", name, label, required, value=value)


def number_input(
    name: str,
    label: str,
    value: str = "",
    *,
    least: int | None = None,
    most: int | None = None,
    required: str | None = None,
    message: str | None = None,
) -> Element:
    """A whole number; what was typed is shown only if it is one."""
    number = int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else None
    return _input("Number", name, label, required, value=number, min=least, max=most) | (
        {"errorMessage": message} if message else {}
    )


def choice(
    name: str,
    label: str,
    choices: Choices,
    value: str = "",
    *,
    required: str | None = None,
    expanded: bool = False,
) -> Element:
    """One of several; a list to open, or all of them in view when ``expanded``."""
    return _choice_set(name, label, choices, value, required, expanded, several=False)


def multi_choice(
    name: str,
    label: str,
    choices: Choices,
    values: Sequence[str] = (),
    *,
    required: str | None = None,
) -> Element:
    """Any number of several; submitted joined by commas."""
    return _choice_set(name, label, choices, ",".join(values), required, True, several=True)


def _choice_set(
    name: str,
    label: str,
    choices: Choices,
    value: str,
    required: str | None,
    expanded: bool,
    several: bool,
) -> Element:
    return _input(
        "ChoiceSet",
        name,
        label,
        required,
        value=value,
        style="expanded" if expanded else "compact",
        isMultiSelect=True if several else None,
        wrap=True if expanded else None,
        choices=[{"title": title, "value": each} for title, each in choices],
    )


def toggle(name: str, label: str, title: str, on: bool = False) -> Element:
    """A box to tick, with ``title`` beside it; submits ``"true"`` or ``"false"``."""
    return _input("Toggle", name, label, None, value="true" if on else "false") | {
        "title": title,
        "wrap": True,
        "valueOn": "true",
        "valueOff": "false",
    }


def with_errors(inputs: Iterable[Element], errors: Mapping[str, str]) -> list[Element]:
    """The inputs, each with the sentence about it above, where there is one."""
    shown: list[Element] = []
    for each in inputs:
        if words := errors.get(each["id"]):
            shown.append(error(words))
        shown.append(each)
    return shown


def beside(elements: list[Element], left: str, right: str) -> list[Element]:
    """The same, with two neighbouring inputs in one line, where they stand next to each other."""
    for place, (first, second) in enumerate(pairwise(elements)):
        if first.get("id") == left and second.get("id") == right:
            pair = columns(("stretch", [first]), ("stretch", [second]))
            return [*elements[:place], pair, *elements[place + 2 :]]
    return elements
