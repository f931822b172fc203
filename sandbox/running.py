"""A running sandbox: its parts wired together, started and stopped."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox import moments, seed
from sandbox.app import create_app
from sandbox.calls import UnknownFields
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.hooks import BotHooks, guarded
from sandbox.idle import Activity, Idleness
from sandbox.server import Server
from sandbox.store import Doc
from sandbox.thinking import Thinking
from sandbox.world import Change, World


class Sandbox:
    """What ``start`` returns: addresses, the clock, the bot's token; ``stop`` ends it."""

    def __init__(self, data: Path, port: int, now: datetime | None, fresh: bool) -> None:
        self._hooks = BotHooks()
        self._stopping = threading.Event()
        self._server = Server(port)
        self.url = self._server.url
        self.api = f"{self.url}/v1/"
        self.clock = Clock(now)
        self.faults = Faults()
        self.events = Events()
        self.unknown = UnknownFields()
        try:
            self.world = World(data, self.clock, fresh=fresh)
        except BaseException:
            self._server.release()
            raise
        self.world.url = self.url
        seed.fill(self.world)
        activity = Activity()
        self.delivery = Delivery(self.world, self.clock, self.faults)
        self.idleness = Idleness(
            self.clock, self.delivery, activity, lambda: self._hooks, self._stopping
        )
        self._app = create_app(
            self.world,
            self,
            faults=self.faults,
            activity=activity,
            unknown=self.unknown,
            stopping=self._stopping,
        )
        self._thinking = Thinking(self.idleness, self.events, self._stopping)
        self._told_due: datetime | None = None

    def start(self) -> None:
        """Answer requests and bring webhooks."""
        self.world.listeners += [self.events.told, self._due_changed, self._thinking.told]
        self._unsubscribe: Callable[[], None] = self.clock.subscribe(self._clock_changed)
        self.delivery.start()
        self._thinking.start()
        self._server.start(self._app)

    @property
    def bot_token(self) -> str:
        """The access token of the bot account."""
        with self.world.lock:
            return self.world.token_of(self._bot()["id"])

    def attach(self, hooks: BotHooks) -> None:
        """Make a bot known that runs beside the sandbox and shares its clock."""
        self._hooks = guarded(hooks)
        self._hooks.clock_moved()
        self.events.publish(self.clock_event())

    def state(self) -> dict[str, Any]:
        """What GET /sandbox/state answers; tokens included, since nothing here is real."""
        world = self.world
        with world.lock:
            everybody = list(world.kinds["person"].values())
            bot = self._bot()
            people = [p for p in everybody if p["type"] == "person" and not self._is_admin(p)]
            admin = next(p for p in everybody if self._is_admin(p))
            spaces = [self._space(room, bot) for room in world.kinds["room"].values()]
            shown = [self._person(person) for person in people]
            shown_admin = self._person(admin)
        return {
            "api": self.api,
            "page": f"{self.url}/",
            **self.clock_state(),
            "bot": {
                "id": bot["id"],
                "email": bot["emails"][0],
                "displayName": bot["displayName"],
                "token": self.bot_token,
                "url": self._hooks.url,
            },
            "people": shown,
            "admin": shown_admin,
            "spaces": spaces,
            "unknown": self.unknown.as_dict(),
        }

    def clock_state(self) -> dict[str, Any]:
        """The clock for people: now, whether it runs, and when something is due next."""
        due = self.idleness.next_due()
        return {
            "now": moments.written(self.clock.now()),
            "running": self.clock.running,
            "nextDue": moments.written(due) if due else None,
        }

    def clock_event(self) -> dict[str, Any]:
        """The same as an event of the page's stream."""
        return {"type": "clock", **self.clock_state()}

    def stop(self) -> None:
        """Stop within seconds, open streams included; may be called twice."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        self._unsubscribe()
        self.events.stop()
        self._thinking.stop()
        self.delivery.stop()
        self._server.stop()
        self.world.close()

    def _clock_changed(self) -> None:
        self._hooks.clock_moved()
        self._due_changed(None)
        self.events.publish(self.clock_event())

    def _due_changed(self, change: Change | None) -> None:
        """The bot's writes show in its messages: tell the page when its next due moment moved."""
        due = self.idleness.next_due()
        if due != self._told_due:
            self._told_due = due
            if change:
                self.events.publish(self.clock_event())

    def _bot(self) -> Doc:
        return next(p for p in self.world.kinds["person"].values() if p["type"] == "bot")

    @staticmethod
    def _is_admin(person: Doc) -> bool:
        return bool(person["emails"][0] == seed.ADMIN_EMAIL)

    def _person(self, person: Doc) -> Doc:
        return {
            "id": person["id"],
            "email": person["emails"][0],
            "displayName": person["displayName"],
            "timezone": person.get("timezone"),
            "token": self.world.token_of(person["id"]),
        }

    def _space(self, room: Doc, bot: Doc) -> Doc:
        members = list(self.world.members.get(room["id"], {}).values())
        others = [m["personDisplayName"] for m in members if m["personId"] != bot["id"]]
        title = room["title"] if room["type"] == "group" else " and ".join(others)
        return {
            "id": room["id"],
            "title": title,
            "type": room["type"],
            "members": [member["personId"] for member in members],
        }


def start(
    data: Path,
    port: int = 0,
    now: datetime | None = None,
    fresh: bool = False,
    bot_hooks: BotHooks | None = None,
) -> Sandbox:
    """Start the sandbox on loopback and return it when it answers.

    ``data`` is its folder; ``now`` the clock's first moment (aware; real time by default, and
    never before what the folder remembers); ``fresh`` starts with a new world. Raises PortTaken
    and DataInUse, whose words can be shown to people.
    """
    sandbox = Sandbox(data, port, now, fresh)
    if bot_hooks:
        sandbox.attach(bot_hooks)
    sandbox.start()
    return sandbox
