"""Meetings as iCalendar (RFC 5545): files to import, and feeds that calendar apps subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain import occurrences, plans
from domain.book import Book
from domain.invitations import invited
from domain.model import Details, Exceptional, Occurrence, Plan, Series
from services.vtimezones import vtimezone

if TYPE_CHECKING:
    from services.services import Services

SALT = "feed"
KIND = "feed"
YEARS_AHEAD = 10  # for which clock changes are written when something recurs
REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscribed calendar: whose it is (``space:<id>``, ``person:<e-mail>``) and its content."""

    owner: str
    content: bytes


class Calendars:
    """Builds calendars from the book; gives feed addresses away and takes them back."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def file(self, series: Series, occurrence: Occurrence | None = None) -> bytes:
        """A calendar file of a series, or of one occurrence as a meeting of its own."""
        name = series.details.title
        events = [self._single(series, occurrence)] if occurrence else self._events(series)
        return _calendar(name, events, self._s.now)

    def address(self, owner: str) -> str:
        """The address of an owner's feed; made, in this unit, if there is none."""
        grant = self._s.grants.of_owner(KIND, owner)
        return self._address(grant.token_id if grant else self._grant(owner))

    def renew(self, owner: str) -> str:
        """A new address; the old one stops working."""
        self.revoke(owner)
        return self._address(self._grant(owner))

    def revoke(self, owner: str) -> bool:
        """Let the owner's address stop working; tells whether there was one."""
        grant = self._s.grants.of_owner(KIND, owner)
        if grant is not None:
            self._s.unit.write(self._s.grants.revoke(grant.token_id, self._s.now))
        return grant is not None

    def feed(self, token: str) -> Feed | None:
        """The calendar behind an address; ``None`` if it was revoked or never given away."""
        token_id = self._s.signer.read(SALT, token)
        grant = self._s.grants.live(token_id) if isinstance(token_id, str) else None
        if grant is None or grant.kind != KIND:
            return None
        kind, _, name = grant.owner.partition(":")
        if kind == "space":
            space = self._s.spaces.get(name)
            if space is None or space.left:
                return None
            title, viewers = space.title, [grant.owner]
        else:
            title = self._s.name_of(name)
            viewers = [grant.owner, *(f"space:{s.id}" for s in self._s.spaces.of_person(name))]
        events = []
        for series in sorted(self._s.series.all_of(viewers), key=lambda each: each.id):
            events += self._visible(series, grant.owner)
        return Feed(grant.owner, _calendar(title, events, self._s.now, feed=True))

    def _visible(self, series: Series, owner: str) -> list[Any]:
        """The events of a series; of one to which somebody is invited only once, that date."""
        kind, _, email = owner.partition(":")
        if kind == "person" and email != series.host:
            own = [i for i in series.invitees if i.email == email]
            spaces = {space.id for space in self._s.spaces.of_person(email)}
            elsewhere = spaces & {series.home, *self._s.series.announced(series.id)}
            everywhere = email in {i.email for i in invited(series)}
            if own and not everywhere and not elsewhere:
                dates = [occurrences.find(series, i.original) for i in own if i.original]
                return [self._single(series, one) for one in dates if one is not None]
        return self._events(series)

    def _grant(self, owner: str) -> str:
        token_id = self._s.new_id()
        self._s.unit.write(self._s.grants.put(token_id, KIND, owner, self._s.now))
        return token_id

    def _address(self, token_id: str) -> str:
        token = self._s.signer.sign(SALT, token_id)
        return f"{self._s.settings.public_url.rstrip('/')}/feed/{token}.ics"

    def _single(self, series: Series, occurrence: Occurrence) -> Any:
        """One occurrence as an event of its own."""
        event = self._event(series, occurrence.details, f"{occurrence.id}@muster")
        _add_times(event, occurrence.start, occurrence.duration, occurrence.zone)
        return event

    def _events(self, series: Series) -> list[Any]:
        """A series as recurring events, one for each plan it has had, and their exceptions."""
        events = []
        for index, phase in enumerate(Book(series).phases):
            current = phase.replaced is None
            uid = f"{series.id}@muster" if current else f"{series.id}-{index}@muster"
            kept = None if current else list(phase.days())
            held = [e for e in series.exceptions if phase.holds(e.original)]
            if kept is None:
                events += self._plan(series, phase.laid.plan, uid, held)
            elif kept:
                events += self._past(series, phase.laid, uid, kept, held)
        return events

    def _past(
        self, series: Series, laid: Any, uid: str, kept: Sequence[int], held: list[Exceptional]
    ) -> list[Any]:
        """What is left of a plan that was replaced: the dates that had begun by then."""
        planned = laid.days(None, kept[-1] + 1)
        gone = [laid.wall(day) for day in planned if day not in set(kept)]
        plan: Plan = laid.plan
        if plan.recurrence is None:
            return self._plan(series, plan, uid, held)
        last = plans.utc(laid.wall(kept[-1]), laid.zone)
        parts = [p for p in plan.recurrence.split(";") if not p.startswith(("COUNT=", "UNTIL="))]
        rule = ";".join([*parts, f"UNTIL={last:%Y%m%dT%H%M%SZ}"])
        ended = Plan(plan.start, plan.duration, plan.timezone, rule)
        return self._plan(series, ended, uid, held, gone)

    def _plan(
        self,
        series: Series,
        plan: Plan,
        uid: str,
        held: list[Exceptional],
        gone: Iterable[datetime] = (),
    ) -> list[Any]:
        zone = plan.zone
        changed = [e for e in held if not e.cancelled and (e.start or e.duration or e.overrides)]
        cancelled = sorted({*gone, *(e.original for e in held if e.cancelled)})
        if plan.recurrence is None:
            one = occurrences.find(series, plan.start)
            if one is None:
                return []
            event = self._event(series, one.details, uid)
            _add_times(event, one.start, one.duration, zone)
            return [event]
        event = self._event(series, series.details, uid)
        _add_times(event, plans.utc(plan.start, zone), plan.duration, zone, wall=plan.start)
        event.add("rrule", _rule(plan.recurrence))
        if cancelled:
            event.add("exdate", [_wall(original, zone) for original in cancelled])
        events = [event]
        for exception in changed:
            one = occurrences.find(series, exception.original)
            if one is None:
                continue
            event = self._event(series, one.details, uid)
            event.add("recurrence-id", _wall(exception.original, zone))
            _add_times(event, one.start, one.duration, zone)
            events.append(event)
        return events

    def _event(self, series: Series, details: Details, uid: str) -> Any:
        import icalendar

        event = icalendar.Event()
        event.add("uid", uid)
        event.add("dtstamp", series.created.astimezone(UTC).replace(microsecond=0))
        event.add("sequence", series.version)
        event.add("summary", details.title)
        about = [
            details.agenda,
            f"Join: {details.link}" if details.link else "",
            f"#{series.short}",
        ]
        event.add("description", "\n\n".join(part for part in about if part))
        if details.link:
            event.add("location", details.link)
            event.add("url", details.link)
        organizer = icalendar.vCalAddress(f"mailto:{series.host}")
        organizer.params["CN"] = icalendar.vText(self._s.name_of(series.host))
        event.add("organizer", organizer)
        event.add("status", "CONFIRMED")
        if details.lead is not None:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", details.title)
            alarm.add("trigger", -details.lead)
            event.add_component(alarm)
        return event


def _calendar(name: str, events: list[Any], now: datetime, *, feed: bool = False) -> bytes:
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Muster//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    title = icalendar.vText(" ".join(name.split()))
    calendar.add("x-wr-calname", title)
    if feed:
        calendar.add("name", title)
        calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    for key in sorted(_zones(events)):
        calendar.add_component(vtimezone(key, *_years(events, now)))
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _zones(events: list[Any]) -> set[str]:
    """The names of the zones that the events' times are in, but for UTC."""
    found = set()
    for event in events:
        for name in ("dtstart", "dtend", "recurrence-id", "exdate"):
            if name in event and (key := event[name].params.get("TZID")):
                found.add(str(key))
    return found


def _years(events: list[Any], now: datetime) -> tuple[int, int]:
    """The years for which zones are described: all there are, and some of what is endless."""
    first = min(event["dtstart"].dt.year for event in events)
    last = max(event["dtend"].dt.year for event in events)
    if any("rrule" in event for event in events):
        last = max(last, now.year + YEARS_AHEAD)
    return first - 1, last + 1


def _add_times(
    event: Any,
    start: datetime,
    duration: timedelta,
    zone: ZoneInfo,
    wall: datetime | None = None,
) -> None:
    """Start and end in the meeting's zone; ``wall`` is the start a recurrence begins with."""
    event.add("dtstart", _wall(wall, zone) if wall else _local(start, zone))
    event.add("dtend", _local(start + duration, zone))


def _wall(original: datetime, zone: ZoneInfo) -> datetime:
    """A wall-clock start, with the zone; it may fall into the hour that clocks skip."""
    return original.replace(tzinfo=UTC if zone.key == "UTC" else zone)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment in a zone; in UTC where a wall time would mean two moments."""
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if zone.key == "UTC" or local.fold else local


def _rule(text: str) -> Any:
    import icalendar

    return icalendar.vRecur.from_ical(text)
