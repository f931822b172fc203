"""Meetings that happen: started, joined, admitted to, left and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain import occurrences
from domain.model import Instance, Occurrence, Series, State
from domain.refused import Refused, live, refused_occurrence, refused_series
from domain.rules import AnotherLive, Gone, NotLive, NotReady
from domain.states import occurrence_state, ready_from


def start(
    series: Series, original: datetime, instance_id: str, by: str, now: datetime
) -> Series | Refused:
    """Start a ready occurrence, or let its lobby in; in progress, ``by`` simply joins."""
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    if refusal := _not_startable(series, occurrence, now):
        return refusal
    running = live(series)
    if running is None:
        return _with(series, Instance(instance_id, original, now, started=now, present=_one(by)))
    if running.started is None:
        running = _admitted(running, now)
    return _with(series, _came(running, by))


def join(
    series: Series, original: datetime, instance_id: str, by: str, now: datetime
) -> Series | Refused:
    """Let somebody in; before the host has come that is the lobby, or opens one.

    The host and cohosts start the meeting by coming. Where joining before the host is enabled,
    and not earlier than ``joinBeforeHostMinutes`` before the start, anybody does.
    """
    occurrence = occurrences.find(series, original)
    if occurrence is None:
        return refused_series(series, now, Gone(original))
    if _may_begin(series, occurrence, by, now):
        return start(series, original, instance_id, by, now)
    if refusal := _not_startable(series, occurrence, now):
        return refusal
    running = live(series)
    if running is None:
        return _with(series, Instance(instance_id, original, now, waiting=_one(by)))
    if running.started is not None:
        return _with(series, _came(running, by))
    waiting = tuple(dict.fromkeys((*running.waiting, by.lower())))
    return _with(series, replace(running, waiting=waiting))


def admit(series: Series, now: datetime) -> Series | Refused:
    """Let everybody in who waits in the lobby; that starts the meeting."""
    running = live(series)
    if running is None or (running.started is not None and not running.waiting):
        return refused_series(series, now, NotLive())
    return _with(series, _admitted(running, now))


def leave(series: Series, by: str, now: datetime) -> Series | Refused:
    """Let somebody go; a lobby that is empty closes, and nothing has been started."""
    running = live(series)
    if running is None:
        return refused_series(series, now, NotLive())
    waiting = tuple(one for one in running.waiting if one != by.lower())
    deserted = running.started is None and not waiting
    return _with(series, replace(running, waiting=waiting, ended=now if deserted else None))


def end(series: Series, now: datetime) -> Series | Refused:
    """End what is live, the lobby included."""
    running = live(series)
    if running is None:
        return refused_series(series, now, NotLive())
    return _with(series, replace(running, waiting=(), ended=now))


def _not_startable(series: Series, occurrence: Occurrence, now: datetime) -> Refused | None:
    running = live(series)
    if running is not None and running.original != occurrence.original:
        return refused_occurrence(series, occurrence, now, AnotherLive(running.original))
    state = occurrence_state(series, occurrence, now)
    if state is State.READY:
        return None
    since = ready_from(series, occurrence) if state is State.SCHEDULED else None
    return refused_occurrence(series, occurrence, now, NotReady(state, since))


def _may_begin(series: Series, occurrence: Occurrence, by: str, now: datetime) -> bool:
    by = by.lower()
    here = (None, occurrence.original)
    cohosts = {one.email for one in series.invitees if one.cohost and one.original in here}
    if by == series.host or by in cohosts:
        return True
    options = occurrence.details.options
    early = timedelta(minutes=int(options.get("joinBeforeHostMinutes", 0)))
    return bool(options.get("enabledJoinBeforeHost")) and now >= occurrence.start - early


def _admitted(running: Instance, now: datetime) -> Instance:
    present = tuple(dict.fromkeys((*running.present, *running.waiting)))
    return replace(running, started=running.started or now, waiting=(), present=present)


def _came(running: Instance, by: str) -> Instance:
    present = tuple(dict.fromkeys((*running.present, by.lower())))
    return replace(running, present=present)


def _with(series: Series, instance: Instance) -> Series:
    """Put an instance in; nothing new leaves the series as it is."""
    if instance in series.instances:
        return series
    others = tuple(one for one in series.instances if one.id != instance.id)
    return replace(series, instances=(*others, instance), version=series.version + 1)


def _one(person: str) -> tuple[str, ...]:
    return (person.lower(),)
