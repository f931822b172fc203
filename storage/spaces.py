"""The spaces the bot is in, and who else is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from storage.database import Storage, Write
from storage.moments import maybe_moment, utc_text
from storage.people import COLUMNS as PERSON
from storage.people import PeopleStore, Person, person_of, set_value

COLUMNS = "s.id, s.title, s.kind, s.zone, s.settings, s.gone"


@dataclass(frozen=True, slots=True)
class Space:
    """``kind`` is ``group`` or ``direct``; ``left`` says that the bot is no longer in it."""

    id: str
    title: str
    kind: str
    zone: str | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    left: bool = False


class SpaceStore:
    """Spaces by id or title, and their members as last seen."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, space_id: str) -> Space | None:
        row = self._storage.read.execute(
            f"select {COLUMNS} from spaces s where s.id = ?", [space_id]
        ).fetchone()
        return _space(row) if row else None

    def by_title(self, words: str, member: str) -> list[Space]:
        """Group spaces of that title which the person (e-mail) and the bot are in.

        Upper and lower case are the same; spaces whose title only begins so come after.
        """
        wanted = " ".join(words.split()).casefold()
        found = [s for s in self.of_person(member) if s.kind == "group"]
        exact = [s for s in found if s.title.casefold() == wanted]
        return exact or [s for s in found if wanted and s.title.casefold().startswith(wanted)]

    def members(self, space_id: str) -> list[Person]:
        rows = self._storage.read.execute(
            f"select {PERSON} from members m join people p on p.id = m.person "
            "where m.space = ? order by p.name",
            [space_id],
        )
        return [person_of(row) for row in rows]

    def is_member(self, space_id: str, person_id: str) -> bool:
        found = self._storage.read.execute(
            "select 1 from members where space = ? and person = ?", [space_id, person_id]
        ).fetchone()
        return found is not None

    def of_person(self, email: str) -> list[Space]:
        """The spaces that the person and the bot are both in, by title."""
        rows = self._storage.read.execute(
            f"select {COLUMNS} from people p join members m on m.person = p.id "
            "join spaces s on s.id = m.space where p.email = ? and s.gone = 0 "
            "order by s.title collate nocase",
            [email.lower()],
        )
        return [_space(row) for row in rows]

    def groups(self) -> list[Space]:
        """All group spaces that the bot is in, as far as it knows."""
        rows = self._storage.read.execute(
            f"select {COLUMNS} from spaces s where s.kind = 'group' and s.gone = 0"
        )
        return [_space(row) for row in rows]

    def fetched(self, space_id: str) -> datetime | None:
        """When Webex was last asked about that space and its members; None if never."""
        row = self._storage.read.execute(
            "select fetched from spaces where id = ?", [space_id]
        ).fetchone()
        return maybe_moment(row[0]) if row else None

    def joined(self, space_id: str) -> str | None:
        """Which coming of the bot to that space was greeted last (Webex' own time text)."""
        row = self._storage.read.execute(
            "select joined from spaces where id = ? and gone = 0", [space_id]
        ).fetchone()
        return row[0] if row else None

    @staticmethod
    def save(space: Space, fetched: datetime | None = None) -> Write:
        """Keep what Webex says of a space; its own zone and settings are left alone."""
        values: list[Any] = [
            space.id,
            space.title,
            space.kind,
            space.zone,
            json.dumps(dict(space.settings)),
            space.left,
            None if fetched is None else utc_text(fetched),
        ]

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into spaces (id, title, kind, zone, settings, gone, fetched) "
                "values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set "
                "title = excluded.title, kind = excluded.kind, gone = excluded.gone, "
                "fetched = coalesce(excluded.fetched, fetched)",
                values,
            )

        return write

    @staticmethod
    def set(space_id: str, key: str, value: str | None) -> Write:
        """Set what a space decided: ``zone`` or a setting; None takes it back."""
        return set_value("spaces", ("zone",), space_id, key, value)

    @staticmethod
    def greeted(space_id: str, joined: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("update spaces set joined = ? where id = ?", [joined, space_id])

        return write

    @staticmethod
    def leave(space_id: str) -> Write:
        """The bot is no longer in that space."""

        def write(db: sqlite3.Connection) -> None:
            db.execute("update spaces set gone = 1, fetched = null where id = ?", [space_id])

        return write

    @staticmethod
    def set_members(space_id: str, persons: Iterable[Person]) -> Write:
        everyone = list(persons)

        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from members where space = ?", [space_id])
            for person in everyone:
                SpaceStore.add_member(space_id, person)(db)

        return write

    @staticmethod
    def add_member(space_id: str, person: Person) -> Write:
        save = PeopleStore.save(person)

        def write(db: sqlite3.Connection) -> None:
            save(db)
            db.execute("insert or ignore into members values (?, ?)", [space_id, person.id])

        return write

    @staticmethod
    def drop_member(space_id: str, person_id: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from members where space = ? and person = ?", [space_id, person_id])

        return write


def _space(row: sqlite3.Row) -> Space:
    settings = MappingProxyType(json.loads(row["settings"]))
    return Space(row["id"], row["title"], row["kind"], row["zone"], settings, bool(row["gone"]))
