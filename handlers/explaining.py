"""Answers that change nothing: why and try, the map of a series, and overlaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

import texts.asking
import texts.explaining
import texts.meetings
from domain import intervals, occurrences
from domain.conflicts import Conflict, conflicts
from domain.model import Occurrence, Series
from domain.refused import Refused
from handlers import asking, finding, instances, previewing, proposing, refusing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from language.model import Command, Scope

family = Family("explaining")

HORIZON = timedelta(days=366)  # how far ahead overlaps are looked for
MAPPED = 12
OTHERS = 400  # meetings of those concerned that are looked at


@family.command("why", "try")
def why(ctx: Context, command: Command) -> Reply:
    """Say whether a meeting could be at a time, and if not, why and what could; never writes."""
    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    command = instances.addressed(ctx, command)
    found = finding.meant(ctx, command)
    series = found.series
    if found.scope is None and command.name == "try" and command.date is command.start is None:
        found = replace(found, scope=Scope.SERIES)  # no date was named: all of it is meant
    if series.recurs and found.scope in (Scope.SERIES, Scope.FOLLOWING) and _says(command):
        return _whole(ctx, command, found)
    up = found.occurrence or _of_that_day(ctx, command, series)
    up = up or occurrences.next_up(series, ctx.now) or occurrences.last(series)
    if up is None:
        raise Answered(Reply(texts.explaining.nothing_left(series)))
    found = replace(found, occurrence=up, scope=Scope.THIS if series.recurs else None)
    start = proposing.new_start(ctx, command, up)
    if start is None and command.duration is None:
        return _range(ctx, series, up)
    return _one(ctx, command, found, up, start)


def _of_that_day(ctx: Context, command: Command, series: Series) -> Occurrence | None:
    """The occurrence of the day that was named: ``try standup on friday at 8`` means that one."""
    if command.start is None or not series.recurs:
        return None
    return next(iter(occurrences.on_day(series, command.start.date(), ctx.zone)), None)


def _says(command: Command) -> bool:
    return proposing.says_when(command) or bool(
        command.duration or command.shift or command.recurrence or command.zone
    )


def _one(
    ctx: Context, command: Command, found: Meant, up: Occurrence, start: datetime | None
) -> Reply:
    """One occurrence at another time: what stands in the way, or what it would overlap."""
    asked = _asked(command, found, start)
    outcome = instances.fixed(ctx, asked, found) or proposing.tried(ctx, asked, found, up)
    if isinstance(outcome, Refused):
        return refusing.change(ctx, asked, outcome, found.series, verb="try")
    assert outcome.after is not None, "a move leaves a series"
    after = occurrences.find(outcome.after, up.original)
    overlaps = conflicts_of(ctx, outcome.after, [after] if after else [])
    text = texts.explaining.would_work(
        up, after, named(ctx, overlaps), ctx.zone, ctx.locale, ctx.now
    )
    text = "\n".join([text, *texts.asking.assumptions(command.assumed)])
    return asking.choose(ctx, text, [(texts.explaining.do_it(), replace(asked, assumed=()))])


def _whole(ctx: Context, command: Command, found: Meant) -> Reply:
    """A series, or the rest of it, at another time: what that would do to each occurrence."""
    up = proposing.occurrence_of(ctx, found)
    asked = _asked(command, found, proposing.new_start(ctx, command, up))
    outcome = proposing.tried(ctx, asked, found, up)
    return previewing.dry_run(ctx, asked, found.series, outcome)


def _asked(command: Command, found: Meant, start: datetime | None) -> Command:
    """The change behind the question."""
    name = "move" if start is not None and command.recurrence is None else "change"
    settled = finding.settled(command, found)
    return replace(settled, name=name, start=start, date=None, clock=None, shift=None)


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


def conflicts_of(
    ctx: Context, series: Series, mine: list[Occurrence] | None = None
) -> list[Conflict]:
    """Overlaps within a year with what the space, the host and the invitees have."""
    if mine is not None and not mine:
        return []
    end = ctx.now + HORIZON
    return conflicts(mine if mine is not None else series, others_near(ctx, series), ctx.now, end)


def conflict_lines(ctx: Context, series: Series, original: datetime | None = None) -> list[str]:
    """Overlaps in words; titles only of what the reader may see."""
    one = occurrences.find(series, original) if original else None
    found = conflicts_of(ctx, series, [one] if one else None)
    endless = series.recurs and occurrences.last(series) is None and one is None
    return texts.explaining.overlaps(
        named(ctx, found), ctx.zone, ctx.locale, ctx.now, HORIZON.days if endless else None
    )


def named(ctx: Context, found: list[Conflict]) -> list[tuple[str, datetime, datetime]]:
    """Title and time of each overlap; titles only of what may be seen here."""
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    seen: dict[str, bool] = {}
    for one in found:
        if one.other.id not in seen:
            seen[one.other.id] = ctx.services.meetings.is_seen(one.other, viewers)
    return [
        (one.other.details.title if seen[one.other.id] else "", one.begin, one.end) for one in found
    ]


def others_near(ctx: Context, series: Series) -> list[Series]:
    """Meetings of the space, the host and the invitees of a series, without itself."""
    viewers = [f"space:{series.home}", f"person:{series.host}"]
    viewers += [f"person:{invitee.email}" for invitee in series.invitees]
    found = ctx.services.series.upcoming(viewers, ctx.now, OTHERS)
    return [other for other in found if other.id != series.id]


def _range(ctx: Context, series: Series, occurrence: Occurrence) -> Reply:
    interval = intervals.interval(series, occurrence)
    text = texts.explaining.own_range(series, occurrence, interval, ctx.zone, ctx.locale, ctx.now)
    return Reply(text, about=occurrence.id)
