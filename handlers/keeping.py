"""Apply when it ends: a change that had to wait for a live meeting, tried again when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import cards.choose
import texts.keeping
import texts.meetings
from domain import changes, kept
from domain.model import Series
from handlers import asking, changing, drafts, finding, proposing, refusing, scheduling
from handlers.context import Context, Reply, context
from handlers.drafts import Draft
from handlers.family import Family
from handlers.finding import Meant
from language.model import Scope
from services.meetings import Proposal

if TYPE_CHECKING:
    from services.services import Services
    from services.unit import Due

family = Family("keeping")


@family.submission("when_ends")
def when_ends(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Keep the refused change until the meeting is over."""
    draft = asking.own_draft(ctx, inputs)
    series = ctx.services.series.get(draft.series_id)
    if series is None or changes.live(series) is None:
        return replace(_again(ctx, draft), replaces=True)
    found = finding.meant(ctx, draft.command, writes=True)
    ctx.services.meetings.check(ctx.person, series)
    occurrence = found.occurrence
    key = f"{series.id}|{draft.id}"
    asking.drop(ctx, draft, texts.keeping.was_kept())
    ctx.services.plan(
        "kept",
        key,
        ctx.now + kept.LASTS,
        draft=drafts.to_data(draft),
        person=ctx.person.id,
        at=ctx.now.isoformat(),
        start=occurrence.start.isoformat() if occurrence else "",
        minutes=round(occurrence.duration / timedelta(minutes=1)) if occurrence else 0,
    )
    text = texts.keeping.waits(
        series, draft.command.said, ctx.now + kept.LASTS, ctx.zone, ctx.locale
    )
    label = texts.keeping.drop_label()
    stamp = asking.stamp(ctx, draft, series)
    card = cards.choose.choose(text, [(label, "drop_kept", {"key": key})], stamp)
    return Reply(text, card, replaces=True, about=series.id)


@family.submission("drop_kept")
def drop_kept(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Let a waiting change go."""
    row = ctx.services.due.get("kept", inputs.get("key", ""))
    if row is None:
        return Reply(texts.keeping.not_waiting(), replaces=True)
    draft = drafts.from_data(row.data["draft"])
    if draft.by != ctx.person.email:
        return Reply(texts.asking.not_yours(ctx.services.name_of(draft.by)), private=True)
    ctx.services.unit.write(ctx.services.due.cancel("kept", row.key))
    return Reply(texts.keeping.dropped(), replaces=True)


def waiting(services: Services, series: Series) -> list[str]:
    """What waits for a series to end, in lines for a list."""
    rows = services.due.of_prefix("kept", f"{series.id}|")
    return [texts.keeping.line(drafts.from_data(row.data["draft"]).command.said) for row in rows]


@family.moment("kept")
def kept_moment(services: Services, rows: list[Due]) -> None:
    """The meeting is over, or a day has passed: check all rules again, then apply or ask."""
    for row in rows:
        draft = drafts.from_data(row.data["draft"])
        person = services.people.get(row.data["person"])
        space = services.spaces.get(draft.space_id)
        series = services.series.get(draft.series_id)
        if person is None or space is None or space.left:
            continue
        ctx = replace(context(services, person, space, services.now), thread=draft.thread)
        reply = _decide(ctx, draft, row, series)
        services.unit.post(
            f"space:{space.id}",
            reply.text,
            card=reply.card,
            parent=draft.thread,
            name=reply.name,
            about=reply.about,
        )


def _decide(ctx: Context, draft: Draft, row: Due, series: Series | None) -> Reply:
    command = draft.command
    if series is None:
        return Reply(texts.keeping.gone(command.said))
    found = finding.meant(ctx, command, writes=True)
    outcome = kept.recheck(series, _kept(ctx, draft, row.data, series, found), ctx.now)
    match outcome:
        case kept.Expired():
            return Reply(texts.keeping.expired(series, command.said), about=series.id)
        case kept.Waiting():
            ctx.services.plan("kept", row.key, ctx.now + kept.LASTS, **row.data)
            return Reply(texts.keeping.still_live(series), about=series.id)
        case kept.Ask(refused=None):
            reply = changing.try_change(ctx, command, found, proposing.occurrence_of(ctx, found))
            return replace(reply, text=f"{texts.keeping.differs(series)}\n\n{reply.text}")
        case kept.Ask(refused=refused):
            assert refused is not None
            reply = refusing.change(ctx, command, refused, series)
            return replace(reply, text=f"{texts.keeping.refused(series)}\n\n{reply.text}")
        case kept.Applied(series=after):
            original = found.original
            proposal = Proposal(command.name, series, after, original)
            receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said)
            told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
            lines = texts.changing.differences(proposal, ctx.zone, ctx.locale, ctx.now)
            return Reply(texts.keeping.applied(series, lines, told), about=series.id)


def _kept(
    ctx: Context, draft: Draft, data: dict[str, Any], series: Series, found: Meant
) -> kept.Kept:
    command = draft.command
    occurrence = found.occurrence
    whole = found.scope is Scope.SERIES and series.recurs
    plan = None
    if whole and (given := proposing.plan_changes(ctx, command, series, occurrence)):
        plan = changes.planned_move(series, ctx.now, **given)
    seen_start = datetime.fromisoformat(data["start"]) if data["start"] else None
    one = occurrence is not None and not whole
    return kept.Kept(
        series.id,
        occurrence.original if occurrence is not None and one else None,
        datetime.fromisoformat(data["at"]),
        start=command.start if one else None,
        duration=proposing.new_length(command, occurrence) if one and occurrence else None,
        plan=plan,
        changes=proposing.details_of(ctx, command),
        seen_start=seen_start if one else None,
        seen_duration=timedelta(minutes=data["minutes"]) if one else None,
        seen_plan=series.plan,
    )


def _again(ctx: Context, draft: Draft) -> Reply:
    """The meeting is over by now: do it at once."""
    from handlers.understanding import handle

    return handle(ctx.correcting(draft), draft.command)
