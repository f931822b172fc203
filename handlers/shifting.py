"""A fortnight before the clocks move a series for some of its people: who, and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import cards.choose
import texts.shifting
from domain import clockchanges
from domain.clockchanges import Shift
from domain.model import Series
from handlers import changing, finding, laying, proposing, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.readers import reader
from language.model import Command, Scope

if TYPE_CHECKING:
    from cards.choose import Choice
    from services.services import Services
    from services.unit import Due

family = Family("shifting")

OFFERED = 2  # zones whose time can be kept, with a button each


@family.moment("clockchange")
def shift_moment(services: Services, rows: list[Due]) -> None:
    """Tell the home space (or the host) of each series that is shifted soon."""
    for row in rows:
        series = services.series.get(row.key)
        if series is None:
            continue
        found = services.shifts.due(series)
        if found:
            _post(services, series, found)


def _post(services: Services, series: Series, found: list[Shift]) -> None:
    receiver = services.shifts.receiver(series)
    to = reader(services, receiver, series)
    text = texts.shifting.ahead(
        series, found, services.shifts.people(series), to.locale, services.now
    )
    choices: list[Choice] = [(texts.shifting.keep_label(series), "shift_keep", {})]
    for shift in found[:OFFERED]:
        data = {"zone": shift.zone, "at": shift.at.isoformat()}
        choices.append((texts.shifting.anchor_label(shift, to.locale), "shift_anchor", data))
        if clockchanges.taking_turns(series, shift, services.now) != series:
            choices.append((texts.shifting.turns_label(shift), "shift_turns", data))
    services.unit.post(
        receiver,
        text,
        card=cards.choose.choose(
            texts.shifting.heading(series), choices, showing.stamp(services, series), lines=text
        ),
        about=series.id,
        unique=f"shift|{series.id}|{found[0].at.isoformat()}",
        useful_until=found[0].at,
    )


@family.submission("shift_keep")
def keep(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Leave the series by the clocks of its own zone."""
    series = _pressed(ctx, inputs)
    return Reply(texts.shifting.kept(series), replaces=True, about=series.id)


@family.submission("shift_anchor")
def anchor(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Let the series go by the clocks of another zone; what that does is shown first."""
    series = _pressed(ctx, inputs)
    shift = _shift(ctx, series, inputs)
    plan = clockchanges.anchored(series, shift.zone, ctx.now, shift.before)
    return _try(ctx, series, laying.exactly(_change(series), plan))


@family.submission("shift_turns")
def turns(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Let every second meeting keep its time in the other zone; shown first."""
    series = _pressed(ctx, inputs)
    shift = _shift(ctx, series, inputs)
    turn = (laying.TURNS, f"{shift.zone}|{shift.at.isoformat()}")
    return _try(ctx, series, replace(_change(series), settings=(turn,)))


def _try(ctx: Context, series: Series, command: Command) -> Reply:
    found = finding.meant(ctx, command, writes=True)
    ctx.services.meetings.check(ctx.person, series)
    return changing.try_change(ctx, command, found, proposing.occurrence_of(ctx, found))


def _change(series: Series) -> Command:
    said = f"change #{series.short} for the clock change"
    return Command("change", said, target=finding.named(series, None), scope=Scope.SERIES)


def _pressed(ctx: Context, inputs: dict[str, str]) -> Series:
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        raise Answered(Reply(showing.gone(ctx, inputs), replaces=True))
    if not pressed[0].recurs:
        raise Answered(Reply(texts.shifting.nothing_shifts(pressed[0]), replaces=True))
    return pressed[0]


def _shift(ctx: Context, series: Series, inputs: dict[str, str]) -> Shift:
    """The shift of the card, if it still concerns the series."""
    at = datetime.fromisoformat(inputs["at"])
    found = laying.shift_of(series, inputs["zone"], at)
    if found is None:
        raise Answered(Reply(texts.shifting.nothing_shifts(series), replaces=True))
    return found
