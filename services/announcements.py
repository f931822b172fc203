"""Who is told of what happens to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.invitations import invited
from domain.model import Series

if TYPE_CHECKING:
    from services.services import Services


@dataclass(frozen=True, slots=True)
class Told:
    """One receiver of an announcement: a space or a person, its name and the zones concerned."""

    receiver: str
    name: str
    members: int
    zones: tuple[str, ...]

    @property
    def is_space(self) -> bool:
        return self.receiver.startswith("space:")


class Announcements:
    """Knows the audience of a meeting: its home space, subscribed spaces, and people by message."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def receivers(self, series: Series, by: str) -> tuple[str, ...]:
        """Name whom a change by ``by`` is told to; the one who did it is answered anyway.

        A group home is told unless it switched announcements off; invitees who are in it read
        them there, all others get a direct message.
        """
        spaces = [space for space in self.spaces(series) if self._listens(space)]
        there = {member.email for space in spaces for member in self._s.spaces.members(space)}
        people = {series.host, *(invitee.email for invitee in invited(series))} - there - {by}
        return tuple(f"space:{s}" for s in spaces) + tuple(f"person:{e}" for e in sorted(people))

    def spaces(self, series: Series) -> list[str]:
        """The group spaces in which a meeting stands: its home and those it is announced to."""
        announced = self._s.series.announced(series.id)
        home = self._s.spaces.get(series.home)
        here = [home.id] if home is not None and home.kind == "group" else []
        return here + [space for space in announced if space not in here]

    def audience(self, receivers: tuple[str, ...]) -> list[Told]:
        """Name each receiver with its members and their zones, for showing it beforehand."""
        told = []
        for receiver in receivers:
            kind, _, name = receiver.partition(":")
            if kind == "space":
                space = self._s.spaces.get(name)
                if space is not None:
                    members = self._s.people_near(space)
                    told.append(Told(receiver, space.title, len(members), self.zones_in(space.id)))
            else:
                person = self._s.people.by_email(name)
                zone = (person.zone or person.profile_zone) if person else None
                told.append(Told(receiver, self._s.name_of(name), 1, (zone,) if zone else ()))
        return told

    def zones_in(self, space_id: str) -> tuple[str, ...]:
        """The zones of a space's members, most common first."""
        space = self._s.spaces.get(space_id)
        counts: dict[str, int] = {}
        for member in self._s.people_near(space) if space else []:
            zone = member.zone or member.profile_zone
            if zone:
                counts[zone] = counts.get(zone, 0) + 1
        return tuple(sorted(counts, key=lambda zone: (-counts[zone], zone)))

    def _listens(self, space_id: str) -> bool:
        space = self._s.spaces.get(space_id)
        return (
            space is not None
            and not space.left
            and space.settings.get("announcements", "on") != "off"
        )
