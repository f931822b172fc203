"""Finding occurrences by time, original start, id and day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import changes, occurrences
from domain.model import State
from domain.states import occurrence_state
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, all_of, at, make, nth, ok, wall


def moved_series():
    """Daily from 2 to 6 March at 10:00; the 3rd moved to 20:00, the 5th cancelled."""
    series = make()
    series = ok(changes.move(series, nth(series, 2).original, at("2026-03-03T20:00"), LONG_AGO))
    return ok(changes.cancel(series, wall("2026-03-05T10:00"), LONG_AGO))


def test_plan_and_exceptions_come_out_by_start():
    series = moved_series()
    assert build.starts(series) == [
        "2026-03-02T10:00",
        "2026-03-03T20:00",
        "2026-03-04T10:00",
        "2026-03-06T10:00",
    ]
    assert [one.is_modified for one in all_of(series)] == [False, True, False, False]
    assert [one.is_first for one in all_of(series)] == [True, False, False, False]
    assert [one.is_last for one in all_of(series)] == [False, False, False, True]


def test_an_id_keeps_the_original_start():
    series = make("2020-01-27T20:00", "FREQ=DAILY;COUNT=2", "Asia/Shanghai", now=at("2019-01-01"))
    one = nth(series, 1)
    assert one.id == f"{series.id}_20200127T120000Z"
    moved = ok(changes.move(series, one.original, one.start + HOUR / 2, at("2019-01-01")))
    assert nth(moved, 1).id == one.id
    assert occurrences.find_id(moved, one.id).start == one.start + HOUR / 2
    assert occurrences.find_id(moved, f"{'0' * 32}_20200127T120000Z") is None
    assert occurrences.find_id(moved, f"{series.id}_20200127T123000Z") is None
    assert occurrences.find_id(moved, f"{series.id}_nonsense") is None


def test_what_starts_within_and_what_overlaps():
    series = moved_series()
    begin, end = at("2026-03-03T20:30"), at("2026-03-06T10:00")
    assert [one.original for one in occurrences.between(series, begin, end)] == [
        wall("2026-03-04T10:00")
    ]
    assert [one.original for one in occurrences.overlapping(series, begin, end)] == [
        wall("2026-03-03T10:00"),
        wall("2026-03-04T10:00"),
    ]


def test_what_lies_ahead():
    series = moved_series()
    now = at("2026-03-03T20:59")
    assert occurrences.count_left(series, now) == 3
    assert occurrences.count_left(series, now + HOUR / 60) == 2
    assert occurrences.next_up(series, now).original == wall("2026-03-03T10:00")
    assert occurrences.last(series).original == wall("2026-03-06T10:00")
    assert occurrences.first(series).original == wall("2026-03-02T10:00")
    assert occurrences.next_up(series, at("2026-03-09")) is None


def test_the_live_one_is_next_even_past_its_end():
    series = make()
    now = at("2026-03-02T10:00")
    series = ok(changes.start(series, nth(series, 1).original, "I", series.host, now))
    assert occurrences.next_up(series, now + 5 * HOUR).original == wall("2026-03-02T10:00")


def test_days_are_those_of_the_zone_asked_for():
    series = make("2026-03-02T23:30", "FREQ=DAILY;COUNT=3", "Europe/Berlin")
    here = occurrences.on_day(series, date(2026, 3, 3), ZoneInfo("Europe/Berlin"))
    there = occurrences.on_day(series, date(2026, 3, 3), ZoneInfo("Asia/Kolkata"))
    assert [one.original.day for one in here] == [3]
    assert [one.original.day for one in there] == [2]


def test_neighbours_are_existing_ones():
    series = moved_series()
    previous, following = occurrences.neighbours(series, wall("2026-03-04T10:00"))
    assert (previous.original.day, following.original.day) == (3, 6)
    assert occurrences.neighbours(series, wall("2026-03-06T10:00"))[1] is None
    assert occurrences.cancelled(series) == [wall("2026-03-05T10:00")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=1",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR",
        "FREQ=YEARLY;INTERVAL=1",
    ],
)
def test_an_endless_series_begun_50_years_ago_goes_on(rule):
    series = make("1976-01-05T10:00", rule, "Europe/Berlin", now=at("1975-06-01"))
    now = at("2026-03-02T12:00")
    assert occurrences.last(series) is None
    assert occurrences.count_left(series, now) is None
    ten = list(islice(occurrences.ahead(series, now), 10))
    assert len(ten) == 10
    assert all(one.start.astimezone(one.zone).hour == 10 for one in ten)
    assert ten == sorted(ten, key=lambda one: one.start)
    assert not any(one.is_last or one.is_first for one in ten)
    assert all(occurrences.find_id(series, one.id) == one for one in ten)


def test_a_skipped_wall_time_takes_the_offset_from_before():
    series = make("2026-03-28T02:30", "FREQ=DAILY;COUNT=3", "Europe/Berlin")
    assert [f"{one.start:%dT%H:%M}" for one in all_of(series)] == [
        "28T01:30",
        "29T01:30",
        "30T00:30",
    ]
    assert [f"{one.original:%dT%H:%M}" for one in all_of(series)] == [
        "28T02:30",
        "29T02:30",
        "30T02:30",
    ]
    skipped = nth(series, 2)
    assert occurrences.find_id(series, skipped.id) == skipped
    assert occurrences.find(series, skipped.original) == skipped


def test_a_wall_time_shown_twice_is_the_first():
    series = make("2026-10-24T02:30", "FREQ=DAILY;COUNT=3", "Europe/Berlin")
    assert [f"{one.start:%dT%H:%M}" for one in all_of(series)] == [
        "24T00:30",
        "25T00:30",
        "26T01:30",
    ]


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series())
def test_every_occurrence_is_found_by_original_and_by_id(data, series):
    some = list(islice(occurrences.between(series, None, None), 8))
    for one in some:
        assert occurrences.find(series, one.original) == one
        assert occurrences.find_id(series, one.id) == one
        assert occurrences.same_day(series, one.original.date()) == one
    one = data.draw(st.sampled_from(some))
    assert one in list(occurrences.between(series, one.start, one.start + DAY))


@settings(max_examples=60, deadline=None)
@given(build.series(ended=True), build.moments())
def test_what_lies_ahead_is_what_has_not_ended(series, now):
    ahead = list(occurrences.ahead(series, now))
    assert ahead == [one for one in all_of(series) if one.end > now]
    assert occurrences.count_left(series, now) == len(ahead)


@settings(max_examples=60, deadline=None)
@given(build.series(ended=True), build.moments())
def test_at_most_one_occurrence_is_ready(series, now):
    states = [occurrence_state(series, one, now) for one in all_of(series)]
    assert states.count(State.READY) <= 1
    ahead = any(one.end > now for one in all_of(series))
    assert ahead == (State.READY in states)


@settings(max_examples=60, deadline=None)
@given(build.series(ended=True), build.moments(), st.integers(1, 400))
def test_a_stretch_of_time_holds_what_starts_in_it(series, begin, days):
    end = begin + timedelta(days=days)
    within = [one for one in all_of(series) if begin <= one.start < end]
    assert list(occurrences.between(series, begin, end)) == within
