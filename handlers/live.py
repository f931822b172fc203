"""The one live card of an occurrence: it stands with the newest post about it.

A due row of kind ``live`` stands for each card that still can change: its moment is the next one
at which the clock alone changes the state, its data say what the card shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import cards.meeting
import texts.notices
import texts.times
from domain.model import Occurrence, Series
from domain.states import ready_from
from handlers import showing
from handlers.readers import Reader, reader
from handlers.showing import LIVE

if TYPE_CHECKING:
    from cards.views import MeetingView
    from handlers.context import Context, Reply
    from services.services import Services
    from storage.due import Due

Card = dict[str, Any]

KIND = "live"
IN_VIEW = timedelta(hours=1)  # a card that old is not posted anew for a start
LOOK_AGAIN = timedelta(days=1)  # at what goes on past its end


def name(series: Series, original: datetime) -> str:
    """The logical name under which the outbox keeps the card's message id."""
    return f"live:{series.id}:{original.isoformat(timespec='minutes')}"


def home_receiver(services: Services, series: Series) -> str | None:
    """Where the cards of a series stand: its home space, or with the host where that is direct."""
    space = services.spaces.get(series.home)
    if space is None or space.left:
        return None
    if space.kind == "group":
        return f"space:{space.id}"
    host = services.people.by_email(series.host)
    return f"person:{series.host}" if host and host.direct_space == space.id else None


def post(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    text: str,
    notes: Sequence[str] = (),
    *,
    reminding: bool = False,
    **how: Any,
) -> None:
    """Post an occurrence's card at top level; where it stood before it says so.

    ``notes`` stay on it while it lies ahead, and with ``reminding`` the buttons of a reminder.
    """
    leave(services, to, series, occurrence)
    shown = _shown(services, text) | {"notes": list(notes), "reminding": reminding}
    view = showing.meeting_view(services, series, occurrence, to.locale)
    services.unit.post(
        to.receiver,
        text,
        card=card(services, to, series, occurrence, view, shown),
        name=name(series, occurrence.original),
        about=occurrence.id,
        **how,
    )
    stand(services, series, occurrence, view, shown)


def take(ctx: Context, reply: Reply, series: Series, occurrence: Occurrence) -> Reply:
    """Let the card of a reply in the host's direct space be the live one from now on."""
    services = ctx.services
    receiver = home_receiver(services, series)
    if receiver is None or ctx.in_group or ctx.receiver != f"space:{series.home}":
        return reply
    to = reader(services, receiver, series)
    own = name(series, occurrence.original)
    before = services.outbox.message_named(own)
    if before is None or before.message_id != ctx.pressed:
        leave(services, to, series, occurrence)
    view = showing.meeting_view(services, series, occurrence, to.locale)
    stand(services, series, occurrence, view, _shown(services, reply.text))
    return replace(reply, name=own)


def is_near(services: Services, series: Series, occurrence: Occurrence) -> bool:
    """Tell whether the card was posted so lately that people still have it in view."""
    for row in services.due.standing(KIND, key(series, occurrence.original)):
        return services.now - datetime.fromisoformat(row.data["posted"]) < IN_VIEW
    return False


def leave(services: Services, to: Reader, series: Series, occurrence: Occurrence) -> None:
    """Leave what was said with an occurrence's card, and that the card is further down now."""
    posted = services.outbox.message_named(name(series, occurrence.original))
    if posted is None and occurrence.original not in standing(services, series):
        return
    strike(services, to, series, occurrence, texts.notices.replaced())


def close(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, words: str
) -> None:
    """Take away the card of an occurrence that is no more; ``words`` say why."""
    strike(services, to, series, occurrence, words)
    forget(services, series, occurrence.original)


def standing(services: Services, series: Series) -> set[datetime]:
    """The originals of the occurrences whose card stands somewhere and can still change."""
    return {original_of(row) for row in services.due.standing(KIND, f"{series.id}|")}


def strike(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, words: str
) -> None:
    """Take the card away from what was said with it; ``words`` say why."""
    rows = services.due.standing(KIND, key(series, occurrence.original))
    when = when_words(services, to, occurrence)
    plain = texts.notices.short_text(occurrence.details.title, series.short, when)
    said = rows[0].data["said"] if rows else plain
    card = cards.meeting.moved_on(said, words)
    _replace(services, to, series, occurrence, f"{said}\n\n{words}", card)


def _replace(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, text: str, card: Card
) -> None:
    services.unit.post(
        to.receiver,
        text,
        card=card,
        replaces=f"name:{name(series, occurrence.original)}",
        otherwise="delete",
        about=occurrence.id,
    )


def card(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    view: MeetingView,
    shown: dict[str, Any],
) -> Card:
    notes = shown["notes"] if cards.meeting.is_open(view) else ()
    return cards.meeting.meeting_card(
        replace(view, notes=notes),
        to.zones,
        to.locale,
        showing.stamp(services, series, occurrence.original),
        now=services.now,
        reminding=shown["reminding"],
    )


def stand(
    services: Services,
    series: Series,
    occurrence: Occurrence,
    view: MeetingView,
    shown: dict[str, Any],
) -> None:
    """Keep what a card shows, until the next moment at which that may change."""
    due = changes_at(services, series, occurrence)
    if due is None:
        forget(services, series, occurrence.original)
        return
    services.plan(
        KIND,
        key(series, occurrence.original),
        due,
        mark=mark(view),
        nameless=mark(nameless(view)),
        **{key: shown[key] for key in ("said", "posted", "notes", "reminding")},
    )


def changes_at(services: Services, series: Series, occurrence: Occurrence) -> datetime | None:
    """When the state changes by the clock alone; ``None`` for what is the record by now."""
    now = services.now
    if showing.state_of(series, occurrence, now) in LIVE:
        return max(now, occurrence.end) + LOOK_AGAIN
    if occurrence.end <= now:
        return None
    ready = ready_from(series, occurrence)
    return ready if ready is not None and now < ready < occurrence.end else occurrence.end


def when_words(services: Services, to: Reader, occurrence: Occurrence) -> str:
    return texts.times.when_many(
        occurrence.start, occurrence.end, to.zones, to.locale, now=services.now
    )


def forget(services: Services, series: Series, original: datetime) -> None:
    services.unit.write(services.due.cancel(KIND, key(series, original)))


def _shown(services: Services, said: str) -> dict[str, Any]:
    """What is kept of a new place: what was said there, and what the card shows besides."""
    return {"said": said, "posted": services.now.isoformat(), "notes": [], "reminding": False}


def key(series: Series, original: datetime) -> str:
    return f"{series.id}|{original.isoformat(timespec='minutes')}"


def original_of(row: Due) -> datetime:
    return datetime.fromisoformat(row.key.partition("|")[2])


def nameless(view: MeetingView) -> MeetingView:
    return replace(view, yes=(), no=(), maybe=(), silent=(), waiting=(), present=())


def mark(view: MeetingView) -> str:
    """Equal for views that look the same; a moment is the same in whichever zone it is written."""
    seen = astuple(replace(view, version=0, notes=(), shown=frozenset()))
    return hashlib.blake2b(repr(_plain(seen)).encode(), digest_size=8).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
