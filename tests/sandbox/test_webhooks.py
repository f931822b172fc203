"""Webhooks: registration, what they send to whom, and what happens when nobody answers."""

import hashlib
import hmac
import threading
from collections.abc import Callable

import pytest

from sandbox.delivery import MOST_FAILURES
from tests.sandbox.conftest import CARD, NOW, Receiver, World

MENTION = "<@personEmail:muster@webex.bot>"
Hook = Callable[..., dict]


def test_a_mention_is_delivered_in_the_full_envelope(world: World, receiver: Receiver, hook: Hook):
    made = hook("messages", "created", secret="geheim", filter="roomType=group")
    said = world.ana.say(world.rooms["Eng"], f"{MENTION} list")
    got = receiver.wait(1)[0]
    data = got.pop("data")
    assert got.pop("actorId") == world.ana.id
    assert got == {name: value for name, value in made.items() if name != "secret"}
    assert data == {
        "id": said["id"],
        "roomId": world.rooms["Eng"],
        "roomType": "group",
        "personId": world.ana.id,
        "personEmail": "ana@acme.example",
        "mentionedPeople": [world.muster.id],
        "created": said["created"],
    }
    body, headers = receiver.raw[0]
    signed = hmac.new(b"geheim", body, hashlib.sha1).hexdigest()
    assert headers["X-Spark-Signature"] == signed


def test_without_a_secret_nothing_is_signed(world: World, receiver: Receiver, hook: Hook):
    hook("messages", "created")
    world.ana.say(world.rooms["Eng"], f"{MENTION} list")
    receiver.wait(1)
    assert "X-Spark-Signature" not in receiver.raw[0][1]


def test_a_bot_hears_only_what_it_may_see(world: World, receiver: Receiver, hook: Hook):
    hook("messages", "created")
    world.ana.say(world.rooms["Eng"], "among ourselves")
    world.muster.say(world.rooms["Eng"], "from me")
    world.ana.say(world.rooms["Eng"], "<@all> lunch")
    seen = [
        world.ana.say(world.rooms["Eng"], f"{MENTION} list")["id"],
        world.ana.post("messages", toPersonEmail="muster@webex.bot", text="help").json()["id"],
        world.muster.post("messages", toPersonEmail="ana@acme.example", text="yes").json()["id"],
    ]
    world.idle()
    assert sorted(got["data"]["id"] for got in receiver.got) == sorted(seen)


def test_a_persons_webhook_hears_what_the_person_can_read(
    world: World, receiver: Receiver, hook: Hook
):
    hook("messages", "created", who="lee")
    world.ana.say(world.rooms["QA"], "not for Lee")
    said = world.ana.say(world.rooms["Eng"], "for Lee")
    world.idle()
    assert [got["data"]["id"] for got in receiver.got] == [said["id"]]


def test_an_added_bot_is_told_of_its_membership(world: World, receiver: Receiver, hook: Hook):
    hook("memberships", "created", filter=f"personId={world.muster.id}")
    room = world.ana.post("rooms", title="New").json()["id"]
    world.ana.post("memberships", roomId=room, personEmail="raj@acme.example")
    added = world.ana.post("memberships", roomId=room, personEmail="muster@webex.bot").json()
    world.idle()
    assert [got["data"] for got in receiver.got] == [added]
    assert receiver.got[0]["actorId"] == world.ana.id


def test_a_bot_that_is_removed_hears_it_and_comes_back_under_the_same_id(
    world: World, receiver: Receiver, hook: Hook
):
    hook("memberships", "deleted")
    room = world.rooms["Eng"]
    old = world.muster.get("memberships", roomId=room, personId="me").json()["items"][0]
    assert world.ana.delete(f"memberships/{old['id']}").status_code == 204
    receiver.wait(1)
    assert receiver.got[0]["data"]["id"] == old["id"]
    assert world.muster.get(f"rooms/{room}").status_code == 404
    new = world.ana.post("memberships", roomId=room, personId=world.muster.id).json()
    assert new["id"] == old["id"]


def test_a_press_is_told_to_the_cards_author_only_and_without_inputs(
    world: World, receiver: Receiver, hook: Hook
):
    hook("attachmentActions", "created")
    hook("attachmentActions", "created", who="raj")
    card = world.muster.post(
        "messages", roomId=world.rooms["Eng"], text="card", attachments=[CARD]
    ).json()
    pressed = world.ana.post(
        "attachment/actions", type="submit", messageId=card["id"], inputs={"a": "b"}
    ).json()
    world.idle()
    assert len(receiver.got) == 1
    told = {name: value for name, value in pressed.items() if name != "inputs"}
    assert receiver.got[0]["data"] == told
    assert receiver.got[0]["createdBy"] == world.muster.id


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("roomType=group", True),
        ("roomType=direct", False),
        ("personEmail=ana@acme.example&roomType=group", True),
        ("personEmail=raj@acme.example&roomType=group", False),
        ("mentionedPeople=me", True),
        ("hasFiles=true", False),
        ("hasAttachments=true", True),
        ("hasAttachments=false", False),
    ],
)
def test_filters_joined_by_and_all_have_to_hold(
    world: World, receiver: Receiver, hook: Hook, text: str, heard: bool
):
    hook("messages", "created", filter=text)
    room = world.rooms["Eng"]
    world.ana.say(room, f"{MENTION} see card", attachments=[CARD])
    world.idle()
    assert bool(receiver.got) is heard


def test_one_webhook_for_all_hears_of_messages_memberships_and_rooms(
    world: World, receiver: Receiver, hook: Hook
):
    hook("all", "all", who="ana")
    room = world.ana.post("rooms", title="New").json()["id"]
    said = world.ana.say(room, "hello")
    world.ana.put(f"messages/{said['id']}", roomId=room, text="hello again")
    world.ana.put(f"rooms/{room}", title="Newer")
    world.ana.delete(f"messages/{said['id']}")
    world.idle()
    heard = {(got["resource"], got["event"]) for got in receiver.got}
    assert heard == {
        ("rooms", "created"),
        ("memberships", "created"),
        ("messages", "created"),
        ("messages", "updated"),
        ("rooms", "updated"),
        ("messages", "deleted"),
    }


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"name": ""}, 400, id="no name"),
        pytest.param({"targetUrl": None}, 400, id="no address"),
        pytest.param({"targetUrl": "localhost/hook"}, 400, id="no http"),
        pytest.param({"resource": "calls"}, 400, id="unknown resource"),
        pytest.param({"event": "started"}, 400, id="event of another resource"),
        pytest.param({"filter": "colour=red"}, 400, id="unknown filter"),
        pytest.param({"filter": "roomId=nonsense"}, 400, id="a room one is not in"),
        pytest.param({"ownedBy": "org"}, 403, id="for the organization"),
        pytest.param({"resource": "meetings"}, 403, id="meetings with a bot's token"),
    ],
)
def test_what_cannot_be_registered_is_refused(world: World, change: dict, status: int):
    body = {"name": "n", "targetUrl": "http://127.0.0.1:9/", "resource": "messages",
            "event": "created"} | change  # fmt: skip
    assert world.muster.post("webhooks", **body).status_code == status
    assert world.muster.get("webhooks").json()["items"] == []


def test_meeting_webhooks_can_be_registered_by_people(world: World, hook: Hook):
    assert hook("meetings", "started", who="ana")["status"] == "active"


def test_a_webhook_is_its_creators_to_change(world: World, receiver: Receiver, hook: Hook):
    made = hook("messages", "created", secret="old")
    path = f"webhooks/{made['id']}"
    assert world.ana.get(path).status_code == 404
    assert world.muster.put(path, name="x").status_code == 400
    assert (
        world.muster.put(path, name="x", targetUrl="http://a/", status="inactive").status_code
        == 400
    )
    changed = world.muster.put(path, name="x", targetUrl=receiver.url + "/2", secret="new").json()
    assert changed == made | {"name": "x", "targetUrl": receiver.url + "/2", "secret": "new"}
    assert world.muster.delete(path).status_code == 204
    world.ana.say(world.rooms["Eng"], f"{MENTION} hello")
    world.idle()
    assert receiver.got == []


def test_messages_of_one_room_arrive_in_order(world: World, receiver: Receiver, hook: Hook):
    hook("messages", "created")
    said = [world.ana.say(world.rooms["Eng"], f"{MENTION} {n}")["id"] for n in range(40)]
    world.idle()
    assert [got["data"]["id"] for got in receiver.got] == said


def test_a_failed_delivery_is_tried_again_by_the_sandboxs_clock(
    held: World, receiver: Receiver, hook: Hook
):
    hook("messages", "created")
    answers = iter([503, 500, 204])
    receiver.status = lambda: next(answers)
    held.ana.say(held.rooms["Eng"], f"{MENTION} list")
    held.idle()
    assert len(receiver.got) == 1
    assert held.state()["nextDue"] > held.state()["now"]
    held.control("PUT", "clock", {"now": "2026-11-23T09:10:00Z"})
    assert len(receiver.got) == 3
    assert len({got["data"]["id"] for got in receiver.got}) == 1
    assert held.state()["nextDue"] is None


def test_a_refused_delivery_is_not_tried_again(held: World, receiver: Receiver, hook: Hook):
    hook("messages", "created")
    receiver.status = lambda: 401
    held.ana.say(held.rooms["Eng"], f"{MENTION} list")
    held.idle()
    assert len(receiver.got) == 1
    assert held.state()["nextDue"] is None


def test_a_webhook_that_fails_too_often_is_switched_off_until_it_is_revived(
    held: World, receiver: Receiver, hook: Hook
):
    made = hook("messages", "created")
    path = f"webhooks/{made['id']}"
    receiver.status = lambda: 404
    for number in range(MOST_FAILURES):
        assert held.muster.get(path).json()["status"] == "active", number
        held.ana.say(held.rooms["Eng"], f"{MENTION} {number}")
        held.idle()
    assert held.muster.get(path).json()["status"] == "inactive"
    held.ana.say(held.rooms["Eng"], f"{MENTION} unheard")
    held.idle()
    assert len(receiver.got) == MOST_FAILURES

    def revive() -> None:
        revived = held.muster.put(path, name="n", targetUrl=receiver.url, status="active")
        assert revived.json()["status"] == "active"

    revive()
    held.ana.say(held.rooms["Eng"], f"{MENTION} one more failure")
    held.idle()
    assert held.muster.get(path).json()["status"] == "inactive"
    receiver.status = lambda: 204
    revive()
    held.ana.say(held.rooms["Eng"], f"{MENTION} heard")
    held.idle()
    assert len(receiver.got) == MOST_FAILURES + 2
    assert held.muster.get(path).json()["status"] == "active"


def test_failures_spread_over_more_than_five_minutes_do_not_count_together(
    held: World, receiver: Receiver, hook: Hook
):
    made = hook("messages", "created")
    receiver.status = lambda: 404
    for half in range(2):
        for number in range(MOST_FAILURES // 2):
            held.ana.say(held.rooms["Eng"], f"{MENTION} {number}")
        held.idle()
        held.control("PUT", "clock", {"now": NOW.replace(minute=10 * (half + 1)).isoformat()})
    assert held.muster.get(f"webhooks/{made['id']}").json()["status"] == "active"


def test_the_world_answers_while_a_webhook_hangs(world: World, receiver: Receiver, hook: Hook):
    hook("messages", "created")
    release = threading.Event()
    receiver.status = lambda: 204 if release.wait(10) else 500
    world.ana.say(world.rooms["Eng"], f"{MENTION} list")
    assert world.ana.get("people/me").status_code == 200
    left = world.control("POST", "idle", {"timeout": 0.1})
    assert left.status_code == 504
    assert left.json()["left"] == {"webhooks": 1}
    release.set()
    world.idle()
    assert len(receiver.got) == 1
