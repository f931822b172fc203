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
from texts.reminders import starts
from texts.running import lasted
from texts.times import join, lead, moment, when, when_many

STATES = {
    State.ACTIVE: "Planned",
    State.SCHEDULED: "Planned",
    State.READY: "Ready to start",
    State.LOBBY: "People are waiting for the host",
    State.IN_PROGRESS: "In progress",
    State.ENDED: "Over",
    State.MISSED: "Missed: nobody started it here",
    State.EXPIRED: "All over",
}
"""Each state in words."""

HELD = "Over for now"

AHEAD = {State.ACTIVE, State.SCHEDULED, State.READY}
LIVE = {State.LOBBY, State.IN_PROGRESS}
PAST = {State.ENDED, State.MISSED, State.EXPIRED}
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
    reminding: bool = False,
) -> Card:
    """Return the card of a series or an occurrence; ``zones`` of its readers, the first in full.

    Buttons by state submit ``join`` (I'm here), ``start``, ``admit``, ``end``, ``rsvp`` (reply:
    yes, no, maybe), ``move``, ``change``, ``invite``, ``cancel``, ``history``, ``export``; with
    ``reminding`` also ``late``, ``snooze`` (minutes) and ``mute_one``. The join link opens in the
    browser. Only attributes in ``view.shown`` appear.
    """
    ahead = is_open(view)
    late = reminding and is_near(view.start, now)
    coming = reminding and ahead and now is not None and view.start > now
    soon = starts(view.start, zones[0], locale, now) if coming else ""
    tip = f"To change it, type for example: move #{view.short} to fri 10:00"
    return card(
        heading(escape(view.title)),
        text(join([state_words(view), soon]), bold=True, spacing="Small"),
        _when(view, zones, locale, now),
        [text(words, spacing="Small") for words in view.notes],
        facts(_facts(view, zones[0], locale)),
        _agenda(view),
        _answers(stamp, late) if ahead and _is_for_others(view) else None,
        note(join([f"#{view.short}", tip if ahead and not reminding else ""])),
        actions=_actions(view, stamp, now, reminding and ahead),
    )


def moved_on(said: str, words: str) -> Card:
    """Return what stays in the place of a meeting's card: what was ``said`` with it (Markdown),
    and ``words`` on where it is now, or why it is no more. Nothing is left to press.
    """
    return card([text(part) for part in said.split("\n\n") if part], note(words))


def is_open(view: MeetingView) -> bool:
    """Tell whether it lies ahead, and people can still say whether they come."""
    return view.state in AHEAD and not _was_held(view)


def _is_for_others(view: MeetingView) -> bool:
    """Tell whether anybody is asked to come; an appointment of one's own asks nobody."""
    return view.for_space or any((view.yes, view.maybe, view.no, view.silent))


def state_words(view: MeetingView) -> str:
    """The state in words; what was held may be started again until its planned end."""
    return HELD if view.state is State.READY and _was_held(view) else STATES[view.state]


def _was_held(view: MeetingView) -> bool:
    """Tell whether it took place; what was started and ended long before the start was a trial."""
    return any(end > view.start - NEAR for _, end in view.held)


def _when(
    view: MeetingView, zones: Sequence[ZoneInfo], locale: str, now: datetime | None
) -> list[Element]:
    end = view.end if "end" in view.shown else None
    if end is None and view.state in LIVE:
        since = moment(view.start, zones[0], locale, now=now)
        return [text(f"Since {since}", spacing="Small")]
    own, _, others = when_many(view.start, end, zones, locale, now=now).partition(" · ")
    return [text(own, spacing="Small"), *([note(others)] if others else [])]


def _facts(view: MeetingView, zone: ZoneInfo, locale: str) -> list[tuple[str, str]]:
    usable = view.state not in PAST and not _was_held(view)

    def if_shown(attribute: str, words: str) -> str:
        return words if attribute in view.shown else ""

    return [
        ("Repeats", if_shown("recurrence", view.repeats)),
        ("Held", _held(view, zone, locale)),
        ("Host", if_shown("hostDisplayName", escape(view.host))),
        ("Waiting", _names(view.waiting)),
        ("Here" if view.state in LIVE else "Came", _names(view.present)),
        ("Coming" if usable else "Said yes", _names(view.yes)),
        ("Maybe" if usable else "Said maybe", _names(view.maybe)),
        ("Not coming" if usable else "Said no", _names(view.no)),
        ("No answer", _names(view.silent) if usable else ""),
        ("Number", if_shown("meetingNumber", view.number) if usable else ""),
        ("Reminder", if_shown("reminderTime", _lead(view)) if view.state in AHEAD else ""),
    ]


def _lead(view: MeetingView) -> str:
    return "" if view.lead is None else lead(view.lead)


def _held(view: MeetingView, zone: ZoneInfo, locale: str) -> str:
    """When it was in progress, and how long in all."""
    if not view.held or view.state in LIVE:
        return ""
    whens = [when(begin, end, zone, locale) for begin, end in view.held]
    days = {moment.astimezone(zone).date() for run in view.held for moment in run}
    if days == {view.start.astimezone(zone).date()}:  # it stands above
        whens = [words.partition(", ")[2] for words in whens]
    total = sum((end - begin for begin, end in view.held), timedelta())
    return join([sentence(whens), lasted(total)])


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


def _answers(stamp: Stamp, late: bool) -> list[Element]:
    return [
        text("Will you come?", spacing="Medium"),
        *action_rows(
            [
                submit("Yes", "rsvp", stamp, reply="yes"),
                submit("Maybe", "rsvp", stamp, reply="maybe"),
                submit("No", "rsvp", stamp, reply="no"),
                submit("I'm late", "late", stamp) if late else None,
            ]
        ),
    ]


def _actions(
    view: MeetingView, stamp: Stamp, now: datetime | None, reminding: bool
) -> list[Action | None]:
    def do(title: str, action: str, style: str | None = None) -> Action:
        return submit(title, action, stamp, style=style)

    link = view.link if "webLink" in view.shown else ""
    enter = open_url("Join", link, style="positive") if link else None
    here, start, end = do("I'm here", "join"), do("Start", "start"), do("End", "end")
    move, cancel = do("Move", "move"), do("Cancel", "cancel")
    change, invite = do("Change", "change"), do("Invite", "invite")
    past = [do("History", "history"), do("Calendar file", "export")]
    near = is_near(view.start, now)
    opt_out = submit("No more of these", "mute_one", stamp)
    again = action_rows([*snoozes(stamp, near=near), opt_out])
    reminder = show_card("Reminder", *again) if reminding else None
    match view.state:
        case State.READY if _was_held(view):
            return [do("Start again", "start"), *past]
        case State.IN_PROGRESS:
            return [enter, here, end, _more(past)]
        case State.LOBBY:
            return [enter, here, do("Admit", "admit"), end, _more(past)]
        case State.READY if near:
            first = [] if reminding else [move]
            rest = [*([move] if reminding else []), cancel, change, invite, *past]
            return [enter, here, start, *first, reminder, _more(rest)]
        case State.READY:
            if reminding:
                return [enter, move, cancel, reminder, _more([change, invite, start, *past])]
            return [enter, move, change, cancel, _more([invite, start, *past])]
        case State.MISSED:
            return [do("Give it a new time", "move", "positive"), *past]
        case State.ENDED | State.EXPIRED:
            return list(past)
        case _ if reminding:
            return [enter, move, cancel, reminder, _more([change, invite, *past])]
        case _:
            return [enter, move, change, cancel, _more([invite, *past])]


def is_near(start: datetime, now: datetime | None) -> bool:
    """Tell whether people get ready to come; also where nobody says what time it is."""
    return now is None or start - now <= NEAR


def snoozes(stamp: Stamp, *, near: bool) -> list[Action]:
    """Buttons that let a reminder come again: in some minutes, or in hours when it was early."""
    if near:
        return [submit(f"Again in {n} min", "snooze", stamp, minutes=str(n)) for n in (5, 10)]
    return [
        submit("Again in 1 hour", "snooze", stamp, minutes="60"),
        submit("Again in 3 hours", "snooze", stamp, minutes="180"),
    ]


def _more(actions: Sequence[Action]) -> Action:
    return show_card("More", *action_rows(actions))
