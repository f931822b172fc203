"""What is said of changes that wait until a meeting ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.model import Plan, Series
from texts import times
from texts.markdown import bold, escape, quoted

LOSING_SHOWN = 5


def what(
    name: str,
    said: str,
    start: datetime | None,
    length: timedelta | None,
    plan: Plan | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """A waiting change in a few words: the times it would set, else as it was typed."""
    if plan is not None and plan.recurrence:
        at = times.repeats(plan.recurrence, plan.start, locale, zone=plan.zone)
        return f"{escape(said)}: {at} ({times.place(plan.zone)} time)"
    if start is not None and name == "move":
        return f"move it to {times.moment(start, zone, locale, now=now)}"
    if length is not None and start is None:
        return f"make it {times.hours(length)} long"
    return escape(said)


def waits(series: Series, what_: str, until: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Kept: *{what_}*. I will do it when {quoted(series.details.title)} ends, if the rules "
        "allow it then, and ask you if something else has changed. It waits until "
        f"{times.moment(until, zone, locale)}. To drop it, press *{drop_label()}* or type *undo*."
    )


def loses(lines: Sequence[str]) -> list[str]:
    """Dates that lose a change of their own when it is applied."""
    if not lines:
        return []
    shown = [f"- {line}" for line in lines[:LOSING_SHOWN]]
    if more := len(lines) - LOSING_SHOWN:
        shown += [f"- and {more} more"] if more > 0 else []
    return ["", "Some dates would then lose what was changed for them alone:", "", *shown]


def was_kept() -> str:
    return "it was kept until the meeting ends"


def drop_label() -> str:
    return "Don't apply it"


def dropped(what_: str) -> str:
    return f"Dropped: *{what_}*. Nothing will happen when the meeting ends."


def not_waiting() -> str:
    return "That change is not waiting any more: it was applied, dropped, or it expired."


def line(what_: str, by: str) -> str:
    """One waiting change in a list."""
    who = escape(by)
    return f"waits until it ends: *{what_}* (asked for by {who}, who can drop it with *undo*)"


def not_done(what_: str) -> str:
    return f"Not done: *{what_}*."


def gone(what_: str) -> str:
    return f"{not_done(what_)} The meeting is not here any more."


def no_right(series: Series, what_: str) -> str:
    return (
        f"{not_done(what_)} {quoted(series.details.title)} has ended, but by now only its host "
        "and cohosts may change it."
    )


def expired(series: Series, what_: str) -> str:
    return (
        f"{not_done(what_)} {quoted(series.details.title)} was not ended within a day, so the "
        "waiting change is dropped. Type it again if it is still wanted."
    )


def differs(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} has ended, but it was changed while your change waited. "
        "Please look again:"
    )


def refused(series: Series) -> str:
    return f"{quoted(series.details.title)} has ended, but the waiting change is not possible now."


def applied(series: Series, what_: str, told: str) -> str:
    return (
        f"{bold(series.details.title)} has ended, so your waiting change is done: *{what_}*. "
        f"{told} Type *undo* to take it back."
    )
