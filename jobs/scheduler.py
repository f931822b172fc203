"""The bot's alarm clock: APScheduler with one job at the earliest moment, and upkeep."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from jobs.lanes import Clock

FARTHEST = 30.0  # seconds: a clock that jumped is noticed by then
ONCE_MORE = 1.0  # seconds until it rings again for what is still due after it has rung

log = logging.getLogger(__name__)


class After(BaseTrigger):  # type: ignore[misc]
    """Fires once, so many real seconds from when it is added."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        return None if previous else now + timedelta(seconds=self.seconds)


class _Scheduler(BackgroundScheduler):  # type: ignore[misc]
    """Looks at its jobs at least every half minute, also after the wall clock was set back.

    ``afterwards`` is called in its thread each time it has looked. While it looks it holds a lock,
    and takes away the job that rang, even if that was planned anew meanwhile.
    """

    afterwards: Callable[[], None]

    def _process_jobs(self) -> float:
        wait = super()._process_jobs()
        self.afterwards()
        return FARTHEST if wait is None else min(float(wait), FARTHEST)


class Scheduler:
    """Calls ``fire`` when the moment that ``next_due`` names has come, by the clock passed in.

    ``fire`` and the upkeep tasks run in the scheduler's own thread and must only poke others.
    """

    def __init__(
        self,
        clock: Clock,
        next_due: Callable[[], datetime | None],
        fire: Callable[[], None],
        trouble: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._next_due = next_due
        self._fire = fire
        self._trouble = trouble
        self._armed: datetime | None = None
        self._rang = False
        self._lock = threading.Lock()
        self._scheduler = _Scheduler(
            timezone="UTC",
            executors={"default": DebugExecutor()},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.afterwards = self._after_looking
        self._scheduler.add_listener(lambda event: trouble(), EVENT_JOB_ERROR | EVENT_JOB_MISSED)

    def start(self) -> None:
        self._scheduler.start()
        self.wake()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def every(self, interval: timedelta, name: str, poke: Callable[[], None]) -> None:
        """Upkeep of the machine, in real time."""
        trigger = IntervalTrigger(seconds=int(interval.total_seconds()), timezone="UTC")
        self._scheduler.add_job(poke, trigger, id=name, replace_existing=True)

    def wake(self) -> None:
        """Look at once: the clock was moved, or much has changed."""
        self._fire()
        self._arm(rung=True)

    def rearm(self) -> None:
        """Something may be due earlier than before."""
        self._arm(rung=False)

    def _arm(self, *, rung: bool) -> None:
        with self._lock:  # around the question too: an old answer must not undo a new one
            due = self._next_due()
            if due == self._armed and not rung:
                return
            self._armed = due
            ahead = None if due is None else self._clock.seconds_until(due)
            seconds = FARTHEST if ahead is None else min(max(ahead, 0.0), FARTHEST)
            if rung and seconds == 0:
                seconds = ONCE_MORE  # whoever was told of it is at work
            self._add(After(seconds))

    def _add(self, trigger: BaseTrigger) -> None:
        self._scheduler.add_job(self._ring, trigger, id="wake", replace_existing=True)

    def _ring(self) -> None:
        self._rang = True

    def _after_looking(self) -> None:
        if not self._rang:
            return
        self._rang = False
        try:
            self.wake()
        except Exception:
            log.exception("The alarm could not be set; it rings again soon")
            self._trouble()
            self._add(After(ONCE_MORE))
