"""Help, the hello, and what is said to words that are no command."""

from __future__ import annotations

import cards.card
import cards.hello
import cards.help
import texts.asking
import texts.help
import texts.helping
import texts.times
from cards.card import Card, Stamp
from handlers import asking, showing
from handlers.context import Context, Reply
from handlers.family import Family
from language import suggest
from language.commands import read
from language.drafts.consent import consent
from language.model import Command, Target
from services.directory import Person, Space

family = Family("helping")

NOT_YET = (*texts.helping.NOT_YET, *texts.helping.SAME)


@family.command("help")
def help_command(ctx: Context, command: Command) -> Reply:
    if command.answer == "hello":
        return Reply(texts.helping.greeted(ctx.person.name))
    return help_on(ctx, command.text or "")


@family.submission("help")
def help_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    return help_on(ctx, inputs.get("topic", ""))


@family.command(*NOT_YET)
def not_yet(ctx: Context, command: Command) -> Reply:
    """Answer truthfully what is recognised but not there yet."""
    return Reply(texts.helping.not_yet(command.name) or texts.help.overview())


@family.command("status", "health")
def status(ctx: Context, command: Command) -> Reply:
    """Whether everything works, without anything about other people's meetings."""
    services = ctx.services
    clock = texts.times.moment(ctx.now, ctx.zone, ctx.locale)
    waiting = services.outbox.pending(ctx.now)
    stuck, failed = len(services.outbox.parked()), len(services.due.parked())
    return Reply(texts.helping.status(clock, waiting, stuck, failed))


@family.command("thanks")
def thanks(ctx: Context, command: Command) -> Reply:
    """Thanks are taken, in few words."""
    return Reply(texts.helping.welcome())


@family.command("nevermind", "done")
def nevermind(ctx: Context, command: Command) -> Reply:
    """Let go of what was being asked; nothing else is touched."""
    if ctx.draft is None and command.said.casefold().startswith("cancel"):
        from handlers.understanding import handle  # "cancel that one" with nothing to let go of

        return handle(ctx, Command("cancel", command.said, target=Target(pronoun=True)))
    if ctx.draft is None:
        return Reply(texts.helping.nothing_waits())
    asking.drop(ctx, ctx.draft)
    return Reply(texts.asking.dropped(ctx.draft.command.name), replaces=True)


def help_on(ctx: Context, topic: str) -> Reply:
    """Help on a command by any of its names, on an area, or in general."""
    stamp = showing.stamp(ctx.services, parent=ctx.thread)
    words = " ".join(topic.casefold().split()).strip("?.! ")
    if not words:
        return Reply(texts.help.overview(), cards.help.help_overview(stamp))
    area = _area(words)
    if area is not None:
        return Reply(texts.help.area(area), cards.help.help_area(area, stamp))
    name = _command_named(ctx, words)
    if said := texts.helping.not_yet(name):
        return Reply(said)
    if name in texts.help.HELP:
        return Reply(texts.help.one(name), cards.help.help_one(name, stamp))
    near = _near(words)
    text = f"{texts.helping.unknown_topic(words, near)}\n\n{texts.help.overview()}"
    return Reply(text, cards.help.help_overview(stamp))


def hello(space: Space, by: Person | None, bot: str = "Muster") -> Reply:
    """What the bot says when it comes to a space."""
    lines = texts.helping.hello_lines(space.title, by.name if by else "")
    examples = texts.helping.hello_examples(bot)
    card = cards.hello.hello(texts.helping.hello_title(bot), lines, examples, Stamp(nonce=""))
    return Reply(texts.helping.hello_text(bot, lines, examples), card)


def unknown(ctx: Context, command: Command) -> Reply:
    """Words that are no command: the nearest one with its help, then help in general."""
    if said := texts.helping.not_yet(command.name):
        return Reply(said)
    words = command.said.casefold().replace(",", " ").replace("!", " ").split()
    if consent(command.said) or (len(words) == 1 and words[0].isdecimal()):
        return Reply(texts.helping.nothing_waits())
    if command.alternatives:
        text = texts.helping.news(command.not_understood[0])
        return asking.choose(ctx, text, [(texts.helping.PLAN_IT, command.alternatives[0])])
    first = command.not_understood[0] if command.not_understood else (words or [""])[0]
    guesses = [command.guess] if command.guess else []
    near = [name for name in (*guesses, *_near(first)) if name in texts.help.HELP]
    stamp = showing.stamp(ctx.services, parent=ctx.thread)
    if not near and len(first.split()) > 2:
        said = texts.helping.sentence(first)
        return Reply(said, cards.help.areas(said, stamp))
    text = texts.helping.unknown(first, near)
    card: Card = cards.help.help_one(near[0], stamp) if near else cards.help.help_overview(stamp)
    card = {**card, "body": [cards.card.text(text), *card["body"]]}  # clients hide our text
    rest = texts.help.one(near[0]) if near else texts.help.overview()
    return Reply(f"{text}\n\n{rest}", card)


def _area(words: str) -> str | None:
    for area, title in texts.help.AREAS.items():
        if words in (area, title.casefold()) and words not in texts.help.HELP:
            return area
    return None


def _command_named(ctx: Context, words: str) -> str:
    """The one name of a command; synonyms lead to it as they do when they are typed."""
    if words in texts.help.HELP or texts.helping.not_yet(words):
        return words
    command = read(words, ctx.said_at, ctx.zone, ctx.locale)
    return "" if command.guess or command.name == "unknown" else command.name


def _near(word: str) -> list[str]:
    names = [*texts.help.HELP]
    return suggest.suggest(word, names)
