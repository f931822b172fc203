"""Corrections to a pending command."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from language.model import Command


def correct(
    draft: Command, text: str, now: datetime, zone: ZoneInfo, locale: str | None = None
) -> Command | None:
    """Return the draft with a correction applied; ``None`` when the text is no correction."""
    return None
