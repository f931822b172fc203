"""A sandbox of one's own for each test, people to drive it as, and a place to send webhooks to."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
from webexteamssdk import WebexTeamsAPI

from sandbox import Sandbox, start

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CARD = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": [{"type": "TextBlock", "text": "Move it?"}],
        "actions": [{"type": "Action.Submit", "title": "Move", "data": {"action": "move"}}],
    },
}


class Someone:
    """A person or the bot, with requests in their name; answers are requests' own."""

    def __init__(self, api: str, who: dict[str, Any]) -> None:
        self.api, self.id, self.email, self.token = api, who["id"], who["email"], who["token"]
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["Authorization"] = f"Bearer {self.token}"

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        return self.http.request(method, self.api + path, timeout=20, **more)

    def get(self, path: str, **query: Any) -> requests.Response:
        return self.ask("GET", path, params=query)

    def post(self, path: str, **body: Any) -> requests.Response:
        return self.ask("POST", path, json=body)

    def put(self, path: str, **body: Any) -> requests.Response:
        return self.ask("PUT", path, json=body)

    def delete(self, path: str) -> requests.Response:
        return self.ask("DELETE", path)

    def say(self, room_id: str, markdown: str, **more: Any) -> dict[str, Any]:
        answer = self.post("messages", roomId=room_id, markdown=markdown, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()


class World:
    """A running sandbox seen from outside, over HTTP."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.http = requests.Session()
        self.http.trust_env = False
        state = self.state()
        names = [*state["people"], state["admin"], state["bot"]]
        self.people = {who["email"].split("@")[0]: Someone(state["api"], who) for who in names}
        self.rooms = {space["title"]: space["id"] for space in state["spaces"]}

    def __getattr__(self, name: str) -> Someone:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def control(self, method: str, path: str, body: Any = None) -> requests.Response:
        return self.http.request(
            method, f"{self.sandbox.url}/sandbox/{path}", json=body, timeout=90
        )

    def state(self) -> dict[str, Any]:
        return self.control("GET", "state").json()

    def idle(self) -> None:
        answer = self.control("POST", "idle", {"timeout": 20})
        assert answer.status_code == 200, answer.text

    def close(self) -> None:
        self.http.close()
        for someone in self.people.values():
            someone.http.close()
        self.sandbox.stop()


class Receiver:
    """Takes webhooks; answers what ``status`` says at that moment."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.raw: list[tuple[bytes, dict[str, str]]] = []
        self.status: Callable[[], int] = lambda: 204
        self.changed = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.status()
                with receiver.changed:
                    receiver.raw.append((body, dict(self.headers)))
                    receiver.got.append(json.loads(body))
                    receiver.changed.notify_all()
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def wait(self, number: int) -> list[dict[str, Any]]:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.got) >= number, timeout=10), self.got
            return list(self.got)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(start(tmp_path / "data", 0, NOW))
    yield made
    made.close()


@pytest.fixture
def held(world: World) -> World:
    assert world.control("PUT", "clock", {"running": False}).status_code == 200
    return world


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def hook(world: World, receiver: Receiver) -> Callable[..., dict[str, Any]]:
    """Register a webhook to the receiver, as the bot unless told otherwise."""

    def register(resource: str, event: str, who: str = "muster", **more: Any) -> dict[str, Any]:
        answer = world.people[who].post(
            "webhooks", name="test", targetUrl=receiver.url, resource=resource, event=event, **more
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    return register


@pytest.fixture
def sdk(world: World) -> Iterator[Callable[[str], WebexTeamsAPI]]:
    """The real SDK as anybody."""
    made: list[WebexTeamsAPI] = []

    def client(who: str) -> WebexTeamsAPI:
        api = WebexTeamsAPI(
            world.people[who].token, base_url=world.sandbox.api, wait_on_rate_limit=False
        )
        made.append(api)
        return api

    yield client
    for api in made:
        api.people._session._req_session.close()
