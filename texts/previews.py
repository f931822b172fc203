"""What a change would do to each occurrence, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.preview import Effect
from texts.markdown import bullets, quoted, sentence
from texts.times import DEFAULT_LOCALE, clock, date_words, day, hours, when, when_many, zone_name
from texts.violations import explain

if TYPE_CHECKING:
    from domain.conflicts import Conflict
    from domain.preview import Preview, Row

ROWS_SHOWN = 12

# In the order told: what hurts comes first.
SUMMARY = {
    Effect.BREAKS_RULE: "not possible",
    Effect.OVERLAPS: "overlapping another meeting",
    Effect.LOSES_CHANGE: "losing a change of its own",
    Effect.DROPPED: "dropped",
    Effect.MOVED: "moved",
    Effect.RESIZED: "with another length",
    Effect.EDITED: "with other details",
    Effect.ADDED: "new",
    Effect.CANCELLED_STAYS: "cancelled before, staying so",
    Effect.KEPT: "as before",
}

_HAPPENS = {Effect.MOVED, Effect.RESIZED, Effect.EDITED, Effect.ADDED, Effect.DROPPED}

LOST = {
    "start": "its own time",
    "duration": "its own length",
    "title": "its own title",
    "agenda": "its own agenda",
    "link": "its own join link",
    "password": "its own password",
    "lead": "its own reminder",
    "number": "its own meeting number",
}


def summary(preview: Preview, locale: str = DEFAULT_LOCALE) -> str:
    """How many dates are moved, dropped and so on, in a line."""
    # What is not possible does not happen: it is not counted as moved as well.
    effects = Counter(
        effect
        for row in preview.rows
        for effect in row.effects
        if effect not in _HAPPENS or Effect.BREAKS_RULE not in row.effects
    )
    counts = [f"{effects[effect]} {words}" for effect, words in SUMMARY.items() if effects[effect]]
    if not counts:
        return "Nothing would change."
    looked = date_words(preview.horizon.date(), locale)
    until = f" (dates until {looked}; it goes on after that)" if preview.more else ""
    return f"{'; '.join(counts)}{until}."


def worth_showing(preview: Preview, limit: int = ROWS_SHOWN) -> list[Row]:
    """The rows that fit, by day: troubled ones first in line for a place, unchanged ones last."""
    ranked = sorted(preview.rows, key=_rank)[:limit]
    return sorted(ranked, key=lambda row: row.day)


def _rank(row: Row) -> int:
    return min(list(SUMMARY).index(effect) for effect in row.effects) if row.effects else 99


def lines(
    preview: Preview,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    limit: int = ROWS_SHOWN,
    zones: Sequence[ZoneInfo] = (),
    now: datetime | None = None,
) -> list[str]:
    """A line for each occurrence shown, and one for those left out.

    Where all are in one zone and ``zones`` are not asked for, it is said by ``zone_note``.
    """
    shown = worth_showing(preview, limit)
    bare = not zones and len(_zone_names(shown, zone, locale)) == 1
    said = [line(row, zone, locale, zones=zones, bare=bare, now=now) for row in shown]
    if left := len(preview.rows) - len(shown):
        said.append(f"and {left} more")
    return said


def zone_note(preview: Preview, zone: ZoneInfo, locale: str = DEFAULT_LOCALE) -> str:
    """``Times are CEST.``, or nothing where the lines name their zones."""
    names = _zone_names(worth_showing(preview), zone, locale)
    return f"Times are {names.pop()}." if len(names) == 1 else ""


def _zone_names(rows: Sequence[Row], zone: ZoneInfo, locale: str) -> set[str]:
    ends = [one.end for row in rows for one in (row.before, row.after) if one is not None]
    return {zone_name(zone, end, locale) for end in ends}


def line(
    row: Row,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    zones: Sequence[ZoneInfo] = (),
    bare: bool = False,
    now: datetime | None = None,
) -> str:
    """One occurrence in Markdown: when, what happens, what is in the way.

    ``zones`` are those of the people concerned; the new start is said in each that differs.
    ``bare`` leaves the reader's zone out.
    """
    times = _times(row, zone, locale, zones, now)
    one = row.after or row.before
    if bare and one is not None:
        times = times.removesuffix(f" {zone_name(zone, one.end, locale)}")
    head = f"**{times}**"
    parts = [_what(row, zone, locale, now)]
    if row.lost:
        parts.append(
            f"loses {sentence(LOST.get(name, 'an option of its own') for name in row.lost)}"
        )
    parts += [explain(each, zone, locale, now=now, subject="it") for each in row.violations]
    parts += overlaps(row.conflicts, zone, locale, now=now)
    return f"{head}: {'; '.join(part.rstrip('.') for part in parts if part)}"


def _times(
    row: Row, zone: ZoneInfo, locale: str, zones: Sequence[ZoneInfo], now: datetime | None
) -> str:
    one = row.after or row.before
    if one is None:
        return date_words(row.day, locale)
    if row.after is not None and zones:
        return when_many(one.start, one.end, [zone, *zones], locale, now=now)
    return when(one.start, one.end, zone, locale, now=now)


def _what(row: Row, zone: ZoneInfo, locale: str, now: datetime | None) -> str:
    effects = row.effects
    if Effect.DROPPED in effects:
        return "would be dropped"
    if Effect.CANCELLED_STAYS in effects:
        return "was cancelled and stays so"
    if Effect.ADDED in effects:
        return "new"
    parts = ["not possible"] if Effect.BREAKS_RULE in effects else []
    if Effect.MOVED in effects and row.before is not None:
        verb = "from" if parts else "moved from"
        parts.append(f"{verb} {_from(row, zone, locale, now)}")
    if Effect.RESIZED in effects and row.after is not None:
        parts.append(f"now {hours(row.after.duration)} long")
    if Effect.EDITED in effects and not parts:
        parts.append("changed")
    if not parts and Effect.KEPT in effects:
        parts.append("as before")
    return ", ".join(parts)


def _from(row: Row, zone: ZoneInfo, locale: str, now: datetime | None) -> str:
    """The old start: the clock alone if the day stays."""
    assert row.before is not None
    old = row.before.start
    if row.after and row.after.start.astimezone(zone).date() == old.astimezone(zone).date():
        return clock(old, zone, locale)
    return f"{day(old, zone, locale, now=now)}, {clock(old, zone, locale)}"


def overlaps(
    conflicts: Sequence[Conflict],
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    now: datetime | None = None,
) -> list[str]:
    """``overlaps “Retro”, Thu 14 May, 15:00–15:30 CEST``, once for each title and time.

    The caller leaves the title out of what the reader may not see.
    """
    counted = Counter((each.other.details.title, each.begin, each.end) for each in conflicts)
    return [
        f"overlaps {others(title, count)}, {when(begin, end, zone, locale, now=now)}"
        for (title, begin, end), count in counted.items()
    ]


def others(title: str, count: int) -> str:
    """Meetings of one title, or without one that may be read here, in words."""
    if count == 1:
        return quoted(title) if title else "another meeting"
    return f"{count} meetings called {quoted(title)}" if title else f"{count} other meetings"


def text(
    preview: Preview,
    title: str,
    change: str,
    zone: ZoneInfo,
    locale: str = DEFAULT_LOCALE,
    *,
    zones: Sequence[ZoneInfo] = (),
    now: datetime | None = None,
) -> str:
    """The complete preview in Markdown; ``change`` says the change in a line of Markdown."""
    said = (
        f"What would happen to {quoted(title)}: {change}",
        summary(preview, locale),
        bullets(lines(preview, zone, locale, zones=zones, now=now)),
        "" if zones else zone_note(preview, zone, locale),
    )
    return "\n\n".join(part for part in said if part)
