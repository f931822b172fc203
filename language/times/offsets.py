"""Fixed offsets from UTC as IANA zones, so that every zone has a name to be stored under."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"UTC([+-])(\d\d):?(\d\d)")

# Zones that keep these offsets the whole year; other broken offsets belong to no such zone.
_BROKEN = {
    "+03:30": "Asia/Tehran",
    "+04:30": "Asia/Kabul",
    "+05:30": "Asia/Kolkata",
    "+05:45": "Asia/Kathmandu",
    "+06:30": "Asia/Yangon",
    "+08:45": "Australia/Eucla",
    "+09:30": "Australia/Darwin",
    "-09:30": "Pacific/Marquesas",
}


def iana(name: str) -> str | None:
    """The IANA name of a zone as ``Command.zone`` writes it; ``None`` where an offset has none."""
    found = _OFFSET.fullmatch(name)
    if found is None:
        return name
    sign, hours, minutes = found[1], int(found[2]), found[3]
    if minutes != "00":
        return _BROKEN.get(f"{sign}{found[2]}:{minutes}")
    if hours == 0:
        return "UTC"
    key = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"  # POSIX counts westwards
    return key if hours <= (14 if sign == "+" else 12) else None


def zone(name: str) -> ZoneInfo | None:
    """The zone behind a name or an offset."""
    key = iana(name)
    return ZoneInfo(key) if key else None
