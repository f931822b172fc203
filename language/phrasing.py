"""Times and fields as other languages put them, in the words that are read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from language import durations
from language.numbers import at, whole
from language.tokens import Token
from language.words import phrasing as tables
from language.words.kinds import listed

if TYPE_CHECKING:
    from language.foreign import Turn

_SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "(", ")", "end"))
_GERMAN_PARTS = {
    "vormittag": ("part", "morning"), "nachmittag": ("part", "afternoon"), "abend": ("part", "evening"),
    "morgen": ("part", "morning"), "fruh": ("part", "morning"), "mittag": ("clk", "noon"),
    "nacht": ("part", "night"), "vormittags": ("part", "morning"), "abends": ("part", "evening"),
    "nachmittags": ("part", "afternoon"), "mittags": ("clk", "noon"), "morgens": ("part", "morning"),
}  # fmt: skip
_GERMAN_DAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonntag": 6,
}  # fmt: skip
_RULES = frozenset(("freq", "every", "wds", "everywd"))
_LAST = frozenset(
    listed("pasado pasada passado passada dernier derniere ultimo ultima letzte letzten letztes "
           "vergangene vergangenen vorige vorigen")
)  # fmt: skip


@cache
def _pattern(table: str, tongue: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{getattr(tables, table)[tongue]})(?=$| )")


def rephrased(turn: Turn) -> None:
    """Replace phrases of the line by tokens that are read."""
    _fields(turn)
    _loanwords(turn)
    if turn.tongue == "de":
        _compounds(turn)
    if turn.tongue == "pt":
        _numbered_days(turn)
    if turn.tongue in tables.TO_THE_HOUR:
        _to_the_hour(turn)
    _hours(turn)
    _clocks(turn)
    _edges(turn)
    _day_numbers(turn)
    _monthly(turn)
    _stretches(turn)
    _from_day_to_day(turn)
    for k, token in reversed(list(enumerate(turn.tokens))):
        after = at(turn.tokens, k + 1)
        if token.cat == "day" and token.val == 0 and after.cat == "in":
            span = durations.length(turn.tokens, k + 2)
            if span and span[1].unit in ("hour", "min"):
                _replace(turn, k, k + 1, [])  # "heute in einer Stunde"
                continue
        if token.low in _ALL and k and turn.tokens[k - 1].cat in ("with", "the"):
            _replace(turn, k, k + 1, [])  # "con todo el equipo"
            continue
        if token.cat == "num" and token.low in _MONTHS and k and turn.tokens[k - 1].cat == "int":
            token.cat, token.val = "mo", _MONTHS[token.low]  # "10 dez", "12 sept"
        elif turn.tongue == "pt" and token.low == "das" and after.cat in ("int", "num", "clock"):
            token.cat = "from"


def _clocks(turn: Turn) -> None:
    """ "10 h 30" is one clock time; "17h30 às 18h15" goes from one to the other."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, -1, -1):
        token, after, minutes = tokens[k], at(tokens, k + 1), at(tokens, k + 2)
        if (
            token.cat == "int" and token.val <= 24 and after.cat == "u" and after.val == "hour"
            and not after.glued and minutes.cat == "int" and len(minutes.text) == 2
            and minutes.val < 60 and at(tokens, k + 3).cat not in ("u", "mo", "de")
        ):  # fmt: skip
            text = f"{token.val:02d}:{minutes.val:02d}"
            clock = Token(text, text, "clock", text, token.start, minutes.end, False)
            _replace(turn, k, k + 3, [clock])
        elif token.cat == "at" and k and turn.tongue != "de":
            before = tokens[k - 1]
            hours = before.cat == "u" and before.low == "h" and before.glued
            minuted = before.cat == "int" and before.glued and k > 2 and tokens[k - 2].low == "h"
            if (hours or minuted or before.cat == "clock") and after.cat in ("int", "clock"):
                tokens[k] = _like(token, "to", "to")


def _edges(turn: Turn) -> None:
    """ "cena de fin de año", "reunión trimestral el primer lunes de enero": part of a title."""
    tokens = turn.tokens
    for k, token in enumerate(tokens):
        titled = k and tokens[k - 1].cat in ("de", "word") and any(
            t.cat in ("day", "wd", "mo", "dotted", "slash") for t in tokens[k + 1 :])  # fmt: skip
        if token.cat in ("year end", "month end", "week end") and titled:
            token.cat = "word"
        if token.cat == "freq" and token.val in ("QUARTERLY", "YEARLY") and any(
            t.cat in ("ord", "last") and at(tokens, n + 1).cat == "wd"
            and at(tokens, n + 3).cat == "mo" for n, t in enumerate(tokens)
        ):  # fmt: skip
            token.cat = "word"


_EACH = frozenset(("cada", "todo", "todos", "chaque", "tous", "jeden", "jedes"))
_MONTHS = {"dez": 12, "sept": 9}


def _from_day_to_day(turn: Turn) -> None:
    """ "del 1 al 18 de diciembre" beside a recurrence: from when to when it repeats."""
    tokens = turn.tokens
    repeats = any(t.cat in _RULES for t in tokens)
    for k in range(len(tokens) - 4):
        if tokens[k].low not in ("del", "de", "du", "vom", "von", "desde", "do"):
            continue
        first = k + 1
        while at(tokens, first).cat in ("the", "on") or at(tokens, first).low in ("el", "dia"):
            first += 1
        day = at(tokens, first)
        n = first + 1 + (at(tokens, first + 1).cat == ".")
        if day.cat not in ("int", "nth", "ord") or at(tokens, n).cat not in (
            "to",
            "until",
            "at",
            "-",
        ):
            continue
        last = n + 1
        while at(tokens, last).cat in ("the", "on", "to") or at(tokens, last).low == "dia":
            last += 1
        m = last + 1
        while at(tokens, m).cat in (".", "de"):
            m += 1
        if at(tokens, last).cat not in ("int", "nth") or at(tokens, m).cat != "mo":
            continue
        if not repeats:  # several days: nobody may take them for hours
            to = _like(tokens[n], "to", "to")
            _replace(turn, k, m + 1, [day, to, tokens[last], tokens[m]])
            return
        start = _like(tokens[k], "starting", "start")
        until = _like(tokens[n], "until", "until")
        _replace(turn, k, m + 1, [start, day, tokens[m], until, tokens[last], tokens[m]])
        return


def _like(token: Token, low: str, cat: str, val: object = None) -> Token:
    return Token(token.text, low, cat, val, token.start, token.end, False)


def _mark(token: Token, low: str) -> Token:
    """A word that stands nowhere in the line."""
    return Token(low, low, "word", None, token.start, token.start, False)


def _replace(turn: Turn, begin: int, end: int, new: list[Token]) -> None:
    turn.tokens[begin:end] = new
    turn.parse.line.whole = False


_RDV = frozenset(("rendez",))


def _fields(turn: Turn) -> None:
    """Corrections, lengths, people, the topic, the first day, every second week."""
    tokens, tongue = turn.tokens, turn.tongue
    k = 0
    while k < len(tokens):
        token = tokens[k]
        before = at(tokens, k - 1) if k else None
        apart = before is None or before.cat in _SIGNS
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
            _replace(turn, k, k + 3, [_like(token, "rendez-vous", "word")])
        if token.cat in ("quote", "email", "link"):
            k += 1
            continue
        found = turn.find(_pattern("SAME_TIME", tongue), k) if k else None
        if found:
            end = found[1]
            _replace(turn, k - (apart and before is not None and before.cat == ","), end, [])
            continue
        found = turn.find(_pattern("TAKES_PLACE", tongue), k) if k else None
        if found and any(t.cat in _RULES | {"wd", "day", "dotted", "mo"} for t in tokens):
            _replace(turn, k, found[1], [])
            continue
        found = turn.find(_pattern("NOT_AT_WEEKENDS", tongue), k)
        if found and _workdays(turn, k, found[1]):
            continue
        found = turn.find(_pattern("EVERY_SECOND", tongue), k)
        if found and _every_second(turn, k, found[1], found[2]):
            k += 1
            continue
        if (apart or timed) and k:
            found = turn.find(_pattern("CORRECTING", tongue), k)
            if found and _time_follows(tokens, found[1]):
                end = found[1]
                while end < len(tokens) and tokens[end].cat == ",":
                    end += 1
                _replace(turn, k, end, [_mark(token, "i"), _mark(token, "mean")])
                k += 2
                continue
        found = turn.find(_pattern("LASTING", tongue), k)
        if found and k:
            end = found[1]
            while end < len(tokens) and (tokens[end].cat in (".", ":", "approx", "de") or turn.find(
                _pattern("LASTING", tongue), end)):  # fmt: skip
                end += 1
            behind = durations.length(tokens, end)
            sized = behind and behind[1].unit in ("min", "hour") and not (
                tokens[k].low in ("como", "so", "solo", "plan", "mach", "pon", "compte", "mets", "poe",
                                  "coloca", "chama") and not apart)  # fmt: skip
            after = before is not None and before.cat in ("u", "dur") and (
                at(tokens, found[1]).cat in _SIGNS) and token.low != "so"  # fmt: skip
            if (sized and (token.low not in ("pendant",))) or after:
                _replace(turn, k, end if sized else found[1], [])
                continue
        if k:
            found = turn.find(_pattern("TAKING_PART", tongue), k)
            if found and (apart or " " in found[2][0]) and _names_follow(tokens, found[1]):
                end = found[1] + (at(tokens, found[1]).cat == ":")
                _replace(turn, k, end, [_like(token, "with", "with")])
                k += 1
                continue
            found = turn.find(_pattern("ABOUT", tongue), k)
            if found and (apart or at(tokens, found[1]).cat in (":", "quote")) and (
                found[1] < len(tokens)):  # fmt: skip
                end = found[1] + (at(tokens, found[1]).cat in (":", ","))
                _replace(turn, k, end, [_like(token, "titled", "word")])
                k += 1
                continue
            found = turn.find(_pattern("FIRST", tongue), k)
            if found and tokens[k - 1].cat != "before" and at(tokens, found[1]).cat in (
                "dotted", "int", "slash", "day", "wd", "iso", "the", "on", "nth", "ord", "next", "mo",
            ) and any(t.cat in _RULES for t in tokens):  # fmt: skip
                if at(tokens, found[1] + 1).cat not in ("u", "oclock"):
                    _replace(turn, k, found[1], [_like(token, "starting", "start")])
                    k += 1
                    continue
        k += 1


def _time_follows(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in (",", "at", "on", "to", "the", "for"):
        k += 1
    token = at(tokens, k)
    return token.cat in ("int", "clock", "wd", "day", "num", "dotted", "clk", "dec", "slash", "half",
                         "halfto", "dayam") or (token.cat == "wd?")  # fmt: skip


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
            _replace(turn, begin, end, [])
            return True
    return False


def _every_second(turn: Turn, begin: int, end: int, match: re.Match[str]) -> bool:
    token = turn.tokens[begin]
    new = [_like(token, "fortnightly", "freq", "FORTNIGHTLY")]
    named = [match[g] for g in ("day", "also") if g in match.re.groupindex and match[g]]
    if named:
        day = next((t for t in turn.tokens[begin:end] if t.low == named[0]), None)
        if day is None or day.cat not in ("wd", "wds"):
            return False
        new.append(_like(day, day.low, "wd", day.val))
    _replace(turn, begin, end, new)
    return True


def _loanwords(turn: Turn) -> None:
    """ "le daily", "Entretien annuel": no recurrence where another one, or one day, is named."""
    tokens = turn.tokens
    other = any(
        t.cat in _RULES and t.low not in ("daily", "weekly") or t.cat in ("wd", "day", "dayam", "dotted")
        for t in tokens
    )  # fmt: skip
    for k, token in enumerate(tokens):
        if token.cat != "freq":
            continue
        article = k and at(tokens, k - 1).cat in ("the", "on", "a", "de")
        alone = len(tokens) < 4 and not any(t.cat in ("clock", "int") for t in tokens)
        if token.low in ("daily", "weekly") and (other or article or alone):
            token.cat = "word"
        dated = any(t.cat in ("day", "dayam", "dotted", "slash", "iso") for t in tokens) or (
            any(t.cat == "mo" for t in tokens))  # fmt: skip
        if token.val == "YEARLY" and dated and k and tokens[k - 1].cat == "word":
            token.cat = "word"


_ALL = frozenset(("todo", "toda", "toute", "tout", "ganzen", "ganze", "gesamten"))


def _compounds(turn: Turn) -> None:
    """ "Montagvormittag", "Freitagabend"."""
    for k in range(len(turn.tokens) - 1, -1, -1):
        token = turn.tokens[k]
        if token.cat != "word" or len(token.low) < 9:
            continue
        for name, day in _GERMAN_DAYS.items():
            part = _GERMAN_PARTS.get(token.low.removeprefix(name)) if (
                token.low.startswith(name)) else None  # fmt: skip
            if part:
                new = [_like(token, name, "wd", day), _like(token, token.low, part[0], part[1])]
                _replace(turn, k, k + 1, new)


def _numbered_days(turn: Turn) -> None:
    """ "na 4ª", "2ª-feira": the days of the week that Portuguese counts."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        feira = k + 1
        while at(tokens, feira).cat == "-":
            feira += 1
        named = at(tokens, feira).low in ("feira", "feiras")
        if token.cat != "nth" or not 2 <= token.val <= 6 or not token.text.endswith(("ª", "a")):
            continue
        if named or at(tokens, k + 1).cat != "word":
            _replace(
                turn, k, feira + 1 if named else k + 1, [_like(token, "dia", "wd", token.val - 2)]
            )


def _to_the_hour(turn: Turn) -> None:
    """ "cuarto para las cinco", "quinze para as três"."""
    tokens = turn.tokens
    pattern = _pattern_open("TO_THE_HOUR", turn.tongue)
    for k in range(len(tokens) - 2, -1, -1):
        found = turn.find(pattern, k)
        if found is None:
            continue
        end = found[1]
        hour = whole(tokens, end)
        if hour is None or not 1 <= hour[1] <= 24 or at(tokens, hour[0]).cat in ("u", "mo", "de"):
            continue
        word = found[2]["min"]
        minutes = int(word) if word.isdigit() else tables.MINUTES[word]
        text = f"{(hour[1] - 1) or 12}:{60 - minutes:02d}"
        first, last = tokens[k], tokens[hour[0] - 1]
        clock = Token(text, text, "clock", text, first.start, last.end, False)
        _replace(turn, k, hour[0], [clock])


@cache
def _pattern_open(table: str, tongue: str) -> re.Pattern[str]:
    return re.compile(getattr(tables, table)[tongue])


def _hours(turn: Turn) -> None:
    """ "mercredi neuf heures et quart", "viernes 11 hrs": hours of the clock behind a day."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, 0, -1):
        token, after, before = tokens[k], at(tokens, k + 1), at(tokens, k - 1)
        dated = before.cat in (
            "wd",
            "day",
            "mo",
            "dayam",
            "dotted",
            "slash",
            "at",
            "the",
            "fest",
        ) or (before.cat == "," and at(tokens, k - 2).cat in ("wd", "day", "mo", "dotted", "slash"))
        if after.cat != "u" or after.val != "hour" or not dated:
            continue
        if token.cat == "int" and after.low in ("hrs", "hs", "horas", "hora") and token.val <= 24:
            after.low, after.glued = "h", True
        elif token.cat == "num" and turn.tongue in ("fr", "pt", "es") and before.cat != "at" and (
            after.low in ("heures", "horas", "heure")
        ):  # fmt: skip
            _replace(turn, k, k, [_like(token, "a", "at")])


def _day_numbers(turn: Turn) -> None:
    """ "jeudi 26 à 8h45", "sáb 28 das 9 às 13": the number behind a weekday is its date."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        token, number, after = tokens[k], tokens[k + 1], at(tokens, k + 2)
        if number.cat != "int" or not 1 <= number.val <= 31 or len(number.text) > 2:
            continue
        if token.cat == "word" and token.val is not None and token.low in _SHORT_DAYS:
            token.cat = "wd"
        if token.cat != "wd" or after.cat not in (
            "at",
            ",",
            "from",
            "de",
            "part",
            "clock",
            "end",
            "int",
        ):
            continue
        if after.cat == "part" and number.val <= 12:
            continue
        if after.cat in ("end", ",") and number.val <= 24 or after.cat == "de" and (
            at(tokens, k + 3).cat == "mo"):  # fmt: skip
            continue
        clock = any(t.cat in ("clock", "u", "oclock", "at", "part") for t in tokens[k + 2 :])
        if clock or number.val > 24:
            number.cat = "nth"


_SHORT_DAYS = frozenset(
    listed("lun mar mer jeu ven sam dim mie jue vie sab dom seg ter qua qui sex")
)


def _monthly(turn: Turn) -> None:
    """ "am 15. jeden Monat": the number before "every month" is its day."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        dot = at(tokens, k + 1).cat == "."
        freq = at(tokens, k + 1 + dot)
        if tokens[k].cat != "int" or not 1 <= tokens[k].val <= 31:
            continue
        each = any(word in _EACH for word in freq.low.split())
        months = freq.cat == "of month" or (freq.cat == "freq" and freq.val == "MONTHLY")
        if months and (dot or each or freq.cat == "freq"):
            on = _like(tokens[k], "on", "on")
            the = _like(tokens[k], "the", "the")
            monthly = _like(freq, "monthly", "freq", "MONTHLY")
            first = k
            while first and (
                tokens[first - 1].cat in ("on", "the", "in") or tokens[first - 1].low == "dia"
            ):
                first -= 1
            _replace(turn, first, k + 2 + dot, [monthly, on, the, tokens[k]])
            return


def _stretches(turn: Turn) -> None:
    """ "la semana pasada", "le mois dernier", "letzte Woche": last week, last month."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        first, second = tokens[k], tokens[k + 1]
        if first.cat == "u" and second.low in _LAST:
            tokens[k], tokens[k + 1] = _like(second, "last", "last", -1), first
            turn.parse.line.whole = False
        elif first.cat == "of month" and second.low in _LAST:
            tokens[k] = _like(second, "last", "last", -1)
            tokens[k + 1] = _like(first, "month", "u", "month")
            turn.parse.line.whole = False
        elif first.low in _LAST and second.cat == "u" and second.val in ("week", "month", "year"):
            tokens[k] = _like(first, "last", "last", -1)
