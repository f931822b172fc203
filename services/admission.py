"""Who may use the bot, and how often: allow lists and rate limits."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.people import Person
from storage.spaces import Space

if TYPE_CHECKING:
    from config import Settings


@dataclass(frozen=True, slots=True)
class TooMany:
    """Somebody was too fast; ``seconds`` until the next one is read."""

    seconds: int


class Admission:
    """Keeps the counters of one process; they are forgotten at its end, which does no harm."""

    def __init__(self, settings: Settings) -> None:
        from limits import parse, storage, strategies

        self._settings = settings
        self._limiter = strategies.MovingWindowRateLimiter(storage.MemoryStorage())
        self._rates = {"person": parse(settings.rate_person), "space": parse(settings.rate_space)}

    def is_allowed(self, person: Person, space: Space) -> bool:
        """Tell whether the allow lists let this person use the bot here; empty lists let all."""
        settings = self._settings
        closed = space.kind == "group" and bool(settings.allowed_spaces)
        if closed and space.id not in settings.allowed_spaces:
            return False
        if not settings.allowed_domains and not settings.allowed_people:
            return True
        domain = person.email.rpartition("@")[2].lower()
        return domain in settings.allowed_domains or person.email in settings.allowed_people

    def count(self, person: Person, space: Space) -> TooMany | None:
        """Count one event of a person in a space; too many in a minute are not read."""
        for kind, name in (("person", person.id), ("space", space.id)):
            rate = self._rates[kind]
            if not self._limiter.hit(rate, kind, name):
                again = self._limiter.get_window_stats(rate, kind, name).reset_time
                return TooMany(max(1, round(again - time.time())))
        return None
