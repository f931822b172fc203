"""Zones as people name them: "ET", "London", "Berlin time", "UTC+2", "their time"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from language.line.numbers import at
from language.line.tokens import Token, fold, tokenise
from language.times.zone_names import AMBIGUOUS, LONG, LONG_FIRST, NOT_ALONE, PLAIN, REGIONS, WORDS

_SAID = frozenset(("time", "timezone", "tz", "zeit"))


class ZoneReading:
    """What a zone phrase means: ``zone`` (IANA name, or "UTC+05:30"), else ``choices`` to ask from.

    ``fixed`` marks an offset without summer time; ``theirs`` "their time", ``mine`` "my time";
    ``unknown`` the words that name no zone; ``place`` a city without "time", perhaps a mere place.
    """

    __slots__ = ("choices", "fixed", "mine", "place", "theirs", "unknown", "words", "zone")

    def __init__(
        self,
        words: str,
        zone: str | None = None,
        choices: tuple[str, ...] = (),
        *,
        fixed: bool = False,
        theirs: bool = False,
        mine: bool = False,
        unknown: bool = False,
        place: bool = False,
    ) -> None:
        self.words = words
        self.zone = zone
        self.choices = choices
        self.fixed = fixed
        self.theirs = theirs
        self.mine = mine
        self.unknown = unknown
        self.place = place


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    from language.words import places

    return places.names()


@lru_cache(maxsize=512)
def load(name: str) -> tzinfo:
    """Return the tzinfo of an IANA name or of a fixed offset such as "UTC+05:30"."""
    if name.startswith("UTC") and len(name) > 3:
        sign = -1 if name[3] == "-" else 1
        hours, _, minutes = name[4:].partition(":")
        return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)), name)
    return ZoneInfo(name)


def offset_name(sign: int, hours: int, minutes: int) -> str | None:
    """Name a fixed offset: "Etc/GMT-2" for whole hours, else "UTC+05:30"; None if too large."""
    if hours > 14 or minutes > 59 or (sign < 0 and hours > 12):
        return None
    if hours == 0 and minutes == 0:
        return "UTC"
    if minutes == 0:
        return f"Etc/GMT{'-' if sign > 0 else '+'}{hours}"
    return f"UTC{'+' if sign > 0 else '-'}{hours:02}:{minutes:02}"


def read(
    tokens: list[Token], i: int, text: str, now: datetime, home: tzinfo, *, after_clock: bool
) -> tuple[int, ZoneReading] | None:
    """Read a zone at token ``i``; return where it ends. ``home`` settles its own short name."""
    token = at(tokens, i)
    cat = token.cat
    own = _home(tokens, i, home) if i < len(tokens) else None
    if own:
        return own[0], ZoneReading(text[token.start : tokens[own[0] - 1].end], own[1])
    long_name = _long_name(tokens, i)
    if long_name:
        words = text[token.start : tokens[long_name[0] - 1].end] if text else token.text
        return long_name[0], ZoneReading(words, long_name[1])
    if cat == "tz their":
        return i + 1, ZoneReading(token.text, theirs=True)
    if cat == "tz mine":
        return i + 1, ZoneReading(token.text, mine=True)
    if cat == "(" and at(tokens, i + 1).cat == "(":
        return None
    if cat == "(":
        inner = read(tokens, i + 1, text, now, home, after_clock=True)
        if inner and at(tokens, inner[0]).cat == ")":
            return inner[0] + 1, inner[1]
        return None
    if cat in ("+", "-") and after_clock:
        signed = _offset(tokens, i)
        return signed if signed and (token.glued or ":" in tokens[signed[0] - 1].text) else None
    named = cat in ("in", "for_tz") or token.low in ("tz", "zone", "timezone")
    if named and at(tokens, i + 1).low not in ("in", "tz", "zone", "timezone", "("):
        inner = read(tokens, i + 1, text, now, home, after_clock=after_clock or token.low != "in")
        if inner and (token.low != "in" or after_clock or _says_time(tokens, inner[0])):
            return inner
        return None
    low = token.low
    if not low or not (low[0].isalpha()):
        return None
    if low in ("utc", "gmt"):
        signed = _offset(tokens, i + 1)
        if signed:
            words = text[token.start : tokens[signed[0] - 1].end]
            known = signed[1].zone
            return signed[0], ZoneReading(words, known, fixed=True, unknown=known is None)
    found = _abbreviation(tokens, i, now, home, after_clock)
    if found:
        return found
    return _place(tokens, i, text, after_clock)


def _home(tokens: list[Token], i: int, home: tzinfo) -> tuple[int, str] | None:
    """The reader's own zone by its last part ("Acre time"), as the bot prints it."""
    key: str | None = getattr(home, "key", None)
    if key is None or not tokens[i].low.isalpha():
        return None
    words = _words_of(key)
    j = i + len(words)
    if at(tokens, j).low != "time" or tokens[i].low != words[0]:
        return None
    return (j + 1, key) if [token.low for token in tokens[i:j]] == words else None


@lru_cache
def _words_of(key: str) -> list[str]:
    place = key.rpartition("/")[2].replace("_", " ")
    return [token.low for token in tokenise(place, tongue="en").tokens]


def _long_name(tokens: list[Token], i: int) -> tuple[int, str] | None:
    """ "Central European Summer Time", "east coast time"."""
    token = tokens[i] if i < len(tokens) else None
    if token is None or token.low not in LONG_FIRST:
        return None
    for size in (2, 1):
        name = " ".join(t.low for t in tokens[i : i + size])
        zone = LONG.get(name)
        if zone is None:
            continue
        j = i + size
        if at(tokens, j).low in ("standard", "summer", "daylight", "winter"):
            j += 1
        if at(tokens, j).low == "time":
            return j + 1, zone
    return None


def _says_time(tokens: list[Token], j: int) -> bool:
    return at(tokens, j - 1).low in _SAID | {"zone"}


def _offset(tokens: list[Token], i: int) -> tuple[int, ZoneReading] | None:
    """ "+2", "+02:00", "-5", "+0530"."""
    sign = at(tokens, i).cat
    value = at(tokens, i + 1)
    if sign not in ("+", "-") or not value.glued:
        return None
    hours, minutes = -1, 0
    if value.cat == "int" and len(value.text) <= 2:
        hours = value.val
    elif value.cat == "int" and len(value.text) == 4:
        hours, minutes = divmod(value.val, 100)
    elif value.cat == "clock":
        hours, minutes = (int(part) for part in value.text.split(":")[:2])
    if hours < 0:
        return None
    name = offset_name(1 if sign == "+" else -1, hours, minutes)
    words = f"{sign}{value.text}"
    if name is None:
        return i + 2, ZoneReading(words, unknown=True)
    return i + 2, ZoneReading(words, name, fixed=True)


def _abbreviation(
    tokens: list[Token], i: int, now: datetime, home: tzinfo, after_clock: bool
) -> tuple[int, ZoneReading] | None:
    token = tokens[i]
    low = token.low
    if low not in REGIONS and low not in AMBIGUOUS:
        return None
    j = i + 1
    said = at(tokens, j).low in _SAID
    if (
        low in WORDS
        and at(tokens, j).low in ("standard", "daylight")
        and at(tokens, j + 1).low == "time"
    ):
        j, said = j + 1, True
    if said:
        j += 1
    upper = token.text.isupper() and (len(token.text) > 2 or after_clock)
    if low == "z":
        if not (after_clock and token.glued):
            return None
    elif low in WORDS:
        if not said and not (after_clock and at(tokens, j).cat != "word"):
            return None
    elif not (said or (upper and (after_clock or low in PLAIN)) or (after_clock and low in PLAIN)):
        return None
    words = token.text
    if low in AMBIGUOUS:
        own = _own(low, now, home)
        if own:
            return j, ZoneReading(words, own)
        return j, ZoneReading(words, choices=AMBIGUOUS[low])
    return j, ZoneReading(words, _own(low, now, home) or REGIONS[low])


def _own(low: str, now: datetime, home: tzinfo) -> str | None:
    """The reader's zone, if it goes by this short name in winter or summer."""
    key = getattr(home, "key", None)
    if key is None or low in ("gmt", "utc"):
        return None
    for moment in (now, now + timedelta(days=182)):
        if moment.astimezone(home).strftime("%Z").lower() == low:
            return str(key)
    return None


def _place(
    tokens: list[Token], i: int, text: str, after_clock: bool
) -> tuple[int, ZoneReading] | None:
    token = tokens[i]
    if token.cat not in ("word", "mo", "wd", "name", "with"):
        return None
    if token.cat == "with" or at(tokens, i + 1).cat == ".":
        return _dotted_windows(tokens, i, text)
    after = at(tokens, i + 1)
    if after.cat == "/" and after.glued and at(tokens, i + 2).glued:
        j = i + 2
        while (
            j < len(tokens)
            and tokens[j].glued
            and j < i + 12
            and (tokens[j].low[:1].isalpha() or tokens[j].cat in ("_", "/", "-", "+", "int"))
        ):
            j += 1
        words = text[token.start : tokens[j - 1].end]
        zone = _names().get(fold(words)) or _exact(words)
        if zone:
            j += at(tokens, j).low in _SAID
            return j, ZoneReading(words, zone)
    limit = min(len(tokens), i + 4)
    for j in range(limit, i, -1):  # the longest name wins
        if any(t.cat in ("at", "int", "clock", ",", "and") for t in tokens[i:j]):
            continue
        name = " ".join(t.low for t in tokens[i:j])
        said = at(tokens, j).low in _SAID
        if not said and not after_clock:
            standard = at(tokens, j).low == "standard" and at(tokens, j + 1).low == "time"
            if not standard:
                continue
        zone = _names().get(name)
        if zone is None and said and name.endswith("er"):  # "Londoner Zeit"
            zone = _names().get(name[:-2]) or _names().get(name[:-1])
        if at(tokens, j).low == "standard" and at(tokens, j + 1).low == "time":
            windows = _windows(text[token.start : tokens[j - 1].end])
            if windows:
                return j + 2, ZoneReading(text[token.start : tokens[j + 1].end], windows)
        if zone is None:
            continue
        if not said and (name in NOT_ALONE or (len(name) <= 2 and not token.text.isupper())):
            continue
        words = text[token.start : tokens[j - 1].end]
        return j + said, ZoneReading(words, zone, place=not said)
    return _dotted_windows(tokens, i, text)


def _dotted_windows(tokens: list[Token], i: int, text: str) -> tuple[int, ZoneReading] | None:
    """ "W. Europe Standard Time": Windows names hold stops and signs."""
    for j in range(i + 1, min(len(tokens), i + 7)):
        if tokens[j].low == "standard" and at(tokens, j + 1).low == "time":
            zone = _windows(text[tokens[i].start : tokens[j - 1].end])
            if zone:
                return j + 2, ZoneReading(text[tokens[i].start : tokens[j + 1].end], zone)
    return None


def _windows(name: str) -> str | None:
    from language.words.places import WINDOWS

    return WINDOWS.get(name.lower())


def _exact(words: str) -> str | None:
    try:
        return str(ZoneInfo(words).key)
    except (ValueError, OSError, KeyError):
        return None


def find(text: str, now: datetime | None = None, home: tzinfo | None = None) -> ZoneReading:
    """Return what zone ``text`` names ("Berlin", "eastern time", "America/Phoenix", "UTC+2")."""
    line = tokenise(text, tongue="en")
    moment = now or datetime(2026, 1, 15, tzinfo=UTC)
    own = home or UTC
    words = text.strip()
    tokens = [token for token in line.tokens if token.cat not in ("to", "is", "=", ":")]
    for offset in range(min(2, len(tokens))):
        found = read(tokens, offset, line.flat, moment, own, after_clock=True)
        if found and found[0] == len(tokens):
            return found[1]
    exact = _exact(words)
    return ZoneReading(words, exact) if exact else ZoneReading(words, unknown=True)
