"""Slots put together: one start (or what to ask, or why not), length, recurrence and its end."""

from __future__ import annotations

from datetime import timedelta

from language.line.scan import Scan, Slot
from language.naming.title_words import titled
from language.times import zones
from language.times.lasting import end_said, length_said
from language.times.leftovers import refuse_leftovers
from language.times.moments import from_now, single
from language.times.recurring import recurrence_said, recurring
from language.times.said import Refused, Said, When
from language.times.untimed import refuse_choice, refuse_untimed
from language.times.which_clock import clock_said, part_said
from language.times.which_day import day_said
from language.times.zones import ZoneReading


def run(c: Said, once: bool = True) -> When:
    """Put the slots together; ``once``: "monthly review tomorrow" is one meeting, else a series."""
    try:
        _combine(c, once)
        if c.place and c.when.start and not c.when.question and c.zone is not c.reader.home:
            here = c.when.start.replace(tzinfo=c.reader.home)
            if here.utcoffset() != c.when.start.utcoffset():
                c.when.options.append({"start": here, "zone": None})
    except Refused as refused:
        when = c.when
        when.start = when.end = when.day = when.clock = when.rule = None
        when.until = when.count = None
        when.question = None
        when.options = []
        when.assumed = []
        when.why, when.not_understood = refused.why, refused.words
    return c.when


def _combine(c: Said, once: bool) -> None:
    scan, when = c.scan, c.when
    for token in scan.tokens:
        if token.slip:
            when.assumed.append(f"“{token.text}” is read as {token.slip.capitalize()}")
    frequency = titled(c) if once else None
    broken = scan.of("bad")
    if broken:
        raise c.refuse(str(broken[0].value), *broken)
    refuse_vague(c)
    if len(scan.of("clock")) > 1 and scan.of("zone"):
        from language.times.two_zones import twice

        twice(c)
    settle_zone(c)
    refuse_choice(c)
    repeat = recurrence_said(c)
    day = day_said(c, repeat)
    vague = scan.of("vague")
    clock, finish = clock_said(c, day)
    refuse_untimed(c, day, clock)
    if vague and not (
        clock and vague[0].value.startswith("“late") is False and only_vague(c, vague)
    ):
        raise c.refuse(str(vague[0].value), *vague)
    part = part_said(c, day, repeat)
    length_said(c, repeat, clock, finish)
    end_said(c, repeat)
    when.instant = bool(scan.of("instant"))
    if when.instant and day and day.day and day.day != c.reader.today:
        raise c.refuse("That names two times.", *scan.of("instant"))
    refuse_leftovers(c, day, repeat, clock)
    offset = scan.of("offset")
    if len(offset) > 1:
        raise c.refuse("That names two times.", offset[1])
    if offset:
        from_now(c, offset[0], day, clock, finish, part)
    elif repeat:
        recurring(c, repeat, day, clock, finish, part)
    else:
        single(c, day, clock, finish, part)
    if frequency and when.start:
        _as_series(c, frequency)
    if when.instant and when.start is None and not when.question:
        said = [c.words(slot).lower() for slot in scan.of("instant")]
        if any("now" in word or word in ("jetzt", "maintenant", "ahora", "agora") for word in said):
            when.start = c.reader.wall.replace(tzinfo=c.reader.home)


def _as_series(c: Said, frequency: str) -> None:
    """Offer the recurrence that the first word of the title would make."""
    again = Scan(c.scan.line, c.reader, c.scan.known).run(0, len(c.scan.tokens))
    series = run(Said(again), once=False)
    if series.rule and series.start and not series.question:
        c.when.assumed.append(f"“{frequency}” is read as part of the title, for one meeting")
        c.when.options.append({"start": series.start, "recurrence": series.rule})


def refuse_vague(c: Said) -> None:
    """ "sometime next week", "early december": no time, and the words around say so."""
    for slot in c.scan.of("vague"):
        after = next((s for s in c.scan.slots if s.i == slot.j), None)
        if after is not None and after.kind == "day" and (c.scan.of("clock") or c.scan.of("range")):
            c.scan.slots.remove(slot)  # "early tomorrow 7am"
        elif after is not None and after.kind in ("period", "day", "part"):
            raise Refused(str(slot.value), [c.scan.line.cut(slot.i, after.j)])


def settle_zone(c: Said) -> None:
    slots = c.scan.of("zone")
    if not slots:
        return
    best = slots[0]
    for slot in slots:
        if slot.value.unknown:
            raise c.refuse("That is no time zone I know.", slot)
    named = [slot for slot in slots if slot.value.zone]
    full = [slot for slot in named if "/" in slot.value.words]
    loose = [slot for slot in named if not slot.value.fixed]
    chosen = full or [*loose, *(slot for slot in named if slot.value.fixed)]
    if chosen:
        best = chosen[0]
        for slot in chosen[1:]:
            if not _agree(c, best.value, slot.value):
                raise c.refuse("That names two time zones.", best, slot)
    elif len({slot.value.words.lower() for slot in slots}) > 1:
        raise c.refuse("That names two time zones.", *slots)
    reading = best.value
    if reading.mine:
        return
    if reading.theirs:
        c.when.question = "zone"
        c.when.assumed.append(f"“{reading.words}”: whose zone is meant must be said")
        return
    if reading.choices:
        c.when.question = "zone"
        c.when.options = [{"zone": choice} for choice in reading.choices]
        return
    c.zone, c.place = zones.load(reading.zone), reading.place
    c.when.zone = reading.zone
    if reading.fixed and reading.zone != "UTC":
        c.when.assumed.append(f"{reading.words} is a fixed offset without summer time")
    elif reading.words.lower() != reading.zone.lower() and reading.zone != "UTC":
        c.when.assumed.append(f"“{reading.words}” is read as the zone {reading.zone}")


def _agree(c: Said, first: ZoneReading, second: ZoneReading) -> bool:
    """Two names of one zone, or a zone beside its usual offset ("(UTC+01:00) Berlin")."""
    if first.zone == second.zone or first.zone is None or second.zone is None:
        return True
    if first.fixed == second.fixed:
        return False
    now = c.reader.now
    one, other = now.astimezone(zones.load(first.zone)), now.astimezone(zones.load(second.zone))
    named = other if first.fixed else one
    usual = (named.utcoffset() or timedelta()) - (named.dst() or timedelta())
    offset = (one if first.fixed else other).utcoffset()
    return offset in (usual, named.utcoffset())


def only_vague(combiner: Said, slots: list[Slot]) -> bool:
    """Vague words ("early", "later") beside an exact time say nothing more."""
    return all("early" in s.value or "later" in s.value or "late" in s.value for s in slots)


def combine(scan: Scan) -> When:
    """Put the slots of a scan together."""
    return run(Said(scan))
