"""Missed meetings: offered a new time in their own days, to those who want to know, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain import occurrences, states
from domain.model import Series, State
from handlers.finding import named
from language.model import Command
from tests.explaining.desk import Desk, actions, wall

DAILY = "FREQ=DAILY;COUNT=4"
ANA = "person:ana@acme.example"


def offers(desk: Desk) -> list[str]:
    """Who has been offered a new time in the last exchange."""
    return [m.to for m in desk.answers if (m.unique or "").startswith("rescue|")]


def state(desk: Desk, series: Series) -> State:
    now = desk.the(series.short)
    first = occurrences.first(now)
    assert first is not None
    return states.occurrence_state(now, first, desk.moment)


def test_the_host_is_offered_times_in_the_interval_and_a_press_makes_it_ready(
    fresh: Desk,
) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence=DAILY)
    text = fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC))
    assert offers(fresh) == [ANA]
    assert "was not started here" in text
    assert "until Tue 2 Jun, 23:59 Shanghai time" in text
    assert "**Team** (3 people)" in text  # who would be told
    assert state(fresh, series) is State.MISSED
    text = fresh.press("Tue 2 Jun, 11:00", where="direct-ana")
    assert "is now on Tue 2 Jun, 11:00–11:30" in text
    assert state(fresh, series) is State.READY
    assert "space:space" in {m.to for m in fresh.answers}


def test_every_offered_time_is_accepted(fresh: Desk) -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU,FR;COUNT=4"
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence=rule)
    fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC))
    card = next(m.card for m in fresh.answers if (m.unique or "").startswith("rescue|"))
    times = [a for a in actions(card) if a["data"]["action"] == "rescue"]
    assert len(times) == 3
    for action in times:
        data = {k: str(v) for k, v in action["data"].items()} | {"nonce": ""}
        assert "ready to be started" in fresh.submit(data, where="direct-ana")
        moved = fresh.the(series.short)
        fresh.put(replace(series, version=moved.version + 1), moved)


def test_nothing_is_offered_for_what_was_held(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence=DAILY)
    fresh.pass_to(datetime(2026, 6, 2, 2, tzinfo=UTC))
    fresh.do(Command("start", "start", target=named(series, None)))
    fresh.do(Command("end", "end", target=named(fresh.the(series.short), None)))
    fresh.pass_to(datetime(2026, 6, 2, 3, tzinfo=UTC))
    assert offers(fresh) == []


def test_who_never_starts_meetings_here_is_asked_once(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY")
    fresh.pass_to(datetime(2026, 6, 2, 3, tzinfo=UTC))
    assert offers(fresh) == [ANA]
    fresh.pass_to(datetime(2026, 6, 12, 3, tzinfo=UTC))
    assert offers(fresh) == []


def test_who_starts_them_is_asked_each_time(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY")
    fresh.pass_to(datetime(2026, 6, 2, 3, tzinfo=UTC))
    fresh.pass_to(datetime(2026, 6, 3, 2, tzinfo=UTC))
    fresh.do(Command("start", "start", target=named(series, None)))
    fresh.do(Command("end", "end", target=named(fresh.the(series.short), None)))
    fresh.pass_to(datetime(2026, 6, 4, 3, tzinfo=UTC))
    assert offers(fresh) == [ANA]


def test_where_people_waited_the_space_is_asked(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence=DAILY)
    fresh.pass_to(datetime(2026, 6, 2, 2, tzinfo=UTC))
    fresh.do(Command("join", "join", target=named(series, None)), "raj")
    fresh.pass_to(datetime(2026, 6, 2, 2, 40, tzinfo=UTC))
    assert offers(fresh) == []  # Raj is still in the lobby
    fresh.do(Command("end", "end", target=named(fresh.the(series.short), None)))
    text = fresh.pass_to(datetime(2026, 6, 2, 4, tzinfo=UTC))
    assert offers(fresh) == ["space:space"]
    assert "though people came for it" in text


def test_it_is_left_alone_when_somebody_says_so(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence="FREQ=DAILY")
    fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC))
    assert "won't ask" in fresh.press("Don't ask about this one again", where="direct-ana")
    fresh.pass_to(datetime(2026, 6, 3, 2, tzinfo=UTC))
    fresh.do(Command("start", "start", target=named(series, None)))
    fresh.do(Command("end", "end", target=named(fresh.the(series.short), None)))
    fresh.pass_to(datetime(2026, 6, 6, 3, tzinfo=UTC))
    assert offers(fresh) == []


def test_it_took_place_elsewhere(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), recurrence=DAILY)
    fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC))
    before = fresh.the(series.short)
    assert "Nothing is changed" in fresh.press("It took place", where="direct-ana")
    assert fresh.the(series.short) == before


def test_the_form_is_limited_to_its_days(fresh: Desk) -> None:
    fresh.meeting(wall("2026-06-02T10:00"), recurrence=DAILY)
    fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC))
    fresh.press("Pick another time", where="direct-ana")
    text = fresh.press("Move", where="direct-ana", date="2026-06-02", start="16:00")
    if "Move it" in fresh.labels():
        text = fresh.press("Move it", where="direct-ana")
    assert "16:00" in text


def test_nothing_is_offered_once_its_days_are_over(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T23:30"), minutes=60, recurrence=DAILY)
    fresh.pass_to(datetime(2026, 6, 2, 18, tzinfo=UTC))
    assert offers(fresh) == []
    assert state(fresh, series) is State.MISSED


def test_what_was_missed_at_once_comes_in_one_go(fresh: Desk) -> None:
    for title in ("One", "Two"):
        fresh.meeting(wall("2026-06-02T10:00"), title=title)
    text = fresh.pass_to(datetime(2026, 6, 2, 2, 30, tzinfo=UTC) + timedelta(minutes=1))
    assert offers(fresh) == [ANA, ANA]
    assert "2 meetings were not started" in text
