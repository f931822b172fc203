"""Answers that change nothing: why, try, map, dry runs, and the preview of a series edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

import cards.preview
import texts.previews
from domain.conflicts import Conflict, conflicts
from domain.preview import Effect, Preview, Row
from domain.preview import preview as preview_of

import texts.explaining
import texts.meetings
from cards.views import PreviewRow, PreviewView
from domain import intervals, occurrences
from domain.model import Occurrence, Series
from domain.refused import Refused
from handlers import asking, finding, refusing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from language.model import Command, Scope
from services.meetings import Proposal

family = Family("explaining")

HORIZON = timedelta(days=366)
ROWS = 12
MAPPED = 12
CONFLICTS_NAMED = 5

# The first of these that a row has decides how it is shown.
KINDS = (
    (Effect.BREAKS_RULE, "breaks"),
    (Effect.LOSES_CHANGE, "loses"),
    (Effect.CANCELLED_STAYS, "stays_cancelled"),
    (Effect.DROPPED, "gone"),
    (Effect.ADDED, "added"),
    (Effect.OVERLAPS, "overlaps"),
    (Effect.MOVED, "moved"),
    (Effect.RESIZED, "moved"),
    (Effect.KEPT, "kept"),
)


@family.command("why", "try")
def why(ctx: Context, command: Command) -> Reply:
    """Say whether a meeting could be at a time, and if not, why and what could; never writes."""
    from handlers import changing

    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    found = finding.meant(ctx, command)
    if found.occurrence is None and found.scope is not Scope.SERIES:
        up = occurrences.next_up(found.series, ctx.now) or occurrences.last(found.series)
        found = replace(found, occurrence=up, scope=Scope.THIS if found.series.recurs else None)
    occurrence = found.occurrence
    if occurrence is None:
        raise Answered(Reply(texts.explaining.nothing_left(found.series)))
    start = changing.new_start(ctx, command, occurrence)
    if start is None and command.duration is None:
        return _range(ctx, found.series, occurrence)
    asked = replace(
        finding.settled(command, found), name="move", start=start, date=None, clock=None, shift=None
    )
    outcome = changing.tried(ctx, asked, found, occurrence)
    if isinstance(outcome, Refused):
        return refusing.change(ctx, asked, outcome, found.series)
    after = occurrences.find(outcome, occurrence.original)
    overlaps = conflicts_of(ctx, outcome, [after] if after else [])
    text = texts.explaining.would_work(
        occurrence, after, _named(ctx, overlaps), ctx.zone, ctx.locale, ctx.now
    )
    return asking.choose(ctx, text, [(texts.explaining.do_it(), asked)], hint=" ")


@family.command("map")
def map_(ctx: Context, command: Command) -> Reply:
    """Every occurrence ahead with the interval it may be moved in."""
    series = finding.meant(ctx, command).series
    shown = islice(occurrences.ahead(series, ctx.now), MAPPED)
    rows = [(o, intervals.interval(series, o)) for o in shown]
    if not rows:
        raise Answered(Reply(texts.explaining.nothing_left(series)))
    left = occurrences.count_left(series, ctx.now)
    text = texts.explaining.mapped(series, rows, left, ctx.zone, ctx.locale, ctx.now)
    return Reply(text, about=series.id)


def shows_preview(proposal: Proposal) -> bool:
    """Tell whether a change is one that people see occurrence by occurrence, unasked."""
    before, after = proposal.before, proposal.after
    if proposal.born is not None:
        return True
    return before is not None and after is not None and before.recurs and before.plan != after.plan


def preview(
    ctx: Context,
    command: Command,
    proposal: Proposal,
    receivers: tuple[str, ...],
    *,
    dry: bool = False,
) -> Reply:
    """Show what a series edit would do, with *apply all*, *apply only the clean ones*, *keep*."""
    before = proposal.before
    assert before is not None, "a new meeting has no preview"
    seen = preview_of(
        before,
        _whole(proposal),
        ctx.now,
        ctx.now + HORIZON,
        others=_others(ctx, before),
    )
    view = _view(ctx, proposal, seen, receivers, dry)
    draft = asking.keep(
        ctx, replace(command, dry_run=False), "confirm", ctx.services.series.get(before.id)
    )
    card = cards.preview.preview(view, ctx.zone, ctx.locale, asking.stamp(ctx, draft, before))
    text = texts.previews.text(view, ctx.zone, ctx.locale)
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def dry_run(ctx: Context, command: Command, series: Series, proposal: Proposal | Refused) -> Reply:
    """The same as a preview, for any change, asked for by ``dry run``."""
    if isinstance(proposal, Refused):
        return refusing.change(ctx, replace(command, dry_run=False), proposal, series)
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    return preview(ctx, command, proposal, receivers, dry=True)


@family.submission("apply_all")
def apply_all(ctx: Context, inputs: dict[str, str]) -> Reply:
    return asking.confirm_pressed(ctx, inputs)


@family.submission("apply_clean")
def apply_clean(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Change only what breaks no rule and loses nothing; the others stay as they are."""
    draft = asking.own_draft(ctx, inputs)
    settings = (*draft.command.settings, ("apply", "clean"))
    changed = replace(draft, command=replace(draft.command, settings=settings))
    return asking.agree(ctx, changed, inputs)


def conflicts_of(
    ctx: Context, series: Series, mine: list[Occurrence] | None = None
) -> list[Conflict]:
    """Overlaps within a year with what the space, the host and the invitees have."""
    others = _others(ctx, series)
    if mine is not None and not mine:
        return []
    end = ctx.now + HORIZON
    return conflicts(mine if mine is not None else series, others, ctx.now, end)


def conflict_lines(ctx: Context, series: Series, original: datetime | None = None) -> list[str]:
    """Overlaps named with dates, for an echo; how far was looked, where the series is endless."""
    mine = None
    if original is not None:
        one = occurrences.find(series, original)
        mine = [one] if one else []
    found = conflicts_of(ctx, series, mine)
    endless = original is None and series.recurs and occurrences.last(series) is None
    return texts.explaining.overlaps(
        _named(ctx, found), ctx.zone, ctx.locale, ctx.now, HORIZON.days if endless else None
    )


def _named(ctx: Context, found: list[Conflict]) -> list[tuple[str, datetime, datetime]]:
    """Title and time of each overlap; titles only of what may be seen here."""
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    return [
        (
            one.other.details.title if ctx.services.meetings.is_seen(one.other, viewers) else "",
            one.begin,
            one.end,
        )
        for one in found
    ]


def _others(ctx: Context, series: Series) -> list[Series]:
    viewers = [f"space:{series.home}", f"person:{series.host}"]
    viewers += [f"person:{invitee.email}" for invitee in series.invitees]
    found = ctx.services.series.upcoming(viewers, ctx.now, 400)
    return [other for other in found if other.id != series.id]


def _range(ctx: Context, series: Series, occurrence: Occurrence) -> Reply:
    interval = intervals.interval(series, occurrence)
    text = texts.explaining.own_range(series, occurrence, interval, ctx.zone, ctx.locale, ctx.now)
    return Reply(text, about=occurrence.id)


def _whole(proposal: Proposal) -> Series:
    """The series as the preview compares it: after a split, the part that goes on."""
    series = proposal.born or proposal.after or proposal.before
    assert series is not None
    return series


def _view(
    ctx: Context,
    proposal: Proposal,
    seen: Preview,
    receivers: tuple[str, ...],
    dry: bool,
) -> PreviewView:
    rows = [_row(ctx, row) for row in seen.rows]
    counts = Counter(row.kind for row in rows)
    order = sorted(rows, key=lambda row: (row.kind in ("kept", "moved"), row.start))
    told = [
        texts.meetings.receiver(told.name, told.members, told.is_space)
        for told in ctx.services.announcements.audience(receivers)
    ]
    people = sum(told.members for told in ctx.services.announcements.audience(receivers))
    notes = [texts.meetings.told(told)]
    if proposal.born is not None:
        notes.append(texts.changing.split_ahead(proposal.born, ctx.locale))
    if dry:
        notes.append(texts.explaining.only_a_dry_run())
    return PreviewView(
        title=proposal.series.details.title,
        change="; ".join(texts.changing.differences(proposal, ctx.zone, ctx.locale, ctx.now)),
        rows=sorted(order[:ROWS], key=lambda row: row.start),
        counts={str(kind): number for kind, number in counts.items()},
        clean=sum(row.clean for row in seen.rows),
        total=len(seen.rows),
        recipients=people,
        horizon=seen.horizon if seen.more else None,
        notes=notes,
    )


def _row(ctx: Context, row: Row) -> PreviewRow:
    kind = next((name for effect, name in KINDS if effect in row.effects), "kept")
    shown = row.after or row.before
    assert shown is not None, "a row is about an occurrence"
    zones = [
        key for key in ctx.services.announcements.zones_in(ctx.space.id) if key != ctx.zone.key
    ]
    return PreviewRow(
        kind=kind,  # type: ignore[arg-type]
        start=shown.start,
        end=shown.end,
        old=row.before.start if row.before and row.before.start != shown.start else None,
        notes=texts.explaining.row_notes(row, zones, ctx.zone, ctx.locale),
    )
