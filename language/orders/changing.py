"""Lines that change what a meeting is: "rename", "extend", "set lobby on", "make it weekly"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, target_without, timed, unquoted
from language.line.scan import Scan
from language.model import Command, Scope, Target
from language.naming import titles
from language.orders.destination import TIMEY, destination
from language.orders.moving import without_to
from language.orders.resizing import RESIZING, made, resize

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
    if words in RESIZING:
        return resize(parse, verb, begin, end)
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
        return made(parse, begin, end_words, extra, words == "make it")
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
