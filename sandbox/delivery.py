"""Webhooks on their way: signed, in order within a room, retried, switched off when dead."""

import hashlib
import hmac
import json
import logging
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

import requests

from sandbox import filters, ids, moments, webhooks
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.store import Doc
from sandbox.world import Change, Happening, World

log = logging.getLogger(__name__)

WORKERS = 8
RETRY_AFTER = (1, 4, 15)
"""Seconds (by the sandbox's clock) before the second, third and fourth attempt."""
MOST_FAILURES = 100
WITHIN = timedelta(minutes=5)
SHUFFLE_OVER = 0.1
"""Real seconds within which shuffled webhooks change places."""
_TIMEOUT = (3, 10)


class Delivery:
    """Takes planned deliveries from the world and brings them to their addresses.

    A delivery is a document until it has been answered, so a restart forgets none. Its lock is
    never held while the world or an address is called.
    """

    def __init__(self, world: World, clock: Clock, faults: Faults) -> None:
        self._world, self._clock, self._faults = world, clock, faults
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._numbers = count()
        self._planned: list[tuple[datetime, int, Doc]] = []
        self._lanes: dict[str, deque[Doc]] = {}
        self._free: deque[str] = deque()
        self._due = 0
        self._failures: dict[str, deque[datetime]] = {}
        self._threads: list[threading.Thread] = []
        self._unsubscribe: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Plan what the world remembers, and begin."""
        self._world.plan = self.planned
        self._world.listeners.append(self._told)
        self._unsubscribe = self._clock.subscribe(self._wake)
        self._add(list(self._world.kinds["delivery"].values()))
        for number in range(WORKERS):
            thread = threading.Thread(target=self._work, name=f"webhooks-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Stop at once; what is on its way is remembered as not delivered."""
        self._stopping.set()
        self._unsubscribe()
        self._wake()
        for thread in self._threads:
            thread.join(timeout=0.2)

    def due(self) -> int:
        """How many deliveries are due or on their way."""
        with self._changed:
            self._take_due()
            return self._due

    def next_due(self) -> datetime | None:
        """When the next planned one (delayed, or to be tried again) is due."""
        with self._changed:
            return self._planned[0][0] if self._planned else None

    def planned(self, happening: Happening) -> list[Doc]:
        """Return the deliveries that a happening makes, as documents to be kept."""
        return [
            {
                "id": ids.make("DELIVERY"),
                "webhookId": webhook["id"],
                "resource": happening.resource,
                "event": happening.event,
                "actorId": happening.actor,
                "data": happening.data,
                "due": (self._clock.now() + timedelta(seconds=delay)).isoformat(),
                "attempt": 1,
                "shuffle": self._faults.shuffled(),
            }
            for webhook in self._world.kinds["webhook"].values()
            if filters.matches(webhook, happening)
            for delay in self._faults.deliveries()
        ]

    def _told(self, change: Change) -> None:
        self._add([doc for kind, _, doc in change.puts if kind == "delivery" and doc])

    def _add(self, deliveries: list[Doc]) -> None:
        if deliveries:
            with self._changed:
                for delivery in deliveries:
                    due = moments.read(delivery["due"])
                    heappush(self._planned, (due, next(self._numbers), delivery))
                self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _take_due(self) -> None:
        """Move what is due to its lane. A lane is worked by one thread at a time, in order."""
        now = self._clock.now()
        while self._planned and self._planned[0][0] <= now:
            _, number, delivery = heappop(self._planned)
            lane = f"{delivery['webhookId']} {delivery['data'].get('roomId')}"
            if delivery["shuffle"] is not None or delivery["attempt"] > 1:
                lane = f"{lane} {number}"
            self._due += 1
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._free.append(lane)
            self._lanes[lane].append(delivery)

    def _next(self) -> tuple[str, Doc] | None:
        """Wait for the next delivery that is due; None when it is time to stop."""
        with self._changed:
            while not self._stopping.is_set():
                self._take_due()
                if self._free:
                    lane = self._free.popleft()
                    return lane, self._lanes[lane].popleft()
                wait = None
                if self._planned:
                    wait = self._clock.real_seconds_until(self._planned[0][0])
                self._changed.wait(wait if wait is None else min(wait, 3600))
        return None

    def _work(self) -> None:
        session = requests.Session()
        session.trust_env = False
        while found := self._next():
            lane, delivery = found
            try:
                self._bring(session, delivery)
            except Exception:
                if not self._stopping.is_set():
                    log.exception("A webhook delivery failed unexpectedly")
            with self._changed:
                self._due -= 1
                if self._lanes[lane]:
                    self._free.append(lane)
                    self._changed.notify()
                else:
                    del self._lanes[lane]

    def _bring(self, session: requests.Session, delivery: Doc) -> None:
        webhook = self._world.get("webhook", delivery["webhookId"])
        if webhook and webhook["status"] == "active":
            if delivery["shuffle"] is not None and delivery["attempt"] == 1:
                self._stopping.wait(delivery["shuffle"] * SHUFFLE_OVER)
            status = self._post(session, webhook, delivery)
            if self._stopping.is_set() and not status:
                return
            if not 200 <= status < 300:
                self._failed(webhook, delivery, status)
                return
        self._forget(delivery)

    def _post(self, session: requests.Session, webhook: Doc, delivery: Doc) -> int:
        """Send once; returns the status of the answer, 0 without one."""
        body = json.dumps(envelope(webhook, delivery), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Webex-Sandbox"}
        if webhook.get("secret"):
            headers["X-Spark-Signature"] = signature(webhook["secret"], body)
        try:
            answer = session.post(
                webhook["targetUrl"],
                data=body,
                headers=headers,
                timeout=_TIMEOUT,
                allow_redirects=False,
            )
        except (requests.RequestException, ValueError, OSError) as error:
            log.info("Webhook %s got no answer: %s", webhook["name"], error)
            return 0
        return answer.status_code

    def _failed(self, webhook: Doc, delivery: Doc, status: int) -> None:
        log.warning(
            "Webhook %s to %s failed (%s, attempt %d)",
            webhook["name"], webhook["targetUrl"], status or "no answer", delivery["attempt"],
        )  # fmt: skip
        if self._is_dead(webhook):
            with self._world.change() as change:
                present = self._world.get("webhook", webhook["id"])
                if present:
                    change.put("webhook", present | {"status": "inactive"})
                change.drop("delivery", delivery["id"])
            return
        attempt = delivery["attempt"]
        if attempt <= len(RETRY_AFTER) and (status == 0 or status >= 500):
            due = self._clock.now() + timedelta(seconds=RETRY_AFTER[attempt - 1])
            again = delivery | {"due": due.isoformat(), "attempt": attempt + 1}
            with self._world.change() as change:
                change.put("delivery", again)
            return
        self._forget(delivery)

    def _is_dead(self, webhook: Doc) -> bool:
        """Note a failure; whether it was one too many. A revived webhook may not fail at all."""
        now = self._clock.now()
        revived = webhook.get("revived")
        if revived and now - moments.read(revived) < WITHIN:
            return True
        with self._changed:
            failures = self._failures.setdefault(webhook["id"], deque())
            failures.append(now)
            while failures and now - failures[0] > WITHIN:
                failures.popleft()
            if len(failures) < MOST_FAILURES:
                return False
            del self._failures[webhook["id"]]
            return True

    def _forget(self, delivery: Doc) -> None:
        change = Change()
        change.drop("delivery", delivery["id"])
        self._world.write(change)


def envelope(webhook: Doc, delivery: Doc) -> Doc:
    """Return the body of a delivery: the webhook itself, what happened, who did it, the data."""
    told = {name: value for name, value in webhooks.shown(webhook).items() if name != "secret"}
    return told | {
        "resource": delivery["resource"],
        "event": delivery["event"],
        "actorId": delivery["actorId"],
        "data": delivery["data"],
    }


def signature(secret: str, body: bytes) -> str:
    """Return the value of X-Spark-Signature: HMAC-SHA1 of the raw body, in hex."""
    return hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
