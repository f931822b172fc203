"""Lines that hold reminders back: snooze, mute, unmute."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.naming.targets import target_of
from language.orders.asking import audience_of
from language.orders.listing import noise
from language.times import clocks
from language.words.kinds import listed


def pausing(parse: Parse, verb: Verb) -> Command:
    """ "snooze 10", "snooze until 3", "mute reminders here till monday 8am", "mute standup"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    audience = audience_of(parse, begin, end)
    scan = parse.scan(begin, end, repeating=False)
    duration: timedelta | None = None
    start: datetime | None = None
    until_date, until_clock, weekly = None, None, False
    for slot in list(scan.slots):
        if slot.kind in ("length", "span", "shift", "offset"):
            duration = slot.value.delta
        elif slot.kind in ("until", "day", "begin"):
            until_date = slot.value.day
            weekly = slot.value.rolls == "week"
            if slot.kind == "until" and slot.more is not None:
                until_clock = slot.more
            if slot.value.part:
                until_clock = until_clock or _part_clock(parse, slot.value.part)
        elif slot.kind in ("till", "clock"):
            until_clock = slot.value
        elif slot.kind == "part":
            until_clock = until_clock or _part_clock(parse, slot.value)
        elif slot.kind == "period":
            until_date = slot.value[0] if slot.mark != "for" else slot.value[1]
        else:
            continue
        scan.slots.remove(slot)
    for k in list(scan.rest):  # "till tomorrow 9": behind a day a number is its clock time
        found = clocks.read(scan.tokens, k, True) if until_date and not until_clock else None
        if found and duration is None and not found[1].bad:
            until_clock = found[1]
            scan.rest = [n for n in scan.rest if not k <= n < found[0]]
            break
    for k in list(scan.rest):
        if (
            scan.tokens[k].cat == "int"
            and duration is None
            and until_clock is None
            and (verb.name == "snooze" or at(scan.tokens, k + 1).cat == "end")
        ):
            duration = timedelta(minutes=scan.tokens[k].val)
            scan.rest.remove(k)
    noise(
        scan,
        frozenset(
            listed(
                "reminders reminder notifications here everything all space me us until till "
                "for in this the room channel please it from now next"
            )
        ),
    )
    target, scope = target_of(scan)
    clock: time | None = None
    if until_clock is not None:
        from language.times.spans import likely_hour

        hour = until_clock.hour if until_clock.fixed else likely_hour(parse.reader, until_clock)
        clock = time(hour % 24, until_clock.minute)
    if until_date is not None:
        start = datetime.combine(until_date, clock or time(0), parse.reader.home)
        if start <= parse.reader.now and until_date == parse.reader.today and weekly:
            start += timedelta(days=7)  # "till monday 8am" said on a Monday at 10
            until_date = start.date()
    elif clock is not None:
        start = datetime.combine(parse.reader.today, clock, parse.reader.home)
        if start <= parse.reader.now:
            later = datetime.combine(
                parse.reader.today, time((clock.hour + 12) % 24, clock.minute), parse.reader.home
            )
            start = (
                later
                if later > parse.reader.now and until_clock and not until_clock.fixed
                else (start + timedelta(days=1))
            )
    bad = scan.of("bad")
    fields: dict[str, Any] = {}
    if bad:
        fields = {"not_understood": (scan.line.cut(bad[0].i, bad[0].j),), "why": str(bad[0].value)}
    return parse.command(
        verb.name, duration=duration, start=start, clock=clock, date=until_date, audience=audience,
        target=target, scope=scope, guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def _part_clock(parse: Parse, part: str) -> Any:
    from language.times.clock import Clock

    habits = parse.reader.habits
    at_ = {"morning": habits.morning, "afternoon": habits.afternoon}.get(part, habits.evening)
    return Clock(at_.hour, at_.minute, True)
