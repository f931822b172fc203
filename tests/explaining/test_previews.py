"""A preview is what applying then does, occurrence by occurrence, and it is quick."""

from __future__ import annotations

import time as stopwatch
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice

from hypothesis import HealthCheck, assume, event, given, settings

from domain import occurrences
from domain.model import Occurrence, Series
from domain.preview import Preview
from domain.refused import Refused
from handlers import asking, finding, previewing, proposing
from language.model import Command, Scope
from tests.explaining.desk import Desk, wall, whole
from tests.explaining.worlds import Case, cases

SETTINGS = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
APPLY_ALL, APPLY_CLEAN = "Apply all", "Apply only the clean ones"


def edits(case: Case) -> Case:
    """The same case about more than one occurrence, with times that could be."""
    scope = Scope.SERIES if case.scope is Scope.THIS else case.scope
    return replace(case, scope=scope)


@given(case=cases().map(edits))
@SETTINGS
def test_applying_all_does_what_the_preview_said(desk: Desk, case: Case) -> None:
    series, seen = shown(desk, case)
    assume(APPLY_ALL in desk.labels())
    event(str(case.scope))
    text = desk.press(APPLY_ALL)
    assert "**Not" not in text
    sure = seen.horizon - timedelta(days=2)  # what has no end is cut somewhere
    expected = {bare(row.after) for row in seen.rows if row.after and row.after.start < sure}
    found = {bare(one) for one in now_ahead(desk, series, seen) if one.start < sure}
    assert found == expected


@given(case=cases().map(edits))
@SETTINGS
def test_applying_the_clean_ones_leaves_the_others_what_was_their_own(
    desk: Desk, case: Case
) -> None:
    series, seen = shown(desk, case)
    assume(APPLY_CLEAN in desk.labels())
    text = desk.press(APPLY_CLEAN)
    assert "**Not" not in text
    after = {one.original.date(): one for one in now_ahead(desk, series, seen)}
    for row in seen.rows:
        one = after.get(row.day)
        if row.clean and not any(other.lost for other in seen.rows):
            assert (one and bare(one)) == (row.after and bare(row.after))
        if "start" in row.lost and row.before is not None and row.after is not None:
            assert one is not None


def shown(desk: Desk, case: Case) -> tuple[Series, Preview]:
    """The preview of what the case asks for, as it was computed for the card."""
    series = case.build(desk)
    one = case.target(series, desk.moment)
    assume(one is not None and series.recurs)
    assert one is not None
    command = case.command(series, one)
    desk.do(command)
    ctx = desk.context()
    stored = desk.the(series.short)
    assume(APPLY_ALL in desk.labels() or APPLY_CLEAN in desk.labels())
    found = finding.meant(ctx, command, writes=True)
    outcome = proposing.propose(ctx, command, found, proposing.occurrence_of(ctx, found))
    return series, previewing.seen_by(ctx, command, stored, outcome)


def now_ahead(desk: Desk, series: Series, seen: Preview) -> list[Occurrence]:
    """What is ahead now of the series and of the one that came out of it."""
    days = {row.day for row in seen.rows}
    sure = seen.horizon - timedelta(days=2)
    parts = [part for part in (desk.series(series.short), desk.born_of(series)) if part]
    found = [o for p in parts for o in occurrences.overlapping(p, desk.moment, seen.horizon)]
    assert all(one.original.date() in days for one in found if one.start < sure)
    return found


def bare(one: Occurrence) -> tuple[datetime, timedelta, str]:
    """What people notice of an occurrence: a split gives the later ones new ids."""
    return one.start, one.duration, one.details.title


def test_a_series_of_thousands_is_summarised_within_a_second(desk: Desk) -> None:
    desk.moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    series = desk.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY;COUNT=1826")
    for n in range(50):
        desk.meeting(
            wall(f"2026-06-02T{n % 24:02}:00"), recurrence="FREQ=DAILY", title=f"Other {n}"
        )
    began = stopwatch.perf_counter()
    text = desk.do(whole(series, start=None, clock=time(9, 45)))
    took = stopwatch.perf_counter() - began
    assert "1826 moved" in text
    assert "and 1814 more" in text
    assert len(text) < 3000
    assert took < 1, f"it took {took:.2f} s"


def test_nothing_is_said_to_be_dropped_where_the_look_ahead_ends(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T00:30"), recurrence="FREQ=DAILY")
    for hour in (0, 9, 10, 23):
        text = fresh.do(whole(series, clock=time(hour, 15)))
        assert "dropped" not in text
        assert " new" not in text.split("Would be told")[0]


def test_only_what_would_happen_is_kept_until_it_is_pressed(desk: Desk) -> None:
    desk.moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    series = desk.meeting(wall("2026-06-03T10:00"), recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=5")
    text = desk.do(whole(series, clock=time(11)))
    assert "5 moved" in text
    assert desk.the(series.short) == series
    desk.press("Keep as is")
    assert desk.the(series.short) == series


def test_a_dry_run_of_every_verb_changes_nothing(desk: Desk) -> None:
    desk.moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    series = desk.meeting(wall("2026-06-04T10:00"), recurrence="FREQ=WEEKLY;BYDAY=TH;COUNT=5")
    up = next(islice(occurrences.ahead(series, desk.moment), 1, None))
    one = finding.named(series, up)
    new = datetime(2026, 6, 12, 9, tzinfo=UTC)
    people = (asking.named("raj@acme.example", "Raj"),)
    asked = [
        whole(series, clock=time(9)),
        Command("move", "move", target=one, scope=Scope.THIS, start=new),
        Command("move", "move", target=one, scope=Scope.FOLLOWING, clock=time(7)),
        whole(series, "change", title="Other"),
        whole(series, "cancel"),
        Command("cancel", "cancel", target=one, scope=Scope.THIS),
        Command("cancel", "cancel", target=one, scope=Scope.FOLLOWING),
        whole(series, "invite", people=people),
        Command("schedule", "schedule", title="New", start=new, duration=timedelta(hours=1)),
    ]
    before = desk.services.visible(desk.people["ana"], desk.the_space)
    for command in asked:
        text = desk.do(replace(command, dry_run=True))
        assert "dry run" in text, f"{command.name} {command.scope}: {text}"
        assert [m.to for m in desk.answers] == ["space:space"]
    assert desk.services.visible(desk.people["ana"], desk.the_space) == before


def test_removing_has_a_dry_run_too(desk: Desk) -> None:
    desk.moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    series = desk.meeting(wall("2026-06-04T15:00"), title="Alone")
    people = (asking.named("raj@acme.example", "Raj"),)
    desk.do(whole(series, "invite", people=people))
    desk.press("Invite")
    text = desk.do(whole(series, "remove", removed=people, dry_run=True))
    assert "dry run" in text
    assert desk.the(series.short).invitees


def test_a_split_is_said_plainly_and_undone_in_one_press(desk: Desk) -> None:
    desk.moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    series = desk.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY;COUNT=6")
    third = list(islice(occurrences.ahead(series, desk.moment), 3))[2]
    asked = Command(
        "move",
        "move",
        target=finding.named(series, third),
        scope=Scope.FOLLOWING,
        clock=time(12),
    )
    text = desk.do(asked)
    assert "This makes two series" in text
    assert "4 moved" in text
    text = desk.press(APPLY_ALL)
    assert "Split: " in text
    born = desk.born_of(series)
    assert born is not None
    assert occurrences.count_left(desk.the(series.short), desk.moment) == 2
    text = desk.do(Command("undo", "undo"))
    assert "one series again" in text
    text = desk.press("Take it back")
    assert desk.series(born.short) is None
    assert replace(desk.the(series.short), version=1) == series
    assert not isinstance(series, Refused)
