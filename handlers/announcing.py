"""Announcements: on and off, meetings in further spaces, and messages in one's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import cards.announcement
import texts.announcing
import texts.asking
import texts.times
from cards.views import Audience
from domain.model import Series
from handlers import asking, finding, saying
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.readers import reader
from language.commands import read
from language.model import Command
from services.admission import is_open
from services.announcements import Told
from services.unit import Notice

if TYPE_CHECKING:
    from services.services import Services
    from storage.due import Due
    from storage.spaces import Space

family = Family("announcing")

TYPE_ABOVE = 50  # people: then a press alone is too quickly done
RECEIPT_AFTER = timedelta(seconds=20)
HERE = frozenset({"here", "this space", "the space", "this"})


@family.command("announce")
def announce(ctx: Context, command: Command) -> Reply:
    """Switch announcements here, announce a meeting elsewhere, or send a message to spaces."""
    way = saying.switch(command)
    words = _message(command)
    if words and words.casefold() not in saying.ON | saying.OFF:
        return send(ctx, command, words)
    command = _without_switch(command) if way else command
    if _names_a_meeting(command):
        return subscribe(ctx, command, on=way != "off")
    if way is not None:
        return switch(ctx, on=way == "on")
    on = ctx.space.settings.get("announcements", "on") != "off"
    return Reply(texts.announcing.how_to(on, ctx.space.title if ctx.in_group else ""))


def switch(ctx: Context, *, on: bool) -> Reply:
    """Announcements of this space's meetings, on or off."""
    if not ctx.in_group:
        return Reply(texts.announcing.only_in_spaces())
    value = "on" if on else "off"
    ctx.services.unit.write(ctx.services.spaces.set(ctx.space.id, "announcements", value))
    return Reply(texts.announcing.switched(on, ctx.space.title))


def send(ctx: Context, command: Command, words: str) -> Reply:
    """Tell spaces something, once the audience has been seen and agreed to."""
    spaces = _spaces(ctx, command)
    moment = _moment_in(ctx, command, words)
    by = ctx.person.name or ctx.person.email
    if not ctx.confirmed:
        command = replace(command, spaces=tuple(space.title for space in spaces))
        when = _when(ctx.services, spaces[0], moment)
        return _ask(ctx, command, spaces, texts.announcing.message(by, words, when), None)
    announcement = ctx.services.new_id()
    for space in spaces:
        when = _when(ctx.services, space, moment)
        ctx.services.unit.post(
            f"space:{space.id}",
            texts.announcing.message(by, words, when),
            name=f"said:{announcement}:{space.id}",
        )
    ctx.services.plan(
        "receipt",
        announcement,
        ctx.now + RECEIPT_AFTER,
        to=ctx.receiver,
        spaces=[space.id for space in spaces],
    )
    names = [space.title for space in spaces]
    return Reply(texts.announcing.sending(names), name=f"receipt:{announcement}", replaces=True)


def subscribe(ctx: Context, command: Command, *, on: bool) -> Reply:
    """Have a meeting announced in further spaces, or no longer."""
    series = finding.meant(ctx, command).series
    spaces = _spaces(ctx, command)
    title, short = series.details.title, series.short
    announced = set(ctx.services.series.announced(series.id))
    there = [space for space in spaces if space.id in announced]
    names = [space.title for space in spaces]
    if home := next((space for space in spaces if space.id == series.home), None):
        return Reply(texts.announcing.is_home(title, short, home.title), about=series.id)
    if not on:
        if not there:
            return Reply(texts.announcing.not_subscribed(title, short, names), about=series.id)
        for space in there:
            ctx.services.unit.write(ctx.services.series.announce_off(series.id, space.id))
        text = texts.announcing.unsubscribed(title, short, [space.title for space in there])
        return Reply(text, about=series.id)
    new = [space for space in spaces if space not in there]
    if not new:
        return Reply(texts.announcing.already(title, short, names), about=series.id)
    names = [space.title for space in new]
    if not ctx.confirmed:
        settled = replace(command, target=finding.named(series, None), spaces=tuple(names))
        return _ask(ctx, settled, new, texts.announcing.subscribe(title, short, names), series)
    for space in new:
        ctx.services.unit.write(ctx.services.series.announce_to(series.id, space.id))
    receivers = tuple(f"space:{space.id}" for space in new)
    ctx.services.unit.tell(Notice("created", receivers, ctx.person.email, after=series))
    text = texts.announcing.subscribed(title, short, names)
    return Reply(text, about=series.id, replaces=True)


@family.moment("receipt")
def receipts_due(services: Services, rows: list[Due]) -> None:
    """Say in which spaces an announcement has arrived, in the place of "on its way"."""
    for row in rows:
        reached: list[str] = []
        missing: list[str] = []
        for space_id in row.data["spaces"]:
            space = services.spaces.get(space_id)
            arrived = services.outbox.message_named(f"said:{row.key}:{space_id}")
            title = space.title if space else space_id
            (reached if arrived else missing).append(title)
        name = f"receipt:{row.key}"
        services.unit.post(
            row.data["to"],
            texts.announcing.receipt(reached, missing),
            name=name,
            replaces=f"name:{name}",
        )


def _ask(
    ctx: Context, command: Command, spaces: list[Space], message: str, series: Series | None
) -> Reply:
    """Show who would be told, and wait for one press."""
    told = ctx.services.announcements.audience(tuple(f"space:{space.id}" for space in spaces))
    words = texts.announcing
    people = sum(each.members for each in told)
    question = words.question(len(told), people)
    yes, no = words.yes(len(told)), words.no()
    typed = "" if people <= TYPE_ABOVE else series.details.title if series else str(people)
    draft = asking.keep(ctx, command, "confirm", series, typed=typed)
    card = cards.announcement.audience(
        question,
        message,
        [Audience(each.name, each.members, _places(each)) for each in told],
        yes,
        no,
        asking.stamp(ctx, draft, series),
        typed=typed,
    )
    how = words.type_it(people, typed) if typed else texts.asking.how_to_agree(yes, no)
    lines = [words.audience_line(each.name, each.members, each.zones) for each in told]
    text = words.preview(question, lines, message, how)
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def _message(command: Command) -> str:
    """The free text; with a colon and nothing in front of it, all that follows."""
    if command.text:
        return command.text.strip()
    verb, colon, rest = command.said.partition(":")
    return rest.strip() if colon and len(verb.split()) == 1 else ""


def _without_switch(command: Command) -> Command:
    """The command without its *on* or *off* at the end of a space's title or a meeting's."""

    def cut(words: str) -> str:
        *front, last = words.split() or [""]
        return " ".join(front) if front and last.casefold() in saying.ON | saying.OFF else words

    target = command.target
    if target is not None and target.words:
        target = replace(target, words=cut(target.words))
    spaces = tuple(cut(space) for space in command.spaces)
    return replace(command, target=target, spaces=spaces)


def _places(told: Told) -> list[str]:
    return [texts.announcing.places(zone) for zone in told.zones]


def _spaces(ctx: Context, command: Command) -> list[Space]:
    """The group spaces named, each of which the person and the bot must be in."""
    found: list[Space] = []
    for words in command.spaces or (("here",) if ctx.in_group else ()):
        plain = words.strip(" “”\"'").removeprefix("#")
        if plain.casefold() in HERE and ctx.in_group:
            found.append(ctx.space)
            continue
        fitting = ctx.services.spaces.by_title(plain, ctx.person.email)
        if not fitting:
            shared = ctx.services.spaces.of_person(ctx.person.email)
            titles = [space.title for space in shared if space.kind == "group"][:8]
            raise Answered(Reply(texts.announcing.no_such_space(plain, titles), private=True))
        if len(fitting) > 1:
            titles = [space.title for space in fitting]
            raise Answered(Reply(texts.announcing.several_spaces(plain, titles), private=True))
        if not is_open(ctx.services.settings, fitting[0]):
            text = texts.announcing.closed_space(fitting[0].title)
            raise Answered(Reply(text, private=True))
        found.append(fitting[0])
    if not found:
        raise Answered(Reply(texts.announcing.in_which_space()))
    return list({space.id: space for space in found}.values())


def _moment_in(ctx: Context, command: Command, words: str) -> datetime | None:
    """The one time that a message names, if it is clear."""
    if command.start is not None:
        return command.start
    said = read(f"schedule {words}", ctx.said_at, ctx.zone, ctx.locale)
    doubtful = said.question or said.why or said.not_understood or said.alternatives
    return None if doubtful or said.recurrence else said.start


def _when(services: Services, space: Space, moment: datetime | None) -> str:
    if moment is None:
        return ""
    to = reader(services, f"space:{space.id}")
    return texts.times.when_many(moment, None, to.zones, to.locale, now=services.now)


def _names_a_meeting(command: Command) -> bool:
    target = command.target
    if target is None:
        return False
    words = (target.words or "").casefold()
    named = target.short or target.numbers or target.number or target.link or target.pronoun
    return bool(named or (words and words not in saying.ON | saying.OFF))
