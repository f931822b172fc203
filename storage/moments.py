"""Moments as text of one width, so that SQLite orders them as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_text(moment: datetime) -> str:
    """An aware datetime as ``2026-11-23T09:00:00.000000+00:00``."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """What ``utc_text`` wrote, as an aware datetime in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def maybe_text(value: datetime | None) -> str | None:
    return None if value is None else utc_text(value)


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else moment(text)
