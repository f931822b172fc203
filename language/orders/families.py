"""Which command is read by what."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from language.clauses import verbs
from language.clauses.verbs import Verb
from language.line.parse import Parse
from language.model import Command


def _by(name: str) -> Callable[[Parse, Verb], Command]:
    """Read by "module.function"; the module is imported when such a line first comes."""
    module, _, function = name.partition(".")

    def reading(parse: Parse, verb: Verb) -> Command:
        order = getattr(import_module(f"language.orders.{module}"), function)
        command: Command = order(parse, verb)
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


FAMILIES: dict[str, Callable[[Parse, Verb], Command]] = {
    **dict.fromkeys(verbs.NAMES, _by("asking.free_text")),
    "schedule": _by("planning.schedule"),
    "move": _by("moving.move"),
    "change": _by("changing.change"),
    "why": _by("whatif.why"),
    "try": _by("whatif.why"),
    "list": _by("listing.listing"),
    "agenda": _agenda,
    "next": _by("listing.listing"),
    "find": _by("listing.listing"),
    "show": _by("listing.showing"),
    "rsvp": _by("answering.rsvp"),
    "remind": _by("reminding.remind"),
    "snooze": _by("pausing.pausing"),
    "mute": _by("pausing.pausing"),
    "unmute": _by("pausing.pausing"),
    "announce": _by("telling.announce"),
    "timezone": _by("telling.timezone"),
    "prefs": _by("telling.settings"),
    "digest": _by("telling.digest"),
    "feed": _by("telling.feed"),
    "more": _by("asking.paging"),
    "invite": _by("inviting.inviting"),
    "remove": _by("inviting.inviting"),
    "reassign": _by("inviting.handing"),
    "copy": _by("inviting.handing"),
    "undo": _by("asking.targeted"),
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
        _by("asking.targeted"),
    ),
}
