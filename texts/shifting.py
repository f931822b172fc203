"""What is said before the clocks move a series for some of its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.clockchanges import Shift
from domain.model import Series
from texts import times
from texts.markdown import escape, quoted, sentence

NAMED = 5


def heading(series: Series) -> str:
    return f"The clocks change, and {quoted(series.details.title)} with them"


def ahead(
    series: Series,
    found: Sequence[Shift],
    people: Mapping[str, Sequence[str]],
    locale: str,
    now: datetime,
) -> str:
    """Who has it at another time from when to when, and what it stays at by its own zone."""
    home = times.place(series.plan.zone)
    own = _clock(series.plan.start.time(), series.plan.zone, locale)
    title = f"{quoted(series.details.title)} (#{series.short})"
    lines = [f"{title} goes by the clocks of {home}, where it stays at {own}. Elsewhere it moves:"]
    lines += [f"- {_line(shift, people.get(shift.zone, ()), locale, now)}" for shift in found]
    return "\n".join(lines)


def _line(shift: Shift, names: Sequence[str], locale: str, now: datetime) -> str:
    zone = ZoneInfo(shift.zone)
    first = times.day(shift.occurrence.start, zone, locale, now=now)
    until = f" until {times.day(shift.until, zone, locale, now=now)}" if shift.until else ""
    who = f" for {_names(names)}" if names else ""
    after, before = _clock(shift.after, zone, locale), _clock(shift.before, zone, locale)
    return (
        f"From {first}{until} it is at {after} instead of {before}{who} ({times.place(zone)} time)"
    )


def _names(names: Sequence[str]) -> str:
    shown = [escape(name) for name in names[:NAMED]]
    if more := len(names) - NAMED:
        shown += [f"{more} more"] if more > 0 else []
    return sentence(shown)


def keep_label(series: Series) -> str:
    return f"Keep it by {times.place(series.plan.zone)} time"


def anchor_label(shift: Shift, locale: str) -> str:
    zone = ZoneInfo(shift.zone)
    return f"Keep {_clock(shift.before, zone, locale)} in {times.place(zone)}"


def turns_label(shift: Shift) -> str:
    return f"Take turns with {times.place(ZoneInfo(shift.zone))}"


def kept(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} goes on by the clocks of {times.place(series.plan.zone)}. "
        "Nothing was changed."
    )


def nothing_shifts(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} was changed in the meantime, and that clock change does "
        "not move it any more. Nothing was changed."
    )


def _clock(clock: time, zone: ZoneInfo, locale: str) -> str:
    return times.clock(datetime.combine(date(2026, 1, 15), clock, zone), zone, locale)
