"""The one live card of an occurrence: posted in its home space, then kept up to date in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import cards.announcement
import cards.meeting
import texts.notices
import texts.times
from domain import occurrences
from domain.model import Occurrence, Series
from handlers import showing
from handlers.readers import Reader, reader

if TYPE_CHECKING:
    from cards.views import MeetingView
    from services.services import Services

Card = dict[str, Any]


def name(series: Series, occurrence: Occurrence) -> str:
    """The logical name under which the outbox keeps the card's message id."""
    return f"live:{series.id}:{occurrence.original.isoformat(timespec='minutes')}"


def post(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    text: str,
    notes: Sequence[str] = (),
) -> None:
    """Post an occurrence's card anew, at top level; it is the live one from now on."""
    services.unit.post(
        to.receiver,
        text,
        card=card(services, to, series, occurrence, notes),
        name=name(series, occurrence),
        about=occurrence.id,
    )


def refresh(services: Services, series: Series, original: datetime | None) -> None:
    """Bring the live card up to date in its place, if there is one."""
    occurrence = (
        occurrences.find(series, original)
        if original is not None
        else occurrences.next_up(series, services.now)
    )
    if occurrence is None or not is_posted(services, series, occurrence):
        return
    to = reader(services, f"space:{series.home}", series)
    view = showing.meeting_view(services, series, occurrence, to.locale)
    when = texts.times.when_many(
        occurrence.start, occurrence.end, to.zones, to.locale, now=services.now
    )
    state = cards.meeting.STATES[view.state]
    services.unit.post(
        to.receiver,
        texts.notices.state_text(occurrence.details.title, series.short, state, when),
        card=card(services, to, series, occurrence),
        replaces=f"name:{name(series, occurrence)}",
        name=name(series, occurrence),
        about=occurrence.id,
    )


def retire(
    services: Services,
    to: Reader,
    series: Series,
    former: Occurrence,
    by: str,
    old: MeetingView | None,
) -> None:
    """Let the card that was live say what changed, before a newer one is posted further down."""
    if not is_posted(services, series, former):
        return
    now_at = occurrences.find(series, former.original)
    view = showing.meeting_view(services, series, now_at, to.locale)
    view = replace(view, notes=[texts.notices.replaced()])
    services.unit.post(
        to.receiver,
        texts.notices.replaced(),
        card=cards.announcement.announcement(
            "changed",
            view,
            old,
            to.zones,
            to.locale,
            showing.stamp(services, series, now_at.original if now_at else None),
            by=by,
            now=services.now,
        ),
        replaces=f"name:{name(series, former)}",
        about=former.id,
    )


def close(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, text: str, card: Card
) -> None:
    """Take the buttons off the card of an occurrence that is cancelled."""
    if is_posted(services, series, occurrence):
        services.unit.post(
            to.receiver,
            text,
            card=card,
            replaces=f"name:{name(series, occurrence)}",
            about=occurrence.id,
        )


def is_posted(services: Services, series: Series, occurrence: Occurrence) -> bool:
    return services.outbox.message_named(name(series, occurrence)) is not None


def card(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    notes: Sequence[str] = (),
) -> Card:
    """The occurrence's card as it stands now."""
    view = showing.meeting_view(services, series, occurrence, to.locale)
    return cards.meeting.meeting_card(
        replace(view, notes=list(notes)),
        to.zones,
        to.locale,
        showing.stamp(services, series, occurrence.original),
        now=services.now,
    )
