"""Wall times in gaps and overlaps, and what shifts for whom."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import changes, clockchanges, occurrences
from domain.clockchanges import ClockChange, Exact, Gap, Overlap
from domain.plans import utc
from tests.domain import build
from tests.domain.build import HOUR, LONG_AGO, at, make, ok, wall

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "zone", "means"),
    [
        pytest.param("2026-03-29T01:59", "Europe/Berlin", Exact(at("2026-03-29T00:59"))),
        pytest.param(
            "2026-03-29T02:30",
            "Europe/Berlin",
            Gap(at("2026-03-29T00:30"), at("2026-03-29T01:00"), at("2026-03-29T01:30")),
        ),
        pytest.param(
            "2026-03-29T02:00",
            "Europe/Berlin",
            Gap(at("2026-03-29T00:00"), at("2026-03-29T01:00"), at("2026-03-29T01:00")),
        ),
        pytest.param("2026-03-29T03:00", "Europe/Berlin", Exact(at("2026-03-29T01:00"))),
        pytest.param(
            "2026-10-25T02:30",
            "Europe/Berlin",
            Overlap(at("2026-10-25T00:30"), at("2026-10-25T01:30")),
        ),
        pytest.param("2026-10-25T03:00", "Europe/Berlin", Exact(at("2026-10-25T02:00"))),
        pytest.param(
            "2026-10-04T02:15",
            "Australia/Lord_Howe",
            Gap(at("2026-10-03T15:15"), at("2026-10-03T15:30"), at("2026-10-03T15:45")),
        ),
    ],
)
def test_what_a_wall_time_means(moment, zone, means):
    assert clockchanges.resolve(wall(moment), ZoneInfo(zone)) == means


def test_the_changes_of_a_zone():
    hour, two = HOUR, 2 * HOUR
    assert clockchanges.changes(BERLIN, at("2026-01-01"), at("2027-01-01")) == [
        ClockChange(at("2026-03-29T01:00"), hour, two),
        ClockChange(at("2026-10-25T01:00"), two, hour),
    ]
    assert clockchanges.changes(ZoneInfo("Asia/Kolkata"), at("2026-01-01"), at("2027-01-01")) == []
    at_once = clockchanges.changes(BERLIN, at("2026-03-29T00:59:59"), at("2026-03-29T01:00"))
    assert [change.at for change in at_once] == [at("2026-03-29T01:00")]


def test_whose_local_time_shifts_and_until_when():
    series = make("2026-01-05T15:00", "FREQ=WEEKLY", "Europe/Berlin")
    zones = ["America/New_York", "Asia/Kolkata", "Europe/London", "Europe/Berlin"]
    found = clockchanges.shifts(series, zones, at("2026-02-25"), at("2026-04-30"))
    assert [(one.zone, one.before, one.after) for one in found] == [
        ("America/New_York", time(9), time(10)),
        ("America/New_York", time(10), time(9)),
        ("Asia/Kolkata", time(19, 30), time(18, 30)),
    ]
    first = found[0]
    assert (first.at, first.until) == (at("2026-03-08T07:00"), at("2026-03-29T01:00"))
    assert first.occurrence.original == wall("2026-03-09T15:00")
    assert found[2].until == at("2026-10-25T01:00")


def test_nothing_shifts_for_a_series_that_does_not_go_on():
    zones = ["America/New_York"]
    over = make("2026-01-05T15:00", "FREQ=WEEKLY;COUNT=3", "Europe/Berlin")
    assert clockchanges.shifts(over, zones, at("2026-02-25"), at("2026-04-30")) == []
    later = make("2026-05-05T15:00", "FREQ=WEEKLY", "Europe/Berlin")
    assert clockchanges.shifts(later, zones, at("2026-02-25"), at("2026-06-30")) == []
    once = make("2026-03-20T15:00", None, "Europe/Berlin")
    assert clockchanges.shifts(once, zones, at("2026-02-25"), at("2026-04-30")) == []


def test_a_series_is_anchored_to_the_clocks_of_another_zone():
    series = make("2026-01-05T15:00", "FREQ=WEEKLY;BYDAY=MO", "Europe/Berlin")
    now = at("2026-03-10")
    plan = clockchanges.anchored(series, "America/New_York", now)
    assert (plan.start.time(), plan.timezone) == (time(10), "America/New_York")
    moved = ok(changes.replan(series, plan, now))
    first = next(occurrences.ahead(moved, now))
    assert first.start == at("2026-03-16T14:00")


def test_anchoring_turns_the_day_where_it_differs():
    series = make("2026-01-05T23:00", "FREQ=WEEKLY;BYDAY=MO", "Europe/Berlin")
    now = at("2026-03-10")
    plan = clockchanges.anchored(series, "Asia/Kolkata", now)
    assert plan.recurrence == "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
    moved = ok(changes.replan(series, plan, now))
    assert next(occurrences.ahead(moved, now)).start == at("2026-03-16T22:00")


@settings(max_examples=100, deadline=None)
@given(build.moments(), build.zones, st.integers(0, 59))
def test_a_wall_time_resolves_to_the_moment_it_shows(moment, name, minute):
    zone = ZoneInfo(name)
    naive = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    means = clockchanges.resolve(naive, zone)
    match means:
        case Exact(exact):
            assert exact == moment
        case Overlap(first, second):
            assert moment in (first, second)
            assert first < second
        case Gap():
            raise AssertionError("a moment never falls into a gap")
    change = clockchanges.changes(zone, moment, moment + timedelta(days=366))
    for one in change:
        inside = (one.at + min(one.before, one.after)).replace(tzinfo=None)
        inside += timedelta(minutes=minute % 30)
        means = clockchanges.resolve(inside, zone)
        assert isinstance(means, Gap if one.after > one.before else Overlap)
        if isinstance(means, Gap):
            assert (means.at, means.after) == (one.at, utc(inside, zone))
            assert means.before < means.at <= means.after


def test_a_series_moved_out_of_the_way_does_not_blur_its_shift():
    series = make("2026-01-05T15:00", "FREQ=WEEKLY", "Europe/Berlin")
    series = ok(changes.move(series, wall("2026-03-09T15:00"), at("2026-03-09T20:00"), LONG_AGO))
    (first, *_) = clockchanges.shifts(
        series, ["America/New_York"], at("2026-03-01"), at("2026-03-20")
    )
    assert first.occurrence.original == wall("2026-03-16T15:00")
    assert first.after == time(10)
