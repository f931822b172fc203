"""What is said of changes that wait until a meeting ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.model import Series
from texts import times
from texts.markdown import bold, escape, quoted


def waits(series: Series, said: str, until: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Kept: *{escape(said)}* will be done when {quoted(series.details.title)} ends, if the "
        f"rules allow it then. It waits until {times.moment(until, zone, locale)}."
    )


def was_kept() -> str:
    return "it was kept until the meeting ends"


def drop_label() -> str:
    return "Don't apply it"


def dropped() -> str:
    return "The waiting change is dropped; nothing will happen when the meeting ends."


def not_waiting() -> str:
    return "That change is not waiting any more: it was applied, dropped, or it expired."


def line(said: str) -> str:
    """One waiting change in a list."""
    return f"waits until it ends: *{escape(said)}*"


def gone(said: str) -> str:
    return f"Not done: *{escape(said)}*. The meeting is not here any more."


def expired(series: Series, said: str) -> str:
    return (
        f"Not done: *{escape(said)}*. {quoted(series.details.title)} was not ended within a day, "
        "so the waiting change is dropped. Type it again if it is still wanted."
    )


def still_live(series: Series) -> str:
    return f"{quoted(series.details.title)} is still in progress, so the change goes on waiting."


def differs(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} has ended, but it was changed while your change waited. "
        "Please look again:"
    )


def refused(series: Series) -> str:
    return f"{quoted(series.details.title)} has ended, but the waiting change is not possible now."


def applied(series: Series, lines: Sequence[str], told: str) -> str:
    return (
        f"{bold(series.details.title)} has ended, so your waiting change is done: "
        f"{'; '.join(lines)}. {told} Type *undo* to take it back."
    )
