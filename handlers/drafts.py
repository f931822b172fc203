"""A pending command: kept while its writer confirms, corrects or completes it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from language.model import Command

CONFIRMATION_LIVES = timedelta(minutes=10)
DRAFT_LIVES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody was about to do. ``series_id`` and ``version`` say what it would change.

    ``waits_for`` is confirm (an echo was shown), choose (a question was asked), form, fix (a
    refusal was shown) or page (a list). ``typed`` is what must be typed to confirm, if anything.
    ``labels`` are the choices as they were shown; ``places`` the threads in which it was spoken of.
    ``came_back``: a later question stood before it and was settled, so it is shown once more.
    """

    id: str
    command: Command
    waits_for: str
    by: str
    space_id: str
    thread: str | None
    made: datetime
    series_id: str = ""
    version: int = 0
    typed: str = ""
    labels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    came_back: bool = False

    @property
    def expires(self) -> datetime:
        return self.made + DRAFT_LIVES

    def is_confirmable(self, now: datetime) -> bool:
        """A confirmation is worth something for ten minutes; the words behind it for an hour."""
        return now <= self.made + CONFIRMATION_LIVES and not self.came_back


def to_data(draft: Draft) -> dict[str, Any]:
    """A draft as the plain data that storage keeps."""
    data: dict[str, Any] = _adapter().dump_python(draft, mode="json")
    return data


def from_data(data: dict[str, Any]) -> Draft:
    """The draft that ``to_data`` wrote."""
    draft: Draft = _adapter().validate_python(data)
    return draft


@functools.cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Draft)
