"""Which meeting, and how much of it, somebody means: numbers, short ids, titles, dates, threads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

import texts.finding
import texts.listing
import texts.times
from domain import occurrences
from domain.model import Occurrence, Series
from handlers import asking
from handlers.context import Answered, Context, Reply
from language import suggest
from language.model import Command, Scope, Span, Target
from services.reminders import occurrence_of

SHORTEST_BEGINNING = 3  # letters of a word that name it


@dataclass(frozen=True, slots=True)
class Meant:
    """A series, and the occurrence if one of a recurring series is meant.

    ``scope`` says how much a change concerns; ``others`` are further occurrences meant as well.
    """

    series: Series
    occurrence: Occurrence | None
    scope: Scope | None
    others: tuple[Meant, ...] = ()

    @property
    def original(self) -> datetime | None:
        """The occurrence's place in its series, ``None`` where the whole series is meant."""
        if self.scope is Scope.SERIES or self.occurrence is None:
            return None
        return self.occurrence.original

    @property
    def all(self) -> tuple[Meant, ...]:
        return (self, *self.others)


def meant(ctx: Context, command: Command, *, writes: bool = False) -> Meant:
    """Find what a command is about.

    A writing command on a recurring series without a scope is asked about. Raises ``Answered``
    with the question, or with what to do when nothing is found; nothing is ever guessed.
    """
    found = _candidates(ctx, command)
    if not found:
        raise Answered(_nothing_found(ctx, command))
    distinct = {meant.series.id for meant in found}
    target = command.target or Target()
    if len(distinct) > 1 and not target.every and len(target.numbers) < 2:
        raise Answered(_which(ctx, command, found))
    first, rest = found[0], tuple(found[1:])
    if writes and first.series.recurs and first.scope is None:
        raise Answered(_how_much(ctx, command, first))
    if first.scope is None and not first.series.recurs:
        first = replace(first, occurrence=first.occurrence or occurrences.first(first.series))
    return replace(first, others=rest)


def named(series: Series, occurrence: Occurrence | None) -> Target:
    """A target that says exactly this, however the list or the clock may move on."""
    return Target(short=series.short, original=occurrence.original if occurrence else None)


def settled(command: Command, found: Meant) -> Command:
    """The command with what was found in place of the words that were typed."""
    one = found.scope in (Scope.THIS, Scope.FOLLOWING) or not found.series.recurs
    return replace(
        command,
        target=named(found.series, found.occurrence if one else None),
        scope=found.scope or (None if not found.series.recurs else Scope.THIS),
    )


def _candidates(ctx: Context, command: Command) -> list[Meant]:
    target = command.target or Target(pronoun=True)
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    if target.short:
        series = ctx.services.meetings.by_name(target.short, viewers)
        return _of_series(ctx, [series] if series else [], target, command.scope)
    if target.numbers:
        return _of_numbers(ctx, target, command.scope)
    if target.number or target.link:
        store = ctx.services.series
        both = store.by_number(target.number) if target.number else store.by_link(target.link or "")
        seen = [s for s in both if ctx.services.meetings.is_seen(s, viewers)]
        return _of_series(ctx, seen, target, command.scope)
    if target.words:
        return _of_series(ctx, by_title(ctx, target.words), target, command.scope)
    if target.upcoming:
        return _upcoming(ctx, viewers, command.scope)
    if target.every and command.window:
        return _within(ctx, viewers, command.window, command.scope)
    if target.every and target.dates:
        return _by_day(ctx, viewers, target, command.scope)
    if target.every:
        return [m for row in shown(ctx) if (m := _row(ctx, row, command.scope))]
    return _of_thread(ctx, target, command.scope) or _by_day(ctx, viewers, target, command.scope)


def _of_series(
    ctx: Context, found: Iterable[Series], target: Target, scope: Scope | None
) -> list[Meant]:
    result: list[Meant] = []
    for series in found:
        if target.original:
            planned = occurrences.find(series, target.original)
            planned = planned or occurrences.same_day(series, target.original)
            result.append(Meant(series, planned, scope or (Scope.THIS if series.recurs else None)))
        elif target.dates:
            days = [o for day in target.dates if (o := _on(ctx, series, day))]
            this = scope or (Scope.THIS if series.recurs else None)
            result.extend(Meant(series, occurrence, this) for occurrence in days)
        elif target.upcoming or scope is not None:
            up = occurrences.next_up(series, ctx.now) or occurrences.last(series)
            given = scope or (Scope.THIS if series.recurs else None)
            result.append(Meant(series, up, given))
        else:
            result.append(Meant(series, None, scope))
    return result


def _on(ctx: Context, series: Series, day: date) -> Occurrence | None:
    """The occurrence planned for a day, or moved to it, in the reader's zone or its own."""
    for occurrence in occurrences.on_day(series, day, ctx.zone):
        return occurrence
    return occurrences.same_day(series, day)


def _of_numbers(ctx: Context, target: Target, scope: Scope | None) -> list[Meant]:
    rows = shown(ctx)
    if not rows:
        raise Answered(Reply(texts.finding.no_list()))
    places = [n if n > 0 else len(rows) + 1 + n for n in target.numbers]
    missing = [n for n in places if not 1 <= n <= len(rows)]
    if missing:
        raise Answered(Reply(texts.finding.no_such_number(missing[0], len(rows))))
    return [m for n in places if (m := _row(ctx, rows[n - 1], scope))]


def shown(ctx: Context) -> list[str]:
    """The rows of the last list shown to this person here: ``<series id>_...`` occurrence ids."""
    for place in (ctx.thread, ctx.space.id):
        if place:
            kept = ctx.services.drafts.get("list", f"{ctx.person.email} {place}", ctx.now)
            if kept:
                return list(kept["rows"])
    return []


def _row(ctx: Context, occurrence_id: str, scope: Scope | None) -> Meant | None:
    series = visible(ctx, occurrence_id.partition("_")[0])
    if series is None:
        return None
    occurrence = occurrence_of(series, occurrence_id) if "_" in occurrence_id else None
    if occurrence is None:
        return Meant(series, None, scope)
    return Meant(series, occurrence, scope or (Scope.THIS if series.recurs else None))


def visible(ctx: Context, series_id: str) -> Series | None:
    """A series by its id, unless it is gone or may not be seen here (any more)."""
    series = ctx.services.series.get(series_id)
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    return series if series and ctx.services.meetings.is_seen(series, viewers) else None


def by_title(ctx: Context, words: str) -> list[Series]:
    """Series whose title holds the words: the whole title first, then every word of it."""
    wanted = words.casefold().strip(" \"'“”")
    seen = ctx.services.visible(ctx.person, ctx.space)
    exact = [s for s in seen if s.details.title.casefold() == wanted]
    parts = wanted.split()
    some = [s for s in seen if _holds(s.details.title.casefold(), parts)]
    found = exact or some
    alive = [s for s in found if occurrences.next_up(s, ctx.now) is not None]
    return alive or found


def title_holds(series: Series, words: str) -> bool:
    """Tell whether every word is in a series' title, as a part of a word too: for searches."""
    title = series.details.title.casefold()
    return all(part in title for part in words.casefold().split())


def holds(title: str, words: str) -> bool:
    """Tell whether words name a title, as they do behind a verb."""
    return _holds(title.casefold(), words.casefold().split())


def _holds(title: str, parts: Sequence[str]) -> bool:
    """Tell whether every part is a word of the title, its plural, or the beginning of one."""
    words = title.replace("-", " ").split() + title.split()
    return all(
        any(
            word == part
            or word.rstrip("s") == part.rstrip("s")
            or (len(part) >= SHORTEST_BEGINNING and word.startswith(part))
            for word in words
        )
        for part in parts
    )


def _upcoming(ctx: Context, viewers: list[str], scope: Scope | None) -> list[Meant]:
    best: Meant | None = None
    for series in ctx.services.series.upcoming(viewers, ctx.now, 20):
        up = occurrences.next_up(series, ctx.now)
        if up and (best is None or best.occurrence is None or up.start < best.occurrence.start):
            best = Meant(series, up, scope or (Scope.THIS if series.recurs else None))
    return [best] if best else []


def _of_thread(ctx: Context, target: Target, scope: Scope | None) -> list[Meant]:
    about = ctx.asked_about or ctx.services.outbox.last_about(ctx.space.id)
    if about is None:
        return []
    series = visible(ctx, about.partition("_")[0])
    if series is None:
        return []
    if target.dates:
        return _of_series(ctx, [series], target, scope)
    occurrence = occurrence_of(series, about) if "_" in about else None
    occurrence = occurrence or occurrences.next_up(series, ctx.now)
    return [Meant(series, occurrence, scope)]


def _by_day(ctx: Context, viewers: list[str], target: Target, scope: Scope | None) -> list[Meant]:
    found: list[Meant] = []
    for day in target.dates:
        for series in ctx.services.series.upcoming(viewers, ctx.now, 200):
            for occurrence in occurrences.on_day(series, day, ctx.zone):
                given = scope or (Scope.THIS if series.recurs else None)
                found.append(Meant(series, occurrence, given))
    return found


def _within(ctx: Context, viewers: list[str], span: Span, scope: Scope | None) -> list[Meant]:
    """Everything planned in a stretch of time ("all my meetings this week")."""
    begin = max(span.begin, ctx.now)
    return [
        Meant(series, occurrence, scope or (Scope.THIS if series.recurs else None))
        for series in ctx.services.series.upcoming(viewers, ctx.now, 200, span.end)
        for occurrence in occurrences.between(series, begin, span.end)
    ]


def _which(ctx: Context, command: Command, found: Sequence[Meant]) -> Reply:
    choices = []
    for one in list(islice(found, 5)):
        up = one.occurrence or occurrences.next_up(one.series, ctx.now)
        label = texts.finding.label(one.series, up, ctx.zone, ctx.locale)
        target = named(one.series, one.occurrence)
        choices.append((label, replace(command, target=target, scope=one.scope)))
    return asking.choose(ctx, texts.finding.which(len(found)), choices)


def _how_much(ctx: Context, command: Command, found: Meant) -> Reply:
    """Ask how much of a recurring series a change is for; never a default."""
    series = found.series
    occurrence = found.occurrence or occurrences.next_up(series, ctx.now)
    if occurrence is None:
        raise Answered(Reply(texts.finding.all_over(series)))
    this = named(series, occurrence)
    left = occurrences.count_left(series, ctx.now)
    labels = texts.finding.scopes(occurrence, left, ctx.zone, ctx.locale)
    scopes = (Scope.THIS, Scope.FOLLOWING, Scope.SERIES)
    choices = [
        (
            label,
            replace(
                command,
                target=this if scope is not Scope.SERIES else named(series, None),
                scope=scope,
            ),
        )
        for label, scope in zip(labels, scopes, strict=True)
    ]
    return asking.choose(ctx, texts.finding.how_much(series), choices)


def _nothing_found(ctx: Context, command: Command) -> Reply:
    target = command.target or Target(pronoun=True)
    titles = list(dict.fromkeys(ctx.services.titles_near(ctx.person, ctx.space)))
    if target.words:
        near = suggest.suggest(target.words, titles)
        if near:
            choices = [
                (title, replace(command, target=replace(target, words=title))) for title in near[:5]
            ]
            return asking.choose(ctx, texts.finding.no_such_title(target.words), choices)
        return Reply(texts.finding.nothing_called(target.words, titles[:5]))
    if target.every and command.window:
        return Reply(texts.listing.nothing(command.window, ctx.in_group))
    if target.dates and titles:
        return Reply(texts.finding.nothing_on(target.dates, ctx.locale))
    if target.short:
        return Reply(texts.finding.no_such_short(target.short))
    return Reply(texts.finding.say_which(titles[:5]))
