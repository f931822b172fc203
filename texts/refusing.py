"""What is said around the buttons of a refusal."""

from __future__ import annotations


def fixed() -> str:
    return "one of the offered times was taken"


def made_separate() -> str:
    return "it was made a separate meeting"


def pick_another() -> str:
    return "Pick another time."


def gone() -> str:
    return (
        "That meeting is not here any more, so there is nothing to make a separate one of. "
        "Nothing was changed. Type *schedule* with a title and a time instead."
    )
