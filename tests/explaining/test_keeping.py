"""Apply when it ends: kept, shown, dropped, checked again, applied or asked about, expired."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import occurrences
from domain.model import Occurrence, Series
from handlers.finding import named
from language.model import Command, Scope
from tests.explaining.desk import Desk, moving, wall, whole

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def live(fresh: Desk) -> Series:
    """A daily series whose first meeting is in progress, at 10:00 on Tue 2 June."""
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY;COUNT=4")
    fresh.moment = datetime(2026, 6, 2, 2, tzinfo=UTC)
    fresh.do(Command("start", "start", target=named(series, None)))
    return fresh.the(series.short)


def end(desk: Desk, series: Series) -> str:
    """End the meeting; what waited for that happens right after."""
    desk.moment += timedelta(minutes=20)
    desk.do(Command("end", "end", target=named(series, None)))
    return desk.pass_to(desk.moment)


def first(desk: Desk, series: Series) -> Occurrence:
    found = occurrences.first(desk.the(series.short))
    assert found is not None
    return found


def test_a_move_waits_until_the_meeting_ends(fresh: Desk, live: Series) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    text = fresh.do(moving(live, wall("2026-06-02T10:00"), later))
    assert "It has to end first" in text
    text = fresh.press("Apply when it ends")
    assert "move it to Tue 2 Jun, 18:00" in text
    assert "waits until it ends" in fresh.do(Command("list", "list"))
    assert first(fresh, live).start != later
    text = end(fresh, live)
    assert "your waiting change is done" in text
    assert first(fresh, live).start == later
    assert "waits until" not in fresh.do(Command("list", "list"))


def test_a_series_edit_waits_and_means_the_same_afterwards(fresh: Desk, live: Series) -> None:
    fresh.do(whole(live, clock=time(9, 30)))
    fresh.press("Apply when it ends")
    end(fresh, live)
    starts = [
        o.start.astimezone(SHANGHAI).strftime("%d %H:%M")
        for o in occurrences.ahead(fresh.the(live.short), fresh.moment)
    ]
    assert [s for s in starts if not s.startswith("02")] == ["03 09:30", "04 09:30", "05 09:30"]


def test_all_that_follow_wait_as_a_split(fresh: Desk, live: Series) -> None:
    third = occurrences.find(live, wall("2026-06-04T10:00"))
    target = named(live, third)
    fresh.do(Command("move", "move", target=target, scope=Scope.FOLLOWING, clock=time(12)))
    fresh.press("Apply when it ends")
    end(fresh, live)
    born = fresh.born_of(live)
    assert born is not None
    assert born.plan.start == wall("2026-06-04T12:00")


def test_cancelling_waits_too(fresh: Desk, live: Series) -> None:
    fresh.do(whole(live, "cancel"))
    fresh.press("Apply when it ends")
    assert "your waiting change is done" in end(fresh, live)
    assert fresh.series(live.short) is None


@pytest.mark.parametrize("how", ["button", "undo"])
def test_what_waits_can_be_dropped(fresh: Desk, live: Series, how: str) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    fresh.do(moving(live, wall("2026-06-02T10:00"), later))
    fresh.press("Apply when it ends")
    text = fresh.press("Don't apply it") if how == "button" else fresh.do(Command("undo", "undo"))
    assert "Dropped" in text
    end(fresh, live)
    assert first(fresh, live).start != later


def test_what_was_changed_meanwhile_is_asked_about(fresh: Desk, live: Series) -> None:
    fresh.do(whole(live, clock=time(9, 30)))
    fresh.press("Apply when it ends")
    fresh.moment += timedelta(minutes=20)
    fresh.do(Command("end", "end", target=named(live, None)))
    fresh.set_members_may_change()
    fresh.do(whole(fresh.the(live.short), clock=time(8)), "raj")
    fresh.press("Apply all", "raj")
    text = fresh.pass_to(fresh.moment)
    assert "was changed while your change waited" in text
    assert fresh.the(live.short).plan.start.time() == time(8)
    fresh.press("Apply all")
    assert fresh.the(live.short).plan.start.time() == time(9, 30)


def test_what_the_rules_do_not_allow_any_more_is_refused_with_a_way_out(
    fresh: Desk, live: Series
) -> None:
    soon = datetime(2026, 6, 2, 10, 15, tzinfo=SHANGHAI)
    fresh.do(moving(live, wall("2026-06-02T10:00"), soon))
    fresh.press("Apply when it ends")
    text = end(fresh, live)  # at 10:20
    assert "the waiting change is not possible now" in text
    assert "has passed" in text
    label = next(label for label in fresh.labels() if label.startswith("Tue 2 Jun"))
    assert "Moved" in fresh.press(label)


def test_it_expires_after_a_day(fresh: Desk, live: Series) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    fresh.do(moving(live, wall("2026-06-02T10:00"), later))
    fresh.press("Apply when it ends")
    text = fresh.pass_to(fresh.moment + timedelta(days=1, minutes=1))
    assert "was not ended within a day" in text
    assert first(fresh, live).start != later


def test_only_its_writer_may_drop_it(fresh: Desk, live: Series) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    fresh.do(moving(live, wall("2026-06-02T10:00"), later))
    fresh.press("Apply when it ends")
    fresh.press("Don't apply it", "raj")
    end(fresh, live)
    assert first(fresh, live).start == later


def test_dates_that_would_lose_their_own_change_are_named_before_it_waits(
    fresh: Desk, live: Series
) -> None:
    third = wall("2026-06-04T10:00")
    fresh.do(moving(live, third, datetime(2026, 6, 4, 15, tzinfo=SHANGHAI)))
    fresh.press("Move it")
    fresh.do(whole(live, clock=time(9, 30)))
    text = fresh.press("Apply when it ends")
    assert "lose what was changed for them alone" in text
    assert "Thu 4 Jun" in text
    assert "your waiting change is done" in end(fresh, live)


def test_a_change_of_one_date_made_meanwhile_is_not_lost_unasked(fresh: Desk, live: Series) -> None:
    fresh.do(whole(live, clock=time(9, 30)))
    fresh.press("Apply when it ends")
    third = wall("2026-06-04T10:00")
    fresh.do(moving(live, third, datetime(2026, 6, 4, 15, tzinfo=SHANGHAI)))
    fresh.press("Move it")
    text = end(fresh, live)
    assert "was changed while your change waited" in text
    assert "Apply only the clean ones" in fresh.labels()
