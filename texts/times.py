"""Moments, lengths, lead times and recurrences in words, in a reader's zone and manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from texts.markdown import sentence

if TYPE_CHECKING:
    from babel import Locale

DEFAULT_LOCALE = "en"
"""What is used when nobody said otherwise: English, day before month, 24 hours."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_WEBEX_TO_CLDR = {"es_SP": "es_ES", "no_NO": "nb_NO", "es_ES": "es_MX"}
_OURS = {"en", "en_GB", "en_IE", "en_AU", "en_NZ", "en_IN"}

# The zone an abbreviation means to most people, as hours from UTC: it is printed only there.
_KNOWN = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "SAST": 2, "EAT": 3, "WAT": 1, "CAT": 2, "MSK": 3, "IST": 5.5, "PKT": 5, "HKT": 8, "JST": 9,
    "KST": 9, "AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5,
}  # fmt: skip


def with_hours(locale: str, style: str) -> str:
    """A locale that keeps to ``12`` or ``24`` hours; any other ``style`` leaves it as it is."""
    name = locale.partition("@")[0]
    return f"{name}@h{style}" if style in ("12", "24") else name


def _split(locale: str) -> tuple[str, str]:
    name, _, hours = (locale or DEFAULT_LOCALE).replace("-", "_").partition("@")
    return name, hours


@lru_cache(maxsize=64)
def _babel(name: str) -> Locale | None:
    """The CLDR locale, ``None`` when our own English will do or nobody knows the name."""
    if name in _OURS or name == "en_US":
        return None
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_WEBEX_TO_CLDR.get(name, name))
    except (ValueError, UnknownLocaleError):
        return None


def _tidy(words: str) -> str:
    return " ".join(words.replace("\u200e", "").replace("\u200f", "").split())


def _clock(local: datetime, locale: str) -> str:
    name, hours = _split(locale)
    known = _babel(name)
    if known is None:
        if hours == "h12" or (name == "en_US" and hours != "h24"):
            return f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
        return f"{local:%H:%M}"
    from babel import dates

    if hours:
        skeleton = "Hm" if hours == "h24" else "hm"
        return _tidy(dates.format_skeleton(skeleton, local, tzinfo=None, locale=known))
    return _tidy(dates.format_time(local.time(), "short", locale=known))


def clock(dt: datetime, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> str:
    """``15:00`` or ``3:00 PM``, in ``zone``, which is not named."""
    return _clock(dt.astimezone(zone), locale)


def clock_zone(dt: datetime, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> str:
    """``15:00 CEST``."""
    return f"{clock(dt, zone, locale)} {zone_name(zone, dt, locale)}"


def date_words(day: date, locale: str = DEFAULT_LOCALE, *, year: bool = True) -> str:
    """``Fri 18 Dec 2026``, of a date without a zone."""
    name, _ = _split(locale)
    known = _babel(name)
    if known is not None:
        from babel import dates

        # Babel wants a datetime with a zone for skeletons; noon keeps the day in any of them.
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return _tidy(dates.format_skeleton("yMMMEd" if year else "MMMEd", noon, locale=known))
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if name == "en_US":
        return f"{weekday}, {month} {day.day}" + (f", {day.year}" if year else "")
    return f"{weekday} {day.day} {month}" + (f" {day.year}" if year else "")


def day(
    dt: datetime, zone: ZoneInfo, locale: str = DEFAULT_LOCALE, *, now: datetime | None = None
) -> str:
    """``Thu 14 May``; with the year when ``now`` is in another one."""
    local = dt.astimezone(zone)
    year = now is not None and now.astimezone(zone).year != local.year
    return date_words(local.date(), locale, year=year)


def moment(
    dt: datetime, zone: ZoneInfo, locale: str = DEFAULT_LOCALE, *, now: datetime | None = None
) -> str:
    """``Thu 14 May, 15:00 CEST``."""
    return f"{day(dt, zone, locale, now=now)}, {clock_zone(dt, zone, locale)}"


def when(
    start: datetime,
    end: datetime | None,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    now: datetime | None = None,
) -> str:
    """``Thu 14 May, 15:00–15:30 CEST``; both days when it runs past midnight."""
    if end is None:
        return moment(start, zone, locale, now=now)
    if start.astimezone(zone).date() == end.astimezone(zone).date():
        return f"{day(start, zone, locale, now=now)}, {_range(start, end, zone, locale)}"
    return f"{_moment_until(start, end, zone, locale, now)} – {moment(end, zone, locale, now=now)}"


def _moment_until(
    start: datetime, end: datetime, zone: ZoneInfo, locale: str, now: datetime | None
) -> str:
    if zone_name(zone, start, locale) != zone_name(zone, end, locale):
        return moment(start, zone, locale, now=now)
    return f"{day(start, zone, locale, now=now)}, {clock(start, zone, locale)}"


def _range(start: datetime, end: datetime, zone: ZoneInfo, locale: str) -> str:
    begin, finish = clock(start, zone, locale), clock_zone(end, zone, locale)
    if zone_name(zone, start, locale) != zone_name(zone, end, locale):
        return f"{clock_zone(start, zone, locale)} – {finish}"  # the clocks change in between
    if (half := begin[-3:]) in (" AM", " PM") and half in finish:
        begin = begin[:-3]
    return f"{begin}–{finish}"


def when_many(
    start: datetime,
    end: datetime | None,
    zones: Sequence[ZoneInfo],
    locale: str = DEFAULT_LOCALE,
    *,
    now: datetime | None = None,
) -> str:
    """For a space: the first zone in full, then the start where clocks differ.

    ``Thu 14 May, 15:00–15:30 CEST · 09:00 EDT · 18:30 IST``; another day there is named:
    ``Fri 15 May, 00:30 AEST``. Source: the wording standard for spaces with several zones.
    """
    first = zones[0]
    words = [when(start, end, first, locale, now=now)]
    told = {start.astimezone(first).utcoffset()}
    for zone in zones[1:]:
        local = start.astimezone(zone)
        if local.utcoffset() in told:
            continue
        told.add(local.utcoffset())
        same_day = local.date() == start.astimezone(first).date()
        words.append(
            clock_zone(start, zone, locale) if same_day else moment(start, zone, locale, now=now)
        )
    return " · ".join(words)


def zone_name(zone: ZoneInfo, at: datetime, locale: str = DEFAULT_LOCALE) -> str:
    """``CEST`` where the letters are clear, else ``Istanbul time``; ``UTC+02:00`` for offsets."""
    local = at.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    letters = local.tzname() or ""
    if letters in _KNOWN and timedelta(hours=_KNOWN[letters]) == offset:
        return letters
    if zone.key.startswith("Etc/") or "/" not in zone.key:
        return offset_name(offset)
    return f"{place(zone)} time"


def offset_name(offset: timedelta) -> str:
    """``UTC+05:30``."""
    minutes = int(offset.total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"


def place(zone: ZoneInfo) -> str:
    """The city of a zone: ``New York`` of America/New_York."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def length(td: timedelta, *, days_too: bool = True) -> str:
    """``45 minutes``, ``1 hour 30 minutes``, ``2 days``; seconds are dropped.

    Without ``days_too`` a day is ``24 hours``, as lengths of meetings are said.
    """
    total = max(0, int(td.total_seconds()) // 60)
    days, rest = divmod(total, 24 * 60) if days_too else (0, total)
    hours, minutes = divmod(rest, 60)
    parts = [
        _count(number, noun)
        for number, noun in ((days, "day"), (hours, "hour"), (minutes, "minute"))
        if number
    ]
    return " ".join(parts) or "0 minutes"


def hours(td: timedelta) -> str:
    """The length of a meeting: ``24 hours``, not ``1 day``."""
    return length(td, days_too=False)


def lead(td: timedelta | None) -> str:
    """``10 minutes before``, ``at the start``, ``no reminder``."""
    if td is None:
        return "no reminder"
    return f"{length(td)} before" if td >= timedelta(minutes=1) else "at the start"


_DAY_NAMES = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
_LONG = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
    "SA": "Saturday", "SU": "Sunday",
}  # fmt: skip
_CODES = tuple(_LONG)
_PLACES = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    -1: "last",
    -2: "second last",
}
_WORKDAYS = ["MO", "TU", "WE", "TH", "FR"]


def repeats(
    recurrence: str | None,
    start: datetime,
    locale: str = DEFAULT_LOCALE,
    count_left: int | None = None,
    zone: ZoneInfo | None = None,
) -> str:
    """``every weekday at 09:15, until Fri 18 Dec 2026``; ``once`` without a recurrence.

    ``start`` is the wall-clock start of the first occurrence; ``zone`` the plan's, in which the
    day of an UNTIL in UTC is found. ``count_left`` replaces the COUNT of the rule.
    """
    if not recurrence:
        return "once"
    rule = dict(part.split("=", 1) for part in recurrence.removeprefix("RRULE:").split(";") if part)
    words = f"{_pattern(rule, start)} at {_clock(start, locale)}"
    if until := rule.get("UNTIL"):
        words += f", until {date_words(_until(until, zone), locale)}"
    elif "COUNT" in rule:
        left = count_left if count_left is not None else int(rule["COUNT"])
        words += f", {_count(left, 'time')}" + (" more" if count_left is not None else "")
    return words


def _until(until: str, zone: ZoneInfo | None) -> date:
    if "T" not in until:
        return datetime.strptime(until, "%Y%m%d").replace(tzinfo=UTC).date()
    read = datetime.strptime(until.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return read.astimezone(zone).date() if zone and until.endswith("Z") else read.date()


def _pattern(rule: dict[str, str], start: datetime) -> str:
    every = int(rule.get("INTERVAL", "1"))
    days = [code for code in rule.get("BYDAY", "").split(",") if code]
    match rule.get("FREQ"):
        case "DAILY":
            return _each(every, "day")
        case "WEEKLY":
            return _weekly(every, days or [_CODES[start.weekday()]])
        case "MONTHLY":
            return f"{_each(every, 'month')} on {_in_month(rule, days, start)}"
        case "YEARLY":
            month = int(rule.get("BYMONTH", str(start.month)))
            if days:
                return f"{_each(every, 'year')} on {_nth(days[0], rule)} of {MONTHS[month - 1]}"
            date_of = int(rule.get("BYMONTHDAY", str(start.day)))
            return f"{_each(every, 'year')} on {date_of} {MONTHS[month - 1]}"
    return "repeatedly"


def _each(every: int, noun: str) -> str:
    if every == 1:
        return f"every {noun}"
    return f"every other {noun}" if every == 2 else f"every {every} {noun}s"


def _weekly(every: int, days: list[str]) -> str:
    ordered = sorted(days, key=_CODES.index)
    if every == 1 and ordered == _WORKDAYS:
        return "every weekday"
    if every == 1 and len(ordered) == 7:
        return "every day"
    names = _LONG[ordered[0]] if len(ordered) == 1 else sentence(_DAY_NAMES[d] for d in ordered)
    if every == 1:
        return f"every {names}"
    if every == 2 and len(ordered) == 1:
        return f"every other {names}"
    return f"{_each(every, 'week')} on {names}"


def _in_month(rule: dict[str, str], days: list[str], start: datetime) -> str:
    if days:
        return _nth(days[0], rule)
    number = int(rule.get("BYMONTHDAY", str(start.day)).split(",")[0])
    return "the last day" if number == -1 else f"the {_ordinal(number)}"


def _nth(code: str, rule: dict[str, str]) -> str:
    found = re.fullmatch(r"([+-]?\d+)?(\w\w)", code)
    if found is None:
        return code
    place_in = int(found[1] or rule.get("BYSETPOS", "1"))
    return f"the {_PLACES.get(place_in, _ordinal(place_in))} {_LONG[found[2]]}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def join(parts: Iterable[str]) -> str:
    """Parts of one line, set apart by dots; empty ones are left out."""
    return " · ".join(part for part in parts if part)
