"""The bot: its parts, put together once, started and stopped in order."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from config import Settings
from keys import Keys, Signer
from storage.database import Storage
from storage.facts import FactStore
from storage.inbox import InboxStore
from storage.outbox import OutboxStore, Outgoing
from web import feed, health, webhook
from web.app import Late, create_app
from web.server import Server

if TYPE_CHECKING:
    from flask import Flask

    from jobs.due import DueJob
    from jobs.inbox import InboxJob
    from jobs.lanes import Clock
    from jobs.outbox import OutboxJob
    from jobs.scheduler import Scheduler
    from jobs.upkeep import Upkeep
    from jobs.watch import Watch
    from services.calendars import Feed
    from services.directory import BotIdentity, Directory

IDENTITY = "bot"
MINUTE = timedelta(minutes=1)
ASK_AGAIN = 5.0  # seconds of real time between two attempts to learn who we are

log = logging.getLogger(__name__)


class Counts:
    """Totals since the start, by name."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._totals: dict[str, int] = {}

    def add(self, name: str) -> None:
        with self._lock:
            self._totals[name] = self._totals.get(name, 0) + 1

    def all(self) -> dict[str, int]:
        with self._lock:
            return dict(self._totals)


class Bot:
    """One bot on one database. ``start`` listens first, so that nothing told is missed.

    ``own_address`` makes the bound address the public one: in the sandbox both are on loopback.
    ``router`` makes the handlers' router; another one can be given to try the road by itself.
    Raises ``AlreadyRunning``, ``Corrupted``, ``PortTaken`` and ``webex.errors.Unauthorised``.
    """

    def __init__(
        self,
        settings: Settings,
        keys: Keys,
        clock: Clock,
        *,
        own_address: bool = False,
        router: Any = None,
    ) -> None:
        self.settings = settings
        self.keys = keys
        self.clock = clock
        self.counts = Counts()
        self.storage = Storage(settings.database)
        self._make_router = router or _handlers
        self._stopping = threading.Event()
        self._ended = self._stopping
        self._inbox: InboxJob | None = None
        self._outbox: OutboxJob | None = None
        self._due: DueJob | None = None
        self._scheduler: Scheduler | None = None
        self._watch: Watch | None = None
        self._upkeep: Upkeep | None = None
        try:
            self._server = Server(self._app(), settings.host, settings.port)
        except BaseException:
            self.storage.close()
            raise
        self.url = self._server.url
        if own_address:
            self.settings = settings.model_copy(update={"public_url": self.url})

    def _app(self) -> Late:
        urgent = create_app(
            [
                webhook.blueprint(
                    self.storage,
                    self.clock.now,
                    self.keys.accepted,
                    self._received,
                    self.counts.add,
                ),
                health.blueprint(self.health, self.counts.all),
                feed.feed_routes(self._feed),
            ]
        )
        return Late(urgent, ("/pictures/",), self._pages)

    def _pages(self) -> Flask:
        from services.pictures import Pictures
        from web.pictures import pictures_routes

        signer = Signer(self.keys.signing)
        return create_app([pictures_routes(Pictures(self.settings.public_url, signer))])

    def _feed(self, token: str) -> Feed | None:
        """The calendar behind a token, read from the book as it stands."""
        from services.services import Services
        from services.unit import Unit

        self.storage.begin()
        signer = Signer(self.keys.signing)
        services = Services(self.storage, Unit(), self.clock.now(), None, self.settings, signer)
        return services.calendars.feed(token)

    def start(self, ended: threading.Event | None = None) -> None:
        """Listen, then learn who we are, and begin to work.

        ``ended`` is set when somebody wants the bot to stop while it waits for Webex.
        """
        self._ended = ended or self._stopping
        self._server.start()
        log.info("Listening at %s", self.url)
        # Imported only now: the first webhook need not wait for what it does not need.
        from jobs.delivery import Delivery
        from jobs.due import DueJob
        from jobs.inbox import InboxJob
        from jobs.missed import Missed
        from jobs.outbox import OutboxJob
        from jobs.reading import Reader
        from jobs.scheduler import Scheduler
        from jobs.upkeep import Housekeeping, Upkeep
        from jobs.watch import Watch
        from services.directory import Directory
        from webex.client import WebexClient

        storage, clock, count = self.storage, self.clock, self.counts.add
        self.client = WebexClient(self.settings.token, self.settings.webex_api_url)
        found = self._identity()
        if found is None:
            return
        self.identity = identity = found
        directory = Directory(storage, self.client, clock, identity.id)
        signer = Signer(self.keys.signing)
        router = self._make_router(storage, clock, identity, self.settings, signer)
        delivery = Delivery(storage, self.client, identity.id, self.settings.edit_budget)
        reader = Reader(storage, clock, self.client, identity, directory)
        self._scheduler = Scheduler(
            clock, self.next_due, self._fire, lambda: count("scheduler_trouble")
        )
        self._outbox = OutboxJob(storage, clock, delivery, self._scheduler.rearm, count)
        self._inbox = InboxJob(storage, clock, reader, router, self._committed, count)
        self._due = DueJob(storage, clock, router, self._committed, count)
        self._upkeep = upkeep = Upkeep()
        self._house = Housekeeping(
            storage, clock, self.settings.backups, self.settings.backups_kept
        )
        missed = Missed(storage, clock, self.client, identity.id, self._received)
        target = self.settings.webhook_url
        self._watch = watch = Watch(
            storage, clock, self.client, self.keys, target, missed, self._outbox.go_on
        )
        watch.register(renew=True)
        self._outbox.start()
        self._inbox.start()
        self._due.start()
        upkeep.start()
        self._plan_upkeep(upkeep, self._scheduler, watch, directory)
        self._scheduler.start()
        log.info("%s is at work as %s", identity.name, identity.email)

    def stop(self) -> None:
        """Stop within seconds; what is under way is found in the database at the next start."""
        self._stopping.set()
        self._server.stop(1.0)
        if self._scheduler is not None:
            self._scheduler.stop()
        if self._inbox is not None and self._outbox is not None and self._due is not None:
            self._inbox.lanes.stop(0.8)
            self._due.stop(0.4)
            self._outbox.lanes.stop(1.0)
            if self._upkeep is not None:
                self._upkeep.stop(0.3)
        self.storage.close()

    def pending(self) -> dict[str, int]:
        """What is due and not finished, by kind; all zero when idle."""
        from storage.due import DueStore

        now = self.clock.now()
        return {
            "inbox": InboxStore(self.storage).pending(now),
            "outbox": OutboxStore(self.storage).pending(now),
            "due": DueStore(self.storage).pending(now),
            "upkeep": self._upkeep.left if self._upkeep is not None else 0,
        }

    def next_due(self) -> datetime | None:
        """The moment of the next planned work: a reminder, a retry, anything."""
        from storage.due import DueStore

        now = self.clock.now()
        found = [
            DueStore(self.storage).next_due(),
            InboxStore(self.storage).next_due(now),
            OutboxStore(self.storage).next_due(now),
        ]
        return min((moment for moment in found if moment is not None), default=None)

    def clock_moved(self) -> None:
        """The clock was moved, held or let run: look again."""
        if self._scheduler is not None and not self._stopping.is_set():
            self._scheduler.wake()

    def health(self) -> Mapping[str, object]:
        """Whether the bot is well, and how much waits."""
        from jobs.outbox import REFUSED_TOKEN

        facts = FactStore(self.storage)
        inbox, outbox = InboxStore(self.storage).counts(), OutboxStore(self.storage).counts()
        token, damage = facts.get(REFUSED_TOKEN) is None, facts.get("damage") is not None
        return {
            "ok": token and not damage,
            "token_good": token,
            "webhooks_sound": self._watch is not None and self._watch.sound,
            "events_waiting": inbox.get("waiting", 0),
            "events_parked_now": inbox.get("parked", 0),
            "messages_waiting": outbox.get("waiting", 0) + outbox.get("sending", 0),
            "messages_parked_now": outbox.get("parked", 0) + outbox.get("given up", 0),
        }

    def _identity(self) -> BotIdentity | None:
        """Who we are, from Webex; from our own notes while Webex cannot be reached.

        None when the bot is to stop before Webex has told.
        """
        from services.directory import BotIdentity
        from webex import people
        from webex.errors import RateLimited, Unreachable

        facts = FactStore(self.storage)
        while True:
            try:
                identity = BotIdentity.of(people.me(self.client))
                fields = {name: getattr(identity, name) for name in BotIdentity.__slots__}
                self.storage.write(facts.note(IDENTITY, json.dumps(fields), self.clock.now()))
                return identity
            except (Unreachable, RateLimited) as error:
                if noted := facts.get(IDENTITY):
                    log.warning("Webex cannot be reached yet: %s", error)
                    return BotIdentity(**json.loads(noted[0]))
                log.warning("Webex cannot be reached; asking again soon: %s", error)
            if self._ended.wait(ASK_AGAIN):
                return None

    def _plan_upkeep(
        self, upkeep: Upkeep, scheduler: Scheduler, watch: Watch, directory: Directory
    ) -> None:
        from jobs.upkeep import BACKUP_EVERY

        for interval, name, task in (
            (MINUTE, "watch", watch.each_minute),
            (10 * MINUTE, "refresh", self._house.refresh),
            (BACKUP_EVERY, "backup", self._house.back_up),
            (60 * MINUTE, "sweep", self._house.sweep),
        ):
            scheduler.every(interval, name, lambda task=task: upkeep.soon(task))  # type: ignore[misc]
        for task in (
            self._house.refresh,
            directory.look_around,
            watch.look,
            self._house.look_over,
            self._house.back_up_if_old,
        ):
            upkeep.soon(task)

    def _received(self, space: str) -> None:
        if self._inbox is not None:
            self._inbox.lanes.poke(space)

    def _committed(self, outgoing: list[Outgoing]) -> None:
        """A unit was committed: there may be messages to send and moments to wait for."""
        assert self._outbox is not None
        assert self._scheduler is not None
        self._outbox.poke(outgoing)
        self._scheduler.rearm()

    def _fire(self) -> None:
        """Some moment has come."""
        if self._inbox is None or self._outbox is None or self._due is None:
            return
        now = self.clock.now()
        self._inbox.lanes.release(now)
        self._outbox.lanes.release(now)
        self._due.poke()


def _handlers(*parts: Any) -> Any:
    from handlers.router import Router

    return Router(*parts)
