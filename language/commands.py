"""A line of text to a command: the one door of this package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from language import verbs
from language.days import Reader
from language.model import Command, Habits, Known
from language.numbers import at
from language.parse import Parse
from language.scan import known_words
from language.tokens import Line, fold, tokenise
from language.verbs import Verb
from language.words.kinds import listed

LONGEST = 20_000  # characters; what lies beyond is no command
_USUAL = Habits()
_DAYWORDS = frozenset(("day", "wd", "mo", "part", "wds", "fest", "clk", "freq", "u", "word?"))


def read(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None = None,
    *,
    known: Known | None = None,
    habits: Habits | None = None,
) -> Command:
    """Return what ``text`` asks for; never raises.

    ``now`` is aware, ``zone`` the reader's. ``locale`` with a country ("en_GB") settles slashed
    dates and the first day of the week. ``known`` names win over words that look like times.
    """
    if not text.strip() or not any(char.isalnum() or char == "?" for char in text[:LONGEST]):
        return Command("", text)
    line = tokenise(text[:LONGEST], locale)
    reader = Reader(now, zone, locale, habits or _USUAL, line.tongue)
    names = known_words(known)
    if names:
        _lock(line, names)
    parse = Parse(text, line, reader, names, locale)
    return _read(parse)


def _lock(line: Line, names: frozenset[str]) -> None:
    """Take words that are part of a known name or title for that, though they look like times."""
    tokens = line.tokens
    for name in names:
        words = name.split()
        if not words:
            continue
        for k in range(len(tokens) - len(words) + 1):
            if all(fold(tokens[k + n].text) == word for n, word in enumerate(words)):
                before, after = at(tokens, k - 1), at(tokens, k + len(words))
                if (
                    len(words) == 1
                    and tokens[k].cat in _DAYWORDS
                    and (
                        after.cat in ("int", "nth")
                        or before.cat in ("int", "nth", "on", "next", "this", "in")
                        or not tokens[k].text[:1].isupper()
                    )
                ):
                    continue
                for token in tokens[k : k + len(words)]:
                    if token.cat in _DAYWORDS:
                        token.cat = "name"


def _read(parse: Parse) -> Command:
    verb = verbs.find(parse.tokens)
    if verb is None:
        return _bare(parse)
    if verb.misspelt or verb.words in verbs.NOUNISH or verb.words.split()[0] in ("show", "what's"):
        titled = _titled(parse, verb)
        if titled is not None:
            return titled
    if verb.words == "late" and at(parse.tokens, verb.end).cat in (
        "part",
        "u",
        "day",
        "wd",
        "next",
    ):
        return _bare(parse)
    if verb.name == "for" and not _on_behalf(parse, verb):
        return _bare(parse)
    if (
        verb.words == "make"
        and at(parse.tokens, verb.end).cat != "a"
        and at(parse.tokens, verb.end).low not in ("new", "meeting", "appointment")
    ):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.words == "set" and _sets_option(parse, verb):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name == "schedule" and verb.words == "find time for":
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.words in ("when are", "when is", "when's") and any(
        token.low in ("free", "available", "busy") for token in parse.tokens
    ):
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.name == "next" and verb.words == "next" and _dated(parse, verb):
        return _bare(parse)
    if verb.words == "make" and any(t.low in ("cohost", "cohosts") for t in parse.tokens):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name in ("invite", "start") and _plans(parse, verb):
        return _plan_from(parse, verb)
    command = _FAMILIES[verb.name](parse, verb)
    if verb.misspelt and command.guess is None:
        return replace(command, guess=command.name)
    return command


def _on_behalf(parse: Parse, verb: Verb) -> bool:
    """ "for ana@acme.com cancel ...": an address, or a name with a verb behind it."""
    first = at(parse.tokens, verb.end)
    if first.cat == "email":
        return True
    inner = verbs.match(parse.tokens, verb.end + 1)
    return first.cat == "word" and inner is not None and inner.name != "for"


def _sets_option(parse: Parse, verb: Verb) -> bool:
    from language.changing import names_option

    return names_option(parse, verb.end) or any(
        token.cat == "short" or token.low in ("it", "that") for token in parse.tokens[verb.end :]
    )


def _bare(parse: Parse) -> Command:
    """A line without a verb: a meeting to plan, or nothing that is known."""
    from language.planning import schedule_with

    command, when = schedule_with(parse, None)
    if command.name != "schedule" or when.said or command.leads or command.instant:
        return command
    last = parse.tokens[-1].low if parse.tokens else ""
    if last in ("on", "off") and len(parse.tokens) <= 5:
        from language.changing import switched

        option = switched(parse, last)
        if option is not None:
            return option
    words = tuple(parse.text.split()[:1])
    return parse.command("unknown", guess=_nearest(parse), not_understood=words)


def _nearest(parse: Parse) -> str | None:
    from language.suggest import suggest

    start = verbs.skip_politeness(parse.tokens, 0)
    token = at(parse.tokens, start)
    if len(token.low) < 3:
        return None
    names = [word for word in verbs.NAMES if word[0] == token.low[0] and len(word) > 3]
    found = suggest(token.low, names)
    return found[0] if found else None


def _dated(parse: Parse, verb: Verb) -> bool:
    """ "next friday 3pm" is a time, "next" and "next meeting" are a question."""
    after = at(parse.tokens, verb.end)
    return (
        after.cat in ("wd", "mo", "part")
        or (after.cat == "u" and after.val in ("week", "month", "year", "day"))
        or after.cat == "quarter"
    )


def _titled(parse: Parse, verb: Verb) -> Command | None:
    """A line whose verb is rather the first word of a title ("status meeting tomorrow 3pm")."""
    from language.planning import schedule_with

    if (
        verb.name in ("snooze", "mute", "unmute", "remind", "announce")
        and not verb.misspelt
        and verb.words not in ("reminder", "reminders", "later", "announcement", "announcements")
    ):
        return None
    after = at(parse.tokens, verb.end)
    if (
        after.cat in ("short", "to", ":")
        or (verb.misspelt and after.cat == "int")
        or after.low in ("it", "that", "me", "my", "all", "the")
    ):
        return None
    if verb.name == "settings" and after.low in _SETTINGS:
        return None
    if verb.misspelt and verb.name == "schedule":
        return None
    if verb.words in ("yes", "no", "maybe", "sure", "late") and after.cat in (
        "end", ",", "int", "for", "on", "length", "by",
    ):  # fmt: skip
        return None
    if verb.words in ("try", "check", "test") and verbs.match(parse.tokens, verb.end):
        return None
    command, when = schedule_with(parse, None)
    if when.why is not None or (when.start is None and when.question is None):
        return None
    if verb.words in ("have", "do", "get", "what's", "list", "show", "help", "find") and (
        verb.name == "schedule"
        or (when.rule is None and verb.words in ("list", "what's", "show", "find"))
    ):
        return None
    typed = parse.tokens[verb.begin].low
    if verb.misspelt and verb.name != "schedule" and sorted(typed) == sorted(verb.words):
        return None  # two letters swapped: hardly the first word of a title
    return command if command.title else None


_SETTINGS = frozenset(
    listed(
        "announcements biweekly clock digest here hours language lead length overview quiet remind "
        "reminder reminders timezone who zone"
    )
)


def _plans(parse: Parse, verb: Verb) -> bool:
    """ "start a call here", "add a meeting tomorrow 3pm" plan something new."""
    tokens = parse.tokens
    first, second = at(tokens, verb.end), at(tokens, verb.end + 1)
    if first.cat == "a" and second.low in ("new", "quick", "short", "recurring", "weekly", "daily"):
        second = at(tokens, verb.end + 2)
    if first.low == "an" and second.low in ("instant", "ad"):
        return True
    return first.cat == "a" and second.low in (
        "call",
        "meeting",
        "session",
        "huddle",
        "chat",
        "webex",
        "event",
        "appointment",
        "mtg",
        "sync",
    )


def _plan_from(parse: Parse, verb: Verb) -> Command:
    from language.planning import schedule_with

    command, _ = schedule_with(parse, verb)
    if verb.name == "start" and command.start is None and command.recurrence is None:
        command = replace(command, instant=command.why is None, title=_real_title(command.title))
    return command


def _real_title(title: str | None) -> str | None:
    return (
        None
        if title and title.lower() in ("call", "call here", "a call", "chat", "huddle")
        else title
    )


def _scheduled(parse: Parse, verb: Verb) -> Command:
    from language.planning import schedule

    return schedule(parse, verb)


def _moved(parse: Parse, verb: Verb) -> Command:
    from language.moving import move

    return move(parse, verb)


def _changed(parse: Parse, verb: Verb) -> Command:
    from language.changing import change

    return change(parse, verb)


def _questioned(parse: Parse, verb: Verb) -> Command:
    from language.whatif import why

    return why(parse, verb)


def _by(name: str) -> Callable[[Parse, Verb], Command]:
    """Read by "module.function"; the module is imported when such a line first comes."""
    module, _, function = name.partition(".")

    def reading(parse: Parse, verb: Verb) -> Command:
        command: Command = getattr(import_module(f"language.{module}"), function)(parse, verb)
        return command

    return reading


def _plain(parse: Parse, verb: Verb) -> Command:
    return parse.command(verb.name)


def _agenda(parse: Parse, verb: Verb) -> Command:
    """ "agenda friday" lists the day; "agenda of 2: ..." sets a meeting's text."""
    tokens = parse.tokens
    colon = next((k for k in range(verb.end, len(tokens)) if tokens[k].cat == ":"), None)
    if verb.words == "agenda" and colon is not None:
        target, scope, _ = parse.target(verb.end, colon)
        text = parse.words(colon + 1, len(tokens))
        return parse.command("change", target=target, scope=scope, text=text)
    return _by("listing.listing")(parse, verb)


_listing, _showing, _targeted = (
    _by("listing.listing"),
    _by("listing.showing"),
    _by("asking.targeted"),
)
_free_text = _by("asking.free_text")
_FAMILIES: dict[str, Callable[[Parse, Verb], Command]] = {
    **dict.fromkeys(verbs.NAMES, _free_text),
    "schedule": _scheduled,
    "move": _moved,
    "change": _changed,
    "why": _questioned,
    "try": _questioned,
    "list": _listing,
    "agenda": _agenda,
    "next": _listing,
    "find": _listing,
    "show": _showing,
    "rsvp": _by("answering.rsvp"),
    "remind": _by("reminding.remind"),
    "snooze": _by("reminding.pausing"),
    "mute": _by("reminding.pausing"),
    "unmute": _by("reminding.pausing"),
    "announce": _by("telling.announce"),
    "timezone": _by("telling.timezone"),
    "settings": _by("telling.settings"),
    "digest": _by("telling.digest"),
    "feed": _by("telling.feed"),
    "more": _by("asking.paging"),
    "invite": _by("inviting.inviting"),
    "remove": _by("inviting.inviting"),
    "reassign": _by("inviting.handing"),
    "copy": _by("inviting.handing"),
    "undo": _targeted,
    "done": _plain,
    "nevermind": _plain,
    **dict.fromkeys(
        (
            "cancel",
            "start",
            "join",
            "admit",
            "end",
            "history",
            "export",
            "map",
            "template",
            "recording",
            "transcript",
            "attendance",
            "notes",
            "actions",
            "record",
            "register",
            "host",
        ),
        _targeted,
    ),
}
