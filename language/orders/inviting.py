"""Lines about people: invite, remove, reassign, copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Named
from language.naming import people
from language.orders.planning import schedule
from language.words.kinds import listed


def inviting(parse: Parse, verb: Verb) -> Command:
    """ "add lee +sam@acme.com to design crit, make lee cohost", "remove lee from standup"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    if parse.line.tongue == "de" and end > begin and tokens[end - 1].low == "ein":
        end -= 1
    cohosts: set[str] = set()
    stop = end
    k = begin
    while k < end:
        if tokens[k].low in ("cohost", "cohosts") or (
            tokens[k].low == "co" and at(tokens, k + 2).low in ("host", "hosts")
        ):
            m = k - 1
            while (
                m > begin
                and tokens[m].low not in ("make", ",")
                and tokens[m].cat not in ("to", "and")
            ):
                m -= 1
            if any(t.low == "make" for t in tokens[begin:k]):
                m = max(n for n in range(begin, k) if tokens[n].low == "make")
                cohosts |= {t.low for t in tokens[m + 1 : k]}
                stop = min(stop, m)
            else:
                cohosts.add("*")
                stop = min(stop, k - 1 if at(tokens, k - 1).low in ("as", "a") else k)
                if at(tokens, k - 2).low == "as":
                    stop = k - 2
        k += 1
    while stop > begin and tokens[stop - 1].cat in (",", "and"):
        stop -= 1
    added: list[Named] = []
    removed: list[Named] = []
    known = parse.known
    k = begin
    while at(tokens, k).low == "also":
        k += 1
    optional = next((n for n in range(k + 1, stop) if tokens[n].low == "optional"), 0)
    if optional and at(tokens, optional - 1).low in ("as", "an"):  # "add lee as optional to it"
        first = optional - 2 if at(tokens, optional - 2).low == "as" else optional - 1
        behind = optional + 1 + (at(tokens, optional + 1).low in ("attendee", "participant"))
        del tokens[first:behind]
        parse.line.whole = False
        stop, end = stop - (behind - first), end - (behind - first)
    while k < stop:
        sign = tokens[k].cat
        if sign == "-" and at(tokens, k + 1).glued:
            k, names = people.read(parse.line, k + 1, known, True)
            removed += names
            if not names:
                k += 1
            continue
        if sign in ("+", ",", "and", "&", "people"):
            k += 1
            continue
        if sign == "to" or tokens[k].low in (
            "from",
            "of",
            "zu",
            "zum",
            "aus",
            "au",
            "du",
            "de",
            "a",
            "al",
            "para",
            "da",
            "do",
            "von",
            "vom",
            "in",
        ):
            break
        j, names = people.read(parse.line, k, known, True)
        if not names:
            break
        added += names
        k = j
        if names[-1].space and tokens[k - 1].low != "here":
            k = _in_here(tokens, k)
    at_target = k
    if at_target < stop and (
        tokens[at_target].cat in ("to", "from", "de", "in", "for", "on")
        or tokens[at_target].low in ("zu", "zum", "aus", "au", "a", "al", "para", "von", "vom")
    ):
        at_target += 1
    if verb.name == "invite" and at(tokens, at_target).cat == "a" and added:
        planned = schedule(_part(parse, at_target, stop), None)
        if planned.start is not None:  # "invite Ana to a pricing call on friday at 11"
            return replace(planned, people=tuple(added))
    target, scope, scan = parse.target(at_target, stop)
    if cohosts:
        added = [
            replace(n, cohost=True) if "*" in cohosts or n.text.lower() in cohosts or (
                n.text.split()[0].lower() in cohosts) else n
            for n in added
        ]  # fmt: skip
    fields: dict[str, Any] = {}
    if verb.name == "remove" and not added and target is None and at_target < stop:
        fields["not_understood"] = tuple(filter(None, [parse.words(at_target, stop)]))
    pointed = target and (target.short or target.numbers or target.pronoun or target.number)
    if verb.name == "remove" and not added and not removed and pointed and not cohosts:
        return parse.command("cancel", target=target, scope=scope, guess=fields.get("guess"))
    if verb.name == "remove":
        removed, added = [*added, *removed], []
    return parse.command(
        verb.name, target=target, scope=scope, people=tuple(added), removed=tuple(removed),
        dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def _part(parse: Parse, begin: int, end: int) -> Parse:
    line = parse.part(begin, end)
    return parse.of(line)


def _in_here(tokens: list[Token], k: int) -> int:
    """Behind "everyone": "in this space", "here"."""
    if at(tokens, k).low == "here":
        return k + 1
    if at(tokens, k).cat == "in" and at(tokens, k + 2).low in ("space", "room", "channel", "group"):
        return k + 3
    return k


_ELSEWHERE = ("from", "off", "out", "of", "du", "de", "del", "da", "do", "aus", "von", "vom")
_CALENDARS = frozenset(listed("calendar calendars agenda schedule list books diary plan"))
_TAKERS = frozenset(
    listed(
        "supprime enleve streiche quita elimina tire drop delete remove kick uninvite disinvite "
        "take throw pull get cut lose leave"
    )
)


def taken_off(parse: Parse, begin: int) -> Command | None:
    """ "drop sam from retro", "take bob off #2", "kick lee out of it"; else ``None``."""
    tokens = parse.tokens
    if at(tokens, begin).low.split()[0] not in _TAKERS:
        return None
    first = begin + 1
    end = len(tokens)
    for k in range(first, end - 1):
        if tokens[k].low == "put" and tokens[k + 1].low in ("it", "that"):
            why = "Those are two things; say “move” with its title and the new time."
            return parse.command("move", not_understood=(parse.line.cut(k, end),), why=why)
    words = ("from", "off", "out", "of") if parse.line.tongue == "en" else _ELSEWHERE
    if (
        first < end
        and tokens[begin].low in ("take", "kick")
        and tokens[first].low in ("off", "out")
    ):
        first += 1  # "take off bob from retro"
    apart = ("from", "off", "out") if parse.line.tongue == "en" else _ELSEWHERE
    parting = next((k for k in range(first + 1, end) if tokens[k].low in apart), None)
    if parting is None:
        return None
    behind = parting + 1
    while behind < end and (
        tokens[behind].low in (*words, "the", "my", "our", "his", "her", "their")
    ):
        behind += 1
    noun = at(tokens, behind)
    rest = at(tokens, behind + 1)
    if noun.low in _CALENDARS and rest.cat in ("end", ",", ".", "!", "for", "on", "this", "next",
                                               "day", "wd", "at"):  # fmt: skip
        stop = behind + 1 if rest.cat in ("end", ",", ".", "!") else len(tokens)
        gone = frozenset(range(parting, behind + 1 + (rest.cat == "for")))
        line = parse.cut(first, stop, gone)
        inner = parse.of(line)
        target, scope, _ = inner.target(0, len(line.tokens))
        return parse.command("cancel", target=target, scope=scope)
    if tokens[begin].low not in ("take", "kick", "throw", "pull", "get", "lose", "leave") and (
        tokens[parting].low in ("off", "out") or _dates(parse, parting + 1, end)
    ):
        return None
    if parse.line.tongue != "en" and not all(t.text[:1].isupper() for t in tokens[first:parting]
                                             if t.cat == "word" and t.low != "et"):  # fmt: skip
        return None
    line = parse.part(first, parting)
    stop, names = people.read(line, 0, parse.known, False)
    if not names or stop < len(line.tokens) or any(one.space for one in names):
        return None
    stop = end
    while stop > behind and tokens[stop - 1].low in ("invite", "invitation", "invitees", "please"):
        stop -= 1
    target, scope, _ = parse.target(behind, stop)
    return parse.command("remove", target=target, scope=scope, removed=tuple(names))


def _dates(parse: Parse, begin: int, end: int) -> bool:
    """Whether a time stands there at once ("cancel it from friday on")."""
    scan = parse.scan(begin, end, repeating=False)
    return any(
        slot.i == 0 and slot.kind not in ("people", "zone") and not scan.tokens[slot.j - 1].owned
        for slot in scan.slots
    )


_MONEY = frozenset(("euro", "euros", "dollars", "bucks", "pounds", "quid", "eur", "usd", "gbp"))


def handing(parse: Parse, verb: Verb) -> Command:
    """ "reassign offsite to raj", "make raj host of 2"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    split = next((k for k in range(end - 1, begin - 1, -1) if tokens[k].cat == "to"), None)
    if split is None:
        target, scope, _ = parse.target(begin, end)
        return parse.command(verb.name, target=target, scope=scope)
    if verb.name == "copy":
        dest = parse.scan(split + 1, end)
        days = dest.of("day")
        if days and days[0].value.day:
            target, scope, _ = parse.target(begin, split)
            return parse.command("copy", target=target, scope=scope, date=days[0].value.day)
    if verb.name == "reassign" and _dates(parse, split + 1, end):
        from language.orders.moving import move

        return move(parse, Verb("move", verb.begin, verb.end, "move"))  # "transfer it to monday"
    _, names = people.read(parse.line, split + 1, parse.known, True)
    if any(token.low in _MONEY for token in tokens[begin:split]):
        return parse.unknown()
    if verb.words == "hand" and at(tokens, split - 1).low in ("over", "off", "on"):
        split -= 1
    target, scope, _ = parse.target(begin, split)
    return parse.command(verb.name, target=target, scope=scope, people=tuple(names))
