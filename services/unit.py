"""The unit of work: what one event changes and whom it tells, kept until it is written at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.model import Series
from storage.database import Write
from storage.due import Due
from storage.outbox import Outgoing, Pointer

__all__ = ["Due", "Notice", "Outgoing", "Pointer", "Unit", "Write"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened to a meeting which others are told of; words come later.

    ``kind`` is created, changed, cancelled, started, ended, invited, removed, answered or handed.
    ``receivers`` are ``space:<id>`` or ``person:<email>``. ``original`` names the occurrence it is
    about, ``None`` the whole series; ``extra`` holds what the wording of this kind needs besides.
    """

    kind: str
    receivers: tuple[str, ...]
    by: str
    after: Series | None = None
    before: Series | None = None
    original: datetime | None = None
    reason: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def series(self) -> Series:
        series = self.after or self.before
        assert series is not None, "a notice is about a meeting"
        return series


@dataclass(slots=True)
class Unit:
    """Collects writes, messages and notices; the road commits them with the event's own mark."""

    writes: list[Write] = field(default_factory=list)
    outgoing: list[Outgoing] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    changed: dict[str, tuple[Series | None, Series | None]] = field(default_factory=dict)
    """Each series that is stored, by id, as it was before the event and as it will be."""

    def change(self, before: Series | None, after: Series | None) -> None:
        """Note that a series is stored; ``None`` stands for one that does not exist."""
        series = after or before
        assert series is not None, "nothing can't become nothing"
        first, _ = self.changed.get(series.id, (before, None))
        self.changed[series.id] = (first, after)

    def write(self, *writes: Write) -> None:
        self.writes.extend(writes)

    def post(self, to: str, markdown: str, **how: Any) -> None:
        """Send ``markdown`` to a receiver; ``how`` are the other fields of ``Outgoing``."""
        self.outgoing.append(Outgoing(to=to, markdown=markdown, **how))

    def clear(self) -> None:
        """Forget everything: the event came to nothing but an answer."""
        self.writes.clear()
        self.outgoing.clear()
        self.notices.clear()
        self.changed.clear()

    def tell(self, notice: Notice) -> None:
        if notice.receivers:
            self.notices.append(notice)
