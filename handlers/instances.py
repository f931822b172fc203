"""Meetings that have begun, and rule 4: an instance is fixed, what it belongs to is not."""

from __future__ import annotations

import re
from dataclasses import replace

from domain import changes, fixes, occurrences
from domain.model import Instance, Occurrence, Series
from domain.refused import Refused
from handlers import finding
from handlers.context import Context
from handlers.finding import Meant
from handlers.proposing import PARENT, says_when
from language.model import Command, Scope

# A meeting's id as Webex writes it, which somebody may have pasted.
INSTANCE_ID = re.compile(r"\b([0-9a-f]{32})_I_\d{6,20}\b", re.IGNORECASE)


def addressed(ctx: Context, command: Command) -> Command:
    """The command with the occurrence behind a pasted instance id in place of its target."""
    pasted = INSTANCE_ID.search(command.said)
    if pasted is None or (command.target is not None and command.target.short):
        return command
    series = ctx.services.series.get(pasted[1].lower())
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    if series is None or not ctx.services.meetings.is_seen(series, viewers):
        return command
    instance = next((i for i in series.instances if i.id.lower() == pasted[0].lower()), None)
    occurrence = occurrences.find(series, instance.original) if instance else None
    if occurrence is None:
        return command
    scope = Scope.THIS if series.recurs else None
    return replace(command, target=finding.named(series, occurrence), scope=scope)


def fixed(ctx: Context, command: Command, found: Meant) -> Refused | None:
    """Rule 4: what stands against changing an occurrence that was held already.

    Nothing once the person has said that the planned date is meant, not what happened on it.
    """
    series, occurrence = found.series, found.occurrence
    if occurrence is None or found.scope not in (Scope.THIS, None) or PARENT in command.settings:
        return None
    held = held_at(series, occurrence)
    if held is None or occurrence.end > ctx.now:
        return None
    ctx.services.meetings.check(ctx.person, series)
    start = command.start if says_when(command) else None
    return changes.instance_change(series, held.id, ctx.now, start, command.duration)


def held_at(series: Series, occurrence: Occurrence) -> Instance | None:
    """The instance of an occurrence that has been started and is over."""
    over = (i for i in series.instances if i.ended is not None and i.started is not None)
    return next((one for one in over if one.original == occurrence.original), None)


def parents(ctx: Context, refused: Refused) -> tuple[str, ...]:
    """What can be edited instead of an instance: its occurrence, its series, or neither."""
    series, occurrence = refused.series, refused.occurrence
    if series is None or occurrence is None or changes.live(series) is not None:
        return ()
    legal = fixes.legal_range(series, occurrence, ctx.now)
    found = ["occurrence"] if legal is not None else []
    if series.recurs and occurrences.next_up(series, ctx.now) is not None:
        found.append("series")
    return tuple(found)
