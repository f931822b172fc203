"""Messages: /v1/messages, written, listed, changed and taken back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import Blueprint, jsonify

from sandbox import cards, contents, ids, markdown, moments, people, rooms, seed, sight
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc
from sandbox.world import Change, World, direct_room_id

messages = Blueprint("messages", __name__)

_READ = "spark:messages_read"
_WRITE = "spark:messages_write"
MOST_BYTES = 7439
MOST_EDITS = 10
_TOLD = (
    "id", "parentId", "roomId", "roomType", "personId", "personEmail", "mentionedPeople",
    "mentionedGroups", "created", "updated",
)  # fmt: skip


@messages.post("/messages")
@endpoint(
    _WRITE,
    body={"roomId": str, "parentId": str, "toPersonId": str, "toPersonEmail": str, "text": str,
          "markdown": str, "files": list, "attachments": list},
    upload=True,
)  # fmt: skip
def create_message(call: Call) -> Answer:
    body, world = call.body, call.world
    if sum(bool(body.get(name)) for name in ("roomId", "toPersonId", "toPersonEmail")) != 1:
        raise bad(
            "Exactly one of the destination fields must not be empty "
            "(roomId, toPersonEmail, toPersonId)"
        )
    attachments = cards.check(body["attachments"]) if body.get("attachments") else None
    file = contents.taken(call)
    if not (file or attachments or _says_something(body)):
        raise bad("Both text and file cannot be empty.")
    with world.change() as change:
        room, answer = _destination(call, change)
        person = call.caller.person
        message: Doc = {"id": ids.make("MESSAGE")}
        if body.get("parentId"):
            message["parentId"] = _thread(call, room, body["parentId"])
        message |= {"roomId": room["id"], "roomType": room["type"]}
        message |= _content(call, room)
        if attachments:
            message["attachments"] = attachments
        if file:
            message["contents"] = [contents.keep(change, file, message["id"], room["id"])]
        message |= {
            "personId": person["id"],
            "personEmail": person["emails"][0],
            "created": world.now(),
        }
        change.put("message", message)
        change.put("room", room | {"lastActivity": message["created"]})
        _announce(change, world, "created", message, {person["id"], *answer.pop("others", ())})
    return jsonify(sight.shown(world, message) | answer)


@messages.get("/messages")
@endpoint(
    _READ,
    query={"roomId": str, "parentId": str, "mentionedPeople": list, "before": datetime,
           "beforeMessage": str, "max": int},
)  # fmt: skip
def list_messages(call: Call) -> Answer:
    query, world = call.query, call.world
    if "roomId" not in query:
        raise bad("Required String parameter 'roomId' is not present")
    room = rooms.mine(call, query["roomId"])
    me = call.caller.id
    mentioned = {me if wanted == "me" else wanted for wanted in query.get("mentionedPeople", ())}
    if call.caller.is_bot and room["type"] == "group" and mentioned != {me}:
        raise forbidden("A bot must list the messages of a group room with mentionedPeople=me.")
    if mentioned and room["type"] == "direct":
        raise bad("mentionedPeople cannot be used with a direct room.")
    found = _newest_first(world, room["id"])
    if "beforeMessage" in query:
        found = _before(found, room, world.get("message", query["beforeMessage"]))
    if "before" in query:
        limit = moments.written(query["before"])
        found = [message for message in found if message["created"] < limit]
    if mentioned:
        found = [m for m in found if mentioned & set(m.get("mentionedPeople", ()))]
    if "parentId" in query:
        found = [m for m in found if m.get("parentId") == query["parentId"]]
    limit_of_page = 100 if mentioned else 1000
    return page(
        call,
        found,
        lambda m: sight.shown(world, m),
        default=50,
        limit=limit_of_page,
        newest_first=True,
    )


@messages.get("/messages/direct")
@endpoint(_READ, query={"personId": str, "personEmail": str, "parentId": str, "max": int})
def list_direct_messages(call: Call) -> Answer:
    query, world = call.query, call.world
    person = people.meant(call, query.get("personId"), query.get("personEmail"))
    room = world.direct_room(call.caller.id, person["id"])
    if not room:
        raise missing("Could not find a direct room with this person.")
    found = _newest_first(world, room["id"])
    if "parentId" in query:
        found = [m for m in found if m.get("parentId") == query["parentId"]]
    return page(call, found, lambda m: sight.shown(world, m), default=50, newest_first=True)


@messages.get("/messages/<message_id>")
@endpoint(_READ)
def get_message(call: Call, message_id: str) -> Answer:
    return jsonify(sight.shown(call.world, sight.visible(call, message_id)))


@messages.put("/messages/<message_id>")
@endpoint(_WRITE, body={"roomId": str, "text": str, "markdown": str, "attachments": list})
def edit_message(call: Call, message_id: str) -> Answer:
    body, world = call.body, call.world
    attachments = cards.check(body["attachments"]) if body.get("attachments") else None
    if not _says_something(body) and not attachments:
        raise bad("Either text or markdown must be given.")
    with world.change() as change:
        old = sight.visible(call, message_id)
        if old["personId"] != call.caller.id:
            raise forbidden("Only one's own messages can be edited.")
        if body.get("roomId") != old["roomId"]:
            raise bad("roomId must be the id of the room that the message is in.")
        if old.get("edits", 0) >= MOST_EDITS:
            raise bad(f"The message has been edited {MOST_EDITS} times already, the most possible.")
        _check_replaceable(old, attachments)
        dropped = ("text", "markdown", "html", "mentionedPeople", "mentionedGroups")
        new = {name: value for name, value in old.items() if name not in dropped}
        room = world.kinds["room"][old["roomId"]]
        new |= _content(call, room)
        if attachments:
            new["attachments"] = attachments
        new |= {"updated": world.now(), "edits": old.get("edits", 0) + 1}
        change.put("message", new)
        _announce(change, world, "updated", new)
    return jsonify(sight.shown(world, new))


@messages.delete("/messages/<message_id>")
@endpoint(_WRITE)
def delete_message(call: Call, message_id: str) -> Answer:
    world = call.world
    with world.change() as change:
        message = sight.visible(call, message_id)
        own = world.membership(message["roomId"], call.caller.id)
        if message["personId"] != call.caller.id and not (own and own["isModerator"]):
            raise forbidden("Only the author or a moderator may delete a message.")
        change.drop("message", message_id)
        for key in message.get("contents", ()):
            change.drop("content", key)
        _announce(change, world, "deleted", message)
    return none()


def _says_something(body: dict[str, Any]) -> bool:
    return bool(body.get("text", "").strip() or body.get("markdown", "").strip())


def _destination(call: Call, change: Change) -> tuple[Doc, Doc]:
    """The room to write to, made if need be, and what the answer adds to the message."""
    body, world = call.body, call.world
    if body.get("roomId"):
        room = rooms.mine(call, body["roomId"])
        own = world.membership(room["id"], call.caller.id)
        if room["isAnnouncementOnly"] and not (own and own["isModerator"]):
            raise forbidden("Only moderators may write in an announcement room.")
        return room, {}
    person = people.meant(call, body.get("toPersonId"), body.get("toPersonEmail"))
    if person["id"] == call.caller.id:
        raise bad("A message cannot be sent to oneself.")
    answer: Doc = {name: body[name] for name in ("toPersonId", "toPersonEmail") if body.get(name)}
    found = world.get("room", direct_room_id(call.caller.id, person["id"]))
    if found:
        return found, answer
    now = world.now()
    room = change.put("room", seed.direct_room(call.caller.person, person, now))
    audience = frozenset([call.caller.id, person["id"]])
    change.announce("rooms", "created", room, call.caller.id, audience)
    for member in (call.caller.person, person):
        joined = change.put("membership", seed.membership(room, member, now))
        change.announce("memberships", "created", joined, call.caller.id, audience)
    return room, answer | {"others": [person["id"]]}


def _thread(call: Call, room: Doc, parent_id: str) -> str:
    parent = call.world.get("message", parent_id)
    if not parent or parent["roomId"] != room["id"]:
        raise missing("Could not find the parent message in this room.")
    if parent.get("parentId"):
        raise bad("parentId must be the id of a message that is not a reply itself.")
    return parent_id


def _content(call: Call, room: Doc) -> Doc:
    body, world = call.body, call.world
    for name in ("text", "markdown"):
        if len(body.get(name, "").encode("utf-8", "surrogatepass")) > MOST_BYTES:
            raise bad(f"Message length limited to {MOST_BYTES} bytes; {name} is longer.")

    def member(kind: str, value: str) -> Doc | None:
        by_email = kind == "personEmail"
        person = world.person_by_email(value) if by_email else world.get("person", value)
        return person if person and world.membership(room["id"], person["id"]) else None

    if not body.get("markdown", "").strip():
        return {"text": body["text"]} if body.get("text") else {}
    rendered = markdown.render(body["markdown"], member)
    out = {
        "text": body.get("text") or rendered.text,
        "markdown": body["markdown"],
        "html": rendered.html,
    }
    if rendered.people:
        out["mentionedPeople"] = rendered.people
    if rendered.groups:
        out["mentionedGroups"] = rendered.groups
    return out


def _check_replaceable(old: Doc, attachments: list[Doc] | None) -> None:
    if old.get("contents"):
        raise bad("A message with files cannot be edited.")
    if old.get("attachments"):
        if not attachments:
            raise bad("A message with a card can be edited only with a new card in attachments.")
        if cards.images(old["attachments"][0]["content"]):
            raise bad("A card with images cannot be edited.")
    if attachments and cards.images(attachments[0]["content"]):
        raise bad("A message cannot be edited to a card with images.")


def _announce(
    change: Change, world: World, event: str, message: Doc, newcomers: Iterable[str] = ()
) -> None:
    data = {name: message[name] for name in _TOLD if name in message}
    if message.get("contents"):
        data["files"] = sight.addresses(world, message)
    members = world.member_ids(message["roomId"]) | set(newcomers)
    people_there = [world.kinds["person"][key] for key in members]
    heard = frozenset(person["id"] for person in people_there if sight.hears(message, person))
    traits = {
        "hasFiles": bool(message.get("contents")),
        "hasAttachments": bool(message.get("attachments")),
    }
    change.announce("messages", event, data, message["personId"], heard, traits)


def _newest_first(world: World, room_id: str) -> list[Doc]:
    keys = world.messages_in.get(room_id, {})
    return [world.kinds["message"][key] for key in reversed(keys)]


def _before(found: list[Doc], room: Doc, message: Doc | None) -> list[Doc]:
    if not message or message["roomId"] != room["id"]:
        raise missing("Could not find the message given as beforeMessage.")
    return found[found.index(message) + 1 :]
