"""What else an order in another language says: lengths, days, numbers, new names."""

from __future__ import annotations

from language.abroad.objects import (
    DEFINITE,
    OF_A_DAY,
    like,
    matched,
    without_article,
)
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed

_REMINDED = frozenset(listed("dran daran dessen alle tous todos todas"))
_BEGINNING = frozenset(listed("beginn anfang debut inicio comienzo comeco start"))


def lead_first(rest: list[Token]) -> list[Token]:
    """How long before, "before", then the meeting: "la revue 1h avant", "vorm Standup 5 min"."""
    rest = [t for t in rest if t.low not in _REMINDED]
    start = next((k for k, t in enumerate(rest) if t.low in _BEGINNING), None)
    if start is not None:
        end = start + 1
        while end < len(rest) and rest[end].low.partition(" ")[0] in OF_A_DAY | DEFINITE:
            end += 1
        rest = [*rest[:start], *rest[end:]]
    for k in range(len(rest)):
        span = durations.length(rest, k)
        if span is None or (k and rest[k - 1].cat == "in"):
            continue
        end = span[0]
        while True:  # "un día y una hora antes"
            more = durations.length(rest, end + 1) if at(rest, end).cat in ("and", ",") else None
            if more is None:
                break
            end = more[0]
        before = at(rest, end)
        behind = before.cat == "before" or before.low in (
            "vorher",
            "zuvor",
            "avant",
            "antes",
            "vor",
        )
        head = [t for t in rest[:k] if t.low not in ("vor", "vorm", "avant", "antes", ",")]
        while head and head[-1].low in ("de", "d'", "com", "con"):
            head.pop()
        if not behind and not head and k == 0:
            return rest
        if not behind and not any(t.low in ("vor", "vorm", "avant", "antes") for t in rest[:k]):
            if k and rest[k - 1].low in ("de", "com", "con", "mit", "avec"):
                head = [t for t in rest[: k - 1]]
            else:
                return rest
        mark = like(before if behind else rest[k], "before", "before")
        tail = rest[end + behind :]
        while tail and tail[0].low in (
            "de",
            "da",
            "do",
            "del",
            "d'",
            "du",
            "der",
            "dem",
            "den",
            "die",
            "das",
            "la",
            "le",
            "el",
            "o",
            "a",
            "l'",
            "dos",
            "des",
            "que",
            "antecedencia",
            "antelacion",
            "anticipacion",
        ):
            tail.pop(0)
        return [*rest[k:end], mark, *without_article(head), *tail]
    return rest


_PLAIN = frozenset(
    listed(
        "erst schon leider kurzfristig einfach mal jetzt dann malheureusement finalement juste "
        "vite rapidement lamentablemente finalmente rapidito nomas infelizmente la entao so "
        "gleich dringend doch noch ersatzlos nochmal wieder kurz bitte"
    )
)
_AHEAD = frozenset(listed("atras adelante frente tras arriere l'arriere"))


def plainly(rest: list[Token]) -> list[Token]:
    """Without small words that say nothing of the meeting."""
    rest = [
        t
        for k, t in enumerate(rest)
        if t.low not in _AHEAD
        and not (
            t.low in ("para", "hacia", "en", "pra", "vers", "l'") and at(rest, k + 1).low in _AHEAD
        )
    ]
    return [
        t
        for k, t in enumerate(rest)
        if t.low not in _PLAIN
        or (
            t.low in ("la", "so")
            and (at(rest, k + 1).cat in ("word", "name", "ord", "next", "int", "short"))
        )
    ]


_NUMBER = frozenset(listed("nummer nr numero num n no item punkt ponto punto point"))


def numbered(rest: list[Token]) -> list[Token]:
    """ "Nummer 2", "n° 3", "la número 2": the number alone."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after = at(rest, k + 1)
        sign = token.text in ("°", "º", "#")
        if (
            (token.low in _NUMBER or sign)
            and (
                (after.cat == "int")
                or (after.text in ("°", "º", ".") and at(rest, k + 2).cat == "int")
            )
            and (sign or token.low not in ("point", "punto", "ponto", "punkt", "no") or k == 0)
        ):
            continue
        if token.text in (".",) and out == [] and after.cat == "int":
            continue
        out.append(token)
    return out


_EVERYTHING = frozenset(listed("tout todo tudo alles alle tous toutes todos todas"))
_TIMES = frozenset(("wd", "day", "clock", "on", "at", "dotted", "this", "next", "int", "in"))


def dates_alone(rest: list[Token]) -> list[Token]:
    """ "la reunión del lunes": the day of a meeting without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after, further = at(rest, k + 1), at(rest, k + 2)
        dated = (
            after.cat in ("day", "wd", "dayam", "dotted", "iso", "fest", "this", "next")
            or (
                after.cat == "int"
                and (further.cat in ("mo", "de", ",", "/") or further.low == "de")
                and at(rest, k + 3).cat != "int"
            )
            or after.cat == "slash"
        )
        if token.low in OF_A_DAY and dated and k:
            continue
        dated = dated or (after.low in OF_A_DAY and further.cat in _TIMES)
        if token.cat == "and" and dated and out and out[-1].cat in _TIMES | {"mo"}:
            continue
        if (
            token.low in _EVERYTHING
            and k < 2
            and (
                at(rest, k + 1).cat != "word"
                or at(rest, k + 1).low in ("lo", "o", "que", "das", "mis", "mes")
            )
        ):
            token = like(token, "everything")
        elif token.low in ("lo", "das", "la", "o", "que") and out and out[-1].low == "everything":
            continue
        if token.low in ("pra", "pro", "pras", "pros"):
            token = like(token, "para", "for")
        if token.low in ("em", "en") and durations.length(rest, k + 1):
            continue  # "adiar a demo em 30 minutos": by so much
        out.append(token)
    return out


_DAY = frozenset(listed("jour journee dia tages"))


def stretch_alone(rest: list[Token]) -> list[Token]:
    """ "as reuniões da semana que vem": the stretch without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        j = k + 1
        while at(rest, j).cat in ("the", "on") and j < k + 3:
            j += 1
        stretch = at(rest, j).cat in ("u", "this", "next", "last", "day", "wd", "coming")
        if token.low in OF_A_DAY and stretch and at(rest, j).low in _DAY and j == len(rest) - 1:
            out.append(
                Token(at(rest, j).text, "today", "day", 0, token.start, at(rest, j).end, False)
            )
            return out
        if token.low in (*OF_A_DAY, "en", "em") and (stretch or at(rest, j).cat == "mo"):
            continue
        out.append(token)
    return out


def resized(rest: list[Token]) -> list[Token]:
    """ "à 20 min" is how long it lasts in the end, "de 30 min" by how much."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        sized = durations.length(rest, k + 1) is not None
        if sized and token.low in ("a", "para", "auf", "pra", "hasta", "en", "as", "para os"):
            token = like(token, "to", "to")
        elif token.low in ("mais", "mas", "plus", "weitere", "weiteren") and (
            sized or durations.length(rest, k - 1)
        ):
            continue
        out.append(token)
    return out


def instead(parse: Parse, rest: list[Token]) -> list[Token]:
    """ "mercredi au lieu de mardi": the old time belongs to what is moved."""
    for k in range(1, len(rest) - 1):
        size = matched(parse, "INSTEAD", rest[k:])
        if not size or k + size >= len(rest):
            continue
        begin = next((n for n in range(k) if rest[n].cat in _TIMES), k)
        to = Token("to", "to", "to", "to", rest[k].start, rest[k].start, False)
        return [*rest[:begin], *rest[k + size :], to, *rest[begin:k]]
    return rest


def renamed(rest: list[Token]) -> list[Token]:
    """ "renomme la rétro en bilan": the new name stands behind "to"."""
    for k in range(len(rest) - 2, 0, -1):
        if rest[k].low in ("in", "en", "para", "a", "zu", "por", "pra", "como", "comme") and (
            rest[k + 1].cat in ("word", "quote", "name")
        ):
            return [*rest[:k], like(rest[k], "to", "to"), *rest[k + 1 :]]
    return rest
