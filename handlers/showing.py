"""Meetings as cards see them: rows, views and stamps made from domain values."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import texts.listing
import texts.meetings
import texts.times
from cards.card import Stamp
from cards.views import MeetingView, Row
from domain import attributes, changes, invitations, occurrences, states
from domain.model import Answering, MeetingType, Occurrence, Series, State

if TYPE_CHECKING:
    from handlers.context import Context
    from services.services import Services

LIVE = {State.LOBBY, State.IN_PROGRESS}


def stamp(
    services: Services,
    series: Series | None = None,
    original: datetime | None = None,
    *,
    parent: str | None = None,
    draft: str = "",
) -> Stamp:
    """What the buttons of one new card carry: a nonce, and the version they would change."""
    return Stamp(
        nonce=services.new_id(),
        meeting=series.short if series else "",
        original=original.isoformat(timespec="minutes") if original else "",
        version=series.version if series else 0,
        parent=parent or "",
        draft=draft,
    )


def pressed_meeting(
    ctx: Context, inputs: dict[str, str]
) -> tuple[Series, Occurrence | None] | None:
    """The meeting whose card was pressed, if it still exists and may be seen here.

    A date that was planned anew is led to the one of the same day. Raises ``Answered`` for a date
    that is no more, or none: the press is never taken for the whole series.
    """
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    series = ctx.services.meetings.by_name(inputs.get("meeting", ""), viewers)
    if series is None:
        return None
    name = inputs.get("original", "")
    if not name:
        return series, None
    try:
        original = datetime.fromisoformat(name)
    except ValueError:  # no button of ours holds such a date
        from handlers.context import Answered, Reply

        text = texts.listing.no_such_date(series.details.title, series.short)
        raise Answered(Reply(text, private=ctx.in_group)) from None
    original = original.replace(tzinfo=None)
    occurrence = occurrences.find(series, original) or occurrences.same_day(series, original)
    if occurrence is None:
        from handlers.context import Answered, Reply

        change = ctx.services.last_change(series.id)
        title, day = series.details.title, original.date()
        text = texts.listing.date_gone(title, day, change, ctx.zone, ctx.locale)
        raise Answered(Reply(text, private=ctx.in_group))
    return series, occurrence


def gone(ctx: Context, inputs: dict[str, str]) -> str:
    """Say what became of the meeting behind a card that outlived it."""
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    change = ctx.services.who_removed(inputs.get("meeting", ""), viewers)
    return texts.listing.gone(inputs.get("meeting", ""), change, ctx.zone, ctx.locale)


def state_of(series: Series, occurrence: Occurrence | None, now: datetime) -> State:
    """The state people see: a live instance's own, else that of the occurrence or the series."""
    running = changes.live(series)
    if running is not None and (occurrence is None or running.original == occurrence.original):
        return states.instance_state(running)
    if occurrence is None:
        return states.series_state(series, now)
    return states.occurrence_state(series, occurrence, now)


def meeting_view(
    services: Services, series: Series, occurrence: Occurrence | None, locale: str
) -> MeetingView:
    """A series (``occurrence`` is ``None``) or one of its occurrences, as it stands now."""
    now = services.now
    shown_at = occurrence or occurrences.next_up(series, now) or occurrences.last(series)
    assert shown_at is not None, "a series without any occurrence is deleted"
    state = state_of(series, occurrence, now)
    running = changes.live(series)
    instance = running if state in LIVE else None
    kind = MeetingType.INSTANCE if instance else MeetingType.SCHEDULED
    if occurrence is None and instance is None:
        kind = MeetingType.SERIES
    own = [one for one in series.instances if occurrence and one.original == occurrence.original]
    held = [(one.started, one.ended) for one in own if one.started and one.ended]
    present = instance.present if instance else [e for one in own for e in one.present]
    shown = attributes.shown(kind, state)
    if state is State.ENDED:  # what is left is the record of its instances
        shown &= attributes.shown(MeetingType.INSTANCE, State.ENDED)
    details = shown_at.details
    answered = invitations.replies(series, occurrence)
    asked = {i.email: i.name for i in invitations.invited(series, shown_at.original)}

    def said(reply: Answering) -> list[str]:
        return [services.name_of(e) for e, answer in answered.items() if answer.reply is reply]

    return MeetingView(
        short=series.short,
        title=details.title,
        state=state,
        start=instance.started or instance.opened if instance else shown_at.start,
        end=None if instance else shown_at.end,
        original=occurrence.original.isoformat(timespec="minutes") if occurrence else "",
        version=series.version,
        repeats=texts.meetings.repeats(series, locale),
        host=services.name_of(series.host),
        agenda=details.agenda,
        link=details.link,
        number=details.number,
        lead=details.lead,
        yes=said(Answering.YES),
        no=said(Answering.NO),
        maybe=said(Answering.MAYBE),
        silent=[name or services.name_of(e) for e, name in asked.items() if e not in answered],
        waiting=[services.name_of(e) for e in instance.waiting] if instance else (),
        present=[services.name_of(e) for e in dict.fromkeys(present)],
        held=held,
        shown=shown,
        for_space=series.for_space,
    )


def row(
    services: Services, number: int, series: Series, occurrence: Occurrence, state: State
) -> Row:
    """One line of a list."""
    return Row(
        number=number,
        short=series.short,
        title=occurrence.details.title,
        start=occurrence.start,
        end=occurrence.end,
        original=occurrence.original.isoformat(timespec="minutes"),
        version=series.version,
        state=state,
        link=occurrence.details.link,
        host=services.name_of(series.host),
    )


def zones_here(ctx: Context) -> list[ZoneInfo]:
    """The reader's zone first; in a group space then those of the other members."""
    zones = [ctx.zone]
    if ctx.in_group:
        zones += [ZoneInfo(key) for key in ctx.services.announcements.zones_in(ctx.space.id)]
    return _distinct(zones)


def zones_of_receiver(services: Services, receiver: str, fallback: str) -> list[ZoneInfo]:
    """The zones in which a space or a person reads times; never empty."""
    kind, _, name = receiver.partition(":")
    if kind == "space":
        space = services.spaces.get(name)
        keys = list(services.announcements.zones_in(name))
        first = space.zone if space else None
        named = [*([first] if first else []), *keys] or [fallback]
        return _distinct([ZoneInfo(key) for key in named])
    person = services.people.by_email(name)
    key = (person.zone or person.profile_zone) if person else None
    return [ZoneInfo(key or fallback)]


def _distinct(zones: list[ZoneInfo]) -> list[ZoneInfo]:
    return list({zone.key: zone for zone in zones}.values())
