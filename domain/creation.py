"""New series: what is checked before there is one, and what is proposed instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from domain import plans, recurrence
from domain.exceptions import put
from domain.fixes import Fixes, clamped, legal_within, sensible_walls
from domain.intervals import EVERYWHERE
from domain.model import Details, Exceptional, Invitee, MeetingType, Plan, Series
from domain.plans import laid, utc
from domain.recurrence import Problem, Recurrence, RecurrenceRefused
from domain.refused import Refused
from domain.rules import (
    BadDuration,
    BadRecurrence,
    BadText,
    BeforeNow,
    TooFarAhead,
    Update,
    Violation,
    furthest,
    to_minute,
    violations,
)

LONGEST_TITLE = 128
LONGEST_AGENDA = 1300
PROPOSALS = 4
TRIED = 40
DAY = timedelta(days=1)


def create(
    id: str,
    short: str,
    host: str,
    home: str,
    plan: Plan,
    details: Details,
    now: datetime,
    for_space: bool = False,
    invitees: Iterable[Invitee] = (),
    delete_when_completed: bool = False,
) -> Series | Refused:
    """Return a new series, its plan beginning with the first date of its recurrence.

    ``plan.start`` may carry ``fold=1``: the second reading of a wall time that clocks show twice,
    which then holds for the first occurrence alone. The host is never among the invitees.
    """
    plan, second = to_the_minute(plan, now)
    broken = [*plan_problems(plan, now, second), *text_problems(details)]
    host = host.lower()
    if broken:
        fixes = proposals(plan, now, broken, lambda tried: not plan_problems(tried, now))
        start = second or utc(plan.start, plan.zone)
        return Refused(tuple(broken), now, start=start, duration=plan.duration, fixes=fixes)
    plan = plans.normal(plan)
    series = Series(
        id,
        short,
        host,
        home,
        plan,
        details,
        now,
        for_space,
        invitees=distinct(one for one in invitees if one.email.lower() != host),
        delete_when_completed=delete_when_completed,
    )
    return series if second is None else put(series, Exceptional(plan.start, start=second))


def plan_problems(plan: Plan, now: datetime, second: datetime | None = None) -> list[Violation]:
    """Return what stands against laying a new plan, in the order told to people.

    ``second`` is the moment of the first start where that is not what its wall time says.
    """
    bad: list[Violation] = []
    start = second
    try:
        plan = plans.normal(plan)
        plans.check(plan, now)
        start = start or plans.first_start(plan)
    except RecurrenceRefused as refusal:
        bad.append(BadRecurrence(refusal.problem, refusal.part, refusal.limit))
        start = start or utc(plan.start, plan.zone)
    update = Update(MeetingType.SERIES, start, start + plan.duration, now)
    return [*violations(update), *bad]


def text_problems(details: Details) -> list[Violation]:
    """Return what is missing or too long among the texts. Source: create options."""
    broken: list[Violation] = []
    if not details.title.strip() or len(details.title) > LONGEST_TITLE:
        broken.append(BadText("title", len(details.title.strip()), LONGEST_TITLE))
    if len(details.agenda) > LONGEST_AGENDA:
        broken.append(BadText("agenda", len(details.agenda), LONGEST_AGENDA))
    return broken


def distinct(invitees: Iterable[Invitee]) -> tuple[Invitee, ...]:
    """Return the invitees with lower-case e-mails, each once per series or occurrence."""
    lower = (replace(one, email=one.email.lower()) for one in invitees)
    return tuple({(one.email, one.original): one for one in lower}.values())


def proposals(
    plan: Plan,
    now: datetime,
    broken: Iterable[Violation],
    allowed: Callable[[Plan], bool],
) -> Fixes:
    """Return plans near the refused one, as starts, length and recurrence to be used together.

    ``allowed`` says whether a plan would be taken; nothing is proposed that it refuses.
    """
    kinds = {type(violation) for violation in broken}
    duration = clamped(plan.duration) if BadDuration in kinds else plan.duration
    rule = plan.recurrence
    if BadRecurrence in kinds:
        rule = _nearest_recurrence(plan, now)
    fixed = replace(plan, duration=duration, recurrence=rule)
    found = Fixes(
        duration=duration,
        nearest_duration=duration if duration != plan.duration else None,
        recurrence=rule if rule != plan.recurrence else None,
    )
    if BadRecurrence in kinds and rule is None:
        return replace(found, nearest_duration=None)
    if allowed(fixed):
        return replace(found, start=utc(fixed.start, fixed.zone))
    if not kinds & {BeforeNow, TooFarAhead}:
        return found
    walls = list(islice(_later(fixed, now) if BeforeNow in kinds else _nearer(fixed, now), TRIED))
    # A wall time that clocks show twice may be meant the second time: not worth a proposal.
    tried = [replace(fixed, start=wall) for wall in walls if _unambiguous(wall, fixed)]
    good = [one for one in tried if allowed(one)][:PROPOSALS]
    if not good and fixed.recurrence is not None:
        # Begun later, a count may go on for too long.
        shorter = (replace(one, recurrence=_nearest_recurrence(one, now)) for one in tried)
        good = [one for one in shorter if one.recurrence is not None and allowed(one)][:1]
    if good and good[0].recurrence != plan.recurrence:
        found = replace(found, recurrence=good[0].recurrence)
    starts = tuple(dict.fromkeys(utc(one.start, one.zone) for one in good))
    return replace(found, next_sensible=starts, legal=legal_within(EVERYWHERE, now))


def to_the_minute(plan: Plan, now: datetime) -> tuple[Plan, datetime | None]:
    """Return the plan with a whole minute as start, and the first start if its wall time lies."""
    start = plan.start.replace(second=0, microsecond=0, tzinfo=None)
    exact = _moment(start, plan.zone)
    moment = to_minute(exact, now)
    start = start.replace(fold=0) + (moment - exact)
    plan = replace(plan, start=start)
    if moment == utc(start, plan.zone):
        return plan, None
    try:
        first = plans.normal(plan).start
    except RecurrenceRefused:
        return plan, None
    return plan, moment if first == start else None


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment of a wall time, of the second reading where there are two and it says so.

    In a gap ``fold`` has no say.
    """
    first = utc(wall, zone)
    if wall.fold == 0:
        return first
    return max(first, wall.replace(tzinfo=zone).astimezone(UTC))


def _later(plan: Plan, now: datetime) -> Iterable[datetime]:
    if plan.recurrence is None:
        return sensible_walls(plan.start, now, plan.zone)
    # The count is that of the plan as proposed, so dates that have passed must not use it up.
    endless = replace(recurrence.parse(plan.recurrence), count=None)
    days = laid(replace(plan, recurrence=recurrence.text(endless))).days(
        now.astimezone(plan.zone).toordinal()
    )
    return sensible_walls(plan.start, now, plan.zone, map(date.fromordinal, days))


def _nearer(plan: Plan, now: datetime) -> Iterable[datetime]:
    last = furthest(now).astimezone(plan.zone).date()
    return (datetime.combine(last - DAY * n, plan.start.time()) for n in range(TRIED))


def _unambiguous(wall: datetime, plan: Plan) -> bool:
    aware = wall.replace(tzinfo=plan.zone)
    return aware.utcoffset() == aware.replace(fold=1).utcoffset()


def _nearest_recurrence(plan: Plan, now: datetime) -> str | None:
    """Shorten a recurrence that goes on for too long; other refusals have no nearest form."""
    try:
        # A last day may still leave too many dates, hence more than one round.
        for _ in range(3):
            plan = plans.normal(plan)
            try:
                plans.check(plan, now)
            except RecurrenceRefused as refusal:
                rule = _shortened(recurrence.parse(plan.recurrence or ""), refusal)
                plan = replace(plan, recurrence=recurrence.text(rule))
            else:
                return plan.recurrence
    except RecurrenceRefused:
        return None
    return None


def _shortened(rule: Recurrence, refusal: RecurrenceRefused) -> Recurrence:
    if refusal.problem is Problem.TOO_MANY and isinstance(refusal.limit, int):
        return replace(rule, count=refusal.limit, until=None)
    if refusal.problem is Problem.TOO_LATE and isinstance(refusal.limit, date):
        return replace(rule, count=None, until=refusal.limit)
    raise refusal
