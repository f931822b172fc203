"""What is said about meetings: echoes before, results after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.model import Occurrence, Series
from texts import times
from texts.markdown import bold, escape, quoted, sentence


def headline(
    series: Series, occurrence: Occurrence, zone: ZoneInfo, locale: str, now: datetime
) -> str:
    """Title, time and length of one occurrence in a line."""
    return (
        f"{bold(series.details.title)} · "
        f"{times.when(occurrence.start, occurrence.end, zone, locale, now=now)}"
    )


def repeats(series: Series, locale: str) -> str:
    """The recurrence in words, with what an endless one means; empty for a one-off."""
    plan = series.plan
    if plan.recurrence is None:
        return ""
    words = times.repeats(plan.recurrence, plan.start, locale, zone=plan.zone)
    endless = "COUNT" not in plan.recurrence and "UNTIL" not in plan.recurrence
    words = words[:1].upper() + words[1:]
    zone = f" ({times.place(plan.zone)} time)"
    return f"{words}{zone}{', without an end' if endless else ''}"


def months_without(series: Series) -> str:
    """A warning for a monthly day that not every month has."""
    rule = series.plan.recurrence or ""
    for day in ("31", "30", "29"):
        if f"BYMONTHDAY={day}" in rule and "FREQ=MONTHLY" in rule:
            short = {"31": "Months without a 31st", "30": "February", "29": "Most Februaries"}[day]
            return f"{short} will have no meeting."
    return ""


def echo(
    series: Series,
    occurrence: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    *,
    people: Sequence[str],
    told: str,
    last: datetime | None = None,
    count: int | None = None,
) -> list[str]:
    """The whole of a new meeting, before it is made."""
    details = series.details
    lines = [headline(series, occurrence, zone, locale, now)]
    if series.recurs:
        lines.append(repeats(series, locale))
        if last is not None and count is not None:
            lines.append(f"{count} meetings, the last one on {times.day(last, zone, locale)}")
        if warning := months_without(series):
            lines.append(warning)
    if people:
        lines.append(f"With {sentence([escape(name) for name in people])}")
    if details.agenda:
        lines.append(f"About: {escape(details.agenda)}")
    if details.link:
        lines.append(f"Join link: {details.link}")
    lines.append(_reminder(series))
    lines.append(told)
    return lines


def _reminder(series: Series) -> str:
    lead = series.details.lead
    return "No reminder" if lead is None else f"Reminder {times.lead(lead)}"


def told(names: Sequence[str]) -> str:
    """Who will be told, before it happens."""
    return f"Will be told: {sentence(names)}" if names else "Nobody else will be told"


def was_told(names: Sequence[str]) -> str:
    """Who has been told, after it happened."""
    return f"Told: {sentence(names)}." if names else "Nobody else was told."


def receiver(name: str, members: int, is_space: bool) -> str:
    if not is_space:
        return escape(name)
    return f"{bold(name)} ({members} {'person' if members == 1 else 'people'})"


def scheduled(
    series: Series, occurrence: Occurrence, zone: ZoneInfo, locale: str, now: datetime, told: str
) -> str:
    words = [f"Scheduled: {headline(series, occurrence, zone, locale, now)} (#{series.short})."]
    if series.recurs:
        words.append(f"{repeats(series, locale)}.")
    words += [told, "Type *undo* to take it back."]
    return " ".join(words)


def moved(
    series: Series,
    old: Occurrence,
    new: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    return (
        f"Moved: {bold(series.details.title)} "
        f"from {times.moment(old.start, zone, locale, now=now)} "
        f"to {times.when(new.start, new.end, zone, locale, now=now)}. {told} "
        "Type *undo* to take it back."
    )


def moving(
    series: Series, old: Occurrence, new: Occurrence, zone: ZoneInfo, locale: str, now: datetime
) -> list[str]:
    """The echo before one occurrence moves."""
    return [
        f"Move {bold(series.details.title)}",
        f"From {times.when(old.start, old.end, zone, locale, now=now)}",
        f"To {times.when(new.start, new.end, zone, locale, now=now)}",
    ]


def changed(series: Series, lines: Sequence[str], told: str) -> str:
    return (
        f"Changed {bold(series.details.title)} (#{series.short}): {'; '.join(lines)}. {told} "
        "Type *undo* to take it back."
    )


def nothing_to_change() -> str:
    return (
        "Say what should change, for example *change #k7 title Design review*, "
        "*extend #k7 by 15 min* or *change #k7 remind 30 min*."
    )


def when_to(title: str) -> str:
    return (
        f"To when should {quoted(title)} move? Fill in the form, or type for example "
        "*move it to fri 10:00*."
    )


def form_text(why: str) -> str:
    """The text beside a schedule form, for those who can't see it."""
    return (
        f"{why} Fill in the form, or type it in one line, for example: ".lstrip()
        + "*schedule Design review tomorrow 15:00 for 45 min with ana*."
    )


def needs_time(day: date | None = None, locale: str = times.DEFAULT_LOCALE) -> str:
    if day is not None:
        return f"At what time on {times.date_words(day, locale)} should it be?"
    return "When should it be?"


def not_understood(words: Sequence[str], why: str | None) -> str:
    """Which words were not understood, and why if that is known."""
    if words:
        said = sentence([quoted(word) for word in words])
        return f"I could not read {said}. {why or 'The rest is kept.'}"
    return why or "I could not read all of that."
