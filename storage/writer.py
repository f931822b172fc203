"""The one thread that writes: units in savepoints, committed in groups."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue

Write = Callable[[sqlite3.Connection], None]
Unit = tuple[tuple[Write, ...], "Future[None]"]

LARGEST_GROUP = 200
SECONDS_BETWEEN_COMPLAINTS = 60

log = logging.getLogger(__name__)


class Closed(Exception):
    """Raised for what is submitted after the storage was closed."""


class Writer(threading.Thread):
    """Runs each unit whole or not at all; its future is done after COMMIT, never before.

    A unit that raises leaves its neighbours in the group alone. When the group itself fails
    (disk full, database locked by somebody else) every future of the group carries the error.
    """

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None]) -> None:
        super().__init__(name="writer", daemon=True)
        self._path = path
        self._prepare = prepare
        self._units: SimpleQueue[Unit | None] = SimpleQueue()
        self._ready: Future[None] = Future()
        self._door = threading.Lock()
        self._closed = False
        self._complained = float("-inf")
        self.start()
        self._ready.result()

    def submit(self, writes: tuple[Write, ...]) -> Future[None]:
        done: Future[None] = Future()
        with self._door:
            if not self._closed:
                self._units.put((writes, done))
                return done
        done.set_exception(Closed("the storage is closed"))
        return done

    def stop(self) -> None:
        """Commit what was submitted before, then close."""
        with self._door:
            self._closed = True
            self._units.put(None)
        self.join()

    def run(self) -> None:
        try:
            db = sqlite3.connect(self._path, isolation_level=None)
            self._prepare(db)
        except BaseException as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        going = True
        while going:
            group, going = self._next_group()
            if group:
                self.commit(db, group)
        db.close()

    def _next_group(self) -> tuple[list[Unit], bool]:
        group: list[Unit] = []
        entry = self._units.get()
        while entry is not None:
            group.append(entry)
            if len(group) >= LARGEST_GROUP:
                return group, True
            try:
                entry = self._units.get_nowait()
            except Empty:
                return group, True
        return group, False

    def commit(self, db: sqlite3.Connection, group: list[Unit]) -> None:
        kept: list[Future[None]] = []
        try:
            db.execute("begin immediate")
            for writes, done in group:
                if self._run_unit(db, writes, done):
                    kept.append(done)
            db.execute("commit")
        except Exception as error:
            if db.in_transaction:
                db.execute("rollback")
            self._complain(error)
            for _, done in group:
                if not done.done():
                    done.set_exception(error)
            return
        for done in kept:
            done.set_result(None)

    @staticmethod
    def _run_unit(db: sqlite3.Connection, writes: tuple[Write, ...], done: Future[None]) -> bool:
        db.execute("savepoint unit")
        try:
            for write in writes:
                write(db)
        except Exception as error:
            if not db.in_transaction:  # a full disk has rolled back the whole group by itself
                raise
            db.execute("rollback to unit")
            db.execute("release unit")
            done.set_exception(error)
            return False
        db.execute("release unit")
        return True

    def _complain(self, error: Exception) -> None:
        now = time.monotonic()
        if now - self._complained >= SECONDS_BETWEEN_COMPLAINTS:
            self._complained = now
            log.error("Nothing can be written to %s: %s", self._path, error)
