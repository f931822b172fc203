"""Lines that plan a meeting: "schedule ...", and bare times without a verb."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, people_of, time_fields, timed
from language.line.scan import Scan
from language.line.tokens import Line
from language.model import Command, Named, Scope, Target
from language.naming import people, titles
from language.orders.fields import fields
from language.times.durations import length
from language.times.said import When
from language.times.when import combine
from language.words.kinds import listed
from language.words.turns import BESIDE, CORRECTING

# Verbs that are part of what is planned: "call mom", "lunch".
_SPOKEN = frozenset(("call",))
_PEOPLED = frozenset(("meet",))
_INSTANT = frozenset(("call", "meeting", "session", "huddle", "chat"))
_MINUTES = frozenset(("15", "20", "30", "45", "60", "90"))
_FIELDS = frozenset(listed("agenda description desc notes note details"))


def schedule(parse: Parse, verb: Verb | None) -> Command:
    """Read a line that plans a meeting; ``verb`` is ``None`` for a bare time."""
    command, _ = schedule_with(parse, verb)
    return command


def schedule_with(parse: Parse, verb: Verb | None) -> tuple[Command, When]:
    tokens = parse.tokens
    begin, end = (verb.end, len(tokens)) if verb else (0, len(tokens))
    if verb and verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    text = None
    told: frozenset[int] = frozenset()
    for k in range(begin, end):
        if tokens[k].low in _FIELDS and at(tokens, k + 1).cat == ":" and k > begin:
            stop = next((n for n in range(k + 2, end) if tokens[n].cat == ";"), end)
            text, told = parse.words(k + 2, stop), frozenset(range(k, stop))
            break
    kept_verb = bool(verb) and verb is not None and _is_spoken(parse, verb)
    start_at = verb.begin if kept_verb and verb else begin
    apart = fields(parse, start_at, end)
    line = parse.cut(start_at, end, frozenset(apart.gone) | told)
    line, left_out = _as_meant(line, parse)
    scan = _scan(line, parse, verb, kept_verb)
    when = combine(scan)
    if when.why is None:
        when.assumed += left_out
    skip, invited = _inviting(scan)
    named = (*people_of(scan), *invited)
    named = _cohosts(scan, named)
    settings, taken = pairs(scan, skip)
    skip |= taken
    title = titles.title(scan, verb.words if verb and not kept_verb else "", skip)
    minutes = (title or "").lower().removeprefix("quick ").removeprefix("short ")
    if minutes in _MINUTES and when.duration is None and when.why is None:
        when.duration = timedelta(minutes=int(minutes))
        when.end = when.start + when.duration if when.start else None
        when.assumed.append(f"“{title}” is read as minutes")
        title = None
    leads: list[timedelta] = []
    audience = None
    for slot in scan.of("leads"):
        leads += slot.value
        audience = slot.more or audience
    for slot in scan.of("lead"):
        leads.append(slot.value.delta)
    title = apart.title or title
    text = text or apart.text
    onwards = next((s for s in scan.of("begin") if s.mark == "onwards"), None)
    if verb is None and onwards and when.start and not when.rule and title:
        command = parse.command(
            "move", target=Target(words=title, dates=(when.start.date(),)), scope=Scope.FOLLOWING,
            **_moved(when),
        )  # fmt: skip
        return timed(command, when), when
    times: dict[str, Any] = time_fields(when)
    if when.why is None and when.start is None and when.duration is None and when.day is None:
        times["clock"] = when.clock
    instant = when.instant or (
        verb is not None and verb.name == "start" and when.start is None and when.rule is None
    )
    times["instant"] = instant
    if title is not None and title.lower().startswith(_HANGING):
        times["not_understood"] = (*times["not_understood"], title)
        times["why"] = times["why"] or "That hangs on another meeting; say its time of day."
        title = None
    command = parse.command(
        "schedule",
        title=title,
        people=named,
        leads=tuple(dict.fromkeys(leads)),
        audience=audience,
        text=text,
        link=apart.link,
        settings=(*apart.settings, *settings),
        dry_run=bool(scan.of("dry run")),
        quiet=bool(scan.of("quietly")),
        guess=verb.name if verb and verb.misspelt else None,
        **times,
    )
    return timed(command, when), when


_HANGING = ("right after ", "straight after ", "just after ", "right before ", "just before ",
            "straight before ")  # fmt: skip


def _as_meant(line: Line, parse: Parse) -> tuple[Line, list[str]]:
    """The line without what was taken back or only explains it, and what is echoed of that."""
    notes: list[str] = []
    words = {token.low for token in line.tokens}
    if not words.isdisjoint(CORRECTING):
        from language.times.second_thoughts import corrected

        line, notes = corrected(line, parse.reader, parse.known)
    if not words.isdisjoint(BESIDE):
        from language.clauses.asides import without_asides

        line, more = without_asides(line, parse.reader, parse.known)
        notes += more
    return line, notes


def _moved(when: When) -> dict[str, Any]:
    fields = time_fields(when)
    fields.pop("instant")
    return fields


def _is_spoken(parse: Parse, verb: Verb) -> bool:
    """Whether the verb is a word of the title as well ("call mom at 5")."""
    if verb.words not in _SPOKEN or verb.misspelt:
        return False
    after = at(parse.tokens, verb.end)
    return after.cat not in ("end",)


def _scan(part: Line, parse: Parse, verb: Verb | None, kept: bool) -> Scan:
    scan = Scan(part, parse.reader, parse.known)
    first = 0
    if kept:
        scan.rest.append(0)
        first = 1
    if at(part.tokens, 0).low in _SPOKEN:  # "call mark and sue at 4"
        j, names = people.read(part, 1, parse.known)
        if len(names) > 1:
            if not kept:
                scan.rest.append(0)
            scan.add("people", 1, j, names)
            first = j
    if verb and verb.words in _PEOPLED:
        j, names = people.read(part, first, parse.known)
        if names and names[0].text.lower() not in ("to", "for", "up", "again", "a", "an"):
            after = at(part.tokens, j)
            if after.cat != "word" or after.low in ("about", "re", "to", "regarding"):
                scan.add("people", first, j, names)
                first = j
    return scan.run(first, len(part.tokens))


def _inviting(scan: Scan) -> tuple[frozenset[int], tuple[Named, ...]]:
    """ "invite ana and raj" behind a comma."""
    for index in scan.rest:
        token = scan.tokens[index]
        if token.low in ("invite", "inviting", "attendees", "participants", "guests", "invitees",
                         "include", "add", "people"):  # fmt: skip
            k = index + 1
            if at(scan.tokens, k).cat == ":":
                k += 1
            elif token.low in ("attendees", "participants", "guests", "people", "invitees"):
                continue
            before = at(scan.tokens, index - 1)
            if index and before.cat == "word":
                continue
            end, names = people.read(scan.line, k, scan.known, True)
            if names:
                return frozenset(range(index, end)), tuple(names)
    return frozenset(), ()


def _cohosts(scan: Scan, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """ "make lee cohost", "lee as cohost"."""
    tokens = scan.tokens
    for index in scan.rest:
        if tokens[index].low in ("cohost", "cohosts") or (
            tokens[index].low == "co" and at(tokens, index + 2).low in ("host", "hosts")
        ):
            before = at(tokens, index - 1)
            if before.low in ("as", "a", "-", "the"):
                before = at(tokens, index - 2)
            named = tuple(
                replace(one, cohost=True) if one.text.lower() == before.low else one
                for one in named
            )
    return named


def pairs(scan: Scan, skip: frozenset[int]) -> tuple[tuple[tuple[str, str], ...], frozenset[int]]:
    """ "password: x" and the like among left-over words."""
    names = {"lobby", "lock", "recording"}
    found: list[tuple[str, str]] = []
    taken: set[int] = set()
    tokens = scan.tokens
    for index in scan.rest:
        if index in skip or tokens[index].low not in names:
            continue
        k = index + 1
        if at(tokens, k).cat not in (":", "="):
            continue
        k += 1
        end = k
        while (
            end < len(tokens)
            and (end == k or tokens[end].glued)
            and tokens[end].cat not in (",", ";")
        ):
            end += 1
        if end > k:
            found.append((tokens[index].low, scan.line.cut(k, end)))
            taken |= set(range(index, end))
    return tuple(found), frozenset(taken)


def spoken_lengths(parse: Parse, i: int) -> timedelta | None:
    """The length that begins at token ``i``."""
    found = length(parse.tokens, i)
    return found[1].delta if found else None
