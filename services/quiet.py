"""When a receiver wants no reminders: mutes of a space, a person or one meeting; quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain import plans
from domain.model import Series
from storage.people import Person

if TYPE_CHECKING:
    from services.services import Services

FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)
EVERYTHING = "*"


class Quiet:
    """Mutes by receiver (``space:<id>``, ``person:<e-mail>``), for everything or one series."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def mute(self, receiver: str, series: Series | None, until: datetime | None) -> None:
        """No reminders until then; ``None`` means until they are wanted again."""
        until = until or FOR_GOOD
        data = {"until": until.isoformat()}
        self._s.unit.write(self._s.drafts.put("mute", _key(receiver, series), data, until))

    def unmute(self, receiver: str, series: Series | None) -> bool:
        """Have reminders again; tells whether they were muted."""
        was = self.until(receiver, series) is not None
        self._s.unit.write(self._s.drafts.drop("mute", _key(receiver, series)))
        return was

    def until(self, receiver: str, series: Series | None) -> datetime | None:
        """Until when exactly this is muted; ``FOR_GOOD`` when nobody said until when."""
        kept = self._s.drafts.get("mute", _key(receiver, series), self._s.now)
        return datetime.fromisoformat(kept["until"]) if kept else None

    def is_muted(self, receiver: str, series: Series) -> bool:
        """Tell whether a receiver wants no reminders of a series now."""
        return bool(self.until(receiver, None) or self.until(receiver, series))

    def over(self, receiver: str) -> datetime | None:
        """When the quiet hours of a person end, if it is in them now; spaces have none."""
        kind, _, email = receiver.partition(":")
        person = self._s.people.by_email(email) if kind == "person" else None
        return quiet_end(person, self._s.now, self._s.settings.timezone) if person else None


def quiet_end(person: Person, now: datetime, fallback: str) -> datetime | None:
    """The end (UTC) of the quiet hours that ``now`` lies in; ``fallback`` is a zone's name."""
    begin, end = person.settings.get("quiet_from"), person.settings.get("quiet_until")
    if not begin or not end or begin == end:
        return None
    zone = ZoneInfo(person.zone or person.profile_zone or fallback)
    local = now.astimezone(zone)
    since, until = time.fromisoformat(begin), time.fromisoformat(end)
    clock = local.time()
    inside = since <= clock < until if since < until else clock >= since or clock < until
    if not inside:
        return None
    day = local.date() if clock < until else local.date() + timedelta(days=1)
    return plans.utc(datetime.combine(day, until), zone)


def _key(receiver: str, series: Series | None) -> str:
    return f"{receiver}|{series.id if series else EVERYTHING}"
