"""From the words of a message to the handler that answers them, with the pending draft in mind."""

from __future__ import annotations

from dataclasses import replace

import texts.asking
from handlers import asking, helping
from handlers.context import Context, Reply
from handlers.drafts import Draft
from handlers.families import COMMANDS
from language import dialog
from language.commands import read
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

# Drafts whose days, times, lengths and people can be corrected by a few words.
CORRECTABLE = frozenset({"schedule", "move", "change", "invite", "remove", "remind", "announce"})


def answer(ctx: Context, text: str) -> Reply:
    """Answer what somebody typed: a word on their pending draft, or a command."""
    draft = asking.pending(ctx)
    known, habits = known_here(ctx), habits_of(ctx)
    if draft is not None and (said := asking.settle(ctx, draft, text)):
        return said
    command = read(text, ctx.said_at, ctx.zone, ctx.locale, known=known, habits=habits)
    if draft is not None and not _is_about_another(command, draft):
        corrected = dialog.correct(draft.command, text, ctx.said_at, ctx.zone, ctx.locale)
        if corrected is not None and _fits(corrected, draft):
            return run(ctx.correcting(draft), corrected)
    return run(ctx, command)


def _is_about_another(command: Command, draft: Draft) -> bool:
    """Tell whether a line is a command of its own: it names a meeting, and not the draft's verb."""
    target = command.target
    if target is None or command.name in ("unknown", "", draft.command.name):
        return False
    return bool(target.words or target.short or target.numbers or target.number or target.link)


def _fits(corrected: Command, draft: Draft) -> bool:
    """Tell whether a draft can be corrected so: all can be dropped or picked from, few changed."""
    if corrected.name != draft.command.name or draft.command.name in CORRECTABLE:
        return True
    return any(replace(corrected, alternatives=()) == each for each in draft.command.alternatives)


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
