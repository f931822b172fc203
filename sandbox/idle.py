"""Is everything done that is due? And: moving the clock from due moment to due moment."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.hooks import BotHooks

_STEP_TIMEOUT = 60.0
_PAUSE = 0.004
"""Real seconds between two looks. Both must find nothing, and nothing begun in between."""


class NotIdle(Exception):
    """Raised when work is left after the time allowed; ``left`` counts it by name."""

    def __init__(self, left: dict[str, int]) -> None:
        super().__init__(f"Not idle: {left}")
        self.left = left


class Activity:
    """Counts requests to the API: how many are being answered, and how many there were."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.open = 0
        self.begun = 0

    @contextmanager
    def request(self) -> Iterator[None]:
        """Count one request while it lasts."""
        with self._lock:
            self.open += 1
            self.begun += 1
        try:
            yield
        finally:
            with self._lock:
                self.open -= 1


class Idleness:
    """Watches webhooks, requests and the bot until nothing that is due is left."""

    def __init__(
        self,
        clock: Clock,
        delivery: Delivery,
        activity: Activity,
        hooks: Callable[[], BotHooks],
        stopping: threading.Event,
    ) -> None:
        self._clock, self._delivery, self._activity = clock, delivery, activity
        self._hooks, self._stopping = hooks, stopping
        self._steps = threading.Lock()
        self.step_timeout = _STEP_TIMEOUT

    def left(self) -> dict[str, int]:
        """What is due and not done, by name; empty when idle."""
        hooks = self._hooks()
        # In this order: work moves from requests to webhooks to the bot, and so on round.
        found = {"requests": self._activity.open, "webhooks": self._delivery.due()}
        found |= {name: number for name, number in hooks.pending().items() if number}
        due = hooks.next_due()
        if due is not None and due <= self._clock.now():
            found.setdefault("due", 1)
        return {name: number for name, number in found.items() if number}

    def wait(self, timeout: float) -> None:
        """Return when idle; raises NotIdle after ``timeout`` real seconds."""
        until = time.monotonic() + timeout
        seen: int | None = None
        while True:
            begun = self._activity.begun
            left = self.left()
            if not left and seen == begun:
                return
            seen = begun if not left else None
            if time.monotonic() >= until:
                raise NotIdle(left)
            if self._stopping.wait(_PAUSE):
                raise NotIdle(left)

    def next_due(self) -> datetime | None:
        """The next planned moment, of the bot or of a webhook."""
        found = [self._hooks().next_due(), self._delivery.next_due()]
        return min((due for due in found if due is not None), default=None)

    def advance(self, target: datetime) -> None:
        """Move the clock to ``target``, letting everything on the way happen at its own moment.

        Raises ClockMovesBackwards, and NotIdle when a step is not done after ``step_timeout``
        real seconds; the clock then stands at that step. Two movers take turns.
        """
        with self._steps, self._clock.frozen():
            # People see milliseconds; asking for the moment shown is not going back.
            if self._clock.now() - target >= timedelta(milliseconds=1):
                self._clock.advance_to(target)
            while True:
                self.wait(self.step_timeout)
                due = self.next_due()
                if due is None or due > target:
                    break
                self._clock.advance_to(max(due, self._clock.now()))
            if target > self._clock.now():
                self._clock.advance_to(target)
                self.wait(self.step_timeout)
