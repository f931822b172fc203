"""Short-lived documents (half-made commands, kept questions) and buttons that work once."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from storage.database import Storage, Write
from storage.moments import moment, utc_text


class Used(NamedTuple):
    """Who used something, when, and for what (words for people)."""

    by: str
    at: datetime
    words: str


class AlreadyUsed(Exception):
    """Raised inside a unit when the same person uses the same button a second time."""

    def __init__(self, by: str, at: datetime, words: str) -> None:
        super().__init__(f"{by} did this already: {words}")
        self.by = by
        self.at = at
        self.words = words


class DraftStore:
    """Documents by kind and key, until a moment; nonces by person."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, kind: str, key: str, now: datetime) -> dict[str, Any] | None:
        """The document, unless it has expired."""
        row = self._storage.read.execute(
            "select data from drafts where kind = ? and key = ? and until > ?",
            [kind, key, utc_text(now)],
        ).fetchone()
        if row is None:
            return None
        data: dict[str, Any] = json.loads(row[0])
        return data

    def used(self, nonce: str, person: str) -> Used | None:
        row = self._storage.read.execute(
            "select person, at, words from nonces where nonce = ? and person = ?", [nonce, person]
        ).fetchone()
        return Used(row[0], moment(row[1]), row[2]) if row else None

    @staticmethod
    def put(kind: str, key: str, data: dict[str, Any], until: datetime) -> Write:
        """Keep a document, in place of the one of that kind and key."""
        text = json.dumps(data, separators=(",", ":"))

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into drafts values (?, ?, ?, ?) on conflict (kind, key) do update set "
                "data = excluded.data, until = excluded.until",
                [kind, key, text, utc_text(until)],
            )

        return write

    @staticmethod
    def drop(kind: str, key: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from drafts where kind = ? and key = ?", [kind, key])

        return write

    @staticmethod
    def use_once(nonce: str, person: str, now: datetime, words: str) -> Write:
        """Note that a person used a button; the unit raises ``AlreadyUsed`` the second time."""

        def write(db: sqlite3.Connection) -> None:
            found = db.execute(
                "select person, at, words from nonces where nonce = ? and person = ?",
                [nonce, person],
            ).fetchone()
            if found:
                raise AlreadyUsed(found[0], moment(found[1]), found[2])
            db.execute(
                "insert into nonces values (?, ?, ?, ?)", [nonce, person, utc_text(now), words]
            )

        return write

    @staticmethod
    def sweep(now: datetime, nonces_before: datetime) -> Write:
        """Drop what has expired."""

        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from drafts where until <= ?", [utc_text(now)])
            db.execute("delete from nonces where at < ?", [utc_text(nonces_before)])

        return write
