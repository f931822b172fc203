"""Webhooks: /v1/webhooks, registered, revived and taken away; see delivery for what they send."""

from urllib.parse import urlsplit

from flask import Blueprint, jsonify

from sandbox import filters, ids, seed
from sandbox.calls import Answer, Call, endpoint, none
from sandbox.errors import bad, forbidden, missing
from sandbox.paging import page
from sandbox.store import Doc

webhooks = Blueprint("webhooks", __name__)

_READ = "spark:webhooks_read"
_WRITE = "spark:webhooks_write"
_INTERNAL = ("revived",)


@webhooks.get("/webhooks")
@endpoint(_READ, query={"max": int, "ownedBy": str})
def list_webhooks(call: Call) -> Answer:
    found = call.world.kinds["webhook"].values()
    if call.query.get("ownedBy") == "org":
        _only_admins(call)
        chosen = [webhook for webhook in found if webhook["ownedBy"] == "org"]
    else:
        chosen = [webhook for webhook in found if webhook["createdBy"] == call.caller.id]
    return page(call, chosen, shown)


@webhooks.post("/webhooks")
@endpoint(
    _WRITE,
    body={"name": str, "targetUrl": str, "resource": str, "event": str, "filter": str,
          "secret": str, "ownedBy": str},
)  # fmt: skip
def create_webhook(call: Call) -> Answer:
    body, world = call.body, call.world
    name, target = _name_and_target(call)
    resource, event, text = body.get("resource", ""), body.get("event", ""), body.get("filter", "")
    owned_by = body.get("ownedBy", "creator")
    if owned_by not in ("creator", "org"):
        raise bad("ownedBy must be creator or org.")
    if owned_by == "org":
        _only_admins(call)
    with world.change() as change:
        filters.check(world, call.caller.id, resource, event, text)
        filters.needs_org(text, owned_by)
        for one in filters.ALL if resource == "all" else [resource]:
            call.caller.needs(filters.SCOPES[one])
        webhook = change.put(
            "webhook",
            {
                "id": ids.make("WEBHOOK"),
                "name": name,
                "targetUrl": target,
                "resource": resource,
                "event": event,
                "filter": text,
                **({"secret": body["secret"]} if body.get("secret") else {}),
                "orgId": seed.ORGANIZATION,
                "createdBy": call.caller.id,
                "appId": ids.make("APPLICATION", ids.known(f"application of {call.caller.id}")),
                "ownedBy": owned_by,
                "status": "active",
                "created": world.now(),
            },
        )
    return jsonify(shown(webhook))


@webhooks.get("/webhooks/<webhook_id>")
@endpoint(_READ)
def get_webhook(call: Call, webhook_id: str) -> Answer:
    return jsonify(shown(_found(call, webhook_id)))


@webhooks.put("/webhooks/<webhook_id>")
@endpoint(
    _WRITE,
    body={"name": str, "targetUrl": str, "secret": str, "ownedBy": str, "status": str},
)
def update_webhook(call: Call, webhook_id: str) -> Answer:
    name, target = _name_and_target(call)
    if call.body.get("status", "active") != "active":
        raise bad("status can only be set to active.")
    with call.world.change() as change:
        old = _found(call, webhook_id)
        new = old | {"name": name, "targetUrl": target}
        if "secret" in call.body:
            new["secret"] = call.body["secret"]
        if call.body.get("status") and old["status"] == "inactive":
            new |= {"status": "active", "revived": call.world.now()}
        change.put("webhook", new)
    return jsonify(shown(new))


@webhooks.delete("/webhooks/<webhook_id>")
@endpoint(_WRITE)
def delete_webhook(call: Call, webhook_id: str) -> Answer:
    with call.world.change() as change:
        _found(call, webhook_id)
        change.drop("webhook", webhook_id)
    return none()


def shown(webhook: Doc) -> Doc:
    """Return a webhook as the API gives it; no filter, no key."""
    return {
        name: value
        for name, value in webhook.items()
        if name not in _INTERNAL and not (name == "filter" and not value)
    }


def _name_and_target(call: Call) -> tuple[str, str]:
    name, target = call.body.get("name", "").strip(), call.body.get("targetUrl", "").strip()
    if not name:
        raise bad("name cannot be empty")
    if not target:
        raise bad("targetUrl cannot be null")
    try:
        parts = urlsplit(target)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad("targetUrl must be an http or https address.")
    return name, target


def _found(call: Call, webhook_id: str) -> Doc:
    webhook = call.world.get("webhook", webhook_id)
    if not webhook or not (
        webhook["createdBy"] == call.caller.id
        or (webhook["ownedBy"] == "org" and call.caller.is_admin)
    ):
        raise missing("Could not find a webhook with provided ID.")
    return webhook


def _only_admins(call: Call) -> None:
    if not call.caller.is_admin:
        raise forbidden("Webhooks of the organization are for its administrators.")
