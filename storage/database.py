"""The bot's database: one file, one writer, a read-only connection for each thread."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from storage.lock import AlreadyRunning, Lock
from storage.writer import Closed, Write, Writer

__all__ = [
    "AlreadyRunning",
    "Closed",
    "Corrupted",
    "ReadOnly",
    "Stale",
    "Storage",
    "Write",
    "read_only",
]

T = TypeVar("T")

START_CHECK_INSTRUCTIONS = 200_000  # every page is looked at, the rows of the first few thousand
CHECK_PAGES = 50
CACHE = -2000  # KiB, SQLite's own default


class Stale(Exception):
    """Raised inside a unit when a series changed since the event read it: run the event again."""

    def __init__(self, series_id: str) -> None:
        super().__init__(f"series {series_id} has changed meanwhile")
        self.series_id = series_id


class Corrupted(Exception):
    """Raised at start when the file is not a sound database; ``finding`` is SQLite's own word."""

    def __init__(self, path: Path, finding: str) -> None:
        super().__init__(f"{path} is damaged: {finding}")
        self.path = path
        self.finding = finding


class Storage:
    """Opens, locks, checks and migrates the database at ``path``; raises ``AlreadyRunning``,
    ``Corrupted``.

    Reads go through ``read``, writes are submitted as units. ``begin`` marks where an event
    starts, so that a series that somebody else saved since this event read it is noticed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = Lock(path)
        # Made here and not by SQLite, which would let everybody read it; -wal and -shm follow.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.suppress(OSError):
            path.chmod(0o600)
        self._threads = threading.local()
        self._readers: dict[threading.Thread, sqlite3.Connection] = {}
        self._guard = threading.Lock()
        try:
            self._writer = Writer(path, self._prepare)
        except sqlite3.DatabaseError as error:
            self._lock.release()
            if isinstance(error, sqlite3.OperationalError):
                raise
            raise Corrupted(path, str(error)) from error
        except BaseException:
            self._lock.release()
            raise

    @property
    def read(self) -> sqlite3.Connection:
        """This thread's read-only connection; every statement sees what was committed before."""
        db: sqlite3.Connection | None = getattr(self._threads, "db", None)
        if db is None:
            db = read_only(self.path)
            with self._guard:
                for gone in [t for t in self._readers if not t.is_alive()]:
                    self._readers.pop(gone).close()
                self._readers[threading.current_thread()] = db
            self._threads.db = db
        return db

    def submit(self, *writes: Write) -> Future[None]:
        """Queue a unit: all of its writes or none; the future is done after COMMIT."""
        return self._writer.submit(writes)

    def write(self, *writes: Write) -> None:
        """Submit a unit and wait for its COMMIT."""
        self.submit(*writes).result()

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Run a statement that writes and returns something, and wait for its COMMIT."""
        answers: list[T] = []
        self.write(lambda db: answers.append(question(db)))
        return answers[0]

    def begin(self) -> None:
        """Forget which revisions of series this thread has read: a new event begins."""
        self.seen().clear()

    def seen(self) -> dict[str, int]:
        """The revision of each series as this thread's event first read it."""
        seen: dict[str, int] | None = getattr(self._threads, "seen", None)
        if seen is None:
            seen = self._threads.seen = {}
        return seen

    def close(self) -> None:
        """Commit what was submitted, close every connection and let go of the lock."""
        self._writer.stop()
        with self._guard:
            for db in self._readers.values():
                with contextlib.suppress(sqlite3.Error):
                    db.interrupt()  # its thread may be reading still
                    db.close()
            self._readers.clear()
        self._lock.release()

    def _prepare(self, db: sqlite3.Connection) -> None:
        finding = first_damage(db, START_CHECK_INSTRUCTIONS)
        if finding:
            raise Corrupted(self.path, finding)
        # Imported here: it brings sqlite-utils, which nothing else of a running bot needs.
        from storage.schema import migrate

        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")
        db.execute("pragma foreign_keys = on")
        migrate(db)


class ReadOnly:
    """Reads of a database that a bot may be using; what ``Storage`` is to stores, less writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read = read_only(path)

    def close(self) -> None:
        self.read.close()


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for one thread at a time."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # closed by whoever closes the storage
    )
    db.row_factory = sqlite3.Row
    return db


def first_damage(db: sqlite3.Connection, instructions: int | None = None) -> str | None:
    """What SQLite finds wrong with the file first; None when nothing is.

    ``instructions`` bounds the search in rows (in steps of SQLite's virtual machine): what was
    not reached by then counts as sound. Pages are always looked at, all of them.
    """
    if instructions is not None:
        db.set_progress_handler(lambda: True, instructions)
    try:
        # Each page is read once: to keep them would only take memory.
        db.execute(f"pragma cache_size = {CHECK_PAGES}")
        found = db.execute("pragma quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            return None
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        db.set_progress_handler(None, 0)
        with contextlib.suppress(sqlite3.DatabaseError):
            db.execute(f"pragma cache_size = {CACHE}")
            db.execute("pragma shrink_memory")  # all that was read need not be kept at hand
    return None if found == "ok" else str(found)
