"""Recurring intervals: figures 1 to 3, and what holds for every series."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import changes, intervals, occurrences
from domain.intervals import Interval
from tests.domain import build
from tests.domain.build import LONG_AGO, all_of, at, make, nth, ok, wall
from tests.domain.figures import daily, moment, weekly


@pytest.mark.parametrize(
    ("series", "number", "begin", "end"),
    [
        pytest.param(daily(), 1, None, "04-20T00:00", id="fig1-d1"),
        pytest.param(daily(), 2, "04-20T00:00", "04-21T00:00", id="fig1-d2"),
        pytest.param(daily(), 3, "04-21T00:00", "04-22T00:00", id="fig1-d3"),
        pytest.param(daily(), 4, "04-22T00:00", None, id="fig1-d4"),
        pytest.param(weekly(), 1, None, "06-04T00:00", id="fig2-w1"),
        pytest.param(weekly(), 2, "06-04T00:00", "06-08T00:00", id="fig2-w2"),
        pytest.param(weekly(), 3, "06-08T00:00", "06-11T00:00", id="fig2-w3 by the general rule"),
        pytest.param(weekly(), 4, "06-11T00:00", None, id="fig2-w4 by the general rule"),
        pytest.param(daily(3), 1, None, "04-20T00:00", id="fig3-d1"),
        pytest.param(daily(3), 2, "04-20T00:00", "04-21T00:00", id="fig3-d2"),
        pytest.param(daily(3), 3, "04-21T00:00", None, id="fig3-d3"),
    ],
)
def test_an_occurrence_owns_the_days_up_to_the_next_one(series, number, begin, end):
    owned = intervals.interval(series, nth(series, number))
    assert owned == Interval(begin and moment(begin), end and moment(end))


@pytest.mark.parametrize(
    ("number", "to"),
    [
        pytest.param(1, "04-18T10:00", id="fig3-d1-01 a day earlier"),
        pytest.param(1, "04-19T23:59", id="fig3-d1-02 later the same day"),
        pytest.param(3, "04-21T00:00", id="fig3-d3-01 on its border"),
        pytest.param(3, "05-20T10:00", id="fig3-d3-02 weeks later"),
    ],
)
def test_the_first_and_the_last_have_one_border_only(number, to):
    series = daily(3)
    now = moment("04-01T00:00")
    moved = ok(changes.move(series, nth(series, number).original, moment(to), now))
    assert nth(moved, number).start == moment(to)


def test_moves_do_not_shift_borders():
    series = daily()
    before = intervals.interval(series, nth(series, 2))
    moved = ok(changes.move(series, nth(series, 3).original, moment("04-21T23:00"), LONG_AGO))
    moved = ok(changes.move(moved, nth(moved, 2).original, moment("04-20T23:00"), LONG_AGO))
    assert intervals.interval(moved, nth(moved, 2)) == before


def test_the_neighbours_of_a_cancelled_occurrence_close_the_gap():
    series = daily()
    without = ok(changes.cancel(series, nth(series, 3).original, LONG_AGO))
    assert intervals.interval(without, nth(without, 2)).end == moment("04-22T00:00")
    without_last = ok(changes.cancel(series, nth(series, 4).original, LONG_AGO))
    assert intervals.interval(without_last, nth(without_last, 3)).end is None


def test_borders_are_read_in_the_zone_of_the_plan_they_come_from():
    series = make("2026-03-02T20:00", "FREQ=DAILY;COUNT=6", "America/New_York")
    now = at("2026-03-04T08:00", "America/New_York")
    moved = ok(changes.move_series(series, now, timezone="Asia/Kolkata"))
    last_old, first_new = nth(moved, 2), nth(moved, 3)
    border = at("2026-03-04T00:00", "Asia/Kolkata")
    assert first_new.original == wall("2026-03-04T20:00")
    assert intervals.interval(moved, last_old).end == border
    assert intervals.interval(moved, first_new).begin == border


def test_borders_lie_at_local_midnight_across_a_clock_change():
    series = make("2026-03-27T10:00", "FREQ=DAILY;COUNT=5", "Europe/Berlin")
    owned = intervals.interval(series, nth(series, 3))
    assert owned.begin == at("2026-03-28T23:00")
    assert owned.end == at("2026-03-29T22:00")


def test_a_single_meeting_owns_all_time():
    series = make(rule=None)
    assert intervals.interval(series, nth(series, 1)) == Interval(None, None)


@settings(max_examples=60, deadline=None)
@given(build.series(ended=True), build.moments(), st.integers(-60, 60))
def test_every_moment_belongs_to_exactly_one_occurrence(series, moment, off):
    owned = [intervals.interval(series, one) for one in all_of(series)]
    near = [border for one in owned for border in (one.begin, one.end) if border]
    for tried in (moment, *(border + timedelta(seconds=off) for border in near), *near):
        assert sum(tried in one for one in owned) == 1


@settings(max_examples=60, deadline=None)
@given(build.series(), build.moments(), st.integers(1, 60))
def test_the_map_shows_every_interval_that_touches_the_time_asked_about(series, begin, days):
    end = begin + timedelta(days=days)
    shown = list(intervals.intervals(series, begin, end))
    assert all(intervals.interval(series, one) == owned for one, owned in shown)
    within = {one.original for one in occurrences.between(series, begin, end)}
    moved = {one.original for one in series.exceptions if one.start is not None}
    assert within - moved <= {one.original for one, _ in shown}
    assert shown[0][1].begin is None or shown[0][1].begin <= begin
    for (_, owned), (_, following) in pairwise(shown):
        assert owned.end == following.begin
