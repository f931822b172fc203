"""Phrases that say what a word or a time beside them is: a length, the people, the topic."""

from __future__ import annotations

from collections.abc import Callable

from language.abroad.dates import RULES
from language.abroad.turn import Turn, beside, like
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed
from language.words.phrasing import (
    ABOUT,
    CORRECTING,
    EVERY_SECOND,
    FIRST,
    LASTING,
    NOT_AT_WEEKENDS,
    SAME_TIME,
    TAKES_PLACE,
    TAKING_PART,
)
from language.words.wordings import Wordings

# A step reads its wording at one token, which is not the first of the line unless it says so, and
# returns the token to go on from; ``None`` where it does not apply.
Step = Callable[[Turn, int], int | None]

_AS_TYPED = ("quote", "email", "link")
_SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "(", ")", "end"))
_CORRECTED = frozenset(listed("u clock int wd day oclock num"))
_DAYS = frozenset(("wd", "day", "dotted", "mo"))
_TIMES = frozenset(listed("int clock wd wd? day num dotted clk dec slash half halfto dayam"))
_BEFORE_TIME = frozenset((",", "at", "on", "to", "the", "for"))
_FIRST_DAY = frozenset(listed("dotted int slash day wd iso the on nth ord next mo"))
_ARTICLES = frozenset(listed("a o la el le der die"))
# Verbs and comparisons: beside a length they say how long only where a sign stands before them.
_ELSEWHERE = frozenset(listed("como so solo plan mach pon compte mets poe coloca chama"))


def fields(turn: Turn) -> None:
    """Replace such phrases by the English ones, and leave out what adds nothing."""
    _join_rendezvous(turn)
    steps = [step for wordings, step in _STEPS if turn.holds(wordings)]
    k = 0
    while steps and k < len(turn.tokens):
        if turn.tokens[k].cat in _AS_TYPED:
            k += 1
            continue
        done = (place for step in steps if (place := step(turn, k)) is not None)
        k = next(done, k + 1)


def _join_rendezvous(turn: Turn) -> None:
    """ "rendez-vous" is one word, and "vous" nobody."""
    tokens = turn.tokens
    for k in range(len(tokens) - 3, -1, -1):
        hyphened = tokens[k + 1].cat == "-" and tokens[k + 2].low == "vous"
        if tokens[k].low == "rendez" and hyphened:
            turn.put(k, k + 3, [like(tokens[k], "rendez-vous")])


def _apart(turn: Turn, k: int) -> bool:
    """Whether a sign, or nothing, stands before a token."""
    return k == 0 or turn.tokens[k - 1].cat in _SIGNS


def _same_time(turn: Turn, k: int) -> int | None:
    """ "..., même heure" keeps what is kept anyway."""
    found = turn.find(SAME_TIME, k)
    if found is None or k == 0:
        return None
    turn.cut(k - (turn.tokens[k - 1].cat == ","), found.end)
    return k


def _takes_place(turn: Turn, k: int) -> int | None:
    """ "das Team trifft sich jeden Montag"."""
    found = turn.find(TAKES_PLACE, k)
    if found is None or k == 0 or not turn.has(*RULES, *_DAYS):
        return None
    turn.cut(k, found.end)
    return k


def _not_at_weekends(turn: Turn, k: int) -> int | None:
    """ "tous les matins sauf le week-end": on weekdays. Also at the first token."""
    found = turn.find(NOT_AT_WEEKENDS, k)
    if found is None:
        return None
    for token in turn.tokens:
        if token.cat == "freq" and token.val in ("DAILY", "WEEKDAYS"):
            token.val = "WEEKDAYS"
            turn.cut(k, found.end)
            return k
    return None


def _every_second(turn: Turn, k: int) -> int | None:
    """ "un mardi sur deux", "semana sí, semana no". Also at the first token."""
    found = turn.find(EVERY_SECOND, k)
    if found is None or any(day.cat not in ("wd", "wds") for day in found.caught):
        return None
    days = [like(day, day.low, "wd", day.val) for day in found.caught]
    turn.put(k, found.end, [like(turn.tokens[k], "fortnightly", "freq", "FORTNIGHTLY"), *days])
    return k + 1


def _corrected(turn: Turn, k: int) -> int | None:
    """ "à 10h, non, plutôt 11h": as "10h, I mean 11h" is read."""
    if k == 0 or not (_apart(turn, k) or turn.tokens[k - 1].cat in _CORRECTED):
        return None
    found = turn.find(CORRECTING, k)
    if found is None or not _time_follows(turn.tokens, found.end):
        return None
    end = found.end
    while at(turn.tokens, end).cat == ",":
        end += 1
    mark = turn.tokens[k]
    turn.put(k, end, [beside(mark, "i", "word"), beside(mark, "mean", "word")])
    return k + 2


def _time_follows(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in _BEFORE_TIME:
        k += 1
    return at(tokens, k).cat in _TIMES


def _lasting(turn: Turn, k: int) -> int | None:
    """ "dauert etwa 30 Minuten", "30 min max": the length alone."""
    found = turn.find(LASTING, k)
    if found is None or k == 0:
        return None
    token, before = turn.tokens[k], turn.tokens[k - 1]
    end = found.end
    while end < len(turn.tokens) and (
        turn.tokens[end].cat in (".", ":", "approx", "de") or turn.find(LASTING, end)
    ):
        end += 1
    length = durations.length(turn.tokens, end)
    sized = (
        length is not None
        and length[1].unit in ("min", "hour")
        and (_apart(turn, k) or token.low not in _ELSEWHERE)
    )
    behind = before.cat in ("u", "dur") and at(turn.tokens, found.end).cat in _SIGNS
    if (sized and token.low != "pendant") or (behind and token.low != "so"):
        turn.cut(k, end if sized else found.end)
        return k
    return None


def _taking_part(turn: Turn, k: int) -> int | None:
    """ ", participants : Paul et Léa"."""
    found = turn.find(TAKING_PART, k)
    if found is None or k == 0 or not (_apart(turn, k) or " " in found.words):
        return None
    if not _names_follow(turn.tokens, found.end):
        return None
    end = found.end + (at(turn.tokens, found.end).cat == ":")
    turn.put(k, end, [like(turn.tokens[k], "with", "with")])
    return k + 1


def _names_follow(tokens: list[Token], k: int) -> bool:
    k += at(tokens, k).cat == ":"
    while at(tokens, k).low in _ARTICLES:
        k += 1
    token = at(tokens, k)
    name = token.text[:1].isupper() and token.cat in ("word", "name", "mo")
    return token.cat == "email" or name


def _about(turn: Turn, k: int) -> int | None:
    """ ", Thema: Budget 2027"."""
    found = turn.find(ABOUT, k)
    if found is None or k == 0 or found.end >= len(turn.tokens):
        return None
    after = turn.tokens[found.end]
    if not _apart(turn, k) and after.cat not in (":", "quote"):
        return None
    turn.put(k, found.end + (after.cat in (":", ",")), [like(turn.tokens[k], "titled")])
    return k + 1


def _first_day(turn: Turn, k: int) -> int | None:
    """ "tous les lundis, à partir du 7 décembre"; "à partir de 9h" is a time of the day."""
    found = turn.find(FIRST, k)
    if found is None or k == 0 or turn.tokens[k - 1].cat == "before" or not turn.has(*RULES):
        return None
    day, after = at(turn.tokens, found.end), at(turn.tokens, found.end + 1)
    if day.cat not in _FIRST_DAY or after.cat in ("u", "oclock"):
        return None
    turn.put(k, found.end, [like(turn.tokens[k], "starting", "start")])
    return k + 1


_STEPS: tuple[tuple[Wordings, Step], ...] = (
    (SAME_TIME, _same_time),
    (TAKES_PLACE, _takes_place),
    (NOT_AT_WEEKENDS, _not_at_weekends),
    (EVERY_SECOND, _every_second),
    (CORRECTING, _corrected),
    (LASTING, _lasting),
    (TAKING_PART, _taking_part),
    (ABOUT, _about),
    (FIRST, _first_day),
)
