"""Clock changes that give a series another local time for some of its people."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain import occurrences
from domain.clockchanges import Shift, shifts
from domain.model import Series

if TYPE_CHECKING:
    from services.services import Services

NOTICE = timedelta(days=14)
LOOKED_AHEAD = timedelta(days=200)  # clocks change at least every half year where they do
SHORT = timedelta(days=60)
KEPT = timedelta(days=400)


class Shifts:
    """Wakes up a fortnight before a change, and remembers which ones were told."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def plan(self, series: Series) -> None:
        """Look a fortnight before the next change that matters and was not told yet."""
        self._plan(series, self._ahead(series, self._s.now + LOOKED_AHEAD))

    def due(self, series: Series) -> list[Shift]:
        """The shifts to tell of now; they are noted as told, and the next look is planned."""
        found = self._ahead(series, self._s.now + NOTICE)
        back = {(s.until, s.zone) for s in found if s.until and s.until - s.at < SHORT}
        found = [shift for shift in found if (shift.at, shift.zone) not in back]
        told = {_key(series, s.at, s.zone) for s in found}
        # What is over soon was told with its end.
        told |= {_key(series, at, zone) for at, zone in back}
        until = self._s.now + KEPT
        for key in sorted(told):
            self._s.unit.write(self._s.drafts.put("shift", key, {"told": True}, until))
        later = [
            shift
            for shift in self._ahead(series, self._s.now + LOOKED_AHEAD)
            if _key(series, shift.at, shift.zone) not in told
        ]
        self._plan(series, later)
        return found

    def _plan(self, series: Series, ahead: list[Shift]) -> None:
        """Look before the first of those ahead; else later, for zones may change meanwhile."""
        again = self._s.now + LOOKED_AHEAD - NOTICE
        due = max(ahead[0].at - NOTICE, self._s.now) if ahead else again
        goes_on = series.recurs and next(occurrences.between(series, due, None), None) is not None
        if goes_on:
            self._s.plan("clockchange", series.id, due)
        else:
            self.forget(series.id)

    def forget(self, series_id: str) -> None:
        self._s.unit.write(self._s.due.cancel("clockchange", series_id))

    def receiver(self, series: Series) -> str:
        """Who is told: the home space, or the host where it has none."""
        home = f"space:{series.home}"
        told = self._s.announcements.receivers(series, series.host)
        return home if home in told else f"person:{series.host}"

    def people(self, series: Series) -> dict[str, list[str]]:
        """The names of those whom a series concerns, by their zone."""
        found: dict[str, list[str]] = {}
        home = self._s.spaces.get(series.home)
        emails = [series.host, *(one.email for one in series.invitees)]
        persons = self._s.people_near(home) if home and home.kind == "group" else []
        persons += [p for email in emails if (p := self._s.people.by_email(email)) is not None]
        for person in {one.email: one for one in persons}.values():
            zone = person.zone or person.profile_zone
            if zone:
                found.setdefault(zone, []).append(person.name or person.email)
        return found

    def _ahead(self, series: Series, until: datetime) -> list[Shift]:
        if not series.recurs:
            return []
        zones = self.people(series)
        return [
            shift
            for shift in shifts(series, zones, self._s.now, until)
            if not self._s.drafts.get("shift", _key(series, shift.at, shift.zone), self._s.now)
        ]


def _key(series: Series, at: datetime, zone: str) -> str:
    return f"{series.id}|{at.isoformat()}|{zone}"
