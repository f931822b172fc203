"""States and their transitions, row by row (series, scheduled meeting, instance)."""

from __future__ import annotations

import pytest

from domain import changes, occurrences
from domain.model import Details, Invitee, State
from domain.rules import AnotherLive, Gone, InProgress, NotLive, NotReady
from domain.states import instance_state, occurrence_state, ready_from, series_state
from tests.domain.build import HOUR, LONG_AGO, at, make, no, nth, ok, wall

HOST = "ana@acme.example"
GUEST = "raj@acme.example"
BEFORE = at("2026-03-01T12:00")


def day(number: int, time: str):
    return at(f"2026-03-0{number}T{time}")


def three():
    """10:00 to 11:00 UTC on 2, 3 and 4 March 2026."""
    return make(rule="FREQ=DAILY;COUNT=3")


def started(series, number, now, by=HOST):
    original = nth(series, number).original
    return ok(changes.start(series, original, f"I{number}", by, now))


def in_lobby(series, number, now):
    return ok(changes.join(series, nth(series, number).original, f"I{number}", GUEST, now))


def missed_all():
    return three()


def held_last():
    series = started(three(), 3, day(4, "10:00"))
    return ok(changes.end(series, day(4, "10:30")))


SERIES_ROWS = [
    pytest.param(three, BEFORE, State.ACTIVE, id="1 created"),
    pytest.param(
        lambda: started(three(), 1, day(2, "10:00")),
        day(2, "10:00"),
        State.IN_PROGRESS,
        id="2 an occurrence is started",
    ),
    pytest.param(
        lambda: in_lobby(three(), 1, day(2, "09:55")),
        day(2, "09:56"),
        State.IN_PROGRESS,
        id="2 somebody waits in the lobby",
    ),
    pytest.param(
        lambda: ok(changes.end(started(three(), 1, day(2, "10:00")), day(2, "10:30"))),
        day(2, "10:30"),
        State.ACTIVE,
        id="3 ended with dates ahead",
    ),
    pytest.param(
        lambda: ok(changes.leave(in_lobby(three(), 3, day(4, "10:00")), GUEST, day(4, "10:05"))),
        day(4, "10:05"),
        State.ACTIVE,
        id="3 never started and the lobby is empty again",
    ),
    pytest.param(held_last, day(4, "10:59"), State.ACTIVE, id="3 ended before its end"),
    pytest.param(held_last, day(4, "11:00"), State.EXPIRED, id="4 ended, last end has passed"),
    pytest.param(
        lambda: ok(changes.end(started(three(), 3, day(4, "10:00")), day(4, "12:00"))),
        day(4, "12:00"),
        State.EXPIRED,
        id="4 ended after the last end",
    ),
    pytest.param(missed_all, day(4, "10:59"), State.ACTIVE, id="5 the last is still on"),
    pytest.param(missed_all, day(4, "11:00"), State.EXPIRED, id="5 the last end passes"),
]


@pytest.mark.parametrize(("build", "now", "state"), SERIES_ROWS)
def test_states_of_a_series(build, now, state):
    assert series_state(build(), now) is state


def test_an_expired_series_may_be_deleted_by_hand():
    assert changes.cancel_series(three(), day(9, "11:00")) is None


def test_an_active_series_may_be_deleted_by_hand():
    assert changes.cancel_series(three(), BEFORE) is None


@pytest.mark.parametrize("go", [started, in_lobby])
def test_nothing_deletes_a_series_in_progress(go):
    now = day(2, "10:00")
    refused = no(changes.cancel_series(go(three(), 1, now), now))
    assert refused.violations == (InProgress(wall("2026-03-02T10:00"), now),)


OCCURRENCE_ROWS = [
    pytest.param(three, 2, BEFORE, State.SCHEDULED, id="1 created, not the first"),
    pytest.param(three, 3, BEFORE, State.SCHEDULED, id="1 created, the last"),
    pytest.param(three, 1, BEFORE, State.READY, id="2 created, the first"),
    pytest.param(three, 2, day(2, "10:59"), State.SCHEDULED, id="3 the one before is still on"),
    pytest.param(three, 2, day(2, "11:00"), State.READY, id="3 the one before has ended"),
    pytest.param(three, 3, day(2, "11:00"), State.SCHEDULED, id="3 not the one after that"),
    pytest.param(
        lambda: ok(changes.end(started(three(), 1, day(2, "10:00")), day(2, "10:30"))),
        2,
        day(2, "10:30"),
        State.SCHEDULED,
        id="3 the scheduled end counts, not the actual one",
    ),
    pytest.param(
        lambda: ok(changes.end(started(three(), 1, day(2, "10:00")), day(2, "10:30"))),
        1,
        day(2, "10:30"),
        State.READY,
        id="4 held and ended early stays ready",
    ),
    pytest.param(
        lambda: ok(changes.end(started(three(), 1, day(2, "10:00")), day(2, "10:30"))),
        1,
        day(2, "11:00"),
        State.ENDED,
        id="4 held and its end has passed",
    ),
    pytest.param(three, 1, day(2, "11:00"), State.MISSED, id="5 never started"),
    pytest.param(
        lambda: ok(changes.leave(in_lobby(three(), 1, day(2, "10:00")), GUEST, day(2, "10:05"))),
        1,
        day(2, "11:00"),
        State.MISSED,
        id="5 a lobby is no start",
    ),
    pytest.param(
        lambda: started(three(), 1, day(2, "10:00")),
        1,
        day(3, "10:30"),
        State.READY,
        id="live stays ready past its end",
    ),
]


@pytest.mark.parametrize(("build", "number", "now", "state"), OCCURRENCE_ROWS)
def test_states_of_an_occurrence(build, number, now, state):
    series = build()
    assert occurrence_state(series, nth(series, number), now) is state


@pytest.mark.parametrize(
    ("number", "now", "state"),
    [
        pytest.param(2, BEFORE, State.SCHEDULED, id="6 scheduled"),
        pytest.param(1, BEFORE, State.READY, id="8 ready"),
        pytest.param(1, day(3, "12:00"), State.MISSED, id="9 missed"),
    ],
)
def test_occurrences_are_deleted_by_hand(number, now, state):
    series = three()
    one = nth(series, number)
    assert occurrence_state(series, one, now) is state
    assert occurrences.find(ok(changes.cancel(series, one.original, now)), one.original) is None


def test_an_ended_occurrence_is_deleted_by_hand():
    series = held_last()
    one = nth(series, 3)
    now = day(5, "12:00")
    assert occurrence_state(series, one, now) is State.ENDED
    assert occurrences.find(ok(changes.cancel(series, one.original, now)), one.original) is None


def test_a_live_occurrence_is_not_deleted():
    series = started(three(), 1, day(2, "10:00"))
    refused = no(changes.cancel(series, nth(series, 1).original, day(2, "10:01")))
    assert refused.numbers == (3,)


def test_the_end_as_moved_makes_the_next_ready():
    series = ok(changes.move(three(), wall("2026-03-02T10:00"), day(2, "20:00"), BEFORE))
    second = nth(series, 2)
    assert ready_from(series, second) == day(2, "21:00")
    assert occurrence_state(series, second, day(2, "20:59")) is State.SCHEDULED


def test_a_rescued_occurrence_makes_the_next_wait_again():
    series = three()
    now = day(2, "12:00")
    assert occurrence_state(series, nth(series, 2), now) is State.READY
    rescued = ok(changes.move(series, nth(series, 1).original, day(2, "15:00"), now))
    assert occurrence_state(rescued, nth(rescued, 1), now) is State.READY
    assert occurrence_state(rescued, nth(rescued, 2), now) is State.SCHEDULED


def test_instances_go_from_the_lobby_into_progress_to_their_end():
    waiting = in_lobby(three(), 1, day(2, "09:50"))
    assert instance_state(waiting.instances[0]) is State.LOBBY
    admitted = ok(changes.admit(waiting, day(2, "10:00")))
    assert instance_state(admitted.instances[0]) is State.IN_PROGRESS
    assert admitted.instances[0].present == (GUEST,)
    ended = ok(changes.end(admitted, day(2, "10:40")))
    assert instance_state(ended.instances[0]) is State.ENDED
    assert (ended.instances[0].opened, ended.instances[0].started, ended.instances[0].ended) == (
        day(2, "09:50"),
        day(2, "10:00"),
        day(2, "10:40"),
    )


def test_instances_begin_in_progress_when_started():
    assert instance_state(started(three(), 1, day(2, "10:00")).instances[0]) is State.IN_PROGRESS


def test_the_host_coming_to_a_lobby_starts_the_meeting_for_all():
    series = in_lobby(three(), 1, day(2, "09:50"))
    original = nth(series, 1).original
    series = ok(changes.join(series, original, "other", HOST, day(2, "10:00")))
    assert [one.id for one in series.instances] == ["I1"]
    assert series.instances[0].present == (GUEST, HOST)
    again = ok(changes.join(series, original, "other", GUEST, day(2, "10:01")))
    assert again is series


def test_cohosts_may_start():
    series = make(invitees=[Invitee(GUEST, cohost=True)])
    now = day(2, "10:00")
    series = ok(changes.join(series, nth(series, 1).original, "I", GUEST, now))
    assert series.instances[0].started == now


@pytest.mark.parametrize(("now", "opens"), [("09:44", "lobby"), ("09:45", "inProgress")])
def test_joining_before_the_host_where_enabled(now, opens):
    options = {"enabledJoinBeforeHost": True, "joinBeforeHostMinutes": 15}
    series = ok(changes.edit(three(), None, options, LONG_AGO))
    series = ok(changes.join(series, nth(series, 1).original, "I", GUEST, day(2, now)))
    assert instance_state(series.instances[0]).value == opens


def test_what_is_not_ready_cannot_be_started():
    series = three()
    refused = no(changes.start(series, nth(series, 2).original, "I", HOST, BEFORE))
    assert refused.violations == (NotReady(State.SCHEDULED, day(2, "11:00")),)
    late = no(changes.start(series, nth(series, 1).original, "I", HOST, day(2, "11:00")))
    assert late.violations == (NotReady(State.MISSED, None),)
    gone = no(changes.start(series, wall("2026-03-09T10:00"), "I", HOST, BEFORE))
    assert gone.violations == (Gone(wall("2026-03-09T10:00")),)


def test_one_occurrence_is_live_at_a_time():
    series = started(three(), 1, day(2, "10:00"))
    refused = no(changes.start(series, nth(series, 2).original, "I", HOST, day(2, "12:00")))
    assert refused.violations == (AnotherLive(wall("2026-03-02T10:00")),)
    ended = ok(changes.end(series, day(2, "12:00")))
    ok(changes.start(ended, nth(series, 2).original, "I", HOST, day(2, "12:00")))


def test_a_meeting_that_ended_early_may_be_started_again():
    series = ok(changes.end(started(three(), 1, day(2, "10:00")), day(2, "10:10")))
    again = ok(changes.start(series, nth(series, 1).original, "I1b", HOST, day(2, "10:20")))
    assert [one.id for one in again.instances] == ["I1", "I1b"]
    assert changes.live(again).id == "I1b"


@pytest.mark.parametrize(
    "go",
    [
        lambda series, now: changes.end(series, now),
        lambda series, now: changes.admit(series, now),
        lambda series, now: changes.leave(series, GUEST, now),
    ],
)
def test_nothing_live_is_said_so(go):
    assert no(go(three(), BEFORE)).violations == (NotLive(),)


def test_siblings_of_a_live_occurrence_are_not_blocked_but_the_series_is():
    now = day(2, "10:10")
    series = started(three(), 1, now)
    second = nth(series, 2).original
    ok(changes.move(series, second, day(3, "15:00"), now))
    ok(changes.edit(series, second, {"title": "Other"}, now))
    for outcome in (
        changes.edit(series, None, {"title": "Other"}, now),
        changes.edit(series, nth(series, 1).original, {"title": "Other"}, now),
        changes.move(series, nth(series, 1).original, day(2, "15:00"), now),
        changes.move_series(series, now, duration=2 * HOUR),
        changes.cancel_from(series, second, now),
        changes.hand_over(series, GUEST, now),
    ):
        assert no(outcome).numbers == (3,)
        assert no(outcome).fixes.when_it_ends
    assert series.details == Details("Sync")
