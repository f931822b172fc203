"""Corrections to a pending command: "no, make it tuesday", "45 min", "add raj", "never mind"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from language import people, titles, verbs, zones
from language.days import Reader
from language.model import Command, Habits, Named
from language.moving import destination
from language.numbers import at
from language.parse import Parse, timed
from language.pattern import CODES
from language.said import When
from language.scan import Scan
from language.tokens import fold, tokenise

_OPENINGS = (
    "no make it",
    "no make that",
    "make it",
    "make that",
    "i mean",
    "i meant",
    "let's do",
    "lets do",
    "let's make it",
    "change it to",
    "change to",
    "change that to",
    "move it to",
    "set it to",
    "i'd rather",
    "id rather",
    "how about",
    "what about",
    "better",
    "rather",
    "actually",
    "wait",
    "sorry",
    "no",
    "nope",
    "nah",
    "instead",
    "hmm",
    "ok",
    "okay",
    "oh",
    "but",
    "and",
    "also",
    "then",
    "please",
    "pls",
    "yes but",
    "it should be",
    "should be",
    "it's",
    "maybe",
    "can we do",
    "can we make it",
    "could we do",
    "do",
    "put it on",
    "switch to",
    "switch it to",
    "nein",
    "doch",
    "lieber",
    "besser",
    "non",
    "plutot",
    "mejor",
    "nao",
    "melhor",
    "correction",
    "with",
    "for",
    "not",
    "use",
    "try",
)
_BY_WORDS = sorted((tuple(words.split()) for words in _OPENINGS), key=len, reverse=True)
_NOT_OPENING = frozenset(("with", "for", "not", "and"))  # these are read again by what follows
_FIRSTS = ("first", "second", "third", "fourth", "fifth")
_ONCE = frozenset(
    (
        "once",
        "just once",
        "only once",
        "one time",
        "not recurring",
        "no repeat",
        "don't repeat",
        "no recurrence",
        "not repeating",
        "without repeating",
    )
)


def correct(
    draft: Command,
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None = None,
    habits: Habits | None = None,
) -> Command | None:
    """Return the draft with a correction applied; ``None`` when the text is no correction.

    What the words leave open is kept from the draft: a new day keeps its clock time, a new clock
    time its day. Giving up comes back as the command ``nevermind``.
    """
    if not text.strip() or len(text) > 500:
        return None
    line = tokenise(text, locale)
    reader = Reader(now, zone, locale, habits or Habits(), line.tongue)
    parse = Parse(text, line, reader, frozenset(), locale)
    begin, opened = _opening(parse)
    tokens = line.tokens
    verb = verbs.match(tokens, begin) or (verbs.match(tokens, 0) if begin else None)
    if verb and verb.name == "nevermind" and verb.end >= len(tokens) - 1:
        return parse.command("nevermind")
    if begin >= len(tokens):
        return None
    end = len(tokens)
    while end > begin and tokens[end - 1].low in (".", "!", "?", ",", "please", "pls", "instead",
                                                  "then", "thanks", "rather"):  # fmt: skip
        end -= 1
    chosen = _choice(draft, parse, begin, end)
    if chosen is not None:
        return chosen
    worded = _worded(draft, parse, begin, end)
    if worded is not None:
        return worded
    if (
        verb
        and verb.begin == begin
        and verb.name not in ("schedule", "move", "change", "rsvp", "for")
    ):
        return None
    return _retimed(draft, parse, begin, end, opened)


def _opening(parse: Parse) -> tuple[int, bool]:
    """Skip "no, actually make it"; say whether anything of that kind stood there."""
    tokens = parse.tokens
    i, opened = 0, False
    while i < len(tokens):
        if tokens[i].cat in (",", "-", ".", "!", ":"):
            i += 1
            continue
        for words in _BY_WORDS:
            if tuple(t.low for t in tokens[i : i + len(words)]) == words and (
                words[0] not in _NOT_OPENING or len(words) > 1
            ):
                i, opened = i + len(words), True
                break
        else:
            break
    return i, opened


def _choice(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "the second (one)" picks among the readings that were offered."""
    if not draft.alternatives:
        return None
    words = [
        t.low for t in parse.tokens[begin:end] if t.low not in ("the", "one", "option", "number")
    ]
    if len(words) != 1 or (end - begin == 1 and words[0].isdigit()):
        return None
    place = _FIRSTS.index(words[0]) if words[0] in _FIRSTS else None
    if words[0] == "other" and draft.question is None:
        place = 0
    if words[0] == "last":
        place = len(draft.alternatives) - 1
    if place is None or place >= len(draft.alternatives):
        return None
    return replace(draft.alternatives[place], alternatives=(), question=None)


def _worded(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """People, title, agenda, reminders: corrections that name no time of the meeting."""
    tokens = parse.tokens
    low = " ".join(t.low for t in tokens[begin:end])
    if low in _ONCE:
        return replace(draft, recurrence=None, until=None, count=None)
    first = tokens[begin].low
    second = at(tokens, begin + 1).low
    if first in ("call", "name", "title", "rename", "titled", "subject") or low.startswith(
        ("the title is", "title is")
    ):
        k = begin + 1
        while k < end and tokens[k].low in (
            "it",
            "to",
            ":",
            "is",
            "should",
            "be",
            "title",
            "that",
            "the",
        ):
            k += 1
        title = parse.words(k, end)
        return replace(draft, title=title) if title else None
    if first in ("agenda", "notes", "description", "about") and (second == ":" or first == "about"):
        words = parse.words(begin + (2 if second == ":" else 1), end)
        return (
            replace(draft, text=words)
            if second == ":"
            else replace(draft, title=words or draft.title)
        )
    if first in ("without", "remove", "drop", "minus", "uninvite", "-", "not") and end > begin + 1:
        _, names = people.read(parse.line, begin + 1, parse.known, True)
        gone = {fold(n.text) for n in names} | {(n.email or "-") for n in names}
        kept = tuple(p for p in draft.people if fold(p.text) not in gone and p.email not in gone)
        if len(kept) < len(draft.people):
            return replace(draft, people=kept)
        if names and first != "not" and draft.name in ("invite", "remove"):
            return replace(draft, removed=(*draft.removed, *names))
        return None
    adding = first in ("add", "invite", "with", "plus", "+", "include", "and") or (
        at(tokens, begin).cat == "email"
    )
    if adding:
        k = begin if at(tokens, begin).cat == "email" else begin + 1
        j, names = people.read(parse.line, k, parse.known, True)
        if names and j >= end:
            have = {fold(p.text) for p in draft.people}
            new: tuple[Named, ...] = tuple(n for n in names if fold(n.text) not in have)
            return replace(draft, people=(*draft.people, *new))
        return None
    if tokens[begin].cat == "remind":
        scan = parse.scan(begin, end)
        leads = [lead for slot in scan.of("leads") for lead in slot.value]
        return replace(draft, leads=tuple(leads)) if leads else None
    if first in ("quietly", "dry run"):
        return replace(
            draft,
            quiet=first == "quietly" or draft.quiet,
            dry_run=first == "dry run" or draft.dry_run,
        )
    return None


def _retimed(draft: Command, parse: Parse, begin: int, end: int, opened: bool) -> Command | None:
    """A new day, clock time, length, zone, recurrence or end."""
    scan = parse.scan(begin, end)
    ends = scan.of("until") + scan.of("count") + scan.of("endless")
    if ends and draft.recurrence and not scan.of("repeat"):
        return _ended(draft, scan)
    only_number = len(scan.tokens) == 1 and scan.tokens[0].cat == "int"
    if not scan.slots and not (only_number and opened):
        return None
    if scan.of("repeat") and not (scan.of("clock") or scan.of("range") or scan.of("part")):
        base = _wall(draft, parse)
        if base and base.time():
            again = tokenise(
                f"{parse.line.cut(begin, end)} at {base:%H:%M}", parse.locale, parse.line.tongue
            )
            scan = Scan(again, parse.reader).run(0, len(again.tokens))
    fields, when = destination(parse, scan)
    if titles.title(scan) is not None:
        return None
    if when.why is not None:
        return replace(draft, not_understood=fields["not_understood"], why=fields["why"])
    return _merged(draft, parse, fields, when)


def _wall(draft: Command, parse: Parse) -> datetime | None:
    """The draft's start on the wall clock of its own zone, as far as it is known."""
    if draft.start is not None:
        return draft.start.replace(tzinfo=None)
    if draft.date is not None:
        return datetime.combine(draft.date, draft.clock or time(0))
    if draft.clock is not None:
        return datetime.combine(parse.reader.today, draft.clock)
    return None


def _merged(draft: Command, parse: Parse, fields: dict[str, Any], when: When) -> Command:
    zone_name = fields["zone"] or draft.zone
    home = zones.load(zone_name) if zone_name else parse.reader.home
    day: date | None = fields["date"] or (draft.start.date() if draft.start else draft.date)
    clock: time | None = fields["clock"] or (
        draft.start.time().replace(tzinfo=None) if draft.start else draft.clock
    )
    changed: dict[str, Any] = {
        "assumed": fields["assumed"], "alternatives": (), "question": fields["question"],
        "not_understood": (), "why": None, "zone": zone_name,
    }  # fmt: skip
    rule = fields["recurrence"]
    if rule is not None:
        changed.update(recurrence=rule, until=fields["until"], count=fields["count"])
    elif draft.recurrence and fields["date"] is not None:
        changed["recurrence"] = _turned(draft.recurrence, fields["date"])
    if draft.shift is not None and (fields["date"] or fields["clock"] or fields["duration"]):
        if fields["date"] is None and fields["clock"] is None:
            return replace(draft, shift=fields["duration"], duration=None)
        changed["shift"] = None
    timed_now = any(fields[key] is not None for key in ("date", "clock", "start", "zone"))
    start = fields["start"]
    if timed_now or rule is not None:
        if start is None and day is not None and clock is not None and fields["question"] is None:
            start = datetime.combine(day, clock, home)
        changed.update(start=start, date=start.date() if start else day, clock=clock)
    else:
        start = draft.start
    duration = fields["duration"] or draft.duration
    changed["duration"] = duration
    changed["end"] = start + duration if start and duration else None
    command = replace(draft, **changed)
    for option in when.options:
        if option.get("start") is None and option.get("clock") is not None and day is not None:
            option["start"] = datetime.combine(day, option["clock"], home)
    return timed(command, when)


def _turned(rule: str, day: date) -> str:
    """The rule on the weekday or day of the month of a new date."""
    if rule.startswith("FREQ=WEEKLY") and re.search(r"BYDAY=\w\w(;|$)", rule):
        return re.sub(r"BYDAY=\w\w", f"BYDAY={CODES[day.weekday()]}", rule)
    if "BYMONTHDAY=" in rule:
        rule = re.sub(r"BYMONTHDAY=-?\d+", f"BYMONTHDAY={day.day}", rule)
        return re.sub(r"BYMONTH=\d+", f"BYMONTH={day.month}", rule)
    if re.search(r"BYDAY=-?\d\w\w(;|$)", rule):
        place = (day.day - 1) // 7 + 1
        return re.sub(r"BYDAY=-?\d\w\w", f"BYDAY={place}{CODES[day.weekday()]}", rule)
    return rule


def _ended(draft: Command, scan: Scan) -> Command | None:
    """A new end of the recurrence: "until 18 dec", "10 times", "no end"."""
    from datetime import UTC

    bare = ";".join(
        part
        for part in (draft.recurrence or "").split(";")
        if not part.startswith(("COUNT", "UNTIL"))
    )
    untils, counts = scan.of("until"), scan.of("count")
    if len(untils) + len(counts) > 1:
        return None
    if counts:
        count = counts[0].value
        return replace(draft, recurrence=f"{bare};COUNT={count}", count=count, until=None)
    if untils:
        until = untils[0].value.day
        home = draft.start.tzinfo if draft.start else scan.reader.home
        last = datetime.combine(until, time(23, 59, 59), home).astimezone(UTC)
        return replace(
            draft, recurrence=f"{bare};UNTIL={last:%Y%m%dT%H%M%SZ}", until=until, count=None
        )
    return replace(draft, recurrence=bare, until=None, count=None)
