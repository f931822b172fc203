"""What Webex told us, kept until it has been dealt with."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import ReadOnly, Storage, Write
from storage.moments import maybe_moment, moment, utc_text

COLUMNS = "id, key, resource, event, space, body, received, attempts, due, resolved"


@dataclass(frozen=True, slots=True)
class Row:
    """One event; ``attempts`` counts how often the work was begun, ``due`` when to go on.

    ``resolved`` is the change as it was understood before the first call to Webex (JSON text).
    """

    id: int
    key: str
    resource: str
    event: str
    space: str
    body: str
    received: datetime
    attempts: int
    due: datetime | None
    resolved: str | None


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """An event that was given up after its attempts; ``note`` says why, with the reference."""

    id: int
    key: str
    space: str
    received: datetime
    note: str


class InboxStore:
    """Events in the order they came; within a space they are worked on in that order."""

    def __init__(self, storage: Storage | ReadOnly) -> None:
        self._storage = storage

    def next_in(self, space: str) -> Row | None:
        """The oldest event of a space that waits, due or not."""
        found = self._storage.read.execute(
            f"select {COLUMNS} from inbox where state = 'waiting' and space = ? "
            "order by id limit 1",
            [space],
        ).fetchone()
        return _row(found) if found else None

    def lanes(self) -> list[str]:
        """The spaces in which something waits."""
        rows = self._storage.read.execute(
            "select distinct space from inbox where state = 'waiting'"
        )
        return [row[0] for row in rows]

    def pending(self, now: datetime) -> int:
        """How many events wait for nothing but a worker, or are being worked on.

        What stands behind an event that waits until later is not among them.
        """
        return int(
            self._storage.read.execute(
                "select count(*) from inbox i where state = 'waiting' "
                "and (due is null or due <= ?1) and not exists (select 1 from inbox e "
                "where e.space = i.space and e.state = 'waiting' and e.id < i.id and e.due > ?1)",
                [utc_text(now)],
            ).fetchone()[0]
        )

    def next_due(self, now: datetime) -> datetime | None:
        """The first moment after ``now`` until which an event waits."""
        found = self._storage.read.execute(
            "select min(due) from inbox where state = 'waiting' and due is not null and due > ?",
            [utc_text(now)],
        ).fetchone()[0]
        return maybe_moment(found)

    def parked(self, limit: int = 50) -> list[ParkedEvent]:
        rows = self._storage.read.execute(
            "select id, key, space, received, note from inbox where state = 'parked' "
            "order by id desc limit ?",
            [limit],
        )
        return [ParkedEvent(r[0], r[1], r[2], moment(r[3]), r[4] or "") for r in rows]

    def counts(self) -> dict[str, int]:
        rows = self._storage.read.execute("select state, count(*) from inbox group by state")
        return {row[0]: row[1] for row in rows}

    @staticmethod
    def receive(
        key: str,
        resource: str,
        event: str,
        space: str,
        body: str,
        now: datetime,
        *,
        once: bool,
        note: str | None = None,
    ) -> Write:
        """Keep an event; nothing happens when ``once`` and it ever came, or an equal one waits.

        With ``note`` it is kept for the record only and never worked on.
        """
        values: list[Any] = [key, once, resource, event, space, body, utc_text(now)]
        state = "waiting" if note is None else "noted"

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into inbox (key, once, resource, event, space, body, received, state, note)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                [*values, state, note],
            )

        return write

    @staticmethod
    def begin(row_id: int) -> Write:
        """Count an attempt, before the work."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update inbox set begun = 1, attempts = attempts + 1, due = null where id = ?",
                [row_id],
            )

        return write

    @staticmethod
    def wait(row_id: int, due: datetime) -> Write:
        """Webex could not be asked: the attempt does not count, and the row waits."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update inbox set attempts = max(attempts - 1, 0), due = ? where id = ?",
                [utc_text(due), row_id],
            )

        return write

    @staticmethod
    def done(row_id: int, note: str | None = None) -> Write:
        return _end(row_id, "done", note)

    @staticmethod
    def park(row_id: int, note: str) -> Write:
        return _end(row_id, "parked", note)

    @staticmethod
    def resolve(row_id: int, resolved: str) -> Write:
        """Keep the resolved change, so that a second attempt does not read the words again."""

        def write(db: sqlite3.Connection) -> None:
            db.execute("update inbox set resolved = ? where id = ?", [resolved, row_id])

        return write

    @staticmethod
    def sweep(before: datetime) -> Write:
        """Drop what was dealt with and came before that moment.

        The time of the latest message among them is kept: what is told again and is not younger
        was dealt with (see ``forgotten``).
        """

        def write(db: sqlite3.Connection) -> None:
            over = (
                "state in ('done', 'noted') and id < coalesce((select id from inbox "
                "where received >= ?1 order by id limit 1), (select max(id) + 1 from inbox))"
            )
            moment = utc_text(before)
            db.execute(
                "insert into facts (name, value, at) select 'forgotten', latest, ?1 from "
                "(select max(json_extract(body, '$.data.created')) as latest from inbox "
                f"where once = 1 and json_valid(body) and {over}) where latest is not null "
                "on conflict (name) do update set value = max(value, excluded.value)",
                [moment],
            )
            db.execute(f"delete from inbox where {over}", [moment])

        return write

    def forgotten(self) -> str | None:
        """Webex' time text of the latest message or press that was dealt with and dropped."""
        row = self._storage.read.execute(
            "select value from facts where name = 'forgotten'"
        ).fetchone()
        return row[0] if row else None


def _end(row_id: int, state: str, note: str | None) -> Write:
    def write(db: sqlite3.Connection) -> None:
        db.execute(
            "update inbox set state = ?, note = ?, due = null where id = ?", [state, note, row_id]
        )

    return write


def _row(found: sqlite3.Row) -> Row:
    values = list(found)
    values[6] = moment(values[6])
    values[8] = maybe_moment(values[8])
    return Row(*values)
