"""Inviting and removing people, and their answers."""

from __future__ import annotations

from handlers.family import Family
from language.model import Named

family = Family("inviting")


def names_in(text: str) -> tuple[Named, ...]:
    """Names and addresses from a form, separated by commas, semicolons or lines."""
    parts = [" ".join(part.split()) for part in text.replace(";", ",").replace("\n", ",").split(",")]
    return tuple(
        Named(part, email=part.lower() if "@" in part else None) for part in parts if part
    )
