"""Webex' JSON, read into values; camelCase is known here and in the requests only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

BOT_DOMAINS = ("@webex.bot", "@sparkbot.io")


@dataclass(frozen=True, slots=True)
class Message:
    """``parent`` is the id of the thread's first message; ``mentioned`` are person ids."""

    id: str
    space_id: str
    space_kind: str
    parent: str | None
    person_id: str
    email: str
    text: str
    markdown: str | None
    html: str | None
    mentioned: tuple[str, ...]
    created: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """A card's form as it was sent; every input is text."""

    id: str
    message_id: str
    space_id: str
    person_id: str
    inputs: dict[str, str]
    created: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody's being in a space; ``created`` is Webex' own text, an identity of its own."""

    id: str
    space_id: str
    person_id: str
    email: str
    name: str
    created: str


@dataclass(frozen=True, slots=True)
class Room:
    """A space; ``kind`` is ``group`` or ``direct``."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or bot as Webex knows them; ``zone`` only where the person set it."""

    id: str
    email: str
    name: str
    zone: str | None
    is_bot: bool


@dataclass(frozen=True, slots=True)
class Hook:
    """A registered webhook."""

    id: str
    name: str
    target: str
    resource: str
    event: str
    secret: str | None
    active: bool


def message(data: dict[str, Any]) -> Message:
    return Message(
        id=data["id"],
        space_id=data["roomId"],
        space_kind=data.get("roomType", "group"),
        parent=data.get("parentId"),
        person_id=data["personId"],
        email=data.get("personEmail", "").lower(),
        text=data.get("text", ""),
        markdown=data.get("markdown"),
        html=data.get("html"),
        mentioned=tuple(data.get("mentionedPeople") or ()),
        created=moment(data["created"]),
    )


def submission(data: dict[str, Any]) -> Submission:
    return Submission(
        id=data["id"],
        message_id=data["messageId"],
        space_id=data["roomId"],
        person_id=data["personId"],
        inputs={key: _input(value) for key, value in (data.get("inputs") or {}).items()},
        created=moment(data["created"]),
    )


def membership(data: dict[str, Any]) -> Membership:
    return Membership(
        id=data["id"],
        space_id=data["roomId"],
        person_id=data["personId"],
        email=data.get("personEmail", "").lower(),
        name=_line(data.get("personDisplayName", "")),
        created=data.get("created", ""),
    )


def room(data: dict[str, Any]) -> Room:
    return Room(data["id"], _line(data.get("title", "")), data.get("type", "group"))


def profile(data: dict[str, Any]) -> Profile:
    email = (data.get("emails") or [""])[0].lower()
    return Profile(
        id=data["id"],
        email=email,
        name=_line(data.get("displayName") or data.get("nickName") or "") or email,
        zone=data.get("timezone") or data.get("timeZone"),
        is_bot=data.get("type") == "bot" or is_bot(email),
    )


def hook(data: dict[str, Any]) -> Hook:
    return Hook(
        id=data["id"],
        name=data.get("name", ""),
        target=data.get("targetUrl", ""),
        resource=data.get("resource", ""),
        event=data.get("event", ""),
        secret=data.get("secret"),
        active=data.get("status", "active") == "active",
    )


def plain(words: str) -> str:
    """Somebody's words as Markdown that formats nothing and mentions nobody."""
    return re.sub(r"([\\`*_\[\]<>#~|])", r"\\\1", words.replace("<@", "<\u2060@"))


def is_bot(email: str) -> bool:
    return email.lower().endswith(BOT_DOMAINS)


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def text(moment: datetime) -> str:
    """A moment as Webex writes it."""
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
    )


def _line(name: str) -> str:
    """A name or title in one line, without control characters: it goes into calendars too."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", name).split())


def _input(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
