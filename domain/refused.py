"""A refused change: what was asked, every rule it breaks, and what would be accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import occurrences
from domain.fixes import NONE, Fixes, fixes
from domain.intervals import Interval, between_neighbours
from domain.model import Instance, MeetingType, Occurrence, Series
from domain.rules import InProgress, Update, Violation, rule_number, violations


@dataclass(frozen=True, slots=True)
class Refused:
    """The change did not happen. ``violations`` are in the order told to people: 4, 3, 1, 2, 5.

    ``series`` and ``occurrence`` are as they stand (``None``: a creation; the whole series).
    ``start`` and ``duration`` were asked for. ``interval`` and the existing neighbours by original
    start are there for the drawing. ``proposed`` is the series as the change would have made it,
    where that can be said.
    """

    violations: tuple[Violation, ...]
    now: datetime
    series: Series | None = None
    occurrence: Occurrence | None = None
    start: datetime | None = None
    duration: timedelta | None = None
    interval: Interval | None = None
    previous: Occurrence | None = None
    following: Occurrence | None = None
    fixes: Fixes = NONE
    proposed: Series | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the update rules that are broken, in the order told."""
        numbers = (rule_number(violation) for violation in self.violations)
        return tuple(dict.fromkeys(number for number in numbers if number is not None))


def in_progress(series: Series, original: datetime | None = None) -> InProgress | None:
    """Return what rule 3 says about an occurrence, or about the whole series.

    A lobby is not in progress: nobody has started the meeting yet.
    """
    for instance in series.instances:
        concerned = original is None or instance.original == original
        if concerned and instance.ended is None and instance.started is not None:
            return InProgress(instance.original, instance.started)
    return None


def live(series: Series) -> Instance | None:
    """Return the instance that is live, its lobby included."""
    return next((one for one in reversed(series.instances) if one.live), None)


def judged(
    series: Series,
    occurrence: Occurrence,
    now: datetime,
    *,
    start: datetime | None = None,
    duration: timedelta | None = None,
    proposed: Series | None = None,
) -> Refused | None:
    """Judge a change of one occurrence; ``None`` if it is allowed.

    Only a given start or duration is a time that the change sets; a start sets the end too.
    """
    previous, following = occurrences.neighbours(series, occurrence.original)
    owned = between_neighbours(occurrence, previous, following)
    begin = occurrence.start if start is None else start
    length = occurrence.duration if duration is None else duration
    sets = {"start", "end"} if start is not None else {"end"} if duration is not None else set()
    update = Update(
        MeetingType.SCHEDULED,
        begin,
        begin + length,
        now,
        owned,
        frozenset(sets),
        in_progress(series, occurrence.original),
        occurrence.id,
    )
    broken = violations(update)
    if not broken:
        return None
    return Refused(
        tuple(broken),
        now,
        series,
        occurrence,
        start,
        length,
        owned,
        previous,
        following,
        fixes(occurrence, update, occurrence.zone),
        proposed,
    )


def refused_series(series: Series, now: datetime, *broken: Violation) -> Refused:
    """Refuse a change of the whole series that has nothing to do with times."""
    alone = all(isinstance(violation, InProgress) for violation in broken)
    return Refused(tuple(broken), now, series, fixes=Fixes(when_it_ends=alone))


def refused_occurrence(
    series: Series, occurrence: Occurrence, now: datetime, *broken: Violation
) -> Refused:
    """Refuse a change of one occurrence that has nothing to do with times."""
    alone = all(isinstance(violation, InProgress) for violation in broken)
    return Refused(tuple(broken), now, series, occurrence, fixes=Fixes(when_it_ends=alone))
