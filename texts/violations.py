"""Each broken rule in words, in the zone of the reader."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from domain.model import State
from domain.recurrence import Problem
from domain.rules import (
    AnotherLive,
    BadDuration,
    BadRecurrence,
    BadText,
    BeforeNow,
    DaysTaken,
    Gone,
    InProgress,
    InstanceIsFixed,
    LeavesInterval,
    NotLive,
    NotReady,
    TooFarAhead,
    Violation,
)
from texts.times import DEFAULT_LOCALE, clock_zone, date_words, hours, moment, place


def explain(
    violation: Violation,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    now: datetime | None = None,
    subject: str = "It",
    home: ZoneInfo | None = None,
    verb: str = "",
) -> str:
    """Say in a sentence or two why ``violation`` stands in the way, in the reader's ``zone``.

    ``home`` is the zone of the plan: its midnights are named where the reader's differ.
    """

    def at(when: datetime) -> str:
        return moment(when, zone, locale, now=now)

    def border(when: datetime) -> str:
        if home is None or when.astimezone(home).utcoffset() == when.astimezone(zone).utcoffset():
            return at(when)
        return f"{at(when)} (midnight in {place(home)})"

    match violation:
        case InstanceIsFixed():
            return (
                f"{subject} is happening or has happened, and what has begun can't be changed. "
                "Only the planned date it belongs to, or the series, can."
            )
        case InProgress(original, since):
            live = f"its meeting of {_date(original, locale, now)}" if verb == "series" else "it"
            return (
                f"{subject} can't be changed now: {live} has been in progress since "
                f"{clock_zone(since, zone, locale)}. It has to end first."
            )
        case BeforeNow(when, current, which):
            verb_words = "would start" if which == "start" else "would end"
            return (
                f"{subject} {verb_words} on {moment(when, zone, locale, now=current)}, which has "
                f"passed; it is {at(current)} now."
            )
        case TooFarAhead(_, limit):
            return (
                f"{subject} has to start within ten years, before "
                f"{date_words(limit.astimezone(zone).date(), locale)}."
            )
        case BadDuration(duration):
            return f"{subject} {_bad_length(duration)}"
        case LeavesInterval(start, interval):
            if interval.end is not None and start >= interval.end:
                return (
                    f"{subject} must start before {border(interval.end)}, where the days of the "
                    "next one begin."
                )
            first = interval.begin or start
            return (
                f"{subject} can't start before {border(first)}: the days until then belong to the "
                "one before it."
            )
        case BadRecurrence(problem, part, limit):
            return _bad_recurrence(problem, part, limit, zone, locale)
        case BadText(field, 0, _):
            return f"The {field} is missing."
        case BadText(field, size, limit):
            return f"The {field} has {size} characters; {limit} fit."
        case DaysTaken(sibling):
            return (
                f"{subject} can't come back to its place: the one of "
                f"{_date(sibling.original, locale, now)} has moved into its days and is now on "
                f"{at(sibling.start)}. Move one of the two first."
            )
        case Gone(original):
            return (
                f"There is no {_of(subject)}{_date(original, locale, now)} any more: that date was "
                "cancelled, or the series now falls on other days."
            )
        case NotReady(state, since):
            return f"{subject} {_not_ready(state, at(since) if since else '')}"
        case AnotherLive(original):
            return (
                f"{subject} can't be started yet: the one of {_date(original, locale, now)} is "
                "still in progress. End that one first."
            )
        case NotLive():
            return (
                "Nobody is waiting to be let in."
                if verb == "admit"
                else f"{subject} is not in progress."
            )
    assert_never(violation)


def _of(subject: str) -> str:
    return "meeting on " if subject == "It" else f"{subject.split('” of ')[0].rstrip('”')}” on "


def _date(original: datetime, locale: str, now: datetime | None) -> str:
    return date_words(original.date(), locale, year=now is not None and now.year != original.year)


def _bad_length(duration: timedelta) -> str:
    if duration <= timedelta():
        return "would end before it starts. A meeting lasts from 10 minutes to 24 hours."
    extreme = "too short" if duration < timedelta(hours=1) else "too long"
    return (
        f"would last {hours(duration)}, which is {extreme}: "
        "a meeting lasts from 10 minutes to 24 hours."
    )


def _not_ready(state: State, since: str) -> str:
    match state:
        case State.ENDED | State.EXPIRED:
            return "is over."
        case State.MISSED:
            return "was missed: its time has passed and nobody came. Give it a new time first."
        case State.IN_PROGRESS:
            return "is in progress already."
        case State.LOBBY:
            return "is open already: people are waiting for the host."
    if since:
        return f"can be started from {since} on, when the one before it is over."
    return "can't be started now."


_PROBLEMS = {
    Problem.UNREADABLE: "I can't read how it should repeat.",
    Problem.PART: "Meetings can't repeat in that way.",
    Problem.FREQUENCY: "A meeting repeats daily, weekly, monthly or yearly.",
    Problem.INTERVAL: "It can repeat every 1 to 999 days, weeks, months or years.",
    Problem.DAYS: "The days of the week on which it should repeat can't be read.",
    Problem.MONTH_DAY: "There is no such day of the month.",
    Problem.MONTH: "There is no such month.",
    Problem.COUNT: "The number of times it should repeat has to be 1 or more.",
    Problem.UNTIL: "The day until which it should repeat can't be read.",
    Problem.COUNT_AND_UNTIL: "It can have a last day or a number of times, not both.",
    Problem.TOO_MANY: "It would repeat too many times.",
    Problem.TOO_LATE: "It would go on for too long.",
    Problem.NEVER: "With that it would never take place.",
}


def _bad_recurrence(
    problem: Problem, part: str, limit: int | date | None, zone: ZoneInfo, locale: str
) -> str:
    words = _PROBLEMS[problem]
    if problem is Problem.TOO_MANY and isinstance(limit, int):
        return f"{words} With an end, {limit} times is the most; without an end there is no limit."
    if isinstance(limit, date):
        last = limit.astimezone(zone).date() if isinstance(limit, datetime) else limit
        return f"{words} Its last day can be {date_words(last, locale)}; or give it no end at all."
    return words
