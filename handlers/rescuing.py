"""A missed meeting is offered a new time inside its own interval, which makes it ready again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import cards.choose
import texts.meetings
import texts.rescuing
from domain import changes, fixes, states
from domain.model import Occurrence, Series, State
from domain.refused import Refused
from handlers import finding, forming, refusing, scheduling, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.readers import Reader, reader
from language.model import Command, Scope
from services.rescues import Missed

if TYPE_CHECKING:
    from cards.choose import Choice
    from services.services import Services
    from services.unit import Due

family = Family("rescuing")

OFFERED = 3


@family.moment("rescue")
def missed_moment(services: Services, rows: list[Due]) -> None:
    """Ask about what was missed; the host alone, unless people came and waited."""
    by_receiver: dict[str, list[Missed]] = {}
    for row in rows:
        missed = services.rescues.missed(row)
        if missed is None or not services.rescues.is_wanted(missed):
            continue
        receiver = _receiver(services, missed)
        if not services.quiet.is_muted(receiver, missed.series):
            by_receiver.setdefault(receiver, []).append(missed)
            services.rescues.asked(missed.series)
    for receiver, found in by_receiver.items():
        _post(services, reader(services, receiver), found)


def _receiver(services: Services, missed: Missed) -> str:
    series, home = missed.series, f"space:{missed.series.home}"
    listens = home in services.announcements.receivers(series, series.host)
    return home if missed.came and listens else f"person:{series.host}"


def _post(services: Services, to: Reader, found: list[Missed]) -> None:
    """One message, however many were missed at once."""
    for number, missed in enumerate(found):
        text = _offer(services, to, missed)
        if number == 0 and len(found) > 1:
            text = f"{texts.rescuing.several(len(found))}\n\n{text}"
        legal = fixes.legal_range(missed.series, missed.occurrence, services.now)
        services.unit.post(
            to.receiver,
            text,
            card=_card(services, to, missed, text),
            about=missed.occurrence.id,
            unique=f"rescue|{missed.occurrence.id}|{missed.occurrence.start.isoformat()}",
            useful_until=legal.end if legal else None,
        )


def _offer(services: Services, to: Reader, missed: Missed) -> str:
    series, occurrence = missed.series, missed.occurrence
    latest = fixes.rescue(series, occurrence, services.now).latest_legal
    receivers = services.announcements.receivers(series, series.host)
    return texts.rescuing.offer(
        series,
        occurrence,
        latest,
        missed.came,
        [
            texts.meetings.receiver(told.name, told.members, told.is_space)
            for told in services.announcements.audience(receivers)
        ],
        to.zone,
        to.locale,
        services.now,
    )


def _card(services: Services, to: Reader, missed: Missed, text: str) -> dict[str, object]:
    choices: list[Choice] = [
        (
            texts.rescuing.time_label(start, to.zone, to.locale, services.now),
            "rescue",
            {"start": start.isoformat()},
        )
        for start in missed.starts[:OFFERED]
    ]
    choices += [
        (texts.rescuing.pick_label(), "rescue_pick", {}),
        (texts.rescuing.held_label(), "rescue_held", {}),
        (texts.rescuing.never_label(), "rescue_never", {}),
    ]
    stamp = showing.stamp(services, missed.series, missed.occurrence.original)
    return cards.choose.choose(missed.occurrence.details.title, choices, stamp, lines=text)


@family.submission("rescue")
def rescue(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Give the missed occurrence the time that was pressed."""
    series, occurrence = _still_missed(ctx, inputs)
    start = datetime.fromisoformat(inputs["start"])
    proposal = ctx.services.meetings.propose(
        "move",
        ctx.person,
        series,
        lambda given, now: changes.move(given, occurrence.original, start, now),
        occurrence.original,
    )
    if isinstance(proposal, Refused):
        return refusing.change(ctx, _moving(series, occurrence, start), proposal, series)
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.rescuing.was_rescued())
    receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, "new time")
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    new = proposal.occurrence
    assert new is not None, "what was moved is there"
    text = texts.rescuing.rescued(
        proposal.series, occurrence, new, ctx.zone, ctx.locale, ctx.now, told
    )
    return Reply(text, replaces=True, about=new.id)


@family.submission("rescue_pick")
def rescue_pick(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A form limited to the interval of the missed occurrence."""
    series, occurrence = _still_missed(ctx, inputs)
    return forming.move_form_for(ctx, _moving(series, occurrence, None))


@family.submission("rescue_held")
def rescue_held(ctx: Context, inputs: dict[str, str]) -> Reply:
    """It took place without us: nothing to do."""
    series, occurrence = _pressed(ctx, inputs)
    return Reply(texts.rescuing.held(occurrence.details.title), replaces=True, about=series.id)


@family.submission("rescue_never")
def rescue_never(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Leave its people alone from now on."""
    series, _ = _pressed(ctx, inputs)
    ctx.services.meetings.check(ctx.person, series)
    ctx.services.rescues.asked(series, never=True)
    return Reply(texts.rescuing.never(series.details.title), replaces=True, about=series.id)


def _pressed(ctx: Context, inputs: dict[str, str]) -> tuple[Series, Occurrence]:
    series, occurrence = showing.pressed_meeting(ctx, inputs) or (None, None)
    if series is None or occurrence is None:
        raise Answered(Reply(showing.gone(ctx, inputs), replaces=True))
    return series, occurrence


def _still_missed(ctx: Context, inputs: dict[str, str]) -> tuple[Series, Occurrence]:
    """The occurrence of the card, unless it got a new time or was started in between."""
    series, occurrence = _pressed(ctx, inputs)
    state = states.occurrence_state(series, occurrence, ctx.now)
    if occurrence.end > ctx.now:
        text = texts.rescuing.has_time(occurrence, ctx.zone, ctx.locale, ctx.now)
        raise Answered(Reply(text, replaces=True, about=occurrence.id))
    if state is not State.MISSED:
        text = texts.rescuing.was_held(occurrence.details.title)
        raise Answered(Reply(text, replaces=True, about=occurrence.id))
    return series, occurrence


def _moving(series: Series, occurrence: Occurrence, start: datetime | None) -> Command:
    scope = Scope.THIS if series.recurs else None
    said = f"move #{series.short}"
    return Command("move", said, target=finding.named(series, occurrence), scope=scope, start=start)
