"""Overlaps over all occurrences, against looking at every pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import changes, occurrences
from domain.conflicts import conflicts
from tests.domain import build
from tests.domain.build import DAY, LONG_AGO, at, make, nth, ok, wall

BEGIN, END = at("2026-03-01"), at("2026-04-01")


def other(number=1, **how):
    return replace(make(**how), id=f"{number:032x}", short=f"k{number}")


def test_overlaps_are_named_with_both_occurrences():
    series = make(rule="FREQ=DAILY;COUNT=3")
    weekly = other(start="2026-03-03T10:30", rule="FREQ=WEEKLY")
    (found,) = conflicts(series, [weekly], BEGIN, END)
    assert found.occurrence == nth(series, 2)
    assert found.other_occurrence.start == at("2026-03-03T10:30")
    assert (found.begin, found.end) == (at("2026-03-03T10:30"), at("2026-03-03T11:00"))


def test_meetings_that_only_touch_do_not_conflict():
    series = make()
    assert conflicts(series, [other(start="2026-03-02T11:00")], BEGIN, END) == []
    assert conflicts(series, [other(start="2026-03-02T09:00")], BEGIN, END) == []


def test_a_series_does_not_conflict_with_itself():
    series = make()
    assert conflicts(series, [series], BEGIN, END) == []
    assert conflicts([], [series], BEGIN, END) == []


def test_moved_and_cancelled_occurrences_count_as_they_are():
    series = make(rule="FREQ=DAILY;COUNT=3")
    there = other(start="2026-03-02T10:30", rule="FREQ=DAILY;COUNT=3")
    there = ok(changes.cancel(there, wall("2026-03-02T10:30"), LONG_AGO))
    there = ok(changes.move(there, wall("2026-03-03T10:30"), at("2026-03-03T20:00"), LONG_AGO))
    assert [one.other_original.day for one in conflicts(series, [there], BEGIN, END)] == [4]
    late = make("2026-03-03T20:30", None)
    assert len(conflicts(late, [there], BEGIN, END)) == 1


def test_clock_changes_are_reckoned_with():
    series = make("2026-03-23T15:00", "FREQ=DAILY;COUNT=14", "Europe/Berlin")
    york = other(start="2026-03-23T10:00", rule="FREQ=DAILY;COUNT=14", zone="America/New_York")
    days = [one.occurrence.original.day for one in conflicts(series, [york], BEGIN, END)]
    assert days == [23, 24, 25, 26, 27, 28]


def test_single_occurrences_are_compared_alike_and_the_first_few_are_enough():
    series = make()
    others = [other(number, start="2026-03-02T10:15") for number in range(1, 4)]
    assert len(conflicts([nth(series, 2)], others, BEGIN, END)) == 3
    first = conflicts(series, others, BEGIN, END, limit=2)
    assert [one.occurrence.original.day for one in first] == [2, 2]


@settings(max_examples=60, deadline=None)
@given(build.series(), st.lists(build.series(), max_size=3), st.integers(0, 600))
def test_nothing_is_missed_and_nothing_made_up(series, others, day):
    begin = at("2026-01-01") + day * DAY
    end = begin + 120 * DAY
    others = [replace(one, id=f"{number:032x}") for number, one in enumerate(others)]
    found = conflicts(series, others, begin, end)
    margin = timedelta(days=2)
    expected = {
        (mine.id, theirs.id, max(mine.start, theirs.start), min(mine.end, theirs.end))
        for mine in occurrences.overlapping(series, begin, end)
        for one in others
        for theirs in occurrences.between(one, begin - margin, end + margin)
        if mine.start < theirs.end and theirs.start < mine.end
    }
    shown = {(one.occurrence.id, one.other_occurrence.id, one.begin, one.end) for one in found}
    assert shown == expected
    assert len(found) == len(expected)
    assert [one.begin for one in found] == sorted(one.begin for one in found)
