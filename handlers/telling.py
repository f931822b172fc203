"""One thing that happened, on its way to one receiver: who reads what about which meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import cards.announcement
import texts.meetings
import texts.times
from domain import occurrences
from domain.model import Occurrence, Series
from handlers import live, showing
from handlers.readers import Reader
from services.reminders import occurrence_of

if TYPE_CHECKING:
    from cards.views import MeetingView
    from services.services import Services
    from services.unit import Notice


@dataclass(frozen=True)
class Telling:
    """One notice on its way to one receiver."""

    services: Services
    notice: Notice
    reader: Reader

    @property
    def series(self) -> Series:
        return self.notice.series

    @property
    def title(self) -> str:
        return self.occurrence.details.title if self.occurrence else self.series.details.title

    @property
    def short(self) -> str:
        return self.series.short

    @cached_property
    def by(self) -> str:
        return self.services.name_of(self.notice.by)

    @cached_property
    def occurrence(self) -> Occurrence | None:
        """The occurrence concerned as it is now, as it was when it is gone."""
        return self.of(self.notice.after) or self.of(self.notice.before)

    @cached_property
    def before(self) -> Occurrence | None:
        return self.of(self.notice.before)

    @property
    def is_home(self) -> bool:
        """Tell whether the receiver is where the meeting's live cards stand."""
        return self.reader.receiver == live.home_receiver(self.services, self.series)

    @property
    def single(self) -> Occurrence | None:
        """The one occurrence meant, ``None`` when the notice is about a whole series."""
        return self.occurrence if self.notice.original or not self.series.recurs else None

    @property
    def about(self) -> str:
        return self.single.id if self.single else self.series.id

    def of(self, series: Series | None) -> Occurrence | None:
        if series is None:
            return None
        if self.notice.original is not None:
            return occurrence_of(series, self.notice.original.isoformat())
        now = self.services.now
        return occurrences.next_up(series, now) or occurrences.last(series)

    def when(self, occurrence: Occurrence | None) -> str:
        if occurrence is None:
            return ""
        return texts.times.when_many(
            occurrence.start,
            occurrence.end,
            self.reader.zones,
            self.reader.locale,
            now=self.services.now,
        )

    def repeats(self, series: Series | None) -> str:
        if series is None or self.notice.original is not None:
            return ""
        return texts.meetings.repeats(series, self.reader.locale)

    def view(self, series: Series, occurrence: Occurrence | None) -> MeetingView:
        return showing.meeting_view(self.services, series, occurrence, self.reader.locale)

    def post(self, text: str, card: dict[str, Any] | None = None, **how: Any) -> None:
        self.services.unit.post(
            self.reader.receiver, text, card=card, **({"about": self.about} | how)
        )

    def announce(
        self,
        kind: cards.announcement.Kind,
        text: str,
        *,
        series: Series | None = None,
        old: MeetingView | None = None,
        notes: list[str] | None = None,
    ) -> None:
        """Post ``text`` with the announcement's card."""
        series = series or self.series
        one = self.single if series is self.series else None
        view = replace(self.view(series, one), notes=notes or ())
        card = cards.announcement.announcement(
            kind,
            view,
            old,
            self.reader.zones,
            self.reader.locale,
            showing.stamp(self.services, series, one.original if one else None),
            by=self.by,
            words=self.notice.reason,
            now=self.services.now,
        )
        self.post(text, card, about=one.id if one else series.id)
