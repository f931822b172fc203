"""Days and clock times as other languages put them, in the tokens that are read."""

from __future__ import annotations

import re
from functools import cache

from language.abroad.turn import Turn
from language.line.numbers import at, whole
from language.line.tokens import Token
from language.words import phrasing as tables
from language.words.kinds import listed

_GERMAN_PARTS = {
    "vormittag": ("part", "morning"),
    "nachmittag": ("part", "afternoon"),
    "abend": ("part", "evening"),
    "morgen": ("part", "morning"),
    "fruh": ("part", "morning"),
    "mittag": ("clk", "noon"),
    "nacht": ("part", "night"),
    "vormittags": ("part", "morning"),
    "abends": ("part", "evening"),
    "nachmittags": ("part", "afternoon"),
    "mittags": ("clk", "noon"),
    "morgens": ("part", "morning"),
}
_GERMAN_DAYS = {
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonntag": 6,
}
RULES = frozenset(("freq", "every", "wds", "everywd"))
_LAST = frozenset(
    listed(
        "pasado pasada passado passada dernier derniere ultimo ultima letzte letzten letztes "
        "vergangene vergangenen vorige vorigen"
    )
)


def like(token: Token, low: str, cat: str, val: object = None) -> Token:
    return Token(token.text, low, cat, val, token.start, token.end, False)


def replaced(turn: Turn, begin: int, end: int, new: list[Token]) -> None:
    turn.tokens[begin:end] = new
    turn.parse.line.whole = False


def loanwords(turn: Turn) -> None:
    """ "le daily", "Entretien annuel": no recurrence where another one, or one day, is named."""
    tokens = turn.tokens
    other = any(
        (t.cat in RULES and t.low not in ("daily", "weekly"))
        or t.cat in ("wd", "day", "dayam", "dotted")
        for t in tokens
    )
    for k, token in enumerate(tokens):
        if token.cat != "freq":
            continue
        article = k and at(tokens, k - 1).cat in ("the", "on", "a", "de")
        alone = len(tokens) < 4 and not any(t.cat in ("clock", "int") for t in tokens)
        if token.low in ("daily", "weekly") and (other or article or alone):
            token.cat = "word"
        dated = any(t.cat in ("day", "dayam", "dotted", "slash", "iso") for t in tokens) or (
            any(t.cat == "mo" for t in tokens)
        )
        if token.val == "YEARLY" and dated and k and tokens[k - 1].cat == "word":
            token.cat = "word"


def compounds(turn: Turn) -> None:
    """ "Montagvormittag", "Freitagabend"."""
    for k in range(len(turn.tokens) - 1, -1, -1):
        token = turn.tokens[k]
        if token.cat != "word" or len(token.low) < 9:
            continue
        for name, day in _GERMAN_DAYS.items():
            part = (
                _GERMAN_PARTS.get(token.low.removeprefix(name))
                if (token.low.startswith(name))
                else None
            )
            if part:
                new = [like(token, name, "wd", day), like(token, token.low, part[0], part[1])]
                replaced(turn, k, k + 1, new)


def numbered_days(turn: Turn) -> None:
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
            replaced(
                turn, k, feira + 1 if named else k + 1, [like(token, "dia", "wd", token.val - 2)]
            )


@cache
def _open_pattern(table: str, tongue: str) -> re.Pattern[str]:
    return re.compile(getattr(tables, table)[tongue])


def to_the_hour(turn: Turn) -> None:
    """ "cuarto para las cinco", "quinze para as três"."""
    tokens = turn.tokens
    pattern = _open_pattern("TO_THE_HOUR", turn.tongue)
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
        replaced(turn, k, hour[0], [clock])


def hours(turn: Turn) -> None:
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
        elif (
            token.cat == "num"
            and turn.tongue in ("fr", "pt", "es")
            and before.cat != "at"
            and (after.low in ("heures", "horas", "heure"))
        ):
            replaced(turn, k, k, [like(token, "a", "at")])


def clocks(turn: Turn) -> None:
    """ "10 h 30" is one clock time; "17h30 às 18h15" goes from one to the other."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, -1, -1):
        token, after, minutes = tokens[k], at(tokens, k + 1), at(tokens, k + 2)
        if (
            token.cat == "int"
            and token.val <= 24
            and after.cat == "u"
            and after.val == "hour"
            and not after.glued
            and minutes.cat == "int"
            and len(minutes.text) == 2
            and minutes.val < 60
            and at(tokens, k + 3).cat not in ("u", "mo", "de")
        ):
            text = f"{token.val:02d}:{minutes.val:02d}"
            clock = Token(text, text, "clock", text, token.start, minutes.end, False)
            replaced(turn, k, k + 3, [clock])
        elif token.cat == "at" and k and turn.tongue != "de":
            before = tokens[k - 1]
            hours = before.cat == "u" and before.low == "h" and before.glued
            minuted = before.cat == "int" and before.glued and k > 2 and tokens[k - 2].low == "h"
            if (hours or minuted or before.cat == "clock") and after.cat in ("int", "clock"):
                tokens[k] = like(token, "to", "to")


def edges(turn: Turn) -> None:
    """ "cena de fin de año", "reunión trimestral el primer lunes de enero": part of a title."""
    tokens = turn.tokens
    for k, token in enumerate(tokens):
        titled = (
            k
            and tokens[k - 1].cat in ("de", "word")
            and any(t.cat in ("day", "wd", "mo", "dotted", "slash") for t in tokens[k + 1 :])
        )
        if token.cat in ("year end", "month end", "week end") and titled:
            token.cat = "word"
        if (
            token.cat == "freq"
            and token.val in ("QUARTERLY", "YEARLY")
            and any(
                t.cat in ("ord", "last")
                and at(tokens, n + 1).cat == "wd"
                and at(tokens, n + 3).cat == "mo"
                for n, t in enumerate(tokens)
            )
        ):
            token.cat = "word"


def day_numbers(turn: Turn) -> None:
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
        if (after.cat in ("end", ",") and number.val <= 24) or (
            after.cat == "de" and (at(tokens, k + 3).cat == "mo")
        ):
            continue
        clock = any(t.cat in ("clock", "u", "oclock", "at", "part") for t in tokens[k + 2 :])
        if clock or number.val > 24:
            number.cat = "nth"


_SHORT_DAYS = frozenset(
    listed("lun mar mer jeu ven sam dim mie jue vie sab dom seg ter qua qui sex")
)


def monthly(turn: Turn) -> None:
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
            on = like(tokens[k], "on", "on")
            the = like(tokens[k], "the", "the")
            monthly = like(freq, "monthly", "freq", "MONTHLY")
            first = k
            while first and (
                tokens[first - 1].cat in ("on", "the", "in") or tokens[first - 1].low == "dia"
            ):
                first -= 1
            replaced(turn, first, k + 2 + dot, [monthly, on, the, tokens[k]])
            return


_EACH = frozenset(("cada", "todo", "todos", "chaque", "tous", "jeden", "jedes"))


def stretches(turn: Turn) -> None:
    """ "la semana pasada", "le mois dernier", "letzte Woche": last week, last month."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        first, second = tokens[k], tokens[k + 1]
        if first.cat == "u" and second.low in _LAST:
            tokens[k], tokens[k + 1] = like(second, "last", "last", -1), first
            turn.parse.line.whole = False
        elif first.cat == "of month" and second.low in _LAST:
            tokens[k] = like(second, "last", "last", -1)
            tokens[k + 1] = like(first, "month", "u", "month")
            turn.parse.line.whole = False
        elif first.low in _LAST and second.cat == "u" and second.val in ("week", "month", "year"):
            tokens[k] = like(first, "last", "last", -1)


def from_day_to_day(turn: Turn) -> None:
    """ "del 1 al 18 de diciembre" beside a recurrence: from when to when it repeats."""
    tokens = turn.tokens
    repeats = any(t.cat in RULES for t in tokens)
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
            to = like(tokens[n], "to", "to")
            replaced(turn, k, m + 1, [day, to, tokens[last], tokens[m]])
            return
        start = like(tokens[k], "starting", "start")
        until = like(tokens[n], "until", "until")
        replaced(turn, k, m + 1, [start, day, tokens[m], until, tokens[last], tokens[m]])
        return
