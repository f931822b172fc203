"""Room tabs: /v1/room/tabs, web pages pinned to a room."""

from urllib.parse import urlsplit

from flask import Blueprint, jsonify

from sandbox import ids, rooms
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import bad, missing
from sandbox.paging import page
from sandbox.store import Doc

room_tabs = Blueprint("room_tabs", __name__)

_READ = "spark:rooms_read"
_WRITE = "spark:rooms_write"
_FIELDS = {"roomId": str, "contentUrl": str, "displayName": str}


@room_tabs.get("/room/tabs")
@endpoint(_READ, query={"roomId": str})
def list_room_tabs(call: Call) -> Answer:
    if "roomId" not in call.query:
        raise bad("Required String parameter 'roomId' is not present")
    room = rooms.mine(call, call.query["roomId"])
    tabs = call.world.kinds["roomTab"].values()
    return page(call, [tab for tab in tabs if tab["roomId"] == room["id"]], lambda tab: tab)


@room_tabs.post("/room/tabs")
@endpoint(_WRITE, body=_FIELDS)
def create_room_tab(call: Call) -> Answer:
    _check(call)
    with call.world.change() as change:
        room = rooms.mine(call, call.body["roomId"])
        tab = call.body | {
            "id": ids.make("ROOM_TAB"),
            "roomType": room["type"],
            "creatorId": call.caller.id,
            "created": call.world.now(),
        }
        change.put("roomTab", tab)
    return jsonify(tab)


@room_tabs.get("/room/tabs/<tab_id>")
@endpoint(_READ)
def get_room_tab(call: Call, tab_id: str) -> Answer:
    return jsonify(_found(call, tab_id))


@room_tabs.put("/room/tabs/<tab_id>")
@endpoint(_WRITE, body=_FIELDS)
def update_room_tab(call: Call, tab_id: str) -> Answer:
    _check(call)
    with call.world.change() as change:
        old = _found(call, tab_id)
        if call.body["roomId"] != old["roomId"]:
            raise bad("roomId must be the id of the room that the tab is in.")
        new = change.put("roomTab", old | call.body)
    return jsonify(new)


@room_tabs.delete("/room/tabs/<tab_id>")
@endpoint(_WRITE)
def delete_room_tab(call: Call, tab_id: str) -> Answer:
    with call.world.change() as change:
        _found(call, tab_id)
        change.drop("roomTab", tab_id)
    return none()


def _check(call: Call) -> None:
    for name in _FIELDS:
        if not call.body.get(name, "").strip():
            raise bad(f"{name} cannot be empty")
    try:
        scheme = urlsplit(call.body["contentUrl"]).scheme
    except ValueError:
        scheme = ""
    if scheme != "https":
        raise bad("contentUrl must be an https address.")


def _found(call: Call, tab_id: str) -> Doc:
    tab = call.world.get("roomTab", tab_id)
    if not tab or not call.world.membership(tab["roomId"], call.caller.id):
        raise missing("Could not find a room tab with provided ID.")
    return tab
