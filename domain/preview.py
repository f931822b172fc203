"""What a change would do to each occurrence, before it is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain import exceptions, occurrences
from domain.conflicts import Conflict, conflicts
from domain.model import MeetingType, Occurrence, Series
from domain.plans import utc
from domain.refused import Refused, in_progress
from domain.rules import Update, Violation, violations
from domain.splitting import Split

DAY = timedelta(days=1)


class Effect(StrEnum):
    """What a change does to one occurrence; several may hold."""

    KEPT = "kept"
    MOVED = "moved"
    RESIZED = "resized"
    EDITED = "edited"
    ADDED = "added"
    DROPPED = "dropped"
    LOSES_CHANGE = "loses its own change"
    CANCELLED_STAYS = "stays cancelled"
    BREAKS_RULE = "breaks a rule"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class Row:
    """One planned local day, before and after. ``lost`` names what was its own."""

    day: date
    before: Occurrence | None
    after: Occurrence | None
    effects: frozenset[Effect]
    lost: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether it breaks no rule and loses nothing: what ``clean_only`` would apply."""
        return not self.effects & {Effect.BREAKS_RULE, Effect.LOSES_CHANGE}


@dataclass(frozen=True, slots=True)
class Preview:
    """All that happens up to ``horizon``, by day; ``more`` says that it goes on after that."""

    rows: tuple[Row, ...]
    counts: Mapping[Effect, int]
    horizon: datetime
    more: bool
    refused: Refused | None = None


def preview(
    series: Series,
    changed: Series | Split | Refused | None,
    now: datetime,
    horizon: datetime,
    others: Iterable[Series] = (),
) -> Preview:
    """Compare what lies ahead of a series with what would after a change.

    ``changed`` is what a change returned: a refusal shows what was proposed and which occurrences
    break a rule, ``None`` that everything goes. Overlaps with ``others`` are looked for where
    something would change.
    """
    refused = changed if isinstance(changed, Refused) else None
    after_series = _parts(series, changed)
    before = {o.original.date(): o for o in occurrences.overlapping(series, now, horizon)}
    after: dict[date, tuple[Series, Occurrence]] = {}
    twice: list[Occurrence] = []  # a split may begin before the old series has ended
    for part in after_series:
        # A proposed start that has passed already is what a refusal is about.
        for one in occurrences.overlapping(part, now - DAY if refused else now, horizon):
            if one.original.date() in after:
                twice.append(one)
            elif one.end > now or one.original.date() in before:
                after[one.original.date()] = (part, one)
    rows: dict[date, Row] = {}
    for day in before.keys() | after.keys():
        part, one_after = after.get(day, (series, None))
        rows[day] = _row(series, day, before.get(day), part, one_after, refused, now)
    _add_cancelled(rows, series, after_series, now, horizon)
    _add_conflicts(rows, others, now, horizon)
    added = [Row(o.original.date(), None, o, frozenset({Effect.ADDED})) for o in twice]
    ordered = tuple(sorted((*rows.values(), *added), key=lambda row: row.day))
    more = any(
        next(occurrences.between(part, horizon, None), None) is not None
        for part in (series, *after_series)
    )
    counts = Counter(effect for row in ordered for effect in row.effects)
    return Preview(ordered, MappingProxyType(dict(counts)), horizon, more, refused)


def _parts(series: Series, changed: Series | Split | Refused | None) -> tuple[Series, ...]:
    if isinstance(changed, Refused):
        changed = changed.proposed or series
    if isinstance(changed, Split):
        return changed.old, changed.new
    return () if changed is None else (changed,)


def _row(
    series: Series,
    day: date,
    before: Occurrence | None,
    part: Series,
    after: Occurrence | None,
    refused: Refused | None,
    now: datetime,
) -> Row:
    effects: set[Effect] = set()
    lost: tuple[str, ...] = ()
    if before is None:
        effects.add(Effect.ADDED)
    if after is None:
        effects.add(Effect.DROPPED)
    if before is not None:
        lost = _lost(series, before, part, after)
    if before is not None and after is not None:
        if before.start != after.start:
            effects.add(Effect.MOVED)
        if before.duration != after.duration:
            effects.add(Effect.RESIZED)
        if before.details != after.details:
            effects.add(Effect.EDITED)
    if lost:
        effects.add(Effect.LOSES_CHANGE)
    broken = () if refused is None else _broken(series, before, after, refused, now)
    if broken:
        effects.add(Effect.BREAKS_RULE)
    return Row(day, before, after, frozenset(effects or {Effect.KEPT}), lost, broken)


def _lost(
    series: Series, before: Occurrence, part: Series, after: Occurrence | None
) -> tuple[str, ...]:
    own = exceptions.of(series, before.original)
    if own is None:
        return ()
    still = None if after is None else exceptions.of(part, after.original)
    kept = () if still is None else exceptions.own_changes(still)
    return tuple(name for name in exceptions.own_changes(own) if name not in kept)


def _broken(
    series: Series,
    before: Occurrence | None,
    after: Occurrence | None,
    refused: Refused,
    now: datetime,
) -> tuple[Violation, ...]:
    """Return the rules that one occurrence would break."""
    if refused.occurrence is not None:
        concerned = before is not None and before.original == refused.occurrence.original
        return refused.violations if concerned else ()
    live = None if before is None else in_progress(series, before.original)
    if after is None:
        return () if live is None else (live,)
    moved = before is None or before.start != after.start
    resized = before is None or before.duration != after.duration
    sets = {"start", "end"} if moved else {"end"} if resized else set()
    update = Update(
        MeetingType.SERIES, after.start, after.end, now, sets=frozenset(sets), live=live
    )
    return tuple(violations(update))


def _add_cancelled(
    rows: dict[date, Row],
    series: Series,
    parts: Iterable[Series],
    now: datetime,
    horizon: datetime,
) -> None:
    """Show the cancelled dates that a new plan meets and leaves cancelled."""
    were = {original.date() for original in occurrences.cancelled(series)}
    for part in parts:
        if part.plan == series.plan:
            continue
        for original in occurrences.cancelled(part):
            day = original.date()
            planned = utc(original, part.plan.zone)
            if day in were and day not in rows and now <= planned < horizon:
                rows[day] = Row(day, None, None, frozenset({Effect.CANCELLED_STAYS}))


def _add_conflicts(
    rows: dict[date, Row], others: Iterable[Series], now: datetime, horizon: datetime
) -> None:
    new = [row.after for row in rows.values() if row.after and row.effects != {Effect.KEPT}]
    found: dict[date, list[Conflict]] = {}
    for conflict in conflicts(new, others, now, horizon):
        found.setdefault(conflict.occurrence.original.date(), []).append(conflict)
    for day, here in found.items():
        row = rows[day]
        effects = row.effects | {Effect.OVERLAPS}
        rows[day] = replace(row, effects=effects, conflicts=tuple(here))
