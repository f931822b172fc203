"""What a change would do to each occurrence, shown before it happens: previews and dry runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import cards.preview
import texts.changing
import texts.previewing
import texts.previews
from domain import occurrences
from domain.model import Series
from domain.preview import Effect, Preview, Row
from domain.preview import preview as preview_of
from domain.refused import Refused
from domain.splitting import Split
from handlers import asking, explaining, proposing, refusing, scheduling, showing
from handlers.context import Context, Reply
from handlers.family import Family
from handlers.proposing import CLEAN
from language.model import Command
from services.meetings import Proposal

family = Family("previewing")

HORIZON = timedelta(days=366)  # of what has no end
EDGE = timedelta(days=2)


def shows_preview(proposal: Proposal) -> bool:
    """Tell whether a change is one that people see occurrence by occurrence, unasked."""
    before, after = proposal.before, proposal.after
    if proposal.born is not None:
        return True
    if before is None or after is None or proposal.original is not None:
        return False
    return before.recurs or after.recurs


def could_apply_partly(refused: Refused) -> bool:
    """Tell whether a refused edit of a series is legal for some of its occurrences."""
    return refused.fixes.clean_only and refused.proposed is not None


def preview(
    ctx: Context,
    command: Command,
    series: Series,
    outcome: Proposal | Refused,
    *,
    notes: Sequence[str] = (),
    typed: str = "",
) -> Reply:
    """Show what a series edit would do, with *apply all*, *apply only the clean ones*, *keep*.

    ``typed`` is what has to be typed before it is done; then there is no button for it.
    """
    seen = seen_by(ctx, command, series, outcome)
    change = _in_words(ctx, series, outcome)
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    said = [texts.previewing.would_tell(scheduling.told_names(ctx, receivers))]
    if isinstance(outcome, Proposal) and outcome.born is not None:
        said.insert(0, texts.changing.split_ahead(outcome.born, ctx.locale))
    said += notes
    draft = asking.keep(ctx, replace(command, dry_run=False), "confirm", series, typed=typed)
    zones = zones_of(ctx, series)[1:]
    title = series.details.title
    card = cards.preview.preview(
        seen,
        title,
        change,
        ctx.zone,
        ctx.locale,
        asking.stamp(ctx, draft, series),
        zones=zones,
        notes=said,
        only_look=bool(typed),
        partly=_is_divisible(outcome),
        now=ctx.now,
    )
    text = texts.previews.text(seen, title, change, ctx.zone, ctx.locale, zones=zones, now=ctx.now)
    text = "\n\n".join([text, *(f"{line.rstrip('.')}." for line in said)])
    return Reply(
        text, card, name=f"draft:{draft.id}", about=series.id, replaces=ctx.draft is not None
    )


def _is_divisible(outcome: Proposal | Refused) -> bool:
    """Tell whether some of it can be done without the rest."""
    return isinstance(outcome, Refused) or (outcome.born is None and outcome.what != "cancel")


def dry_run(
    ctx: Context,
    command: Command,
    series: Series,
    outcome: Proposal | Refused,
    *,
    lines: Sequence[str] = (),
    yes: str = "",
    typed: str = "",
) -> Reply:
    """What any change would do, asked for by ``dry run``; nothing is changed by looking.

    ``lines`` and ``yes`` are the echo and the button of a change that concerns one meeting.
    """
    command = replace(command, dry_run=False)
    if isinstance(outcome, Refused):
        if could_apply_partly(outcome):
            return preview(ctx, command, series, outcome, notes=[texts.previewing.dry_run()])
        return refusing.change(ctx, command, outcome, series)
    whole = series.recurs and outcome.original is None
    if whole or shows_preview(outcome):
        notes = [texts.previewing.dry_run()]
        return preview(ctx, command, series, outcome, notes=notes, typed=typed)
    return echo_only(ctx, command, lines, yes, series)


def echo_only(
    ctx: Context, command: Command, lines: Sequence[str], yes: str, series: Series | None
) -> Reply:
    """The dry run of a change that an echo says completely."""
    shown = [*lines, texts.previewing.dry_run()]
    no = texts.previewing.keep() if series else texts.previewing.leave()
    return asking.confirm(ctx, replace(command, dry_run=False), shown, yes, no=no, series=series)


@family.submission("apply_all")
def apply_all(ctx: Context, inputs: dict[str, str]) -> Reply:
    return asking.confirm_pressed(ctx, inputs)


@family.submission("apply_clean")
def apply_clean(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Change only what breaks no rule and loses nothing; the others stay as they are."""
    draft = asking.own_draft(ctx, inputs)
    settings = (*draft.command.settings, CLEAN)
    changed = replace(draft, command=replace(draft.command, settings=settings))
    return asking.agree(ctx, changed, inputs)


def seen_by(ctx: Context, command: Command, series: Series, outcome: Proposal | Refused) -> Preview:
    """The preview of a change, with overlaps as far as the reader may know of them.

    Of a refused one that could be made in part, it shows that part, and why not the rest.
    """
    if not isinstance(outcome, Refused):
        return _preview(ctx, series, _changed(outcome))
    clean = proposing.only_clean(ctx, command)
    refused = _preview(ctx, series, outcome)
    if isinstance(clean, Refused):
        return refused
    seen = _preview(ctx, series, clean.after)
    broken = {row.day: row.violations for row in refused.rows if row.violations}
    rows = tuple(
        replace(row, effects=frozenset({Effect.BREAKS_RULE}), violations=broken[row.day])
        if row.day in broken
        else row
        for row in seen.rows
    )
    return replace(seen, rows=rows, counts=_counted(rows), refused=outcome)


def _preview(ctx: Context, series: Series, changed: Series | Split | Refused | None) -> Preview:
    horizon = _horizon(ctx, series, changed)
    seen = preview_of(series, changed, ctx.now, horizon + EDGE, others=_others(ctx, series))
    # Where the look ahead ends, a date may be on one side of it before and on the other after.
    rows = tuple(row for row in seen.rows if row.day <= horizon.date())
    return replace(seen, rows=rows, counts=_counted(rows), horizon=horizon)


def _counted(rows: Sequence[Row]) -> Mapping[Effect, int]:
    return MappingProxyType(dict(Counter(effect for row in rows for effect in row.effects)))


def zones_of(ctx: Context, series: Series) -> list[ZoneInfo]:
    """The reader's zone first, then those of everybody whom the meeting concerns."""
    receivers = ctx.services.announcements.receivers(series, ctx.person.email)
    told = ctx.services.announcements.audience(receivers)
    keys = [zone.key for zone in showing.zones_here(ctx)]
    keys += [zone for one in told for zone in one.zones]
    return [ZoneInfo(key) for key in dict.fromkeys(keys)]


def _changed(outcome: Proposal) -> Series | Split | None:
    if outcome.born is not None and outcome.after is not None:
        return Split(outcome.after, outcome.born)
    return outcome.after


def _horizon(ctx: Context, series: Series, changed: Series | Split | Refused | None) -> datetime:
    """All of what ends, a year of what doesn't."""
    parts = [series]
    if isinstance(changed, Split):
        parts += [changed.old, changed.new]
    elif isinstance(changed, Refused):
        parts += [changed.proposed] if changed.proposed else []
    elif changed is not None:
        parts.append(changed)
    lasts = [occurrences.last(part) for part in parts]
    ends = [last.end for last in lasts if last is not None]
    if len(ends) < len(lasts):
        return ctx.now + HORIZON
    return max([ctx.now, *ends]) + timedelta(days=1)


def _others(ctx: Context, series: Series) -> list[Series]:
    """What an occurrence could overlap with, without the titles of what is not to be seen here."""
    viewers = ctx.services.viewers(ctx.person, ctx.space)
    return [
        other
        if ctx.services.meetings.is_seen(other, viewers)
        else replace(other, details=replace(other.details, title=""))
        for other in explaining.others_near(ctx, series)
    ]


def _in_words(ctx: Context, series: Series, outcome: Proposal | Refused) -> str:
    if isinstance(outcome, Refused):
        assert outcome.proposed is not None, "a preview shows what would be"
        outcome = Proposal("change", series, outcome.proposed)
    elif outcome.born is not None:
        outcome = Proposal("change", series, outcome.born)
    if outcome.after is None or outcome.what == "cancel":
        return texts.previewing.cancelled()
    lines = texts.changing.differences(outcome, ctx.zone, ctx.locale, ctx.now)
    return "; ".join(words[:1].upper() + words[1:] for words in lines)
