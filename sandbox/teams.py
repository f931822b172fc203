"""Teams: /v1/teams. Each has a general room, which shares its uuid."""

from flask import Blueprint, jsonify

from sandbox import ids, rooms, seed
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc

teams = Blueprint("teams", __name__)

_READ = "spark:teams_read"
_WRITE = "spark:teams_write"


@teams.get("/teams")
@endpoint(_READ, query={"max": int})
def list_teams(call: Call) -> Answer:
    found = [team for team in call.world.kinds["team"].values() if membership(call, team["id"])]
    return page(call, found, lambda team: team)


@teams.post("/teams")
@endpoint(_WRITE, body={"name": str, "description": str})
def create_team(call: Call) -> Answer:
    name = _name(call)
    world, person = call.world, call.caller.person
    with world.change() as change:
        now = world.now()
        team = call.body | {
            "id": ids.make("TEAM"), "name": name, "creatorId": person["id"], "created": now
        }  # fmt: skip
        general = seed.room(ids.make("ROOM", ids.key(team["id"])), name, person["id"], now)
        change.put("team", team)
        change.put("teamMembership", seed.team_membership(team, person, now, moderator=True))
        change.put("room", general | {"teamId": team["id"]})
        joined = change.put("membership", seed.membership(general, person, now))
        only_me = frozenset([person["id"]])
        change.announce("rooms", "created", general, person["id"], only_me)
        change.announce("memberships", "created", joined, person["id"], only_me)
    return jsonify(team)


@teams.get("/teams/<team_id>")
@endpoint(_READ, query={"description": str})
def get_team(call: Call, team_id: str) -> Answer:
    return jsonify(mine(call, team_id))


@teams.put("/teams/<team_id>")
@endpoint(_WRITE, body={"name": str, "description": str})
def update_team(call: Call, team_id: str) -> Answer:
    name = _name(call)
    with call.world.change() as change:
        team = mine(call, team_id)
        needs_moderator(call, team_id)
        team = change.put("team", team | call.body | {"name": name})
    return jsonify(team)


@teams.delete("/teams/<team_id>")
@endpoint(_WRITE)
def delete_team(call: Call, team_id: str) -> Answer:
    world = call.world
    with world.change() as change:
        mine(call, team_id)
        needs_moderator(call, team_id)
        change.drop("team", team_id)
        for doc in world.kinds["teamMembership"].values():
            if doc["teamId"] == team_id:
                change.drop("teamMembership", doc["id"])
        for room in world.kinds["room"].values():
            if room.get("teamId") == team_id:
                rooms.remove(call, change, room)
    return none()


def mine(call: Call, team_id: str) -> Doc:
    """Return a team that the caller is in; raises a 404 refusal otherwise."""
    team = call.world.get("team", team_id)
    if not team or not membership(call, team_id):
        raise missing("Could not find a team with provided ID.")
    return team


def membership(call: Call, team_id: str, person_id: str | None = None) -> Doc | None:
    """The membership of a person (the caller by default) in a team."""
    wanted = (team_id, person_id or call.caller.id)
    for doc in call.world.kinds["teamMembership"].values():
        if (doc["teamId"], doc["personId"]) == wanted:
            return doc
    return None


def needs_moderator(call: Call, team_id: str) -> None:
    """Refuse with 403 unless the caller moderates the team."""
    own = membership(call, team_id)
    if not own or not own["isModerator"]:
        raise forbidden("Only a moderator of the team may do this.")


def _name(call: Call) -> str:
    name: str = call.body.get("name", "").strip()
    if not name:
        raise bad("name cannot be empty")
    return name
