"""What stands around times: people, reminders, flags, vague words and zones."""

from __future__ import annotations

from datetime import timedelta

from language.line.numbers import at, whole
from language.line.scan import Handler, Scan
from language.line.tokens import Token
from language.naming import people
from language.times import clocks, durations, zone_names


def read_flag(kind: str) -> Handler:
    def handler(scan: Scan, i: int, mark: str) -> int:
        return scan.add(kind, i, i + 1, None)

    return handler


def read_with(scan: Scan, i: int, mark: str) -> int:
    titled = bool(scan.rest)
    first = i + 1 + (at(scan.tokens, i + 1).cat == "." and at(scan.tokens, i + 1).glued)  # "w. Ana"
    end, names = people.read(scan.line, first, scan.known, titled)
    if not names:
        return i
    return scan.add("people", i, end, names)


def read_email(scan: Scan, i: int, mark: str) -> int:
    end, names = people.read(scan.line, i, scan.known)
    return scan.add("people", i, end, names)


def read_remind(scan: Scan, i: int, mark: str) -> int:
    """ "remind 10 min", "remind me 1 day and 5 min before"."""
    tokens = scan.tokens
    k = i + 1
    audience = None
    while at(tokens, k).cat in ("the", "at", "to", ":", "in", "of") or at(tokens, k).low in (
        "me", "us", "everyone", "space", "set",
    ):  # fmt: skip
        if at(tokens, k).low in ("me", "us", "everyone", "space"):
            audience = "me" if at(tokens, k).low == "me" else "space"
        k += 1
    leads, end = lead_list(tokens, k)
    if not leads:
        return i
    return scan.add("leads", i, end, leads, "", audience)


def lead_list(tokens: list[Token], k: int) -> tuple[list[timedelta], int]:
    """Read "1 day and 5 min (before)", "10, 30 min"; a bare number counts minutes."""
    leads: list[timedelta] = []
    end = k
    while True:
        span = _one_lead(tokens, k)
        number = whole(tokens, k)
        if span:
            leads.append(span[1].delta)
            end = span[0]
        elif number and at(tokens, number[0]).cat in ("end", ",", "and", "before", "short"):
            leads.append(timedelta(minutes=number[1]))
            end = number[0]
        else:
            break
        if at(tokens, end).cat == "before" or at(tokens, end).low in (
            "beforehand",
            "prior",
            "ahead",
        ):
            end += 1
        k = end
        while (at(tokens, k).cat in (",", "and") or at(tokens, k).low == "again") and k < end + 3:
            k += 1
        if k == end:
            break
    return leads, end


def _one_lead(tokens: list[Token], k: int) -> tuple[int, durations.Length] | None:
    """A length; of "1 day and 5 min" the first, for nobody means their sum."""
    if at(tokens, k).low == "one day" and at(tokens, k + 1).cat != "end":
        return k + 1, durations.Length(0, 1, 0, "day", 1)
    span = durations.length(tokens, k)
    if span is None:
        return None
    for m in range(k + 1, span[0]):
        first = durations.length(tokens[:m], k) if tokens[m].cat in ("and", ",") else None
        if first and first[0] == m and first[1].delta >= timedelta(days=1):
            return first
    return span


def read_vague(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    span = durations.length(tokens, i)
    if span:
        return scan.add("length", i, span[0], span[1])  # "one day later"
    if tokens[i].cat == "sometime":
        return scan.add("vague", i, i + 1, "That names no time.")
    k = i + 1
    while at(tokens, k).cat in ("-", "in", "the", "on"):
        k += 1
    if at(tokens, k).cat in ("part", "mo", "this", "next", "wd", "day", "u"):
        return scan.add("vague", i, i + 1, f"“{tokens[i].text}” names no time.")
    return i


def read_later(scan: Scan, i: int, mark: str) -> int:
    return scan.add("vague", i, i + 1, "“later” names no time.")


def read_business(scan: Scan, i: int, mark: str) -> int:
    if at(scan.tokens, i - 1).cat in ("ord", "nth", "last"):
        return scan.add("bad", i - 1, i + 1, "Business days cannot be counted; name a day.")
    return i


def _unknown_zone(scan: Scan, i: int) -> int:
    """ "tz ZQT", "timezone: Narnia": said to be a zone, but none that is known."""
    tokens = scan.tokens
    k = i + 1 + (at(tokens, i + 1).cat in (":", "="))
    name, after = at(tokens, k), at(tokens, k + 1)
    last = after.cat in ("end", ",", ".", "with", "for")
    said = k > i + 1 or tokens[i].low == "tz" or (name.text[:1].isupper() and last)
    if name.cat not in ("word", "name") or not said or (tokens[i].low == "zone" and k == i + 1):
        return i
    return scan.add("bad", i, k + 1, "That is no time zone I know.")


def read_typo(scan: Scan, i: int, mark: str) -> int:
    """ "1O:3O", "l0am": letters that look like the digits they stand for."""
    end = i + 1 + (at(scan.tokens, i + 1).cat == "ap")
    return scan.add("bad", i, end, "There are letters among its digits.")


_BOUNDS = {"start": "", "end": "till", "finish": "till", "finishes": "till", "finishing": "till"}


def _bound(scan: Scan, i: int, word: str) -> int:
    """ "start 9:00, end 12:00": the two clock times of a meeting."""
    k = i + 1
    while at(scan.tokens, k).cat in (":", "at", "=") and k < i + 3:
        k += 1
    found = clocks.read(scan.tokens, k, True)
    if found is None or found[1].bad or durations.length(scan.tokens, k):
        return i
    if not _BOUNDS[word]:
        return scan.clock(i, k, "at", True)
    if not scan.of("clock"):
        return i
    return scan.zones_after(scan.add("till", i, found[0], found[1]))


def read_word(scan: Scan, i: int, mark: str) -> int:
    """A plain word can still begin a zone ("london time", "PST", "America/New_York")."""
    tokens = scan.tokens
    token = tokens[i]
    after = at(tokens, i + 1)
    if token.low == "but" and scan.of("repeat") and after.cat in ("wd", "wds"):
        return scan.handle("except", i, mark)  # "every weekday but wednesday"
    if token.low in ("talk", "speak") and after.cat == "to":
        end, names = people.read(scan.line, i + 2, scan.known)
        if names and at(tokens, i + 2).text[:1].isupper():
            return scan.add("people", i, end, names)
    if token.low == "me" and after.cat in ("and", ","):
        end, names = people.together(scan.line, i, scan.known)
        if names:
            return scan.add("people", i, end, names)
    number = whole(tokens, i + 1) if token.low in ("duration", "length") else None
    if number and at(tokens, number[0]).cat in ("end", ",", ";", "with"):  # "duration 20"
        return scan.add("length", i, number[0], durations.Length(number[1], 0, 0, "min", 1))
    if token.low in _BOUNDS:
        end = _bound(scan, i, token.low)
        if end > i:
            return end
    if after.cat == "tz" or (after.cat == "/" and after.glued and at(tokens, i + 2).glued):
        return scan.zone(i, False)
    if after.low in (
        "standard",
        "daylight",
        "european",
        "summer",
        "mean",
        "coast",
    ):
        return scan.zone(i, False)
    if token.low in ("tz", "zone", "timezone"):
        end = scan.zone(i, False)
        return end if end > i else _unknown_zone(scan, i)
    if token.text.isupper() and (
        token.low in zone_names.REGIONS or token.low in zone_names.AMBIGUOUS
    ):
        return scan.zone(i, False)
    if at(tokens, i + 2).cat == "tz" and after.cat == "word":
        return scan.zone(i, False)
    return i
