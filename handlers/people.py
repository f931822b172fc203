"""Who is meant: names and addresses as people type them, found among those we share spaces with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import texts.people
from domain.model import Invitee
from handlers import asking
from handlers.context import Answered, Context, Reply
from handlers.finding import Meant
from language import suggest
from language.model import Command, Named
from services.directory import Person

MOST_INVITEES = 1000  # what Webex takes
ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
WITH_NAME = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<([^<>]*)>\s*")


def names_in(text: str) -> tuple[Named, ...]:
    """Names and addresses from a form, separated by commas, semicolons or lines.

    ``Sam Fox <sam@acme.example>`` is one of them.
    """
    found = []
    for part in re.split(r"[,;\n]", text):
        words = " ".join(part.split())
        if not words:
            continue
        if both := WITH_NAME.fullmatch(words):
            found.append(Named(both[1] or both[2], email=both[2].strip().lower()))
        else:
            found.append(Named(words, email=words.lower() if "@" in words.lstrip("@") else None))
    return tuple(found)


def invitees(ctx: Context, command: Command) -> tuple[Invitee, ...]:
    """Those whom a command names, without the one who asks. Raises ``Answered`` to ask who is
    meant, with the rest of the command kept.
    """
    people = settled(ctx, command).people
    return tuple(
        Invitee(named.email, "" if named.text == named.email else named.text, bool(named.cohost))
        for named in people
        if named.email
    )


def settled(ctx: Context, command: Command) -> Command:
    """The command with an address for everybody it names: so it means the same when confirmed.

    Everybody in the space is spelled out. Raises ``Answered`` as ``invitees`` does.
    """
    found: dict[str, Named] = {}
    for named in (*command.people, *_mentioned(ctx, command.people)):
        for one in _found(ctx, command, named):
            before = found.get(one.email or "")
            cohost = one.cohost if before is None or one.cohost is not None else before.cohost
            found[one.email or ""] = replace(one, cohost=cohost)
    found.pop(ctx.person.email, None)
    if len(found) > MOST_INVITEES:
        raise Answered(Reply(texts.people.too_many(len(found), MOST_INVITEES)))
    return replace(command, people=tuple(found.values()))


def matching(people: Iterable[Person], words: str) -> list[Person]:
    """Those who are called so: by the whole name, else by a part of it, else by its beginning."""
    wanted = " ".join(words.split()).casefold().lstrip("@")
    ranked: dict[int, dict[str, Person]] = {}
    for person in people:
        rank = _rank(person.name.casefold(), person.email, wanted)
        if rank is not None:
            ranked.setdefault(rank, {})[person.email] = person
    return list(ranked[min(ranked)].values()) if wanted and ranked else []


def original_of(found: Meant) -> datetime | None:
    """The occurrence meant, of a series; a one-off is invited to as a whole."""
    return found.original if found.series.recurs else None


def name_of(ctx: Context, one: Invitee) -> str:
    return one.name or ctx.services.name_of(one.email)


def _rank(name: str, email: str, wanted: str) -> int | None:
    if wanted in (name, email, email.partition("@")[0]):
        return 0
    words = name.split()
    if wanted in words:
        return 1
    return 2 if name.startswith(wanted) or any(w.startswith(wanted) for w in words) else None


def _found(ctx: Context, command: Command, named: Named) -> list[Named]:
    if named.me:
        return []
    if named.space and not named.email:
        return _everybody(ctx, named)
    if named.email:
        email = named.email.lower().lstrip("+")
        if not ADDRESS.fullmatch(email):
            raise Answered(Reply(texts.people.bad_address(named.email)))
        known = named.text if "@" not in named.text else ctx.services.name_of(email)
        return [replace(named, text=known, email=email)]
    people = _called(ctx, named.text)
    if len(people) > 1:
        others = [person for person in people if person.email != ctx.person.email]
        people = others or people
    if len(people) == 1:
        return [_named(people[0], named)]
    raise Answered(_which(ctx, command, named, people))


def _everybody(ctx: Context, named: Named) -> list[Named]:
    if not ctx.in_group:
        raise Answered(Reply(texts.people.no_space_here()))
    return [_named(person, named) for person in ctx.services.people_near(ctx.space)]


def _named(person: Person, typed: Named) -> Named:
    """Somebody who was found; that they were meant as part of the space is kept."""
    return replace(typed, text=person.name or person.email, email=person.email, me=False)


def _called(ctx: Context, words: str) -> list[Person]:
    """Those of that name: mentioned in the message, else in this space, else in a shared one."""
    store, bot = ctx.services.people, ctx.services.bot.id
    if found := matching(ctx.mentioned, words):
        return found
    here = store.find_name(words, within=ctx.space.id)
    if found := matching((p for p in here if p.id != bot), words):
        return found
    shared = ctx.services.spaces.of_person(ctx.person.email)
    wider = [person for space in shared for person in store.find_name(words, within=space.id)]
    return matching((p for p in wider if p.id != bot), words)


def _mentioned(ctx: Context, people: tuple[Named, ...]) -> list[Named]:
    """Mentioned people whom none of the names stands for."""
    return [
        Named(person.name or person.email, email=person.email)
        for person in ctx.mentioned
        if not any(n.email == person.email or matching([person], n.text) for n in people)
    ]


def _which(ctx: Context, command: Command, named: Named, people: list[Person]) -> Reply:
    """Ask who is meant by a name that fits several people, or nobody."""
    if people:
        question = texts.people.ambiguous(named.text, len(people))
        candidates = people[:8]
    else:
        candidates = _near(ctx, named.text)
        question = texts.people.unknown(named.text, choices=True)
    choices = [
        (texts.people.choice(p.name, p.email), _with(command, named, _named(p, named)))
        for p in candidates
    ]
    rest = _with(command, named, None)
    if rest.people or command.name == "schedule":
        choices.append((texts.people.without(named.text), rest))
    if choices:
        return asking.choose(ctx, question, choices, texts.people.unknown_hint())
    asking.keep(ctx, rest, "form", None)
    return Reply(texts.people.unknown(named.text, choices=False))


def _near(ctx: Context, words: str) -> list[Person]:
    """People whose name looks like the words."""
    spaces = ctx.services.spaces.of_person(ctx.person.email)
    people = {p.email: p for space in spaces for p in ctx.services.people_near(space)}
    people.pop(ctx.person.email, None)
    by_word: dict[str, list[Person]] = {}
    for person in people.values():
        for word in (person.name, *person.name.split()):
            by_word.setdefault(word, []).append(person)
    near = suggest.suggest(words, list(by_word))
    found = {person.email: person for word in near for person in by_word[word]}
    return list(found.values())[:4]


def _with(command: Command, old: Named, new: Named | None) -> Command:
    people = tuple(new if one == old else one for one in command.people)
    return replace(command, people=tuple(one for one in people if one is not None))
