"""Events on their way to the handlers: in order within a space, side by side across spaces."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from handlers.events import Joined, Outcome, Pressed, Said
from jobs.backoff import after_waiting
from jobs.lanes import Clock, Lanes
from jobs.reading import Event, Reader
from storage.database import Stale, Storage
from storage.drafts import AlreadyUsed
from storage.inbox import InboxStore, Row
from storage.outbox import Outgoing, post
from webex.errors import NotFound, RateLimited, Refused, Unauthorised, Unreachable

MOST_ATTEMPTS = 3
MOST_REPEATS = 5
WORKERS = 6
LONGEST_OUTAGE = timedelta(days=3)
AFTER_UNAUTHORISED = timedelta(minutes=1)

log = logging.getLogger(__name__)


class Router(Protocol):
    """What the handlers offer to the road."""

    def said(self, event: Said) -> Outcome: ...

    def pressed(self, event: Pressed) -> Outcome: ...

    def joined(self, event: Joined) -> Outcome: ...

    def apology(self, event: Said | Pressed | Joined, reference: str) -> Outcome: ...


class InboxJob:
    """Takes each event through fetch, handler and commit; ``sent_on`` is told what to send."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        reader: Reader,
        router: Router,
        sent_on: Callable[[list[Outgoing]], None],
        count: Callable[[str], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._reader = reader
        self._router = router
        self._sent_on = sent_on
        self._count = count
        self._store = InboxStore(storage)
        self.lanes = Lanes("inbox", WORKERS, clock, self._step)

    def start(self) -> None:
        self.lanes.start()
        for space in self._store.lanes():
            self.lanes.poke(space)

    def _step(self, space: str) -> bool | datetime:
        row = self._store.next_in(space)
        if row is None:
            return False
        if row.due is not None and row.due > self._clock.now():
            return row.due
        if self._reader.is_noise(row):
            self._storage.write(InboxStore.done(row.id, "not for the bot"))
            return True
        if row.attempts >= MOST_ATTEMPTS:
            self._give_up(row, "the process ended each time it was worked on")
            return True
        self._storage.write(InboxStore.begin(row.id))
        return self._attempt(row)

    def _attempt(self, row: Row) -> bool | datetime:
        try:
            event = self._reader.read(row)
            self._handle(row, event)
        except NotFound as error:
            self._storage.write(InboxStore.done(row.id, f"withdrawn: {error}"))
        except RateLimited as error:
            return self._wait(row, timedelta(seconds=error.seconds))
        except Unauthorised:
            return self._wait(row, AFTER_UNAUTHORISED)
        except Refused as error:
            log.warning("Event %s is parked: %s", row.id, error)
            self._storage.write(InboxStore.park(row.id, f"{error.status}: {error}"))
            self._count("events_parked")
        except Unreachable as error:
            waited = self._clock.now() - row.received
            if waited < LONGEST_OUTAGE:
                return self._wait(row, after_waiting(waited))
            self._storage.write(InboxStore.park(row.id, str(error)))
        except sqlite3.OperationalError:
            raise  # a full disk or a locked file is not the event's fault
        except Exception:
            log.exception("Event %s failed, attempt %s", reference(row), row.attempts + 1)
            self._count("events_failed")
            if row.attempts + 1 >= MOST_ATTEMPTS:
                self._give_up(row, "it failed each time")
        return True

    def _wait(self, row: Row, how_long: timedelta) -> datetime:
        due = self._clock.now() + how_long
        self._storage.write(InboxStore.wait(row.id, due))
        self._count("events_delayed")
        return due

    def _handle(self, row: Row, event: Event | None) -> None:
        """Ask the router and commit what it says, again when somebody else was quicker."""
        for _ in range(MOST_REPEATS):
            self._storage.begin()
            outcome = Outcome((), ()) if event is None else self._answer(event)
            try:
                self._commit(row, outcome, event)
                return
            except (Stale, AlreadyUsed) as error:
                last = error
        raise last

    def _answer(self, event: Event) -> Outcome:
        match event:
            case Said():
                return self._router.said(event)
            case Pressed():
                return self._router.pressed(event)
            case Joined():
                return self._router.joined(event)

    def _commit(self, row: Row, outcome: Outcome, event: Event | None) -> None:
        now = self._clock.now()
        self._storage.write(
            *outcome.writes,
            *(post(outgoing, now) for outgoing in outcome.outgoing),
            *self._reader.marks(row, event),
            InboxStore.done(row.id),
        )
        self._count("events_handled")
        self._sent_on(list(outcome.outgoing))

    def _give_up(self, row: Row, why: str) -> None:
        """Park an event, with an apology to the one who waits for an answer."""
        log.error("Event %s is parked: %s", reference(row), why)
        self._count("events_parked")
        outcome = Outcome((), ())
        try:
            event = self._reader.read(row)
            if event is not None:
                self._storage.begin()
                outcome = self._router.apology(event, reference(row))
        except Exception:
            log.exception("No apology could be made for event %s", reference(row))
        now = self._clock.now()
        self._storage.write(
            *outcome.writes,
            *(post(outgoing, now) for outgoing in outcome.outgoing),
            InboxStore.park(row.id, f"{reference(row)}: {why}"),
        )
        self._sent_on(list(outcome.outgoing))


def reference(row: Row) -> str:
    """What an apology and the log call an event."""
    return f"E{row.id}"
