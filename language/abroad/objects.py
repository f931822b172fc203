"""Whom and which meeting an order in another language names."""

from __future__ import annotations

import re
from functools import cache

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words import replies, talk
from language.words.kinds import listed

DEFINITE = frozenset(
    listed(
        "le la les el los las o a os as der die das den dem l' mon ma mes notre mi mis meu "
        "minha nosso nossa mein meine meinen unser unsere unseren cette ce cet este esta esse "
        "essa diesen diese dieses un una uno ein eine einen um uma une herrn frau"
    )
)
INTO = frozenset(
    listed(
        "zum zur zu ins in im fur fuer bei beim au aux a dans pour sur al en para ao pro pra na "
        "no nos nas aos as"
    )
)
OUT_OF = frozenset(listed("aus von vom vor du de des d' del da do das dos na no"))
TOO = frozenset(
    listed(
        "auch noch aussi egalement tambien tambem ainda mal gleich gerade den die der einfach bien"
    )
)
OF_A_DAY = frozenset(listed("del de da do du des d' dos das vom von am"))


def like(token: Token, low: str, cat: str = "word") -> Token:
    return Token(token.text, low, cat, low, token.start, token.end, False)


@cache
def _table(table: str, tongue: str) -> re.Pattern[str]:
    found = getattr(replies, table, None) or getattr(talk, table)
    return re.compile(rf"(?:{found[tongue]})(?=$| )")


def _text(tokens: list[Token]) -> str:
    return " ".join("''" if token.cat in ("quote", "link") else token.low for token in tokens)


def matched(parse: Parse, table: str, tokens: list[Token]) -> int:
    """How many tokens at the beginning a pattern takes."""
    found = _table(table, parse.line.tongue).match(_text(tokens))
    if found is None or not found[0]:
        return 0
    size = 0
    for k, token in enumerate(tokens):
        size += len(token.low) + 1
        if size - 1 >= len(found[0]):
            return k + 1
    return len(tokens)


def _dated(rest: list[Token], k: int) -> bool:
    while k < len(rest) and rest[k].low in DEFINITE:
        k += 1
    return at(rest, k).cat in (
        "day",
        "wd",
        "dotted",
        "slash",
        "int",
        "next",
        "this",
        "iso",
        "clock",
        "dayam",
        "part",
        "fest",
        "mo",
    )


def named(parse: Parse, rest: list[Token], into: frozenset[str], word: str) -> list[Token]:
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
        if opening and (token.low in TOO or (token.low in personal and k + 1 < len(rest))):
            k += 1
            continue
        if (
            before is not None
            and not opening
            and (token.low.partition(" ")[0] in into or token.cat == "in")
        ):
            j = k + 1
            while j < len(rest) - 1 and rest[j].low in DEFINITE:
                j += 1
            return [*out, like(token, word, word), *rest[j:]]
        out.append(token)
        k += 1
    return out


def off(parse: Parse, command: str, rest: list[Token]) -> tuple[str, list[Token]]:
    """Somebody is taken off a meeting, or a meeting off the calendar."""
    k = 0
    while k < len(rest) and (rest[k].low in DEFINITE | TOO or rest[k].low in ("a", "ao")):
        k += 1
    first = at(rest, k)
    person = (
        first.cat == "email"
        or first.low in parse.known
        or (
            first.text[:1].isupper()
            and not first.text.isupper()
            and first.cat in ("word", "name")
            and (parse.line.tongue != "de" or command == "remove")
        )
    )
    parting = next(
        (n for n in range(k + 1, len(rest)) if rest[n].low.partition(" ")[0] in OUT_OF), None
    )
    if (
        not person
        and command == "remove"
        and parting is not None
        and rest[k : k + 1]
        and (k == 0 or (rest[0].low in ("a", "o") and k == 1 and parse.line.tongue in ("es", "pt")))
        and first.cat == "word"
    ):
        person = not _dated(rest, parting + 1)
    if not person or parting is None or _dated(rest, parting + 1):
        if (
            command == "remove"
            and person
            and parting is None
            and len(rest) > k
            and not any(t.cat in ("day", "wd", "clock", "dotted") for t in rest)
        ):
            return "remove", rest[k:]
        return "cancel", rest
    if command == "cancel" and first.cat != "email" and parse.line.tongue == "de":
        return "cancel", rest
    return "remove", _without_list(named(parse, rest[k:], OUT_OF, "from"))


_LISTS = frozenset(
    listed(
        "einladung einladungsliste invitation invitacion convite convocatoria liste verteiler "
        "teilnehmerliste lista invitados participants convidados convocation"
    )
)


def _without_list(rest: list[Token]) -> list[Token]:
    """ "aus dem Verteiler der Retro": the meeting itself."""
    for k in range(1, len(rest) - 1):
        if rest[k].low in _LISTS and rest[k - 1].cat == "from":
            end = k + 1
            while end < len(rest) - 1 and (
                rest[end].low.partition(" ")[0] in OUT_OF | INTO | DEFINITE
            ):
                end += 1
            return [*rest[:k], *rest[end:]]
    return rest


def puts_somebody(parse: Parse, rest: list[Token]) -> bool:
    """ "põe o Rafa na reunião de amanhã"."""
    k = 0
    while k < len(rest) and rest[k].low in ("o", "a", "la", "el"):
        k += 1
    name, after = at(rest, k), at(rest, k + 1)
    return (
        parse.line.tongue != "de"
        and (name.cat == "email" or (name.text[:1].isupper() and not name.text.isupper()))
        and name.cat in ("word", "name", "email")
        and after.low.partition(" ")[0] in INTO
        and not any(t.cat in ("clock", "u", "oclock") for t in rest)
    )


def without_article(tokens: list[Token]) -> list[Token]:
    k = 0
    while (
        k < len(tokens) - 1
        and tokens[k].low in DEFINITE
        and tokens[k + 1].cat in ("word", "name", "int", "short", "ord", "quote", "freq")
    ):
        k += 1
    return tokens[k:]
