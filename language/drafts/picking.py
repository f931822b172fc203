"""Answers to "which one?" in words: "the second one", "both", "the 14:00 one", "berlin"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from language.line.numbers import at
from language.line.scan import Scan
from language.line.tokens import Line, Token, fold, tokenise
from language.model import Habits
from language.times import zones
from language.times.clock import Clock
from language.times.days import Day, Reader
from language.words.kinds import listed


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several readings or meetings, as it was shown; ``zone`` where they differ in that."""

    label: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """Places that a line means, from 0. ``every``: each of them, not one of those that fit."""

    places: tuple[int, ...]
    every: bool = False


NIGHT_ENDS = 6
MOST_DAYS = 31  # a number up to this may be a day or an hour as well

FILLERS = frozenset(
    listed("the one ones that this it is it's its i i'd id mean meant want take pick choose use go "
           "with for on at in of my a an just only option number choice nr no. meeting call one's "
           "reading occurrence please pls thanks yes yeah yep ok okay no sorry , . ! ? - : # ' s "
           "'s would be was let's lets and & + der die das den le la el os as de um den am would "
           "like prefer rather actually oh time zone")
)  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
             "top": 1, "former": 1, "latter": -1, "last": -1, "bottom": -1,
             "erste": 1, "zweite": 2, "dritte": 3, "premier": 1, "deuxieme": 2, "primero": 1,
             "segundo": 2, "primeiro": 1}  # fmt: skip
_EVERY = frozenset(
    ("both", "all", "everything", "all of them", "both of them", "all of these", "both of these",
     "all three", "all four", "all five", "all the above", "all of the above", "them all",
     "each", "each of them", "every one", "everyone of them", "every one of them", "the lot",
     "beide", "alle", "tous", "toutes", "les deux", "todos", "todas", "ambos", "ambas")
)  # fmt: skip
_FORTNIGHTLY = frozenset(
    ("every two weeks", "every 2 weeks", "every second week", "every other week", "fortnightly",
     "every 14 days", "each two weeks", "once every two weeks", "every fortnight",
     "alle zwei wochen", "toutes les deux semaines", "cada dos semanas", "a cada duas semanas")
)  # fmt: skip
_EARLIER = frozenset(("earlier", "earliest", "sooner", "soonest"))
_LATER = frozenset(("later", "latest"))
_PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 24),
          "tonight": (17, 24)}  # fmt: skip
_WORD = re.compile(r"[\w#@.+-]+")


def pick(
    choices: Sequence[Choice], text: str, now: datetime, zone: ZoneInfo, locale: str | None = None
) -> Picked | None:
    """Tell which choices a line means; no places: it names none of them; ``None``: no answer."""
    if not text.strip() or len(text) > 200 or not choices:
        return None
    line = tokenise(text, locale)
    reader = Reader(now, zone, locale, Habits(), line.tongue)
    plain = " ".join(t.low for t in line.tokens if t.low not in (",", ".", "!", "please", "pls"))
    if plain.removeprefix("the ") in _EVERY or plain in _EVERY:
        return Picked(tuple(range(len(choices))), every=True)
    if plain in _FORTNIGHTLY:
        other = tuple(n for n, c in enumerate(choices) if fold(c.label).startswith("every other"))
        return Picked(other) if other else None
    if (numbered := _numbered(line.tokens, len(choices))) is not None:
        return numbered
    if (zoned := _zoned(choices, line, reader)) is not None:
        return zoned
    return _described(choices, line, reader, locale)


def _numbered(tokens: list[Token], count: int) -> Picked | None:
    """ "2", "the second one", "#1 and #3", "the last"."""
    places: list[int] = []
    said = [token for token in tokens if token.low not in FILLERS]
    for token in said:
        short = token.low.removeprefix("#")
        if token.cat in ("int", "nth", "ord") and isinstance(token.val, int):
            number = token.val
        elif token.low in _ORDINALS:
            number = _ORDINALS[token.low]
        elif short.isdigit():
            number = int(short)
        else:
            return None
        places.append((count if number == -1 else number) - 1)
    if any(not 0 <= place < count for place in places):
        return None if len(said) == 1 and places[0] < MOST_DAYS else Picked(())
    unique = tuple(dict.fromkeys(places))
    return Picked(unique, every=len(unique) > 1) if unique else None


def _zoned(choices: Sequence[Choice], line: Line, reader: Reader) -> Picked | None:
    """ "berlin", "india time", where the choices differ in their zone."""
    if sum(choice.zone is not None for choice in choices) < 2:
        return None
    words = " ".join(t.text for t in line.tokens if t.low not in FILLERS)
    said = tokenise(words, None, line.tongue) if words else line
    found = zones.read(said.tokens, 0, said.flat, reader.now, reader.home, after_clock=True)
    if found is None or found[0] < len(said.tokens):
        return None
    name = getattr(found[1], "name", None) or getattr(found[1], "zone", None)
    return Picked(tuple(n for n, choice in enumerate(choices) if choice.zone == name))


@dataclass(slots=True)
class _Said:
    """Days, clock times and words of a line or a label."""

    days: list[Day]
    clocks: list[Clock]
    parts: list[str]
    words: list[str]
    months: list[int]
    more: bool  # something that describes no choice: a length, people, a recurrence


_DESCRIBING = frozenset(("day", "begin", "clock", "range", "part", "zone"))


def _said(line: Line, reader: Reader) -> _Said:
    scan = Scan(line, reader, frozenset(), repeating=False).run(0, len(line.tokens))
    clocks = [slot.value for slot in scan.of("clock")]
    clocks += [slot.value[0] for slot in scan.of("range")]
    for k in list(scan.rest):  # "the 4 one", "at 14"
        token = at(scan.tokens, k)
        if token.cat == "int" and token.val <= 24 and not clocks:
            clocks.append(Clock(token.val % 24, 0, token.val > 12))
            scan.rest.remove(k)
    months = [k for k in scan.rest if scan.tokens[k].cat == "mo"]
    scan.rest = [k for k in scan.rest if k not in months]
    return _Said(
        [slot.value for slot in scan.of("day") + scan.of("begin")],
        clocks,
        [str(slot.value) for slot in scan.of("part")],
        [scan.tokens[k].low for k in scan.rest if scan.tokens[k].low not in FILLERS],
        [scan.tokens[k].val for k in months],
        any(slot.kind not in _DESCRIBING for slot in scan.slots),
    )


def _described(
    choices: Sequence[Choice], line: Line, reader: Reader, locale: str | None
) -> Picked | None:
    lows = {token.low for token in line.tokens}
    extreme = lows & (_EARLIER | _LATER)
    dropped = extreme | ({"to"} if "night" in lows else set())  # "the night to friday"
    kept = [token for token in line.tokens if token.low not in dropped]
    said = _said(Line(line.clean, line.flat, kept, line.tongue, line.whole), reader)
    if said.more:
        return None
    shown = [_said(tokenise(choice.label, locale), reader) for choice in choices]
    words = [[fold(w).rstrip(".") for w in _WORD.findall(c.label)] for c in choices]
    wanted = said.words
    if not (said.days or said.clocks or said.parts or said.months or wanted or extreme):
        return None
    if any(not any(_holds(label, word) for label in words) for word in wanted):
        return None
    fit = [
        n
        for n, label in enumerate(shown)
        if all(_holds(words[n], word) for word in wanted)
        and all(any(_is_day(day, there) for there in label.days) for day in said.days)
        and all(any(_in_month(month, there) for there in label.days) for month in said.months)
        and all(any(_is_clock(clock, there) for there in label.clocks) for clock in said.clocks)
        and all(any(_in_part(part, there) for there in label.clocks) for part in said.parts)
    ]
    if extreme and len(fit) > 1:
        fit = _extreme(fit, shown, bool(extreme & _LATER))
    return Picked(tuple(fit))


def _holds(label: list[str], word: str) -> bool:
    return any(there == word or (len(word) > 2 and there.startswith(word)) for there in label)


def _is_day(said: Day, shown: Day) -> bool:
    if said.day is None or shown.day is None:
        return False
    if said.weekday is not None and not said.exact:
        return shown.day.weekday() == said.weekday
    return shown.day == said.day or shown.day in said.others


def _in_month(month: int, shown: Day) -> bool:
    return shown.day is not None and shown.day.month == month


def _is_clock(said: Clock, shown: Clock) -> bool:
    if said.minute != shown.minute:
        return False
    return said.hour == shown.hour or (not said.fixed and said.hour % 12 == shown.hour % 12)


def _in_part(part: str, shown: Clock) -> bool:
    begin, end = _PARTS.get(part, (0, 24))
    if part == "night" and shown.hour < NIGHT_ENDS:
        return True
    return begin <= shown.hour < end


def _extreme(fit: list[int], shown: list[_Said], latest: bool) -> list[int]:
    """The earliest or the latest of those that show a day and a clock time."""
    moments: list[tuple[date, int, int, int]] = []
    for n in fit:
        days, clocks = shown[n].days, shown[n].clocks
        if not days or days[0].day is None or not clocks:
            return fit
        moments.append((days[0].day, clocks[0].hour, clocks[0].minute, n))
    return [(max(moments) if latest else min(moments))[3]]
