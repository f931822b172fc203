"""The series of the guide's figures 1 to 9, in Asia/Shanghai.

The 10:00 borders of figure 2 are a slip of the page; nothing here depends on that morning.
"""

from __future__ import annotations

from datetime import datetime

from domain.model import Series
from tests.domain.build import at, make

SHANGHAI = "Asia/Shanghai"


def moment(text: str) -> datetime:
    """Read ``MM-DDTHH:MM`` of 2021 in Shanghai."""
    return at(f"2021-{text}", SHANGHAI)


def daily(count: int = 4, first: str = "2021-04-19T10:00") -> Series:
    """Figures 1, 3, 4, 5 and 8: one a day from 19 April."""
    return make(first, f"FREQ=DAILY;INTERVAL=1;COUNT={count}", SHANGHAI)


def weekly() -> Series:
    """Figures 2, 6 and 7: Tuesdays and Fridays from 1 June."""
    return make("2021-06-01T10:00", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,FR;COUNT=4", SHANGHAI)


def overnight() -> Series:
    """Figure 9: every day at 22:00 for four hours; 18 April comes before d2."""
    return make("2021-04-18T22:00", "FREQ=DAILY;COUNT=5", SHANGHAI)
