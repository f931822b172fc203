"""Scheduling a meeting, in one line or by form."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import cards.create
import cards.meeting
import texts.asking
import texts.meetings
import texts.previewing
import texts.scheduling
from cards.views import FormDraft
from domain import occurrences, plans
from domain.model import DEFAULT_DURATION, DEFAULT_LEAD, Details, Invitee, Occurrence, Plan, Series
from domain.refused import Refused
from handlers import (
    asking,
    clockchanges,
    explaining,
    inviting,
    live,
    monthdays,
    previewing,
    refusing,
    showing,
)
from handlers.context import Context, Reply
from handlers.family import Family
from handlers.inputs import lead_of, local, recurrence_of
from handlers.inputs import zone_of as form_zone
from handlers.laying import from_the_next, zone_of
from handlers.options import as_details, is_link
from handlers.pressing import whole
from language.model import Command
from services.meetings import Proposal

family = Family("scheduling")

FIELDS = (
    "title",
    "date",
    "start",
    "minutes",
    "repeat",
    "recurrence",
    "until",
    "people",
    "agenda",
    "link",
    "lead",
)


@family.command("schedule")
def schedule(ctx: Context, command: Command) -> Reply:
    """Make a meeting of what was said; a form asks for what is missing."""
    if command.not_understood or command.why:
        return form(
            ctx, command, texts.meetings.not_understood(command.not_understood, command.why)
        )
    if command.link and not is_link(command.link):
        return form(ctx, command, texts.scheduling.bad_link())
    if command.instant:
        command = _now(ctx, command)
    if command.start is None:
        return form(ctx, command, texts.meetings.needs_time(command.date, ctx.locale))
    return try_schedule(ctx, command)


@family.submission("schedule")
def schedule_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of an empty list, and of the help card."""
    return form(ctx, Command("schedule", ""), texts.meetings.needs_time())


@family.submission("edit")
def edit_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Open the form with what an echo showed."""
    draft = asking.own_draft(ctx, inputs)
    reply = form(ctx.correcting(draft), draft.command, "")
    return replace(reply, replaces=True)


@family.submission("schedule_form")
def schedule_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled form: the same as a typed line, with every wrong field named at once."""
    zone, errors = form_zone(inputs, ctx.zone)
    start, length, recurrence = None, None, None
    try:
        wall = local(inputs["date"], inputs["start"])
        start = wall.replace(tzinfo=zone)
    except (KeyError, ValueError):
        errors["date"] = texts.scheduling.bad_date()
    try:
        length = timedelta(minutes=whole(inputs.get("minutes") or "30"))
    except ValueError:
        errors["minutes"] = texts.scheduling.bad_minutes()
    if start is not None:
        recurrence, trouble = recurrence_of(inputs, start)
        errors |= trouble
    lead, trouble = lead_of(inputs)
    errors |= trouble
    title = inputs.get("title", "").strip()
    if not title:
        errors["title"] = texts.scheduling.no_title()
    link = inputs.get("link", "").strip()
    if link and not is_link(link):
        errors["link"] = texts.scheduling.bad_link()
    if errors:
        return _again(ctx, inputs, zone, errors)
    people = inviting.names_in(inputs.get("people", ""))
    command = Command(
        "schedule",
        title,
        title=title,
        start=start,
        duration=length,
        recurrence=recurrence,
        zone=zone.key,
        people=people,
        text=inputs.get("agenda", "").strip() or None,
        link=link or None,
        leads=(lead,) if lead is not None else (),
        settings=() if lead is not None else (("reminder", "none"),),
    )
    draft = asking.draft_of(ctx, inputs)
    there = ctx.correcting(draft) if draft else ctx
    exact = clockchanges.exact(there, command, wall, zone)
    return replace(try_schedule(there, replace(command, start=exact)), replaces=True)


def try_schedule(ctx: Context, command: Command) -> Reply:
    """Check, echo if others are told or anything was guessed, then make the meeting."""
    if question := monthdays.ask_which(ctx, command):
        return question
    command = inviting.settled(ctx, command)
    proposal = propose(ctx, command)
    if isinstance(proposal, Refused):
        return refusing.creation(ctx, command, proposal)
    series = proposal.series
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    careful = bool(series.recurs or receivers or command.assumed or command.alternatives)
    if (careful or command.dry_run) and not ctx.confirmed:
        lines = echo(ctx, series, receivers, dry=command.dry_run)
        lines += texts.asking.assumptions([*command.assumed, *_own_assumptions(ctx, command)])
        lines += explaining.conflict_lines(ctx, series)
        if command.dry_run:
            return previewing.echo_only(ctx, command, lines, texts.scheduling.yes(series), None)
        return asking.confirm(ctx, command, lines, texts.scheduling.yes(series), edit=True)
    return make(ctx, command, proposal)


def make(ctx: Context, command: Command, proposal: Proposal) -> Reply:
    """Keep a new meeting and show it."""
    series = proposal.series
    if ctx.draft is not None:  # done at once, as nobody else is told
        asking.drop(ctx, ctx.draft, texts.asking.done(command.name))
    receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said)
    first = occurrences.next_up(series, ctx.now)
    assert first is not None, "a new meeting lies ahead"
    told = texts.meetings.was_told(told_names(ctx, receivers))
    text = texts.meetings.scheduled(series, first, ctx.zone, ctx.locale, ctx.now, told)
    if ctx.in_group:  # the card goes to everybody in the announcement
        return Reply(text, about=series.id)
    return showing_card(ctx, series, text)


def showing_card(
    ctx: Context,
    series: Series,
    text: str,
    occurrence: Occurrence | None = None,
    *,
    said: bool = True,
) -> Reply:
    """A reply with the card of an occurrence, the one that comes next unless another is given.

    Clients show a card in place of the text, so the text stands on it too, unless it is not
    ``said`` because the card says as much.
    """
    up = occurrence or occurrences.next_up(series, ctx.now)
    view = showing.meeting_view(ctx.services, series, up, ctx.locale)
    card = cards.meeting.meeting_card(
        replace(view, notes=text.split("\n\n")) if said else view,
        showing.zones_here(ctx),
        ctx.locale,
        showing.stamp(ctx.services, series, up.original if up else None, parent=ctx.thread),
        now=ctx.now,
    )
    reply = Reply(text, card, about=up.id if up else series.id)
    return live.take(ctx, reply, series, up) if up else reply


def propose(ctx: Context, command: Command) -> Proposal | Refused:
    """The meeting that a complete command describes."""
    assert command.start is not None
    zone = zone_of(ctx, command)
    start = command.start.astimezone(zone).replace(tzinfo=None)
    duration = command.duration or habit_of_length(ctx)
    plan = from_the_next(Plan(start, duration, zone.key, command.recurrence), ctx.now)
    invitees = inviting.invitees(ctx, command)
    return ctx.services.meetings.new(
        ctx.person,
        ctx.space,
        _details(ctx, command, invitees),
        plan,
        invitees,
        for_space=ctx.in_group and not invitees,
    )


def echo(
    ctx: Context, series: Series, receivers: tuple[str, ...], *, dry: bool = False
) -> list[str]:
    """A new meeting in full, before it is made; ``dry``: or perhaps never."""
    told = texts.previewing.would_tell if dry else texts.meetings.told
    first = occurrences.next_up(series, ctx.now)
    assert first is not None, "a new meeting lies ahead"
    last = occurrences.last(series)
    lines = texts.meetings.echo(
        series,
        first,
        ctx.zone,
        ctx.locale,
        ctx.now,
        people=[invitee.name or invitee.email for invitee in series.invitees],
        told=told(told_names(ctx, receivers)),
        last=last.start if last else None,
        count=plans.count(series.plan),
    )
    there = texts.scheduling.there(first, ctx.zone, ctx.locale, ctx.now)
    return [lines[0], *([there] if there else []), *lines[1:]]


def told_names(ctx: Context, receivers: tuple[str, ...]) -> list[str]:
    """Receivers as people read them: spaces with their size, people by name."""
    return [
        texts.meetings.receiver(told.name, told.members, told.is_space)
        for told in ctx.services.announcements.audience(receivers)
    ]


def form(ctx: Context, command: Command, why: str) -> Reply:
    """The schedule form, filled with what was understood."""
    zone = zone_of(ctx, command)
    start = command.start.astimezone(zone) if command.start else None
    day = start.date() if start else command.date
    clock = start.time() if start else command.clock
    minutes = command.duration or DEFAULT_DURATION
    draft = FormDraft(
        title=command.title or "",
        date=day.isoformat() if day else "",
        start=f"{clock:%H:%M}" if clock else "",
        minutes=str(round(minutes / timedelta(minutes=1))),
        repeat="as_typed" if command.recurrence else "none",
        recurrence=command.recurrence or "",
        repeat_words=texts.scheduling.repeats(command.recurrence, start, ctx.locale),
        people=", ".join(person.email or person.text for person in command.people),
        agenda=command.text or "",
        link=command.link or "",
        lead=_lead_text(ctx, command),
        hint=why,
    )
    kept = asking.keep(ctx, command, "form", None)
    card = cards.create.create_form(draft, zone, ctx.locale, asking.stamp(ctx, kept, None))
    return Reply(
        texts.meetings.form_text(why), card, name=f"draft:{kept.id}", replaces=ctx.draft is not None
    )


def _again(
    ctx: Context, inputs: dict[str, str], zone: ZoneInfo, errors: Mapping[str, str]
) -> Reply:
    """The form once more, with everything typed kept and each wrong field named."""
    fields = {name: inputs.get(name, "") for name in FIELDS}
    start = None
    with suppress(ValueError):
        start = local(inputs.get("date", ""), inputs.get("start", ""))
    words = texts.scheduling.repeats(fields["recurrence"], start, ctx.locale)
    draft = FormDraft(**fields, repeat_words=words, errors=MappingProxyType(dict(errors)))
    command = Command("schedule", fields["title"], title=fields["title"] or None)
    before = asking.draft_of(ctx, inputs)
    kept = asking.keep(ctx.correcting(before) if before else ctx, command, "form", None)
    card = cards.create.create_form(draft, zone, ctx.locale, asking.stamp(ctx, kept, None))
    return Reply(texts.scheduling.errors(errors), card, name=f"draft:{kept.id}", replaces=True)


def _details(ctx: Context, command: Command, invitees: tuple[Invitee, ...]) -> Details:
    given = as_details(ctx, command.settings)
    lead = min(command.leads) if command.leads else _habit_of_lead(ctx)
    title = command.title or texts.scheduling.title(
        [i.name or i.email for i in invitees], ctx.space.title if ctx.in_group else ctx.person.name
    )
    return Details(
        **{
            "title": title,
            "agenda": command.text or "",
            "link": command.link or "",
            "lead": lead,
            **given,
        }
    )


def _own_assumptions(ctx: Context, command: Command) -> list[str]:
    lines = []
    if command.duration is None:
        lines.append(texts.scheduling.assumed_length(habit_of_length(ctx)))
    if command.title is None:
        lines.append(texts.scheduling.assumed_title())
    if len(command.leads) > 1:
        lines.append(texts.scheduling.one_reminder(min(command.leads)))
    if command.zone is None and ctx.zone_from in ("space", "bot"):
        lines.append(texts.scheduling.assumed_zone(ctx.zone, ctx.zone_from))
    return lines


def habit_of_length(ctx: Context) -> timedelta:
    """How long a meeting is when nothing is said."""
    minutes = ctx.person.settings.get("length")
    return timedelta(minutes=int(minutes)) if minutes else DEFAULT_DURATION


def _habit_of_lead(ctx: Context) -> timedelta | None:
    lead = ctx.person.settings.get("lead") or ctx.space.settings.get("lead")
    if lead == "none":
        return None
    return timedelta(minutes=int(lead)) if lead else DEFAULT_LEAD


def _lead_text(ctx: Context, command: Command) -> str:
    lead = min(command.leads) if command.leads else _habit_of_lead(ctx)
    return "none" if lead is None else str(round(lead / timedelta(minutes=1)))


def _now(ctx: Context, command: Command) -> Command:
    start = (ctx.now + timedelta(minutes=1)).replace(second=0, microsecond=0)
    return replace(command, start=start.astimezone(zone_of(ctx, command)))
