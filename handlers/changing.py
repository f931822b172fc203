"""Moving and changing meetings: one occurrence, the following ones, or the whole series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import cards.change
import cards.move
import texts.changing
import texts.meetings
import texts.times
from cards.views import ChangeDraft
from domain import changes, fixes, occurrences
from domain.model import Details, Occurrence, Plan, Series
from domain.refused import Refused
from handlers import asking, explaining, finding, refusing, scheduling, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from handlers.options import as_details
from language.model import Command, Scope
from services.meetings import Outcome, Proposal

family = Family("changing")


@family.command("move")
def move(ctx: Context, command: Command) -> Reply:
    """Give an occurrence, the following ones or a whole series another start."""
    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    found = finding.meant(ctx, command, writes=True)
    if found.others:
        raise Answered(Reply(texts.changing.one_at_a_time()))
    command = finding.settled(command, found)
    occurrence = occurrence_of(ctx, found)
    start = new_start(ctx, command, occurrence)
    if start is None:
        return move_form_for(ctx, command)
    command = replace(command, start=start, date=None, clock=None, shift=None)
    return try_change(ctx, command, found, occurrence)


@family.submission("move")
def move_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a meeting's card opens the form."""
    return move_form_for(ctx, _pressed(ctx, inputs, "move"))


@family.submission("move_form")
def move_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled move form does what the typed line does."""
    draft = asking.own_draft(ctx, inputs)
    zone = ZoneInfo(inputs.get("drawn_zone") or ctx.zone.key)
    try:
        start = datetime.combine(
            date.fromisoformat(inputs.get("date", "")),
            time.fromisoformat(inputs.get("start", "")),
            zone,
        )
    except ValueError:
        errors = {"date": texts.changing.bad_date()}
        return replace(move_form_for(ctx.correcting(draft), draft.command, errors), replaces=True)
    command = replace(draft.command, start=start, date=None, clock=None, shift=None)
    return replace(move(ctx.correcting(draft), command), replaces=True)


@family.command("change")
def change(ctx: Context, command: Command) -> Reply:
    """Change anything but the start: title, length, recurrence, reminder, options."""
    if command.not_understood or command.why:
        raise Answered(Reply(texts.meetings.not_understood(command.not_understood, command.why)))
    found = finding.meant(ctx, command, writes=True)
    if found.others:
        raise Answered(Reply(texts.changing.one_at_a_time()))
    command = finding.settled(command, found)
    occurrence = occurrence_of(ctx, found)
    if not _says_something(command):
        return change_form_for(ctx, command, found)
    start = new_start(ctx, command, occurrence) if _says_when(command) else None
    command = replace(command, start=start, date=None, clock=None)
    return try_change(ctx, command, found, occurrence)


@family.submission("change")
def change_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    command = _pressed(ctx, inputs, "change")
    found = finding.meant(ctx, command, writes=True)
    return change_form_for(ctx, finding.settled(command, found), found)


@family.submission("change_form")
def change_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled change form: only what differs from the meeting is changed."""
    draft = asking.own_draft(ctx, inputs)
    there = ctx.correcting(draft)
    found = finding.meant(there, draft.command, writes=True)
    command, errors = _from_form(there, draft.command, found, inputs)
    if errors:
        return replace(change_form_for(there, draft.command, found, inputs, errors), replaces=True)
    if not _says_something(command):
        asking.drop(ctx, draft)
        return Reply(texts.changing.nothing_differs(), replaces=True)
    return replace(try_change(there, command, found, occurrence_of(there, found)), replaces=True)


def try_change(ctx: Context, command: Command, found: Meant, occurrence: Occurrence) -> Reply:
    """Check the rules, show what it would do, and do it once that is agreed."""
    series = found.series
    proposal = propose(ctx, command, found, occurrence)
    if command.dry_run:
        return explaining.dry_run(ctx, command, series, proposal)
    if isinstance(proposal, Refused):
        if explaining.could_apply_partly(proposal) and not ctx.confirmed:
            return explaining.preview(ctx, command, series, proposal)
        return refusing.change(ctx, command, proposal, series)
    if proposal.after is not None and proposal.after == replace(
        series, version=proposal.after.version
    ):
        raise Answered(Reply(texts.changing.as_it_is(series)))
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    others = receivers or ctx.in_group or command.assumed or command.alternatives
    if not ctx.confirmed and explaining.shows_preview(proposal):
        return explaining.preview(ctx, command, series, proposal)
    if not ctx.confirmed and others:
        lines = _echo(ctx, proposal, occurrence)
        lines.append(texts.meetings.told(scheduling.told_names(ctx, receivers)))
        lines += texts.asking.assumptions(command.assumed)
        lines += explaining.conflict_lines(ctx, proposal.series, proposal.original)
        return asking.confirm(
            ctx, command, lines, texts.changing.yes(command.name), no="Keep as is", series=series
        )
    return make(ctx, command, proposal, occurrence)


def make(ctx: Context, command: Command, proposal: Proposal, old: Occurrence) -> Reply:
    """Keep a change and say what it was."""
    receivers = ctx.services.meetings.keep(proposal, ctx.person, ctx.space, command.said)
    told = texts.meetings.was_told(scheduling.told_names(ctx, receivers))
    series = proposal.series
    new = proposal.occurrence if proposal.original else None
    if new is not None and (new.start != old.start):
        text = texts.meetings.moved(series, old, new, ctx.zone, ctx.locale, ctx.now, told)
    else:
        lines = texts.changing.differences(proposal, ctx.zone, ctx.locale, ctx.now)
        text = texts.meetings.changed(series, lines, told)
    if proposal.born is not None:
        text = f"{text} {texts.changing.split(proposal.born)}"
    if ctx.in_group:
        return Reply(text, about=new.id if new else series.id)
    return scheduling.showing_card(ctx, proposal.born or series, text, new)


def propose(
    ctx: Context, command: Command, found: Meant, occurrence: Occurrence
) -> Proposal | Refused:
    """What the command makes of the series, by its scope."""
    series, meetings = found.series, ctx.services.meetings
    scope = found.scope or Scope.THIS
    if scope is Scope.FOLLOWING and series.recurs:
        plan, details = _following(ctx, command, series, occurrence)
        return meetings.split(ctx.person, series, occurrence.original, plan, details)
    if scope is Scope.SERIES and series.recurs:
        return meetings.propose(
            command.name, ctx.person, series, lambda s, now: _whole(ctx, command, s, now)
        )
    original = occurrence.original
    return meetings.propose(
        command.name,
        ctx.person,
        series,
        lambda s, now: _one(ctx, command, s, occurrence, now),
        original if series.recurs or _says_when(command) else None,
    )


def tried(ctx: Context, command: Command, found: Meant, occurrence: Occurrence) -> Series | Refused:
    """What a change would leave, for those who only ask: no right is needed for that."""
    whole = found.scope is Scope.SERIES and found.series.recurs
    if whole:
        outcome = _whole(ctx, command, found.series, ctx.now)
    else:
        outcome = _one(ctx, command, found.series, occurrence, ctx.now)
    assert outcome is not None, "a move leaves a series"
    return outcome


def _one(
    ctx: Context, command: Command, series: Series, occurrence: Occurrence, now: datetime
) -> Outcome:
    """The series with one occurrence changed."""
    outcome: Outcome = series
    duration = new_length(command, occurrence)
    if not series.recurs and (command.recurrence or command.zone) and command.name == "change":
        outcome = changes.move_series(series, now, **plan_changes(ctx, command, series, occurrence))
    elif command.start is not None:
        start = command.start
        outcome = changes.move(series, occurrence.original, start, now, duration)
    elif duration is not None:
        outcome = changes.resize(series, occurrence.original, duration, now)
    given = details_of(ctx, command)
    if given and isinstance(outcome, Series):
        original = occurrence.original if series.recurs else None
        outcome = changes.edit(outcome, original, given, now)
    return outcome


def _whole(ctx: Context, command: Command, series: Series, now: datetime) -> Outcome:
    """The whole of what is left of a series changed."""
    outcome: Outcome = series
    up = occurrences.next_up(series, now)
    given = plan_changes(ctx, command, series, up)
    if given:
        clean_only = ("apply", "clean") in command.settings
        outcome = changes.move_series(series, now, **given, clean_only=clean_only)
    details = details_of(ctx, command)
    if details and isinstance(outcome, Series):
        outcome = changes.edit(outcome, None, details, now)
    return outcome


def plan_changes(
    ctx: Context, command: Command, series: Series, up: Occurrence | None
) -> dict[str, Any]:
    """What a command sets of a plan, as ``changes.move_series`` takes it."""
    given: dict[str, Any] = {}
    zone = series.plan.zone
    if command.zone and command.name == "change" and command.start is None:
        given["timezone"] = scheduling.zone_of(ctx, command).key
    if command.start is not None and up is not None:
        local = command.start.astimezone(zone).replace(tzinfo=None)
        same_day = local.date() == up.start.astimezone(zone).date()
        given["start"] = local.time() if same_day else local
    length = new_length(command, up) if up else command.duration
    if length is not None:
        given["duration"] = length
    if command.recurrence is not None:
        given["recurrence"] = command.recurrence
    if ("repeat", "none") in command.settings:
        given["recurrence"] = None
    return given


def _following(
    ctx: Context, command: Command, series: Series, occurrence: Occurrence
) -> tuple[Plan | None, Details | None]:
    """The plan and details of the series that goes on from an occurrence."""
    given = plan_changes(ctx, command, series, occurrence)
    plan = None
    if given:
        zone = str(given.get("timezone", series.plan.timezone))
        start = given.get("start", occurrence.original)
        if isinstance(start, time):
            start = datetime.combine(occurrence.original.date(), start)
        assert isinstance(start, datetime)
        duration = given.get("duration", occurrence.duration)
        assert isinstance(duration, timedelta)
        rule = given.get("recurrence", series.plan.recurrence)
        plan = Plan(start, duration, zone, rule if isinstance(rule, str) else None)
    details = details_of(ctx, command)
    return plan, replace(series.details, **_as_fields(series.details, details)) if details else None


def _as_fields(old: Details, given: Mapping[str, object]) -> dict[str, Any]:
    names = {"title", "agenda", "link", "number", "password", "lead"}
    fields: dict[str, Any] = {k: value for k, value in given.items() if k in names}
    options = {name: value for name, value in given.items() if name not in names}
    return fields | ({"options": {**old.options, **options}} if options else {})


def details_of(ctx: Context, command: Command) -> dict[str, object]:
    """The details that a command sets, as ``changes.edit`` takes them."""
    given: dict[str, object] = {}
    if command.name == "change":
        if command.title:
            given["title"] = command.title
        if command.text is not None:
            given["agenda"] = command.text
    if command.link:
        given["link"] = command.link
    if command.leads:
        given["lead"] = min(command.leads)
    words = tuple(pair for pair in command.settings if pair[0] not in ("repeat", "apply"))
    for name, value in as_details(ctx, words).items():
        if name == "options" and isinstance(value, Mapping):
            given |= value
        else:
            given[name] = value
    return given


def new_length(command: Command, occurrence: Occurrence) -> timedelta | None:
    if command.duration is not None:
        return command.duration
    if command.name == "change" and command.shift is not None:
        return occurrence.duration + command.shift
    return None


def new_start(ctx: Context, command: Command, occurrence: Occurrence) -> datetime | None:
    """The start that was asked for; what was not said is taken from the occurrence."""
    zone = scheduling.zone_of(ctx, command)
    local = occurrence.start.astimezone(zone)
    if command.start is not None:
        return command.start
    if command.date is not None or command.clock is not None:
        return datetime.combine(command.date or local.date(), command.clock or local.time(), zone)
    if command.shift is not None and command.name == "move":
        return occurrence.start + command.shift
    return None


def _says_when(command: Command) -> bool:
    return command.start is not None or command.date is not None or command.clock is not None


def _says_something(command: Command) -> bool:
    return bool(
        _says_when(command)
        or command.title
        or command.text is not None
        or command.duration
        or command.shift
        or command.zone
        or command.recurrence
        or command.leads
        or command.link
        or command.settings
    )


def occurrence_of(ctx: Context, found: Meant) -> Occurrence:
    occurrence = found.occurrence or occurrences.next_up(found.series, ctx.now)
    occurrence = occurrence or occurrences.last(found.series)
    if occurrence is None:
        raise Answered(Reply(texts.finding.all_over(found.series)))
    return occurrence


def _echo(ctx: Context, proposal: Proposal, old: Occurrence) -> list[str]:
    new = proposal.occurrence if proposal.original else None
    if new is not None and new.start != old.start:
        lines = texts.meetings.moving(proposal.series, old, new, ctx.zone, ctx.locale, ctx.now)
        lines += texts.changing.besides(proposal, ctx.zone, ctx.locale, ctx.now)
        return lines
    return texts.changing.echo(proposal, ctx.zone, ctx.locale, ctx.now)


def _pressed(ctx: Context, inputs: dict[str, str], name: str) -> Command:
    """A command about the meeting whose card was pressed."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        raise Answered(Reply(showing.gone(ctx, inputs)))
    series, occurrence = pressed
    scope = Scope.THIS if occurrence is not None and series.recurs else None
    return Command(
        name, f"{name} #{series.short}", target=finding.named(series, occurrence), scope=scope
    )


def move_form_for(ctx: Context, command: Command, errors: Mapping[str, str] | None = None) -> Reply:
    """The move form for what a command is about, limited to the legal range."""
    found = finding.meant(ctx, command, writes=True)
    ctx.services.meetings.check(ctx.person, found.series)
    occurrence = occurrence_of(ctx, found)
    command = finding.settled(replace(command, start=None), found)
    one = found.scope is not Scope.SERIES
    legal = fixes.legal_range(found.series, occurrence, ctx.now) if one else None
    draft = asking.keep(ctx, command, "form", found.series)
    card = cards.move.move_form(
        occurrence.details.title,
        occurrence.start,
        occurrence.end,
        ctx.zone,
        ctx.locale,
        asking.stamp(ctx, draft, found.series),
        earliest=legal.begin if legal and found.series.recurs else None,
        latest=legal.end - timedelta(minutes=1) if legal and legal.end else None,
        legal=texts.changing.legal(legal, found.series, ctx.zone, ctx.locale),
        scope=texts.changing.scope(found.scope, occurrence, ctx.zone, ctx.locale),
        errors=errors or {},
        now=ctx.now,
    )
    text = texts.meetings.when_to(occurrence.details.title)
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def change_form_for(
    ctx: Context,
    command: Command,
    found: Meant,
    inputs: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Reply:
    """The change form, filled with the meeting as it is, or with what was typed before."""
    ctx.services.meetings.check(ctx.person, found.series)
    series, occurrence = found.series, occurrence_of(ctx, found)
    whole = found.scope is Scope.SERIES or not series.recurs
    draft = asking.keep(ctx, command, "form", series)
    shown = replace(_form_draft(series, occurrence, whole, ctx.locale), errors=dict(errors or {}))
    if inputs:
        typed = ("title", "agenda", "minutes", "lead", "link", "repeat", "until")
        kept: dict[str, Any] = {name: inputs[name] for name in typed if name in inputs}
        shown = replace(shown, **kept)
    scope = texts.changing.scope(found.scope, occurrence, ctx.zone, ctx.locale)
    card = cards.change.change_form(
        shown, ctx.locale, asking.stamp(ctx, draft, series), scope=scope
    )
    text = texts.changing.form_text(occurrence.details.title, errors or {})
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def _form_draft(series: Series, occurrence: Occurrence, whole: bool, locale: str) -> ChangeDraft:
    details = series.details if whole else occurrence.details
    minutes = series.plan.duration if whole else occurrence.duration
    rule = series.plan.recurrence if whole else None
    return ChangeDraft(
        title=details.title,
        agenda=details.agenda,
        minutes=str(round(minutes / timedelta(minutes=1))),
        lead="none" if details.lead is None else str(round(details.lead / timedelta(minutes=1))),
        link=details.link,
        zone=series.plan.timezone,
        recurs=whole,
        repeat="as_typed" if rule else "none",
        recurrence=rule or "",
        repeat_words=texts.times.repeats(rule, series.plan.start, locale) if rule else "",
        protected=bool(details.password),
        options={name: _as_text(value) for name, value in details.options.items()},
    )


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _from_form(
    ctx: Context, command: Command, found: Meant, inputs: Mapping[str, str]
) -> tuple[Command, dict[str, str]]:
    """A command that says only what the form changed, and what in it can't be used."""
    series, occurrence = found.series, occurrence_of(ctx, found)
    whole = found.scope is Scope.SERIES or not series.recurs
    old = _form_draft(series, occurrence, whole, ctx.locale)
    new, errors = replace(command), {}

    def differs(name: str, was: str) -> str | None:
        value = inputs.get(name)
        return value.strip() if value is not None and value.strip() != was else None

    if (title := differs("title", old.title)) is not None:
        new = replace(new, title=title)
        if not title:
            errors["title"] = texts.scheduling.no_title()
    if (agenda := differs("agenda", old.agenda)) is not None:
        new = replace(new, text=agenda)
    if (minutes := differs("minutes", old.minutes)) is not None:
        if minutes.isdigit():
            new = replace(new, duration=timedelta(minutes=int(minutes)))
        else:
            errors["minutes"] = texts.scheduling.bad_minutes()
    settings = []
    for name in ("lead", "link", "password", *cards.change.OPTIONS):
        was = old.options.get(name, "") if name in cards.change.OPTIONS else getattr(old, name, "")
        value = differs(name, was)
        untouched = name in cards.change.OPTIONS and not was and value in ("false", "0", "")
        if value is not None and not untouched and not (name == "password" and not value):
            settings.append(("reminder" if name == "lead" else name, value))
    if (typed := differs("zone", old.zone)) is not None:
        zone = scheduling.named_zone(typed)
        if zone is None:
            errors["zone"] = texts.scheduling.unknown_zone(typed)
        else:
            new = replace(new, zone=zone.key)
    if whole and (
        (repeat := inputs.get("repeat", old.repeat)) != old.repeat or inputs.get("until")
    ):
        local = occurrence.start.astimezone(series.plan.zone)
        rule, trouble = scheduling.recurrence_of({**inputs, "repeat": repeat}, local)
        errors |= trouble
        if rule is None and not trouble:
            settings.append(("repeat", "none"))
        new = replace(new, recurrence=rule)
    return replace(new, settings=tuple(settings)), errors
