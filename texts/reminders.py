"""Reminders: what they say, and what is answered about setting, snoozing and muting them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import bold, bullets, escape, quoted, sentence


def one(
    title: str,
    short: str,
    start: datetime,
    when: str,
    link: str,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
) -> str:
    """A reminder of one meeting; it names the time of day, never the minutes left."""
    words = f"{bold(title)} {starts(start, zone, locale, now)} · {when} (#{short})."
    return f"{words} Join: {link}" if link else words


def starts(start: datetime, zone: ZoneInfo, locale: str, now: datetime | None) -> str:
    """``starts at 09:15 CET``; with the day where that is not today's."""
    verb = "starts" if now is None or start > now else "started"
    today = now is None or start.astimezone(zone).date() == now.astimezone(zone).date()
    clock = times.clock_zone(start, zone, locale)
    return f"{verb} at {clock}" if today else f"{verb} on {times.day(start, zone, locale)}, {clock}"


def several(lines: Sequence[str], count: int) -> str:
    """One message for all reminders of one moment; ``lines`` are the first of them."""
    more = [f"and {count - len(lines)} more; type *list*"] if count > len(lines) else []
    return f"{count} meetings are coming up:\n{bullets([*lines, *more])}"


# Setting them


def too_many_leads(most: int) -> str:
    return f"Nothing set: those are more reminders than a meeting needs. Name {most} at most."


def how_long_before(title: str, short: str) -> str:
    return (
        f"How long before {quoted(title)}? Type for example *remind me 15 min before #{short}* "
        f"or *remind me 1 day and 5 min before #{short}*."
    )


def not_a_lead() -> str:
    return (
        "A reminder comes before the start: give a length such as *15 min*, *2 hours* or *1 day*."
    )


def no_space_here() -> str:
    return (
        "This is a direct conversation, so there is no space to remind. Type it in the space "
        "itself, or *remind me …* for a reminder of your own."
    )


def added(
    title: str,
    short: str,
    leads: Sequence[timedelta],
    already: Sequence[timedelta],
    next_due: str,
    *,
    me: bool,
) -> str:
    """What was set; ``already`` are the leads this receiver has besides."""
    who = "I will remind you" if me else "I will remind this space"
    words = sentence([times.lead(lead) for lead in sorted(leads, reverse=True)])
    text = f"{who} of {bold(title)} (#{short}) {words}."
    if already:
        besides = sentence([times.lead(lead) for lead in already])
        text += f" The reminder {besides} stays."
    if next_due:
        text += f" Next: {next_due}."
    return f"{text} To stop them, type *remind #{short} off*."


def too_late_for(title: str, leads: Sequence[timedelta], when: str) -> str:
    """Every moment asked for has passed, and no other date follows."""
    words = sentence([times.lead(lead) for lead in leads], "or")
    return (
        f"Nothing set: {quoted(title)} is on {when}, and the moment {words} has passed already. "
        "Choose a shorter time."
    )


def off(title: str, short: str, *, me: bool) -> str:
    who = "You get" if me else "This space gets"
    return (
        f"{who} no more reminders of {bold(title)} (#{short}). "
        f"To have them again, type *unmute #{short}*."
    )


def switched_off_by(who: str, title: str, short: str) -> str:
    """Said in a space, since it concerns everybody there."""
    return (
        f"{escape(who)} switched the reminders of {bold(title)} (#{short}) off in this space. "
        f"To have them again, type *unmute #{short}*."
    )


# Snoozing


def nothing_to_snooze() -> str:
    return (
        "There was no reminder here lately, so there is nothing to snooze. To be reminded of a "
        "meeting, type for example *remind me 15 min before #k7*."
    )


def snoozed(
    titles: Sequence[str], at: datetime, zone: ZoneInfo, locale: str, elsewhere: bool
) -> str:
    what = sentence([bold(title) for title in titles])
    where = ", by direct message" if elsewhere else ""
    return f"I will remind you of {what} again at {times.clock_zone(at, zone, locale)}{where}."


def snooze_too_long(title: str, end: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Not snoozed: {quoted(title)} is over at {times.clock_zone(end, zone, locale)}. "
        "Choose a shorter time, for example *snooze 5*."
    )


def snooze_in_the_past() -> str:
    return "That moment has passed. Say how many minutes, for example *snooze 10*."


def is_over(title: str) -> str:
    return f"{quoted(title)} is over or cancelled, so there is nothing left to remind of."


# Muting


def muted(
    until: datetime | None, zone: ZoneInfo, locale: str, now: datetime, *, space: bool
) -> str:
    """Everything here; ``until`` is ``None`` when nobody said until when."""
    where = "in this space" if space else "for you"
    end = f"until {times.moment(until, zone, locale, now=now)}" if until else "from now on"
    return (
        f"No reminders and no daily overview {where} {end}. Changes and cancellations are still "
        "announced. To have reminders again, type *unmute*."
    )


def muted_series(
    title: str,
    short: str,
    until: datetime | None,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    *,
    space: bool,
) -> str:
    where = "in this space" if space else "for you"
    end = f"until {times.moment(until, zone, locale, now=now)}" if until else "from now on"
    return (
        f"No reminders of {bold(title)} (#{short}) {where} {end}. "
        f"To have them again, type *unmute #{short}*."
    )


def mute_in_the_past() -> str:
    return "That moment has passed. Say until when, for example *mute here till monday 8am*."


def unmuted(*, space: bool) -> str:
    return f"Reminders are on again {'in this space' if space else 'for you'}."


def unmuted_series(title: str, short: str, *, space: bool) -> str:
    where = "in this space" if space else "for you"
    return f"Reminders of {bold(title)} (#{short}) are on again {where}."


def was_not_muted(*, space: bool) -> str:
    where = "in this space" if space else "for you"
    return f"Reminders were not muted {where}; nothing was changed."
