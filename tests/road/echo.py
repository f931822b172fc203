"""A router that repeats what it hears: enough of the handlers to try the road by itself."""

from __future__ import annotations

from typing import Any

from handlers.events import Joined, Outcome, Pressed, Said
from storage.due import Due
from storage.history import Entry, HistoryStore
from storage.outbox import Outgoing


class Echo:
    """Answers every message with its own words, and keeps a line of history for each."""

    def __init__(self, storage: Any, clock: Any, bot: Any, settings: Any, signer: Any) -> None:
        self.storage = storage
        self.clock = clock
        self.bot = bot

    def said(self, event: Said) -> Outcome:
        if event.text.startswith("poison"):
            raise RuntimeError("this message cannot be digested")
        entry = Entry(
            id=None,
            at=self.clock.now(),
            who=event.email,
            where=event.space_id,
            what="echo",
            series_id=event.id,
            before=None,
            after=None,
            words=event.text,
        )
        writes = [HistoryStore.add(entry)]
        return Outcome(tuple(writes), (self.reply(event),))

    @staticmethod
    def reply(event: Said) -> Outgoing:
        return Outgoing(to=f"space:{event.space_id}", markdown=f"You said: {event.text}")

    def pressed(self, event: Pressed) -> Outcome:
        answer = f"You sent: {sorted(event.inputs.items())}"
        return Outcome((), (Outgoing(to=f"space:{event.space_id}", markdown=answer),))

    def joined(self, event: Joined) -> Outcome:
        return Outcome((), (Outgoing(to=f"space:{event.space_id}", markdown="Hello, all"),))

    def moments(self, rows: list[Due]) -> Outcome:
        return Outcome(
            (),
            tuple(Outgoing(to=row.data["to"], markdown=f"It is time: {row.key}") for row in rows),
        )

    def apology(self, event: Said | Pressed | Joined, reference: str) -> Outcome:
        sorry = f"Sorry, that failed ({reference})"
        return Outcome((), (Outgoing(to=f"space:{event.space_id}", markdown=sorry),))
