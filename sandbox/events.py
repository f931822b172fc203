"""What the chat page is told of at once: a short log of events and the stream of them."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.world import Change

KEPT = 2000
LASTS = 25.0
"""Seconds after which a stream ends; the browser comes back with the last id it saw."""
_TYPES = {"messages": "message", "memberships": "membership", "rooms": "room"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event; without an audience it is for everybody."""

    number: int
    body: dict[str, Any]
    audience: frozenset[str] | None


class Events:
    """The latest events, numbered without gaps.

    Numbers begin at the real time in milliseconds, so they keep growing over a restart and a
    page that comes back with one of an earlier run is told to load anew.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._first = self._next = int(time.time() * 1000)
        self._log: deque[Event] = deque(maxlen=KEPT)
        self._stopped = False

    def publish(self, body: dict[str, Any], audience: frozenset[str] | None = None) -> None:
        """Tell those who may know."""
        with self._changed:
            self._log.append(Event(self._next, body, audience))
            self._next += 1
            self._changed.notify_all()

    def told(self, change: Change) -> None:
        """Publish what a change made happen."""
        for happening in change.happenings:
            kind = _TYPES.get(happening.resource)
            if kind:
                data = happening.data
                room = data["id"] if kind == "room" else data["roomId"]
                body = {"type": f"{kind}.{happening.event}", "roomId": room, "id": data["id"]}
                self.publish(body, happening.audience)

    def stream(
        self,
        person_id: str,
        last_seen: int | None,
        greeting: Callable[[], dict[str, Any]],
        gone: Callable[[], bool],
    ) -> Iterator[str]:
        """Yield server-sent events for one person until the stream's time is up.

        It begins with ``greeting()``, then goes on after ``last_seen`` (None: from now on);
        ``gone`` tells whether the other side has hung up.
        """
        until = time.monotonic() + LASTS
        with self._changed:
            position = self._next if last_seen is None else last_seen + 1
            oldest = self._log[0].number if self._log else self._next
            lost = last_seen is not None and not (oldest <= position <= self._next)
            if lost:
                position = self._next
        yield "retry: 500\n\n"
        yield _written(position - 1, greeting())
        if lost:
            yield _written(position - 1, {"type": "reset"})
        while time.monotonic() < until and not gone():
            with self._changed:
                if self._stopped:
                    return
                new = [event for event in self._log if event.number >= position]
                if not new:
                    self._changed.wait(min(1.0, max(0.0, until - time.monotonic())))
                    continue
            position = new[-1].number + 1
            for event in new:
                if event.audience is None or person_id in event.audience:
                    yield _written(event.number, event.body)

    def stop(self) -> None:
        """End all streams at once."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


def _written(number: int, body: dict[str, Any]) -> str:
    return f"id: {number}\ndata: {json.dumps(body)}\n\n"
