"""By how much a meeting is shifted: "30 min", "an hour later", "to the week after", "+30"."""

from __future__ import annotations

from datetime import timedelta

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, target_without
from language.line.scan import Scan
from language.model import Command
from language.naming.targets import BEFORE_UP
from language.orders.destination import TIMEY
from language.times.durations import Length

EARLIER = frozenset(("earlier", "forward", "forwards", "fwd", "up", "bring", "advance",
                      "sooner", "pull", "vor", "vorne", "avance", "adelanta", "antes",
                      "fruher"))  # fmt: skip
LATER = frozenset(
    (
        "back",
        "later",
        "down",
        "out",
        "postpone",
        "delay",
        "push",
        "defer",
        "backwards",
        "hinten",
        "nach",
        "um",
        "spater",
    )
)
_SHIFTING = frozenset(("push", "delay", "postpone", "shift", "bump", "prepone", "push back",
                       "push out", "defer", "bring forward", "pull forward"))  # fmt: skip
_BRINGING = frozenset(("bring", "advance", "prepone", "pull", "pull forward", "bring forward",
                       "move up", "move forward", "pull in", "bring fwd", "pull fwd", "avance",
                       "avancer", "avancez", "adelanta", "adelantar", "antecipe",
                       "antecipar"))  # fmt: skip
_ROUND = frozenset(("5", "10", "15", "20", "25", "30", "40", "45", "60", "90", "120"))
_AFTERWARDS = {
    "week after": 7, "following week": 7, "week later": 7, "next day": 1, "day after": 1,
    "following day": 1, "day later": 1, "day before": -1, "previous day": -1, "week before": -7,
    "week earlier": -7, "day earlier": -1,
}  # fmt: skip


def afterwards(parse: Parse, k: int, end: int) -> timedelta | None:
    """ "to the week after", "to the following day": a step from where the meeting stands."""
    if end - k > 6:
        return None
    words = [word for token in parse.tokens[k:end] for word in token.low.split()]
    while words and words[0] in ("to", "the", "a", "one", "until"):
        words = words[1:]
    days = _AFTERWARDS.get(" ".join(words))
    return timedelta(days=days) if days else None


def signed(parse: Parse, begin: int, end: int) -> Command | None:
    """ "mv #k7 +30", "mv 2 -15m"."""
    from language.times.durations import length

    tokens = parse.tokens
    for k in range(begin, end - 1):
        if tokens[k].cat not in ("+", "-") or tokens[k].glued or not tokens[k + 1].glued:
            continue
        span = length(tokens, k + 1)
        number = tokens[k + 1]
        if span and span[0] >= end:
            by = span[1].delta
        elif number.cat == "int" and k + 2 >= end:
            by = timedelta(minutes=number.val)
        else:
            continue
        target, scope, _ = parse.target(begin, k)
        return parse.command("move", target=target, scope=scope,
                             shift=by if tokens[k].cat == "+" else -by)  # fmt: skip
    return None


def bare_minutes(scan: Scan, verb: Verb) -> None:
    """ "push my 2pm back 15", "push demo 15": a last number counts minutes."""
    last = len(scan.tokens) - 1
    if (
        last > 0
        and last in scan.rest
        and scan.tokens[last].cat == "int"
        and scan.tokens[last - 1].low in EARLIER | LATER
        and scan.tokens[last].val >= 5
    ) or (
        verb.words in _SHIFTING
        and last > 0
        and last in scan.rest
        and scan.tokens[last].text in _ROUND
        and not any(slot.kind in TIMEY for slot in scan.slots)
        and any(scan.tokens[k].cat in ("word", "name", "short") for k in scan.rest)
    ):
        scan.rest.remove(last)
        scan.add("length", last, last + 1, Length(scan.tokens[last].val, 0, 0, "min", 1))


def shifted(
    parse: Parse, verb: Verb, begin: int, end: int, scan: Scan, by: Length, place: tuple[int, int],
    gone: frozenset[int], reason: str | None,
) -> Command:  # fmt: skip
    kept = [k for k in range(begin, end) if k not in gone]
    taken = frozenset(kept[n] for n in range(place[0], place[1])) | gone
    lows = [token.low for token in scan.tokens]
    earlier = verb.words in _BRINGING or any(low in EARLIER for low in lows)
    if any(low in ("later", "back", "out", "down") for low in lows):
        earlier = False
    marks = EARLIER | LATER | {"by"}
    taken |= frozenset(
        k for k in kept
        if parse.tokens[k].low in marks and at(parse.tokens, k - 1).low not in (*BEFORE_UP, "-")
    )  # fmt: skip
    target, scope, _ = target_without(parse, begin, end, taken)
    delta = by.delta
    return parse.command(
        "move", target=target, scope=scope or parse.scope(begin, end)[0],
        shift=-delta if earlier else delta, text=reason,
        dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None,
    )  # fmt: skip
