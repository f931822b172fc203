"""An order in another language, arranged as an English one: verb, people or target, the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from language import durations
from language.numbers import at
from language.parse import Parse
from language.tokens import Token
from language.words import replies, talk
from language.words.kinds import listed


class Order(NamedTuple):
    """The command, a pronoun glued to its verb, the verb, what follows and what stood before."""

    command: str
    glued: str
    verb: Token
    rest: list[Token]
    before: list[Token]


_ME = frozenset(listed("me moi mich mir m'"))
_US = frozenset(listed("nos nous uns"))
_THEM = frozenset(listed("le les lhe lhes lui leur lo la los las o a os as l'"))
_DEFINITE = frozenset(
    listed(
        "le la les el los las o a os as der die das den dem l' mon ma mes notre mi mis meu minha "
        "nosso nossa mein meine meinen unser unsere unseren cette ce cet este esta esse essa diesen "
        "diese dieses un una uno ein eine einen um uma une herrn frau"
    )
)
_INTO = frozenset(
    listed(
        "zum zur zu ins in im fur fuer bei beim au aux a dans pour sur al en para ao pro pra na no "
        "nos nas aos as"
    )
)
_OUT_OF = frozenset(listed("aus von vom vor du de des d' del da do das dos na no"))
_TOO = frozenset(
    listed(
        "auch noch aussi egalement tambien tambem ainda mal gleich gerade den die der einfach bien"
    )
)
_NUMBER = frozenset(listed("nummer nr numero num n no item punkt ponto punto point"))
_IT = frozenset(listed("es das ihn sie ca cela la le lo o a isso isto eso esto ela ele"))


@cache
def _pattern(table: str, tongue: str) -> re.Pattern[str]:
    found = getattr(replies, table, None) or getattr(talk, table)
    return re.compile(rf"(?:{found[tongue]})(?=$| )")


def arranged(parse: Parse, order: Order) -> None:
    """Replace the tokens of the line."""
    tokens = parse.tokens
    rest = [*order.before, *order.rest] if order.before else list(order.rest)
    while rest and rest[0].cat in (",", ":", ".", "!") and len(rest) > 1:
        rest.pop(0)
    whom, rest = _pronoun(parse, order, rest)
    command = order.command
    if order.command in ("move", "advance", "cancel") and len(rest) > 1 and rest[0].low == "mesmo":
        rest = rest[1:]
    if command in ("schedule", "tell", "list", "move", "remind"):
        command, rest = _reminder(parse, command, rest)
    if command in ("remind", "tell"):
        command, whom, rest = _told(parse, command, whom, rest)
    if command in ("move", "advance") and at(rest, 0).cat == "a" and at(rest, 0).low not in (
        "meia", "media"
    ):  # fmt: skip
        command = "schedule"
    if command == "schedule" and _shifts(parse, rest):
        command = "move"
    elif command == "schedule" and any(token.low in _COMPARED for token in rest):
        command = "make"
    if command == "schedule" and order.verb.low in _SEEING and at(rest, 0).text[:1].isupper():
        rest = [_like(order.verb, "with", "with"), *rest]
    if command == "schedule" and _puts_somebody(parse, rest):
        command = "invite"
    if command == "list" and any(token.low in _DETAILS for token in rest[:3]):
        command = "show"
        last = max(k for k, token in enumerate(rest[:3]) if token.low in _DETAILS)
        rest = rest[last + 1 :]
        while len(rest) > 1 and rest[0].low in _DEFINITE | _OF_A_DAY | {"zu", "zum", "zur", "sur"}:
            rest.pop(0)
    if command in ("list", "find"):
        rest = _stretch_alone(rest)
    if command in ("extend", "shorten", "change", "make"):
        rest = _resized(rest)
    if command in ("join", "start", "end", "show", "record"):
        while len(rest) > 1 and rest[0].low.partition(" ")[0] in _INTO:
            rest.pop(0)
        rest = [token for token in rest if token.cat != "now"]
    if command in ("remove", "cancel"):
        command, rest = _off(parse, command, rest)
    elif command == "invite":
        rest = _named(parse, rest, _INTO, "to")
    elif command == "remind":
        rest = _lead_first(rest)
    if command in ("move", "advance"):
        rest = _instead(parse, rest)
    if command in ("rename", "change") and parse.line.tongue != "en":
        rest = _renamed(rest)
    said = [_like(order.verb, _WORDS.get(command, command))]
    if command in ("remind", "tell") and whom:
        said.append(_like(order.verb, whom))
    elif order.glued in ("lo", "la", "los", "las", "le", "les") and command in _OF_ONE and (
        at(rest, 0).cat not in ("word", "name", "the", "short", "email")
    ):  # fmt: skip
        said.append(_like(order.verb, "it"))
    rest = _numbered(rest)
    if command not in _OF_NO_MEETING:
        rest = _without_article(_dates_alone(_plainly(rest)))
    tokens[:] = [*said, *rest]
    parse.line.whole = False


_WORDS = {"tell": "tell"}
_COMPARED = frozenset(listed("kurzer langer kuerzer laenger fruher spater frueher spaeter"))
_SEEING = frozenset(listed("voir rencontrer ver encontrar treffen"))
_OF_ONE = frozenset(("move", "advance", "cancel", "change", "extend", "shorten", "start", "end"))
_OF_NO_MEETING = frozenset(("schedule", "tell", "list", "find", "make"))


def _like(token: Token, low: str, cat: str = "word") -> Token:
    return Token(token.text, low, cat, low, token.start, token.end, False)


def _pronoun(parse: Parse, order: Order, rest: list[Token]) -> tuple[str, list[Token]]:
    """For whom: "rappelle-moi", "me lembra", "recuérdanos", "zeig mir"."""
    whom = "me" if "me" in order.glued[:2] else "us" if order.glued[:3] == "nos" else ""
    hyphen = at(rest, 0).cat == "-" and at(rest, 0).glued
    k = 1 if hyphen else 0
    low = at(rest, k).low
    if low in _ME | _US and k + 1 <= len(rest) and at(rest, k).cat != "on":
        whom = "me" if low in _ME else "us"
        return whom, rest[k + 1 :]
    if hyphen and low in _THEM | {"vous", "toi", "tu", "te"}:
        if low in ("le", "la", "les", "o", "a", "os", "as", "lo"):
            pronoun = _like(rest[k], "it")
            return whom, ([pronoun, *rest[k + 1 :]] if len(rest) > k + 1 else [pronoun])
        return whom, rest[k + 1 :]
    if low in ("sie", "sich", "dir", "mal", "wir") and parse.line.tongue == "de" and len(rest) > 1:
        after = rest[1:]
        if at(after, 0).low in _ME | _US:
            return ("me" if after[0].low in _ME else "us"), after[1:]
        if low != "sie" or at(after, 0).cat in ("the", "on", "a", "word", "name", "email"):
            return whom, after
    return whom, rest


def _text(tokens: list[Token]) -> str:
    return " ".join("''" if token.cat in ("quote", "link") else token.low for token in tokens)


def _matched(parse: Parse, table: str, tokens: list[Token]) -> int:
    """How many tokens at the beginning a pattern takes."""
    found = _pattern(table, parse.line.tongue).match(_text(tokens))
    if found is None or not found[0]:
        return 0
    size = 0
    for k, token in enumerate(tokens):
        size += len(token.low) + 1
        if size - 1 >= len(found[0]):
            return k + 1
    return len(tokens)


def _reminder(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """ "ponme un recordatorio", "setz eine Erinnerung" set a reminder."""
    for k in range(min(3, len(rest))):
        size = _matched(parse, "REMINDER", rest[k:])
        if size:
            return "remind", [*rest[:k], *rest[k + size :]]
    return command, rest


def _told(parse: Parse, command: str, whom: str, rest: list[Token]) -> tuple[str, str, list[Token]]:
    """ "sag allen, dass ..." announces; "avísanos un día antes de ..." sets a reminder."""
    everybody: list[Token] = []
    size = _matched(parse, "EVERYBODY", rest)
    if size:
        whom = "us" if command == "remind" else "everyone"
        everybody = rest[:size]
        rest = rest[size:]
    while rest and rest[0].cat in (",",) and command == "tell":
        rest = rest[1:]
    lead = any(
        durations.length(rest, k) and any(t.cat == "before" or t.low in ("vor", "vorher", "vorm")
                                          for t in rest[k : k + 6])
        for k in range(min(12, len(rest)))
    )  # fmt: skip
    said = at(rest, 0).low in _THAT or at(rest, 0).cat == ":"
    if command == "tell" and lead and not said:
        return "remind", "us" if whom == "everyone" else whom or "me", rest
    if command == "tell":
        that = next((k for k, t in enumerate(rest[:6]) if t.low in _THAT or t.cat == ":"), None)
        if that is not None:
            between = [t for t in rest[:that] if t.low not in (
                "a", "dem", "der", "den", "das", "die", "ao", "al", "au", "aux", "le", "la", "el", "o",
                "os", "para", "in", "im", "dans", "en", "no", "na", ",")]  # fmt: skip
            rest = [*(everybody or between), _like(rest[that], "that"), *rest[that + 1 :]]
        elif everybody and rest:
            that_is = Token("that", "that", "word", None, rest[0].start, rest[0].start, False)
            rest = [*everybody, that_is, *rest]
        whom = ""
    return command, whom, rest


_THAT = frozenset(listed("dass que qu' q daß"))


def _shifts(parse: Parse, rest: list[Token]) -> bool:
    """ "mets #k7 à 15h", "pon la 2 a las 5": what is there already gets a new time."""
    first = at(rest, 0)
    if first.low in ("das", "le", "la", "o", "a", "el", "die", "den"):
        first = at(rest, 1)
    return first.cat == "short" or (
        first.cat == "int" and at(rest, 1).cat in ("at", "to", "on") and len(first.text) < 3
    )  # fmt: skip


def _named(parse: Parse, rest: list[Token], into: frozenset[str], word: str) -> list[Token]:
    """Names without articles, and the meeting behind an English "to" or "from"."""
    out: list[Token] = []
    k = 0
    while k < len(rest):
        token = rest[k]
        before = out[-1] if out else None
        opening = before is None or before.cat in (",", "and", "+")
        personal = (
            "a",
            "as",
            "os",
            "o",
            "la",
            "el",
            "le",
            "den",
            "die",
            "der",
            "dem",
            "l'",
            "auch",
        )
        if opening and (token.low in _TOO or (token.low in personal and k + 1 < len(rest))):
            k += 1
            continue
        if (
            before is not None
            and not opening
            and (token.low.partition(" ")[0] in into or token.cat == "in")
        ):
            j = k + 1
            while j < len(rest) - 1 and rest[j].low in _DEFINITE:
                j += 1
            return [*out, _like(token, word, word), *rest[j:]]
        out.append(token)
        k += 1
    return out


def _off(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """Somebody is taken off a meeting, or a meeting off the calendar."""
    k = 0
    while k < len(rest) and (rest[k].low in _DEFINITE | _TOO or rest[k].low in ("a", "ao")):
        k += 1
    first = at(rest, k)
    person = first.cat == "email" or first.low in parse.known or (
        first.text[:1].isupper() and not first.text.isupper() and first.cat in ("word", "name")
        and (parse.line.tongue != "de" or command == "remove")
    )  # fmt: skip
    parting = next(
        (n for n in range(k + 1, len(rest)) if rest[n].low.partition(" ")[0] in _OUT_OF), None
    )
    if not person and command == "remove" and parting is not None and rest[k : k + 1] and (
        k == 0 or (rest[0].low in ("a", "o") and k == 1 and parse.line.tongue in ("es", "pt"))
    ) and first.cat == "word":  # fmt: skip
        person = not _dated(rest, parting + 1)
    if not person or parting is None or _dated(rest, parting + 1):
        if command == "remove" and person and parting is None and len(rest) > k and not any(
            t.cat in ("day", "wd", "clock", "dotted") for t in rest
        ):  # fmt: skip
            return "remove", rest[k:]
        return "cancel", rest
    if command == "cancel" and first.cat != "email" and parse.line.tongue == "de":
        return "cancel", rest
    return "remove", _without_list(_named(parse, rest[k:], _OUT_OF, "from"))


_LISTS = frozenset(
    listed("einladung einladungsliste invitation invitacion convite convocatoria liste verteiler "
           "teilnehmerliste lista invitados participants convidados convocation")
)  # fmt: skip


def _without_list(rest: list[Token]) -> list[Token]:
    """ "aus dem Verteiler der Retro": the meeting itself."""
    for k in range(1, len(rest) - 1):
        if rest[k].low in _LISTS and rest[k - 1].cat == "from":
            end = k + 1
            while end < len(rest) - 1 and (
                rest[end].low.partition(" ")[0] in _OUT_OF | _INTO | _DEFINITE
            ):
                end += 1
            return [*rest[:k], *rest[end:]]
    return rest


def _dated(rest: list[Token], k: int) -> bool:
    while k < len(rest) and rest[k].low in _DEFINITE:
        k += 1
    return at(rest, k).cat in ("day", "wd", "dotted", "slash", "int", "next", "this", "iso", "clock",
                               "dayam", "part", "fest", "mo")  # fmt: skip


_REMINDED = frozenset(listed("dran daran dessen alle tous todos todas"))
_BEGINNING = frozenset(listed("beginn anfang debut inicio comienzo comeco start"))


def _lead_first(rest: list[Token]) -> list[Token]:
    """How long before, "before", then the meeting: "la revue 1h avant", "vorm Standup 5 min"."""
    rest = [t for t in rest if t.low not in _REMINDED]
    start = next((k for k, t in enumerate(rest) if t.low in _BEGINNING), None)
    if start is not None:
        end = start + 1
        while end < len(rest) and rest[end].low.partition(" ")[0] in _OF_A_DAY | _DEFINITE:
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
        head = [t for t in rest[:k] if t.low not in ("vor", "vorm", "avant", "antes", "de", ",")]
        if not behind and not head and k == 0:
            return rest
        if not behind and not any(t.low in ("vor", "vorm", "avant", "antes") for t in rest[:k]):
            if k and rest[k - 1].low in ("de", "com", "con", "mit", "avec"):
                head = [t for t in rest[: k - 1]]
            else:
                return rest
        mark = _like(before if behind else rest[k], "before", "before")
        tail = rest[end + behind :]
        while tail and tail[0].low in ("de", "da", "do", "del", "d'", "du", "der", "dem", "den", "die",
                                       "das", "la", "le", "el", "o", "a", "l'", "dos", "des", "que",
                                       "antecedencia", "antelacion", "anticipacion"):  # fmt: skip
            tail.pop(0)
        return [*rest[k:end], mark, *_without_article(head), *tail]
    return rest


def _without_article(tokens: list[Token]) -> list[Token]:
    k = 0
    while k < len(tokens) - 1 and tokens[k].low in _DEFINITE and tokens[k + 1].cat in (
        "word", "name", "int", "short", "ord", "quote", "freq"
    ):  # fmt: skip
        k += 1
    return tokens[k:]


_PLAIN = frozenset(
    listed(
        "erst schon leider kurzfristig einfach mal jetzt dann malheureusement finalement juste vite rapidement "
        "lamentablemente finalmente rapidito nomas infelizmente la entao so gleich dringend doch noch ersatzlos nochmal "
        "wieder kurz bitte"
    )
)
_AHEAD = frozenset(listed("atras adelante frente tras arriere l'arriere"))
_OF_A_DAY = frozenset(listed("del de da do du des d' dos das vom von am"))


def _plainly(rest: list[Token]) -> list[Token]:
    """Without small words that say nothing of the meeting."""
    rest = [
        t for k, t in enumerate(rest)
        if t.low not in _AHEAD and not (t.low in ("para", "hacia", "en", "pra", "vers", "l'")
                                        and at(rest, k + 1).low in _AHEAD)
    ]  # fmt: skip
    return [t for k, t in enumerate(rest) if t.low not in _PLAIN or (t.low in ("la", "so") and (
        at(rest, k + 1).cat in ("word", "name", "ord", "next", "int", "short")))]  # fmt: skip


def _dates_alone(rest: list[Token]) -> list[Token]:
    """ "la reunión del lunes": the day of a meeting without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after, further = at(rest, k + 1), at(rest, k + 2)
        dated = after.cat in ("day", "wd", "dayam", "dotted", "iso", "fest", "this", "next") or (
            after.cat == "int" and (further.cat in ("mo", "de", ",", "/") or further.low == "de")
            and at(rest, k + 3).cat != "int"
        ) or after.cat == "slash"  # fmt: skip
        if token.low in _OF_A_DAY and dated and k:
            continue
        dated = dated or (after.low in _OF_A_DAY and further.cat in _TIMES)
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
            token = _like(token, "everything")
        elif token.low in ("lo", "das", "la", "o", "que") and out and out[-1].low == "everything":
            continue
        if token.low in ("pra", "pro", "pras", "pros"):
            token = _like(token, "para", "for")
        if token.low in ("em", "en") and durations.length(rest, k + 1):
            continue  # "adiar a demo em 30 minutos": by so much
        out.append(token)
    return out


_DETAILS = frozenset(
    listed("detalles details detalhes detail einzelheiten infos informations informacion infos")
)
_EVERYTHING = frozenset(listed("tout todo tudo alles alle tous toutes todos todas"))


def _puts_somebody(parse: Parse, rest: list[Token]) -> bool:
    """ "põe o Rafa na reunião de amanhã"."""
    k = 0
    while k < len(rest) and rest[k].low in ("o", "a", "la", "el"):
        k += 1
    name, after = at(rest, k), at(rest, k + 1)
    return (
        parse.line.tongue != "de"
        and (name.cat == "email" or (name.text[:1].isupper() and not name.text.isupper()))
        and name.cat in ("word", "name", "email")
        and after.low.partition(" ")[0] in _INTO
        and not any(t.cat in ("clock", "u", "oclock") for t in rest)
    )


def _stretch_alone(rest: list[Token]) -> list[Token]:
    """ "as reuniões da semana que vem": the stretch without its preposition."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        j = k + 1
        while at(rest, j).cat in ("the", "on") and j < k + 3:
            j += 1
        stretch = at(rest, j).cat in ("u", "this", "next", "last", "day", "wd", "coming")
        if token.low in _OF_A_DAY and stretch and at(rest, j).low in _DAY and j == len(rest) - 1:
            out.append(
                Token(at(rest, j).text, "today", "day", 0, token.start, at(rest, j).end, False)
            )
            return out
        if token.low in (*_OF_A_DAY, "en", "em") and (stretch or at(rest, j).cat == "mo"):
            continue
        out.append(token)
    return out


_DAY = frozenset(listed("jour journee dia tages"))


def _resized(rest: list[Token]) -> list[Token]:
    """ "à 20 min" is how long it lasts in the end, "de 30 min" by how much."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        sized = durations.length(rest, k + 1) is not None
        if sized and token.low in ("a", "para", "auf", "pra", "hasta", "en", "as", "para os"):
            token = _like(token, "to", "to")
        elif token.low in ("mais", "mas", "plus", "weitere", "weiteren") and (
            sized or durations.length(rest, k - 1)
        ):  # fmt: skip
            continue
        out.append(token)
    return out


def _instead(parse: Parse, rest: list[Token]) -> list[Token]:
    """ "mercredi au lieu de mardi": the old time belongs to what is moved."""
    for k in range(1, len(rest) - 1):
        size = _matched(parse, "INSTEAD", rest[k:])
        if not size or k + size >= len(rest):
            continue
        begin = next((n for n in range(k) if rest[n].cat in _TIMES), k)
        to = Token("to", "to", "to", "to", rest[k].start, rest[k].start, False)
        return [*rest[:begin], *rest[k + size :], to, *rest[begin:k]]
    return rest


_TIMES = frozenset(("wd", "day", "clock", "on", "at", "dotted", "this", "next", "int", "in"))


def _renamed(rest: list[Token]) -> list[Token]:
    """ "renomme la rétro en bilan": the new name stands behind "to"."""
    for k in range(len(rest) - 2, 0, -1):
        if rest[k].low in ("in", "en", "para", "a", "zu", "por", "pra", "como", "comme") and (
            rest[k + 1].cat in ("word", "quote", "name")
        ):  # fmt: skip
            return [*rest[:k], _like(rest[k], "to", "to"), *rest[k + 1 :]]
    return rest


def _numbered(rest: list[Token]) -> list[Token]:
    """ "Nummer 2", "n° 3", "la número 2": the number alone."""
    out: list[Token] = []
    for k, token in enumerate(rest):
        after = at(rest, k + 1)
        sign = token.text in ("°", "º", "#")
        if (token.low in _NUMBER or sign) and (
            (after.cat == "int") or (after.text in ("°", "º", ".") and at(rest, k + 2).cat == "int")
        ) and (sign or token.low not in ("point", "punto", "ponto", "punkt", "no") or k == 0):  # fmt: skip
            continue
        if token.text in (".",) and out == [] and after.cat == "int":
            continue
        out.append(token)
    return out
