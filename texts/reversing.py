"""History in words, and what undo did, can't do, and can't take back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain import occurrences
from domain.model import Occurrence, Series
from texts import changing, times
from texts.markdown import bold, escape, quoted, sentence

DONE = {
    "schedule": "Scheduled",
    "move": "Moved",
    "change": "Changed",
    "split": "Split in two",
    "separate": "Made one date a separate meeting",
    "cancel": "Cancelled",
    "invite": "Invited people",
    "remove": "Removed people",
    "start": "Started",
    "end": "Ended",
    "admit": "Let people in",
    "undo": "Taken back",
    "reassign": "Handed over",
    "kept": "Applied when it ended",
}


DATES_NAMED = 4


class _Change:
    """An entry with what ``texts.changing`` reads of a proposal."""

    born = None

    def __init__(self, before: Series | None, after: Series | None) -> None:
        self.before, self.after = before, after
        self.original = _one(before, after)

    @property
    def series(self) -> Series | None:
        return self.after or self.before


def _one(before: Series | None, after: Series | None) -> datetime | None:
    if before is None or after is None or before.plan != after.plan:
        return None
    was = {e.original: e for e in before.exceptions}
    now_is = {e.original: e for e in after.exceptions}
    changed = [o for o in {**was, **now_is} if was.get(o) != now_is.get(o)]
    return changed[0] if len(changed) == 1 else None


def line(entry: Any, zone: ZoneInfo, locale: str, now: datetime) -> str:
    """One change, with old and new where there are both."""
    words = DONE.get(entry.what, entry.what.capitalize())
    change = _Change(entry.before, entry.after)
    if entry.what in ("invite", "remove"):
        details = _people(entry.before, entry.after)
    else:
        details = changing.differences(change, zone, locale, now)
    if not details:  # dates that went, or came back
        found = [_one_of(entry, original) for original in _went(entry)]
        there = [times.moment(one.start, zone, locale, now=now) for one in found if one]
        more = [f"{len(there) - DATES_NAMED} more"] if len(there) > DATES_NAMED else []
        details = [sentence([*there[:DATES_NAMED], *more])] if there else []
    if entry.what == "separate" and entry.before is None and entry.after is not None:
        words, details = "Made a separate meeting", []
    elif entry.before is None and entry.after is not None:
        details = [escape(entry.after.details.title)]
    return f"{words}: {'; '.join(details)}" if details else words


def _went(entry: Any) -> list[datetime]:
    """The originals of the dates that were cancelled by a change, or brought back."""
    if entry.before is None or entry.after is None or entry.before.plan != entry.after.plan:
        return []
    was = {one.original for one in entry.before.exceptions if one.cancelled}
    now_is = {one.original for one in entry.after.exceptions if one.cancelled}
    return sorted(was ^ now_is)


def _one_of(entry: Any, original: datetime) -> Occurrence | None:
    """An occurrence that is there before or after a change."""
    found = (occurrences.find(s, original) for s in (entry.before, entry.after) if s is not None)
    return next((one for one in found if one is not None), None)


def _people(before: Series | None, after: Series | None) -> list[str]:
    """Those who came and those who went, by name."""
    was = {i.email: i.name or i.email for i in before.invitees} if before else {}
    is_ = {i.email: i.name or i.email for i in after.invitees} if after else {}
    names = {e: name for e, name in {**was, **is_}.items() if (e in was) != (e in is_)}
    return [sentence(escape(name) for name in names.values())] if names else []


def lines(
    title: str,
    rows: Sequence[Any],
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    more: int = 0,
) -> str:
    """The whole history as text; ``more`` are older changes that are left out."""
    out = [f"History of {quoted(title)}"]
    for row in rows:
        undone = f" (undone by {escape(row.undone_by)})" if row.undone_by else ""
        when = times.moment(row.at, zone, locale, now=now)
        out.append(f"- {when}, {escape(row.who)}: {row.words}{undone}")
    if more:
        out.append(f"And {more} older {'change' if more == 1 else 'changes'}.")
    if not rows:
        out.append("Nothing has been changed yet.")
    return "\n".join(out)


def history_of_what() -> str:
    return "Whose history? Type for example *history #k7* or *history standup*."


def nothing_to_undo() -> str:
    return (
        "There is nothing of yours to undo here: undo reverts your own last change in this space, "
        "within a day. To see what was done, type *history* and a meeting."
    )


def which() -> str:
    return "You changed several meetings that fit. Which change is to be taken back?"


def choice(entry: Any, words: str) -> str:
    """One change on a button, with its meeting."""
    title = (entry.after or entry.before).details.title
    return words if title in words else f"{title}: {words}"


def not_mine(title: str, who: str, words: str) -> str:
    """The last change of a meeting that was named is somebody else's."""
    return (
        f"Not undone: the last change to {quoted(title)} is {escape(who)}'s ({words}), so only "
        f"{escape(who)} can undo it."
    )


def none_of_yours(title: str) -> str:
    return (
        f"Not undone: no change of yours to {quoted(title)} stands from the last day. "
        "To see what was done, type *history* and its title."
    )


def nothing_on(title: str, days: Sequence[date], locale: str) -> str:
    words = " or ".join(times.date_words(day, locale, year=False) for day in days)
    return f"Not undone: you changed nothing of {quoted(title)} on {words} within the last day."


def nothing_called(words: str, titles: Sequence[str]) -> str:
    known = sentence(quoted(title) for title in titles)
    mine = f" You changed {known}." if titles else " You have changed nothing within the last day."
    return f"No meeting that I know here is called {quoted(words)}.{mine}"


def undone_already() -> str:
    return "That was taken back already; nothing was changed now."


def not_yours(who: str) -> str:
    return f"That change is {escape(who)}'s, so only {escape(who)} can undo it."


def too_old() -> str:
    return "That change is more than a day old, too long ago to undo. Use *move* or *change*."


def gone_already() -> str:
    return "That meeting is gone already, so there is nothing left to undo."


def has_happened(entry: Any) -> str:
    """Started, admitted and ended are facts, and no plan."""
    title = quoted((entry.after or entry.before).details.title)
    what = {
        "start": f"{title} was started, and people may have come. Type *end* to end it.",
        "admit": f"People were let into {title}. Type *end* to end it for everybody.",
        "end": f"{title} was ended. Type *start* to hold it once more, while it is its time.",
    }
    return f"That can't be taken back: {what.get(entry.what, f'{title} has taken place.')}"


def running(series: Series) -> str:
    return (
        f"Not undone. {quoted(series.details.title)} is in progress, and what is in progress "
        "can't be changed. Type *undo* again when it has ended."
    )


def time_has_passed(start: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Not undone. Its old time, {times.moment(start, zone, locale)}, has passed. "
        "Move it to a new time instead, for example *move it to tomorrow 10:00*."
    )


def changed_since(
    entry: Any,
    latest: Any,
    who: str,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    *,
    mine: bool = False,
) -> str:
    """The meeting was changed again after the change to be undone: both are shown."""
    at = times.moment(latest.at, zone, locale, now=now)
    entry_at = times.moment(entry.at, zone, locale, now=now)
    return (
        f"Not undone: the meeting was changed again after that{', by you' if mine else ''}.\n\n"
        f"- You, {entry_at}: {line(entry, zone, locale, now)}\n"
        f"- {'You' if mine else escape(who)}, {at}: {line(latest, zone, locale, now)}\n\n"
        "To go back all the same, use *move* or *change* with the old values."
    )


def days_taken(
    series: Series,
    back: Occurrence,
    sibling: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """Why a cancelled occurrence can't come back as it was, and what would let it."""
    return (
        f"Not brought back. {quoted(series.details.title)} of "
        f"{times.day(back.start, zone, locale, now=now)} would have its own days again, and the "
        f"one of {_planned(sibling, locale)} has moved into them: it is on "
        f"{times.moment(sibling.start, zone, locale, now=now)}. I can move that one, and bring "
        "this one back:"
    )


def make_room_label(
    sibling: Occurrence, start: datetime, zone: ZoneInfo, locale: str, now: datetime
) -> str:
    to = f"{times.day(start, zone, locale, now=now)}, {times.clock(start, zone, locale)}"
    return f"Move the one of {_planned(sibling, locale)} to {to}"


def _planned(occurrence: Occurrence, locale: str) -> str:
    return times.date_words(occurrence.original.date(), locale, year=False)


def room_made(
    series: Series,
    back: Occurrence | None,
    old: Occurrence,
    new: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    here = times.when(back.start, back.end, zone, locale, now=now) if back else ""
    return (
        f"Brought back: {bold(series.details.title)} on {here}. The one of "
        f"{_planned(old, locale)} moved to {times.when(new.start, new.end, zone, locale, now=now)}."
        f" {told}"
    )


def was_undone() -> str:
    return "it was brought back"


def yes() -> str:
    return "Take it back"


def no() -> str:
    return "Leave it"


def stays_read() -> str:
    return "What people have read of it stays read; they are told of the correction"


def number_lost(number: str) -> str:
    return (
        f"The meeting number {escape(number)} may not work again: I can't take a number back once "
        "it was given up"
    )


def echo(
    entry: Any,
    proposal: Any,
    born: Series | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> list[str]:
    """What undo would do, before it does, and what it can't."""
    series = entry.after or entry.before
    lines = [f"Take back: {bold(series.details.title)}", line(entry, zone, locale, now)]
    if born is not None:
        lines.append(_together(entry, born))
    elif proposal.before is None:
        lines.append(f"It comes back with its id, #{proposal.after.short}")
    elif proposal.after is None:
        lines.append(f"It goes away again (#{series.short})")
    if proposal.before is None and proposal.after.details.number:
        lines.append(number_lost(proposal.after.details.number))
    lines.append(stays_read())
    return lines


def _together(entry: Any, born: Series) -> str:
    if entry.what == "split":
        return f"#{born.short} goes away, and it is one series again"
    return f"The separate meeting #{born.short} goes away, and its date is in the series again"


def undone(
    entry: Any,
    proposal: Any,
    born: Series | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    """What undo did, and what it could not."""
    title = bold((entry.after or entry.before).details.title)
    words = [f"Taken back: {title} ({line(entry, zone, locale, now)})."]
    if born is not None:
        words.append(f"{_together(entry, born)}.")
    if proposal.after is not None and entry.what not in ("invite", "remove"):
        up = proposal.occurrence or occurrences.next_up(proposal.after, now)
        if up is not None:
            words.append(f"It is on {times.when(up.start, up.end, zone, locale, now=now)} again.")
    if proposal.before is None and proposal.after is not None and proposal.after.details.number:
        words.append(f"{number_lost(proposal.after.details.number)}.")
    return " ".join([*words, told])
