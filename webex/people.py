"""People, and the bot itself."""

from __future__ import annotations

from collections.abc import Sequence

from webex import wire
from webex.client import WebexClient, translated

MOST_AT_ONCE = 85


def me(client: WebexClient) -> wire.Profile:
    """Whose token it is."""
    with translated():
        return wire.profile(client.api.people.me().json_data)


def fetch(client: WebexClient, person_id: str) -> wire.Profile:
    with translated():
        return wire.profile(client.api.people.get(person_id).json_data)


def fetch_many(client: WebexClient, person_ids: Sequence[str]) -> list[wire.Profile]:
    """Profiles of several people, as many as Webex knows."""
    found = []
    for begin in range(0, len(person_ids), MOST_AT_ONCE):
        wanted = ",".join(person_ids[begin : begin + MOST_AT_ONCE])
        found += [wire.profile(item) for item in client.items("people", id=wanted)]
    return found
