"""Lists of weekdays: "mon, wed and fri", "tue/thu", "mon-fri", "mondays"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import Reader
from language.times.pattern import Found, Repeat, broken

SEPARATORS = frozenset((",", "/", "and", "+", "&"))
TO = frozenset(("-", "to", "until"))


def weekday_list(
    tokens: list[Token], i: int, loose: bool = False
) -> tuple[list[tuple[int, int]], int]:
    """Read "mon", "mon, wed and fri", "tue/thu", "mon-fri"; return the days and where they end."""
    days: list[tuple[int, int]] = []
    j = i
    while at(tokens, j).cat in ("wd", "wds"):
        first: int = tokens[j].val
        j += 1
        if at(tokens, j).cat in TO and at(tokens, j + 1).cat in ("wd", "wds"):
            last: int = at(tokens, j + 1).val
            days += [(0, (first + n) % 7) for n in range((last - first) % 7 + 1)]
            j += 2
        else:
            days.append((0, first))
        k = j
        while at(tokens, k).cat in SEPARATORS and k < j + 2:
            k += 1
        while k > j and at(tokens, k).cat in ("on", "every", "the"):
            k += 1
        if (k > j or loose) and at(tokens, k).cat in ("wd", "wds"):
            j = k
        elif k == j and at(tokens, j).cat == "wds" and tokens[j - 1].cat == "wds":
            continue
        else:
            break
    return days, j


def bare_list(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "mon/wed/fri", "tue & thu", "mon-fri" without "every": weekly, and said so."""
    days, j = weekday_list(tokens, i)
    if len(days) < 2:
        days, j = weekday_list(tokens, i, loose=True)
        if len(days) < 3:
            return None
    for k in range(i, j):
        if tokens[k].owned:
            return None
    after = at(tokens, j)
    if after.cat == "mo" or (after.cat in ("int", "nth") and at(tokens, j + 1).cat == "mo"):
        return None
    repeat = Repeat("WEEKLY", 1, days)
    repeat.note = "every week is assumed"
    return j, repeat


def plurals(reader: Reader, tokens: list[Token], i: int) -> Found:
    """ "mondays", "tuesdays and thursdays"."""
    days, j = weekday_list(tokens, i)
    return of_weekdays(reader, tokens, j, days)


def of_weekdays(reader: Reader, tokens: list[Token], j: int, days: list[tuple[int, int]]) -> Found:
    repeat = Repeat("WEEKLY", 1, days)
    after = at(tokens, j)
    if after.cat == "in8":
        j += 1
    if after.cat == "/" or after.cat == "or":
        return j + 1, broken("That leaves a choice; say which days.")
    return j, repeat
