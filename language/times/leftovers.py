"""Words that look like a time and that nothing took: the reason to refuse a line."""

from __future__ import annotations

from language.line.numbers import at
from language.times.clock import Clock
from language.times.days import Day
from language.times.pattern import Repeat
from language.times.said import Refused, Said

_SUSPECT = frozenset(
    (
        "day",
        "clock",
        "iso",
        "dotted",
        "dash",
        "every",
        "oclock",
        "dayam",
        "wd",
        "wds",
        "freq",
        "fest",
        "ap",
        "slash",
        "mo",
        "u",
        "or",
        "until",
        "start",
        "between",
        "ago",
        "except",
        "of month",
        "of quarter",
        "at",
        "from",
        "twice",
        "once",
        "int",
        "tz",
        "from now",
        "to",
        "week of",
        "rest of",
        "half",
        "quarter",
        "end of",
        "start of",
        "week after next",
        "before",
        "after",
        "by",
        "and",
        ",",
        "approx",
    )
)
_ONWARDS = frozenset(("onwards", "onward"))
_CLOSED = frozenset(("end", "and", ",", "day", "wd", "ap", "or", ".", "!", "?", "oclock", "part"))


def refuse_leftovers(c: Said, day: Day | None, repeat: Repeat | None, clock: Clock | None) -> None:
    """Refuse when a word that looks like a time was taken by nothing."""
    scan = c.scan
    tokens = scan.tokens
    suspects = [
        index
        for index in scan.rest
        if (tokens[index].cat in _SUSPECT or tokens[index].low in _ONWARDS)
        and index not in c.titled
    ]
    if not suspects:
        return
    rest = set(scan.rest)
    timed = [s for s in scan.slots if s.kind in ("day", "clock", "range", "repeat")]
    ends = {s.j for s in timed}
    all_ends = {s.j for s in scan.slots if s.kind != "people"}
    begins = {s.i for s in scan.slots if s.kind != "people"}
    edges = ends | {s.i - 1 for s in timed}
    clock_ends = {s.j for s in timed if s.kind in ("clock", "range")}
    for index in suspects:
        token = tokens[index]
        cat = token.cat
        before, after = at(tokens, index - 1), at(tokens, index + 1)
        bad = False
        begin, end = index, index + 1
        if cat == "oclock" and index - 1 in rest and before.cat == "word":
            begin = index - 1  # "stupid o'clock"
        if cat in ("day", "clock", "iso", "dotted", "dash", "every", "oclock", "dayam"):
            bad = not (cat == "clock" and len(token.text.split(":")[1]) == 1)
            if cat == "every":
                end = min(index + 2, scan.stop)
                bad = after.low not in ("thing", "one") and scan.repeating
            if (
                cat == "clock"
                and not bad
                and (before.cat in ("at", "from") or token.text[0] == "0")
            ):
                bad = True
        elif cat in ("wd", "wds", "freq", "fest"):
            bad = scan.repeating and not _is_title_word(c, index)
        elif cat == "ap":
            bad = before.cat in ("int", "dec", "num", "clock") or index in ends
        elif cat == "slash":
            named = token.glued and before.low[:1].isalpha()  # "FY26/27"
            bad = (
                not named
                and token.text not in ("24/7", "9/11", "50/50", "360/365")
                and (
                    before.cat in ("for", "on", "at", "by")
                    or after.cat == "clock"  # "32/1 10:00"
                    or all(int(part) <= 31 for part in token.text.split("/")[:2])
                )
            )
        elif cat == "mo":
            number = before.cat in ("int", "nth") or after.cat in ("int", "nth")
            bad = (
                number
                or (not (day or repeat) and not token.text[0].isupper() and token.low != "may")
                or (before.cat in ("in", "until", "by"))
            )
        elif cat == "u":
            bad = before.cat in ("int", "dec", "num") and token.val in (
                "min", "hour", "day", "week", "month",
            )  # fmt: skip
        elif cat == "or":
            kinds = ("int", "clock", "num", "wd", "day", "ap", "nth")
            long = {s.j for s in scan.slots if s.kind in ("length", "span")}
            bad = index in long and after.cat in ("num", "int")  # "an hour or two"
            bad = (
                bad
                or index in edges
                or index in ends
                or (before.cat in kinds and after.cat in kinds)
            )
            end = min(index + 2, scan.stop)
        elif cat in ("before", "after") and index + 1 in begins and any(
            slot.i == index + 1 and slot.kind in ("length", "span") for slot in scan.slots
        ):  # fmt: skip
            bad = True
            end = min(index + 2, scan.stop)
        elif cat in ("until", "start", "between", "ago", "except"):
            bad = after.cat in ("int", "num", "clock", "wd", "mo", "nth")
            end = min(index + 2, scan.stop)
        elif cat in ("of month", "of quarter"):
            bad = True
        elif cat in ("at", "from") and index == scan.stop - 1:
            bad = index in ends
        elif cat == "twice" or cat == "once":
            bad = True
            end = min(index + 3, scan.stop)
        elif cat == "int" and token.val is not None:
            alone = index - 1 not in rest and index + 1 not in rest
            bad = (before.cat in ("at", "until") and index - 1 in rest) or (
                alone and (index in all_ends or index + 1 in begins)
            )
            if before.cat == "-" and index - 1 in ends:
                bad = True
        elif cat in ("half", "quarter"):
            bad = after.cat in ("past", "to", "before") and at(tokens, index + 2).cat in (
                "end", "day", "wd", "on",
            )  # fmt: skip
            spoken = before.cat == "at" or (before.cat == "a" and index - 2 in clock_ends)
            bad = bad or (spoken and after.cat == "end")  # "at half", "at 9 and a half"
            end = min(index + 2, scan.stop)
        elif cat in ("end of", "start of"):
            bad = index + 1 not in rest
        elif cat in ("from now", "week after next"):
            bad = True
        elif cat in ("week of", "rest of"):
            bad = index + 1 not in rest or after.cat in ("u", "mo")
            end = min(index + 2, scan.stop)
        elif cat == "to":
            bad = before.cat in ("int", "num") and index - 1 in rest and index in edges
            bad = bad or (after.cat == "end" and index in clock_ends)
            end = min(index + 2, scan.stop)
        elif cat == "word":
            bad = True
        elif cat in ("and", ","):  # "at 3 and 4 tomorrow"
            bad = (
                index in clock_ends
                and index + 1 in rest
                and (after.cat == "clock" or (
                    after.cat in ("int", "num") and len(after.text) <= 5
                    and at(tokens, index + 2).cat in _CLOSED and after.val <= 24
                ))
            )  # fmt: skip
            end = min(index + 2, scan.stop)
        elif cat == "approx":
            dash = before.cat == "-" and before.glued
            bad = token.low == "ish" and (index in ends or (dash and index - 1 in ends))
        elif cat == "tz":
            bad = before.cat == "word" and index - 1 in clock_ends
        if bad:
            words = scan.line.cut(begin, end)
            raise Refused(f"“{words}” is not understood.", [words])


def _is_title_word(c: Said, index: int) -> bool:
    """A weekday or frequency that went to the title on purpose."""
    after = at(c.scan.tokens, index + 1)
    token = c.scan.tokens[index]
    return after.cat in ("word", "quote") or token.owned
