"""History, and undo: who did what, and taking one's own last change back."""

from __future__ import annotations

from datetime import datetime

import cards.choose
import cards.history
import texts.meetings
import texts.reversing
from cards.views import HistoryRow
from domain import changes
from domain.model import Occurrence, Series
from domain.refused import Refused
from domain.rules import DaysTaken
from handlers import (
    asking,
    finding,
    keeping,
    own_changes,
    refusing,
    reversal,
    scheduling,
    showing,
)
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.own_changes import UNDO_LIVES
from handlers.reversal import Back, GoneAlready, Passed, Running
from language.model import Command, Scope
from services.meetings import Entry, Proposal
from services.unit import Notice

family = Family("reversing")

ROWS = 10


@family.command("history")
def history(ctx: Context, command: Command) -> Reply:
    """The changes of one meeting, newest first."""
    if command.target is None and ctx.asked_about is None:
        raise Answered(Reply(texts.reversing.history_of_what()))
    return _history(ctx, finding.meant(ctx, command).series)


@family.submission("history")
def history_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    return _history(ctx, pressed[0])


@family.command("undo")
def undo(ctx: Context, command: Command) -> Reply:
    """Take back my last change in this space, or of a meeting, if nobody changed that since."""
    settled = dict(command.settings).get("entry", "")
    if settled.isdigit():  # what was shown is meant, whatever has been done since
        entry = ctx.services.history.get(int(settled))
    else:
        found = _unless_waiting(ctx, command)
        if isinstance(found, Reply):
            return found
        entry = found
    if entry is None:
        return Reply(texts.reversing.nothing_to_undo())
    return take_back(ctx, entry)


def _unless_waiting(ctx: Context, command: Command) -> Entry | Reply | None:
    """My last change; what I did after it, a change that waits for an end, is dropped at once."""
    named = own_changes.series_named(ctx, command.target)
    words = command.target is not None and (command.target.words or command.target.dates)
    waiting = None if words else keeping.last_by(ctx, named)
    try:
        entry = own_changes.last(ctx, command)
    except Answered:
        if waiting is None:
            raise
        entry = None
    if waiting is not None and (entry is None or entry.at <= waiting.at):
        return keeping.drop(ctx, waiting.row)
    return entry


@family.submission("undo")
def undo_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of one line in a history."""
    entry = _entry(ctx, inputs)
    if entry is None:
        return Reply(texts.reversing.nothing_to_undo())
    if entry.who != ctx.person.email:
        return Reply(texts.reversing.not_yours(ctx.services.name_of(entry.who)))
    if entry.at < ctx.now - UNDO_LIVES:
        return Reply(texts.reversing.too_old())
    return take_back(ctx, entry)


def take_back(ctx: Context, entry: Entry) -> Reply:
    """Undo one entry: put back what stood before, or say what is in the way."""
    if entry.undone_by is not None:
        return Reply(texts.reversing.undone_already())
    if entry.what in reversal.HAPPENED:
        return Reply(texts.reversing.has_happened(entry))
    later = reversal.in_the_way(ctx, entry)
    if later:
        return Reply(_both(ctx, entry, later[-1]))
    found = reversal.reverse(ctx, entry)
    match found:
        case Running(series):
            return Reply(texts.reversing.running(series))
        case Passed(start):
            return Reply(texts.reversing.time_has_passed(start, ctx.zone, ctx.locale))
        case GoneAlready():
            return Reply(texts.reversing.gone_already())
        case Refused():
            return _refused(ctx, entry, found)
    proposal = found.proposal
    receivers = _receivers(ctx, found)
    if receivers and not ctx.confirmed:
        lines = texts.reversing.echo(entry, proposal, found.born, ctx.zone, ctx.locale, ctx.now)
        lines.append(texts.meetings.told(scheduling.told_names(ctx, receivers)))
        command = Command("undo", "undo", settings=(("entry", str(entry.id)),))
        yes, no = texts.reversing.yes(), texts.reversing.no()
        return asking.confirm(ctx, command, lines, yes, no=no, series=proposal.before)
    return _keep(ctx, entry, found)


def _keep(ctx: Context, entry: Entry, back: Back) -> Reply:
    proposal, meetings = back.proposal, ctx.services.meetings
    people = bool(back.came or back.went)
    kind = "changed" if proposal.before and proposal.after else None
    receivers = _receivers(ctx, back)
    if back.born is not None:
        gone = Proposal("undo", back.born, None)
        meetings.keep(gone, ctx.person, ctx.space, "undo", tell=False)
    meetings.keep(proposal, ctx.person, ctx.space, "undo", kind=kind, tell=not people)
    if people:
        _tell_people(ctx, back)
    for one in back.entries:
        assert one.id is not None, "what is undone was kept"
        ctx.services.unit.write(ctx.services.history.mark_undone(one.id))
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    text = texts.reversing.undone(entry, proposal, back.born, ctx.zone, ctx.locale, ctx.now, told)
    if proposal.after is None or ctx.in_group:
        return Reply(text, about=proposal.after.id if proposal.after else None)
    return scheduling.showing_card(ctx, proposal.after, text, proposal.occurrence)


def _receivers(ctx: Context, back: Back) -> tuple[str, ...]:
    """Who is told: those concerned where it is about people, else everybody as of any change."""
    if back.came or back.went:
        emails = {one.email for one in (*back.came, *back.went)} - {ctx.person.email}
        return tuple(f"person:{email}" for email in sorted(emails))
    return ctx.services.announcements.receivers(back.proposal.series, ctx.person.email)


def _tell_people(ctx: Context, back: Back) -> None:
    for kind, people in (("removed", back.went), ("invited", back.came)):
        ctx.services.unit.tell(
            Notice(
                kind,
                tuple(f"person:{one.email}" for one in people if one.email != ctx.person.email),
                ctx.person.email,
                after=back.proposal.after,
                before=back.proposal.before,
                original=back.proposal.original,
                extra={"people": [one.email for one in people]},
            )
        )


def _refused(ctx: Context, entry: Entry, refused: Refused) -> Reply:
    """The rules don't allow the way back as it was: what they do allow is offered."""
    series = refused.series
    assert series is not None, "only a series that is there can refuse"
    taken = next((v for v in refused.violations if isinstance(v, DaysTaken)), None)
    if taken is not None:
        return _days_taken(ctx, entry, refused, taken)
    scope = Scope.THIS if series.recurs else None
    back = Command(
        "move",
        "undo",
        target=finding.named(series, refused.occurrence),
        scope=scope,
        start=refused.start,
        duration=refused.duration,
    )
    return refusing.change(ctx, back, refused, series, verb="undo")


def _days_taken(ctx: Context, entry: Entry, refused: Refused, taken: DaysTaken) -> Reply:
    """A sibling has moved into the days: offer to move it, and bring this one back."""
    series, back = refused.series, refused.occurrence
    assert series is not None
    assert back is not None
    stamp = showing.stamp(ctx.services, series, taken.sibling.original, parent=ctx.thread)
    zone, locale, now = ctx.zone, ctx.locale, ctx.now
    why = texts.reversing.days_taken(series, back, taken.sibling, zone, locale, now)
    starts = refused.fixes.starts[:4]
    choices = [
        (
            texts.reversing.make_room_label(taken.sibling, start, zone, locale, now),
            "make_room",
            {"entry": str(entry.id), "start": start.isoformat()},
        )
        for start in starts
    ]
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    told = texts.meetings.told(scheduling.told_names(ctx, receivers))
    listed = [f"- {label}" for label, _, _ in choices]
    text = "\n".join([why, "", *listed, "", told])
    card = cards.choose.choose(why, choices, stamp, lines=told)
    return Reply(text, card if choices else None, about=back.id)


@family.submission("make_room")
def make_room(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Move the sibling out of the way, and bring the cancelled one back, in one press."""
    entry, pressed = _entry(ctx, inputs), showing.pressed_meeting(ctx, inputs)
    series, sibling = pressed or (None, None)
    if entry is None or series is None or sibling is None:
        return Reply(showing.gone(ctx, inputs))
    if entry.who != ctx.person.email:
        return Reply(texts.reversing.not_yours(ctx.services.name_of(entry.who)))
    if entry.undone_by is not None:
        return Reply(texts.reversing.undone_already())
    original = reversal.touched(entry)
    start = datetime.fromisoformat(inputs["start"])
    moved = _move(ctx, series, sibling, start)
    if isinstance(moved, Refused) or original is None:
        return take_back(ctx, entry)
    restored = changes.restore(moved.series, original, ctx.now)
    if isinstance(restored, Refused):
        return take_back(ctx, entry)
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.reversing.was_undone())
    meetings = ctx.services.meetings
    meetings.keep(moved, ctx.person, ctx.space, "undo")
    back = Proposal("undo", moved.series, restored, original)
    receivers = meetings.keep(back, ctx.person, ctx.space, "undo")
    assert entry.id is not None, "what is undone was kept"
    ctx.services.unit.write(ctx.services.history.mark_undone(entry.id))
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    new = moved.occurrence
    assert new is not None, "what was moved is there"
    text = texts.reversing.room_made(
        restored, back.occurrence, sibling, new, ctx.zone, ctx.locale, ctx.now, told
    )
    return Reply(text, replaces=True, about=series.id)


def _move(ctx: Context, series: Series, sibling: Occurrence, start: datetime) -> Proposal | Refused:
    return ctx.services.meetings.propose(
        "move",
        ctx.person,
        series,
        lambda given, now: changes.move(given, sibling.original, start, now),
        sibling.original,
    )


def _entry(ctx: Context, inputs: dict[str, str]) -> Entry | None:
    number = inputs.get("entry", "")
    return ctx.services.history.get(int(number)) if number.isdigit() else None


def _both(ctx: Context, entry: Entry, latest: Entry) -> str:
    """My change and the one that somebody made after it."""
    return texts.reversing.changed_since(
        entry,
        latest,
        ctx.services.name_of(latest.who),
        ctx.zone,
        ctx.locale,
        ctx.now,
        mine=latest.who == ctx.person.email,
    )


def _history(ctx: Context, series: Series) -> Reply:
    entries = ctx.services.history.of_series(series.id)
    name = ctx.services.name_of
    rows = [
        HistoryRow(
            entry=entry.id or 0,
            at=entry.at,
            who=name(entry.who),
            words=texts.reversing.line(entry, ctx.zone, ctx.locale, ctx.now),
            undone_by=_undone_by(ctx, entry),
            undoable=_is_undoable(ctx, entry),
        )
        for entry in entries[:ROWS]
    ]
    title, more = series.details.title, max(0, len(entries) - ROWS)
    stamp = showing.stamp(ctx.services, series, parent=ctx.thread)
    card = cards.history.history(title, rows, ctx.zone, ctx.locale, stamp, now=ctx.now)
    text = texts.reversing.lines(title, rows, ctx.zone, ctx.locale, ctx.now, more)
    return Reply(text, card, about=series.id)


def _is_undoable(ctx: Context, entry: Entry) -> bool:
    return (
        entry.who == ctx.person.email
        and entry.undone_by is None
        and entry.what not in reversal.HAPPENED | {"undo"}
        and entry.at >= ctx.now - UNDO_LIVES
        and not reversal.in_the_way(ctx, entry)
    )


def _undone_by(ctx: Context, entry: Entry) -> str:
    if entry.undone_by is None:
        return ""
    by = ctx.services.history.get(entry.undone_by)
    return ctx.services.name_of(by.who) if by else ctx.services.name_of(entry.who)
