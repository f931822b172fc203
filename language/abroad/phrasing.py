"""Times and fields as other languages put them, in the words that are read."""

from __future__ import annotations

import re
from functools import cache

from language.abroad.phrased_times import (
    RULES,
    clocks,
    compounds,
    day_numbers,
    edges,
    from_day_to_day,
    hours,
    like,
    loanwords,
    monthly,
    numbered_days,
    replaced,
    stretches,
    to_the_hour,
)
from language.abroad.turn import Found, Turn
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words import phrasing as tables

SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "(", ")", "end"))
_MONTHS = {"dez": 12, "sept": 9}


@cache
def _table(table: str, tongue: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{getattr(tables, table)[tongue]})(?=$| )")


def rephrased(turn: Turn) -> None:
    """Replace phrases of the line by tokens that are read."""
    _fields(turn)
    loanwords(turn)
    if turn.tongue == "de":
        compounds(turn)
    if turn.tongue == "pt":
        numbered_days(turn)
    if turn.tongue in tables.TO_THE_HOUR:
        to_the_hour(turn)
    hours(turn)
    clocks(turn)
    edges(turn)
    day_numbers(turn)
    monthly(turn)
    stretches(turn)
    from_day_to_day(turn)
    for k, token in reversed(list(enumerate(turn.tokens))):
        after = at(turn.tokens, k + 1)
        if token.cat == "day" and token.val == 0 and after.cat == "in":
            span = durations.length(turn.tokens, k + 2)
            if span and span[1].unit in ("hour", "min"):
                replaced(turn, k, k + 1, [])  # "heute in einer Stunde"
                continue
        if token.low in _ALL and k and turn.tokens[k - 1].cat in ("with", "the"):
            replaced(turn, k, k + 1, [])  # "con todo el equipo"
            continue
        if token.cat == "num" and token.low in _MONTHS and k and turn.tokens[k - 1].cat == "int":
            token.cat, token.val = "mo", _MONTHS[token.low]  # "10 dez", "12 sept"
        elif turn.tongue == "pt" and token.low == "das" and after.cat in ("int", "num", "clock"):
            token.cat = "from"


def _mark(token: Token, low: str) -> Token:
    """A word that stands nowhere in the line."""
    return Token(low, low, "word", None, token.start, token.start, False)


_RDV = frozenset(("rendez",))


_TABLES = (
    "SAME_TIME", "TAKES_PLACE", "NOT_AT_WEEKENDS", "EVERY_SECOND", "CORRECTING", "LASTING",
    "TAKING_PART", "ABOUT", "FIRST",
)  # fmt: skip


def _fields(turn: Turn) -> None:
    """Corrections, lengths, people, the topic, the first day, every second week."""
    tokens, tongue = turn.tokens, turn.tongue
    held = {name for name in _TABLES if turn.holds(_table(name, tongue))}
    if not held and not any(token.low in _RDV for token in tokens):
        return

    def find(name: str, k: int) -> Found | None:
        return turn.find(_table(name, tongue), k) if name in held else None

    k = 0
    while k < len(tokens):
        token = tokens[k]
        before = at(tokens, k - 1) if k else None
        apart = before is None or before.cat in SIGNS
        timed = before is not None and before.cat in (
            "u",
            "clock",
            "int",
            "wd",
            "day",
            "oclock",
            "num",
        )
        if token.low in _RDV and at(tokens, k + 1).cat == "-" and at(tokens, k + 2).low == "vous":
            replaced(turn, k, k + 3, [like(token, "rendez-vous", "word")])
        if token.cat in ("quote", "email", "link"):
            k += 1
            continue
        found = find("SAME_TIME", k) if k else None
        if found:
            end = found[1]
            replaced(turn, k - (apart and before is not None and before.cat == ","), end, [])
            continue
        found = find("TAKES_PLACE", k) if k else None
        if found and any(t.cat in RULES | {"wd", "day", "dotted", "mo"} for t in tokens):
            replaced(turn, k, found[1], [])
            continue
        found = find("NOT_AT_WEEKENDS", k)
        if found and _workdays(turn, k, found[1]):
            continue
        found = find("EVERY_SECOND", k)
        if found and _every_second(turn, k, found[1], found[2]):
            k += 1
            continue
        if (apart or timed) and k:
            found = find("CORRECTING", k)
            if found and _time_follows(tokens, found[1]):
                end = found[1]
                while end < len(tokens) and tokens[end].cat == ",":
                    end += 1
                replaced(turn, k, end, [_mark(token, "i"), _mark(token, "mean")])
                k += 2
                continue
        found = find("LASTING", k)
        if found and k:
            end = found[1]
            while end < len(tokens) and (
                tokens[end].cat in (".", ":", "approx", "de") or find("LASTING", end)
            ):
                end += 1
            behind = durations.length(tokens, end)
            sized = (
                behind
                and behind[1].unit in ("min", "hour")
                and not (
                    tokens[k].low
                    in (
                        "como",
                        "so",
                        "solo",
                        "plan",
                        "mach",
                        "pon",
                        "compte",
                        "mets",
                        "poe",
                        "coloca",
                        "chama",
                    )
                    and not apart
                )
            )
            after = (
                before is not None
                and before.cat in ("u", "dur")
                and (at(tokens, found[1]).cat in SIGNS)
                and token.low != "so"
            )
            if (sized and (token.low not in ("pendant",))) or after:
                replaced(turn, k, end if sized else found[1], [])
                continue
        if k:
            found = find("TAKING_PART", k)
            if found and (apart or " " in found[2][0]) and _names_follow(tokens, found[1]):
                end = found[1] + (at(tokens, found[1]).cat == ":")
                replaced(turn, k, end, [like(token, "with", "with")])
                k += 1
                continue
            found = find("ABOUT", k)
            if (
                found
                and (apart or at(tokens, found[1]).cat in (":", "quote"))
                and (found[1] < len(tokens))
            ):
                end = found[1] + (at(tokens, found[1]).cat in (":", ","))
                replaced(turn, k, end, [like(token, "titled", "word")])
                k += 1
                continue
            found = find("FIRST", k)
            if (
                found
                and tokens[k - 1].cat != "before"
                and at(tokens, found[1]).cat
                in (
                    "dotted",
                    "int",
                    "slash",
                    "day",
                    "wd",
                    "iso",
                    "the",
                    "on",
                    "nth",
                    "ord",
                    "next",
                    "mo",
                )
                and any(t.cat in RULES for t in tokens)
                and at(tokens, found[1] + 1).cat not in ("u", "oclock")
            ):
                replaced(turn, k, found[1], [like(token, "starting", "start")])
                k += 1
                continue
        k += 1


def _time_follows(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in (",", "at", "on", "to", "the", "for"):
        k += 1
    token = at(tokens, k)
    return token.cat in (
        "int",
        "clock",
        "wd",
        "day",
        "num",
        "dotted",
        "clk",
        "dec",
        "slash",
        "half",
        "halfto",
        "dayam",
    ) or (token.cat == "wd?")


def _names_follow(tokens: list[Token], k: int) -> bool:
    if at(tokens, k).cat == ":":
        k += 1
    while at(tokens, k).low in ("a", "o", "la", "el", "le", "der", "die"):
        k += 1
    token = at(tokens, k)
    return token.cat == "email" or (
        token.cat in ("word", "name", "mo") and token.text[:1].isupper()
    )


def _workdays(turn: Turn, begin: int, end: int) -> bool:
    """ "tous les matins sauf le week-end": on weekdays."""
    for token in turn.tokens:
        if token.cat == "freq" and token.val in ("DAILY", "WEEKDAYS"):
            token.val = "WEEKDAYS"
            replaced(turn, begin, end, [])
            return True
    return False


def _every_second(turn: Turn, begin: int, end: int, match: re.Match[str]) -> bool:
    token = turn.tokens[begin]
    new = [like(token, "fortnightly", "freq", "FORTNIGHTLY")]
    named = [match[g] for g in ("day", "also") if g in match.re.groupindex and match[g]]
    if named:
        day = next((t for t in turn.tokens[begin:end] if t.low == named[0]), None)
        if day is None or day.cat not in ("wd", "wds"):
            return False
        new.append(like(day, day.low, "wd", day.val))
    replaced(turn, begin, end, new)
    return True


_ALL = frozenset(("todo", "toda", "toute", "tout", "ganzen", "ganze", "gesamten"))
