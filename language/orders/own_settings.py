"""What one wants for oneself: "my default reminder is 15 min", "please use Lisbon time for me"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import tokenise
from language.model import Command
from language.times import durations, zones
from language.words.kinds import listed

_LEAD = frozenset(listed("reminder reminders remind alert alerts"))
_LENGTH = frozenset(listed("length duration lengths meetings meeting calls"))
_STYLE = frozenset(listed("clock format style times"))
_ZONE = frozenset(("time", "timezone", "tz", "zone", "clock"))
_THERE = frozenset(listed("that this the there their local time zone timezone tz as my from for me "
                          "please now instead pls s it one"))  # fmt: skip
_USING = frozenset(("use", "show", "take"))


def defaulted(parse: Parse) -> Command | None:
    """How long before, how long, or which clock, where "default" is said; else ``None``."""
    tokens = parse.tokens
    lows = {token.low for token in tokens}
    style = _hours(parse) if lows & _STYLE else None
    if style is not None:
        return parse.command("prefs", settings=(("hours", style),), audience="me")
    if not lows & {"default", "defaults"} or any(token.cat == "short" for token in tokens):
        return None
    name = "reminder" if lows & _LEAD else "length" if lows & _LENGTH else None
    if name is None:
        return None
    for k in range(len(tokens)):
        span = durations.length(tokens, k)
        if span is None and tokens[k].cat == "int" and at(tokens, k + 1).cat in ("end", "?", "."):
            span = k + 1, durations.Length(tokens[k].val, 0, 0, "min", 1)
        if span is not None:
            words = parse.line.cut(k, span[0])
            return parse.command("prefs", settings=((name, words),), audience="me")
    return None


def _hours(parse: Parse) -> str | None:
    """ "24 hour clock", "12h format"."""
    tokens = parse.tokens
    for k in range(len(tokens) - 2):
        behind = k + 2 if at(tokens, k + 1).cat == "-" else k + 1
        if tokens[k].cat == "int" and tokens[k].val in (12, 24) and at(tokens, behind).low in (
            "h", "hour", "hours", "hr",
        ) and at(tokens, behind + 1).low in _STYLE:  # fmt: skip
            return str(tokens[k].val)
    return None


def used(parse: Parse, begin: int) -> Command | None:
    """ "use Lisbon time for me"; "use that time zone" is that of the place named before."""
    tokens = parse.tokens
    if at(tokens, begin).low not in _USING:
        return None
    k = begin + 1
    while at(tokens, k).low in ("the", "my"):
        k += 1
    reader = parse.reader
    found = zones.read(tokens, k, parse.line.flat, reader.now, reader.home, after_clock=True)
    if found is not None and found[1].zone:
        rest = {token.low for token in tokens[found[0] :]} - {",", ".", "!", "?", "'"}
        if rest <= _THERE:
            place = parse.line.cut(k, found[0])
            return parse.command("timezone", text=place, zone=found[1].zone)
        return None
    lows = {token.low for token in tokens[begin + 1 :]} - {",", ".", "!", "?"}
    words = {word for low in lows for word in low.split()}
    if words & _ZONE and words <= _THERE:
        return place_named(parse)
    return None


def place_named(parse: Parse) -> Command | None:
    """The zone of the place that somebody says to be in, in the whole of what was typed."""
    reader = parse.reader
    line = tokenise(parse.text, tongue="en")
    tokens = line.tokens
    for k in range(len(tokens) - 1):
        if tokens[k].low not in ("in", "from", "to"):
            continue
        found = zones.read(tokens, k + 1, line.flat, reader.now, reader.home, after_clock=True)
        if found is not None and found[1].zone:
            place = line.cut(k + 1, found[0])
            return parse.command("timezone", text=place, zone=found[1].zone)
    return None
