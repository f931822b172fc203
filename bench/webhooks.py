"""Signed webhooks as Webex sends them, each with a message of its own, ready for the wire."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import secrets
from typing import Any

WEBHOOK = "Y2lzY29zcGFyazovL3VzL1dFQkhPT0svOTZhYmMyYWEtM2RjYy0xMWU1LWExNTItZmUzNDgxOWNkYzlh"
ORG = "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE"
SPACE = "Y2lzY29zcGFyazovL3VzL1JPT00vYmJjZWIxYWQtNDNmMS0zYjU4LTkxNDctZjE0YmIwYzRk"
SPACES = 50
PERSON = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY"


def requests(secret: str, number: int, host: str = "127.0.0.1") -> list[bytes]:
    """That many whole HTTP requests, each telling of another message."""
    return [request(secret, host) for _ in range(number)]


def request(secret: str, host: str = "127.0.0.1") -> bytes:
    return head(secret, body := json.dumps(event()).encode(), host) + body


def head(secret: str, body: bytes, host: str = "127.0.0.1") -> bytes:
    signature = hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
    return (
        f"POST /webhook HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"X-Spark-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()


def event() -> dict[str, Any]:
    return {
        "id": WEBHOOK,
        "name": "messages",
        "targetUrl": "https://muster.example.com/webhook",
        "resource": "messages",
        "event": "created",
        "orgId": ORG,
        "createdBy": PERSON,
        "appId": "Y2lzY29zcGFyazovL3VzL0FQUExJQ0FUSU9OL0MyNzljYjMwYzAyOTE4MGJiNGJkYWViYjA2MWI3OTY1",
        "ownedBy": "creator",
        "status": "active",
        "created": "2026-10-18T14:26:16.000Z",
        "actorId": PERSON,
        "data": {
            "id": secrets.token_hex(32),
            "roomId": f"{SPACE}{random.randrange(SPACES)}",
            "roomType": "group",
            "personId": PERSON,
            "personEmail": "ana@acme.example",
            "created": "2026-11-23T10:00:00.000Z",
        },
    }
