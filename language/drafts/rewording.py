"""Corrections that name no time: people, title, reason, agenda, reminders, spaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import fold
from language.model import Command, Named
from language.naming import people

_ONCE = frozenset(
    (
        "once",
        "just once",
        "only once",
        "one time",
        "just one time",
        "not recurring",
        "no repeat",
        "don't repeat",
        "no recurrence",
        "not repeating",
        "without repeating",
        "only this once",
        "not every week",
    )
)
_UNREMINDED = frozenset(
    ("no reminder", "no reminders", "without reminder", "without a reminder", "without reminders",
     "no reminder needed", "don't remind us", "don't remind anyone", "skip the reminder",
     "don't remind me", "no reminder please", "without any reminder")
)  # fmt: skip
_TITLING = frozenset(("call", "name", "title", "rename", "titled", "subject", "named", "called"))
_WITHOUT = frozenset(
    ("without", "remove", "drop", "minus", "uninvite", "-", "not", "except", "delete", "ohne",
     "sans", "sin", "sem", "lose", "skip", "leave")
)  # fmt: skip
_WITH = frozenset(
    ("add", "invite", "with", "plus", "+", "include", "and", "also", "bring", "mit", "avec", "con",
     "com")
)  # fmt: skip
_DENYING = frozenset(("no", "nope", "sorry", "actually", "nein", "non", "wait", "oops"))
_ABSENT = frozenset(
    ("can't", "cant", "cannot", "won't", "wont", "isn't", "isnt", "doesn't", "doesnt")
)
_REASONS = frozenset(("because", "since", "reason", "cause", "coz", "cuz", "bc", "weil"))


def reworded(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """The draft with other words or people; ``None`` when tokens ``[begin, end)`` name none."""
    tokens = parse.tokens
    low = " ".join(t.low for t in tokens[begin:end])
    if low in _ONCE:
        return replace(draft, recurrence=None, until=None, count=None)
    if low in _UNREMINDED and draft.name == "schedule":
        return replace(draft, leads=(), settings=(*_unreminding(draft), ("reminder", "none")))
    if draft.name == "announce" and (spread := _in_spaces(draft, parse, begin, end)) is not None:
        return spread
    if (title := _title(parse, begin, end, low)) is not None:
        return replace(draft, title=title) if title else None
    first, second = tokens[begin].low, at(tokens, begin + 1).low
    if first in ("agenda", "notes", "description", "about") and (second == ":" or first == "about"):
        words = parse.words(begin + (2 if second == ":" else 1), end)
        if second == ":":
            return replace(draft, text=words)
        return replace(draft, title=words or draft.title)
    if first in _REASONS and draft.name in ("cancel", "move", "change", "remove"):
        words = parse.words(begin + (2 if second in (":", "is", "of") else 1), end)
        return replace(draft, text=words) if words else None
    absent = next((k for k in range(begin + 1, end) if tokens[k].low in _ABSENT), None)
    if absent is not None:
        k = begin + (first in ("and", "but"))
        return _without(draft, parse, k, absent, "without") if absent > k else None
    if first in _WITHOUT and end > begin + 1:
        return _without(draft, parse, begin + (2 if second == "out" else 1), end, first)
    if first in ("only", "just") or (at(tokens, end - 1).low in ("only",) and end > begin + 1):
        return _only(draft, parse, begin, end)
    if first in _WITH or at(tokens, begin).cat == "email" or _named_too(parse, begin, end):
        return _added(draft, parse, begin, end, first)
    if tokens[begin].cat == "remind" or tokens[end - 1].cat == "remind" or draft.name == "remind":
        return _reminded(draft, parse, begin, end)
    if tokens[0].low in _DENYING and begin > 0:
        return _other(draft, parse, begin, end)
    if first in ("quietly", "dry run"):
        return replace(
            draft,
            quiet=first == "quietly" or draft.quiet,
            dry_run=first == "dry run" or draft.dry_run,
        )
    return None


def swapped(
    draft: Command, parse: Parse, out: tuple[int, int], into: tuple[int, int]
) -> Command | None:
    """One person for another; ``None`` when the first is nobody of the draft's."""
    there = draft.removed if draft.name == "remove" else draft.people
    j, gone = _people(parse, *out)
    kept = _kept(there, gone)
    if not gone or j < out[1] or len(kept) == len(there):
        return None
    first = into[0] + (at(parse.tokens, into[0]).low in _WITH)
    k, come = _people(parse, first, into[1])
    if not come or k < into[1]:
        return None
    if draft.name == "remove":
        return replace(draft, removed=_joined(kept, come))
    return replace(draft, people=_joined(kept, come))


def _people(parse: Parse, begin: int, end: int) -> tuple[int, list[Named]]:
    """People in tokens ``[begin, end)``, and where their names end."""
    j, names = people.read(parse.part(begin, end), 0, parse.known, True)
    return begin + j, names


def is_called(person: Named, words: str) -> bool:
    """Tell whether words name somebody: the whole name, a part of it, or the address."""
    said, name = fold(words).strip(), fold(person.text)
    email = (person.email or "").lower()
    return said == name or said in name.split() or (bool(email) and said == email) or (
        bool(email) and said == email.partition("@")[0]
    )  # fmt: skip


def _kept(there: Iterable[Named], gone: Iterable[Named]) -> tuple[Named, ...]:
    gone = list(gone)
    if any(one.space for one in gone):  # "without everybody"
        return ()
    return tuple(
        one
        for one in there
        if not any(is_called(one, n.text) or (n.email and n.email == one.email) for n in gone)
    )


def _joined(there: Iterable[Named], come: Iterable[Named]) -> tuple[Named, ...]:
    there = tuple(there)
    new = [one for one in come if not any(is_called(had, one.text) for had in there)]
    return (*there, *new)


def _title(parse: Parse, begin: int, end: int, low: str) -> str | None:
    """The new title; empty when one was announced and none follows."""
    tokens = parse.tokens
    first, second = tokens[begin].low, at(tokens, begin + 1).low
    announced = first in _TITLING and (
        second in ("it", "this", "that", "the", ":", "to", "is", "should", "as")
        or first in ("rename", "titled", "title", "subject", "called", "named")
    )
    if not announced and not low.startswith(
        ("the title is", "the title should", "the name is", "the name should", "its title is")
    ):
        return None
    k = begin + 1
    while k < end and tokens[k].low in (
        "it", "to", ":", "is", "should", "be", "title", "that", "this", "the", "meeting", "name",
        "as",
    ):  # fmt: skip
        k += 1
    words = parse.words(k, end) or ""
    if ";" in words or "\n" in words:
        return None  # a pasted invitation, with more than a title
    return words


def _without(draft: Command, parse: Parse, begin: int, end: int, first: str) -> Command | None:
    j, names = _people(parse, begin, end)
    if not names or j < end:
        return None
    kept = _kept(draft.people, names)
    if len(kept) < len(draft.people):
        return replace(draft, people=kept)
    if draft.name == "remove" and first in ("without", "not", "except"):
        left = _kept(draft.removed, names)
        return replace(draft, removed=left) if 0 < len(left) < len(draft.removed) else None
    if first != "not" and draft.name in ("invite", "remove"):
        return replace(draft, removed=(*draft.removed, *names))
    return None


def _only(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "only raj", "just with lee": these, and nobody else."""
    tokens = parse.tokens
    k, last = begin, end
    while k < last and tokens[k].low in ("only", "just", "with"):
        k += 1
    if tokens[last - 1].low == "only":
        last -= 1
    j, names = _people(parse, k, last)
    if not names or j < last or not all(_is_known(draft, parse, name) for name in names):
        return None
    had = [one for one in draft.people if any(is_called(one, name.text) for name in names)]
    return replace(draft, people=_joined(had, names))


def _is_known(draft: Command, parse: Parse, name: Named) -> bool:
    if name.email or name.space or any(is_called(one, name.text) for one in draft.people):
        return True
    said = fold(name.text)
    return any(said == one or said in one.split() for one in parse.known)


def _named_too(parse: Parse, begin: int, end: int) -> bool:
    """ "lee too", "raj as well": somebody known, and a word that adds."""
    after = at(parse.tokens, end).low
    if after not in ("too", "also", "as"):
        return False
    j, names = _people(parse, begin, end)
    return j >= end and bool(names) and all(
        any(fold(n.text) == one or fold(n.text) in one.split() for one in parse.known)
        for n in names
    )  # fmt: skip


def _added(draft: Command, parse: Parse, begin: int, end: int, first: str) -> Command | None:
    k = begin
    while k < end and parse.tokens[k].low in _WITH:
        k += 1
    j, names = _people(parse, k, end)
    if not names or j < end or (draft.name == "remove" and first == "invite"):
        return None
    if draft.name == "remove":
        return replace(draft, removed=_joined(draft.removed, names))
    return replace(draft, people=_joined(draft.people, names))


def _other(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "No, lee": somebody known in the place of the one who was named."""
    field = "removed" if draft.name == "remove" else "people"
    j, names = _people(parse, begin, end)
    had: tuple[Named, ...] = getattr(draft, field)
    if not names or j < end or len(had) > 1 or draft.name not in ("schedule", "invite", "remove"):
        return None
    if not all(_is_known(draft, parse, name) for name in names):
        return None
    come = tuple(names)
    return replace(draft, removed=come) if field == "removed" else replace(draft, people=come)


def _reminded(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    lows = {token.low for token in parse.tokens[begin:end]}
    if "at" in lows and not lows & {"before", "start"}:
        return None  # "remind me at 9" is a reminder of its own
    scan = parse.scan(begin, end)
    leads = [lead for slot in scan.of("leads") for lead in slot.value]
    leads += [slot.value.delta for slot in scan.of("lead") if hasattr(slot.value, "delta")]
    if not leads:
        leads = [slot.value.delta for slot in scan.of("length")]
    if not leads:
        return None
    return replace(draft, leads=tuple(leads), settings=_unreminding(draft))


def _unreminding(draft: Command) -> tuple[tuple[str, str], ...]:
    """The settings without what was said of reminders before."""
    return tuple(pair for pair in draft.settings if pair[0] != "reminder")


def _in_spaces(draft: Command, parse: Parse, begin: int, end: int) -> Command | None:
    """ "in Eng too", "to QA and Ops as well", "and Ops", of what is announced."""
    tokens = parse.tokens
    k = begin
    while k < end and tokens[k].low in ("in", "to", "tell", "also", "and"):
        k += 1
    if k == begin or k >= end or parse.scan(k, end).slots:
        return None
    words = parse.words(k, end)
    if not words:
        return None
    named = [part.strip() for part in words.replace(" and ", ",").split(",") if part.strip()]
    there = {fold(space) for space in draft.spaces}
    new = [space for space in named if fold(space) not in there]
    return replace(draft, spaces=(*(draft.spaces or ("here",)), *new))
