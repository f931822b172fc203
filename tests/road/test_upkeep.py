"""What is done now and then: backups, sweeping, refreshing, looking the file over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from storage import backup
from storage.facts import FactStore
from storage.inbox import InboxStore
from storage.outbox import OutboxStore
from tests.road.world import Road


def upkeep(road: Road) -> Callable[[Callable[[], object]], None]:
    assert road.bot is not None
    assert road.bot._upkeep is not None
    return road.bot._upkeep.soon


def quiet(road: Road) -> None:
    """Wait until upkeep has done what it was told."""
    assert road.bot is not None
    done = threading.Event()
    upkeep(road)(done.set)
    assert done.wait(20)


def test_a_backup_is_made_at_a_start_unless_there_is_a_fresh_one(road: Road) -> None:
    assert road.bot is not None
    quiet(road)
    folder = road.bot.settings.backups
    assert len(backup.existing(folder)) == 1
    road.shut()
    road.open()
    quiet(road)
    assert len(backup.existing(folder)) == 1
    road.shut()
    road.later(hours=2)
    road.open()
    quiet(road)
    assert len(backup.existing(folder)) == 2
    assert all(backup.finding(copy) is None for copy in backup.existing(folder))


def test_a_backup_that_cannot_be_made_is_noted_and_the_bot_goes_on(road: Road) -> None:
    assert road.bot is not None
    quiet(road)
    folder = road.bot.settings.backups
    for copy in backup.existing(folder):
        copy.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    upkeep(road)(road.bot._house.back_up)
    quiet(road)
    failed = FactStore(road.bot.storage).get("backup failed")
    assert failed is not None
    road.ana.say(road.direct, "still there?")
    road.idle()
    assert road.heard(road.direct) == ["You said: still there?"]


def test_what_is_long_over_is_dropped_and_not_answered_again(road: Road) -> None:
    message = road.ana.say(road.direct, "hello")
    road.idle()
    assert road.bot is not None
    road.later(days=60)
    upkeep(road)(road.bot._house.sweep)
    quiet(road)
    assert OutboxStore(road.bot.storage).counts() == {"sent": 1}
    road.later(days=40)
    upkeep(road)(road.bot._house.sweep)
    quiet(road)
    assert OutboxStore(road.bot.storage).counts() == {}
    assert InboxStore(road.bot.storage).counts().get("done", 0) == 0
    assert road.deliver(road.told(message)).status_code == 200
    road.idle()
    assert road.heard(road.direct) == ["You said: hello"]


def test_damage_is_found_while_running(road: Road) -> None:
    assert road.bot is not None
    upkeep(road)(road.bot._house.look_over)
    quiet(road)
    assert road.bot.health()["ok"] is True
    now = road.sandbox.clock.now() + timedelta(minutes=1)
    road.bot.storage.write(FactStore.note("damage", "page 7", now))
    assert road.bot.health()["ok"] is False
