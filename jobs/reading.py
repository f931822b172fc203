"""From a stored webhook to what happened: fetched from Webex, with who and where made known."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Any

from handlers.events import Joined, Pressed, Said
from jobs.lanes import Clock
from services.directory import BotIdentity, Directory, Person
from storage.database import Storage, Write
from storage.inbox import InboxStore, Row
from storage.spaces import SpaceStore
from webex import messages, rooms, wire
from webex.client import WebexClient
from webex.errors import NotFound, Refused, Unauthorised
from webex.mentions import without_mention

Event = Said | Pressed | Joined

log = logging.getLogger(__name__)


class Reader:
    """Turns an inbox row into an event; None where there is nothing to answer."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        client: WebexClient,
        bot: BotIdentity,
        directory: Directory,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._client = client
        self._bot = bot
        self._directory = directory
        self._spaces = SpaceStore(storage)
        self._inbox = InboxStore(storage)

    def is_noise(self, row: Row) -> bool:
        """Whether the webhook alone shows that this is the bot's own or another bot's doing."""
        if row.resource == "memberships":
            return False
        data = _data(row)
        email = data.get("personEmail")
        ours = data.get("personId") == self._bot.id
        return ours or (isinstance(email, str) and wire.is_bot(email))

    def read(self, row: Row) -> Event | None:
        """Fetch what happened; raises the errors of ``webex``, ``NotFound`` when withdrawn."""
        match row.resource, row.event:
            case "messages", "created":
                return self._said(_data(row)["id"])
            case "attachmentActions", "created":
                return self._pressed(_data(row)["id"])
            case "memberships", "created":
                return self._came(row)
            case "memberships", "deleted":
                self._left(_data(row))
        return None

    @staticmethod
    def marks(row: Row, event: Event | None) -> list[Write]:
        """Writes that keep an event from being taken for a new one when it is told again."""
        if isinstance(event, Joined):
            return [SpaceStore.greeted(event.space_id, _data(row).get("created", ""))]
        return []

    def _said(self, message_id: str) -> Said | None:
        message = messages.fetch(self._client, message_id)
        if message.person_id == self._bot.id or wire.is_bot(message.email):
            return None
        if self._is_forgotten(message.created):
            return None
        self._directory.know(message.space_id, message.space_kind, message.person_id, message.email)
        others = tuple(person for person in message.mentioned if person != self._bot.id)
        for person in others:
            self._directory.meet(person)
        return Said(
            id=message.id,
            space_id=message.space_id,
            space_kind=message.space_kind,
            parent=message.parent,
            person_id=message.person_id,
            email=message.email,
            text=without_mention(message.text, message.html, self._bot.id, self._bot.first),
            said_at=message.created,
            html=message.html,
            mentioned=others,
        )

    def _pressed(self, action_id: str) -> Pressed | None:
        form = messages.submission(self._client, action_id)
        if form.person_id == self._bot.id or self._is_forgotten(form.created):
            return None
        self._directory.know(form.space_id, None, form.person_id)
        return Pressed(
            id=form.id,
            message_id=form.message_id,
            space_id=form.space_id,
            person_id=form.person_id,
            inputs=form.inputs,
            at=form.created,
        )

    def _is_forgotten(self, created: datetime) -> bool:
        """Whether this was dealt with so long ago that its row is gone: it is told again."""
        latest = self._inbox.forgotten()
        return latest is not None and created <= wire.moment(latest)

    def _came(self, row: Row) -> Joined | None:
        """Somebody came to a space; only the bot's own coming is an event to answer."""
        data = _data(row)
        membership = rooms.membership(self._client, data["id"])
        if membership.person_id != self._bot.id:
            if not wire.is_bot(membership.email) and self._spaces.get(membership.space_id):
                person = Person(
                    membership.person_id, membership.email, membership.name or membership.email
                )
                self._storage.write(SpaceStore.add_member(membership.space_id, person))
            return None
        told_before = self._spaces.joined(membership.space_id) == data.get("created", "")
        if self._directory.enter(membership.space_id) is None or told_before:
            return None
        actor = json.loads(row.body).get("actorId")
        by = None
        if isinstance(actor, str) and actor != self._bot.id:
            known = self._directory.meet(actor)
            by = known.id if known else None
        return Joined(membership.space_id, by, self._clock.now())

    def _left(self, data: dict[str, Any]) -> None:
        try:
            rooms.membership(self._client, data["id"])
            return  # came back meanwhile
        except Unauthorised:
            raise
        except (NotFound, Refused):
            pass
        space, person = str(data.get("roomId", "")), str(data.get("personId", ""))
        if person == self._bot.id:
            self._storage.write(SpaceStore.leave(space))
        else:
            self._directory.left(space, person)


def _data(row: Row) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(row.body)["data"]
    return data
