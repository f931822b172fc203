"""Lists, agendas and single meetings in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series, State
from texts import meetings, times
from texts.markdown import bold, escape, quoted

STATES = {
    State.IN_PROGRESS: "in progress",
    State.LOBBY: "people are waiting",
    State.ENDED: "over",
    State.MISSED: "nobody came",
}


def title(window: Any, in_group: bool) -> str:
    """The heading of a list; ``window`` is what was asked for."""
    where = "in this space" if in_group else "of yours"
    if window is not None and window.words:
        return f"Meetings {where}: {window.words}"
    return f"Meetings {where}, next first"


def agenda_title(window: Any, zone: ZoneInfo, locale: str, now: datetime) -> str:
    first = times.day(window.begin, zone, locale, now=now)
    last = times.day(window.end - timedelta(minutes=1), zone, locale, now=now)
    return f"Agenda for {first}" if first == last else f"Agenda from {first} to {last}"


def found_title(command: Any) -> str:
    parts = []
    words = (command.target.words if command.target else None) or command.title
    if words:
        parts.append(quoted(words))
    parts += [f"with {escape(person.text)}" for person in command.people]
    parts += [STATES.get(State(state), state) for state in command.states]
    if command.window and command.window.words:
        parts.append(command.window.words)
    return "Found: " + ", ".join(parts) if parts else "Found"


def day(day_: date, today: date, locale: str) -> str:
    """A day's heading in a list."""
    words = times.date_words(day_, locale, year=day_.year != today.year)
    near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((day_ - today) // timedelta(days=1))
    return f"{near}, {words}" if near else words


def lines(
    heading: str,
    days: Sequence[tuple[str, Sequence[Any]]],
    zone: ZoneInfo,
    locale: str,
    page: int,
    pages: int,
) -> str:
    """The whole list as text, numbered as on the card."""
    out = [bold(heading) + f" ({times.place(zone)} time)"]
    for words, rows in days:
        out.append("")
        out.append(words)
        for row in rows:
            end = f"–{times.clock_zone(row.end, zone, locale)}" if row.end else ""
            state = f" · {STATES[row.state]}" if row.state in STATES else ""
            out.append(
                f"{row.number}. {times.clock(row.start, zone, locale)}{end} "
                f"{escape(row.title)} (#{row.short}){state}"
            )
            out += [f"   {note}" for note in row.notes]
    if pages > 1:
        out += ["", f"Page {page} of {pages}. Type *more* for the next one."]
    return "\n".join(out)


def nothing(window: Any, in_group: bool) -> str:
    where = "in this space" if in_group else "for you"
    when = f" {window.words}" if window is not None and window.words else ""
    return (
        f"Nothing is planned {where}{when}. "
        "To plan something, type for example: *schedule Design review tomorrow 15:00 for 45 min*."
    )


def nothing_found(title: str) -> str:
    """A search without a result; ``title`` says what was looked for."""
    looked_for = title.partition(": ")[2]
    return (
        f"Nothing was found{' for ' + looked_for if looked_for else ''}. I looked at the meetings "
        "that may be seen here, a year back and ahead. Leave a word out, or type *list*."
    )


def next_up(
    series: Series, occurrence: Occurrence, zone: ZoneInfo, locale: str, now: datetime
) -> str:
    running = occurrence.start <= now
    word = "Now" if running else "Next"
    return f"{word}: {one(series, occurrence, zone, locale, now)}"


def one(
    series: Series, occurrence: Occurrence | None, zone: ZoneInfo, locale: str, now: datetime
) -> str:
    """One meeting in a few lines."""
    if occurrence is None:
        return f"{bold(series.details.title)} (#{series.short}): nothing of it is ahead."
    details = occurrence.details
    words = [
        f"{bold(details.title)} · "
        f"{times.when(occurrence.start, occurrence.end, zone, locale, now=now)} (#{series.short})"
    ]
    if repeats := meetings.repeats(series, locale):
        words.append(repeats)
    if details.agenda:
        words.append(f"About: {escape(details.agenda)}")
    if details.link:
        words.append(f"Join: {details.link}")
    return "\n".join(words)


def list_too_old() -> str:
    return "That list is too old to turn its pages. Type *list* for a new one."


def gone(short: str, change: tuple[str, datetime, str] | None, zone: ZoneInfo, locale: str) -> str:
    """A card was pressed whose meeting is no more."""
    if change is None:
        return f"Meeting #{escape(short)} is not here any more. Nothing was changed. Type *list*."
    who, at, what = change
    done = {"cancel": "cancelled", "undo": "taken back"}.get(what, "removed")
    when = times.moment(at, zone, locale)
    meeting = f"Meeting #{escape(short)}"
    return f"{meeting} was {done} by {escape(who)} on {when}. This press changed nothing."


def no_such_date(title: str, short: str) -> str:
    """A card was pressed whose date nobody can read."""
    return (
        f"That button names no date of {quoted(title)}, so nothing was changed. "
        f"Type *show #{short}* for a card as it is now."
    )


def date_gone(
    title: str,
    day: date,
    change: tuple[str, datetime, str] | None,
    zone: ZoneInfo,
    locale: str,
) -> str:
    """A card was pressed whose date is no more, while the series goes on."""
    last = ""
    if change is not None:
        who, at, _ = change
        last = f" {escape(who)} changed it last, on {times.moment(at, zone, locale)}."
    return (
        f"{quoted(title)} has no date on {times.date_words(day, locale)} any more.{last} "
        "This press changed nothing."
    )
