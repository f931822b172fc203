"""Moments that have come: claimed at once, done in small batches."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Protocol

from handlers.events import Outcome
from jobs.lanes import Clock
from storage.database import Closed, Stale, Storage
from storage.due import Due, DueStore
from storage.outbox import Outgoing, post
from webex.errors import RateLimited, WebexError

BATCH = 25  # rows, and what else belongs to the last receiver among them
MOST_ATTEMPTS = 3
MOST_REPEATS = 5
AFTER_FAILURE = timedelta(minutes=1)
AFTER_TROUBLE = 5.0  # seconds of real time, when the database cannot be written

log = logging.getLogger(__name__)


def in_batches(rows: Sequence[Due]) -> Iterator[list[list[Due]]]:
    """Yield batches of groups; all that one receiver is told of at once is one group.

    Whatever fell due while nobody looked is told together as well.
    """
    groups: dict[str, list[Due]] = {}
    for row in rows:
        groups.setdefault(receiver_of(row), []).append(row)
    batch: list[list[Due]] = []
    for group in groups.values():
        batch.append(group)
        if sum(len(each) for each in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def receiver_of(row: Due) -> str:
    """The receiver that a row's key names; the row itself where it names none."""
    parts = row.key.split("|")
    named = (part for part in parts if part.startswith(("space:", "person:")))
    return next(named, f"{row.kind} {row.key}")


class Router(Protocol):
    def moments(self, rows: list[Due]) -> Outcome: ...


class DueJob:
    """One thread that claims what is due whenever it is poked."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        router: Router,
        sent_on: Callable[[list[Outgoing]], None],
        count: Callable[[str], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._router = router
        self._sent_on = sent_on
        self._count = count
        self._store = DueStore(storage)
        self._poked = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="due", daemon=True)

    def start(self) -> None:
        self._poked.set()
        self._thread.start()

    def stop(self, seconds: float) -> None:
        self._stopped.set()
        self._poked.set()
        self._thread.join(seconds)

    def poke(self) -> None:
        self._poked.set()

    def _run(self) -> None:
        found = self._store.claimed()  # a process that ended left them: they are done again
        while not self._stopped.is_set():
            try:
                if found:
                    self._storage.write(DueStore.begin(found))
                    self._do(found)
                    found = []
                self._poked.wait()
                self._poked.clear()
                while not self._stopped.is_set():
                    rows = self._claim()
                    if not rows:
                        break
                    self._do(rows)
            except Closed:
                return
            except Exception:
                log.exception("Trouble with what is due; trying again soon")
                self._stopped.wait(AFTER_TROUBLE)
                found = self._store.claimed()
                self._poked.set()

    def _claim(self) -> list[Due]:
        now = self._clock.now()
        upcoming = self._store.next_due()
        if upcoming is None or upcoming > now:
            return []
        return self._store.claim(now)

    def _do(self, rows: list[Due]) -> None:
        for batch in in_batches(rows):
            together = [row for group in batch for row in group]
            if len(together) > 1 and self._together(together):
                continue
            for group in batch:
                if 1 < len(group) < len(together) and self._together(group):
                    continue
                for row in group:
                    self._alone(row)

    def _together(self, batch: list[Due]) -> bool:
        """Do a batch in one unit; False when something in it fails."""
        try:
            self._commit(batch)
        except (sqlite3.OperationalError, Closed):
            raise
        except Exception as error:
            log.warning("%s moments failed together: %r; now one by one", len(batch), error)
            return False
        return True

    def _alone(self, row: Due) -> None:
        """Do one moment; what fails is tried again later and given up after its attempts."""
        try:
            self._commit([row])
        except (sqlite3.OperationalError, Closed):
            raise
        except WebexError as error:
            wait = error.seconds if isinstance(error, RateLimited) else 60
            due = self._clock.now() + timedelta(seconds=wait)
            self._storage.write(DueStore.wait(row, due, counts=False))
        except Exception as error:
            attempts = self._store.attempts(row)
            log.exception("%s %s failed, attempt %s", row.kind, row.key, attempts)
            self._count("moments_failed")
            if attempts >= MOST_ATTEMPTS:
                self._storage.write(DueStore.park(row, repr(error)))
            else:
                self._storage.write(DueStore.wait(row, self._clock.now() + AFTER_FAILURE))

    def _commit(self, rows: list[Due]) -> None:
        for _ in range(MOST_REPEATS):
            self._storage.begin()
            outcome = self._router.moments(rows)
            now = self._clock.now()
            try:
                self._storage.write(
                    *outcome.writes,
                    *(post(outgoing, now) for outgoing in outcome.outgoing),
                    *(DueStore.done(row.kind, row.key, row.due) for row in rows),
                )
            except Stale as error:
                last = error
                continue
            for _ in rows:
                self._count("moments_done")
            self._sent_on(list(outcome.outgoing))
            return
        raise last
