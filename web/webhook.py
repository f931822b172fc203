"""Where Webex tells us that something happened: verified, written down, answered at once."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, request

from storage.database import Storage
from storage.inbox import InboxStore

MOST_BYTES = 64 * 1024
COMMIT_SECONDS = 10
SIGNATURE = "X-Spark-Signature"
HAPPEN_ONCE = {("messages", "created"), ("attachmentActions", "created")}
HANDLED = {*HAPPEN_ONCE, ("memberships", "created"), ("memberships", "deleted")}

Count = Callable[[str], None]


def blueprint(
    storage: Storage,
    now: Callable[[], datetime],
    secrets: Callable[[], tuple[bytes, ...]],
    received: Callable[[str], None],
    count: Count,
) -> Blueprint:
    """The route ``POST /webhook``.

    ``secrets`` are all that are accepted at present, ``received`` is told the space of an event
    that was committed. Nothing here calls Webex.
    """
    routes = Blueprint("webhook", __name__)

    @routes.post("/webhook")
    def webhook() -> Response:
        raw = _body()
        if raw is None:
            count("webhooks_too_large")
            return _answer(413, "The body is larger than 64 KiB.")
        if not is_signed(raw, request.headers.get(SIGNATURE), secrets()):
            count("webhooks_forged")
            return _answer(401, "The signature does not fit the body.")
        try:
            text = raw.decode()
            event = json.loads(text)
        except (ValueError, RecursionError):
            event = None
        if not isinstance(event, dict):
            count("webhooks_malformed")
            return _answer(400, "The body is not a JSON object.")
        space, write = keep(event, text, now())
        try:
            storage.submit(write).result(COMMIT_SECONDS)
        except Exception:  # a full disk, a locked file, no COMMIT in time
            count("webhooks_not_kept")
            return _answer(503, "This could not be written down; please tell us again.")
        count("webhooks_kept")
        received(space)
        # Not 204: without a Content-Length waitress would close the connection each time.
        return Response(b"", status=200)

    return routes


def is_signed(raw: bytes, header: str | None, secrets: tuple[bytes, ...]) -> bool:
    """Whether the header holds the body's HMAC-SHA1 under one of the secrets."""
    given = (header or "").strip().lower().encode("utf-8", "replace")
    fits = False
    for secret in secrets:  # all of them, so that the time tells nothing
        wanted = hmac.new(secret, raw, hashlib.sha1).hexdigest().encode()
        fits |= hmac.compare_digest(wanted, given)
    return fits


def keep(event: dict[str, Any], text: str, now: datetime) -> tuple[str, Any]:
    """The space of an event and the write that keeps it; what is unknown is only noted."""
    resource, name = _word(event.get("resource")), _word(event.get("event"))
    data = event.get("data")
    data = data if isinstance(data, dict) else {}
    happened, space = _word(data.get("id")), _word(data.get("roomId"))
    note = None
    if (resource, name) not in HANDLED or not happened:
        note = "rejected: nothing of ours"
    return space, InboxStore.receive(
        f"{resource} {name} {happened}",
        resource,
        name,
        space,
        text,
        now,
        once=note is None and (resource, name) in HAPPEN_ONCE,
        note=note,
    )


def _body() -> bytes | None:
    """The whole body, None if it is too large; what it says of its own length is not trusted."""
    stated = request.content_length
    if stated is not None and stated > MOST_BYTES:
        return None
    raw = request.stream.read(MOST_BYTES + 1)
    return None if len(raw) > MOST_BYTES else raw


def _word(value: object) -> str:
    """A text that can be stored: JSON may hold halves of surrogate pairs."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else ""


def _answer(status: int, message: str) -> Response:
    headers = {"Retry-After": "5"} if status == 503 else {}
    return Response(
        json.dumps({"message": message}),
        status=status,
        headers=headers,
        mimetype="application/json",
    )
