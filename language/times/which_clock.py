"""Of all clock times said in a line, the one that is meant, morning or evening."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Slot
from language.times import spans
from language.times.clock import Clock
from language.times.days import Day
from language.times.durations import Length
from language.times.pattern import Repeat
from language.times.said import Refused, Said
from language.words.kinds import listed

_LATE_WORDS = frozenset(
    listed("dinner drinks supper party beers movie cena diner abendessen jantar pub")
)


_EARLY_WORDS = frozenset(listed("breakfast fruhstuck desayuno sunrise"))


_PART_NAMES = {"tonight": "evening", "night": "evening"}


def clock_said(c: Said, day: Day | None) -> tuple[Clock | None, Clock | None]:
    slots = [slot for slot in c.scan.slots if slot.kind in ("clock", "range")]
    firm = [slot for slot in slots if slot.more != "h"]
    for slot in slots:
        if slot.more == "h" and slot.value.hour <= 10 and (firm or slots.index(slot) > 0):
            # "9am 6h": a length beside a clock time
            slot.kind = "length"
            slot.value = Length(slot.value.hour * 60, 0, 0, "hour", slot.value.hour)
    slots = [slot for slot in slots if slot.kind != "length"]
    tills = c.scan.of("till")
    if len(slots) > 1:
        slots = _one_clock(c, slots)
    if not slots:
        slots = bare_number(c, day)
    if not slots:
        if tills:
            raise c.refuse("It says until when but not from when.", tills[0])
        return None, None
    slot = slots[0]
    if slot.kind == "range":
        if tills:
            raise c.refuse("That names two ends.", tills[0])
        begin, end = slot.value
        _noted(c, begin, slot)
        return begin, end
    clock: Clock = slot.value
    _noted(c, clock, slot)
    if len(tills) > 1:
        raise c.refuse("That names two ends.", tills[1])
    if tills:
        end = tills[0].value
        spans._settle(c.reader, clock, end)
        return clock, end
    return clock, None


def _one_clock(c: Said, slots: list[Slot]) -> list[Slot]:
    """The same clock time said twice is one; two different ones are refused."""
    values = set()
    for slot in slots:
        first = slot.value[0] if slot.kind == "range" else slot.value
        values.add((first.hour, first.minute, first.named))
    if len(values) == 1:
        return [next((s for s in slots if s.kind == "range"), slots[0])]
    named = [s for s in slots if s.kind == "clock" and s.value.named == "lunchtime"]
    if named and len(slots) == 2:
        return [s for s in slots if s not in named]
    raise c.refuse("That names two times of day.", *slots)


def bare_number(c: Said, day: Day | None) -> list[Slot]:
    """A lone number beside a day ("thursday 7?") is its clock time."""
    scan = c.scan
    edges = {slot.j for slot in scan.slots if slot.kind in ("day", "repeat", "part", "begin")}
    begins = {slot.i for slot in scan.slots if slot.kind in ("day", "repeat", "part")}
    for index in list(scan.rest):
        token = scan.tokens[index]
        after = at(scan.tokens, index + 1)
        beside = (
            index in edges
            or (index - 1 in edges and at(scan.tokens, index - 1).cat == ",")
            or (index - 1 in edges and at(scan.tokens, index - 1).cat == ",")
        )
        before = index + 1 in begins
        if (
            token.cat == "int"
            and len(token.text) <= 2
            and 1 <= token.val <= 24
            and (beside or before)
        ):
            if after.cat in ("%", "times", "u") or (after.cat == "word" and after.glued):
                continue
            if at(scan.tokens, index - 1).glued and before and not beside:
                continue
            if before and not beside and at(scan.tokens, index - 1).cat == "#":
                continue
        elif (
            token.cat == "int"
            and len(token.text) == 4
            and token.val // 100 < 24
            and (token.val % 100 < 60 and (beside or before) and not 1990 <= token.val <= 2099)
        ) or (
            token.cat == "num"
            and (beside or before)
            and token.val <= 12
            and (after.cat in ("end", "with", ",", "?", "on", "part", "wd", "day"))
        ):
            pass
        elif (
            token.cat == "int"
            and len(token.text) == 3
            and (beside or before)
            and (token.val % 100 in (15, 30, 45) and after.cat not in ("%", "times", "u"))
        ):
            pass  # "tomorrow 930"
        elif (
            token.cat == "dec"
            and (beside or before)
            and "." in token.text
            and (len(token.text.partition(".")[2]) == 2)
        ):
            from language.times import clocks

            found = clocks.read(scan.tokens, index, True)
            if found and not found[1].bad:
                scan.rest.remove(index)
                slot = Slot("clock", index, index + 1, found[1])
                scan.slots.append(slot)
                return [slot]
            continue
        else:
            continue
        scan.rest.remove(index)
        loosely = after.cat == "or" and at(scan.tokens, index + 2).low in ("so", "thereabouts")
        if loosely:  # "tomorrow 9 or so"
            scan.rest = [k for k in scan.rest if k not in (index + 1, index + 2)]
        value = int(token.val)
        if len(token.text) < 3:
            clock = Clock(value, 0, value > 12)
        else:
            clock = Clock(value // 100, value % 100, len(token.text) == 4)
        clock.minutes_said = len(token.text) == 3
        clock.note = "approx" if loosely else "number"
        slot = Slot("clock", index, index + 1, clock)
        scan.slots.append(slot)
        return [slot]
    return []


def _noted(c: Said, clock: Clock, slot: Slot) -> None:
    words = c.words(slot)
    if clock.note == "approx":
        c.when.assumed.append(f"“{words}” is read as exactly then")
    elif clock.note == "half":
        c.when.assumed.append(f"“{words}” is read as half past {clock.hour}")
    elif clock.note == "number":
        c.when.assumed.append(f"{words} is read as a time of day")
    if clock.named in ("eod", "lunchtime"):
        if clock.named == "eod":
            end = c.reader.habits.end_of_day
            clock.hour, clock.minute = end.hour, end.minute
        c.when.assumed.append(f"“{words}” is read as {clock.hour:02}:{clock.minute:02}")


def part_said(c: Said, day: Day | None, repeat: Repeat | None) -> str | None:
    parts = [slot.value for slot in c.scan.of("part")]
    if day and day.part:
        parts.append(day.part)
    if repeat and repeat.part:
        parts.append(repeat.part)
    chosen: str | None = None
    for slot in c.scan.of("part"):
        following = at(c.scan.tokens, slot.j)
        played = slot.value == "night" and not slot.mark and slot.i - 1 in c.scan.rest
        if played or (
            not slot.mark
            and following.cat == "word"
            and (
                not any(
                    s.j == slot.i and s.kind in ("day", "clock", "range", "repeat", "begin")
                    for s in c.scan.slots
                )
            )
        ):
            c.scan.rest = sorted({*c.scan.rest, *range(slot.i, slot.j)})  # "morning run"
    for part in parts:
        if chosen and _PART_NAMES.get(chosen, chosen) != _PART_NAMES.get(part, part):
            raise Refused(
                "That names two parts of the day.",
                [c.words(slot) for slot in c.scan.of("part")],
            )
        chosen = part if chosen != "tonight" else chosen
    return chosen


def settled(c: Said, clock: Clock, part: str | None) -> tuple[Clock, Clock | None, int]:
    """Settle morning or evening: the clock, the other reading, and days to add ("tonight at 1")."""
    hour = clock.hour
    if part:
        return _with_part(c, clock, part)
    if clock.fixed:
        if clock.other and clock.note != "half":
            return clock, with_hour(clock, clock.other[0], clock.other[1]), 0
        return clock, None, 0
    words = {c.scan.tokens[i].low for i in c.scan.rest}
    if words & _LATE_WORDS and hour % 12 >= 4 and not (clock.minutes_said and hour >= 10):
        chosen = hour % 12 + 12
    elif words & _EARLY_WORDS:
        chosen = hour % 12
    else:
        chosen = spans.likely_hour(c.reader, clock)
    settled = with_hour(clock, chosen)
    other = with_hour(clock, (chosen + 12) % 24)
    if hour == 12 or clock.plain or spans.plain_hour(c.reader, clock, chosen):
        return settled, None, 0
    return settled, other, 0


def _with_part(c: Said, clock: Clock, part: str) -> tuple[Clock, Clock | None, int]:
    hour = clock.hour
    if clock.named in ("noon", "eod", "lunchtime"):
        return clock, None, 0
    if clock.named == "midnight":
        return clock, None, 1 if part in ("tonight", "night", "evening") else 0
    if clock.fixed and not (clock.soft and hour <= 12):
        morning = hour < 12
        if (
            (part == "morning") != morning
            and not (part in ("night", "tonight") and hour < 5)
            and (not (part == "morning" and hour == 12))
        ):
            raise Refused(
                "The time and the part of the day do not agree.",
                [
                    c.words(slot)
                    for slot in c.scan.slots
                    if slot.kind in ("clock", "range", "part")
                    or (slot.kind == "day" and slot.value.part)
                ],
            )
        return clock, None, int(part == "tonight" and hour < 5)
    small = hour % 12
    if part == "morning":
        return with_hour(clock, small), None, 0
    if part == "afternoon":
        return with_hour(clock, small + 12), None, 0
    if part == "evening":
        return with_hour(clock, small + 12 if hour != 12 else 0), None, int(hour == 12)
    if small < 5:
        if part == "tonight":
            return with_hour(clock, small), None, 1
        return with_hour(clock, small), None, int(hour == 12)
    return with_hour(clock, small + 12), None, 0


def usual(c: Said, part: str) -> Clock:
    habits = c.reader.habits
    at_ = {"morning": habits.morning, "afternoon": habits.afternoon}.get(part, habits.evening)
    c.when.assumed.append(f"“{part}” is read as {at_:%H:%M}")
    return Clock(at_.hour, at_.minute, True)


def with_hour(clock: Clock, hour: int, minute: int | None = None) -> Clock:
    out = Clock(hour, clock.minute if minute is None else minute, True)
    out.named, out.note = clock.named, clock.note
    return out


def read_as(said: Clock, chosen: Clock) -> str:
    """The echo of a clock time whose half of the day was left open."""
    hour = said.hour if said.hour <= 12 else said.hour - 12
    minutes = f":{said.minute:02}" if said.minute else ""
    return f"{hour}{minutes} is read as {chosen.hour:02}:{chosen.minute:02}"
