"""The stretch of time and the states that a list or a search asks for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from language.line.numbers import at
from language.line.scan import Scan
from language.model import Span

MONTH = timedelta(days=31)


_STATES = {
    "in progress": "inProgress", "inprogress": "inProgress", "live": "inProgress",
    "running": "inProgress", "ongoing": "inProgress", "missed": "missed", "ended": "ended",
    "finished": "ended", "past": "ended", "over": "ended", "completed": "ended",
    "scheduled": "scheduled", "planned": "scheduled", "ready": "ready", "in lobby": "lobby",
    "lobby": "lobby", "active": "active", "expired": "expired", "happening now": "inProgress",
}  # fmt: skip


def window_of(scan: Scan) -> Span | None:
    """A day, a part of it, or a stretch of days as moments in the reader's zone."""
    reader, home = scan.reader, scan.reader.home
    words: list[str] = []
    begin: datetime | None = None
    end: datetime | None = None
    part: str | None = None
    for slot in scan.slots:
        text = scan.line.cut(slot.i, slot.j)
        if slot.kind == "day" and slot.value.day:
            day = slot.value.day
            part = slot.value.part or part
            if begin is not None and end is not None:
                begin = min(begin, _midnight(day, home))
                end = max(end, _midnight(day + timedelta(days=1), home))
            else:
                begin, end = _midnight(day, home), _midnight(day + timedelta(days=1), home)
        elif slot.kind == "period":
            begin, end = _midnight(slot.value[0], home), _midnight(slot.value[1], home)
        elif slot.kind == "span" and slot.mark == "next":
            begin = reader.now
            end = reader.now + slot.value.delta
        elif slot.kind == "begin" and slot.value.day:
            begin = _midnight(slot.value.day, home)
            end = end or begin + 12 * MONTH
        elif slot.kind == "until" and slot.value.day:
            begin = begin or reader.now
            end = _midnight(slot.value.day + timedelta(days=1), home)
        elif slot.kind == "part":
            part = slot.value
            if begin is None:
                begin = _midnight(reader.today, home)
                end = _midnight(reader.today + timedelta(days=1), home)
        elif slot.kind == "offset" and slot.value.minutes > 0:
            begin, end = reader.now, reader.now + slot.value.delta
        elif slot.kind == "range" and begin is not None:
            first, last = slot.value
            day = begin.date()
            from language.times.spans import likely_hour

            hour = first.hour if first.fixed else likely_hour(reader, first)
            begin = datetime.combine(day, time(hour % 24, first.minute), home)
            end = datetime.combine(day, time(last.hour % 24, last.minute), home)
        elif slot.kind == "instant":
            begin, end = reader.now, reader.now + timedelta(minutes=1)
        else:
            continue
        words.append(text)
    if begin is None or end is None:
        return None
    if part and (end - begin) <= timedelta(days=1, hours=2):
        day = begin.date()
        hours = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24)}.get(part, (17, 24))
        begin = datetime.combine(day, time(hours[0]), home)
        last = day + timedelta(days=1) if hours[1] == 24 else day
        end = datetime.combine(last, time(hours[1] % 24), home)
    return Span(begin, end, " ".join(words))


def _midnight(day: date, home: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=home)


def states_of(scan: Scan) -> tuple[tuple[str, ...], frozenset[int]]:
    """State words of a search ("in progress or missed") and the tokens they take."""
    found: list[str] = []
    gone: set[int] = set()
    for k in range(len(scan.tokens)):
        low = scan.tokens[k].low
        two = f"{low} {at(scan.tokens, k + 1).low}"
        state = _STATES.get(two)
        if state:
            gone |= {k, k + 1}
        elif low in _STATES and k not in gone:
            state = _STATES[low]
            gone.add(k)
        if state and state not in found:
            found.append(state)
    if gone:
        gone |= {
            k
            for k in range(len(scan.tokens))
            if scan.tokens[k].cat in ("or", "and") and (k - 1 in gone or k + 1 in gone)
        }
    return tuple(found), frozenset(gone)
