"""People, and the bot itself."""

from __future__ import annotations

from webex import wire
from webex.client import WebexClient, translated


def me(client: WebexClient) -> wire.Profile:
    """Whose token it is."""
    with translated():
        return wire.profile(client.api.people.me().json_data)


def fetch(client: WebexClient, person_id: str) -> wire.Profile:
    with translated():
        return wire.profile(client.api.people.get(person_id).json_data)
