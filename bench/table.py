"""A small table: what was measured, its ratio, the target beside it, the figures in brackets."""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """What a value should be: at most or at least ``bound``."""

    sign: str
    bound: float
    unit: str = "x"

    def met(self, value: float) -> bool:
        return value <= self.bound if self.sign == "<=" else value >= self.bound

    def __str__(self) -> str:
        return f"{self.sign} {self.bound:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` is a ratio unless ``unit`` says otherwise; ``figures`` are those behind it."""

    what: str
    value: float
    target: Target | None
    figures: str
    unit: str = "x"


def at_most(bound: float, unit: str = "x") -> Target:
    return Target("<=", bound, unit)


def at_least(bound: float, unit: str = "x") -> Target:
    return Target(">=", bound, unit)


def show(title: str, rows: list[Row], *, quick: bool) -> None:
    """Print the rows; a quick run is too short to judge by."""
    cells = [("", "ratio", "target", "met", "(figures)")]
    for row in rows:
        met = "" if row.target is None else "yes" if row.target.met(row.value) else "NO"
        cells.append(
            (
                row.what,
                f"{shown(row.value)} {row.unit}",
                "-" if row.target is None else str(row.target),
                "?" if quick and met else met,
                f"({row.figures})",
            )
        )
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    print(title + (" (quick: only to see that it runs)" if quick else ""))
    for line in cells:
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print("  ".join([*padded, line[4]]).rstrip(), flush=True)


def shown(value: float) -> str:
    """Three significant digits, thousands with commas."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def options(name: str, what: str) -> argparse.ArgumentParser:
    """The options that every bench has."""
    parser = argparse.ArgumentParser(prog=f"python -m bench {name}", description=what)
    parser.add_argument("--quick", action="store_true", help="to see that it runs")
    return parser
