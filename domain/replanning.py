"""Series edits: a new plan is laid over what is left of a series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import EllipsisType
from typing import TypeVar

from domain import exceptions, occurrences, plans
from domain import recurrence as rrule
from domain.book import Book
from domain.creation import proposals, to_the_minute
from domain.fixes import Fixes
from domain.intervals import interval
from domain.model import Answer, Exceptional, Instance, Invitee, MeetingType, Plan, Series
from domain.plans import Laid, laid, utc
from domain.recurrence import Problem, RecurrenceRefused
from domain.refused import Refused, in_progress
from domain.rules import BadRecurrence, BeforeNow, InProgress, Update, Violation, violations

KEEP = ...
Piece = TypeVar("Piece", Instance, Invitee, Answer)


@dataclass(frozen=True, slots=True)
class _Relaid:
    """An attempt: the series as it would be, the rules it breaks, and its first new start."""

    series: Series | None
    broken: list[Violation]
    start: datetime


def replan(series: Series, plan: Plan, now: datetime, clean_only: bool = False) -> Series | Refused:
    """Lay a new plan over what is left of a series.

    The new plan begins with the first occurrence that has not begun, on a later local day than
    the last one that has. The same count as before becomes the number left; another one counts
    from there. Exceptions ahead go, but a cancelled date stays cancelled where the new plan meets
    its day. With ``clean_only`` an occurrence whose new start has passed already stays as it is,
    and own changes are kept.
    """
    relaid = _relay(series, plan, now, clean_only)
    if not relaid.broken and relaid.series is not None:
        return relaid.series
    fixes = proposals(
        plan,
        now,
        relaid.broken,
        lambda tried: not _relay(series, tried, now, clean_only).broken,
    )
    kinds = {type(violation) for violation in relaid.broken}
    if kinds == {BeforeNow} and not clean_only:
        alone = not _relay(series, plan, now, True).broken
        fixes = replace(fixes, clean_only=alone)
    if InProgress in kinds:  # no other time helps before it has ended
        fixes = Fixes(when_it_ends=kinds == {InProgress})
    return Refused(
        tuple(relaid.broken),
        now,
        series,
        start=relaid.start,
        duration=plan.duration,
        fixes=fixes,
        proposed=relaid.series,
    )


def move_series(
    series: Series,
    now: datetime,
    start: datetime | time | None = None,
    duration: timedelta | None = None,
    timezone: str | None = None,
    recurrence: str | EllipsisType | None = KEEP,
    clean_only: bool = False,
) -> Series | Refused:
    """Change when a series takes place, from its first occurrence left on; see ``planned_move``."""
    return replan(
        series, planned_move(series, now, start, duration, timezone, recurrence), now, clean_only
    )


def planned_move(
    series: Series,
    now: datetime,
    start: datetime | time | None = None,
    duration: timedelta | None = None,
    timezone: str | None = None,
    recurrence: str | EllipsisType | None = KEEP,
) -> Plan:
    """Return the plan that ``move_series`` would lay.

    A naive ``start`` is the new wall start of the first occurrence left; on another day, the
    weekdays or the date of the recurrence turn with it (unless it is one of those weekdays). A
    ``time`` keeps the days. ``recurrence`` is RRULE text, ``None`` for once. A new time zone
    keeps the wall time.
    """
    plan = series.plan
    first = first_left(series, now) or plan.start
    moved = replace(
        plan,
        duration=plan.duration if duration is None else duration,
        timezone=plan.timezone if timezone is None else timezone,
        replaced=None,
    )
    if isinstance(start, time):
        moved = replace(moved, start=datetime.combine(plan.start.date(), start))
        first = datetime.combine(first.date(), start)
    elif isinstance(start, datetime):
        same_day = start.date() == first.date() and plan.recurrence is not None
        anchor = plan.start.date() if same_day else start.date()
        moved = replace(moved, start=datetime.combine(anchor, start.time()))
        if isinstance(recurrence, EllipsisType):
            moved = replace(moved, recurrence=_turned(plan, first.date(), start.date()))
        first = start
    if not isinstance(recurrence, EllipsisType):
        moved = replace(moved, start=first, recurrence=recurrence)
    return moved


def _turned(plan: Plan, old: date, new: date) -> str | None:
    if plan.recurrence is None:
        return None
    rule = rrule.parse(plan.recurrence)
    if new.weekday() in rule.days:
        return plan.recurrence
    return rrule.text(rrule.shifted(rule, old, new))


def first_left(series: Series, now: datetime) -> datetime | None:
    """Return the original start of the first existing occurrence that has not begun."""
    ahead = next(Book(series).originals(_date(_begun(series, now) + 1)), None)
    return None if ahead is None else ahead[0]


def _begun(series: Series, now: datetime, to_once: bool = False) -> int:
    """Return the day number of the last date that has begun, 0 if none has.

    A single meeting that was missed, or stays a single one, is moved as a whole: as if it had
    not begun.
    """
    book = Book(series)
    plan = laid(series.plan)
    held = {one.original for one in series.instances if one.started is not None}
    early = {
        one.original
        for one in series.exceptions
        if one.start is not None and one.start <= now and not one.cancelled
    }
    begun = next((day for day in _passed(plan, now)), 0)
    begun = max([begun, *(day.toordinal() for day in held | early if plan.holds(day))])
    if plan.rule is None and (to_once or plan.plan.start not in held):
        begun = 0
    for phase in book.phases[:-1]:
        begun = max(begun, next(phase.days_before(plan.start), 0))
    return begun


def _passed(plan: Laid, now: datetime) -> Iterator[int]:
    around = now.astimezone(plan.zone).toordinal() + 2
    return (day for day in plan.days_before(around) if plan.moment(day) <= now)


def _relay(series: Series, wanted: Plan, now: datetime, clean_only: bool) -> _Relaid:
    live = in_progress(series)
    wanted, _ = to_the_minute(replace(wanted, replaced=None), now)
    start = utc(wanted.start, wanted.zone)
    relaid: Series | None = None
    broken: list[Violation] = []
    try:
        plan = plans.normal(wanted)
        if plan == series.plan:
            return _Relaid(series, [live] if live else [], start)
        begun = _begun(series, now, plan.recurrence is None)
        asked = wanted.recurrence is None or wanted.start.date() != series.plan.start.date()
        day, kept = _first_day(series, plan, begun, asked, now, clean_only)
        again = asked or _times(plan) != _times(series.plan)
        plan = _from_day(series.plan, plan, day, kept)
        start = laid(plan).moment(day)
        relaid = _lay(series, plan, kept, now, clean_only, again)
        plans.check(plan, now)
    except RecurrenceRefused as refusal:
        broken.append(BadRecurrence(refusal.problem, refusal.part, refusal.limit))
    update = Update(MeetingType.SERIES, start, start + wanted.duration, now, live=live)
    # Without a first date there is no start to judge.
    rules = [r for r in violations(update) if relaid is not None or not isinstance(r, BeforeNow)]
    return _Relaid(relaid, [*rules, *broken], start)


def _times(plan: Plan) -> tuple[time, str, str | None]:
    return plan.start.time(), plan.timezone, plan.recurrence


def _first_day(
    series: Series, plan: Plan, begun: int, asked: bool, now: datetime, clean_only: bool
) -> tuple[int, int]:
    """Return the day on which the new plan begins, and the last one that stays with the old.

    Dates between the last one begun and now are not met, if no occurrence is left there and
    nobody asked for them; else their start is judged or, where only clean ones are to change,
    the occurrence stays as it is.
    """
    ahead = _uncounted(plan)
    left = next(Book(series).originals(_date(begun + 1)), None)
    if asked and plan.start.toordinal() <= begun:
        if plan.recurrence is not None and ahead.moment(plan.start.toordinal()) < now:
            return plan.start.toordinal(), begun
        if plan.recurrence is None and left is not None:
            ahead = laid(replace(plan, start=datetime.combine(left[0].date(), plan.start.time())))
    kept, missed = begun, None
    for day in ahead.days(begun + 1):
        if ahead.moment(day) >= now:
            return day, kept
        missed = day
        if clean_only:
            kept = day if occurrences.same_day(series, _date(day)) else kept
        elif asked or (left is not None and day >= left[0].toordinal()):
            return day, kept
    if plan.recurrence is None and (missed or ahead.moment(ahead.start) < now):
        return missed or ahead.start, kept
    raise RecurrenceRefused(Problem.NEVER, plan.recurrence or "")


def _from_day(old: Plan, plan: Plan, day: int, kept: int) -> Plan:
    """Let a plan begin on a day; a count that was not changed becomes the number left."""
    begun = replace(plan, start=datetime.combine(_date(day), plan.start.time()))
    if plan.recurrence is None:
        return begun
    rule = rrule.parse(plan.recurrence)
    if rule.count is None or old.recurrence is None:
        return begun
    if rule.count == rrule.parse(old.recurrence).count:
        number = rule.count - sum(1 for _ in laid(old).days(None, kept + 1))
        if number < 1:
            raise RecurrenceRefused(Problem.NEVER, plan.recurrence)
        begun = replace(begun, recurrence=rrule.text(replace(rule, count=number)))
    return begun


def _uncounted(plan: Plan) -> Laid:
    """Lay out a plan without its count, which is about to be counted anew."""
    if plan.recurrence is None:
        return laid(plan)
    rule = replace(rrule.parse(plan.recurrence), count=None)
    return laid(replace(plan, recurrence=rrule.text(rule)))


def _lay(
    series: Series, plan: Plan, kept: int, now: datetime, clean_only: bool, again: bool
) -> Series:
    """Put a plan in place from the day after ``kept`` on.

    What hung on a date goes to the new date of the same local day, else it lapses; with ``again``
    everybody is asked again.
    """
    old = laid(series.plan)
    led = _leading(series.plan, plan)
    last = next(old.days_before(kept + 1), None)
    earlier = series.earlier
    if last is not None:
        earlier = (*earlier, replace(series.plan, replaced=max(now, old.moment(last))))
    stays: list[Exceptional] = []
    for one in series.exceptions:
        to = one.original if one.original.toordinal() <= kept else led(one.original)
        if to is None:
            continue
        if one.original.toordinal() <= kept or clean_only:
            stays.append(replace(one, original=to))
        elif one.cancelled:
            stays.append(Exceptional(to, cancelled=True))
    laid_over = replace(
        series,
        plan=plan,
        earlier=earlier,
        exceptions=tuple(stays),
        instances=_followed(series.instances, kept, led),
        invitees=_followed(series.invitees, kept, led),
        answers=_followed(
            tuple(one for one in series.answers if not (again and _ahead(one.original, kept))),
            kept,
            led,
        ),
        version=series.version + 1,
    )
    return _inside(laid_over, kept) if clean_only else laid_over


def _leading(old: Plan, plan: Plan) -> Callable[[datetime], datetime | None]:
    new = laid(plan)
    once = old.recurrence is None and plan.recurrence is None

    def led(original: datetime) -> datetime | None:
        if once and original == old.start:
            return plan.start
        day = original.toordinal()
        return new.wall(day) if next(new.days(day, day + 1), None) is not None else None

    return led


def _ahead(original: datetime | None, kept: int) -> bool:
    return original is None or original.toordinal() > kept


def _followed(
    pieces: tuple[Piece, ...], kept: int, led: Callable[[datetime], datetime | None]
) -> tuple[Piece, ...]:
    followed: list[Piece] = []
    for piece in pieces:
        if piece.original is None or piece.original.toordinal() <= kept:
            followed.append(piece)
        elif (to := led(piece.original)) is not None:
            followed.append(replace(piece, original=to))
    return tuple(followed)


def _inside(series: Series, kept: int) -> Series:
    """Put occurrences ahead back to their planned start if their own one left their interval."""
    for one in series.exceptions:
        if one.start is None or one.cancelled or one.original.toordinal() <= kept:
            continue
        occurrence = occurrences.find(series, one.original)
        if occurrence is not None and one.start not in interval(series, occurrence):
            series = exceptions.put(series, replace(one, start=None))
    return series


def _date(day: int) -> date:
    return date.fromordinal(max(day, 1))
