"""Words and cards for what others are told, and for what somebody may not do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

import cards.announcement
import texts.meetings
import texts.notices
import texts.times
from domain import invitations, occurrences
from domain.model import Occurrence, Series
from handlers import following, live, requesting, showing
from handlers.context import Reply
from handlers.readers import reader
from handlers.telling import Telling

if TYPE_CHECKING:
    from cards.views import MeetingView
    from handlers.context import Context
    from services.rights import Forbidden
    from services.services import Services

DATES_NAMED = 4  # of cancelled dates; the others are counted
LOOKED_AT = 400  # occurrences that are compared to find out which were cancelled


def word(services: Services) -> None:
    """Turn every notice of the unit into posts, one for each receiver, and empty the list.

    Then the live cards of all that has changed follow, each of which no post stands for.
    """
    for notice in services.unit.notices:
        worder = WORDERS[notice.kind]
        for receiver in notice.receivers:
            worder(Telling(services, notice, reader(services, receiver, notice.series)))
    services.unit.notices.clear()
    following.follow(services)
    services.unit.changed.clear()


def forbidden(ctx: Context, refusal: Forbidden) -> Reply:
    """Say who may do what was asked for, and offer to ask them."""
    return requesting.offer(ctx, refusal)


def _created(telling: Telling) -> None:
    notice, series = telling.notice, telling.series
    if notice.before is not None:  # made known to a receiver later than it was made
        _invited(telling)
        return
    words = (telling.title, telling.short, telling.when(telling.occurrence))
    repeats = telling.repeats(series)
    if not telling.reader.is_space:
        _invite(telling)
        return
    text = texts.notices.created(*words, repeats, telling.by)
    if telling.is_home and telling.occurrence:
        notes = [texts.notices.new_by(telling.by), *([repeats] if repeats else [])]
        live.post(telling.services, telling.reader, series, telling.occurrence, text, notes)
    else:
        telling.announce("created", text)


def _invited(telling: Telling) -> None:
    if telling.reader.is_space:
        names = _names(telling)
        telling.post(texts.notices.people_invited(telling.title, telling.short, names, telling.by))
    else:
        _invite(telling)


def _invite(telling: Telling) -> None:
    words = (telling.title, telling.short, telling.when(telling.occurrence))
    repeats = telling.repeats(telling.series)
    if telling.reader.name == telling.series.host:
        text = texts.notices.hosting(*words, repeats, telling.by)
    else:
        link = telling.occurrence.details.link if telling.occurrence else ""
        text = texts.notices.invited(*words, repeats, telling.by, link)
    telling.announce("created", text)


def _removed(telling: Telling) -> None:
    when = telling.when(telling.occurrence)
    if telling.reader.is_space:
        names = _names(telling)
        telling.post(texts.notices.people_removed(telling.title, telling.short, names, telling.by))
    else:
        telling.post(texts.notices.removed(telling.title, telling.short, when, telling.by))


def _changed(telling: Telling) -> None:
    notice = telling.notice
    if notice.extra.get("born") is not None:
        _split(telling)
        return
    if back := _back(telling):
        whens = [telling.when(one) for one in back[:DATES_NAMED]]
        dates = texts.notices.named(whens, len(back) - len(whens))
        text = texts.notices.brought_back(telling.title, telling.short, dates, telling.by)
        _announce_change(telling, text, [text], [], None)
        return
    lines, besides = differences(telling)
    if _lost_answers(telling):
        besides = [*besides, texts.notices.asked_again()]
    text = texts.notices.changed(telling.title, telling.short, [*lines, *besides], telling.by)
    old = None
    if notice.before is not None and telling.before is not None:
        old = telling.view(notice.before, telling.before if telling.single else None)
    notes = [texts.notices.changed_by(telling.by), *lines[1:], *besides]
    was, is_ = telling.when(telling.before), telling.when(telling.occurrence)
    if was != is_:
        notes.insert(1, texts.notices.before(was))
    _announce_change(telling, text, notes, besides, old)


def _announce_change(
    telling: Telling, text: str, notes: list[str], besides: list[str], old: MeetingView | None
) -> None:
    """``notes`` go on the live card, ``besides`` on the announcement, which shows old and new."""
    occurrence = telling.occurrence
    if not (telling.is_home and occurrence):
        telling.announce("changed", text, old=old, notes=besides)
        return
    live.post(telling.services, telling.reader, telling.series, occurrence, text, notes)


def _lost_answers(telling: Telling) -> bool:
    """Tell whether somebody had answered for the time that is no more."""
    before, was, now = telling.notice.before, telling.before, telling.occurrence
    if before is None or was is None or now is None or was.start == now.start:
        return False
    return bool(invitations.replies(before, was))


def _split(telling: Telling) -> None:
    born: Series = telling.notice.extra["born"]
    first = occurrences.first(born)
    if first is None:
        return
    day = texts.times.day(
        first.start, telling.reader.zone, telling.reader.locale, now=telling.services.now
    )
    text = texts.notices.split(
        telling.title,
        telling.short,
        born.short,
        day,
        telling.when(first),
        texts.meetings.repeats(born, telling.reader.locale),
        telling.by,
    )
    if telling.is_home:
        repeats = texts.meetings.repeats(born, telling.reader.locale)
        notes = [texts.notices.new_by(telling.by), *([repeats] if repeats else [])]
        live.post(telling.services, telling.reader, born, first, text, notes)
    else:
        telling.announce("created", text, series=born)


def _cancelled(telling: Telling) -> None:
    notice = telling.notice
    assert notice.before is not None, "only what was there can be cancelled"
    gone = _gone(telling)
    if not gone:
        _changed(telling)
        return
    text = texts.notices.cancelled(
        telling.title, telling.short, _which(telling, gone), telling.by, notice.reason
    )
    shown = gone[0] if len(gone) == 1 else None
    view = telling.view(notice.before, shown)
    card = cards.announcement.announcement(
        "cancelled",
        view,
        None,
        telling.reader.zones,
        telling.reader.locale,
        showing.stamp(telling.services, notice.before, shown.original if shown else None),
        by=telling.by,
        words=notice.reason,
        now=telling.services.now,
    )
    if telling.is_home:
        posted = live.standing(telling.services, notice.before)
        for occurrence in gone:
            if occurrence.original in posted:
                words = texts.notices.cancelled_by(telling.by)
                live.close(telling.services, telling.reader, notice.before, occurrence, words)
    telling.post(text, card, about=shown.id if shown else notice.before.id)


def _back(telling: Telling) -> list[Occurrence]:
    """The dates ahead that had been cancelled and take place again."""
    before, after = telling.notice.before, telling.notice.after
    if before is None or after is None or before.plan != after.plan:
        return []
    found = (occurrences.find(after, original) for original in occurrences.cancelled(before))
    return [one for one in found if one is not None and one.end > telling.services.now]


def _gone(telling: Telling) -> list[Occurrence]:
    """The occurrences ahead that the change took away, as they were."""
    before, after = telling.notice.before, telling.notice.after
    assert before is not None
    coming = list(islice(occurrences.ahead(before, telling.services.now), LOOKED_AT))
    if not coming and (last := occurrences.last(before)):
        coming = [last]
    if after is None:
        return coming
    return [o for o in coming if occurrences.find(after, o.original) is None]


def _which(telling: Telling, gone: list[Occurrence]) -> str:
    before, after = telling.notice.before, telling.notice.after
    assert before is not None
    zone, locale, now = telling.reader.zone, telling.reader.locale, telling.services.now
    first = texts.times.moment(gone[0].start, zone, locale, now=now)
    counted = None if len(gone) == LOOKED_AT else len(gone)
    if not before.recurs:
        return texts.notices.dates([telling.when(gone[0])], 0)
    if after is None:
        return texts.notices.all_of_it(first, counted)
    kept = next((o for o in occurrences.ahead(after, now) if o.original > gone[0].original), None)
    if kept is None and len(gone) > 1:
        day = texts.times.day(gone[0].start, zone, locale, now=now)
        return texts.notices.from_on(day, counted)
    whens = [texts.times.moment(o.start, zone, locale, now=now) for o in gone[:DATES_NAMED]]
    return texts.notices.dates(whens, len(gone) - len(whens))


def _started(telling: Telling) -> None:
    occurrence = telling.occurrence
    link = occurrence.details.link if occurrence else ""
    text = texts.notices.started(telling.title, telling.short, telling.by, link)
    if not (telling.is_home and occurrence):
        telling.announce("started", text)
    elif live.is_near(telling.services, telling.series, occurrence):
        telling.post(text)
    else:
        live.post(telling.services, telling.reader, telling.series, occurrence, text)


def _ended(telling: Telling) -> None:
    """The live card says it; nobody needs a message of its own."""


def _answered(telling: Telling) -> None:
    extra = telling.notice.extra
    telling.post(
        texts.notices.answered(
            telling.title,
            telling.short,
            telling.when(telling.occurrence),
            telling.by,
            str(extra.get("reply", extra.get("answer", ""))),
            str(extra.get("note", "") or telling.notice.reason),
        )
    )


def _handed(telling: Telling) -> None:
    new = telling.series.host
    telling.post(
        texts.notices.handed(
            telling.title,
            telling.short,
            telling.services.name_of(new),
            telling.by,
            to_you=telling.reader.name == new,
        )
    )


def differences(telling: Telling) -> tuple[list[str], list[str]]:
    """What a change made different, one line of Markdown each, the time first; the second list
    holds what the announcement's card doesn't show by itself.
    """
    words = texts.notices
    old, new = telling.before, telling.occurrence
    if old is None or new is None:
        return [], []
    now, before = telling.when(new), telling.when(old)
    lines = [words.moved(now, before) if now != before else words.unmoved(now)]
    was, is_ = telling.repeats(telling.notice.before), telling.repeats(telling.notice.after)
    if was != is_:
        lines.append(words.repeats_anew(is_, was))
    a, b = old.details, new.details
    if a.title != b.title:
        lines.append(words.renamed(b.title, a.title))
    if a.agenda != b.agenda:
        lines.append(words.agenda(b.agenda))
    besides = []
    if a.link != b.link:
        besides.append(words.link(b.link))
    if a.lead != b.lead:
        besides.append(words.lead(texts.times.lead(b.lead), texts.times.lead(a.lead)))
    if telling.notice.before and telling.notice.before.host != telling.series.host:
        name = telling.services.name_of
        besides.append(words.host(name(telling.series.host), name(telling.notice.before.host)))
    if a.options != b.options or a.password != b.password:
        besides.append(words.options())
    return lines, besides


def _names(telling: Telling) -> list[str]:
    people = telling.notice.extra.get("people", ())
    return [telling.services.name_of(getattr(each, "email", each)) for each in people]


WORDERS: dict[str, Callable[[Telling], None]] = {
    "created": _created,
    "changed": _changed,
    "split": _changed,
    "cancelled": _cancelled,
    "started": _started,
    "ended": _ended,
    "invited": _invited,
    "removed": _removed,
    "answered": _answered,
    "handed": _handed,
}
