"""Series edits: what is left is laid anew, what is past stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain import changes, occurrences, plans
from domain.model import Answer, Answering, Invitee, Plan, Series
from domain.recurrence import Problem
from domain.rules import BadRecurrence
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, all_of, at, make, no, nth, ok, starts, wall

RAJ = "raj@acme.example"


def test_past_dates_keep_their_times_and_ids():
    series = make()
    ids = [one.id for one in all_of(series)]
    now = at("2026-03-03T12:00")
    later = ok(changes.move_series(series, now, start=time(15)))
    assert starts(later) == [
        "2026-03-02T10:00",
        "2026-03-03T10:00",
        "2026-03-04T15:00",
        "2026-03-05T15:00",
        "2026-03-06T15:00",
    ]
    assert [one.id for one in all_of(later)][:2] == ids[:2]
    assert later.plan.recurrence == "FREQ=DAILY;INTERVAL=1;COUNT=3"
    assert later.earlier == (replace(series.plan, replaced=now),)
    assert occurrences.led_to(later, ids[3]) == nth(later, 4)
    assert [one.is_first for one in all_of(later)] == [True, False, False, False, False]
    assert later.version == 2


def test_before_anything_has_begun_the_plan_is_simply_replaced():
    later = ok(changes.move_series(make(), LONG_AGO, start=time(15)))
    assert later.earlier == ()
    assert starts(later)[0] == "2026-03-02T15:00"
    assert later.plan.recurrence == "FREQ=DAILY;INTERVAL=1;COUNT=5"


def test_several_edits_in_a_row_keep_every_past():
    series = make(rule="FREQ=DAILY;COUNT=6")
    series = ok(changes.move_series(series, at("2026-03-03T12:00"), start=time(15)))
    series = ok(changes.move_series(series, at("2026-03-04T18:00"), start=time(9)))
    series = ok(changes.move_series(series, at("2026-03-04T19:00"), start=time(8)))
    assert starts(series) == [
        "2026-03-02T10:00",
        "2026-03-03T10:00",
        "2026-03-04T15:00",
        "2026-03-05T08:00",
        "2026-03-06T08:00",
        "2026-03-07T08:00",
    ]
    assert len(series.earlier) == 2


def test_today_is_judged_and_not_dropped_in_silence():
    series = make("2026-03-02T11:00")
    now = at("2026-03-03T10:00")
    refused = no(changes.move_series(series, now, start=time(9, 30)))
    assert refused.numbers == (1,)
    assert refused.start == at("2026-03-03T09:30")
    ok(changes.move_series(series, now, start=time(10, 30)))


def test_a_meeting_under_way_is_left_alone():
    series = make()
    now = at("2026-03-03T10:30")
    later = ok(changes.move_series(series, now, start=time(15)))
    assert starts(later)[1:3] == ["2026-03-03T10:00", "2026-03-04T15:00"]


def test_exceptions_ahead_go_but_cancelled_dates_stay():
    series = make()
    series = ok(changes.move(series, wall("2026-03-02T10:00"), at("2026-03-02T11:00"), LONG_AGO))
    series = ok(changes.move(series, wall("2026-03-04T10:00"), at("2026-03-04T20:00"), LONG_AGO))
    series = ok(changes.edit(series, wall("2026-03-05T10:00"), {"title": "Own"}, LONG_AGO))
    series = ok(changes.cancel(series, wall("2026-03-06T10:00"), LONG_AGO))
    now = at("2026-03-02T13:00")
    later = ok(changes.move_series(series, now, duration=2 * HOUR))
    assert starts(later) == [
        "2026-03-02T11:00",
        "2026-03-03T10:00",
        "2026-03-04T10:00",
        "2026-03-05T10:00",
    ]
    assert [one.is_modified for one in all_of(later)] == [True, False, False, False]
    assert occurrences.cancelled(later) == [wall("2026-03-06T10:00")]
    restored = ok(changes.restore(later, wall("2026-03-06T10:00"), now))
    assert nth(restored, 5).duration == 2 * HOUR


def test_a_cancelled_date_that_the_new_plan_does_not_meet_is_forgotten():
    series = ok(changes.cancel(make(), wall("2026-03-04T10:00"), LONG_AGO))
    later = ok(changes.move_series(series, LONG_AGO, recurrence="FREQ=WEEKLY;COUNT=3"))
    assert later.exceptions == ()
    assert starts(later) == ["2026-03-02T10:00", "2026-03-09T10:00", "2026-03-16T10:00"]


def test_only_clean_ones_leaves_own_changes_alone():
    series = make()
    series = ok(changes.move(series, wall("2026-03-04T10:00"), at("2026-03-04T20:00"), LONG_AGO))
    later = ok(changes.move_series(series, LONG_AGO, start=time(15), clean_only=True))
    assert starts(later) == [
        "2026-03-02T15:00",
        "2026-03-03T15:00",
        "2026-03-04T20:00",
        "2026-03-05T15:00",
        "2026-03-06T15:00",
    ]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        pytest.param("FREQ=DAILY;COUNT=5", 3, id="the same count is what is left of it"),
        pytest.param("FREQ=WEEKLY;COUNT=5", 3, id="also by another rule"),
        pytest.param("FREQ=DAILY;COUNT=8", 8, id="another count begins here"),
        pytest.param("FREQ=DAILY", None, id="endless"),
    ],
)
def test_a_count_becomes_the_number_left(rule, count):
    now = at("2026-03-03T12:00")
    later = changes.move_series(make(), now, recurrence=rule, start=time(11))
    assert plans.count(ok(later).plan) == count


def test_a_new_zone_keeps_the_wall_time():
    series = make(zone="Europe/Berlin")
    later = ok(changes.move_series(series, at("2026-03-03T12:00"), timezone="America/New_York"))
    assert starts(later)[2] == "2026-03-04T10:00"
    assert nth(later, 3).start == at("2026-03-04T15:00")
    assert nth(later, 2).timezone == "Europe/Berlin"


def test_a_weekly_series_turns_to_another_day():
    series = make("2026-03-02T10:00", "FREQ=WEEKLY;BYDAY=MO;COUNT=4")
    now = at("2026-03-03T12:00")
    later = ok(changes.move_series(series, now, start=wall("2026-03-11T15:00")))
    assert starts(later) == [
        "2026-03-02T10:00",
        "2026-03-11T15:00",
        "2026-03-18T15:00",
        "2026-03-25T15:00",
    ]
    assert later.plan.recurrence == "FREQ=WEEKLY;INTERVAL=1;BYDAY=WE;COUNT=3"


def test_a_rule_with_several_days_does_not_turn_to_one_of_its_own():
    series = make("2026-03-02T10:00", "FREQ=WEEKLY;BYDAY=MO,TU;COUNT=4")
    later = ok(changes.move_series(series, LONG_AGO, start=wall("2026-03-03T10:00")))
    assert later.plan.recurrence == "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU;COUNT=4"
    assert starts(later)[0] == "2026-03-03T10:00"


def test_every_other_week_stays_every_other_week():
    series = make("2026-03-02T10:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4")
    later = ok(changes.move_series(series, at("2026-03-10T12:00"), start=time(15)))
    assert starts(later)[1:] == ["2026-03-16T15:00", "2026-03-30T15:00", "2026-04-13T15:00"]


def test_a_series_may_become_a_single_meeting_and_back():
    series = make()
    now = at("2026-03-03T12:00")
    once = ok(changes.move_series(series, now, recurrence=None))
    assert starts(once) == ["2026-03-02T10:00", "2026-03-03T10:00", "2026-03-04T10:00"]
    again = ok(changes.move_series(once, now, recurrence="FREQ=DAILY;COUNT=2"))
    assert starts(again)[2:] == ["2026-03-04T10:00", "2026-03-05T10:00"]


def test_a_missed_single_meeting_is_moved_as_a_whole():
    series = make(rule=None)
    now = at("2026-03-03T12:00")
    later = ok(changes.move_series(series, now, start=wall("2026-03-04T10:00")))
    assert starts(later) == ["2026-03-04T10:00"]
    assert later.earlier == ()
    refused = no(changes.move_series(series, now, start=wall("2026-03-03T11:00")))
    assert refused.numbers == (1,)


def test_a_held_single_meeting_keeps_its_past_when_it_recurs():
    series = make(rule=None)
    original = nth(series, 1).original
    series = ok(changes.start(series, original, "I", series.host, at("2026-03-02T10:00")))
    series = ok(changes.end(series, at("2026-03-02T10:30")))
    again = ok(
        changes.move_series(
            series,
            at("2026-03-02T12:00"),
            start=wall("2026-03-03T10:00"),
            recurrence="FREQ=DAILY;COUNT=2",
        )
    )
    assert starts(again) == ["2026-03-02T10:00", "2026-03-03T10:00", "2026-03-04T10:00"]
    assert again.instances[0].original == nth(again, 1).original


def test_an_expired_series_is_renewed():
    series = make()
    now = at("2026-04-01T12:00")
    renewed = ok(changes.move_series(series, now, recurrence="FREQ=DAILY;COUNT=2"))
    assert starts(renewed)[5:] == ["2026-04-02T10:00", "2026-04-03T10:00"]


def test_nothing_left_of_a_series_is_refused():
    refused = no(changes.move_series(make(), at("2026-04-01T12:00"), start=time(15)))
    assert refused.violations[0].problem is Problem.NEVER
    assert refused.proposed is None


def test_a_series_that_is_over_cannot_become_a_meeting_in_the_past():
    now = at("2026-04-01T12:00")
    refused = no(changes.move_series(make(), now, recurrence=None))
    assert refused.numbers == (1,)
    assert refused.fixes.starts
    for start in refused.fixes.starts:
        plan = replace(make().plan, start=start.replace(tzinfo=None), recurrence=None)
        ok(changes.replan(make(), plan, now))


def test_a_plan_that_stays_the_same_changes_nothing():
    series = ok(changes.edit(make(), wall("2026-03-03T10:00"), {"title": "Own"}, LONG_AGO))
    assert changes.replan(series, series.plan, at("2026-03-02T12:00")) is series


def test_an_unreadable_recurrence_is_refused():
    refused = no(changes.move_series(make(), LONG_AGO, recurrence="FREQ=HOURLY"))
    assert refused.violations == (BadRecurrence(Problem.FREQUENCY, "FREQ=HOURLY"),)


def test_a_bad_length_is_refused_and_shown_as_proposed():
    refused = no(changes.move_series(make(), LONG_AGO, duration=25 * HOUR))
    assert refused.numbers == (2,)
    assert refused.fixes.nearest_duration == 24 * HOUR
    assert refused.proposed.plan.duration == 25 * HOUR


def test_what_hung_on_an_occurrence_goes_to_the_new_one_of_its_day():
    series = make(rule="FREQ=DAILY;COUNT=5")
    third, fourth = wall("2026-03-04T10:00"), wall("2026-03-05T10:00")
    series = changes.invite(series, [Invitee(RAJ, original=third), Invitee("x@y", original=fourth)])
    series = changes.answer(series, Answer(RAJ, Answering.YES, original=third))
    longer = ok(changes.move_series(series, LONG_AGO, duration=2 * HOUR))
    assert [one.original for one in longer.answers] == [third]
    rule = "FREQ=DAILY;INTERVAL=2;COUNT=3"
    later = ok(changes.move_series(series, LONG_AGO, start=time(15), recurrence=rule))
    assert [one.original for one in later.invitees] == [wall("2026-03-04T15:00")]
    assert later.answers == ()


def test_a_rescued_occurrence_of_an_earlier_plan_is_not_lost():
    series = make()
    now = at("2026-03-03T12:00")
    series = ok(changes.move_series(series, now, start=time(15)))
    rescued = ok(changes.move(series, wall("2026-03-03T10:00"), at("2026-03-03T20:00"), now))
    assert starts(rescued)[1] == "2026-03-03T20:00"
    later = ok(changes.move_series(rescued, now, start=time(16)))
    assert starts(later)[1:3] == ["2026-03-03T20:00", "2026-03-04T16:00"]


def test_an_occurrence_moved_to_later_stays_where_it_was_moved():
    series = make("2026-03-02T10:00", "FREQ=WEEKLY;COUNT=3")
    series = ok(changes.move(series, wall("2026-03-02T10:00"), at("2026-03-04T10:00"), LONG_AGO))
    later = ok(changes.move_series(series, at("2026-03-03T12:00"), start=time(15)))
    assert starts(later) == ["2026-03-04T10:00", "2026-03-09T15:00", "2026-03-16T15:00"]


@settings(max_examples=100, deadline=None)
@given(st.data(), build.series(ended=True), build.plans(ended=True))
def test_a_series_edit_leaves_the_past_and_lays_the_rest(data, series, plan):
    now = data.draw(build.moments_near(series))
    if data.draw(st.booleans()):
        start = series.plan.start + timedelta(minutes=data.draw(st.integers(-600, 600)))
        plan = Plan(start, plan.duration, series.plan.timezone, series.plan.recurrence)
    outcome = changes.replan(series, plan, now)
    assume(isinstance(outcome, Series) and outcome is not series)
    assume(series.recurs)
    begun = [
        one
        for one in all_of(series)
        if one.start <= now or plans.utc(one.original, one.zone) <= now
    ]
    same = [(one.id, one.start, one.duration) for one in begun]
    after = [(one.id, one.start, one.duration) for one in all_of(outcome)]
    assert after[: len(same)] == same
    assert all(start >= now for _, start, _ in after[len(same) :])
    days = [one.original.date() for one in all_of(outcome)]
    assert days == sorted(set(days))


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series(ended=True), build.plans(ended=True))
def test_applying_to_the_clean_ones_never_loses_an_own_change_of_a_day_met(data, series, plan):
    now = data.draw(build.moments_near(series))
    plan = replace(plan, timezone=series.plan.timezone)
    outcome = changes.replan(series, plan, now, clean_only=True)
    assume(isinstance(outcome, Series))
    for one in series.exceptions:
        there = occurrences.same_day(outcome, one.original.date())
        if there is not None and not one.cancelled and one.overrides:
            assert there.details.title == "Other"


def test_ids_ahead_change_with_the_original_start():
    series = make()
    later = ok(changes.move_series(series, LONG_AGO, start=time(15)))
    old, new = nth(series, 3), nth(later, 3)
    assert new.id.endswith("_20260304T150000Z")
    assert occurrences.find_id(later, old.id) is None
    assert occurrences.led_to(later, old.id) == new
    assert occurrences.led_to(later, new.id) == new
    gone = f"{series.id}_20260401T100000Z"
    assert occurrences.led_to(later, gone) is None
    assert new.start - old.start < DAY
