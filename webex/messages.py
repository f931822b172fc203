"""Messages and forms: fetched, sent with card, thread or file, edited, deleted."""

from __future__ import annotations

import mimetypes
from typing import Any

from webex import wire
from webex.client import WebexClient, translated

MOST_BYTES = 7439  # what Webex takes as markdown
CUT = "\n\n…"
CARD = "application/vnd.microsoft.card.adaptive"


def fetch(client: WebexClient, message_id: str) -> wire.Message:
    with translated():
        return wire.message(client.api.messages.get(message_id).json_data)


def submission(client: WebexClient, action_id: str) -> wire.Submission:
    """What was entered into a card; the webhook does not carry it."""
    with translated():
        return wire.submission(client.api.attachment_actions.get(action_id).json_data)


def post(
    client: WebexClient,
    to: str,
    markdown: str,
    *,
    card: dict[str, Any] | None = None,
    parent: str | None = None,
    file: tuple[str, bytes] | None = None,
) -> wire.Message:
    """Send to ``space:<id>`` or ``person:<e-mail>``; a card and a file exclude each other.

    A POST may have arrived although this raises: see ``Unreachable.arrived``.
    """
    fields: dict[str, Any] = {_receiver(to): to.partition(":")[2]}
    if markdown:
        fields["markdown"] = fitted(markdown)
    if parent:
        fields["parentId"] = parent
    if file is not None:
        return wire.message(_upload(client, fields, *file))
    if card is not None:
        fields["attachments"] = [{"contentType": CARD, "content": card}]
    return _message(client.call("POST", "messages", json=fields))


def edit(
    client: WebexClient,
    message_id: str,
    space_id: str,
    markdown: str,
    card: dict[str, Any] | None = None,
) -> wire.Message:
    """Change one of our own messages in place."""
    fields: dict[str, Any] = {"roomId": space_id, "markdown": fitted(markdown)}
    if card is not None:
        fields["attachments"] = [{"contentType": CARD, "content": card}]
    return _message(client.call("PUT", "messages", message_id, json=fields))


def delete(client: WebexClient, message_id: str) -> None:
    client.call("DELETE", "messages", message_id)


def recent(client: WebexClient, to: str, most: int = 50) -> list[wire.Message]:
    """The newest messages of a direct space, newest first."""
    kind, _, receiver = to.partition(":")
    if kind == "person":
        found = client.call(
            "GET", "messages", "direct", params={"personEmail": receiver, "max": most}
        )
    else:
        found = client.call("GET", "messages", params={"roomId": receiver, "max": most})
    with translated():
        return [wire.message(item) for item in found["items"]]


def said_to_us(client: WebexClient, room: wire.Room, most: int = 100) -> list[wire.Message]:
    """The newest messages of a space that a bot may read: in group spaces those that mention it.

    Oldest first.
    """
    query: dict[str, Any] = {"roomId": room.id, "max": most}
    if room.kind == "group":
        query["mentionedPeople"] = "me"
    found = client.call("GET", "messages", params=query)
    with translated():
        return [wire.message(item) for item in reversed(found["items"])]


def fitted(markdown: str) -> str:
    """The text, cut at a line end where Webex would refuse it for its length."""
    raw = markdown.encode()
    if len(raw) <= MOST_BYTES:
        return markdown
    kept = raw[: MOST_BYTES - len(CUT.encode())].decode(errors="ignore")
    return (kept.rpartition("\n")[0] or kept) + CUT


def _receiver(to: str) -> str:
    return "toPersonEmail" if to.startswith("person:") else "roomId"


def _message(data: Any) -> wire.Message:
    with translated():
        return wire.message(data)


def _upload(client: WebexClient, fields: dict[str, Any], name: str, content: bytes) -> Any:
    from requests_toolbelt import MultipartEncoder

    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    body = MultipartEncoder({**fields, "files": (name, content, kind)})
    return client.call("POST", "messages", data=body, headers={"Content-type": body.content_type})
