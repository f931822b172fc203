"""Words that may be a verb or the beginning of a title, and what they are here."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.news import tells
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command
from language.words.kinds import listed


def on_behalf(parse: Parse, verb: Verb) -> bool:
    """ "for ana@acme.com cancel ...": an address, or a name with a verb behind it."""
    first = at(parse.tokens, verb.end)
    if first.cat == "email":
        return True
    inner = verbs.match(parse.tokens, verb.end + 1)
    return first.cat == "word" and inner is not None and inner.name != "for"


def sets_option(parse: Parse, verb: Verb) -> bool:
    from language.orders.changing import names_option

    return names_option(parse, verb.end) or any(
        token.cat == "short" or token.low in ("it", "that") for token in parse.tokens[verb.end :]
    )


def dated(parse: Parse, verb: Verb) -> bool:
    """ "next friday 3pm" is a time, "next" and "next meeting" are a question."""
    after = at(parse.tokens, verb.end)
    return (
        after.cat in ("wd", "mo", "part")
        or (after.cat == "u" and after.val in ("week", "month", "year", "day"))
        or after.cat == "quarter"
    )


def titled(parse: Parse, verb: Verb) -> Command | None:
    """A line whose verb is rather the first word of a title ("status meeting tomorrow 3pm")."""
    from language.orders.planning import schedule_with

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
    if verb.name == "prefs" and after.low in _SETTINGS:
        return None
    if verb.misspelt and verb.name == "schedule":
        return None
    if verb.words in ("yes", "no", "maybe", "sure", "late") and after.cat in (
        "end", ",", "int", "for", "on", "length", "by",
    ):  # fmt: skip
        return None
    if verb.words in ("yes", "no", "maybe", "sure") and after.low in _EXPLAINING:
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
    return command if command.title and not tells(parse, command) else None


_EXPLAINING = frozenset(
    listed("sorry but i because thanks since we unless as can't and actually unfortunately thank "
           "i'm i've im cos bc it's its not going is have got my")
)  # fmt: skip
_SETTINGS = frozenset(
    listed(
        "announcements biweekly clock digest here hours language lead length overview quiet remind "
        "reminder reminders timezone who zone"
    )
)
