"""A monthly recurrence with several days: one series repeats on one day, so each is offered."""

from __future__ import annotations

from dataclasses import replace

import texts.scheduling
import texts.times
from handlers import asking
from handlers.context import Context, Reply
from language.model import Command


def ask_which(ctx: Context, command: Command) -> Reply | None:
    """Ask which of several monthly days is meant; ``None`` where the recurrence names one.

    Webex uses only the first of them; dropping the others in silence would be a wrong answer.
    """
    rules = _one_each(command.recurrence or "")
    if len(rules) < 2 or command.start is None:
        return None
    start = command.start.replace(tzinfo=None)
    choices = []
    for rule in rules:
        words = texts.times.repeats(rule, start, ctx.locale).partition(" at ")[0]
        choices.append((texts.scheduling.on_one_day(words), replace(command, recurrence=rule)))
    return asking.choose(ctx, texts.scheduling.one_day_only(), choices)


def _one_each(rule: str) -> list[str]:
    """The rule once for each of its month days or ordinals; itself where there is only one."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.get("FREQ") not in ("MONTHLY", "YEARLY"):
        return [rule]
    name = "BYMONTHDAY" if "BYMONTHDAY" in parts else "BYDAY"
    values = parts.get(name, "").split(",")
    return [
        ";".join(f"{key}={value if key == name else was}" for key, was in parts.items())
        for value in values
    ]
