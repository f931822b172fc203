"""States, computed from the plan, the instances and the moment asked about."""

from __future__ import annotations

from datetime import datetime

from domain import occurrences
from domain.model import Instance, Occurrence, Series, State
from domain.refused import live


def series_state(series: Series, now: datetime) -> State:
    """Return ``inProgress`` while an instance is live (a lobby counts), else ``active`` while a
    scheduled end lies ahead, else ``expired``. Source: Meetings guide, series life cycle.
    """
    if live(series) is not None:
        return State.IN_PROGRESS
    ahead = next(occurrences.ahead(series, now), None)
    return State.EXPIRED if ahead is None else State.ACTIVE


def occurrence_state(series: Series, occurrence: Occurrence, now: datetime) -> State:
    """Return the state of an existing occurrence.

    A live one is ``ready`` whatever the clock says. Else, once its own scheduled end has passed,
    ``ended`` if it was ever started and ``missed`` if not; before that ``ready`` once the
    scheduled end of the one before (as moved) has passed. The first is ready from creation on.
    """
    own = [one for one in series.instances if one.original == occurrence.original]
    if any(one.live for one in own):
        return State.READY
    if occurrence.end <= now:
        held = any(one.started is not None for one in own)
        return State.ENDED if held else State.MISSED
    since = ready_from(series, occurrence)
    return State.READY if since is None or since <= now else State.SCHEDULED


def ready_from(series: Series, occurrence: Occurrence) -> datetime | None:
    """Return when an occurrence can be started: the scheduled end of the one before it.

    ``None`` for the first, which can be started at once.
    """
    previous, _ = occurrences.neighbours(series, occurrence.original)
    return None if previous is None else previous.end


def instance_state(instance: Instance) -> State:
    if instance.ended is not None:
        return State.ENDED
    return State.LOBBY if instance.started is None else State.IN_PROGRESS
