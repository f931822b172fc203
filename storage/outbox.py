"""What is to be said in which order, and what was said."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from storage.database import ReadOnly, Storage, Write
from storage.moments import maybe_moment, moment, utc_text

USEFUL = timedelta(days=1)  # how long a reply is worth sending that does not say so itself
COLUMNS = "id, lane, receiver, body, file, made, useful_until, state, attempts, doubt, due"
# A person's direct space and the person are one receiver: one lane keeps them in order.
LANE = (
    "coalesce((select 'space:' || direct_space from people where 'person:' || email = ?1 "
    "and direct_space is not null), ?1)"
)
# What has not been tried yet; the two conditions on the state let the index be used.
SUPERSEDE = (
    f"delete from outbox where lane = {LANE} and state in ('waiting', 'sending') "
    "and state = 'waiting' and doubt = 0 and json_extract(body, '$.replaces') = ?2 "
    "and json_extract(body, '$.name') = ?3"
)

Otherwise = Literal["post", "repost", "delete"]


@dataclass(frozen=True)
class Pointer:
    """What is said elsewhere once it is known what became of a message.

    ``sent`` is posted to ``to`` (in the thread of ``parent``) when the message has arrived,
    ``refused`` when it was parked or given up; nothing where the words are empty.
    """

    to: str
    refused: str
    sent: str = ""
    parent: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """A message to send.

    ``to`` is ``space:<roomId>`` or ``person:<e-mail>``; ``markdown`` is also the complete text
    fallback of the card; ``parent`` the id of the thread's first message; ``file`` a name and its
    bytes, sent as a message of its own when there is a card too. ``replaces`` is the id of the
    message to edit in place, or ``name:<name>`` for the newest one of that logical name.
    ``otherwise`` says what happens where there is nothing to edit, or Webex refuses it: ``post``
    sends it in any case, after deleting what could not be edited; ``repost`` does so only where
    there was something; ``delete`` sends nothing. Of the edits of one named message that still
    wait only the newest is sent.
    ``about`` names the occurrence or series it is about. A second one with the same ``unique``
    is not made. After ``useful_until`` (default: a day) it is given up. ``pointer`` tells elsewhere
    what became of it.
    """

    to: str
    markdown: str
    card: dict[str, Any] | None = None
    parent: str | None = None
    file: tuple[str, bytes] | None = None
    replaces: str | None = None
    otherwise: Otherwise = "post"
    name: str | None = None
    about: str | None = None
    unique: str | None = None
    useful_until: datetime | None = None
    pointer: Pointer | None = None

    @property
    def is_update(self) -> bool:
        """Tell whether it brings a named message up to date, which stays the one of that name."""
        return self.name is not None and self.replaces == f"name:{self.name}"


@dataclass(frozen=True, slots=True)
class Row:
    """A message on its way. ``doubt`` says that an earlier attempt may have arrived."""

    id: int
    lane: str
    outgoing: Outgoing
    made: datetime
    useful_until: datetime
    state: str
    attempts: int
    doubt: bool
    due: datetime


class NamedMessage(NamedTuple):
    """The newest message under a logical name; ``edits`` counts how often it was edited."""

    message_id: str
    space: str
    edits: int


@dataclass(frozen=True, slots=True)
class ParkedMessage:
    """A message that was given up; ``error`` says why."""

    id: int
    to: str
    markdown: str
    made: datetime
    state: str
    error: str


def post(outgoing: Outgoing, now: datetime) -> Write:
    """Queue a message. Messages to one receiver arrive in the order in which they were queued."""
    parts = [outgoing]
    if outgoing.card is not None and outgoing.file is not None:
        # Webex takes either a card or a file with a message.
        parts = [
            Outgoing(**{**outgoing.__dict__, "file": None}),
            Outgoing(
                to=outgoing.to,
                markdown="",
                file=outgoing.file,
                parent=outgoing.parent,
                about=outgoing.about,
                unique=outgoing.unique and outgoing.unique + "|file",
                useful_until=outgoing.useful_until,
            ),
        ]

    def write(db: sqlite3.Connection) -> None:
        for part in parts:
            _insert(db, part, now)

    return write


def _insert(db: sqlite3.Connection, outgoing: Outgoing, now: datetime) -> None:
    file_name, file = outgoing.file or (None, None)
    body = {
        "markdown": outgoing.markdown,
        "card": outgoing.card,
        "parent": outgoing.parent,
        "file": file_name,
        "replaces": outgoing.replaces,
        "otherwise": outgoing.otherwise if outgoing.otherwise != "post" else None,
        "name": outgoing.name,
        "about": outgoing.about,
        "pointer": outgoing.pointer and asdict(outgoing.pointer),
    }
    if outgoing.is_update:
        db.execute(SUPERSEDE, [outgoing.to, outgoing.replaces, outgoing.name])
    text = json.dumps({k: v for k, v in body.items() if v is not None}, separators=(",", ":"))
    db.execute(
        "insert into outbox (lane, receiver, body, file, uniq, made, useful_until, due) values "
        f"({LANE}, ?1, ?2, ?3, ?4, ?5, ?6, ?5) "
        "on conflict (uniq) do nothing",
        [
            outgoing.to,
            text,
            file,
            outgoing.unique,
            utc_text(now),
            utc_text(outgoing.useful_until or now + USEFUL),
        ],
    )


class OutboxStore:
    """Reads of the queue and of what was posted; the sender's writes are in ``sending``."""

    def __init__(self, storage: Storage | ReadOnly) -> None:
        self._storage = storage

    def next_in(self, lane: str) -> Row | None:
        """The oldest message of a lane that is not over, due or not."""
        found = self._storage.read.execute(
            f"select {COLUMNS} from outbox where state in ('waiting', 'sending') and lane = ? "
            "order by id limit 1",
            [lane],
        ).fetchone()
        return _row(found) if found else None

    def lanes(self) -> list[str]:
        rows = self._storage.read.execute(
            "select distinct lane from outbox where state in ('waiting', 'sending')"
        )
        return [row[0] for row in rows]

    def pending(self, now: datetime) -> int:
        """How many messages wait for nothing but a sender, or are being sent.

        What stands behind a message that waits until later is not among them.
        """
        return int(
            self._storage.read.execute(
                "select count(*) from outbox o where state in ('waiting', 'sending') "
                "and due <= ?1 and not exists (select 1 from outbox e where e.lane = o.lane "
                "and e.state in ('waiting', 'sending') and e.id < o.id and e.due > ?1)",
                [utc_text(now)],
            ).fetchone()[0]
        )

    def next_due(self, now: datetime) -> datetime | None:
        found = self._storage.read.execute(
            "select min(due) from outbox where state in ('waiting', 'sending') and due > ?",
            [utc_text(now)],
        ).fetchone()[0]
        return maybe_moment(found)

    def about(self, message_id: str) -> str | None:
        """The occurrence or series that a message of ours is about."""
        found = self._storage.read.execute(
            "select about from posts where message_id = ?", [message_id]
        ).fetchone()
        return found[0] if found else None

    def last_about(self, space: str, *, after: datetime | None = None) -> str | None:
        """What the newest message in a space (after a moment) that is about a meeting is about."""
        found = self._storage.read.execute(
            "select about from posts where space = ? and about is not null and sent > ? "
            "order by sent desc limit 1",
            [space, utc_text(after) if after else ""],
        ).fetchone()
        return found[0] if found else None

    def message_named(self, name: str) -> NamedMessage | None:
        found = self._storage.read.execute(
            "select message_id, space, edits from posts where name = ?", [name]
        ).fetchone()
        return NamedMessage(*found) if found else None

    def name_of(self, message_id: str) -> str | None:
        """The logical name of a message of ours, if it has one now."""
        found = self._storage.read.execute(
            "select name from posts where message_id = ?", [message_id]
        ).fetchone()
        return found[0] if found else None

    def message(self, message_id: str) -> NamedMessage | None:
        """A message of ours by its id; None if we did not send it or have forgotten it."""
        found = self._storage.read.execute(
            "select message_id, space, edits from posts where message_id = ?", [message_id]
        ).fetchone()
        return NamedMessage(*found) if found else None

    def parked(self, limit: int = 50) -> list[ParkedMessage]:
        """What was refused or given up, newest first."""
        rows = self._storage.read.execute(
            "select id, receiver, body, made, state, error from outbox "
            "where state in ('parked', 'given up') order by id desc limit ?",
            [limit],
        )
        return [
            ParkedMessage(r[0], r[1], json.loads(r[2])["markdown"], moment(r[3]), r[4], r[5] or "")
            for r in rows
        ]

    def counts(self) -> dict[str, int]:
        rows = self._storage.read.execute("select state, count(*) from outbox group by state")
        return {row[0]: row[1] for row in rows}


def _row(found: sqlite3.Row) -> Row:
    body = json.loads(found["body"])
    name = body.pop("file", None)
    pointer = body.pop("pointer", None)
    outgoing = Outgoing(
        to=found["receiver"],
        file=None if name is None else (name, bytes(found["file"])),
        pointer=Pointer(**pointer) if pointer else None,
        **{"markdown": "", **body},
    )
    return Row(
        id=found["id"],
        lane=found["lane"],
        outgoing=outgoing,
        made=moment(found["made"]),
        useful_until=moment(found["useful_until"]),
        state=found["state"],
        attempts=found["attempts"],
        doubt=bool(found["doubt"]),
        due=moment(found["due"]),
    )
