"""Days and stretches of days as other languages put them, in the tokens that are read."""

from __future__ import annotations

from language.abroad.turn import Turn, like
from language.line.numbers import at
from language.line.tokens import Token
from language.words.kinds import listed

RULES = frozenset(("freq", "every", "wds", "everywd"))

_GERMAN_DAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5,
    "sonntag": 6,
}  # fmt: skip
_GERMAN_PARTS = {
    "vormittag": ("part", "morning"), "vormittags": ("part", "morning"),
    "morgen": ("part", "morning"), "morgens": ("part", "morning"), "fruh": ("part", "morning"),
    "mittag": ("clk", "noon"), "mittags": ("clk", "noon"),
    "nachmittag": ("part", "afternoon"), "nachmittags": ("part", "afternoon"),
    "abend": ("part", "evening"), "abends": ("part", "evening"), "nacht": ("part", "night"),
}  # fmt: skip
_SHORT_DAYS = frozenset(
    listed("lun mar mer jeu ven sam dim mie jue vie sab dom seg ter qua qui sex")
)
_BEHIND_DAY_NUMBER = frozenset(("at", ",", "from", "de", "part", "clock", "end", "int"))
_EACH = frozenset(("cada", "todo", "todos", "chaque", "tous", "jeden", "jedes"))
_LAST = frozenset(
    listed("""
        pasado pasada passado passada dernier derniere ultimo ultima letzte letzten letztes
        vergangene vergangenen vorige vorigen
    """)
)
_FROM = frozenset(listed("del de du vom von desde do"))
_TO = frozenset(("to", "until", "at", "-"))


def compounds(turn: Turn) -> None:
    """ "Montagvormittag", "Freitagabend" are a day and a part of it."""
    for k in range(len(turn.tokens) - 1, -1, -1):
        token = turn.tokens[k]
        name = next((name for name in _GERMAN_DAYS if token.low.startswith(name)), "")
        part = _GERMAN_PARTS.get(token.low.removeprefix(name)) if name else None
        if part and token.cat == "word":
            day = like(token, name, "wd", _GERMAN_DAYS[name])
            turn.put(k, k + 1, [day, like(token, token.low, *part)])


def numbered_days(turn: Turn) -> None:
    """ "na 4ª", "2ª-feira": the days of the week that Portuguese counts, from Monday as 2."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.cat != "nth" or not 2 <= token.val <= 6 or not token.text.endswith(("ª", "a")):
            continue
        end = k + 1
        while at(tokens, end).cat == "-":
            end += 1
        if at(tokens, end).low in ("feira", "feiras"):
            end += 1
        elif at(tokens, k + 1).cat != "word":
            end = k + 1
        else:
            continue  # "a 4ª reunião"
        turn.put(k, end, [like(token, "dia", "wd", token.val - 2)])


def day_numbers(turn: Turn) -> None:
    """ "jeudi 26 à 8h45", "sáb 28 das 9 às 13": the number behind a weekday is its date."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        day, number = tokens[k], tokens[k + 1]
        if number.cat != "int" or not 1 <= number.val <= 31 or len(number.text) > 2:
            continue
        if day.cat == "word" and day.val is not None and day.low in _SHORT_DAYS:
            day.cat = "wd"
        if day.cat == "wd" and _may_be_date(turn, k + 1):
            number.cat = "nth"


def _may_be_date(turn: Turn, k: int) -> bool:
    """Whether number ``k`` is no hour: an hour stands behind it, or it is too large for one."""
    number, after = turn.tokens[k], at(turn.tokens, k + 1)
    if after.cat not in _BEHIND_DAY_NUMBER:
        return False
    if after.cat == "part" and number.val <= 12:  # "lundi 9 matin"
        return False
    if after.cat in ("end", ",") and number.val <= 24:
        return False
    if after.cat == "de" and at(turn.tokens, k + 2).cat == "mo":  # "lunes 3 de marzo" is read so
        return False
    timed = turn.has("clock", "u", "oclock", "at", "part", begin=k + 1)
    return bool(timed or number.val > 24)


def monthly(turn: Turn) -> None:
    """ "am 15. jeden Monat": the number before "every month" is its day."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        number = tokens[k]
        dot = at(tokens, k + 1).cat == "."
        month = at(tokens, k + 1 + dot)
        if number.cat != "int" or not 1 <= number.val <= 31 or not _every_month(month, dot):
            continue
        rule = like(month, "monthly", "freq", "MONTHLY")
        first = k
        while first and _leads_to_date(tokens[first - 1]):
            first -= 1
        on, the = like(number, "on", "on"), like(number, "the", "the")
        turn.put(first, k + 2 + dot, [rule, on, the, number])
        return


def _every_month(token: Token, dot: bool) -> bool:
    """ "of the month" says so only behind a dot or with "every"."""
    if token.cat == "freq":
        return bool(token.val == "MONTHLY")
    each = any(word in _EACH for word in token.low.split())
    return token.cat == "of month" and (dot or each)


def _leads_to_date(token: Token) -> bool:
    return token.cat in ("on", "the", "in") or token.low == "dia"


def stretches(turn: Turn) -> None:
    """ "la semana pasada", "le mois dernier", "letzte Woche": last week, last month."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1):
        first, second = tokens[k], tokens[k + 1]
        if first.cat == "u" and second.low in _LAST:
            turn.put(k, k + 2, [like(second, "last", "last", -1), first])
        elif first.cat == "of month" and second.low in _LAST:
            month = like(first, "month", "u", "month")
            turn.put(k, k + 2, [like(second, "last", "last", -1), month])
        elif first.low in _LAST and second.cat == "u" and second.val in ("week", "month", "year"):
            tokens[k] = like(first, "last", "last", -1)


def from_day_to_day(turn: Turn) -> None:
    """ "del 1 al 18 de diciembre": from when to when a meeting repeats, or several days."""
    tokens = turn.tokens
    for k in range(len(tokens) - 4):
        if tokens[k].low not in _FROM:
            continue
        first = _day_behind(tokens, k + 1, ("the", "on"), ("el", "dia"))
        to = first + 1 + (at(tokens, first + 1).cat == ".")
        last = _day_behind(tokens, to + 1, ("the", "on", "to"), ("dia",))
        month = _day_behind(tokens, last + 1, (".", "de"), ())
        if (
            at(tokens, first).cat not in ("int", "nth", "ord")
            or at(tokens, to).cat not in _TO
            or at(tokens, last).cat not in ("int", "nth")
            or at(tokens, month).cat != "mo"
        ):
            continue
        begin, end, mo = tokens[first], tokens[last], tokens[month]
        if turn.has(*RULES):
            start = like(tokens[k], "starting", "start")
            until = like(tokens[to], "until", "until")
            turn.put(k, month + 1, [start, begin, mo, until, end, mo])
        else:  # nobody may take the days for hours
            turn.put(k, month + 1, [begin, like(tokens[to], "to", "to"), end, mo])
        return


def _day_behind(tokens: list[Token], k: int, cats: tuple[str, ...], lows: tuple[str, ...]) -> int:
    """The place behind small words that begin at ``k``."""
    while at(tokens, k).cat in cats or at(tokens, k).low in lows:
        k += 1
    return k
