"""Files of messages: taken from an upload or a public address, given out by /v1/contents."""

import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import requests
from flask import Blueprint, Response
from werkzeug.http import dump_options_header, parse_options_header

from sandbox import ids, sight
from sandbox.calls import Answer, Call, endpoint
from sandbox.errors import Refusal, bad, missing
from sandbox.world import Change

contents = Blueprint("contents", __name__)

MOST_BYTES = 100 * 1024 * 1024
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way into a message."""

    name: str
    type: str
    body: bytes


@contents.get("/contents/<content_id>")
@endpoint("spark:messages_read", query={"allow": str}, locked=False)
def get_content(call: Call, content_id: str) -> Answer:
    world = call.world
    with world.lock:
        doc = world.get("content", content_id)
        message = doc and world.get("message", doc["messageId"])
        if not message or not sight.may_see(world, message, call.caller.person):
            raise missing("Unable to get content.")
    found = world.content(content_id)
    if not found:
        raise missing("Unable to get content.")
    name, kind, body = found
    disposition = dump_options_header("attachment", {"filename": _header_safe(name)})
    return Response(body, headers={"Content-Type": kind, "Content-Disposition": disposition})


def taken(call: Call) -> File | None:
    """Return the file that a request uploads or points to; raises a 400 refusal.

    An address is fetched here, so no lock may be held.
    """
    addresses = call.body.get("files", [])
    if len(call.files) + len(addresses) > 1:
        raise bad("Only one file can be sent with a message.")
    if call.files:
        upload = call.files[0]
        body = upload.stream.read()
        name = PurePosixPath((upload.filename or "file").replace("\\", "/")).name or "file"
        return _file(name, upload.mimetype, body)
    if addresses:
        return _fetched(addresses[0])
    return None


def keep(change: Change, file: File, message_id: str, room_id: str) -> str:
    """Add a file to the change; returns its content id."""
    key = ids.make("CONTENT")
    change.put("content", {"id": key, "messageId": message_id, "roomId": room_id})
    change.contents.append((key, file.name, file.type, file.body))
    return key


def _file(name: str, kind: str | None, body: bytes) -> File:
    if len(body) > MOST_BYTES:
        raise Refusal(413, "The file is too large: 100 MB are allowed.")
    return File(name, kind or mimetypes.guess_type(name)[0] or _UNKNOWN, body)


def _fetched(address: object) -> File:
    if not isinstance(address, str) or urlsplit(address).scheme not in ("http", "https"):
        raise bad("files must hold one public http or https address.")
    try:
        with requests.Session() as session, _get(session, address) as answer:
            answer.raise_for_status()
            body = b""
            for chunk in answer.iter_content(65536):
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refusal(413, "The file is too large: 100 MB are allowed.")
    except requests.RequestException:
        raise bad(f"Unable to retrieve content from {address}") from None
    _, options = parse_options_header(answer.headers.get("Content-Disposition"))
    path = unquote(urlsplit(address).path)
    name = PurePosixPath(options.get("filename") or path).name or "file"
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
    return _file(name, kind, body)


def _get(session: requests.Session, address: str) -> requests.Response:
    # A proxy of the surroundings would not find what is served on this machine.
    session.trust_env = urlsplit(address).hostname not in ("127.0.0.1", "localhost", "::1")
    return session.get(address, timeout=(3, 10), stream=True)


def _header_safe(name: str) -> str:
    return "".join(letter if letter.isprintable() else "_" for letter in name)
