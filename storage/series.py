"""The book of meetings: each series as one document, with what it is looked up by beside it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.model import Series
from storage.database import Stale, Storage, Write
from storage.moments import maybe_text, utc_text
from storage.shapes import series_of, series_text

COLUMNS = "s.id, s.revision, s.body"
LETTERS = "abcdefghjkmnpqrstuvwxyz"  # no i, l, o: they are misread in a short name
MOST_STALE = 500


class SeriesStore:
    """Series by id, short name, number, link or viewer (``space:<id>``, ``person:<e-mail>``).

    The start of the next occurrence is kept beside each series as it was when it was saved.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def get(self, series_id: str) -> Series | None:
        return self._one("where s.id = ?", series_id)

    def by_short(self, short: str) -> Series | None:
        """By the name that people use, with or without ``#``."""
        return self._one("where s.short = ?", short.strip().lstrip("#").lower())

    def by_number(self, digits: str) -> list[Series]:
        """The series with that meeting number, spaces ignored."""
        return self._marked("number", "".join(digits.split()))

    def by_link(self, url: str) -> list[Series]:
        return self._marked("link", url.strip())

    def upcoming(
        self,
        viewers: Sequence[str],
        now: datetime,
        limit: int,
        before: datetime | None = None,
    ) -> list[Series]:
        """The next ``limit`` series that any of the viewers may see, by next start.

        Those whose next start has passed since they were saved are all included, in front: the
        caller expands them and sorts again. ``before`` bounds the start from above.
        """
        found: dict[str, tuple[str, sqlite3.Row]] = {}
        for viewer in viewers:
            late = self._viewed(viewer, "v.next < ?", [utc_text(now)], MOST_STALE)
            values = [utc_text(now)]
            condition = "v.next >= ?"
            if before is not None:
                condition += " and v.next < ?"
                values.append(utc_text(before))
            for row in late + self._viewed(viewer, condition, values, limit):
                found[row["id"]] = (row["next"], row)
        stale = [pair for pair in found.values() if pair[0] < utc_text(now)]
        fresh = [pair for pair in found.values() if pair[0] >= utc_text(now)]
        fresh.sort(key=lambda pair: pair[0])
        return [self._load(row) for _, row in sorted(stale, key=lambda p: p[0]) + fresh[:limit]]

    def all_of(self, viewers: Sequence[str]) -> list[Series]:
        """Everything that any of the viewers may see, past meetings too."""
        found: dict[str, sqlite3.Row] = {}
        for viewer in viewers:
            rows = self._storage.read.execute(
                f"select {COLUMNS} from viewers v join series s on s.id = v.series_id "
                "where v.viewer = ?",
                [viewer],
            )
            found.update((row["id"], row) for row in rows)
        return [self._load(row) for row in found.values()]

    def hosted_by(self, email: str) -> list[Series]:
        rows = self._storage.read.execute(
            f"select {COLUMNS} from series s where s.host = ?", [email.lower()]
        )
        return [self._load(row) for row in rows]

    def everything(self) -> list[Series]:
        """The whole book; for upkeep only."""
        return [
            self._load(r) for r in self._storage.read.execute(f"select {COLUMNS} from series s")
        ]

    def new_short(self) -> str:
        """A short name that nobody uses: a letter and a digit, longer when those are crowded."""
        digits = 1
        while True:
            for _ in range(12):
                number = random.randrange(10 ** (digits - 1) if digits > 1 else 0, 10**digits)
                short = f"{random.choice(LETTERS)}{number}"
                taken = self._storage.read.execute(
                    "select 1 from series where short = ?", [short]
                ).fetchone()
                if taken is None:
                    return short
            digits += 1

    def save(
        self,
        series: Series,
        *,
        expected: int | None,
        now: datetime,
        viewers: Iterable[str],
    ) -> Write:
        """Keep a series that was at version ``expected`` (None: a new one).

        The unit raises ``Stale`` when it is at another version, and also when anything of it was
        saved after this event had read it, answers included. ``viewers`` are all who may see it;
        the spaces it was announced to see it anyhow.
        """
        seen = self._storage.seen()
        upcoming = _next_start(series, now)
        row = (
            series.id,
            series.short.lower(),
            series.host.lower(),
            series.version,
            maybe_text(upcoming),
            series_text(series),
        )
        marks = _marks(series)
        seen_by = sorted(set(viewers))

        def write(db: sqlite3.Connection) -> None:
            found = db.execute(
                "select version, revision from series where id = ?", [series.id]
            ).fetchone()
            version, revision = found or (None, None)
            if version != expected or seen.get(series.id, revision) != revision:
                raise Stale(series.id)
            seen[series.id] = (revision or 0) + 1  # a second save in the same unit is not stale
            db.execute(
                "insert into series (id, short, host, version, next, body, revision) "
                "values (?, ?, ?, ?, ?, ?, 1) on conflict (id) do update set "
                "short = excluded.short, host = excluded.host, version = excluded.version, "
                "next = excluded.next, body = excluded.body, revision = revision + 1",
                row,
            )
            db.execute("delete from viewers where series_id = ?", [series.id])
            db.executemany(
                "insert into viewers (series_id, viewer, next) values (?, ?, ?)",
                [(series.id, viewer, row[4]) for viewer in seen_by],
            )
            db.execute(
                "insert or ignore into viewers (series_id, viewer, next) "
                "select series_id, 'space:' || space, ?2 from announced where series_id = ?1",
                [series.id, row[4]],
            )
            db.execute("delete from marks where series_id = ?", [series.id])
            db.executemany("insert into marks values (?, ?, ?)", [(*m, series.id) for m in marks])

        return write

    def refresh(self, now: datetime, limit: int = 1000) -> list[Write]:
        """Writes that bring the kept next starts up to date where they have passed."""
        rows = self._storage.read.execute(
            f"select {COLUMNS}, s.next from series s where s.next < ? order by s.next limit ?",
            [utc_text(now), limit],
        ).fetchall()
        found = [(row, maybe_text(_next_start(series_of(row["body"]), now))) for row in rows]
        return [_set_next(row, text) for row, text in found if text != row["next"]]

    @staticmethod
    def delete(series_id: str) -> Write:
        """Take a series out of the book; where it was announced is kept for an undo."""

        def write(db: sqlite3.Connection) -> None:
            db.execute("delete from series where id = ?", [series_id])

        return write

    def announced(self, series_id: str) -> list[str]:
        """The ids of the spaces that a series is announced to."""
        rows = self._storage.read.execute(
            "select space from announced where series_id = ?", [series_id]
        )
        return [row[0] for row in rows]

    @staticmethod
    def announce_to(series_id: str, space_id: str) -> Write:
        def write(db: sqlite3.Connection) -> None:
            db.execute("insert or ignore into announced values (?, ?)", [series_id, space_id])
            db.execute(
                "insert or ignore into viewers (series_id, viewer, next) "
                "select id, 'space:' || ?2, next from series where id = ?1",
                [series_id, space_id],
            )

        return write

    @staticmethod
    def announce_off(series_id: str, space_id: str) -> Write:
        """Stop announcing it there: it is not seen there any more, unless it is at home there."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "delete from announced where series_id = ? and space = ?", [series_id, space_id]
            )
            db.execute(
                "delete from viewers where series_id = ?1 and viewer = 'space:' || ?2 and not "
                "exists (select 1 from series where id = ?1 and body ->> '$.home' = ?2)",
                [series_id, space_id],
            )

        return write

    def _viewed(self, viewer: str, when: str, values: list[str], limit: int) -> list[sqlite3.Row]:
        return self._storage.read.execute(
            f"select {COLUMNS}, v.next from viewers v join series s on s.id = v.series_id "
            f"where v.viewer = ? and {when} order by v.next limit ?",
            [viewer, *values, limit],
        ).fetchall()

    def _marked(self, kind: str, value: str) -> list[Series]:
        rows = self._storage.read.execute(
            f"select {COLUMNS} from marks m join series s on s.id = m.series_id "
            "where m.kind = ? and m.value = ?",
            [kind, value],
        )
        return [self._load(row) for row in rows]

    def _one(self, where: str, value: str) -> Series | None:
        row = self._storage.read.execute(
            f"select {COLUMNS} from series s {where}", [value]
        ).fetchone()
        return self._load(row) if row else None

    def _load(self, row: sqlite3.Row) -> Series:
        self._storage.seen().setdefault(row["id"], row["revision"])
        return series_of(row["body"])


def _next_start(series: Series, now: datetime) -> datetime | None:
    from domain.occurrences import next_up

    occurrence = next_up(series, now)
    return None if occurrence is None else occurrence.start


def _set_next(row: sqlite3.Row, text: str | None) -> Write:
    def write(db: sqlite3.Connection) -> None:
        changed = db.execute(
            "update series set next = ? where id = ? and revision = ?",
            [text, row["id"], row["revision"]],
        )
        if changed.rowcount:
            db.execute("update viewers set next = ? where series_id = ?", [text, row["id"]])

    return write


def _marks(series: Series) -> set[tuple[str, str]]:
    """The numbers and links that lead to a series, those of single occurrences too."""
    wanted: list[tuple[str, object]] = [
        ("number", series.details.number),
        ("link", series.details.link),
    ]
    for exception in series.exceptions:
        wanted += [(kind, exception.overrides.get(kind)) for kind in ("number", "link")]
    return {
        (kind, "".join(value.split()) if kind == "number" else value.strip())
        for kind, value in wanted
        if isinstance(value, str) and value.strip()
    }
