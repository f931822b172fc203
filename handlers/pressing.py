"""What a press sends is checked before it is used: anybody can send one that no card offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import texts.trouble
from handlers.context import Answered, Reply

DIGITS = 9  # of a whole number that is taken: more than any button sends
YEARS = range(1971, 9000)

# The buttons that carry a moment or a length; in forms people type these.
OFFERS = frozenset({"fix", "pick", "separate", "make_room", "edit_parent", "late", "snooze"})
NEEDS = {"make_room": "start"}


def check(inputs: Mapping[str, str]) -> None:
    """Raise ``Answered`` when a value is not of the form that our buttons send.

    What people fill in themselves is left to the form, which says what is wrong with it.
    """
    action = inputs.get("action", "")
    readers = READERS | OFFERED if action in OFFERS else READERS
    for key, read in readers.items():
        value = inputs.get(key, "")
        try:
            if value or NEEDS.get(action) == key:
                read(value)
        except (ValueError, OverflowError, LookupError, OSError):
            raise Answered(Reply(texts.trouble.unreadable_press())) from None


def whole(words: str) -> int:
    """A whole number, not below zero and not endless. Raises ``ValueError``."""
    if not (words.isascii() and words.isdigit() and len(words) <= DIGITS):
        raise ValueError(f"{words[:20]!r} is no whole number")
    return int(words)


def _wall(words: str) -> None:
    if datetime.fromisoformat(words).tzinfo is not None:
        raise ValueError("a date of a series is told by its wall clock")


def _moment(words: str) -> None:
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError("a moment has an offset and a year that has one")


READERS: dict[str, Callable[[str], object]] = {
    "index": whole,
    "page": whole,
    "entry": whole,
    "version": whole,
    "original": _wall,
    "drawn_zone": ZoneInfo,
}
OFFERED: dict[str, Callable[[str], object]] = {"start": _moment, "minutes": whole}
