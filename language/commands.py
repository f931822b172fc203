"""A line of text to a command: the one door of this package."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from language.clauses.clause import clause
from language.clauses.clauses import main_clause
from language.clauses.conditions import condition, contrast
from language.clauses.courtesy import courtesy, without_greeting
from language.clauses.given import order
from language.clauses.unasked import unwanted
from language.line import flags
from language.line.names import known_words, lock
from language.line.parse import Parse
from language.line.tokens import tokenise
from language.model import Command, Habits, Known
from language.times.days import Reader

LONGEST = 20_000  # characters; what lies beyond is no command

_USUAL = Habits()
_EXPLAINED = frozenset(("cancel", "move", "rsvp"))  # what stands before them says why


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
    line = tokenise(_body(text[:LONGEST]), locale)
    reader = Reader(now, zone, locale, habits or _USUAL, line.tongue)
    names = known_words(known)
    if names:
        lock(line, names)
    parse = Parse(text, line, reader, names, locale)
    del line.tokens[: without_greeting(line.tokens)]
    said = flags.take(line.tokens)
    command = _turned(parse) if line.tongue != "en" or len(line.tokens) < 5 else None
    command = command or _read(parse)
    if said:
        dry, quiet = command.dry_run or "dry run" in said, command.quiet or "quietly" in said
        command = replace(command, dry_run=dry, quiet=quiet)
    return command


def _turned(parse: Parse) -> Command | None:
    """What stands in another language, put into the order of words that is read."""
    from language.abroad.foreign import turned

    return turned(parse)


def _body(text: str) -> str:
    """Without the subject line of a mail that was answered ("Re: moving our sync")."""
    first, newline, rest = text.partition("\n")
    if newline and rest.strip() and first.strip().lower().startswith(("re:", "aw:", "sv:")):
        return rest
    return text


def _read(parse: Parse) -> Command:
    if name := courtesy(parse.tokens):
        return parse.command(name, answer="hello" if name == "help" else None)
    hanging = condition(parse)
    if hanging is not None:
        return hanging
    if not parse.tokens:  # "if possible" alone
        return parse.unknown()
    unasked = unwanted(parse)
    if unasked is not None:
        return unasked
    main = main_clause(parse)
    if isinstance(main, Command):
        return main
    parse, said = main
    if contrast(parse) and not _planned(parse):
        from language.orders.wishes import instead

        moved = instead(parse)
        if moved is not None:
            return moved
    verb = None if said else order(parse.tokens, 0)
    if verb is not None:
        from language.clauses.reasons import cut_tail

        said = cut_tail(parse, verb)
    command = clause(parse)
    if said and command.text is None and command.name in _EXPLAINED:
        return replace(command, text=said)
    return command


def _planned(parse: Parse) -> bool:
    """ "lunch tomorrow at 12" without a verb and not "instead": something new."""
    lows = {token.low for token in parse.tokens}
    cats = {token.cat for token in parse.tokens}
    return bool(cats & {"day", "wd"}) and "instead" not in parse.text.lower() and not (
        lows & {"is", "be", "has", "starts", "rather"}
    )  # fmt: skip
