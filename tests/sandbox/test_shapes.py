"""The fields of every resource, their types, and how moments are written."""

import re
from typing import Any

import pytest

from tests.sandbox.conftest import CARD, World

PERSON = {
    "id": str, "emails": list, "phoneNumbers": list, "displayName": str, "nickName": str,
    "firstName": str, "lastName": str, "orgId": str, "roles": list, "licenses": list,
    "siteUrls": list, "created": str, "lastModified": str, "lastActivity": str, "timezone": str,
    "status": str, "type": str,
}  # fmt: skip
ROOM = {
    "id": str, "title": str, "type": str, "isLocked": bool, "teamId": str, "lastActivity": str,
    "creatorId": str, "created": str, "ownerId": str, "isPublic": bool, "isReadOnly": bool,
    "isAnnouncementOnly": bool, "description": str, "madePublic": str,
}  # fmt: skip
MEMBERSHIP = {
    "id": str, "roomId": str, "personId": str, "personEmail": str, "personDisplayName": str,
    "personOrgId": str, "isModerator": bool, "isRoomHidden": bool, "roomType": str,
    "isMonitor": bool, "created": str,
}  # fmt: skip
TEAM = {"id": str, "name": str, "description": str, "creatorId": str, "created": str}
TEAM_MEMBERSHIP = {
    "id": str, "teamId": str, "personId": str, "personEmail": str, "personDisplayName": str,
    "personOrgId": str, "isModerator": bool, "created": str,
}  # fmt: skip
MESSAGE = {
    "id": str, "parentId": str, "roomId": str, "roomType": str, "toPersonId": str,
    "toPersonEmail": str, "text": str, "markdown": str, "html": str, "files": list,
    "personId": str, "personEmail": str, "mentionedPeople": list, "mentionedGroups": list,
    "attachments": list, "created": str, "updated": str,
}  # fmt: skip
ACTION = {
    "id": str, "type": str, "messageId": str, "inputs": dict, "personId": str, "roomId": str,
    "created": str,
}  # fmt: skip
WEBHOOK = {
    "id": str, "name": str, "targetUrl": str, "resource": str, "event": str, "filter": str,
    "secret": str, "status": str, "created": str, "ownedBy": str, "orgId": str, "createdBy": str,
    "appId": str,
}  # fmt: skip
TAB = {
    "id": str, "roomId": str, "roomType": str, "displayName": str, "contentUrl": str,
    "creatorId": str, "created": str,
}  # fmt: skip
_MOMENTS = ("created", "updated", "lastActivity", "lastModified", "madePublic")
_ALWAYS = {"id", "created"}


def assert_shape(doc: dict[str, Any], shape: dict[str, type]) -> None:
    assert set(doc) <= set(shape)
    assert set(doc) >= _ALWAYS
    for name, value in doc.items():
        assert isinstance(value, shape[name]), name
        if name in _MOMENTS:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value), name
        if name == "id" or name.endswith("Id"):
            assert re.fullmatch(r"[A-Za-z0-9+/]+", value), name


@pytest.fixture
def full(world: World) -> World:
    """A world in which every kind of thing exists with all that it can hold."""
    ana, bot = world.ana, world.muster
    team = ana.post("teams", name="Launch", description="d").json()
    ana.post("team/memberships", teamId=team["id"], personEmail="raj@acme.example")
    body = {"title": "Public", "isPublic": True, "description": "d", "teamId": team["id"]}
    room = ana.post("rooms", **body).json()["id"]
    world.rooms["Public"], world.rooms["team"] = room, team["id"]
    ana.post("memberships", roomId=room, personEmail=bot.email)
    ana.post("room/tabs", roomId=room, contentUrl="https://a.example/", displayName="Tab")
    top = ana.say(room, "<@personEmail:muster@webex.bot> <@all> hi")
    card = bot.post("messages", roomId=room, parentId=top["id"], text="c", attachments=[CARD])
    bot.put(f"messages/{card.json()['id']}", roomId=room, text="d", attachments=[CARD])
    upload = {"files": ("a.txt", b"x", "text/plain")}
    ana.ask("POST", "messages", data={"roomId": room, "text": "file"}, files=upload)
    pressed = {"type": "submit", "messageId": card.json()["id"], "inputs": {"a": "b"}}
    ana.post("attachment/actions", **pressed)
    hook = {"name": "n", "targetUrl": "http://127.0.0.1:9/", "secret": "s"}
    bot.post("webhooks", **hook, resource="rooms", event="all", filter="type=group")
    return world


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("people?displayName=a", PERSON),
        ("people/me", PERSON),
        ("rooms", ROOM),
        ("rooms/{Public}", ROOM),
        ("memberships?roomId={Public}", MEMBERSHIP),
        ("teams", TEAM),
        ("team/memberships?teamId={team}", TEAM_MEMBERSHIP),
        ("messages?roomId={Public}", MESSAGE),
        ("room/tabs?roomId={Public}", TAB),
    ],
)
def test_resources_have_webexs_fields(full: World, path: str, shape: dict[str, type]):
    answer = full.ana.ask("GET", path.format(**full.rooms))
    assert answer.status_code == 200, answer.text
    docs = answer.json().get("items", [answer.json()])
    assert docs
    for doc in docs:
        assert_shape(doc, shape)


def test_what_is_made_has_the_same_fields(full: World):
    room = full.rooms["Public"]
    bot = full.muster
    card = bot.post("messages", roomId=room, markdown="**c**", attachments=[CARD]).json()
    assert_shape(card, MESSAGE)
    assert_shape(bot.post("messages", toPersonEmail="ana@acme.example", text="x").json(), MESSAGE)
    press = {"type": "submit", "messageId": card["id"], "inputs": {}}
    pressed = full.ana.post("attachment/actions", **press).json()
    assert_shape(pressed, ACTION)
    assert_shape(bot.get(f"attachment/actions/{pressed['id']}").json(), ACTION)
    for webhook in bot.get("webhooks").json()["items"]:
        assert_shape(webhook, WEBHOOK)
        assert_shape(bot.get(f"webhooks/{webhook['id']}").json(), WEBHOOK)


def test_a_room_tab_is_pinned_changed_and_taken_away(full: World):
    room = full.rooms["Public"]
    tab = full.ana.get("room/tabs", roomId=room).json()["items"][0]
    path = f"room/tabs/{tab['id']}"
    new = {"roomId": room, "contentUrl": "https://b.example/", "displayName": "B"}
    assert full.ana.put(path, **new).json() == tab | new
    assert full.ana.put(path, **new | {"contentUrl": "http://b.example/"}).status_code == 400
    assert full.bob.get(path).status_code == 404
    assert full.ana.delete(path).status_code == 204
    assert full.ana.get(path).status_code == 404
