"""Looking at meetings: list, agenda, next, find and show, with pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import NamedTuple

import cards.agenda
import texts.listing
import texts.times
from cards.views import Row
from domain import invitations, occurrences
from domain.model import Occurrence, Series, State
from handlers import asking, drafts, finding, keeping, scheduling, showing
from handlers.context import Context, Reply
from handlers.family import Family
from language.model import Command, Span

family = Family("listing")

PAGE = 10
MOST_PAGES = 20
LIST_LIVES = timedelta(days=7)
FIND_BACK = timedelta(days=365)
FIND_AHEAD = timedelta(days=365)


class Item(NamedTuple):
    """One occurrence found."""

    start: datetime
    series: Series
    occurrence: Occurrence


@family.command("list")
def list_(ctx: Context, command: Command) -> Reply:
    """What lies ahead, or in the time that was named."""
    return _listing(ctx, command, texts.listing.title(command.window, ctx.in_group))


@family.command("agenda")
def agenda(ctx: Context, command: Command) -> Reply:
    """The day: today, or the one that was named."""
    if command.window is None:
        command = replace(command, window=_today(ctx))
    window = command.window
    assert window is not None
    return _listing(ctx, command, texts.listing.agenda_title(window, ctx.zone, ctx.locale, ctx.now))


@family.command("find")
def find(ctx: Context, command: Command) -> Reply:
    """Search by time, title, person and state, in the past as well."""
    if command.window is None:
        command = replace(command, window=Span(ctx.now - FIND_BACK, ctx.now + FIND_AHEAD, words=""))
    return _listing(ctx, command, texts.listing.found_title(command))


@family.command("next")
def next_(ctx: Context, command: Command) -> Reply:
    """The meeting that comes next, with its card; several when a number was said."""
    if command.limit and command.limit > 1:
        return _listing(ctx, command, texts.listing.title(None, ctx.in_group))
    for item in matching(ctx, command):
        _remember(ctx, [item])
        text = texts.listing.next_up(item.series, item.occurrence, ctx.zone, ctx.locale, ctx.now)
        return scheduling.showing_card(ctx, item.series, text, item.occurrence, said=False)
    return Reply(texts.listing.nothing(command.window, ctx.in_group))


@family.command("show")
def show(ctx: Context, command: Command) -> Reply:
    """One meeting in full."""
    found = finding.meant(ctx, command)
    occurrence = found.occurrence or occurrences.next_up(found.series, ctx.now)
    occurrence = occurrence or occurrences.last(found.series)
    return _shown(ctx, found.series, occurrence)


@family.submission("show")
def show_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    pressed = showing.pressed_meeting(ctx, inputs)
    if pressed is None:
        return Reply(showing.gone(ctx, inputs))
    series, occurrence = pressed
    return _shown(ctx, series, occurrence or occurrences.next_up(series, ctx.now))


@family.submission("page")
def page_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Turn to another page of the same list, in its place."""
    kept = ctx.services.draft(inputs.get("draft", ""))
    number = inputs.get("page", "1")
    if kept is None or not number.isdigit():
        return Reply(texts.listing.list_too_old())
    command = drafts.from_data(kept).command
    return replace(
        _listing(ctx, command, texts.listing.title(command.window, ctx.in_group), int(number)),
        replaces=True,
    )


@family.command("more")
def more(ctx: Context, command: Command) -> Reply:
    """The next page, or the one that was named, of the last list here."""
    last = ctx.services.drafts.get("page", f"{ctx.person.email} {ctx.space.id}", ctx.now)
    kept = ctx.services.draft(last["draft"]) if last else None
    if last is None or kept is None:
        return Reply(texts.listing.list_too_old())
    shown = drafts.from_data(kept).command
    page = command.limit or int(last["page"]) + 1
    return _listing(ctx, shown, texts.listing.title(shown.window, ctx.in_group), page)


def matching(ctx: Context, command: Command) -> Iterator[Item]:
    """Every occurrence that fits the command's window, words, people and states, by start."""
    window = command.window
    begin = window.begin if window else ctx.now
    end = window.end if window else None
    past = begin < ctx.now
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    if past:
        series = ctx.services.series.all_of(viewers)
    else:
        series = ctx.services.series.upcoming(viewers, ctx.now, 400, end)
    wanted = [one for one in series if _fits(ctx, command, one)]
    rows = merge(*(_items(ctx, one, begin, end) for one in wanted), key=_order)
    return (item for item in rows if _fits_state(ctx, command, item))


def day_of(ctx: Context, receiver_viewers: list[str], span: Span) -> list[Item]:
    """All occurrences in a span for given viewers; used by digests."""
    series = ctx.services.series.upcoming(receiver_viewers, ctx.now, 400, span.end)
    return list(merge(*(_items(ctx, one, span.begin, span.end) for one in series), key=_order))


def _order(item: Item) -> tuple[datetime, str]:
    return item.start, item.occurrence.id


def _items(ctx: Context, series: Series, begin: datetime, end: datetime | None) -> Iterator[Item]:
    found: Iterable[Occurrence]
    if begin == ctx.now:  # what is running now is still to be seen
        found = occurrences.ahead(series, ctx.now)
        if end is not None:
            found = (o for o in found if o.start < end)
    else:
        found = occurrences.overlapping(series, begin, end)
    for occurrence in islice(found, PAGE * MOST_PAGES + 1):
        yield Item(occurrence.start, series, occurrence)


def _fits(ctx: Context, command: Command, series: Series) -> bool:
    target = command.target
    words = (target.words if target else None) or command.title
    if words and not finding.title_holds(series, words):
        return False
    if target and target.short and series.short.casefold() != target.short.casefold():
        return False
    for person in command.people:
        emails = {series.host, *(invitee.email for invitee in invitations.invited(series))}
        if person.me:
            if ctx.person.email not in emails and not series.for_space:
                return False
        elif person.email:
            if person.email not in emails:
                return False
        elif not any(person.text.casefold() in _names(ctx, e) for e in emails):
            return False
    return True


def _names(ctx: Context, email: str) -> str:
    return f"{ctx.services.name_of(email)} {email}".casefold()


def _fits_state(ctx: Context, command: Command, item: Item) -> bool:
    if not command.states:
        return True
    state = showing.state_of(item.series, item.occurrence, ctx.now)
    series_wide = {State.ACTIVE, State.EXPIRED} & set(command.states)
    return state in command.states or bool(series_wide)


def _listing(ctx: Context, command: Command, title: str, page: int = 1) -> Reply:
    size = min(command.limit or PAGE, 25) if command.name in ("next", "list") else PAGE
    most = size * MOST_PAGES
    items = list(islice(matching(ctx, command), most + 1))
    if not items:
        if command.name == "find":
            return Reply(texts.listing.nothing_found(title))
        return Reply(texts.listing.nothing(command.window, ctx.in_group), _empty(ctx, title))
    items = items[:most]
    pages = -(-len(items) // size)
    page = max(1, min(page, pages))
    first = (page - 1) * size
    shown = items[first : first + size]
    _remember(ctx, items[: first + size])
    kept = drafts.Draft(
        id=ctx.services.new_id(),
        command=command,
        waits_for="page",
        by=ctx.person.email,
        space_id=ctx.space.id,
        thread=ctx.thread,
        made=ctx.now,
    )
    key = f"{ctx.person.email} {ctx.space.id}"
    ctx.services.unit.write(
        ctx.services.drafts.put("draft", kept.id, drafts.to_data(kept), ctx.now + LIST_LIVES),
        ctx.services.drafts.put(
            "page", key, {"draft": kept.id, "page": page}, ctx.now + LIST_LIVES
        ),
    )
    days = _by_day(ctx, shown, first)
    card = cards.agenda.agenda(
        title,
        days,
        ctx.zone,
        ctx.locale,
        asking.stamp(ctx, kept, None),
        page=page,
        pages=pages,
        now=ctx.now,
    )
    text = texts.listing.lines(title, days, ctx.zone, ctx.locale, page, pages)
    return Reply(text, card)


def _by_day(ctx: Context, shown: list[Item], before: int) -> list[tuple[str, list[Row]]]:
    days: dict[date, list[Row]] = {}
    for number, item in enumerate(shown, start=before + 1):
        state = showing.state_of(item.series, item.occurrence, ctx.now)
        row = showing.row(ctx.services, number, item.series, item.occurrence, state)
        if state is State.IN_PROGRESS:
            row = replace(row, notes=keeping.waiting(ctx.services, item.series))
        days.setdefault(item.start.astimezone(ctx.zone).date(), []).append(row)
    today = ctx.now.astimezone(ctx.zone).date()
    return [(texts.listing.day(day, today, ctx.locale), rows) for day, rows in days.items()]


def _remember(ctx: Context, items: list[Item]) -> None:
    """Keep which row is which, for this person in this thread and space."""
    rows = {"rows": [item.occurrence.id for item in items]}
    for place in {ctx.thread, ctx.space.id}:
        if place:
            ctx.services.unit.write(
                ctx.services.drafts.put(
                    "list", f"{ctx.person.email} {place}", rows, ctx.now + LIST_LIVES
                )
            )


def _shown(ctx: Context, series: Series, occurrence: Occurrence | None) -> Reply:
    text = texts.listing.one(series, occurrence, ctx.zone, ctx.locale, ctx.now)
    return scheduling.showing_card(ctx, series, text, occurrence, said=False)


def _empty(ctx: Context, title: str) -> dict[str, object]:
    stamp = showing.stamp(ctx.services, parent=ctx.thread)
    return cards.agenda.agenda(title, (), ctx.zone, ctx.locale, stamp, now=ctx.now)


def _today(ctx: Context) -> Span:
    local = ctx.now.astimezone(ctx.zone)
    begin = datetime.combine(local.date(), time(), ctx.zone)
    end = datetime.combine(local.date() + timedelta(days=1), time(), ctx.zone)
    return Span(begin.astimezone(UTC), end.astimezone(UTC), words="today")
