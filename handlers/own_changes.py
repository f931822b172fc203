"""Which change of mine undo is about: the last one here, or that of the meeting which was named."""

from __future__ import annotations

from datetime import date, timedelta

import texts.finding
import texts.reversing
from domain import occurrences
from handlers import asking, finding
from handlers.context import Answered, Context, Reply
from language import suggest
from language.model import Command, Target
from services.meetings import Entry

UNDO_LIVES = timedelta(days=1)

_OF = ("last change", "my last change", "my change", "change", "latest change", "last thing")
_TO = ("to", "of", "on", "in", "with", "for", "about")


def series_named(ctx: Context, target: Target | None) -> set[str] | None:
    """The ids of the series that a target without title words names; ``None``: none is named.

    A pronoun, or no word at all, is the meeting of the thread. Those that are gone count as well.
    """
    target = target or Target(pronoun=True)
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    if target.short:
        there = ctx.services.meetings.by_name(target.short, viewers)
        found = there.id if there else ctx.services.history.id_of_short(target.short)
        return {found} if found else set()
    if target.numbers:
        rows = finding.shown(ctx)
        if not rows:
            raise Answered(Reply(texts.finding.no_list()))
        places = [n if n > 0 else len(rows) + 1 + n for n in target.numbers]
        return {rows[n - 1].partition("_")[0] for n in places if 1 <= n <= len(rows)}
    if target.number or target.link:
        store = ctx.services.series
        both = store.by_number(target.number) if target.number else store.by_link(target.link or "")
        return {series.id for series in both if ctx.services.meetings.is_seen(series, viewers)}
    if ctx.asked_about and not target.words and not target.dates:
        return {ctx.asked_about.partition("_")[0]}
    return None


def last(ctx: Context, command: Command) -> Entry | None:
    """My newest change that stands, of the meeting named, else in this space; ``None``: none here.

    Raises ``Answered`` when a meeting is named, but nothing of mine is to be taken back there.
    """
    target, since = command.target, ctx.now - UNDO_LIVES
    named = series_named(ctx, target)
    words = _title_words(target)
    dates = target.dates if target else ()
    if named is None and not words and not dates:
        return ctx.services.history.last_by(ctx.person.email, ctx.space.id, since)
    mine = _mine(ctx)
    if named is not None:
        found = [entry for entry in mine if entry.series_id in named]
    elif words:
        found = _titled(mine, words)
    else:
        found = [entry for entry in mine if entry.where == ctx.space.id]
    if dates:
        found = [entry for entry in found if _days_of(entry) & set(dates)]
    found = [entry for entry in found if entry.where == ctx.space.id] or found
    newest = list({entry.series_id: entry for entry in reversed(found)}.values())[::-1]
    if not newest:
        raise Answered(_why_not(ctx, command, named, words))
    if len(newest) > 1:
        raise Answered(_which(ctx, command, newest))
    return newest[0]


def _mine(ctx: Context) -> list[Entry]:
    """My changes of the last day, in a group only those of meetings that may be seen in it."""
    since = ctx.now - UNDO_LIVES
    mine = ctx.services.history.standing_of(ctx.person.email, since)
    return [one for one in mine if one.where == ctx.space.id or _is_seen(ctx, one.series_id)]


def _title_words(target: Target | None) -> str:
    """The words of a title, without "the last change to" before them."""
    words = " ".join((target.words or "").split()) if target else ""
    folded = words.casefold().removeprefix("the ")
    for of in sorted(_OF, key=len, reverse=True):
        for to in _TO:
            if folded.startswith(f"{of} {to} "):
                return words[len(words) - len(folded) + len(of) + len(to) + 2 :]
    return words


def _titled(entries: list[Entry], words: str) -> list[Entry]:
    wanted = words.casefold().strip(" \"'“”")
    exact = [one for one in entries if _title(one).casefold() == wanted]
    return exact or [one for one in entries if finding.holds(_title(one), wanted)]


def _title(entry: Entry) -> str:
    series = entry.after or entry.before
    assert series is not None, "an entry is about a series"
    return series.details.title


def _days_of(entry: Entry) -> set[date]:
    """The days of the dates that an entry changed, as planned and as they were before or after."""
    before, after = entry.before, entry.after
    if not any(series is not None and series.recurs for series in (before, after)):
        there = [occurrences.first(series) for series in (before, after) if series]
        return {one.start.date() for one in there if one}
    if before is None or after is None or before.plan != after.plan:
        return set()
    was = {one.original: one for one in before.exceptions}
    now_is = {one.original: one for one in after.exceptions}
    days: set[date] = set()
    for original in {**was, **now_is}:
        if was.get(original) != now_is.get(original):
            found = [occurrences.find(series, original) for series in (before, after)]
            days |= {original.date()} | {one.start.date() for one in found if one}
    return days


def _which(ctx: Context, command: Command, entries: list[Entry]) -> Reply:
    def label(entry: Entry) -> str:
        line = texts.reversing.line(entry, ctx.zone, ctx.locale, ctx.now)
        return texts.reversing.choice(entry, line)

    def undo(entry: Entry) -> Command:
        return Command("undo", command.said, settings=(("entry", str(entry.id)),))

    choices = [(label(entry), undo(entry)) for entry in entries[:5]]
    return asking.choose(ctx, texts.reversing.which(), choices)


def _why_not(ctx: Context, command: Command, named: set[str] | None, words: str) -> Reply:
    """The truth about a meeting in which there is nothing of mine to take back."""
    target = command.target or Target()
    if named is None and words:
        named = {series.id for series in finding.by_title(ctx, words)}
        if not named:
            return _nothing_called(ctx, command, words)
    entries = [e for one in named or () if _is_seen(ctx, one) for e in _changes(ctx, one)]
    if not entries:
        if target.short:
            return Reply(texts.finding.no_such_short(target.short))
        return Reply(texts.reversing.nothing_to_undo())
    title = _title(entries[0])
    mine = [entry for entry in entries if entry.who == ctx.person.email]
    standing = [entry for entry in entries if entry.undone_by is None and entry.what != "undo"]
    if target.dates:
        return Reply(texts.reversing.nothing_on(title, target.dates, ctx.locale))
    if mine and any(entry.undone_by is None and entry.what != "undo" for entry in mine):
        return Reply(texts.reversing.too_old())
    if standing and not mine:
        latest = standing[0]
        line = texts.reversing.line(latest, ctx.zone, ctx.locale, ctx.now)
        return Reply(texts.reversing.not_mine(title, ctx.services.name_of(latest.who), line))
    return Reply(texts.reversing.none_of_yours(title))


def _changes(ctx: Context, series_id: str) -> list[Entry]:
    return ctx.services.history.of_series(series_id)


def _is_seen(ctx: Context, series_id: str) -> bool:
    """Tell whether a series may be seen here, or was in a list of this place when it went."""
    if finding.visible(ctx, series_id) is not None:
        return True
    entries = _changes(ctx, series_id)
    if not ctx.in_group and any(entry.who == ctx.person.email for entry in entries):
        return True
    was = entries[0].before if entries and entries[0].after is None else None
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    return was is not None and ctx.services.meetings.is_seen(was, viewers)


def _nothing_called(ctx: Context, command: Command, words: str) -> Reply:
    titles = list(dict.fromkeys(_title(entry) for entry in _mine(ctx)))
    near: list[str] = suggest.suggest(words, titles)
    if near:
        choices = [
            (title, Command("undo", command.said, target=Target(words=title))) for title in near[:5]
        ]
        return asking.choose(ctx, texts.finding.no_such_title(words), choices)
    return Reply(texts.reversing.nothing_called(words, titles[:5]))
