"""The road with an echo at its end, driven over real HTTP as people would."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from bot import SandboxClock
from config import Settings, load
from keys import Keys
from sandbox import BotHooks, Sandbox, start
from tests.road.echo import Echo
from wiring import Bot

NOW = datetime.fromisoformat("2026-11-23T10:00:00+01:00")
PATIENCE = 20


class Person:
    """Somebody in the sandbox, by their token."""

    def __init__(self, api: str, fields: dict[str, Any]) -> None:
        self.api = api
        self.id, self.email = fields["id"], fields["email"]
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["Authorization"] = f"Bearer {fields['token']}"

    def ask(self, method: str, path: str, **how: Any) -> Any:
        answer = self.http.request(method, self.api + path, timeout=PATIENCE, **how)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def say(self, space: str, markdown: str, **more: Any) -> dict[str, Any]:
        message = {"roomId": space, "markdown": markdown, **more}
        return dict(self.ask("POST", "messages", json=message))

    def messages(self, space: str) -> list[dict[str, Any]]:
        """Oldest first."""
        found = self.ask("GET", "messages", params={"roomId": space, "max": 1000})
        return list(reversed(found["items"]))


class Road:
    """A sandbox and, once ``open`` was called, a bot in the same process on the same clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sandbox: Sandbox = start(folder / "sandbox", port=0, now=NOW)
        self.sandbox.clock.hold()
        self.bot: Bot | None = None
        state = self.sandbox.state()
        self.ana = Person(self.sandbox.api, state["people"][0])
        self.raj = Person(self.sandbox.api, state["people"][1])
        self.machine = Person(self.sandbox.api, state["bot"])
        self.spaces = {s["title"]: s["id"] for s in state["spaces"] if s["type"] == "group"}
        self.eng = self.spaces["Eng"]
        self.direct = self._direct(state, self.ana)

    def settings(self, **given: Any) -> Settings:
        return load(
            None,
            webex_bot_token=self.sandbox.bot_token,
            public_url="http://127.0.0.1",
            webex_api_url=self.sandbox.api,
            data_dir=self.folder / "bot",
            port=0,
            **given,
        )

    def open(self, router: Callable[..., Any] = Echo, **given: Any) -> Bot:
        settings = self.settings(**given)
        clock = SandboxClock(self.sandbox.clock)
        self.bot = Bot(settings, Keys(settings.data_dir), clock, own_address=True, router=router)
        self.bot.start()
        self.sandbox.attach(
            BotHooks(
                url=self.bot.url,
                pending=self.bot.pending,
                next_due=self.bot.next_due,
                clock_moved=self.bot.clock_moved,
            )
        )
        return self.bot

    def shut(self) -> None:
        """Stop the bot alone."""
        if self.bot is not None:
            self.sandbox.attach(BotHooks())
            self.bot.stop()
            self.bot = None

    def close(self) -> None:
        self.shut()
        self.sandbox.stop()

    def mention(self, text: str) -> str:
        return f"<@personEmail:{self.machine.email}> {text}"

    def idle(self) -> None:
        answer = requests.post(
            f"{self.sandbox.url}/sandbox/idle", json={"timeout": PATIENCE}, timeout=PATIENCE + 5
        )
        assert answer.status_code == 200, answer.text

    def later(self, **how_long: float) -> None:
        """Move the clock on; all that falls due on the way happens."""
        moment = self.sandbox.clock.now() + timedelta(**how_long)
        answer = requests.put(
            f"{self.sandbox.url}/sandbox/clock", json={"now": moment.isoformat()}, timeout=60
        )
        assert answer.status_code == 200, answer.text

    def faults(self, *rules: dict[str, Any], **more: Any) -> None:
        answer = requests.put(
            f"{self.sandbox.url}/sandbox/faults", json={"rules": list(rules), **more}, timeout=5
        )
        assert answer.status_code == 200, answer.text

    def heard(self, space: str) -> list[str]:
        """What the bot said in a space, oldest first, from the sandbox's own book: asking over
        HTTP would meet the faults that are meant for the bot."""
        return [
            m.get("markdown") or m.get("text", "")
            for m in list(self.sandbox.world.kinds["message"].values())
            if m["personId"] == self.machine.id and m["roomId"] == space
        ]

    def deliver(self, event: dict[str, Any] | bytes, **how: Any) -> requests.Response:
        """Send a webhook to the bot as Webex would, signed unless told otherwise."""
        assert self.bot is not None
        raw = event if isinstance(event, bytes) else json.dumps(event).encode()
        secret = how.get("secret", self.bot.keys.accepted()[0])
        signature = how.get("signature") or hmac.new(secret, raw, hashlib.sha1).hexdigest()
        return requests.post(
            f"{self.bot.url}/webhook",
            data=raw,
            headers={"X-Spark-Signature": signature},
            timeout=PATIENCE,
        )

    def told(self, message: dict[str, Any]) -> dict[str, Any]:
        """The webhook that tells of a message."""
        fields = ("id", "roomId", "roomType", "personId", "personEmail", "created")
        data = {name: message[name] for name in fields}
        return {"id": "hook", "resource": "messages", "event": "created", "data": data}

    def _direct(self, state: dict[str, Any], person: Person) -> str:
        return next(
            str(s["id"])
            for s in state["spaces"]
            if s["type"] == "direct" and set(s["members"]) == {person.id, self.machine.id}
        )
