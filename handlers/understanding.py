"""From the words of a message to the handler that answers them, with the pending draft in mind."""

from __future__ import annotations

from dataclasses import replace

import texts.asking
import texts.helping
from handlers import asking, crossing, helping, settling
from handlers.context import Context, Reply
from handlers.families import COMMANDS
from language.commands import read
from language.drafts.consent import consent
from language.model import Command, Habits, Known
from services.rights import Forbidden

# Commands that change nothing for anybody: a misspelt one runs, with a note.
READS = frozenset(
    {
        "help",
        "list",
        "agenda",
        "next",
        "find",
        "more",
        "show",
        "why",
        "try",
        "map",
        "history",
        "export",
        "status",
    }
)


def answer(ctx: Context, text: str) -> Reply:
    """Answer what somebody typed: a word on their pending draft, or a command."""
    draft = asking.pending(ctx)
    if draft is not None and (said := crossing.either(ctx, draft, text, run)):
        return said
    if draft is not None and (said := settling.settle(ctx, draft, text, run)):
        return said
    known, habits = known_here(ctx), habits_of(ctx)
    command = read(text, ctx.said_at, ctx.zone, ctx.locale, known=known, habits=habits)
    if draft is not None and (said := settling.correct(ctx, draft, command, text, known, run)):
        return said
    if draft is None and (consent(text) or settling.would_correct(command)):
        if late := asking.expired(ctx):
            return Reply(texts.asking.too_late(late))
        known_place = ctx.asked_about or ctx.services.outbox.last_about(ctx.space.id)
        if consent(text) and not known_place:
            return Reply(texts.helping.nothing_waits())
    return run(ctx, command)


def run(ctx: Context, command: Command) -> Reply:
    """Give a command to its handler, after asking what has to be asked first."""
    if command.name == "":
        command = replace(command, name="agenda")
    if command.name == "unknown" or command.name not in COMMANDS:
        return helping.unknown(ctx, command)
    if command.question:
        return asking.question(ctx, command)
    if command.guess and not ctx.confirmed:
        if command.name not in READS:
            return asking.did_you_mean(ctx, command)
        reply = handle(ctx, command)
        return replace(reply, text=f"{texts.asking.read_as(command.name)}\n\n{reply.text}")
    return handle(ctx, command)


def handle(ctx: Context, command: Command) -> Reply:
    """Run the handler of a command that needs no question first."""
    try:
        return COMMANDS[command.name](ctx, command)
    except Forbidden as refusal:
        refusal.command = refusal.command or command
        raise


def known_here(ctx: Context) -> Known:
    """Names of people and titles of meetings which win over words that look like times."""
    people = ctx.services.people_near(ctx.space)
    return Known(
        people=tuple(person.name for person in people if person.name),
        titles=tuple(ctx.services.titles_near(ctx.person, ctx.space)),
    )


def habits_of(ctx: Context) -> Habits:
    """What loose words mean to this person."""
    biweekly = ctx.person.settings.get("biweekly")
    return Habits(biweekly=int(biweekly) if biweekly else None)
