"""Starting, joining, admitting and ending."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

import cards.choose
import texts.finding
import texts.meetings
import texts.refusals
import texts.running
from domain import changes, invitations, occurrences
from domain.model import Instance, Occurrence, Series, State
from domain.refused import Refused
from domain.rules import AnotherLive, NotReady
from handlers import inviting, live, locating, scheduling, showing
from handlers.context import Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from language.model import Command
from services.meetings import Proposal
from services.rights import Forbidden, able_to_change

family = Family("running")

ID_DIGITS = 18  # of an instance's own number


@family.command("start")
def start(ctx: Context, command: Command) -> Reply:
    """Start a meeting that is ready, and tell those concerned."""
    inviting.understood(command)
    return try_start(ctx, locating.current(ctx, command), command.said)


@family.command("join")
def join(ctx: Context, command: Command) -> Reply:
    """Count somebody in, with the meeting's own link; before the host that is the lobby."""
    inviting.understood(command)
    return try_join(ctx, locating.current(ctx, command), command.said)


@family.command("admit")
def admit(ctx: Context, command: Command) -> Reply:
    """Let everybody in who waits in the lobby."""
    inviting.understood(command)
    return try_admit(ctx, locating.current(ctx, command), command.said)


@family.command("end")
def end(ctx: Context, command: Command) -> Reply:
    """End what is in progress, or close its lobby."""
    inviting.understood(command)
    return try_end(ctx, locating.current(ctx, command), command.said)


@family.submission("start", "join", "admit", "end")
def pressed(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The buttons of a meeting's card. They use up no nonce: a second press finds it done."""
    action = inputs["action"]
    meeting = showing.pressed_meeting(ctx, inputs)
    if meeting is None:
        return Reply(showing.gone(ctx, inputs), private=ctx.in_group)
    series, occurrence = meeting
    found = locating.with_occurrence(ctx, Meant(series, occurrence, None))
    act = {"start": try_start, "join": try_join, "admit": try_admit, "end": try_end}[action]
    reply = act(ctx, found, f"{action} #{series.short}")
    if not ctx.in_group:
        return replace(reply, replaces=reply.card is not None)
    quiet = action == "join" and not reply.private  # the card shows who is here; no post for each
    return replace(reply, private=True, pointer="", more=_shared(reply)) if quiet else reply


def try_start(ctx: Context, found: Meant, said: str) -> Reply:
    series, occurrence = found.series, found.occurrence
    if occurrence is None:
        return Reply(texts.finding.all_over(series))
    _may(ctx, series, "start")
    running = changes.live(series)
    if running is not None and running.original == occurrence.original and running.started:
        return _going_on(ctx, series, occurrence, running)
    after = changes.start(series, occurrence.original, _new_id(series), ctx.person.email, ctx.now)
    if isinstance(after, Refused):
        return _refused(ctx, after, series, occurrence, "start")
    return _started(ctx, series, after, occurrence, said)


def try_join(ctx: Context, found: Meant, said: str) -> Reply:
    series, occurrence = found.series, found.occurrence
    if occurrence is None:
        return Reply(texts.finding.all_over(series))
    title, me = occurrence.details.title, ctx.person.email
    if _kept_out(ctx, series, occurrence):
        host = ctx.services.name_of(series.host)
        return Reply(texts.running.kept_out(title, host), private=True)
    after = changes.join(series, occurrence.original, _new_id(series), me, ctx.now)
    if isinstance(after, Refused):
        return _refused(ctx, after, series, occurrence, "join")
    running, before = changes.live(after), changes.live(series)
    assert running is not None, "who joins is in the meeting or in its lobby"
    if running.started and not (before and before.started):
        return _started(ctx, series, after, occurrence, said)
    if after == series and running.started is None:
        return _waiting(ctx, series, occurrence, running, opened=False)
    if after == series:
        hosts = me in able_to_change(series)
        link = occurrence.details.link
        text = texts.running.came_already(title, link, series.short, hosts=hosts)
        return _with_password(ctx, Reply(text, about=occurrence.id), occurrence)
    ctx.services.meetings.store(series, after)
    if running.started is None:
        return _waiting(ctx, after, occurrence, running, opened=before is None)
    present = _names(ctx, [one for one in running.present if one != me])
    text = texts.running.joined(
        title,
        occurrence.details.link,
        present,
        series.short,
        hosts=me in able_to_change(series),
    )
    return _with_password(ctx, Reply(text, about=occurrence.id), occurrence)


def try_admit(ctx: Context, found: Meant, said: str) -> Reply:
    series = found.series
    _may(ctx, series, "admit people to")
    before = changes.live(series)
    after = changes.admit(series, ctx.now)
    occurrence = _live_occurrence(series, found)
    if isinstance(after, Refused) or before is None or occurrence is None:
        refusal = after if isinstance(after, Refused) else None
        return _refused(ctx, refusal, series, occurrence, "admit")
    after = _with_me(ctx, after, occurrence)
    proposal = Proposal("admit", series, after, occurrence.original)
    begins = before.started is None
    receivers = ctx.services.meetings.keep(
        proposal, ctx.person, ctx.space, said, kind="started", tell=begins
    )
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers)) if begins else ""
    waited = _names(ctx, before.waiting)
    text = texts.running.admitted(occurrence.details.title, series.short, waited, told)
    return _shown(ctx, after, occurrence, text)


def try_end(ctx: Context, found: Meant, said: str) -> Reply:
    series = found.series
    _may(ctx, series, "end")
    running = changes.live(series)
    occurrence = _live_occurrence(series, found)
    if running is None or occurrence is None:
        return _not_live(ctx, series, found.occurrence)
    after = changes.end(series, ctx.now)
    if isinstance(after, Refused):
        return _refused(ctx, after, series, occurrence, "end")
    proposal = Proposal("end", series, after, occurrence.original)
    ctx.services.meetings.keep(proposal, ctx.person, ctx.space, said, tell=False)
    title = occurrence.details.title
    text = texts.running.lobby_closed(title, series.short)
    if running.started is not None:
        lasted = ctx.now - running.started
        text = texts.running.ended(title, series.short, lasted, _names(ctx, running.present))
    return _shown(ctx, after, occurrence, text)


def _started(
    ctx: Context, series: Series, after: Series, occurrence: Occurrence, said: str
) -> Reply:
    """Keep a meeting that has begun now, by ``start`` or by the host's coming, and announce it."""
    proposal = Proposal("start", series, after, occurrence.original)
    receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, said, kind="started")
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    details = occurrence.details
    text = texts.running.started(details.title, series.short, details.link, told)
    return _with_password(ctx, _shown(ctx, after, occurrence, text), occurrence)


def _going_on(ctx: Context, series: Series, occurrence: Occurrence, running: Instance) -> Reply:
    """A second start: say who was first; whoever starts is there in any case."""
    assert running.started is not None, "it is in progress"
    me = ctx.person.email
    after = changes.start(series, occurrence.original, running.id, me, ctx.now)
    if isinstance(after, Series) and after != series:
        ctx.services.meetings.store(series, after)
    by = _who(ctx, series, ("start", "admit"), running)
    details = occurrence.details
    text = texts.running.going_on(details.title, running.started, by, ctx.zone, ctx.locale)
    where = texts.running.where(details.link, series.short, hosts=True)
    return _with_password(ctx, Reply(f"{text} {where}", about=occurrence.id), occurrence)


def _waiting(
    ctx: Context, series: Series, occurrence: Occurrence, running: Instance, *, opened: bool
) -> Reply:
    """In the lobby; the host learns of the first who waits."""
    details, me = occurrence.details, ctx.person.email
    if opened:
        text = texts.running.lobby_opened(details.title, series.short, ctx.person.name)
        stamp = showing.stamp(ctx.services, series, occurrence.original)
        button = cards.choose.choose(text, [(texts.running.admit_label(), "admit", {})], stamp)
        ctx.services.unit.post(f"person:{series.host}", text, card=button, about=occurrence.id)
    others = _names(ctx, [one for one in running.waiting if one != me])
    host = ctx.services.name_of(series.host)
    text = texts.running.waiting(
        details.title, series.short, details.link, host, others, told=opened
    )
    return _with_password(ctx, Reply(text, about=occurrence.id), occurrence)


def _not_live(ctx: Context, series: Series, occurrence: Occurrence | None) -> Reply:
    """Nothing to end: say who ended it when, or that it never began."""
    ended = [
        one
        for one in series.instances
        if one.ended and (occurrence is None or one.original == occurrence.original)
    ]
    title = (occurrence.details if occurrence else series.details).title
    if ended and (at := ended[-1].ended):
        by = _who(ctx, series, ("end",), ended[-1])
        return Reply(texts.running.over_since(title, at, by, ctx.zone, ctx.locale))
    outcome = changes.end(series, ctx.now)
    refusal = outcome if isinstance(outcome, Refused) else None
    return _refused(ctx, refusal, series, occurrence, "end")


def _refused(
    ctx: Context,
    refusal: Refused | None,
    series: Series,
    occurrence: Occurrence | None,
    verb: str,
) -> Reply:
    """Why it can't be done, with a button for what would help."""
    if refusal is None:
        return Reply(texts.finding.all_over(series))
    title = (occurrence.details if occurrence else series.details).title
    text = texts.refusals.refused(refusal, title, ctx.zone, ctx.locale, verb=verb)
    about = occurrence.id if occurrence else series.id
    choices = []
    for violation in refusal.violations:
        if isinstance(violation, AnotherLive):
            extras = {"original": violation.original.isoformat(timespec="minutes")}
            choices.append((texts.running.end_other(), "end", extras))
        elif isinstance(violation, NotReady) and violation.state is State.MISSED:
            choices.append((texts.running.new_time(), "move", {}))
    if not choices:
        return Reply(text, about=about)
    original = occurrence.original if occurrence else None
    stamp = showing.stamp(ctx.services, series, original, parent=ctx.thread)
    return Reply(text, cards.choose.choose(text, choices, stamp), about=about)


def _shown(ctx: Context, series: Series, occurrence: Occurrence, text: str) -> Reply:
    """The result; in a direct conversation with the card as it stands now, if it is not in view."""
    at_home = ctx.pressed is None and ctx.receiver == f"space:{series.home}"
    near = at_home and live.is_near(ctx.services, series, occurrence)
    if ctx.in_group or near:  # there the live card is brought up to date
        return Reply(text, about=occurrence.id)
    return scheduling.showing_card(ctx, series, text, occurrence)


def _with_password(ctx: Context, reply: Reply, occurrence: Occurrence) -> Reply:
    """Passwords are for the one who joins, never for a space."""
    if not occurrence.details.password:
        return reply
    words = texts.running.password(occurrence.details.title, occurrence.details.password)
    if not ctx.in_group:
        return replace(reply, text=f"{reply.text} {words}")
    return replace(reply, more=(*reply.more, Reply(words, private=True)))


def _shared(reply: Reply) -> tuple[Reply, ...]:
    return tuple(replace(one, private=True) for one in reply.more)


def _may(ctx: Context, series: Series, what: str) -> None:
    """Raise ``Forbidden``, in the words of what was wanted, unless the person may run it."""
    try:
        ctx.services.meetings.check(ctx.person, series)
    except Forbidden as refusal:
        raise Forbidden(what, refusal.series, refusal.able) from None


def _kept_out(ctx: Context, series: Series, occurrence: Occurrence) -> bool:
    """Tell whether a meeting is closed to this person, who was not invited."""
    if occurrence.details.options.get("unlockedMeetingJoinSecurity") != "blockFromJoin":
        return False
    asked = {one.email for one in invitations.invited(series, occurrence.original)}
    return not series.for_space and ctx.person.email not in asked | {series.host}


def _with_me(ctx: Context, series: Series, occurrence: Occurrence) -> Series:
    """Whoever lets people in is there as well."""
    running = changes.live(series)
    me = ctx.person.email
    joined = running and changes.start(series, occurrence.original, running.id, me, ctx.now)
    return joined if isinstance(joined, Series) else series


def _live_occurrence(series: Series, found: Meant) -> Occurrence | None:
    """The occurrence that is live; what was named otherwise."""
    running = changes.live(series)
    if running is None:
        return found.occurrence
    return occurrences.find(series, running.original) or found.occurrence


def _who(ctx: Context, series: Series, what: tuple[str, ...], running: Instance) -> str:
    """Who did one of these things to an instance, from history; empty when nobody knows."""
    for entry in ctx.services.history.of_series(series.id):
        if entry.what in what and entry.at >= running.opened:
            return ctx.services.name_of(entry.who)
    return ""


def _names(ctx: Context, emails: Sequence[str]) -> list[str]:
    return [ctx.services.name_of(email) for email in emails]


def _new_id(series: Series) -> str:
    return f"{series.id}_I_{secrets.randbelow(10**ID_DIGITS):0{ID_DIGITS}}"
