"""Getting one message to Webex: posted, edited in place, or told apart from one already there."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from storage.database import Storage
from storage.outbox import NamedMessage, OutboxStore, Outgoing, Row
from storage.sending import known
from storage.spaces import SpaceStore
from webex import messages, wire
from webex.client import WebexClient
from webex.errors import Refused, Unauthorised

QUOTED = 200  # characters of the message that a reply outside its thread quotes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Delivered:
    """``replaced`` is the message this one stands in for: itself when it was edited in place.

    ``without_card`` says that Webex took the text only.
    """

    message_id: str
    space_id: str
    replaced: str | None = None
    without_card: bool = False


class Delivery:
    """Knows Webex' ways with messages; every failure comes out as an error of ``webex``."""

    def __init__(
        self, storage: Storage, client: WebexClient, bot_id: str, edit_budget: int
    ) -> None:
        self._storage = storage
        self._client = client
        self._bot_id = bot_id
        self._edit_budget = edit_budget
        self._store = OutboxStore(storage)
        self._spaces = SpaceStore(storage)

    def find(self, row: Row) -> Delivered | None:
        """A message that an earlier attempt may have left in a direct space.

        In a group space a bot cannot read its own messages, so None there.
        """
        if not self._is_direct(row.lane):
            return None
        try:
            recent = messages.recent(self._client, row.lane)
        except Unauthorised:
            raise
        except Refused as error:
            log.info("Cannot look whether message %s has arrived: %s", row.id, error)
            return None
        wanted = messages.fitted(row.outgoing.markdown)
        mine = [m for m in recent if m.person_id == self._bot_id and m.markdown == wanted]
        ids = known(self._storage.read, [m.id for m in mine])
        for message in reversed(mine):  # the oldest that is not accounted for
            if message.id not in ids:
                replaced = self._target(row.outgoing)
                return Delivered(message.id, message.space_id, replaced and replaced.message_id)
        return None

    def send(self, row: Row) -> Delivered | None:
        """Post or edit it; None when nothing stands there in the end, as it was wanted."""
        outgoing = row.outgoing
        target = self._target(outgoing)
        if target is not None:
            edited = self._edit(target, outgoing)
            if edited is not None:
                return edited
            self._delete(target.message_id)
        if outgoing.otherwise == "delete" or (target is None and outgoing.otherwise == "repost"):
            return None
        replaced = target and target.message_id
        try:
            message = self._post(outgoing)
        except Unauthorised:
            raise
        except Refused as error:
            if outgoing.card is None or not outgoing.markdown or error.status != 400:
                raise
            log.error("Webex refuses the card of message %s: %s", row.id, error)
            message = self._post(replace(outgoing, card=None))
            return Delivered(message.id, message.space_id, replaced, without_card=True)
        return Delivered(message.id, message.space_id, replaced)

    def _target(self, outgoing: Outgoing) -> NamedMessage | None:
        """The message to replace, None where it is not known (any more)."""
        replaces = outgoing.replaces
        if replaces is None:
            return None
        if replaces.startswith("name:"):
            return self._store.message_named(replaces.removeprefix("name:"))
        found = self._store.message(replaces)
        if found is None and outgoing.to.startswith("space:"):
            return NamedMessage(replaces, outgoing.to.removeprefix("space:"), 0)
        return found

    def _edit(self, target: NamedMessage, outgoing: Outgoing) -> Delivered | None:
        """Edit in place; None where Webex does not let us and a new message has to do."""
        if target.edits >= self._edit_budget or outgoing.file is not None:
            return None
        try:
            message = messages.edit(
                self._client, target.message_id, target.space, outgoing.markdown, outgoing.card
            )
        except Unauthorised:
            raise
        except Refused as error:
            log.info("Message %s cannot be edited: %s", target.message_id, error)
            return None
        return Delivered(message.id, message.space_id, target.message_id)

    def _delete(self, message_id: str) -> None:
        try:
            messages.delete(self._client, message_id)
        except Unauthorised:
            raise
        except Refused as error:
            log.info("Message %s cannot be deleted: %s", message_id, error)

    def _post(self, outgoing: Outgoing) -> wire.Message:
        try:
            return messages.post(
                self._client,
                outgoing.to,
                outgoing.markdown,
                card=outgoing.card,
                parent=outgoing.parent,
                file=outgoing.file,
            )
        except Unauthorised:
            raise
        except Refused as error:
            if outgoing.parent is None or error.status not in (400, 404):
                raise
            log.info("Not into the thread %s: %s", outgoing.parent, error)
        return messages.post(
            self._client,
            outgoing.to,
            self._quote(outgoing) + outgoing.markdown,
            card=outgoing.card,
            file=outgoing.file,
        )

    def _quote(self, outgoing: Outgoing) -> str:
        """The beginning of the parent as a Markdown quotation; nothing when it is gone.

        Nothing either of a message elsewhere: whoever presses a button may name any parent.
        """
        try:
            parent = messages.fetch(self._client, outgoing.parent or "")
        except Unauthorised:
            raise
        except Refused:
            return ""
        if outgoing.to != f"space:{parent.space_id}":
            return ""
        first = " ".join(parent.text.split())[:QUOTED]
        return f"> {wire.plain(first)}\n\n" if first else ""

    def _is_direct(self, lane: str) -> bool:
        kind, _, name = lane.partition(":")
        if kind == "person":
            return True
        space = self._spaces.get(name)
        return space is not None and space.kind == "direct"
