"""Steps from where a draft stands: an hour later, half an hour shorter, pm, until 16:30."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from language.line.parse import Parse
from language.line.scan import Scan
from language.line.tokens import tokenise
from language.model import Command, Target
from language.times.durations import length
from language.times.pattern import CODES

_RELATIVE = frozenset(
    ("later", "earlier", "sooner", "after", "before", "following", "next", "previous", "back",
     "push", "delay", "postpone", "forward", "bring", "pull", "shift", "bump")
)  # fmt: skip
_LATER = frozenset(("later", "spater", "nachher", "tard", "tarde"))
_EARLIER = frozenset(("earlier", "sooner", "fruher", "eher", "tot", "antes", "cedo", "temprano"))
_STEP_WORDS = frozenset(("plus", "mas", "mais", "um", "de", "by", "it", "a", "an", "bit"))
_LEADING = frozenset(("push", "delay", "postpone", "bring", "pull", "shift", "bump", "move"))
_LONGER = frozenset(("longer", "more", "extra", "extend"))
_SHORTER = frozenset(("shorter", "less", "shorten", "fewer"))


def by_steps(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "an hour later", "push it 30 min", "the week after": counted from where the draft stands."""
    tokens = parse.tokens
    lows = {token.low for token in tokens[begin:end]} | {
        word for token in tokens[begin:end] for word in token.low.split()
    }
    if end - begin > 8:
        return None
    if lows & (_LATER | _EARLIER) and (by := _step(parse, begin, end)) is not None:
        words = parse.line.cut(begin, end)
        return moved_by(draft, by) or _from_nowhere(draft, words)
    if not lows & _RELATIVE:
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
            return moved_by(draft, said.shift) or _from_nowhere(draft, words)
    return None


def _step(parse: Parse, begin: int, end: int) -> timedelta | None:
    """ "30 min later", "eine stunde früher": a length and the direction, nothing else."""
    kept = [t for t in parse.tokens[begin:end] if t.low not in _LATER | _EARLIER | _STEP_WORDS]
    counted = [t for t in parse.tokens[begin:end] if t.low in ("a", "an", "um", "de") and t in kept]
    later = any(t.low in _LATER for t in parse.tokens[begin:end])
    span = length(parse.tokens[begin:end], 0) or (length(kept, 0) if kept else None)
    if span is None or counted:
        return None
    rest = [t for t in parse.tokens[begin:end][span[0] :] if t.low not in _LATER | _EARLIER]
    if any(t.low not in _STEP_WORDS for t in rest):
        return None
    return span[1].delta if later else -span[1].delta


def _from_nowhere(draft: Command, words: str) -> Command:
    why = f"“{words}” does not say from when. Say the new time, please."
    return replace(draft, not_understood=(words,), why=why)


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
            rule = turned(rule, start.date())
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


def lengthened(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
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


def half(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
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


def until_clock(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "until 16:30" of what begins before: its end."""
    tokens = parse.tokens
    if tokens[begin].low not in ("until", "till", "til", "bis") or draft.start is None:
        return None
    scan = parse.scan(begin + 1, end)
    if not scan.slots:  # "until 5"
        scan = anew(parse, f"at {parse.line.cut(begin + 1, end)}")
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


def turned(rule: str, day: date) -> str:
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


def anew(parse: Parse, words: str) -> Scan:
    line = tokenise(words, parse.locale, parse.line.tongue)
    return Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
