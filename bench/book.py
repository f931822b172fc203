"""Meetings to measure with, made by the rules of the domain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain import changes
from domain.model import Details, Plan, Series

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe")
LETTERS = "abcdefghjkmnpqrstuvwxyz"


def series(
    number: int,
    start: str,
    rule: str | None,
    *,
    zone: str = "Europe/Berlin",
    minutes: int = 30,
    home: str = "eng",
    host: str = "ana@acme.example",
    title: str = "Standup",
) -> Series:
    """The series with that number; ``start`` is its wall time, and it was made just before."""
    begin = datetime.fromisoformat(start)
    plan = Plan(begin, timedelta(minutes=minutes), zone, rule)
    made = changes.create(
        f"{number:032x}",
        short(number),
        host,
        home,
        plan,
        Details(f"{title} {number}", agenda="What is done, what is next, what is in the way."),
        begin.replace(tzinfo=UTC) - timedelta(days=2),
    )
    assert isinstance(made, Series), made
    return made


def short(number: int) -> str:
    return f"{LETTERS[number % len(LETTERS)]}{number // len(LETTERS)}"
