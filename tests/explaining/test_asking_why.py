"""Why, try and map answer for any meeting and time, and never write; rule 4 and its way out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import occurrences
from domain.model import Occurrence, Series
from handlers.finding import named
from language.model import Command, Scope, Target
from storage.history import HistoryStore
from tests.explaining.desk import Desk, moving, wall, whole

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def sync(fresh: Desk) -> Series:
    return fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY;COUNT=4")


def asked(series: Series, name: str, on: str | None, **fields: object) -> Command:
    days = (date.fromisoformat(on),) if on else ()
    target = Target(short=series.short, dates=days)
    scope = Scope.THIS if on else None
    return Command(name, name, target=target, scope=scope, **fields)  # type: ignore[arg-type]


def test_why_names_the_days_that_belong_to_the_next_one(fresh: Desk, sync: Series) -> None:
    text = fresh.do(asked(sync, "why", "2026-06-03", date=date(2026, 6, 4)))
    assert "**That would not work.**" in text
    assert "must start before Thu 4 Jun, 00:00" in text
    assert "Wed 3 Jun, 23:59" in text


def test_why_says_when_nothing_is_in_the_way(fresh: Desk, sync: Series) -> None:
    text = fresh.do(asked(sync, "why", "2026-06-03", clock=time(15)))
    assert "That would work" in text
    assert "Nothing was changed" in text


def test_why_without_a_time_says_where_it_may_be(fresh: Desk, sync: Series) -> None:
    text = fresh.do(asked(sync, "why", "2026-06-03"))
    assert "from Wed 3 Jun, 00:00" in text
    assert "until just before Thu 4 Jun, 00:00" in text


def test_try_on_a_series_shows_every_date(fresh: Desk, sync: Series) -> None:
    text = fresh.do(asked(sync, "try", None, clock=time(9)))
    assert "4 moved" in text
    assert "dry run" in text


def test_map_shows_each_interval(fresh: Desk, sync: Series) -> None:
    text = fresh.do(Command("map", "map", target=named(sync, None)))
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) == 4
    assert "at any time before Wed 3 Jun, 00:00" in lines[0]
    assert "from Wed 3 Jun, 00:00" in lines[1]
    assert "from Fri 5 Jun, 00:00" in lines[3]


@pytest.mark.parametrize("name", ["why", "try", "map"])
@pytest.mark.parametrize("who", ["ana", "raj"])
def test_they_never_write_and_anybody_may_ask(
    fresh: Desk, sync: Series, name: str, who: str
) -> None:
    before = len(HistoryStore(fresh.storage).of_series(sync.id))
    for fields in ({}, {"clock": time(12)}, {"date": date(2026, 6, 9)}, {"clock": time(1)}):
        text = fresh.do(asked(sync, name, "2026-06-03", **fields), who)
        assert "fault" not in text
    assert fresh.the(sync.short) == sync
    assert len(HistoryStore(fresh.storage).of_series(sync.id)) == before


def test_try_leads_to_the_change_by_a_press(fresh: Desk, sync: Series) -> None:
    fresh.do(asked(sync, "try", "2026-06-03", clock=time(15)))
    fresh.press("Move it there")
    fresh.press("Move it")
    moved = occurrences.find(fresh.the(sync.short), wall("2026-06-03T10:00"))
    assert moved is not None
    assert moved.start.astimezone(SHANGHAI).hour == 15


@pytest.fixture
def held(fresh: Desk, sync: Series) -> Series:
    """The same series after its first meeting was held; it is 10:40 on that day."""
    fresh.moment = datetime(2026, 6, 2, 2, tzinfo=UTC)
    fresh.do(Command("start", "start", target=named(sync, None)))
    fresh.moment += timedelta(minutes=15)
    fresh.do(Command("end", "end", target=named(fresh.the(sync.short), None)))
    fresh.moment += timedelta(minutes=25)
    return fresh.the(sync.short)


def test_what_was_held_is_fixed_and_its_date_can_be_changed(fresh: Desk, held: Series) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    text = fresh.do(moving(held, wall("2026-06-02T10:00"), later))
    assert "has happened" in text
    assert fresh.labels() == ["Change this date", "Change the series", "Keep as is"]
    fresh.press("Change this date")
    fresh.press("Move", date="2026-06-02", start="18:00")
    fresh.press("Move it")
    first = occurrences.first(fresh.the(held.short))
    assert first is not None
    assert first.start == later


def test_its_series_can_be_changed_as_well(fresh: Desk, held: Series) -> None:
    later = datetime(2026, 6, 2, 18, tzinfo=SHANGHAI)
    fresh.do(moving(held, wall("2026-06-02T10:00"), later))
    fresh.press("Change the series")
    fresh.press("Move", date="2026-06-03", start="12:00")
    fresh.press("Apply all")
    ahead = [o.start.astimezone(SHANGHAI).hour for o in _ahead(fresh, held)]
    assert ahead == [12, 12, 12]


def test_a_pasted_id_of_an_instance_means_its_date(fresh: Desk, held: Series) -> None:
    (instance,) = held.instances
    text = fresh.do(Command("change", f"rename {instance.id} to Other", title="Other"))
    assert "has happened" in text
    fresh.press("Change this date")
    fresh.press("Change it")
    first = occurrences.first(fresh.the(held.short))
    assert first is not None
    assert first.details.title == "Other"


def test_a_past_instance_whose_days_are_over_offers_the_series_only(
    fresh: Desk, held: Series
) -> None:
    fresh.moment = datetime(2026, 6, 3, 1, tzinfo=UTC)
    later = datetime(2026, 6, 4, 18, tzinfo=SHANGHAI)
    fresh.do(moving(held, wall("2026-06-02T10:00"), later))
    assert fresh.labels() == ["Change the series", "Keep as is"]


def test_rule_two_names_the_nearest_length(fresh: Desk, sync: Series) -> None:
    text = fresh.do(whole(sync, "change", duration=timedelta(hours=30)))
    assert "too long" in text
    fresh.press("Make it 24 hours")
    assert fresh.the(sync.short).plan.duration == timedelta(hours=24)


def _ahead(desk: Desk, series: Series) -> list[Occurrence]:
    return list(occurrences.ahead(desk.the(series.short), desk.moment))
