"""When reminders are due."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import changes, reminders
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, all_of, at, make, nth, ok

TEN = timedelta(minutes=10)


def test_the_series_own_lead_time():
    series = make()
    assert reminders.lead_of(series, None) == TEN
    assert reminders.next_due(series, None, LONG_AGO) == at("2026-03-02T09:50")
    assert reminders.next_due(series, None, at("2026-03-02T09:49:59")) == at("2026-03-02T09:50")
    assert reminders.next_due(series, None, at("2026-03-02T09:50")) == at("2026-03-03T09:50")
    assert reminders.next_due(series, None, at("2026-03-06T09:50")) is None


def test_a_lead_time_that_somebody_added():
    assert reminders.next_due(make(), DAY, LONG_AGO) == at("2026-03-01T10:00")
    assert reminders.next_due(make(), timedelta(), LONG_AGO) == at("2026-03-02T10:00")


def test_moved_starts_count():
    series = make()
    series = ok(changes.move(series, nth(series, 1).original, at("2026-03-01T08:00"), LONG_AGO))
    assert reminders.next_due(series, None, LONG_AGO) == at("2026-03-01T07:50")
    assert reminders.next_due(series, None, at("2026-03-01T07:50")) == at("2026-03-03T09:50")


def test_an_occurrence_with_a_long_lead_may_be_due_before_those_ahead_of_it():
    series = make()
    third = nth(series, 3).original
    series = ok(changes.edit(series, third, {"lead": timedelta(days=2)}, LONG_AGO))
    after = at("2026-03-02T09:50")
    assert reminders.next_due(series, None, after) == at("2026-03-02T10:00")
    due = reminders.due_occurrences(series, None, after, at("2026-03-03T09:50"))
    assert [one.original.day for one in due] == [4, 3]
    assert reminders.next_due(series, TEN, after) == at("2026-03-03T09:50")


def test_no_lead_time_no_reminder():
    series = ok(changes.edit(make(), None, {"lead": None}, LONG_AGO))
    assert reminders.next_due(series, None, LONG_AGO) is None
    second = nth(series, 2).original
    series = ok(changes.edit(series, second, {"lead": HOUR}, LONG_AGO))
    assert reminders.next_due(series, None, LONG_AGO) == at("2026-03-03T09:00")
    silent = ok(changes.edit(make(), second, {"lead": None}, LONG_AGO))
    due = reminders.due_occurrences(silent, None, LONG_AGO, at("2026-04-01"))
    assert [one.original.day for one in due] == [2, 4, 5, 6]


leads = st.one_of(st.none(), st.integers(0, 5000).map(lambda n: timedelta(minutes=n)))


@settings(max_examples=100, deadline=None)
@given(st.data(), build.series(ended=True), leads)
def test_due_moments_are_those_of_all_occurrences(data, series, lead):
    if data.draw(st.booleans()):
        some = data.draw(st.sampled_from(all_of(series)))
        series = ok(changes.edit(series, some.original, {"lead": data.draw(leads)}, LONG_AGO))
    after = data.draw(build.moments_near(series))
    until = after + data.draw(st.integers(0, 40)) * DAY
    own = {one.id: one.details.lead if lead is None else lead for one in all_of(series)}
    due = sorted(one.start - own[one.id] for one in all_of(series) if own[one.id] is not None)
    ahead = [moment for moment in due if moment > after]
    assert reminders.next_due(series, lead, after) == (ahead[0] if ahead else None)
    found = reminders.due_occurrences(series, lead, after, until)
    assert [one.start - own[one.id] for one in found] == [one for one in ahead if one <= until]
