"""Lines that look meetings up: list, agenda, next, find, show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, people_of
from language.line.scan import Scan
from language.model import Command, Target
from language.naming.targets import of_title, target_of
from language.times.windows import states_of, window_of
from language.words.kinds import listed

_LISTING = frozenset(
    listed("meetings meeting events calls schedule calendar agenda plan day planned")
)


def noise(scan: Scan, words: frozenset[str]) -> None:
    scan.rest = [k for k in scan.rest if scan.tokens[k].low not in words]


def _months(scan: Scan) -> None:
    """ "list december": a month on its own is a stretch of time, beside words part of a title."""
    for k in list(scan.rest):
        beside = [n for n in (k - 1, k + 1) if n in scan.rest and scan.tokens[n].cat == "word"
                  and scan.tokens[n].low not in _LISTING]  # fmt: skip
        last = k == len(scan.tokens) - 1 and scan.tokens[k].val not in (3, 5)  # "find retro nov"
        if scan.tokens[k].cat == "mo" and (last or not beside):
            end = scan.period(k, k, "")
            scan.rest = [n for n in scan.rest if not k <= n < end]


_ALSO_ASKED = frozenset(("who", "who's", "when", "where", "how", "what", "which"))


def listing(parse: Parse, verb: Verb) -> Command:
    """ "list this week with raj", "what's on today", "find budget missed last month", "next 5"."""
    begin, end = verb.end, len(parse.tokens)
    for k in range(begin + 1, end - 1):  # "where is it happening and who is going"
        if parse.tokens[k].cat == "and" and parse.tokens[k + 1].low in _ALSO_ASKED:
            end = k
            break
    whole_line = parse.part(begin, end)
    plain = Scan(whole_line, parse.reader, parse.known, repeating=False)
    states, gone = states_of(plain)
    line = parse.cut(begin, end, frozenset(begin + k for k in gone))
    scan = Scan(line, parse.reader, parse.known, repeating=False).run(0, len(line.tokens))
    limit = None
    for k in list(scan.rest):
        token = scan.tokens[k]
        if (
            token.cat == "int"
            and 1 <= token.val <= 100
            and (
                at(scan.tokens, k + 1).low in ("meetings", "events", "calls")
                or (k == len(scan.tokens) - 1 and verb.name in ("next", "list", "more"))
            )
        ):
            limit = token.val
            scan.rest.remove(k)
    for slot in scan.of("count"):
        limit = slot.value
    _months(scan)
    feasts = [slot for slot in scan.slots if of_title(scan, slot)]
    window = window_of(scan) if not feasts else None
    named = people_of(scan)
    noise(
        scan,
        _LISTING
        | frozenset(
            listed(
                "is are was were on do does have we i me my up got to coming happening going "
                "with there any all the of in for from s be take place scheduled and next what "
                "what's it when show list please now else happened did at last meet met again "
                "time"
            )
        )
        - (frozenset(("all",)) if False else frozenset()),
    )
    for slot in list(scan.slots):
        timed = slot.kind in ("day", "begin", "period", "clock", "range", "part", "span", "until")
        if timed and not of_title(scan, slot):
            scan.slots.remove(slot)
    if verb.words in ("where did", "when did"):
        noise(scan, frozenset(("go", "happen", "disappear", "vanish", "end")))
    target, scope = target_of(scan)
    if target is not None:
        target = replace(target, every=False, upcoming=False, pronoun=False)
        if target == Target():
            target = None
    fields: dict[str, Any] = {"window": window, "people": named, "states": states, "limit": limit}
    name = verb.name
    if name == "find" and target is None and not named and not states and window is not None:
        name = "list"
    if (
        name == "list"
        and verb.words.startswith(("what", "quel", "was", "my ", "which", "show me"))
        and window is not None
        and ((window.end - window.begin) <= timedelta(days=1, hours=2))
    ):
        name = "agenda"
    if (
        name == "agenda"
        and verb.words != "agenda"
        and window is not None
        and (window.end - window.begin) > timedelta(days=1, hours=2)
    ):
        name = "list"
    if name == "find" and verb.words in ("when is", "when's", "whens") and scope is not None:
        scope = None
    if name == "list" and verb.words.startswith("show") and window is None and target is not None:
        name = "find" if "all" in verb.words.split() else "show"
    bad = scan.of("bad")
    if bad:
        return parse.command(
            name, not_understood=(scan.line.cut(bad[0].i, bad[0].j),), why=bad[0].value
        )
    guess = name if verb.misspelt else None
    return parse.command(name, target=target, guess=guess, **fields)


def showing(parse: Parse, verb: Verb) -> Command:
    """ "show 2", "details of #k7", "show standup on friday"; a bare window lists."""
    begin, end = verb.end, len(parse.tokens)
    while begin < end and parse.tokens[begin].low == "me":
        begin += 1
    if end - begin == 1 and parse.tokens[begin].cat == "mo":
        return listing(parse, Verb("list", begin - 1, begin, "show"))
    if at(parse.tokens, begin).low in ("all", "every") and begin + 1 < end:
        found = listing(parse, Verb("find", begin, begin + 1, "find"))
        if found.target is not None and found.target.words:
            return found  # "show all retros"
    target, scope, scan = parse.target(begin, end)
    window = window_of(scan)
    named = people_of(scan)
    empty = target is None or not (
        target.short
        or target.numbers
        or target.words
        or target.number
        or target.link
        or target.pronoun
        or target.clock
        or target.upcoming
    )
    if empty and (window is not None or named or (target and target.every)):
        return parse.command(
            "list", window=window, people=named, guess="list" if verb.misspelt else None
        )
    if (
        empty
        and begin < end
        and any(
            t.low in ("meetings", "upcoming", "calendar", "schedule")
            for t in parse.tokens[begin:end]
        )
    ):
        return parse.command("list", people=named)
    if (
        target is not None
        and not empty
        and window is not None
        and scan.of("period")
        and not target.dates
    ):
        return parse.command("list", target=target, window=window, people=named)
    return parse.command(
        verb.name, target=target, scope=scope, guess=verb.name if verb.misspelt else None
    )
