"""What the inputs of a form say: a zone, a wall-clock time, a recurrence, a reminder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import texts.scheduling
from handlers.pressing import whole
from language.times import offsets, zones

# What the form's choices mean; ``as_typed`` stands for the recurrence that was typed.
REPEATS = {
    "none": None,
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly_date": "FREQ=MONTHLY",
    "monthly_day": "FREQ=MONTHLY",
    "yearly": "FREQ=YEARLY",
}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_of(inputs: Mapping[str, str], fallback: ZoneInfo) -> tuple[ZoneInfo, dict[str, str]]:
    """The zone typed into a form; the one it was drawn for when the words were left alone."""
    drawn = ZoneInfo(inputs["drawn_zone"]) if inputs.get("drawn_zone") else fallback
    typed = inputs.get("zone", "").strip()
    if not typed or typed == drawn.key:
        return drawn, {}
    found = named_zone(typed)
    if found is None:
        return drawn, {"zone": texts.scheduling.unknown_zone(typed)}
    return found, {}


def named_zone(words: str) -> ZoneInfo | None:
    """The zone that words name, by themselves; ``None`` where they name none, or several."""
    found = zones.find(words)
    return offsets.zone(found.zone) if found.zone else None


def local(day: str, clock: str) -> datetime:
    """A wall-clock time from ``YYYY-MM-DD`` and ``HH:MM``; raises ``ValueError``."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock))


def recurrence_of(inputs: Mapping[str, str], start: datetime) -> tuple[str | None, dict[str, str]]:
    """RRULE text of the choices, for a first ``start`` in the plan's zone, and what is wrong."""
    choice = inputs.get("repeat") or "none"
    if choice == "as_typed":
        rule: str | None = inputs.get("recurrence") or None
    elif choice in REPEATS:
        rule = REPEATS[choice]
    else:
        return None, {"repeat": texts.scheduling.bad_repeat()}
    if rule is None:
        return None, {}
    if choice in ("weekly", "biweekly"):
        rule += f";BYDAY={DAYS[start.weekday()]}"
    elif choice == "monthly_date":
        rule += f";BYMONTHDAY={start.day}"
    elif choice == "monthly_day":
        nth = (start.day - 1) // 7 + 1
        rule += f";BYDAY={nth if nth < 5 else -1}{DAYS[start.weekday()]}"
    until = inputs.get("until", "").strip()
    if not until:
        return rule, {}
    try:
        last = datetime.combine(date.fromisoformat(until), time(23, 59), start.tzinfo)
    except ValueError:
        return None, {"until": texts.scheduling.bad_date()}
    if last < start:
        return None, {"until": texts.scheduling.ends_before_it_begins()}
    base = ";".join(p for p in rule.split(";") if not p.startswith(("UNTIL=", "COUNT=")))
    return f"{base};UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}", {}


def lead_of(inputs: Mapping[str, str]) -> tuple[timedelta | None, dict[str, str]]:
    """The reminder lead time, ``None`` for none, and what is wrong with it."""
    words = inputs.get("lead", "").strip()
    if words == "none":
        return None, {}
    try:
        return timedelta(minutes=whole(words or "10")), {}
    except ValueError:
        return None, {"lead": texts.scheduling.bad_lead()}
