"""What is said beside a plan and is no part of it: why it is, and what it shall not be."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Scan
from language.line.tokens import Line
from language.times.days import Reader
from language.words.kinds import listed
from language.words.sentences import FINITE
from language.words.turns import NOT, PERHAPS_WHY, TOLD, WHY

_WHO = frozenset(
    listed("i we he she it they you the my our his her their this that there everyone everybody "
           "nobody i'm we're he's she's it's they're i've we've i'd we'd we'll i'll to of half "
           "some most all people")
)  # fmt: skip
_CLOCKS = frozenset(("clock", "range"))
_ENDS = frozenset((",", "-", ".", ";", "("))


def without_asides(line: Line, reader: Reader, known: frozenset[str]) -> tuple[Line, list[str]]:
    """The line without "because the outage lasted 3h" or ", not in the big room"; what is echoed.

    Only behind a clock time is anything left out: before it such words may begin a title.
    """
    tokens = line.tokens
    for k in range(1, len(tokens) - 1):
        low, after = tokens[k].low, tokens[k + 1]
        why = low in WHY or (low in PERHAPS_WHY and after.low in _WHO)
        negated = low == "not" and tokens[k - 1].cat in _ENDS
        negated = negated or (tokens[k].cat == "except" and low in NOT)
        told = low in TOLD and tokens[k - 1].cat in _ENDS and (
            "'" in low or low == "its" or after.low in FINITE
        ) and not _said(line, k, len(tokens), reader, known)  # fmt: skip
        if not (why or negated or told) or not _timed(line, 0, k, reader, known):
            continue
        end = len(tokens)
        if negated:
            end = next((n for n in range(k + 1, end) if tokens[n].cat in (",", ";", ".")), end)
            if _said(line, k + 1, end, reader, known):
                continue  # "not on friday" is about the time
        begin = k - (at(tokens, k - 1).cat in _ENDS)
        kept = [*tokens[:begin], *tokens[end:]]
        note = f"“{line.cut(k, end)}” is left out"
        return Line(line.clean, line.flat, kept, line.tongue, False), [note]
    return line, []


def _said(line: Line, begin: int, end: int, reader: Reader, known: frozenset[str]) -> set[str]:
    """The kinds of what a part of the line says."""
    part = Line(line.clean, line.flat, line.tokens[begin:end], line.tongue, line.whole)
    return {slot.kind for slot in Scan(part, reader, known).run(0, end - begin).slots}


def _timed(line: Line, begin: int, end: int, reader: Reader, known: frozenset[str]) -> bool:
    return bool(_said(line, begin, end, reader, known) & _CLOCKS)
