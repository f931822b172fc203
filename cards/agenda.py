"""A list of meetings by day: the agenda, and what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.card import (
    Card,
    Element,
    Stamp,
    action_rows,
    card,
    columns,
    heading,
    note,
    subheading,
    submit,
    text,
)
from cards.meeting import STATES
from cards.views import Row
from domain.model import State
from texts.markdown import escape
from texts.times import clock, join

Day = tuple[str, Sequence[Row]]
"""A heading ("Today, Thu 14 May") and its rows in order."""


def agenda(
    title: str,
    days: Sequence[Day],
    zone: ZoneInfo,
    locale: str,
    stamp: Stamp,
    *,
    page: int = 1,
    pages: int = 1,
    empty: str = "Nothing planned.",
    hint: str = "",
    now: datetime | None = None,
) -> Card:
    """Return the numbered list; times in ``zone``, which is named at the top.

    Each row's button submits ``show`` with the row's meeting, original and version; *Earlier* and
    *Later* submit ``page`` with page; an empty list offers ``schedule``. ``hint`` is Markdown.
    """
    rows = [row for _, day in days for row in day]
    body: list[Element] = []
    for words, day in days:
        body.append(subheading(words, separator=bool(body)))
        body += [_line(row, zone, locale, stamp) for row in day]
    turn = [
        submit("Earlier", "page", stamp, page=str(page - 1)) if page > 1 else None,
        submit("Later", "page", stamp, page=str(page + 1)) if page < pages else None,
    ]
    first = rows[0].start if rows else now
    return card(
        heading(title),
        note(_about(zone, first, locale, page, pages)) if rows else text(empty),
        body,
        note(hint) if hint else None,
        actions=[*turn, None if rows else submit("Schedule a meeting", "schedule", stamp)],
    )


def _about(zone: ZoneInfo, first: datetime | None, locale: str, page: int, pages: int) -> str:
    zone_words = f"Times in {zone.key.replace('_', ' ')}"
    return join([zone_words, f"page {page} of {pages}" if pages > 1 else ""])


def _line(row: Row, zone: ZoneInfo, locale: str, stamp: Stamp) -> Element:
    own = replace(stamp, meeting=row.short, original=row.original, version=row.version)
    end = f"–{clock(row.end, zone, locale)}" if row.end else ""
    state = (
        STATES[row.state] if row.state not in (State.SCHEDULED, State.ACTIVE, State.READY) else ""
    )
    small = join([state, *row.notes, f"#{row.short}"])
    return columns(
        (
            "stretch",
            [
                text(
                    f"**{row.number}.** {clock(row.start, zone, locale)}{end}  {escape(row.title)}",
                    spacing="None",
                ),
                note(small),
            ],
        ),
        ("auto", action_rows([submit("Open", "show", own)])),
    )
