"""What happened to a meeting, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.card import Card, Element, Stamp, action_rows, box, card, heading, note, submit, text
from cards.views import HistoryRow
from texts.markdown import escape, quoted
from texts.times import join, moment


def history(
    title: str,
    entries: Sequence[HistoryRow],
    zone: ZoneInfo,
    locale: str,
    stamp: Stamp,
    *,
    now: datetime | None = None,
) -> Card:
    """The changes, newest first; undoable ones have a button that submits ``undo`` with entry."""
    return card(
        heading(f"History of {quoted(title)}"),
        [_line(entry, zone, locale, stamp, now) for entry in entries],
        None if entries else text("Nothing has been changed yet."),
    )


def _line(
    row: HistoryRow, zone: ZoneInfo, locale: str, stamp: Stamp, now: datetime | None
) -> Element:
    undone = f"undone by {escape(row.undone_by)}" if row.undone_by else ""
    undo = submit("Undo", "undo", replace(stamp), entry=str(row.entry))
    return box(
        text(row.words),
        note(join([escape(row.who), moment(row.at, zone, locale, now=now), undone])),
        action_rows([undo] if row.undoable else []),
    )
