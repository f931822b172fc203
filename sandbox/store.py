"""What survives a restart: documents and file contents in one SQLite file."""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Doc = dict[str, Any]
Put = tuple[str, str, Doc | None]
"""Kind, id and document; None takes the document away."""

_TABLES = """
create table if not exists documents (
    position integer primary key autoincrement,
    kind text not null, id text not null, body text not null, unique (kind, id)) strict;
create table if not exists contents (
    id text primary key, name text not null, type text not null, body blob not null) strict;
create table if not exists settings (name text primary key, value text not null) strict;
"""


class DataInUse(RuntimeError):
    """Raised when another sandbox has the same data folder open."""


class Store:
    """One file, ``sandbox.db`` in the data folder; the caller sees to it that one thread writes."""

    def __init__(self, data: Path, *, fresh: bool = False) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(data / "sandbox.lock")
        self.path = data / "sandbox.db"
        if fresh:
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self._db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._db.execute("pragma journal_mode = wal")
        # A killed process loses nothing that was committed; only a power cut might.
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(_TABLES)

    def documents(self) -> Iterable[tuple[str, str, Doc]]:
        """All documents, in the order in which they were first put."""
        rows = self._db.execute("select kind, id, body from documents order by position")
        return ((kind, key, json.loads(body)) for kind, key, body in rows)

    def settings(self) -> dict[str, str]:
        """The named values, as text."""
        return dict(self._db.execute("select name, value from settings"))

    def write(
        self,
        puts: Iterable[Put] = (),
        contents: Iterable[tuple[str, str, str, bytes]] = (),
        settings: dict[str, str] | None = None,
    ) -> None:
        """Write all or nothing; contents are (id, name, type, body)."""
        db = self._db
        db.execute("begin immediate")
        try:
            for kind, key, doc in puts:
                if doc is None:
                    db.execute("delete from documents where kind = ? and id = ?", [kind, key])
                    if kind == "content":
                        db.execute("delete from contents where id = ?", [key])
                else:
                    db.execute(
                        "insert into documents (kind, id, body) values (?, ?, ?) "
                        "on conflict (kind, id) do update set body = excluded.body",
                        [kind, key, json.dumps(doc, ensure_ascii=False)],
                    )
            db.executemany("insert or replace into contents values (?, ?, ?, ?)", contents)
            for name, value in (settings or {}).items():
                db.execute("insert or replace into settings values (?, ?)", [name, value])
            db.execute("commit")
        except BaseException:
            if db.in_transaction:
                db.execute("rollback")
            raise

    def content(self, key: str) -> tuple[str, str, bytes] | None:
        """Name, type and body of a file, or None."""
        reader = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            query = "select name, type, body from contents where id = ?"
            row: tuple[str, str, bytes] | None = reader.execute(query, [key]).fetchone()
            return row
        finally:
            reader.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        os.close(self._lock)


def _locked(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.read(handle, 20).decode(errors="replace").strip() or "unknown"
        os.close(handle)
        raise DataInUse(
            f"The data folder {path.parent} is in use by another sandbox (process {holder}). "
            "Stop that one first, or choose another folder with --data."
        ) from None
    os.truncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle
