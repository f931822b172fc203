"""What is said around the buttons of a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series
from texts import times
from texts.markdown import bold, sentence


def pressing_tells(names: Sequence[str]) -> str:
    return f"What is offered is done at once when it is pressed, and told to {sentence(names)}."


def fixed() -> str:
    return "one of the offered times was taken"


def made_separate() -> str:
    return "it was made a separate meeting"


def pick_another() -> str:
    return "Pick another time."


def gone() -> str:
    return (
        "That meeting is not here any more, so there is nothing to make a separate one of. "
        "Nothing was changed. Type *schedule* with a title and a time instead."
    )


def separated(
    series: Series,
    born: Series,
    old: Occurrence,
    new: Occurrence,
    skipped: bool,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    """After an occurrence became a meeting of its own."""
    when = times.when(new.start, new.end, zone, locale, now=now)
    day = times.day(old.start, zone, locale, now=now)
    left = (
        f"The series (#{series.short}) has none on {day} now."
        if skipped
        else f"The one of {day} in the series (#{series.short}) stays, since it is in progress."
    )
    return (
        f"Made a separate meeting: {bold(born.details.title)} on {when} (#{born.short}). "
        f"{left} {told} Type *undo* to put it back."
    )
