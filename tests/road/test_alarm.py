"""The alarm clock while others are quick: nothing set is lost, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from jobs.scheduler import Scheduler

PATIENCE = 5
SOON = timedelta(milliseconds=30)


class Now:
    """The real clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds_until(self, moment: datetime) -> float | None:
        return (moment - self.now()).total_seconds()


@contextmanager
def running(scheduler: Scheduler) -> Iterator[Scheduler]:
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.stop()


def test_an_alarm_that_is_set_while_it_rings_still_rings() -> None:
    clock, rung = Now(), threading.Semaphore(0)
    due: list[datetime | None] = [clock.now() + timedelta(hours=1)]

    def fire() -> None:
        # As when what was due has been claimed before the alarm looks for the next moment.
        due[0] = clock.now() + SOON if rings else None
        rung.release()

    rings = False
    with running(Scheduler(clock, lambda: due[0], fire, lambda: None)) as scheduler:
        assert rung.acquire(timeout=PATIENCE)  # at the start
        rings = True
        due[0] = clock.now() + SOON
        scheduler.rearm()
        for _ in range(5):  # each ring sets the next alarm, and nobody else does
            assert rung.acquire(timeout=PATIENCE)


def test_setting_the_alarm_while_it_rings_blocks_nobody() -> None:
    rung, asked = threading.Semaphore(0), threading.Event()

    class Slow(Now):
        def seconds_until(self, moment: datetime) -> float | None:
            if threading.current_thread().name == "slow":
                asked.set()
                rung.acquire(timeout=PATIENCE)
            return super().seconds_until(moment)

    clock = Slow()
    due = [clock.now() + timedelta(hours=1)]
    with running(Scheduler(clock, lambda: due[0], rung.release, lambda: None)) as scheduler:
        assert rung.acquire(timeout=PATIENCE)
        due[0] = clock.now() + SOON
        scheduler.rearm()
        due[0] = clock.now() + 2 * SOON
        slow = threading.Thread(target=scheduler.rearm, name="slow", daemon=True)
        slow.start()  # it has read the moment, and sets the alarm only after the next ring
        assert asked.wait(PATIENCE)
        slow.join(PATIENCE)
        assert not slow.is_alive()
        assert rung.acquire(timeout=PATIENCE)


def test_an_alarm_that_cannot_be_set_rings_again() -> None:
    clock, rung, trouble = Now(), threading.Semaphore(0), threading.Event()
    broken = [False]

    def next_due() -> datetime | None:
        if broken[0]:
            broken[0] = False
            raise OSError("the disk is away")
        return clock.now() + SOON

    with running(Scheduler(clock, next_due, rung.release, trouble.set)):
        assert rung.acquire(timeout=PATIENCE)
        broken[0] = True
        assert trouble.wait(PATIENCE)
        while rung.acquire(blocking=False):
            pass
        assert rung.acquire(timeout=PATIENCE)
