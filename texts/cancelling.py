"""What is said around cancelling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.model import Series
from texts import meetings, times
from texts.markdown import bold, escape, quoted


def question(title: str, count: int | None) -> str:
    if count is None:
        return f"Cancel the whole series {quoted(title)}?"
    if count == 1:
        return f"Cancel {quoted(title)}?"
    return f"Cancel {count} meetings of {quoted(title)}?"


def question_for_several(meetings: int, count: int) -> str:
    """``count`` dates of several different meetings."""
    return (
        f"Cancel {count} meetings?"
        if count == meetings
        else (f"Cancel {count} dates of {meetings} meetings?")
    )


def buttons(count: int | None) -> tuple[str, str]:
    """The verb that cancels, and the one that keeps."""
    if count is None:
        return "Cancel the series", "Keep it"
    if count == 1:
        return "Cancel the meeting", "Keep it"
    return f"Cancel {count} meetings", "Keep them"


def series(
    series_: Series,
    left: int | None,
    from_on: datetime | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> list[str]:
    lines = [f"{bold(series_.details.title)} · {meetings.repeats(series_, locale)}"]
    if from_on is not None:
        lines.append(f"From {times.moment(from_on, zone, locale, now=now)} on")
    elif left is not None:
        lines.append(f"{left} {'meeting' if left == 1 else 'meetings'} left")
    return lines


def reason(words: str) -> str:
    return f"Reason given: {escape(words)}"


def undo(number: str = "") -> str:
    words = "Undo brings it back within a day. What people have read can't be taken back."
    if number:
        words += f" Neither can its meeting number, {escape(number)}, once it is given up."
    return words


def type_it(title: str) -> str:
    return (
        f"Many are affected, so please type this to go on: **{escape(title)}**. "
        "To leave it, type **no**."
    )


def done(what: Sequence[str], told: str) -> str:
    return f"Cancelled: {'; '.join(what)}. {told} Type *undo* to bring it back."
