"""What is said when meetings are started, joined, let in and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import bold, escape, quoted
from texts.people import names


def started(title: str, short: str, link: str, told: str) -> str:
    here = f"Join: {link}" if link else f"People say *join #{short}* when they are there."
    return f"Started: {bold(title)} (#{short}). {told} {here}"


def going_on(title: str, since: datetime, by: str, zone: ZoneInfo, locale: str) -> str:
    """Somebody starts what has been started; ``by`` is empty when nobody knows who did."""
    who = f", started by {escape(by)}" if by else ""
    return (
        f"{bold(title)} is in progress already, since {times.clock_zone(since, zone, locale)}{who}."
    )


def joined(title: str, link: str, present: Sequence[str], short: str, *, hosts: bool) -> str:
    """``link`` is the meeting's own; without one it says how to set it, to those who may."""
    return " ".join(
        [f"You are counted in for {bold(title)}.", here(present), where(link, short, hosts=hosts)]
    )


def here(present: Sequence[str]) -> str:
    if not present:
        return "Nobody else is here yet."
    return f"Here so far: {names(present)}."


def where(link: str, short: str, *, hosts: bool) -> str:
    if link:
        return f"Join: {link}"
    if hosts:
        return (
            "It has no join link yet. Set one with "
            f"*change #{short} link https://…*; the link of your personal room will do."
        )
    return "It has no join link yet; the host can set one."


def password(title: str, words: str) -> str:
    """Only ever sent in private."""
    return f"The password of {quoted(title)} is `{words.replace('`', '')}`."


def waiting(
    title: str, short: str, link: str, host: str, others: Sequence[str], *, told: bool
) -> str:
    """In the lobby, before the host; ``told`` says that the host learns of it now."""
    parts = [
        f"{bold(title)} (#{short}) has not been started; you wait for the host in the lobby.",
        f"{names(others)} {'waits' if len(others) == 1 else 'wait'} as well." if others else "",
        f"{escape(host)} can start it or let you in{', and was told' if told else ''}.",
        f"Join: {link}" if link else "",
    ]
    return " ".join(part for part in parts if part)


def lobby_opened(title: str, short: str, who: str) -> str:
    """Told to the host when the first one waits."""
    return (
        f"{escape(who)} is waiting for you in the lobby of {bold(title)} (#{short}). "
        f"Let everybody in with the button, or type *admit #{short}*."
    )


def admit_label() -> str:
    return "Admit"


def came_already(title: str, link: str, short: str, *, hosts: bool) -> str:
    return f"You are counted in already for {bold(title)}. {where(link, short, hosts=hosts)}"


def end_other() -> str:
    return "End that one"


def new_time() -> str:
    return "Give it a new time"


def admitted(title: str, short: str, people: Sequence[str], told: str) -> str:
    who = names(people) if people else "everybody"
    return f"Let in: {who}. {bold(title)} (#{short}) is in progress. {told}".strip()


def ended(title: str, short: str, duration: timedelta, present: Sequence[str]) -> str:
    came = f"{names(present)} {'was' if len(present) == 1 else 'were'} here." if present else ""
    return f"Ended: {bold(title)} (#{short}) after {lasted(duration)}. {came}".strip()


def lasted(duration: timedelta) -> str:
    """``14 minutes``, or ``less than a minute``."""
    return times.length(duration) if duration >= timedelta(minutes=1) else "less than a minute"


def lobby_closed(title: str, short: str) -> str:
    return f"Closed the lobby of {bold(title)} (#{short}); the meeting was never started."


def over_since(title: str, since: datetime, by: str, zone: ZoneInfo, locale: str) -> str:
    """Somebody ends what has been ended."""
    who = f" by {escape(by)}" if by else ""
    return (
        f"{bold(title)} is not in progress: it was ended{who} at "
        f"{times.clock_zone(since, zone, locale)}. Nothing was changed."
    )


def kept_out(title: str, host: str) -> str:
    return (
        f"Not joined: {quoted(title)} is only for those who were invited. "
        f"{escape(host)} can invite you."
    )
