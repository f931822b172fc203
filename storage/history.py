"""Who changed what, with the series before and after: what undo and ``history`` read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.model import Series
from storage.database import Storage, Write
from storage.moments import moment, utc_text
from storage.shapes import series_of, series_text

COLUMNS = "id, at, who, space, what, series_id, before, after, words, undone_by"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: ``who`` is an e-mail, ``where`` a space id, ``what`` the command's name.

    ``before`` is None for a new series, ``after`` None for a cancelled one. ``id`` is None until
    it is kept; ``undone_by`` is the entry that took it back.
    """

    id: int | None
    at: datetime
    who: str
    where: str
    what: str
    series_id: str
    before: Series | None
    after: Series | None
    words: str
    undone_by: int | None = None


class HistoryStore:
    """Entries are never changed but for ``undone_by``."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, entry_id: int) -> Entry | None:
        return next(iter(self._find("where id = ?", [entry_id])), None)

    def of_series(self, series_id: str) -> list[Entry]:
        """The changes of a series, newest first."""
        return self._find("where series_id = ? order by id desc", [series_id])

    def last_by(self, email: str, space: str, since: datetime) -> Entry | None:
        """The person's newest change in a space since then that is not undone."""
        found = self._find(
            "where who = ? and space = ? and at >= ? and undone_by is null and what <> 'undo' "
            "order by id desc limit 1",
            [email.lower(), space, utc_text(since)],
        )
        return found[0] if found else None

    def standing_of(self, email: str, since: datetime) -> list[Entry]:
        """All changes of a person since then that are not undone, newest first."""
        return self._find(
            "where who = ? and at >= ? and undone_by is null and what <> 'undo' order by id desc",
            [email.lower(), utc_text(since)],
        )

    def since(self, series_id: str, entry_id: int) -> list[Entry]:
        """The changes of a series that came after an entry, oldest first."""
        return self._find("where series_id = ? and id > ? order by id", [series_id, entry_id])

    def id_of_short(self, short: str) -> str | None:
        """The id of the series that has, or had, a short id; the latest one to have it."""
        row = self._storage.read.execute(
            "select series_id from history where coalesce(after, before) ->> '$.short' = ? "
            "order by id desc limit 1",
            [short.lower().removeprefix("#")],
        ).fetchone()
        return row[0] if row else None

    def born_with(self, entry: Entry) -> Entry | None:
        """The entry of the series that came out of another one's, kept in the same unit."""
        twin = self.twin(entry)
        return twin if twin is not None and twin.before is None else None

    def twin(self, entry: Entry) -> Entry | None:
        """The other entry of a change that made two series of one, kept in the same unit."""
        if entry.what not in ("split", "separate"):
            return None
        # The one that was born is written down first, right before the one it came out of.
        beside = (entry.id or 0) + (1 if entry.before is None else -1)
        found = self.get(beside)
        same = found is not None and (found.what, found.at, found.who) == (
            entry.what,
            entry.at,
            entry.who,
        )
        return (
            found if same and found and (found.before is None) != (entry.before is None) else None
        )

    @staticmethod
    def add(entry: Entry) -> Write:
        values = [
            utc_text(entry.at),
            entry.who.lower(),
            entry.where,
            entry.what,
            entry.series_id,
            None if entry.before is None else series_text(entry.before),
            None if entry.after is None else series_text(entry.after),
            entry.words,
            entry.undone_by,
        ]

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "insert into history (at, who, space, what, series_id, before, after, words, "
                "undone_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )

        return write

    @staticmethod
    def mark_undone(entry_id: int, by: int | None = None) -> Write:
        """Note that an entry was taken back; ``by`` None means by the newest entry of its series,
        that is, by the one added earlier in the same unit."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "update history set undone_by = coalesce(?2, (select max(h.id) from history h "
                "where h.series_id = history.series_id)) where id = ?1",
                [entry_id, by],
            )

        return write

    def _find(self, where: str, values: Sequence[str | int]) -> list[Entry]:
        rows = self._storage.read.execute(f"select {COLUMNS} from history {where}", values)
        return [_entry(row) for row in rows]


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        at=moment(row["at"]),
        who=row["who"],
        where=row["space"],
        what=row["what"],
        series_id=row["series_id"],
        before=series_of(row["before"]) if row["before"] else None,
        after=series_of(row["after"]) if row["after"] else None,
        words=row["words"],
        undone_by=row["undone_by"],
    )
