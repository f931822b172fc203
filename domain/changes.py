"""Changes of a series: a series goes in, a new one or a refusal comes out.

What concerns one occurrence is here; the other kinds of changes have rooms of their own and are
handed on, so that callers find all of them in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import cast

from domain import exceptions, occurrences
from domain.book import DETAIL_FIELDS, Book, overridden
from domain.cancellation import cancel, cancel_from, cancel_series, restore
from domain.creation import create, text_problems
from domain.fixes import Fixes
from domain.instances import admit, end, join, leave, start
from domain.invitations import answer, hand_over, invite, uninvite
from domain.model import Details, Exceptional, MeetingType, Option, Series
from domain.plans import utc
from domain.refused import (
    Refused,
    in_progress,
    judged,
    live,
    refused_occurrence,
    refused_series,
)
from domain.replanning import KEEP, first_left, move_series, planned_move, replan
from domain.rules import Gone, Update, Violation, to_minute, violations
from domain.splitting import Split, split

__all__ = [
    "KEEP",
    "Refused",
    "Split",
    "admit",
    "answer",
    "cancel",
    "cancel_from",
    "cancel_series",
    "create",
    "edit",
    "end",
    "first_left",
    "hand_over",
    "instance_change",
    "invite",
    "join",
    "leave",
    "live",
    "move",
    "move_series",
    "planned_move",
    "replan",
    "resize",
    "restore",
    "split",
    "start",
    "uninvite",
]

MINUTE = timedelta(minutes=1)


def move(
    series: Series,
    original: datetime,
    start: datetime,
    now: datetime,
    duration: timedelta | None = None,
) -> Series | Refused:
    """Move an occurrence to a start in UTC; its length is kept unless one is given.

    Everybody is asked again whether they come to it.
    """
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    start = to_minute(start, now)
    length = occurrence.duration if duration is None else _whole(duration)
    changed = _timed(series, original, start, length)
    refusal = judged(series, occurrence, now, start=start, duration=length, proposed=changed)
    if refusal is not None:
        return refusal
    if (start, length) == (occurrence.start, occurrence.duration):
        return series
    if start != occurrence.start:
        answers = tuple(one for one in changed.answers if one.original != original)
        changed = replace(changed, answers=answers)
    return replace(changed, version=series.version + 1)


def resize(
    series: Series, original: datetime, duration: timedelta, now: datetime
) -> Series | Refused:
    """Change how long an occurrence lasts; its start stays, so only the end is judged."""
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    duration = _whole(duration)
    changed = _timed(series, original, occurrence.start, duration)
    refusal = judged(series, occurrence, now, duration=duration, proposed=changed)
    if refusal is not None:
        return refusal
    if duration == occurrence.duration:
        return series
    return replace(changed, version=series.version + 1)


def edit(
    series: Series, original: datetime | None, changes: Mapping[str, object], now: datetime
) -> Series | Refused:
    """Change what is not a time, for one occurrence or (``None``) for the series.

    Keys are the fields of ``Details``; any other is an option by its Webex name. ``...`` takes an
    occurrence's own value back, or a series' option away. What the series changes flows to the
    occurrences that don't have a value of their own.
    """
    return (
        _edit_series(series, changes, now)
        if original is None
        else _edit_one(series, original, changes, now)
    )


def instance_change(
    series: Series,
    instance_id: str,
    now: datetime,
    start: datetime | None = None,
    duration: timedelta | None = None,
) -> Refused:
    """Refuse, as rule 4 does, to change an instance, and say what it belongs to."""
    instance = next((one for one in series.instances if one.id == instance_id), None)
    occurrence = None if instance is None else occurrences.find(series, instance.original)
    plan = None if instance is None else Book(series).plan_of(instance.original)
    identity = ""
    if instance is not None and plan is not None:
        identity = occurrences.occurrence_id(series.id, instance.original, plan.zone)
    begin = start or now
    update = Update(
        MeetingType.INSTANCE,
        begin,
        begin + (duration or series.plan.duration),
        now,
        meeting_id=instance_id,
        parents=(series.id, identity),
    )
    return Refused(
        tuple(violations(update)),
        now,
        series,
        occurrence,
        start,
        duration,
        fixes=Fixes(belongs_to=(identity, series.id)),
    )


def _timed(series: Series, original: datetime, start: datetime, duration: timedelta) -> Series:
    """Give an occurrence its times; those that are planned anyway are no exception."""
    plan = Book(series).plan_of(original)
    assert plan is not None
    exception = exceptions.of(series, original) or Exceptional(original)
    exception = replace(
        exception,
        start=None if start == utc(original, plan.zone) else start,
        duration=None if duration == plan.plan.duration else duration,
    )
    return exceptions.put(series, exception)


def _edit_series(series: Series, changes: Mapping[str, object], now: datetime) -> Series | Refused:
    details = _edited(series.details, changes)
    broken: list[Violation] = list(text_problems(details))
    if running := in_progress(series):
        broken.insert(0, running)
    if broken:
        return refused_series(series, now, *broken)
    if details == series.details:
        return series
    return replace(series, details=details, version=series.version + 1)


def _edit_one(
    series: Series, original: datetime, changes: Mapping[str, object], now: datetime
) -> Series | Refused:
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    exception = exceptions.of(series, original) or Exceptional(original)
    overrides = {**exception.overrides, **changes}
    overrides = {name: value for name, value in overrides.items() if value is not ...}
    broken: list[Violation] = list(text_problems(overridden(series.details, overrides)))
    if running := in_progress(series, original):
        broken.insert(0, running)
    if broken:
        return refused_occurrence(series, occurrence, now, *broken)
    if overrides == exception.overrides:
        return series
    exception = replace(exception, overrides=MappingProxyType(overrides))
    return replace(exceptions.put(series, exception), version=series.version + 1)


def _edited(details: Details, changes: Mapping[str, object]) -> Details:
    """Put changes over the details of a series; a field taken away gets its default."""
    plain = {name: changes[name] for name in changes if name in DETAIL_FIELDS}
    for field in fields(Details):
        if plain.get(field.name) is ...:
            plain[field.name] = "" if field.default is MISSING else field.default
    options = {**details.options}
    for name in changes.keys() - DETAIL_FIELDS:
        if changes[name] is ...:
            options.pop(name, None)
        else:
            options[name] = cast(Option, changes[name])
    return replace(details, **plain, options=MappingProxyType(options))  # type: ignore[arg-type]


def _whole(duration: timedelta) -> timedelta:
    return duration // MINUTE * MINUTE
