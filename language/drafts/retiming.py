"""Corrections of times: a new day, clock time, length, zone, recurrence or end of a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from language.drafts import stepping
from language.line.numbers import at
from language.line.parse import Parse, people_of, timed
from language.line.scan import Scan
from language.line.tokens import tokenise
from language.model import Command
from language.naming import titles
from language.orders.destination import destination
from language.times import zones
from language.times.days import Day
from language.times.pattern import CODES
from language.times.said import When

_ALL_TIMES = frozenset(("day", "begin", "clock", "range", "part", "repeat", "length", "period"))

_MEETINGS = frozenset(("meeting", "meet", "mtg", "mtng", "metting", "call", "appointment"))


def is_time(parse: Parse, begin: int, end: int) -> bool:
    """Tell whether tokens ``[begin, end)`` are nothing but a time."""
    scan = parse.scan(begin, end)
    number = end - begin == 1 and parse.tokens[begin].cat == "int"
    return number or (bool(scan.slots) and titles.title(scan) is None and not scan.of("people"))


def retimed(
    draft: Command,
    parse: Parse,
    begin: int,
    end: int,
    *,
    opened: bool,
    led: bool = False,
) -> Command | None:
    """The draft at the time that tokens ``[begin, end)`` name, else ``None``.

    ``opened``: words stood before that only a correction has, so a bare number is a clock time.
    ``led``: a verb stands first, so a line with people in it is a command of its own.
    """
    only = parse.tokens[begin].low in ("only", "just") and begin + 1 < end
    begin += only
    for step in (
        stepping.by_steps,
        stepping.lengthened,
        stepping.half,
        stepping.until_clock,
        _in_zone,
        _without_days,
    ):
        found = step(draft, parse, begin, end)
        if found is not None:
            return found
    begin, end = _same(parse, begin, end)
    if begin >= end:
        return draft  # "same time": as it is
    scan = parse.scan(begin, end)
    if scan.of("people") and led:
        return None
    ends = scan.of("until") + scan.of("count") + scan.of("endless")
    if ends and draft.recurrence and not scan.of("repeat"):
        return _ended(draft, scan)
    number = [t for t in scan.tokens if t.low not in ("to", "at", "by")]
    hour = len(number) == 1 and number[0].cat == "int"
    bare = opened or len(scan.tokens) > 1 or _clock_of(draft) is None
    if not scan.slots and not (hour and bare):
        return None
    scan = _repeating(draft, parse, scan, begin, end, only)
    names = people_of(scan)
    if names:
        scan.slots = [slot for slot in scan.slots if slot.kind != "people"]
        if not scan.slots:
            return None
    weekly = _to_week(draft, parse, scan)
    if weekly is not None:
        return weekly
    fields, when = destination(parse, scan)
    if titles.title(scan) is not None:
        return None
    if names and not opened and (_is_new(parse) or (fields["date"] and fields["clock"])):
        return None  # "meeting with bob tomorrow 11am" is another one
    if when.why is not None:
        return replace(draft, not_understood=fields["not_understood"], why=fields["why"])
    _today_if_ahead(draft, parse, scan, fields, when)
    command = _merged(draft, parse, fields, when, scan)
    if command is None:
        return None
    new = [n for n in names if all(n.text != one.text for one in command.people)]
    return replace(command, people=(*command.people, *new)) if new else command


def _is_new(parse: Parse) -> bool:
    """Whether a line speaks of a meeting, as one that plans it does."""
    return any(token.low in _MEETINGS for token in parse.tokens)


def _same(parse: Parse, begin: int, end: int) -> tuple[int, int]:
    """Take out "same time", "the same day": what is not said anew is kept anyhow."""
    tokens = parse.tokens
    for k in range(begin, end - 1):
        if tokens[k].low == "same" and tokens[k + 1].low in ("time", "day", "hour", "length"):
            first = k
            while first > begin and tokens[first - 1].low in ("the", "at", "on"):
                first -= 1
            last = k + 2
            while last < end and tokens[last].low in (",", "but"):
                last += 1
            del tokens[first:last]
            parse.line.whole = False
            return begin, end - (last - first)
    return begin, end


def _without_days(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "not on fridays", "except monday" of a weekly recurrence."""
    tokens = parse.tokens
    days = re.search(r"BYDAY=([A-Z,]+)(;|$)", draft.recurrence or "")
    excluding = ("not", "except", "without", "but", "no", "never")
    if days is None or tokens[begin].low.split()[0] not in excluding:
        return None
    scan = Scan(parse.part(begin + 1, end), parse.reader, parse.known, repeating=False)
    scan.run(0, len(scan.tokens))
    said = {s.value.weekday for s in scan.of("day") if not s.value.exact}
    rest = {scan.tokens[k].low for k in scan.rest} - {"on", "and", "or", ",", "any"}
    if not said or None in said or rest or len(scan.slots) != len(scan.of("day")):
        return None
    kept = [code for code in days[1].split(",") if CODES.index(code) not in said]
    if not kept or len(kept) == len(days[1].split(",")):
        return None
    rule = (draft.recurrence or "").replace(days[0], f"BYDAY={','.join(kept)}{days[2]}")
    start = draft.start
    while start is not None and CODES[start.weekday()] not in kept:
        start += timedelta(days=1)
    finish = start + draft.duration if start and draft.duration else None
    return replace(
        draft,
        recurrence=rule,
        start=start,
        date=start.date() if start else draft.date,
        end=finish,
        alternatives=(),
    )


def _in_zone(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "berlin", "in london time" on its own: the same clock time, by the clocks there."""
    tokens = parse.tokens
    if draft.start is None or end - begin > 5:
        return None
    k = begin
    while k < end and tokens[k].low in ("in", "by", "at", "for", "the"):
        k += 1
    found = zones.read(
        tokens, k, parse.line.flat, parse.reader.now, parse.reader.home, after_clock=True
    )
    if found is None or any(t.low not in ("time", "zone") for t in tokens[found[0] : end]):
        return None
    words = f"{draft.start:%H:%M} {parse.line.cut(k, end)}"
    line = tokenise(words, parse.locale, parse.line.tongue)
    scan = Scan(line, parse.reader).run(0, len(line.tokens))
    fields, when = destination(parse, scan)
    if not scan.of("zone") or when.why is not None:
        return None
    if draft.name == "move" and fields["zone"] is None:
        return None
    return _merged(draft, parse, {**fields, "clock": None}, when, scan)


def _repeating(draft: Command, parse: Parse, scan: Scan, begin: int, end: int, only: bool) -> Scan:
    """A recurrence said without more begins where the draft does, at its time."""
    days = scan.of("day")
    weekdays = [slot for slot in days if slot.value.weekday is not None and not slot.value.exact]
    words = parse.line.cut(begin, end)
    bare = bool(weekdays) and len(weekdays) == len(days) and not scan.of("repeat")
    if draft.recurrence and bare and (len(days) > 1 or only):
        words = f"every {words}"
        scan = stepping.anew(parse, words)
    if not scan.of("repeat") or scan.of("clock") or scan.of("range") or scan.of("part"):
        return scan
    day, clock = _day_of(draft), _clock_of(draft)
    if clock is not None:
        words = f"{words} at {clock:%H:%M}"
    if day is not None and not (scan.of("begin") or scan.of("day")):
        words = f"{words} starting {day.isoformat()}"
    return stepping.anew(parse, words)


def _day_of(draft: Command) -> date | None:
    return draft.start.date() if draft.start else draft.date


def _clock_of(draft: Command) -> time | None:
    return draft.start.time().replace(tzinfo=None) if draft.start else draft.clock


def _to_week(draft: Command, parse: Parse, scan: Scan) -> Command | None:
    """ "no, next week", "this week": the same weekday of that week."""
    periods, day = scan.of("period"), _day_of(draft)
    if len(periods) != 1 or len(scan.slots) != 1 or day is None or titles.title(scan) is not None:
        return None
    begin, end = periods[0].value
    if (end - begin).days != 7:
        return None
    monday = parse.reader.week(day)
    command = stepping.moved_by(draft, begin - monday)
    return command if command is not None and command.recurrence == draft.recurrence else None


def _today_if_ahead(
    draft: Command, parse: Parse, scan: Scan, fields: dict[str, Any], when: When
) -> None:
    """Today's weekday is today while the draft's clock time is ahead; next week is offered."""
    days = scan.of("day")
    clock, today = _clock_of(draft), parse.reader.today
    later = today + timedelta(days=7)
    if clock is None or len(days) != 1 or fields["date"] != later or fields["clock"] is not None:
        return
    said: Day = days[0].value
    if said.weekday is None or said.exact or {"date": today} not in when.options:
        return
    if datetime.combine(today, clock) <= parse.reader.wall:
        when.options = []
        return
    fields["date"] = today
    fields["assumed"] = ("it is that weekday today, so today is meant",)
    when.options = [{"date": later}]


def _merged(
    draft: Command, parse: Parse, fields: dict[str, Any], when: When, scan: Scan
) -> Command | None:
    zone_name = fields["zone"] or draft.zone
    home = zones.load(zone_name) if zone_name else parse.reader.home
    day: date | None = fields["date"] or _day_of(draft)
    clock: time | None = fields["clock"] or _clock_of(draft)
    changed: dict[str, Any] = {
        "assumed": fields["assumed"], "alternatives": (), "question": fields["question"],
        "not_understood": (), "why": None, "zone": zone_name,
    }  # fmt: skip
    rule = fields["recurrence"]
    if rule is not None:
        changed.update(recurrence=rule, until=fields["until"], count=fields["count"])
        said = at(scan.tokens, 0).low
        begins = tuple(w for w in fields["assumed"] if not w.startswith("it begins"))
        changed["assumed"] = begins if said != "starting" else fields["assumed"]
    elif draft.recurrence and day is not None and fields["date"] is not None:
        day, changed["recurrence"] = _started(draft.recurrence, day, bool(scan.of("begin")))
    if draft.shift is not None and (fields["date"] or fields["clock"] or fields["duration"]):
        if fields["date"] is None and fields["clock"] is None:
            return replace(draft, shift=fields["duration"], duration=None)
        changed["shift"] = None
    timed_now = any(fields[key] is not None for key in ("date", "clock", "start", "zone"))
    start = fields["start"]
    if timed_now or rule is not None:
        if start is None and day is not None and clock is not None and fields["question"] is None:
            start = datetime.combine(day, clock, home)
        changed.update(start=start, date=start.date() if start else day, clock=clock)
    else:
        start = draft.start
    duration = fields["duration"] or draft.duration
    changed["duration"] = duration
    changed["end"] = start + duration if start and duration else None
    command = replace(draft, **changed)
    if draft.start is not None and command.start is None and fields["question"] is None:
        return None  # a correction never takes the time away
    for option in when.options:
        if option.get("start") is not None:
            continue
        other_day, other_clock = option.get("date") or day, option.get("clock") or clock
        if other_day is not None and other_clock is not None:
            option["start"] = datetime.combine(other_day, other_clock, home)
    return timed(command, when)


def _started(rule: str, day: date, begins: bool) -> tuple[date, str]:
    """The first day and the rule once the draft is to be on, or to begin from, another day."""
    days = re.search(r"BYDAY=([A-Z,]+)(;|$)", rule)
    codes = days[1].split(",") if rule.startswith("FREQ=WEEKLY") and days else []
    if CODES[day.weekday()] in codes:
        return day, rule
    if begins and codes:  # "from december on": from the first of its days after that
        while CODES[day.weekday()] not in codes:
            day += timedelta(days=1)
        return day, rule
    if len(codes) > 1:
        return day, re.sub(r"BYDAY=[A-Z,]+", f"BYDAY={CODES[day.weekday()]}", rule)
    return day, stepping.turned(rule, day)


def _ended(draft: Command, scan: Scan) -> Command | None:
    """A new end of the recurrence: "until 18 dec", "10 times", "no end"."""
    bare = ";".join(
        part
        for part in (draft.recurrence or "").split(";")
        if not part.startswith(("COUNT", "UNTIL"))
    )
    untils, counts = scan.of("until"), scan.of("count")
    if len(untils) + len(counts) > 1:
        return None
    if counts:
        count = counts[0].value
        return replace(draft, recurrence=f"{bare};COUNT={count}", count=count, until=None)
    if untils:
        until = untils[0].value.day
        home = draft.start.tzinfo if draft.start else scan.reader.home
        last = datetime.combine(until, time(23, 59, 59), home).astimezone(UTC)
        return replace(
            draft, recurrence=f"{bare};UNTIL={last:%Y%m%dT%H%M%SZ}", until=until, count=None
        )
    return replace(draft, recurrence=bare, until=None, count=None)
