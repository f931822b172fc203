"""What the sandbox knows of the bot that runs beside it: three functions and an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


def _nothing() -> dict[str, int]:
    return {}


@dataclass(frozen=True)
class BotHooks:
    """``url``: where the bot's own routes answer. ``pending``: what is due and unfinished in it,
    by name; all zero is idle. ``next_due``: the moment of its next planned work.
    ``clock_moved``: called after each change of the clock, so that its scheduler looks again.
    """

    url: str | None = None
    pending: Callable[[], dict[str, int]] = _nothing
    next_due: Callable[[], datetime | None] = lambda: None
    clock_moved: Callable[[], None] = lambda: None
