"""What a scan found on its way to a reading: its slots, zone and assumptions, and the refusal."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from language.line.scan import Scan, Slot
from language.times.days import Reader
from language.words.kinds import listed

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


_MONTH_NAMES = listed("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


class When:
    """What a line says about time; the fields mean what those of ``Command`` mean.

    ``options`` are other readings as fields that differ.
    """

    __slots__ = (
        "assumed", "clock", "count", "day", "duration", "end", "instant", "not_understood",
        "options", "question", "rule", "start", "until", "why", "zone",
    )  # fmt: skip

    def __init__(self) -> None:
        self.start: datetime | None = None
        self.day: date | None = None
        self.clock: time | None = None
        self.end: datetime | None = None
        self.duration: timedelta | None = None
        self.zone: str | None = None
        self.rule: str | None = None
        self.until: date | None = None
        self.count: int | None = None
        self.instant = False
        self.assumed: list[str] = []
        self.options: list[dict[str, Any]] = []
        self.question: str | None = None
        self.not_understood: list[str] = []
        self.why: str | None = None

    @property
    def said(self) -> bool:
        """Whether any time was said at all."""
        return bool(
            self.start or self.day or self.clock or self.rule or self.question or self.why
            or self.instant or self.duration
        )  # fmt: skip


class Refused(Exception):
    def __init__(self, why: str, words: list[str]):
        super().__init__(why)
        self.why = why
        self.words = words


def in_words(moment: datetime | date) -> str:
    """ "Tue 24 Nov 15:00", with the year when it says a day only."""
    day = f"{_DAY_NAMES[moment.weekday()]} {moment.day} {_MONTH_NAMES[moment.month - 1]}"
    if isinstance(moment, datetime):
        return f"{day} {moment.year}, {moment:%H:%M}"
    return f"{day} {moment.year}"


class Said:
    """What a scan found, on its way to a ``When``: the slots, the zone, and what was assumed."""

    __slots__ = ("place", "reader", "scan", "titled", "when", "zone")

    def __init__(self, scan: Scan):
        self.scan = scan
        self.reader: Reader = scan.reader
        self.when = When()
        self.zone: tzinfo = self.reader.home
        self.place = False  # the zone was taken from a city that may be a mere place
        self.titled: set[int] = set()  # tokens that were given to the title on purpose

    def words(self, slot: Slot) -> str:
        return self.scan.line.cut(slot.i, slot.j)

    def refuse(self, why: str, *slots: Slot) -> Refused:
        return Refused(why, [self.words(slot) for slot in slots])

    def to_title(self, slot: Slot) -> None:
        self.scan.slots.remove(slot)
        self.titled |= set(range(slot.i, slot.j))
        self.scan.rest = sorted({*self.scan.rest, *range(slot.i, slot.j)})
