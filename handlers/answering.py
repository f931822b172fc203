"""Answers to invitations: yes, no, maybe, late; nobody is asked to confirm them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import cards.choose
import texts.people
import texts.times
from domain import changes, invitations, occurrences
from domain.model import Answer, Answering, Occurrence, Series
from domain.states import occurrence_state
from handlers import finding, inviting, locating, showing
from handlers.context import Answered, Card, Context, Reply
from handlers.family import Family
from handlers.finding import Meant
from language.model import Command, Scope
from services.unit import Notice

family = Family("answering")

OVER = {"ended", "missed", "expired"}
LATE_BY = timedelta(minutes=5)  # what the button of a reminder says


@family.command("rsvp")
def rsvp(ctx: Context, command: Command) -> Reply:
    """Note an answer to one date or to the series; a series named without a date: its next one."""
    inviting.understood(command)
    said = command.answer or ""
    if said == "late":
        return _late(ctx, locating.current(ctx, command), command.duration or command.shift)
    if said not in ("yes", "no", "maybe"):
        return Reply(texts.people.say_which_answer())
    found = finding.meant(ctx, command)
    series, occurrence = found.series, found.occurrence
    guessed = series.recurs and found.scope is None
    if found.scope is Scope.SERIES and not guessed:
        occurrence = None
    elif occurrence is None:
        occurrence = occurrences.next_up(series, ctx.now) or occurrences.last(series)
    reply = note(ctx, series, occurrence, Answering(said), command.text or "")
    if guessed and occurrence is not None:
        return _with_swap(ctx, reply, series, occurrence, said, command.text or "")
    return reply


@family.submission("rsvp")
def rsvp_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A press on Yes, No or Maybe: the presser is answered alone, the card shows the counts."""
    pressed = showing.pressed_meeting(ctx, inputs)
    said = inputs.get("reply", "")
    if pressed is None:
        return Reply(showing.gone(ctx, inputs), private=ctx.in_group)
    if said not in ("yes", "no", "maybe"):
        return Reply(texts.people.say_which_answer())
    series, occurrence = pressed
    if occurrence is None and not series.recurs:
        occurrence = occurrences.first(series)
    reply = note(ctx, series, occurrence, Answering(said), inputs.get("note", "").strip())
    if inputs.get("by") == ctx.person.id:  # the swap below one's own answer
        return replace(reply, replaces=True)
    return replace(reply, private=ctx.in_group, pointer="")


@family.submission("late")
def late_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a reminder."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    series, occurrence = pressed
    typed = inputs.get("minutes", "")
    minutes = timedelta(minutes=int(typed)) if typed.isdecimal() else LATE_BY
    return _late(ctx, Meant(series, occurrence, None), minutes)


def note(
    ctx: Context,
    series: Series,
    occurrence: Occurrence | None,
    said: Answering,
    words: str,
) -> Reply:
    """Keep an answer to an occurrence, or to the whole series, and tell the host of it."""
    title = (occurrence.details if occurrence else series.details).title
    when = _when(ctx, series, occurrence)
    _may_answer(ctx, series, occurrence, title)
    if occurrences.next_up(series, ctx.now) is None or _is_over(ctx, series, occurrence):
        return Reply(texts.people.answer_over(title, when))
    before = invitations.reply(series, ctx.person.email, occurrence)
    if before is not None and before.reply is said and before.note == words:
        return Reply(
            texts.people.was_noted(said.value, title, when), about=_about(series, occurrence)
        )
    host = _keep(ctx, series, occurrence, said, words)
    text = texts.people.noted(said.value, title, when, words, host)
    return Reply(text, about=_about(series, occurrence))


def _late(ctx: Context, found: Meant, minutes: timedelta | None) -> Reply:
    """Somebody comes, but later; the host learns it, and the space of a meeting for the space."""
    series = found.series
    occurrence = found.occurrence or occurrences.next_up(series, ctx.now)
    title = (occurrence.details if occurrence else series.details).title
    if occurrence is None or _is_over(ctx, series, occurrence):
        return Reply(texts.people.answer_over(title, _when(ctx, series, occurrence)))
    _may_answer(ctx, series, occurrence, title)
    if minutes is not None and minutes >= occurrence.duration:
        return Reply(texts.people.late_too_long(minutes, title))
    words = texts.people.late(minutes)
    before = invitations.reply(series, ctx.person.email, occurrence)
    if before is not None and before.note == words:
        text = texts.people.late_before(title, words)
        return Reply(text, private=ctx.in_group, about=occurrence.id)
    members = ctx.services.spaces.members(ctx.space.id) if ctx.in_group else []
    reads = series.host in {member.email for member in members}  # it is said where the host is
    host = _keep(ctx, series, occurrence, Answering.YES, words, late=True, tell=not reads)
    home = ctx.services.spaces.get(series.home)
    is_group = home is not None and home.kind == "group"
    if series.for_space and home is not None and is_group and ctx.space.id != home.id:
        text = texts.people.late_told(ctx.person.name, title, series.short, words)
        ctx.services.unit.post(f"space:{home.id}", text, about=occurrence.id)
    if ctx.in_group:  # read by everybody who waits
        text = texts.people.late_told(ctx.person.name, title, series.short, words)
        return Reply(text, about=occurrence.id)
    return Reply(texts.people.late_noted(title, words, host), about=occurrence.id)


def _keep(
    ctx: Context,
    series: Series,
    occurrence: Occurrence | None,
    said: Answering,
    words: str,
    *,
    late: bool = False,
    tell: bool = True,
) -> str:
    """Store the answer; returns the host's name if the host is told.

    Of a meeting for a whole space the host reads the counts on its card, and is told only of what
    they don't show: a no, a note, somebody late.
    """
    original = occurrence.original if occurrence and series.recurs else None
    answer = Answer(ctx.person.email, said, words, original, ctx.now)
    after = ctx.services.meetings.answer(series, answer)
    telling = not series.for_space or said is Answering.NO or bool(words)
    if series.host == ctx.person.email or not (telling and tell):
        return ""
    ctx.services.unit.tell(
        Notice(
            "answered",
            (f"person:{series.host}",),
            ctx.person.email,
            after=after,
            original=occurrence.original if occurrence else None,
            extra={"reply": "late" if late else said.value, "note": words},
        )
    )
    return ctx.services.name_of(series.host)


def _may_answer(ctx: Context, series: Series, occurrence: Occurrence | None, title: str) -> None:
    """Raise ``Answered`` for those who were not asked; a space's meeting asks every member."""
    original = occurrence.original if occurrence else None
    asked = {one.email for one in invitations.invited(series, original)} | {series.host}
    if ctx.person.email in asked:
        return
    if series.for_space:
        spaces = ctx.services.announcements.spaces(series)
        members = (m.email for space in spaces for m in ctx.services.spaces.members(space))
        if ctx.person.email in members:
            return
    host = ctx.services.name_of(series.host)
    text = texts.people.answer_not_invited(title, host)
    raise Answered(Reply(text, private=True, pointer=texts.people.pointer()))


def _is_over(ctx: Context, series: Series, occurrence: Occurrence | None) -> bool:
    if occurrence is None:
        return False
    running = changes.live(series)
    if running is not None and running.original == occurrence.original:
        return False
    return occurrence_state(series, occurrence, ctx.now).value in OVER


def _with_swap(
    ctx: Context, reply: Reply, series: Series, occurrence: Occurrence, said: str, words: str
) -> Reply:
    """Say which date was taken, and offer the whole series at one press."""
    day = texts.times.day(occurrence.start, ctx.zone, ctx.locale, now=ctx.now)
    text = f"{reply.text} {texts.people.one_date_of(day)}"
    extras = {"reply": said, "note": words, "original": "", "by": ctx.person.id}
    stamp = showing.stamp(ctx.services, series, None, parent=ctx.thread)
    card: Card = cards.choose.choose(text, [(texts.people.every_date(), "rsvp", extras)], stamp)
    return replace(reply, text=text, card=card)


def _when(ctx: Context, series: Series, occurrence: Occurrence | None) -> str:
    if occurrence is None:
        return texts.people.whole_of(occurrences.count_left(series, ctx.now))
    return texts.times.when(occurrence.start, occurrence.end, ctx.zone, ctx.locale, now=ctx.now)


def _about(series: Series, occurrence: Occurrence | None) -> str:
    return occurrence.id if occurrence else series.id
