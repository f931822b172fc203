"""Fields of a meeting set apart in a line that plans it: "link ...", "lobby on", "no reminder"."""

from __future__ import annotations

from dataclasses import dataclass, field

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words.kinds import listed

_SWITCHED = (
    "join before host", "early join", "auto record", "automatic recording", "auto recording",
    "automatic lock", "auto lock", "audio before host", "delete when completed",
    "closed captions", "file transfer", "exclude password", "lobby", "recording", "record",
    "lock", "chat", "video", "captions", "public", "co-hosts", "cohosts",
)  # fmt: skip
_VALUES = frozenset(listed("on off yes no enabled disabled auto automatic automatically"))
_NAMING = frozenset(("call", "name", "title"))
_SECRETS = frozenset(("password", "passcode", "pin"))
_TEXTS = frozenset(listed("agenda description desc notes note details"))
_OF_REMINDERS = frozenset(("reminder", "reminders", "remind"))
_NONE = frozenset(("off", "none", "no"))
_SEPARATORS = frozenset((",", ";", ".", "and", "end", "with"))
_OPTIONS: dict[str, list[list[str]]] = {}
for _option in _SWITCHED:
    _parts = _option.replace("-", " - ").split()
    _OPTIONS.setdefault(_parts[0], []).append(_parts)


@dataclass(slots=True)
class Fields:
    """What was set apart, and the tokens that said it."""

    settings: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    link: str | None = None
    text: str | None = None
    gone: set[int] = field(default_factory=set)


def fields(parse: Parse, begin: int, end: int) -> Fields:
    """The fields among tokens ``[begin, end)``; the commas before them go with them."""
    found = Fields()
    tokens = parse.tokens
    k = begin
    while k < end:
        low = tokens[k].low
        stop = k
        if low in _NAMING and at(tokens, k + 1).low in ("it", "this") and k > begin:
            stop = _title(parse, k, end, found)
        elif low in ("link", "url") or tokens[k].cat == "link":
            stop = _link(tokens, k, end, found)
        elif low in _SECRETS:
            stop = _secret(parse, k, end, found)
        elif low in ("no", "without") or low in _OF_REMINDERS:
            stop = _no_reminder(tokens, k, end, found)
        elif low in _TEXTS and k > begin and at(tokens, k - 1).cat == ",":
            stop = _agenda(parse, k, end, found)
        elif low in _OPTIONS:
            stop = _switch(parse, k, end, found)
        if stop > k:
            first = k - 1 if k > begin and at(tokens, k - 1).low in (",", ";", "and") else k
            found.gone |= set(range(first, stop))
            k = stop
            continue
        k += 1
    return found


def _title(parse: Parse, k: int, end: int, found: Fields) -> int:
    """ "... and call it homepage kickoff"."""
    tokens = parse.tokens
    if tokens[k - 1].cat not in (",", "and", ".", "-", ";") or found.title:
        return k
    stop = next((n for n in range(k + 2, end) if tokens[n].cat in (",", ";", ".")), end)
    found.title = parse.words(k + 2, stop)
    return stop if found.title else k


def _link(tokens: list[Token], k: int, end: int, found: Fields) -> int:
    j = k
    while j < k + 3 and j < end and (tokens[j].low in ("link", "url", "is", ":", "=", "join")):
        j += 1
    if j >= end or tokens[j].cat != "link" or found.link:
        return k
    found.link = tokens[j].text
    return j + 1


def _secret(parse: Parse, k: int, end: int, found: Fields) -> int:
    """ "password geheim12": one word; "password reset" is rather a title."""
    tokens = parse.tokens
    j = k + 1
    marked = at(tokens, j).cat in (":", "=")
    if marked or at(tokens, j).low == "is":
        j += 1
    stop = j
    while stop < end and (stop == j or tokens[stop].glued) and tokens[stop].cat not in (",", ";"):
        stop += 1
    word = parse.line.cut(j, stop)
    comma = at(tokens, k - 1).cat == ","
    if stop == j or not (marked or comma or any(not char.isalpha() for char in word)):
        return k
    found.settings.append((tokens[k].low, word))
    return stop


def _no_reminder(tokens: list[Token], k: int, end: int, found: Fields) -> int:
    if tokens[k].low in _OF_REMINDERS:
        j = k + 1 + (at(tokens, k + 1).cat == ":")
        if not (j < end and tokens[j].low in _NONE):
            return k
    else:
        j = k + 1
        while at(tokens, j).low in ("a", "any"):
            j += 1
        if not (j < end and tokens[j].low in _OF_REMINDERS):
            return k
    found.settings.append(("reminder", "off"))
    return j + 1


def _agenda(parse: Parse, k: int, end: int, found: Fields) -> int:
    """Behind a comma all that follows is its text."""
    j = k + 1 + (at(parse.tokens, k + 1).cat == ":")
    words = parse.words(j, end)
    if not words or found.text:
        return k
    found.text = words
    return end


def _switch(parse: Parse, k: int, end: int, found: Fields) -> int:
    tokens = parse.tokens
    for parts in _OPTIONS[tokens[k].low]:
        j = k + len(parts)
        if [t.low for t in tokens[k:j]] != parts:
            continue
        marked = at(tokens, j).cat in (":", "=")
        j += marked
        if j < end and (marked or tokens[j].low in _VALUES) and (
            j + 1 >= end or at(tokens, j + 1).cat in _SEPARATORS or marked
        ):  # fmt: skip
            name = " ".join(parts).replace(" - ", "-")
            found.settings.append((name, tokens[j].text))
            return j + 1
    return k
