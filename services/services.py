"""All services of one event, bound to its unit of work."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from domain.model import Series
from services import rights
from services.announcements import Announcements
from services.calendars import Calendars
from services.meetings import Meetings
from services.pictures import Pictures
from services.quiet import Quiet
from services.reminders import Reminders
from services.rescues import Rescues
from services.shifts import Shifts
from services.unit import Unit
from storage.drafts import DraftStore
from storage.due import Due, DueStore
from storage.grants import GrantStore
from storage.history import HistoryStore
from storage.leads import LeadStore
from storage.outbox import OutboxStore
from storage.people import PeopleStore, Person
from storage.series import SeriesStore
from storage.spaces import Space, SpaceStore

if TYPE_CHECKING:
    from config import Settings
    from storage.database import Storage

NONCE_LIVES = timedelta(days=90)


class Services:
    """The stores to read from, the services to act with, and the unit they add their writes to."""

    def __init__(
        self,
        storage: Storage,
        unit: Unit,
        now: datetime,
        bot: Any,
        settings: Settings,
        signer: Any,
    ) -> None:
        self.unit = unit
        self.now = now
        self.bot = bot
        self.settings = settings
        self.signer = signer
        self.people = PeopleStore(storage)
        self.spaces = SpaceStore(storage)
        self.series = SeriesStore(storage)
        self.due = DueStore(storage)
        self.leads = LeadStore(storage)
        self.drafts = DraftStore(storage)
        self.dropped: set[str] = set()  # drafts, by id, that were let go in this unit
        self.history = HistoryStore(storage)
        self.outbox = OutboxStore(storage)
        self.grants = GrantStore(storage)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self)

    @cached_property
    def quiet(self) -> Quiet:
        return Quiet(self)

    @cached_property
    def calendars(self) -> Calendars:
        return Calendars(self)

    @cached_property
    def announcements(self) -> Announcements:
        return Announcements(self)

    @cached_property
    def pictures(self) -> Pictures:
        return Pictures(self.settings.public_url, self.signer)

    @cached_property
    def rescues(self) -> Rescues:
        return Rescues(self)

    @cached_property
    def shifts(self) -> Shifts:
        return Shifts(self)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self)

    @staticmethod
    def new_id() -> str:
        """An unguessable name for a draft, nonce or grant."""
        return secrets.token_urlsafe(12)

    def plan(self, kind: str, key: str, due: datetime, **data: Any) -> None:
        """Let something happen at a moment; it replaces what waited under the same key."""
        self.unit.write(self.due.plan(Due(kind, key, due, data)))

    # People and spaces in words that several handlers need.

    def name_of(self, email: str) -> str:
        """How a person is called; the address of somebody the bot has not met."""
        person = self.people.by_email(email)
        return person.name if person and person.name else email

    def people_near(self, space: Space) -> list[Person]:
        """Those a first name may mean here: the members of a space, without the bot."""
        members = self.spaces.members(space.id)
        return [person for person in members if person.id != self.bot.id]

    def viewers(self, person: Person, space: Space) -> list[str]:
        return rights.viewers(person, space, self.spaces)

    def visible(self, person: Person, space: Space) -> list[Series]:
        """Every meeting that may be seen here, past ones too."""
        return self.series.all_of(self.viewers(person, space))

    def titles_near(self, person: Person, space: Space, most: int = 300) -> list[str]:
        viewers = self.viewers(person, space)
        return [s.details.title for s in self.series.upcoming(viewers, self.now, most)]

    def last_change(self, series_id: str) -> tuple[str, datetime, str] | None:
        """Who changed a series last, when, and by which command."""
        entries = self.history.of_series(series_id)
        return (self.name_of(entries[0].who), entries[0].at, entries[0].what) if entries else None

    def who_removed(self, short: str, viewers: list[str]) -> tuple[str, datetime, str] | None:
        """The same of a series that somebody took out of the book, as far as it was seen here.

        One that is there, but not for these viewers, is as unknown as one that never was.
        """
        series_id = self.history.id_of_short(short)
        entries = self.history.of_series(series_id) if series_id else []
        was = entries[0].before if entries and entries[0].after is None else None
        if was is None or self.series.get(was.id) or not self.meetings.is_seen(was, viewers):
            return None
        return self.last_change(was.id)

    # Drafts, and buttons that work once.

    def draft(self, draft_id: str) -> dict[str, Any] | None:
        return self.drafts.get("draft", draft_id, self.now)

    def use_once(self, nonce: str, person_id: str, words: str) -> None:
        """Spend a button's nonce; a second press in a later event is told who pressed when."""
        if nonce:
            self.unit.write(self.drafts.use_once(nonce, person_id, self.now, words))
