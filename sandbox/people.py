"""People: /v1/people, looked up by everybody, changed by an administrator."""

from flask import Blueprint, Response, jsonify

from sandbox import auth, seed
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import Refusal, bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc

people = Blueprint("people", __name__)

_READ = "spark:people_read"
_WRITE = "spark-admin:people_write"
_ONLY_ADMINS_SEE = ("roles", "licenses", "siteUrls")
_FIELDS = {
    "emails": list, "phoneNumbers": list, "extension": str, "locationId": str, "displayName": str,
    "firstName": str, "lastName": str, "nickName": str, "avatar": str, "orgId": str, "roles": list,
    "licenses": list, "department": str, "manager": str, "managerId": str, "title": str,
    "addresses": list, "siteUrls": list, "loginEnabled": bool,
}  # fmt: skip
_OPTIONS = {"callingData": bool, "minResponse": bool, "showAllTypes": bool}
_MOST_IDS = 85


@people.get("/people/me")
@endpoint(_READ, query={"callingData": bool})
def me(call: Call) -> Answer:
    return jsonify(shown(call, call.caller.person))


@people.get("/people/<person_id>")
@endpoint(_READ, query={"callingData": bool})
def get_person(call: Call, person_id: str) -> Answer:
    return jsonify(shown(call, _found(call, person_id)))


@people.get("/people")
@endpoint(
    _READ,
    query={"email": str, "displayName": str, "id": list, "orgId": str, "roles": str,
           "callingData": bool, "locationId": str, "max": int, "excludeStatus": bool},
)  # fmt: skip
def list_people(call: Call) -> Answer:
    query = call.query
    if "id" in query:
        return _by_ids(call, query["id"])
    everybody = call.world.kinds["person"].values()
    if "email" in query:
        person = call.world.person_by_email(query["email"])
        found = [person] if person else []
    elif "displayName" in query:
        start = query["displayName"].lower()
        found = [p for p in everybody if p["displayName"].lower().startswith(start)]
    elif call.caller.has("spark-admin:people_read"):
        found = list(everybody)
    else:
        raise bad("Email, displayName, or id list should be specified.")
    return page(call, found, lambda person: shown(call, person))


@people.post("/people")
@endpoint(_WRITE, query=_OPTIONS, body=_FIELDS)
def create_person(call: Call) -> Answer:
    emails = call.body.get("emails")
    if not emails or not all(isinstance(email, str) and "@" in email for email in emails):
        raise bad("emails must hold one e-mail address.")
    world = call.world
    with world.change() as change:
        if world.person_by_email(emails[0]):
            raise Refusal(409, "A person with this e-mail address exists already.")
        names = (call.body.get("firstName", ""), call.body.get("lastName", ""))
        name = call.body.get("displayName") or " ".join(filter(None, names)) or emails[0]
        person = seed.person(name, world.now(), email=emails[0]) | call.body
        person["orgId"] = seed.ORGANIZATION
        change.put("person", person)
        change.put("token", auth.new_token(person["id"], auth.PERSON_SCOPES))
    return jsonify(shown(call, person))


@people.put("/people/<person_id>")
@endpoint(_WRITE, query=_OPTIONS, body=_FIELDS)
def update_person(call: Call, person_id: str) -> Answer:
    if not call.body.get("displayName"):
        raise bad("displayName cannot be empty")
    with call.world.change() as change:
        person = _found(call, person_id) | call.body
        change.put(
            "person", person | {"lastModified": call.world.now(), "orgId": seed.ORGANIZATION}
        )
    return jsonify(shown(call, _found(call, person_id)))


@people.delete("/people/<person_id>")
@endpoint(_WRITE)
def delete_person(call: Call, person_id: str) -> Answer:
    world = call.world
    with world.change() as change:
        person = _found(call, person_id)
        if person_id == call.caller.id or person["type"] == "bot":
            raise forbidden("This account cannot be deleted.")
        change.drop("person", person_id)
        for kind in ("token", "membership", "teamMembership"):
            for doc in world.kinds[kind].values():
                if doc["personId"] == person_id:
                    change.drop(kind, doc["id"])
        for webhook in world.kinds["webhook"].values():
            if webhook["createdBy"] == person_id:
                change.put("webhook", webhook | {"status": "inactive"})
    return none()


def shown(call: Call, person: Doc) -> Doc:
    """Return what the caller sees of a person."""
    if call.caller.is_admin:
        return person
    return {name: value for name, value in person.items() if name not in _ONLY_ADMINS_SEE}


def meant(call: Call, person_id: str | None, email: str | None) -> Doc:
    """Return the person named by exactly one of id and e-mail address in a request."""
    if bool(person_id) == bool(email):
        raise bad("Must specify either personId or personEmail.")
    if email:
        person = call.world.person_by_email(email)
    else:
        person = call.world.get("person", person_id or "")
    if not person:
        raise missing("Person not found")
    return person


def _found(call: Call, person_id: str) -> Doc:
    person = call.world.get("person", call.caller.id if person_id == "me" else person_id)
    if not person:
        raise missing("Person not found")
    return person


def _by_ids(call: Call, wanted: list[str]) -> Response:
    if len(wanted) > _MOST_IDS:
        raise bad(f"At most {_MOST_IDS} ids can be asked for at once.")
    found = [person for key in wanted if (person := call.world.get("person", key))]
    unknown = [key for key in wanted if not call.world.get("person", key)]
    body: Doc = {"items": [shown(call, person) for person in found]}
    if unknown:
        body["notFoundIds"] = unknown
    return jsonify(body)
