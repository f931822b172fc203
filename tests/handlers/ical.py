"""A small reader of iCalendar of our own, on dateutil: the judge of what we write."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO
from typing import Any

from dateutil.rrule import rrulestr
from dateutil.tz import tzical


@dataclass
class Part:
    """A component: its properties by name as (parameters, value), and the components inside."""

    name: str
    lines: dict[str, list[tuple[dict[str, str], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    parts: list[Part] = field(default_factory=list)

    def value(self, name: str) -> str:
        return self.lines[name][0][1] if self.lines[name] else ""

    def text(self, name: str) -> str:
        """A TEXT value, unescaped."""
        found = {"n": "\n", "N": "\n"}
        return re.sub(r"\\(.)", lambda m: found.get(m[1], m[1]), self.value(name))

    def all(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]


@dataclass(frozen=True)
class Happening:
    """One date as a calendar shows it; UTC."""

    start: datetime
    end: datetime
    title: str
    uid: str


def parse(content: bytes) -> Part:
    """The VCALENDAR; raises AssertionError where RFC 5545 is broken."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", ""), "every line ends in CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "long lines are folded"
    root = Part("")
    stack = [root]
    for line in text.replace("\r\n ", "").split("\r\n"):
        if not line:
            continue
        head, value = re.match(r'((?:[^:"]|"[^"]*")*):(.*)', line, re.S).groups()  # type: ignore[union-attr]
        name, *params = head.split(";")
        if name == "BEGIN":
            stack[-1].parts.append(Part(value))
            stack.append(stack[-1].parts[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            pairs = dict(param.split("=", 1) for param in params)
            stack[-1].lines[name].append((pairs, value))
    assert stack == [root]
    assert len(root.parts) == 1
    return root.parts[0]


def zones(content: bytes) -> dict[str, tzinfo]:
    """The zones that the calendar describes, as dateutil reads them."""
    text = content.decode()
    if "BEGIN:VTIMEZONE" not in text:
        return {}
    found = tzical(StringIO(text.replace("\r\n ", "").replace("\r\n", "\n")))
    names = [key for key in found.keys()]  # noqa: SIM118 - it is no mapping
    return {key: zone for key in names if (zone := found.get(key)) is not None}


def moments(lines: list[tuple[dict[str, str], str]], known: dict[str, tzinfo]) -> list[datetime]:
    """DATE-TIME values, naive ones with the zone that TZID names."""
    found = []
    for params, values in lines:
        for value in values.split(","):
            naive = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
            zone = UTC if value.endswith("Z") else known[params["TZID"]]
            found.append(naive.replace(tzinfo=zone))
    return found


def happenings(content: bytes, until: datetime) -> list[Happening]:
    """Every date before ``until`` as a calendar app would show it, by start."""
    calendar, known = parse(content), zones(content)
    masters: dict[str, Part] = {}
    own: dict[tuple[str, datetime], Part] = {}
    for event in calendar.all("VEVENT"):
        uid = event.value("UID")
        if changed := moments(event.lines["RECURRENCE-ID"], known):
            assert (uid, utc(changed[0])) not in own
            own[uid, utc(changed[0])] = event
        else:
            assert uid not in masters, "one master for each UID"
            masters[uid] = event
    shown = []
    for uid, event in masters.items():
        for start in _starts(event, known, until):
            one = own.pop((uid, utc(start)), None)
            shown.append(_shown(one, known) if one else _shown(event, known, start))
    assert not own, "every exception belongs to a date of its series"
    return sorted(shown, key=lambda each: each.start)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _starts(event: Part, known: dict[str, tzinfo], until: datetime) -> list[datetime]:
    begin = moments(event.lines["DTSTART"], known)[0]
    if not event.lines["RRULE"]:
        return [begin]
    # Wall times are expanded without an offset, and get the zone afterwards.
    rule = re.sub(
        r"UNTIL=(\d{8}T\d{6})Z", lambda m: f"UNTIL={_wall(m[1], begin)}", event.value("RRULE")
    )
    naive = rrulestr(rule, dtstart=begin.replace(tzinfo=None))
    gone = {each.replace(tzinfo=None) for each in moments(event.lines["EXDATE"], known)}
    found = []
    for wall in naive:
        if wall > until.replace(tzinfo=None) + timedelta(days=2):
            break
        if wall not in gone:
            found.append(wall.replace(tzinfo=begin.tzinfo))
    return found


def _wall(until: str, begin: datetime) -> str:
    moment = datetime.strptime(until, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return moment.astimezone(begin.tzinfo).strftime("%Y%m%dT%H%M%S")


def _shown(event: Part, known: dict[str, tzinfo], start: datetime | None = None) -> Happening:
    first = moments(event.lines["DTSTART"], known)[0]
    length = utc(moments(event.lines["DTEND"], known)[0]) - utc(first)
    begin = utc(start or first)
    return Happening(begin, begin + length, event.text("SUMMARY"), event.value("UID"))


def alarms(event: Part) -> list[str]:
    return [alarm.value("TRIGGER") for alarm in event.all("VALARM")]


__all__: list[Any] = ["Happening", "alarms", "happenings", "moments", "parse", "utc", "zones"]
