"""Clock changes: a time that the clocks skip or show twice is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import texts.clockchanges
from domain.clockchanges import Exact, Gap, resolve
from handlers import asking
from handlers.context import Answered, Context
from language.model import Command


def exact(ctx: Context, command: Command, wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment of a naive wall time in a zone, for the start of a command.

    Raises ``Answered`` with a question where there is no such moment, or there are two; its
    buttons run the command with the moment chosen.
    """
    found = resolve(wall, zone)
    if isinstance(found, Exact):
        return found.utc.astimezone(zone)
    moments: tuple[datetime, ...]
    labels: tuple[str, ...]
    if isinstance(found, Gap):
        moments = (found.before, found.at, found.after)
        labels = texts.clockchanges.gap_labels(
            found.before, found.at, found.after, zone, ctx.locale
        )
        question = texts.clockchanges.gap(wall, zone, ctx.locale)
    else:
        moments = (found.first, found.second)
        labels = texts.clockchanges.overlap_labels(found.first, found.second, zone, ctx.locale)
        question = texts.clockchanges.overlap(wall, zone, ctx.locale)
    readings = [
        replace(command, start=moment.astimezone(zone), date=None, clock=None) for moment in moments
    ]
    choices = list(zip(labels, readings, strict=True))
    raise Answered(asking.choose(ctx, question, choices))
