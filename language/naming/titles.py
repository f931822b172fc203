"""What is left of a line when times, people and verb are taken out: the title."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Scan
from language.line.tokens import Token
from language.words.kinds import listed

_INTRODUCERS = frozenset(listed("titled called named title subject topic entitled name"))
_EDGE = frozenset(
    listed(
        "a an the for on at in to from about re regarding of and with by is be - , : ; . ! ? ( ) "
        "+ & / | que der die das den dem fur zu le la les un une de du des pour el los las una "
        "para sobre o os as um uma dos eine einen ein zum zur mit starting until till or my our "
        "called it where me us please pls plz thanks thank thx cheers bitte danke merci gracias "
        "obrigado obrigada ty you kindly = then so i'd there this will that's let's we some uber "
        "maybe perhaps say have having discuss's and's von vom am im sprechen reden quatschen "
        "besprechen syncen telefonieren machen parler discuter hablar falar conversar pra pras "
        "pros beim ins einem einer nen ne unser unsere notre mon ma nuestra nuestro nossa nosso "
        "meu minha mein meine new i can could en au ~ * _ # > < sharp which aside"
    )
)
_TAIL_ONLY = frozenset(
    listed("here now ok okay hi hey hello today's tomorrow's if tbh imo btw lol haha")
)
_GENERIC = frozenset(
    listed(
        "meeting meet mtg event appointment slot invite invitation meetings something session time "
        "termin besprechung treffen reunion reuniao cita evento rendez-vous rdv us quick "
        "creneau hueco horario einem einer nen ne short little new one it that me everyone conf "
        "webex need needs want calendar diary"
    )
)
_LINKS = frozenset(listed("at in re about regarding for of"))
_KEEP = frozenset(listed("reunion reuniao besprechung session"))
_TAIL = _EDGE | _TAIL_ONLY
_NO_TITLE = _GENERIC | _EDGE
_BEFORE_TITLE = (_GENERIC - _KEEP) | _EDGE
_KEEP_BEFORE = frozenset(listed("for of to with in on and"))


def runs(scan: Scan, skip: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """The stretches of tokens that nothing took, as ``[begin, end)``."""
    out: list[tuple[int, int]] = []
    for index in scan.rest:
        if index in skip:
            continue
        if out and out[-1][1] == index:
            out[-1] = (out[-1][0], index + 1)
        else:
            out.append((index, index + 1))
    return out


def _trim(tokens: list[Token], begin: int, end: int) -> tuple[int, int]:
    while (
        begin < end
        and (tokens[begin].low in _EDGE or _leading(tokens, begin, end))
        and not _glued_word(tokens, begin)
    ):
        begin += 1
    while (
        end > begin
        and (tokens[end - 1].low in _TAIL)
        and not (tokens[end - 1].cat == ")" and any(t.cat == "(" for t in tokens[begin:end]))
    ):
        if tokens[end - 1].glued and tokens[end - 1].cat not in (
            ",",
            ".",
            "!",
            "?",
            ";",
            ":",
            "-",
            ")",
            "/",
            ">",
        ):
            break
        end -= 1
    return begin, end


def _leading(tokens: list[Token], begin: int, end: int) -> bool:
    return (
        tokens[begin].low in _TAIL_ONLY
        and tokens[begin].low not in ("if",)
        and begin + 1 < end
        and (at(tokens, begin + 1).low in ("and", ",", "to"))
    )


def _glued_word(tokens: list[Token], begin: int) -> bool:
    """What belongs to the word behind it ("#hiring", "(re)plan", "on-call")."""
    after = at(tokens, begin + 1)
    if tokens[begin].low[:1].isalpha():
        return after.cat in ("-", "/") and after.glued and at(tokens, begin + 2).glued
    return (
        tokens[begin].cat in ("#", "(", "*", "_", "~") and after.glued and after.cat not in (")",)
    )


def title(scan: Scan, verb: str = "", skip: frozenset[int] = frozenset()) -> str | None:
    """Put the left-over words together as the meeting's title; ``None`` when none are worth it."""
    tokens = scan.tokens
    pieces: list[tuple[int, int]] = []
    for begin, end in runs(scan, skip):
        introduced = next(
            (
                k
                for k in range(begin, end)
                if tokens[k].low in _INTRODUCERS and k + 1 < end and _introduces(tokens, k)
            ),
            None,
        )
        if introduced is not None:
            first, last = _trim(tokens, introduced + 1, end)
            if first < last:
                return _clean(scan, first, last)
        first, last = _trim(tokens, begin, end)
        if first < last:
            if pieces and first > begin and tokens[first - 1].low in _LINKS:
                first -= 1  # "lunch ... at Luigi's", "call ... re pricing"
            pieces.append((first, last))
    pieces = [piece for piece in pieces if not _only_generic(tokens, *piece)] or ([])
    if not pieces:
        return None
    quotes = [k for a, b in pieces for k in range(a, b) if tokens[k].cat == "quote"]
    if len(quotes) == 1:
        others = [
            k for a, b in pieces for k in range(a, b)
            if k != quotes[0] and tokens[k].low not in _NO_TITLE and tokens[k].low != verb
        ]  # fmt: skip
        if not others:
            inner = scan.line.clean[tokens[quotes[0]].start : tokens[quotes[0]].end]
            return inner[1:-1].strip() or None
    first, last = pieces[0]
    stripped = _without_generic(tokens, first, last)
    if stripped is None:
        pieces = pieces[1:]
    else:
        pieces[0] = stripped
    words = " ".join(_clean(scan, a, b) for a, b in pieces)
    return words[:512].strip() or None


def _introduces(tokens: list[Token], k: int) -> bool:
    """ "subject: budget" and ", subject budget", not "subject matter"."""
    if tokens[k].low not in ("title", "name", "topic", "subject"):
        return True
    after = at(tokens, k + 1)
    comma = at(tokens, k - 1).cat in (",", ";", ".") and after.cat in ("word", "name")
    return after.cat in (":", "quote", "=") or (comma and after.low not in ("matter", "lines"))


def _only_generic(tokens: list[Token], begin: int, end: int) -> bool:
    return all(
        t.low in _NO_TITLE or not any(c.isalnum() for c in t.text) for t in tokens[begin:end]
    ) and not any(
        t.low in _KEEP
        or (not t.text.isascii() and len(t.text) == 1 and t.cat != "word" and ord(t.text) > 0x2190)
        for t in tokens[begin:end]
    )


def _without_generic(tokens: list[Token], begin: int, end: int) -> tuple[int, int] | None:
    """Drop "a meeting about" before what it is about."""
    k = begin
    while k < end and tokens[k].low in _BEFORE_TITLE and not _glued_word(tokens, k):
        k += 1
    if k == begin or k >= end:
        return begin, end
    before = tokens[k - 1].low
    if before in ("about", "re", "regarding", "for", "on", ":", "-", "to", "sobre", "zu", "uber",
                  "pour", "para", ","):  # fmt: skip
        return k, end
    if tokens[begin].low in ("new", "quick", "short", "little") and begin + 1 < end:
        return (begin + 1, end) if tokens[begin].low == "new" else (begin, end)
    return begin, end


def _clean(scan: Scan, begin: int, end: int) -> str:
    tokens = scan.tokens
    if end - begin == 1 and tokens[begin].cat == "quote":
        return scan.line.cut(begin, end)[1:-1].strip()
    while begin < end - 1 and tokens[begin].low in ("about", "discuss", "discussing"):
        begin += 1
    words = scan.line.cut(begin, end)
    return " ".join(words.split())
