"""Of all days said in a line, the one that is meant."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at
from language.line.scan import Slot
from language.times.days import Day
from language.times.pattern import Repeat
from language.times.said import Said, in_words


def day_said(c: Said, repeat: Repeat | None) -> Day | None:
    slots = c.scan.of("day")
    begins = c.scan.of("begin")
    periods = c.scan.of("period")
    if repeat is not None:
        slots = _days_of_rule(c, slots, repeat)
    if periods and slots:
        slots = _within(c, slots, periods)
        periods = []
    if begins and slots:
        slots = _title_days(c, slots, begins)
    slots = [*slots, *begins]
    if len(slots) > 1:
        slots = _one_day(c, slots)
    if periods:
        if repeat is not None and repeat.note and "every week" in repeat.note:
            raise c.refuse("That names several days.", *c.scan.of("repeat"), periods[0])
        if repeat is not None and not slots:
            _bounded(c, periods[0], repeat)
            begin = max(periods[0].value[0], c.reader.today)
            return Day(begin)
        if not slots:
            words = c.words(periods[0])
            raise c.refuse(f"“{words}” does not say which day.", periods[0])
    if not slots:
        return None
    day: Day = slots[0].value
    if day.note:
        c.when.assumed.append(day.note)
    return day


def _bounded(c: Said, slot: Slot, repeat: Repeat) -> None:
    begin, end = slot.value
    if slot.mark != "in" and c.scan.tokens[slot.i].cat not in (
        "this",
        "next",
        "coming",
        "in",
    ):
        raise c.refuse(f"“{c.words(slot)}” does not say which days.", slot)
    if begin < end:
        c.scan.add("until", slot.i, slot.j, Day(end - timedelta(days=1)))


def _days_of_rule(c: Said, slots: list[Slot], repeat: Repeat) -> list[Slot]:
    """A bare weekday beside "weekly" or "every 2 weeks" says on which days."""
    kept: list[Slot] = []
    for slot in slots:
        day: Day = slot.value
        if day.rolls == "week" and day.weekday is not None and not day.others:
            if repeat.freq == "WEEKLY":
                if repeat.bare:
                    repeat.days = [(0, day.weekday)]
                    continue
                if (0, day.weekday) in repeat.days:
                    continue
                if before_title(c, slot):
                    c.to_title(slot)
                    continue
                raise c.refuse("The day does not fit the recurrence.", slot)
            if before_title(c, slot) and repeat.freq != "DAILY":
                c.to_title(slot)
                continue
        elif repeat.freq == "MONTHLY" and repeat.bare and day.rolls == "month" and day.day:
            repeat.monthdays = [day.day.day]
            continue
        elif repeat.freq == "YEARLY" and repeat.bare and day.day and day.exact:
            repeat.month, repeat.monthdays = day.day.month, [day.day.day]
            if not repeat.weak:
                continue
        elif repeat.freq == "WEEKLY" and repeat.bare and day.weekday is not None:
            repeat.days = [(0, day.weekday)]
        kept.append(slot)
    return kept


def before_title(c: Said, slot: Slot) -> bool:
    """Whether an unmarked weekday stands before a plain word, as in "friday demo"."""
    after = at(c.scan.tokens, slot.j)
    return not slot.mark and after.cat in ("word", "quote")


def _within(c: Said, slots: list[Slot], periods: list[Slot]) -> list[Slot]:
    """ "friday 10am next week": the weekday of that week."""
    if len(periods) > 1:
        raise c.refuse("That names two stretches of time.", *periods)
    begin, end = periods[0].value
    for slot in slots:
        day: Day = slot.value
        if day.rolls == "week" and day.weekday is not None and (end - begin).days == 7:
            inside = begin + timedelta(days=(day.weekday - begin.weekday()) % 7)
            slot.value = Day(inside)
            slot.value.weekday = day.weekday
        elif not (day.day and begin <= day.day < end):
            raise c.refuse("Those do not fit together.", slot, periods[0])
    return slots


def _title_days(c: Said, slots: list[Slot], others: list[Slot]) -> list[Slot]:
    kept = []
    for slot in slots:
        if before_title(c, slot) and slot.value.rolls == "week":
            c.to_title(slot)
        elif (
            slot.value.rolls == "week"
            and others[0].value.day
            and (slot.value.weekday == others[0].value.day.weekday())
        ):
            continue
        else:
            kept.append(slot)
    return kept


def _one_day(c: Said, slots: list[Slot]) -> list[Slot]:
    """Of several days said, the one they agree on."""
    exact = [slot for slot in slots if slot.value.rolls != "week"]
    bare = [slot for slot in slots if slot.value.rolls == "week"]
    if exact and bare and all(s.value.day == exact[0].value.day for s in exact):
        base: Day = exact[0].value
        for slot in bare:
            candidates = [d for d in (base.day, *base.others) if d]
            fitting = [d for d in candidates if d.weekday() == slot.value.weekday]
            if fitting:
                base.day, base.others, base.ask = fitting[0], (), False
                continue
            if slot.value.weekday is not None and _loose(c, slot):
                c.to_title(slot)
                continue
            said = base.day
            raise c.refuse(f"{in_words(said) if said else 'That'} is another day.", slot, exact[0])
        return exact[:1]
    days = {slot.value.day for slot in slots}
    if len(days) == 1:
        return [next((s for s in slots if s.value.clock), slots[0])]
    loose = [slot for slot in slots if _loose(c, slot)]
    firm = [slot for slot in slots if slot not in loose]
    if firm and loose and len({slot.value.day for slot in firm}) == 1:
        for slot in loose:
            c.to_title(slot)
        return firm[:1]
    raise c.refuse("That names two days.", *slots)


def _loose(c: Said, slot: Slot) -> bool:
    """A weekday that may be part of a title: no "on" before, no clock time beside."""
    if slot.mark:
        return False
    for other in c.scan.slots:
        if other.kind in ("clock", "range", "part", "till") and (
            other.i == slot.j or other.j == slot.i
        ):
            return False
    after = at(c.scan.tokens, slot.j)
    return after.cat in ("word", "quote") or c.scan.tokens[slot.j - 1].owned
