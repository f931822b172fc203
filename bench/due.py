"""Reminders: planned durably, due all at one instant, and caught up, against APScheduler."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from bench import children, instant, measure, table
from bench.instant import apscheduler, reminder
from storage.database import Storage
from storage.due import DueStore

MANY = 100_000
AT_ONCE = 1000
UNIT = 1000
DAY = timedelta(days=1)


def main(arguments: list[str]) -> None:
    options = table.options("due", __doc__ or "").parse_args(arguments)
    rounds = 1 if options.quick else 5
    each, at_once, many = (20, 20, 1000) if options.quick else (1500, AT_ONCE, MANY)
    with children.folder() as folder:
        rows = _planned(folder, rounds, each)
        rows += instant.rows(
            folder, rounds, at_once, instant.FAST if options.quick else instant.SLOW
        )
        rows += _caught_up(folder, 1 if options.quick else 3, many)
    table.show("due: reminders in one table, one alarm at the earliest", rows, quick=options.quick)


# Planning, one by one, each durable before the next.


def _planned(folder: Path, rounds: int, number: int) -> list[table.Row]:
    stores: dict[str, Any] = {"memory": apscheduler}
    if find_spec("sqlalchemy"):
        stores["sqlalchemy"] = lambda: apscheduler(folder / f"jobs-{time.monotonic_ns()}.db")
    took: dict[str, list[float]] = {"ours": [], "together": [], **{name: [] for name in stores}}
    for turn in range(rounds):
        storage = Storage(folder / f"planned-{turn}" / "bot.db")
        took["ours"].append(_plan_ours(storage, number))
        took["together"].append(_plan_together(storage, number))
        storage.close()
        for name, make in stores.items():
            scheduler = make()
            scheduler.start()
            few = number if name == "memory" else max(number // 5, 10)
            took[name].append(_plan_theirs(scheduler, few))
            scheduler.shutdown(wait=False)
    rates = {name: [1 / one for one in times] for name, times in took.items()}

    def compared(name: str, words: str, target: table.Target | None, remark: str) -> table.Row:
        ours, theirs = measure.median(rates["ours"]), measure.median(rates[name])
        figures = f"{ours:,.0f}/s : {theirs:,.0f}/s{remark}"
        return table.Row(words, measure.ratio(rates["ours"], rates[name]), target, figures)

    found = [
        compared("memory", "planned one by one : memory store", None, ", which forgets"),
        table.Row(
            "planned in one unit : memory store",
            measure.ratio(rates["together"], rates["memory"]),
            None,
            f"{measure.median(rates['together']):,.0f}/s, as a change plans them",
        ),
    ]
    if "sqlalchemy" in rates:
        words = "planned one by one : SQLAlchemy store"
        found.append(compared("sqlalchemy", words, table.at_least(8), ", both durable"))
    return found


def _plan_ours(storage: Storage, number: int) -> float:
    begin = datetime.now(UTC) + DAY

    def plan() -> None:
        for n in range(number):
            storage.write(DueStore.plan(reminder(n, begin + timedelta(seconds=n))))

    return measure.seconds(plan) / number


def _plan_together(storage: Storage, number: int) -> float:
    begin = datetime.now(UTC) + 2 * DAY
    rows = [reminder(number + n, begin + timedelta(seconds=n)) for n in range(number)]
    return measure.seconds(lambda: storage.write(*map(DueStore.plan, rows))) / number


def _plan_theirs(scheduler: BackgroundScheduler, number: int) -> float:
    begin = datetime.now(UTC) + DAY

    def plan() -> None:
        for n in range(number):
            when = begin + timedelta(seconds=n)
            scheduler.add_job(_nothing, "date", run_date=when, args=[n], id=str(n))

    return measure.seconds(plan) / number


# After an outage.


def _caught_up(folder: Path, rounds: int, number: int) -> list[table.Row]:
    took = []
    for turn in range(rounds):
        storage = Storage(folder / f"late-{turn}" / "bot.db")
        past = datetime.now(UTC) - DAY
        for begin in range(0, number, UNIT):
            rows = (
                reminder(n, past + timedelta(milliseconds=n)) for n in range(begin, begin + UNIT)
            )
            storage.write(*(DueStore.plan(row) for row in rows))
        begun = time.perf_counter()
        claimed = _claim_all(storage)
        took.append(time.perf_counter() - begun)
        storage.close()
        if claimed != number:
            raise AssertionError(f"{claimed} of {number} were claimed")
    return [
        table.Row(
            f"{number:,} overdue rows claimed",
            measure.median(took),
            table.at_most(2, "s"),
            f"{number / measure.median(took):,.0f} rows/s",
            "s",
        )
    ]


def _claim_all(storage: Storage) -> int:
    store, now = DueStore(storage), datetime.now(UTC)
    claimed = 0
    while rows := store.claim(now):
        claimed += len(rows)
    return claimed


def _nothing(number: int) -> None:
    """What APScheduler's jobs do: its SQLAlchemy store needs a function it can find by name."""
