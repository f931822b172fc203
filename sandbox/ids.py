"""Webex ids: base64, without padding, of ciscospark://us/TYPE/uuid."""

import base64
import binascii
import uuid

_SPACE = uuid.UUID("6f1c1f0e-52f5-5c3c-9d9e-6a1f5b7c2a10")


def make(kind: str, key: str | None = None) -> str:
    """Return the id of a new ``kind`` (``ROOM``, ...), or of the one with this key part."""
    text = f"ciscospark://us/{kind}/{key or uuid.uuid4()}"
    return base64.b64encode(text.encode()).decode().rstrip("=")


def key(webex_id: str) -> str:
    """Return the part after the last slash, usually a uuid."""
    return _decoded(webex_id).rsplit("/", 1)[-1]


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of a Webex id of any type."""
    try:
        return _decoded(text).startswith("ciscospark://")
    except ValueError:
        return False


def known(name: str) -> str:
    """Return a uuid that is the same for the same name in every new sandbox."""
    return str(uuid.uuid5(_SPACE, name))


def _decoded(webex_id: str) -> str:
    try:
        return base64.b64decode(webex_id + "=" * (-len(webex_id) % 4), validate=True).decode()
    except (binascii.Error, UnicodeError) as error:
        raise ValueError(f"not a Webex id: {webex_id}") from error
