"""Questions and set phrases in other languages."""

from __future__ import annotations

import re

from language.abroad.turn import (
    ARTICLES,
    SIGNS,
    TO,
    Turn,
    clauses,
    pattern_of,
)
from language.line.tokens import Token
from language.words import replies


def questioned(turn: Turn) -> bool:
    tokens = turn.tokens
    asking = turn.find(pattern_of("TELL_ME", turn.tongue))
    for begin in (0, *([asking[1]] if asking else []), *clauses(turn)):
        for key in replies.ASKED[turn.tongue]:
            found = turn.find(pattern_of("ASKED", turn.tongue, key), begin)
            if found is None:
                continue
            _, end, match = found
            words = key.removesuffix(" _")
            if key.endswith("_"):
                left = [
                    t
                    for t in tokens[end:]
                    if t.cat not in SIGNS
                    and t.low
                    not in (
                        "ai",
                        "ja",
                        "denn",
                        "du",
                        "merci",
                        "danke",
                        "gracias",
                        "obrigado",
                        "por",
                        "favor",
                    )
                ]
                if (left and len(left) > (3 if words == "help" else 0)) or (
                    begin and words != "help"
                ):
                    continue
                tokens[:] = [turn.said(words, begin, end)]
                turn.parse.line.whole = False
                return True
            told = asking is not None and begin == asking[1]
            if told:
                turn.cut(0, begin)
                end, begin = end - begin, 0
            if begin and words != "when is":
                continue
            before = [t for t in tokens[:begin] if t.cat not in SIGNS]
            if words == "when is" and begin and not before:
                continue
            _asked(turn, words, begin, end, match)
            return True
    return _asked_last(turn) or _still(turn)


def _still(turn: Turn) -> bool:
    """ "sigue en pie la retro del jueves?" shows the meeting."""
    tokens = turn.tokens
    if not tokens or tokens[-1].cat != "?":
        return False
    for k in range(min(len(tokens), 8)):
        found = turn.find(pattern_of("STILL", turn.tongue), k)
        if found is None:
            continue
        _, end, match = found
        inside: list[Token] = []
        if "in" in match.re.groupindex and match["in"]:
            _, starts = turn.text(k)
            low, high = match.span("in")
            inside = [tokens[k + n] for n, start in enumerate(starts) if low <= start < high]
        rest = [t for t in [*tokens[:k], *inside, *tokens[end:]] if t.cat not in SIGNS]
        rest = [t for t in rest if t.low not in ("del", "de", "da", "do", "du", "statt", "am")]
        while len(rest) > 1 and rest[0].low in ARTICLES:
            rest.pop(0)
        if not any(t.cat in ("word", "name", "short") for t in rest):
            return False
        said = turn.said("show", k, end)
        tokens[:] = [said, *rest]
        turn.parse.line.whole = False
        return True
    return False


def _asked_last(turn: Turn) -> bool:
    """ "la démo c'est à quelle heure déjà ?": what is asked for stands first."""
    tokens = turn.tokens
    pattern = pattern_of("ASKED", turn.tongue, "when is")
    if not turn.holds(pattern):
        return False
    for k in range(1, min(len(tokens), 12)):
        found = turn.find(pattern, k)
        if found is None or any(
            t.cat not in SIGNS and t.low not in ("deja", "nochmal", "denn", "mesmo")
            for t in tokens[found[1] :]
        ):
            continue
        before = [t for t in tokens[:k] if t.cat not in SIGNS]
        if not before or k > 8:
            return False
        said = turn.said("when is", k, found[1])
        while len(before) > 1 and before[0].low in ARTICLES | {"e", "et", "y", "und"}:
            before.pop(0)
        tokens[:] = [said, *before]
        turn.parse.line.whole = False
        return True
    return False


def _asked(turn: Turn, words: str, begin: int, end: int, match: re.Match[str]) -> None:
    tokens = turn.tokens
    tail = _after(turn, end)
    inside: list[Token] = []
    for group in ("in", "also", "then"):
        if group in match.re.groupindex and match[group]:
            _, starts = turn.text(begin)
            low, high = match.span(group)
            inside = [tokens[begin + n] for n, start in enumerate(starts) if low <= start < high]
    rest = [*tokens[:begin], *inside, *tokens[end:tail]]
    while rest and rest[-1].cat in SIGNS:
        rest.pop()
    while rest and (
        rest[0].cat in SIGNS
        or (
            rest[0].low in ("de", "d'", "pour", "para", "fur", "am")
            and len(rest) > 1
            and rest[1].cat in ("day", "wd", "dayam", "this")
        )
    ):
        rest.pop(0)
    if words == "show link":
        joining = any(t.low in ("entrar", "rejoindre", "unirme", "reinkommen") for t in rest)
        lead = "join" if joining else "show"
        last = max(
            (k for k, t in enumerate(rest) if t.low in ("entrar", "rejoindre", "unirme")),
            default=-1,
        )
        rest = rest[last + 1 :]
        if lead == "show" and not rest:
            rest = [turn.said("it", begin, end)]
        out = [turn.said(lead, begin, end)]
    elif words == "show who":
        out = [turn.said("show", begin, end)]
    elif words == "help":
        out = [turn.said("help", begin, end)]
    else:
        out = [turn.said(words, begin, end)]
    while (
        out[0].low in ("show", "join", "when is")
        and rest
        and (
            rest[0].low.partition(" ")[0] in TO | ARTICLES | {"part", "entrar"}
            or rest[0].cat == "-"
        )
        and len(rest) > 1
        and rest[0].cat not in ("day", "wd")
    ):
        rest.pop(0)
    tokens[:] = [*out, *rest]
    turn.parse.line.whole = False


def _after(turn: Turn, end: int) -> int:
    """Where the words behind a question that say nothing begin."""
    text, starts = turn.text(end)
    found = pattern_of("AFTER_ASKED", turn.tongue).search(" " + text)
    if found is None:
        return len(turn.tokens)
    return end + sum(1 for start in starts if start < found.start())
