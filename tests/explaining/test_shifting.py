"""A fortnight before the clocks move a series for some: told once, with three ways to take it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from domain import occurrences
from domain.model import Series
from storage.people import PeopleStore, Person
from tests.explaining.desk import Desk, wall

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


@pytest.fixture
def planning(fresh: Desk) -> Series:
    """Daily at 15:00 in Berlin for Ana and Lee in Berlin and Raj in New York, without an end."""
    for name, zone in (("ana", BERLIN), ("lee", BERLIN), ("raj", NEW_YORK)):
        person = Person(name, f"{name}@acme.example", name.capitalize(), profile_zone=zone.key)
        fresh.storage.write(PeopleStore.save(person))
    return fresh.meeting(
        wall("2026-10-05T15:00"), zone=BERLIN.key, recurrence="FREQ=DAILY", title="Planning"
    )


def told(desk: Desk) -> list[str]:
    return [m.markdown for m in desk.answers if (m.unique or "").startswith("shift|")]


def a_fortnight_before(desk: Desk) -> str:
    """What is said on 11 October: clocks go back on the 25th in Berlin, later in New York."""
    desk.pass_to(datetime(2026, 10, 11, 1, tzinfo=UTC))
    desk.answers = [m for m in desk.answers if (m.unique or "").startswith("shift|")]
    return desk.text


def clocks(desk: Desk, series: Series, zone: ZoneInfo) -> list[str]:
    """Day and time of each meeting around the change, as people in a zone have it."""
    begin = datetime(2026, 10, 23, tzinfo=UTC)
    near = islice(occurrences.between(desk.the(series.short), begin, None), 11)
    return [f"{one.start.astimezone(zone):%d %H:%M}" for one in near]


def test_the_space_is_told_a_fortnight_before_and_once(fresh: Desk, planning: Series) -> None:
    text = a_fortnight_before(fresh)
    assert [m.to for m in fresh.answers] == ["space:space"]
    assert "stays at 15:00" in text
    assert (
        "From Sun 25 Oct until Sun 1 Nov it is at 10:00 instead of 09:00 for Raj (New York time)"
        in text
    )
    fresh.pass_to(datetime(2026, 11, 20, tzinfo=UTC))
    assert told(fresh) == []  # that it is over on 1 November was said
    fresh.pass_to(datetime(2027, 3, 2, tzinfo=UTC))
    assert len(told(fresh)) == 1
    assert "instead of 09:00 for Raj" in told(fresh)[0]
    assert planning.recurs


def test_it_can_be_left_as_it_is(fresh: Desk, planning: Series) -> None:
    a_fortnight_before(fresh)
    before = fresh.the(planning.short)
    assert "Nothing was changed" in fresh.press("Keep it by Berlin time")
    assert fresh.the(planning.short) == before


def test_it_can_go_by_the_clocks_of_the_others(fresh: Desk, planning: Series) -> None:
    a_fortnight_before(fresh)
    text = fresh.press("Keep 09:00 in New York")
    assert "moved" in text
    fresh.press("Apply all")
    assert fresh.the(planning.short).plan.timezone == NEW_YORK.key
    assert {c[3:] for c in clocks(fresh, planning, NEW_YORK)} == {"09:00"}
    assert {c[3:] for c in clocks(fresh, planning, BERLIN)} == {"15:00", "14:00"}


def test_they_can_take_turns(fresh: Desk, planning: Series) -> None:
    a_fortnight_before(fresh)
    fresh.press("Take turns with New York")
    fresh.press("Apply all")
    seen = clocks(fresh, planning, NEW_YORK)
    assert seen[:8] == [
        "23 09:00",
        "24 09:00",
        "25 10:00",
        "26 09:00",
        "27 10:00",
        "28 09:00",
        "29 10:00",
        "30 09:00",
    ]


def test_nobody_is_told_where_all_clocks_change_together(fresh: Desk) -> None:
    for name in ("ana", "raj", "lee"):
        person = Person(name, f"{name}@acme.example", name, profile_zone="Europe/Paris")
        fresh.storage.write(PeopleStore.save(person))
    fresh.meeting(wall("2026-10-05T15:00"), zone=BERLIN.key, recurrence="FREQ=WEEKLY;BYDAY=MO")
    fresh.pass_to(datetime(2026, 11, 20, tzinfo=UTC))
    assert told(fresh) == []


def test_a_press_after_the_series_changed_is_told_so(fresh: Desk, planning: Series) -> None:
    a_fortnight_before(fresh)
    card = fresh.answers
    fresh.press("Keep 09:00 in New York")
    fresh.press("Apply all")
    fresh.answers = card
    assert "does not move it any more" in fresh.press("Take turns with New York")
