"""Apply when it ends: a change refused because the meeting is live, kept until it is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from domain import occurrences
from domain.changes import edit, move, replan, resize
from domain.model import Plan, Series
from domain.refused import Refused, in_progress

LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that waits: of one occurrence, or (``original`` is ``None``) of the series.

    What was asked: ``start`` (UTC) and ``duration`` of an occurrence, ``plan`` of the series, or
    ``changes`` as ``edit`` takes them. What the person saw: ``seen_start`` and ``seen_duration``,
    or ``seen_plan``.
    """

    series_id: str
    original: datetime | None
    at: datetime
    start: datetime | None = None
    duration: timedelta | None = None
    plan: Plan | None = None
    changes: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    seen_start: datetime | None = None
    seen_duration: timedelta | None = None
    seen_plan: Plan | None = None

    @property
    def expires(self) -> datetime:
        return self.at + LASTS


@dataclass(frozen=True, slots=True)
class Waiting:
    """The meeting is still live."""


@dataclass(frozen=True, slots=True)
class Expired:
    """Nobody ended the meeting within a day of asking."""


@dataclass(frozen=True, slots=True)
class Applied:
    """All rules hold now; ``series`` has the change."""

    series: Series


@dataclass(frozen=True, slots=True)
class Ask:
    """The person has to decide: a rule is broken, or ``differs`` names what is not as they saw."""

    refused: Refused | None
    differs: tuple[str, ...] = ()


def keep(
    refused: Refused, changes: Mapping[str, object] | None = None, plan: Plan | None = None
) -> Kept:
    """Keep a change that rule 3 alone refused.

    The times asked for stand in the refusal; ``changes`` are those given to ``edit``, ``plan``
    that given to ``replan``.
    """
    assert refused.series is not None
    occurrence = refused.occurrence
    return Kept(
        refused.series.id,
        None if occurrence is None else occurrence.original,
        refused.now,
        start=None if occurrence is None else refused.start,
        duration=None if occurrence is None else refused.duration,
        plan=plan,
        changes=MappingProxyType(dict(changes or {})),
        seen_start=None if occurrence is None else occurrence.start,
        seen_duration=None if occurrence is None else occurrence.duration,
        seen_plan=refused.series.plan,
    )


def recheck(series: Series, kept: Kept, now: datetime) -> Applied | Ask | Waiting | Expired:
    """Try a kept change again; all rules are checked anew."""
    if now >= kept.expires:
        return Expired()
    if in_progress(series, kept.original):
        return Waiting()
    differs = _differs(series, kept)
    changed = _apply(series, kept, now)
    if isinstance(changed, Refused):
        return Ask(changed, differs)
    return Ask(None, differs) if differs else Applied(changed)


def _differs(series: Series, kept: Kept) -> tuple[str, ...]:
    if kept.original is None:
        return () if series.plan == kept.seen_plan else ("plan",)
    occurrence = occurrences.find(series, kept.original)
    if occurrence is None:
        return ("occurrence",)
    seen = {"start": kept.seen_start, "duration": kept.seen_duration}
    return tuple(name for name, value in seen.items() if getattr(occurrence, name) != value)


def _apply(series: Series, kept: Kept, now: datetime) -> Series | Refused:
    changed: Series | Refused = series
    if kept.original is not None and kept.start is not None:
        changed = move(series, kept.original, kept.start, now, kept.duration)
    elif kept.original is not None and kept.duration not in (None, kept.seen_duration):
        assert kept.duration is not None
        changed = resize(series, kept.original, kept.duration, now)
    elif kept.original is None and kept.plan is not None:
        changed = replan(series, kept.plan, now)
    if kept.changes and isinstance(changed, Series):
        changed = edit(changed, kept.original, kept.changes, now)
    return changed
