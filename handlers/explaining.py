"""Answers that change nothing: why, try, map, dry runs, and the preview of a series edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

import cards.preview
import texts.changing
import texts.explaining
import texts.meetings
import texts.previews
from domain import intervals, occurrences
from domain.conflicts import Conflict, conflicts
from domain.model import Occurrence, Series
from domain.preview import preview as preview_of
from domain.refused import Refused
from handlers import asking, finding, refusing, scheduling, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from language.model import Command, Scope
from services.meetings import Proposal

family = Family("explaining")

HORIZON = timedelta(days=366)
MAPPED = 12


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


def could_apply_partly(refused: Refused) -> bool:
    """Tell whether a refused edit of a series is legal for some of its occurrences."""
    return (
        refused.occurrence is None
        and refused.series is not None
        and refused.series.recurs
        and refused.proposed is not None
        and not {2, 3} & set(refused.numbers)
    )


def preview(
    ctx: Context,
    command: Command,
    series: Series,
    outcome: Proposal | Refused,
    *,
    dry: bool = False,
) -> Reply:
    """Show what a series edit would do, with *apply all*, *apply only the clean ones*, *keep*."""
    after = outcome if isinstance(outcome, Refused) else outcome.born or outcome.after
    if after is None:
        after = replace(series, plan=replace(series.plan, replaced=ctx.now))
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    others = [o for o in _others(ctx, series) if ctx.services.meetings.is_seen(o, viewers)]
    seen = preview_of(series, after, ctx.now, ctx.now + HORIZON, others=others)
    change, notes = _change_in_words(ctx, series, outcome), []
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    notes.append(texts.meetings.told(scheduling.told_names(ctx, receivers)))
    if isinstance(outcome, Proposal) and outcome.born is not None:
        notes.append(texts.changing.split_ahead(outcome.born, ctx.locale))
    if dry:
        notes.append(texts.explaining.only_a_dry_run())
    draft = asking.keep(ctx, replace(command, dry_run=False), "confirm", series)
    zones = showing.zones_here(ctx)[1:]
    title = series.details.title
    card = cards.preview.preview(
        seen,
        title,
        change,
        ctx.zone,
        ctx.locale,
        asking.stamp(ctx, draft, series),
        zones=zones,
        notes=notes,
        now=ctx.now,
    )
    text = texts.previews.text(seen, title, change, ctx.zone, ctx.locale, zones=zones, now=ctx.now)
    text = "\n\n".join([text, *notes])
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def dry_run(ctx: Context, command: Command, series: Series, outcome: Proposal | Refused) -> Reply:
    """The same as a preview, for any change, asked for by ``dry run``."""
    if isinstance(outcome, Refused) and outcome.proposed is None:
        return refusing.change(ctx, replace(command, dry_run=False), outcome, series)
    return preview(ctx, command, series, outcome, dry=True)


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


def _change_in_words(ctx: Context, series: Series, outcome: Proposal | Refused) -> str:
    if isinstance(outcome, Refused):
        assert outcome.proposed is not None, "a preview shows what would be"
        outcome = Proposal("change", series, outcome.proposed)
    elif outcome.born is not None:
        outcome = Proposal("change", series, outcome.born)
    lines = texts.changing.differences(outcome, ctx.zone, ctx.locale, ctx.now)
    return "; ".join(words[:1].upper() + words[1:] for words in lines)
