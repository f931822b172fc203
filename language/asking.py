"""Lines that look things up or speak to one meeting: list, find, show, rsvp, remind, mute, ..."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from language import people, zones
from language.durations import length
from language.model import Command, Named, Scope, Target
from language.moving import target_without
from language.numbers import at, whole
from language.parse import Parse, people_of, states_of, target_of, unquoted, window_of
from language.scan import Scan, lead_list
from language.verbs import Verb
from language.words.kinds import listed

_HERE = frozenset(listed("here space everyone everybody us channel room hier ici aqui"))
_LISTING = frozenset(
    listed("meetings meeting events calls schedule calendar agenda plan day planned")
)
_NO = frozenset(
    listed("no nope decline can't cant cannot won't wont unable not nein non nao out skip")
)
_MAYBE = frozenset(listed("maybe tentative vielleicht peut talvez tal quiza quizas"))


def _noise(scan: Scan, words: frozenset[str]) -> None:
    scan.rest = [k for k in scan.rest if scan.tokens[k].low not in words]


def listing(parse: Parse, verb: Verb) -> Command:
    """ "list this week with raj", "what's on today", "find budget missed last month", "next 5"."""
    begin, end = verb.end, len(parse.tokens)
    whole_line = parse.part(begin, end)
    plain = Scan(whole_line, parse.reader, parse.known, repeating=False)
    states, gone = states_of(plain)
    line = parse.cut(begin, end, frozenset(begin + k for k in gone))
    scan = Scan(line, parse.reader, parse.known, repeating=False).run(0, len(line.tokens))
    limit = None
    for k in list(scan.rest):
        token = scan.tokens[k]
        if (
            token.cat == "int"
            and 1 <= token.val <= 100
            and (
                at(scan.tokens, k + 1).low in ("meetings", "events", "calls")
                or k == len(scan.tokens) - 1
                and verb.name in ("next", "list", "more")
            )
        ):
            limit = token.val
            scan.rest.remove(k)
    for slot in scan.of("count"):
        limit = slot.value
    window = window_of(scan)
    named = people_of(scan)
    _noise(
        scan,
        _LISTING
        | frozenset(
            listed(
                "is are was were on do does have we i me my up got to coming happening going with there any "
                "all the of in for from s be take place scheduled and next what what's it when show list "
                "please now else happened did at last meet met again time"
            )
        )
        - (frozenset(("all",)) if False else frozenset()),
    )
    for slot in list(scan.slots):
        if slot.kind in ("day", "begin", "period", "clock", "range", "part", "span", "until"):
            scan.slots.remove(slot)
    target, scope = target_of(scan)
    if target is not None:
        target = replace(target, every=False, upcoming=False, pronoun=False)
        if target == Target():
            target = None
    fields: dict[str, Any] = {"window": window, "people": named, "states": states, "limit": limit}
    name = verb.name
    if name == "find" and target is None and not named and not states and window is not None:
        name = "list"
    if (
        name == "list"
        and verb.words.startswith("what")
        and window is not None
        and ((window.end - window.begin) <= timedelta(days=1, hours=2))
    ):
        name = "agenda"
    if (
        name == "agenda"
        and verb.words != "agenda"
        and window is not None
        and (window.end - window.begin) > timedelta(days=1, hours=2)
    ):
        name = "list"
    if name == "find" and verb.words in ("when is", "when's", "whens") and scope is not None:
        scope = None
    if name == "list" and verb.words.startswith("show") and window is None and target is not None:
        name = "show"
    bad = scan.of("bad")
    if bad:
        return parse.command(
            name, not_understood=(scan.line.cut(bad[0].i, bad[0].j),), why=bad[0].value
        )
    guess = name if verb.misspelt else None
    return parse.command(name, target=target, guess=guess, **fields)


def showing(parse: Parse, verb: Verb) -> Command:
    """ "show 2", "details of #k7", "show standup on friday"; a bare window lists."""
    begin, end = verb.end, len(parse.tokens)
    while begin < end and parse.tokens[begin].low == "me":
        begin += 1
    target, scope, scan = parse.target(begin, end)
    window = window_of(scan)
    named = people_of(scan)
    empty = target is None or not (
        target.short
        or target.numbers
        or target.words
        or target.number
        or target.link
        or target.pronoun
        or target.clock
        or target.upcoming
    )
    if empty and (window is not None or named or (target and target.every)):
        return parse.command(
            "list", window=window, people=named, guess="list" if verb.misspelt else None
        )
    if (
        empty
        and begin < end
        and any(
            t.low in ("meetings", "upcoming", "calendar", "schedule")
            for t in parse.tokens[begin:end]
        )
    ):
        return parse.command("list", people=named)
    if (
        target is not None
        and not empty
        and window is not None
        and scan.of("period")
        and not target.dates
    ):
        return parse.command("list", target=target, window=window, people=named)
    return parse.command(
        verb.name, target=target, scope=scope, guess=verb.name if verb.misspelt else None
    )


def targeted(parse: Parse, verb: Verb) -> Command:
    """A command that names a meeting and perhaps a reason: cancel, start, join, export, ..."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    audience = None
    if verb.name in ("export", "feed", "history", "digest"):
        audience = _audience(parse, begin, end)
    end, reason = parse.reason(begin, end)
    while end > begin and verb.name == "export" and tokens[end - 1].low in (
        "ics", "ical", "file", "as", "an", "to", "calendar", "outlook",
    ):  # fmt: skip
        end -= 1
    if end > begin and tokens[end - 1].low in ("ab", "an") and parse.line.tongue == "de":
        end -= 1  # "sage das Standup ab"
    target, scope, scan = parse.target(begin, end)
    window = window_of(scan) if target and target.every else None
    if scan.of("period") or (target and target.every and target.dates):
        window = window_of(scan)
    bad = scan.of("bad")
    link = next((t.text for t in tokens[begin:end] if t.cat == "link"), None)
    named = people_of(scan)
    fields: dict[str, Any] = {}
    if bad:
        fields = {"not_understood": (scan.line.cut(bad[0].i, bad[0].j),), "why": str(bad[0].value)}
    for k in range(begin, end - 1):
        if tokens[k].cat in ("next", "for the next") and tokens[k + 1].cat in ("int", "num"):
            words = parse.line.cut(k, min(k + 3, end))
            fields = {
                "not_understood": (words,),
                "why": "Name the dates, or one meeting at a time.",
            }
    if verb.name == "admit" and target and target.words and not named:
        if target.words.lower() in ("everyone", "everybody", "all", "them"):
            target = None
    return parse.command(
        verb.name, target=target, scope=scope, text=reason, people=named, window=window, link=link,
        audience=audience, dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def _audience(parse: Parse, begin: int, end: int) -> str | None:
    for token in parse.tokens[begin:end]:
        if token.low in ("me", "my", "mine", "mich", "moi", "privately"):
            return "me"
        if token.low in _HERE:
            return "space"
    return None


def inviting(parse: Parse, verb: Verb) -> Command:
    """ "add lee +sam@acme.com to design crit, make lee cohost", "remove lee from standup"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    if parse.line.tongue == "de" and end > begin and tokens[end - 1].low == "ein":
        end -= 1
    cohosts: set[str] = set()
    stop = end
    k = begin
    while k < end:
        if tokens[k].low in ("cohost", "cohosts") or (
            tokens[k].low == "co" and at(tokens, k + 2).low in ("host", "hosts")
        ):
            m = k - 1
            while (
                m > begin
                and tokens[m].low not in ("make", ",")
                and tokens[m].cat not in ("to", "and")
            ):
                m -= 1
            if any(t.low == "make" for t in tokens[begin:k]):
                m = max(n for n in range(begin, k) if tokens[n].low == "make")
                cohosts |= {t.low for t in tokens[m + 1 : k]}
                stop = min(stop, m)
            else:
                cohosts.add("*")
                stop = min(stop, k - 1 if at(tokens, k - 1).low in ("as", "a") else k)
                if at(tokens, k - 2).low == "as":
                    stop = k - 2
        k += 1
    while stop > begin and tokens[stop - 1].cat in (",", "and"):
        stop -= 1
    added: list[Named] = []
    removed: list[Named] = []
    known = parse.known
    k = begin
    while k < stop:
        sign = tokens[k].cat
        if sign == "-" and at(tokens, k + 1).glued:
            k, names = people.read(parse.line, k + 1, known, True)
            removed += names
            if not names:
                k += 1
            continue
        if sign in ("+", ",", "and", "&", "people"):
            k += 1
            continue
        if sign == "to" or tokens[k].low in (
            "from",
            "of",
            "zu",
            "zum",
            "aus",
            "au",
            "du",
            "de",
            "a",
            "al",
            "para",
            "da",
            "do",
            "von",
            "vom",
            "in",
        ):
            break
        j, names = people.read(parse.line, k, known, True)
        if not names:
            break
        added += names
        k = j
    at_target = k
    if at_target < stop and (tokens[at_target].cat in ("to", "from", "de", "in", "for", "on") or tokens[
        at_target
    ].low in ("zu", "zum", "aus", "au", "a", "al", "para", "von", "vom")):  # fmt: skip
        at_target += 1
    target, scope, scan = parse.target(at_target, stop)
    if cohosts:
        added = [
            replace(n, cohost=True) if "*" in cohosts or n.text.lower() in cohosts or (
                n.text.split()[0].lower() in cohosts) else n
            for n in added
        ]  # fmt: skip
    fields: dict[str, Any] = {}
    if verb.name == "remove" and not added and target is None and at_target < stop:
        fields["not_understood"] = tuple(filter(None, [parse.words(at_target, stop)]))
    if verb.name == "remove":
        removed, added = [*added, *removed], []
    return parse.command(
        verb.name, target=target, scope=scope, people=tuple(added), removed=tuple(removed),
        dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def rsvp(parse: Parse, verb: Verb) -> Command:
    """ "yes to 1", "late 5 min", "no sorry, dentist", "can't make it to the standup, dentist"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    words = verb.words
    if words == "rsvp":
        while begin < end and tokens[begin].low in ("to", ":"):
            begin += 1
        said = at(tokens, begin)
        if said.low in (
            "yes",
            "no",
            "maybe",
            "late",
            "accept",
            "decline",
            "tentative",
            "y",
            "n",
            "nope",
        ):
            words, begin = {"y": "yes", "n": "no"}.get(said.low, said.low), begin + 1
        else:
            target, scope, _ = parse.target(begin, end)
            return parse.command("rsvp", target=target, scope=scope)
    lows = set(words.replace("i'", " ").split())
    duration = None
    if "late" in lows:
        answer = "late"
        for k in range(begin, end):
            span = length(tokens, k)
            number = whole(tokens, k)
            if span:
                duration, begin = span[1].delta, span[0]
                break
            if (
                number
                and tokens[k].cat == "int"
                and at(tokens, number[0]).cat in ("end", ",", "to")
            ):
                duration, begin = timedelta(minutes=number[1]), number[0]
                break
            if tokens[k].cat not in ("by", "approx", "a", "-") and tokens[k].low != "about":
                break
    elif "might" in lows or lows & _MAYBE:
        answer = "maybe"
    elif lows & _NO:
        answer = "no"
    else:
        answer = "yes"
    if answer == "late" and duration is None:
        for k in range(begin, end):
            span = length(tokens, k)
            if span:
                duration = span[1].delta
                end = k
                break
    if answer == "yes" and at(tokens, begin).low in ("can't", "cannot"):
        answer = "no"
    target, scope, text = _answered(parse, begin, end, verb)
    return parse.command(
        "rsvp", answer=answer, target=target, scope=scope, text=text, duration=duration,
        guess="rsvp" if verb.misspelt else None,
    )  # fmt: skip


def _answered(
    parse: Parse, begin: int, end: int, verb: Verb
) -> tuple[Target | None, Scope | None, str | None]:
    """Part what is answered from the note behind it."""
    tokens = parse.tokens
    stop, reason = parse.reason(begin, end)
    named = at(tokens, begin)
    pointed = named.cat in ("to", "for", "on", "int", "short", "this", "day", "wd", "the") or (
        named.low in ("it", "that", "both", "all") or verb.words in (
            "accept", "decline", "i accept", "i decline", "attending", "not attending", "i'll attend",
            "can't make", "cant make", "i can't make", "i cant make", "won't make", "cannot make",
            "i'll join", "maybe", "skip", "i'll skip", "tentative")
    )  # fmt: skip
    if not pointed:
        return (
            None,
            None,
            reason or parse.words(begin, end) if not reason else (parse.words(begin, end)),
        )
    if named.cat in ("to", "for", "on"):
        begin += 1
    comma = next(
        (k for k in range(begin, stop) if tokens[k].cat in (",", "-", ";", ".") and not (
            tokens[k].glued and at(tokens, k + 1).glued)), stop
    )  # fmt: skip
    target, scope, _ = parse.target(begin, comma)
    text = reason if comma >= stop else parse.words(comma + 1, end)
    return target, scope, text


def remind(parse: Parse, verb: Verb) -> Command:
    """ "remind me 1 day and 5 min before board review, remind the space 15 min"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    more: tuple[tuple[str, str], ...] = ()
    for k in range(begin + 1, end):
        if tokens[k].cat == "remind" and tokens[k].low == "remind":
            other = k + 1
            who = "space" if any(t.low in _HERE for t in tokens[k:end]) else "me"
            while other < end and not length(tokens, other):
                other += 1
            found = length(tokens, other)
            if found:
                more = ((who, parse.line.cut(other, found[0])),)
            end = k
            break
    while end > begin and tokens[end - 1].cat in (",", "and"):
        end -= 1
    audience = _audience(parse, begin, min(begin + 3, end)) or _audience(parse, begin, end)
    leads: list[timedelta] = []
    taken: set[int] = set()
    k = begin
    while k < end:
        if tokens[k].cat in ("int", "num", "a", "dur", "dec", "couple") and not leads:
            found_leads, stop = lead_list(tokens[:end], k)
            if found_leads:
                leads = found_leads
                taken |= set(range(k, stop))
                k = stop
                continue
        if tokens[k].low in (
            "me",
            "us",
            "everyone",
            "space",
            "the",
            "about",
            "of",
            "before",
            "set",
            "a",
            "here",
            "reminder",
            "for",
            "before",
            "to",
            "at",
            "in",
            "and",
            "channel",
            "off",
            "on",
            "my",
            "prior",
            "ahead",
            "early",
            "room",
            "remind",
        ):
            if (
                tokens[k].low in ("the", "space", "for", "of")
                and taken
                and tokens[k].low != "space"
            ):
                k += 1
                continue
            taken.add(k)
        k += 1
    target, scope, _ = target_without(parse, begin, end, frozenset(taken))
    text = None
    if not leads and any(t.low in ("off", "none", "no", "stop") for t in tokens[begin:end]):
        text = "off"
    return parse.command(
        "remind", leads=tuple(leads), audience=audience, target=target, scope=scope, settings=more,
        text=text, guess="remind" if verb.misspelt else None,
    )  # fmt: skip


def pausing(parse: Parse, verb: Verb) -> Command:
    """ "snooze 10", "snooze until 3", "mute reminders here till monday 8am", "mute standup"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    audience = _audience(parse, begin, end)
    scan = parse.scan(begin, end, repeating=False)
    duration: timedelta | None = None
    start: datetime | None = None
    until_date, until_clock, weekly = None, None, False
    for slot in list(scan.slots):
        if slot.kind in ("length", "span", "shift", "offset"):
            duration = slot.value.delta
        elif slot.kind in ("until", "day", "begin"):
            until_date = slot.value.day
            weekly = slot.value.rolls == "week"
            if slot.kind == "until" and slot.more is not None:
                until_clock = slot.more
            if slot.value.part:
                until_clock = until_clock or _part_clock(parse, slot.value.part)
        elif slot.kind in ("till", "clock"):
            until_clock = slot.value
        elif slot.kind == "part":
            until_clock = until_clock or _part_clock(parse, slot.value)
        elif slot.kind == "period":
            until_date = slot.value[0] if slot.mark != "for" else slot.value[1]
        else:
            continue
        scan.slots.remove(slot)
    for k in list(scan.rest):
        if (
            scan.tokens[k].cat == "int"
            and duration is None
            and until_clock is None
            and (verb.name == "snooze" or at(scan.tokens, k + 1).cat == "end")
        ):
            duration = timedelta(minutes=scan.tokens[k].val)
            scan.rest.remove(k)
    _noise(
        scan,
        frozenset(
            listed(
                "reminders reminder notifications here everything all space me us until till "
                "for in this the room channel please it from now next"
            )
        ),
    )
    target, scope = target_of(scan)
    clock: time | None = None
    if until_clock is not None:
        from language.spans import likely_hour

        hour = until_clock.hour if until_clock.fixed else likely_hour(parse.reader, until_clock)
        clock = time(hour % 24, until_clock.minute)
    if until_date is not None:
        start = datetime.combine(until_date, clock or time(0), parse.reader.home)
        if start <= parse.reader.now and until_date == parse.reader.today and weekly:
            start += timedelta(days=7)  # "till monday 8am" said on a Monday at 10
            until_date = start.date()
    elif clock is not None:
        start = datetime.combine(parse.reader.today, clock, parse.reader.home)
        if start <= parse.reader.now:
            later = datetime.combine(
                parse.reader.today, time((clock.hour + 12) % 24, clock.minute), parse.reader.home
            )
            start = (
                later
                if later > parse.reader.now and until_clock and not until_clock.fixed
                else (start + timedelta(days=1))
            )
    bad = scan.of("bad")
    fields: dict[str, Any] = {}
    if bad:
        fields = {"not_understood": (scan.line.cut(bad[0].i, bad[0].j),), "why": str(bad[0].value)}
    return parse.command(
        verb.name, duration=duration, start=start, clock=clock, date=until_date, audience=audience,
        target=target, scope=scope, guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def _part_clock(parse: Parse, part: str) -> Any:
    from language.clocks import Clock

    habits = parse.reader.habits
    at_ = {"morning": habits.morning, "afternoon": habits.afternoon}.get(part, habits.evening)
    return Clock(at_.hour, at_.minute, True)


def announce(parse: Parse, verb: Verb) -> Command:
    """ "announce in Eng, QA and Ops: all hands moved", "announce off", "announce standup in Eng"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    colon = next((k for k in range(begin, end) if tokens[k].cat == ":" and k > begin), None)
    text = None
    if colon is not None:
        text = unquoted(parse.line.clean[tokens[colon].end :].strip())
        end = colon
    spaces: list[str] = []
    place = next(
        (k for k in range(begin, end) if tokens[k].low in ("in", "to") and k >= begin), None
    )
    spaces_at = end
    if place is not None:
        spaces_at = place
        spaces = _names(parse, place + 1, end)
    elif colon is not None and verb.words == "tell":
        spaces, spaces_at = _names(parse, begin, end), begin
    words = parse.words(begin, spaces_at)
    target = None
    scope = None
    if words and words.lower() not in ("on", "off", "here", "this here"):
        target, scope, _ = parse.target(begin, spaces_at)
    if words and words.lower() in ("on", "off"):
        text = text or words.lower()
    if not spaces and any(t.low == "here" for t in tokens[begin:end]):
        spaces = ["here"]
        if target and target.words:
            bare = " ".join(w for w in target.words.split() if w.lower() != "here")
            target = replace(target, words=bare or None)
            target = None if target == Target() else target
    return parse.command("announce", text=text, spaces=tuple(spaces), target=target, scope=scope,
                         guess="announce" if verb.misspelt else None)  # fmt: skip


def _names(parse: Parse, begin: int, end: int) -> list[str]:
    """Names set apart by commas and "and"."""
    names: list[str] = []
    first = begin
    for k in range(begin, end + 1):
        if k == end or parse.tokens[k].cat in (",", "and", "+"):
            words = parse.words(first, k)
            if words:
                names.append(words)
            first = k + 1
    return names


def free_text(parse: Parse, verb: Verb) -> Command:
    """A command that keeps what follows as text: help, language, notes, ..."""
    begin, end = verb.end, len(parse.tokens)
    while begin < end and parse.tokens[begin].low in (":", "to", "with", "on", "about", "="):
        begin += 1
    text = parse.words(begin, end)
    if verb.name == "help" and (text or "").lower() in ("me", "please", "us"):
        text = None
    return parse.command(verb.name, text=text, guess=verb.name if verb.misspelt else None)


def timezone(parse: Parse, verb: Verb) -> Command:
    """ "timezone America/Phoenix", "tz berlin here"."""
    begin, end = verb.end, len(parse.tokens)
    tokens = parse.tokens
    audience = None
    while begin < end and tokens[begin].low in (
        ":",
        "to",
        "is",
        "=",
        "of",
        "the",
        "space",
        "here",
        "for",
        "this",
    ):
        if tokens[begin].low in ("space", "here"):
            audience = "space"
        begin += 1
    while end > begin and tokens[end - 1].low in (
        "here",
        "please",
        "space",
        "for",
        "the",
        "this",
        ".",
    ):
        if tokens[end - 1].low in ("here", "space"):
            audience = "space"
        end -= 1
    text = parse.line.cut(begin, end).strip(" .?!") or None
    found = zones.find(text, parse.reader.now, parse.reader.home) if text else None
    return parse.command(
        "timezone", text=text, zone=found.zone if found else None, audience=audience,
        not_understood=(text,) if text and found and found.unknown else (),
        guess="timezone" if verb.misspelt else None,
    )  # fmt: skip


def settings(parse: Parse, verb: Verb) -> Command:
    """ "prefs reminders 15", "settings length 45 min, biweekly 2"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    audience = None
    while end > begin and tokens[end - 1].low in ("here", "please"):
        audience = "space" if tokens[end - 1].low == "here" else audience
        end -= 1
    if begin < end and tokens[begin].low in ("here", "space", "my", "me", "mine"):
        audience = "space" if tokens[begin].low in ("here", "space") else "me"
        begin += 1
    found: list[tuple[str, str]] = []
    first = begin
    for k in range(begin, end + 1):
        if k == end or tokens[k].cat in (",", ";"):
            j = first + 1
            while j < k and tokens[j].cat == "-" and tokens[j].glued and at(tokens, j + 1).glued:
                j += 2
            name = parse.line.cut(first, j).lower() if first < k else ""
            while j < k and tokens[j].low in (":", "=", "to", "is", "are", "means"):
                j += 1
            if name:
                found.append((name, unquoted(parse.line.cut(j, k))))
            first = k + 1
    single = len(found) == 1 and not found[0][1]
    if single:
        return parse.command("settings", not_understood=(found[0][0],), audience=audience)
    return parse.command("settings", settings=tuple(found), audience=audience,
                         guess="settings" if verb.misspelt else None)  # fmt: skip


def digest(parse: Parse, verb: Verb) -> Command:
    """ "digest at 8", "digest 8:30 here", "digest off"."""
    from language import clocks

    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    audience = _audience(parse, begin, end)
    for k in range(begin, end):
        if tokens[k].cat in ("at", "on", "every", "the"):
            continue
        found = clocks.read(tokens, k, True)
        if found and not found[1].bad:
            clock = found[1]
            hour = clock.hour
            if (
                not clock.fixed
                and at(tokens, found[0]).cat == "part"
                and at(tokens, found[0]).val != "morning"
            ):
                hour = hour % 12 + 12
            return parse.command("digest", clock=time(hour % 24, clock.minute), audience=audience,
                                 text=parse.line.cut(k, found[0]))  # fmt: skip
        if found:
            return parse.command(
                "digest",
                audience=audience,
                not_understood=(parse.line.cut(k, found[0]),),
                why="There is no such time of day.",
            )
    text = parse.words(begin, end)
    if text and text.lower() in ("here", "me", "my"):
        text = None
    return parse.command("digest", text=text, audience=audience)


def feed(parse: Parse, verb: Verb) -> Command:
    text = parse.words(verb.end, len(parse.tokens))
    return parse.command("feed", text=text, audience=_audience(parse, verb.end, len(parse.tokens)))


def paging(parse: Parse, verb: Verb) -> Command:
    """ "more", "page 2"."""
    for token in parse.tokens[verb.end :]:
        if token.cat == "int" and 0 < token.val < 1000:
            return parse.command("more", limit=token.val)
    return parse.command("more")


def handing(parse: Parse, verb: Verb) -> Command:
    """ "reassign offsite to raj", "make raj host of 2"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    split = next((k for k in range(end - 1, begin - 1, -1) if tokens[k].cat == "to"), None)
    if split is None:
        target, scope, _ = parse.target(begin, end)
        return parse.command(verb.name, target=target, scope=scope)
    _, names = people.read(parse.line, split + 1, parse.known, True)
    target, scope, _ = parse.target(begin, split)
    return parse.command(verb.name, target=target, scope=scope, people=tuple(names))
