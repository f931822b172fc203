"""What is said while a meeting is being scheduled: the form's errors and what was assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series
from texts import times
from texts.markdown import quoted, sentence


def yes(series: Series) -> str:
    """The label of the button that schedules it."""
    return "Schedule the series" if series.recurs else "Schedule it"


def title(people: Sequence[str], place: str) -> str:
    """A title for a meeting that was given none."""
    return f"Meeting with {sentence(list(people))}" if people else f"{place} meeting"


def assumed_length(length: timedelta) -> str:
    return f"No length was given, so it is {times.length(length)}"


def there(first: Occurrence, zone: ZoneInfo, locale: str, now: datetime) -> str:
    """The time by the clocks that were named, where they are not the reader's; else nothing."""
    if first.start.astimezone(first.zone).utcoffset() == first.start.astimezone(zone).utcoffset():
        return ""
    moment = times.when(first.start, first.end, first.zone, locale, now=now)
    return f"That is {moment} there" if "time" not in moment else f"That is {moment}"


def one_reminder(lead: timedelta) -> str:
    return (
        f"A meeting has one reminder, so it is the one {times.lead(lead)}; for more, type for "
        "example remind me 1 day before with its title"
    )


def assumed_title() -> str:
    return "No title was given, so it got this one"


def assumed_zone(zone: ZoneInfo, source: str) -> str:
    whose = "this space's" if source == "space" else "my own"
    return (
        f"I don't know your time zone, so I used {whose}, {times.place(zone)}; "
        "type for example timezone Berlin to set yours"
    )


def repeats(rule: str | None, start: datetime | None, locale: str) -> str:
    if not rule or start is None:
        return ""
    return times.repeats(rule, start.replace(tzinfo=None), locale)


def one_day_only() -> str:
    """Several monthly days were named."""
    return "A series repeats on one day of the month. Which one should this be? Make two for both."


def on_one_day(words: str) -> str:
    """One monthly day on a button, from words like ``every month on the third Monday``."""
    day = words.partition(" on the ")[2]
    return f"On the {day}" if day else words[:1].upper() + words[1:]


def errors(found: Mapping[str, str]) -> str:
    """The text beside a form that could not be used."""
    lines = "\n".join(f"- {words}" for words in found.values())
    return f"Not scheduled yet. Everything you typed is kept in the form.\n{lines}"


def bad_date() -> str:
    return "Pick a day and a start time."


def bad_minutes() -> str:
    return "Give the length in minutes, from 10 to 1440."


def bad_repeat() -> str:
    return "Pick one of the ways to repeat."


def bad_lead() -> str:
    return "Give the reminder in minutes before the start."


def bad_link() -> str:
    return (
        "A join link starts with https:// and holds no name, password, spaces or brackets, for "
        "example https://acme.webex.com/meet/ana."
    )


def no_title() -> str:
    return "Give it a title."


def ends_before_it_begins() -> str:
    return "The last day lies before the first meeting. Pick a later one."


def unknown_zone(words: str) -> str:
    return f"I know no time zone called {quoted(words)}. Type a city or a name like Europe/Berlin."
