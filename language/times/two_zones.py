"""One moment said in two zones: "3pm London / 4pm Berlin", "9am, 5pm their time"."""

from __future__ import annotations

from datetime import date, datetime

from language.line.scan import Slot
from language.times import zone_names, zones
from language.times.clock import Clock
from language.times.said import Refused, Said
from language.times.zones import ZoneReading


def twice(c: Said) -> None:
    """Keep one of two clock times that are the same moment in two zones; refuse if they are not."""
    clocks = [slot for slot in c.scan.slots if slot.kind == "clock" and slot.more != "h"]
    if len(clocks) != 2:
        return
    first, second = sorted(clocks, key=lambda slot: slot.i)
    zoned = {id(slot): _zone_behind(c, slot) for slot in clocks}
    one, other = zoned[id(first)], zoned[id(second)]
    if (one is None and other is None) or _same(one, other):
        return
    if any(zone is not None and (zone.value.choices or zone.value.unknown)
           for zone in (one, other)):  # fmt: skip
        return
    theirs = next((z for z in (one, other) if z is not None and z.value.theirs), None)
    if theirs is not None:
        place = _place_named(c)
        if place is None:  # whose zone that is must be asked; the other time stands
            c.scan.slots.remove(second if theirs is other else first)
            return
        theirs.value = ZoneReading(theirs.value.words, place)
    moments = [_minutes(c, slot.value, zoned[id(slot)]) for slot in (first, second)]
    open_half = not (first.value.fixed and second.value.fixed)
    if (moments[0] - moments[1]) % (720 if open_half else 1440):
        words = [
            c.scan.line.cut(s.i, z.j if z else s.j) for s, z in ((first, one), (second, other))
        ]
        raise Refused("Those are two different moments.", words)
    if open_half and first.value.fixed != second.value.fixed:
        settled, loose = (first, second) if first.value.fixed else (second, first)
        gap = (_minutes(c, settled.value, zoned[id(settled)])
               - _minutes(c, loose.value, zoned[id(loose)])) % 1440  # fmt: skip
        loose.value.hour = (loose.value.hour + (12 if gap else 0)) % 24
        loose.value.fixed = True
    own = next((s for s in (first, second) if _own(c, zoned[id(s)])), first)
    for slot in (first, second):
        if slot is not own:
            c.scan.slots.remove(slot)
            zone = zoned[id(slot)]
            if zone is not None:
                c.scan.slots.remove(zone)


def _place_named(c: Said) -> str | None:
    """The zone of a city among the other words: "call with Osaka ... 5pm their time"."""
    for token in c.scan.tokens:
        if token.cat in ("word", "name") and token.low not in zone_names.NOT_ALONE:
            found = zones.find(token.text, c.reader.now, c.reader.home)
            if found.place and found.zone:
                return found.zone
    return None


def _zone_behind(c: Said, slot: Slot) -> Slot | None:
    return next((z for z in c.scan.of("zone") if z.i == slot.j), None)


def _same(one: Slot | None, other: Slot | None) -> bool:
    return (
        one is not None
        and other is not None
        and not one.value.mine
        and (one.value.zone, one.value.theirs) == (other.value.zone, other.value.theirs)
    )


def _own(c: Said, zone: Slot | None) -> bool:
    return zone is None or zone.value.mine or zone.value.zone == getattr(c.reader.home, "key", None)


def _minutes(c: Said, clock: Clock, zone: Slot | None) -> int:
    """Minutes of the day in UTC, on the day that was said."""
    day: date = next((s.value.day for s in c.scan.of("day") if s.value.day), c.reader.today)
    home = c.reader.home if _own(c, zone) else zones.load(zone.value.zone if zone else "UTC")
    offset = datetime(day.year, day.month, day.day, 12, tzinfo=home).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    return clock.hour * 60 + clock.minute - minutes
