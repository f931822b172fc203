"""Refusals: why, what would work, and the buttons that do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import cards.refusal
import cards.timeline
import texts.asking
import texts.refusals
import texts.refusing
from domain.model import Series
from domain.refused import Refused
from handlers import asking, finding, forming, instances, laying, proposing, scheduling
from handlers.context import Context, Reply
from handlers.drafts import Draft
from handlers.family import Family
from handlers.laying import EXACT, ONCE
from handlers.proposing import PARENT
from language.model import Command, Scope

family = Family("refusing")

CHANGES = frozenset({"move", "change"})  # what is done with the times that a refusal offers


def creation(ctx: Context, command: Command, refused: Refused) -> Reply:
    """A meeting that can't be made as asked."""
    return _refusal(ctx, command, refused, command.title or "", "schedule", None)


def change(
    ctx: Context, command: Command, refused: Refused, series: Series, *, verb: str = ""
) -> Reply:
    """A change that breaks a rule, or several; nothing has happened.

    ``verb`` is how the refusal is headed, the command's own unless another is given.
    """
    occurrence = refused.occurrence
    title = occurrence.details.title if occurrence else series.details.title
    return _refusal(ctx, command, refused, title, verb or command.name, series)


def _refusal(
    ctx: Context,
    command: Command,
    refused: Refused,
    title: str,
    verb: str,
    series: Series | None,
) -> Reply:
    zone = ctx.zone
    verb = verb if verb in texts.refusals.NOT_DONE else "change"
    offers = _by_name(ctx, command, refused)
    command = replace(command, alternatives=tuple(offers.values()))
    draft = asking.keep(ctx, command, "fix", series, labels=tuple(offers))
    stamp = asking.stamp(ctx, draft, series)
    if refused.occurrence is not None:
        stamp = replace(stamp, original=refused.occurrence.original.isoformat(timespec="minutes"))
    notes = _notes(ctx, refused, series)
    card = cards.refusal.refusal(
        refused,
        title,
        zone,
        ctx.locale,
        stamp,
        ctx.services.pictures.url(
            cards.timeline.to_query(cards.timeline.from_refused(refused, zone))
        ),
        verb=verb,
        notes=notes,
        parents=instances.parents(ctx, refused),
    )
    text = texts.refusals.refused(
        refused, title, zone, ctx.locale, verb=verb, short=_typed(refused, series)
    )
    text = "\n\n".join([text, *notes])
    about = refused.occurrence.id if refused.occurrence else series.id if series else None
    return Reply(text, card, name=f"draft:{draft.id}", about=about, replaces=ctx.draft is not None)


def _by_name(ctx: Context, command: Command, refused: Refused) -> dict[str, Command]:
    """The starts that are offered, as whole commands by their labels: they can be typed as well."""
    if command.name not in CHANGES | {"schedule"} or EXACT in command.settings:
        return {}
    plain = replace(command, alternatives=(), assumed=())
    return {
        each.label: _fixed(ctx, plain, {"kind": each.kind, "start": each.start.isoformat()})
        for each in texts.refusals.offers(refused, ctx.zone, ctx.locale)
        if each.start is not None and each.kind != "length" and not each.recurrence
    }


def _notes(ctx: Context, refused: Refused, series: Series | None) -> list[str]:
    """Whom a press on what is offered would tell; nothing where nothing is offered."""
    offered = texts.refusals.offers(refused, ctx.zone, ctx.locale) or refused.fixes.separate
    if series is None or not offered:
        return []
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    names = scheduling.told_names(ctx, receivers)
    return [texts.refusing.pressing_tells(names)] if names else []


def _typed(refused: Refused, series: Series | None) -> str:
    """How the meeting is called in a typed command: with its date where it recurs."""
    if series is None:
        return ""
    one = refused.occurrence
    if not series.recurs:
        return series.short
    return f"{series.short} on {one.original:%Y-%m-%d}" if one else ""


@family.submission("fix")
def fix(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Do what was offered: the same command with what the rules allow."""
    draft = asking.own_draft(ctx, inputs)
    command = _fixed(ctx, _spelled_out(ctx, draft.command), inputs)
    return _go_on(ctx, draft, command, inputs)


def _spelled_out(ctx: Context, command: Command) -> Command:
    """The command with the plan it asks for, where it is about more than one occurrence."""
    if command.name not in CHANGES:
        return command
    found = finding.meant(ctx, command, writes=True)
    plan = laying.wanted_plan(ctx, command, found, proposing.occurrence_of(ctx, found))
    return laying.exactly(command, plan) if plan else command


def _fixed(ctx: Context, command: Command, inputs: dict[str, str]) -> Command:
    sets_start = inputs.get("kind") != "length" or command.start is not None
    fixed = replace(command, alternatives=(), assumed=())
    if inputs.get("start") and sets_start:
        start = datetime.fromisoformat(inputs["start"])
        start = start.astimezone(laying.zone_of(ctx, command))
        fixed = replace(fixed, start=start, date=None, clock=None, shift=None)
    if inputs.get("minutes"):
        minutes = timedelta(minutes=int(inputs["minutes"]))
        fixed = replace(fixed, duration=minutes, end=None, shift=None)
    if inputs.get("recurrence"):
        settings = tuple(pair for pair in fixed.settings if pair != ONCE)
        fixed = replace(fixed, recurrence=inputs["recurrence"], until=None, count=None)
        fixed = replace(fixed, settings=settings)
    return fixed


@family.submission("pick")
def pick(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A form limited to the times that are allowed."""
    draft = asking.own_draft(ctx, inputs)
    there = ctx.correcting(draft)
    command = _fixed(ctx, draft.command, {**inputs, "start": ""})
    if command.name == "schedule":
        reply = scheduling.form(there, command, texts.refusing.pick_another())
    else:
        reply = forming.move_form_for(there, command)
    return replace(reply, replaces=True)


@family.submission("edit_parent")
def edit_parent(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Rule 4: change the planned date that an instance belongs to, or the series."""
    from handlers import changing

    draft = asking.own_draft(ctx, inputs)
    there, command = ctx.correcting(draft), replace(draft.command, start=None)
    found = finding.meant(there, command, writes=True)
    series = found.series
    if inputs.get("of") == "series":
        found = replace(found, scope=Scope.SERIES)
    else:
        found = replace(found, scope=Scope.THIS if series.recurs else None)
        command = replace(command, settings=(*command.settings, PARENT))
    command = finding.settled(command, found)
    if command.name == "move":
        return replace(forming.move_form_for(there, command), replaces=True)
    occurrence = proposing.occurrence_of(there, found)
    if isinstance(proposing.propose(there, command, found, occurrence), Refused):
        plain = Command("change", command.said, target=command.target, scope=found.scope)
        return replace(forming.change_form_for(there, plain, found), replaces=True)
    return replace(changing.change(there, command), replaces=True)


def _go_on(ctx: Context, draft: Draft, command: Command, inputs: dict[str, str]) -> Reply:
    from handlers.understanding import handle

    series = ctx.services.series.get(draft.series_id) if draft.series_id else None
    if draft.series_id and (series is None or series.version != draft.version):
        change = ctx.services.last_change(draft.series_id)
        reply = handle(ctx.correcting(draft), command)
        words = texts.asking.changed_since(change, ctx.zone, ctx.locale)
        return replace(reply, text=f"{words}\n\n{reply.text}", replaces=True)
    asking.drop(ctx, draft, texts.refusing.fixed())
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.refusing.fixed())
    return replace(handle(ctx.confirming(draft), command), replaces=True)
