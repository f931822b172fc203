"""Undo and history: back exactly as it was, or a true word on what is in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings

from domain import changes, occurrences
from domain.model import Occurrence, Series
from handlers import asking
from handlers.finding import named
from language.model import Command, Scope
from tests.explaining.desk import Desk, moving, wall, whole
from tests.explaining.worlds import Case, cases

UNDO = Command("undo", "undo")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return wall(text).replace(tzinfo=SHANGHAI)


def daily(desk: Desk, count: int = 4) -> Series:
    return desk.meeting(wall("2026-06-02T10:00"), recurrence=f"FREQ=DAILY;COUNT={count}")


def dates(desk: Desk, series: Series) -> list[Occurrence]:
    return list(islice(occurrences.ahead(desk.the(series.short), desk.moment), 20))


def undone(desk: Desk) -> str:
    text = desk.do(UNDO)
    return desk.press("Take it back") if "Take it back" in desk.labels() else text


def test_a_move_is_taken_back(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-03T15:00")))
    fresh.press("Move it")
    assert fresh.the(series.short) != series
    text = undone(fresh)
    assert "Taken back: **Team sync**" in text
    assert "Wed 3 Jun, 10:00–10:30 Shanghai time again" in text
    assert replace(fresh.the(series.short), version=series.version) == series
    assert "Scheduled: Team sync" in fresh.do(UNDO)  # the change before it, once more asked
    assert "nothing of yours to undo" in fresh.do(UNDO, "lee")


@given(case=cases())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
def test_whatever_was_changed_is_as_it_was_after_undo(desk: Desk, case: Case) -> None:
    series = case.build(desk)
    one = case.target(series, desk.moment)
    assume(one is not None)
    assert one is not None
    before = desk.the(series.short)
    desk.do(case.command(series, one))
    for label in ("Apply all", "Change it", "Move it"):
        if label in desk.labels():
            desk.press(label)
            break
    assume(desk.the(series.short) != before)
    text = desk.do(UNDO)
    assume("Take it back" in desk.labels())
    text = desk.press("Take it back")
    assert "Taken back" in text
    after = desk.the(series.short)
    assert replace(after, version=0, answers=()) == replace(before, version=0, answers=())


def test_what_somebody_else_changed_since_is_shown_beside_mine(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.set_members_may_change()
    fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-03T15:00")))
    fresh.press("Move it")
    fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-03T16:00")), "raj")
    fresh.press("Move it", "raj")
    text = fresh.do(UNDO)
    assert "Not undone" in text
    assert "You, " in text
    assert "Raj, " in text
    assert "15:00" in text
    assert "16:00" in text


def test_what_somebody_changed_about_another_date_is_not_in_the_way(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.set_members_may_change()
    fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-03T15:00")))
    fresh.press("Move it")
    fresh.do(moving(series, wall("2026-06-04T10:00"), at("2026-06-04T16:00")), "raj")
    fresh.press("Move it", "raj")
    assert "Taken back" in undone(fresh)
    starts = [one.start.astimezone(SHANGHAI).hour for one in dates(fresh, series)]
    assert starts == [10, 10, 16, 10]


def test_a_cancelled_meeting_comes_back_with_its_id(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), title="Review", number="123456789")
    text = fresh.do(whole(series, "cancel"))
    assert "123456789" in text  # what can't be undone is said before
    fresh.press("Cancel the meeting")
    assert fresh.series(series.short) is None
    text = fresh.do(UNDO)
    assert f"It comes back with its id, #{series.short}" in text
    assert "123456789 may not work again" in text
    text = fresh.press("Take it back")
    assert "123456789 may not work again" in text
    assert fresh.the(series.short).id == series.id


def test_a_cancelled_date_whose_days_were_taken_comes_back_when_the_other_moves(
    fresh: Desk,
) -> None:
    series = daily(fresh)
    fresh.set_members_may_change()
    third = dates(fresh, series)[2]
    fresh.do(Command("cancel", "skip", target=named(series, third), scope=Scope.THIS))
    fresh.press("Cancel")
    second = wall("2026-06-03T10:00")
    fresh.do(moving(series, second, at("2026-06-04T12:00")), "raj")
    fresh.press("Move it", "raj")
    text = fresh.do(UNDO)
    assert "Not brought back" in text
    assert "the one of Wed 3 Jun has moved into them" in text
    label = fresh.labels()[0]
    text = fresh.press(label)
    assert "Brought back: **Team sync** on Thu 4 Jun, 10:00–10:30" in text
    assert [one.original.day for one in dates(fresh, series)] == [2, 3, 4, 5]
    moved = dates(fresh, series)[1]
    assert moved.start.astimezone(SHANGHAI).day == 3


def test_an_invitation_is_taken_back_and_the_invitee_told(fresh: Desk) -> None:
    series = fresh.meeting(wall("2026-06-02T10:00"), where="direct-ana")
    people = (asking.named("raj@acme.example", "Raj"),)
    fresh.do(whole(series, "invite", people=people), where="direct-ana")
    fresh.press("Invite", where="direct-ana")
    assert fresh.the(series.short).invitees
    text = fresh.do(UNDO, where="direct-ana")
    assert "Invited people: Raj" in text
    fresh.press("Take it back", where="direct-ana")
    assert not fresh.the(series.short).invitees
    assert [m.to for m in fresh.answers if m.to.startswith("person:")] == [
        "person:raj@acme.example"
    ]


def test_what_has_happened_cannot_be_undone_and_says_so(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.do(Command("start", "start", target=named(series, None)))
    text = fresh.do(UNDO)
    assert "That can't be taken back" in text
    assert "*end*" in text
    fresh.do(Command("end", "end", target=named(series, None)))
    assert "That can't be taken back" in fresh.do(UNDO)


def test_a_series_in_progress_is_not_put_back(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.set_members_may_change()
    fresh.do(whole(series, clock=wall("2026-06-01T11:00").time()))
    fresh.press("Apply all")
    current = fresh.the(series.short)
    up = occurrences.next_up(current, fresh.moment)
    fresh.do(Command("start", "start", target=named(current, up)), "raj")
    assert changes.live(fresh.the(series.short)) is not None
    text = fresh.do(UNDO)
    assert "Not undone" in text


def test_an_old_time_that_has_passed_is_not_put_back_but_others_are_offered(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.moment = at("2026-06-02T09:00").astimezone(UTC)
    fresh.do(moving(series, wall("2026-06-02T10:00"), at("2026-06-02T18:00")))
    fresh.press("Move it")
    fresh.moment = at("2026-06-02T10:20").astimezone(UTC)
    text = fresh.do(UNDO)
    assert "**Not undone.**" in text
    assert "has passed" in text
    assert "Tue 2 Jun, 10:30" in fresh.labels()


def test_history_says_who_did_what_and_offers_the_way_back(fresh: Desk) -> None:
    series = daily(fresh)
    fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-03T15:00")))
    fresh.press("Move it")
    text = fresh.do(Command("history", "history", target=named(series, None)))
    assert "Ana: Moved: Wed 3 Jun, 10:00–10:30 Shanghai time becomes" in text
    assert "Undo" in fresh.labels()
    fresh.press("Undo")
    fresh.press("Take it back")
    text = fresh.do(Command("history", "history", target=named(series, None)))
    assert "(undone by Ana)" in text


def test_a_separate_meeting_is_put_back_in_one_press(fresh: Desk) -> None:
    series = daily(fresh)
    text = fresh.do(moving(series, wall("2026-06-03T10:00"), at("2026-06-04T12:00")))
    assert "separate meeting" in text
    text = fresh.press("Make it a separate meeting")
    assert "Made a separate meeting" in text
    born = fresh.born_of(series)
    assert born is not None
    assert len(dates(fresh, series)) == 3
    assert "Taken back" in undone(fresh)
    assert fresh.series(born.short) is None
    assert replace(fresh.the(series.short), version=series.version) == series
