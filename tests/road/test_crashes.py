"""A bot killed between any two steps loses nothing and does nothing twice."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
import requests

from tests.road.world import Road

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30
ONE_AFTER_ANOTHER = 3  # idle polls: the bot's own message comes back as one more webhook


class Mortal:
    """A sandbox that outlives the bots started beside it."""

    def __init__(self, road: Road) -> None:
        self.road = road
        self.folder = road.folder / "bot"
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port = free.getsockname()[1]
        self._changed = threading.Condition()
        road.sandbox.world.listeners.append(lambda change: self._notify())

    def started(self, points: int) -> subprocess.Popen[str]:
        """A bot at work, which will die at that point."""
        arguments = [str(self.folder), self.road.sandbox.api, self.road.sandbox.bot_token]
        bot = subprocess.Popen(
            [sys.executable, "-m", "tests.road.crashing", *arguments, str(self.port), str(points)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bot.stdout is not None
        assert bot.stdout.readline() == "ready\n"
        threading.Thread(target=self._watch, args=[bot], daemon=True).start()
        return bot

    def end(self, bot: subprocess.Popen[str]) -> int:
        """Stop a bot unless it is dead; 0 when it stopped cleanly, else it was the fuse."""
        bot.send_signal(signal.SIGTERM)
        code = bot.wait(PATIENCE)
        assert code in (0, -signal.SIGKILL)
        assert bot.stdout is not None
        bot.stdout.close()
        return code

    def wait(self, true: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(true, PATIENCE), "waited in vain"

    def works(self) -> bool:
        """Whether the bot has something left to do, by its own word; dead ones have not."""
        try:
            health = requests.get(f"http://127.0.0.1:{self.port}/health", timeout=5).json()
        except requests.RequestException:
            return False
        return bool(health["events_waiting"] or health["messages_waiting"])

    def settle(self, *, retold: bool) -> None:
        """Let the bot finish; ``retold`` lets the sandbox tell again what was not taken."""
        quiet = threading.Event()
        for _ in range(ONE_AFTER_ANOTHER):
            if retold:
                self.road.later(seconds=40)
            else:
                self.road.idle()
            while self.works():
                quiet.wait(0.02)

    def entries(self) -> list[str]:
        with closing(sqlite3.connect(self.folder / "bot.db")) as db:
            return [row[0] for row in db.execute("select words from history order by id")]

    def _watch(self, bot: subprocess.Popen[str]) -> None:
        bot.wait()
        self._notify()

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()


@pytest.mark.parametrize("kind", ["direct", "group"])
def test_a_crash_at_any_point_loses_nothing(sandbox_alone: Road, kind: str) -> None:
    road = sandbox_alone
    mortal = Mortal(road)
    space = road.direct if kind == "direct" else road.eng
    asked: list[str] = []
    kills = 0
    assert mortal.end(mortal.started(0)) == 0  # the webhooks are registered
    for points in count(1):
        bot = mortal.started(points)
        words = f"number {points}"
        asked.append(words)
        road.ana.say(space, words if kind == "direct" else road.mention(words))
        answer = f"You said: {words}"
        mortal.wait(lambda b=bot, a=answer: b.poll() is not None or a in road.heard(space))  # type: ignore[misc]
        mortal.settle(retold=False)
        if mortal.end(bot) == 0:
            break
        kills += 1
        healer = mortal.started(0)
        mortal.settle(retold=True)
        assert mortal.end(healer) == 0
    assert kills > 12, "there must be more points than that"
    assert mortal.entries() == asked
    heard = road.heard(space)
    assert list(dict.fromkeys(heard)) == [f"You said: {words}" for words in asked]
    doubled = len(heard) - len(set(heard))
    # Webex gives no way to look in a group space: the message in flight may come twice.
    assert doubled <= (0 if kind == "direct" else 2)
