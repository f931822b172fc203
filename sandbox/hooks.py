"""What the sandbox knows of the bot that runs beside it: three functions and an address."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")


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


def guarded(hooks: BotHooks) -> BotHooks:
    """Return the same hooks, but a bot that fails to answer is logged and counts as busy."""

    def tried(ask: Callable[[], T], otherwise: T) -> Callable[[], T]:
        def answer() -> T:
            try:
                return ask()
            except Exception:
                log.exception("The bot did not answer the sandbox")
                return otherwise

        return answer

    return BotHooks(
        hooks.url,
        tried(hooks.pending, {"bot": 1}),
        tried(hooks.next_due, None),
        tried(hooks.clock_moved, None),
    )
