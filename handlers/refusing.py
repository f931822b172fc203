"""Refusals: why, what would work, and the buttons that do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import cards.move
import cards.refusal
import cards.timeline
import texts.finding
import texts.refusals
import texts.refusing
from domain import occurrences
from domain.model import Series
from domain.refused import Refused
from handlers import asking
from handlers.context import Context, Reply
from handlers.drafts import Draft
from handlers.family import Family
from language import offsets
from language.model import Command

family = Family("refusing")


def creation(ctx: Context, command: Command, refused: Refused) -> Reply:
    """A meeting that can't be made as asked."""
    return _refusal(ctx, command, refused, command.title or "", "schedule", None)


def change(
    ctx: Context, command: Command, refused: Refused, series: Series, *, verb: str = ""
) -> Reply:
    """A change that breaks a rule, or several; nothing has happened."""
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
    draft = asking.keep(ctx, command, "fix", series)
    stamp = asking.stamp(ctx, draft, series)
    if refused.occurrence is not None:
        stamp = replace(stamp, original=refused.occurrence.original.isoformat(timespec="minutes"))
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
    )
    text = texts.refusals.refused(
        refused, title, zone, ctx.locale, verb=verb, short=series.short if series else ""
    )
    about = refused.occurrence.id if refused.occurrence else series.id if series else None
    return Reply(text, card, name=f"draft:{draft.id}", about=about, replaces=ctx.draft is not None)


@family.submission("fix")
def fix(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Do what was offered: the same command with a time or length that the rules allow."""
    draft = asking.own_draft(ctx, inputs)
    command = replace(draft.command, clock=None, date=None, shift=None, alternatives=(), assumed=())
    if inputs.get("start"):
        start = datetime.fromisoformat(inputs["start"]).astimezone(_zone(ctx, command))
        command = replace(command, start=start)
    if inputs.get("minutes"):
        command = replace(command, duration=timedelta(minutes=int(inputs["minutes"])), end=None)
    return _go_on(ctx, draft, command, inputs)


@family.submission("pick")
def pick(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A form limited to the times that are allowed."""
    from handlers import forming, scheduling

    draft = asking.own_draft(ctx, inputs)
    there = ctx.correcting(draft)
    if draft.command.name == "schedule":
        return replace(
            scheduling.form(there, draft.command, texts.refusing.pick_another()), replaces=True
        )
    return replace(forming.move_form_for(there, draft.command), replaces=True)


@family.submission("separate")
def separate(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Make it a meeting of its own at the time that its series does not allow."""
    from handlers.scheduling import try_schedule

    draft = asking.own_draft(ctx, inputs)
    series = ctx.services.series.get(draft.series_id)
    if series is None:
        return Reply(texts.refusing.gone())
    command = draft.command
    original = inputs.get("original")
    occurrence = occurrences.find(series, datetime.fromisoformat(original)) if original else None
    details = occurrence.details if occurrence else series.details
    start = command.start
    if start is None:
        return Reply(texts.refusing.gone())
    duration = command.duration or (occurrence.duration if occurrence else series.plan.duration)
    made = Command(
        "schedule",
        draft.command.said,
        title=details.title,
        start=start,
        duration=duration,
        text=details.agenda or None,
        link=details.link or None,
        leads=(details.lead,) if details.lead is not None else (),
        people=tuple(asking.named(i.email, i.name) for i in series.invitees),
    )
    asking.drop(ctx, draft, texts.refusing.made_separate())
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.refusing.made_separate())
    return replace(try_schedule(ctx.confirming(draft), made), replaces=True)


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


def _zone(ctx: Context, command: Command) -> ZoneInfo:
    return (offsets.zone(command.zone) if command.zone else None) or ctx.zone
