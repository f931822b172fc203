"""Times taken in turn, so that whatever else the machine does hits all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

Act = Callable[[], object]


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def percentile(values: Iterable[float], percent: float) -> float:
    """The value that so many percent do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """The median of the ratios of each round."""
    return median(a / b for a, b in zip(over, under, strict=True))


def seconds(act: Act) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def each(act: Act, budget: float) -> float:
    """Seconds of one call, from as many as fit into the budget (seconds)."""
    once = seconds(act)
    number = max(1, min(100_000, int(budget / max(once, 1e-7))))

    def many() -> None:
        for _ in range(number):
            act()

    return seconds(many) / number


def in_turn(acts: Mapping[str, Act], rounds: int, budget: float) -> dict[str, list[float]]:
    """Seconds of one call of each act, by round, after one round that does not count."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        for name, act in acts.items():
            took = each(act, budget if number else budget / 4)
            if number:
                found[name].append(took)
    return found


def us(value: float) -> str:
    """Seconds as microseconds, or as milliseconds when there are many."""
    return f"{value * 1e6:,.0f} us" if value < 1e-3 else ms(value)


def ms(value: float) -> str:
    return f"{value * 1e3:,.2f} ms" if value < 0.1 else f"{value * 1e3:,.0f} ms"
