"""Spaces and who is in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from webex import wire
from webex.client import WebexClient, translated


def fetch(client: WebexClient, space_id: str) -> wire.Room:
    with translated():
        return wire.room(client.api.rooms.get(space_id).json_data)


def members(client: WebexClient, space_id: str) -> list[wire.Membership]:
    """Everybody in a space, the bot included."""
    return [
        wire.membership(item) for item in client.items("memberships", roomId=space_id, max=1000)
    ]


def membership(client: WebexClient, membership_id: str) -> wire.Membership:
    with translated():
        return wire.membership(client.api.memberships.get(membership_id).json_data)


def active_since(client: WebexClient, since: datetime) -> Iterator[wire.Room]:
    """The bot's spaces in which something has happened since, the latest first."""
    for item in client.items("rooms", sortBy="lastactivity", max=100):
        with translated():
            if wire.moment(item["lastActivity"]) < since:
                return
            room = wire.room(item)
        yield room


def groups(client: WebexClient) -> Iterator[wire.Room]:
    """All group spaces the bot is in."""
    for item in client.items("rooms", type="group", max=100):
        with translated():
            room = wire.room(item)
        yield room
