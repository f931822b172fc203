"""Questions before a command runs: an echo to agree to, a choice of readings, a slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import cards.choose
import cards.confirm
import cards.result
import texts.asking
import texts.trouble
from cards.card import Stamp
from domain.model import Series
from handlers import drafts
from handlers.context import Answered, Context, Reply
from handlers.drafts import Draft
from handlers.family import Family
from language.model import Command, Named

family = Family("asking")

SETTLED_LIVES = timedelta(days=30)
# Marks on the two readings of "biweekly", taken off when one is picked.
BIWEEKLY = ("biweekly", "every two weeks")
TWICE_A_WEEK = ("biweekly", "twice a week")
REMEMBERED = timedelta(hours=3)  # how long it is known that something was asked


def confirm(
    ctx: Context,
    command: Command,
    lines: Sequence[str],
    yes: str,
    *,
    series: Series | None = None,
    no: str = "Not now",
    edit: bool = False,
) -> Reply:
    """Echo what would happen and wait for one press; the command is kept as it was understood."""
    draft = keep(ctx, command, "confirm", series)
    swaps = [texts.asking.reading(other, ctx.zone, ctx.locale) for other in command.alternatives]
    card = cards.confirm.confirm(lines, yes, no, stamp(ctx, draft, series), swaps, edit=edit)
    text = "\n".join([*lines, "", texts.asking.how_to_agree(yes, no)])
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def choose(
    ctx: Context, question: str, choices: Sequence[tuple[str, Command]], hint: str = ""
) -> Reply:
    """Ask which of several whole commands was meant; a press or its number runs it."""
    options = tuple(command for _, command in choices)
    labels = tuple(label for label, _ in choices)
    asked = replace(options[0], alternatives=options)
    draft = keep(ctx, asked, "choose", None, labels=labels)
    buttons = [(label, "choose", {"index": str(n)}) for n, (label, _) in enumerate(choices)]
    card = cards.choose.choose(question, buttons, stamp(ctx, draft, None))
    if len(choices) == 1:
        listed, hint = [], hint or texts.asking.how_to_go_on(labels[0])
    else:
        listed = [*texts.asking.listed(labels), ""]
    text = "\n".join([question, "", *listed, hint or texts.asking.how_to_choose()])
    return Reply(text, card, name=f"draft:{draft.id}", replaces=ctx.draft is not None)


def question(ctx: Context, command: Command) -> Reply:
    """Ask what the words leave open, with each reading as a button."""
    if command.question == "biweekly" and command.alternatives:
        return _biweekly(ctx, command)
    if not command.alternatives:
        return Reply(texts.asking.open_question(command))
    zoned = command.question == "zone"
    label = texts.asking.reading_in_zone if zoned else texts.asking.reading
    choices = [(label(one, ctx.zone, ctx.locale), one) for one in command.alternatives[:6]]
    return choose(ctx, texts.asking.question(command), choices)


def _biweekly(ctx: Context, command: Command) -> Reply:
    """Ask once what the word means to this person; the pick is remembered."""
    other = replace(command.alternatives[0], settings=(*command.settings, BIWEEKLY))
    unsaid = replace(
        command,
        question=None,
        alternatives=(),
        recurrence=None,
        start=None,
        not_understood=("biweekly",),
        why=texts.asking.which_days(),
        settings=(*command.settings, TWICE_A_WEEK),
    )
    every_other, twice = texts.asking.biweekly_labels(other.recurrence, other.start, ctx.locale)
    return choose(ctx, texts.asking.question(command), [(every_other, other), (twice, unsaid)])


def _remembered(ctx: Context, picked: Command) -> Command:
    """The picked reading, once what "biweekly" means has been noted."""
    for mark, value in ((BIWEEKLY, "2"), (TWICE_A_WEEK, "0")):
        if mark in picked.settings:
            people = ctx.services.people
            ctx.services.unit.write(people.set(ctx.person.id, "biweekly", value))
            kept = tuple(pair for pair in picked.settings if pair != mark)
            return replace(picked, settings=kept)
    return picked


def did_you_mean(ctx: Context, command: Command) -> Reply:
    """Ask before a misspelt verb changes anything."""
    meant = replace(command, guess=None)
    label = texts.asking.did_you_mean_label(command.name)
    return choose(ctx, texts.asking.did_you_mean(command), [(label, meant)])


@family.submission("confirm")
def confirm_pressed(ctx: Context, inputs: dict[str, str]) -> Reply:
    return agree(ctx, own_draft(ctx, inputs), inputs)


@family.submission("keep")
def keep_pressed(ctx: Context, inputs: dict[str, str]) -> Reply:
    return let_go(ctx, own_draft(ctx, inputs))


@family.submission("choose", "swap")
def choice_pressed(ctx: Context, inputs: dict[str, str]) -> Reply:
    return pick(ctx, own_draft(ctx, inputs), int(inputs.get("index", "0") or 0))


def keep(
    ctx: Context,
    command: Command,
    waits_for: str,
    series: Series | None,
    typed: str = "",
    labels: tuple[str, ...] = (),
) -> Draft:
    """Store a pending command, in the place of the one it came from."""
    before = ctx.draft.places if ctx.draft is not None else ()
    if ctx.draft is not None:
        drop(ctx, ctx.draft)
    draft = Draft(
        id=ctx.services.new_id(),
        command=command,
        waits_for=waits_for,
        by=ctx.person.email,
        space_id=ctx.space.id,
        thread=ctx.thread,
        made=ctx.now,
        series_id=series.id if series else "",
        version=series.version if series else 0,
        typed=typed,
        labels=labels,
        places=tuple(dict.fromkeys([*before, *([ctx.thread] if ctx.thread else [])])),
    )
    store, unit = ctx.services.drafts, ctx.services.unit
    unit.write(store.put("draft", draft.id, drafts.to_data(draft), draft.expires))
    for place in (draft.space_id, *draft.places):
        standing = _before(ctx, f"{draft.by} {place}")
        latest = {"draft": draft.id, "said": command.said, "before": standing}
        unit.write(store.put("latest", f"{draft.by} {place}", latest, ctx.now + REMEMBERED))
    return draft


def pending(ctx: Context) -> Draft | None:
    """What this person was last asked in this thread, or outside of threads in this space."""
    if not _in_thread(ctx):
        return _latest(ctx, ctx.space.id)
    return _latest(ctx, ctx.thread or "") or _shown_in(ctx, ctx.thread or "")


def _shown_in(ctx: Context, message_id: str) -> Draft | None:
    """The draft whose card a thread hangs on, if it waits and is this person's."""
    kind, _, draft_id = (ctx.services.outbox.name_of(message_id) or "").partition(":")
    data = ctx.services.draft(draft_id) if kind == "draft" else None
    draft = drafts.from_data(data) if data else None
    return draft if draft is not None and draft.by == ctx.person.email else None


def expired(ctx: Context) -> str | None:
    """The words behind the last question here, once, if it was never answered and is too old."""
    place = (ctx.thread or "") if _in_thread(ctx) else ctx.space.id
    latest = ctx.services.drafts.get("latest", f"{ctx.person.email} {place}", ctx.now)
    if latest is None or ctx.services.draft(latest["draft"]) is not None:
        return None
    ctx.services.unit.write(ctx.services.drafts.drop("latest", f"{ctx.person.email} {place}"))
    return str(latest.get("said", "")) or None


def _latest(ctx: Context, place: str) -> Draft | None:
    latest = ctx.services.drafts.get("latest", f"{ctx.person.email} {place}", ctx.now)
    data = ctx.services.draft(latest["draft"]) if latest else None
    if latest is None or data is None:
        return None
    return replace(drafts.from_data(data), came_back=bool(latest.get("again")))


def _before(ctx: Context, key: str) -> str:
    """The draft that waits behind the one which is about to be kept, by id."""
    latest = ctx.services.drafts.get("latest", key, ctx.now)
    if latest is None:
        return ""
    gone = str(latest["draft"]) in ctx.services.dropped
    return str(latest.get("before", "") if gone else latest["draft"])


def _in_thread(ctx: Context) -> bool:
    """Tell whether somebody wrote in a thread; what they begin one with is not in it yet."""
    return ctx.thread is not None and ctx.thread != ctx.message_id


def drop(ctx: Context, draft: Draft, words: str = "") -> None:
    """Forget a pending command; those who press its buttons later are told ``words``."""
    if draft.id in ctx.services.dropped:
        return
    ctx.services.dropped.add(draft.id)
    store, unit = ctx.services.drafts, ctx.services.unit
    unit.write(store.drop("draft", draft.id))
    for place in (draft.space_id, *draft.places):
        latest = store.get("latest", f"{draft.by} {place}", ctx.now)
        if latest is None or latest["draft"] != draft.id:
            continue  # a newer question stands there
        before = str(latest.get("before", ""))
        unit.write(store.drop("latest", f"{draft.by} {place}"))
        if before and before not in ctx.services.dropped and ctx.services.draft(before):
            again = {"draft": before, "said": "", "again": True}
            unit.write(store.put("latest", f"{draft.by} {place}", again, ctx.now + REMEMBERED))
    if words:
        _settle(ctx, draft, words)
    shown = ctx.services.outbox.message_named(f"draft:{draft.id}")
    if ctx.pressed is None and shown is not None:  # typed: nothing on the card is left to press
        below = texts.asking.settled_below()
        ctx.services.unit.post(
            ctx.receiver, below, card=cards.result.result(below), replaces=shown.message_id
        )


def _settle(ctx: Context, draft: Draft, words: str) -> None:
    """Keep what became of a draft for those who press its buttons later."""
    settled = {"by": ctx.person.email, "at": ctx.now.isoformat(), "words": words}
    ctx.services.unit.write(
        ctx.services.drafts.put("settled", draft.id, settled, ctx.now + SETTLED_LIVES)
    )


def stamp(ctx: Context, draft: Draft, series: Series | None) -> Stamp:
    return Stamp(
        nonce=ctx.services.new_id(),
        meeting=series.short if series else "",
        version=draft.version,
        parent=ctx.thread or "",
        draft=draft.id,
    )


def draft_of(ctx: Context, inputs: dict[str, str]) -> Draft | None:
    """The draft behind a form, while it lives and if it is this person's."""
    data = ctx.services.draft(inputs.get("draft", ""))
    draft = drafts.from_data(data) if data else None
    return draft if draft is not None and draft.by == ctx.person.email else None


def named(email: str, name: str = "") -> Named:
    """Somebody known by address, as a command names people."""
    return Named(name or email, email=email)


def own_draft(ctx: Context, inputs: dict[str, str]) -> Draft:
    data = ctx.services.draft(inputs.get("draft", ""))
    if data is None:
        raise Answered(Reply(_what_became(ctx, inputs.get("draft", ""))))
    draft = drafts.from_data(data)
    if draft.by != ctx.person.email:
        asker = ctx.services.name_of(draft.by)
        raise Answered(Reply(texts.asking.not_yours(asker), private=True))
    if draft.space_id != ctx.space.id:
        raise Answered(Reply(texts.asking.asked_elsewhere()))
    return draft


def _what_became(ctx: Context, draft_id: str) -> str:
    settled = ctx.services.drafts.get("settled", draft_id, ctx.now)
    if settled is None:
        return texts.asking.no_longer_waiting()
    at = datetime.fromisoformat(settled["at"])
    who = ctx.services.name_of(settled["by"])
    return texts.trouble.pressed_before(who, at, settled["words"], ctx.zone, ctx.locale)


def agree(ctx: Context, draft: Draft, inputs: dict[str, str] | None = None) -> Reply:
    from handlers.understanding import handle

    series = ctx.services.series.get(draft.series_id) if draft.series_id else None
    typed = (inputs or {}).get("typed", "").strip().casefold()
    if draft.typed and typed != draft.typed.casefold():
        return Reply(texts.asking.wrong_words(draft.typed))
    if not draft.is_confirmable(ctx.now):
        return handle(ctx.correcting(draft), draft.command)
    if draft.series_id and (series is None or series.version != draft.version):
        changed = ctx.services.last_change(draft.series_id)
        reply = handle(ctx.correcting(draft), draft.command)
        return replace(
            reply,
            text=f"{texts.asking.changed_since(changed, ctx.zone, ctx.locale)}\n\n{reply.text}",
        )
    drop(ctx, draft, texts.asking.agreed())
    reply = handle(ctx.confirming(draft), draft.command)
    words = became(ctx, draft.command.name)
    _settle(ctx, draft, words)
    if inputs:
        ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, words)
    return replace(reply, replaces=True)


def became(ctx: Context, name: str) -> str:
    """What a command did that has just run; it went through if a meeting is stored."""
    return texts.asking.done(name) if ctx.services.unit.changed else texts.asking.agreed()


def pick(ctx: Context, draft: Draft, index: int) -> Reply:
    """Go on with one of the readings or choices, by its place from 0."""
    from handlers.understanding import run

    options = draft.command.alternatives
    if not 0 <= index < len(options):
        return Reply(texts.asking.pick_one_of(len(options)))
    others = tuple(o for n, o in enumerate(options) if n != index)
    picked = _remembered(ctx, replace(options[index], question=None))
    if draft.waits_for == "confirm":  # a swap keeps the first reading within reach
        picked = replace(picked, alternatives=(replace(draft.command, alternatives=()), *others))
    return run(ctx.correcting(draft), picked)


def let_go(ctx: Context, draft: Draft) -> Reply:
    """Forget it, and say that nothing was changed."""
    drop(ctx, draft, texts.asking.left())
    return Reply(texts.asking.dropped(draft.command.name), replaces=True)
