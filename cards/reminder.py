"""The reminder: which meetings are near, at which time of day, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.card import (
    Action,
    Card,
    Element,
    Stamp,
    action_rows,
    box,
    card,
    heading,
    note,
    open_url,
    submit,
    text,
)
from cards.meeting import is_near, snoozes
from cards.views import Row
from texts.markdown import escape
from texts.reminders import starts
from texts.times import when_many


def reminder(
    rows: Sequence[Row],
    zones: Sequence[ZoneInfo],
    locale: str,
    stamp: Stamp,
    *,
    now: datetime | None = None,
) -> Card:
    """Return one card for all meetings of one moment; it names times of day, not minutes left.

    Buttons submit ``late``, ``snooze`` (minutes) and ``mute_one`` (no more reminders of this
    meeting), each with the meeting's own id; join links open in the browser.
    """
    if len(rows) == 1:
        row = rows[0]
        return card(
            heading(f"{escape(row.title)} {starts(row.start, zones[0], locale, now)}"),
            text(when_many(row.start, row.end, zones, locale, now=now)),
            [text(each, spacing="Small") for each in row.notes],
            note(f"#{row.short}"),
            actions=_buttons(row, stamp, now),
        )
    return card(
        heading(f"{len(rows)} meetings are coming up"),
        [_part(row, zones, locale, stamp, now) for row in rows],
    )


def _part(
    row: Row, zones: Sequence[ZoneInfo], locale: str, stamp: Stamp, now: datetime | None
) -> Element:
    return box(
        text(escape(row.title), bold=True),
        text(when_many(row.start, row.end, zones, locale, now=now), spacing="Small"),
        [text(each, spacing="Small") for each in row.notes],
        action_rows(_buttons(row, stamp, now, most=1)),
    )


def _buttons(row: Row, stamp: Stamp, now: datetime | None, most: int = 2) -> list[Action]:
    own = replace(stamp, meeting=row.short, original=row.original, version=row.version)
    near = is_near(row.start, now)
    return [
        *([open_url("Join", row.link, style="positive")] if row.link else []),
        *([submit("I'm late", "late", own)] if near else []),
        *snoozes(own, near=near)[-most:],
        submit("No more of these", "mute_one", own),
    ]
