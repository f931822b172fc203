"""A recurrence as it was said: how often, on which days, and what is left open."""

from __future__ import annotations

from datetime import date, timedelta

from language.times.days import made, nth

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


WORKDAYS = [(0, n) for n in range(5)]


class Repeat:
    """A recurrence; ``days`` are (which one of the month or 0, weekday), Monday 0.

    ``bad`` tells why it was not understood, ``question`` what must be asked, ``others`` hold other
    readings. ``weak``: an adjective ("weekly sync") that yields to what is said elsewhere.
    """

    __slots__ = ("bad", "days", "freq", "interval", "month", "monthdays", "note", "others", "part",
                 "question", "weak")  # fmt: skip

    def __init__(self, freq: str, interval: int = 1, days: list[tuple[int, int]] | None = None):
        self.freq = freq
        self.interval = interval
        self.days = days or []
        self.monthdays: list[int] = []
        self.month: int | None = None
        self.bad: str | None = None
        self.question: str | None = None
        self.others: list[Repeat] = []
        self.note: str | None = None
        self.part: str | None = None
        self.weak = False

    @property
    def bare(self) -> bool:
        """Says how often but not on which days."""
        return not (self.days or self.monthdays)

    def copy(self) -> Repeat:
        other = Repeat(self.freq, self.interval, list(self.days))
        other.monthdays, other.month, other.part = list(self.monthdays), self.month, self.part
        return other

    def settle(self, day: date) -> None:
        """Spell out the days that were left to the first date."""
        if not self.bare or self.freq == "DAILY":
            return
        if self.freq == "WEEKLY":
            self.days = [(0, day.weekday())]
        else:
            self.monthdays = [day.day]
            if self.freq == "YEARLY":
                self.month = day.month

    def text(self) -> str:
        """The rule's parts before COUNT or UNTIL."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        if self.days:
            chosen = sorted(set(self.days), key=lambda d: (d[0] < 0, d[0], d[1]))
            parts.append("BYDAY=" + ",".join(f"{n or ''}{CODES[wd]}" for n, wd in chosen))
        if self.monthdays:
            chosen_days = sorted(set(self.monthdays), key=lambda n: n if n > 0 else 99)
            parts.append("BYMONTHDAY=" + ",".join(map(str, chosen_days)))
        return ";".join(parts)

    def first(self, begin: date) -> date | None:
        """The first day of the rule on or after ``begin``."""
        if self.freq == "DAILY" or self.bare:
            return begin
        if self.freq == "WEEKLY":
            wanted = {wd for _, wd in self.days}
            return next(d for n in range(7) if (d := begin + timedelta(days=n)).weekday() in wanted)
        year, month = begin.year, begin.month
        for _ in range(121):
            if year > 9998:
                return None
            if self.month in (None, month):
                days = [nth(year, month, wd, n) for n, wd in self.days]
                days += [_monthday(year, month, n) for n in self.monthdays]
                fitting = sorted(day for day in days if day and day >= begin)
                if fitting:
                    return fitting[0]
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return None


def _monthday(year: int, month: int, number: int) -> date | None:
    if number > 0:
        return made(year, month, number)
    first = date(year + month // 12, month % 12 + 1, 1)
    return first - timedelta(days=-number)


Found = tuple[int, Repeat]


def broken(why: str) -> Repeat:
    repeat = Repeat("")
    repeat.bad = why
    return repeat


def merged(first: Repeat, second: Repeat) -> Repeat | None:
    """Put two statements about the same recurrence together; ``None`` if they contradict."""
    if first.bad or second.bad:
        return first if first.bad else second
    for a, b in ((first, second), (second, first)):
        if a.text() == b.text():
            return b if a.weak else a
        if a.freq == b.freq and a.bare and a.freq != "DAILY":
            if b.interval > 1 and a.interval > 1 and a.interval != b.interval:
                return None
            kept = b.copy()
            kept.interval = max(a.interval, b.interval)
            kept.note = b.note if b.note and "assumed" not in b.note else None
            kept.question = a.question
            return kept
        if a.weak and not b.weak:
            return b
        if a.freq == "YEARLY" and a.bare and b.freq == "MONTHLY" and b.interval == 1:
            return None
    return None
