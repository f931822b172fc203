"""Memberships: /v1/memberships, who is in a room."""

from flask import Blueprint, jsonify

from sandbox import people, rooms, seed
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import Refusal, bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc

memberships = Blueprint("memberships", __name__)

_READ = "spark:memberships_read"
_WRITE = "spark:memberships_write"


@memberships.get("/memberships")
@endpoint(_READ, query={"roomId": str, "personId": str, "personEmail": str, "max": int})
def list_memberships(call: Call) -> Answer:
    query, world = call.query, call.world
    if "roomId" in query:
        rooms.mine(call, query["roomId"])
        found = list(world.members[query["roomId"]].values())
    elif "personId" in query or "personEmail" in query:
        raise bad("personId and personEmail need a roomId.")
    else:
        found = [m for m in world.kinds["membership"].values() if m["personId"] == call.caller.id]
    if "personId" in query:
        wanted = call.caller.id if query["personId"] == "me" else query["personId"]
        found = [m for m in found if m["personId"] == wanted]
    if "personEmail" in query:
        found = [m for m in found if m["personEmail"].lower() == query["personEmail"].lower()]
    return page(call, found, lambda membership: membership)


@memberships.post("/memberships")
@endpoint(_WRITE, body={"roomId": str, "personId": str, "personEmail": str, "isModerator": bool})
def create_membership(call: Call) -> Answer:
    if not call.body.get("roomId"):
        raise bad("roomId cannot be null")
    world = call.world
    with world.change() as change:
        room = rooms.mine(call, call.body["roomId"])
        person = people.meant(call, call.body.get("personId"), call.body.get("personEmail"))
        if room["type"] == "direct":
            raise forbidden("Nobody can be added to a direct room.")
        if not rooms.moderates(call, room):
            raise forbidden("Only a moderator may add people to a locked room.")
        if world.membership(room["id"], person["id"]):
            raise Refusal(409, "Person is already in the room.")
        new = seed.membership(
            room, person, world.now(), moderator=call.body.get("isModerator", False)
        )
        change.put("membership", new)
        audience = world.member_ids(room["id"]) | {person["id"]}
        change.announce("memberships", "created", new, call.caller.id, audience)
    return jsonify(new)


@memberships.get("/memberships/<membership_id>")
@endpoint(_READ)
def get_membership(call: Call, membership_id: str) -> Answer:
    return jsonify(_found(call, membership_id))


@memberships.put("/memberships/<membership_id>")
@endpoint(_WRITE, body={"isModerator": bool, "isRoomHidden": bool})
def update_membership(call: Call, membership_id: str) -> Answer:
    if not call.body:
        raise bad("isModerator or isRoomHidden must be given.")
    world = call.world
    with world.change() as change:
        old = _found(call, membership_id)
        own = old["personId"] == call.caller.id
        if "isRoomHidden" in call.body and not (own and old["roomType"] == "direct"):
            raise forbidden("Only one's own direct rooms can be hidden.")
        if "isModerator" in call.body and not rooms.moderates(
            call, world.kinds["room"][old["roomId"]]
        ):
            raise forbidden("Only a moderator may do this in a locked room.")
        new = change.put("membership", old | call.body)
        change.announce(
            "memberships", "updated", new, call.caller.id, world.member_ids(old["roomId"])
        )
    return jsonify(new)


@memberships.delete("/memberships/<membership_id>")
@endpoint(_WRITE)
def delete_membership(call: Call, membership_id: str) -> Answer:
    world = call.world
    with world.change() as change:
        old = _found(call, membership_id)
        if old["roomType"] == "direct":
            raise forbidden("Nobody can leave a direct room.")
        room = world.kinds["room"][old["roomId"]]
        if old["personId"] != call.caller.id and not rooms.moderates(call, room):
            raise forbidden("Only a moderator may remove people from a locked room.")
        change.drop("membership", membership_id)
        change.announce(
            "memberships", "deleted", old, call.caller.id, world.member_ids(old["roomId"])
        )
    return none()


def _found(call: Call, membership_id: str) -> Doc:
    found = call.world.get("membership", membership_id)
    if not found or not call.world.membership(found["roomId"], call.caller.id):
        raise missing("Could not find a membership with provided ID.")
    return found
