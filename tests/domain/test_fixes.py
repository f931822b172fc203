"""What is proposed after a refusal: sensible, and always accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain import changes, fixes, occurrences
from domain.model import Details, Plan
from domain.rules import BadRecurrence, LeavesInterval
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, at, make, no, nth, ok, wall
from tests.domain.figures import SHANGHAI, daily, moment, overnight, weekly

MINUTES = st.integers(0, 2000).map(lambda n: timedelta(minutes=n))


def local(moments, zone=SHANGHAI):
    return [f"{one.astimezone(ZoneInfo(zone)):%a %d %H:%M}" for one in moments]


def test_too_late_offers_the_nearest_times_before_the_border():
    series = daily()
    original = nth(series, 2).original
    asked = moment("04-21T17:00")
    refused = no(changes.move(series, original, asked, moment("04-19T12:00")))
    found = refused.fixes
    assert refused.violations == (LeavesInterval(asked, refused.interval),)
    assert local(found.starts) == ["Tue 20 17:00", "Tue 20 23:00", "Tue 20 23:59"]
    assert local([found.latest_legal]) == ["Tue 20 23:59"]
    assert local([found.same_time_nearest_day]) == ["Tue 20 17:00"]
    assert found.separate
    assert (refused.previous.id, refused.following.id) == (nth(series, 1).id, nth(series, 3).id)


def test_too_early_offers_the_nearest_times_after_the_border():
    series = weekly()
    refused = no(
        changes.move(series, nth(series, 2).original, moment("06-03T16:00"), moment("06-01T12:00"))
    )
    assert local(refused.fixes.starts) == [
        "Fri 04 16:00",
        "Sat 05 16:00",
        "Fri 04 09:00",
        "Mon 07 23:00",
        "Mon 07 23:59",
    ]
    assert refused.fixes.legal.begin == moment("06-04T00:00")
    assert refused.fixes.legal.end == moment("06-08T00:00")


def test_a_time_that_has_passed_offers_the_next_sensible_ones():
    series = make("2026-03-02T10:00", None, "Europe/Berlin")
    now = at("2026-03-02T11:12:30", "Europe/Berlin")
    refused = no(changes.move(series, nth(series, 1).original, at("2026-03-02T08:15"), now))
    assert local(refused.fixes.starts, "Europe/Berlin") == [
        "Tue 03 09:15",
        "Mon 02 11:30",
        "Mon 02 12:00",
        "Wed 04 09:15",
    ]
    assert refused.fixes.latest_legal is None
    assert not refused.fixes.separate


def test_where_the_interval_has_passed_no_time_is_left_but_a_separate_meeting_is():
    series = daily()
    now = moment("04-21T12:00")
    refused = no(changes.move(series, nth(series, 2).original, moment("04-21T15:00"), now))
    assert refused.fixes.starts == ()
    assert refused.fixes.legal is None
    assert refused.fixes.separate


def test_a_minute_before_the_border_is_still_found():
    series = daily()
    now = moment("04-20T23:58:30")
    refused = no(changes.move(series, nth(series, 2).original, moment("04-21T10:00"), now))
    assert local(refused.fixes.starts) == ["Tue 20 23:59"]


@pytest.mark.parametrize(("asked", "nearest"), [(5, 10), (0, 10), (1500, 1440)])
def test_a_bad_length_offers_the_nearest_one(asked, nearest):
    series = daily()
    one = nth(series, 2)
    length = timedelta(minutes=asked)
    refused = no(changes.move(series, one.original, one.start + HOUR, LONG_AGO, length))
    assert refused.fixes.nearest_duration == timedelta(minutes=nearest)
    assert refused.fixes.start == one.start + HOUR
    assert refused.fixes.starts == ()
    refused = no(changes.resize(series, one.original, length, LONG_AGO))
    assert refused.fixes.nearest_duration == timedelta(minutes=nearest)


def test_the_length_of_a_meeting_under_way_must_reach_beyond_now():
    series = daily()
    one = nth(series, 1)
    now = moment("04-19T10:44:30")
    refused = no(changes.resize(series, one.original, timedelta(minutes=30), now))
    assert refused.fixes.nearest_duration == timedelta(minutes=45)
    ok(changes.resize(series, one.original, refused.fixes.nearest_duration, now))


def test_rule_3_offers_to_wait_and_only_alone():
    series = daily()
    one = nth(series, 1)
    now = moment("04-19T10:10")
    live = ok(changes.start(series, one.original, "x_I_1", "ana@acme.example", now))
    refused = no(changes.move(live, one.original, moment("04-19T15:00"), now))
    assert refused.numbers == (3,)
    assert refused.fixes.when_it_ends
    both = no(changes.move(live, one.original, moment("04-20T15:00"), now))
    assert both.numbers == (3, 5)
    assert not both.fixes.when_it_ends
    assert both.fixes.starts == ()


def test_rule_4_names_the_occurrence_and_the_series():
    series = daily()
    one = nth(series, 1)
    live = ok(changes.start(series, one.original, f"{series.id}_I_1", "ana@acme.example", LONG_AGO))
    refused = changes.instance_change(live, f"{series.id}_I_1", LONG_AGO)
    assert refused.numbers == (4,)
    assert refused.fixes.belongs_to == (one.id, series.id)


def test_a_missed_occurrence_is_offered_times_inside_its_own_interval():
    series = weekly()
    now = moment("06-01T12:00")
    found = fixes.rescue(series, nth(series, 1), now)
    assert local(found.starts)[:3] == ["Wed 02 10:00", "Tue 01 12:30", "Tue 01 13:00"]
    assert found.duration == HOUR
    for start in found.starts:
        ok(changes.move(series, nth(series, 1).original, start, now))
    late = moment("06-04T09:00")
    assert fixes.rescue(series, nth(series, 1), late).starts == ()


def test_a_creation_in_the_past_offers_the_same_time_on_the_next_days():
    now = at("2026-03-02T10:12", "Europe/Berlin")
    plan = Plan(wall("2026-03-01T15:00"), timedelta(minutes=5), "Europe/Berlin")
    refused = no(changes.create("a" * 32, "k1", "a@b", "s", plan, Details("x"), now))
    assert refused.numbers == (1, 2)
    assert refused.fixes.nearest_duration == timedelta(minutes=10)
    assert local(refused.fixes.starts, "Europe/Berlin") == [
        "Mon 02 10:30",
        "Mon 02 11:00",
        "Mon 02 15:00",
        "Tue 03 15:00",
    ]


def test_a_series_in_the_past_offers_its_next_dates():
    now = at("2026-03-02T10:12", "Europe/Berlin")
    plan = Plan(wall("2026-02-24T15:00"), HOUR, "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    refused = no(changes.create("a" * 32, "k1", "a@b", "s", plan, Details("x"), now))
    assert local(refused.fixes.starts, "Europe/Berlin")[:2] == ["Tue 03 15:00", "Tue 10 15:00"]


@pytest.mark.parametrize(
    ("rule", "nearest"),
    [
        ("FREQ=DAILY;COUNT=2000", "FREQ=DAILY;INTERVAL=1;COUNT=1826"),
        ("FREQ=WEEKLY;UNTIL=20400101", "FREQ=WEEKLY;INTERVAL=1;UNTIL=20310302T235959Z"),
        ("FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20400101", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU;COUNT=261"),
        ("FREQ=WEEKLY;WKST=SU", None),
    ],
)
def test_a_recurrence_beyond_the_limits_offers_the_longest_one(rule, nearest):
    now = at("2026-03-02T09:00")
    plan = Plan(wall("2026-03-02T10:00"), HOUR, "UTC", rule)
    refused = no(changes.create("a" * 32, "k1", "a@b", "s", plan, Details("x"), now))
    assert isinstance(refused.violations[0], BadRecurrence)
    assert refused.fixes.recurrence == nearest
    if nearest is not None:
        ok(
            changes.create(
                "a" * 32, "k1", "a@b", "s", refused_plan(plan, refused), Details("x"), now
            )
        )


def refused_plan(plan: Plan, refused: changes.Refused, start: datetime | None = None) -> Plan:
    """Apply what a refusal of a plan proposes."""
    found = refused.fixes
    begin = start or found.start
    return replace(
        plan,
        start=plan.start if begin is None else begin.astimezone(plan.zone).replace(tzinfo=None),
        duration=found.duration or plan.duration,
        recurrence=found.recurrence or plan.recurrence,
    )


@settings(max_examples=100, deadline=None)
@given(st.data(), build.series(), MINUTES)
def test_every_proposed_start_of_a_move_is_accepted(data, series, length):
    now = data.draw(build.moments_near(series))
    some = [o for o, _ in zip(occurrences.between(series, None, None), range(6), strict=False)]
    one = data.draw(st.sampled_from(some))
    asked = data.draw(st.sampled_from([now, one.start])) + timedelta(
        minutes=data.draw(st.integers(-6000, 6000))
    )
    outcome = changes.move(series, one.original, asked, now, length)
    assume(isinstance(outcome, changes.Refused))
    found = outcome.fixes
    for start in found.starts:
        ok(changes.move(series, one.original, start, now, found.duration))
    if found.start is not None:
        ok(changes.move(series, one.original, found.start, now, found.nearest_duration))
    if found.legal is not None and outcome.numbers != (2,):
        assert found.starts
        ok(changes.move(series, one.original, found.earliest_legal, now, found.duration))
    if found.separate:
        plan = Plan(asked.astimezone(UTC).replace(tzinfo=None), found.duration, "UTC")
        ok(changes.create("b" * 32, "k2", "a@b", "s", plan, Details("x"), now))


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series(), MINUTES)
def test_every_proposed_length_is_accepted(data, series, length):
    now = data.draw(build.moments_near(series))
    one = next(occurrences.between(series, None, None))
    outcome = changes.resize(series, one.original, length, now)
    assume(isinstance(outcome, changes.Refused))
    found = outcome.fixes
    if found.nearest_duration is not None:
        ok(changes.resize(series, one.original, found.nearest_duration, now))
    else:
        assert now - one.start > 23 * HOUR
    for start in found.starts:
        ok(changes.move(series, one.original, start, now, found.duration))


@settings(max_examples=60, deadline=None)
@given(build.plans(), build.moments(), MINUTES)
def test_every_proposal_for_a_refused_creation_is_accepted(plan, now, length):
    plan = replace(plan, duration=length)

    def made(tried):
        return changes.create("a" * 32, "k1", "a@b", "s", tried, Details("x"), now)

    outcome = made(plan)
    assume(isinstance(outcome, changes.Refused))
    if outcome.fixes.start is not None:
        ok(made(refused_plan(plan, outcome)))
    for start in outcome.fixes.starts:
        created = ok(made(refused_plan(plan, outcome, start)))
        assert next(occurrences.between(created, None, None)).start == start
    if outcome.numbers and not any(isinstance(v, BadRecurrence) for v in outcome.violations):
        assert outcome.fixes.starts or outcome.fixes.start


@settings(max_examples=60, deadline=None)
@given(st.data(), build.series(), build.plans(), MINUTES)
def test_every_proposal_for_a_refused_series_edit_is_accepted(data, series, plan, length):
    now = data.draw(build.moments_near(series))
    if data.draw(st.booleans()):
        plan = replace(plan, start=series.plan.start + length, recurrence=series.plan.recurrence)
    outcome = changes.replan(series, replace(plan, duration=length), now)
    assume(isinstance(outcome, changes.Refused))
    if outcome.fixes.start is not None:
        ok(changes.replan(series, refused_plan(plan, outcome), now))
    for start in outcome.fixes.starts:
        ok(changes.replan(series, refused_plan(plan, outcome, start), now))
    if outcome.fixes.clean_only:
        ok(changes.replan(series, replace(plan, duration=length), now, clean_only=True))


def test_a_series_edit_whose_first_start_has_passed_may_be_applied_to_the_rest():
    series = make("2026-03-02T11:00", "FREQ=DAILY;COUNT=5")
    now = at("2026-03-03T10:00")
    plan = replace(series.plan, start=wall("2026-03-02T09:30"))
    refused = no(changes.replan(series, plan, now))
    assert refused.numbers == (1,)
    assert refused.fixes.clean_only
    assert local(refused.fixes.starts, "UTC")[0] == "Wed 04 09:30"
    applied = ok(changes.replan(series, plan, now, clean_only=True))
    assert build.starts(applied) == [
        "2026-03-02T11:00",
        "2026-03-03T11:00",
        "2026-03-04T09:30",
        "2026-03-05T09:30",
        "2026-03-06T09:30",
    ]


def test_a_proposal_never_names_the_time_at_which_the_meeting_stands():
    series = overnight()
    one = nth(series, 2)
    refused = no(changes.move(series, one.original, one.start + DAY, LONG_AGO))
    assert one.start not in refused.fixes.starts
