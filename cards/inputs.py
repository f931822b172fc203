"""The inputs of a form, all with a label; what was typed is kept, wrong or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cards.card import Choices, Element, error


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
    secret: bool = False,
) -> Element:
    """A box for words; ``required`` and ``message`` are sentences shown when it can't be sent.

    ``lines`` allows several lines. Webex has no way to hide what is typed at 1.3 but ``secret``
    says so where a client can.
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
        style="password" if secret else None,
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
    number = int(value) if value.isascii() and value.lstrip("-").isdigit() else None
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
        choices=[{"title": title, "value": each} for title, each in choices],
    )


def toggle(name: str, title: str, on: bool = False, *, label: str = "") -> Element:
    """A box to tick; submits ``"true"`` or ``"false"``."""
    return _input("Toggle", name, label or title, None, value="true" if on else "false") | {
        "title": title,
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
