"""How a change is taken back: what it touched, what has been done to that since, and the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import changes, exceptions, occurrences
from domain.model import Exceptional, Invitee, Series
from domain.refused import Refused, in_progress
from services.meetings import Entry, Proposal

if TYPE_CHECKING:
    from handlers.context import Context

# Happened between people, so there is nothing to put back.
HAPPENED = frozenset({"start", "admit", "end", "join"})
PEOPLE = frozenset({"invite", "remove"})


@dataclass(frozen=True, slots=True)
class Back:
    """The change that takes an entry back; ``born`` is a series that goes away with it.

    ``came`` and ``went`` are those who are invited again, or not any more.
    """

    proposal: Proposal
    entries: tuple[Entry, ...]
    born: Series | None = None
    came: tuple[Invitee, ...] = ()
    went: tuple[Invitee, ...] = ()


@dataclass(frozen=True, slots=True)
class Running:
    """It is in progress: rule 3 stands against taking anything back."""

    series: Series


@dataclass(frozen=True, slots=True)
class Passed:
    """The start that would be put back has passed."""

    start: datetime


@dataclass(frozen=True, slots=True)
class GoneAlready:
    """There is nothing left to change."""


def pair(ctx: Context, entry: Entry) -> tuple[Entry, ...]:
    """An entry, with the other one where a change made two series of one; the old one first."""
    twin = ctx.services.history.twin(entry)
    if twin is None:
        return (entry,)
    return (entry, twin) if entry.before is not None else (twin, entry)


def in_the_way(ctx: Context, entry: Entry) -> list[Entry]:
    """What was done since to the very thing that an entry changed, oldest first."""
    found: list[Entry] = []
    for one in pair(ctx, entry):
        later = ctx.services.history.since(one.series_id, one.id or 0)
        standing = [o for o in later if o.undone_by is None and o.what != "undo"]
        found += [other for other in standing if _meet(one, other)]
    return sorted(found, key=lambda other: other.id or 0)


def touched(entry: Entry) -> datetime | None:
    """The one occurrence that an entry changed, ``None`` for anything more."""
    before, after = entry.before, entry.after
    if before is None or after is None or before.plan != after.plan or not before.recurs:
        return None
    was = {e.original: e for e in before.exceptions}
    now_is = {e.original: e for e in after.exceptions}
    changed = [o for o in {**was, **now_is} if was.get(o) != now_is.get(o)]
    if len(changed) != 1 or before.details != after.details or before.host != after.host:
        return None
    return changed[0]


def reverse(ctx: Context, entry: Entry) -> Back | Refused | Running | Passed | GoneAlready:
    """What takes an entry back as things are now. Raises ``Forbidden``."""
    entries = pair(ctx, entry)
    old, current = entries[0], ctx.services.series.get(entries[0].series_id)
    if current is not None and old.what != "reassign":  # who gave it away may take it back
        ctx.services.meetings.check(ctx.person, current)
    born = ctx.services.series.get(entries[1].series_id) if len(entries) == 2 else None
    for series in (current, born):
        if series is not None and changes.live(series) and _is_stopped(old, series, born):
            return Running(series)
    if old.before is None:
        return Back(Proposal("undo", current, None), entries) if current else GoneAlready()
    if current is None:
        return Back(Proposal("undo", None, _brought_back(ctx, old.before)), entries)
    if old.what in PEOPLE:
        return _people(old, current, entries)
    original = touched(old)
    if original is not None:
        return _one(ctx, old, current, original, entries, born)
    restored = _restored(old.before, current)
    passed = _would_start_in_the_past(current, restored, ctx.now)
    if passed is not None:
        return Passed(passed)
    return Back(Proposal("undo", current, restored), entries, born)


def _is_stopped(entry: Entry, series: Series, born: Series | None) -> bool:
    """Rule 3: what is live can't be changed, nor can its series; its siblings can."""
    original = touched(entry)
    if series is born or original is None:
        return entry.what not in PEOPLE
    return in_progress(series, original) is not None


def _one(
    ctx: Context,
    entry: Entry,
    current: Series,
    original: datetime,
    entries: tuple[Entry, ...],
    born: Series | None,
) -> Back | Refused:
    """Put one occurrence back to what it was, if the rules allow that now."""
    assert entry.before is not None
    was = exceptions.of(entry.before, original) or Exceptional(original)
    now_is = exceptions.of(current, original)
    if now_is is not None and now_is.cancelled and not was.cancelled:
        outcome = changes.restore(current, original, ctx.now)
    else:
        outcome = _as_before(entry.before, current, original, ctx.now)
    if isinstance(outcome, Refused):
        return outcome
    after = replace(exceptions.put(outcome, was), version=current.version + 1)
    return Back(Proposal("undo", current, after, original), entries, born)


def _as_before(
    before: Series, current: Series, original: datetime, now: datetime
) -> Series | Refused:
    """Judge the times that would be put back; what only changed its details is fine."""
    old, new = occurrences.find(before, original), occurrences.find(current, original)
    if old is None or new is None:
        return current
    if old.start != new.start:
        return changes.move(current, original, old.start, now, old.duration)
    if old.duration != new.duration:
        return changes.resize(current, original, old.duration, now)
    return current


def _people(entry: Entry, current: Series, entries: tuple[Entry, ...]) -> Back:
    """Take off who was invited, and invite again who was taken off; others stay as they are."""
    assert entry.before is not None
    was = {(i.email, i.original): i for i in entry.before.invitees}
    is_ = {(i.email, i.original): i for i in entry.after.invitees} if entry.after else {}
    went = {key: one for key, one in is_.items() if key not in was}
    came = {key: one for key, one in was.items() if key not in is_}
    kept = [
        was.get((i.email, i.original), i)
        for i in current.invitees
        if (i.email, i.original) not in went
    ]
    there = {(i.email, i.original) for i in kept}
    invitees = (*kept, *(one for key, one in came.items() if key not in there))
    after = replace(current, invitees=invitees, version=current.version + 1)
    original = next((key[1] for key in {**went, **came} if key[1]), None)
    proposal = Proposal("undo", current, after, original)
    return Back(proposal, entries, None, tuple(came.values()), tuple(went.values()))


def _restored(before: Series, current: Series) -> Series:
    """A series as it was, with the people, answers and meetings that have come since."""
    there = {(one.email, one.original) for one in current.invitees}
    only_once = [
        one for one in before.invitees if one.original and (one.email, one.original) not in there
    ]
    answered = {(one.email, one.original): one for one in (*before.answers, *current.answers)}
    return replace(
        before,
        version=current.version + 1,
        answers=tuple(answered.values()),
        instances=current.instances,
        invitees=(*current.invitees, *only_once),
    )


def _brought_back(ctx: Context, before: Series) -> Series:
    """A cancelled series with its id, and its short one unless another has it by now."""
    taken = ctx.services.series.by_short(before.short) is not None
    short = ctx.services.series.new_short() if taken else before.short
    return replace(before, version=before.version + 1, short=short)


def _would_start_in_the_past(current: Series, restored: Series, now: datetime) -> datetime | None:
    """A start that undo would put back although it has passed."""
    up = occurrences.next_up(current, now)
    if up is None or up.start <= now:
        return None
    back = occurrences.same_day(restored, up.original)
    was = None if back is None else occurrences.find(current, back.original)
    if back is None or back.start > now or (was is not None and was.start == back.start):
        return None
    return back.start


def _meet(entry: Entry, other: Entry) -> bool:
    """Tell whether a later entry changed what an earlier one did."""
    if entry.what in PEOPLE:
        return other.what in PEOPLE or other.after is None
    if other.what in PEOPLE:
        return entry.before is None
    mine = touched(entry)
    if mine is None:
        return True
    if other.what in HAPPENED:
        return _happened_to(other) == mine
    theirs = touched(other)
    return theirs is None or theirs == mine


def _happened_to(entry: Entry) -> datetime | None:
    """The occurrence that was started or ended."""
    if entry.before is None or entry.after is None:
        return None
    changed = [one for one in entry.after.instances if one not in entry.before.instances]
    return changed[-1].original if changed else None
