"""Reminders: added leads, snooze, mute, and what falls due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import cards.reminder
import texts.reminders
import texts.times
from domain import occurrences
from domain.model import Occurrence, Series
from domain.reminders import next_due
from handlers import finding, live, saying, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from handlers.readers import Reader, reader
from language.commands import read
from language.model import Command, Target
from services.reminders import Reminder

if TYPE_CHECKING:
    from services.services import Services
    from storage.due import Due

family = Family("reminding")

USUAL_SNOOZE = timedelta(minutes=10)
MOST_ROWS = 10  # meetings that one reminder names
MOST_LEADS = 10  # that one line adds
REMEMBERED = timedelta(days=1)  # how long after it was shown a reminder can be snoozed by words


@family.command("remind")
def remind(ctx: Context, command: Command) -> Reply:
    """Add lead times for oneself or the space, or stop the reminders of a meeting.

    A line may hold several of them: ``remind me 1 day before it, remind the space 15 min``.
    """
    replies: list[Reply] = []
    for clause in _clauses(ctx, command):
        if clause.target is None and replies:
            clause = replace(clause, target=Target(short=_short(ctx, replies[0])))
        replies.append(_remind(ctx, clause))
    return replace(replies[0], text="\n\n".join(reply.text for reply in replies))


def _remind(ctx: Context, command: Command) -> Reply:
    saying.understood(command)
    receiver = _receiver(ctx, command)
    series = finding.meant(ctx, command).series
    title = series.details.title
    me = receiver.startswith("person:")
    if not command.leads and saying.switch(command) == "off":
        ctx.services.reminders.drop(series, receiver)
        ctx.services.quiet.mute(receiver, series, None)
        return Reply(texts.reminders.off(title, series.short, me=me), about=series.id)
    leads = [lead for lead in dict.fromkeys(command.leads) if lead >= timedelta()]
    if len(leads) > MOST_LEADS:
        raise Answered(Reply(texts.reminders.too_many_leads(MOST_LEADS)))
    if not leads:
        raise Answered(Reply(texts.reminders.how_long_before(title, series.short)))
    moments = [d for lead in leads if (d := next_due(series, lead, ctx.now)) is not None]
    up = occurrences.next_up(series, ctx.now)
    if not moments or up is None:
        raise Answered(Reply(_nothing_ahead(ctx, series, leads, up)))
    already = [d for d in ctx.services.reminders.added(series, receiver) if d not in leads]
    ctx.services.reminders.add(series, receiver, leads)
    if ctx.services.quiet.until(receiver, series):
        ctx.services.quiet.unmute(receiver, series)
    when = texts.times.moment(min(moments), ctx.zone, ctx.locale, now=ctx.now)
    return Reply(
        texts.reminders.added(title, series.short, leads, already, when, me=me), about=series.id
    )


@family.command("snooze")
def snooze(ctx: Context, command: Command) -> Reply:
    """Bring back the reminder that was shown here last."""
    saying.understood(command)
    shown = _last_shown(ctx)
    if command.target is not None and command.target != Target():
        found = finding.meant(ctx, command)
        up = found.occurrence or occurrences.next_up(found.series, ctx.now)
        shown = [(found.series, up)] if up else []
    if not shown:
        return Reply(texts.reminders.nothing_to_snooze())
    at = saying.until(ctx, command)
    if at is None:
        at = ctx.said_at + (saying.minutes(command) or USUAL_SNOOZE)
    return try_snooze(ctx, shown, at)


@family.submission("snooze")
def snooze_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Bring back the reminder whose button was pressed; pressing twice is pressing once."""
    series, occurrence = _pressed(ctx, inputs)
    minutes = inputs.get("minutes", "")
    length = timedelta(minutes=int(minutes)) if minutes.isdecimal() else USUAL_SNOOZE
    return try_snooze(ctx, [(series, occurrence)], ctx.now + length)


def try_snooze(ctx: Context, shown: list[tuple[Series, Occurrence]], at: datetime) -> Reply:
    """Let reminders come again to the person who asks, unless that would be too late."""
    if at <= ctx.now:
        return Reply(texts.reminders.snooze_in_the_past())
    useful = [(series, one) for series, one in shown if one.end > at]
    if not useful:
        last = max((one for _, one in shown), key=lambda one: one.end)
        if last.end <= ctx.now:
            return Reply(texts.reminders.is_over(last.details.title))
        words = texts.reminders.snooze_too_long(last.details.title, last.end, ctx.zone, ctx.locale)
        return Reply(words)
    receiver = f"person:{ctx.person.email}"
    for series, one in useful:
        ctx.services.reminders.again(Reminder(receiver, series, one, ""), at)
    titles = [one.details.title for _, one in useful]
    text = texts.reminders.snoozed(titles, at, ctx.zone, ctx.locale, elsewhere=ctx.in_group)
    return Reply(text)


@family.command("mute")
def mute(ctx: Context, command: Command) -> Reply:
    """No reminders here, or of one meeting, until a time or for good."""
    saying.understood(command)
    receiver = _receiver(ctx, command, mute=True)
    end = saying.until(ctx, command)
    if end is not None and end <= ctx.now:
        return Reply(texts.reminders.mute_in_the_past())
    space = receiver.startswith("space:")
    if _names_a_meeting(command):
        series = finding.meant(ctx, command).series
        ctx.services.quiet.mute(receiver, series, end)
        title = series.details.title
        text = texts.reminders.muted_series(
            title, series.short, end, ctx.zone, ctx.locale, ctx.now, space=space
        )
        return Reply(text, about=series.id)
    ctx.services.quiet.mute(receiver, None, end)
    return Reply(texts.reminders.muted(end, ctx.zone, ctx.locale, ctx.now, space=space))


@family.command("unmute")
def unmute(ctx: Context, command: Command) -> Reply:
    """Have reminders again."""
    receiver = _receiver(ctx, command, mute=True)
    space = receiver.startswith("space:")
    if _names_a_meeting(command):
        series = finding.meant(ctx, command).series
        ctx.services.quiet.unmute(receiver, series)
        title = series.details.title
        return Reply(
            texts.reminders.unmuted_series(title, series.short, space=space), about=series.id
        )
    if not ctx.services.quiet.unmute(receiver, None):
        return Reply(texts.reminders.was_not_muted(space=space))
    return Reply(texts.reminders.unmuted(space=space))


@family.submission("mute_one")
def mute_one(ctx: Context, inputs: dict[str, str]) -> Reply:
    """No more reminders of the meeting whose reminder was pressed, for whom it was sent to."""
    series, _ = _pressed(ctx, inputs)
    title, short = series.details.title, series.short
    if ctx.in_group:
        ctx.services.quiet.mute(ctx.receiver, series, None)
        who = ctx.person.name or ctx.person.email
        return Reply(texts.reminders.switched_off_by(who, title, short), about=series.id)
    ctx.services.quiet.mute(f"person:{ctx.person.email}", series, None)
    return Reply(texts.reminders.off(title, short, me=True), about=series.id)


@family.moment("reminder", "snooze")
def reminders_due(services: Services, rows: list[Due]) -> None:
    """Send what is due or has come back, one message for each receiver.

    Quiet hours are waited out, by all but what somebody asked to have back at this moment.
    """
    due: dict[str, list[Reminder]] = {}
    for row in rows:
        for reminder in _fallen(services, row):
            due.setdefault(reminder.receiver, []).append(reminder)
    for receiver, reminders in due.items():
        send(services, receiver, reminders)


def _fallen(services: Services, row: Due) -> list[Reminder]:
    """What a row stands for now; what has to wait until later is put off."""
    if row.kind == "snooze":
        back = services.reminders.came_back(row)
        return [back] if back is not None else []
    now = []
    for reminder in services.reminders.fall_due(row):
        services.reminders.sent(reminder)
        over = services.quiet.over(reminder.receiver)
        if over is None:
            now.append(reminder)
        elif reminder.occurrence.end > over:
            services.reminders.again(reminder, over)
    return now


def send(services: Services, receiver: str, reminders: list[Reminder]) -> None:
    """Post one reminder of all that a receiver is reminded of at one moment.

    In the meeting's home the reminder of one meeting carries its live card.
    """
    distinct = {each.occurrence.id: each for each in reminders}
    ordered = sorted(distinct.values(), key=lambda each: each.occurrence.start)
    first = ordered[0]
    to = reader(services, receiver, first.series)
    text = _text(services, to, ordered)
    how: dict[str, Any] = {
        "unique": " ".join(sorted(each.key for each in reminders)),
        "useful_until": max(each.occurrence.end for each in ordered),
    }
    if len(ordered) == 1 and receiver == live.home_receiver(services, first.series):
        live.post(services, to, first.series, first.occurrence, text, reminding=True, **how)
    else:
        about = first.occurrence.id if len(ordered) == 1 else None
        services.unit.post(receiver, text, card=_card(services, to, ordered), about=about, **how)
    shown = {"rows": [each.occurrence.id for each in ordered]}
    services.unit.write(services.drafts.put("reminded", receiver, shown, services.now + REMEMBERED))


def _card(services: Services, to: Reader, ordered: list[Reminder]) -> dict[str, Any]:
    first, alone = ordered[0], len(ordered) == 1
    return cards.reminder.reminder(
        [_row(services, number, each) for number, each in enumerate(ordered[:MOST_ROWS], start=1)],
        to.zones,
        to.locale,
        showing.stamp(
            services,
            first.series if alone else None,
            first.occurrence.original if alone else None,
        ),
        now=services.now,
    )


def _clauses(ctx: Context, command: Command) -> list[Command]:
    """The commands of a line, one for each time it says to remind somebody."""
    from handlers import understanding

    lines = re.split(
        r"[\s,;]+(?:and\s+)?(?=remind\s+(?:me|us|the|this|here)\b)", command.said, flags=re.I
    )
    lines = [line for line in lines if line.strip()]
    if len(lines) < 2:
        return [command]
    known, habits = understanding.known_here(ctx), understanding.habits_of(ctx)
    clauses = [
        read(line, ctx.said_at, ctx.zone, ctx.locale, known=known, habits=habits) for line in lines
    ]
    return clauses if all(clause.name == "remind" for clause in clauses) else [command]


def _short(ctx: Context, reply: Reply) -> str | None:
    series = ctx.services.series.get(reply.about or "")
    return series.short if series else None


def _text(services: Services, to: Reader, ordered: list[Reminder]) -> str:
    lines = []
    for each in ordered[:MOST_ROWS]:
        occurrence = each.occurrence
        when = texts.times.when_many(
            occurrence.start, occurrence.end, to.zones, to.locale, now=services.now
        )
        details = occurrence.details
        lines.append(
            texts.reminders.one(
                details.title,
                each.series.short,
                occurrence.start,
                when,
                details.link,
                to.zone,
                to.locale,
                services.now,
            )
        )
    return lines[0] if len(lines) == 1 else texts.reminders.several(lines, len(ordered))


def _row(services: Services, number: int, reminder: Reminder) -> Any:
    series, occurrence = reminder.series, reminder.occurrence
    state = showing.state_of(series, occurrence, services.now)
    return showing.row(services, number, series, occurrence, state)


def _receiver(ctx: Context, command: Command, *, mute: bool = False) -> str:
    """Whom it is for: as said, else the group space or, in a direct one, the person."""
    if command.audience == "me" or not ctx.in_group:
        if command.audience == "space" and not mute:
            raise Answered(Reply(texts.reminders.no_space_here()))
        return f"person:{ctx.person.email}"
    return ctx.receiver


def _names_a_meeting(command: Command) -> bool:
    target = command.target
    if target is None:
        return False
    named = target.short or target.numbers or target.words or target.number or target.link
    return bool(named or target.pronoun or target.upcoming)


def _last_shown(ctx: Context) -> list[tuple[Series, Occurrence]]:
    """What the last reminder in this conversation was about, as far as it still exists."""
    receiver = ctx.receiver if ctx.in_group else f"person:{ctx.person.email}"
    kept = ctx.services.drafts.get("reminded", receiver, ctx.now)
    found = []
    for name in kept["rows"] if kept else []:
        series = finding.visible(ctx, name.partition("_")[0])
        occurrence = occurrences.find_id(series, name) if series else None
        if series is not None and occurrence is not None:
            found.append((series, occurrence))
    return found


def _pressed(ctx: Context, inputs: dict[str, str]) -> tuple[Series, Occurrence]:
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        raise Answered(Reply(showing.gone(ctx, inputs)))
    series, occurrence = pressed
    occurrence = occurrence or occurrences.next_up(series, ctx.now)
    if occurrence is None:
        raise Answered(Reply(texts.reminders.is_over(series.details.title)))
    return series, occurrence


def _nothing_ahead(
    ctx: Context, series: Series, leads: list[timedelta], up: Occurrence | None
) -> str:
    if up is None:
        return texts.reminders.is_over(series.details.title)
    when = texts.times.moment(up.start, ctx.zone, ctx.locale, now=ctx.now)
    return texts.reminders.too_late_for(series.details.title, leads, when)
