"""Addresses that were given away (feeds, pictures), until they are revoked."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage.database import Storage, Write
from storage.moments import utc_text


@dataclass(frozen=True, slots=True)
class Grant:
    """``owner`` is whom the address shows: ``person:<e-mail>`` or ``space:<id>``."""

    token_id: str
    kind: str
    owner: str


class GrantStore:
    """Grants by token id; a revoked one stays, and stays revoked."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def live(self, token_id: str) -> Grant | None:
        return self._one("token_id = ? and revoked is null", [token_id])

    def of_owner(self, kind: str, owner: str) -> Grant | None:
        """The newest live grant of that kind for an owner."""
        return self._one(
            "kind = ? and owner = ? and revoked is null order by made desc", [kind, owner]
        )

    @staticmethod
    def put(token_id: str, kind: str, owner: str, now: datetime) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into grants (token_id, kind, owner, made) values (?, ?, ?, ?)",
                [token_id, kind, owner, utc_text(now)],
            )

        return write

    @staticmethod
    def revoke(token_id: str, now: datetime) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update grants set revoked = coalesce(revoked, ?) where token_id = ?",
                [utc_text(now), token_id],
            )

        return write

    @staticmethod
    def withdraw(owner: str, now: datetime) -> Write:
        """Revoke every address that shows this owner's meetings."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update grants set revoked = ? where owner = ? and revoked is null",
                [utc_text(now), owner],
            )

        return write

    def _one(self, where: str, values: list[str]) -> Grant | None:
        row = self._storage.read.execute(
            f"select token_id, kind, owner from grants where {where} limit 1", values
        ).fetchone()
        return Grant(*row) if row else None
