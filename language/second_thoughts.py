"""A line in which somebody corrected themselves ("at 2, make that 2:30"): the last word counts."""

from __future__ import annotations

from language.days import Reader
from language.numbers import at
from language.said import Said
from language.scan import Scan, Slot
from language.tokens import Line, Token
from language.which_clock import bare_number

# What begins a correction wherever it stands, and what does so behind a sign or between two times.
_SURE = tuple(
    tuple(words.split())
    for words in (
        "make that", "make it", "i mean", "i meant", "i should say", "scratch that", "strike that",
        "or rather", "no wait", "wait no", "correction", "ich meine", "je veux dire",
        "quiero decir", "quero dizer",
    )
)  # fmt: skip
_PERHAPS = tuple(
    tuple(words.split())
    for words in (
        "no", "nope", "wait", "sorry", "actually", "rather", "oops", "whoops", "better",
        "better yet", "or better", "my bad", "my mistake", "typo", "hmm", "hang on", "hold on",
        "let's say", "say", "nein", "besser", "mejor", "perdon", "pardon", "plutot", "melhor", "ou",
    )
)  # fmt: skip
_HEADS = frozenset(words[0] for words in (*_SURE, *_PERHAPS))
_SIGNS = frozenset((",", "-", ".", ";", ":", "!", "(", "?"))
_ROLES = (
    frozenset(("clock", "range", "till", "part")), frozenset(("day", "period", "begin")),
    frozenset(("length", "span")), frozenset(("repeat",)), frozenset(("zone",)),
)  # fmt: skip
_NUMBERS = frozenset(("int", "num", "dec", "half", "quarter", "a"))
_AT = Token("at", "at", "at", "at", 0, 0, False)


def corrected(line: Line, reader: Reader, known: frozenset[str]) -> tuple[Line, list[str]]:
    """The line as it was meant in the end, and what to echo of it."""
    notes: list[str] = []
    for k in range(len(line.tokens) - 1, 0, -1):
        if k < len(line.tokens) and line.tokens[k].low in _HEADS:
            found = _replaced(line, k, reader, known)
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
    after = _scanned(line, tokens[end:], reader, known)
    if not _leading(after) and tokens[end].cat in _NUMBERS:
        after = _scanned(line, [_AT, *tokens[end:]], reader, known)
    if not after.of("clock"):
        bare_number(Said(after), None)
    said = _leading(after)
    before = _scanned(line, tokens[:begin], reader, known)
    if not said or not begin:
        return None
    if not sure:
        beside = any(slot.j == begin for slot in before.slots if slot.kind != "people")
        follows = at(after.tokens, said[-1].j)
        if (tokens[k - 1].cat not in _SIGNS and not beside) or follows.cat in (
            "word",
            "quote",
            "name",
        ):
            return None
    if any(slot.kind == "clock" for slot in said) and not before.of("clock"):
        bare_number(Said(before), None)
    gone = [slot for role in _ROLES for slot in _last(before, said, role)]
    if not gone:
        return None
    dropped = {index for slot in gone for index in range(slot.i, slot.j)}
    kept = [token for index, token in enumerate(before.tokens) if index not in dropped]
    first = min(gone, key=lambda slot: slot.i)
    note = f"“{line.cut(end, end + said[-1].j - (after.tokens[0] is _AT))}” replaces “"
    note += f"{before.line.cut(first.i, first.j)}”"
    return Line(line.clean, line.flat, [*kept, *after.tokens], line.tongue, False), note


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
