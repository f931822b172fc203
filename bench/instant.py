"""Many reminders due at one instant, or within seconds: alarm, claim and unit of work."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bench import book, measure, table
from handlers.events import Outcome
from jobs.due import DueJob
from jobs.scheduler import Scheduler
from storage.database import Storage
from storage.due import Due, DueStore
from storage.moments import moment
from storage.outbox import OutboxStore, Outgoing

T = TypeVar("T")
Planned = tuple[datetime, Callable[["Clock"], Any]]  # the last moment; what does the moments
Plan = Callable[[Storage, int, datetime, "Pace"], Planned]

POOL = 10  # APScheduler's own default
PATIENCE = 30
SPACES = 250
LEAD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long before the instant all is planned, and over how long the others are spread."""

    ahead: timedelta
    spread: timedelta


SLOW = Pace(timedelta(seconds=1), timedelta(seconds=5))
FAST = Pace(timedelta(seconds=0.2), timedelta(seconds=0.2))


class Clock:
    """The real clock, shifted so that it now stands at ``moment``."""

    def __init__(self, moment: datetime) -> None:
        self._shift = moment - datetime.now(UTC)

    def now(self) -> datetime:
        return self.at(datetime.now(UTC))

    def at(self, real: datetime) -> datetime:
        return real + self._shift

    def seconds_until(self, moment: datetime) -> float | None:
        return (moment - self.now()).total_seconds()


class Watched(Storage):
    """Notes when rows were claimed: what comes out of ``ask`` is committed."""

    def __init__(self, path: Path) -> None:
        self.claims: list[tuple[datetime, list[Due]]] = []
        super().__init__(path)

    def ask(self, question: Callable[[Any], T]) -> T:
        answer = super().ask(question)
        if isinstance(answer, list) and answer:
            rows = [Due(row[0], row[1], moment(row[2])) for row in answer]
            self.claims.append((datetime.now(UTC), rows))
        return answer


class Plain:
    """Stands in the handlers' place: each reminder becomes a message, without words."""

    def moments(self, rows: list[Due]) -> Outcome:
        outgoing = tuple(Outgoing(row.key.split("|")[1], "soon", unique=row.key) for row in rows)
        return Outcome((), outgoing)


def rows(folder: Path, rounds: int, number: int, pace: Pace) -> list[table.Row]:
    """Lateness at the claim against APScheduler's memory store, and until all is written down."""
    claimed: list[float] = []
    written: list[float] = []
    worded: list[float] = []
    spread: list[float] = []
    theirs: list[float] = []
    for turn in range(rounds):
        at_claim, until_written = _ring(folder / f"instant-{turn}" / "bot.db", number, pace, _bare)
        claimed.append(at_claim)
        written.append(until_written)
        theirs.append(measure.percentile(_ring_theirs(number, pace), 99))
    for turn in range(min(rounds, 3)):
        worded.append(_ring(folder / f"worded-{turn}" / "bot.db", number, pace, _meetings)[1])
        spread.append(_ring(folder / f"spread-{turn}" / "bot.db", number, pace, _one_by_one)[0])
    both = f"{measure.ms(measure.median(claimed))} : {measure.ms(measure.median(theirs))}"
    return [
        table.Row(
            f"{number:,} due at one instant: claimed, p99",
            measure.median(claimed) * 1e3,
            table.at_most(25, "ms"),
            f"{max(claimed) * 1e3:,.1f} ms in the worst round",
            "ms",
        ),
        table.Row(
            "  claimed : begun by the memory store, p99",
            measure.ratio(claimed, theirs),
            table.at_most(0.5),
            both,
        ),
        table.Row(
            f"{number:,} due within {pace.spread.total_seconds():g} s: claimed, p99",
            measure.median(spread) * 1e3,
            table.at_most(5, "ms"),
            f"{max(spread) * 1e3:,.1f} ms in the worst round",
            "ms",
        ),
        table.Row(
            "  until the last is in the outbox",
            measure.median(written) * 1e3,
            None,
            "25 to a unit, durable",
            "ms",
        ),
        table.Row(
            "  the same with words and cards",
            measure.median(worded) * 1e3,
            None,
            f"{number / measure.median(worded):,.0f} reminders/s, in {SPACES} spaces",
            "ms",
        ),
    ]


def _ring(path: Path, number: int, pace: Pace, plan: Plan) -> tuple[float, float]:
    """Seconds late: the p99 of the claims, and when the last message stood in the outbox."""
    storage = Watched(path)
    instant = book.NOW + timedelta(days=1)
    last, make_router = plan(storage, number, instant, pace)
    clock = Clock(instant - pace.ahead)
    done = threading.Event()
    counted: Counter[str] = Counter()

    def count(name: str) -> None:
        counted[name] += 1

    def committed(outgoing: list[Outgoing]) -> None:
        scheduler.rearm()
        if counted["moments_done"] >= number:
            done.set()

    job = DueJob(storage, clock, make_router(clock), committed, count)
    scheduler = Scheduler(clock, DueStore(storage).next_due, job.poke, lambda: count("trouble"))
    job.start()
    scheduler.start()
    arrived = done.wait(PATIENCE)
    ended = clock.now()
    scheduler.stop()
    job.stop(PATIENCE)
    late = [
        (clock.at(noted) - row.due).total_seconds()
        for noted, rows in storage.claims
        for row in rows
    ]
    queued = sum(OutboxStore(storage).counts().values())
    storage.close()
    if not arrived or len(late) != number or not queued:
        raise AssertionError(f"{len(late)} of {number} reminders came, {queued} messages")
    return measure.percentile(late, 99), (ended - last).total_seconds()


def _bare(storage: Storage, number: int, instant: datetime, pace: Pace) -> Planned:
    storage.write(*(DueStore.plan(reminder(n, instant)) for n in range(number)))
    return instant, lambda clock: Plain()


def _one_by_one(storage: Storage, number: int, instant: datetime, pace: Pace) -> Planned:
    moments = [instant + pace.spread * n / number for n in range(number)]
    storage.write(*(DueStore.plan(reminder(n, at)) for n, at in enumerate(moments)))
    return moments[-1], lambda clock: Plain()


def _meetings(storage: Storage, number: int, instant: datetime, pace: Pace) -> Planned:
    """A daily meeting for each reminder, planned by the services; the handlers will word it."""
    from config import load
    from handlers.router import Router
    from keys import Signer
    from services.services import Services
    from services.unit import Unit
    from storage.people import Person
    from storage.spaces import Space, SpaceStore

    settings = load(
        None, webex_bot_token="bench", public_url="http://127.0.0.1", data_dir=storage.path.parent
    )
    signer = Signer("bench")
    bot = SimpleNamespace(id="bot", email="muster@webex.bot", name="Muster", first="Muster")
    ana = Person("ana", "ana@acme.example", "Ana Silva")
    for n in range(min(SPACES, number)):
        storage.write(
            SpaceStore.save(Space(str(n), f"Space {n}", "group")),
            SpaceStore.set_members(str(n), [ana]),
        )
    start = (instant + LEAD).replace(tzinfo=None).isoformat()
    services = Services(storage, Unit(), instant - timedelta(hours=1), bot, settings, signer)
    for n in range(number):
        made = book.series(n, start, "FREQ=DAILY", zone="UTC", home=str(n % SPACES))
        services.meetings.store(None, made)
    storage.write(*services.unit.writes)
    return instant, lambda clock: Router(storage, clock, bot, settings, signer)


def _ring_theirs(number: int, pace: Pace) -> list[float]:
    """Seconds late at which APScheduler began each of as many jobs."""
    late: list[float] = []
    done = threading.Event()
    lock = threading.Lock()
    scheduler = apscheduler()
    instant = datetime.now(UTC) + pace.ahead

    def fired() -> None:
        with lock:
            late.append((datetime.now(UTC) - instant).total_seconds())
            if len(late) == number:
                done.set()

    for n in range(number):
        scheduler.add_job(fired, "date", run_date=instant, id=str(n))
    scheduler.start()
    arrived = done.wait(PATIENCE)
    while scheduler.get_jobs():  # it takes jobs away after it has handed them out
        time.sleep(0.01)
    scheduler.shutdown()
    if not arrived:
        raise AssertionError(f"{number - len(late)} of APScheduler's jobs did not run")
    return late


def reminder(number: int, due: datetime) -> Due:
    key = f"{number:032x}|space:{number % SPACES}|own"
    return Due("reminder", key, due, {"after": due.isoformat()})


def apscheduler(database: Path | None = None) -> BackgroundScheduler:
    """APScheduler as it is used by itself: jobs in memory, or in a database by SQLAlchemy."""
    stores = {}
    if database is not None:
        from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore

        stores["default"] = SQLAlchemyJobStore(url=f"sqlite:///{database}")
    return BackgroundScheduler(
        timezone=UTC,
        jobstores=stores,
        executors={"default": ThreadPoolExecutor(POOL)},
        job_defaults={"misfire_grace_time": 3600},
    )
