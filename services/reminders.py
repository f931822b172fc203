"""Who is reminded of what, how long before: the next due moment of each receiver and lead time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain import occurrences
from domain.invitations import invited, reply
from domain.model import Answering, Occurrence, Series
from domain.reminders import due_occurrences, next_due
from storage.due import Due

if TYPE_CHECKING:
    from services.services import Services

OWN = "own"  # the lead time of the meeting itself (``reminderTime``), as opposed to an added one


@dataclass(frozen=True, slots=True)
class Reminder:
    """One occurrence that one receiver is to be reminded of now."""

    receiver: str
    series: Series
    occurrence: Occurrence
    key: str


class Reminders:
    """Plans reminders and finds what is due."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def receivers(self, series: Series) -> list[str]:
        """The home space, and by direct message the host and invitees who are not in it."""
        home = self._s.spaces.get(series.home)
        here = home is not None and home.kind == "group" and not home.left
        there = {m.email for m in self._s.spaces.members(series.home)} if here else set()
        people = {series.host, *(invitee.email for invitee in series.invitees)} - there
        return ([f"space:{series.home}"] if here else []) + [f"person:{e}" for e in sorted(people)]

    def leads(self, series: Series) -> set[tuple[str, str]]:
        """Every (receiver, lead in minutes or ``own``) of a series."""
        own = {(receiver, OWN) for receiver in self.receivers(series)}
        return own | {
            (receiver, str(_minutes(lead))) for receiver, lead in self._s.leads.of(series.id)
        }

    def plan(self, series: Series, added: Iterable[tuple[str, timedelta]] = ()) -> None:
        """Set the next due moment of each receiver and lead anew, after any change."""
        waiting = {row.key: row for row in self._s.due.of_prefix("reminder", f"{series.id}|")}
        self._s.unit.write(self._s.due.cancel_prefix("reminder", f"{series.id}|"))
        leads = self.leads(series) | {(r, str(_minutes(lead))) for r, lead in added}
        for receiver, lead in leads:
            row = waiting.get(f"{series.id}|{receiver}|{lead}")
            overdue = row is not None and row.due <= self._s.now  # it still has to be sent
            after = datetime.fromisoformat(row.data["after"]) if row and overdue else self._s.now
            self._plan_next(series, receiver, lead, after)

    def forget(self, series_id: str) -> None:
        """Remind nobody of a series that is no more."""
        self._s.unit.write(self._s.due.cancel_prefix("reminder", f"{series_id}|"))

    def fall_due(self, row: Due) -> list[Reminder]:
        """Find what a due row stands for, and plan the next; those who declined are skipped."""
        series_id, receiver, lead = row.key.split("|", 2)
        series = self._s.series.get(series_id)
        if series is None:
            return []
        after = datetime.fromisoformat(row.data["after"])
        due = due_occurrences(series, _lead(lead), after, self._s.now)
        self._plan_next(series, receiver, lead, self._s.now)
        return [
            Reminder(
                receiver,
                series,
                occurrence,
                f"{occurrence.id}|{occurrence.start.isoformat()}|{receiver}|{lead}",
            )
            for occurrence in due
            if occurrence.end > self._s.now and not self._declined(series, occurrence, receiver)
        ]

    def _plan_next(self, series: Series, receiver: str, lead: str, after: datetime) -> None:
        due = next_due(series, _lead(lead), after)
        key = f"{series.id}|{receiver}|{lead}"
        if due is not None:
            self._s.plan("reminder", key, due, after=after.isoformat())

    @staticmethod
    def _declined(series: Series, occurrence: Occurrence, receiver: str) -> bool:
        kind, _, email = receiver.partition(":")
        if kind != "person":
            return False
        answer = reply(series, email, occurrence)
        if answer is not None and answer.reply is Answering.NO:
            return True
        asked = {i.email for i in invited(series, occurrence.original)} | {series.host}
        added = email not in {i.email for i in series.invitees} | {series.host}
        return email not in asked and not added


def occurrence_of(series: Series, name: str) -> Occurrence | None:
    """The occurrence an id or an ISO wall-clock start names; where an old id leads today."""
    if "_" in name:
        return occurrences.led_to(series, name)
    return occurrences.find(series, datetime.fromisoformat(name)) if name else None


def _lead(lead: str) -> timedelta | None:
    return None if lead == OWN else timedelta(minutes=int(lead))


def _minutes(lead: timedelta) -> int:
    return round(lead / timedelta(minutes=1))
