"""Which happenings a webhook is for: resource, event and filter."""

from urllib.parse import parse_qsl

from sandbox.errors import bad, forbidden
from sandbox.store import Doc
from sandbox.world import Happening, World

_CRUD = ("created", "updated", "deleted")
EVENTS = {
    "messages": _CRUD,
    "attachmentActions": ("created",),
    "memberships": _CRUD,
    "rooms": ("created", "updated", "migrated"),
    "meetings": (*_CRUD, "started", "ended"),
    "meetingParticipants": ("joined", "left"),
    "recordings": _CRUD,
    "meetingTranscripts": ("created",),
}
SCOPES = {
    "messages": "spark:messages_read",
    "attachmentActions": "spark:messages_read",
    "memberships": "spark:memberships_read",
    "rooms": "spark:rooms_read",
    "meetings": "meeting:schedules_read",
    "meetingParticipants": "meeting:participants_read",
    "recordings": "meeting:recordings_read",
    "meetingTranscripts": "meeting:transcripts_read",
}
_FILTERS = {
    "messages": ("roomId", "roomType", "personId", "personEmail", "mentionedPeople", "hasFiles",
                 "hasAttachments"),
    "attachmentActions": ("messageId", "personId", "roomId"),
    "memberships": ("roomId", "personId", "personEmail", "isModerator"),
    "rooms": ("type", "isLocked"),
    "meetings": ("id", "meetingNumber", "meetingType", "state", "hostEmail", "hostUserId",
                 "siteUrl"),
    "meetingParticipants": ("id", "meetingId", "state", "hostEmail", "hostPersonId", "siteUrl"),
    "recordings": ("id", "meetingId", "scheduledMeetingId", "meetingSeriesId", "hostEmail",
                   "hostUserId", "siteUrl"),
}  # fmt: skip
_FILTERS["meetingTranscripts"] = _FILTERS["recordings"]
ALL = ("messages", "memberships", "rooms")
"""What a webhook for resource ``all`` covers; everything else needs one of its own."""


def check(world: World, person_id: str, resource: str, event: str, text: str) -> None:
    """Raise a 400 refusal for a resource, event or filter that Webex does not have."""
    if resource == "all":
        if event != "all" or text:
            raise bad("A webhook for all resources must be for all events and without a filter.")
        return
    if resource not in EVENTS:
        raise bad(f"resource must be one of: all, {', '.join(EVENTS)}.")
    if event != "all" and event not in EVENTS[resource]:
        raise bad(f"event must be one of: all, {', '.join(EVENTS[resource])}.")
    for name, value in wanted(text):
        if name not in _FILTERS[resource] or not value:
            raise bad(f"invalid value for filter: {name}")
        if name == "roomId" and not world.membership(value, person_id):
            raise bad("invalid value for filter: roomId")


def needs_org(text: str, owned_by: str) -> None:
    """Raise a 403 refusal for filters by host of a webhook that is only for its creator."""
    if owned_by != "org" and {"hostEmail", "hostUserId"} & {name for name, _ in wanted(text)}:
        raise forbidden("Filters by host need ownedBy to be org.")


def wanted(text: str) -> list[tuple[str, str]]:
    """Return the name and value pairs of a filter, as in ``roomType=group&hasFiles=true``."""
    return parse_qsl(text, keep_blank_values=True)


def matches(webhook: Doc, happening: Happening) -> bool:
    """Whether a webhook is to hear of a happening."""
    if webhook["status"] != "active":
        return False
    if webhook["ownedBy"] != "org" and webhook["createdBy"] not in happening.audience:
        return False
    if webhook["resource"] not in (happening.resource, "all"):
        return False
    if webhook["resource"] == "all" and happening.resource not in ALL:
        return False
    if webhook["event"] != happening.event and not (
        webhook["event"] == "all" and happening.event in _CRUD
    ):
        return False
    facts = happening.data | happening.traits
    creator = webhook["createdBy"]
    return all(_equal(facts, name, value, creator) for name, value in wanted(webhook["filter"]))


def _equal(facts: Doc, name: str, value: str, creator: str) -> bool:
    fact = facts.get(name)
    wanted_value = creator if value == "me" else value
    if isinstance(fact, list):
        return wanted_value in fact
    if isinstance(fact, bool):
        return value.lower() == str(fact).lower()
    return str(fact).lower() == wanted_value.lower() if fact is not None else False
