"""A line in which somebody corrected themselves ("at 2, make that 2:30"): the last word counts."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Scan, Slot
from language.line.tokens import Line, Token
from language.times.days import Reader
from language.times.said import Said
from language.times.which_clock import bare_number
from language.words.kinds import listed
from language.words.turns import CORRECTING, PERHAPS, SURE

_SURE = tuple(tuple(words.split()) for words in SURE)
_PERHAPS = tuple(tuple(words.split()) for words in PERHAPS)
# What may begin a part of the title as well (", no friday deploys").
_SPARE = frozenset(listed("no nope better say or ou rather plutot hmm"))
_MOST = 6  # words of a line that are looked at; who corrects himself more often writes anew
_SIGNS = frozenset((",", "-", ".", ";", ":", "!", "(", "?"))
_ROLES = (
    frozenset(("clock", "range", "till", "part")), frozenset(("day", "period", "begin")),
    frozenset(("length", "span")), frozenset(("repeat",)), frozenset(("zone",)),
)  # fmt: skip
_NUMBERS = frozenset(("int", "num", "dec", "half", "quarter", "a"))
_AT = Token("at", "at", "at", "at", 0, 0, False)
_MINUTES = Token("min", "min", "u", "min", 0, 0, False)


def corrected(line: Line, reader: Reader, known: frozenset[str]) -> tuple[Line, list[str]]:
    """The line as it was meant in the end, and what to echo of it."""
    notes: list[str] = []
    heads = [k for k, token in enumerate(line.tokens) if k and token.low in CORRECTING]
    for k in heads[: -_MOST - 1 : -1]:
        found = _replaced(line, k, reader, known) if k < len(line.tokens) else None
        if found is not None:
            line, note = found
            notes.append(note)
    return line, notes


def _replaced(line: Line, k: int, reader: Reader, known: frozenset[str]) -> tuple[Line, str] | None:
    """The line with what stands behind the correction at ``k`` in place of what it corrects."""
    tokens = line.tokens
    end, sure = _opening(tokens, k)
    if end == k or end >= len(tokens):
        return None
    begin = _start(tokens, k)
    before = _scanned(line, tokens[:begin], reader, known)
    if begin and tokens[begin - 1].cat in ("int", "num") and not before.of("clock"):
        bare_number(Said(before), None)  # "tomorrow 10 sorry 11"
    beside = next((s for s in before.slots if s.j == begin and s.kind != "people"), None)
    after = _scanned(line, tokens[end:], reader, known)
    if not _leading(after) and tokens[end].cat in _NUMBERS:
        number = [_AT, *tokens[end:]]
        if beside is not None and beside.kind == "length":  # "30 min, no 45"
            number = [tokens[end], _MINUTES, *tokens[end + 1 :]]
        after = _scanned(line, number, reader, known)
    if not after.of("clock"):
        bare_number(Said(after), None)
    said = _leading(after)
    if not said or not begin:
        return None
    if not sure:
        follows = at(after.tokens, said[-1].j).cat in ("word", "quote", "name")
        if (tokens[k - 1].cat not in _SIGNS and beside is None) or (
            follows and (beside is None or tokens[k].low in _SPARE)
        ):
            return None
    if any(slot.kind == "clock" for slot in said) and not before.of("clock"):
        bare_number(Said(before), None)
    gone = [slot for role in _ROLES for slot in _last(before, said, role)]
    if not gone:
        return _other_weekday(line, before, begin, end)
    dropped = {index for slot in gone for index in range(slot.i, slot.j)}
    kept = [token for index, token in enumerate(before.tokens) if index not in dropped]
    first = min(gone, key=lambda slot: slot.i)
    typed = [token for token in after.tokens[: said[-1].j] if token not in (_AT, _MINUTES)]
    note = f"“{line.cut(end, end + len(typed))}” replaces “{before.line.cut(first.i, first.j)}”"
    return Line(line.clean, line.flat, [*kept, *after.tokens], line.tongue, False), note


def _other_weekday(line: Line, before: Scan, begin: int, end: int) -> tuple[Line, str] | None:
    """ "weekly on monday, i mean tuesday": the day within the recurrence."""
    tokens = line.tokens
    repeat = next((slot for slot in before.of("repeat") if slot.j == begin), None)
    days = ("wd", "wds")
    if repeat is None or tokens[begin - 1].cat not in days or tokens[end].cat not in days:
        return None
    kept = [*tokens[: begin - 1], *tokens[end:]]
    note = f"“{tokens[end].text}” replaces “{tokens[begin - 1].text}”"
    return Line(line.clean, line.flat, kept, line.tongue, False), note


def _opening(tokens: list[Token], k: int) -> tuple[int, bool]:
    """Where "no wait, make that" ends that begins at ``k``, and whether it is surely one."""
    end, sure = k, False
    while True:
        for sets, certain in ((_SURE, True), (_PERHAPS, False)):
            words = next(
                (w for w in sets if tuple(t.low for t in tokens[end : end + len(w)]) == w), None
            )
            if words is not None:
                sure = sure or certain or end > k
                end += len(words)
                break
        else:
            return end, sure
        while end < len(tokens) and tokens[end].cat in _SIGNS:
            end += 1


def _start(tokens: list[Token], k: int) -> int:
    """Where a correction at ``k`` begins, with "sorry" and a sign before it."""
    while k > 0:
        words = next(
            (w for w in (*_SURE, *_PERHAPS)
             if k >= len(w) and tuple(t.low for t in tokens[k - len(w) : k]) == w), ()
        )  # fmt: skip
        if not words and tokens[k - 1].cat not in _SIGNS:
            break
        k -= len(words) or 1
    return k


def _scanned(line: Line, tokens: list[Token], reader: Reader, known: frozenset[str]) -> Scan:
    part = Line(line.clean, line.flat, tokens, line.tongue, line.whole)
    return Scan(part, reader, known).run(0, len(tokens))


def _leading(scan: Scan) -> list[Slot]:
    """The times at the very beginning, one right behind the other."""
    slots: list[Slot] = []
    end = 0
    for slot in sorted(scan.slots, key=lambda slot: slot.i):
        if slot.i != end or not any(slot.kind in role for role in _ROLES):
            break
        slots.append(slot)
        end = slot.j
    return slots


def _last(before: Scan, said: list[Slot], role: frozenset[str]) -> list[Slot]:
    """The slots that a correction takes the place of: the last one of its kind."""
    if not any(slot.kind in role for slot in said):
        return []
    found = [slot for slot in before.slots if slot.kind in role]
    parts = [slot for slot in found if slot.kind == "part"]
    others = [slot for slot in found if slot.kind != "part"]
    return [*others[-1:], *parts]
