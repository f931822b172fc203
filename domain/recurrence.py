"""Recurrence rules: RRULE text to a value and back, in the forms that Webex takes."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_INTERVAL = 999


class Frequency(StrEnum):
    """How often; the names are those of RRULE."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


# Source: create options, recurrence: occurrences allowed where a rule has an end.
LIMITS = {
    Frequency.DAILY: 1826,
    Frequency.WEEKLY: 261,
    Frequency.MONTHLY: 60,
    Frequency.YEARLY: 5,
}

PARTS = {
    Frequency.DAILY: frozenset[str](),
    Frequency.WEEKLY: frozenset({"BYDAY"}),
    Frequency.MONTHLY: frozenset({"BYDAY", "BYMONTHDAY"}),
    Frequency.YEARLY: frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH"}),
}
COMMON_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL"})


class Problem(StrEnum):
    """Why a recurrence is refused."""

    UNREADABLE = "unreadable"
    PART = "part"
    FREQUENCY = "frequency"
    INTERVAL = "interval"
    DAYS = "days"
    MONTH_DAY = "month day"
    MONTH = "month"
    COUNT = "count"
    UNTIL = "until"
    COUNT_AND_UNTIL = "count and until"
    TOO_MANY = "too many"
    TOO_LATE = "too late"
    NEVER = "never"


class RecurrenceRefused(ValueError):
    """Raised when a recurrence has a form that is not taken or goes beyond a limit.

    ``part`` is the offending text, ``limit`` the number of occurrences or the last day allowed.
    """

    def __init__(self, problem: Problem, part: str = "", limit: int | date | None = None) -> None:
        super().__init__(f"{problem.value}: {part}" if part else problem.value)
        self.problem = problem
        self.part = part
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule, without its start.

    ``days`` are the weekdays of a weekly rule (Monday is 0, ascending; empty: that of the start).
    ``ordinal`` is (n, weekday) for monthly and yearly rules, n from the end if negative;
    ``month_day`` counts from the end if negative; ``month`` belongs to yearly rules.
    ``until`` is a moment in UTC, or a day in the zone of the plan; both count in.
    """

    frequency: Frequency
    interval: int = 1
    days: tuple[int, ...] = ()
    ordinal: tuple[int, int] | None = None
    month_day: int | None = None
    month: int | None = None
    count: int | None = None
    until: date | None = None

    @property
    def endless(self) -> bool:
        return self.count is None and self.until is None


@lru_cache(maxsize=4096)
def parse(text: str) -> Recurrence:
    """Read RRULE text, with or without its prefix.

    Of several month days, ordinals or months only the first is kept, as Webex does.
    Raises ``RecurrenceRefused`` for everything that is not daily, weekly, monthly or yearly in
    the forms known to work.
    """
    parts = _parts(text)
    try:
        frequency = Frequency(parts.get("FREQ", ""))
    except ValueError:
        raise RecurrenceRefused(Problem.FREQUENCY, f"FREQ={parts.get('FREQ', '')}") from None
    for name, value in parts.items():
        if name not in COMMON_PARTS | PARTS[frequency]:
            raise RecurrenceRefused(Problem.PART, f"{name}={value}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RecurrenceRefused(Problem.COUNT_AND_UNTIL)
    rule = Recurrence(
        frequency,
        _number(parts, "INTERVAL", Problem.INTERVAL, range(1, LONGEST_INTERVAL + 1)) or 1,
        count=_number(parts, "COUNT", Problem.COUNT, range(1, 1_000_000)),
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )
    if frequency is Frequency.WEEKLY and "BYDAY" in parts:
        return replace(rule, days=_weekdays(parts["BYDAY"]))
    if frequency in (Frequency.MONTHLY, Frequency.YEARLY):
        return _with_date(rule, parts)
    return rule


def text(rule: Recurrence) -> str:
    """Write a rule as RRULE text without prefix, always in the same order of parts."""
    parts = [f"FREQ={rule.frequency}", f"INTERVAL={rule.interval}"]
    if rule.month is not None:
        parts.append(f"BYMONTH={rule.month}")
    if rule.month_day is not None:
        parts.append(f"BYMONTHDAY={rule.month_day}")
    if rule.ordinal is not None:
        parts.append(f"BYDAY={rule.ordinal[0]}{DAY_NAMES[rule.ordinal[1]]}")
    if rule.days:
        parts.append(f"BYDAY={','.join(DAY_NAMES[day] for day in rule.days)}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if isinstance(rule.until, datetime):
        parts.append(f"UNTIL={rule.until.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    elif rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(parts)


def until_day(rule: Recurrence, zone: ZoneInfo) -> date | None:
    """Return the last local day that a rule with an end date reaches; ``None`` without one."""
    if isinstance(rule.until, datetime):
        return rule.until.astimezone(zone).date()
    return rule.until


def shifted(rule: Recurrence, old: date, new: date) -> Recurrence:
    """Return the rule as it reads when the date it falls on at ``old`` moves to ``new``.

    Weekdays turn by the days between; a date or an ordinal becomes that of the new day.
    """
    if old == new:
        return rule
    turned = tuple(sorted((day + (new - old).days) % 7 for day in rule.days))
    month_day, ordinal = rule.month_day, rule.ordinal
    length = monthrange(new.year, new.month)[1]
    if month_day is not None:
        month_day = new.day - length - 1 if month_day < 0 else new.day
    if ordinal is not None:
        nth = -((length - new.day) // 7 + 1) if ordinal[0] < 0 else (new.day - 1) // 7 + 1
        ordinal = (nth, new.weekday())
    month = new.month if rule.month is not None else None
    return replace(rule, days=turned, month_day=month_day, ordinal=ordinal, month=month)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    body = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    for piece in body.split(";"):
        name, equals, value = (side.strip() for side in piece.partition("="))
        if not (name and equals and value):
            raise RecurrenceRefused(Problem.UNREADABLE, piece)
        if name in parts:
            raise RecurrenceRefused(Problem.UNREADABLE, piece)
        parts[name] = value
    return parts


def _number(parts: dict[str, str], name: str, problem: Problem, allowed: range) -> int | None:
    if name not in parts:
        return None
    value = parts[name]
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", value) or int(value) not in allowed:
        raise RecurrenceRefused(problem, f"{name}={value}")
    return int(value)


def _until(value: str) -> date:
    form = "%Y%m%d" if len(value) == 8 else "%Y%m%dT%H%M%SZ"
    if not re.fullmatch(r"[0-9]{8}(T[0-9]{6}Z)?", value):
        raise RecurrenceRefused(Problem.UNTIL, f"UNTIL={value}")
    try:
        moment = datetime.strptime(value, form).replace(tzinfo=UTC)
    except ValueError:
        raise RecurrenceRefused(Problem.UNTIL, f"UNTIL={value}") from None
    return moment if len(value) > 8 else moment.date()


def _weekdays(value: str) -> tuple[int, ...]:
    names = [name.strip() for name in value.split(",")]
    if not all(name in DAY_NAMES for name in names):
        raise RecurrenceRefused(Problem.DAYS, f"BYDAY={value}")
    return tuple(sorted({DAY_NAMES.index(name) for name in names}))


def _with_date(rule: Recurrence, parts: dict[str, str]) -> Recurrence:
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise RecurrenceRefused(Problem.DAYS, f"BYDAY={parts['BYDAY']}")
    # Without a month, a yearly date means "in every month" to RRULE but one date to a reader.
    for name in ("BYDAY", "BYMONTHDAY"):
        if rule.frequency is Frequency.YEARLY and name in parts and "BYMONTH" not in parts:
            raise RecurrenceRefused(Problem.MONTH, f"{name}={parts[name]}")
    first = {name: value.split(",")[0].strip() for name, value in parts.items()}
    month = _number(first, "BYMONTH", Problem.MONTH, range(1, 13))
    month_day = _number(first, "BYMONTHDAY", Problem.MONTH_DAY, range(-31, 32))
    if month_day == 0:
        raise RecurrenceRefused(Problem.MONTH_DAY, f"BYMONTHDAY={parts['BYMONTHDAY']}")
    ordinal = _ordinal(first["BYDAY"]) if "BYDAY" in first else None
    return replace(rule, month=month, month_day=month_day, ordinal=ordinal)


def _ordinal(value: str) -> tuple[int, int]:
    match = re.fullmatch(r"([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)", value)
    if match is None:
        raise RecurrenceRefused(Problem.DAYS, f"BYDAY={value}")
    return int(match[1]), DAY_NAMES.index(match[2])
