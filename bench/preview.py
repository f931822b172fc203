"""What an edit would do to 1,000 occurrences, each with its rules, losses and overlaps."""

from __future__ import annotations

from datetime import time, timedelta

from bench import book, measure, table
from bench.conflicts import others
from domain import changes, occurrences
from domain.model import Series
from domain.preview import preview

HOUR = timedelta(hours=1)
LATER = book.NOW + timedelta(days=1000)


def main(arguments: list[str]) -> None:
    options = table.options("preview", __doc__ or "").parse_args(arguments)
    rounds, budget = (1, 0.0) if options.quick else (9, 0.3)
    series = _moved_now_and_then(book.series(1, "2024-01-01T09:00", "FREQ=DAILY"))
    changed = changes.move_series(series, book.NOW, start=time(10))
    assert isinstance(changed, Series), changed
    near = others(200)
    shown = preview(series, changed, book.NOW, LATER, near)
    acts: dict[str, measure.Act] = {
        "alone": lambda: preview(series, changed, book.NOW, LATER),
        "crowded": lambda: preview(series, changed, book.NOW, LATER, near),
        "listed": lambda: list(occurrences.between(series, book.NOW, LATER)),
    }
    took = measure.in_turn(acts, rounds, budget)
    mid = {act: measure.median(times) for act, times in took.items()}
    overlaps = sum(len(row.conflicts) for row in shown.rows)
    rows = [
        table.Row(
            f"preview of {len(shown.rows):,} occurrences : listing them",
            measure.ratio(took["alone"], took["listed"]),
            table.at_most(10),
            f"{measure.ms(mid['alone'])} : {measure.ms(mid['listed'])}",
        ),
        table.Row(
            "  the same among 200 other series : without",
            measure.ratio(took["crowded"], took["alone"]),
            None,
            f"{measure.ms(mid['crowded'])}, {overlaps:,} overlaps",
        ),
        table.Row(
            "  an occurrence of the preview",
            mid["crowded"] / len(shown.rows) * 1e6,
            None,
            ", ".join(f"{effect.value} {number:,}" for effect, number in shown.counts.items()),
            "us",
        ),
    ]
    table.show("preview: a daily series moved by an hour", rows, quick=options.quick)


def _moved_now_and_then(series: Series) -> Series:
    """Every thirtieth date was moved by a day's piece, as in a series that people live with."""
    ahead = list(occurrences.between(series, book.NOW, LATER))
    for one in ahead[::30]:
        moved = changes.move(series, one.original, one.start + 3 * HOUR, book.NOW)
        assert isinstance(moved, Series), moved
        series = moved
    return series
