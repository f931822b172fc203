"""What is to be done to a meeting in the passive voice: "the demo must be moved to thursday"."""

from __future__ import annotations

from dataclasses import replace

from language.model import Command
from language.numbers import at
from language.parse import Parse
from language.tokens import Line
from language.verbs import Verb
from language.words.kinds import listed

_MOVED = frozenset(listed("moved rescheduled postponed pushed shifted delayed changed preponed"))
_GONE = frozenset(listed("cancelled canceled deleted scrapped dropped"))
_MODALS = frozenset(listed("must should can could has have needs need ought will shall would may "
                           "might gets wants"))  # fmt: skip
_SAY = "Say “move” with its title and the new time, or “cancel” with its title."
_REPORTED = frozenset(listed("been was were is are got gets"))


def passive(parse: Parse) -> Command | None:
    """The command that a passive clause asks for; what only reports a change is refused."""
    tokens = parse.tokens
    k = next((n for n in range(1, len(tokens)) if tokens[n].low in _MOVED | _GONE), None)
    if k is None:
        return None
    before = tokens[k - 1].low
    begin = k - 1
    while begin > 0 and tokens[begin - 1].low in (*_MODALS, "to", "be", "not", "now", "please"):
        begin -= 1
    lows = {token.low for token in tokens[begin:k]}
    if before == "be" and lows & (_MODALS | {"to"}) and begin > 0:
        kept = [tokens[k], *tokens[:begin], *tokens[k + 1 :]]
        line = Line(parse.line.clean, parse.line.flat, kept, parse.line.tongue, False)
        inner = Parse(parse.text, line, parse.reader, parse.known, parse.locale)
        return _done(inner, tokens[k].low)
    if before in _REPORTED and any(t.cat in ("to", "day", "wd", "clock") for t in tokens[k:]):
        words = parse.line.cut(k - 1, k + 1)
        return parse.command("move", not_understood=(words,), why=_SAY)
    if tokens[k].low in _MOVED and at(tokens, k + 1).cat == "to" and before not in ("be", "to"):
        words = parse.line.cut(k, k + 2)
        return parse.command("move", not_understood=(words,), why=_SAY)
    return None


def _done(parse: Parse, word: str) -> Command:
    from language.asking import targeted
    from language.changing import change
    from language.moving import move

    if word in _GONE:
        return targeted(parse, Verb("cancel", 0, 1, "cancel"))
    moved = move(parse, Verb("move", 0, 1, "move"))
    timed = moved.start or moved.date or moved.clock or moved.shift or moved.why or moved.question
    if word == "changed" and not timed:
        return change(parse, Verb("change", 0, 1, "change"))
    return replace(moved, said=parse.text)
