"""A line of text to a command."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from language.model import Command, Habits, Known, Target

_VERBS = {
    "schedule": "schedule", "book": "schedule", "meet": "schedule", "list": "list",
    "move": "move", "help": "help", "cancel": "cancel", "undo": "undo", "next": "next",
}  # fmt: skip
_CLOCK = re.compile(r"\b(?:at |to )?(\d{1,2})(?::(\d\d))?\s*([ap]m)?\b")


def read(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None = None,
    *,
    known: Known | None = None,
    habits: Habits | None = None,
) -> Command:
    """Return what ``text`` asks for; never raises. ``now`` is aware, ``zone`` the reader's."""
    words = text.split()
    if not words:
        return Command("", text)
    name = _VERBS.get(words[0].lower())
    if name is None:
        return Command("unknown", text, not_understood=(words[0],))
    rest = " ".join(words[1:])
    if name == "help":
        return Command(name, text, text=rest or None)
    if name not in ("schedule", "move"):
        return Command(name, text)
    day = now.astimezone(zone).date() + timedelta(days="tomorrow" in rest)
    found = None
    for found in _CLOCK.finditer(rest):
        pass
    clock = None
    if found:
        hour = int(found[1]) % 12 + 12 * (found[3] == "pm") if found[3] else int(found[1])
        clock = time(hour % 24, int(found[2] or 0))
    start = datetime.combine(day, clock, zone) if clock else None
    title = _CLOCK.sub("", rest.replace("tomorrow", "")).strip() or None
    if name == "move":
        said = bool("tomorrow" in rest)
        return Command(
            name, text, target=Target(words=title), clock=clock, start=start if said else None
        )
    return Command(name, text, title=title, start=start)
