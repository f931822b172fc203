"""The update rules: every row of figures 4 to 9, and the borders of each rule."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import changes
from domain.intervals import Interval
from domain.model import MeetingType
from domain.rules import (
    BadDuration,
    BeforeNow,
    InProgress,
    InstanceIsFixed,
    TooFarAhead,
    Update,
    rule_number,
    to_minute,
    violations,
)
from domain.states import State, occurrence_state
from tests.domain.build import HOUR, at, make, no, nth, ok, wall
from tests.domain.figures import daily, moment, overnight, weekly

AFTER_D1 = moment("04-19T12:00")
AFTER_W1 = moment("06-01T12:00")

FIGURES_4_AND_5 = [
    pytest.param(1, "04-19T23:00", None, id="fig4-d1-s1 missed, later within its interval"),
    pytest.param(2, "04-20T09:00", None, id="fig4-d2-s1 a little earlier"),
    pytest.param(2, "04-20T11:00", None, id="fig4-d2-s2 a little later"),
    pytest.param(4, "04-22T09:00", None, id="fig4-d4-s1 a little earlier"),
    pytest.param(4, "04-22T11:00", None, id="fig4-d4-s2 a little later"),
    pytest.param(4, "04-23T10:00", None, id="fig4-d4-s3 the next day"),
    pytest.param(4, "05-03T10:00", None, id="fig4-d4-s4 much later"),
    pytest.param(1, "04-19T11:00", (1,), id="fig5-d1-f1 before the current time"),
    pytest.param(2, "04-19T14:00", (5,), id="fig5-d2-f1 the previous day"),
    pytest.param(2, "04-21T14:00", (5,), id="fig5-d2-f2 the next day"),
    pytest.param(3, "04-23T14:00", (5,), id="fig5-d3-f4 two days later"),
    pytest.param(4, "04-20T14:00", (5,), id="fig5-d4-f2 two days ago"),
]

FIGURES_6_AND_7 = [
    pytest.param(1, "06-02T10:00", None, id="fig6-w1-s1 missed, the next day"),
    pytest.param(1, "06-03T10:00", None, id="fig6-w1-s2 missed, two days later"),
    pytest.param(2, "06-04T09:00", None, id="fig6-w2-s1 a little earlier"),
    pytest.param(2, "06-07T10:00", None, id="fig6-w2-s3 three days later"),
    pytest.param(4, "06-13T10:00", None, id="fig6-w4-s2 two days later or more"),
    pytest.param(1, "06-01T11:00", (1,), id="fig7-w1-f1 before the current time"),
    pytest.param(1, "06-05T10:00", (5,), id="fig7-w1-f2 the next interval"),
    pytest.param(2, "06-03T10:00", (5,), id="fig7-w2-f1 the previous interval"),
    pytest.param(2, "06-09T10:00", (5,), id="fig7-w2-f2 the next interval"),
    pytest.param(2, "06-12T10:00", (5,), id="fig7-w2-f3 the last interval"),
    pytest.param(4, "06-05T10:00", (5,), id="fig7-w4-f2 the second interval"),
]

FIGURE_8 = [
    pytest.param(1, "04-19T22:00", 60, None, id="fig8-d1-b1 ends before the border"),
    pytest.param(1, "04-19T23:00", 60, None, id="fig8-d1-b2 ends on the border"),
    pytest.param(1, "04-19T23:30", 60, None, id="fig8-d1-b3 ends behind the border"),
    pytest.param(1, "04-20T00:00", 60, (5,), id="fig8-d1-b4 starts on the border"),
    pytest.param(1, "04-20T00:30", 60, (5,), id="fig8-d1-b5 starts behind the border"),
    pytest.param(2, "04-20T00:30", 60, None, id="fig8-d2-b1 starts behind the border"),
    pytest.param(2, "04-20T00:00", 60, None, id="fig8-d2-b2 starts on the border"),
    pytest.param(2, "04-19T23:30", 60, (5,), id="fig8-d2-b3 ends behind the border"),
    pytest.param(2, "04-19T23:00", 60, (5,), id="fig8-d2-b4 ends on the border"),
    pytest.param(2, "04-19T22:00", 60, (5,), id="fig8-d2-b5 ends before the border"),
]

FIGURE_9 = [
    pytest.param("04-19T02:00", (5,), id="fig9-d3-01 in the previous interval"),
    pytest.param("04-19T14:00", (5,), id="fig9-d3-02 in the previous interval"),
    pytest.param("04-19T23:59", (5,), id="fig9-d3-03 a minute before its border"),
    pytest.param("04-20T00:00", None, id="fig9-d3-04 on its border"),
    pytest.param("04-20T04:00", None, id="fig9-d3-05 inside"),
    pytest.param("04-20T10:00", None, id="fig9-d3-06 inside"),
    pytest.param("04-20T16:00", None, id="fig9-d3-07 inside"),
    pytest.param("04-20T21:00", None, id="fig9-d3-08 inside, ends on the next day"),
    pytest.param("04-20T23:59", None, id="fig9-d3-09 a minute before the next border"),
    pytest.param("04-21T00:00", (5,), id="fig9-d3-10 on the next border"),
    pytest.param("04-21T12:00", (5,), id="fig9-d3-11 in the next interval"),
]


def check_move(series, number, to, now, broken, duration=None):
    one = nth(series, number)
    outcome = changes.move(series, one.original, moment(to), now, duration)
    if broken is None:
        moved = nth(ok(outcome), number)
        assert (moved.start, moved.id) == (moment(to), one.id)
        return ok(outcome)
    assert no(outcome).numbers == broken
    return None


@pytest.mark.parametrize(("number", "to", "broken"), FIGURES_4_AND_5)
def test_moves_within_a_daily_series(number, to, broken):
    moved = check_move(daily(), number, to, AFTER_D1, broken)
    if number == 1 and moved is not None:
        assert occurrence_state(daily(), nth(daily(), 1), AFTER_D1) is State.MISSED
        assert occurrence_state(moved, nth(moved, 1), AFTER_D1) is State.READY


@pytest.mark.parametrize(("number", "to", "broken"), FIGURES_6_AND_7)
def test_moves_within_a_weekly_series(number, to, broken):
    moved = check_move(weekly(), number, to, AFTER_W1, broken)
    if number == 1 and moved is not None:
        assert occurrence_state(weekly(), nth(weekly(), 1), AFTER_W1) is State.MISSED
        assert occurrence_state(moved, nth(moved, 1), AFTER_W1) is State.READY


@pytest.mark.parametrize(("number", "to", "length", "broken"), FIGURE_8)
def test_only_the_start_is_held_against_the_border(number, to, length, broken):
    now = moment("04-01T00:00")
    check_move(daily(), number, to, now, broken, timedelta(minutes=length))


@pytest.mark.parametrize(("to", "broken"), FIGURE_9)
def test_moves_of_meetings_that_run_past_midnight(to, broken):
    now = moment("04-01T00:00")
    check_move(overnight(), 3, to, now, broken, 4 * HOUR)


def update(target=MeetingType.SCHEDULED, start="10:00", length=60, now="09:00", **more):
    begin = at(f"2026-03-02T{start}")
    return Update(target, begin, begin + timedelta(minutes=length), at(f"2026-03-02T{now}"), **more)


def test_the_guides_example_of_rule_1():
    series = make("2021-05-28T15:00", None, "Asia/Shanghai", now=at("2021-05-01T00:00"))
    now = at("2021-05-28T14:00", "Asia/Shanghai")
    asked = at("2021-05-27T14:00", "Asia/Shanghai")
    refused = no(changes.move(series, nth(series, 1).original, asked, now))
    assert refused.violations == (BeforeNow(asked, now, "start"),)


def test_now_itself_has_not_passed():
    assert violations(update(start="09:00")) == []


def test_times_that_a_change_leaves_alone_are_not_bound():
    assert violations(update(now="23:00", sets=frozenset())) == []
    assert violations(update(now="10:30", sets=frozenset({"end"}))) == []
    late = violations(update(now="11:30", sets=frozenset({"end"})))
    assert late == [BeforeNow(at("2026-03-02T11:00"), at("2026-03-02T11:30"), "end")]
    outside = Interval(at("2026-03-05T00:00"), None)
    assert violations(update(interval=outside, sets=frozenset({"end"}))) == []


@pytest.mark.parametrize(
    ("minutes", "allowed"),
    [(9, False), (10, True), (60, True), (1439, True), (1440, True), (1441, False), (0, False)],
)
def test_a_meeting_lasts_from_10_minutes_to_24_hours(minutes, allowed):
    broken = violations(update(length=minutes))
    assert broken == ([] if allowed else [BadDuration(timedelta(minutes=minutes))])


def test_a_start_ten_years_ahead_is_too_far():
    now = at("2026-03-02T09:00")
    limit = at("2036-03-02T09:00")
    fine = Update(MeetingType.SERIES, limit - timedelta(minutes=1), limit + HOUR, now)
    assert violations(fine) == []
    far = Update(MeetingType.SERIES, limit, limit + HOUR, now)
    assert violations(far) == [TooFarAhead(limit, limit)]


def test_all_broken_rules_are_told_in_order():
    live = InProgress(wall("2026-03-02T10:00"), at("2026-03-02T10:00"))
    broken = violations(
        update(
            start="08:00",
            length=5,
            live=live,
            interval=Interval(at("2026-03-03T00:00"), None),
        )
    )
    assert [rule_number(one) for one in broken] == [3, 1, 2, 5]


def test_the_interval_is_no_matter_for_a_series():
    outside = Interval(at("2026-03-05T00:00"), None)
    assert violations(update(MeetingType.SERIES, interval=outside)) == []


def test_an_instance_breaks_rule_4_and_no_other():
    broken = violations(
        update(
            MeetingType.INSTANCE,
            start="08:00",
            length=5,
            meeting_id="x_I_1",
            parents=("x", "x_20260302T100000Z"),
        )
    )
    assert broken == [InstanceIsFixed("x_I_1", "x", "x_20260302T100000Z")]
    assert rule_number(broken[0]) == 4


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("10:32:28.076", "10:33:00"),
        ("10:32:41", "10:33:00"),
        ("10:32:00", "10:33:00"),
        ("11:32:28.076", "11:32:00"),
        ("10:31:59", "10:31:00"),
    ],
)
def test_times_are_kept_to_the_minute(asked, kept):
    now = at("2026-03-02T10:32:16.657")
    assert to_minute(at(f"2026-03-02T{asked}"), now) == at(f"2026-03-02T{kept}")
