"""How a line is read, as plain data for ``bot.py read``."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from language.commands import read
from language.model import Command


def as_json(text: str, now: datetime, zone: ZoneInfo, locale: str | None = None) -> dict[str, Any]:
    """Return the reading of one line; what was not said is ``None``, defaults are not filled in."""
    return as_data(text, read(text, now, zone, locale))


def as_data(text: str, command: Command) -> dict[str, Any]:
    """Put a command into the keys that ``bot.py read`` prints."""
    start = command.start
    return {
        "text": text,
        "understood": _understood(command),
        "command": command.name or None,
        "title": command.title,
        "start": _iso(start),
        "duration_min": _minutes(command),
        "rrule": command.recurrence,
        "until": command.until.isoformat() if command.until else None,
        "people": [named.text for named in command.people],
        "assumed": list(command.assumed),
        "alternatives": [_alternative(other) for other in command.alternatives],
        "not_understood": list(command.not_understood),
        "why": command.why or _asks(command),
    }


_QUESTIONS = {
    "zone": "Which time zone is meant must be asked first.",
    "slashed_date": "Which day is meant must be asked first.",
    "weekday": "Which day is meant must be asked first.",
    "midnight": "Which night is meant must be asked first.",
    "gap": "The clocks skip that time; which one is meant must be asked.",
    "overlap": "That time happens twice that day; which one is meant must be asked.",
    "biweekly": "Whether every two weeks or twice a week is meant must be asked first.",
}


def _asks(command: Command) -> str | None:
    if command.name == "unknown":
        return "Neither a command nor a time was recognised."
    return _QUESTIONS.get(command.question, "It must be asked first.") if command.question else None


def _understood(command: Command) -> bool:
    return command.name not in ("unknown", "") and command.why is None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _minutes(command: Command) -> int | float | None:
    if command.duration is None:
        return None
    minutes = command.duration.total_seconds() / 60
    return int(minutes) if minutes == int(minutes) else round(minutes, 2)


def _alternative(other: Command) -> dict[str, Any]:
    return {
        "start": _iso(other.start),
        "duration_min": _minutes(other),
        "rrule": other.recurrence,
        "until": other.until.isoformat() if other.until else None,
    }
