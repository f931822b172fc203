"""Recurrence text, its forms and limits, and the dates it stands for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings

from domain import plans, recurrence
from domain.model import Plan
from domain.recurrence import Frequency, Problem, Recurrence, RecurrenceRefused
from tests.domain import build
from tests.domain.build import HOUR, at, wall


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=DAILY;INTERVAL=1;COUNT=10", Recurrence(Frequency.DAILY, count=10)),
        ("FREQ=DAILY;COUNT=10;INTERVAL=1", Recurrence(Frequency.DAILY, count=10)),
        ("FREQ=DAILY;INTERVAL=1", Recurrence(Frequency.DAILY)),
        ("RRULE:freq=daily;", Recurrence(Frequency.DAILY)),
        (
            "FREQ=DAILY;INTERVAL=1;UNTIL=21241001T000000Z",
            Recurrence(Frequency.DAILY, until=datetime(2124, 10, 1, tzinfo=UTC)),
        ),
        (
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1;UNTIL=20250210T000000Z",
            Recurrence(Frequency.MONTHLY, month_day=1, until=datetime(2025, 2, 10, tzinfo=UTC)),
        ),
        (
            "FREQ=MONTHLY;INTERVAL=1;COUNT=10;BYMONTHDAY=10",
            Recurrence(Frequency.MONTHLY, month_day=10, count=10),
        ),
        ("FREQ=WEEKLY;BYDAY=FR,TU", Recurrence(Frequency.WEEKLY, days=(1, 4))),
        ("FREQ=WEEKLY;INTERVAL=2", Recurrence(Frequency.WEEKLY, 2)),
        ("FREQ=WEEKLY;UNTIL=20261218", Recurrence(Frequency.WEEKLY, until=date(2026, 12, 18))),
        ("FREQ=MONTHLY;BYDAY=2MO", Recurrence(Frequency.MONTHLY, ordinal=(2, 0))),
        ("FREQ=MONTHLY;BYDAY=-1FR", Recurrence(Frequency.MONTHLY, ordinal=(-1, 4))),
        ("FREQ=MONTHLY;BYMONTHDAY=10,11,12", Recurrence(Frequency.MONTHLY, month_day=10)),
        ("FREQ=MONTHLY;BYDAY=1MO,3WE", Recurrence(Frequency.MONTHLY, ordinal=(1, 0))),
        ("FREQ=YEARLY", Recurrence(Frequency.YEARLY)),
        (
            "FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=1,15",
            Recurrence(Frequency.YEARLY, month=3, month_day=1),
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            Recurrence(Frequency.YEARLY, month=11, ordinal=(4, 3)),
        ),
    ],
)
def test_the_forms_that_are_taken(text, rule):
    assert recurrence.parse(text) == rule


@pytest.mark.parametrize(
    ("text", "problem", "part"),
    [
        ("", Problem.UNREADABLE, ""),
        ("every day", Problem.UNREADABLE, "EVERY DAY"),
        ("FREQ=DAILY;FREQ=WEEKLY", Problem.UNREADABLE, "FREQ=WEEKLY"),
        ("INTERVAL=2", Problem.FREQUENCY, "FREQ="),
        ("FREQ=SECONDLY", Problem.FREQUENCY, "FREQ=SECONDLY"),
        ("FREQ=HOURLY;INTERVAL=4", Problem.FREQUENCY, "FREQ=HOURLY"),
        ("FREQ=DAILY;INTERVAL=0", Problem.INTERVAL, "INTERVAL=0"),
        ("FREQ=DAILY;INTERVAL=x", Problem.INTERVAL, "INTERVAL=X"),
        ("FREQ=DAILY;COUNT=0", Problem.COUNT, "COUNT=0"),
        ("FREQ=DAILY;COUNT=-1", Problem.COUNT, "COUNT=-1"),
        ("FREQ=DAILY;UNTIL=tomorrow", Problem.UNTIL, "UNTIL=TOMORROW"),
        ("FREQ=DAILY;UNTIL=20261301T000000Z", Problem.UNTIL, "UNTIL=20261301T000000Z"),
        ("FREQ=DAILY;UNTIL=20261218T100000", Problem.UNTIL, "UNTIL=20261218T100000"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261218T100000Z", Problem.COUNT_AND_UNTIL, ""),
        ("FREQ=DAILY;BYDAY=MO", Problem.PART, "BYDAY=MO"),
        ("FREQ=WEEKLY;BYDAY=1MO", Problem.DAYS, "BYDAY=1MO"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", Problem.PART, "BYMONTHDAY=3"),
        ("FREQ=WEEKLY;WKST=SU", Problem.PART, "WKST=SU"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", Problem.PART, "BYSETPOS=1"),
        ("FREQ=MONTHLY;BYDAY=MO", Problem.DAYS, "BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=6MO", Problem.DAYS, "BYDAY=6MO"),
        ("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1", Problem.DAYS, "BYDAY=1MO"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Problem.MONTH_DAY, "BYMONTHDAY=32"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Problem.MONTH_DAY, "BYMONTHDAY=0"),
        ("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", Problem.MONTH, "BYMONTH=13"),
        ("FREQ=YEARLY;BYMONTHDAY=1", Problem.MONTH, "BYMONTHDAY=1"),
        ("FREQ=DAILY;EXDATE=20261218T100000Z", Problem.PART, "EXDATE=20261218T100000Z"),
    ],
)
def test_other_forms_are_refused_and_the_part_is_named(text, problem, part):
    with pytest.raises(RecurrenceRefused) as refused:
        recurrence.parse(text)
    assert (refused.value.problem, refused.value.part) == (problem, part)


@settings(max_examples=100, deadline=None)
@given(build.rules())
def test_text_survives_a_round_trip(text):
    rule = recurrence.parse(text)
    assert recurrence.parse(recurrence.text(rule)) == rule


@settings(max_examples=100, deadline=None)
@given(build.plans())
def test_dates_equal_those_of_dateutil(plan):
    text = plan.recurrence or "FREQ=DAILY;COUNT=1"
    laid = plans.laid(Plan(plan.start, plan.duration, plan.timezone, text))
    expected = list(islice(rrulestr(text, dtstart=plan.start), 30))
    assert [laid.wall(day) for day in islice(laid.days(), 30)] == expected
    for start in expected[::7]:
        day = start.toordinal()
        later = [laid.wall(day) for day in islice(laid.days(day), 5)]
        assert later == [one for one in expected if one >= start][:5] or len(expected) == 30
        earlier = [laid.wall(day) for day in laid.days_before(day)]
        assert earlier == [one for one in reversed(expected) if one < start]


@pytest.mark.parametrize(
    ("rule", "problem", "limit"),
    [
        ("FREQ=DAILY;COUNT=1826", None, None),
        ("FREQ=DAILY;COUNT=1827", Problem.TOO_MANY, 1826),
        ("FREQ=WEEKLY;COUNT=261", None, None),
        ("FREQ=WEEKLY;COUNT=262", Problem.TOO_MANY, 261),
        ("FREQ=MONTHLY;COUNT=60", None, None),
        ("FREQ=MONTHLY;COUNT=61", Problem.TOO_MANY, 60),
        ("FREQ=YEARLY;COUNT=5", None, None),
        ("FREQ=YEARLY;COUNT=6", Problem.TOO_MANY, 5),
        ("FREQ=DAILY", None, None),
        ("FREQ=YEARLY", None, None),
        ("FREQ=WEEKLY;UNTIL=20310301T235959Z", None, None),
        ("FREQ=WEEKLY;UNTIL=20310302T000000Z", Problem.TOO_LATE, date(2031, 3, 1)),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=200", Problem.TOO_LATE, date(2031, 3, 2)),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270320", Problem.TOO_MANY, 261),
        ("FREQ=DAILY;UNTIL=20260302T095959Z", Problem.NEVER, None),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", None, None),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30;UNTIL=20260320", Problem.NEVER, None),
    ],
)
def test_a_recurrence_with_an_end_has_limits(rule, problem, limit):
    plan = Plan(wall("2026-03-02T10:00"), HOUR, "UTC", rule)
    if problem is None:
        plans.check(plan, at("2026-03-01T12:00"))
        return
    with pytest.raises(RecurrenceRefused) as refused:
        plans.check(plan, at("2026-03-01T12:00"))
    assert (refused.value.problem, refused.value.limit) == (problem, limit)


@pytest.mark.parametrize(
    ("start", "rule", "first"),
    [
        ("2026-03-04T10:00", "FREQ=WEEKLY;BYDAY=MO", "2026-03-09T10:00"),
        ("2026-03-04T10:00", "FREQ=WEEKLY;BYDAY=WE,MO", "2026-03-04T10:00"),
        ("2026-03-04T10:00", "FREQ=MONTHLY;BYMONTHDAY=3", "2026-04-03T10:00"),
        ("2026-03-04T10:00", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27T10:00"),
        ("2026-03-04T10:00", "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO", "2027-01-04T10:00"),
        ("2024-02-29T10:00", "FREQ=YEARLY", "2024-02-29T10:00"),
    ],
)
def test_a_series_begins_with_the_first_date_that_matches(start, rule, first):
    assert plans.normal(Plan(wall(start), HOUR, "UTC", rule)).start == wall(first)


def test_the_end_counts_in_and_is_kept_in_utc():
    plan = plans.normal(
        Plan(wall("2026-12-16T20:00"), HOUR, "America/New_York", "FREQ=DAILY;UNTIL=20261218")
    )
    assert plan.recurrence == "FREQ=DAILY;INTERVAL=1;UNTIL=20261219T045959Z"
    assert plans.count(plan) == 3
    exact = Plan(wall("2026-12-16T10:00"), HOUR, "UTC", "FREQ=DAILY;UNTIL=20261218T100000Z")
    assert plans.count(exact) == 3
    assert plans.last_start(exact) == at("2026-12-18T10:00")


def test_a_month_without_the_day_is_left_out():
    plan = Plan(wall("2026-01-31T10:00"), HOUR, "UTC", "FREQ=MONTHLY;COUNT=4")
    laid = plans.laid(plan)
    assert [f"{laid.wall(day):%m-%d}" for day in laid.days()] == [
        "01-31",
        "03-31",
        "05-31",
        "07-31",
    ]


@pytest.mark.parametrize(
    ("rule", "old", "new", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "2026-03-03", "2026-03-04", "FREQ=WEEKLY;INTERVAL=1;BYDAY=WE"),
        ("FREQ=WEEKLY;BYDAY=SU", "2026-03-01", "2026-03-02", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"),
        ("FREQ=WEEKLY", "2026-03-03", "2026-03-04", "FREQ=WEEKLY;INTERVAL=1"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=3",
            "2026-03-03",
            "2026-03-04",
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=4",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2026-03-31",
            "2026-03-30",
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-2",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2TU",
            "2026-03-10",
            "2026-03-18",
            "FREQ=MONTHLY;INTERVAL=1;BYDAY=3WE",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1TU",
            "2026-03-31",
            "2026-03-30",
            "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1MO",
        ),
    ],
)
def test_a_rule_turns_with_its_day(rule, old, new, expected):
    turned = recurrence.shifted(
        recurrence.parse(rule), date.fromisoformat(old), date.fromisoformat(new)
    )
    assert recurrence.text(turned) == expected


def test_the_last_day_is_read_in_the_zone_of_the_plan():
    rule = recurrence.parse("FREQ=DAILY;UNTIL=20261219T045959Z")
    assert recurrence.until_day(rule, build.ZoneInfo("America/New_York")) == date(2026, 12, 18)
    assert recurrence.until_day(recurrence.parse("FREQ=DAILY"), build.ZoneInfo("UTC")) is None


def test_limits_are_counted_from_now_for_a_date_and_from_the_start_for_a_count():
    later = Plan(wall("2026-09-02T10:00"), timedelta(hours=1), "UTC", "FREQ=DAILY;COUNT=1826")
    plans.check(later, at("2026-03-01T12:00"))
