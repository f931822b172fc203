"""Automatic deletion, four cases, and what is never deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings

from domain import changes, lifecycle
from tests.domain import build
from tests.domain.build import LONG_AGO, at, make, nth, ok

HALF_A_YEAR = timedelta(days=180)


@pytest.mark.parametrize(
    ("completed", "rule", "due"),
    [
        pytest.param(True, None, at("2026-03-02T11:00"), id="1 on, non-recurring"),
        pytest.param(False, None, at("2026-08-29T11:00"), id="2 off, non-recurring"),
        pytest.param(True, "FREQ=DAILY;COUNT=5", at("2026-03-06T11:00"), id="3 on, series"),
        pytest.param(False, "FREQ=DAILY;COUNT=5", at("2026-09-02T11:00"), id="4 off, series"),
    ],
)
def test_when_a_series_goes_by_itself(completed, rule, due):
    series = make(rule=rule, delete_when_completed=completed)
    assert lifecycle.deletion_due(series) == due
    assert lifecycle.notice_due(series) == due - timedelta(days=7)
    assert not lifecycle.deletable(series, due - timedelta(seconds=1))
    assert lifecycle.deletable(series, due)


def test_the_last_end_is_that_of_moved_and_existing_occurrences():
    series = make(delete_when_completed=True)
    series = ok(changes.move(series, nth(series, 5).original, at("2026-03-09T20:00"), LONG_AGO))
    assert lifecycle.deletion_due(series) == at("2026-03-09T21:00")
    series = ok(changes.cancel(series, nth(series, 5).original, LONG_AGO))
    assert lifecycle.deletion_due(series) == at("2026-03-05T11:00")


@settings(max_examples=60, deadline=None)
@given(build.series(ended=True))
def test_nothing_of_a_series_ends_after_it_is_due(series):
    due = lifecycle.deletion_due(series)
    assert due == max(one.end for one in build.all_of(series)) + HALF_A_YEAR


def test_an_endless_series_stays():
    assert lifecycle.deletion_due(make(rule="FREQ=DAILY")) is None
    assert lifecycle.notice_due(make(rule="FREQ=DAILY")) is None


def test_what_is_live_stays():
    series = make(rule=None, delete_when_completed=True)
    original = nth(series, 1).original
    series = ok(changes.start(series, original, "I", series.host, at("2026-03-02T10:00")))
    assert not lifecycle.deletable(series, at("2026-03-02T12:00"))
    ended = ok(changes.end(series, at("2026-03-02T12:00")))
    assert lifecycle.deletable(ended, at("2026-03-02T12:00"))


def test_people_are_not_warned_before_the_meeting_was_made():
    made = at("2026-03-01T09:00")
    series = make(rule=None, now=made, delete_when_completed=True)
    assert lifecycle.notice_due(series) == made
