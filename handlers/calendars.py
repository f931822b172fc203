"""Meetings as calendar files, and addresses that calendar apps subscribe to."""

from __future__ import annotations

import re
import unicodedata

import texts.calendars
import texts.times
from domain.model import Occurrence, Series
from handlers import finding, saying, showing
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from language.model import Command, Scope

family = Family("calendars")


@family.command("export")
def export(ctx: Context, command: Command) -> Reply:
    """A calendar file of a meeting, of one of its dates, or of a whole series."""
    found = finding.meant(ctx, command)
    series = found.series
    one = found.occurrence if series.recurs and found.scope is Scope.THIS else None
    return file(ctx, series, one)


@family.submission("export")
def export_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """The button of a meeting's card gives the whole of it."""
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        raise Answered(Reply(showing.gone(ctx, inputs)))
    return file(ctx, pressed[0], None)


def file(ctx: Context, series: Series, occurrence: Occurrence | None) -> Reply:
    """Post the file after a line that says what it holds."""
    content = ctx.services.calendars.file(series, occurrence)
    title = occurrence.details.title if occurrence else series.details.title
    name = _file_name(title, series.short)
    if occurrence is None:
        text = texts.calendars.series_file(title, series.short, repeats=series.recurs)
        return Reply(text, file=(name, content), about=series.id)
    when = texts.times.moment(occurrence.start, ctx.zone, ctx.locale, now=ctx.now)
    text = texts.calendars.occurrence_file(title, series.short, when)
    return Reply(text, file=(name, content), about=occurrence.id)


@family.command("feed")
def feed(ctx: Context, command: Command) -> Reply:
    """The address of a calendar, the space's or one's own; ``off`` revokes, ``new`` replaces it."""
    of_space = ctx.in_group and command.audience != "me"
    owner = ctx.receiver if of_space else f"person:{ctx.person.email}"
    title = ctx.space.title if of_space else ""
    calendars = ctx.services.calendars
    if saying.switch(command) == "off":
        if not calendars.revoke(owner):
            return Reply(texts.calendars.nothing_to_revoke(title))
        return Reply(texts.calendars.revoked(title))
    if "new" in command.said.casefold().split():
        text = texts.calendars.renewed(calendars.renew(owner), title)
    else:
        text = texts.calendars.feed(calendars.address(owner), title)
    return Reply(text, private=not of_space, pointer=texts.calendars.pointer())


def _file_name(title: str, short: str) -> str:
    """A name that every system takes; the short id where nothing of the title is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60]
    return f"{words or short}.ics"
