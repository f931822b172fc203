"""Moments as Webex writes them: UTC with three decimals and a Z."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """Return ``2026-11-23T09:00:00.000Z``; some clients refuse a time without the decimals."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def read(text: object) -> datetime:
    """Return the aware UTC moment of an ISO 8601 text; a text without offset is UTC.

    Raises ValueError for anything else.
    """
    if not isinstance(text, str):
        raise ValueError(f"not a moment: {text!r}")
    moment = datetime.fromisoformat(text.strip().replace(" ", "+"))
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"out of range: {text!r}") from None
