"""Upkeep of the machine: backups, webhooks kept alive, old rows dropped, the file looked over."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from jobs.lanes import Clock
from storage import backup, sending
from storage.database import Closed, Corrupted, Storage, first_damage
from storage.drafts import DraftStore
from storage.facts import FactStore
from storage.inbox import InboxStore
from storage.series import SeriesStore

DEALT_WITH = timedelta(days=90)
POSTS = timedelta(days=400)

BACKUP_EVERY = timedelta(hours=1)
BACKUP = "backup"
BACKUP_FAILED = "backup failed"

log = logging.getLogger(__name__)


class Upkeep:
    """A thread of its own that does one task after another; tasks may take long."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._left = 0
        self._counting = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
        self._stopped = False

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float) -> None:
        self._stopped = True
        self._tasks.put(None)
        self._thread.join(seconds)

    def soon(self, task: Callable[[], None]) -> None:
        self._count(1)
        self._tasks.put(task)

    @property
    def left(self) -> int:
        """How many tasks wait or are being done."""
        return self._left

    def _count(self, change: int) -> None:
        with self._counting:
            self._left += change

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None and not self._stopped:
            try:
                task()
            except Closed:
                return
            except Exception:
                log.exception("Upkeep failed")
            finally:
                self._count(-1)


class Housekeeping:
    """What is done to the database now and then."""

    def __init__(self, storage: Storage, clock: Clock, backups: Path, keep: int) -> None:
        self._storage = storage
        self._clock = clock
        self._backups = backups
        self._keep = keep

    def back_up(self) -> None:
        now = self._clock.now()
        try:
            made = backup.rotate(self._storage.path, self._backups, now, self._keep)
        except (Corrupted, OSError, sqlite3.Error) as error:
            log.error("No backup could be made: %s", error)
            self._storage.write(FactStore.note(BACKUP_FAILED, str(error), now))
            return
        self._storage.write(FactStore.note(BACKUP, made.name, now), FactStore.forget(BACKUP_FAILED))

    def back_up_if_old(self) -> None:
        """At a start: a bot that is restarted often has backups all the same."""
        last = FactStore(self._storage).get(BACKUP)
        if last is None or self._clock.now() - last[1] >= BACKUP_EVERY:
            self.back_up()

    def look_over(self) -> None:
        """Look the whole file over; at start only its beginning was."""
        if found := first_damage(self._storage.read):
            log.critical("The database %s is damaged: %s", self._storage.path, found)
            self._storage.write(FactStore.note("damage", found, self._clock.now()))

    def sweep(self) -> None:
        """Drop what nobody will ask for any more."""
        now = self._clock.now()
        old = now - DEALT_WITH
        self._storage.write(InboxStore.sweep(old))
        self._storage.write(sending.sweep(old, posts_before=now - POSTS))
        self._storage.write(DraftStore.sweep(now, nonces_before=now - POSTS))

    def refresh(self) -> None:
        """Bring the kept next starts of meetings up to date."""
        writes = SeriesStore(self._storage).refresh(self._clock.now())
        if writes:
            self._storage.write(*writes)
