"""Nearest names for something misspelt: commands, titles, people."""

from __future__ import annotations

from collections.abc import Container, Iterable

from language.words.kinds import listed

_TYPED: dict[str, list[str]] = {}  # by the first letter, which is seldom mistyped
for _verb in listed(
    "schedule book create move reschedule cancel list agenda show find search remind snooze "
    "mute unmute invite remove change rename extend postpone help undo history export "
    "announce timezone settings transcript reassign switch shorten start join admit delete "
    "update edit accept decline"
):
    _TYPED.setdefault(_verb[0], []).append(_verb)


def distance(a: str, b: str, limit: int = 3) -> int:
    """Edits between two words (a swap of neighbours is one); more than ``limit`` is cut short."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, right in enumerate(b, 1):
            cost = left != right
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost)
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def suggest(word: str, choices: Iterable[str]) -> list[str]:
    """Return the choices nearest to ``word``, best first, at most five; case is ignored.

    A choice is near when it begins like the word, holds it as a whole word, or is few edits away.
    """
    low = word.casefold().strip()[:60]
    if not low:
        return []
    scored: list[tuple[float, int, str]] = []
    for place, choice in enumerate(choices):
        name = choice.casefold()
        if name == low:
            scored.append((0, place, choice))
        elif name.startswith(low) or low in name.split():
            scored.append((1, place, choice))
        else:
            limit = max(1, len(low) // 3)
            edits = min(
                [distance(low, name, limit)]
                + [distance(low, part, limit) + 0.5 for part in name.split()[:8] if len(part) > 2]
            )
            if edits <= limit + 0.5 and edits < len(low):
                scored.append((1 + edits, place, choice))
    scored.sort(key=lambda item: (item[0], item[1]))
    return [choice for _, _, choice in scored[:5]]


def near_verb(word: str, known: Container[str]) -> str | None:
    """The verb of a command that ``word`` is a slip of: letters swapped, lost or doubled."""
    if len(word) < 4:
        return None
    best: str | None = None
    for verb in _TYPED.get(word[0], ()):
        if verb in known and abs(len(verb) - len(word)) <= 2:
            edits = distance(word, verb, 2)
            same_length = len(verb) == len(word)
            if edits == 1 and (not same_length or len(word) >= 6 or sorted(word) == sorted(verb)):
                return verb
            if edits == 2 and len(verb) >= 8:
                best = verb
    return best
