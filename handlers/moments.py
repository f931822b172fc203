"""What happens by itself and belongs to no other family: deletion and the notice before it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import cards.choose
import texts.moments
import texts.times
from domain import changes, lifecycle, occurrences
from domain.model import Series
from handlers import following, live, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.readers import reader

if TYPE_CHECKING:
    from cards.choose import Choice
    from services.services import Services
    from storage.due import Due

family = Family("moments")

LOOK_AGAIN = timedelta(hours=1)  # while a meeting that is to go is still in progress


@family.moment("expiry")
def expired(services: Services, rows: list[Due]) -> None:
    """Delete what is over for good; what is live, or was given more time, waits."""
    for row in rows:
        series = services.series.get(row.key)
        if series is None:
            continue
        if lifecycle.deletable(series, services.now):
            services.meetings.store(series, None)
        elif changes.live(series) is not None:
            services.plan("expiry", series.id, services.now + LOOK_AGAIN)
        elif (due := lifecycle.deletion_due(series)) is not None:
            services.plan("expiry", series.id, max(due, services.now + LOOK_AGAIN))


@family.moment(live.KIND)
def card_due(services: Services, rows: list[Due]) -> None:
    """Let the card of an occurrence show its new state: ready, over, missed."""
    for row in rows:
        following.look(services, row)


@family.moment("retirement")
def retiring(services: Services, rows: list[Due]) -> None:
    """Tell the host a week before, and offer a file and more time."""
    for row in rows:
        series = services.series.get(row.key)
        waiting = services.due.get("expiry", row.key)
        if series is None or waiting is None:
            continue
        receiver = f"person:{series.host}"
        to = reader(services, receiver)
        gone = texts.times.day(waiting.due, to.zone, to.locale, now=services.now)
        last = occurrences.last(series)
        if last is None:
            continue
        title, short = series.details.title, series.short
        if last.end < services.now:
            ended = texts.times.day(last.start, to.zone, to.locale, now=services.now)
            text = texts.moments.retirement(title, short, ended, gone)
        else:
            text = texts.moments.retirement_at_end(title, short, gone)
        choices: list[Choice] = [
            (texts.moments.export_label(), "export", {}),
            (texts.moments.renew_label(), "renew", {}),
        ]
        services.unit.post(
            receiver,
            text,
            card=cards.choose.choose(text, choices, showing.stamp(services, series)),
            about=series.id,
            unique=f"retirement|{series.id}|{waiting.due.isoformat()}",
            useful_until=waiting.due,
        )


@family.submission("renew")
def renew(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Keep a meeting that was about to be deleted half a year longer."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        raise Answered(Reply(showing.gone(ctx, inputs)))
    series = pressed[0]
    ctx.services.meetings.check(ctx.person, series)
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.moments.renewal_done())
    keep_longer(ctx.services, series)
    gone = texts.times.day(_end(ctx.services, series), ctx.zone, ctx.locale, now=ctx.now)
    text = texts.moments.renewed(series.details.title, series.short, gone)
    return Reply(text, about=series.id, replaces=True)


def keep_longer(services: Services, series: Series) -> None:
    """Put deletion off by as long as meetings are kept, with a new notice before it."""
    due = _end(services, series)
    services.plan("expiry", series.id, due)
    services.plan("retirement", series.id, due - lifecycle.NOTICE)


def _end(services: Services, series: Series) -> datetime:
    waiting = services.due.get("expiry", series.id)
    return (waiting.due if waiting else services.now) + lifecycle.KEPT
