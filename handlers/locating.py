"""Which meeting somebody means who names none: the one that is going on here, or about to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import texts.finding
from domain import changes, occurrences
from domain.model import Series
from handlers import asking, finding
from handlers.context import Answered, Context, Reply
from handlers.finding import Meant
from language.model import Command, Target

SOON = timedelta(hours=1)
LOOKED_AT = 50  # series that come next in a space; what is live is always among them


def current(ctx: Context, command: Command) -> Meant:
    """Find the meeting of ``start``, ``join``, ``admit``, ``end`` or ``late``, with its occurrence.

    Said with a name, or in a meeting's thread, that one is meant. Else the one that is live here;
    else the one that starts within the hour. Raises ``Answered`` to ask, as ``finding.meant``.
    """
    unnamed = command.target is None or command.target == Target(pronoun=True)
    if unnamed and not ctx.asked_about:
        viewers = ctx.services.viewers(ctx.person, ctx.space)
        near = ctx.services.series.upcoming(viewers, ctx.now, LOOKED_AT)
        found = [s for s in near if changes.live(s) is not None] or [
            s for s in near if _is_soon(ctx, s)
        ]
        if len(found) == 1:
            return with_occurrence(ctx, Meant(found[0], None, None))
        if found:
            raise Answered(_which(ctx, command, found))
    return with_occurrence(ctx, finding.meant(ctx, command))


def with_occurrence(ctx: Context, found: Meant) -> Meant:
    """What was found, with the occurrence that is live or comes next where none was named."""
    if found.occurrence is not None:
        return found
    series = found.series
    up = occurrences.next_up(series, ctx.now) or occurrences.last(series)
    return replace(found, occurrence=up)


def _is_soon(ctx: Context, series: Series) -> bool:
    up = occurrences.next_up(series, ctx.now)
    return up is not None and up.start <= ctx.now + SOON


def _which(ctx: Context, command: Command, found: list[Series]) -> Reply:
    choices = []
    for series in found[:5]:
        up = occurrences.next_up(series, ctx.now)
        label = texts.finding.label(series, up, ctx.zone, ctx.locale)
        choices.append((label, replace(command, target=finding.named(series, up))))
    return asking.choose(ctx, texts.finding.which(len(found)), choices)
