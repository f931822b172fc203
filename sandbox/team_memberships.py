"""Team memberships: /v1/team/memberships; who joins a team joins its general room."""

from flask import Blueprint, jsonify

from sandbox import ids, people, seed, teams
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import Refusal, bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc

team_memberships = Blueprint("team_memberships", __name__)

_READ = "spark:team_memberships_read"
_WRITE = "spark:team_memberships_write"


@team_memberships.get("/team/memberships")
@endpoint(_READ, query={"teamId": str, "max": int})
def list_team_memberships(call: Call) -> Answer:
    if "teamId" not in call.query:
        raise bad("Required String parameter 'teamId' is not present")
    team = teams.mine(call, call.query["teamId"])
    everybody = call.world.kinds["teamMembership"].values()
    return page(call, [doc for doc in everybody if doc["teamId"] == team["id"]], lambda doc: doc)


@team_memberships.post("/team/memberships")
@endpoint(_WRITE, body={"teamId": str, "personId": str, "personEmail": str, "isModerator": bool})
def create_team_membership(call: Call) -> Answer:
    if not call.body.get("teamId"):
        raise bad("teamId cannot be null")
    world = call.world
    with world.change() as change:
        team = teams.mine(call, call.body["teamId"])
        teams.needs_moderator(call, team["id"])
        person = people.meant(call, call.body.get("personId"), call.body.get("personEmail"))
        if teams.membership(call, team["id"], person["id"]):
            raise Refusal(409, "Person is already in the team.")
        now = world.now()
        moderator = call.body.get("isModerator", False)
        new = seed.team_membership(team, person, now, moderator=moderator)
        change.put("teamMembership", new)
        general = world.get("room", _general(team))
        if general and not world.membership(general["id"], person["id"]):
            joined = change.put("membership", seed.membership(general, person, now))
            audience = world.member_ids(general["id"]) | {person["id"]}
            change.announce("memberships", "created", joined, call.caller.id, audience)
    return jsonify(new)


@team_memberships.get("/team/memberships/<membership_id>")
@endpoint(_READ)
def get_team_membership(call: Call, membership_id: str) -> Answer:
    return jsonify(_found(call, membership_id))


@team_memberships.put("/team/memberships/<membership_id>")
@endpoint(_WRITE, body={"isModerator": bool})
def update_team_membership(call: Call, membership_id: str) -> Answer:
    if "isModerator" not in call.body:
        raise bad("isModerator cannot be null")
    with call.world.change() as change:
        old = _found(call, membership_id)
        teams.needs_moderator(call, old["teamId"])
        new = change.put("teamMembership", old | call.body)
    return jsonify(new)


@team_memberships.delete("/team/memberships/<membership_id>")
@endpoint(_WRITE)
def delete_team_membership(call: Call, membership_id: str) -> Answer:
    world = call.world
    with world.change() as change:
        old = _found(call, membership_id)
        if old["personId"] != call.caller.id:
            teams.needs_moderator(call, old["teamId"])
        elif world.kinds["team"][old["teamId"]]["creatorId"] == call.caller.id:
            raise forbidden("The creator of a team cannot leave it.")
        change.drop("teamMembership", membership_id)
        team_rooms = [r for r in world.kinds["room"].values() if r.get("teamId") == old["teamId"]]
        for room in team_rooms:
            left = world.membership(room["id"], old["personId"])
            if left:
                change.drop("membership", left["id"])
                audience = world.member_ids(room["id"])
                change.announce("memberships", "deleted", left, call.caller.id, audience)
    return none()


def _general(team: Doc) -> str:
    return ids.make("ROOM", ids.key(team["id"]))


def _found(call: Call, membership_id: str) -> Doc:
    found = call.world.get("teamMembership", membership_id)
    if not found or not teams.membership(call, found["teamId"]):
        raise missing("Could not find a team membership with provided ID.")
    return found
