"""The plan that a command asks for, from its words or spelled out; nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from domain import changes, occurrences, plans, recurrence
from domain.clockchanges import Shift, shifts
from domain.model import Occurrence, Plan, Series
from handlers.context import Context
from handlers.finding import Meant
from language.model import Command, Scope
from language.times import offsets

# Pairs in a command's settings that are ours: they say how to lay the plan, and are no option.
EXACT = ("lay", "exact")
ONCE = ("repeat", "none")
TURNS = "turns"


def changes_plan(command: Command, series: Series) -> bool:
    """Tell whether a change of a single meeting gives it another zone or lets it recur."""
    if series.recurs:
        return False
    return EXACT in command.settings or bool(
        command.name == "change" and (command.recurrence or command.zone)
    )


def planned(ctx: Context, command: Command, series: Series, up: Occurrence | None) -> Plan:
    """The plan that a change of the whole series lays over what is left of it."""
    exact = spelled_out(ctx, command)
    if exact is not None:
        return exact
    return changes.planned_move(series, ctx.now, **plan_changes(ctx, command, series, up))


def wanted_plan(ctx: Context, command: Command, found: Meant, up: Occurrence) -> Plan | None:
    """The plan that a command asks for; ``None`` where it is about one occurrence, or no times."""
    series = found.series
    if changes_plan(command, series):
        return planned(ctx, command, series, up)
    if not series.recurs or found.scope in (Scope.THIS, None):
        return None
    if found.scope is Scope.FOLLOWING:
        return following(ctx, command, series, up)
    next_up = occurrences.next_up(series, ctx.now)
    if EXACT in command.settings or plan_changes(ctx, command, series, next_up):
        return planned(ctx, command, series, next_up)
    return None


def exactly(command: Command, plan: Plan) -> Command:
    """The command with a plan spelled out, to be laid as it stands."""
    settings = tuple(pair for pair in command.settings if pair[0] not in ("repeat", "lay"))
    return replace(
        command,
        start=plan.start.replace(tzinfo=plan.zone),
        duration=plan.duration,
        zone=plan.timezone,
        recurrence=plan.recurrence,
        date=None,
        clock=None,
        shift=None,
        settings=(*settings, EXACT, *(() if plan.recurrence else (ONCE,))),
    )


def spelled_out(ctx: Context, command: Command) -> Plan | None:
    """The plan that ``exactly`` spelled out in a command, ``None`` if it holds none."""
    if EXACT not in command.settings or command.start is None or command.duration is None:
        return None
    zone = zone_of(ctx, command)
    start = command.start.astimezone(zone).replace(tzinfo=None, fold=0)
    return Plan(start, command.duration, zone.key, command.recurrence)


def plan_changes(
    ctx: Context, command: Command, series: Series, up: Occurrence | None
) -> dict[str, Any]:
    """What a command sets of a plan, as ``changes.move_series`` takes it."""
    given: dict[str, Any] = {}
    zone = series.plan.zone
    named = zone_of(ctx, command) if command.zone else zone
    if named.key != zone.key and (command.start is not None or command.name == "change"):
        zone = named  # ``at 10 in London``: by London's clocks from then on
        given["timezone"] = zone.key
    if command.start is not None and up is not None:
        local = command.start.astimezone(zone).replace(tzinfo=None, fold=0)
        same_day = local.date() == up.start.astimezone(zone).date()
        given["start"] = local.time() if same_day else local
    length = new_length(command, up) if up else command.duration
    if length is not None:
        given["duration"] = length
    if command.recurrence is not None:
        given["recurrence"] = command.recurrence
    if ONCE in command.settings:
        given["recurrence"] = None
    return given


def following(
    ctx: Context, command: Command, series: Series, occurrence: Occurrence
) -> Plan | None:
    """The plan of the series that goes on from an occurrence; ``None``: as before."""
    exact = spelled_out(ctx, command)
    if exact is not None:
        return exact
    given = plan_changes(ctx, command, series, occurrence)
    if not given:
        return None
    start = given.get("start", occurrence.original)
    if isinstance(start, time):
        start = datetime.combine(occurrence.original.date(), start)
    rule = given.get("recurrence", series.plan.recurrence)
    plan = Plan(
        start,
        given.get("duration", series.plan.duration),
        str(given.get("timezone", series.plan.timezone)),
        rule if isinstance(rule, str) else None,
    )
    return _turned(plan, series, occurrence)


def _turned(plan: Plan, series: Series, occurrence: Occurrence) -> Plan:
    """On another day, the weekdays or the date of the recurrence turn with the first date."""
    same = plan.start.date() == occurrence.original.date()
    if same or plan.recurrence is None or plan.recurrence != series.plan.recurrence:
        return plan
    rule = recurrence.parse(plan.recurrence)
    if plan.start.weekday() in rule.days:
        return plan
    turned = recurrence.shifted(rule, occurrence.original.date(), plan.start.date())
    return replace(plan, recurrence=recurrence.text(turned))


def from_the_next(plan: Plan, now: datetime) -> Plan:
    """A series whose first start is this very minute begins with its next date, at its own time."""
    start = plans.utc(plan.start, plan.zone)
    if plan.recurrence is None or not now - timedelta(minutes=1) < start <= now:
        return plan
    try:
        laid = plans.laid(plans.normal(plan))
    except recurrence.RecurrenceRefused:
        return plan
    later = next(islice(laid.days(), 1, None), None)
    return plan if later is None else replace(plan, start=laid.wall(later))


def shift_of(series: Series, zone: str, at: datetime) -> Shift | None:
    """What a clock change at a moment does to a series for those in a zone, if it still does."""
    near = timedelta(days=1)
    found = shifts(series, [zone], at - near, at + near)
    return next((shift for shift in found if shift.at == at), None)


def new_length(command: Command, occurrence: Occurrence) -> timedelta | None:
    if command.duration is not None:
        return command.duration
    if command.name == "change" and command.shift is not None:
        return occurrence.duration + command.shift
    return None


def zone_of(ctx: Context, command: Command) -> ZoneInfo:
    """The zone that was named, else the reader's."""
    return (offsets.zone(command.zone) if command.zone else None) or ctx.zone
