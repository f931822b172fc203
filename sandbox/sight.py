"""Who sees which message, and what it looks like from outside."""

from sandbox.calls import Call
from sandbox.errors import missing
from sandbox.store import Doc
from sandbox.world import World, is_bot

_INTERNAL = ("edits", "contents")


def may_see(world: World, message: Doc, person: Doc) -> bool:
    """Whether somebody may read a message.

    People read all of the rooms they are in; a bot in a group room only what mentions it or is
    its own.
    """
    if not world.membership(message["roomId"], person["id"]):
        return False
    return message["personId"] == person["id"] or hears(message, person)


def hears(message: Doc, member: Doc) -> bool:
    """Whether a member of the message's room is told of it; a bot is not told of its own."""
    if not is_bot(member) or message["roomType"] == "direct":
        return True
    return member["id"] in message.get("mentionedPeople", ())


def visible(call: Call, message_id: str) -> Doc:
    """Return a message that the caller may read; raises a 404 refusal otherwise."""
    message = call.world.get("message", message_id)
    if not message or not may_see(call.world, message, call.caller.person):
        raise missing("Unable to get message.")
    return message


def shown(world: World, message: Doc) -> Doc:
    """Return a message as the API gives it."""
    out = {name: value for name, value in message.items() if name not in _INTERNAL}
    if message.get("contents"):
        out["files"] = addresses(world, message)
    return out


def addresses(world: World, message: Doc) -> list[str]:
    """Return where the files of a message can be fetched."""
    return [f"{world.url}/v1/contents/{key}" for key in message.get("contents", ())]
