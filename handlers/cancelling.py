"""Cancelling: single dates, from a date on, or the whole series; always confirmed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import cards.cancel
import texts.cancelling
import texts.meetings
import texts.previewing
from domain import changes, occurrences
from domain.model import Series
from domain.refused import Refused
from handlers import asking, finding, previewing, refusing, scheduling, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from language.model import Command, Scope, Target
from services.meetings import Outcome, Proposal

family = Family("cancelling")

TYPE_ABOVE_MEETINGS = 50
TYPE_ABOVE_PEOPLE = 50
EACH = ("each", "of several")  # marks a command whose alternatives are all to be done


@family.command("cancel")
def cancel(ctx: Context, command: Command) -> Reply:
    """Cancel what is meant, once it has been said what and whom that affects."""
    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    if ctx.confirmed and EACH in command.settings:
        return _cancel_each(ctx, command)
    found = finding.meant(ctx, command, writes=True)
    if len({one.series.id for one in found.all}) > 1:
        return _several(ctx, command, found)
    proposal = propose(ctx, found)
    if command.dry_run:
        return _dry_run(ctx, command, found, proposal)
    if isinstance(proposal, Refused):
        return refusing.change(ctx, finding.settled(command, found), proposal, found.series)
    if not ctx.confirmed:
        return _confirm(ctx, command, found, proposal)
    return make(ctx, command, proposal, found)


@family.submission("cancel")
def cancel_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a meeting's card: the same question as for the typed command."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    series, occurrence = pressed
    said = f"cancel #{series.short}"
    return cancel(ctx, Command("cancel", said, target=finding.named(series, occurrence)))


def cancel_several(ctx: Context, commands: Sequence[Command]) -> Reply:
    """Ask once about several meetings, each named by a command of its own."""
    every = [one for each in commands for one in finding.meant(ctx, each, writes=True).all]
    return _several(ctx, commands[0], replace(every[0], others=tuple(every[1:])))


def propose(ctx: Context, found: Meant) -> Proposal | Refused:
    """What cancelling makes of the series."""
    series = found.series
    originals = [one.occurrence.original for one in found.all if one.occurrence is not None]

    def change(given: Series, now: datetime) -> Outcome:
        if not given.recurs or found.scope is Scope.SERIES:
            return changes.cancel_series(given, now)
        if found.scope is Scope.FOLLOWING:
            return changes.cancel_from(given, originals[0], now)
        outcome: Outcome = given
        for original in originals:
            if isinstance(outcome, Series):
                outcome = changes.cancel(outcome, original, now)
        return outcome

    one = found.scope is Scope.THIS and series.recurs
    return ctx.services.meetings.propose(
        "cancel", ctx.person, series, change, originals[0] if one and originals else None
    )


def make(ctx: Context, command: Command, proposal: Proposal, found: Meant) -> Reply:
    """Cancel, and say what, who was told, and what undo can bring back."""
    receivers = ctx.services.meetings.keep(
        proposal, ctx.person, ctx.space, command.said, reason=command.text or ""
    )
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    what = _what(ctx, found)
    return Reply(texts.cancelling.done(what, told), replaces=True)


def _dry_run(ctx: Context, command: Command, found: Meant, proposal: Proposal | Refused) -> Reply:
    settled = _settled(command, found)
    if isinstance(proposal, Refused):
        return previewing.dry_run(ctx, settled, found.series, proposal)
    count, typed = _count(ctx, found, proposal), _typed(ctx, found, proposal)
    lines, (yes, _) = _lines(ctx, command, found), texts.cancelling.buttons(count)
    if found.scope is Scope.THIS or not found.series.recurs:
        question = texts.cancelling.question(found.series.details.title, count)
        echo = [question, *lines]
        return previewing.echo_only(ctx, settled, echo, yes, found.series)
    return previewing.dry_run(ctx, settled, found.series, proposal, typed=typed)


def _confirm(ctx: Context, command: Command, found: Meant, proposal: Proposal) -> Reply:
    series = found.series
    count, typed = _count(ctx, found, proposal), _typed(ctx, found, proposal)
    lines = _lines(ctx, command, found)
    settled = _settled(command, found)
    draft = asking.keep(ctx, settled, "confirm", series, typed=typed)
    yes, no = texts.cancelling.buttons(count)
    question = texts.cancelling.question(series.details.title, count)
    whole = proposal.after is None
    undo = texts.cancelling.undo(series.details.number if whole else "")
    card = cards.cancel.cancel_confirm(
        question, lines, yes, no, asking.stamp(ctx, draft, series), typed=typed, undo=undo
    )
    how = texts.cancelling.type_it(typed) if typed else texts.asking.how_to_agree(yes, no)
    text = "\n".join([question, *(f"- {line}" for line in lines), "", undo, how])
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def _lines(ctx: Context, command: Command, found: Meant) -> list[str]:
    receivers = ctx.services.announcements.receivers(found.series, ctx.person.email)
    told = texts.previewing.would_tell if command.dry_run else texts.meetings.told
    return [
        *_what(ctx, found),
        told(scheduling.told_names(ctx, receivers)),
        *([texts.cancelling.reason(command.text)] if command.text else []),
        *texts.asking.assumptions(command.assumed),
    ]


def _typed(ctx: Context, found: Meant, proposal: Proposal) -> str:
    """What has to be typed before so much is cancelled; empty where a press will do."""
    receivers = ctx.services.announcements.receivers(found.series, ctx.person.email)
    people = sum(told.members for told in ctx.services.announcements.audience(receivers))
    count = _count(ctx, found, proposal) or 0
    large = count > TYPE_ABOVE_MEETINGS or people > TYPE_ABOVE_PEOPLE
    return found.series.details.title if large else ""


def _several(ctx: Context, command: Command, found: Meant) -> Reply:
    """Several meetings at once: one question for all of them, one press that cancels each."""
    by_series: dict[str, list[Meant]] = {}
    for one in found.all:
        by_series.setdefault(one.series.id, []).append(one)
    each = [replace(ones[0], others=tuple(ones[1:])) for ones in by_series.values()]
    lines, count, undo = [], 0, ""
    for one in each:
        proposal = propose(ctx, one)
        if isinstance(proposal, Refused):
            return refusing.change(ctx, finding.settled(command, one), proposal, one.series)
        lines += _what(ctx, one)
        count += _count(ctx, one, proposal) or TYPE_ABOVE_MEETINGS
        undo = undo or texts.cancelling.undo(one.series.details.number)
    receivers = {
        receiver: None
        for one in each
        for receiver in ctx.services.announcements.receivers(one.series, ctx.person.email)
    }
    lines.append(texts.meetings.told(scheduling.told_names(ctx, tuple(receivers))))
    typed = str(count) if count > TYPE_ABOVE_MEETINGS else ""
    settled = replace(
        command,
        settings=(*command.settings, EACH),
        alternatives=tuple(_settled(replace(command, alternatives=()), one) for one in each),
    )
    draft = asking.keep(ctx, settled, "confirm", None, typed=typed)
    yes, no = texts.cancelling.buttons(count)
    question = texts.cancelling.question_for_several(len(each), count)
    card = cards.cancel.cancel_confirm(
        question, lines, yes, no, asking.stamp(ctx, draft, None), typed=typed, undo=undo
    )
    how = texts.cancelling.type_it(typed) if typed else texts.asking.how_to_agree(yes, no)
    text = "\n".join([question, *(f"- {line}" for line in lines), "", undo, how])
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def _cancel_each(ctx: Context, command: Command) -> Reply:
    """What was agreed to for several meetings; one that changed since is asked about again."""
    replies = [cancel(ctx, one) for one in command.alternatives]
    return Reply("\n\n".join(reply.text for reply in replies), replaces=True)


def _settled(command: Command, found: Meant) -> Command:
    if len(found.all) == 1:
        return finding.settled(command, found)
    days = tuple(one.occurrence.original.date() for one in found.all if one.occurrence)
    target = Target(short=found.series.short, dates=days)
    return replace(command, target=target, scope=Scope.THIS)


def _what(ctx: Context, found: Meant) -> list[str]:
    """What goes, in lines."""
    if found.scope is Scope.THIS or not found.series.recurs:
        return [
            texts.meetings.headline(one.series, one.occurrence, ctx.zone, ctx.locale, ctx.now)
            for one in found.all
            if one.occurrence is not None
        ]
    left = occurrences.count_left(found.series, ctx.now)
    start = found.occurrence.start if found.occurrence else None
    from_on = start if found.scope is Scope.FOLLOWING else None
    return texts.cancelling.series(found.series, left, from_on, ctx.zone, ctx.locale, ctx.now)


def _count(ctx: Context, found: Meant, proposal: Proposal) -> int | None:
    """How many meetings go; ``None`` for an endless series."""
    if found.scope is Scope.THIS or not found.series.recurs:
        return len(found.all)
    before = occurrences.count_left(found.series, ctx.now)
    if before is None:
        return None
    after = occurrences.count_left(proposal.after, ctx.now) if proposal.after else 0
    return before - (after or 0)
