"""Attachment actions: /v1/attachment/actions, the pressing of a card's button."""

from flask import Blueprint, jsonify

from sandbox import ids, sight
from sandbox.calls import Answer, Call, endpoint
from sandbox.errors import bad, missing

attachment_actions = Blueprint("attachment_actions", __name__)


@attachment_actions.post("/attachment/actions")
@endpoint("spark:messages_write", body={"type": str, "messageId": str, "inputs": dict})
def create_attachment_action(call: Call) -> Answer:
    """Answers 200 although 202 is documented: clients in use take nothing else for success."""
    body, world = call.body, call.world
    if body.get("type") != "submit":
        raise bad("type must be submit.")
    if not body.get("messageId"):
        raise bad("messageId cannot be null")
    if "inputs" not in body:
        raise bad("inputs cannot be null")
    with world.change() as change:
        message = sight.visible(call, body["messageId"])
        if not message.get("attachments"):
            raise bad("The message has no card.")
        action = {
            "id": ids.make("ATTACHMENT_ACTION"),
            "type": "submit",
            "messageId": message["id"],
            "inputs": body["inputs"],
            "personId": call.caller.id,
            "roomId": message["roomId"],
            "created": world.now(),
        }
        change.put("attachmentAction", action)
        told = {name: value for name, value in action.items() if name != "inputs"}
        # Only the one who sent the card hears what is done with it.
        change.announce(
            "attachmentActions", "created", told, call.caller.id, frozenset([message["personId"]])
        )
    return jsonify(action)


@attachment_actions.get("/attachment/actions/<action_id>")
@endpoint("spark:messages_read")
def get_attachment_action(call: Call, action_id: str) -> Answer:
    action = call.world.get("attachmentAction", action_id)
    message = action and call.world.get("message", action["messageId"])
    if not action or call.caller.id not in (
        action["personId"],
        message["personId"] if message else None,
    ):
        raise missing("Could not find an attachment action with provided ID.")
    return jsonify(action)
