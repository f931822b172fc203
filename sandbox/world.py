"""The state of the embedded Webex: kept in memory, written to disk before a request is answered."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox import ids, moments
from sandbox.clock import Clock
from sandbox.store import Doc, Put, Store

KINDS = (
    "person", "token", "team", "teamMembership", "room", "membership", "message", "content",
    "attachmentAction", "roomTab", "webhook", "delivery",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that webhooks and the page's event stream may be told of.

    ``resource`` and ``event`` are Webex's own words; ``data`` is what a webhook carries;
    ``audience`` holds the ids of the people (and bots) who may know; ``traits`` what filters may
    ask about besides the data.
    """

    resource: str
    event: str
    data: Doc
    actor: str
    audience: frozenset[str]
    traits: Doc = field(default_factory=dict)


@dataclass(slots=True)
class Change:
    """What one request changes; nothing of it is true before all of it is on disk."""

    puts: list[Put] = field(default_factory=list)
    contents: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)

    def put(self, kind: str, doc: Doc) -> Doc:
        """Make or replace the document with this id."""
        self.puts.append((kind, doc["id"], doc))
        return doc

    def drop(self, kind: str, key: str) -> None:
        """Take a document away."""
        self.puts.append((kind, key, None))

    def announce(
        self,
        resource: str,
        event: str,
        data: Doc,
        actor: str,
        audience: frozenset[str],
        traits: Doc | None = None,
    ) -> None:
        """Tell webhooks and the page, once the change is on disk."""
        self.happenings.append(Happening(resource, event, data, actor, audience, traits or {}))


class World:
    """All documents by kind and id, with the indexes that requests need.

    Documents are never changed in place, only replaced. ``lock`` is held for reading several of
    them together and while a change is made, never while anything outside is called.
    """

    def __init__(self, data: Path, clock: Clock, *, fresh: bool = False) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.url = ""
        self.kinds: dict[str, dict[str, Doc]] = {kind: {} for kind in KINDS}
        self.members: dict[str, dict[str, Doc]] = {}
        self.messages_in: dict[str, dict[str, None]] = {}
        self.plan: Callable[[Happening], list[Doc]] = lambda happening: []
        self.listeners: list[Callable[[Change], None]] = []
        self._tokens: dict[str, Doc] = {}
        self._emails: dict[str, str] = {}
        self._store = Store(data, fresh=fresh)
        for kind, key, doc in self._store.documents():
            self._apply((kind, key, doc))
        self.settings = self._store.settings()
        self._closed = False
        remembered = self.settings.get("clock")
        if remembered and moments.read(remembered) > clock.now():
            clock.advance_to(moments.read(remembered))

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Collect a change and carry it out at the end of the block, all or nothing."""
        with self.lock:
            change = Change()
            yield change
            for happening in change.happenings:
                for delivery in self.plan(happening):
                    change.put("delivery", delivery)
            self.write(change)
        for told in self.listeners:
            told(change)

    def write(self, change: Change) -> None:
        """Write a change to disk, then make it true."""
        with self.lock:
            if self._closed:
                raise RuntimeError("The sandbox has been stopped.")
            if change.puts or change.contents:
                now = {"clock": self.clock.now().isoformat()}
                self._store.write(change.puts, change.contents, now)
                for put in change.puts:
                    self._apply(put)

    def remember(self, name: str, value: str) -> None:
        """Keep a named value."""
        with self.lock:
            if not self._closed:
                self._store.write(settings={name: value})
                self.settings[name] = value

    def remember_clock(self) -> None:
        """Keep the present moment: a later start never goes back behind it."""
        self.remember("clock", self.clock.now().isoformat())

    def close(self) -> None:
        """Write the clock and let go of the file; later changes are refused."""
        self.remember_clock()
        with self.lock:
            if not self._closed:
                self._closed = True
                self._store.close()

    def now(self) -> str:
        """The clock's moment as Webex writes it."""
        return moments.written(self.clock.now())

    def get(self, kind: str, key: str) -> Doc | None:
        """The document with this id."""
        return self.kinds[kind].get(key)

    def person_of_token(self, token: str) -> tuple[Doc, Doc] | None:
        """The person and the token document that belong to an access token."""
        known = self._tokens.get(token)
        person = known and self.kinds["person"].get(known["personId"])
        return (person, known) if person and known else None

    def person_by_email(self, email: str) -> Doc | None:
        """The person with this address, in any case of letters."""
        key = self._emails.get(email.strip().lower())
        return self.kinds["person"].get(key) if key else None

    def token_of(self, person_id: str) -> str:
        """The first access token of a person."""
        return next(
            str(doc["token"])
            for doc in self.kinds["token"].values()
            if doc["personId"] == person_id
        )

    def member_ids(self, room_id: str) -> frozenset[str]:
        """Who is in a room."""
        return frozenset(self.members.get(room_id, ()))

    def membership(self, room_id: str, person_id: str) -> Doc | None:
        """The membership of a person in a room."""
        return self.members.get(room_id, {}).get(person_id)

    def direct_room(self, one: str, other: str) -> Doc | None:
        """The 1:1 room of two people."""
        return self.kinds["room"].get(direct_room_id(one, other))

    def content(self, key: str) -> tuple[str, str, bytes] | None:
        """Name, type and body of a file."""
        return self._store.content(key)

    def _apply(self, put: Put) -> None:
        kind, key, doc = put
        old = self.kinds[kind].get(key)
        if doc is None:
            self.kinds[kind].pop(key, None)
        else:
            self.kinds[kind][key] = doc
        index = getattr(self, f"_index_{kind}", None)
        if index:
            index(old, doc)

    def _index_person(self, old: Doc | None, new: Doc | None) -> None:
        for email in (old or {}).get("emails", ()):
            self._emails.pop(email.lower(), None)
        for email in (new or {}).get("emails", ()):
            self._emails[email.lower()] = (new or {})["id"]

    def _index_token(self, old: Doc | None, new: Doc | None) -> None:
        if old:
            self._tokens.pop(old["token"], None)
        if new:
            self._tokens[new["token"]] = new

    def _index_membership(self, old: Doc | None, new: Doc | None) -> None:
        if old:
            self.members.get(old["roomId"], {}).pop(old["personId"], None)
        if new:
            self.members.setdefault(new["roomId"], {})[new["personId"]] = new

    def _index_message(self, old: Doc | None, new: Doc | None) -> None:
        if new:
            self.messages_in.setdefault(new["roomId"], {})[new["id"]] = None
        elif old:
            self.messages_in.get(old["roomId"], {}).pop(old["id"], None)

    def _index_room(self, old: Doc | None, new: Doc | None) -> None:
        if old and not new:
            self.messages_in.pop(old["id"], None)
            self.members.pop(old["id"], None)


def direct_room_id(one: str, other: str) -> str:
    """The id of the 1:1 room of two people, the same whoever asks."""
    return ids.make("ROOM", ids.known("direct " + " ".join(sorted((one, other)))))


def is_bot(person: dict[str, Any]) -> bool:
    """Whether a person document is a bot's."""
    return bool(person["type"] == "bot")
