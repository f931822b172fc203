"""What else an order in another language says: lengths, days, numbers, new names.

Each function takes the tokens behind a verb and returns them as English would put them.
"""

from __future__ import annotations

from language.abroad.objects import leads, without_article
from language.abroad.turn import beside, like, size_of
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed
from language.words.particles import DEFINITE, OF_A_DAY
from language.words.statements import INSTEAD

_REMINDED = frozenset(listed("dran daran dessen alle tous todos todas"))
_BEGINNING = frozenset(listed("beginn anfang debut inicio comienzo comeco start"))
_BEFORE = frozenset(listed("vor vorm avant antes"))
_BEHIND_LEAD = frozenset(listed("vorher zuvor avant antes vor"))
_WITH = frozenset(listed("de com con mit avec"))
_OF = frozenset(
    listed("""
        der dem den die das de da do del d' du des dos la le el o a l' que
        antecedencia antelacion anticipacion
    """)
)
_PLAIN = frozenset(
    listed("""
        erst schon leider kurzfristig einfach mal jetzt dann gleich dringend doch noch ersatzlos
        nochmal wieder kurz bitte
        malheureusement finalement juste vite rapidement la
        lamentablemente finalmente rapidito nomas
        infelizmente entao so
    """)
)
_AHEAD = frozenset(listed("atras adelante frente tras arriere l'arriere"))
_TO_AHEAD = frozenset(listed("para hacia en pra vers l'"))
_NUMBER = frozenset(listed("nummer nr numero num n no item punkt ponto punto point"))
_NUMBER_FIRST = frozenset(listed("punkt ponto punto point no"))  # nouns elsewhere in a line
_NUMBER_SIGNS = ("°", "º", "#")
_EVERYTHING = frozenset(listed("tout todo tudo alles alle tous toutes todos todas"))
_BEHIND_EVERYTHING = frozenset(listed("lo das la o que"))
_TIMES = frozenset(("wd", "day", "clock", "on", "at", "dotted", "this", "next", "int", "in"))
_DAY = frozenset(listed("jour journee dia tages"))
_OF_TIMES = frozenset(listed("prochain prochaine suivant suivante tarde manana manha mismo mesma"))
_BY = frozenset(("em", "en", "d'un", "d'une"))
_UP_TO = frozenset(listed("a para auf pra hasta en as"))
_MORE = frozenset(listed("mais mas plus weitere weiteren"))
_AS = frozenset(listed("in en para a zu por pra como comme"))


def lead_first(rest: list[Token]) -> list[Token]:
    """How long before, "before", then the meeting: "la revue 1h avant", "vorm Standup 5 min"."""
    rest = _without_beginning([token for token in rest if token.low not in _REMINDED])
    for k in range(len(rest)):
        end = _lead_end(rest, k)
        if end is None:
            continue
        behind = at(rest, end).cat == "before" or at(rest, end).low in _BEHIND_LEAD
        if not behind and not any(token.low in _BEFORE for token in rest[:k]):
            if k == 0 or rest[k - 1].low not in _WITH:
                return rest
            head = rest[: k - 1]  # "com 10 minutos de antecedência"
        else:
            head = [t for t in rest[:k] if t.low not in _BEFORE and t.low != ","]
            while head and head[-1].low in ("de", "d'", "com", "con"):
                head.pop()
        mark = like(at(rest, end) if behind else rest[k], "before", "before")
        tail = rest[end + behind :]
        while tail and tail[0].low in _OF:
            tail.pop(0)
        return [*rest[k:end], mark, *without_article(head), *tail]
    return rest


def _without_beginning(rest: list[Token]) -> list[Token]:
    """ "5 min vor Beginn der Retro": before the meeting."""
    begin = next((k for k, token in enumerate(rest) if token.low in _BEGINNING), None)
    if begin is None:
        return rest
    end = begin + 1
    while end < len(rest) and leads(rest[end], OF_A_DAY | DEFINITE):
        end += 1
    return [*rest[:begin], *rest[end:]]


def _lead_end(rest: list[Token], k: int) -> int | None:
    """Where a lead time that begins at ``k`` ends: "un día y una hora antes" is one."""
    span = durations.length(rest, k)
    if span is None or (k and rest[k - 1].cat == "in"):
        return None
    end = span[0]
    while at(rest, end).cat in ("and", ",") and (more := durations.length(rest, end + 1)):
        end = more[0]
    return end


def plainly(rest: list[Token]) -> list[Token]:
    """Without small words that say nothing of the meeting."""
    rest = [
        token
        for k, token in enumerate(rest)
        if token.low not in _AHEAD
        and not (token.low in _TO_AHEAD and at(rest, k + 1).low in _AHEAD)
    ]
    return [
        token
        for k, token in enumerate(rest)
        if token.low not in _PLAIN or (token.low in ("la", "so") and _names(at(rest, k + 1)))
    ]


def _names(token: Token) -> bool:
    return token.cat in ("word", "name", "ord", "next", "int", "short")


def numbered(rest: list[Token]) -> list[Token]:
    """ "Nummer 2", "n° 3", "la número 2": the number alone."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after = at(rest, k + 1)
        signed = after.text in ("°", "º", ".") and at(rest, k + 2).cat == "int"
        sign = token.text in _NUMBER_SIGNS
        word = token.low in _NUMBER and (k == 0 or token.low not in _NUMBER_FIRST)
        if (sign or word) and (after.cat == "int" or signed):
            continue
        if token.text == "." and not out and after.cat == "int":
            continue
        out.append(token)
    return out


def dates_alone(rest: list[Token]) -> list[Token]:
    """ "la reunión del lunes": the day of a meeting without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after = at(rest, k + 1)
        dated = _is_date(rest, k + 1)
        if token.low in OF_A_DAY and dated and k:
            continue
        dated = dated or (after.low in OF_A_DAY and at(rest, k + 2).cat in _TIMES)
        if token.cat == "and" and dated and out and out[-1].cat in _TIMES | {"mo"}:
            continue
        if token.low in _EVERYTHING and k < 2 and _is_everything(after):
            token = like(token, "everything")
        elif token.low in _BEHIND_EVERYTHING and out and out[-1].low == "everything":
            continue
        if token.low in ("pra", "pro", "pras", "pros"):
            token = like(token, "para", "for")
        if token.low in _BY and durations.length(rest, k + 1):
            continue  # "adiar a demo em 30 minutos": by so much
        out.append(token)
    return out


def _is_date(rest: list[Token], k: int) -> bool:
    """Whether a day stands at ``k``: by its name, or "3 de marzo", "3.", "3/4"."""
    token, after = at(rest, k), at(rest, k + 1)
    if token.cat in ("day", "wd", "dayam", "dotted", "iso", "fest", "this", "next", "slash"):
        return True
    months = after.cat in ("mo", "de", ",", "/") or after.low == "de"
    return token.cat == "int" and months and at(rest, k + 2).cat != "int"


def _is_everything(after: Token) -> bool:
    return after.cat != "word" or after.low in ("lo", "o", "que", "das", "mis", "mes")


def stretch_alone(rest: list[Token]) -> list[Token]:
    """ "as reuniões da semana que vem": the stretch without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        j = k + 1
        while at(rest, j).cat in ("the", "on") and j < k + 3:
            j += 1
        first = at(rest, j)
        stretch = first.cat in ("u", "this", "next", "last", "day", "wd", "coming")
        if token.low in OF_A_DAY and stretch and j == len(rest) - 1:
            if first.low in _DAY:  # "les réunions du jour"
                today = Token(first.text, "today", "day", 0, token.start, first.end, False)
                return [*out, today]
            if first.cat == "u":  # "mes réunions de la semaine"
                return [*out, beside(first, "this", "this"), first]
        if token.cat == "of month" and k == len(rest) - 1:  # "mis reuniones del mes"
            return [*out, beside(token, "this", "this"), like(token, "month", "u", "month")]
        if (token.low in OF_A_DAY or token.low in ("en", "em")) and (stretch or first.cat == "mo"):
            continue
        out.append(token)
    return out


def resized(rest: list[Token]) -> list[Token]:
    """ "à 20 min" is how long it lasts in the end, "de 30 min" by how much."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        sized = durations.length(rest, k + 1) is not None
        if sized and token.low in _UP_TO:
            token = like(token, "to", "to")
        elif token.low in _MORE and (sized or durations.length(rest, k - 1)):
            continue
        out.append(token)
    return out


def new_time_last(tongue: str, rest: list[Token]) -> list[Token]:
    """ "mercredi au lieu de mardi": the old time belongs to what is moved."""
    for k in range(1, len(rest) - 1):
        size = size_of(INSTEAD, tongue, rest[k:])
        if size and k + size < len(rest):
            begin = next((n for n in range(k) if rest[n].cat in _TIMES), k)
            to = beside(rest[k], "to", "to")
            return [*rest[:begin], *rest[k + size :], to, *rest[begin:k]]
    return rest


def target_first(rest: list[Token]) -> list[Token]:
    """ "repousse à jeudi 15h la démo": what is moved, then the new time."""
    if at(rest, 0).cat not in ("at", "to") and at(rest, 0).low not in _UP_TO:
        return rest
    for k in range(2, len(rest) - 1):
        named = rest[k].low in DEFINITE and rest[k + 1].cat in ("word", "name")
        if named and rest[k + 1].low not in _OF_TIMES:
            return [*rest[k:], *rest[:k]]
        if rest[k].cat in ("word", "name"):
            return rest
    return rest


def renamed(rest: list[Token]) -> list[Token]:
    """ "renomme la rétro en bilan": the new name stands behind "to"."""
    for k in range(len(rest) - 2, 0, -1):
        if rest[k].low in _AS and rest[k + 1].cat in ("word", "quote", "name"):
            return [*rest[:k], like(rest[k], "to", "to"), *rest[k + 1 :]]
    return rest
