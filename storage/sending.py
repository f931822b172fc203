"""The sender's writes: what becomes of a message on its way."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from storage.database import Write
from storage.moments import utc_text
from storage.outbox import Outgoing, Row, post


def sending(row: Row) -> Write:
    """Mark a message before it is sent: if we never learn the outcome, it may have arrived."""

    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update outbox set state = 'sending', attempts = attempts + 1, doubt = 1 where id = ?",
            [row.id],
        )

    return write


def sent(row: Row, message_id: str, space: str, now: datetime, replaced: str | None) -> Write:
    """It arrived under that id; ``replaced`` is the message that it stands in for, if any."""
    outgoing = row.outgoing

    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update outbox set state = 'sent', message_id = ?, ended = ?, error = null, "
            "file = null where id = ?",
            [message_id, utc_text(now), row.id],
        )
        if replaced == message_id:
            db.execute(
                "update posts set edits = edits + 1, about = coalesce(?, about) "
                "where message_id = ?",
                [outgoing.about, message_id],
            )
        elif replaced is not None:
            db.execute("delete from posts where message_id = ?", [replaced])
        if outgoing.name is not None:
            db.execute(
                "update posts set name = null where name = ? and message_id <> ?",
                [outgoing.name, message_id],
            )
        db.execute(
            "insert into posts (message_id, space, name, about, sent) values (?, ?, ?, ?, ?) "
            "on conflict (message_id) do update set name = coalesce(excluded.name, name)",
            [message_id, space, outgoing.name, outgoing.about, utc_text(now)],
        )
        _point(db, row, now, arrived=True)

    return write


def left_out(row: Row, now: datetime) -> Write:
    """There was nothing to edit, or it could not be edited and is deleted; nothing stands for it.

    What it was to replace has no name any more.
    """
    replaces = row.outgoing.replaces or ""
    named = replaces.startswith("name:")
    column, value = ("name", replaces.removeprefix("name:")) if named else ("message_id", replaces)

    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update outbox set state = 'sent', ended = ?, error = null where id = ?",
            [utc_text(now), row.id],
        )
        db.execute(f"delete from posts where {column} = ?", [value])

    return write


def wait(row: Row, due: datetime, error: str, *, doubt: bool, attempts: int | None = None) -> Write:
    """Try again then. ``doubt`` keeps it in mind that this attempt may have arrived.

    ``attempts`` counts one that got no further than looking whether an earlier one has arrived.
    """

    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update outbox set state = 'waiting', due = ?, error = ?, doubt = ?, "
            "attempts = max(attempts, ?) where id = ?",
            [utc_text(due), error, doubt, attempts or 0, row.id],
        )

    return write


def park(row: Row, error: str, now: datetime, *, state: str = "parked") -> Write:
    """Webex refused it for good (``parked``), or it is of no use any more (``given up``).

    What was to be said of it elsewhere is queued with this, so that it is neither lost nor untrue.
    """

    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update outbox set state = ?, error = ?, ended = ? where id = ?",
            [state, error, utc_text(now), row.id],
        )
        _point(db, row, now, arrived=False)

    return write


def pointing(row: Row, *, arrived: bool) -> Outgoing | None:
    """What is said elsewhere of a message that arrived, or did not."""
    pointer = row.outgoing.pointer
    words = (pointer.sent if arrived else pointer.refused) if pointer else ""
    if pointer is None or not words:
        return None
    return Outgoing(to=pointer.to, markdown=words, parent=pointer.parent)


def _point(db: sqlite3.Connection, row: Row, now: datetime, *, arrived: bool) -> None:
    if said := pointing(row, arrived=arrived):
        post(said, now)(db)


def sweep(before: datetime, *, posts_before: datetime) -> Write:
    """Forget messages that were over before a moment, and the ids of those sent long ago."""
    over, posted = utc_text(before), utc_text(posts_before)

    def write(db: sqlite3.Connection) -> None:
        db.execute("delete from outbox where ended < ? and state in ('sent', 'given up')", [over])
        db.execute("delete from posts where sent < ?", [posted])

    return write


def known(db: sqlite3.Connection, message_ids: list[str]) -> set[str]:
    """Which of these are messages that we know we sent."""
    marks = ", ".join("?" for _ in message_ids)
    rows = db.execute(f"select message_id from posts where message_id in ({marks})", message_ids)
    return {row[0] for row in rows}
