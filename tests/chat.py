"""A person at the keyboard: types, presses and fills in over real HTTP, and reads the answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import requests
from webexteamssdk import WebexTeamsAPI

ROOT = Path(__file__).parent.parent
MONDAY = "2026-11-23T10:00:00+01:00"
PATIENCE = 60

_serial = count(1)


@dataclass
class World:
    """A running sandbox with its bot, and what its state page said at the start."""

    state: dict[str, Any]
    process: subprocess.Popen[str]
    _apis: dict[str, WebexTeamsAPI] = field(default_factory=dict)

    @property
    def control(self) -> str:
        return str(self.state["api"]).removesuffix("/v1/") + "/sandbox"

    def person(self, name: str) -> dict[str, Any]:
        """One of the people, by first name in lower case."""
        people = [*self.state["people"], self.state["admin"]]
        return next(p for p in people if p["displayName"].split()[0].lower() == name)

    def api(self, name: str) -> WebexTeamsAPI:
        """The SDK with a person's token; ``bot`` for the bot's."""
        if name not in self._apis:
            token = self.state["bot"]["token"] if name == "bot" else self.person(name)["token"]
            self._apis[name] = WebexTeamsAPI(
                token, base_url=self.state["api"], wait_on_rate_limit=False
            )
        return self._apis[name]

    def idle(self) -> None:
        """Wait until nothing is left to do."""
        answer = requests.post(
            f"{self.control}/idle", json={"timeout": PATIENCE}, timeout=PATIENCE + 5
        )
        assert answer.status_code == 200, answer.text

    @property
    def now(self) -> datetime:
        state = requests.get(f"{self.control}/state", timeout=PATIENCE).json()
        return datetime.fromisoformat(state["now"])

    @property
    def next_due(self) -> datetime | None:
        state = requests.get(f"{self.control}/state", timeout=PATIENCE).json()
        return datetime.fromisoformat(state["nextDue"]) if state["nextDue"] else None

    def set_clock(self, moment: datetime | str) -> None:
        """Move the clock; everything due on the way happens before this returns."""
        words = moment if isinstance(moment, str) else moment.isoformat()
        answer = requests.put(
            f"{self.control}/clock", json={"now": words, "running": False}, timeout=300
        )
        assert answer.status_code == 200, answer.text

    def pass_time(self, duration: timedelta) -> None:
        self.set_clock(self.now + duration)

    def space(self, *names: str, title: str = "") -> Chat:
        """A new group space with the bot and these people; the first one types."""
        title = title or f"Space {next(_serial)}"
        owner = self.api(names[0])
        room = owner.rooms.create(title)
        for name in names[1:]:
            owner.memberships.create(room.id, personEmail=self.person(name)["email"])
        owner.memberships.create(room.id, personEmail=self.state["bot"]["email"])
        self.idle()
        return Chat(self, room.id, names[0], group=True)

    def direct(self, name: str) -> Chat:
        """The direct space of a person and the bot."""
        member = self.person(name)["id"]
        found = next(
            space["id"]
            for space in self.state["spaces"]
            if space["type"] == "direct" and member in json.dumps(space["members"])
        )
        return Chat(self, found, name, group=False)


@dataclass
class Chat:
    """One person in one space. ``answers`` are the bot's messages of the last exchange."""

    world: World
    space: str
    name: str
    group: bool
    answers: list[Any] = field(default_factory=list)

    def as_(self, name: str) -> Chat:
        """Another person in the same space."""
        return Chat(self.world, self.space, name, self.group)

    def say(self, text: str, thread: str | None = None) -> str:
        """Type something to the bot and return its answer as text."""
        before = self._seen()
        if self.group:
            text = f"<@personEmail:{self.world.state['bot']['email']}|Muster> {text}"
        api = self.world.api(self.name)
        api.messages.create(self.space, markdown=text, **({"parentId": thread} if thread else {}))
        return self._collect(before)

    def press(self, label: str, card: Any | None = None, **inputs: str) -> str:
        """Press the button that begins with ``label`` on the newest card that has one.

        The card's inputs go along with the values they show, unless others are given.
        """
        message, action, filled = self._button(label, card)
        before = self._seen()
        data = {**filled, **action.get("data", {}), **inputs}
        self.world.api(self.name).attachment_actions.create("submit", message.id, data)
        return self._collect(before)

    def buttons(self) -> list[str]:
        """The labels of all buttons of the newest answers with a card."""
        return [
            action["title"]
            for message in self.answers
            for content in _contents(message)
            for action in _actions(content)
        ]

    def reply(self) -> str:
        """The whole answer of the last exchange."""
        return "\n".join(_text(message) for message in self.answers)

    def messages(self) -> list[Any]:
        """The bot's messages in the space, newest first."""
        bot = self.world.state["bot"]["id"]
        found = self.world.api(self.name).messages.list(self.space, max=100)
        return [message for message in found if message.personId == bot]

    def _seen(self) -> dict[str, str]:
        self.world.idle()
        return {message.id: _content(message) for message in self.messages()}

    def _collect(self, before: dict[str, str]) -> str:
        self.world.idle()
        new = [m for m in reversed(self.messages()) if before.get(m.id) != _content(m)]
        self.answers = sorted(new, key=_stamp)
        return self.reply()

    def _button(self, label: str, card: Any | None) -> tuple[Any, dict[str, Any], dict[str, str]]:
        for message in [card] if card else self.messages():
            for content in _contents(message):
                for action in _actions(content):
                    if action["title"].lower().startswith(label.lower()):
                        return message, action, _inputs(content)
        raise AssertionError(f"no button {label!r}; there are {self.buttons()}")


def _stamp(message: Any) -> str:
    data = message.json_data
    return str(data.get("updated") or data["created"])


def _content(message: Any) -> str:
    """Everything of a message: an edit may come within the moment in which it was posted."""
    return json.dumps(message.json_data, sort_keys=True)


def _text(message: Any) -> str:
    return str(message.json_data.get("markdown") or message.json_data.get("text") or "")


def _contents(message: Any) -> list[dict[str, Any]]:
    return [a["content"] for a in message.json_data.get("attachments") or []]


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)


def _actions(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for node in _walk(content):
        if node.get("type") in ("Action.Submit", "Action.OpenUrl"):
            yield node


def _inputs(content: dict[str, Any]) -> dict[str, str]:
    return {
        node["id"]: str(node.get("value", "false" if node["type"] == "Input.Toggle" else ""))
        for node in _walk(content)
        if str(node.get("type", "")).startswith("Input.")
    }


@contextmanager
def running(data: Path, *extra: str, now: str = MONDAY) -> Iterator[World]:
    """A sandbox with its bot in a process of its own, its clock held at ``now``."""
    command = [sys.executable, "bot.py", "sandbox", "--port", "0", "--data", str(data)]
    log = (data.parent / f"{data.name}.log").open("w")
    process = subprocess.Popen(
        [*command, "--now", now, *extra], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("ready "), f"{line!r}; see {log.name}"
        world = World(json.loads(line.removeprefix("ready ")), process)
        requests.put(f"{world.control}/clock", json={"running": False}, timeout=PATIENCE)
        yield world
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()
        if process.stdout:
            process.stdout.close()
