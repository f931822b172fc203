"""The live card of a meeting: what it is, how it stands, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.card import (
    Action,
    Card,
    Element,
    Stamp,
    action_rows,
    card,
    facts,
    heading,
    note,
    open_url,
    show_card,
    submit,
    text,
)
from cards.views import MeetingView
from domain.model import State
from texts.markdown import escape, escape_lines, sentence
from texts.times import join, lead, moment, when_many

STATES = {
    State.ACTIVE: "Planned",
    State.SCHEDULED: "Planned",
    State.READY: "Ready to start",
    State.LOBBY: "People are waiting for the host",
    State.IN_PROGRESS: "In progress",
    State.ENDED: "Over",
    State.MISSED: "Nobody came",
    State.EXPIRED: "All over",
}
"""Each state in words."""

AHEAD = {State.ACTIVE, State.SCHEDULED, State.READY}
LIVE = {State.LOBBY, State.IN_PROGRESS}
NAMES_SHOWN = 8


def meeting_card(
    view: MeetingView,
    zones: Sequence[ZoneInfo],
    locale: str,
    stamp: Stamp,
    *,
    now: datetime | None = None,
) -> Card:
    """Return the card of a series or an occurrence; ``zones`` of its readers, the first in full.

    Buttons by state submit ``join`` (I'm here), ``start``, ``admit``, ``end``, ``rsvp`` (reply:
    yes, no, maybe), ``move``, ``change``, ``invite``, ``cancel``, ``history``, ``export``; the
    join link opens in the browser. Only attributes in ``view.shown`` appear.
    """
    return card(
        heading(escape(view.title)),
        text(f"**{STATES[view.state]}** · {_when(view, zones, locale, now)}"),
        [text(words, spacing="Small") for words in view.notes],
        facts(_facts(view)),
        _agenda(view),
        _answers(view, stamp),
        note(f"#{view.short} · To change it later, type: move #{view.short} to fri 10:00"),
        actions=_actions(view, stamp),
    )


def _when(view: MeetingView, zones: Sequence[ZoneInfo], locale: str, now: datetime | None) -> str:
    end = view.end if "end" in view.shown else None
    if end is None and view.state in LIVE:
        return f"since {moment(view.start, zones[0], locale, now=now)}"
    return when_many(view.start, end, zones, locale, now=now)


def _facts(view: MeetingView) -> list[tuple[str, str]]:
    def if_shown(attribute: str, words: str) -> str:
        return words if attribute in view.shown else ""

    return [
        ("Repeats", if_shown("recurrence", view.repeats)),
        ("Host", if_shown("hostDisplayName", escape(view.host))),
        ("Coming", _names(view.yes)),
        ("Maybe", _names(view.maybe)),
        ("Not coming", _names(view.no)),
        ("No answer yet", _names(view.silent)),
        ("Waiting", _names(view.waiting)),
        ("Here", _names(view.present)),
        ("Number", if_shown("meetingNumber", view.number)),
        ("Reminder", if_shown("reminderTime", lead(view.lead) if view.lead is not None else "")),
    ]


def _names(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = [escape(name) for name in names[:NAMES_SHOWN]]
    if len(names) > NAMES_SHOWN:
        shown.append(f"{len(names) - NAMES_SHOWN} more")
    return f"{len(names)}: {sentence(shown)}"


def _agenda(view: MeetingView) -> list[Element]:
    if not view.agenda or "agenda" not in view.shown:
        return []
    return [
        text("Agenda", bold=True, spacing="Medium"),
        text(escape_lines(view.agenda), spacing="Small"),
    ]


def _answers(view: MeetingView, stamp: Stamp) -> list[Element]:
    if view.state not in AHEAD:
        return []
    return [
        text("Will you come?", spacing="Medium"),
        *action_rows(
            [
                submit("Yes", "rsvp", stamp, reply="yes"),
                submit("Maybe", "rsvp", stamp, reply="maybe"),
                submit("No", "rsvp", stamp, reply="no"),
            ]
        ),
    ]


def _actions(view: MeetingView, stamp: Stamp) -> list[Action | None]:
    def do(title: str, action: str, style: str | None = None) -> Action:
        return submit(title, action, stamp, style=style)

    link = view.link if "webLink" in view.shown else ""
    join_link = open_url("Join", link) if link else None
    past = [do("History", "history"), do("Calendar file", "export")]
    more = show_card(
        "More",
        *action_rows([do("Change", "change"), do("Invite", "invite"), *past], width=4),
    )
    match view.state:
        case State.IN_PROGRESS:
            return [join_link, do("I'm here", "join"), do("End", "end"), show_more(past)]
        case State.LOBBY:
            return [
                join_link,
                do("I'm here", "join"),
                do("Admit", "admit", "positive"),
                do("End", "end"),
                show_more(past),
            ]
        case State.READY:
            return [
                join_link,
                do("Start", "start"),
                do("Move", "move"),
                do("Cancel", "cancel"),
                more,
            ]
        case State.MISSED:
            return [do("Give it a new time", "move", "positive"), *past]
        case State.ENDED | State.EXPIRED:
            return list(past)
    return [join_link, do("Move", "move"), do("Cancel", "cancel"), more]


def show_more(actions: Sequence[Action]) -> Action:
    return show_card("More", *action_rows(actions))


__all__ = ["STATES", "join", "meeting_card"]
