"""Adaptive Cards as attachments: what Webex takes."""

import json
from collections.abc import Iterator
from typing import Any

from sandbox.errors import bad
from sandbox.store import Doc

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
NEWEST = (1, 3)
MOST_BYTES = 80_000
MOST_IMAGES = 10


def check(attachments: list[Any]) -> list[Doc]:
    """Return the attachments of a message, which are exactly one card; raises a 400 refusal."""
    if len(attachments) != 1:
        raise bad("A message carries exactly one attachment.")
    attachment = attachments[0]
    if not isinstance(attachment, dict):
        raise bad("An attachment must be an object with contentType and content.")
    if attachment.get("contentType") != CONTENT_TYPE:
        raise bad(f"The contentType of an attachment must be {CONTENT_TYPE}.")
    card = attachment.get("content")
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        raise bad("The content of an attachment must be an object of type AdaptiveCard.")
    _check_version(card.get("version"))
    for part in ("body", "actions"):
        if not isinstance(card.get(part, []), list):
            raise bad(f"The {part} of a card must be an array.")
    if len(json.dumps(card, ensure_ascii=False).encode()) > MOST_BYTES:
        raise bad(f"The card is too large: {MOST_BYTES} bytes are allowed.")
    if len(images(card)) > MOST_IMAGES:
        raise bad(f"The card has too many images: {MOST_IMAGES} are allowed.")
    return [{"contentType": CONTENT_TYPE, "content": card}]


def images(card: Doc) -> list[Doc]:
    """Return all image elements of a card, background images too."""
    return [
        part
        for part in _objects(card)
        if part.get("type") == "Image" or "backgroundImage" in part or "iconUrl" in part
    ]


def _check_version(version: object) -> None:
    try:
        parts = tuple(int(part) for part in str(version).split("."))
    except ValueError:
        parts = ()
    if not isinstance(version, str) or len(parts) != 2:
        raise bad('A card needs a version, as in "version": "1.3".')
    if parts > NEWEST:
        raise bad(f"Card version {version} is not supported. The newest is 1.3.")


def _objects(value: object) -> Iterator[Doc]:
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
