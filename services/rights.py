"""Who may see, change and announce a meeting."""

from __future__ import annotations

from typing import Any

from domain.model import Series
from storage.people import Person
from storage.spaces import Space, SpaceStore


class Forbidden(Exception):
    """Raised when somebody asks for what only others may do; ``able`` are their e-mails.

    ``command`` or ``inputs`` are what was asked for, noted on the way out by who ran it, so that
    one who is able can be asked to run it instead.
    """

    def __init__(self, what: str, series: Series | None, able: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.series = series
        self.able = able
        self.command: Any = None
        self.inputs: dict[str, str] | None = None


def viewers(person: Person, space: Space, spaces: SpaceStore) -> list[str]:
    """Name the lists that may be read here: a group space's own, or all of a person's."""
    if space.kind == "group":
        return [f"space:{space.id}"]
    return [f"person:{person.email}", *(f"space:{s.id}" for s in spaces.of_person(person.email))]


def audience(series: Series, announced: list[str]) -> list[str]:
    """Name every list in which a meeting stands: home, announced spaces, host and invitees."""
    people = {series.host, *(invitee.email for invitee in series.invitees)}
    spaces = {series.home, *announced}
    return [f"space:{space}" for space in sorted(spaces)] + [
        f"person:{email}" for email in sorted(people)
    ]


def able_to_change(series: Series) -> tuple[str, ...]:
    """The host and the cohosts, host first."""
    cohosts = (i.email for i in series.invitees if i.cohost and i.email != series.host)
    return (series.host, *cohosts)


def check_change(series: Series, person: Person, home: Space | None, spaces: SpaceStore) -> None:
    """Raise ``Forbidden`` unless the person is host or cohost, or the home space lets members."""
    able = able_to_change(series)
    if person.email in able:
        return
    if (
        home is not None
        and home.settings.get("who_may_change") == "members"
        and any(member.email == person.email for member in spaces.members(home.id))
    ):
        return
    raise Forbidden("change", series, able)
