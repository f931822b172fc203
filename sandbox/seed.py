"""What a new sandbox holds: an organization, its people, a bot, their spaces and a team."""

from sandbox import auth, ids
from sandbox.store import Doc
from sandbox.world import Change, World, direct_room_id

ORGANIZATION = ids.make("ORGANIZATION", ids.known("Acme"))
BOT_EMAIL = "muster@webex.bot"
ADMIN_EMAIL = "olga@acme.example"

_PEOPLE = [
    ("Ana Silva", "Europe/Berlin"),
    ("Raj Patel", "Asia/Kolkata"),
    ("Lee Wong", "America/New_York"),
    ("Sam Fox", "Europe/London"),
    ("Mia Braun", "Europe/Berlin"),
    ("Bob Reyes", "America/New_York"),
]
_SPACES = {
    "Eng": ["ana", "raj", "lee", "mia"],
    "QA": ["ana", "sam", "raj", "bob"],
    "Ops": ["ana", "lee", "sam", "bob", "mia"],
}
_TEAM = "Product"


def fill(world: World) -> None:
    """Put the first people and spaces into an empty world; a world that has some stays as it is."""
    if world.kinds["person"]:
        return
    now = world.now()
    with world.change() as change:
        people = {
            name.split()[0].lower(): change.put("person", person(name, now, zone))
            for name, zone in _PEOPLE
        }
        admin = change.put("person", person("Olga Admin", now, "Europe/London"))
        bot = change.put("person", _bot(now))
        for one in people.values():
            change.put("token", auth.new_token(one["id"], auth.PERSON_SCOPES))
        change.put("token", auth.new_token(admin["id"], auth.ADMIN_SCOPES))
        change.put("token", auth.new_token(bot["id"], auth.BOT_SCOPES))
        _spaces(change, people, bot, now)
        for one in (*people.values(), admin):
            direct = change.put("room", direct_room(one, bot, now))
            for member in (one, bot):
                change.put("membership", membership(direct, member, now))


def person(name: str, now: str, zone: str | None = None, email: str | None = None) -> Doc:
    """Return the document of a person of the organization."""
    first, _, last = name.partition(" ")
    email = email or f"{first.lower()}@acme.example"
    return {
        "id": ids.make("PEOPLE", ids.known(email)),
        "emails": [email],
        "phoneNumbers": [],
        "displayName": name,
        "nickName": first,
        "firstName": first,
        "lastName": last,
        "orgId": ORGANIZATION,
        "roles": [],
        "licenses": [],
        "created": now,
        "lastModified": now,
        **({"timezone": zone} if zone else {}),
        "lastActivity": now,
        "siteUrls": [],
        "status": "active",
        "type": "person",
    }


def direct_room(one: Doc, other: Doc, now: str) -> Doc:
    """Return the document of a 1:1 room; each of the two sees the other's name as its title."""
    return room(direct_room_id(one["id"], other["id"]), "", one["id"], now) | {"type": "direct"}


def room(key: str, title: str, creator: str, now: str) -> Doc:
    """Return the document of a group room."""
    return {
        "id": key,
        "title": title,
        "type": "group",
        "isLocked": False,
        "lastActivity": now,
        "creatorId": creator,
        "created": now,
        "ownerId": ORGANIZATION,
        "isPublic": False,
        "isReadOnly": False,
        "isAnnouncementOnly": False,
    }


def membership(room: Doc, member: Doc, now: str, *, moderator: bool = False) -> Doc:
    """Return the document of a membership; the same person in the same room has the same id."""
    return {
        "id": ids.make("MEMBERSHIP", f"{ids.key(member['id'])}:{ids.key(room['id'])}"),
        "roomId": room["id"],
        "personId": member["id"],
        "personEmail": member["emails"][0],
        "personDisplayName": member["displayName"],
        "personOrgId": member["orgId"],
        "isModerator": moderator,
        "isRoomHidden": False,
        "roomType": room["type"],
        "isMonitor": moderator,
        "created": now,
    }


def team_membership(team: Doc, member: Doc, now: str, *, moderator: bool = False) -> Doc:
    """Return the document of a person's membership in a team."""
    return {
        "id": ids.make("TEAM_MEMBERSHIP", f"{ids.key(member['id'])}:{ids.key(team['id'])}"),
        "teamId": team["id"],
        "personId": member["id"],
        "personEmail": member["emails"][0],
        "personDisplayName": member["displayName"],
        "personOrgId": member["orgId"],
        "isModerator": moderator,
        "created": now,
    }


def _bot(now: str) -> Doc:
    bot = person("Muster", now, email=BOT_EMAIL)
    return {key: value for key, value in bot.items() if key not in ("firstName", "lastName")} | {
        "type": "bot"
    }


def _spaces(change: Change, people: dict[str, Doc], bot: Doc, now: str) -> None:
    ana = people["ana"]
    team = {
        "id": ids.make("TEAM", ids.known(_TEAM)),
        "name": _TEAM,
        "creatorId": ana["id"],
        "created": now,
    }
    change.put("team", team)
    for title, names in _SPACES.items():
        # A team and its general room share the uuid.
        key = ids.key(team["id"]) if title == "Eng" else ids.known(f"room {title}")
        space = room(ids.make("ROOM", key), title, ana["id"], now)
        if title == "Eng":
            space["teamId"] = team["id"]
            for name in names:
                joined = team_membership(team, people[name], now, moderator=name == "ana")
                change.put("teamMembership", joined)
        change.put("room", space)
        for member in (*(people[name] for name in names), bot):
            change.put("membership", membership(space, member, now))
