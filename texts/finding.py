"""Questions and answers about which meeting is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series
from texts import times
from texts.markdown import escape, quoted


def label(series: Series, occurrence: Occurrence | None, zone: ZoneInfo, locale: str) -> str:
    """One meeting on a button."""
    title = series.details.title
    if occurrence is None:
        return f"{title} (#{series.short})"
    return f"{title}, {times.moment(occurrence.start, zone, locale)} (#{series.short})"


def which(count: int) -> str:
    return f"{count} meetings fit. Which one is it?"


def how_much(series: Series) -> str:
    return f"{quoted(series.details.title)} repeats. How much of it is this for?"


def scopes(
    occurrence: Occurrence, left: int | None, zone: ZoneInfo, locale: str
) -> tuple[str, str, str]:
    """Labels for one occurrence, it and the following, and everything that is left."""
    day = times.date_words(occurrence.start.astimezone(zone).date(), locale, year=False)
    every = "The whole series" if left is None else f"All {left} left"
    return f"Only {day}", f"From {day} on", every


def all_over(series: Series) -> str:
    return (
        f"{quoted(series.details.title)} (#{series.short}) is over: none of its meetings is ahead. "
        "Type *schedule* with a new time to hold it again."
    )


def no_list() -> str:
    return (
        "Numbers mean the rows of the last list you saw here, and there is none yet. "
        "Type *list* first, or use the title."
    )


def no_such_number(number: int, rows: int) -> str:
    count = "one row" if rows == 1 else f"{rows} rows"
    return f"There is no number {number}: the last list here has {count}. Type *list* to see it."


def no_such_title(words: str) -> str:
    return f"No meeting here is called {quoted(words)}. Did you mean one of these?"


def nothing_called(words: str, titles: Sequence[str]) -> str:
    return f"No meeting here is called {quoted(words)}. {_known(titles)}"


def nothing_on(days: Sequence[date], locale: str) -> str:
    words = " or ".join(times.date_words(day, locale) for day in days)
    return f"Nothing is planned here on {words}. Type *list* to see what is."


def no_such_short(short: str) -> str:
    return f"No meeting that you can see here has the short id #{escape(short)}. Type *list*."


def say_which(titles: Sequence[str]) -> str:
    return f"Which meeting? Name it by title, by #id, or by its number in a list. {_known(titles)}"


def _known(titles: Sequence[str]) -> str:
    if not titles:
        return "Nothing is planned here yet; type *schedule* to plan something."
    return "Planned here: " + ", ".join(quoted(title) for title in titles) + "."
