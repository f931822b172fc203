"""The one clock that bot and sandbox share: it ticks, can be held, and moves forwards only."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


class ClockMovesBackwards(ValueError):
    """Raised when a moment is asked for that lies before the present one."""


class Clock:
    """Starts ticking at ``start`` (aware; real time by default) with the pace of real time.

    Those who wait for a moment subscribe, and are told after each change (moved, held, let run),
    from the thread that made it and with no lock held.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._base = start.astimezone(UTC) if start else datetime.now(UTC)
        self._anchor = datetime.now(UTC)
        self._running = True
        self._frozen = 0
        self._subscribers: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        with self._lock:
            return self._present()

    @property
    def running(self) -> bool:
        """Whether it ticks, as people see it: halts while a step is worked off don't count."""
        return self._running

    def real_seconds_until(self, moment: datetime) -> float | None:
        """Real seconds until ``moment``: 0.0 when it has come, None while the clock is held."""
        with self._lock:
            ahead = (moment - self._present()).total_seconds()
            if ahead <= 0:
                return 0.0
            return ahead if self._ticking else None

    def hold(self) -> None:
        """Stop ticking at the present moment."""
        self._turn(running=False)

    def run(self) -> None:
        """Tick on from the present moment."""
        self._turn(running=True)

    def advance_to(self, moment: datetime) -> None:
        """Jump forwards to ``moment``; whoever waits for one on the way finds it passed.

        Raises ClockMovesBackwards for an earlier moment than now.
        """
        with self._lock:
            now = self._present()
            if moment < now:
                raise ClockMovesBackwards(
                    f"The clock shows {now.isoformat(timespec='seconds')} and moves forwards only. "
                    "Ask for a later moment, or start over with --fresh."
                )
            self._base, self._anchor = moment.astimezone(UTC), datetime.now(UTC)
        self._tell()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Don't tick inside the block, so that each due moment is met exactly."""
        self._freeze(1)
        try:
            yield
        finally:
            self._freeze(-1)

    def subscribe(self, told: Callable[[], None]) -> Callable[[], None]:
        """Call ``told`` after each change; returns the function that ends this."""
        with self._lock:
            self._subscribers.append(told)

        def end() -> None:
            with self._lock:
                if told in self._subscribers:
                    self._subscribers.remove(told)

        return end

    @property
    def _ticking(self) -> bool:
        return self._running and not self._frozen

    def _present(self) -> datetime:
        if not self._ticking:
            return self._base
        # Real time may be set back by hand: then this clock stands until it has caught up.
        passed = max(timedelta(0), datetime.now(UTC) - self._anchor)
        self._base, self._anchor = self._base + passed, self._anchor + passed
        return self._base

    def _turn(self, *, running: bool) -> None:
        with self._lock:
            self._present()
            self._running, self._anchor = running, datetime.now(UTC)
        self._tell()

    def _freeze(self, change: int) -> None:
        with self._lock:
            self._present()
            self._frozen, self._anchor = self._frozen + change, datetime.now(UTC)
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            subscribers = list(self._subscribers)
        for told in subscribers:
            told()
