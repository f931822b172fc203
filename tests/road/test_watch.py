"""The way from Webex is kept open: webhooks, lost messages, the token, the clock."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from jobs.backoff import LONGEST, SHORTEST, after_failures, after_waiting
from jobs.scheduler import Scheduler
from tests.road.world import Road


def hooks(road: Road) -> list[dict[str, str]]:
    return list(road.machine.ask("GET", "webhooks")["items"])


def watched(road: Road) -> None:
    """What the watch does every ten minutes."""
    assert road.bot is not None
    assert road.bot._watch is not None
    road.bot._watch.register(renew=False)
    road.bot._watch.look()
    road.idle()


def test_the_four_webhooks_are_registered_once(road: Road) -> None:
    found = hooks(road)
    assert {(h["resource"], h["event"]) for h in found} == {
        ("messages", "created"),
        ("attachmentActions", "created"),
        ("memberships", "created"),
        ("memberships", "deleted"),
    }
    road.shut()
    road.open()
    assert len(hooks(road)) == len(found) == 4


def test_a_new_address_takes_the_old_webhooks_over(road: Road) -> None:
    before = {h["id"] for h in hooks(road)}
    assert road.bot is not None
    old = road.bot.url
    road.shut()
    bot = road.open()
    found = hooks(road)
    assert {h["id"] for h in found} == before
    assert {h["targetUrl"] for h in found} == {f"{bot.url}/webhook"} != {f"{old}/webhook"}


def test_foreign_webhooks_are_left_alone_and_doubles_removed(road: Road) -> None:
    assert road.bot is not None
    base = {"resource": "messages", "event": "created", "secret": "s"}
    foreign = {**base, "name": "Someone else", "targetUrl": "http://127.0.0.1:9/hook"}
    double = {**base, "name": "Muster: messages created", "targetUrl": "http://127.0.0.1:9/old"}
    kept = road.machine.ask("POST", "webhooks", json=foreign)["id"]
    extra = road.machine.ask("POST", "webhooks", json=double)["id"]
    watched(road)
    found = {h["id"] for h in hooks(road)}
    assert kept in found
    assert extra not in found
    assert len(found) == 5


def test_a_deleted_webhook_is_made_again(road: Road) -> None:
    road.machine.ask("DELETE", f"webhooks/{hooks(road)[0]['id']}")
    watched(road)
    assert len(hooks(road)) == 4


def test_an_inactive_webhook_is_revived_and_what_was_said_meanwhile_is_answered(road: Road) -> None:
    road.ana.say(road.eng, road.mention("before"))
    road.idle()
    watched(road)
    for hook in list(road.sandbox.world.kinds["webhook"].values()):
        with road.sandbox.world.change() as change:
            change.put("webhook", {**hook, "status": "inactive"})
    road.ana.say(road.eng, road.mention("while you slept"))
    road.ana.say(road.direct, "and here")
    road.idle()
    assert road.heard(road.eng) == ["You said: before"]
    watched(road)
    assert {h["status"] for h in hooks(road)} == {"active"}
    assert road.heard(road.eng) == ["You said: before", "You said: while you slept"]
    assert road.heard(road.direct) == ["You said: and here"]


def test_messages_whose_webhook_was_lost_are_found_and_answered_once(road: Road) -> None:
    watched(road)
    road.faults(webhooks={"lose": 0.5}, seed=5)
    for number in range(12):
        road.ana.say(road.eng, road.mention(f"{number}"))
    road.idle()
    assert len(road.heard(road.eng)) < 12
    road.faults()
    watched(road)
    watched(road)
    assert sorted(road.heard(road.eng)) == sorted(f"You said: {n}" for n in range(12))


def test_what_was_said_while_the_bot_was_away_is_answered_at_its_return(road: Road) -> None:
    watched(road)
    road.shut()
    road.ana.say(road.direct, "are you there?")
    road.later(minutes=30)
    road.open()
    watched(road)
    assert road.heard(road.direct) == ["You said: are you there?"]


def test_a_new_bot_answers_nothing_that_was_said_before_it_came(sandbox_alone: Road) -> None:
    road = sandbox_alone
    road.ana.say(road.direct, "is anybody there yet?")
    road.later(minutes=10)
    road.open()
    watched(road)
    assert road.heard(road.direct) == []


def test_without_webex_the_bot_starts_from_its_notes(road: Road) -> None:
    road.shut()
    road.faults({"path": "/v1", "status": 503})
    bot = road.open()
    assert bot.identity.email == road.machine.email
    assert bot.health()["webhooks_sound"] is False
    road.faults()
    watched(road)
    road.ana.say(road.direct, "hello")
    road.idle()
    assert road.heard(road.direct) == ["You said: hello"]


@pytest.mark.parametrize("failures", range(1, 20))
def test_waits_grow_from_a_second_to_a_quarter_of_an_hour(failures: int) -> None:
    wait = after_failures(failures)
    assert SHORTEST * 0.75 <= wait <= LONGEST
    assert wait >= min(SHORTEST * 2 ** (failures - 1), LONGEST) * 0.75
    assert SHORTEST * 0.75 <= after_waiting(timedelta(hours=failures)) <= LONGEST


class Wound:
    """A clock that is set by hand, and ticks or not."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
        self.held = False

    def now(self) -> datetime:
        return self.moment

    def seconds_until(self, moment: datetime) -> float | None:
        return None if self.held else (moment - self.moment).total_seconds()


def test_the_scheduler_rings_when_a_moment_has_come_and_is_rearmed_for_an_earlier_one() -> None:
    clock, rung = Wound(), threading.Semaphore(0)
    due = [clock.now() + timedelta(hours=1)]
    scheduler = Scheduler(clock, lambda: due[0], rung.release, lambda: None)
    scheduler.start()
    try:
        assert rung.acquire(timeout=5)  # at the start
        assert not rung.acquire(timeout=0.1)
        due[0] = clock.now() + timedelta(milliseconds=50)
        scheduler.rearm()
        assert rung.acquire(timeout=5)
    finally:
        scheduler.stop()


def test_a_held_clock_rings_only_when_it_is_moved() -> None:
    clock, rung = Wound(), threading.Semaphore(0)
    clock.held = True
    due = clock.now() + timedelta(milliseconds=20)
    scheduler = Scheduler(clock, lambda: due, rung.release, lambda: None)
    scheduler.start()
    try:
        assert rung.acquire(timeout=5)
        assert not rung.acquire(timeout=0.2)
        clock.moment = due
        scheduler.wake()
        assert rung.acquire(timeout=5)
    finally:
        scheduler.stop()
