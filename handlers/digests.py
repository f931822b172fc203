"""The daily overview of a space or a person: when it comes, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import cards.agenda
import texts.announcing
import texts.listing
import texts.times
from domain import occurrences, plans
from domain.invitations import reply
from domain.model import Answering, Occurrence, Series
from handlers import preferences, saying, showing
from handlers.context import Context, Reply
from handlers.family import Family
from handlers.readers import Reader, reader
from language.model import Command

if TYPE_CHECKING:
    from services.services import Services
    from storage.due import Due
    from storage.people import Person
    from storage.spaces import Space

family = Family("digests")

MOST = 20  # rows of one overview
LIST_LIVES = timedelta(days=1)


@family.command("digest")
def digest(ctx: Context, command: Command) -> Reply:
    """Set when the daily overview comes, here or to oneself; ``off`` stops it."""
    owner = preferences.owner_of(ctx, for_space=ctx.in_group and command.audience != "me")
    words = _clock_said(command)
    if not words:
        return Reply(texts.announcing.digest_now(owner.get("digest"), owner.title))
    try:
        wanted = preferences.value_of(ctx, "digest", words)
    except preferences.BadSetting as bad:
        return Reply(bad.words)
    owner.set(ctx, wanted)
    clock = wanted["digest"]
    zone = ZoneInfo(owner.of.zone) if owner.of.zone else ctx.zone
    due = ""
    if clock:
        due = texts.times.moment(
            preferences.next_moment(clock, zone, ctx.now), zone, ctx.locale, now=ctx.now
        )
    return Reply(texts.announcing.digest_set(clock, due, owner.title))


@family.moment("digest")
def digests_due(services: Services, rows: list[Due]) -> None:
    """Send each overview if anything is on today, and plan tomorrow's."""
    for row in rows:
        owner = _owner(services, row.key)
        clock = owner.settings.get("digest") if owner is not None else None
        if clock is None:
            continue
        to = _reader(services, row)
        preferences.plan_digest(services, row.key, clock, to.zone)
        if services.quiet.until(row.key, None) is None:
            _send(services, to)


def _reader(services: Services, row: Due) -> Reader:
    """Who reads it; a space without a zone of its own in that of the one who asked for it."""
    to = reader(services, row.key)
    space = services.spaces.get(to.name) if to.is_space else None
    if space is None or space.zone or "zone" not in row.data:
        return to
    return replace(to, zones=(ZoneInfo(row.data["zone"]),))


def _send(services: Services, to: Reader) -> None:
    day = services.now.astimezone(to.zone).date()
    end = plans.midnight(day + timedelta(days=1), to.zone)
    coming = _coming(services, to, end)
    if not coming:
        return
    found = coming[:MOST]
    more = texts.announcing.digest_more(len(coming) - MOST) if len(coming) > MOST else ""
    rows = [
        showing.row(services, n, series, one, showing.state_of(series, one, services.now))
        for n, (_, series, one) in enumerate(found, start=1)
    ]
    heading = texts.announcing.digest_heading(
        texts.times.day(services.now, to.zone, to.locale), space=to.is_space
    )
    days = [(texts.listing.day(day, day, to.locale), rows)]
    services.unit.post(
        to.receiver,
        f"{texts.listing.lines(heading, days, to.zone, to.locale, 1, 1)}\n{more}".rstrip(),
        card=cards.agenda.agenda(
            heading,
            days,
            to.zone,
            to.locale,
            showing.stamp(services),
            hint=more,
            now=services.now,
        ),
        unique=f"digest|{to.receiver}|{day.isoformat()}",
        useful_until=end.astimezone(UTC),
    )
    _remember(services, to, [one.id for _, _, one in found])


def _coming(
    services: Services, to: Reader, end: datetime
) -> list[tuple[datetime, Series, Occurrence]]:
    """What of today is not over, by start, without what a person declined."""
    viewers = [to.receiver]
    if not to.is_space:
        viewers += [f"space:{space.id}" for space in services.spaces.of_person(to.name)]
    lists = []
    for series in services.series.upcoming(viewers, services.now, 400, end):
        ahead = occurrences.overlapping(series, services.now, end)
        wanted = [o for o in islice(ahead, MOST) if not _declined(series, o, to)]
        lists.append([(o.start, series, o) for o in wanted])
    return list(merge(*lists, key=lambda item: item[0]))


def _declined(series: Series, occurrence: Occurrence, to: Reader) -> bool:
    answer = None if to.is_space else reply(series, to.name, occurrence)
    return answer is not None and answer.reply is Answering.NO


def _remember(services: Services, to: Reader, rows: list[str]) -> None:
    """Let a person's numbers mean the rows of the overview, as after a list."""
    person = None if to.is_space else services.people.by_email(to.name)
    if person is not None and person.direct_space:
        key = f"{person.email} {person.direct_space}"
        until = services.now + LIST_LIVES
        services.unit.write(services.drafts.put("list", key, {"rows": rows}, until))


def _owner(services: Services, receiver: str) -> Person | Space | None:
    kind, _, name = receiver.partition(":")
    if kind == "person":
        return services.people.by_email(name)
    space = services.spaces.get(name)
    return None if space is None or space.left else space


def _clock_said(command: Command) -> str:
    """The words for the time: what was read, or what stands after the verb."""
    if saying.switch(command) == "off":
        return "off"
    if command.clock is not None:
        return f"{command.clock:%H:%M}"
    if command.start is not None:
        return f"{command.start:%H:%M}"
    given = dict(command.settings).get("digest") or command.text or ""
    return given or " ".join(command.not_understood)
