"""Answers to an invitation in other languages."""

from __future__ import annotations

import re

from language.abroad import conjugation
from language.abroad.turn import (
    ARTICLES,
    ATTEND,
    SIGNS,
    TO,
    Turn,
    openings,
    pattern_of,
)
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed


def answered(turn: Turn) -> bool:
    begin = 0
    while begin < len(turn.tokens) and turn.tokens[begin].low in (
        "hi",
        "sorry",
        "desole",
        "oi",
        "hola",
        "hallo",
        "ola",
        ",",
        "!",
        "oh",
        "ah",
        "also",
        "perdon",
        "moin",
        "und",
        "ay",
        "uy",
    ):
        begin += 1
    behind = _behind_date(turn, begin)
    for answer in ("no", "maybe", "yes"):
        found = turn.find(pattern_of("ANSWERS", turn.tongue, answer), begin)
        if found is None and behind > begin:
            found = turn.find(pattern_of("ANSWERS", turn.tongue, answer), behind)
            if found is not None and len(found[2][0].split()) < 2:
                found = None
        if found is None:
            continue
        first, end, match = found
        rest = end
        while rest < len(turn.tokens) and turn.tokens[rest].cat in SIGNS:
            rest += 1
        if match[0].strip() in ("no", "o") and turn.tongue == "pt":
            continue
        if end - first <= 2 and rest < len(turn.tokens) and _begins_order(turn, rest):
            turn.cut(0, rest)
            return False
        if (
            answer == "no"
            and at(turn.tokens, end).cat in ("day", "wd", "dayam", "this", "on")
            and (turn.tokens[end - 1].low in _AWAY)
        ):
            return False  # "je suis absent vendredi" tells of oneself
        if answer == "yes" and _timed(turn, end) and not _about(turn, end):
            return False
        if (
            answer in ("no", "maybe")
            and end - first == 1
            and rest == end < len(turn.tokens)
            and (
                not _about(turn, end)
                and at(turn.tokens, end).cat not in ("day", "wd")
                and match[0].strip() in ("no", "nein", "non", "nao", "nee")
            )
        ):
            return False  # "no hay daily"
        lead = turn.tokens[begin:first]
        _answer_of(turn, answer, first, end, match)
        if lead:
            turn.tokens[2:2] = lead
        return True
    return False


def _behind_date(turn: Turn, begin: int) -> int:
    """Where the words behind a day or "zum Review" at the beginning stand."""
    tokens = turn.tokens
    k = begin
    while k < len(tokens) - 1 and tokens[k].cat in (
        "day",
        "wd",
        "on",
        "dayam",
        "part",
        "this",
        "next",
        "dotted",
        "in",
        "at",
        "the",
    ):
        k += 1
    if k == begin and at(tokens, k).low in TO and len(tokens) > 4:
        k = next(
            (
                n
                for n in range(begin + 2, min(begin + 6, len(tokens) - 1))
                if tokens[n].low in _SPEAKERS
            ),
            begin,
        )
    return k + (at(tokens, k).cat == "," and k > begin)


_SPEAKERS = frozenset(listed("ich kann bin komme je j' on nao no eu yo je n'y"))
_AWAY = frozenset(
    listed(
        "absent absente indisponible pris prise out malade raus krank verhindert urlaub weg "
        "unterwegs verplant baja vacaciones ocupado ocupada fuera fora doente ferias ausente "
        "indisponivel"
    )
)


def _begins_order(turn: Turn, k: int) -> bool:
    rest = Turn(turn.parse)
    rest.tokens = turn.tokens[k:]
    was = turn.parse.line.whole
    openings(rest)
    turn.parse.line.whole = was
    if not rest.tokens or rest.tokens[0].low in ("confirmo",):
        return False
    return (
        any(
            f.kind == "order" and f.command in ("move", "cancel", "schedule", "invite", "remove")
            for f in conjugation.forms(turn.tongue, rest.tokens[0].low)
        )
        and len(rest.tokens) > 1
    )


def _timed(turn: Turn, k: int) -> bool:
    return any(
        t.cat in ("clock", "oclock", "ap") or (t.cat == "u" and t.low == "h")
        for t in turn.tokens[k:]
    )


def _about(turn: Turn, k: int) -> bool:
    """Whether token ``k`` begins what is answered ("zum Review", "a la demo")."""
    token = at(turn.tokens, k)
    return (
        token.cat in ("end", "short")
        or token.low in TO
        or token.cat in SIGNS
        or (token.low in ATTEND)
    )


def _answer_of(turn: Turn, answer: str, begin: int, end: int, match: re.Match[str]) -> None:
    tokens = turn.tokens
    inside: list[Token] = []
    for group in ("in", "also", "then"):
        if group in match.re.groupindex and match[group] and match[group].strip():
            words = match[group].split()
            text, starts = turn.text(begin)
            low, high = match.span(group)
            inside = [tokens[begin + n] for n, start in enumerate(starts) if low <= start < high]
            del words, text
    inside = [
        t
        for t in inside
        if t.low
        not in (
            "leider",
            "mir",
            "es",
            "das",
            "da",
            "ich",
            "uns",
            "auch",
            "wir",
            ",",
            "gern",
            "gerne",
        )
    ]
    out = [turn.said("rsvp", begin, end), turn.said(answer, begin, end)]
    rest = tokens[end:]
    del tokens[:]
    tokens += [*out, *_to_target(turn, inside, out[0]), *_to_target(turn, rest, out[0])]
    turn.parse.line.whole = False


def _to_target(turn: Turn, rest: list[Token], beside: Token) -> list[Token]:
    """What is answered behind "to"; else the reason behind a comma."""
    k = 0
    while k < len(rest) and rest[k].low in ATTEND and rest[k].low not in TO:
        k += 1
    while rest and rest[-1].cat in SIGNS:
        rest = rest[:-1]
    while len(rest) > k + 1 and rest[-1].low in ATTEND and rest[-1].low not in TO:
        rest = rest[:-1]
    if k >= len(rest):
        return []
    token = rest[k]
    if k + 1 == len(rest) and token.low in TO:
        return []
    if token.low in TO and k + 1 < len(rest) and rest[k + 1].cat not in ("end",):
        to = Token("to", "to", "to", "to", token.start, token.end, False)
        k += 1
        while k < len(rest) - 1 and rest[k].low in ARTICLES:
            k += 1
        if all(t.low in ATTEND for t in rest[k:]):
            return []
        return [to, *rest[k:]]
    if token.cat in ("short", "day", "wd", "int", "on") or token.cat in SIGNS:
        return rest[k:]
    return [Token(",", ",", ",", None, token.start, token.start, False), *rest[k:]]


def late(turn: Turn) -> bool:
    found = turn.find(pattern_of("LATE", turn.tongue))
    if found is None:
        return False
    tokens = turn.tokens
    if any(t.cat in ("clock",) for t in tokens[:2]):
        return False
    said = turn.said("late", 0, 1)
    by: list[Token] = []
    for k in range(len(tokens)):
        span = durations.length(tokens, k)
        if span and span[1].delta.total_seconds() < 5 * 3600 and tokens[k].low not in ("uno",):
            by = tokens[k : span[0]]
            break
    about: list[Token] = []
    for k in range(1, len(tokens)):
        to = tokens[k].low in (
            "zum",
            "zur",
            "beim",
            "au",
            "aux",
            "al",
            "ao",
            "pro",
            "a",
            "para",
            "na",
        )
        after = at(tokens, k + 1)
        if (
            to
            and tokens[k] not in by
            and after not in by
            and after.cat in ("word", "the", "on")
            and (after.low not in ("cause", "causa") and not after.low.startswith("attras"))
        ):
            stop = next(
                (n for n in range(k, len(tokens)) if tokens[n].cat in SIGNS or tokens[n] in by),
                len(tokens),
            )
            about = [
                t
                for t in tokens[k:stop]
                if t.low
                not in ("spater", "spat", "retard", "tarde", "atrasado", "atrasada", "en", "zu")
            ]
            break
    begin = next((k for k in range(1, len(tokens)) if tokens[k].cat in (",", "-", ".", ":")), 0)
    reason = tokens[begin:] if begin and tokens[-1] not in by else []
    rsvp = turn.said("rsvp", 0, 1)
    del tokens[:]
    tokens += [rsvp, said, *by, *_to_target(turn, about, said), *(t for t in reason if t not in by)]
    turn.parse.line.whole = False
    return True
