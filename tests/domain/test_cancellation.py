"""Cancelling one, the rest or all; bringing back; splitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain import changes, occurrences, plans
from domain.model import Answer, Answering, Details, Invitee, Plan, Series
from domain.rules import BeforeNow, DaysTaken, Gone
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, all_of, at, make, no, nth, ok, starts, wall

NEW = "b" * 32


def split(series, original, plan=None, details=None, now=LONG_AGO):
    return changes.split(series, original, plan, details, NEW, "k8", now)


def test_a_cancelled_occurrence_comes_back_with_its_id_and_its_own_changes():
    series = make()
    original = nth(series, 3).original
    series = ok(changes.move(series, original, at("2026-03-04T20:00"), LONG_AGO))
    one = nth(series, 3)
    without = ok(changes.cancel(series, original, LONG_AGO))
    assert len(all_of(without)) == 4
    assert nth(ok(changes.restore(without, original, LONG_AGO)), 3) == one


def test_what_is_not_cancelled_does_not_come_back():
    series = make()
    original = nth(series, 3).original
    assert no(changes.restore(series, original, LONG_AGO)).violations == (Gone(original),)


@pytest.mark.parametrize(
    ("number", "to"),
    [
        pytest.param(2, "2026-03-04T15:00", id="the one before has moved in"),
        pytest.param(2, "2026-03-04T00:00", id="just on the border"),
    ],
)
def test_days_that_were_taken_are_said_so(number, to):
    series = make()
    third = nth(series, 3).original
    series = ok(changes.cancel(series, third, LONG_AGO))
    sibling = nth(series, number).original
    series = ok(changes.move(series, sibling, at(to), LONG_AGO))
    refused = no(changes.restore(series, third, LONG_AGO))
    taken = refused.violations[0]
    assert isinstance(taken, DaysTaken)
    assert taken.sibling.original == sibling
    assert taken.interval.begin == at("2026-03-04T00:00")
    assert refused.fixes.starts
    for start in refused.fixes.starts:
        moved = ok(changes.move(series, sibling, start, LONG_AGO))
        assert len(all_of(ok(changes.restore(moved, third, LONG_AGO)))) == 5


def test_the_first_one_back_meets_the_second_that_moved_to_before_it():
    series = ok(changes.cancel(make(), wall("2026-03-02T10:00"), LONG_AGO))
    second = wall("2026-03-03T10:00")
    series = ok(changes.move(series, second, at("2026-03-01T10:00"), LONG_AGO))
    refused = no(changes.restore(series, wall("2026-03-02T10:00"), LONG_AGO))
    assert refused.violations[0].sibling.original == second


def test_cancelling_the_last_one_left_is_cancelling_the_series():
    series = make(rule="FREQ=DAILY;COUNT=2")
    series = ok(changes.cancel(series, nth(series, 1).original, LONG_AGO))
    assert changes.cancel(series, nth(series, 1).original, LONG_AGO) is None
    assert changes.cancel(make(rule=None), wall("2026-03-02T10:00"), LONG_AGO) is None


def test_ending_a_series_keeps_what_comes_earlier():
    series = make()
    series = ok(changes.move(series, wall("2026-03-03T10:00"), at("2026-03-03T20:00"), LONG_AGO))
    series = ok(changes.edit(series, wall("2026-03-05T10:00"), {"title": "Own"}, LONG_AGO))
    series = changes.answer(series, Answer("a@b", Answering.NO, original=wall("2026-03-05T10:00")))
    ended = ok(changes.cancel_from(series, wall("2026-03-04T10:00"), LONG_AGO))
    assert starts(ended) == ["2026-03-02T10:00", "2026-03-03T20:00"]
    assert ended.plan.recurrence == "FREQ=DAILY;INTERVAL=1;COUNT=2"
    assert len(ended.exceptions) == 1
    assert ended.answers == ()


def test_ending_an_endless_series_gives_it_an_end():
    series = make("2026-03-02T20:00", "FREQ=DAILY", "America/New_York")
    ended = ok(changes.cancel_from(series, wall("2026-03-05T20:00"), LONG_AGO))
    assert starts(ended)[-1] == "2026-03-04T20:00"
    assert len(all_of(ended)) == 3
    assert ended.plan.recurrence == "FREQ=DAILY;INTERVAL=1;UNTIL=20260305T010000Z"


def test_ending_from_the_first_on_leaves_nothing():
    series = make()
    assert changes.cancel_from(series, nth(series, 1).original, LONG_AGO) is None
    without = ok(changes.cancel(series, nth(series, 1).original, LONG_AGO))
    assert changes.cancel_from(without, nth(without, 1).original, LONG_AGO) is None


def test_ending_before_the_present_plan_goes_back_to_the_earlier_one():
    now = at("2026-03-03T12:00")
    series = ok(changes.move_series(make(), now, duration=2 * HOUR))
    ended = ok(changes.cancel_from(series, wall("2026-03-04T10:00"), now))
    assert starts(ended) == ["2026-03-02T10:00", "2026-03-03T10:00"]
    assert ended.earlier == ()
    assert ended.plan.duration == HOUR


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series())
def test_ending_cuts_exactly_what_follows(data, series):
    some = [o for o, _ in zip(occurrences.between(series, None, None), range(8), strict=False)]
    one = data.draw(st.sampled_from(some))
    ended = changes.cancel_from(series, one.original, LONG_AGO)
    ids = [other.id for other in some if other.original < one.original]
    assert ([] if ended is None else [other.id for other in all_of(ended)]) == ids


def test_a_split_ends_the_old_series_and_begins_a_new_one():
    series = make(rule="FREQ=DAILY;COUNT=5", invitees=[Invitee("a@b")])
    series = ok(changes.edit(series, wall("2026-03-03T10:00"), {"title": "Own"}, LONG_AGO))
    series = changes.answer(series, Answer("a@b", Answering.YES))
    plan = Plan(wall("2026-03-04T09:00"), HOUR, "Europe/London", "FREQ=DAILY;COUNT=5")
    both = split(series, wall("2026-03-04T10:00"), plan, Details("Late sync"))
    assert isinstance(both, changes.Split)
    assert starts(both.old) == ["2026-03-02T10:00", "2026-03-03T10:00"]
    assert nth(both.old, 2).details.title == "Own"
    assert starts(both.new) == ["2026-03-04T09:00", "2026-03-05T09:00", "2026-03-06T09:00"]
    assert (both.new.id, both.new.short, both.new.version) == (NEW, "k8", 1)
    assert both.new.details == Details("Late sync")
    assert both.new.invitees == series.invitees
    assert both.new.answers == ()
    assert both.old.answers == series.answers


def test_a_split_without_new_times_takes_exceptions_and_answers_along():
    series = changes.answer(make(), Answer("a@b", Answering.YES))
    series = ok(changes.move(series, wall("2026-03-05T10:00"), at("2026-03-05T20:00"), LONG_AGO))
    series = ok(changes.cancel(series, wall("2026-03-06T10:00"), LONG_AGO))
    both = split(series, wall("2026-03-04T10:00"), None, Details("Other"))
    assert starts(both.new) == ["2026-03-04T10:00", "2026-03-05T20:00"]
    assert both.new.answers == series.answers
    assert occurrences.cancelled(both.new) == [wall("2026-03-06T10:00")]


def test_a_split_with_new_times_takes_cancelled_dates_along_only():
    series = make()
    series = ok(changes.move(series, wall("2026-03-05T10:00"), at("2026-03-05T20:00"), LONG_AGO))
    series = ok(changes.cancel(series, wall("2026-03-06T10:00"), LONG_AGO))
    plan = replace(series.plan, start=wall("2026-03-04T15:00"))
    both = split(series, wall("2026-03-04T10:00"), plan)
    assert starts(both.new) == ["2026-03-04T15:00", "2026-03-05T15:00"]


def test_from_the_first_one_left_on_it_is_a_series_edit():
    series = make()
    now = at("2026-03-03T12:00")
    plan = replace(series.plan, start=wall("2026-03-04T15:00"))
    edited = split(series, wall("2026-03-04T10:00"), plan, Details("Other"), now)
    assert isinstance(edited, Series)
    assert (edited.id, edited.details, edited.version) == (series.id, Details("Other"), 2)
    assert starts(edited) == [
        "2026-03-02T10:00",
        "2026-03-03T10:00",
        "2026-03-04T15:00",
        "2026-03-05T15:00",
        "2026-03-06T15:00",
    ]


def test_the_past_is_not_split_off():
    series = make()
    now = at("2026-03-03T12:00")
    refused = no(split(series, wall("2026-03-03T10:00"), now=now))
    assert refused.violations == (BeforeNow(at("2026-03-03T10:00"), now),)


def test_a_split_breaks_the_rules_of_new_series():
    series = make()
    plan = replace(series.plan, start=wall("2026-03-05T10:00"), duration=timedelta(minutes=5))
    refused = no(split(series, wall("2026-03-05T10:00"), plan))
    assert refused.numbers == (2,)
    assert refused.fixes.nearest_duration == timedelta(minutes=10)
    now = at("2026-03-02T10:10")
    live = ok(changes.start(series, wall("2026-03-02T10:00"), "I", series.host, now))
    waits = no(split(live, wall("2026-03-05T10:00"), now=now))
    assert waits.numbers == (3,)
    assert waits.fixes.when_it_ends


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series())
def test_a_split_loses_no_date(data, series):
    some = [o for o, _ in zip(occurrences.between(series, None, None), range(8), strict=False)]
    one = data.draw(st.sampled_from(some))
    both = split(series, one.original)
    assume(isinstance(both, changes.Split))
    end = some[-1].start + DAY
    kept = [*occurrences.between(both.old, None, end), *occurrences.between(both.new, None, end)]
    before = [(o.original, o.start) for o in occurrences.between(series, None, end)]
    assert [(o.original, o.start) for o in kept] == before
    count = plans.count(series.plan)
    if count is not None:
        assert count == plans.count(both.old.plan) + plans.count(both.new.plan)
