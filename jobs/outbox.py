"""Messages on their way to Webex: in order for each receiver, side by side across receivers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from jobs.backoff import after_failures
from jobs.delivery import Delivery
from jobs.lanes import Clock, Lanes
from storage import sending
from storage.database import Storage
from storage.facts import FactStore
from storage.outbox import OutboxStore, Outgoing, Row
from storage.people import PeopleStore
from webex.errors import RateLimited, Refused, Unauthorised, Unreachable

WORKERS = 16  # they wait for Webex most of the time
PAUSE = timedelta(minutes=10)  # after 401: until then the token is not tried again
REFUSED_TOKEN = "refused token"

log = logging.getLogger(__name__)


class OutboxJob:
    """Sends what the outbox holds; nothing is dropped silently."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        delivery: Delivery,
        rearm: Callable[[], None],
        count: Callable[[str], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._delivery = delivery
        self._rearm = rearm
        self._count = count
        self._store = OutboxStore(storage)
        self._people = PeopleStore(storage)
        self._paused: datetime | None = None
        self.lanes = Lanes("outbox", WORKERS, clock, self._step)

    def start(self) -> None:
        self.lanes.start()
        for lane in self._store.lanes():
            self.lanes.poke(lane)

    def poke(self, outgoing: Iterable[Outgoing]) -> None:
        """These were queued just now."""
        for to in {o.to for o in outgoing}:
            self.lanes.poke(to)
            kind, _, email = to.partition(":")
            known = self._people.by_email(email) if kind == "person" else None
            if known and known.direct_space:
                self.lanes.poke(f"space:{known.direct_space}")

    def go_on(self) -> None:
        """The token is good (again)."""
        self._paused = None

    def _step(self, lane: str) -> bool | datetime:
        row = self._store.next_in(lane)
        if row is None:
            return False
        now = self._clock.now()
        if row.due > now:
            self._rearm()
            return row.due
        if now >= row.useful_until:
            log.error("Given up, of no use any more: %s to %s", row.id, row.outgoing.to)
            self._count("messages_given_up")
            self._storage.write(
                sending.park(row, "it came too late to be of use", now, state="given up")
            )
            self._point(row, arrived=False)
            return True
        if self._paused is not None and now < self._paused:
            return self._wait(row, self._paused, "the token was refused", doubt=row.doubt)
        return self._attempt(row)

    def _attempt(self, row: Row) -> bool | datetime:
        try:
            found = self._delivery.find(row) if row.doubt else None
            if found is None:
                if row.doubt:
                    log.warning("Message %s may have arrived before; sent once more", row.id)
                    self._count("messages_doubtful")
                self._storage.write(sending.sending(row))
                found = self._delivery.send(row)
        except RateLimited as error:
            self._count("messages_rate_limited")
            due = self._clock.now() + timedelta(seconds=error.seconds)
            return self._wait(row, due, str(error), doubt=row.doubt)
        except Unauthorised as error:
            return self._pause(row, error)
        except Refused as error:
            log.error("Webex refuses message %s to %s: %s", row.id, row.outgoing.to, error)
            self._count("messages_parked")
            self._storage.write(sending.park(row, f"{error.status}: {error}", self._clock.now()))
            self._point(row, arrived=False)
            return True
        except Unreachable as error:
            self._count("messages_retried")
            attempts = row.attempts + 1
            due = self._clock.now() + after_failures(attempts)
            doubt = row.doubt or error.arrived
            return self._wait(row, due, str(error), doubt=doubt, attempts=attempts)
        now = self._clock.now()
        if found is None:
            self._storage.write(sending.left_out(row, now))
            return True
        self._storage.write(
            sending.sent(row, found.message_id, found.space_id, now, found.replaced)
        )
        self._count("messages_sent")
        if found.without_card:
            self._count("cards_refused")
        self._point(row, arrived=True)
        return True

    def _point(self, row: Row, *, arrived: bool) -> None:
        """What is said elsewhere of this message was queued with its end: look at that lane."""
        if said := sending.pointing(row, arrived=arrived):
            self.lanes.poke(said.to)

    def _wait(
        self, row: Row, due: datetime, error: str, *, doubt: bool, attempts: int | None = None
    ) -> datetime:
        self._storage.write(sending.wait(row, due, error, doubt=doubt, attempts=attempts))
        self._rearm()
        return due

    def _pause(self, row: Row, error: Unauthorised) -> datetime:
        """Stop sending altogether: a refused token is refused for every message."""
        now = self._clock.now()
        if self._paused is None:
            log.error("Webex refuses the token; nothing is sent until it is good again")
        self._paused = now + PAUSE
        self._storage.write(FactStore.note(REFUSED_TOKEN, str(error), now))
        return self._wait(row, self._paused, str(error), doubt=row.doubt)
