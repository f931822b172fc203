"""Why something was not done, and what would work: broken rules in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from domain.rules import AnotherLive, BadRecurrence, BadText, InProgress
from texts.markdown import bullets, quoted, sentence
from texts.times import DEFAULT_LOCALE, clock, day, hours, moment, repeats, zone_name
from texts.violations import explain

if TYPE_CHECKING:
    from domain.refused import Refused

Verb = Literal[
    "move", "change", "schedule", "cancel", "restore", "start", "join", "admit", "end", "try"
]

NOT_DONE: dict[str, str] = {
    "move": "Not moved",
    "change": "Not changed",
    "schedule": "Not scheduled",
    "cancel": "Not cancelled",
    "restore": "Not brought back",
    "undo": "Not undone",
    "start": "Not started",
    "join": "Not joined",
    "admit": "Nobody was let in",
    "end": "Not ended",
    "try": "That would not work",
}
OFFERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that would work, at one press.

    ``kind`` is same_time, next, end_of_range, latest (a ``start`` that goes with ``duration``),
    length (``duration``, at ``start``) or recurrence; where ``recurrence`` is set it goes along.
    """

    kind: str
    label: str
    start: datetime | None = None
    duration: timedelta | None = None
    recurrence: str = ""


def refused(
    refusal: Refused,
    title: str,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    verb: str = "move",
    short: str = "",
) -> str:
    """The complete refusal in Markdown: what was not done, why, what would work, what to type.

    ``short`` is the meeting's short id; without it the last part says to type the command again.
    """
    parts = [
        f"{what_and_why(refusal, title, zone, locale, verb=verb)}",
        would_work(refusal, zone, locale),
        to_type(refusal, zone, verb, short),
    ]
    return "\n\n".join(part for part in parts if part)


def what_and_why(
    refusal: Refused,
    title: str,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    verb: str = "move",
) -> str:
    """``Not moved. “Team sync” of Tue 20 Apr must start before …``; a list for several reasons."""
    why = reasons(refusal, title, zone, locale, verb=verb)
    done = f"**{NOT_DONE[verb]}.**"
    if len(why) == 1:
        return f"{done} {why[0]}"
    return f"{done} There are {_number(len(why))} reasons:\n\n{bullets(why)}"


def reasons(
    refusal: Refused,
    title: str,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    verb: str = "move",
) -> list[str]:
    """Every broken rule in a sentence; the first one names the meeting."""
    home = refusal.series.plan.zone if refusal.series else None
    subjects = _subjects(refusal, title, zone, locale)
    return [
        explain(each, zone, locale, now=refusal.now, subject=next(subjects), home=home, verb=verb)
        for each in refusal.violations
    ]


def _subjects(refusal: Refused, title: str, zone: ZoneInfo, locale: str) -> Iterator[str]:
    series, occurrence = refusal.series, refusal.occurrence
    name = quoted(title) if title else "The meeting"
    if series is not None and series.recurs and occurrence is not None:
        name += f" of {day(occurrence.start, zone, locale, now=refusal.now)}"
    yield name
    while True:
        yield "It"


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


def offers(refusal: Refused, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> list[Offer]:
    """What would work at one press, best first; labels of times leave the zone out."""
    fixes, rule = refusal.fixes, refusal.fixes.recurrence or ""
    words = repeats(rule, _wall(refusal, zone), locale, zone=_home(refusal)) if rule else ""
    if fixes.nearest_duration is not None and fixes.start is not None:
        label = f"Make it {hours(fixes.nearest_duration)}{', ' if words else ''}{words}"
        return [Offer("length", label, fixes.start, fixes.nearest_duration, rule)]
    found: list[Offer] = []
    if rule and fixes.start is not None:
        found.append(Offer("recurrence", f"Repeat {words}", None, fixes.duration, rule))
    kinds = {
        fixes.latest_legal: "latest",
        fixes.end_of_range: "end_of_range",
        fixes.same_time_nearest_day: "same_time",
    }
    for start in fixes.starts[:OFFERS_SHOWN]:
        label = f"{day(start, zone, locale, now=refusal.now)}, {clock(start, zone, locale)}"
        found.append(Offer(kinds.get(start, "next"), label, start, fixes.duration, rule))
    return found[:OFFERS_SHOWN]


def _home(refusal: Refused) -> ZoneInfo | None:
    return refusal.series.plan.zone if refusal.series else None


def _wall(refusal: Refused, zone: ZoneInfo) -> datetime:
    """The wall-clock start to say a recurrence with; of a new meeting in the reader's ``zone``."""
    series = refusal.proposed or refusal.series
    if series is not None:
        return series.plan.start
    return (refusal.start or refusal.now).astimezone(zone).replace(tzinfo=None)


def would_work(refusal: Refused, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> str:
    """What would be accepted instead, in words; empty when nothing would."""
    fixes = refusal.fixes
    others = [
        moment(start, zone, locale, now=refusal.now)
        for start in fixes.starts[:OFFERS_SHOWN]
        if start != fixes.latest_legal
    ]
    limits = _limits(refusal, zone, locale)
    if others:
        limits.append(f"{'Also possible' if limits else 'Possible'}: {sentence(others, 'or')}.")
    return " ".join([*limits, *_ways(refusal, zone, locale)])


def above_offers(refusal: Refused, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> list[str]:
    """The same for a card whose buttons are ``offers``: their times are not said again."""
    lines = [" ".join([*_limits(refusal, zone, locale), *_ways(refusal, zone, locale)])]
    starts = [each.start for each in offers(refusal, zone, locale) if each.kind != "length"]
    names = {zone_name(zone, start, locale) for start in starts if start}
    if names:
        lines.append(f"Times that would work ({sentence(sorted(names), 'or')}):")
    return [line for line in lines if line]


def _limits(refusal: Refused, zone: ZoneInfo, locale: str) -> list[str]:
    fixes, lines = refusal.fixes, []
    if fixes.nearest_duration is not None:
        lines.append(f"The nearest length that works is {hours(fixes.nearest_duration)}.")
    if fixes.latest_legal is not None:
        latest = moment(fixes.latest_legal, zone, locale, now=refusal.now)
        lines.append(f"Latest possible: {latest}.")
    return lines


def _ways(refusal: Refused, zone: ZoneInfo, locale: str) -> list[str]:
    fixes, lines = refusal.fixes, []
    if fixes.recurrence:
        words = repeats(fixes.recurrence, _wall(refusal, zone), locale, zone=_home(refusal))
        lines.append(f"It could repeat {words}.")
    if fixes.clean_only:
        lines.append("I can apply it to the dates where nothing stands in the way.")
    if fixes.when_it_ends:
        lines.append("I can keep the change and apply it when the meeting ends.")
    if fixes.belongs_to is not None:
        lines.append("You can change the planned date it belongs to, or the series.")
    if fixes.separate:
        lines.append("It could also be a separate meeting at the time you asked for.")
    return lines


def to_type(refusal: Refused, zone: ZoneInfo, verb: str, short: str) -> str:
    """The command that does the first offer, or what to do by hand."""
    fixes = refusal.fixes
    if fixes.nearest_duration is not None and fixes.start is not None and short:
        return f"Type: `change #{short} length to {_minutes(fixes.nearest_duration)} min`"
    if fixes.starts:
        local = fixes.starts[0].astimezone(zone)
        if short:
            return f"Type: `move #{short} to {local:%Y-%m-%d %H:%M}`"
        return f"Type the command again with another time, for example {local:%Y-%m-%d %H:%M}."
    return _by_hand(refusal, short)


def _by_hand(refusal: Refused, short: str) -> str:
    """What to do where no other time helps."""
    show = f"Type: `show #{short}` to see its dates." if short else ""
    match refusal.violations[0]:
        case InProgress() if refusal.fixes.when_it_ends:
            return "Press *Apply when it ends*, or type the command again after that."
        case InProgress():
            return "Type the command again when it has ended."
        case AnotherLive():
            return f"Type: `end #{short}`" if short else ""
        case BadText() | BadRecurrence():
            return "Type the command again with that changed."
    return show


def _minutes(duration: timedelta) -> int:
    return int(duration.total_seconds()) // 60


__all__ = ["NOT_DONE", "Offer", "Verb", "explain", "offers", "reasons", "refused", "would_work"]
