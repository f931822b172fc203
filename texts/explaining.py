"""Answers to why, try and map, and the notes of a preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.intervals import Interval
from domain.model import Occurrence, Series
from texts import times
from texts.markdown import bold, quoted, sentence
from texts.previews import others

NAMED = 5
ALL_TIME = Interval(None, None)


def nothing_left(series: Series) -> str:
    return f"{quoted(series.details.title)} (#{series.short}) is over: none of it is ahead."


def own_range(
    series: Series,
    occurrence: Occurrence,
    interval: Interval,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """Where an occurrence may start, and why only there."""
    name = f"{quoted(occurrence.details.title)} of {times.day(occurrence.start, zone, locale)}"
    if interval.begin is None and interval.end is None:
        return f"{name} stands alone, so it may start at any time that is still ahead."
    borders = _borders(interval, zone, locale)
    return (
        f"{name} may start {borders}. Each meeting of a series owns the days from its own to the "
        f"next one's, counted in {times.place(series.plan.zone)} time, so none can pass another. "
        f"To ask about a time, type for example *try #{series.short} fri 10:00*."
    )


def _borders(interval: Interval, zone: ZoneInfo, locale: str) -> str:
    begin = times.moment(interval.begin, zone, locale) if interval.begin else ""
    end = times.moment(interval.end, zone, locale) if interval.end else ""
    if begin and end:
        return f"from {begin} until just before {end}"
    return f"from {begin} on" if begin else f"at any time before {end}"


def would_work(
    old: Occurrence,
    new: Occurrence | None,
    overlaps_: Sequence[tuple[str, datetime, datetime]],
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    shown = new or old
    words = (
        f"That would work: {bold(old.details.title)} on "
        f"{times.when(shown.start, shown.end, zone, locale, now=now)}. Nothing was changed."
    )
    return " ".join([words, *(f"{line}." for line in overlaps(overlaps_, zone, locale, now))])


def do_it() -> str:
    return "Move it there"


def overlaps(
    found: Sequence[tuple[str, datetime, datetime]],
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    horizon: int | None = None,
) -> list[str]:
    """Overlaps with dates; ``horizon`` is how many days ahead an endless series was looked at."""
    if not found:
        return []
    counted = Counter(found)
    named = [
        f"{others(title, count)} on {times.when(begin, end, zone, locale, now=now)}"
        for (title, begin, end), count in [*counted.items()][:NAMED]
    ]
    if left := sum([*counted.values()][NAMED:]):
        named.append(f"{left} more")
    looked = f" (looked {horizon} days ahead)" if horizon else ""
    return [f"Overlaps with {sentence(named)}{looked}"]


def mapped(
    series: Series,
    rows: Sequence[tuple[Occurrence, Interval]],
    left: int | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """Every occurrence shown with the range it may start in."""
    out = [f"{bold(series.details.title)}: where each meeting may start"]
    for occurrence, interval in rows:
        borders = _borders(interval, zone, locale) if interval != ALL_TIME else "at any time"
        out.append(f"- {times.moment(occurrence.start, zone, locale, now=now)}: {borders}")
    if left is None:
        out.append("And so on, without an end.")
    elif left > len(rows):
        out.append(f"And {left - len(rows)} more.")
    return "\n".join(out)


def only_a_dry_run() -> str:
    return "This was a dry run: nothing has changed yet"
