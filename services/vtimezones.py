"""Time zones as iCalendar describes them: one observance for each way the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from domain.clockchanges import ClockChange, changes

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = timedelta(days=7)


def vtimezone(key: str, first: int, last: int) -> Any:
    """The VTIMEZONE of an IANA zone, right from the year ``first`` to ``last``, and beyond where
    its clocks change by a yearly rule.

    Onsets are wall times before the change, as RFC 5545 (3.6.5) wants them.
    """
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", key)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    at_first = _offset(begin, key)
    zone.add_component(_observance("STANDARD", begin.replace(tzinfo=None), at_first, at_first, key))
    for group in _groups(key, first, last):
        before, after = group[0].before, group[0].after
        onsets = [(change.at + before).replace(tzinfo=None) for change in group]
        kind = "DAYLIGHT" if after > before else "STANDARD"
        part = _observance(kind, onsets[0], before, after, key, group[0].at)
        rule = _yearly(onsets, last)
        if rule is not None:
            part.add("rrule", icalendar.vRecur.from_ical(rule))
        else:
            for onset in onsets[1:]:
                part.add("rdate", onset)
        zone.add_component(part)
    return zone


@lru_cache(maxsize=256)
def _groups(key: str, first: int, last: int) -> tuple[tuple[ClockChange, ...], ...]:
    """Clock changes in the years, together with those of the same month and offsets."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    found: dict[tuple[int, timedelta, timedelta], list[ClockChange]] = {}
    for change in changes(ZoneInfo(key), begin, end):
        month = (change.at + change.before).month
        found.setdefault((month, change.before, change.after), []).append(change)
    return tuple(tuple(group) for group in found.values())


def _yearly(onsets: list[datetime], last: int) -> str | None:
    """The rule that gives exactly these onsets, up to the last year; ``None`` if there is none."""
    first = onsets[0]
    years = [onset.year for onset in onsets]
    if len(onsets) < 2 or years != list(range(first.year, last + 1)):
        return None
    if len({(onset.weekday(), onset.time()) for onset in onsets}) != 1:
        return None
    day = WEEKDAYS[first.weekday()]
    if all((onset + WEEK).month != onset.month for onset in onsets):
        return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY=-1{day}"
    nth = {(onset.day - 1) // 7 + 1 for onset in onsets}
    if len(nth) == 1:
        return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={nth.pop()}{day}"
    return None


def _observance(
    kind: str,
    onset: datetime,
    before: timedelta,
    after: timedelta,
    key: str,
    at: datetime | None = None,
) -> Any:
    import icalendar

    part = icalendar.TimezoneDaylight() if kind == "DAYLIGHT" else icalendar.TimezoneStandard()
    part.add("dtstart", onset)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    named = (at or onset.replace(tzinfo=UTC)).astimezone(ZoneInfo(key))
    part.add("tzname", named.tzname() or key)
    return part


def _offset(moment: datetime, key: str) -> timedelta:
    offset = moment.astimezone(ZoneInfo(key)).utcoffset()
    assert offset is not None, "a moment in a zone has an offset"
    return offset
