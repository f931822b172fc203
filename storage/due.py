"""Everything that happens at a moment: reminders, digests, retries of them, expiry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.database import ReadOnly, Storage, Write
from storage.moments import maybe_moment, moment, utc_text

MOST_CLAIMED = 100_000  # what one receiver is told of at one moment must not be torn apart

# Said twice, since SQLite takes the small index on what no longer waits only where it reads so.
CLAIMED = "state = 'claimed' and state <> 'waiting'"
PARKED = "state = 'parked' and state <> 'waiting'"


@dataclass(frozen=True, slots=True)
class Due:
    """A row is known by kind and key; ``data`` is a small JSON document."""

    kind: str
    key: str
    due: datetime
    data: dict[str, Any] = field(default_factory=dict)


class DueStore:
    """At most one moment for each kind and key."""

    def __init__(self, storage: Storage | ReadOnly) -> None:
        self._storage = storage

    def next_due(self) -> datetime | None:
        """The earliest moment for which a row waits."""
        found = self._storage.read.execute(
            "select min(wake) from due where state = 'waiting'"
        ).fetchone()[0]
        return maybe_moment(found)

    def get(self, kind: str, key: str) -> Due | None:
        """The row of that kind and key, unless it has been claimed."""
        found = self._storage.read.execute(
            "select kind, key, due, data from due where kind = ? and key = ? and state = 'waiting'",
            [kind, key],
        ).fetchone()
        return _due(found) if found else None

    def of_prefix(self, kind: str, prefix: str) -> list[Due]:
        """The waiting rows of a kind whose key begins so, by key."""
        rows = self._storage.read.execute(
            "select kind, key, due, data from due where kind = ? and key >= ? and key < ? "
            "and state = 'waiting' order by key",
            [kind, *_span(prefix)],
        )
        return [_due(row) for row in rows]

    def standing(self, kind: str, prefix: str) -> list[Due]:
        """The same, with those that are claimed or were given up."""
        rows = self._storage.read.execute(
            "select kind, key, due, data from due where kind = ? and key >= ? and key < ? "
            "order by key",
            [kind, *_span(prefix)],
        )
        return [_due(row) for row in rows]

    def claim(self, now: datetime, limit: int = MOST_CLAIMED) -> list[Due]:
        """Take what is due, earliest first, in one statement: nobody else can take it too."""
        assert isinstance(self._storage, Storage), "only a running bot claims"
        rows = self._storage.ask(
            lambda db: db.execute(
                "update due set state = 'claimed', attempts = attempts + 1 where rowid in "
                "(select rowid from due where state = 'waiting' and wake <= ? "
                "order by wake limit ?) returning kind, key, due, data",
                [utc_text(now), limit],
            ).fetchall()
        )
        return sorted((_due(row) for row in rows), key=lambda row: row.due)

    def claimed(self) -> list[Due]:
        """What was claimed and not done: after a crash these are done again."""
        rows = self._storage.read.execute(
            f"select kind, key, due, data from due where {CLAIMED} order by due"
        )
        return [_due(row) for row in rows]

    def attempts(self, row: Due) -> int:
        found = self._storage.read.execute(
            "select attempts from due where kind = ? and key = ?", [row.kind, row.key]
        ).fetchone()
        return found[0] if found else 0

    def pending(self, now: datetime) -> int:
        """How many rows are due or being dealt with."""
        return int(
            self._storage.read.execute(
                f"select (select count(*) from due where {CLAIMED}) + "
                "(select count(*) from due where state = 'waiting' and wake <= ?)",
                [utc_text(now)],
            ).fetchone()[0]
        )

    def parked(self, limit: int = 50) -> list[tuple[Due, str]]:
        rows = self._storage.read.execute(
            f"select kind, key, due, data, note from due where {PARKED} order by due desc limit ?",
            [limit],
        )
        return [(_due(row), row[4] or "") for row in rows]

    @staticmethod
    def plan(due: Due) -> Write:
        """Let it happen at that moment, whatever was planned under its kind and key before."""
        text, data = utc_text(due.due), json.dumps(due.data, separators=(",", ":"))

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into due (kind, key, due, wake, data) values (?, ?, ?, ?, ?) "
                "on conflict (kind, key) do update set due = excluded.due, wake = excluded.wake, "
                "data = excluded.data, state = 'waiting', attempts = 0, note = null",
                [due.kind, due.key, text, text, data],
            )

        return write

    @staticmethod
    def cancel(kind: str, key: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from due where kind = ? and key = ?", [kind, key])

        return write

    @staticmethod
    def cancel_prefix(kind: str, prefix: str) -> Write:
        """Cancel every row of a kind whose key begins so."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "delete from due where kind = ? and key >= ? and key < ?", [kind, *_span(prefix)]
            )

        return write

    @staticmethod
    def done(kind: str, key: str, due: datetime) -> Write:
        """Drop a claimed row, unless it was planned anew meanwhile."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "delete from due where kind = ? and key = ? and due = ? and state = 'claimed'",
                [kind, key, utc_text(due)],
            )

        return write

    @staticmethod
    def begin(rows: Sequence[Due]) -> Write:
        """Count an attempt for rows that were found claimed."""

        def write(db: sqlite3.Connection) -> None:
            db.executemany(
                "update due set attempts = attempts + 1 where kind = ? and key = ? "
                "and state = 'claimed'",
                [(row.kind, row.key) for row in rows],
            )

        return write

    @staticmethod
    def wait(row: Due, until: datetime, *, counts: bool = True) -> Write:
        """Give a claimed row back, to be claimed again then."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update due set state = 'waiting', wake = ?, attempts = attempts - ? "
                "where kind = ? and key = ? and due = ? and state = 'claimed'",
                [utc_text(until), not counts, row.kind, row.key, utc_text(row.due)],
            )

        return write

    @staticmethod
    def park(row: Due, note: str) -> Write:
        """Give a claimed row up; it is listed until somebody plans or cancels it."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update due set state = 'parked', note = ? "
                "where kind = ? and key = ? and due = ? and state = 'claimed'",
                [note, row.kind, row.key, utc_text(row.due)],
            )

        return write


def _span(prefix: str) -> tuple[str, str]:
    return prefix, prefix + "\U0010ffff"


def _due(row: Sequence[Any]) -> Due:
    return Due(row[0], row[1], moment(row[2]), json.loads(row[3]))
