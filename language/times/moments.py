"""Day and clock time as a moment, or what must be asked about it first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from language.line.scan import Slot
from language.times import zones
from language.times.clock import Clock
from language.times.days import Day, plus
from language.times.durations import Length
from language.times.lasting import close, moved_end
from language.times.said import Said, in_words
from language.times.which_clock import read_as, settled, usual, with_hour


def moment_of(c: Said, day: date, clock: Clock) -> datetime:
    hour = clock.hour
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    return datetime(day.year, day.month, day.day, hour, clock.minute, tzinfo=c.zone)


def from_now(
    c: Said,
    slot: Slot,
    day: Day | None,
    clock: Clock | None,
    finish: Clock | None,
    part: str | None,
) -> None:
    span: Length = slot.value
    when, reader = c.when, c.reader
    if day is not None:
        raise c.refuse("That names two times.", slot)
    if span.unit in ("min", "hour", "sec") or span.minutes:
        if clock is not None:
            raise c.refuse("That names two times.", slot)
        moment = (reader.now.astimezone(UTC) + span.delta).astimezone(c.zone)
        when.start = moment.replace(second=0, microsecond=0)
        when.day = when.start.date()
        if slot.more == "min":
            when.assumed.append(f"“{c.words(slot)}” is read as minutes")
        close(c, when.start, Clock(0, 0, True), None)
        return
    target = plus(reader.today, span.days, span.months)
    if (
        clock is None
        and part is None
        and span.unit in ("day", "week", "fortnight", "month", "year", "quarter")
    ):
        wall = reader.wall
        clock = Clock(wall.hour, wall.minute, True)
        when.assumed.append("the time of day is kept")
    single(c, Day(target), clock, finish, part)


def single(
    c: Said, day: Day | None, clock: Clock | None, finish: Clock | None, part: str | None
) -> None:
    when, reader = c.when, c.reader
    if clock is None:
        if part is None:
            when.day = day.day if day else None
            if day and day.ask:
                when.question = "weekday" if day.note else "slashed_date"
                when.options = [{"date": d} for d in (day.day, *day.others)]
                when.day = None
            elif day and day.others:
                when.options += [{"date": d} for d in day.others]
            return
        clock = usual(c, part)
        part = None
    midnight = clock.named == "midnight" and finish is None
    chosen, other, extra = settled(c, clock, part)
    finish = moved_end(c, chosen, clock, finish)
    when.clock = time(chosen.hour % 24, chosen.minute)
    if when.question == "zone":
        zone_choices(c, day, chosen)
        return
    if day is None:
        start = moment_of(c, reader.today, chosen)
        if extra:
            start += timedelta(days=extra)
        if midnight and not extra:
            _midnight(c, reader.today)
            return
        if start < reader.minute:
            start = moment_of(c, reader.today + timedelta(days=1), chosen)
            when.assumed.append(f"{in_words(start.date())} is assumed, since it has passed today")
        else:
            when.assumed.append("today is assumed")
        _set(c, start, chosen, finish)
        _halves(c, clock, chosen, other, None)
        return
    base = day.day
    if base is None:
        return
    base += timedelta(days=extra)
    if midnight and not extra and not (day.clock):
        _midnight(c, base)
        return
    if day.ask:
        when.question = "weekday" if day.note else "slashed_date"
        when.options = []
        for choice in (day.day, *day.others):
            if choice:
                start = moment_of(c, choice, chosen)
                when.options.append({"start": start, "date": choice})
        close(c, moment_of(c, base, chosen), chosen, finish)
        when.end = None
        return
    start = moment_of(c, base, chosen)
    if start < reader.minute:
        late = moment_of(c, base, other) if other else None
        if late and late >= reader.minute and base == reader.today and day.rolls != "week":
            chosen, other = other or chosen, chosen
            finish = moved_end(c, chosen, with_hour(chosen, (chosen.hour + 12) % 24), finish)
            start = late
            when.clock = time(chosen.hour % 24, chosen.minute)
        elif day.rolls == "week" and base == reader.today:
            start = moment_of(c, base + timedelta(days=7), chosen)
            when.assumed.append("it has passed today, so next week is meant")
        elif day.rolls == "month" and base == reader.today:
            moved = plus(base, 0, 1)
            start = moment_of(c, moved, chosen)
            when.assumed.append("it has passed today, so next month is meant")
        else:
            when.assumed.append("that has passed")
    _set(c, start, chosen, finish)
    if when.question:
        return
    for choice in day.others:
        option = moment_of(c, choice, chosen)
        when.options.append({"start": option})
    _halves(c, clock, chosen, other, base)


def zone_choices(c: Said, day: Day | None, clock: Clock) -> None:
    """Put the start of each possible zone into the choices; none of them is preferred."""
    when, reader = c.when, c.reader
    options = []
    for option in when.options:
        zone = zones.load(option["zone"])
        base = day.day if day and day.day else reader.today
        c.zone = zone
        start = moment_of(c, base, clock)
        if day is None and start < reader.minute:
            start = moment_of(c, base + timedelta(days=1), clock)
        options.append({"zone": option["zone"], "start": start})
    when.options = options
    if day:
        when.day = day.day


def _midnight(c: Said, day: date) -> None:
    when = c.when
    zero = Clock(0, 0, True)
    when.question = "midnight"
    first, second = moment_of(c, day, zero), moment_of(c, day + timedelta(days=1), zero)
    options = [moment for moment in (second, first) if moment > c.reader.now]
    if len(options) == 1:
        options.append(options[0] + timedelta(days=1))
    when.options = [{"start": moment} for moment in options]
    when.clock = None


def _halves(c: Said, said: Clock, chosen: Clock, other: Clock | None, base: date | None) -> None:
    """Note which half of the day was taken and offer the other."""
    when = c.when
    if said.other and said.note == "half" and when.start:
        option = when.start.replace(hour=said.other[0] % 24, minute=said.other[1])
        when.options.append({"start": option})
    if other is None or when.start is None:
        return
    echo_half(c, said, chosen)
    day = base or c.reader.today
    option = moment_of(c, when.start.date() if base else day, other)
    if base is None and option < c.reader.minute:
        option = moment_of(c, day + timedelta(days=1), other)
    fields: dict[str, Any] = {"start": option}
    if when.duration is not None:
        fields["end"] = option + when.duration
    when.options.append(fields)


def echo_half(c: Said, said: Clock, chosen: Clock) -> None:
    """Say which half of the day was taken; of "at 10" in working hours nobody doubts it."""
    habits = c.reader.habits
    if not (said.hour == chosen.hour and habits.begin.hour <= said.hour <= habits.end.hour):
        c.when.assumed.append(read_as(said, chosen))


def _set(c: Said, start: datetime, begin: Clock, finish: Clock | None) -> None:
    """Fix the start, asking first when the clocks change just then."""
    when = c.when
    when.start = start
    when.day = start.date()
    close(c, start, begin, finish)
    early, late = start.replace(fold=0).utcoffset(), start.replace(fold=1).utcoffset()
    if early is None or late is None or early == late:
        return
    wall = start.replace(tzinfo=None)
    back = start.astimezone(UTC).astimezone(c.zone).replace(tzinfo=None)
    when.start = when.end = None
    if back != wall:  # the clock skips over it
        when.question = "gap"
        jump = late - early if late > early else early - late
        before = (wall - jump).replace(tzinfo=c.zone)
        after = (wall + jump).replace(tzinfo=c.zone)
        edge = _edge(c, before)
        moments = sorted({before, edge, after}, key=lambda m: m.astimezone(UTC))
        when.options = [{"start": moment} for moment in moments]
    else:
        when.question = "overlap"
        when.options = [{"start": start.replace(fold=0)}, {"start": start.replace(fold=1)}]


def _edge(c: Said, before: datetime) -> datetime:
    """The first moment after the change that follows ``before``, to the minute."""
    low = before.astimezone(UTC)
    offset = before.utcoffset()
    high = low + timedelta(hours=3)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        if middle.astimezone(c.zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    edge = high.astimezone(c.zone)
    return (edge + timedelta(seconds=30)).replace(second=0, microsecond=0)
