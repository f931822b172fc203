"""The next ten meetings of a space, in books of 10,000 and 100,000 meetings (--big: a million)."""

from __future__ import annotations

import random
import sqlite3
import time
from datetime import timedelta
from pathlib import Path

from bench import book, children, measure, table
from storage.database import Storage
from storage.series import SeriesStore

SMALL = 10_000
BIG = 1_000_000
BASE = 2_000  # saved one by one; larger books are copies of these in other spaces
IN_A_SPACE = 100
RULES = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=1TU", None)
TEN, ALL = 10, 400


def main(arguments: list[str]) -> None:
    parser = table.options("listing", __doc__ or "")
    parser.add_argument("--big", action="store_true", help="a million too (some GB, half a minute)")
    options = parser.parse_args(arguments)
    sizes = [SMALL, 10 * SMALL] + ([BIG] if options.big else [])
    base, rounds, asks = BASE, 9, 300
    if options.quick:
        sizes, base, rounds, asks = [200, 400], 200, 1, 20
    with children.folder() as folder:
        _save(folder / "base.db", base)
        books = {size: _copied(folder, base, size) for size in sizes}
        took = _asked(books, base, rounds, asks, TEN)
        whole = _asked(books, base, rounds, max(asks // 10, 1), ALL)
        for storage in books.values():
            storage.close()
    title = "listing: the next ten meetings of a space, ready to be shown"
    table.show(title, _rows(sizes, took, whole), quick=options.quick)


def _rows(
    sizes: list[int], took: dict[int, list[list[float]]], whole: dict[int, list[list[float]]]
) -> list[table.Row]:
    mid = {size: [measure.median(times) for times in took[size]] for size in sizes}
    all_ = {size: [measure.median(times) for times in whole[size]] for size in sizes}

    def compared(large: int, small: int, bound: float) -> table.Row:
        over, under = measure.median(mid[large]), measure.median(mid[small])
        return table.Row(
            f"{large:,} : {small:,} meetings, p50",
            measure.ratio(mid[large], mid[small]),
            table.at_most(bound),
            f"{measure.us(over)} : {measure.us(under)}",
        )

    small, *larger = sizes
    rows = [compared(size, small, 3 if size == BIG else 1.5) for size in larger]
    if len(larger) > 1:
        rows.append(compared(larger[-1], larger[-2], 1.5))
    tail = measure.median(measure.percentile(times, 99) for times in took[sizes[-1]])
    return [
        *rows,
        table.Row(
            f"p99 at {sizes[-1]:,}",
            tail * 1e3,
            table.at_most(1, "ms"),
            f"p50 {measure.us(measure.median(mid[sizes[-1]]))}",
            "ms",
        ),
        table.Row(
            f"all {IN_A_SPACE} of a space at {sizes[-1]:,} : at {small:,}",
            measure.ratio(all_[sizes[-1]], all_[small]),
            None,
            f"{measure.ms(measure.median(all_[sizes[-1]]))}, what the command list reads",
        ),
    ]


def _asked(
    books: dict[int, Storage], base: int, rounds: int, asks: int, limit: int
) -> dict[int, list[list[float]]]:
    """Seconds of each question, by book and round; each is about another space."""
    took: dict[int, list[list[float]]] = {size: [] for size in books}
    chance = random.Random(7)
    for turn in range(rounds + 1):
        for size, storage in books.items():
            store = SeriesStore(storage)
            times = []
            for _ in range(asks):
                space = chance.randrange(base // IN_A_SPACE)
                viewer = f"space:{space}-{chance.randrange(size // base)}"
                storage.begin()
                begun = time.perf_counter()
                found = store.upcoming([viewer], book.NOW, limit)
                times.append(time.perf_counter() - begun)
                if len(found) != min(limit, IN_A_SPACE):
                    raise AssertionError(f"{len(found)} meetings of {viewer}")
            if turn:
                took[size].append(times)
    return took


def _save(path: Path, number: int) -> None:
    """Save meetings as the bot does."""
    storage = Storage(path)
    store = SeriesStore(storage)
    for begin in range(0, number, 500):
        writes = []
        for n in range(begin, min(begin + 500, number)):
            start = book.NOW.replace(tzinfo=None) + timedelta(hours=1 + 3 * (n % 200))
            rule = RULES[n % len(RULES)]
            made = book.series(n, start.isoformat(), rule, home=str(n // IN_A_SPACE))
            viewers = [f"space:{n // IN_A_SPACE}"]
            writes.append(store.save(made, expected=None, now=book.NOW, viewers=viewers))
        storage.write(*writes)
    storage.close()


def _copied(folder: Path, base: int, size: int) -> Storage:
    """A book of that size: the saved meetings again and again, each time in other spaces."""
    path = folder / f"{size}" / "bot.db"
    Storage(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma synchronous = off")
    db.execute("attach ? as base", [str(folder / "base.db")])
    for number in range(size // base):
        names = [f"{number:08x}", number]
        db.execute("begin")
        db.execute(
            "insert into series (id, short, host, version, next, body, revision) "
            "select ?1 || substr(id, 9), short || 'x' || ?2, host, version, next, "
            "replace(body, id, ?1 || substr(id, 9)), revision from base.series",
            names,
        )
        db.execute(
            "insert into viewers (series_id, viewer, next) "
            "select ?1 || substr(series_id, 9), viewer || '-' || ?2, next from base.viewers",
            names,
        )
        db.execute("commit")
    db.close()
    return Storage(path)
