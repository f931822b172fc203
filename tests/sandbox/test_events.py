"""The page's event stream and the files of the page."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from sandbox import events
from tests.sandbox.conftest import Someone, World


class Stream:
    """An EventSource, as a browser has it."""

    def __init__(self, world: World, who: Someone, last: int | None = None) -> None:
        headers = {"Last-Event-ID": str(last)} if last is not None else {}
        self.answer = requests.get(
            f"{world.sandbox.url}/events", params={"token": who.token}, headers=headers,
            stream=True, timeout=10,
        )  # fmt: skip
        assert self.answer.headers["Content-Type"].startswith("text/event-stream")
        self.last = last
        self.events = self._events()

    def _events(self) -> Iterator[dict[str, Any]]:
        for line in self.answer.iter_lines(chunk_size=1, decode_unicode=True):
            if line.startswith("id: "):
                self.last = int(line[4:])
            elif line.startswith("data: "):
                yield json.loads(line[6:])

    def until(self, kind: str) -> dict[str, Any]:
        return next(event for event in self.events if event["type"] == kind)


@pytest.fixture
def stream(world: World) -> Iterator[Any]:
    made: list[Stream] = []

    def opened(who: Someone, last: int | None = None) -> Stream:
        made.append(Stream(world, who, last))
        return made[-1]

    yield opened
    for one in made:
        one.answer.close()


def test_a_stream_begins_with_the_clock_and_tells_what_one_may_see(world: World, stream):
    lee = stream(world.lee)
    first = next(lee.events)
    assert (first["type"], first["running"], first["nextDue"]) == ("clock", True, None)
    world.ana.say(world.rooms["QA"], "not for Lee")
    said = world.ana.say(world.rooms["Eng"], "for Lee")
    assert next(lee.events) == {
        "type": "message.created", "roomId": world.rooms["Eng"], "id": said["id"]
    }  # fmt: skip
    world.ana.put(f"messages/{said['id']}", roomId=said["roomId"], text="changed")
    assert next(lee.events)["type"] == "message.updated"
    world.ana.delete(f"messages/{said['id']}")
    assert next(lee.events)["type"] == "message.deleted"
    room = world.ana.post("rooms", title="New").json()["id"]
    world.ana.post("memberships", roomId=room, personEmail="lee@acme.example")
    assert next(lee.events)["type"] == "membership.created"
    world.ana.put(f"rooms/{room}", title="Newer")
    assert next(lee.events) == {"type": "room.updated", "roomId": room, "id": room}
    world.control("PUT", "clock", {"running": False})
    held = lee.until("clock")
    assert held["running"] is False


def test_a_stream_that_comes_back_has_missed_nothing(world: World, stream):
    first = stream(world.lee)
    next(first.events)
    world.ana.say(world.rooms["Eng"], "one")
    next(first.events)
    first.answer.close()
    missed = [world.ana.say(world.rooms["Eng"], f"missed {n}")["id"] for n in range(3)]
    second = stream(world.lee, first.last)
    assert next(second.events)["type"] == "clock"
    assert [next(second.events)["id"] for _ in range(3)] == missed


@pytest.mark.parametrize("last", [5, 99999999999999])
def test_an_unknown_place_in_the_log_resets_the_page(world: World, stream, last: int):
    world.ana.say(world.rooms["Eng"], "one")
    back = stream(world.lee, last)
    assert [next(back.events)["type"] for _ in range(2)] == ["clock", "reset"]
    said = world.ana.say(world.rooms["Eng"], "two")
    assert next(back.events)["id"] == said["id"]


def test_the_log_keeps_a_bounded_number_of_events(world: World, stream):
    first = stream(world.lee)
    next(first.events)
    for number in range(events.KEPT + 1):
        world.sandbox.events.publish({"type": "test", "id": number})
    back = stream(world.lee, first.last)
    assert [next(back.events)["type"] for _ in range(2)] == ["clock", "reset"]


def test_a_stream_ends_by_itself(world: World, stream, monkeypatch):
    monkeypatch.setattr(events, "LASTS", 0.05)
    assert [event["type"] for event in stream(world.lee).events] == ["clock"]


def test_the_page_hears_when_the_bot_has_finished(world: World, stream, hook, receiver):
    hook("messages", "created")
    ana = stream(world.ana)
    world.ana.say(world.rooms["Eng"], "<@personEmail:muster@webex.bot> list")
    assert ana.until("typing-idle")["roomId"] == world.rooms["Eng"]
    assert len(receiver.got) == 1


def test_a_stream_needs_a_token(world: World):
    answer = world.http.get(f"{world.sandbox.url}/events?token=nonsense", timeout=10)
    assert answer.status_code == 401


def test_the_page_and_its_files_are_served(world: World):
    def get(path: str) -> requests.Response:
        return world.http.get(world.sandbox.url + path, timeout=10)

    assert get("/").headers["Content-Type"].startswith("text/html")
    assert get("/chat/main.js").headers["Content-Type"].startswith("text/javascript")
    assert get("/chat/vendor/../../app.py").status_code == 404
    assert get("/chat/%2e%2e/app.py").status_code == 404
    assert get("/chat/none.js").status_code == 404
    assert get("/chat/vendor/other.js").status_code == 404


def test_a_missing_package_says_what_to_do(world: World, monkeypatch, tmp_path):
    monkeypatch.setattr("sandbox.page._PACKAGES", tmp_path)
    answer = world.http.get(f"{world.sandbox.url}/chat/vendor/adaptivecards.min.js", timeout=10)
    assert answer.status_code == 404
    assert "make setup" in answer.text
