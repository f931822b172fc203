"""Lines that announce or set something: announce, timezone, settings, digest, feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, unquoted
from language.model import Command, Target
from language.orders.asking import audience_of
from language.times import zones
from language.words.kinds import listed

_ALL_HERE = frozenset(
    listed(
        "everyone everybody all us people folks here room channel team group space guys allen "
        "alle dem das der die gruppe uns runde tout le monde l'équipe l'equipe tous a à au groupe "
        "todos todas al equipo el mundo grupo o pessoal ao time galera equipe equipa para aux les "
        "autres participants gente toda todo nosotros nós"
    )
)
_THAT = frozenset(("that", "that's"))
_SPEAKING = frozenset(listed("the we our my i about it its it's this there there's please to your "
                             "you their is no due because don't a an"))  # fmt: skip


def announce(parse: Parse, verb: Verb) -> Command:
    """ "announce in Eng and QA: all hands moved", "tell QA that it moved", "announce it in Eng"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if at(tokens, begin).cat == ":":
        return _told(parse, verb, (), begin + 1)
    colon = next((k for k in range(begin, end) if tokens[k].cat == ":"), None)
    if colon is None:
        colon = next((k for k in range(begin, end) if tokens[k].low in _THAT), None)
    place = next((k for k in range(begin, end) if tokens[k].low in ("in", "to")), None)
    telling = verb.words in ("tell", "notify", "inform", "let")
    if colon is not None and (place is None or place >= colon or telling):
        return _told(parse, verb, tuple(_names(parse, begin, colon)), colon + 1)
    if colon is not None and place is not None and place <= begin:
        return _told(parse, verb, tuple(_names(parse, place + 1, colon)), colon + 1)
    if telling:
        said = _addressed(parse, begin)
        if said < end:
            return _told(parse, verb, tuple(_names(parse, begin, said)), said)
    text = None
    if colon is not None:
        text = unquoted(parse.line.clean[tokens[colon].end :].strip())
        end = colon
    spaces: list[str] = []
    spaces_at = end
    if place is not None:
        spaces_at = place
        spaces = _names(parse, place + 1, end)
    elif telling:
        spaces, spaces_at = _names(parse, begin, end), begin
    while spaces_at > begin and tokens[spaces_at - 1].low in (
        "also",
        "too",
        "please",
        "as",
        "well",
    ):
        spaces_at -= 1
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


def told_me(parse: Parse, verb: Verb) -> int | None:
    """Where what one wants to know begins: "tell me when ...", "inform me about my schedule"."""
    tokens = parse.tokens
    if verb.words not in ("tell", "inform", "notify", "announce") or (
        at(tokens, verb.end).low not in ("me", "us")
    ):
        return None
    k = verb.end + 1
    while at(tokens, k).low in ("about", "of", "on", "regarding", "what", "again", "please"):
        k += 1
    return k if k < len(tokens) else None


def let_know(parse: Parse, begin: int) -> Command | None:
    """ "let everyone know that ...", "let QA know the demo moved"."""
    tokens = parse.tokens
    known = next(k for k in range(begin, len(tokens)) if tokens[k].low == "know")
    said = known + 1
    while at(tokens, said).low in ("that", ":", ","):
        said += 1
    names = tuple(_names(parse, begin + 1, known))
    if names == ("me",) or not names:
        return None
    return _told(parse, Verb("announce", begin, said, "tell"), names, said)


def _told(parse: Parse, verb: Verb, spaces: tuple[str, ...], begin: int) -> Command:
    """A message in one's own words: all that stands from token ``begin`` on, times and all."""
    clean = parse.line.clean
    text = clean[parse.tokens[begin].start :].strip() if begin < len(parse.tokens) else ""
    if not text:
        return parse.command("announce", spaces=spaces, not_understood=(verb.words,),
                             why="It does not say what to announce.")  # fmt: skip
    return parse.command("announce", text=unquoted(text), spaces=spaces,
                         guess="announce" if verb.misspelt else None)  # fmt: skip


def _addressed(parse: Parse, begin: int) -> int:
    """Where the names end and what they are told begins ("tell QA the demo moved")."""
    tokens = parse.tokens
    k = begin
    if at(tokens, k).low in ("the", "our", "this", "all"):
        k += 2
    if at(tokens, k - 1).low in _ALL_HERE or at(tokens, k).low in _ALL_HERE:
        while at(tokens, k).low in _ALL_HERE:
            k += 1
        return k + (at(tokens, k).cat == ",")
    while k < len(tokens) and tokens[k].low not in _SPEAKING:
        k += 1
    if k < len(tokens):
        return k
    k = begin + 1  # no word tells them apart: one name
    while at(tokens, k).cat in (",", "and", "+") and at(tokens, k + 1).cat != "end":
        k += 2
    return k


def _place(words: str) -> str:
    """ "everyone in Befrienders" and "the Ops space" are called as the space is."""
    low = words.lower()
    for opening in ("everyone in ", "everybody in ", "all in ", "people in ", "folks in "):
        if low.startswith(opening):
            return words[len(opening) :]
    for ending in (" space", " channel", " room"):
        if low.startswith("the ") and low.endswith(ending):
            return words[4 : -len(ending)]
    return words


def _names(parse: Parse, begin: int, end: int) -> list[str]:
    """Names set apart by commas and "and"."""
    names: list[str] = []
    first = begin
    for k in range(begin, end + 1):
        if k == end or parse.tokens[k].cat in (",", "and", "+"):
            words = _place(parse.words(first, k) or "")
            if words and all(word in _ALL_HERE | {"the", "this"} for word in words.lower().split()):
                words = "here"
            if words:
                names.append(words)
            first = k + 1
    return names


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
    if text is None:
        from language.orders.own_settings import place_named

        placed = place_named(parse)
        if placed is not None:
            return placed
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
    if "hours" in verb.words or verb.words.startswith("i work"):
        said = parse.words(begin, end)
        found = [("hours", said)] if said else []
        begin = end
    first = begin
    for k in range(begin, end + 1 if not found else begin):
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
        return parse.command("prefs", not_understood=(found[0][0],), audience=audience)
    return parse.command("prefs", settings=tuple(found), audience=audience,
                         guess="prefs" if verb.misspelt else None)  # fmt: skip


def digest(parse: Parse, verb: Verb) -> Command:
    """ "digest at 8", "digest 8:30 here", "digest off"."""
    from language.times import clocks

    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    audience = audience_of(parse, begin, end)
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
    return parse.command(
        "feed", text=text, audience=audience_of(parse, verb.end, len(parse.tokens))
    )
