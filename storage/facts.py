"""Single values the bot wants to remember: its own address, when it was last backed up."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from storage.database import ReadOnly, Storage, Write
from storage.moments import moment, utc_text


class FactStore:
    """Texts by name, each with the moment it was noted."""

    def __init__(self, storage: Storage | ReadOnly) -> None:
        self._storage = storage

    def get(self, name: str) -> tuple[str, datetime] | None:
        row = self._storage.read.execute(
            "select value, at from facts where name = ?", [name]
        ).fetchone()
        return (row[0], moment(row[1])) if row else None

    @staticmethod
    def note(name: str, value: str, now: datetime) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into facts values (?, ?, ?) on conflict (name) do update set "
                "value = excluded.value, at = excluded.at",
                [name, value, utc_text(now)],
            )

        return write

    @staticmethod
    def forget(name: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from facts where name = ?", [name])

        return write
