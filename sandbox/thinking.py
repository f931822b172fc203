"""Tells the page when the bot has dealt with what people sent it."""

import threading

from sandbox.events import Events
from sandbox.idle import Idleness, NotIdle
from sandbox.world import Change

_PATIENCE = 30.0


class Thinking:
    """Waits in a thread of its own, from a webhook on its way to the bot until all is idle."""

    def __init__(self, idleness: Idleness, events: Events, stopping: threading.Event) -> None:
        self._idleness, self._events, self._stopping = idleness, events, stopping
        self._rooms: set[str] = set()
        self._changed = threading.Condition()

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._watch, name="thinking", daemon=True).start()

    def stop(self) -> None:
        """End the thread; ``stopping`` has been set before."""
        with self._changed:
            self._changed.notify_all()

    def told(self, change: Change) -> None:
        """Note the rooms of a change that a webhook is going to tell about."""
        deliveries = [doc for kind, _, doc in change.puts if kind == "delivery" and doc]
        rooms = {delivery["data"].get("roomId", "") for delivery in deliveries} - {""}
        if rooms:
            with self._changed:
                self._rooms |= rooms
                self._changed.notify_all()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            with self._changed:
                while not self._rooms and not self._stopping.is_set():
                    self._changed.wait()
                rooms, self._rooms = self._rooms, set()
            try:
                self._idleness.wait(_PATIENCE)
            except NotIdle:
                if self._stopping.is_set():
                    return
            for room in sorted(rooms):
                self._events.publish({"type": "typing-idle", "roomId": room, "id": None})
