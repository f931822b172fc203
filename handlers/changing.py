"""Moving and changing meetings: one occurrence, the following ones, or the whole series."""

from __future__ import annotations

from dataclasses import replace

import texts.asking
import texts.changing
import texts.meetings
import texts.previewing
from domain.model import Occurrence
from domain.refused import Refused
from handlers import (
    asking,
    explaining,
    finding,
    forming,
    instances,
    previewing,
    refusing,
    scheduling,
)
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from handlers.proposing import CLEAN, new_start, occurrence_of, propose, says_something, says_when
from language.model import Command
from services.meetings import Proposal

family = Family("changing")


@family.command("move")
def move(ctx: Context, command: Command) -> Reply:
    """Give an occurrence, the following ones or a whole series another start."""
    command, found, occurrence = _meant(ctx, command)
    start = new_start(ctx, command, occurrence)
    if start is None:
        return forming.move_form_for(ctx, command)
    command = replace(command, start=start, date=None, clock=None, shift=None)
    return try_change(ctx, command, found, occurrence)


@family.command("change")
def change(ctx: Context, command: Command) -> Reply:
    """Change anything but the start: title, length, recurrence, reminder, options."""
    command, found, occurrence = _meant(ctx, command)
    if not says_something(command):
        return forming.change_form_for(ctx, command, found)
    start = new_start(ctx, command, occurrence) if says_when(command) else None
    command = replace(command, start=start, date=None, clock=None)
    return try_change(ctx, command, found, occurrence)


def _meant(ctx: Context, command: Command) -> tuple[Command, Meant, Occurrence]:
    """What a command is about, and the command with that in place of the words."""
    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    command = instances.addressed(ctx, command)
    found = finding.meant(ctx, command, writes=True)
    if found.others:
        raise Answered(Reply(texts.changing.one_at_a_time()))
    return finding.settled(command, found), found, occurrence_of(ctx, found)


def try_change(
    ctx: Context, command: Command, found: Meant, occurrence: Occurrence, *, ask: bool = False
) -> Reply:
    """Check the rules, show what it would do, and do it once that is agreed.

    With ``ask`` it is shown first in any case.
    """
    series = found.series
    proposal = instances.fixed(ctx, command, found) or propose(ctx, command, found, occurrence)
    if command.dry_run:
        lines = [] if isinstance(proposal, Refused) else _lines(ctx, command, proposal, occurrence)
        yes = texts.changing.yes(command.name)
        return previewing.dry_run(ctx, command, series, proposal, lines=lines, yes=yes)
    if isinstance(proposal, Refused):
        if previewing.could_apply_partly(proposal) and not ctx.confirmed:
            return previewing.preview(ctx, command, series, proposal)
        return refusing.change(ctx, command, proposal, series)
    if proposal.after is not None and proposal.after == replace(
        series, version=proposal.after.version
    ):
        raise Answered(Reply(texts.changing.as_it_is(series)))
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    others = ask or receivers or ctx.in_group or command.assumed or command.alternatives
    if not ctx.confirmed and previewing.shows_preview(proposal):
        return previewing.preview(ctx, command, series, proposal)
    if not ctx.confirmed and others:
        lines = _lines(ctx, command, proposal, occurrence)
        return asking.confirm(
            ctx, command, lines, texts.changing.yes(command.name), no="Keep as is", series=series
        )
    return make(ctx, command, proposal, occurrence)


def _lines(ctx: Context, command: Command, proposal: Proposal, old: Occurrence) -> list[str]:
    """A change in full before it happens: what, who is told, what was assumed, overlaps."""
    receivers = ctx.services.announcements.receivers(proposal.series, ctx.person.email)
    names = scheduling.told_names(ctx, receivers)
    told = texts.previewing.would_tell if command.dry_run else texts.meetings.told
    return [
        *_echo(ctx, proposal, old),
        told(names),
        *texts.asking.assumptions(command.assumed),
        *explaining.conflict_lines(ctx, proposal.series, proposal.original),
    ]


def make(ctx: Context, command: Command, proposal: Proposal, old: Occurrence) -> Reply:
    """Keep a change and say what it was."""
    receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said)
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    series = proposal.series
    new = proposal.occurrence if proposal.original else None
    if proposal.born is not None:
        text = texts.changing.split_done(
            series, proposal.born, old, ctx.zone, ctx.locale, ctx.now, told
        )
    elif new is not None and (new.start != old.start):
        text = texts.meetings.moved(series, old, new, ctx.zone, ctx.locale, ctx.now, told)
    else:
        lines = texts.changing.differences(proposal, ctx.zone, ctx.locale, ctx.now)
        if CLEAN in command.settings:
            lines += texts.changing.kept_own(series, ctx.now)
        text = texts.meetings.changed(series, lines, told)
    if ctx.in_group:
        return Reply(text, about=new.id if new else series.id)
    return scheduling.showing_card(
        ctx, proposal.born or series, text, None if proposal.born else new
    )


def _echo(ctx: Context, proposal: Proposal, old: Occurrence) -> list[str]:
    new = proposal.occurrence if proposal.original else None
    if new is not None and new.start != old.start:
        lines = texts.meetings.moving(proposal.series, old, new, ctx.zone, ctx.locale, ctx.now)
        lines += texts.changing.besides(proposal, ctx.zone, ctx.locale, ctx.now)
        return lines
    return texts.changing.echo(proposal, ctx.zone, ctx.locale, ctx.now)
