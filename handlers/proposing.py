"""From a command about a meeting to what it would make of it, by its scope; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import texts.finding
from domain import changes, occurrences
from domain.clockchanges import taking_turns
from domain.model import Details, Occurrence, Series
from domain.refused import Refused
from domain.replanning import first_left
from handlers import clockchanges, finding, laying
from handlers.context import Answered, Context, Reply
from handlers.finding import Meant
from handlers.laying import TURNS
from handlers.options import as_details
from language.model import Command, Scope
from services.meetings import Outcome, Proposal

# Pairs in a command's settings that are ours: they say how to apply it, and are no option.
CLEAN = ("apply", "clean")
PARENT = ("parent", "occurrence")
OURS = frozenset({"repeat", "apply", "lay", "parent", "entry", TURNS})


def propose(
    ctx: Context, command: Command, found: Meant, occurrence: Occurrence
) -> Proposal | Refused:
    """What the command makes of the series, by its scope. Raises ``Forbidden``."""
    series, meetings = found.series, ctx.services.meetings
    scope = _scope(ctx, found, occurrence)
    if scope is Scope.FOLLOWING:
        plan = laying.following(ctx, command, series, occurrence)
        details = _new_details(ctx, command, series)
        return meetings.split(ctx.person, series, occurrence.original, plan, details)
    if scope is Scope.SERIES:
        return meetings.propose(
            command.name,
            ctx.person,
            series,
            lambda s, now: _whole(ctx, command, s, found, occurrence, now),
        )
    return meetings.propose(
        command.name,
        ctx.person,
        series,
        lambda s, now: _one(ctx, command, s, occurrence, now),
        _concerned(command, series, occurrence),
    )


def tried(
    ctx: Context, command: Command, found: Meant, occurrence: Occurrence
) -> Proposal | Refused:
    """The same for those who only ask: no right is needed for that."""
    series, scope = found.series, _scope(ctx, found, occurrence)
    if scope is Scope.FOLLOWING:
        plan = laying.following(ctx, command, series, occurrence)
        details = _new_details(ctx, command, series)
        tail = changes.split(
            series, occurrence.original, plan, details, series.id, series.short, ctx.now
        )
        if isinstance(tail, Refused):
            return tail
        if isinstance(tail, Series):
            return Proposal("try", series, tail)
        return Proposal("try", series, tail.old, occurrence.original, born=tail.new)
    if scope is Scope.SERIES:
        outcome = _whole(ctx, command, series, found, occurrence, ctx.now)
        original = None
    else:
        outcome = _one(ctx, command, series, occurrence, ctx.now)
        original = _concerned(command, series, occurrence)
    return outcome if isinstance(outcome, Refused) else Proposal("try", series, outcome, original)


def _concerned(command: Command, series: Series, occurrence: Occurrence) -> datetime | None:
    """The one occurrence that a change is about, ``None`` for the whole of the series."""
    moved = says_when(command) and not laying.changes_plan(command, series)
    return occurrence.original if series.recurs or moved else None


def _one(
    ctx: Context, command: Command, series: Series, occurrence: Occurrence, now: datetime
) -> Outcome:
    """The series with one occurrence changed."""
    outcome: Outcome = series
    duration = laying.new_length(command, occurrence)
    if laying.changes_plan(command, series):
        outcome = changes.replan(series, laying.planned(ctx, command, series, occurrence), now)
    elif command.start is not None:
        outcome = changes.move(series, occurrence.original, command.start, now, duration)
    elif duration is not None:
        outcome = changes.resize(series, occurrence.original, duration, now)
    given = details_of(ctx, command)
    if given and isinstance(outcome, Series):
        original = occurrence.original if series.recurs else None
        outcome = changes.edit(outcome, original, given, now)
    return outcome


def _scope(ctx: Context, found: Meant, occurrence: Occurrence) -> Scope:
    """How much is changed: from the first one left on is all that is left."""
    if not found.series.recurs:
        return Scope.THIS
    if found.scope is Scope.FOLLOWING:
        existing = occurrences.first(found.series)
        first = {first_left(found.series, ctx.now), existing.original if existing else None}
        return Scope.SERIES if occurrence.original in first else Scope.FOLLOWING
    return found.scope or Scope.THIS


def _whole(
    ctx: Context,
    command: Command,
    series: Series,
    found: Meant,
    occurrence: Occurrence,
    now: datetime,
) -> Outcome:
    """The whole of what is left of a series changed."""
    outcome: Outcome = series
    turns = dict(command.settings).get(TURNS)
    if turns is not None:
        zone, _, at = turns.partition("|")
        shift = laying.shift_of(series, zone, datetime.fromisoformat(at))
        return series if shift is None else taking_turns(series, shift, now)
    plan = laying.wanted_plan(ctx, command, replace(found, series=series), occurrence)
    if plan is not None:
        outcome = changes.replan(series, plan, now, clean_only=CLEAN in command.settings)
    details = details_of(ctx, command)
    if details and isinstance(outcome, Series):
        outcome = changes.edit(outcome, None, details, now)
    return outcome


def only_clean(ctx: Context, command: Command) -> Proposal | Refused:
    """A series edit where it breaks no rule and loses nothing; the rest stays as it is."""
    part = replace(command, settings=(*command.settings, CLEAN))
    found = finding.meant(ctx, part, writes=True)
    return tried(ctx, part, found, occurrence_of(ctx, found))


def _new_details(ctx: Context, command: Command, series: Series) -> Details | None:
    """The details of a series that goes on as another one; ``None``: as before."""
    given = details_of(ctx, command)
    return replace(series.details, **_as_fields(series.details, given)) if given else None


def _as_fields(old: Details, given: Mapping[str, object]) -> dict[str, Any]:
    names = {"title", "agenda", "link", "number", "password", "lead"}
    fields: dict[str, Any] = {k: value for k, value in given.items() if k in names}
    options = {name: value for name, value in given.items() if name not in names}
    return fields | ({"options": {**old.options, **options}} if options else {})


def details_of(ctx: Context, command: Command) -> dict[str, object]:
    """The details that a command sets, as ``changes.edit`` takes them."""
    given: dict[str, object] = {}
    if command.name == "change":
        if command.title:
            given["title"] = command.title
        if command.text is not None:
            given["agenda"] = command.text
    if command.link:
        given |= as_details(ctx, (("link", command.link),))
    if command.leads:
        given["lead"] = min(command.leads)
    words = tuple(pair for pair in command.settings if pair[0] not in OURS)
    for name, value in as_details(ctx, words).items():
        if name == "options" and isinstance(value, Mapping):
            given |= value
        else:
            given[name] = value
    return given


def new_start(ctx: Context, command: Command, occurrence: Occurrence) -> datetime | None:
    """The start that was asked for; what was not said is taken from the occurrence.

    Raises ``Answered`` with a question where the clocks skip that time or show it twice.
    """
    zone = laying.zone_of(ctx, command)
    local = occurrence.start.astimezone(zone)
    if command.start is not None:
        return command.start
    if command.date is not None or command.clock is not None:
        wall = datetime.combine(command.date or local.date(), command.clock or local.time())
        return clockchanges.exact(ctx, command, wall.replace(fold=0), zone)
    if command.shift is not None and command.name in ("move", "try", "why"):
        return occurrence.start + command.shift
    return None


def says_when(command: Command) -> bool:
    return command.start is not None or command.date is not None or command.clock is not None


def says_something(command: Command) -> bool:
    return bool(
        says_when(command)
        or command.title
        or command.text is not None
        or command.duration
        or command.shift
        or command.zone
        or command.recurrence
        or command.leads
        or command.link
        or command.settings
    )


def occurrence_of(ctx: Context, found: Meant) -> Occurrence:
    """The occurrence meant, else the one that comes next, else the last."""
    occurrence = found.occurrence or occurrences.next_up(found.series, ctx.now)
    occurrence = occurrence or occurrences.last(found.series)
    if occurrence is None:
        raise Answered(Reply(texts.finding.all_over(found.series)))
    return occurrence
