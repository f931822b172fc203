"""Workers for what must stay in order within a lane while lanes run side by side."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from storage.database import Closed

AFTER_TROUBLE = timedelta(seconds=5)

log = logging.getLogger(__name__)


class Clock(Protocol):
    """The clock passed in; ``seconds_until`` is None while it is held short of the moment."""

    def now(self) -> datetime: ...

    def seconds_until(self, moment: datetime) -> float | None: ...


class Lanes:
    """Each lane is worked on by one thread at a time; no thread sleeps on a lane that waits.

    ``step`` does the next thing of a lane and says True when there may be more, False when the
    lane is empty, or the moment until which it waits. What waits is known to the database; here
    are only the names of the lanes to look at.
    """

    def __init__(
        self, name: str, workers: int, clock: Clock, step: Callable[[str], bool | datetime]
    ) -> None:
        self._name = name
        self._count = workers
        self._clock = clock
        self._step = step
        self._ready: deque[str] = deque()
        self._queued: set[str] = set()
        self._busy: set[str] = set()
        self._again: set[str] = set()
        self._waiting: dict[str, datetime] = {}
        self._changed = threading.Condition()
        self._stopped = False
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        for number in range(self._count):
            thread = threading.Thread(target=self._work, name=f"{self._name}-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, seconds: float) -> None:
        """Begin nothing more, and wait that long at most for what is being done."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(until - time.monotonic(), 0))

    def poke(self, lane: str) -> None:
        """Something of that lane may be ready."""
        with self._changed:
            self._waiting.pop(lane, None)
            self._queue(lane)

    def release(self, now: datetime) -> None:
        """Go on with the lanes whose moment has come."""
        with self._changed:
            for lane in [lane for lane, due in self._waiting.items() if due <= now]:
                del self._waiting[lane]
                self._queue(lane)

    def _queue(self, lane: str) -> None:
        if lane in self._busy:
            self._again.add(lane)
        elif lane not in self._queued:
            self._queued.add(lane)
            self._ready.append(lane)
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._ready and not self._stopped:
                    self._changed.wait()
                if self._stopped:
                    return
                lane = self._ready.popleft()
                self._queued.discard(lane)
                self._busy.add(lane)
            try:
                progress = self._step(lane)
            except Closed:
                return
            except Exception:
                log.exception("Trouble in the %s; trying again soon", self._name)
                progress = self._clock.now() + AFTER_TROUBLE
            with self._changed:
                self._busy.discard(lane)
                poked = lane in self._again
                self._again.discard(lane)
                if progress is True or poked:
                    self._queue(lane)
                elif isinstance(progress, datetime):
                    self._waiting[lane] = progress
                    # The moment may have come while this was being found out.
                    if progress <= self._clock.now():
                        del self._waiting[lane]
                        self._queue(lane)
