"""What is said when the clocks change: times that are skipped or come twice, and who is shifted."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from texts import times


def gap(wall: datetime, zone: ZoneInfo, locale: str) -> str:
    """``wall`` is the naive time that was asked for."""
    return (
        f"{_asked(wall, zone, locale)} does not exist: the clocks go forward in that night and "
        "skip it. Which one instead?"
    )


def gap_labels(
    before: datetime, at: datetime, after: datetime, zone: ZoneInfo, locale: str
) -> tuple[str, str, str]:
    def clock(moment: datetime) -> str:
        return times.clock_zone(moment, zone, locale)

    return (
        f"{clock(before)}, before the change",
        f"{clock(at)}, when the clocks change",
        f"{clock(after)}, after the change",
    )


def overlap(wall: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"{_asked(wall, zone, locale)} comes twice: the clocks go back in that night. "
        "Which one is it?"
    )


def overlap_labels(
    first: datetime, second: datetime, zone: ZoneInfo, locale: str
) -> tuple[str, str]:
    return (
        f"The first, {times.clock_zone(first, zone, locale)}",
        f"The second, an hour later, {times.clock_zone(second, zone, locale)}",
    )


def _asked(wall: datetime, zone: ZoneInfo, locale: str) -> str:
    day = times.date_words(wall.date(), locale)
    return f"{times.clock(wall.replace(tzinfo=zone), zone, locale)} on {day} in {times.place(zone)}"
