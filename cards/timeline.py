"""The drawn timeline of a refusal: dates and times only, as a PNG and in words.

Everything drawn is in ``TimelineValues``, which travel in the picture's address: nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from texts.times import DEFAULT_LOCALE, clock, day, moment, zone_name

if TYPE_CHECKING:
    from domain.refused import Refused

_KEYS = {
    "now": "n",
    "was": "w",
    "asked": "a",
    "begin": "b",
    "end": "e",
    "previous": "p",
    "following": "f",
}
_FURTHEST = 400_000_000  # minutes since 1970: the year 2730, past everything a meeting can have


@dataclass(frozen=True, slots=True)
class TimelineValues:
    """What is drawn; moments in UTC. ``begin`` and ``end`` are the borders, ``None``: no border.

    ``was`` is where the occurrence stood, ``asked`` where it was to go, ``previous`` and
    ``following`` the starts of its neighbours. ``zone`` is the reader's.
    """

    zone: ZoneInfo
    now: datetime
    was: datetime | None = None
    asked: datetime | None = None
    begin: datetime | None = None
    end: datetime | None = None
    previous: datetime | None = None
    following: datetime | None = None

    def moments(self) -> list[datetime]:
        """Everything with a place on the line, in order."""
        named = (getattr(self, name) for name in _KEYS)
        return sorted({each for each in named if each is not None})


def from_refused(refused: Refused, zone: ZoneInfo) -> TimelineValues:
    """The values for a refused move, in the reader's ``zone``."""
    interval = refused.interval
    return TimelineValues(
        zone=zone,
        now=refused.now,
        was=refused.occurrence.start if refused.occurrence else None,
        asked=refused.start,
        begin=interval.begin if interval else None,
        end=interval.end if interval else None,
        previous=refused.previous.start if refused.previous else None,
        following=refused.following.start if refused.following else None,
    )


def to_query(values: TimelineValues) -> dict[str, str]:
    """Short keys and minutes since 1970, for an address."""
    query = {"z": values.zone.key}
    for name, key in _KEYS.items():
        if (moment_at := getattr(values, name)) is not None:
            query[key] = str(int(moment_at.timestamp()) // 60)
    return query


def from_query(query: Mapping[str, str]) -> TimelineValues:
    """What ``to_query`` wrote, to the minute; raises ``ValueError`` for anything else."""
    try:
        zone = ZoneInfo(query["z"])
    except (KeyError, ValueError, OSError, ZoneInfoNotFoundError) as problem:
        raise ValueError("no such zone") from problem
    found = {name: _moment(query[key]) for name, key in _KEYS.items() if key in query}
    if "now" not in found:
        raise ValueError("now is missing")
    return TimelineValues(zone, **found)


def _moment(text: str) -> datetime:
    minutes = int(text)
    if not 0 <= minutes <= _FURTHEST:
        raise ValueError("out of range")
    return datetime.fromtimestamp(minutes * 60, UTC)


def words(values: TimelineValues, locale: str = DEFAULT_LOCALE) -> str:
    """The picture's meaning in sentences, for those who can't see it."""
    zones = {zone_name(values.zone, each, locale) for each in values.moments()}

    def at(when: datetime) -> str:
        if len(zones) > 1:
            return moment(when, values.zone, locale, now=values.now)
        date = day(when, values.zone, locale, now=values.now)
        return f"{date}, {clock(when, values.zone, locale)}"

    said: list[str] = []
    if values.begin and values.end:
        said.append(f"It can start from {at(values.begin)} and before {at(values.end)}.")
    elif values.end:
        said.append(f"It can start any time before {at(values.end)}.")
    elif values.begin:
        said.append(f"It can start any time from {at(values.begin)} on.")
    if values.was:
        said.append(f"It is planned for {at(values.was)}.")
    if values.asked:
        said.append(f"Asked for: {at(values.asked)}.")
    if values.previous:
        said.append(f"The one before it starts {at(values.previous)}.")
    if values.following:
        said.append(f"The next one starts {at(values.following)}.")
    said.append(f"Now it is {moment(values.now, values.zone, locale)}.")
    return " ".join(said)


def timeline_png(values: TimelineValues, dark: bool = False) -> bytes:
    """Draw the values; the picture has its own ground and can be read on any."""
    from cards.drawing import draw

    return draw(values, dark)
