"""Lines that change a meeting: move, change, and what-ifs about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from language import titles
from language.durations import Length
from language.model import Command, Scope, Target
from language.numbers import at
from language.parse import Parse, people_of, time_fields, timed, unquoted
from language.said import When
from language.scan import Scan
from language.verbs import Verb
from language.when import combine

_TO = frozenset(("to", "until"))
_EARLIER = frozenset(("earlier", "forward", "forwards", "up", "bring", "advance", "sooner", "pull",
                      "vor", "avance", "adelanta", "antes", "fruher"))  # fmt: skip
_LATER = frozenset(
    ("back", "later", "down", "out", "postpone", "delay", "push", "defer", "backwards")
)
_TIMEY = frozenset((
    "day", "clock", "range", "begin", "repeat", "offset", "period", "zone", "part", "span", "length",
    "instant", "lead",
))  # fmt: skip
_OPTIONS: dict[str, str] = {
    "title": "title", "name": "title", "subject": "title", "topic": "title", "agenda": "agenda",
    "description": "agenda", "notes": "agenda", "length": "length", "duration": "length",
    "zone": "zone", "timezone": "zone", "tz": "zone", "recurrence": "repeat", "repeat": "repeat",
    "repetition": "repeat", "frequency": "repeat", "start": "time", "time": "time", "when": "time",
    "date": "time", "day": "time", "link": "link", "url": "link", "reminder": "lead",
    "reminders": "lead", "lead": "lead",
    "password": "password", "passcode": "password", "pin": "password", "lobby": "lobby",
    "guests": "lobby", "strangers": "lobby", "recording": "recording", "record": "recording",
    "lock": "lock", "number": "number", "host": "host", "chat": "chat", "video": "video",
    "captions": "captions", "mute": "mute",
}  # fmt: skip
_LONG_OPTIONS = (
    "join before host", "early join", "auto record", "automatic recording", "auto recording",
    "automatic lock", "auto lock", "time zone", "meeting number", "join link", "join security",
    "audio before host", "delete when completed", "closed captions", "file transfer",
    "reminder time", "public meeting", "exclude password",
)  # fmt: skip


def _dest(parse: Parse, k: int, end: int) -> Scan | None:
    """A scan of what stands behind "to" at ``k``, if it begins with a time."""
    if k + 1 >= end:
        return None
    scan = parse.scan(k + 1, end)
    timey = [slot for slot in scan.slots if slot.kind in _TIMEY or slot.kind == "bad"]
    if timey and min(slot.i for slot in timey) <= 1:
        return scan
    first = at(scan.tokens, 0)
    if first.cat in ("int", "num") and isinstance(first.val, int) and first.val <= 24:
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
    end, reason = parse.reason(begin, end)
    split = _split(parse, begin, end)
    if split is not None:
        return _moved(parse, verb, begin, split[0], split[1], reason)
    scope, gone = parse.scope(begin, end)
    line = parse.cut(begin, end, gone)
    scan = Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
    if not scan.of("length") and not scan.of("shift"):
        _bare_minutes(scan)
    lengths = [s for s in scan.slots if s.kind in ("length", "shift", "span", "offset", "lead")
               and (s.kind != "offset" or at(scan.tokens, s.j - 1).cat == "later")]  # fmt: skip
    if lengths:
        return _shifted(parse, verb, begin, end, scan, lengths[0].value, (lengths[0].i, lengths[0].j),
                        gone, reason)  # fmt: skip
    return _without_to(parse, verb, scan, scope, reason, begin, end)


def _bare_minutes(scan: Scan) -> None:
    """ "push my 2pm back 15": a last number behind "back" or "forward" counts minutes."""
    last = len(scan.tokens) - 1
    if last > 0 and last in scan.rest and scan.tokens[last].cat == "int":
        if scan.tokens[last - 1].low in _EARLIER | _LATER and scan.tokens[last].val >= 5:
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


def _bare_hour(scan: Scan) -> None:
    """ "to 4": a number on its own behind "to" is a clock time."""
    from language import clocks, spans

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
    earlier = verb.words in ("bring", "advance", "pull", "pull forward", "bring forward", "move up",
                             "move forward", "pull in") or any(
        low in _EARLIER for low in lows
    )  # fmt: skip
    if any(low in ("later", "back", "out", "down") for low in lows):
        earlier = False
    marks = _EARLIER | _LATER | {"by"}
    taken |= frozenset(k for k in kept if parse.tokens[k].low in marks)
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
    from language.parse import target_of

    line = parse.cut(begin, end, taken)
    scan = Scan(line, parse.reader, parse.known, repeating=False).run(0, len(line.tokens))
    target, scope = target_of(scan)
    return target, scope, scan


def _without_to(
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
    has_time = any(slot.kind in _TIMEY or slot.kind == "bad" for slot in scan.slots)
    from language.parse import target_of

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


def why(parse: Parse, verb: Verb) -> Command:
    """ "why can't sync on 20 apr be on the 21st?", "try move 2 to 4"."""
    from language import verbs

    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    while begin < end and (
        tokens[begin].low in ("can't", "cant", "cannot", "not", "can", "i", "we", "if", "is", "could",
                              "couldn't", "whether", "to", "isn't", "it's", "did", "you", "was", "does",
                              "doesn't", "kann", "nicht", "would")
    ):  # fmt: skip
        begin += 1
    inner = verbs.match(tokens, begin)
    if inner and inner.name in ("move", "change", "cancel"):
        read = move(parse, inner) if inner.name == "move" else change(parse, inner)
        return replace(read, name=verb.name)
    for k in range(begin, end):
        if tokens[k].low in (
            "be",
            "move",
            "moved",
            "go",
            "to",
            "happen",
            "start",
            "take",
            "sein",
        ) and (tokens[k].cat != "day"):
            j = k + 1
            while (
                j < end
                and tokens[j].low in ("moved", "to", "on", "at", "place", "be")
                and (at(tokens, j + 1).cat != "end")
            ):
                j += 1
            dest = parse.scan(j, end)
            if tokens[j - 1].low == "at" or tokens[j - 1].low == "on":
                dest = parse.scan(j - 1, end)
            if (
                any(s.kind in _TIMEY or s.kind == "bad" for s in dest.slots)
                or at(tokens, j).cat == "int"
            ):
                while k > begin and tokens[k - 1].low in ("can", "could", "should", "will", "not"):
                    k -= 1
                target, scope, _ = parse.target(begin, k)
                fields, when = destination(parse, dest)
                return timed(parse.command(verb.name, target=target, scope=scope, **fields), when)
    if verb.name == "try":
        return replace(
            move(parse, Verb("move", verb.begin, begin, verb.words)), name="try", guess=None
        )
    target, scope, _ = parse.target(begin, end)
    return parse.command(verb.name, target=target, scope=scope)


# -- change ------------------------------------------------------------------------------------


def change(parse: Parse, verb: Verb) -> Command:
    """Read "rename it to X", "extend 2 by 15 min", "set lobby on for standup", "change ... to ..."."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    words = verb.words
    if words in ("extend", "shorten", "lengthen", "prolong", "rallonge", "prolonge"):
        return _resize(parse, verb, begin, end)
    if words in ("turn on", "turn off"):
        return _switch(parse, verb, begin, end, "on" if words == "turn on" else "off")
    dry, quiet = _flags(parse, begin, end)
    taken = dry | quiet
    end_words = max((k + 1 for k in range(begin, end) if k not in taken), default=begin)
    extra = {"dry_run": bool(dry), "quiet": bool(quiet),
             "guess": verb.name if verb.misspelt else None}  # fmt: skip
    if words in ("make it", "make"):
        return _made(
            parse, begin if words == "make" else begin, end_words, extra, words == "make it"
        )
    rename = words in ("rename", "umbenennen")
    option, place = _option(parse, begin, end_words)
    split = _assign(parse, begin, end_words, place, rename)
    if split is None:
        return _unassigned(parse, verb, begin, end_words, option, place, extra, rename)
    left_end, value_at = split
    gone = frozenset(range(place[0], place[1])) if option else frozenset()
    if option and place[0] >= left_end:
        option, gone = None, frozenset()
    if (rename and option is None) or option == "title":
        target, scope, _ = target_without(parse, begin, left_end, gone)
        title = parse.words(value_at, end_words)
        return parse.command("change", target=target, scope=scope or parse.scope(begin, left_end)[0],
                             title=title, **extra)  # fmt: skip
    target, scope, _ = target_without(
        parse, begin, left_end, gone | parse.scope(begin, left_end)[1]
    )
    scope = parse.scope(begin, left_end)[0] or scope
    return _valued(parse, option, value_at, end_words, target, scope, extra)


def _flags(parse: Parse, begin: int, end: int) -> tuple[frozenset[int], frozenset[int]]:
    dry = frozenset(k for k in range(begin, end) if parse.tokens[k].cat == "dry run")
    quiet = frozenset(k for k in range(begin, end) if parse.tokens[k].cat == "quietly")
    return dry, quiet


def _option(parse: Parse, begin: int, end: int) -> tuple[str | None, tuple[int, int]]:
    """The option that is named, and its tokens."""
    tokens = parse.tokens
    for k in range(begin, end):
        for phrase in _LONG_OPTIONS:
            parts = phrase.split()
            if [t.low for t in tokens[k : k + len(parts)]] == parts:
                name = {"time zone": "zone", "join link": "link", "reminder time": "lead"}.get(
                    phrase, phrase
                )
                return name, (k, k + len(parts))
        name_ = _OPTIONS.get(tokens[k].low)
        if name_ and tokens[k].cat != "mo":
            if tokens[k].cat in ("to",):
                continue
            return name_, (k, k + 1)
    return None, (0, 0)


def names_option(parse: Parse, begin: int) -> bool:
    """Whether an option of a meeting is named ("set password of ...")."""
    option, _ = _option(parse, begin, min(len(parse.tokens), begin + 6))
    return option is not None and option not in ("time", "length", "lock", "mute", "number")


def _assign(
    parse: Parse, begin: int, end: int, place: tuple[int, int], rename: bool
) -> tuple[int, int] | None:
    """Where the value begins: behind "to", ":", "=" or "as"."""
    tokens = parse.tokens
    for k in range(begin, end):
        token = tokens[k]
        if token.cat in (":", "=") and not (token.glued and at(tokens, k + 1).glued and (
            at(tokens, k - 1).cat == "int"
        )):  # fmt: skip
            return k, k + 1
        if (
            token.cat == "to" or token.low in ("into", "as", "auf", "zu", "en", "in", "para", "a")
        ) and (k > begin or rename):
            if token.low in ("as", "in", "en", "a") and not (rename or parse.line.tongue != "en"):
                continue
            if at(tokens, k - 1).cat == "quarter":
                continue
            return k, k + 1
    return None


def _valued(
    parse: Parse, option: str | None, begin: int, end: int, target: Target | None,
    scope: Scope | None, extra: dict[str, Any],
) -> Command:  # fmt: skip
    value = parse.words(begin, end)
    base: dict[str, Any] = {"target": target, "scope": scope, **extra}
    if option == "agenda":
        return parse.command("change", text=value or "", **base)
    if option == "link":
        return parse.command("change", link=value, **base)
    if option == "lead":
        from language.scan import lead_list

        if (value or "").lower() in ("off", "none", "no"):
            return parse.command("change", settings=(("reminder", "off"),), **base)
        leads, _ = lead_list(parse.tokens[begin:end], 0)
        if leads:
            return parse.command("change", leads=tuple(leads), **base)
        return parse.command(
            "change", not_understood=(value or "",), why="It does not say how long before.", **base
        )
    if option == "zone":
        from language import zones

        found = zones.find(value or "", parse.reader.now, parse.reader.home)
        if found.zone:
            return parse.command("change", zone=found.zone, **base)
        return parse.command(
            "change", not_understood=(value or "",), why="That is no time zone I know.", **base
        )
    if option == "host":
        from language import people

        _, names = people.read(parse.line, begin, parse.known)
        return parse.command("reassign", people=tuple(names), **base)
    if option not in (None, "length", "repeat", "time"):
        return parse.command("change", settings=((option or "", value or ""),), **base)
    if option == "repeat" and (value or "").lower() in ("never", "none", "no", "off", "once"):
        return parse.command("change", settings=(("repeat", "none"),), **base)
    scan = parse.scan(begin, end)
    return _timed_change(parse, scan, option, value, base)


def _timed_change(
    parse: Parse, scan: Scan, option: str | None, value: str | None, base: dict[str, Any]
) -> Command:
    if option == "length":
        from language.durations import read

        delta = read(value or "")
        if delta is not None:
            return parse.command("change", duration=delta, **base)
    timey = [s for s in scan.slots if s.kind in _TIMEY or s.kind == "bad"]
    number = scan.tokens and scan.tokens[0].cat == "int" and len(scan.tokens) == 1
    if not timey and not number:
        if option in ("repeat", "time", "length"):
            return parse.command(
                "change", not_understood=(value or "",), why=f"“{value}” is not understood.", **base
            )
        return parse.command("change", title=value, **base)
    spans_ = [
        s for s in scan.of("span") if s.value.unit in ("day", "week") and not scan.of("repeat")
    ]
    if spans_:
        return parse.command("change", duration=spans_[0].value.delta, **base)
    fields, when = destination(parse, scan)
    if scan.of("repeat") and when.start is not None and not (scan.of("clock") or scan.of("range")):
        fields.update(start=None)
    leftovers = titles.title(scan)
    if (
        leftovers
        and when.why is None
        and option is None
        and leftovers.lower() not in ("long", "time")
    ):
        return parse.command("change", title=value, **base)
    return timed(parse.command("change", **base, **fields), when)


def _unassigned(
    parse: Parse, verb: Verb, begin: int, end: int, option: str | None, place: tuple[int, int],
    extra: dict[str, Any], rename: bool,
) -> Command:  # fmt: skip
    """ "set lobby on for standup", "set password abc", "change standup" (opens the form)."""
    tokens = parse.tokens
    if option and option not in ("time", "repeat"):
        k = place[1]
        value_end = k
        if (
            at(tokens, k).cat not in ("of", "for", "on", "in", "end")
            or at(tokens, k).low == "on"
            and (at(tokens, k + 1).cat in ("for", "of", "in", "end"))
        ):
            value_end = k + 1
            while value_end < end and tokens[value_end].cat not in ("for", "of", "on"):
                value_end += 1
        gone = frozenset(range(place[0], value_end))
        target, scope, _ = target_without(parse, begin, end, gone)
        if value_end > k:
            return _valued(parse, option, k, value_end, target, scope, extra)
        return parse.command("change", target=target, scope=scope, **extra)
    scope, gone = parse.scope(begin, end)
    line = parse.cut(begin, end, gone)
    scan = Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
    timey = [s for s in scan.slots if s.kind in _TIMEY]
    if timey and not rename and (scan.of("length") or scan.of("repeat") or scan.of("clock")):
        return replace(_without_to(parse, verb, scan, scope, None, begin, end), name="change")
    target, found, _ = parse.target(begin, end)
    return parse.command("change", target=target, scope=scope or found, **extra)


def _made(parse: Parse, begin: int, end: int, extra: dict[str, Any], it: bool) -> Command:
    """ "make it 45 min", "make standup weekly", "make lee cohost of standup"."""
    tokens = parse.tokens
    place = next((k for k in range(begin, end) if tokens[k].low in ("cohost", "cohosts")), begin)
    if begin < place < end - 1 and tokens[place + 1].low in ("of", "for", "in", "to", "on"):
        whole = _made(parse, begin, place + 1, extra, it)
        meeting, scope, _ = parse.target(place + 2, end)
        return replace(whole, target=meeting, scope=scope)
    if (
        end > begin
        and tokens[end - 1].low in ("cohost", "cohosts", "host")
        or (end - 2 >= begin and tokens[end - 1].low == "host" and tokens[end - 2].cat == "-")
    ):
        from language import people

        _, names = people.read(parse.line, begin, parse.known)
        if tokens[end - 1].low == "host" and tokens[end - 2].cat != "-":
            return parse.command("reassign", people=tuple(names), **extra)
        return parse.command(
            "invite", people=tuple(replace(n, cohost=True) for n in names), **extra
        )
    longer = next((k for k in range(begin, end) if tokens[k].low in ("longer", "shorter")), None)
    if longer is not None:
        from language.durations import length

        for k in range(begin, longer):
            found = length(tokens, k)
            if found and found[0] == longer:
                gone = frozenset(range(k, longer + 1))
                meant, scope, _ = target_without(parse, begin, end, gone)
                by = found[1].delta if tokens[longer].low == "longer" else -found[1].delta
                if it:
                    meant = Target(pronoun=True)
                return parse.command("change", target=meant, scope=scope, shift=by, **extra)
    scan = parse.scan(begin, end)
    target: Target | None = Target(pronoun=True)
    if not it:
        from language.parse import target_of

        plain = Scan(scan.line, parse.reader, parse.known)
        plain.rest = list(scan.rest)
        target, _ = target_of(plain)
        scan.rest = []
    if not any(s.kind in _TIMEY or s.kind == "bad" for s in scan.slots):
        return parse.command(
            "change",
            target=target,
            not_understood=tuple(filter(None, [parse.words(begin, end)])),
            why="It does not say what to change.",
            **extra,
        )
    fields, when = destination(parse, scan)
    return timed(parse.command("change", target=target, **fields, **extra), when)


def _resize(parse: Parse, verb: Verb, begin: int, end: int) -> Command:
    scan = parse.scan(begin, end)
    place: tuple[int, int] | None = None
    value: timedelta | None = None
    by = True
    for slot in scan.slots:
        if slot.kind in ("shift", "length", "span", "offset") and value is None:
            place, value = (begin + slot.i, begin + slot.j), slot.value.delta
            before = at(parse.tokens, begin + slot.i - 1)
            if before.cat == "to" and slot.kind != "shift":
                by = False
                place = (begin + slot.i - 1, begin + slot.j)
        elif slot.kind in ("till",):
            first = slot.value
            target, scope, _ = target_without(
                parse, begin, end, frozenset(range(begin + slot.i, begin + slot.j))
            )
            from datetime import time

            from language.spans import likely_hour

            hour = first.hour if first.fixed else likely_hour(parse.reader, first)
            return parse.command(
                "change",
                target=target,
                scope=scope,
                settings=(("end", f"{time(hour % 24, first.minute):%H:%M}"),),
            )
    if value is None or place is None:
        target, scope, _ = parse.target(begin, end)
        return parse.command("change", target=target, scope=scope)
    target, scope, _ = target_without(parse, begin, end, frozenset(range(*place)))
    scope = scope or parse.scope(begin, end)[0]
    guess = verb.name if verb.misspelt else None
    if not by:
        return parse.command("change", target=target, scope=scope, duration=value, guess=guess)
    if verb.words == "shorten":
        value = -value
    return parse.command("change", target=target, scope=scope, shift=value, guess=guess)


def switched(parse: Parse, value: str) -> Command | None:
    """ "lobby on": an option without a verb."""
    option, place = _option(parse, 0, len(parse.tokens) - 1)
    if option is None or place != (0, len(parse.tokens) - 1):
        return None
    return parse.command("change", settings=((option, value),))


def _switch(parse: Parse, verb: Verb, begin: int, end: int, value: str) -> Command:
    option, place = _option(parse, begin, end)
    stop = next(
        (k for k in range(begin, end) if parse.tokens[k].cat in ("for", "on", "of", "in")), end
    )
    if option is None:
        option, place = parse.words(begin, stop), (begin, stop)
    target, scope, _ = target_without(parse, begin, end, frozenset(range(place[0], place[1])))
    return parse.command(
        "change", target=target, scope=scope, settings=((unquoted(option or ""), value),)
    )
