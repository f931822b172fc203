"""Changing meetings: propose by the rules, then keep with history, reminders and notices."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from domain import changes, occurrences
from domain.model import Answer, Details, Invitee, Occurrence, Plan, Series
from domain.refused import Refused
from services import rights
from services.unit import Notice
from storage.due import Due
from storage.history import Entry
from storage.people import Person
from storage.spaces import Space

if TYPE_CHECKING:
    from services.services import Services


@dataclass(frozen=True, slots=True)
class Proposal:
    """A legal change that has not happened yet.

    ``before`` is ``None`` for a new meeting, ``after`` when nothing of it is left. ``original``
    names the one occurrence concerned. ``born`` is a second series that comes with it (a split).
    ``what`` is the command's name as history keeps it.
    """

    what: str
    before: Series | None
    after: Series | None
    original: datetime | None = None
    born: Series | None = None

    @property
    def series(self) -> Series:
        series = self.after or self.before
        assert series is not None, "a proposal is about a meeting"
        return series

    @property
    def occurrence(self) -> Occurrence | None:
        """The one occurrence concerned, as it would be; as it was, when it goes."""
        for series in (self.after, self.before):
            if series is not None and self.original is not None:
                found = occurrences.find(series, self.original)
                if found is not None:
                    return found
        return None


Outcome = Series | Refused | None

__all__ = ["Entry", "Meetings", "Outcome", "Proposal"]


class Meetings:
    """The use cases on meetings. ``propose`` asks the rules, ``keep`` makes it so."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def new(
        self,
        person: Person,
        space: Space,
        details: Details,
        plan: Plan,
        invitees: Iterable[Invitee] = (),
        *,
        for_space: bool = False,
    ) -> Proposal | Refused:
        """Propose a new meeting, hosted by whoever asks."""
        outcome = changes.create(
            secrets.token_hex(16),
            self._s.series.new_short(),
            person.email,
            space.id,
            plan,
            details,
            self._s.now,
            for_space=for_space,
            invitees=tuple(invitees),
        )
        if isinstance(outcome, Refused):
            return outcome
        return Proposal("schedule", None, outcome)

    def apart(
        self, series: Series, plan: Plan, details: Details, invitees: Iterable[Invitee]
    ) -> Proposal | Refused:
        """Propose a new meeting for the same host, in the same home as another one."""
        outcome = changes.create(
            secrets.token_hex(16),
            self._s.series.new_short(),
            series.host,
            series.home,
            plan,
            details,
            self._s.now,
            for_space=series.for_space,
            invitees=tuple(invitees),
            delete_when_completed=series.delete_when_completed,
        )
        return outcome if isinstance(outcome, Refused) else Proposal("separate", None, outcome)

    def propose(
        self,
        what: str,
        person: Person,
        series: Series,
        change: Callable[[Series, datetime], Outcome],
        original: datetime | None = None,
    ) -> Proposal | Refused:
        """Propose what ``change`` makes of a series now; raises ``Forbidden`` to those without the
        right to change it. An outcome of ``None`` means that nothing of the series is left.
        """
        self.check(person, series)
        outcome = change(series, self._s.now)
        if isinstance(outcome, Refused):
            return outcome
        return Proposal(what, series, outcome, original)

    def split(
        self,
        person: Person,
        series: Series,
        original: datetime,
        plan: Plan | None,
        details: Details | None,
    ) -> Proposal | Refused:
        """Propose that a series goes on as another one from an occurrence on."""
        self.check(person, series)
        outcome = changes.split(
            series,
            original,
            plan,
            details,
            secrets.token_hex(16),
            self._s.series.new_short(),
            self._s.now,
        )
        if isinstance(outcome, Refused):
            return outcome
        if isinstance(outcome, Series):
            return Proposal("change", series, outcome)
        return Proposal("split", series, outcome.old, original, born=outcome.new)

    def check(self, person: Person, series: Series) -> None:
        """Raise ``Forbidden`` unless the person may change the series."""
        home = self._s.spaces.get(series.home)
        rights.check_change(series, person, home, self._s.spaces)

    def keep(
        self,
        proposal: Proposal,
        by: Person,
        where: Space,
        words: str,
        *,
        reason: str = "",
        tell: bool = True,
        kind: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> tuple[str, ...]:
        """Make a proposal so, within the unit: series, history, reminders; returns who is told.

        ``kind`` is the notice that goes out; without one it is created, changed or cancelled.
        """
        before, after = proposal.before, proposal.after
        if before is not None and after is not None and after.version == before.version:
            after = replace(after, version=before.version + 1)
        receivers = self._s.announcements.receivers(proposal.series, by.email) if tell else ()
        self._store(before, after)
        if proposal.born is not None:
            self._store(None, proposal.born)
            for space in self._s.announcements.spaces(proposal.series):
                if space != proposal.born.home:
                    self._s.unit.write(self._s.series.announce_to(proposal.born.id, space))
            self._write_down(proposal.what, None, proposal.born, by, where, words)
        self._write_down(proposal.what, before, after, by, where, words)
        self._s.unit.tell(
            Notice(
                kind or _kind(proposal),
                receivers,
                by.email,
                after=after,
                before=before,
                original=proposal.original,
                reason=reason,
                extra={**(extra or {}), "born": proposal.born},
            )
        )
        return receivers

    def _write_down(
        self,
        what: str,
        before: Series | None,
        after: Series | None,
        by: Person,
        where: Space,
        words: str,
    ) -> None:
        series = after or before
        assert series is not None, "history is about a meeting"
        entry = Entry(
            id=None,
            at=self._s.now,
            who=by.email,
            where=where.id,
            what=what,
            series_id=series.id,
            before=before,
            after=after,
            words=words,
        )
        self._s.unit.write(self._s.history.add(entry))

    def answer(self, series: Series, answer: Answer) -> Series:
        """Store an invitee's answer; it is no change of the plan and needs no right."""
        after = changes.answer(series, answer)
        self._store(series, after)
        return after

    def store(self, before: Series | None, after: Series | None) -> None:
        """Keep a change that has no history of its own: a kept edit, an expiry."""
        self._store(before, after)

    def by_name(self, short: str, viewers: list[str]) -> Series | None:
        """The series with a short id, if it may be seen by one of the viewers."""
        series = self._s.series.by_short(short)
        return series if series is not None and self.is_seen(series, viewers) else None

    def is_seen(self, series: Series, viewers: list[str]) -> bool:
        """Tell whether a series stands in one of the lists."""
        return bool(
            set(viewers) & set(rights.audience(series, self._s.series.announced(series.id)))
        )

    def _store(self, before: Series | None, after: Series | None) -> None:
        self._s.unit.change(before, after)
        if after is None:
            assert before is not None, "nothing can't become nothing"
            self._s.unit.write(self._s.series.delete(before.id), self._s.leads.drop(before.id))
            self._s.reminders.forget(before.id)
            self._s.unit.write(self._s.due.cancel_prefix("live", f"{before.id}|"))
            for kind in ("expiry", "retirement", "rescue", "clockchange", "advance"):
                self._s.unit.write(self._s.due.cancel(kind, before.id))
            return
        viewers = rights.audience(after, self._s.series.announced(after.id))
        self._s.unit.write(
            self._s.series.save(
                after,
                expected=before.version if before else None,
                now=self._s.now,
                viewers=viewers,
            )
        )
        if before is not None and changes.live(before) and not changes.live(after):
            self._wake_kept(after)
        self._s.reminders.plan(after)
        self._s.rescues.plan(after)
        self._s.shifts.plan(after)
        self._plan_life(after)

    def _wake_kept(self, series: Series) -> None:
        """Changes that waited for the meeting to end are looked at now."""
        for row in self._s.due.of_prefix("kept", f"{series.id}|"):
            self._s.unit.write(self._s.due.plan(replace(row, due=self._s.now)))

    def _plan_life(self, series: Series) -> None:
        """Wake up when a series is to be deleted, and a week before."""
        from domain.lifecycle import deletion_due, notice_due

        for kind, due in (("expiry", deletion_due(series)), ("retirement", notice_due(series))):
            if due is None or (kind == "retirement" and due <= self._s.now):
                self._s.unit.write(self._s.due.cancel(kind, series.id))
            else:
                self._s.unit.write(self._s.due.plan(Due(kind, series.id, due, {})))


def _kind(proposal: Proposal) -> str:
    if proposal.before is None:
        return "created"
    return "cancelled" if proposal.after is None or proposal.what == "cancel" else "changed"
