"""The live card of a meeting: what it is, how it stands, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
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
    lines,
    note,
    open_url,
    show_card,
    submit,
    text,
)
from cards.views import MeetingView
from domain.model import State
from texts.markdown import escape, sentence
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
NEAR = timedelta(hours=1)
"""How long before the start of a ready meeting the buttons to enter it come first."""


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
    ahead = view.state in AHEAD
    tip = f"To change it, type for example: move #{view.short} to fri 10:00" if ahead else ""
    return card(
        heading(escape(view.title)),
        text(STATES[view.state], bold=True, spacing="Small"),
        _when(view, zones, locale, now),
        [text(words, spacing="Small") for words in view.notes],
        facts(_facts(view)),
        _agenda(view),
        _answers(stamp) if ahead else None,
        note(join([f"#{view.short}", tip])),
        actions=_actions(view, stamp, now),
    )


def _when(
    view: MeetingView, zones: Sequence[ZoneInfo], locale: str, now: datetime | None
) -> list[Element]:
    end = view.end if "end" in view.shown else None
    if end is None and view.state in LIVE:
        since = moment(view.start, zones[0], locale, now=now)
        return [text(f"Since {since}", spacing="Small")]
    own, _, others = when_many(view.start, end, zones, locale, now=now).partition(" · ")
    return [text(own, spacing="Small"), *([note(others)] if others else [])]


def _facts(view: MeetingView) -> list[tuple[str, str]]:
    def if_shown(attribute: str, words: str) -> str:
        return words if attribute in view.shown else ""

    return [
        ("Repeats", if_shown("recurrence", view.repeats)),
        ("Host", if_shown("hostDisplayName", escape(view.host))),
        ("Coming", _names(view.yes)),
        ("Maybe", _names(view.maybe)),
        ("Not coming", _names(view.no)),
        ("No answer", _names(view.silent)),
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
    return [text("Agenda", bold=True, spacing="Medium"), *lines(view.agenda)]


def _answers(stamp: Stamp) -> list[Element]:
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


def _actions(view: MeetingView, stamp: Stamp, now: datetime | None) -> list[Action | None]:
    def do(title: str, action: str, style: str | None = None) -> Action:
        return submit(title, action, stamp, style=style)

    link = view.link if "webLink" in view.shown else ""
    enter = open_url("Join", link, style="positive") if link else None
    here, start, end = do("I'm here", "join"), do("Start", "start"), do("End", "end")
    move, cancel = do("Move", "move"), do("Cancel", "cancel")
    change, invite = do("Change", "change"), do("Invite", "invite")
    past = [do("History", "history"), do("Calendar file", "export")]
    match view.state:
        case State.IN_PROGRESS:
            return [enter, here, end, _more(past)]
        case State.LOBBY:
            return [enter, here, do("Admit", "admit"), end, _more(past)]
        case State.READY if now is None or view.start - now <= NEAR:
            return [enter, here, start, move, _more([cancel, change, invite, *past])]
        case State.READY:
            return [enter, move, change, cancel, _more([invite, start, *past])]
        case State.MISSED:
            return [do("Give it a new time", "move", "positive"), *past]
        case State.ENDED | State.EXPIRED:
            return list(past)
        case _:
            return [enter, move, change, cancel, _more([invite, *past])]


def _more(actions: Sequence[Action]) -> Action:
    return show_card("More", *action_rows(actions))
