"""An occurrence that may not go where it is wanted becomes a meeting of its own there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import texts.meetings
import texts.refusing
from domain import changes, occurrences
from domain.model import Occurrence, Plan, Series
from domain.refused import Refused
from handlers import asking, refusing, scheduling
from handlers.context import Context, Reply
from handlers.drafts import Draft
from handlers.family import Family
from language.model import Command
from services.meetings import Proposal

family = Family("separating")


@family.submission("separate")
def separate(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Make the new meeting and take the occurrence out of its series, in one press."""
    draft = asking.own_draft(ctx, inputs)
    series = ctx.services.series.get(draft.series_id)
    occurrence = _occurrence(series, inputs)
    if series is None or occurrence is None or not inputs.get("start"):
        return Reply(texts.refusing.gone())
    ctx.services.meetings.check(ctx.person, series)
    minutes = int(inputs.get("minutes") or 0)
    duration = timedelta(minutes=minutes) if minutes else occurrence.duration
    start = datetime.fromisoformat(inputs["start"])
    born = _born(ctx, series, occurrence, start, duration)
    if isinstance(born, Refused):
        return refusing.creation(ctx.correcting(draft), _schedule(draft, series, start), born)
    asking.drop(ctx, draft, texts.refusing.made_separate())
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.refusing.made_separate())
    return replace(_keep(ctx, draft, series, occurrence, born), replaces=True)


def _keep(
    ctx: Context, draft: Draft, series: Series, occurrence: Occurrence, born: Series
) -> Reply:
    meetings, said = ctx.services.meetings, draft.command.said
    receivers = meetings.keep(Proposal("separate", None, born), ctx.person, ctx.space, said)
    left = changes.cancel(series, occurrence.original, ctx.now)
    if isinstance(left, Series):
        proposal = Proposal("separate", series, left, occurrence.original)
        meetings.keep(proposal, ctx.person, ctx.space, said, kind="cancelled")
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    new = occurrences.first(born)
    assert new is not None, "a new meeting has an occurrence"
    text = texts.refusing.separated(
        series,
        born,
        occurrence,
        new,
        isinstance(left, Series),
        ctx.zone,
        ctx.locale,
        ctx.now,
        told,
    )
    return Reply(text, about=born.id) if ctx.in_group else scheduling.showing_card(ctx, born, text)


def _born(
    ctx: Context, series: Series, occurrence: Occurrence, start: datetime, duration: timedelta
) -> Series | Refused:
    """The meeting of its own: for the same people, in the same place, with the same details."""
    zone = series.plan.zone
    invitees = [
        replace(one, original=None)
        for one in series.invitees
        if one.original in (None, occurrence.original)
    ]
    plan = Plan(start.astimezone(zone).replace(tzinfo=None), duration, series.plan.timezone)
    details = replace(occurrence.details, number="")
    proposal = ctx.services.meetings.apart(series, plan, details, invitees)
    return proposal if isinstance(proposal, Refused) else proposal.series


def _schedule(draft: Draft, series: Series, start: datetime) -> Command:
    people = tuple(asking.named(one.email, one.name) for one in series.invitees)
    title = series.details.title
    return Command("schedule", draft.command.said, title=title, start=start, people=people)


def _occurrence(series: Series | None, inputs: dict[str, str]) -> Occurrence | None:
    original = inputs.get("original", "")
    if series is None or not original:
        return None
    return occurrences.find(series, datetime.fromisoformat(original))
