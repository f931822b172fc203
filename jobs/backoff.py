"""How long to wait before trying again."""

from __future__ import annotations

import random
from datetime import timedelta

SHORTEST = timedelta(seconds=1)
LONGEST = timedelta(minutes=15)


def after_failures(failures: int) -> timedelta:
    """One second after the first failure, twice as long after each further one, spread a little."""
    doubled: timedelta = SHORTEST * 2 ** min(max(failures - 1, 0), 10)
    return min(doubled, LONGEST) * random.uniform(0.75, 1.0)


def after_waiting(waited: timedelta) -> timedelta:
    """The same for something that does not count its failures: it has waited that long by now."""
    return min(max(waited, SHORTEST), LONGEST) * random.uniform(0.75, 1.0)
