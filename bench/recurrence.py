"""The next ten dates of a series begun 5 and 50 years ago, and dateutil from the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bench import book, measure, table
from domain import occurrences, plans, recurrence
from domain.model import Series

ZONE = ZoneInfo("Europe/Berlin")
YOUNG, OLD = "2021-11-22T09:00", "1976-11-22T09:00"  # both Mondays
RULES = {
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY;BYDAY=MO",
    "every other week": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "first Monday": "FREQ=MONTHLY;BYDAY=1MO",
    "yearly": "FREQ=YEARLY",
}
TEN = 10


def main(arguments: list[str]) -> None:
    options = table.options("recurrence", __doc__ or "").parse_args(arguments)
    rounds, budget = (1, 0.002) if options.quick else (7, 0.04)
    rows: list[table.Row] = []
    for name, rule in RULES.items():
        rows += _measured(name, rule, rounds, budget)
    table.show("recurrence: the next ten occurrences", rows, quick=options.quick)


def _measured(name: str, rule: str, rounds: int, budget: float) -> list[table.Row]:
    young, old = book.series(1, YOUNG, rule), book.series(2, OLD, rule)
    walk = dateutil_from_the_start(rule, datetime.fromisoformat(YOUNG))
    _compare(ours(young)(), walk())

    def first_time() -> object:
        recurrence.parse.cache_clear()
        plans.laid.cache_clear()
        return ours(young)()

    acts: dict[str, measure.Act] = {
        "young": ours(young),
        "old": ours(old),
        "first time": first_time,
        "dateutil": walk,
    }
    took = measure.in_turn(acts, rounds, budget)
    mid = {act: measure.median(times) for act, times in took.items()}
    return [
        table.Row(
            f"{name}: begun 50 : 5 years ago",
            measure.ratio(took["old"], took["young"]),
            table.at_most(1.2),
            f"{measure.us(mid['old'])} : {measure.us(mid['young'])}",
        ),
        table.Row(
            "  ours, begun 5 years ago",
            mid["young"] * 1e6,
            table.at_most(150, "us"),
            f"{measure.us(mid['first time'])} when the rule was never read before",
            "us",
        ),
        table.Row(
            "  dateutil from the start : ours",
            measure.ratio(took["dateutil"], took["young"]),
            None,
            f"{measure.us(mid['dateutil'])} : {measure.us(mid['young'])}",
        ),
    ]


def ours(series: Series) -> Callable[[], list[datetime]]:
    def next_ten() -> list[datetime]:
        return [one.start for one in islice(occurrences.ahead(series, book.NOW), TEN)]

    return next_ten


def dateutil_from_the_start(rule: str, start: datetime) -> Callable[[], list[datetime]]:
    """Wall times from dateutil with the zone attached: right, and it walks all that has been."""
    rrule: Any = rrulestr(rule, dtstart=start)
    now = book.NOW.astimezone(ZONE).replace(tzinfo=None)

    def next_ten() -> list[datetime]:
        walls = rrule.xafter(now, count=TEN)
        return [wall.replace(tzinfo=ZONE).astimezone(UTC) for wall in walls]

    return next_ten


def _compare(found: list[datetime], wanted: list[datetime]) -> None:
    if found != wanted:
        raise AssertionError(f"not the dates of dateutil: {found} and {wanted}")
