"""History in words, and what undo did, can't do, and can't take back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain import occurrences
from domain.model import Series
from texts import changing, times
from texts.markdown import bold, escape, quoted

DONE = {
    "schedule": "Scheduled",
    "move": "Moved",
    "change": "Changed",
    "split": "Split in two",
    "cancel": "Cancelled",
    "invite": "Invited people",
    "remove": "Removed people",
    "start": "Started",
    "end": "Ended",
    "admit": "Let people in",
    "undo": "Taken back",
    "reassign": "Handed over",
    "kept": "Applied when it ended",
}


class _Change:
    """An entry with what ``texts.changing`` reads of a proposal."""

    born = None

    def __init__(self, before: Series | None, after: Series | None) -> None:
        self.before, self.after = before, after
        self.original = _one(before, after)

    @property
    def series(self) -> Series | None:
        return self.after or self.before


def _one(before: Series | None, after: Series | None) -> datetime | None:
    if before is None or after is None or before.plan != after.plan:
        return None
    was = {e.original: e for e in before.exceptions}
    now_is = {e.original: e for e in after.exceptions}
    changed = [o for o in {**was, **now_is} if was.get(o) != now_is.get(o)]
    return changed[0] if len(changed) == 1 else None


def line(entry: Any, zone: ZoneInfo, locale: str, now: datetime) -> str:
    """One change, with old and new where there are both."""
    words = DONE.get(entry.what, entry.what.capitalize())
    change = _Change(entry.before, entry.after)
    details = changing.differences(change, zone, locale, now)
    if entry.what == "cancel" and change.original is not None and entry.before is not None:
        gone = occurrences.find(entry.before, change.original)
        if gone is not None:
            details = [times.moment(gone.start, zone, locale, now=now)]
    if entry.before is None and entry.after is not None:
        details = [escape(entry.after.details.title)]
    return f"{words}: {'; '.join(details)}" if details else words


def lines(title: str, rows: Sequence[Any], zone: ZoneInfo, locale: str, now: datetime) -> str:
    """The whole history as text."""
    out = [f"History of {quoted(title)}"]
    for row in rows:
        undone = f" (undone by {escape(row.undone_by)})" if row.undone_by else ""
        when = times.moment(row.at, zone, locale, now=now)
        out.append(f"- {when}, {escape(row.who)}: {row.words}{undone}")
    if not rows:
        out.append("Nothing has been changed yet.")
    return "\n".join(out)


def history_of_what() -> str:
    return "Whose history? Type for example *history #k7* or *history standup*."


def nothing_to_undo() -> str:
    return (
        "There is nothing of yours to undo here: undo reverts your own last change in this space, "
        "within a day. To see what was done, type *history* and a meeting."
    )


def undone_already() -> str:
    return "That was taken back already; nothing was changed now."


def not_yours(who: str) -> str:
    return f"That change is {escape(who)}'s, so only {escape(who)} can undo it."


def too_old() -> str:
    return "That change is more than a day old, too long ago to undo. Use *move* or *change*."


def gone_already() -> str:
    return "That meeting is gone already, so there is nothing left to undo."


def running(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} is in progress, so it can't be taken back now. "
        "End it first, or cancel what is left of it."
    )


def time_has_passed(start: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Not undone. Its old time, {times.moment(start, zone, locale)}, has passed. "
        "Move it to a new time instead, for example *move it to tomorrow 10:00*."
    )


def changed_since(
    mine: Any, latest: Any, who: str, zone: ZoneInfo, locale: str, now: datetime
) -> str:
    """Somebody changed the meeting after the change to be undone: both are shown."""
    at = times.moment(latest.at, zone, locale, now=now)
    mine_at = times.moment(mine.at, zone, locale, now=now)
    return (
        "Not undone, since the meeting was changed after you.\n"
        f"- You, {mine_at}: {line(mine, zone, locale, now)}\n"
        f"- {escape(who)}, {at}: {line(latest, zone, locale, now)}\n\n"
        "To go back all the same, use *move* or *change* with the old values."
    )


def yes() -> str:
    return "Take it back"


def echo(entry: Any, proposal: Any, zone: ZoneInfo, locale: str, now: datetime) -> list[str]:
    """What undo would do, before it does."""
    title = bold((entry.after or entry.before).details.title)
    lines = [f"Take back: {title}", line(entry, zone, locale, now)]
    lines.append("What people have read of it stays read; they are told of the correction")
    return lines


def undone(entry: Any, proposal: Any, zone: ZoneInfo, locale: str, now: datetime, told: str) -> str:
    title = bold((entry.after or entry.before).details.title)
    what = line(entry, zone, locale, now)
    words = f"Taken back: {title} ({what})."
    if entry.before is not None and proposal.after is not None:
        up = occurrences.next_up(proposal.after, now)
        if up is not None:
            words += f" It is on {times.when(up.start, up.end, zone, locale, now=now)} again."
    return f"{words} {told}"
