"""Corrections of times: a new day, clock time, length, zone, recurrence or end of a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from language import titles, zones
from language.days import Day
from language.model import Command, Target
from language.moving import destination
from language.numbers import at
from language.parse import Parse, people_of, timed
from language.pattern import CODES
from language.said import When
from language.scan import Scan
from language.tokens import tokenise

_RELATIVE = frozenset(
    ("later", "earlier", "sooner", "after", "before", "following", "next", "previous", "back",
     "push", "delay", "postpone", "forward", "bring", "pull", "shift", "bump")
)  # fmt: skip
_LEADING = frozenset(("push", "delay", "postpone", "bring", "pull", "shift", "bump", "move"))
_LONGER = frozenset(("longer", "more", "extra", "extend"))
_SHORTER = frozenset(("shorter", "less", "shorten", "fewer"))
_ALL_TIMES = frozenset(("day", "begin", "clock", "range", "part", "repeat", "length", "period"))


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
    for step in (_by_steps, _lengthened, _half, _in_zone, _until_clock, _without_days):
        found = step(draft, parse, begin, end)
        if found is not None:
            return found
    begin, end = _same(parse, begin, end)
    if begin >= end:
        return None
    scan = parse.scan(begin, end)
    if scan.of("people") and led:
        return None
    ends = scan.of("until") + scan.of("count") + scan.of("endless")
    if ends and draft.recurrence and not scan.of("repeat"):
        return _ended(draft, scan)
    number = [t for t in scan.tokens if t.low not in ("to", "at", "by")]
    hour = len(number) == 1 and number[0].cat == "int"
    opened = opened or len(scan.tokens) > 1 or _clock_of(draft) is None
    if not scan.slots and not (hour and opened):
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
    if when.why is not None:
        return replace(draft, not_understood=fields["not_understood"], why=fields["why"])
    _today_if_ahead(draft, parse, scan, fields, when)
    command = _merged(draft, parse, fields, when, scan)
    new = [n for n in names if all(n.text != one.text for one in command.people)]
    return replace(command, people=(*command.people, *new)) if new else command


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


def _by_steps(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "an hour later", "push it 30 min", "the week after": counted from where the draft stands."""
    tokens = parse.tokens
    lows = {token.low for token in tokens[begin:end]} | {
        word for token in tokens[begin:end] for word in token.low.split()
    }
    if not lows & _RELATIVE or end - begin > 8:
        return None
    words = parse.words(begin, end) or ""
    tries = (
        [words] if tokens[begin].low in _LEADING else [f"move it {words}", f"move it to {words}"]
    )
    from language.commands import read  # it reads whole lines, and imports its families

    home = parse.reader.home
    for line in tries:
        said = read(line, parse.reader.now, home, parse.locale)  # type: ignore[arg-type]
        target = said.target
        if (
            said.name == "move"
            and said.shift is not None
            and not said.assumed
            and (target is None or target == Target(pronoun=True))
        ):
            return moved_by(draft, said.shift) or replace(
                draft,
                not_understood=(words,),
                why=f"“{words}” does not say from when. Say the new time, please.",
            )
    return None


def moved_by(draft: Command, shift: timedelta) -> Command | None:
    """The draft so much later; ``None`` when it does not say from when."""
    plain = replace(draft, alternatives=(), assumed=(), why=None, not_understood=(), question=None)
    whole_days = shift % timedelta(days=1) == timedelta(0)
    if draft.start is not None:
        zone = draft.start.tzinfo
        start = draft.start + shift  # days keep the wall clock
        if not whole_days:
            start = (draft.start.astimezone(UTC) + shift).astimezone(zone)
        rule = draft.recurrence
        if rule and start.date() != draft.start.date():
            rule = _turned(rule, start.date())
        end = start + draft.duration if draft.duration else None
        clock = start.time().replace(tzinfo=None)
        return replace(plain, start=start, date=start.date(), clock=clock, end=end, recurrence=rule)
    if draft.shift is not None and draft.name == "move":
        return replace(plain, shift=draft.shift + shift)
    if draft.date is not None:
        if whole_days:
            return replace(plain, date=draft.date + shift)
        if draft.clock is None:
            return None
        moved = datetime.combine(draft.date, draft.clock) + shift
        return replace(plain, date=moved.date(), clock=moved.time())
    if draft.clock is not None and not whole_days:
        return replace(
            plain, clock=(datetime.combine(date(2000, 1, 1), draft.clock) + shift).time()
        )
    return replace(plain, shift=shift) if draft.name == "move" and draft.clock is None else None


def _lengthened(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "15 min longer", "half an hour shorter"."""
    lows = {token.low for token in parse.tokens[begin:end]}
    if draft.duration is None or not lows & (_LONGER | _SHORTER):
        return None
    scan = parse.scan(begin, end)
    lengths = scan.of("length") + scan.of("span")
    rest = {scan.tokens[k].low for k in scan.rest} - _LONGER - _SHORTER - {"by", "it", "an", "a"}
    if len(lengths) != 1 or rest or len(scan.slots) != 1:
        return None
    by: timedelta = lengths[0].value.delta
    length = draft.duration + (by if lows & _LONGER else -by)
    if length <= timedelta(0):
        return None
    finish = draft.start + length if draft.start else None
    return replace(draft, duration=length, end=finish, alternatives=())


def _until_clock(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "until 16:30" of what begins before: its end."""
    tokens = parse.tokens
    if tokens[begin].low not in ("until", "till", "til", "bis") or draft.start is None:
        return None
    scan = parse.scan(begin + 1, end)
    if not scan.slots:  # "until 5"
        scan = _anew(parse, f"at {parse.line.cut(begin + 1, end)}")
    clocks = scan.of("clock")
    if len(clocks) != 1 or len(scan.slots) != 1 or scan.rest:
        return None
    said = clocks[0].value
    finish = draft.start.replace(hour=said.hour % 24, minute=said.minute)
    if finish <= draft.start and not said.fixed:
        finish += timedelta(hours=12)
    if finish <= draft.start:
        return None
    return replace(draft, duration=finish - draft.start, end=finish, alternatives=())


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


def _half(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "pm", "in the morning" of a clock time that can be either."""
    lows = [t.low for t in parse.tokens[begin:end] if t.low not in ("in", "the", "at", "half")]
    word = "".join(low.strip(".") for low in lows if low != ".")
    if word not in ("am", "pm") or draft.start is None:
        return None
    hour = draft.start.hour % 12 + (12 if word == "pm" else 0)
    start = draft.start.replace(hour=hour)
    return replace(
        draft,
        start=start,
        clock=start.time().replace(tzinfo=None),
        end=start + draft.duration if draft.duration else None,
        alternatives=(),
        assumed=(),
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
        scan = _anew(parse, words)
    if not scan.of("repeat") or scan.of("clock") or scan.of("range") or scan.of("part"):
        return scan
    day, clock = _day_of(draft), _clock_of(draft)
    if clock is not None:
        words = f"{words} at {clock:%H:%M}"
    if day is not None and not (scan.of("begin") or scan.of("day")):
        words = f"{words} starting {day.isoformat()}"
    return _anew(parse, words)


def _anew(parse: Parse, words: str) -> Scan:
    line = tokenise(words, parse.locale, parse.line.tongue)
    return Scan(line, parse.reader, parse.known).run(0, len(line.tokens))


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
    command = moved_by(draft, begin - monday)
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
) -> Command:
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
    return day, _turned(rule, day)


def _turned(rule: str, day: date) -> str:
    """The rule on the weekday or day of the month of a new date."""
    if rule.startswith("FREQ=WEEKLY") and re.search(r"BYDAY=\w\w(;|$)", rule):
        return re.sub(r"BYDAY=\w\w", f"BYDAY={CODES[day.weekday()]}", rule)
    if "BYMONTHDAY=" in rule:
        rule = re.sub(r"BYMONTHDAY=-?\d+", f"BYMONTHDAY={day.day}", rule)
        return re.sub(r"BYMONTH=\d+", f"BYMONTH={day.month}", rule)
    if re.search(r"BYDAY=-?\d\w\w(;|$)", rule):
        place = (day.day - 1) // 7 + 1
        return re.sub(r"BYDAY=-?\d\w\w", f"BYDAY={place}{CODES[day.weekday()]}", rule)
    return rule


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
