"""Who shall be there, said in other words: "could Lee join the demo", "get Ana on the 3pm"."""

from __future__ import annotations

from dataclasses import replace

from language.clauses import verbs
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Named
from language.naming import people
from language.orders.destination import TIMEY
from language.orders.planning import schedule
from language.words.commands import ANSWER_OF
from language.words.kinds import listed

_BRINGING = frozenset(listed("get put bring pull have throw stick slot loop rope need want"))
_ONTO = frozenset(listed("on onto into in to"))
_LISTS = frozenset(listed("invite invitation invitations list guestlist thread"))
_JOINING = frozenset(listed("join attend come joining attending coming"))
_BEING = frozenset(listed("in on at part there added invited included involved present"))
_MODALS = frozenset(listed("should must needs need has have could can to ought shall will would"))
_NOT = frozenset(listed("doesn't doesnt don't dont won't wont needn't shouldn't isn't isnt aren't "
                        "arent not longer"))  # fmt: skip
_NOBODY = frozenset(listed("the a an that this it my something anything stuff time half part our "
                           "someone some one"))  # fmt: skip
_SMALL = frozenset(
    listed(
        "to be us me with for in on at of a part the please also too along there "
        "then needed required anymore really still now"
    )
)
_MARKING = frozenset(listed("put mark count sign"))
_AS = frozenset(listed("down as for with a an in to"))


def attending(parse: Parse) -> Command | None:
    """The invitation, its withdrawal, or the answer that such a line means; else ``None``."""
    tokens = parse.tokens
    begin = 0
    while at(tokens, begin).low in ("hi", "hey", "hello", "ok", "please", "pls", "so", "and", ",",
                                    "also", "the", "new", "i", "we", "i'd", "we'd", "can",
                                    "could", "would", "you"):  # fmt: skip
        begin += 1
        if at(tokens, begin - 1).low in ("can", "could", "would") and (
            at(tokens, begin).low not in ("you", "we", "i", "someone")
        ):
            break
    first = at(tokens, begin)
    if first.low in _MARKING and at(tokens, begin + 1).low == "me":
        return _marked(parse, begin + 2)
    if first.low in ("forward", "fwd", "send", "share"):
        return forwarded(parse, begin)
    if first.low in _BRINGING:
        return _brought(parse, begin + 1)
    return _joining(parse, begin)


def _marked(parse: Parse, k: int) -> Command | None:
    """ "put me down as tentative for the QBR"."""
    tokens = parse.tokens
    first = k
    while at(tokens, k).low in _AS:
        k += 1
    found = verbs.match(tokens, k)
    answer = ANSWER_OF.get(found.words) if found and k > first else None
    if found is None or answer is None:
        return None
    k = found.end
    while at(tokens, k).low in ("for", "to", "on", "at", "in"):
        k += 1
    target, scope, _ = parse.target(k, len(tokens))
    return parse.command("rsvp", answer=answer, target=target, scope=scope)


def _brought(parse: Parse, k: int) -> Command | None:
    """ "get Tunde on the 3pm", "put raj on the invite for the demo"."""
    tokens = parse.tokens
    if at(tokens, k).low in _NOBODY:
        return None
    end, names = people.read(parse.line, k, parse.known, True)
    if not names or any(one.me for one in names):
        return None
    together = at(tokens, end).low == "together"  # "get Anders and Mei together at 3"
    needed = tokens[k - 1].low in ("need", "want")
    if together or (needed and at(tokens, end).cat in ("for", "on", "at", "day")):
        planned = schedule(parse.of(parse.part(end + together, len(tokens))), None)
        if planned.start is not None:  # "I need Stefan and Mei for an hour on Wednesday at one"
            return replace(planned, people=tuple(names))
    if at(tokens, end).low not in _ONTO | _JOINING:
        return None
    begin = end + 1
    if tokens[end].low in _ONTO and _timely(parse, begin, tokens[end]):
        return None
    return _invited(parse, names, begin)


def _timely(parse: Parse, begin: int, before: Token) -> bool:
    """Whether a time stands there and no meeting: "put ana in on friday", but "on the 3pm"."""
    tokens = parse.tokens
    if at(tokens, begin).low in ("the", "that", "this", "our", "my", "it"):
        return False
    scan = parse.scan(begin, len(tokens), repeating=False)
    first = min((slot.i for slot in scan.slots if slot.kind in TIMEY), default=9)
    if first > 0:
        return before.low in ("in", "to") and at(tokens, begin).cat in ("end", "for", "at")
    slot = next(slot for slot in scan.slots if slot.i == first)
    return not scan.tokens[slot.j - 1].owned


def forwarded(parse: Parse, k: int) -> Command | None:
    """ "forward the offsite planning invite to Miguel"."""
    tokens = parse.tokens
    paper = next((n for n in range(k + 1, len(tokens)) if tokens[n].low in _LISTS), None)
    to = next((n for n in range(k + 1, len(tokens)) if tokens[n].cat == "to"), None)
    if paper is None or to is None:
        return None
    _, names = people.read(parse.line, to + 1, parse.known, True)
    if not names:
        return None
    if to == paper + 1:
        target, scope, _ = parse.target(k + 1, paper)
    else:
        target, scope, _ = parse.target(paper + 2, to)
    return parse.command("invite", people=tuple(names), target=target, scope=scope)


def _invited(parse: Parse, names: list[Named], begin: int) -> Command:
    tokens = parse.tokens
    k = begin
    while at(tokens, k).low in ("the", *_LISTS, "for", "of", "to", "us", "on", "in"):
        if tokens[k].low == "the" and at(tokens, k + 1).low not in _LISTS:
            break
        k += 1
    target, scope, _ = parse.target(k, len(tokens))
    return parse.command("invite", people=tuple(names), target=target, scope=scope)


def _joining(parse: Parse, begin: int) -> Command | None:
    """ "could Niamh join us for the review", "Jonas doesn't need to be in the retro"."""
    tokens = parse.tokens
    if at(tokens, begin).low in ANSWER_OF:
        return None  # "Yes I will come to it"
    asked = tokens[begin - 1].low in ("can", "could", "would") if begin else False
    verb = None
    for k in range(begin + 1, min(len(tokens) - 1, begin + 10)):
        low, after = tokens[k].low, tokens[k + 1].low
        if low in _JOINING or (low == "be" and after in _BEING) or (
            low in ("longer", "needed") and after in ("in", "on", "at", "for", "part", "needed")
        ):  # fmt: skip
            verb = k
            break
    if verb is None:
        return None
    end, names = people.read(parse.line, begin, parse.known, True)
    between = [token.low for token in tokens[end:verb]]
    named = all(one.text[:1].isupper() or one.email for one in names)
    if not names or not named or any(one.me or one.space for one in names):
        return None
    denied = any(low in _NOT for low in between) or tokens[verb].low == "longer"
    if not (asked or denied or any(low in _MODALS for low in between)):
        return None
    if any(low not in _MODALS | _NOT | _SMALL | {"is", "are", "no", "does", "do"}
           for low in between):  # fmt: skip
        return None
    k = verb + 1
    while at(tokens, k).low in _SMALL | _BEING and at(tokens, k + 1).cat != "end":
        k += 1
    stop = len(tokens)
    while stop > k and tokens[stop - 1].low in ("anymore", "more", "any", "please", "?", ".", "too",
                                                "as", "well"):  # fmt: skip
        stop -= 1
    target, scope, _ = parse.target(k, stop)
    if denied:
        return parse.command("remove", removed=tuple(names), target=target, scope=scope)
    return parse.command("invite", people=tuple(names), target=target, scope=scope)
