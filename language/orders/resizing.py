"""Lines that make a meeting longer, shorter or otherwise: "extend it by 15", "make it weekly"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, target_without, timed
from language.line.scan import Scan
from language.model import Command, Target
from language.orders.destination import TIMEY, destination

RESIZING = frozenset(("extend", "shorten", "lengthen", "prolong", "rallonge", "prolonge", "trim",
                       "reduce", "cut", "cut down", "stretch", "give"))  # fmt: skip
_LONG = ("longer", "langer")
_LONGER = frozenset((*_LONG, "shorter", "kurzer"))


def made(parse: Parse, begin: int, end: int, extra: dict[str, Any], it: bool) -> Command:
    """ "make it 45 min", "make standup weekly", "make lee cohost of standup"."""
    tokens = parse.tokens
    place = next((k for k in range(begin, end) if tokens[k].low in ("cohost", "cohosts")), begin)
    if begin < place < end - 1 and tokens[place + 1].low in ("of", "for", "in", "to", "on"):
        whole = made(parse, begin, place + 1, extra, it)
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


def resize(parse: Parse, verb: Verb, begin: int, end: int) -> Command:
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
