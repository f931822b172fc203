"""Rooms: /v1/rooms. People say space; the API says room."""

from flask import Blueprint, jsonify

from sandbox import ids, seed
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc
from sandbox.world import Change

rooms = Blueprint("rooms", __name__)

_READ = "spark:rooms_read"
_WRITE = "spark:rooms_write"
_FIELDS = {
    "title": str, "teamId": str, "classificationId": str, "isLocked": bool, "isPublic": bool,
    "description": str, "isAnnouncementOnly": bool,
}  # fmt: skip
_ORDERS = {
    "id": ("id", False),
    "lastactivity": ("lastActivity", True),
    "created": ("created", True),
}


@rooms.get("/rooms")
@endpoint(
    _READ,
    query={"teamId": str, "type": str, "orgPublicSpaces": bool, "from": str, "to": str,
           "sortBy": str, "max": int},
)  # fmt: skip
def list_rooms(call: Call) -> Answer:
    query, world = call.query, call.world
    if query.get("type", "group") not in ("group", "direct"):
        raise bad("type must be direct or group.")
    order = query.get("sortBy", "lastactivity")
    if order not in _ORDERS:
        raise bad("sortBy must be id, lastactivity or created.")
    if query.get("orgPublicSpaces"):
        found = [room for room in world.kinds["room"].values() if room["isPublic"]]
    else:
        found = [
            r for r in world.kinds["room"].values() if world.membership(r["id"], call.caller.id)
        ]
    for name, field in (("type", "type"), ("teamId", "teamId")):
        if name in query:
            found = [room for room in found if room.get(field) == query[name]]
    key, reverse = _ORDERS[order]
    found.sort(key=lambda room: room[key], reverse=reverse)
    return page(call, found, lambda room: shown(call, room), newest_first=reverse)


@rooms.post("/rooms")
@endpoint(_WRITE, body=_FIELDS)
def create_room(call: Call) -> Answer:
    title = _title(call)
    world, person = call.world, call.caller.person
    if call.caller.is_bot and "classificationId" in call.body:
        raise forbidden("A bot cannot classify a room while creating it.")
    with world.change() as change:
        now = world.now()
        room = seed.room(ids.make("ROOM"), title, person["id"], now) | call.body | {"title": title}
        members = [person]
        if "teamId" in call.body:
            members += _team_members(call, call.body["teamId"])
        if room["isPublic"]:
            room["madePublic"] = now
        change.put("room", room)
        audience = frozenset(member["id"] for member in members)
        change.announce("rooms", "created", room, person["id"], audience)
        for member in members:
            moderator = bool(room["isLocked"]) and member is person
            joined = change.put(
                "membership", seed.membership(room, member, now, moderator=moderator)
            )
            change.announce("memberships", "created", joined, person["id"], audience)
    return jsonify(shown(call, room))


@rooms.get("/rooms/<room_id>")
@endpoint(_READ)
def get_room(call: Call, room_id: str) -> Answer:
    return jsonify(shown(call, mine(call, room_id)))


@rooms.get("/rooms/<room_id>/meetingInfo")
@endpoint(_READ)
def meeting_info(call: Call, room_id: str) -> Answer:
    mine(call, room_id)
    raise missing("Room meeting details have been retired. Create a meeting with roomId instead.")


@rooms.put("/rooms/<room_id>")
@endpoint(_WRITE, body=_FIELDS | {"isReadOnly": bool})
def update_room(call: Call, room_id: str) -> Answer:
    title = _title(call)
    world = call.world
    with world.change() as change:
        room = mine(call, room_id)
        _may_change(call, room)
        if "teamId" in call.body:
            _team_members(call, call.body["teamId"])
        new = room | call.body | {"title": title}
        if new["isLocked"] and not room["isLocked"]:
            own = world.membership(room_id, call.caller.id)
            change.put("membership", (own or {}) | {"isModerator": True})
        change.put("room", new)
        change.announce("rooms", "updated", new, call.caller.id, world.member_ids(room_id))
    return jsonify(shown(call, new))


@rooms.delete("/rooms/<room_id>")
@endpoint(_WRITE)
def delete_room(call: Call, room_id: str) -> Answer:
    with call.world.change() as change:
        room = mine(call, room_id)
        _may_change(call, room)
        remove(call, change, room)
    return none()


def remove(call: Call, change: Change, room: Doc) -> None:
    """Take a room away with all that hangs on it, telling its members."""
    world = call.world
    audience = world.member_ids(room["id"])
    for membership in list(world.members.get(room["id"], {}).values()):
        change.drop("membership", membership["id"])
        change.announce("memberships", "deleted", membership, call.caller.id, audience)
    for message_id in list(world.messages_in.get(room["id"], ())):
        change.drop("message", message_id)
    for kind in ("content", "attachmentAction", "roomTab"):
        for doc in world.kinds[kind].values():
            if doc["roomId"] == room["id"]:
                change.drop(kind, doc["id"])
    change.drop("room", room["id"])


def mine(call: Call, room_id: str) -> Doc:
    """Return a room that the caller is in; raises a 404 refusal otherwise."""
    room = call.world.get("room", room_id)
    if not room or not call.world.membership(room_id, call.caller.id):
        if room_id and not ids.is_id(room_id):
            raise bad("Expect base64 ID or UUID.")
        raise missing("Could not find a room with provided ID.")
    return room


def moderates(call: Call, room: Doc) -> bool:
    """Whether the caller may do in a room what only moderators of a locked one may."""
    own = call.world.membership(room["id"], call.caller.id)
    return not room["isLocked"] or bool(own and own["isModerator"])


def title_for(call: Call, room: Doc) -> str:
    """Return a room's title; a 1:1 room is called after the other person."""
    if room["type"] == "group":
        return str(room["title"])
    for member in call.world.members.get(room["id"], {}).values():
        if member["personId"] != call.caller.id:
            return str(member["personDisplayName"])
    return "Empty Title"


def shown(call: Call, room: Doc) -> Doc:
    """Return what the caller sees of a room."""
    return room | {"title": title_for(call, room)}


def _title(call: Call) -> str:
    title: str = call.body.get("title", "").strip()
    if not title:
        raise bad("Title cannot be empty.")
    return title


def _may_change(call: Call, room: Doc) -> None:
    if room["type"] == "direct":
        raise forbidden("A direct room cannot be changed or deleted.")
    if not moderates(call, room):
        raise forbidden("Only a moderator may change a locked room.")


def _team_members(call: Call, team_id: str) -> list[Doc]:
    """The other members of a team that the caller is in."""
    world = call.world
    people = [
        doc["personId"]
        for doc in world.kinds["teamMembership"].values()
        if doc["teamId"] == team_id
    ]
    if call.caller.id not in people:
        raise missing("Could not find a team with provided ID.")
    return [world.kinds["person"][key] for key in people if key != call.caller.id]
