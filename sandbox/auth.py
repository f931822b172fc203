"""Who calls: access tokens, what they open, and the people they belong to."""

import secrets

from flask import request

from sandbox import ids
from sandbox.errors import Refusal, forbidden
from sandbox.store import Doc
from sandbox.world import World

_MESSAGING = [
    f"spark:{noun}_{verb}"
    for noun in ("memberships", "messages", "rooms", "team_memberships", "teams", "webhooks")
    for verb in ("read", "write")
]
_MEETINGS = [
    f"meeting:{noun}_{verb}"
    for noun in ("schedules", "preferences", "participants", "controls", "recordings")
    for verb in ("read", "write")
]
BOT_SCOPES = ("spark:people_read", *_MESSAGING)
PERSON_SCOPES = (*BOT_SCOPES, *_MEETINGS, "meeting:transcripts_read")
ADMIN_SCOPES = (
    *PERSON_SCOPES,
    "spark-admin:people_read",
    "spark-admin:people_write",
    *(scope.replace("meeting:", "meeting:admin_") for scope in _MEETINGS),
)


class Caller:
    """The person (or bot) who makes a request, and what the token allows."""

    def __init__(self, person: Doc, scopes: frozenset[str]) -> None:
        self.person = person
        self.id: str = person["id"]
        self.is_bot = person["type"] == "bot"
        self.scopes = scopes

    def has(self, scope: str) -> bool:
        """Whether the token opens what needs this scope."""
        return scope in self.scopes or (scope.startswith("spark:") and "spark:all" in self.scopes)

    @property
    def is_admin(self) -> bool:
        """Whether the token may change the people of the organization."""
        return self.has("spark-admin:people_write")

    def needs(self, scope: str) -> None:
        """Refuse with 403 unless the token has the scope."""
        if not self.has(scope):
            kind = "A bot's token" if self.is_bot else "The access token"
            raise forbidden(f"{kind} lacks the scope that this request needs: {scope}")


def new_token(person_id: str, scopes: tuple[str, ...]) -> Doc:
    """Return the document of a new access token."""
    return {
        "id": ids.make("TOKEN"),
        "token": secrets.token_urlsafe(48).replace("-", "a").replace("_", "b"),
        "personId": person_id,
        "scopes": list(scopes),
    }


def caller(world: World, token: str | None = None) -> Caller:
    """Return who makes the present request; raises a 401 refusal without a valid token."""
    if token is None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            token = ""
    found = world.person_of_token(token.strip())
    if not found:
        raise Refusal(
            401,
            "The request requires a valid access token set in the Authorization request header.",
            {"WWW-Authenticate": 'Bearer realm="sandbox"'},
        )
    person, known = found
    return Caller(person, frozenset(known["scopes"]))
