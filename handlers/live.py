"""The one live card of an occurrence: it stands with the newest post about it, and follows it.

A due row of kind ``live`` stands for each card that still can change: its moment is the next one
at which the clock alone changes the state, its data say what the card shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import cards.meeting
import texts.notices
import texts.times
from domain import occurrences
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
# Names that come in late cost an edit each: they wait longer the more of the budget is used up.
PAUSES = ((0.8, timedelta(minutes=10)), (0.5, timedelta(minutes=1)))


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
    shown = {
        "notes": list(notes),
        "reminding": reminding,
        "posted": services.now.isoformat(),
    }
    view = showing.meeting_view(services, series, occurrence, to.locale)
    services.unit.post(
        to.receiver,
        text,
        card=_card(services, to, series, occurrence, view, shown),
        name=name(series, occurrence.original),
        about=occurrence.id,
        **how,
    )
    _stand(services, series, occurrence, view, shown)


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
    _stand(services, series, occurrence, view, {"posted": services.now.isoformat()})
    return replace(reply, name=own)


def is_near(services: Services, series: Series, occurrence: Occurrence) -> bool:
    """Tell whether the card was posted so lately that people still have it in view."""
    for row in services.due.standing(KIND, _key(series, occurrence.original)):
        return services.now - datetime.fromisoformat(row.data["posted"]) < IN_VIEW
    return False


def leave(services: Services, to: Reader, series: Series, occurrence: Occurrence) -> None:
    """Say in the place of an occurrence's card that it is further down, if it has one."""
    posted = services.outbox.message_named(name(series, occurrence.original))
    if posted is None and occurrence.original not in standing(services, series):
        return
    _strike(services, to, series, occurrence, texts.notices.replaced())


def close(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, text: str, card: Card
) -> None:
    """Take the buttons off the card of an occurrence that is no more."""
    _replace(services, to, series, occurrence, text, card)
    _forget(services, series, occurrence.original)


def standing(services: Services, series: Series) -> set[datetime]:
    """The originals of the occurrences whose card stands somewhere and can still change."""
    return {_original(row) for row in services.due.standing(KIND, f"{series.id}|")}


def follow(services: Services) -> None:
    """Bring every card up to date of what the event has changed, once each."""
    for before, after in services.unit.changed.values():
        if before is not None:
            _follow(services, before, after)


def look(services: Services, row: Due) -> None:
    """A moment has come at which a card may show another state."""
    series = services.series.get(row.key.partition("|")[0])
    receiver = home_receiver(services, series) if series else None
    occurrence = occurrences.find(series, _original(row)) if series else None
    if series is not None and occurrence is not None and receiver is not None:
        _refresh(services, reader(services, receiver, series), series, occurrence, row)


def _follow(services: Services, before: Series, after: Series | None) -> None:
    series = after or before
    rows = services.due.standing(KIND, f"{series.id}|")
    receiver = home_receiver(services, series)
    if not rows or receiver is None:
        return
    to = reader(services, receiver, series)
    done = {o.name or (o.replaces or "").removeprefix("name:") for o in services.unit.outgoing}
    for row in rows:
        original = _original(row)
        if name(series, original) in done:
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
    if _mark(view) == row.data["mark"]:
        _stand(services, series, occurrence, view, row.data)
        return
    if _mark(_nameless(view)) == row.data["nameless"]:
        until = _pause(services, series, occurrence, row)
        if until is not None:
            due = min(until, _changes_at(services, series, occurrence) or until)
            services.plan(KIND, row.key, due, **row.data | {"until": until.isoformat()})
            return
    _update(services, to, series, occurrence, view, row.data, name(series, occurrence.original))


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
    words, when = cards.meeting.state_words(view), _when(services, to, occurrence)
    came = texts.notices.came(view.present, over=view.state not in LIVE)
    text = texts.notices.state_text(view.title, series.short, words, when)
    services.unit.post(
        to.receiver,
        f"{text} {came}".rstrip(),
        card=_card(services, to, series, occurrence, view, shown),
        replaces=f"name:{place}",
        otherwise="repost",
        name=name(series, occurrence.original),
        about=occurrence.id,
    )
    _stand(services, series, occurrence, view, shown)


def _lapse(
    services: Services,
    to: Reader,
    before: Series,
    after: Series | None,
    row: Due,
    done: Iterable[str],
) -> None:
    """The occurrence is no more: its card goes over to the one of that day, or is closed."""
    former = occurrences.find(before, _original(row))
    _forget(services, before, _original(row))
    if former is None:
        return
    led = occurrences.same_day(after, former.original) if after else None
    if after is not None and led is not None and name(after, led.original) not in done:
        view = showing.meeting_view(services, after, led, to.locale)
        _update(services, to, after, led, view, row.data, name(before, former.original))
        return
    words = texts.notices.replaced() if led else texts.notices.not_planned()
    _strike(services, to, before, former, words)


def _strike(
    services: Services, to: Reader, series: Series, occurrence: Occurrence, words: str
) -> None:
    """Leave the title, the time and these words in the place of a card."""
    when = _when(services, to, occurrence)
    title = occurrence.details.title
    text = texts.notices.state_text(title, series.short, words, when)
    card = cards.meeting.moved_on(title, series.short, when, words)
    _replace(services, to, series, occurrence, text, card)


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


def _card(
    services: Services,
    to: Reader,
    series: Series,
    occurrence: Occurrence,
    view: MeetingView,
    shown: dict[str, Any],
) -> Card:
    notes = shown.get("notes", ()) if cards.meeting.is_open(view) else ()
    return cards.meeting.meeting_card(
        replace(view, notes=notes),
        to.zones,
        to.locale,
        showing.stamp(services, series, occurrence.original),
        now=services.now,
        reminding=bool(shown.get("reminding")),
    )


def _stand(
    services: Services,
    series: Series,
    occurrence: Occurrence,
    view: MeetingView,
    shown: dict[str, Any],
) -> None:
    """Keep what a card shows, until the next moment at which that may change."""
    due = _changes_at(services, series, occurrence)
    if due is None:
        _forget(services, series, occurrence.original)
        return
    services.plan(
        KIND,
        _key(series, occurrence.original),
        due,
        mark=_mark(view),
        nameless=_mark(_nameless(view)),
        notes=shown.get("notes", []),
        reminding=shown.get("reminding", False),
        posted=shown["posted"],
    )


def _changes_at(services: Services, series: Series, occurrence: Occurrence) -> datetime | None:
    """When the state changes by the clock alone; ``None`` for what is the record by now."""
    now = services.now
    if showing.state_of(series, occurrence, now) in LIVE:
        return max(now, occurrence.end) + LOOK_AGAIN
    if occurrence.end <= now:
        return None
    ready = ready_from(series, occurrence)
    return ready if ready is not None and now < ready < occurrence.end else occurrence.end


def _pause(services: Services, series: Series, occurrence: Occurrence, row: Due) -> datetime | None:
    """Until when a change of names alone waits; ``None`` when it is shown at once."""
    if "until" in row.data:
        until = datetime.fromisoformat(row.data["until"])
        return until if until > services.now else None
    posted = services.outbox.message_named(name(series, occurrence.original))
    budget = services.settings.edit_budget
    used = posted.edits / budget if posted and budget else float(not budget)
    pauses = (pause for share, pause in PAUSES if used >= share)
    pause = next(pauses, None)
    return None if pause is None else services.now + pause


def _when(services: Services, to: Reader, occurrence: Occurrence) -> str:
    return texts.times.when_many(
        occurrence.start, occurrence.end, to.zones, to.locale, now=services.now
    )


def _forget(services: Services, series: Series, original: datetime) -> None:
    services.unit.write(services.due.cancel(KIND, _key(series, original)))


def _key(series: Series, original: datetime) -> str:
    return f"{series.id}|{original.isoformat(timespec='minutes')}"


def _original(row: Due) -> datetime:
    return datetime.fromisoformat(row.key.partition("|")[2])


def _nameless(view: MeetingView) -> MeetingView:
    return replace(view, yes=(), no=(), maybe=(), silent=(), waiting=(), present=())


def _mark(view: MeetingView) -> str:
    """Equal for views that look the same; a moment is the same in whichever zone it is written."""
    seen = astuple(replace(view, version=0, notes=(), shown=frozenset()))
    return hashlib.blake2b(repr(_plain(seen)).encode(), digest_size=8).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
