"""Lines that change a meeting: move, change, and what-ifs about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, people_of, time_fields, timed
from language.line.scan import Scan, Slot
from language.model import Command, Scope, Target
from language.naming.targets import BEFORE_UP
from language.times.days import Day
from language.times.durations import Length
from language.times.said import When
from language.times.when import combine

_TO = frozenset(("to", "until"))


_EARLIER = frozenset(("earlier", "forward", "forwards", "fwd", "up", "bring", "advance",
                      "sooner", "pull", "vor", "vorne", "avance", "adelanta", "antes",
                      "fruher"))  # fmt: skip


_LATER = frozenset(
    (
        "back",
        "later",
        "down",
        "out",
        "postpone",
        "delay",
        "push",
        "defer",
        "backwards",
        "hinten",
        "nach",
        "um",
        "spater",
    )
)


_SHIFTING = frozenset(("push", "delay", "postpone", "shift", "bump", "prepone", "push back",
                       "push out", "defer", "bring forward", "pull forward"))  # fmt: skip
_BRINGING = frozenset(("bring", "advance", "prepone", "pull", "pull forward", "bring forward",
                       "move up", "move forward", "pull in", "bring fwd", "pull fwd", "avance",
                       "avancer", "avancez", "adelanta", "adelantar", "antecipe",
                       "antecipar"))  # fmt: skip
_ROUND = frozenset(("5", "10", "15", "20", "25", "30", "40", "45", "60", "90", "120"))
TIMEY = frozenset(
    (
        "day",
        "clock",
        "range",
        "begin",
        "repeat",
        "offset",
        "period",
        "zone",
        "part",
        "span",
        "length",
        "instant",
        "lead",
    )
)


def _dest(parse: Parse, k: int, end: int) -> Scan | None:
    """A scan of what stands behind "to" at ``k``, if it begins with a time."""
    if k + 1 >= end:
        return None
    scan = parse.scan(k + 1, end)
    timey = [slot for slot in scan.slots if slot.kind in TIMEY or slot.kind == "bad"]
    if timey and min(slot.i for slot in timey) <= 1:
        return scan
    first = at(scan.tokens, 0)
    if first.cat in ("int", "num") and isinstance(first.val, int) and (
        first.val <= 24 or (len(first.text) in (3, 4) and first.val < 2400 and first.val % 100 < 60)
    ):  # fmt: skip
        return scan
    return None


def _split(parse: Parse, begin: int, end: int) -> tuple[int, Scan] | None:
    """Where target and destination part: the first "to" that a time follows."""
    tokens = parse.tokens
    tries = 0
    for k in range(begin, end):
        token = tokens[k]
        if (
            token.cat in _TO
            or (token.cat in ("at", "on", "for") and k > begin + 1 and False)
            or (
                parse.line.tongue != "en"
                and token.low in ("a", "para", "au", "auf", "as", "pour", "al", "ao")
            )
        ):
            if _inside_clock(parse, k, begin):
                continue
            tries += 1
            scan = _dest(parse, k, end) if tries < 9 else None
            if scan is not None:
                return k, scan
    return None


def _inside_clock(parse: Parse, k: int, begin: int) -> bool:
    """ "quarter to 9" holds a "to" of its own."""
    before = at(parse.tokens, k - 1)
    return before.cat in ("quarter",) or (
        before.cat == "num"
        and before.val in (5, 10, 20, 25)
        and k - 2 >= begin
        and at(parse.tokens, k - 2).cat in ("at", "to")
    )


def move(parse: Parse, verb: Verb) -> Command:
    """Read "move TARGET to TIME", "push TARGET 30 min"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    _same_time(parse, begin)
    end = min(end, len(tokens))
    if verb.words in ("put back", "put") and end - begin <= 2 and at(tokens, end - 1).low in (
        "back", "it", "that",
    ):  # fmt: skip
        return parse.command("undo")  # "put it back"
    if verb.words == "bring" and at(tokens, end - 1).low == "back":
        target, scope, _ = parse.target(begin, end - 1)  # "bring retro back"
        return parse.command("undo", target=target, scope=scope)
    if verb.words == "swap" and any(t.cat in ("and", "with") for t in tokens[begin:end]):
        words = parse.words(verb.begin, end) or verb.words
        return parse.command("unknown", not_understood=(words,))  # two meetings change places
    end, reason = find_reason(parse, begin, end, timed=True)
    signed = _signed(parse, begin, end)
    if signed is not None:
        return signed
    for k in range(begin, end):
        step = _afterwards(parse, k, end) if tokens[k].cat == "to" else None
        if step is not None:
            target, scope, _ = parse.target(begin, k)
            return parse.command("move", target=target, scope=scope, shift=step, text=reason)
    if sum(token.cat == "by" for token in tokens[begin:end]) > 1:
        last = max(k for k in range(begin, end) if tokens[k].cat == "by")
        more = parse.line.cut(last, end)  # "push standup by 15 and the crit by 30"
        return parse.command("move", not_understood=(more,), why="Those are two steps; say one.")
    place = next((k for k in range(begin, end) if tokens[k].cat == "to"), end)
    if at(tokens, place + 1).low in _PLACES:
        why = "A meeting is moved to another time; its place stands in its title or agenda."
        return parse.command("move", not_understood=(parse.line.cut(place, end),), why=why)
    avoided = _avoided(parse, begin, end)
    if avoided is not None:
        why = "That only says when it cannot be; say the new day or time."
        return parse.command("move", not_understood=(avoided,), why=why)
    split = _split(parse, begin, end)
    if split is not None:
        return _moved(parse, verb, begin, split[0], split[1], reason)
    scope, gone = parse.scope(begin, end)
    line = parse.cut(begin, end, gone)
    scan = Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
    if not scan.of("length") and not scan.of("shift"):
        _bare_minutes(scan, verb)
    lengths = [s for s in scan.slots if s.kind in ("length", "shift", "span", "offset", "lead")
               and (s.kind != "offset" or at(scan.tokens, s.j - 1).cat == "later")]  # fmt: skip
    if len(lengths) > 1 and lengths[1].kind != "offset":
        words_ = tuple(scan.line.cut(slot.i, slot.j) for slot in lengths)
        return parse.command("move", not_understood=words_, why="Those are two steps; say one.")
    if lengths:
        return _shifted(
            parse,
            verb,
            begin,
            end,
            scan,
            lengths[0].value,
            (lengths[0].i, lengths[0].j),
            gone,
            reason,
        )
    return without_to(parse, verb, scan, scope, reason, begin, end)


_PLACES = frozenset(("room", "building", "floor", "zoom", "teams"))


def _avoided(parse: Parse, begin: int, end: int) -> str | None:
    """ "anywhere but friday", "any day except monday": the words, where no new time is said."""
    tokens = parse.tokens
    for k in range(begin + 1, end - 1):
        anywhere = tokens[k - 1].low.startswith("any") or at(tokens, k - 2).low == "any"
        if anywhere and (tokens[k].low == "but" or tokens[k].cat == "except"):
            return parse.words(k - 1, end)
    return None


def _same_time(parse: Parse, begin: int) -> None:
    """ "to the same time on thursday" leaves the clock time as it is."""
    tokens = parse.tokens
    for k in range(begin, len(tokens) - 1):
        if tokens[k].low == "same" and tokens[k + 1].low in ("time", "day", "hour"):
            first = k
            while first > begin and tokens[first - 1].low in ("the", "at", "on"):
                first -= 1
            del tokens[first : k + 2]
            parse.line.whole = False
            return


_AFTERWARDS = {
    "week after": 7, "following week": 7, "week later": 7, "next day": 1, "day after": 1,
    "following day": 1, "day later": 1, "day before": -1, "previous day": -1, "week before": -7,
    "week earlier": -7, "day earlier": -1,
}  # fmt: skip


def _afterwards(parse: Parse, k: int, end: int) -> timedelta | None:
    """ "to the week after", "to the following day": a step from where the meeting stands."""
    if end - k > 6:
        return None
    words = [word for token in parse.tokens[k:end] for word in token.low.split()]
    while words and words[0] in ("to", "the", "a", "one", "until"):
        words = words[1:]
    days = _AFTERWARDS.get(" ".join(words))
    return timedelta(days=days) if days else None


def _signed(parse: Parse, begin: int, end: int) -> Command | None:
    """ "mv #k7 +30", "mv 2 -15m"."""
    from language.times.durations import length

    tokens = parse.tokens
    for k in range(begin, end - 1):
        if tokens[k].cat not in ("+", "-") or tokens[k].glued or not tokens[k + 1].glued:
            continue
        span = length(tokens, k + 1)
        number = tokens[k + 1]
        if span and span[0] >= end:
            by = span[1].delta
        elif number.cat == "int" and k + 2 >= end:
            by = timedelta(minutes=number.val)
        else:
            continue
        target, scope, _ = parse.target(begin, k)
        return parse.command("move", target=target, scope=scope,
                             shift=by if tokens[k].cat == "+" else -by)  # fmt: skip
    return None


def _bare_minutes(scan: Scan, verb: Verb) -> None:
    """ "push my 2pm back 15", "push demo 15": a last number counts minutes."""
    last = len(scan.tokens) - 1
    if (
        last > 0
        and last in scan.rest
        and scan.tokens[last].cat == "int"
        and scan.tokens[last - 1].low in _EARLIER | _LATER
        and scan.tokens[last].val >= 5
    ) or (
        verb.words in _SHIFTING
        and last > 0
        and last in scan.rest
        and scan.tokens[last].text in _ROUND
        and not any(slot.kind in TIMEY for slot in scan.slots)
        and any(scan.tokens[k].cat in ("word", "name", "short") for k in scan.rest)
    ):
        scan.rest.remove(last)
        scan.add("length", last, last + 1, Length(scan.tokens[last].val, 0, 0, "min", 1))


def _moved(parse: Parse, verb: Verb, begin: int, k: int, dest: Scan, reason: str | None) -> Command:
    target, scope, before = parse.target(begin, k)
    target = _strip_from(target)
    scope_there, gone = parse.scope(k + 1, k + 1 + len(dest.tokens))
    if scope_there is not None:
        line = parse.cut(k + 1, k + 1 + len(dest.tokens), gone)
        dest = Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
    fields, when = destination(parse, dest)
    command = parse.command(
        "move", target=target, scope=scope or scope_there, text=reason, people=people_of(before),
        dry_run=bool(dest.of("dry run")), quiet=bool(dest.of("quietly")),
        guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip
    return timed(command, when)


def _strip_from(target: Target | None) -> Target | None:
    if target is None or not target.words:
        return target
    words = target.words
    if words.lower().endswith(" up") and words.lower().split()[-2] in BEFORE_UP:
        return target  # "the volunteers catch up"
    for tail in (" from", " forward", " back", " out", " up"):
        if words.lower().endswith(tail):
            words = words[: -len(tail)].rstrip()
    if words.lower() in ("from", "forward", "back", "out", "up"):
        words = ""
    return replace(target, words=words or None)


def destination(parse: Parse, scan: Scan) -> tuple[dict[str, Any], When]:
    """The new time of a meeting: a start, or only its day or its clock time."""
    period = scan.of("period")
    shift: timedelta | None = None
    days = scan.of("day") + scan.of("begin")
    if period and not days and not scan.of("repeat"):
        begin_day, end_day = period[0].value
        first_of_this = parse.reader.week(parse.reader.today)
        if (end_day - begin_day).days == 7 and begin_day > first_of_this:
            scan.slots.remove(period[0])
            shift = begin_day - first_of_this
    if not scan.of("clock") and not scan.of("range"):
        _bare_hour(scan)
    when = combine(scan)
    _not_today(scan, when, days)
    dated = bool(days or scan.of("repeat") or scan.of("offset") or when.instant)
    fields = time_fields(when)
    fields.pop("instant")
    if shift is not None and when.why is None:
        fields.update(start=None, date=None, shift=shift)
        fields["assumed"] = ("the weekday is kept",)
        when.options = []
    elif not dated and when.why is None and when.question is None:
        fields.update(start=None, end=None, date=None)
        fields["assumed"] = tuple(
            words for words in when.assumed if "assumed" not in words and "passed" not in words
        )
        when.options = [
            {"start": None, "clock": option["start"].time()}
            for option in when.options
            if option.get("start") is not None
        ]
    return fields, when


def _not_today(scan: Scan, when: When, days: list[Slot]) -> None:
    """ "to monday", said on a Monday without a clock time, is next week's; today is offered."""
    if when.start is not None or when.question or when.why or when.day is None or len(days) != 1:
        return
    said: Day = days[0].value
    if said.weekday is None or when.day != scan.reader.today or said.exact:
        return
    when.day += timedelta(days=7)
    when.assumed.append("it is that weekday today, so next week is meant")
    when.options.append({"date": scan.reader.today})


def _bare_hour(scan: Scan) -> None:
    """ "to 4": a number on its own behind "to" is a clock time."""
    from language.times import clocks, spans

    for index in list(scan.rest)[:2]:
        found_range = spans.clock_range(scan.reader, scan.tokens, index, True, "to")
        found = clocks.read(scan.tokens, index, True)
        if found_range and all(n in scan.rest for n in range(index, found_range[0])):
            end, first, last, _ = found_range
            scan.rest = [n for n in scan.rest if not index <= n < end]
            scan.add("range", index, end, (first, last), "to")
            scan.zones_after(end)
            return
        if found and all(n in scan.rest for n in range(index, found[0])):
            end, clock = found
            scan.rest = [n for n in scan.rest if not index <= n < end]
            kind = "bad" if clock.bad else "clock"
            scan.add(
                kind, index, end, "There is no such time of day." if clock.bad else clock, "to"
            )
            scan.zones_after(end)
            return


def _shifted(
    parse: Parse, verb: Verb, begin: int, end: int, scan: Scan, by: Length, place: tuple[int, int],
    gone: frozenset[int], reason: str | None,
) -> Command:  # fmt: skip
    kept = [k for k in range(begin, end) if k not in gone]
    taken = frozenset(kept[n] for n in range(place[0], place[1])) | gone
    lows = [token.low for token in scan.tokens]
    earlier = verb.words in _BRINGING or any(low in _EARLIER for low in lows)
    if any(low in ("later", "back", "out", "down") for low in lows):
        earlier = False
    marks = _EARLIER | _LATER | {"by"}
    taken |= frozenset(
        k for k in kept
        if parse.tokens[k].low in marks and at(parse.tokens, k - 1).low not in (*BEFORE_UP, "-")
    )  # fmt: skip
    target, scope, _ = target_without(parse, begin, end, taken)
    delta = by.delta
    return parse.command(
        "move", target=target, scope=scope or parse.scope(begin, end)[0],
        shift=-delta if earlier else delta, text=reason,
        dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None,
    )  # fmt: skip


def target_without(
    parse: Parse, begin: int, end: int, taken: frozenset[int]
) -> tuple[Target | None, Scope | None, Scan]:
    """The target that the tokens not in ``taken`` mean."""
    from language.naming.targets import target_of

    line = parse.cut(begin, end, taken)
    scan = Scan(line, parse.reader, parse.known, repeating=False).run(0, len(line.tokens))
    target, scope = target_of(scan)
    return target, scope, scan


def _clock_beside(scan: Scan) -> None:
    """ "mv 2 fri 10": a number behind a day is its clock time, no place in a list."""
    from language.times import clocks

    if scan.of("clock") or scan.of("range"):
        return
    for slot in scan.of("day"):
        found = clocks.read(scan.tokens, slot.j, True) if slot.j in scan.rest else None
        if found and not found[1].bad:
            scan.rest = [k for k in scan.rest if not slot.j <= k < found[0]]
            scan.add("clock", slot.j, found[0], found[1])
            return


def without_to(
    parse: Parse,
    verb: Verb,
    scan: Scan,
    scope: Scope | None,
    reason: str | None,
    begin: int,
    end: int,
) -> Command:
    """ "move it tomorrow 3pm", "reschedule standup friday 10": all times are the new one."""
    owned = [s for s in scan.of("day") if scan.tokens[s.j - 1].owned]
    dates: tuple[date, ...] = tuple(s.value.day for s in owned if s.value.day)
    for slot in owned:
        scan.slots.remove(slot)
    _clock_beside(scan)
    has_time = any(slot.kind in TIMEY or slot.kind == "bad" for slot in scan.slots)
    from language.naming.targets import target_of

    plain = Scan(scan.line, parse.reader, parse.known)
    plain.rest = list(scan.rest)
    target, found = target_of(plain)
    if dates:
        target = replace(target or Target(), dates=dates)
    command: dict[str, Any] = {
        "target": _strip_from(target), "scope": scope or found, "text": reason,
        "dry_run": bool(scan.of("dry run")), "quiet": bool(scan.of("quietly")),
        "guess": verb.name if verb.misspelt else None,
    }  # fmt: skip
    if not has_time:
        return parse.command("move", **command)
    days = scan.of("day") + scan.of("begin")
    if len(days) > 1 and len({s.value.day for s in days}) > 1:
        # "move friday's retro thursday 3pm" has two days: the one before the clock time is new
        target = replace(target or Target(), dates=tuple(s.value.day for s in days[:-1]))
        for slot in days[:-1]:
            scan.slots.remove(slot)
        command["target"] = target
    scan.rest = [k for k in scan.rest if scan.tokens[k].cat not in ("every", "wd", "mo", "int")]
    fields, when = destination(parse, scan)
    return timed(parse.command("move", **command, **fields), when)
