"""The inputs that several forms share, and how a form is parted into what is in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.card import Choices, Element, warning
from cards.inputs import choice, date_input, number_input, text_input

IN_VIEW = 6
TITLE_LIMIT, AGENDA_LIMIT, PASSWORD_LIMIT = 128, 1300, 16
LEAST_MINUTES, MOST_MINUTES = 10, 24 * 60

REPEATS: Choices = (
    ("Once", "none"),
    ("Every day", "daily"),
    ("Every weekday, Mon to Fri", "weekdays"),
    ("Every week", "weekly"),
    ("Every other week", "biweekly"),
    ("Every month on the same date", "monthly_date"),
    ("Every month on the same weekday", "monthly_day"),
    ("Every year", "yearly"),
)
LEADS: Choices = (
    ("No reminder", "none"),
    ("At the start", "0"),
    ("5 minutes before", "5"),
    ("10 minutes before", "10"),
    ("15 minutes before", "15"),
    ("30 minutes before", "30"),
    ("1 hour before", "60"),
    ("1 day before", "1440"),
)


def title_input(value: str) -> Element:
    return text_input(
        "title", "Title", value, required="Give the meeting a title.", limit=TITLE_LIMIT
    )


def agenda_input(value: str) -> Element:
    return text_input("agenda", "Agenda", value, lines=True, limit=AGENDA_LIMIT)


def minutes_input(value: str) -> Element:
    return number_input(
        "minutes",
        "Length in minutes",
        value,
        least=LEAST_MINUTES,
        most=MOST_MINUTES,
        required="A meeting lasts from 10 minutes to 24 hours (1440 minutes).",
    )


def repeat_input(value: str, as_typed: str = "") -> Element:
    """How it repeats; ``as_typed`` says a recurrence that is none of the usual ones."""
    choices = list(REPEATS)
    if as_typed or value == "as_typed":
        choices.append((as_typed[:1].upper() + as_typed[1:] or "As typed", "as_typed"))
    return choice("repeat", "Repeats", choices, value)


def until_input(value: str) -> Element:
    return date_input("until", "Repeat until (leave empty for no end)", value)


def link_input(value: str) -> Element:
    return text_input(
        "link",
        "Join link",
        value,
        placeholder="https://",
        regex=r"^\s*https://\S+$",
        message="A join link begins with https://",
    )


def lead_input(value: str, label: str = "Reminder") -> Element:
    """When to remind; a number of minutes that is not offered is added to the choices."""
    choices = list(LEADS)
    if value.isascii() and value.isdigit() and value not in dict(LEADS).values():
        choices.append((f"{value} minutes before", value))
    return choice("lead", label, choices, value)


def zone_input(value: str, label: str = "Time zone") -> Element:
    return text_input("zone", label, value, placeholder="A city or a zone: Berlin, Asia/Kolkata")


def fold(
    inputs: Sequence[Element], errors: Mapping[str, str], limit: int = IN_VIEW
) -> tuple[list[Element], list[Element]]:
    """Part the inputs into those in view and those behind *More*, in the order of the form.

    Inputs with an error are always in view, then come required ones, then the rest in order.
    """
    ranked = sorted(inputs, key=lambda each: (each["id"] not in errors, "isRequired" not in each))
    names = {each["id"] for each in ranked[: max(limit, len(errors))]}
    shown = [each for each in inputs if each["id"] in names]
    return shown, [each for each in inputs if each["id"] not in names]


def values(inputs: Sequence[Element]) -> dict[str, str]:
    """What the inputs are filled with, as a submission would hold it: for those folded away."""
    return {each["id"]: str(each.get("value", "")) for each in inputs}


def errors_elsewhere(errors: Mapping[str, str], inputs: Sequence[Element]) -> Element | None:
    """A box with the errors that belong to no input of this form."""
    names = {each["id"] for each in inputs}
    rest = [words for name, words in errors.items() if name not in names]
    return warning("\n\n".join(rest)) if rest else None
