"""History, and undo: who did what, and taking one's own last change back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import cards.history
import texts.meetings
import texts.reversing
from cards.views import HistoryRow
from domain import changes, occurrences
from domain.model import Series
from domain.refused import Refused
from handlers import asking, finding, refusing, scheduling, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from language.model import Command
from services.meetings import Entry, Proposal

family = Family("reversing")

UNDO_LIVES = timedelta(days=1)
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
    """Take back my last change in this space, if nobody changed the meeting since."""
    since = ctx.now - UNDO_LIVES
    entry = ctx.services.history.last_by(ctx.person.email, ctx.space.id, since)
    if entry is None:
        return Reply(texts.reversing.nothing_to_undo())
    return take_back(ctx, command, entry)


@family.submission("undo")
def undo_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of one line in a history."""
    number = inputs.get("entry", "")
    entry = ctx.services.history.get(int(number)) if number.isdigit() else None
    if entry is None:
        return Reply(texts.reversing.nothing_to_undo())
    if entry.who != ctx.person.email:
        return Reply(texts.reversing.not_yours(ctx.services.name_of(entry.who)))
    if entry.at < ctx.now - UNDO_LIVES:
        return Reply(texts.reversing.too_old())
    return take_back(ctx, Command("undo", "undo"), entry)


def take_back(ctx: Context, command: Command, entry: Entry) -> Reply:
    """Undo one entry: put back what stood before, or say what is in the way."""
    if entry.undone_by is not None:
        return Reply(texts.reversing.undone_already())
    current = ctx.services.series.get(entry.series_id)
    later = [
        other
        for other in ctx.services.history.since(entry.series_id, entry.id or 0)
        if other.undone_by is None and other.what != "undo"
    ]
    if later:
        return Reply(_in_the_way(ctx, entry, later))
    proposal = _reverse(ctx, entry, current)
    if isinstance(proposal, Refused):
        assert current is not None, "only a series that is there can refuse"
        return refusing.change(ctx, command, proposal, current)
    if isinstance(proposal, str):
        return Reply(proposal)
    receivers = ctx.services.announcements.receivers(proposal.series, ctx.person.email)
    if receivers and not ctx.confirmed:
        lines = texts.reversing.echo(entry, proposal, ctx.zone, ctx.locale, ctx.now)
        lines.append(texts.meetings.told(scheduling.told_names(ctx, receivers)))
        return asking.confirm(
            ctx, command, lines, texts.reversing.yes(), no="Leave it", series=current
        )
    return _keep(ctx, entry, proposal)


def _keep(ctx: Context, entry: Entry, proposal: Proposal) -> Reply:
    assert entry.id is not None
    receivers = ctx.services.meetings.keep(
        proposal, ctx.person, ctx.space, "undo", kind=_kind(proposal, entry)
    )
    born = ctx.services.history.born_with(entry)
    if born is not None and (series := ctx.services.series.get(born.series_id)) is not None:
        ctx.services.meetings.store(series, None)
    ctx.services.unit.write(ctx.services.history.mark_undone(entry.id))
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    text = texts.reversing.undone(entry, proposal, ctx.zone, ctx.locale, ctx.now, told)
    if proposal.after is None or ctx.in_group:
        return Reply(text)
    return scheduling.showing_card(ctx, proposal.after, text)


def _reverse(ctx: Context, entry: Entry, current: Series | None) -> Proposal | Refused | str:
    """The change that takes an entry back; a sentence where it can't be."""
    before, after = entry.before, entry.after
    if before is None:  # it was made: it goes again
        if current is None:
            return texts.reversing.gone_already()
        if changes.live(current) is not None:
            return texts.reversing.running(current)
        return Proposal("undo", current, None)
    if current is None:
        restored = replace(before, version=before.version + 1)
        return Proposal("undo", None, restored)
    original = _only_cancelled(before, after)
    if original is not None:
        return ctx.services.meetings.propose(
            "undo",
            ctx.person,
            current,
            lambda series, now: changes.restore(series, original, now),
            original,
        )
    restored = replace(
        before,
        version=current.version + 1,
        answers=current.answers,
        instances=current.instances,
        invitees=before.invitees,
    )
    past = _would_start_in_the_past(current, restored, ctx.now)
    if past is not None:
        return texts.reversing.time_has_passed(past, ctx.zone, ctx.locale)
    return Proposal("undo", current, restored, _only_moved(before, after))


def _only_cancelled(before: Series, after: Series | None) -> datetime | None:
    """The one occurrence that an entry cancelled."""
    if after is None or before.plan != after.plan:
        return None
    new = set(occurrences.cancelled(after)) - set(occurrences.cancelled(before))
    return next(iter(new)) if len(new) == 1 else None


def _only_moved(before: Series, after: Series | None) -> datetime | None:
    """The one occurrence that an entry changed."""
    if after is None or before.plan != after.plan or not before.recurs:
        return None
    was = {e.original: e for e in before.exceptions}
    now_is = {e.original: e for e in after.exceptions}
    changed = [o for o in {**was, **now_is} if was.get(o) != now_is.get(o)]
    return changed[0] if len(changed) == 1 else None


def _would_start_in_the_past(current: Series, restored: Series, now: datetime) -> datetime | None:
    """A start that undo would put back although it has passed."""
    up = occurrences.next_up(current, now)
    if up is None or up.start <= now:
        return None
    back = occurrences.find(restored, up.original)
    return back.start if back is not None and back.start <= now else None


def _kind(proposal: Proposal, entry: Entry) -> str:
    if proposal.after is None:
        return "cancelled"
    return "created" if proposal.before is None else "changed"


def _in_the_way(ctx: Context, entry: Entry, later: list[Entry]) -> str:
    latest = later[-1]
    return texts.reversing.changed_since(
        entry,
        latest,
        ctx.services.name_of(latest.who),
        ctx.zone,
        ctx.locale,
        ctx.now,
    )


def _history(ctx: Context, series: Series) -> Reply:
    entries = ctx.services.history.of_series(series.id)[:ROWS]
    name = ctx.services.name_of
    rows = [
        HistoryRow(
            entry=entry.id or 0,
            at=entry.at,
            who=name(entry.who),
            words=texts.reversing.line(entry, ctx.zone, ctx.locale, ctx.now),
            undone_by=_undone_by(ctx, entry),
            undoable=number == 0
            and entry.who == ctx.person.email
            and entry.undone_by is None
            and entry.at >= ctx.now - UNDO_LIVES,
        )
        for number, entry in enumerate(entries)
    ]
    title = series.details.title
    stamp = showing.stamp(ctx.services, series, parent=ctx.thread)
    card = cards.history.history(title, rows, ctx.zone, ctx.locale, stamp, now=ctx.now)
    text = texts.reversing.lines(title, rows, ctx.zone, ctx.locale, ctx.now)
    return Reply(text, card, about=series.id)


def _undone_by(ctx: Context, entry: Entry) -> str:
    if entry.undone_by is None:
        return ""
    by = ctx.services.history.get(entry.undone_by)
    return ctx.services.name_of(by.who) if by else ctx.services.name_of(entry.who)
