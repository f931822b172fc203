"""Previews: row by row, and equal to what applying does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from time import perf_counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain import changes, occurrences
from domain.model import Plan, Series
from domain.preview import Effect, preview
from tests.domain import build
from tests.domain.build import DAY, HOUR, LONG_AGO, at, make, nth, ok, wall

HORIZON = at("2026-06-01")
OTHER = "c" * 32


def march(day):
    return date(2026, 3, day)


def by_day(shown):
    return {row.day: row for row in shown.rows}


def test_each_occurrence_says_what_would_happen_to_it():
    series = make()
    series = ok(changes.move(series, wall("2026-03-03T10:00"), at("2026-03-03T20:00"), LONG_AGO))
    series = ok(changes.edit(series, wall("2026-03-04T10:00"), {"title": "Own"}, LONG_AGO))
    series = ok(changes.cancel(series, wall("2026-03-05T10:00"), LONG_AGO))
    changed = ok(changes.move_series(series, LONG_AGO, start=time(15), duration=2 * HOUR))
    rows = by_day(preview(series, changed, LONG_AGO, HORIZON))
    assert rows[march(2)].effects == {Effect.MOVED, Effect.RESIZED}
    assert rows[march(3)].lost == ("start",)
    assert rows[march(4)].lost == ("title",)
    assert Effect.LOSES_CHANGE in rows[march(4)].effects
    assert rows[march(5)].effects == {Effect.CANCELLED_STAYS}
    assert [row.clean for row in rows.values()] == [True, False, False, True, True]


def test_dates_come_and_go():
    series = make(rule="FREQ=DAILY;COUNT=3")
    rule = "FREQ=DAILY;INTERVAL=2;COUNT=4"
    changed = ok(changes.move_series(series, LONG_AGO, recurrence=rule))
    shown = preview(series, changed, LONG_AGO, HORIZON)
    assert {row.day.day: row.effects for row in shown.rows} == {
        2: {Effect.KEPT},
        3: {Effect.DROPPED},
        4: {Effect.KEPT},
        6: {Effect.ADDED},
        8: {Effect.ADDED},
    }
    assert shown.counts == {Effect.KEPT: 2, Effect.DROPPED: 1, Effect.ADDED: 2}
    assert not shown.more


def test_a_refusal_shows_which_occurrences_break_a_rule():
    series = make("2026-03-02T11:00")
    now = at("2026-03-03T10:00")
    refused = changes.move_series(series, now, start=time(9, 30))
    shown = preview(series, refused, now, HORIZON)
    rows = by_day(shown)
    assert Effect.BREAKS_RULE in rows[march(3)].effects
    assert rows[march(3)].violations == refused.violations
    assert [row.clean for row in shown.rows] == [False, True, True, True]
    assert shown.refused is refused


def test_a_bad_length_breaks_a_rule_everywhere():
    series = make()
    refused = changes.move_series(series, LONG_AGO, duration=25 * HOUR)
    shown = preview(series, refused, LONG_AGO, HORIZON)
    assert shown.counts[Effect.BREAKS_RULE] == 5


def test_a_refused_move_shows_its_own_row_only():
    series = make()
    refused = changes.move(series, nth(series, 2).original, at("2026-03-04T09:00"), LONG_AGO)
    shown = preview(series, refused, LONG_AGO, HORIZON)
    broken = [row.day for row in shown.rows if Effect.BREAKS_RULE in row.effects]
    assert broken == [march(3)]


def test_a_refusal_without_a_proposal_keeps_everything():
    series = make()
    refused = changes.move_series(series, LONG_AGO, recurrence="FREQ=HOURLY")
    assert preview(series, refused, LONG_AGO, HORIZON).counts == {Effect.KEPT: 5}


def test_overlaps_are_named_where_something_changes():
    series = make(rule="FREQ=DAILY;COUNT=3")
    other = replace(make("2026-03-03T15:30", None), id=OTHER, short="k9")
    standing = replace(make("2026-03-04T10:30", None), id="d" * 32, short="k10")
    moved = ok(changes.move(series, wall("2026-03-03T10:00"), at("2026-03-03T15:00"), LONG_AGO))
    shown = preview(series, moved, LONG_AGO, HORIZON, [other, standing])
    rows = by_day(shown)
    assert rows[march(3)].effects == {Effect.MOVED, Effect.OVERLAPS}
    assert rows[march(3)].conflicts[0].other_occurrence == nth(other, 1)
    assert rows[march(4)].effects == {Effect.KEPT}


def test_cancelling_and_editing_are_previewed_too():
    series = make(rule="FREQ=DAILY;COUNT=3")
    gone = changes.cancel(series, nth(series, 2).original, LONG_AGO)
    assert preview(series, gone, LONG_AGO, HORIZON).counts == {Effect.KEPT: 2, Effect.DROPPED: 1}
    assert preview(series, None, LONG_AGO, HORIZON).counts == {Effect.DROPPED: 3}
    edited = changes.edit(series, None, {"title": "New"}, LONG_AGO)
    assert preview(series, edited, LONG_AGO, HORIZON).counts == {Effect.EDITED: 3}


def test_a_split_is_previewed_across_both_series():
    series = make()
    plan = replace(series.plan, start=wall("2026-03-04T15:00"))
    both = changes.split(series, wall("2026-03-04T10:00"), plan, None, OTHER, "k9", LONG_AGO)
    shown = preview(series, both, LONG_AGO, HORIZON)
    assert shown.counts == {Effect.KEPT: 2, Effect.MOVED: 3}
    assert {row.after.series_id for row in shown.rows} == {series.id, OTHER}


def test_it_is_said_that_an_endless_series_goes_on():
    series = make(rule="FREQ=DAILY")
    changed = ok(changes.move_series(series, LONG_AGO, start=time(15)))
    shown = preview(series, changed, LONG_AGO, at("2026-03-12"))
    assert shown.more
    assert len(shown.rows) == 10


def test_a_thousand_occurrences_take_well_under_a_second():
    series = make(rule="FREQ=DAILY;COUNT=1000")
    for number in range(0, 100, 7):
        original = series.plan.start + number * DAY
        series = ok(changes.edit(series, original, {"title": "Own"}, LONG_AGO))
    changed = ok(changes.move_series(series, LONG_AGO, start=time(15)))
    begin = perf_counter()
    shown = preview(series, changed, LONG_AGO, at("2030-01-01"), [replace(changed, id=OTHER)])
    # Far above what it takes, so that a busy machine doesn't matter.
    assert perf_counter() - begin < 5
    assert shown.counts[Effect.MOVED] == 1000
    assert shown.counts[Effect.OVERLAPS] == 1000


@settings(max_examples=100, deadline=None)
@given(st.data(), build.series(), build.plans(), st.booleans())
def test_a_preview_equals_what_applying_does(data, series, plan, clean):
    now = data.draw(build.moments_near(series))
    if data.draw(st.booleans()):
        start = series.plan.start + timedelta(minutes=data.draw(st.integers(-600, 600)))
        plan = Plan(start, plan.duration, plan.timezone, series.plan.recurrence)
    changed = changes.replan(series, plan, now, clean_only=clean)
    assume(isinstance(changed, Series))
    horizon = now + 60 * DAY
    rows = preview(series, changed, now, horizon).rows
    before = {o.id: o for o in occurrences.overlapping(series, now, horizon)}
    after = {o.id: o for o in occurrences.overlapping(changed, now, horizon)}
    assert {row.before.id: row.before for row in rows if row.before} == before
    assert {row.after.id: row.after for row in rows if row.after} == after
    for row in rows:
        assert (Effect.ADDED in row.effects) is (row.before is None and row.after is not None)
        assert (Effect.DROPPED in row.effects) is (row.after is None and row.before is not None)
        if row.before and row.after:
            moved = row.before.start != row.after.start
            assert (Effect.MOVED in row.effects) is moved
        if row.effects == {Effect.KEPT}:
            assert (row.before.start, row.before.end, row.before.details) == (
                row.after.start,
                row.after.end,
                row.after.details,
            )
