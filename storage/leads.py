"""Lead times that people and spaces added to a meeting's own reminder."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from storage.database import Storage, Write


class LeadStore:
    """Added reminder lead times, by series and receiver (``space:<id>``, ``person:<email>``)."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, series_id: str) -> list[tuple[str, timedelta]]:
        """Every (receiver, lead) of a series."""
        rows = self._storage.read.execute(
            "select receiver, lead from leads where series_id = ?", [series_id]
        )
        return [(row[0], timedelta(minutes=row[1])) for row in rows]

    @staticmethod
    def add(series_id: str, receiver: str, lead: timedelta) -> Write:
        """Remind a receiver also this long before."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into leads (series_id, receiver, lead) values (?, ?, ?) "
                "on conflict do nothing",
                [series_id, receiver, int(lead.total_seconds() // 60)],
            )

        return write

    @staticmethod
    def drop(series_id: str, receiver: str | None = None) -> Write:
        """Take back the leads a receiver added; without a receiver, everybody's."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "delete from leads where series_id = ? and (? is null or receiver = ?)",
                [series_id, receiver, receiver],
            )

        return write
