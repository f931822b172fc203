"""The forms that move or change a meeting, and what is sent with them."""

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
import texts.scheduling
import texts.times
from cards.views import ChangeDraft
from domain import fixes
from domain.model import Occurrence, Series
from handlers import asking, changing, clockchanges, finding, pressing, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from handlers.inputs import named_zone, recurrence_of
from handlers.laying import ONCE
from handlers.proposing import occurrence_of, says_something
from language.model import Command, Scope

family = Family("forming")


@family.submission("move")
def move_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a meeting's card opens the form."""
    return move_form_for(ctx, _pressed(ctx, inputs, "move"))


@family.submission("move_form")
def move_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled move form does what the typed line does."""
    draft = asking.own_draft(ctx, inputs)
    there = ctx.correcting(draft)
    zone = ZoneInfo(inputs.get("drawn_zone") or ctx.zone.key)
    try:
        wall = datetime.combine(
            date.fromisoformat(inputs.get("date", "")),
            time.fromisoformat(inputs.get("start", "")),
        )
    except ValueError:
        errors = {"date": texts.changing.bad_date()}
        return replace(move_form_for(there, draft.command, errors), replaces=True)
    command = replace(draft.command, start=None, date=None, clock=None, shift=None)
    start = clockchanges.exact(there, command, wall, zone)
    run = changing.move if command.name == "move" else changing.change
    return replace(run(there, replace(command, start=start)), replaces=True)


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
    if not says_something(command):
        asking.drop(ctx, draft)
        return Reply(texts.changing.nothing_differs(), replaces=True)
    reply = changing.try_change(there, command, found, occurrence_of(there, found))
    return replace(reply, replaces=True)


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
        try:
            new = replace(new, duration=timedelta(minutes=pressing.whole(minutes)))
        except ValueError:
            errors["minutes"] = texts.scheduling.bad_minutes()
    settings = []
    for name in ("lead", "link", "password", *cards.change.OPTIONS):
        was = old.options.get(name, "") if name in cards.change.OPTIONS else getattr(old, name, "")
        value = differs(name, was)
        untouched = name in cards.change.OPTIONS and not was and value in ("false", "0", "")
        if value is not None and not untouched and not (name == "password" and not value):
            settings.append(("reminder" if name == "lead" else name, value))
    if (typed := differs("zone", old.zone)) is not None:
        zone = named_zone(typed)
        if zone is None:
            errors["zone"] = texts.scheduling.unknown_zone(typed)
        else:
            new = replace(new, zone=zone.key)
    if whole and (
        (repeat := inputs.get("repeat", old.repeat)) != old.repeat or inputs.get("until")
    ):
        local = occurrence.start.astimezone(series.plan.zone)
        rule, trouble = recurrence_of({**inputs, "repeat": repeat}, local)
        errors |= trouble
        if rule is None and not trouble:
            settings.append(ONCE)
        new = replace(new, recurrence=rule)
    return replace(new, settings=tuple(settings)), errors
