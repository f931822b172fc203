"""Lines that set reminders, or say of whom and when no reminder can be set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from language.clauses import verbs
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, target_without
from language.line.scan import Scan
from language.line.tokens import Token
from language.model import Command
from language.naming import people
from language.orders.asking import HERE, audience_of
from language.orders.pausing import pausing
from language.times.around import lead_list
from language.times.durations import length
from language.words.kinds import listed

_GROUPS = frozenset(listed("team group channel room space people others members"))
_FILL = frozenset(
    listed(
        "me us everyone everybody attendees participants space the about of before set a an here "
        "reminder reminders for to at in and channel off on my our prior ahead early room remind "
        "please also again team group that is it's , beforehand advance all folks people guys "
        "this mich mir uns moi nous fur pour para por vor dem der den das die avant le la les "
        "antes de del do da el los o os as ao"
    )
)
_STARTING = frozenset(listed("starts begins start begin starting"))
_ABSOLUTE = "A reminder is set by how long before the meeting it comes, such as “15 min before”."


_NUDGES = frozenset(("reminder", "reminders", "heads", "nudge", "shout", "warning", "ping"))
_WISHING = frozenset(("give me", "get", "need", "get me", "have", "have a", "put", "make", "set"))
_WISHED = frozenset(
    listed(
        "i i'd id we we'd would like want need two a an the please can could have get me us love "
        "send"
    )
)


def reminded(parse: Parse) -> Command | None:
    """ "I'd like a reminder one day before the audit", "give me a 5 minute heads up before it"."""
    tokens = parse.tokens
    if any(token.low in ("default", "defaults") for token in tokens):
        from language.orders.own_settings import defaulted

        return defaulted(parse)
    sent = _sent(parse)
    if sent is not None:
        return sent
    k = next((n for n in range(1, len(tokens)) if tokens[n].low in _NUDGES), None)
    if k is None or not any(token.cat in ("before", "u") for token in tokens):
        return None
    if any(token.low in _DENYING for token in tokens[:k]):
        return None
    opening = verbs.find(list(tokens))
    if opening is not None and (opening.name != "schedule" or opening.words not in _WISHING):
        return None
    begin = opening.end if opening else 0
    size = 2 if tokens[k].low == "heads" and at(tokens, k + 1).low == "up" else 1
    if tokens[k].low == "heads" and size == 1:
        return None
    while (begin < k and tokens[begin].cat in ("a", "the")) or at(tokens, begin).low in _WISHED:
        begin += 1
    kept = [tokens[k], *tokens[begin:k], *tokens[k + size :]]
    command = remind(parse.of_tokens(kept), Verb("remind", 0, 1, "remind"))
    return command if command.leads else None


_DENYING = frozenset(listed("no don't dont not never stop without"))


def _sent(parse: Parse) -> Command | None:
    """ "the reminder for #k7 should go out 30 min before"."""
    tokens = parse.tokens
    k = next((n for n in range(min(3, len(tokens))) if tokens[n].low in ("reminder", "reminders")),
             None)  # fmt: skip
    must = next((n for n in range(len(tokens)) if tokens[n].low in ("should", "must", "needs")), 0)
    if k is None or must <= k:
        return None
    behind = must + 1
    while at(tokens, behind).low in ("be", "go", "out", "come", "to", "sent", "fire", "arrive"):
        behind += 1
    kept = [tokens[k], *tokens[behind:], *tokens[k + 1 : must]]
    command = remind(parse.of_tokens(kept), Verb("remind", 0, 1, "remind"))
    return command if command.leads else None


def remind(parse: Parse, verb: Verb) -> Command:
    """ "remind me 1 day and 5 min before board review, remind the space 15 min"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    more: tuple[tuple[str, str], ...] = ()
    for k in range(begin + 1, end):
        if tokens[k].cat == "remind" and tokens[k].low == "remind":
            other = k + 1
            who = "space" if any(t.low in HERE for t in tokens[k:end]) else "me"
            while other < end and not length(tokens, other):
                other += 1
            found = length(tokens, other)
            if found:
                more = ((who, parse.line.cut(other, found[0])),)
            end = k
            break
    while end > begin and tokens[end - 1].cat in (",", "and"):
        end -= 1
    audience = audience_of(parse, begin, min(begin + 3, end)) or audience_of(parse, begin, end)
    guess = "remind" if verb.misspelt else None
    if at(tokens, begin).low in ("the", "our", "all") and at(tokens, begin + 1).low in _GROUPS:
        audience = "space"
    again = _again(parse, begin, end)
    if again is not None:
        return again
    leads, taken = _leads(parse, begin, end)
    once_more = next((k for k in range(begin, end) if tokens[k].low == "again"), None)
    if leads and once_more is not None and once_more not in taken:  # "..., and again at 5"
        k = once_more + 1 + (at(tokens, once_more + 1).cat == "at")
        more_leads, stop = lead_list(tokens[:end], k)
        first = once_more
        while first > begin and tokens[first - 1].cat in (",", "and"):
            first -= 1
        leads, taken = [*leads, *more_leads], taken | set(range(first, max(stop, k)))
    to_whom, why = _somebody(parse, begin, end, taken)
    taken |= {k for k in range(begin, end) if tokens[k].low in _FILL and _fills(parse, k, taken)}
    target, scope, scan = target_without(parse, begin, end, frozenset(taken))
    text = None
    if not leads and any(
        t.low in ("off", "none", "no", "stop", "never") for t in tokens[begin:end]
    ):
        text = "off"
    command = parse.command("remind", leads=tuple(leads), audience=audience, target=target,
                            scope=scope, settings=more, text=text, guess=guess)  # fmt: skip
    words = to_whom
    if not words and not leads and text is None:
        words, why = _moment_words(parse, begin, end, scan), _ABSOLUTE
    if words:
        return replace(command, not_understood=(words,), why=why)
    return command


_WITHIN = frozenset(
    listed("de del da do des der den dem das die la le les el los o os as ao pour para por fur")
)


def _fills(parse: Parse, k: int, taken: set[int]) -> bool:
    """Whether a small word says nothing about the meeting; those of its title are kept."""
    before, after = at(parse.tokens, k - 1), at(parse.tokens, k + 1)
    low = parse.tokens[k].low
    if low in ("on", "at") and after.cat in ("wd", "day", "mo", "int", "nth", "the", "clock"):
        return False
    if low in _WITHIN and before.cat == "word" and after.cat == "word" and k - 1 not in taken:
        return before.low in _FILL  # "la revue de contrat"
    if low in ("team", "group", "all", "people", "room", "space", "channel", "this") and not (
        before.low in ("the", "remind", "our", "this", "whole", "my", "") or k - 1 in taken
    ):
        return False
    titled = low in ("team", "group") and after.cat == "word" and after.low not in _FILL
    return not titled or (bool(taken) and before.low in ("the", "remind", "our"))


def _leads(parse: Parse, begin: int, end: int) -> tuple[list[timedelta], set[int]]:
    """How long before, and the tokens that say so."""
    tokens = parse.tokens
    for k in range(begin, end):
        token, before, after = tokens[k], at(tokens, k - 1), at(tokens, k + 1)
        if token.cat == "u" and after.cat == "before" and token.val in ("day", "week", "hour") and (
            before.cat in ("the", "a", "remind") or before.low in ("me", "us", "one", "space")
        ):  # fmt: skip
            found = {"day": timedelta(days=1), "week": timedelta(days=7), "hour": _HOUR}
            return [found[token.val]], {k - 1, k, k + 1} - {begin - 1}
        if token.low in _STARTING and (
            before.low in ("it", "the", "it's") or k == end - 1 or at(tokens, begin).low == "when"
            or any(t.low == "when" for t in tokens[begin:k])
        ):  # fmt: skip
            gone = {n for n in range(begin, end) if tokens[n].low in ("when", "it", "at")} | {k}
            return [timedelta()], gone
        if token.cat in _LENGTHS or token.low == "one day":
            if k > begin and _no_lead(tokens, k, end):
                continue
            leads, stop = lead_list(tokens[:end], k)
            if leads and (
                length(tokens, k) or at(tokens, stop - 1).cat == "before"
                or at(tokens, stop).cat in ("end", ",", "before", "short") or stop >= end
            ):  # fmt: skip
                return leads, set(range(k, stop))
    return [], set()


def _no_lead(tokens: list[Token], k: int, end: int) -> bool:
    """Whether the number at ``k`` is a time of day or "in 2 hours"; "at 10 minutes" is a lead."""
    before = at(tokens, k - 1)
    if before.cat == "at":
        return length(tokens, k) is None
    return before.cat in ("until", "#") or (before.cat == "in" and not _ahead(tokens, k, end))


def _ahead(tokens: list[Token], k: int, end: int) -> bool:
    """ "10 minutes in advance"."""
    return any(t.low in ("advance", "before") for t in tokens[k:end])


def _again(parse: Parse, begin: int, end: int) -> Command | None:
    """ "remind me again in 10 min", "remind me later": the last reminder comes back."""
    tokens = parse.tokens
    lows = [
        t.low for t in tokens[begin:end] if t.low not in ("me", "us", "please", "pls", ",", ".")
    ]
    if lows == ["later"] or lows == ["again"] or lows == ["again", "later"]:
        return parse.command("snooze", audience="me")
    k = begin
    while k < end and tokens[k].low in ("me", "us", "again", "please"):
        k += 1
    said_again = any(t.low == "again" for t in tokens[begin:end])
    if at(tokens, k).cat == "in" and not _ahead(tokens, k, end):
        span = length(tokens, k + 1)
        if said_again and span is None and at(tokens, k + 1).cat == "int" and k + 2 >= end:
            return pausing(parse, Verb("snooze", begin - 1, k, "snooze"))  # "again in 5"
        behind = at(tokens, span[0]) if span else None
        if span and (span[0] >= end or (behind is not None and behind.low in ("again", "please"))):
            return pausing(parse, Verb("snooze", begin - 1, k, "snooze"))
    if said_again and at(tokens, k).cat in ("at", "until"):
        return pausing(parse, Verb("snooze", begin - 1, k, "snooze"))
    return None


def _somebody(parse: Parse, begin: int, end: int, taken: set[int]) -> tuple[str | None, str | None]:
    """What cannot be: reminding one other person, or of something that is no meeting."""
    tokens = parse.tokens
    k = begin
    while k < end and (tokens[k].low in ("me", "us", "please", "the", "everyone", "space", "room")):
        k += 1
    if k > begin and at(tokens, k).cat == "to" and at(tokens, k + 1).cat == "word" and k < end:
        return parse.line.cut(k, end), "Reminders are about meetings, not about things to do."
    first = at(tokens, begin)
    if begin in taken or first.low in _FILL or first.low in HERE or first.cat in _BEFORE:
        return None, None
    stop, names = people.read(parse.line, begin, parse.known, True)
    if not names or stop >= end or names[0].me or names[0].space:
        return None, None
    about = tokens[stop].low in ("about", "of", "before")
    also = stop in taken and any(
        tokens[n].cat in ("before",) and n + 1 < end and n + 1 not in taken
        for n in range(stop, end)
    )
    if first.cat == "email" or about or also:
        why = "Only you yourself or the whole space can be reminded."
        return parse.line.cut(begin, stop), why
    return None, None


_LENGTHS = frozenset(("int", "num", "a", "dur", "dec", "couple", "half"))
_BEFORE = frozenset(("int", "num", "a", "dur", "the", "short", "before", "half", "in", "at", "for"))
_HOUR = timedelta(hours=1)


def _moment_words(parse: Parse, begin: int, end: int, scan: Scan) -> str | None:
    """The words of a moment, where a length before the meeting is needed."""
    kinds = ("clock", "range", "part", "offset", "vague", "bad", "instant", "till")
    slots = [slot for slot in scan.slots if slot.kind in kinds]
    for k in range(begin, end):  # "the evening before retro"
        if parse.tokens[k].cat == "part":
            return parse.line.cut(k, min(k + 2, end))
    if not slots:
        return None
    words = scan.line.cut(slots[0].i, slots[0].j)
    before = next((k for k in range(begin, end) if parse.line.tokens[k] is scan.tokens[slots[0].i]),
                  begin)  # fmt: skip
    if parse.tokens[before - 1].cat in ("at", "in") and before - 1 >= begin:
        return parse.line.cut(before - 1, before + slots[0].j - slots[0].i)
    return words
