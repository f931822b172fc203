"""Who is reminded of what, how long before: the next due moment of each receiver and lead time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain import occurrences
from domain.invitations import invited, reply
from domain.model import Answering, Occurrence, Series
from domain.reminders import due_occurrences, lead_of, next_due
from services import rights
from storage.due import Due

if TYPE_CHECKING:
    from services.services import Services

OWN = "own"  # the lead time of the meeting itself (``reminderTime``), as opposed to an added one


@dataclass(frozen=True, slots=True)
class Reminder:
    """One occurrence that one receiver is to be reminded of now.

    ``key`` is the same for the same occurrence, start, receiver and lead, whichever way it came.
    """

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

    def added(self, series: Series, receiver: str) -> list[timedelta]:
        """The lead times a receiver added, longest first."""
        return sorted((d for r, d in self._s.leads.of(series.id) if r == receiver), reverse=True)

    def add(self, series: Series, receiver: str, leads: Iterable[timedelta]) -> None:
        """Remind a receiver at these lead times as well."""
        given = list(leads)
        for lead in given:
            self._s.unit.write(self._s.leads.add(series.id, receiver, lead))
            self._plan_next(series, receiver, str(_minutes(lead)), self._s.now)

    def drop(self, series: Series, receiver: str) -> None:
        """Forget the lead times that a receiver added."""
        self._s.unit.write(self._s.leads.drop(series.id, receiver))
        for lead in self.added(series, receiver):
            key = f"{series.id}|{receiver}|{_minutes(lead)}"
            self._s.unit.write(self._s.due.cancel("reminder", key))

    def plan(self, series: Series) -> None:
        """Set the next due moment of each receiver and lead anew, after any change."""
        waiting = {row.key: row for row in self._s.due.of_prefix("reminder", f"{series.id}|")}
        self._s.unit.write(self._s.due.cancel_prefix("reminder", f"{series.id}|"))
        for receiver, lead in sorted(self.leads(series)):
            row = waiting.get(f"{series.id}|{receiver}|{lead}")
            overdue = row is not None and row.due <= self._s.now  # it still has to be sent
            after = datetime.fromisoformat(row.data["after"]) if row and overdue else self._s.now
            self._plan_next(series, receiver, lead, after)

    def forget(self, series_id: str) -> None:
        """Remind nobody of a series that is no more."""
        self._s.unit.write(self._s.due.cancel_prefix("reminder", f"{series_id}|"))

    def fall_due(self, row: Due) -> list[Reminder]:
        """Find what a due row stands for, and plan the next.

        Left out are those who declined, whom it is no business of any more, who muted it, what
        is in progress already (they were told), and what they have been reminded of before.
        """
        series_id, receiver, lead = row.key.split("|", 2)
        series = self._s.series.get(series_id)
        if series is None:
            return []
        after = datetime.fromisoformat(row.data["after"])
        due = due_occurrences(series, _lead(lead), after, self._s.now)
        self._plan_next(series, receiver, lead, self._s.now)
        found = (self._reminder(series, occurrence, receiver, lead) for occurrence in due)
        return [
            reminder
            for reminder in found
            if self.is_wanted(reminder)
            and not _is_in_progress(reminder)
            and self._s.drafts.get("sent", reminder.key, self._s.now) is None
        ]

    def is_wanted(self, reminder: Reminder) -> bool:
        """Tell whether a reminder is still of use to its receiver."""
        series, occurrence, receiver = reminder.series, reminder.occurrence, reminder.receiver
        return (
            occurrence.end > self._s.now
            and self._sees(series, receiver)
            and not self._declined(series, occurrence, receiver)
            and not self._s.quiet.is_muted(receiver, series)
        )

    def sent(self, reminder: Reminder) -> None:
        """Note that a reminder is on its way, so that it never comes twice."""
        until = reminder.occurrence.end + timedelta(days=1)
        self._s.unit.write(self._s.drafts.put("sent", reminder.key, {}, until))

    def again(self, reminder: Reminder, at: datetime) -> None:
        """Let a reminder come (once more) at a moment."""
        occurrence = reminder.occurrence
        self._s.plan(
            "snooze",
            f"{reminder.receiver}|{occurrence.id}",
            at,
            start=occurrence.start.isoformat(),
        )

    def came_back(self, row: Due) -> Reminder | None:
        """What was snoozed, unless it was moved (then it is reminded of anew) or is over."""
        receiver, _, occurrence_id = row.key.rpartition("|")
        series = self._s.series.get(occurrence_id.partition("_")[0])
        occurrence = occurrences.find_id(series, occurrence_id) if series else None
        if series is None or occurrence is None:
            return None
        if occurrence.start != datetime.fromisoformat(row.data["start"]):
            return None
        key = f"{row.key}|{row.due.isoformat()}"
        reminder = Reminder(receiver, series, occurrence, key)
        return reminder if self.is_wanted(reminder) else None

    def _reminder(
        self, series: Series, occurrence: Occurrence, receiver: str, lead: str
    ) -> Reminder:
        before = lead_of(series, occurrence) if lead == OWN else _lead(lead)
        minutes = _minutes(before) if before is not None else 0
        key = f"{occurrence.id}|{occurrence.start.isoformat()}|{receiver}|{minutes}"
        return Reminder(receiver, series, occurrence, key)

    def _plan_next(self, series: Series, receiver: str, lead: str, after: datetime) -> None:
        due = next_due(series, _lead(lead), after)
        key = f"{series.id}|{receiver}|{lead}"
        if due is not None:
            self._s.plan("reminder", key, due, after=after.isoformat())

    def _sees(self, series: Series, receiver: str) -> bool:
        """A space the bot has left or that is no longer told, or somebody taken off a meeting,
        hears no more of it.
        """
        kind, _, name = receiver.partition(":")
        lists = {receiver}
        if kind == "space":
            space = self._s.spaces.get(name)
            if space is None or space.left:
                return False
        else:
            lists |= {f"space:{space.id}" for space in self._s.spaces.of_person(name)}
        return bool(lists & set(rights.audience(series, self._s.series.announced(series.id))))

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


def _is_in_progress(reminder: Reminder) -> bool:
    original = reminder.occurrence.original
    return any(one.in_progress and one.original == original for one in reminder.series.instances)


def _lead(lead: str) -> timedelta | None:
    return None if lead == OWN else timedelta(minutes=int(lead))


def _minutes(lead: timedelta) -> int:
    return round(lead / timedelta(minutes=1))
