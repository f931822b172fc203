"""This and following: a series is ended before a date and a new one takes over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain import occurrences, plans, recurrence
from domain.book import Book
from domain.cancellation import cancel_from
from domain.creation import plan_problems, proposals, text_problems
from domain.fixes import NONE, Fixes
from domain.model import Details, Exceptional, Plan, Series
from domain.plans import laid
from domain.refused import Refused, in_progress
from domain.replanning import first_left, replan
from domain.rules import BeforeNow, Gone, InProgress, InstanceIsFixed, Violation


@dataclass(frozen=True, slots=True)
class Split:
    """The old series, ended before the date, and the one that goes on from there."""

    old: Series
    new: Series


def split(
    series: Series,
    original: datetime,
    plan: Plan | None,
    details: Details | None,
    new_id: str,
    new_short: str,
    now: datetime,
) -> Split | Series | Refused:
    """Change a series from an occurrence on; the number, the link and the ids change with it.

    ``plan.start`` is the wall start of the new series' first date; no plan means as before, and
    the count of before means the number left. From the first occurrence left on this is a series
    edit, and a ``Series`` is returned; one that was held already is fixed (rule 4). Where the
    times stay as they were, exceptions and answers go along; otherwise only cancelled dates do,
    and everybody is asked again.
    """
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return Refused((Gone(original),), now, series)
    held = [one for one in series.instances if one.started and one.original == original]
    if held and held[-1].ended is not None:
        ids = held[-1].id, series.id, occurrence.id
        fixed = Fixes(belongs_to=(occurrence.id, series.id))
        return Refused((InstanceIsFixed(*ids),), now, series, occurrence, fixes=fixed)
    details = series.details if details is None else details
    new_plan = _continued(series, original, plan)
    broken: list[Violation] = []
    if live := in_progress(series):
        broken.append(live)
    if occurrence.start <= now:
        broken.append(BeforeNow(occurrence.start, now))
    broken += text_problems(details)
    ended = cancel_from(series, original, now)
    if not broken and (ended is None or first_left(series, now) == original):
        return _edited(series, new_plan, details, now)
    problems = plan_problems(new_plan, now)
    broken += [one for one in problems if not (broken and isinstance(one, BeforeNow))]
    if broken or not isinstance(ended, Series):
        fixes = proposals(new_plan, now, broken, lambda tried: not plan_problems(tried, now))
        if any(isinstance(one, InProgress) for one in broken):
            fixes = replace(fixes, when_it_ends=len(broken) == 1, next_sensible=(), start=None)
        if occurrence.start <= now:  # what has begun can't be where a series ends
            fixes = NONE
        start = occurrence.start if plan is None else plans.utc(new_plan.start, new_plan.zone)
        return Refused(
            tuple(broken),
            now,
            series,
            occurrence,
            start,
            new_plan.duration,
            fixes=fixes,
        )
    return Split(ended, _following(series, original, new_plan, details, new_id, new_short, now))


def _edited(series: Series, plan: Plan, details: Details, now: datetime) -> Series | Refused:
    edited = replan(series, plan, now)
    if isinstance(edited, Refused) or edited.details == details:
        return edited
    return replace(edited, details=details, version=series.version + 1)


def _continued(series: Series, original: datetime, plan: Plan | None) -> Plan:
    """Return the plan from an occurrence on, with the count that is left if it stays the same."""
    old = Book(series).plan_of(original) or laid(series.plan)
    if plan is None:
        plan = replace(old.plan, start=original, replaced=None)
    if plan.recurrence is None or old.plan.recurrence is None:
        return plan
    rule = recurrence.parse(plan.recurrence)
    if rule.count is None or rule.count != recurrence.parse(old.plan.recurrence).count:
        return plan
    left = sum(1 for _ in old.days(original.toordinal()))
    return replace(plan, recurrence=recurrence.text(replace(rule, count=left)))


def _following(
    series: Series,
    original: datetime,
    plan: Plan,
    details: Details,
    new_id: str,
    new_short: str,
    now: datetime,
) -> Series:
    plan = plans.normal(plan)
    new = laid(plan)
    as_before = (plan.start.time(), plan.timezone) == (original.time(), series.plan.timezone)

    def led(wall: datetime) -> datetime | None:
        day = wall.toordinal()
        on_the_day = next(new.days(day, day + 1), None) is not None
        return new.wall(day) if on_the_day and wall >= original else None

    exceptions = [
        replace(one, original=to) if as_before else Exceptional(to, cancelled=True)
        for one in series.exceptions
        if (as_before or one.cancelled) and (to := led(one.original)) is not None
    ]
    invitees = [
        one if to is None else replace(one, original=to)
        for one in series.invitees
        if (to := None if one.original is None else led(one.original)) or one.original is None
    ]
    answers = [
        one if to is None else replace(one, original=to)
        for one in series.answers
        if (to := None if one.original is None else led(one.original)) or one.original is None
    ]
    return replace(
        series,
        id=new_id,
        short=new_short,
        plan=plan,
        details=details,
        created=now,
        earlier=(),
        exceptions=tuple(exceptions),
        instances=(),
        invitees=tuple(invitees),
        answers=tuple(answers) if as_before else (),
        version=1,
    )
