"""What is said around moves and changes: labels, ranges, differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain import occurrences
from domain.intervals import Interval
from domain.model import Details, Exceptional, Occurrence, Plan, Series
from texts import meetings, times
from texts.markdown import bold, escape, quoted, sentence

FIELDS = {
    "title": "title",
    "agenda": "agenda",
    "link": "join link",
    "number": "meeting number",
    "password": "password",
    "lead": "reminder",
}

OPTIONS = {
    "enabledJoinBeforeHost": "join before host",
    "joinBeforeHostMinutes": "minutes people may join before the host",
    "enabledAutoRecordMeeting": "automatic recording",
    "unlockedMeetingJoinSecurity": "who may join uninvited",
    "enableAutomaticLock": "automatic lock",
    "automaticLockMinutes": "minutes until it locks",
    "allowAnyUserToBeCoHost": "anyone may be cohost",
    "publicMeeting": "listed publicly",
    "excludePassword": "password left out of mail",
}


def one_at_a_time() -> str:
    return "Please move or change one meeting at a time; name it by its number, title or #id."


def yes(name: str) -> str:
    return "Move it" if name == "move" else "Change it"


def bad_date() -> str:
    return "Pick a day and a start time."


def as_it_is(series: Series) -> str:
    return f"{quoted(series.details.title)} is like that already; nothing was changed."


def nothing_differs() -> str:
    return "Nothing in the form differs from the meeting, so nothing was changed."


def legal(legal_: Interval | None, series: Series, zone: ZoneInfo, locale: str) -> str:
    """The range in which an occurrence may start, in words."""
    if legal_ is None or not series.recurs:
        return ""
    begin = times.moment(legal_.begin, zone, locale) if legal_.begin else ""
    last = legal_.end - timedelta(minutes=1) if legal_.end else None
    if last is None or last.year - (legal_.begin or last).year > 5:
        return f"It may start from {begin} on." if begin else ""
    return f"It may start from {begin} to {times.moment(last, zone, locale)}."


def scope(scope_: Any, occurrence: Occurrence, zone: ZoneInfo, locale: str) -> str:
    """How much of a series a form is for."""
    day = times.date_words(occurrence.start.astimezone(zone).date(), locale, year=False)
    match scope_:
        case "this":
            return f"Only {day}; the other dates stay."
        case "following":
            return f"{day} and all that follow: they become a series of their own."
        case "series":
            return "The whole series, all that is left of it."
    return ""


def form_text(title: str, errors: Mapping[str, str]) -> str:
    """The text beside the change form."""
    if errors:
        lines = "\n".join(f"- {words}" for words in errors.values())
        return f"Not changed yet. Everything you typed is kept in the form.\n{lines}"
    return (
        f"What should change about {quoted(title)}? Fill in the form, or type for example "
        "*change it title Design review*, *extend it by 15 min* or *change it remind 30 min*."
    )


def differences(proposal: Any, zone: ZoneInfo, locale: str, now: datetime) -> list[str]:
    """Each thing that a change changes, old and new."""
    lines: list[str] = []
    before, after = proposal.before, proposal.after
    if before is None or after is None:
        return lines
    old, new = _pair(proposal)
    single = not before.recurs and not after.recurs
    if single:  # the one date that it has
        old, new = occurrences.first(before), occurrences.first(after)
    if old is not None and new is not None and (single or proposal.original is not None):
        if old.start != new.start or old.duration != new.duration:
            lines.append(
                f"{times.when(old.start, old.end, zone, locale, now=now)} becomes "
                f"{times.when(new.start, new.end, zone, locale, now=now)}"
            )
        return lines + _details(old.details, new.details)
    was, now_is = _laid(before, after, locale, now)
    if now_is and was != now_is:
        lines.append(f"{was} becomes {now_is}")
    if before.plan.duration != after.plan.duration:
        lines.append(
            f"length {times.length(before.plan.duration)} becomes "
            f"{times.length(after.plan.duration)}"
        )
    if before.plan == after.plan and (count := _own_times(before, after)):
        dates = "1 date gets a time" if count == 1 else f"{count} dates get a time"
        lines.append(f"{dates} of {'its' if count == 1 else 'their'} own")
    return lines + _details(before.details, after.details)


def _own_times(before: Series, after: Series) -> int:
    """How many occurrences have another time of their own than before."""
    was = {e.original: (e.start, e.duration) for e in before.exceptions if not e.cancelled}
    now_is = {e.original: (e.start, e.duration) for e in after.exceptions if not e.cancelled}
    return sum(was.get(o) != now_is.get(o) for o in {**was, **now_is})


def kept_own(series: Series, now: datetime) -> list[str]:
    """What stayed as it was when only the clean ones were changed."""
    own = [one for one in series.exceptions if not one.cancelled and _is_ahead(series, one, now)]
    if not own:
        return []
    days = [times.date_words(one.original.date(), year=False) for one in own[:3]]
    days += [f"{len(own) - 3} more"] if len(own) > 3 else []
    return [f"{sentence(days)} keep{'s' if len(own) == 1 else ''} what was changed there"]


def _is_ahead(series: Series, one: Exceptional, now: datetime) -> bool:
    found = occurrences.find(series, one.original)
    return found is not None and found.end > now


def besides(proposal: Any, zone: ZoneInfo, locale: str, now: datetime) -> list[str]:
    """What changes apart from the time of one occurrence."""
    old, new = _pair(proposal)
    if old is None or new is None:
        return []
    return [words[:1].upper() + words[1:] for words in _details(old.details, new.details)]


def echo(proposal: Any, zone: ZoneInfo, locale: str, now: datetime) -> list[str]:
    """A change in full, before it happens."""
    series = proposal.series
    lines = [f"Change {bold(series.details.title)}"]
    if proposal.original is not None and proposal.occurrence is not None:
        occurrence = proposal.occurrence
        lines[0] += (
            f" · {times.when(occurrence.start, occurrence.end, zone, locale, now=now)}"
            if series.recurs
            else ""
        )
    changed = differences(proposal, zone, locale, now)
    if proposal.born is not None:
        lines.append(split_ahead(proposal.born, locale))
    return lines + [words[:1].upper() + words[1:] for words in changed]


def split_done(
    old: Series,
    born: Series,
    first: Occurrence,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    told: str,
) -> str:
    """After a split, said plainly: two series, and what is new about the second."""
    day = times.day(first.start, zone, locale, now=now)
    return (
        f"Split: {bold(old.details.title)} (#{old.short}) now ends before {day}. From there on it "
        f"is a series of its own, {bold(born.details.title)} (#{born.short}): "
        f"{meetings.repeats(born, locale) or _plan(born, locale)}. A meeting number of the old one "
        f"does not carry over. {told} Type *undo* to make them one again."
    )


def split_ahead(born: Series, locale: str) -> str:
    """Before a split: said plainly."""
    return (
        "This makes two series: the old one ends before that date, and a new one goes on from "
        f"there ({meetings.repeats(born, locale) or _plan(born, locale)}). The new one has its own "
        "short id, and a meeting number does not carry over"
    )


def _pair(proposal: Any) -> tuple[Occurrence | None, Occurrence | None]:
    if proposal.original is None or proposal.before is None or proposal.after is None:
        return None, None
    return (
        occurrences.find(proposal.before, proposal.original),
        occurrences.find(proposal.after, proposal.original),
    )


def _laid(before: Series, after: Series, locale: str, now: datetime) -> tuple[str, str]:
    """Both plans in words; a count is left out that is only counted anew from today on."""
    old, new = before.plan, after.plan
    if before.recurs and after.recurs:
        left = [occurrences.count_left(series, now) for series in (before, after)]
        if None not in left and left[0] == left[1]:
            return _uncounted(old, locale), _uncounted(new, locale)
    elif not before.recurs and not after.recurs and old.start == new.start:
        changed = new.timezone if old.timezone != new.timezone else ""
        return f"the time zone {old.timezone}", changed
    return _plan(before, locale), _plan(after, locale)


def _uncounted(plan: Plan, locale: str) -> str:
    parts = (plan.recurrence or "").split(";")
    rule = ";".join(part for part in parts if not part.startswith(("COUNT=", "UNTIL=")))
    return f"{times.repeats(rule, plan.start, locale)} ({times.place(plan.zone)} time)"


def _plan(series: Series, locale: str) -> str:
    if series.recurs:
        return meetings.repeats(series, locale)
    zone = series.plan.zone
    return f"once, {times.moment(series.plan.start.replace(tzinfo=zone), zone, locale)}"


def _details(old: Details, new: Details) -> list[str]:
    lines = []
    for field in fields(Details):
        was, now_is = getattr(old, field.name), getattr(new, field.name)
        if was == now_is or field.name == "options":
            continue
        name = FIELDS[field.name]
        if field.name == "password":
            lines.append("password is set" if now_is else "password is removed")
        elif field.name == "lead":
            words = "no reminder" if now_is is None else times.lead(now_is)
            lines.append(f"reminder is now {words}")
        elif not now_is:
            lines.append(f"{name} is removed")
        elif was and field.name != "agenda":
            lines.append(f"{name} {quoted(str(was))} becomes {quoted(str(now_is))}")
        else:
            lines.append(f"{name} is now {escape(str(now_is))}")
    for name in {*old.options, *new.options}:
        if old.options.get(name) != new.options.get(name):
            words = OPTIONS.get(name, name)
            lines.append(f"{words} is now {_value(new.options.get(name))}")
    return lines


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return "as Webex sets it" if value is None else escape(str(value))
