"""Lines that only ask: "why can't 2 be at 9pm", "try move standup to friday"."""

from __future__ import annotations

from dataclasses import replace

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, timed
from language.line.tokens import Token
from language.model import Command
from language.orders.changing import change
from language.orders.destination import TIMEY, destination
from language.orders.moving import move
from language.words.kinds import listed

_DONE = frozenset(
    listed("moved cancelled canceled changed deleted postponed rescheduled gone possible allowed "
           "not there missing ? ! . impossible shortened extended renamed")
)  # fmt: skip


_DOING = frozenset(listed("join start see open edit cancel end delete record"))
_STATED = frozenset(listed("get got listed marked showing shown still so being missing there on"))
_INFLECTED = {
    **dict.fromkeys(listed("moved moving rescheduled rescheduling shifted shifting pushed pushing "
                           "postponed postponing"), "move"),
    **dict.fromkeys(listed("cancelled canceled cancelling canceling skipped skipping dropped "
                           "dropping deleted deleting"), "cancel"),
    **dict.fromkeys(listed("changed changing extended extending shortened shortening"), "change"),
}  # fmt: skip


def _done(tokens: list[Token], k: int) -> Verb | None:
    """ "if I moved all standups", "try moving it"."""
    name = _INFLECTED.get(at(tokens, k).low)
    return Verb(name, k, k + 1, name) if name else None


def why(parse: Parse, verb: Verb) -> Command:
    """ "why can't sync on 20 apr be on the 21st?", "try move 2 to 4"."""
    from language.clauses import verbs

    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    while begin < end and (
        tokens[begin].low
        in (
            "can't",
            "cant",
            "cannot",
            "not",
            "can",
            "i",
            "we",
            "if",
            "is",
            "could",
            "couldn't",
            "whether",
            "to",
            "isn't",
            "it's",
            "did",
            "you",
            "was",
            "does",
            "doesn't",
            "kann",
            "nicht",
            "would",
        )
    ):
        begin += 1
    inner = verbs.match(tokens, begin) or _done(tokens, begin)
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
            "possible",
            "allowed",
            "ok",
            "okay",
            "work",
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
                any(s.kind in TIMEY or s.kind == "bad" for s in dest.slots)
                or at(tokens, j).cat == "int"
            ):
                while k > begin and tokens[k - 1].low in (
                    "can", "could", "should", "will", "not", "can't", "isn't", "be",
                ):  # fmt: skip
                    k -= 1
                target, scope, _ = parse.target(begin, k)
                fields, when = destination(parse, dest)
                return timed(parse.command(verb.name, target=target, scope=scope, **fields), when)
    if verb.name == "try":
        return replace(
            move(parse, Verb("move", verb.begin, begin, verb.words)), name="try", guess=None
        )
    while begin < end - 1 and tokens[begin].low in _DOING:
        begin += 1
    while end > begin + 1 and tokens[end - 1].low in _DONE:
        end -= 1
    stated = next((k for k in range(begin + 1, end) if tokens[k].low in _STATED), end)
    end = stated
    target, scope, _ = parse.target(begin, end)
    return parse.command(verb.name, target=target, scope=scope)
