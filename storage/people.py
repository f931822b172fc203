"""The people the bot has met: what Webex says of them, and what they set for themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from storage.database import Storage, Write
from storage.moments import maybe_moment, utc_text

COLUMNS = "p.id, p.email, p.name, p.zone, p.profile_zone, p.locale, p.settings, p.direct_space"


@dataclass(frozen=True, slots=True)
class Person:
    """``zone`` and ``locale`` are what the person chose, ``profile_zone`` what Webex knows."""

    id: str
    email: str
    name: str
    zone: str | None = None
    profile_zone: str | None = None
    locale: str | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    direct_space: str | None = None


class PeopleStore:
    """Found by Webex id or by lower-case e-mail."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, person_id: str) -> Person | None:
        return self._one("where p.id = ?", [person_id])

    def by_email(self, email: str) -> Person | None:
        return self._one("where p.email = ? order by p.fetched desc", [email.lower()])

    def find_name(self, words: str, within: str | None = None) -> list[Person]:
        """People whose name, or a word of it, begins with ``words``; the exact name first.

        ``within`` is the id of the space to look in, None for everybody.
        """
        wanted = " ".join(words.split()).casefold()
        if not wanted:
            return []
        query = f"select {COLUMNS} from people p"
        values: list[Any] = []
        if within is not None:
            query += " join members m on m.person = p.id and m.space = ?"
            values.append(within)
        found = [person_of(row) for row in self._storage.read.execute(query, values)]
        ranked = [(rank, p) for p in found if (rank := _rank(p, wanted)) is not None]
        return [person for _, person in sorted(ranked, key=lambda pair: (pair[0], pair[1].name))]

    def fetched(self, person_id: str) -> datetime | None:
        """When Webex was last asked about that person; None if never."""
        row = self._storage.read.execute(
            "select fetched from people where id = ?", [person_id]
        ).fetchone()
        return maybe_moment(row[0]) if row else None

    @staticmethod
    def save(person: Person, fetched: datetime | None = None) -> Write:
        """Keep what Webex says of a person; what the person set is left alone.

        A new person's zone, locale and settings are kept as given.
        """
        values: list[Any] = [
            person.id,
            person.email.lower(),
            person.name,
            person.zone,
            person.profile_zone,
            person.locale,
            json.dumps(dict(person.settings)),
            person.direct_space,
            None if fetched is None else utc_text(fetched),
        ]

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into people (id, email, name, zone, profile_zone, locale, settings, "
                "direct_space, fetched) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "on conflict (id) do update set email = excluded.email, name = excluded.name, "
                "profile_zone = coalesce(excluded.profile_zone, profile_zone), "
                "direct_space = coalesce(excluded.direct_space, direct_space), "
                "fetched = coalesce(excluded.fetched, fetched)",
                values,
            )

        return write

    @staticmethod
    def set(person_id: str, key: str, value: str | None) -> Write:
        """Set what a person chose: ``zone``, ``locale`` or a setting; None takes it back."""
        return set_value("people", ("zone", "locale"), person_id, key, value)

    def _one(self, where: str, values: list[str]) -> Person | None:
        row = self._storage.read.execute(
            f"select {COLUMNS} from people p {where} limit 1", values
        ).fetchone()
        return person_of(row) if row else None


def person_of(row: sqlite3.Row) -> Person:
    return Person(
        id=row["id"],
        email=row["email"],
        name=row["name"],
        zone=row["zone"],
        profile_zone=row["profile_zone"],
        locale=row["locale"],
        settings=MappingProxyType(json.loads(row["settings"])),
        direct_space=row["direct_space"],
    )


def set_value(
    table: str, columns: tuple[str, ...], row_id: str, key: str, value: str | None
) -> Write:
    """Set a column of that name, or else an entry of the JSON object in ``settings``."""

    def write(db: sqlite3.Connection) -> None:
        if key in columns:
            db.execute(f"update {table} set {key} = ? where id = ?", [value, row_id])
            return
        found = db.execute(f"select settings from {table} where id = ?", [row_id]).fetchone()
        settings: dict[str, str] = json.loads(found[0]) if found else {}
        settings.pop(key, None)
        if value is not None:
            settings[key] = value
        db.execute(f"update {table} set settings = ? where id = ?", [json.dumps(settings), row_id])

    return write


def _rank(person: Person, wanted: str) -> int | None:
    name = person.name.casefold()
    if wanted in (name, person.email, person.email.partition("@")[0]):
        return 0
    words = name.split()
    if wanted in words:
        return 1
    if name.startswith(wanted):
        return 2
    return 3 if any(word.startswith(wanted) for word in words) else None
