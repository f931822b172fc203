"""How long a meeting lasts and how long it recurs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from language.line.scan import Slot
from language.times.clock import Clock
from language.times.durations import Length
from language.times.pattern import Repeat
from language.times.said import Refused, Said

_ENDS = frozenset(("count", "until", "span", "endless"))


def length_said(c: Said, repeat: Repeat | None, clock: Clock | None, finish: Clock | None) -> None:
    found: list[tuple[Slot, timedelta]] = []
    for slot in c.scan.slots:
        if slot.kind == "length":
            found.append((slot, slot.value.delta))
        elif slot.kind == "span":
            exact = slot.value.unit in ("min", "hour", "sec")
            if exact and slot.mark != "next":
                found.append((slot, slot.value.delta))
            elif repeat is None:
                if slot.mark == "for" and slot.value.unit == "day":
                    found.append((slot, slot.value.delta))
                else:
                    raise c.refuse(f"“{c.words(slot)}” is not understood here.", slot)
        elif slot.kind == "shift":
            raise c.refuse(f"“{c.words(slot)}” is not understood here.", slot)
    lengths = {length for _, length in found}
    if len(lengths) > 1:
        raise c.refuse("That names two lengths.", *(slot for slot, _ in found))
    if lengths:
        length = lengths.pop()
        if finish and clock:
            minutes = (finish.hour * 60 + finish.minute - clock.hour * 60 - clock.minute) % 1440
            if timedelta(minutes=minutes) != length:
                raise c.refuse("The length and the end do not agree.", found[0][0])
        if length <= timedelta(0):
            raise c.refuse("A meeting cannot last no time.", found[0][0])
        c.when.duration = length


def end_said(c: Said, repeat: Repeat | None) -> None:
    if not any(slot.kind in _ENDS for slot in c.scan.slots):
        return
    counts = c.scan.of("count")
    untils = c.scan.of("until")
    spans_ = [s for s in c.scan.of("span") if s.value.unit not in ("min", "hour", "sec")]
    endless = c.scan.of("endless")
    if repeat is None:
        for slot in [slot for slot in counts if slot.mark == "noun"]:
            c.to_title(slot)
            counts.remove(slot)
        for slots in (counts, untils, endless):
            if slots:
                words = c.words(slots[0])
                raise c.refuse(f"“{words}” ends a recurrence, but none was said.", slots[0])
        return
    if len(counts) + len(untils) + len(spans_) + len(endless) > 1:
        days = {s.value.day for s in untils}
        if not (len(days) == 1 and len(untils) > 1 and not counts and not spans_):
            raise c.refuse("That names two ends.", *counts, *untils, *spans_, *endless)
    if counts:
        if not 1 <= counts[0].value <= 10_000:
            raise c.refuse("That is no number of meetings.", counts[0])
        c.when.count = counts[0].value
    if untils:
        if untils[0].value.ask:
            raise c.refuse("That day has two readings; write the month as a word.", untils[0])
        c.when.until = untils[0].value.day
    if spans_:
        _span(c, spans_[0], repeat)


def _span(c: Said, slot: Slot, repeat: Repeat) -> None:
    """ "for 6 weeks" as a count where it comes out even, else marked for a last date."""
    span: Length = slot.value
    per = {"DAILY": 1, "WEEKLY": 7}.get(repeat.freq)
    count: float | None = None
    if per and span.days and not span.months:
        count = span.days / per / repeat.interval * (len(repeat.days) or 1)
    elif repeat.freq == "MONTHLY" and span.months:
        each = len(repeat.days) + len(repeat.monthdays) or 1
        count = span.months / repeat.interval * each
    elif repeat.freq == "YEARLY" and span.months:
        count = span.months / 12 / repeat.interval
    if count is not None and count == int(count) and count >= 1:
        c.when.count = int(count)
        return
    c.when.options.append({"span": (span.days, span.months)})


def close(c: Said, start: datetime, begin: Clock, finish: Clock | None) -> None:
    """Set end and length from the end of a range."""
    when = c.when
    if finish is None:
        if when.duration is not None:
            when.end = (start.astimezone(UTC) + when.duration).astimezone(c.zone)
        return
    minutes = (finish.hour * 60 + finish.minute - begin.hour * 60 - begin.minute) % 1440
    if minutes == 0:
        minutes = 1440
    if minutes > 780 and finish.hour * 60 + finish.minute < begin.hour * 60 + begin.minute:
        raise Refused(
            "It ends before it begins.",
            [c.words(slot) for slot in c.scan.slots if slot.kind in ("range", "till")],
        )
    wall = start.replace(tzinfo=None) + timedelta(minutes=minutes)
    end = wall.replace(tzinfo=c.zone)
    when.end = end
    when.duration = end.astimezone(UTC) - start.astimezone(UTC)
    if when.duration <= timedelta(0):
        when.duration = timedelta(minutes=minutes)


def moved_end(c: Said, chosen: Clock, original: Clock, finish: Clock | None) -> Clock | None:
    """Shift the end of a range along when its start was put into the other half of the day."""
    if finish is None:
        return None
    shift = (chosen.hour - original.hour) % 24
    if shift == 12:
        moved = Clock((finish.hour + 12) % 24, finish.minute, True)
        return moved
    return finish
