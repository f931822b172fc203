"""Who may use the bot, and how often: allow lists and rate limits."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.people import Person
from storage.spaces import Space

if TYPE_CHECKING:
    from config import Settings


LONGEST_PAUSE = 60  # seconds, unless the rate itself needs more


@dataclass(frozen=True, slots=True)
class TooMany:
    """Somebody was too fast; ``seconds`` until the next one is read. ``told``: they know it."""

    seconds: int
    told: bool


def is_open(settings: Settings, space: Space) -> bool:
    """Tell whether the bot may be used in a space; an empty list lets all, direct ones are open."""
    return (
        space.kind != "group" or not settings.allowed_spaces or space.id in settings.allowed_spaces
    )


class Admission:
    """Keeps the counters of one process; they are forgotten at its end, which does no harm."""

    def __init__(self, settings: Settings) -> None:
        from limits import parse, storage, strategies

        self._settings = settings
        self._limiter = strategies.MovingWindowRateLimiter(storage.MemoryStorage())
        self._rates = {"person": parse(settings.rate_person), "space": parse(settings.rate_space)}
        self._pauses: dict[tuple[str, str], float] = {}  # until when nothing is read of whom

    def is_allowed(self, person: Person, space: Space) -> bool:
        """Tell whether the allow lists let this person use the bot here; empty lists let all."""
        settings = self._settings
        if not is_open(settings, space):
            return False
        if not settings.allowed_domains and not settings.allowed_people:
            return True
        domain = person.email.rpartition("@")[2].lower()
        return domain in settings.allowed_domains or person.email in settings.allowed_people

    def count(self, person: Person, space: Space) -> TooMany | None:
        """Count one event of a person in a space; after too many nothing is read for a while, so
        that what was said about it once stays true.
        """
        now = time.time()
        for kind, name in (("person", person.id), ("space", space.id)):
            rate, until = self._rates[kind], self._pauses.get((kind, name), 0.0)
            if now < until:
                return TooMany(math.ceil(until - now), told=True)
            if not self._limiter.hit(rate, kind, name):
                again = self._limiter.get_window_stats(rate, kind, name).reset_time
                until = max(again, now + min(rate.get_expiry(), LONGEST_PAUSE))
                self._pauses[kind, name] = until
                return TooMany(math.ceil(until - now), told=False)
        return None
