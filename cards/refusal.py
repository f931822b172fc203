"""The refusal: what was not done, why, what would work, and buttons that do it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cards.card import Action, Card, Stamp, action_rows, card, heading, note, picture, submit, text
from cards.timeline import from_refused, words
from texts import refusals
from texts.markdown import bullets

if TYPE_CHECKING:
    from domain.refused import Refused


def refusal(
    refused: Refused,
    title: str,
    zone: ZoneInfo,
    locale: str,
    stamp: Stamp,
    picture_url: str | None = None,
    *,
    verb: str = "move",
    notes: Sequence[str] = (),
    parents: Sequence[str] = ("occurrence", "series"),
) -> Card:
    """Return the refusal in its four parts, in the zone of the one who asked.

    Buttons submit ``fix`` (kind of ``texts.refusals.Offer``; start in UTC, minutes, recurrence, or
    empty), ``apply_clean``, ``when_ends``, ``edit_parent`` (of: occurrence or series), ``pick``
    (the form; minutes and recurrence where those have to change too), ``separate`` (start in UTC,
    minutes) and ``keep``. The picture's meaning stands in words beside it. ``notes`` say what a
    press does besides; ``parents`` which of the two may be edited instead of an instance.
    """
    why = refusals.reasons(refused, title, zone, locale, verb=verb)
    drawn = picture_url and refused.start is not None
    above = refusals.above_offers(refused, zone, locale)
    by_hand = "" if above else refusals.to_type(refused, zone, verb, stamp.meeting)
    return card(
        heading(f"{refusals.NOT_DONE[verb]}"),
        text(why[0] if len(why) == 1 else bullets(why)),
        picture(picture_url, words(from_refused(refused, zone), locale))
        if picture_url and drawn
        else None,
        [text(line) for line in above],
        text(by_hand) if by_hand else None,
        action_rows(_offers(refused, zone, locale, stamp), width=2),
        [note(each) for each in notes],
        actions=_others(refused, stamp, parents),
    )


def _offers(refused: Refused, zone: ZoneInfo, locale: str, stamp: Stamp) -> list[Action]:
    return [
        submit(
            each.label,
            "fix",
            stamp,
            kind=each.kind,
            start=each.start.astimezone(UTC).isoformat() if each.start else "",
            minutes=_minutes(each.duration),
            recurrence=each.recurrence,
        )
        for each in refusals.offers(refused, zone, locale)
    ]


def _others(refused: Refused, stamp: Stamp, parents: Sequence[str]) -> list[Action | None]:
    fixes = refused.fixes
    parent = parents if fixes.belongs_to else ()

    def do(wanted: object, title: str, action: str, **data: str) -> Action | None:
        return submit(title, action, stamp, data) if wanted else None

    return [
        do(fixes.when_it_ends, "Apply when it ends", "when_ends"),
        do(fixes.clean_only, "Apply where possible", "apply_clean"),
        do("occurrence" in parent, "Change this date", "edit_parent", of="occurrence"),
        do("series" in parent, "Change the series", "edit_parent", of="series"),
        do(
            fixes.legal,
            "Pick another time",
            "pick",
            minutes=_minutes(None if fixes.duration == refused.duration else fixes.duration),
            recurrence=fixes.recurrence or "",
        ),
        do(
            fixes.separate,
            "Make it a separate meeting",
            "separate",
            start=refused.start.astimezone(UTC).isoformat() if refused.start else "",
            minutes=_minutes(refused.fixes.duration or refused.duration),
        ),
        submit("Keep as is", "keep", stamp),
    ]


def _minutes(duration: timedelta | None) -> str:
    return str(int(duration.total_seconds()) // 60) if duration else ""
