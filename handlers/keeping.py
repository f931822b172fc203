"""Apply when it ends: a change that had to wait for a live meeting, tried again when it is over."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import cards.choose
import texts.asking
import texts.keeping
import texts.meetings
import texts.previews
from domain import changes, kept
from domain.model import Series
from domain.refused import Refused
from handlers import (
    asking,
    cancelling,
    changing,
    drafts,
    finding,
    laying,
    previewing,
    proposing,
    refusing,
    scheduling,
)
from handlers.context import Answered, Context, Reply, context
from handlers.drafts import Draft
from handlers.family import Family
from handlers.finding import Meant
from language.model import Command, Scope
from services.meetings import Proposal
from services.rights import Forbidden

if TYPE_CHECKING:
    from services.services import Services
    from services.unit import Due

family = Family("keeping")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change of somebody's that waits, and since when."""

    row: Due
    at: datetime


@family.submission("when_ends")
def when_ends(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Keep the refused change until the meeting is over."""
    draft = asking.own_draft(ctx, inputs)
    series = ctx.services.series.get(draft.series_id)
    if series is None or changes.live(series) is None:
        return replace(_again(ctx, draft), replaces=True)
    ctx.services.meetings.check(ctx.person, series)
    found = finding.meant(ctx, draft.command, writes=True)
    draft = replace(draft, command=_spelled_out(ctx, draft.command, found))
    losing = _losing(ctx, draft.command, found)
    key = f"{series.id}|{draft.id}"
    asking.drop(ctx, draft, texts.keeping.was_kept())
    ctx.services.plan(
        "kept",
        key,
        ctx.now + kept.LASTS,
        draft=drafts.to_data(draft),
        person=ctx.person.id,
        seen=_seen_adapter().dump_python(_seen(ctx, draft, series, found), mode="json"),
        losing=losing,
    )
    until = ctx.now + kept.LASTS
    text = texts.keeping.waits(series, _what(ctx, draft.command), until, ctx.zone, ctx.locale)
    text = "\n".join([text, *texts.keeping.loses(losing)])
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
    return replace(drop(ctx, row), replaces=True)


def drop(ctx: Context, row: Due) -> Reply:
    """Nothing will happen when the meeting ends."""
    draft = drafts.from_data(row.data["draft"])
    ctx.services.unit.write(ctx.services.due.cancel("kept", row.key))
    return Reply(texts.keeping.dropped(_what(ctx, draft.command)))


def last_by(ctx: Context, of: set[str] | None = None) -> Waiting | None:
    """The newest change of this person in this space that waits for a meeting to end.

    ``of`` limits it to some series, by id.
    """
    found: list[Waiting] = []
    for row in ctx.services.due.of_prefix("kept", ""):
        draft = drafts.from_data(row.data["draft"])
        within = of is None or draft.series_id in of
        if draft.by == ctx.person.email and draft.space_id == ctx.space.id and within:
            seen: kept.Kept = _seen_adapter().validate_python(row.data["seen"])
            found.append(Waiting(row, seen.at))
    return max(found, key=lambda one: one.at, default=None)


def waiting(services: Services, series: Series) -> list[str]:
    """What waits for a series to end, in lines for a list."""
    lines = []
    for row in services.due.of_prefix("kept", f"{series.id}|"):
        draft = drafts.from_data(row.data["draft"])
        space, person = services.spaces.get(draft.space_id), services.people.get(row.data["person"])
        if space is None or person is None:
            continue
        ctx = context(services, person, space, services.now)
        by = services.name_of(draft.by)
        lines.append(texts.keeping.line(_what(ctx, draft.command), by))
    return lines


@family.moment("kept")
def kept_moment(services: Services, rows: list[Due]) -> None:
    """The meeting is over, or a day has passed: check all rules again, then apply or ask."""
    for row in rows:
        draft = drafts.from_data(row.data["draft"])
        person = services.people.get(row.data["person"])
        space = services.spaces.get(draft.space_id)
        if person is None or space is None or space.left:
            continue
        ctx = replace(context(services, person, space, services.now), thread=draft.thread)
        reply = _answered(ctx, draft, row)
        if reply is None:
            continue
        services.unit.post(
            f"space:{space.id}",
            reply.text,
            card=reply.card,
            parent=draft.thread,
            name=reply.name,
            about=reply.about,
        )


def _answered(ctx: Context, draft: Draft, row: Due) -> Reply | None:
    series = ctx.services.series.get(draft.series_id)
    what = _what(ctx, draft.command)
    if series is None:
        return Reply(texts.keeping.gone(what))
    try:
        return _decide(ctx, draft, row, series)
    except Answered as answered:  # what it was about is not there any more
        return replace(answered.reply, text=f"{texts.keeping.not_done(what)} {answered.reply.text}")
    except Forbidden:
        return Reply(texts.keeping.no_right(series, what))


def _decide(ctx: Context, draft: Draft, row: Due, series: Series) -> Reply | None:
    command, what = draft.command, _what(ctx, draft.command)
    seen: kept.Kept = _seen_adapter().validate_python(row.data["seen"])
    state = kept.recheck(series, seen, ctx.now)
    if isinstance(state, kept.Expired):
        return Reply(texts.keeping.expired(series, what), about=series.id)
    if isinstance(state, kept.Waiting):
        ctx.services.plan("kept", row.key, seen.expires, **row.data)
        return None
    found = finding.meant(ctx, command, writes=True)
    if isinstance(state, kept.Ask):
        command = _anew(ctx, command, series, seen)
    outcome = _outcome(ctx, command, found)
    if isinstance(outcome, Refused):
        if outcome.numbers == (3,):  # somebody has opened it again
            ctx.services.plan("kept", row.key, seen.expires, **row.data)
            return None
        reply = refusing.change(ctx, command, outcome, series)
        return replace(reply, text=f"{texts.keeping.refused(series)}\n\n{reply.text}")
    if isinstance(state, kept.Ask) or _losing(ctx, command, found) != row.data["losing"]:
        reply = _ask(ctx, command, found)
        return replace(reply, text=f"{texts.keeping.differs(series)}\n\n{reply.text}")
    receivers = ctx.services.meetings.keep(
        outcome, ctx.person, ctx.space, command.said, reason=_reason(command)
    )
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    return Reply(texts.keeping.applied(series, what, told), about=series.id)


def _outcome(ctx: Context, command: Command, found: Meant) -> Proposal | Refused:
    if command.name == "cancel":
        return cancelling.propose(ctx, found)
    return proposing.propose(ctx, command, found, proposing.occurrence_of(ctx, found))


def _losing(ctx: Context, command: Command, found: Meant) -> list[str]:
    """The dates that would lose a change of their own, a line each; they were shown once."""
    if command.name == "cancel" or found.scope in (Scope.THIS, None):
        return []
    outcome = _outcome(ctx, command, found)
    seen = previewing.seen_by(ctx, command, found.series, outcome)
    rows = [row for row in seen.rows if row.lost]
    return [texts.previews.line(row, ctx.zone, ctx.locale, now=ctx.now) for row in rows]


def _ask(ctx: Context, command: Command, found: Meant) -> Reply:
    if command.name == "cancel":
        return cancelling.cancel(ctx, command)
    occurrence = proposing.occurrence_of(ctx, found)
    return changing.try_change(ctx, command, found, occurrence, ask=True)


def _reason(command: Command) -> str:
    return (command.text or "") if command.name == "cancel" else ""


def _spelled_out(ctx: Context, command: Command, found: Meant) -> Command:
    """The command so that it means the same when it is read again after the meeting."""
    if command.name == "cancel":
        return command
    plan = laying.wanted_plan(ctx, command, found, proposing.occurrence_of(ctx, found))
    return laying.exactly(command, plan) if plan else command


def _anew(ctx: Context, command: Command, series: Series, seen: kept.Kept) -> Command:
    """The command for a series that has another plan by now: its new clock, on the days of that."""
    plan = laying.spelled_out(ctx, command)
    if plan is None or seen.seen_plan is None or command.scope is not Scope.SERIES:
        return command
    if plan.start.date() != seen.seen_plan.start.date():
        return command
    same = plan.recurrence == seen.seen_plan.recurrence
    anew = changes.planned_move(
        series,
        ctx.now,
        start=plan.start.time(),
        duration=plan.duration,
        timezone=plan.timezone,
        recurrence=changes.KEEP if same else plan.recurrence,
    )
    return laying.exactly(command, anew)


def _seen(ctx: Context, draft: Draft, series: Series, found: Meant) -> kept.Kept:
    """What the person saw: it decides when the wait is over, and whether anything is different."""
    occurrence = found.occurrence
    one = occurrence is not None and found.scope in (Scope.THIS, None)
    return kept.Kept(
        series.id,
        occurrence.original if occurrence is not None and one else None,
        ctx.now,
        changes={},
        seen_start=occurrence.start if occurrence is not None and one else None,
        seen_duration=occurrence.duration if occurrence is not None and one else None,
        seen_plan=series.plan,
    )


def _what(ctx: Context, command: Command) -> str:
    """The change in words: as it was said, with the time that it came to mean."""
    length = command.duration if command.name == "change" else None
    plan = laying.spelled_out(ctx, command)
    return texts.keeping.what(
        command.name, command.said, command.start, length, plan, ctx.zone, ctx.locale, ctx.now
    )


def _again(ctx: Context, draft: Draft) -> Reply:
    """The meeting is over by now: do it at once."""
    from handlers.understanding import handle

    return handle(ctx.correcting(draft), draft.command)


@functools.cache
def _seen_adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kept.Kept)
