"""Lines that look things up or speak to one meeting: list, find, show, rsvp, remind, mute, ..."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse, people_of
from language.model import Command
from language.times.windows import window_of
from language.words.kinds import listed

HERE = frozenset(listed("here space everyone everybody us channel room hier ici aqui"))


_LEFT_BEHIND = frozenset(("notes", "actions", "record", "transcript", "attendance"))


def _gone_by(dates: tuple[date, ...], parse: Parse) -> tuple[date, ...]:
    """A weekday of a meeting whose notes are asked for is the one that was."""
    today, named = parse.reader.today, any(token.cat == "wd" for token in parse.tokens)
    return tuple(day - timedelta(days=7) if named and 0 < (day - today).days <= 7 else day
                 for day in dates)  # fmt: skip


def targeted(parse: Parse, verb: Verb) -> Command:
    """A command that names a meeting and perhaps a reason: cancel, start, join, export, ..."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    if verb.end == len(tokens) and verb.begin > 0:
        begin, end = 0, verb.begin
    audience = None
    if verb.name in ("export", "feed", "history", "digest"):
        audience = audience_of(parse, begin, end)
    if verb.words == "revert" and at(tokens, begin).low in ("on", "to", "back", "with", "by"):
        why = "Say “undo” to take back your last change."
        words = parse.words(verb.begin, end) or verb.words
        return parse.command("undo", not_understood=(words,), why=why)
    end, reason = find_reason(parse, begin, end)
    if reason is None and verb.name == "cancel":
        end, reason = noted(parse, begin, end)
    while end > begin and verb.name == "export" and tokens[end - 1].low in (
        "ics", "ical", "file", "as", "an", "to", "calendar", "outlook",
    ):  # fmt: skip
        end -= 1
    if end > begin and tokens[end - 1].low in ("ab", "an") and parse.line.tongue == "de":
        end -= 1  # "sage das Standup ab"
    target, scope, scan = parse.target(begin, end)
    if verb.name == "cancel" and target is not None and target.words and (
        target.words.lower().split()[-1] in _NO_MEETING
    ):  # fmt: skip
        return parse.unknown()
    if verb.name in _LEFT_BEHIND and target and target.dates:
        target = replace(target, dates=_gone_by(target.dates, parse))
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
    if (
        verb.name == "admit"
        and target
        and target.words
        and not named
        and target.words.lower() in ("everyone", "everybody", "all", "them")
    ):
        target = None
    return parse.command(
        verb.name, target=target, scope=scope, text=reason, people=named, window=window, link=link,
        audience=audience, dry_run=bool(scan.of("dry run")), quiet=bool(scan.of("quietly")),
        guess=verb.name if verb.misspelt else None, **fields,
    )  # fmt: skip


def noted(parse: Parse, begin: int, end: int) -> tuple[int, str | None]:
    """ "no standup thursday, thanksgiving": where a word or two behind the day say why."""
    tokens = parse.tokens
    for k in range(max(begin + 1, end - 4), end - 1):
        if tokens[k].cat == "," and tokens[k - 1].cat in ("day", "wd", "mo") and all(
            token.cat == "word" for token in tokens[k + 1 : end]
        ):  # fmt: skip
            return k, parse.words(k + 1, end)
    return end, None


_NO_MEETING = frozenset(
    listed("email emails mail mails membership memberships account accounts password subscription "
           "subscriptions flight flights file files messages")
)  # fmt: skip


def audience_of(parse: Parse, begin: int, end: int) -> str | None:
    for token in parse.tokens[begin:end]:
        if token.low in ("me", "my", "mine", "mich", "moi", "privately"):
            return "me"
        if token.low in HERE:
            return "space"
    return None


def free_text(parse: Parse, verb: Verb) -> Command:
    """A command that keeps what follows as text: help, language, notes, ..."""
    begin, end = verb.end, len(parse.tokens)
    while begin < end and parse.tokens[begin].low in (":", "to", "with", "on", "about", "="):
        begin += 1
    text = parse.words(begin, end)
    if verb.name == "help" and (text or "").lower() in ("me", "please", "us"):
        text = None
    return parse.command(verb.name, text=text, guess=verb.name if verb.misspelt else None)


def paging(parse: Parse, verb: Verb) -> Command:
    """ "more", "page 2"."""
    for token in parse.tokens[verb.end :]:
        if token.cat == "int" and 0 < token.val < 1000:
            return parse.command("more", limit=token.val)
    return parse.command("more")
