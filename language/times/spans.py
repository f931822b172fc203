"""Spans: ranges of the clock ("3-4pm", "from 9 to 9:30") and stretches of days ("next week")."""

from __future__ import annotations

from datetime import date, timedelta

from language.line.numbers import at
from language.line.tokens import Token
from language.times import clocks, dates, days, edges, zones
from language.times.clock import Clock
from language.times.days import Reader

TIMELIKE = frozenset((
    "wd", "wds", "day", "dayam", "part", "clk", "mo", "at", "on", "from", "nth", "iso", "slash",
    "dotted", "this", "next", "coming", "freq", "until", "start", "for", "every", "ap", "fest",
    "between", "clock",
))  # fmt: skip
_OPEN = frozenset(("-", "to", "until"))


def clock_range(
    reader: Reader, tokens: list[Token], i: int, strong: bool, opener: str = ""
) -> tuple[int, Clock, Clock, int] | None:
    """Read "3-4pm" or "9 to 9:30" at ``i``.

    Returns where it ends, both clocks with morning and evening settled against each other where one
    of them settles the other, and where a zone named after the first clock begins (or -1).
    """
    first = clocks.read(tokens, i, True)
    if first is None:
        return None
    token = tokens[i]
    j, begin = first
    zone_at = -1
    zone = _zone_between(reader, tokens, j)
    if zone:
        zone_at, j = j, zone
    if at(tokens, j).cat == "part" and opener:
        pass
    separator = at(tokens, j)
    if separator.cat == "and":
        if opener != "between":
            return None
    elif separator.cat not in _OPEN and not (separator.cat == "at" and opener in ("from", "de")):
        return None
    k = j + 1
    while at(tokens, k).cat in ("at", "the", "until") and k < j + 3:
        k += 1
    second = clocks.read(tokens, k, True)
    if second is None:
        return None
    end_at, end = second
    if separator.cat in ("until", "to", "-") and not end.named and tokens[k].cat == "int":
        day = dates.read(reader, tokens, k, True)
        if day and (day[1].day or day[1].bad) and day[0] > end_at:
            return None  # "9am until 18 dec"
    hours = at(tokens, k + 1)
    if (
        hours.cat == "u"
        and hours.low == "h"
        and tokens[k].cat == "int"
        and end_at == k + 2
        and (tokens[k].val < 9 and not (at(tokens, i + 1).cat == "u" or opener))
    ):
        return None  # "3pm - 1h" is a length
    bare = token.cat in ("int", "num") and j == i + 1
    if bare and not strong and not _looks_like_range(tokens, i, k, end_at, end):
        return None
    if token.cat == "dec" and not strong and tokens[k].cat not in ("dec", "int", "clock"):
        return None
    if separator.cat == "to" and tokens[i].cat == "dec" and at(tokens, end_at).cat == "u":
        return None
    if bare and tokens[k].cat in ("int", "num") and at(tokens, end_at).cat in ("u", "times", "%"):
        return None
    if separator.cat == "-" and token.cat == "clock" and token.text == tokens[k].text:
        end.bad = end_at == k + 1  # "10:00-10:00"
    if (begin.hour, begin.minute, begin.fixed) == (end.hour, end.minute, end.fixed) and (
        not (begin.bad or end.bad)
    ):
        return None
    if token.cat == "clock" and end.day_style and not begin.fixed:
        begin.fixed = True  # "10:00-22:30"
    if token.cat == "clock" == tokens[k].cat and begin.fixed and not end.fixed:
        zeroed = token.text[0] == "0" or begin.day_style
        end.fixed = zeroed and (end.hour, end.minute) > (begin.hour, begin.minute)  # "00:00-12:30"
    _settle(reader, begin, end)
    return end_at, begin, end, zone_at


def _zone_between(reader: Reader, tokens: list[Token], j: int) -> int:
    if at(tokens, j).cat in ("word", "z") and at(tokens, j).text.isupper():
        found = zones.read(tokens, j, "", reader.now, reader.home, after_clock=True)
        if found and at(tokens, found[0]).cat in _OPEN:
            return found[0]
    return 0


def _looks_like_range(tokens: list[Token], i: int, k: int, j: int, end: Clock) -> bool:
    if tokens[k].cat in ("clock", "clk") or (tokens[k].cat in ("int", "num") and j > k + 1):
        return True
    if len(tokens[i].text) == 4 and tokens[i].cat == "int":
        return not 1900 <= tokens[i].val <= 2100
    before = at(tokens, i - 1)
    after = at(tokens, j)
    if before.cat in TIMELIKE and not (before.cat == "on" and before.glued):
        return True
    if before.cat == "," and at(tokens, i - 2).cat in TIMELIKE | {"int"}:
        return True
    if after.cat in ("wd", "day", "on", "this", "next", "every", "ap", "mo", "part", "wds", "freq",
                     "dayam"):  # fmt: skip
        return True
    if tokens[i].cat == "num" and end.fixed and end.named:
        return True
    return i == 0 and after.cat in ("end", "with", "for", ",")


def _settle(reader: Reader, begin: Clock, end: Clock) -> None:
    start_minutes = begin.hour * 60 + begin.minute
    stop = end.hour * 60 + end.minute
    if begin.bad or end.bad:
        return
    if end.fixed and not begin.fixed:
        choices = [start_minutes % 720, start_minutes % 720 + 720]
        earlier = [choice for choice in choices if choice < (stop or 1440)]
        if end.named == "midnight":
            earlier = [choices[1]]
        chosen = max(earlier) if earlier else choices[1]
        begin.hour, begin.minute = divmod(chosen, 60)
        begin.fixed = True
    elif begin.fixed and not end.fixed:
        _after(begin, end)
    elif not begin.fixed:
        hour = likely_hour(reader, begin)
        begin.plain = plain_hour(reader, begin, hour)
        if not begin.plain:
            begin.other = ((begin.hour % 12 + (0 if hour >= 12 else 12)), begin.minute)
        begin.minutes_said = False
        begin.hour = hour
        _after(begin, end)


def _after(begin: Clock, end: Clock) -> None:
    start = begin.hour * 60 + begin.minute
    stop = end.hour * 60 + end.minute
    choices = [stop % 720, stop % 720 + 720]
    later = [choice for choice in choices if choice > start]
    chosen = min(later) if later else choices[0]
    end.hour, end.minute = divmod(chosen, 60)
    end.fixed = True


def likely_hour(reader: Reader, clock: Clock) -> int:
    """The hour, morning or evening, that lies in the person's working hours or nearest to them."""
    begin = reader.habits.begin.hour * 60 + reader.habits.begin.minute
    end = reader.habits.end.hour * 60 + reader.habits.end.minute

    def distance(hour: int) -> int:
        minutes = hour * 60 + clock.minute
        return max(begin - minutes, minutes - end, 0)

    early, late = clock.hour % 12, clock.hour % 12 + 12
    return early if distance(early) < distance(late) else late


def plain_hour(reader: Reader, clock: Clock, hour: int) -> bool:
    """Whether "9:15" is read as written, within an hour of the working day: no doubt then."""
    begin, end = reader.habits.begin.hour - 1, reader.habits.end.hour + 1
    return clock.minutes_said and hour == clock.hour and begin <= hour <= end


def period(reader: Reader, tokens: list[Token], i: int) -> tuple[int, date, date] | None:
    """Read a stretch of whole days ("this week", "last month", "december", "q3", "next 7 days").

    Returns where it ends, its first day and the day after its last.
    """
    token = at(tokens, i)
    if token.cat in ("the", "in"):
        i += 1 if at(tokens, i + 1).cat != "the" else 2
        token = at(tokens, i)
    if token.cat in ("this", "next", "coming", "last", "previous", "past", "for the next"):
        step = {"this": 0, "last": -1, "previous": -1, "past": -1}.get(token.cat, 1)
        after = at(tokens, i + 1)
        if after.cat in ("u", "quarter"):
            unit = after.val if after.cat == "u" else "quarter"
            found = unit_period(reader, unit, step)
            return (i + 2, *found) if found else None
        if after.cat == "mo":
            year = reader.today.year
            if step >= 0 and after.val < reader.today.month:
                year += 1
            elif step < 0 and after.val >= reader.today.month:
                year -= 1
            return (i + 2, *_month(year, after.val))
        from language.times.durations import length

        span = length(tokens, i + 1)
        if span and span[1].unit in ("day", "week", "fortnight", "month", "quarter", "year"):
            end = days.plus(reader.today, span[1].days * step, span[1].months * step)
            if step > 0:
                return span[0], reader.today, end
            return span[0], end, reader.today + timedelta(days=1)
        return None
    if token.cat == "mo":
        said = days.year_at(tokens, i + 1)
        year = said[1] if said else reader.today.year + (token.val < reader.today.month)
        return (said[0] if said else i + 1, *_month(year, token.val))
    quarter = edges.quarter_at(tokens, i)
    if quarter:
        begin, last = edges.quarter_days(reader, quarter[1])
        return quarter[0], begin, last + timedelta(days=1)
    if token.cat == "u" and token.val == "wend":
        found = unit_period(reader, "wend", 0)
        return (i + 1, *found) if found else None
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, days.plus(first, 0, 1)


def unit_period(reader: Reader, unit: str, step: int) -> tuple[date, date] | None:
    today = reader.today
    if unit == "week":
        first = reader.week(today) + timedelta(days=7 * step)
        return first, first + timedelta(days=7)
    if unit == "wend":
        saturday = today + timedelta(days=5 - today.weekday() + 7 * step)
        return saturday, saturday + timedelta(days=2)
    if unit == "fortnight":
        first = reader.week(today) + timedelta(days=7 if step > 0 else 0)
        return first, first + timedelta(days=14)
    if unit == "month":
        first = days.plus(today.replace(day=1), 0, step)
        return first, days.plus(first, 0, 1)
    if unit == "quarter":
        first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        first = days.plus(first, 0, 3 * step)
        return first, days.plus(first, 0, 3)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step + 1, 1, 1)
    if unit == "day":
        day = today + timedelta(days=step)
        return day, day + timedelta(days=1)
    return None
