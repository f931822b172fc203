"""The look at a change of a series before it happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cards.card import Card, Stamp, card, heading, note, subheading, submit, text
from domain.preview import Effect
from texts import previews
from texts.markdown import quoted

if TYPE_CHECKING:
    from domain.preview import Preview


def preview(
    preview: Preview,
    title: str,
    change: str,
    zone: ZoneInfo,
    locale: str,
    stamp: Stamp,
    *,
    zones: Sequence[ZoneInfo] = (),
    notes: Sequence[str] = (),
    only_look: bool = False,
    partly: bool = True,
    now: datetime | None = None,
) -> Card:
    """Show what ``change`` (Markdown) would do to each occurrence, the troubled ones before others.

    Submits ``apply_all``, ``apply_clean`` (where some are in trouble and some are not) or ``keep``;
    with ``only_look`` (``try``, a dry run) there is nothing to press but ``keep``. ``partly``:
    some of it can be done without the rest. ``zones`` are those of the people concerned.
    """
    rows = previews.lines(preview, zone, locale, zones=zones, now=now)
    zone_words = "" if zones else previews.zone_note(preview, zone, locale)
    return card(
        heading(f"What would happen to {quoted(title)}"),
        text(change),
        subheading(previews.summary(preview, locale)),
        [text(row, spacing="Small", separator=number == 0) for number, row in enumerate(rows)],
        note(zone_words) if zone_words else None,
        [note(each) for each in notes],
        actions=_actions(preview, stamp, only_look, partly),
    )


def _actions(
    preview: Preview, stamp: Stamp, only_look: bool, partly: bool
) -> list[dict[str, object] | None]:
    keep = submit("Keep as is", "keep", stamp, alone=True)
    if only_look:
        return [keep]
    some_clean = any(row.clean and row.effects != {Effect.KEPT} for row in preview.rows)
    mixed = partly and some_clean and not all(row.clean for row in preview.rows)
    return [
        keep,
        submit("Apply only the clean ones", "apply_clean", stamp, alone=True) if mixed else None,
        None
        if preview.refused
        else submit("Apply all", "apply_all", stamp, style="positive", alone=True),
    ]
