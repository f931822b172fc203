"""Lines that move a meeting: "move retro to friday 10", "push it 30 min", "postpone by a week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, people_of, timed
from language.line.scan import Scan
from language.model import Command, Scope, Target
from language.naming.targets import BEFORE_UP
from language.orders.destination import TIMEY, clock_beside, destination, split
from language.orders.shifting import afterwards, bare_minutes, shifted, signed


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
    plus = signed(parse, begin, end)
    if plus is not None:
        return plus
    for k in range(begin, end):
        step = afterwards(parse, k, end) if tokens[k].cat == "to" else None
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
    parted = split(parse, begin, end)
    if parted is not None:
        return _moved(parse, verb, begin, parted[0], parted[1], reason)
    scope, gone = parse.scope(begin, end)
    line = parse.cut(begin, end, gone)
    scan = Scan(line, parse.reader, parse.known).run(0, len(line.tokens))
    if not scan.of("length") and not scan.of("shift"):
        bare_minutes(scan, verb)
    lengths = [s for s in scan.slots if s.kind in ("length", "shift", "span", "offset", "lead")
               and (s.kind != "offset" or at(scan.tokens, s.j - 1).cat == "later")]  # fmt: skip
    if len(lengths) > 1 and lengths[1].kind != "offset":
        words_ = tuple(scan.line.cut(slot.i, slot.j) for slot in lengths)
        return parse.command("move", not_understood=words_, why="Those are two steps; say one.")
    if lengths:
        return shifted(
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
    clock_beside(scan)
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
