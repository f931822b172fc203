"""Messages whose webhook never came: looked for after an outage, where Webex lets a bot look."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from jobs.lanes import Clock
from storage.database import Storage, Write
from storage.facts import FactStore
from storage.inbox import InboxStore
from webex import messages, rooms, wire
from webex.client import WebexClient
from webex.errors import Refused, Unauthorised

ALIVE = "alive"
MARGIN = timedelta(minutes=5)  # Webex' clock and ours may differ
LONGEST = timedelta(days=1)  # who asked longer ago does not wait for an answer any more

log = logging.getLogger(__name__)


class Missed:
    """Keeps in mind until when all was well, and takes in what was said after that."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        client: WebexClient,
        bot_id: str,
        received: Callable[[str], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._client = client
        self._bot_id = bot_id
        self._received = received

    def all_is_well(self) -> None:
        """Webhooks have come until now."""
        self._storage.write(FactStore.note(ALIVE, "", self._clock.now()))

    def look(self) -> None:
        """Take in what was said since all was well; what has come already is not taken twice."""
        noted = FactStore(self._storage).get(ALIVE)
        if noted is None:
            return  # a bot that was never here has missed nothing
        since = max(noted[1], self._clock.now() - LONGEST) - MARGIN
        for room in rooms.active_since(self._client, since):
            try:
                self._take_in(room, since)
            except Unauthorised:
                raise
            except Refused as error:
                log.info("Cannot look for messages in %s: %s", room.id, error)

    def _take_in(self, room: wire.Room, since: datetime) -> None:
        said = messages.said_to_us(self._client, room)
        writes = [self._keep(m) for m in said if m.created >= since and self._is_theirs(m)]
        if writes:
            self._storage.write(*writes)
            self._received(room.id)

    def _is_theirs(self, message: wire.Message) -> bool:
        return message.person_id != self._bot_id and not wire.is_bot(message.email)

    def _keep(self, message: wire.Message) -> Write:
        data = {
            "id": message.id,
            "roomId": message.space_id,
            "personId": message.person_id,
            "created": wire.text(message.created),
        }
        return InboxStore.receive(
            f"messages created {message.id}",
            "messages",
            "created",
            message.space_id,
            json.dumps({"resource": "messages", "event": "created", "data": data}),
            self._clock.now(),
            once=True,
        )
