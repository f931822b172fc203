"""A recurrence with its first date, its end and its other readings."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from language.line.numbers import at
from language.line.scan import Slot
from language.times import pattern
from language.times.clock import Clock
from language.times.days import Day, plus
from language.times.lasting import close, moved_end
from language.times.moments import echo_half, moment_of, zone_choices
from language.times.pattern import Repeat
from language.times.said import Refused, Said, in_words
from language.times.which_clock import settled, usual
from language.words.kinds import listed

_HEDGES = frozenset(listed("most some nearly almost several certain many few roughly hardly"))


def recurrence_said(c: Said) -> Repeat | None:
    found: Repeat | None = None
    slots = c.scan.of("repeat")
    strong = [slot for slot in slots if not slot.value.weak]
    for slot in slots:
        if slot.value.bad:
            raise Refused(slot.value.bad, [_with_next_word(c, slot)])
        before = at(c.scan.tokens, slot.i - 1) if slot.i else None
        if before is not None and before.low in _HEDGES:
            words = c.scan.line.cut(slot.i - 1, slot.j)
            raise Refused(f"“{words}” does not say which ones.", [words])
        if (
            slot.value.weak
            and strong
            and len(slots) > 1
            and pattern.merged(slot.value, strong[0].value) in (None, strong[0].value)
        ):
            c.to_title(slot)
            continue
        if found is None:
            found = slot.value
            continue
        both = pattern.merged(found, slot.value)
        if both is None:
            raise c.refuse("Those are two different recurrences.", slots[0], slot)
        found = both
    if found is None:
        return None
    for slot in c.scan.of("except"):
        if found.freq == "DAILY" and found.interval == 1:
            found.freq, found.days = "WEEKLY", [(0, n) for n in range(7)]
        if found.freq != "WEEKLY" or found.bare:
            raise c.refuse("Leaving that out is not possible.", slot)
        found.days = [day for day in found.days if day[1] not in slot.value]
        if not found.days:
            raise c.refuse("Nothing is left.", slot)
    if found.note:
        c.when.assumed.append(found.note)
    elif any(day > 28 for day in found.monthdays):
        c.when.assumed.append("months without that day are left out")
    return found


def _with_next_word(c: Said, slot: Slot) -> str:
    """ "every full moon", not "every full"."""
    tokens = c.scan.tokens
    further = slot.j in c.scan.rest and at(tokens, slot.j).cat == "word"
    return c.scan.line.cut(slot.i, slot.j + further)


def recurring(
    c: Said,
    repeat: Repeat,
    day: Day | None,
    clock: Clock | None,
    finish: Clock | None,
    part: str | None,
) -> None:
    when, reader = c.when, c.reader
    span = next((option.pop("span") for option in when.options if "span" in option), None)
    when.options = [option for option in when.options if option]
    if day is not None and day.ask:
        raise Refused(
            day.note or "That day has two readings; write the month as a word.",
            [c.words(slot) for slot in c.scan.slots if slot.kind in ("day", "begin")],
        )
    if clock is None and part is not None:
        clock = usual(c, part)
        part = None
    other: Clock | None = None
    original = clock
    if clock is not None:
        clock, other, _ = settled(c, clock, part)
        finish = moved_end(c, clock, original or clock, finish)
        when.clock = time(clock.hour % 24, clock.minute)
    if repeat.question == "biweekly":
        _biweekly(c, repeat, day, clock)
    base = day.day if day and day.day else None
    explicit = base is not None
    begin = base or reader.today
    if repeat.bare and repeat.freq != "DAILY":
        if base is None and clock is not None:
            if moment_of(c, begin, clock) < reader.minute:
                begin += timedelta(days=1)
            when.assumed.append(f"it begins {in_words(begin)}")
        if base is not None or clock is not None:
            repeat.settle(begin)
    first = repeat.first(begin)
    if clock is not None and first is not None and not explicit:
        while first is not None and moment_of(c, first, clock) < reader.minute:
            first = repeat.first(first + timedelta(days=1))
    elif (
        clock is not None
        and first is not None
        and first == reader.today
        and (
            moment_of(c, first, clock) < reader.minute
            and (day is None or day.rolls or not day.exact)
        )
    ):
        step = 7 if day is not None and day.rolls == "week" else 1
        first = repeat.first(first + timedelta(days=step))
    if first is None:
        raise Refused(
            "No day fits that recurrence.",
            [c.words(slot) for slot in c.scan.of("repeat")],
        )
    if explicit and base != first and day is not None and day.exact:
        when.assumed.append(f"the first one is on {in_words(first)}")
    if span is not None:
        when.until = plus(first, span[0], span[1]) - timedelta(days=1)
    _bound(c, first, day)
    rule = repeat.text()
    if when.question == "zone" and clock is not None:
        zone_choices(c, Day(first), clock)
        when.rule = rule + _end_text(c, reader.home)
        return
    when.rule = rule + _end_text(c, c.zone)
    if when.question:
        when.clock = None
        if clock is not None and finish is not None:
            close(c, moment_of(c, first, clock), clock, finish)
            when.end = None
        if clock is not None and other is not None:
            echo_half(c, original or clock, clock)
        return
    if clock is None:
        when.day = first if explicit else None
        return
    start = moment_of(c, first, clock)
    when.start, when.day = start, start.date()
    close(c, start, clock, finish)
    if day is not None:
        when.options += [
            {"start": moment_of(c, alternative, clock)}
            for choice in day.others
            if (alternative := repeat.first(choice))
        ]
    if other is not None:
        echo_half(c, original or clock, clock)
        option = moment_of(c, first, other)
        when.options.append({"start": option})
    for another in repeat.others:
        found = another.first(begin)
        if found:
            moment = moment_of(c, found, clock)
            if moment < reader.minute:
                later = another.first(found + timedelta(days=1))
                moment = moment_of(c, later, clock) if later else moment
            when.options.append({
                "start": moment, "recurrence": another.text() + _end_text(c, c.zone),
            })  # fmt: skip
    if repeat.weak and explicit and day is not None and day.exact:
        when.assumed.append("it repeats; say “once” in the title's place for a single meeting")
        when.options.append({"start": start, "recurrence": None, "until": None, "count": None})


def _biweekly(c: Said, repeat: Repeat, day: Day | None, clock: Clock | None) -> None:
    when = c.when
    habit = c.reader.habits.biweekly
    if habit == 2:
        return
    weekly = repeat.copy()
    weekly.interval = 1
    if habit == 0 and len(repeat.days) == 2:
        repeat.interval = 1
        return
    when.question = "biweekly"
    begin = day.day if day and day.day else c.reader.today
    choices = [repeat.copy()] + ([weekly] if len(repeat.days) == 2 else [])
    for choice in choices:
        if choice.bare:
            choice.settle(begin)
        first = choice.first(begin)
        start = None
        if first and clock:
            start = moment_of(c, first, clock)
            while start < c.reader.minute and first:
                first = choice.first(first + timedelta(days=1))
                start = moment_of(c, first, clock) if first else start
        when.options.append({
            "start": start, "recurrence": choice.text() + _end_text(c, c.zone),
        })  # fmt: skip


def _bound(c: Said, first: date, day: Day | None) -> None:
    """Hold the last date against the first."""
    when = c.when
    if when.until is None or when.until >= first:
        return
    slots = c.scan.of("until")
    value: Day | None = slots[0].value if slots else None
    if value is not None and value.exact and value.note is None and slots:
        text = c.words(slots[0])
        if not any(part.isdigit() and len(part) == 4 for part in text.replace("-", " ").split()):
            moved = plus(when.until, 0, 12)
            if moved >= first and value.rolls != "month":
                when.until = moved
                when.assumed.append(f"until {in_words(moved)} is assumed")
                return
    raise Refused(
        "The last date lies before the first meeting.",
        [c.words(slot) for slot in slots] or [""],
    )


def _end_text(c: Said, zone: tzinfo) -> str:
    when = c.when
    if when.count is not None:
        return f";COUNT={when.count}"
    if when.until is not None:
        last = datetime.combine(when.until, time(23, 59, 59), zone).astimezone(UTC)
        return f";UNTIL={last:%Y%m%dT%H%M%SZ}"
    return ""
