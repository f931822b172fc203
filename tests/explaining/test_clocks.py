"""A time that the clocks skip or show twice is asked about, typed or filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import occurrences
from handlers.finding import named
from language.model import Command, Scope
from tests.explaining.desk import Desk, wall

BERLIN = ZoneInfo("Europe/Berlin")
SKIPPED, TWICE = date(2027, 3, 28), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("label", "utc"),
    [("01:30", "00:30"), ("03:00", "01:00"), ("03:30", "01:30")],
)
def test_a_skipped_time_in_the_form(fresh: Desk, label: str, utc: str) -> None:
    fresh.do(Command("schedule", "schedule", title="Release"))
    text = fresh.press(
        "Schedule",
        title="Release",
        date=SKIPPED.isoformat(),
        start="02:30",
        zone="Europe/Berlin",
        repeat="none",
    )
    assert "02:30" in text
    assert "does not exist" in text
    assert len(fresh.labels()) == 3
    fresh.press(label)
    if "Schedule" in fresh.labels()[0]:
        fresh.press("Schedule")
    (series,) = fresh.services.visible(fresh.people["ana"], fresh.the_space)
    first = occurrences.first(series)
    assert first is not None
    assert f"{first.start.astimezone(UTC):%H:%M}" == utc


@pytest.mark.parametrize(("label", "utc"), [("The first", "00:30"), ("The second", "01:30")])
def test_a_time_that_comes_twice_in_the_move_form(fresh: Desk, label: str, utc: str) -> None:
    start = wall("2026-10-20T15:00")
    series = fresh.meeting(start, zone="Europe/Berlin", title="Release", where="direct-ana")
    fresh.do(Command("move", "move", target=named(series, None)), where="direct-ana")
    text = fresh.press(
        "Move",
        where="direct-ana",
        date=TWICE.isoformat(),
        start="02:30",
        drawn_zone="Europe/Berlin",
    )
    assert "comes twice" in text
    fresh.press(label, where="direct-ana")
    for again in ("Move it",):
        if again in fresh.labels():
            fresh.press(again, where="direct-ana")
    first = occurrences.first(fresh.the(series.short))
    assert first is not None
    assert f"{first.start.astimezone(UTC):%H:%M}" == utc


def test_a_clock_alone_that_is_skipped_on_that_day(fresh: Desk) -> None:
    fresh.moment = datetime(2027, 3, 20, tzinfo=UTC)
    series = fresh.meeting(
        wall("2027-03-27T15:00"), zone="Europe/Berlin", recurrence="FREQ=DAILY;COUNT=5"
    )
    second = occurrences.find(series, wall("2027-03-28T15:00"))
    text = fresh.do(
        Command(
            "move",
            "move",
            target=named(series, second),
            scope=Scope.THIS,
            clock=time(2, 30),
            zone="Europe/Berlin",
        )
    )
    assert "does not exist" in text
    fresh.press("03:00")
    fresh.press("Move it")
    moved = occurrences.find(fresh.the(series.short), wall("2027-03-28T15:00"))
    assert moved is not None
    assert moved.start == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert moved.duration == timedelta(minutes=30)
