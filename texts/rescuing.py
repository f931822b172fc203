"""What is said about a meeting that was missed, and of the new time it is offered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series
from texts import times
from texts.markdown import bold, quoted, sentence


def offer(
    series: Series,
    occurrence: Occurrence,
    latest: datetime | None,
    came: bool,
    told: Sequence[str],
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """It was not held: until when it still can be, and who would be told of a new time."""
    when = times.when(occurrence.start, occurrence.end, zone, locale, now=now)
    happened = f"{quoted(occurrence.details.title)} (#{series.short}) of {when} was not started"
    if came:
        first = f"{happened}, though people came for it."
    else:
        first = f"{happened} here. If it took place all the same, there is nothing to do."
    until = f" until {times.moment(latest, zone, locale, now=now)}" if latest else ""
    words = [first, f"It can still be held at another time{until}."]
    if told:
        words.append(f"A new time is told to {sentence(told)}.")
    return " ".join(words)


def several(count: int) -> str:
    return f"{count} meetings were not started. Each can still be held at another time:"


def time_label(start: datetime, zone: ZoneInfo, locale: str, now: datetime) -> str:
    return f"{times.day(start, zone, locale, now=now)}, {times.clock(start, zone, locale)}"


def pick_label() -> str:
    return "Pick another time"


def held_label() -> str:
    return "It took place"


def never_label() -> str:
    return "Don't ask about this one again"


def held(title: str) -> str:
    return f"Good. Nothing is changed about {quoted(title)}."


def never(title: str) -> str:
    return (
        f"I won't ask about missed dates of {quoted(title)} again. *move* gives one a new time "
        "whenever you like."
    )


def has_time(occurrence: Occurrence, zone: ZoneInfo, locale: str, now: datetime) -> str:
    """It was given a new time, or was held, in between."""
    when = times.when(occurrence.start, occurrence.end, zone, locale, now=now)
    return f"{quoted(occurrence.details.title)} is on {when} by now, so nothing was changed."


def was_held(title: str) -> str:
    return f"{quoted(title)} has been started in the meantime, so nothing was changed."


def rescued(
    series: Series,
    old: Occurrence,
    new: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    when = times.when(new.start, new.end, zone, locale, now=now)
    day = times.day(old.start, zone, locale, now=now)
    return (
        f"{bold(new.details.title)} of {day} is now on {when}, and ready to be started. {told} "
        "Type *undo* to take it back."
    )


def was_rescued() -> str:
    return "it got a new time"
