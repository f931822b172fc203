"""Handing a meeting over to another host."""

from __future__ import annotations

from dataclasses import replace

import texts.handing
from domain import changes
from domain.refused import Refused
from handlers import asking, finding, inviting, people, refusing
from handlers.context import Context, Reply
from handlers.family import Family
from language.model import Command, Scope
from services.rights import Forbidden
from services.unit import Notice

family = Family("handing")


@family.command("reassign")
def reassign(ctx: Context, command: Command) -> Reply:
    """Hand a meeting over to another host, who is told; a series has one host for all its dates."""
    inviting.understood(command)
    found = finding.meant(ctx, command)
    series, title = found.series, found.series.details.title
    if ctx.person.email != series.host:
        raise Forbidden("reassign", series, (series.host,))
    named = [one for one in people.settled(ctx, command).people if one.email]
    if not named:
        return Reply(texts.handing.to_whom(title, series.short))
    if len(named) > 1:
        return Reply(texts.handing.to_one())
    new = named[0].email or ""
    name = ctx.services.name_of(new)
    proposal = ctx.services.meetings.propose(
        "reassign", ctx.person, series, lambda given, now: changes.hand_over(given, new, now)
    )
    if isinstance(proposal, Refused):
        return refusing.change(ctx, command, proposal, series)
    whole = replace(found, scope=Scope.SERIES if series.recurs else None)
    if not ctx.confirmed:
        kept = replace(finding.settled(command, whole), people=tuple(named))
        lines = texts.handing.echo(title, inviting.when(ctx, whole), name)
        return asking.confirm(ctx, kept, lines, texts.handing.yes_label(name), series=series)
    ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said, tell=False)
    ctx.services.unit.tell(
        Notice(
            "handed",
            (f"person:{new}",),
            ctx.person.email,
            after=proposal.after,
            before=proposal.before,
        )
    )
    return Reply(texts.handing.done(title, series.short, name), about=series.id)
