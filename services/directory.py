"""Who is who and where: people and spaces as Webex knows them, asked again once a day."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from storage.database import Storage, Write
from storage.grants import GrantStore
from storage.people import PeopleStore, Person
from storage.spaces import Space, SpaceStore
from webex import people, rooms, wire
from webex.client import WebexClient
from webex.errors import NotFound, RateLimited, Refused, Unauthorised, WebexError

__all__ = ["BotIdentity", "Directory", "Person", "Space"]

FRESH = timedelta(days=1)

log = logging.getLogger(__name__)


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """The bot's own account; ``first`` is the one word of its name that a mention shows."""

    id: str
    email: str
    name: str
    first: str

    @classmethod
    def of(cls, profile: wire.Profile) -> BotIdentity:
        first = profile.name.split()[0] if profile.name.split() else profile.name
        return cls(profile.id, profile.email, profile.name, first)


class Directory:
    """Keeps people and spaces known before anybody has to deal with them."""

    def __init__(self, storage: Storage, client: WebexClient, clock: Clock, bot_id: str) -> None:
        self._storage = storage
        self._client = client
        self._clock = clock
        self._bot_id = bot_id
        self._people = PeopleStore(storage)
        self._spaces = SpaceStore(storage)

    def know(self, space_id: str, space_kind: str | None, person_id: str, email: str = "") -> None:
        """Make a space and a person known, from Webex where they are not or where it was long ago.

        Raises the errors of ``webex`` where they cannot be asked about and are not known at all.
        """
        writes: list[Write] = []
        person = self._person(person_id, email, writes)
        kind = self._space(space_id, space_kind, writes)
        if kind == "direct" and person.direct_space != space_id:
            writes.append(
                PeopleStore.save(
                    Person(person.id, person.email, person.name, direct_space=space_id)
                )
            )
        if not self._spaces.is_member(space_id, person_id):
            writes.append(SpaceStore.add_member(space_id, person))
        if writes:
            self._storage.write(*writes)

    def meet(self, person_id: str) -> Person | None:
        """A person by id, from Webex where unknown; None if Webex does not tell."""
        writes: list[Write] = []
        try:
            self._person(person_id, "", writes)
        except Refused:
            return None
        if writes:
            self._storage.write(*writes)
        return self._people.get(person_id)

    def enter(self, space_id: str) -> Space | None:
        """Ask anew about a space the bot came to, with its members; None if it is gone."""
        writes: list[Write] = []
        try:
            self._fetch_space(space_id, writes)
        except NotFound:
            return None
        self._storage.write(*writes)
        return self._spaces.get(space_id)

    def look_around(self) -> None:
        """Make the group spaces known that the bot is in, with who is in them by now.

        Somebody may announce in a space where nobody has talked to the bot yet; and who left one
        while the bot was away must not see its meetings any longer.
        """
        before, found = self._spaces.groups(), set()
        try:
            for room in rooms.groups(self._client):
                found.add(room.id)
                known = self._spaces.get(room.id)
                if known is None or known.left:
                    self.enter(room.id)
                else:
                    members = rooms.members(self._client, room.id)
                    self._storage.write(*self._members(room.id, self._persons(members)))
        except WebexError as error:
            log.warning("Not all spaces could be looked up: %s", error)
            return
        gone = [space for space in before if space.id not in found]
        if gone:
            self._storage.write(*(SpaceStore.leave(space.id) for space in gone))

    def left(self, space_id: str, person_id: str) -> None:
        """Somebody is no longer in a space. They know the address of its calendar, so it ends."""
        self._storage.write(
            SpaceStore.drop_member(space_id, person_id),
            GrantStore.withdraw(f"space:{space_id}", self._clock.now()),
        )

    def _members(self, space_id: str, persons: list[Person]) -> list[Write]:
        """Keep who is in a space; its calendar's address ends if somebody is not any more."""
        writes = [SpaceStore.set_members(space_id, persons)]
        before = {person.id for person in self._spaces.members(space_id)}
        if before - {person.id for person in persons}:
            writes.append(GrantStore.withdraw(f"space:{space_id}", self._clock.now()))
        return writes

    def _person(self, person_id: str, email: str, writes: list[Write]) -> Person:
        known = self._people.get(person_id)
        if known is not None and self._is_fresh(self._people.fetched(person_id)):
            return known
        try:
            profile = people.fetch(self._client, person_id)
        except Unauthorised:
            raise
        except Refused:
            # Somebody of another organization, perhaps: what the message told has to do.
            if known is not None:
                return known
            if not email:
                raise
            profile = wire.Profile(person_id, email, email.partition("@")[0], None, False)
        person = Person(
            profile.id,
            profile.email or email,
            profile.name,
            profile_zone=profile.zone,
            direct_space=known.direct_space if known else None,
        )
        writes.append(PeopleStore.save(person, fetched=self._clock.now()))
        return person

    def _space(self, space_id: str, kind: str | None, writes: list[Write]) -> str:
        known = self._spaces.get(space_id)
        if known and not known.left and self._is_fresh(self._spaces.fetched(space_id)):
            return known.kind
        try:
            return self._fetch_space(space_id, writes)
        except Unauthorised:
            raise
        except Refused:
            if known is None and kind is None:
                raise
            return known.kind if known else self._unseen(space_id, kind or "group", writes)

    def _fetch_space(self, space_id: str, writes: list[Write]) -> str:
        room = rooms.fetch(self._client, space_id)
        members = rooms.members(self._client, space_id)
        space = Space(room.id, room.title, room.kind)
        writes.append(SpaceStore.save(space, fetched=self._clock.now()))
        direct = space_id if room.kind == "direct" else None
        persons = self._persons(members, direct)
        writes += self._members(space_id, persons)
        self._look_up(persons, direct, writes)
        return room.kind

    def _persons(self, members: list[wire.Membership], direct: str | None = None) -> list[Person]:
        """The people among the members of a space."""
        return [
            Person(m.person_id, m.email, m.name or m.email, direct_space=direct)
            for m in members
            if m.person_id != self._bot_id and not wire.is_bot(m.email)
        ]

    def _look_up(self, persons: list[Person], direct: str | None, writes: list[Write]) -> None:
        """Learn the time zones of those in a space of whom nothing but the name is known."""
        unknown = [p.id for p in persons if not self._is_fresh(self._people.fetched(p.id))]
        try:
            profiles = people.fetch_many(self._client, unknown)
        except (Refused, RateLimited) as error:
            log.info("Webex does not tell about people now: %s", error)
            return
        now = self._clock.now()
        for p in profiles:
            person = Person(p.id, p.email, p.name, profile_zone=p.zone, direct_space=direct)
            writes.append(PeopleStore.save(person, fetched=now))

    def _unseen(self, space_id: str, kind: str, writes: list[Write]) -> str:
        log.warning("Webex does not tell about the space %s; going on without", space_id)
        writes.append(SpaceStore.save(Space(space_id, "", kind)))
        return kind

    def _is_fresh(self, fetched: datetime | None) -> bool:
        return fetched is not None and self._clock.now() - fetched < FRESH
