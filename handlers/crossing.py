"""A bare yes or no that crosses: an older question waits for it, and a newer invitation too."""

from __future__ import annotations

from collections.abc import Callable

import cards.choose
import texts.asking
import texts.times
from cards.card import Stamp
from domain import invitations, occurrences
from domain.model import Occurrence, Series
from handlers import finding
from handlers.context import Context, Reply
from handlers.drafts import Draft
from language.commands import read
from language.drafts.consent import Consent, consent
from language.model import Command
from services.reminders import occurrence_of


def either(
    ctx: Context, draft: Draft, text: str, run: Callable[[Context, Command], Reply]
) -> Reply | None:
    """Ask which of the two is meant; ``None`` where only the pending question can be.

    In a direct space what was posted last is often what somebody answers. What waits for something
    else than a yes can't be meant by one.
    """
    if ctx.in_group or consent(text) not in (Consent.YES, Consent.NO):
        return None
    if ctx.thread is not None and ctx.thread != ctx.message_id:
        return None
    command = read(text, ctx.said_at, ctx.zone, ctx.locale)
    said = command.answer or ""
    if command.name != "rsvp" or command.target is not None or said not in ("yes", "no"):
        return None
    found = _invitation_since(ctx, draft)
    if found is None:
        return None
    if said == "yes" and not _waits_for_yes(draft):
        return run(ctx, command)
    return _question(ctx, draft, said, *found)


def _waits_for_yes(draft: Draft) -> bool:
    single = draft.waits_for == "choose" and len(draft.command.alternatives) == 1
    return draft.waits_for == "confirm" or single


def _invitation_since(ctx: Context, draft: Draft) -> tuple[Series, Occurrence] | None:
    """The meeting of the newest message since the question, if this person still owes an answer."""
    about = ctx.services.outbox.last_about(ctx.space.id, after=draft.made)
    series = finding.visible(ctx, about.partition("_")[0]) if about else None
    if about is None or series is None or series.id == draft.series_id:
        return None
    occurrence = occurrence_of(series, about) if "_" in about else None
    occurrence = occurrence or occurrences.next_up(series, ctx.now)
    if occurrence is None or series.host == ctx.person.email:
        return None
    asked = {one.email for one in invitations.invited(series, occurrence.original)}
    if ctx.person.email not in asked and not series.for_space:
        return None
    answered = invitations.reply(series, ctx.person.email, occurrence)
    return None if answered is not None else (series, occurrence)


def _question(
    ctx: Context, draft: Draft, said: str, series: Series, occurrence: Occurrence
) -> Reply:
    title = occurrence.details.title
    when = texts.times.when(occurrence.start, occurrence.end, ctx.zone, ctx.locale, now=ctx.now)
    question = texts.asking.either(said, title, series.short, when, draft.command.said)
    labels = texts.asking.either_labels(said, title, draft.command.name)
    original = occurrence.original.isoformat() if series.recurs else ""
    extras = {"reply": said, "note": "", "original": original, "by": ctx.person.id}
    choices: list[cards.choose.Choice] = [(labels[0], "rsvp", extras)]
    if said == "no" or (draft.waits_for == "confirm" and not draft.typed):
        choices.append((labels[1], "confirm" if said == "yes" else "keep", {}))
    stamp = Stamp(
        ctx.services.new_id(), meeting=series.short, version=draft.version, draft=draft.id
    )
    return Reply(question, cards.choose.choose(question, choices, stamp))
