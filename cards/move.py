"""The form that gives a meeting another day and start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from cards.card import Card, Stamp, card, heading, note, submit, text
from cards.fields import errors_elsewhere
from cards.inputs import beside, date_input, time_input
from cards.inputs import with_errors as errors_above
from texts.markdown import escape, quoted
from texts.times import date_words, place, when

_NO_ERRORS: Mapping[str, str] = MappingProxyType({})


def move_form(
    title: str,
    start: datetime,
    end: datetime,
    zone: ZoneInfo,
    locale: str,
    stamp: Stamp,
    *,
    date: str = "",
    clock: str = "",
    earliest: datetime | None = None,
    latest: datetime | None = None,
    legal: str = "",
    scope: str = "",
    errors: Mapping[str, str] = _NO_ERRORS,
    hint: str = "",
    now: datetime | None = None,
) -> Card:
    """Return a form filled with the present start, or with ``date`` and ``clock`` as typed.

    ``earliest`` and ``latest`` are the first and last allowed starts, ``legal`` the same in words.
    Submits action ``move_form`` with date (YYYY-MM-DD), start (HH:MM) and drawn_zone (IANA, the
    zone both were filled in for). *Keep as is* submits ``keep``.
    """
    local = start.astimezone(zone)
    inputs = [
        date_input(
            "date",
            "New day",
            date or f"{local:%Y-%m-%d}",
            required=_range_words(earliest, latest, zone, locale),
            least=_date(earliest, zone),
            most=_date(latest, zone),
        ),
        time_input(
            "start",
            f"New start, {place(zone)} time",
            clock or f"{local:%H:%M}",
            required="Pick a start time.",
        ),
    ]
    return card(
        heading(f"Move {quoted(title)}"),
        text(f"Planned: {when(start, end, zone, locale, now=now)}"),
        note(scope) if scope else None,
        text(legal) if legal else None,
        note(escape(hint)) if hint else None,
        errors_elsewhere(errors, inputs),
        beside(errors_above(inputs, errors), "date", "start"),
        note("The length stays as it is."),
        actions=[
            submit("Move", "move_form", stamp, style="positive", drawn_zone=zone.key),
            submit("Keep as is", "keep", stamp, alone=True),
        ],
    )


def _date(limit: datetime | None, zone: ZoneInfo) -> str:
    return f"{limit.astimezone(zone):%Y-%m-%d}" if limit else ""


def _range_words(
    earliest: datetime | None, latest: datetime | None, zone: ZoneInfo, locale: str
) -> str:
    first = date_words(earliest.astimezone(zone).date(), locale) if earliest else ""
    last = date_words(latest.astimezone(zone).date(), locale) if latest else ""
    if first and last:
        return f"Pick a day from {first} to {last}."
    if first:
        return f"Pick a day from {first} on."
    return f"Pick a day up to {last}." if last else "Pick a day."
