"""Meetings that were missed: noticed when their end passes, and offered a new time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from domain import changes, fixes, occurrences
from domain.model import Occurrence, Series
from storage.due import Due

if TYPE_CHECKING:
    from services.services import Services

LOOK_AGAIN = timedelta(hours=1)  # while people still wait in the lobby
KEPT = timedelta(days=400)
LATEST = timedelta(days=7)  # so long ago nobody thinks of it any more


class Missed(NamedTuple):
    """An occurrence that was never started; ``came`` are those who waited for it."""

    series: Series
    occurrence: Occurrence
    starts: tuple[datetime, ...]
    came: bool


class Rescues:
    """Wakes up at the end of each occurrence, and remembers who was asked about what."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def plan(self, series: Series) -> None:
        """Look when the occurrence ends that ends next; at once if one has, and was waited for."""
        waiting = self._s.due.get("rescue", series.id)
        after = waiting.data["after"] if waiting else self._s.now.isoformat()
        if any(self._ended(series, datetime.fromisoformat(after))):
            self._s.plan("rescue", series.id, self._s.now, after=after)
        else:
            self._plan(series, after)

    def missed(self, row: Due) -> Missed | None:
        """The last occurrence that ended since the row was planned, if it can still be held.

        Plans the next look.
        """
        series = self._s.series.get(row.key)
        if series is None:
            return None
        after = datetime.fromisoformat(row.data["after"])
        running = changes.live(series)
        if running is not None and running.started is None:
            self._s.plan("rescue", series.id, self._s.now + LOOK_AGAIN, after=row.data["after"])
            return None
        self._plan(series, self._s.now.isoformat())
        found = None
        for occurrence in self._ended(series, after):
            found = self._missed(series, occurrence) or found
        return found

    def is_wanted(self, missed: Missed) -> bool:
        """Tell whether its people would be glad to be asked.

        They are once, and then as long as its meetings are started here: who only wants reminders
        from us is left alone. Where somebody came and waited, they are always.
        """
        asked = self._s.drafts.get("rescue", missed.series.id, self._s.now)
        if asked is None or missed.came:
            return asked is None or not asked.get("never")
        since = datetime.fromisoformat(asked["at"])
        held = (one.started for one in missed.series.instances if one.started)
        return not asked.get("never") and any(started > since for started in held)

    def asked(self, series: Series, *, never: bool = False) -> None:
        """Note that it was asked, or (``never``) that it should not be again."""
        data = {"at": self._s.now.isoformat(), "never": never}
        until = self._s.now + KEPT
        self._s.unit.write(self._s.drafts.put("rescue", series.id, data, until))

    def forget(self, series_id: str) -> None:
        self._s.unit.write(self._s.due.cancel("rescue", series_id))

    def _plan(self, series: Series, after: str) -> None:
        up = next(occurrences.ahead(series, self._s.now), None)
        if up is not None:
            self._s.plan("rescue", series.id, up.end, after=after)
        else:
            self.forget(series.id)

    def _ended(self, series: Series, after: datetime) -> Iterator[Occurrence]:
        since = max(after, self._s.now - LATEST)
        for occurrence in occurrences.overlapping(
            series, since, self._s.now + timedelta(seconds=1)
        ):
            if since < occurrence.end <= self._s.now:
                yield occurrence

    def _missed(self, series: Series, occurrence: Occurrence) -> Missed | None:
        own = [one for one in series.instances if one.original == occurrence.original]
        if any(one.started is not None for one in own):
            return None
        starts = fixes.rescue(series, occurrence, self._s.now).starts
        return Missed(series, occurrence, starts, bool(own)) if starts else None
