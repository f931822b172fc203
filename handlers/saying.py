"""Small readings of a command that several families share: on or off, and until when."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import texts.meetings
from domain import plans
from handlers.context import Answered, Context, Reply
from language.model import Command

ON = frozenset({"on", "yes", "again", "enable", "enabled"})
OFF = frozenset({"off", "no", "none", "never", "stop", "disable", "disabled", "nothing"})

WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


def understood(command: Command) -> None:
    """Raise ``Answered`` with the words of a line that could not be read, if there are any."""
    if command.not_understood or command.why:
        words = texts.meetings.not_understood(command.not_understood, command.why)
        raise Answered(Reply(words))


def switch(command: Command) -> str | None:
    """``on``, ``off`` or ``None``: what a setting, the free text or the last words say.

    A title that ends so (kick off) is no switch.
    """
    words = [value for _, value in command.settings]
    words += [command.text or "", command.answer or ""]
    rest = command.said.casefold().split()[1:]
    title = (command.target.words or "" if command.target else "").casefold().split()
    if rest and not (title and title[-1] == rest[-1]):
        words += [rest[0], rest[-1]]
    for each in words:
        plain = each.strip(" .,!").casefold()
        if plain in OFF:
            return "off"
        if plain in ON:
            return "on"
    return None


def until(ctx: Context, command: Command) -> datetime | None:
    """The moment up to which something is meant, in the zone the words name or the reader's."""
    zone = ZoneInfo(command.zone) if command.zone else ctx.zone
    length = command.duration or command.shift
    if length is not None:
        return ctx.said_at + length
    if command.end is not None:
        return command.end
    if command.start is not None:
        return _ahead(ctx, command, command.start)
    day = command.until or command.date
    if day is not None:
        return _ahead(ctx, command, plans.utc(datetime.combine(day, command.clock or time()), zone))
    if command.clock is not None:
        local = ctx.said_at.astimezone(zone)
        day = local.date() + timedelta(days=command.clock <= local.time())
        return plans.utc(datetime.combine(day, command.clock), zone)
    return command.window.end if command.window else None


def _ahead(ctx: Context, command: Command, moment: datetime) -> datetime:
    """Till Monday, said on a Monday, means the next one."""
    today = moment.astimezone(ctx.zone).date() == ctx.said_at.astimezone(ctx.zone).date()
    named = WEEKDAY.search(command.said)
    return moment + timedelta(days=7) if moment <= ctx.said_at and today and named else moment


def minutes(command: Command) -> timedelta | None:
    """A bare number or a length: ``snooze 10``, ``snooze for 10 minutes``."""
    if command.duration or command.shift:
        return command.duration or command.shift
    if command.leads:
        return command.leads[0]
    if command.limit:
        return timedelta(minutes=command.limit)
    found = re.search(r"\b(\d{1,4})\s*(?:m|min|mins|minutes?)?\b", command.said)
    if found and command.clock is None and command.start is None:
        return timedelta(minutes=int(found[1]))
    return None
