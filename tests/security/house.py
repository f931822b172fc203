"""The whole product in this process: people over real HTTP, and its own book within reach."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.events import Outcome, Pressed, Said
from handlers.router import Router
from storage.inbox import InboxStore
from storage.outbox import OutboxStore, Outgoing, post
from storage.people import PeopleStore
from tests.chat import Chat, World
from tests.road.world import Road


class TakenBack(Exception):
    """Raised at the end of a unit so that nothing of it stays."""


@dataclass(frozen=True)
class Card:
    """A card that somebody can press: whose conversation it stands in, and one of its buttons."""

    chat: Chat
    message_id: str
    action: str
    data: dict[str, Any]


class House:
    """A sandbox with the real bot, restarted at will on the same data."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.road = Road(folder)
        self.given = settings
        self.open()
        self.world = World(self.road.sandbox.state(), None)  # type: ignore[arg-type]

    def open(self, **given: Any) -> None:
        """Start the bot, with other settings if any are given."""
        self.given |= given
        rates = {"rate_person": "100000/minute", "rate_space": "100000/minute"}
        self.road.open(router=Router, **{**rates, **self.given})

    def restart(self, **given: Any) -> None:
        """End the bot and start it again on what it remembers."""
        self.road.shut()
        self.open(**given)
        self.world.idle()

    @property
    def bot(self) -> Any:
        assert self.road.bot is not None
        return self.road.bot

    @property
    def router(self) -> Router:
        bot = self.bot
        from keys import Signer

        signer = Signer(bot.keys.signing)
        return Router(bot.storage, bot.clock, bot.identity, bot.settings, signer)

    def failures(self) -> list[str]:
        """What a handler stumbled over, and messages that Webex would not take."""
        counted = self.bot.counts.all()
        found = [name for name in ("events_failed", "moments_failed") if counted.get(name)]
        found += [event.note for event in InboxStore(self.bot.storage).parked()]
        found += [f"{m.to}: {m.error}" for m in OutboxStore(self.bot.storage).parked()]
        return found

    def forge(self, by: Chat, message_id: str, inputs: dict[str, Any]) -> str:
        """Send a submission that no card offers, as any person may with their own token."""
        before = by._seen()
        by.world.api(by.name).attachment_actions.create("submit", message_id, inputs)
        return by._collect(before)

    # One event that is thought through to its commit and then taken back.

    def would(self, event: Pressed | Said) -> list[Outgoing]:
        """What an event would send; the unit runs to its end and leaves nothing behind."""
        storage, router = self.bot.storage, self.router
        storage.begin()
        outcome: Outcome = (
            router.pressed(event) if isinstance(event, Pressed) else router.said(event)
        )

        def take_back(db: sqlite3.Connection) -> None:
            raise TakenBack

        now = self.bot.clock.now()
        try:
            storage.write(*outcome.writes, *(post(o, now) for o in outcome.outgoing), take_back)
        except TakenBack:
            return list(outcome.outgoing)
        raise AssertionError("the unit was not taken back")

    def press(self, chat: Chat, message_id: str, inputs: dict[str, str]) -> Pressed:
        person = self.person_id(chat.name)
        return Pressed("A1", message_id, chat.space, person, inputs, self.bot.clock.now())

    def word(self, chat: Chat, text: str) -> Said:
        kind = "group" if chat.group else "direct"
        person = self.person_id(chat.name)
        email = self.world.person(chat.name)["email"]
        now = self.bot.clock.now()
        return Said("M1", chat.space, kind, None, person, email, text, now)

    def person_id(self, name: str) -> str:
        person = PeopleStore(self.bot.storage).by_email(self.world.person(name)["email"])
        assert person is not None
        return person.id

    def close(self) -> None:
        self.road.close()


def cards_of(chat: Chat) -> Iterator[Card]:
    """Every button on the bot's cards in a conversation, with the inputs as they are filled."""
    from tests.chat import _actions, _contents, _inputs

    for message in chat.messages():
        for content in _contents(message):
            filled = _inputs(content)
            for action in _actions(content):
                if action["type"] == "Action.Submit":
                    data = {**filled, **action.get("data", {})}
                    yield Card(chat, message.id, data.get("action", ""), data)
