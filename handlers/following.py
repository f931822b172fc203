"""Live cards kept up to date in their places: after events, and when the clock changes a state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import cards.meeting
import texts.notices
from domain import occurrences
from domain.model import Occurrence, Series
from handlers import live, showing
from handlers.readers import Reader, reader
from handlers.showing import LIVE

if TYPE_CHECKING:
    from cards.views import MeetingView
    from services.services import Services
    from storage.due import Due

# Names that come in late cost an edit each: they wait longer the more of the budget is used up.
PAUSES = ((0.8, timedelta(minutes=10)), (0.5, timedelta(minutes=1)))


def follow(services: Services) -> None:
    """Bring every card up to date of what the event has changed, once each."""
    for before, after in services.unit.changed.values():
        if before is not None:
            _follow(services, before, after)


def look(services: Services, row: Due) -> None:
    """A moment has come at which a card may show another state."""
    series = services.series.get(row.key.partition("|")[0])
    receiver = live.home_receiver(services, series) if series else None
    occurrence = occurrences.find(series, live.original_of(row)) if series else None
    if series is not None and occurrence is not None and receiver is not None:
        _refresh(services, reader(services, receiver, series), series, occurrence, row)


def _follow(services: Services, before: Series, after: Series | None) -> None:
    series = after or before
    rows = services.due.standing(live.KIND, f"{series.id}|")
    receiver = live.home_receiver(services, series)
    if not rows or receiver is None:
        return
    to = reader(services, receiver, series)
    done = {o.name or (o.replaces or "").removeprefix("name:") for o in services.unit.outgoing}
    for row in rows:
        original = live.original_of(row)
        if live.name(series, original) in done:
            continue
        occurrence = occurrences.find(after, original) if after else None
        if after is not None and occurrence is not None:
            _refresh(services, to, after, occurrence, row)
        else:
            _lapse(services, to, before, after, row, done)


def _refresh(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, row: Due
) -> None:
    """Edit the card if it would show something else; names alone may wait for more of them."""
    view = showing.meeting_view(services, series, occurrence, to.locale)
    if live.mark(view) == row.data["mark"]:
        live.stand(services, series, occurrence, view, row.data)
        return
    if live.mark(live.nameless(view)) == row.data["nameless"]:
        until = _pause(services, series, occurrence, row)
        if until is not None:
            due = min(until, live.changes_at(services, series, occurrence) or until)
            services.plan(live.KIND, row.key, due, **row.data | {"until": until.isoformat()})
            return
    _update(
        services, to, series, occurrence, view, row.data, live.name(series, occurrence.original)
    )


def _update(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    view: MeetingView,
    shown: dict[str, Any],
    place: str,
) -> None:
    """Edit the message named ``place`` into the card as it is now; it keeps to its own name."""
    words, when = cards.meeting.state_words(view), live.when_words(services, to, occurrence)
    came = texts.notices.came(view.present, over=view.state not in LIVE)
    text = texts.notices.state_text(view.title, series.short, words, when)
    services.unit.post(
        to.receiver,
        f"{text} {came}".rstrip(),
        card=live.card(services, to, series, occurrence, view, shown),
        replaces=f"name:{place}",
        otherwise="repost",
        name=live.name(series, occurrence.original),
        about=occurrence.id,
    )
    live.stand(services, series, occurrence, view, shown)


def _lapse(
    services: Services,
    to: Reader,
    before: Series,
    after: Series | None,
    row: Due,
    done: Iterable[str],
) -> None:
    """The occurrence is no more: its card goes over to the one of that day, or is closed."""
    former = occurrences.find(before, live.original_of(row))
    if former is None:
        live.forget(services, before, live.original_of(row))
        return
    led = occurrences.same_day(after, former.original) if after else None
    if after is not None and led is not None and live.name(after, led.original) not in done:
        view = showing.meeting_view(services, after, led, to.locale)
        _update(services, to, after, led, view, row.data, live.name(before, former.original))
        live.forget(services, before, former.original)
        return
    words = texts.notices.replaced() if led else texts.notices.not_planned()
    live.close(services, to, before, former, words)


def _pause(services: Services, series: Series, occurrence: Occurrence, row: Due) -> datetime | None:
    """Until when a change of names alone waits; ``None`` when it is shown at once."""
    if "until" in row.data:
        until = datetime.fromisoformat(row.data["until"])
        return until if until > services.now else None
    posted = services.outbox.message_named(live.name(series, occurrence.original))
    budget = services.settings.edit_budget
    used = posted.edits / budget if posted and budget else float(not budget)
    pauses = (pause for share, pause in PAUSES if used >= share)
    pause = next(pauses, None)
    return None if pause is None else services.now + pause
