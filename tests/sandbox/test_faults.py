"""Faults on order."""

import time
from datetime import timedelta

import pytest
import requests

from sandbox import moments
from tests.sandbox.conftest import World

MENTION = "<@personEmail:muster@webex.bot>"


def order(world: World, *rules: dict, **more) -> None:
    answer = world.control("PUT", "faults", {"rules": list(rules), **more})
    assert answer.status_code == 200, answer.text


def texts(world: World) -> list[str]:
    found = world.ana.get("messages", roomId=world.rooms["Eng"]).json()["items"]
    return [message["text"] for message in found]


def test_a_rule_fails_as_many_requests_as_it_says(world: World):
    order(world, {"path": "/v1/messages", "method": "POST", "status": 429, "retryAfter": 2,
                  "count": 2})  # fmt: skip
    room = world.rooms["Eng"]
    for number in range(2):
        refused = world.ana.post("messages", roomId=room, text=f"lost {number}")
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "2"
        assert refused.json()["trackingId"] == refused.headers["trackingId"]
    assert world.control("GET", "faults").json()["rules"][0]["count"] == 0
    assert world.ana.post("messages", roomId=room, text="kept").status_code == 200
    assert texts(world) == ["kept"]


def test_a_rule_is_for_its_path_and_method_only(world: World):
    order(world, {"path": "/v1/messages", "method": "PUT", "status": 503})
    room = world.rooms["Eng"]
    said = world.ana.say(room, "hello")
    assert world.ana.put(f"messages/{said['id']}", roomId=room, text="x").status_code == 503
    assert world.ana.get("rooms").status_code == 200
    order(world, {"path": "/v1/room", "status": 500})
    assert world.ana.get("rooms").status_code == 200
    order(world, {"status": 500})
    assert world.ana.get("rooms").status_code == 500
    assert world.control("DELETE", "faults").status_code == 204
    assert world.ana.get("rooms").status_code == 200


def test_the_same_seed_fails_the_same_requests(world: World):
    def run() -> list[int]:
        order(world, {"path": "/v1/people", "status": 500, "rate": 0.5}, seed=7)
        return [world.ana.get("people/me").status_code for _ in range(30)]

    first = run()
    assert run() == first
    assert {200, 500} == set(first)


def test_a_connection_dropped_before_has_no_effect_and_after_it_has(world: World):
    room = world.rooms["Eng"]
    for when in ("before", "after"):
        order(world, {"path": "/v1/messages", "method": "POST", "drop": when, "count": 1})
        with pytest.raises(requests.ConnectionError):
            world.ana.post("messages", roomId=room, text=f"dropped {when}")
    assert texts(world) == ["dropped after"]
    assert world.ana.post("messages", roomId=room, text="fine").status_code == 200


def test_a_slow_answer_takes_its_time_and_times_a_client_out(world: World):
    order(world, {"path": "/v1/people", "latency": 0.3, "count": 2})
    begun = time.monotonic()
    assert world.ana.get("people/me").status_code == 200
    assert time.monotonic() - begun >= 0.3
    with pytest.raises(requests.Timeout):
        world.ana.http.get(world.sandbox.api + "people/me", timeout=0.1)
    world.idle()


@pytest.fixture
def heard(world: World, hook, receiver):
    hook("messages", "created")

    def say(number: int) -> list[str]:
        said = [world.ana.say(world.rooms["Eng"], f"{MENTION} {n}")["id"] for n in range(number)]
        world.idle()
        return said

    return say


def test_webhooks_can_come_twice(world: World, heard, receiver):
    order(world, webhooks={"duplicate": 1})
    said = heard(3)
    assert sorted(got["data"]["id"] for got in receiver.got) == sorted(said * 2)


def test_webhooks_can_be_lost(world: World, heard, receiver):
    order(world, webhooks={"lose": 0.5}, seed=1)
    said = heard(20)
    got = [got["data"]["id"] for got in receiver.got]
    assert 0 < len(got) < 20
    assert set(got) < set(said)


def test_webhooks_can_come_out_of_order(world: World, heard, receiver):
    order(world, webhooks={"shuffle": True}, seed=3)
    said = heard(20)
    got = [got["data"]["id"] for got in receiver.got]
    assert got != said
    assert sorted(got) == sorted(said)


def test_webhooks_can_come_late_by_the_sandboxs_clock(held: World, heard, receiver):
    order(held, webhooks={"delay": 90})
    said = heard(2)
    assert receiver.got == []
    state = held.state()
    wait = moments.read(state["nextDue"]) - moments.read(state["now"])
    assert abs(wait - timedelta(seconds=90)) < timedelta(milliseconds=2)
    before = moments.read(state["now"]) + timedelta(seconds=89)
    held.control("PUT", "clock", {"now": before.isoformat()})
    assert receiver.got == []
    held.control("PUT", "clock", {"now": "2026-11-23T10:00:00Z"})
    assert [got["data"]["id"] for got in receiver.got] == said


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"rule": []},
        {"rules": {}},
        {"rules": ["all"]},
        {"rules": [{"drop": "during"}]},
        {"rules": [{"status": 99}]},
        {"rules": [{"status": "500"}]},
        {"rules": [{"rate": -1}]},
        {"rules": [{"count": True}]},
        {"webhooks": {"lost": 1}},
        {"webhooks": {"shuffle": 1}},
        {"seed": 1.5},
    ],
)
def test_an_order_that_cannot_be_read_is_refused_and_changes_nothing(world: World, body):
    order(world, {"path": "/v1/rooms", "status": 500})
    refused = world.control("PUT", "faults", body)
    assert refused.status_code == 400
    assert refused.json()["message"]
    assert world.ana.get("rooms").status_code == 500
