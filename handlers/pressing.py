"""What a press sends is checked before it is used: anybody can send one that no card offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import texts.trouble
from handlers.context import Answered, Reply

DIGITS = 9  # of a whole number that is taken: more than any button sends
YEARS = range(1971, 9000)


def check(inputs: Mapping[str, str]) -> None:
    """Raise ``Answered`` when a value is not of the form that our buttons send.

    What people fill in themselves is left to the form, which says what is wrong with it.
    """
    action = inputs.get("action", "")
    needed = NEEDED.get(action, ())
    for key, read in {**READERS, **OF_ACTION.get(action, {})}.items():
        value = inputs.get(key, "")
        try:
            if value or key in needed:
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


def _rule(words: str) -> None:
    dict(part.split("=", 1) for part in words.split(";"))


Readers = dict[str, Callable[[str], object]]

READERS: Readers = {
    "index": whole,
    "page": whole,
    "entry": whole,
    "version": whole,
    "original": _wall,
    "drawn_zone": ZoneInfo,
}
# What some buttons carry that people type in the forms.
OFFERED: Readers = {"start": _moment, "minutes": whole, "recurrence": _rule}
SHIFT: Readers = {"at": _moment, "zone": ZoneInfo}
OF_ACTION: dict[str, Readers] = {
    "fix": OFFERED,
    "pick": OFFERED,
    "separate": OFFERED,
    "edit_parent": OFFERED,
    "make_room": OFFERED,
    "rescue": OFFERED,
    "late": OFFERED,
    "snooze": OFFERED,
    "shift_anchor": SHIFT,
    "shift_turns": SHIFT,
}
NEEDED = {
    "make_room": ("start",),
    "rescue": ("start",),
    "shift_anchor": ("at", "zone"),
    "shift_turns": ("at", "zone"),
}
