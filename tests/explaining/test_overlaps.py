"""Overlaps are named before saving, over all occurrences, and only as far as one may know."""

from __future__ import annotations

import time as stopwatch
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers import explaining
from language.model import Command
from tests.explaining.desk import Desk, wall, whole

SHANGHAI = ZoneInfo("Asia/Shanghai")


def plan(start: str, recurrence: str | None = None, **fields: object) -> Command:
    return Command(
        "schedule",
        "schedule",
        title="Review",
        start=wall(start).replace(tzinfo=SHANGHAI),
        duration=timedelta(minutes=30),
        recurrence=recurrence,
        **fields,  # type: ignore[arg-type]
    )


def test_they_are_named_with_dates_before_a_meeting_is_made(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-08T10:00"), recurrence="FREQ=WEEKLY;BYDAY=MO", title="Sync")
    text = fresh.do(plan("2026-06-04T10:15", "FREQ=DAILY;COUNT=10"))
    assert "Overlaps with “Sync” on Mon 8 Jun, 10:15–10:30 Shanghai time" in text
    assert fresh.services.titles_near(fresh.people["ana"], fresh.the_space) == ["Sync"]


def test_an_endless_one_says_how_far_it_was_looked(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-08T10:00"), recurrence="FREQ=WEEKLY;BYDAY=MO", title="Sync")
    text = fresh.do(plan("2026-06-04T10:15", "FREQ=DAILY"))
    assert "looked 366 days ahead" in text
    assert "more" in text


def test_the_title_of_what_may_not_be_seen_is_not_said(fresh: Desk) -> None:
    """Ana's own meeting is known to the bot, and Raj may not read what it is."""
    fresh.meeting(wall("2026-06-04T10:00"), title="Salary talk", where="direct-ana")
    series = fresh.meeting(wall("2026-06-04T15:00"), title="Open")
    fresh.set_members_may_change()
    asked = whole(series, start=wall("2026-06-04T10:00").replace(tzinfo=SHANGHAI))
    text = fresh.do(asked, "raj")
    assert "Overlaps with another meeting on Thu 4 Jun, 10:00" in text
    assert "Salary" not in text
    assert "Salary" not in str(fresh.answers)


def test_several_of_one_slot_are_counted(fresh: Desk) -> None:
    for title in ("Salary talk", "Promotion", "Bonus"):
        fresh.meeting(wall("2026-06-04T10:00"), title=title, where="direct-ana")
    series = fresh.meeting(wall("2026-06-04T15:00"), title="Open")
    fresh.set_members_may_change()
    asked = whole(series, start=wall("2026-06-04T10:00").replace(tzinfo=SHANGHAI))
    text = fresh.do(asked, "raj")
    assert "Overlaps with 3 other meetings on Thu 4 Jun, 10:00" in text
    assert "another meeting" not in text


def test_several_of_one_slot_are_counted_in_a_preview(fresh: Desk) -> None:
    for title in ("Salary talk", "Promotion"):
        fresh.meeting(wall("2026-06-04T10:00"), title=title, where="direct-ana")
    series = fresh.meeting(wall("2026-06-02T15:00"), recurrence="FREQ=DAILY;COUNT=5")
    fresh.set_members_may_change()
    text = fresh.do(whole(series, clock=wall("2026-06-02T10:00").time()), "raj")
    assert "overlaps 2 other meetings, " in text
    assert "overlaps another meeting" not in text


def test_what_is_left_out_counts_meetings(fresh: Desk) -> None:
    for n in range(5):
        fresh.meeting(wall(f"2026-06-04T10:{n:02}"), title=f"M {n}")
    for _ in range(3):
        fresh.meeting(wall("2026-06-04T10:20"), title="Standup")
    series = fresh.meeting(wall("2026-06-04T15:00"), title="Open")
    text = fresh.do(whole(series, start=wall("2026-06-04T10:00").replace(tzinfo=SHANGHAI)))
    assert "and 3 more" in text


def test_a_preview_does_not_say_it_either(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-04T10:00"), title="Salary talk", where="direct-ana")
    series = fresh.meeting(wall("2026-06-02T15:00"), recurrence="FREQ=DAILY;COUNT=5")
    fresh.set_members_may_change()
    text = fresh.do(whole(series, clock=wall("2026-06-02T10:00").time()), "raj")
    assert "overlaps another meeting" in text
    assert "Salary" not in str(fresh.answers)


def test_they_are_named_before_a_move_too(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-04T10:00"), title="Sync")
    series = fresh.meeting(wall("2026-06-04T15:00"), title="Open")
    text = fresh.do(whole(series, start=wall("2026-06-04T10:00").replace(tzinfo=SHANGHAI)))
    assert "Overlaps with “Sync” on Thu 4 Jun, 10:00–10:30" in text


def test_endless_series_against_two_hundred_others_take_no_time(fresh: Desk) -> None:
    fresh.moment = datetime(2026, 6, 1, 1, tzinfo=UTC)
    for n in range(200):
        start = wall(f"2026-06-0{2 + n % 7}T{n % 24:02}:{n % 60:02}")
        fresh.meeting(start, recurrence="FREQ=WEEKLY" if n % 2 else "FREQ=DAILY", title=f"M {n}")
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY", title="Mine")
    ctx = fresh.context()
    others = explaining.others_near(ctx, series)
    assert len(others) == 200
    took = []
    for _ in range(3):
        began = stopwatch.perf_counter()
        lines = explaining.conflict_lines(ctx, series)
        took.append(stopwatch.perf_counter() - began)
    assert "Overlaps with" in lines[0]
    assert min(took) < 0.1, took
