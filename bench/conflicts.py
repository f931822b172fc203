"""Overlaps of endless daily series with 200 others, over a year."""

from __future__ import annotations

from datetime import timedelta

from bench import book, measure, table
from domain.conflicts import Conflict, conflicts
from domain.model import Series

YEAR = timedelta(days=365)
RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
    "FREQ=MONTHLY;BYDAY=1MO",
    None,
)


def main(arguments: list[str]) -> None:
    options = table.options("conflicts", __doc__ or "").parse_args(arguments)
    rounds, budget = (1, 0.0) if options.quick else (9, 0.3)
    mine = [book.series(n, f"2024-01-01T{9 + n}:00", "FREQ=DAILY") for n in (1, 2)]
    few, many = others(20), others(200)

    def look(at: list[Series]) -> list[Conflict]:
        begin, end = book.NOW, book.NOW + YEAR
        return [found for one in mine for found in conflicts(one, at, begin, end)]

    acts: dict[str, measure.Act] = {
        "many": lambda: look(many),
        "few": lambda: look(few),
        "first": lambda: [conflicts(one, many, book.NOW, book.NOW + YEAR, 1) for one in mine],
    }
    took = measure.in_turn(acts, rounds, budget)
    mid = {act: measure.median(times) for act, times in took.items()}
    rows = [
        table.Row(
            "two endless daily series, 200 others",
            mid["many"] * 1e3,
            table.at_most(100, "ms"),
            f"{len(look(many)):,} overlaps found",
            "ms",
        ),
        table.Row(
            "  only the first overlap of each",
            mid["first"] * 1e3,
            None,
            "as when a new meeting is echoed",
            "ms",
        ),
        table.Row(
            "200 others : 20 others",
            measure.ratio(took["many"], took["few"]),
            table.at_most(10),
            f"{measure.ms(mid['many'])} : {measure.ms(mid['few'])}",
        ),
    ]
    table.show("conflicts: over all occurrences of a year", rows, quick=options.quick)


def others(number: int) -> list[Series]:
    """Meetings of every kind through the working day, in several zones."""
    found = []
    for n in range(number):
        rule = RULES[n % len(RULES)]
        day = f"2025-{1 + n % 12:02}-{1 + n % 28:02}" if rule else f"2026-12-{1 + n % 28:02}"
        start = f"{day}T{8 + n % 10:02}:{15 * (n % 4):02}"
        zone = book.ZONES[n % len(book.ZONES)]
        found.append(book.series(100 + n, start, rule, zone=zone, minutes=15 + 15 * (n % 4)))
    return found
