"""Lines that change what a meeting is: "rename", "extend", "set lobby on", "make it weekly"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, timed, unquoted
from language.line.scan import Scan
from language.model import Command, Scope, Target
from language.naming import titles
from language.orders.moving import TIMEY, destination, target_without, without_to

_OPTIONS: dict[str, str] = {
    "titre": "title", "titel": "title", "titulo": "title", "nom": "title",
    "title": "title", "name": "title", "subject": "title", "topic": "title", "agenda": "agenda",
    "description": "agenda", "notes": "agenda", "length": "length", "duration": "length",
    "zone": "zone", "timezone": "zone", "tz": "zone", "recurrence": "repeat", "repeat": "repeat",
    "repetition": "repeat", "frequency": "repeat", "start": "time", "time": "time", "when": "time",
    "date": "time", "day": "time", "hour": "time", "timing": "time", "timings": "time",
    "link": "link", "url": "link", "reminder": "lead",
    "reminders": "lead", "lead": "lead",
    "password": "password", "passcode": "password", "pin": "password", "lobby": "lobby",
    "guests": "lobby", "strangers": "lobby", "recording": "recording", "record": "recording",
    "lock": "lock", "number": "number", "host": "host", "chat": "chat", "video": "video",
    "captions": "captions", "mute": "mute",
}  # fmt: skip


_RESIZING = frozenset(("extend", "shorten", "lengthen", "prolong", "rallonge", "prolonge", "trim",
                       "reduce", "cut", "cut down", "stretch", "give"))  # fmt: skip
_LONG = ("longer", "langer")
_LONGER = frozenset((*_LONG, "shorter", "kurzer"))
_LONG_OPTIONS = (
    "join before host", "early join", "auto record", "automatic recording", "auto recording",
    "automatic lock", "auto lock", "time zone", "meeting number", "join link", "join security",
    "audio before host", "delete when completed", "closed captions", "file transfer",
    "reminder time", "public meeting", "exclude password",
)  # fmt: skip


def change(parse: Parse, verb: Verb) -> Command:
    """Read "rename it to X", "extend 2 by 15 min", "set lobby on", "change ... to ..."."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    words = verb.words
    if words in _RESIZING:
        return _resize(parse, verb, begin, end)
    if words in ("turn on", "turn off"):
        return _switch(parse, verb, begin, end, "on" if words == "turn on" else "off")
    pairs = _pairs(parse, begin, end)
    if pairs is not None:
        return pairs
    dry, quiet = _flags(parse, begin, end)
    taken = dry | quiet
    end_words = max((k + 1 for k in range(begin, end) if k not in taken), default=begin)
    extra = {"dry_run": bool(dry), "quiet": bool(quiet),
             "guess": verb.name if verb.misspelt else None}  # fmt: skip
    if words in ("make it", "make", "mach", "repeat"):
        return _made(parse, begin, end_words, extra, words == "make it")
    rename = words in ("rename", "umbenennen")
    option, place = _option(parse, begin, end_words)
    split = _assign(parse, begin, end_words, place, rename)
    if split is None:
        return _unassigned(parse, verb, begin, end_words, option, place, extra, rename)
    left_end, value_at = split
    if at(tokens, value_at).low == "be":  # "change it to be an hour long"
        value_at += 1
    gone = frozenset(range(place[0], place[1])) if option else frozenset()
    if option and place[0] >= left_end:
        option, gone = None, frozenset()
    if (rename and option is None) or option == "title":
        target, scope, _ = target_without(parse, begin, left_end, gone)
        title = parse.words(value_at, end_words)
        return parse.command(
            "change",
            target=target,
            scope=scope or parse.scope(begin, left_end)[0],
            title=title,
            **extra,
        )
    target, scope, _ = target_without(
        parse, begin, left_end, gone | parse.scope(begin, left_end)[1]
    )
    scope = parse.scope(begin, left_end)[0] or scope
    return _valued(parse, option, value_at, end_words, target, scope, extra)


def _pairs(parse: Parse, begin: int, end: int) -> Command | None:
    """ "set #k7 lobby=on recording=off"."""
    tokens = parse.tokens
    signs = [k for k in range(begin + 1, end) if tokens[k].cat == "="]
    if len(signs) < 2:
        return None
    settings: list[tuple[str, str]] = []
    gone: set[int] = set()
    for n, k in enumerate(signs):
        name = k - 1
        while name > begin and tokens[name].glued:
            name -= 1
        last = (signs[n + 1] - 1) if n + 1 < len(signs) else end
        value = parse.words(k + 1, last)
        if not value:
            return None
        settings.append((parse.line.cut(name, k).lower(), value))
        gone |= set(range(name, last))
    target, scope, _ = target_without(parse, begin, end, frozenset(gone))
    return parse.command("change", target=target, scope=scope, settings=tuple(settings))


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
        if at(tokens, k + 1).cat == "-" and tokens[k + 1].glued:
            continue  # "the agenda-less one"
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
            (token.cat == "to" or token.low in ("into", "as", "auf", "zu", "en", "in", "para", "a"))
            and (k > begin or rename)
            and not (token.glued and at(tokens, k - 1).cat == "-")
        ):
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
        from language.times.around import lead_list

        if (value or "").lower() in ("off", "none", "no"):
            return parse.command("change", settings=(("reminder", "off"),), **base)
        leads, _ = lead_list(parse.tokens[begin:end], 0)
        if leads:
            return parse.command("change", leads=tuple(leads), **base)
        return parse.command(
            "change", not_understood=(value or "",), why="It does not say how long before.", **base
        )
    if option == "zone":
        from language.times import zones

        found = zones.find(value or "", parse.reader.now, parse.reader.home)
        if found.zone:
            return parse.command("change", zone=found.zone, **base)
        return parse.command(
            "change", not_understood=(value or "",), why="That is no time zone I know.", **base
        )
    if option == "host":
        from language.naming import people

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
        from language.times.durations import read

        delta = read(value or "")
        if delta is not None:
            return parse.command("change", duration=delta, **base)
    timey = [s for s in scan.slots if s.kind in TIMEY or s.kind == "bad"]
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
    if option == "password" and at(tokens, place[0] - 1).low == "my":
        return parse.unknown()
    if option and option not in ("time", "repeat"):
        k = place[1]
        value_end = k
        if at(tokens, k).cat not in ("of", "for", "on", "in", "end") or (
            at(tokens, k).low == "on" and (at(tokens, k + 1).cat in ("for", "of", "in", "end"))
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
    timey = [s for s in scan.slots if s.kind in TIMEY]
    if timey and not rename and (scan.of("length") or scan.of("repeat") or scan.of("clock")):
        return replace(without_to(parse, verb, scan, scope, None, begin, end), name="change")
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
    of = next((k for k in range(begin + 1, end - 1) if tokens[k].low == "host"), None)
    if of is not None and tokens[of + 1].low in ("of", "for"):  # "make Lucia host of the demo"
        from language.naming import people

        _, names = people.read(parse.line, begin, parse.known)
        which, scope, _ = parse.target(of + 2, end)
        return parse.command("reassign", people=tuple(names), target=which, scope=scope, **extra)
    if (end > begin and tokens[end - 1].low in ("cohost", "cohosts", "host")) or (
        end - 2 >= begin and tokens[end - 1].low == "host" and tokens[end - 2].cat == "-"
    ):
        from language.naming import people

        _, names = people.read(parse.line, begin, parse.known)
        if tokens[end - 1].low == "host" and tokens[end - 2].cat != "-":
            return parse.command("reassign", people=tuple(names), **extra)
        return parse.command(
            "invite", people=tuple(replace(n, cohost=True) for n in names), **extra
        )
    longer = next((k for k in range(begin, end) if tokens[k].low in _LONGER), None)
    if longer is not None:
        from language.times.durations import length

        for k in range(begin, longer):
            found = length(tokens, k)
            if found and found[0] == longer:
                gone = frozenset(range(k, longer + 1))
                meant, scope, _ = target_without(parse, begin, end, gone)
                by = found[1].delta if tokens[longer].low in _LONG else -found[1].delta
                if it:
                    meant = Target(pronoun=True)
                return parse.command("change", target=meant, scope=scope, shift=by, **extra)
    for k in range(begin, end):
        if tokens[k].low in ("later", "earlier", "sooner", "spater", "fruher"):
            from language.times.durations import length

            place_of = next((n for n in range(begin, k) if (f := length(tokens, n)) and f[0] == k),
                            None)  # fmt: skip
            span = length(tokens, place_of) if place_of is not None else None
            if span and place_of is not None:
                gone = frozenset(range(place_of, k + 1))
                meant, scope, _ = target_without(parse, begin, end, gone)
                by = span[1].delta if tokens[k].low in ("later", "spater") else -span[1].delta
                meant = Target(pronoun=True) if it else meant
                return parse.command("move", target=meant, scope=scope, shift=by, **extra)
    scan = parse.scan(begin, end)
    target: Target | None = Target(pronoun=True)
    if not it:
        from language.naming.targets import target_of

        owned = [slot for slot in scan.of("day") if scan.tokens[slot.j - 1].owned]
        plain = Scan(scan.line, parse.reader, parse.known)
        plain.rest = [
            k for k in scan.rest if scan.tokens[k].low not in ("start", "begin", "happen")
        ]
        target, _ = target_of(plain)
        if owned and len(owned) < len(scan.slots):  # "make thursday's demo start at 10"
            dates = tuple(slot.value.day for slot in owned if slot.value.day)
            target = replace(target or Target(), dates=dates)
            scan.slots = [slot for slot in scan.slots if slot not in owned]
        named = next((slot for slot in scan.of("clock") if slot.i <= 1), None)
        if named is not None and at(scan.tokens, 0).low in ("the", "my", "our") and (
            scan.of("length") or scan.of("span")
        ):  # fmt: skip
            subject, _ = target_of(parse.scan(begin, begin + named.j, repeating=False))
            if subject is not None and subject.clock is not None:  # "make the 4pm an hour"
                target = replace(target or Target(), clock=subject.clock)
                scan.slots.remove(named)
        if target is not None:
            scan.rest = []
    hour = len(scan.tokens) == 1 and scan.tokens[0].cat in ("int", "num")  # "make it 3"
    if not hour and not any(s.kind in TIMEY or s.kind == "bad" for s in scan.slots):
        return parse.command(
            "change",
            target=target,
            not_understood=tuple(filter(None, [parse.words(begin, end)])),
            why="It does not say what to change.",
            **extra,
        )
    fields, when = destination(parse, scan)
    moving = fields["duration"] is None and fields["recurrence"] is None and when.why is None
    name = "move" if moving and (fields["clock"] or fields["date"] or fields["start"]) else "change"
    return timed(parse.command(name, target=target, **fields, **extra), when)


def _resize(parse: Parse, verb: Verb, begin: int, end: int) -> Command:
    end, _ = find_reason(parse, begin, end)
    gone = {k for k in range(begin, end) if parse.tokens[k].low in ("down", "another", "extra")}
    if gone:
        kept = parse.cut(begin, end, frozenset(gone))
        parse = parse.of(kept)
        begin, end = 0, len(kept.tokens)
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

            from language.times.spans import likely_hour

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
    if verb.words in ("shorten", "trim", "reduce", "cut", "cut down"):
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
    device = at(parse.tokens, stop).cat == "in" and at(parse.tokens, stop + 1).low == "room"
    if device and not names_option(parse, begin):
        return parse.unknown()  # "turn on the AC in room 4"
    target, scope, _ = target_without(parse, begin, end, frozenset(range(place[0], place[1])))
    return parse.command(
        "change", target=target, scope=scope, settings=((unquoted(option or ""), value),)
    )
