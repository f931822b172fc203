"""Inviting and removing people, and making them cohosts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

import cards.invite
import texts.meetings
import texts.people
import texts.times
from domain import changes, occurrences
from domain.invitations import invited
from domain.model import Invitee, Series
from domain.refused import Refused
from handlers import asking, finding, previewing, refusing, removing, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from handlers.people import invitees, name_of, names_in, original_of, settled
from language.model import Command, Scope
from services.meetings import Proposal
from services.unit import Notice

__all__ = ["family", "invitees", "names_in", "settled"]

family = Family("inviting")


@dataclass(frozen=True, slots=True)
class Change:
    """Who would come and go: new invitees, invitees who become cohosts, those taken off.

    ``known`` were invited already; ``by_space`` of the new ones were meant as part of the space.
    """

    new: tuple[Invitee, ...] = ()
    cohosts: tuple[Invitee, ...] = ()
    gone: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    by_space: frozenset[str] = frozenset()


@family.command("invite")
def invite(ctx: Context, command: Command) -> Reply:
    """Invite people, or make them cohosts; without names a form asks for them."""
    understood(command)
    if not command.people and not command.removed and not ctx.mentioned:
        found = _whole_or_one(ctx, command, finding.meant(ctx, command))
        return form(ctx, command, found)
    found = _whole_or_one(ctx, command, finding.meant(ctx, command, writes=True))
    return try_people(ctx, command, found)


@family.command("remove")
def remove(ctx: Context, command: Command) -> Reply:
    """Take people off a meeting."""
    understood(command)
    found = _whole_or_one(ctx, command, finding.meant(ctx, command, writes=True))
    command = replace(command, removed=command.removed or command.people, people=())
    if not command.removed:
        names = [name_of(ctx, one) for one in invited(found.series, found.original)]
        return Reply(texts.people.whom_remove(found.series.details.title, names))
    return try_people(ctx, command, found)


@family.submission("invite")
def invite_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a meeting's card: the form, for those who may invite."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    series, occurrence = pressed
    scope = Scope.THIS if occurrence and series.recurs else None
    return form(ctx, Command("invite", f"invite #{series.short}"), Meant(series, occurrence, scope))


@family.submission("invite_form")
def invite_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled form: the same as a typed line."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    series, occurrence = pressed
    cohost = True if inputs.get("cohost") == "true" else None
    named = tuple(replace(one, cohost=cohost) for one in names_in(inputs.get("people", "")))
    one = inputs.get("scope") == "this" and occurrence is not None
    scope = (Scope.THIS if one else Scope.SERIES) if series.recurs else None
    command = Command("invite", f"invite #{series.short}", people=named, scope=scope)
    draft = asking.draft_of(ctx, inputs)
    there = ctx.correcting(draft) if draft else ctx
    found = Meant(series, occurrence, scope)
    if not named:
        return form(there, command, found, {"people": texts.people.name_somebody()})
    try:
        reply = try_people(there, finding.settled(command, found), found)
    except Answered as answered:
        if answered.reply.card is not None:  # a question with its own buttons
            raise
        reply = form(there, command, found, {"people": answered.reply.text})
    return replace(reply, replaces=True)


def form(
    ctx: Context, command: Command, found: Meant, errors: Mapping[str, str] = MappingProxyType({})
) -> Reply:
    """Ask whom to invite; for a series also whether to all of it or to one date."""
    series, title = found.series, found.series.details.title
    ctx.services.meetings.check(ctx.person, series)
    occurrence = found.occurrence or occurrences.next_up(series, ctx.now)
    scopes: list[tuple[str, str]] = []
    if series.recurs and occurrence is not None:
        day = texts.times.day(occurrence.start, ctx.zone, ctx.locale, now=ctx.now)
        left = occurrences.count_left(series, ctx.now)
        scopes = [
            (texts.people.whole_series(left), Scope.SERIES.value),
            (texts.people.only_this(day), Scope.THIS.value),
        ]
    kept = asking.keep(ctx, finding.settled(command, found), "form", series)
    stamp = asking.stamp(ctx, kept, series)
    if occurrence is not None:
        stamp = replace(stamp, original=occurrence.original.isoformat(timespec="minutes"))
    names = [name_of(ctx, one) for one in invited(series, found.original)]
    typed = ", ".join(one.email or one.text for one in command.people)
    card = cards.invite.invite_form(
        title, stamp, people=typed, invited=names, scopes=scopes, errors=errors
    )
    return Reply(
        texts.people.not_yet_invited(errors["people"]) if errors else texts.people.whom(title),
        card,
        name=f"draft:{kept.id}",
        about=_about(found),
        replaces=ctx.draft is not None,
    )


def try_people(ctx: Context, command: Command, found: Meant) -> Reply:
    """Find out who is meant, show who would be told, then do it."""
    series = found.series
    ctx.services.meetings.check(ctx.person, series)
    command = settled(ctx, finding.settled(command, found))
    change = _change(ctx, command, found)
    if not (change.new or change.cohosts or change.gone):
        return Reply(texts.people.nothing_new(series.details.title, _names(ctx, change.known)))
    proposal = propose(ctx, command, found, change)
    if isinstance(proposal, Refused):
        return refusing.change(ctx, command, proposal, series)
    if not ctx.confirmed:
        return _confirm(ctx, command, found, change)
    return make(ctx, command, proposal, found, change)


def propose(ctx: Context, command: Command, found: Meant, change: Change) -> Proposal | Refused:
    """The series with its new invitees; for one occurrence they are invited to that alone."""

    def changed(series: Series, now: datetime) -> Series:
        less = changes.uninvite(series, change.gone, original_of(found)) if change.gone else series
        return changes.invite(less, (*change.new, *change.cohosts))

    proposal = ctx.services.meetings.propose(
        command.name, ctx.person, found.series, changed, original_of(found)
    )
    if isinstance(proposal, Refused) or proposal.after is None:
        return proposal
    after = replace(proposal.after, version=found.series.version + 1)
    return replace(proposal, after=after)


def make(ctx: Context, command: Command, proposal: Proposal, found: Meant, change: Change) -> Reply:
    """Keep it, tell those concerned, and say so."""
    if ctx.draft is not None:
        asking.drop(ctx, ctx.draft, texts.asking.done(command.name))
    ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said, tell=False)
    series, title = proposal.series, found.series.details.title
    persons, spaces = _receivers(ctx, found.series, change)
    if not command.quiet:
        _tell(ctx, proposal, "invited", (*(f"person:{e}" for e in persons), *spaces), change)
        _tell(ctx, proposal, "removed", tuple(f"person:{e}" for e in change.gone), change)
        for one in change.cohosts:
            text = texts.people.made_cohost(title, series.short, ctx.person.name)
            ctx.services.unit.post(f"person:{one.email}", text, about=series.id)
    text = texts.people.done(
        title,
        series.short,
        when(ctx, found),
        *_named(ctx, change),
        _told(ctx, command, found, change, texts.people.was_told),
    )
    return Reply(text, about=_about(found))


def understood(command: Command) -> None:
    """Raise ``Answered`` when words of the line were not understood."""
    if command.not_understood or command.why:
        text = texts.meetings.not_understood(command.not_understood, command.why)
        raise Answered(Reply(text))


def _whole_or_one(ctx: Context, command: Command, found: Meant) -> Meant:
    """Invitations are to a series or to single dates; from the next date on means all of it."""
    if found.scope is not Scope.FOLLOWING or found.occurrence is None:
        return found
    series, occurrence = found.series, found.occurrence
    up = occurrences.next_up(series, ctx.now)
    if up is not None and up.original == occurrence.original:
        return replace(found, scope=Scope.SERIES)
    day = texts.times.day(occurrence.start, ctx.zone, ctx.locale, now=ctx.now)
    left = occurrences.count_left(series, ctx.now)
    choices = [
        (label, replace(command, target=finding.named(series, only), scope=scope))
        for label, only, scope in (
            (texts.people.whole_series(left), None, Scope.SERIES),
            (texts.people.only_this(day), occurrence, Scope.THIS),
        )
    ]
    raise Answered(asking.choose(ctx, texts.people.from_on(series.details.title), choices))


def _change(ctx: Context, command: Command, found: Meant) -> Change:
    series, original = found.series, original_of(found)
    there = {one.email: one for one in invited(series, original)}
    new: list[Invitee] = []
    cohosts: list[Invitee] = []
    known: list[str] = []
    for named in command.people:
        email = named.email or ""
        if email == series.host:
            known.append(email)
        elif email not in there:
            name = "" if named.text == email else named.text
            new.append(Invitee(email, name, bool(named.cohost), original))
        elif named.cohost and not there[email].cohost:
            cohosts.append(replace(there[email], cohost=True, original=original))
        else:
            known.append(email)
    return Change(
        tuple(new),
        tuple(cohosts),
        removing.gone(ctx, command, found),
        tuple(known),
        frozenset(one.email or "" for one in command.people if one.space),
    )


def _confirm(ctx: Context, command: Command, found: Meant, change: Change) -> Reply:
    named = _named(ctx, change)
    lines = texts.people.inviting(found.series.details.title, when(ctx, found), *named)
    if change.known:
        lines.append(texts.people.already(_names(ctx, change.known)))
    told = texts.people.would_tell if command.dry_run else texts.people.told
    lines.append(_told(ctx, command, found, change, told))
    yes = texts.people.yes_label(*named)
    if command.dry_run:
        return previewing.echo_only(ctx, command, lines, yes, found.series)
    return asking.confirm(ctx, command, lines, yes, series=found.series)


def _named(ctx: Context, change: Change) -> tuple[list[str], list[str], list[str]]:
    """The names of the new, of the cohosts among them and others, and of those taken off."""
    cohosts = [one for one in (*change.new, *change.cohosts) if one.cohost]
    return (
        [name_of(ctx, one) for one in change.new],
        [name_of(ctx, one) for one in cohosts],
        _names(ctx, change.gone),
    )


def _told(
    ctx: Context, command: Command, found: Meant, change: Change, words: Callable[..., str]
) -> str:
    """Who reads of it, in the ``words`` for before or after."""
    if command.quiet:
        return words([])
    persons, spaces = _receivers(ctx, found.series, change)
    emails = (*persons, *(one.email for one in change.cohosts), *change.gone)
    here = len(persons) < len(change.new) and not spaces
    return words(_names(ctx, emails), _title(ctx, spaces), here=here)


def _receivers(
    ctx: Context, series: Series, change: Change
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """New invitees who get a message, and the home space when it is told at once instead.

    Those who were meant as part of the space read it there: in the reply, or in a post of its own
    when the invitation is made elsewhere.
    """
    home = ctx.services.spaces.get(series.home)
    here = {m.email for m in ctx.services.spaces.members(series.home)} if home else set()
    in_home = change.by_space & here if home is not None and home.kind == "group" else frozenset()
    persons = tuple(one.email for one in change.new if one.email not in in_home)
    told_there = in_home & {one.email for one in change.new}
    elsewhere = told_there and ctx.space.id != series.home
    return persons, ((f"space:{series.home}",) if elsewhere else ())


def _tell(
    ctx: Context, proposal: Proposal, kind: str, receivers: tuple[str, ...], change: Change
) -> None:
    ctx.services.unit.tell(
        Notice(
            kind,
            receivers,
            ctx.person.email,
            after=proposal.after,
            before=proposal.before,
            original=proposal.original,
            extra={"people": [one.email for one in change.new] or list(change.gone)},
        )
    )


def when(ctx: Context, found: Meant) -> str:
    """The date meant, or how much of the series."""
    series = found.series
    if series.recurs and found.original is None:
        left = occurrences.count_left(series, ctx.now)
        repeats = texts.meetings.repeats(series, ctx.locale)
        return f"{texts.people.whole_of(left)}, {repeats[:1].lower()}{repeats[1:]}"
    up = found.occurrence or occurrences.next_up(series, ctx.now) or occurrences.last(series)
    assert up is not None, "a series has an occurrence"
    return texts.times.when(up.start, up.end, ctx.zone, ctx.locale, now=ctx.now)


def _about(found: Meant) -> str:
    return found.occurrence.id if found.original and found.occurrence else found.series.id


def _title(ctx: Context, receivers: tuple[str, ...]) -> str:
    spaces = [ctx.services.spaces.get(r.partition(":")[2]) for r in receivers]
    return spaces[0].title if spaces and spaces[0] else ""


def _name(ctx: Context, one: Invitee) -> str:
    return one.name or ctx.services.name_of(one.email)


def _names(ctx: Context, emails: Sequence[str]) -> list[str]:
    return [ctx.services.name_of(email) for email in emails]
