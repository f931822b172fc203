"""What somebody types about a question that waits: yes, no, which, how much, or a correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import texts.asking
from handlers import asking, cancelling, finding, proposing, scheduling
from handlers.context import Context, Reply
from handlers.drafts import Draft
from language.clauses import verbs
from language.drafts import dialog, extent, picking
from language.drafts.consent import Consent, consent
from language.drafts.picking import Choice, Picked
from language.drafts.rewording import is_called
from language.line.tokens import tokenise
from language.model import Command, Known, Scope, Target

# Drafts whose days, times, lengths and people can be corrected by a few words.
CORRECTABLE = frozenset({"schedule", "move", "change", "invite", "remove", "remind", "announce"})
# Commands that correct nothing, though a time may stand in them.
NEVER = frozenset(
    {"agenda", "list", "find", "show", "start", "join", "end", "admit", "help", "status", "free"}
    | {"poll", "export", "history", "prefs", "timezone", "snooze", "map", "thanks"}
)
# What can be done for several meetings by one answer, for it asks nothing further.
FOR_EACH = frozenset({"rsvp", "remind", "show", "export", "history"})
# Commands of one word that are meant as such, whatever the choices are called.
ALWAYS = frozenset({"help", "list", "undo", "status", "prefs"})
PRONOUNS = frozenset(
    {"it", "that", "this", "them", "these", "those", "all", "the meeting", "the meetings"}
    | {"the series", "the invite", "it all", "all of them", "him", "her", "everybody"}
)
COMPARING = frozenset({"longer", "shorter", "more", "less", "extra"})
DENYING = frozenset({"no", "nope", "nah", "hm", "hmm", "wait", "actually", "sorry", "oops", "nein"})
TOO = frozenset({"too", "also", "as", "well"})
ADDING = TOO | {"and", "plus"}

Run = Callable[[Context, Command], Reply]


def settle(ctx: Context, draft: Draft, text: str, run: Run) -> Reply | None:
    """Take typed words as an answer to the pending question; ``None``: they are none."""
    words = " ".join(text.split()).strip(" .,!").casefold()
    if draft.typed and words == draft.typed.casefold():
        return asking.agree(ctx, draft, {"typed": draft.typed})
    said = consent(text) or _by_verb(draft, text)
    if said is Consent.WAIT:
        return Reply(texts.asking.waiting(choosing=draft.waits_for == "choose"))
    if said is Consent.NO:
        return asking.let_go(ctx, draft)
    if said is Consent.YES:
        return _agreed(ctx, draft)
    if words == "cancel":
        if draft.command.name == "cancel" and draft.waits_for == "confirm":
            return Reply(texts.asking.which_cancel())
        return asking.let_go(ctx, draft)
    if words in ALWAYS:
        return None
    if draft.waits_for == "choose":
        return _chosen(ctx, draft, text, run)
    return (
        _offered(ctx, draft, text, run)
        or _swapped(ctx, draft, text)
        or _rescoped(ctx, draft, text, run)
    )


def correct(
    ctx: Context, draft: Draft, command: Command, text: str, known: Known, run: Run
) -> Reply | None:
    """Take a line as a correction of the draft; ``command`` is how it reads on its own."""
    denies = any(token.low in DENYING for token in tokenise(text[:40]).tokens[:1])
    if (_is_about_another(command, draft) and not denies) or command.name in NEVER:
        return None
    if draft.waits_for == "choose":
        reply = _corrected_choices(ctx, draft, text)
        bare = _is_bare(command)
        several = len(draft.command.alternatives) > 1
        return reply or (_none_of_these(draft, text) if bare and several else None)
    base = _complete(ctx, draft, text)
    corrected = dialog.correct(base, text, ctx.said_at, ctx.zone, ctx.locale, known=known)
    if corrected is not None and corrected.why and corrected.why != base.why:
        return Reply(texts.asking.not_corrected(corrected.why))
    if corrected is not None and _fits(corrected, draft):
        return _go_on(ctx, draft, run, _reasoned(corrected))
    if _is_bare(command) and not _is_about_another(command, draft):
        return Reply(texts.asking.not_a_correction(text.strip(), draft.command.name))
    return None


def would_correct(command: Command) -> bool:
    """Tell whether a line is one that a draft is corrected with, and names no meeting."""
    if command.name in ("move", "change"):
        return command.target in (None, Target(pronoun=True))
    return _is_bare(command) and bool(command.start or command.date or command.duration)


def _complete(ctx: Context, draft: Draft, text: str) -> Command:
    """The draft with what its echo showed and its words left open, where a correction counts on it.

    "An hour later" counts from the time a meeting would be moved to, "longer" from its length.
    """
    command = draft.command
    lows = {token.low for token in tokenise(text).tokens}
    if command.name == "schedule" and command.duration is None and lows & COMPARING:
        return replace(command, duration=scheduling.habit_of_length(ctx))
    half_said = command.start is None and (command.date is not None or command.clock is not None)
    if command.name != "move" or draft.waits_for == "form" or not half_said:
        return command
    found = finding.meant(ctx, command, writes=True)
    if found.scope not in (None, Scope.THIS):
        return command
    start = proposing.new_start(ctx, command, proposing.occurrence_of(ctx, found))
    return command if start is None else replace(command, start=start.astimezone(ctx.zone))


def _go_on(ctx: Context, draft: Draft, run: Run, command: Command) -> Reply:
    """Run what became of the draft; what is not asked about anew is settled."""
    reply = run(ctx.correcting(draft), command)
    asking.drop(ctx, draft, asking.became(ctx, command.name))
    return reply


def _is_bare(command: Command) -> bool:
    """Tell whether a line is no command on its own: unknown words, or only a time."""
    if command.name == "rsvp":
        return command.target is None and command.answer in ("yes", "no", "maybe")
    if command.name == "schedule":
        named = command.title or command.people or command.guess or command.instant
        blank = Command("schedule", command.said, tongue=command.tongue)
        return not named and command != blank
    return command.name == "unknown"


def _agreed(ctx: Context, draft: Draft) -> Reply | None:
    if draft.waits_for == "confirm":
        return asking.agree(ctx, draft)
    if draft.waits_for == "choose":
        count = len(draft.command.alternatives)
        if count == 1:
            return asking.pick(ctx, draft, 0)
        return Reply(texts.asking.pick_one_of(count))
    if draft.waits_for == "form":
        return Reply(texts.asking.not_complete())
    return Reply(texts.asking.nothing_fits_yet()) if draft.waits_for == "fix" else None


def _by_verb(draft: Draft, text: str) -> Consent | None:
    """ "move it" to a question about moving agrees; "cancel it" to a new meeting drops it."""
    tokens = tokenise(text).tokens
    begin = verbs.skip_politeness(tokens, 0)
    verb = verbs.match(tokens, begin)
    if verb is None or draft.waits_for != "confirm":
        return None
    rest = [t.low for t in tokens[verb.end :] if t.low not in ("please", "pls", ".", "!", ",")]
    if rest and " ".join(rest) not in PRONOUNS:
        return None
    if verb.name == draft.command.name and rest:
        return Consent.YES
    if verb.name == "nevermind" or (verb.name == "cancel" and draft.command.name == "schedule"):
        return Consent.NO
    return None


def _chosen(ctx: Context, draft: Draft, text: str, run: Run) -> Reply | None:
    """One of several choices, by number, in words or by what it shows."""
    options = draft.command.alternatives
    scopes = [option.scope for option in options]
    if len({*scopes} - {None}) > 1 and (said := _scope(ctx, text)):
        scope, target = said
        if scope in scopes:
            option = options[scopes.index(scope)]
            if target is None:
                return asking.pick(ctx, draft, scopes.index(scope))
            return _go_on(ctx, draft, run, replace(option, target=target(option)))
    choices = [
        Choice(label, option.zone)
        for label, option in zip(_labels(ctx, draft), options, strict=True)
    ]
    picked = picking.pick(choices, text, ctx.said_at, ctx.zone, ctx.locale)
    if picked is None:
        return None
    if not picked.places:
        return _none_of_these(draft, text) if len(options) > 1 else None
    if len(picked.places) == 1:
        return asking.pick(ctx, draft, picked.places[0])
    return _several(ctx, draft, picked)


def _scope(
    ctx: Context, text: str
) -> tuple[Scope, Callable[[Command], Target | None] | None] | None:
    """How much was said, and the target with the days that were named, if any were."""
    said = extent.how_much(text, ctx.said_at, ctx.zone, ctx.locale)
    if said is None:
        return None
    scope, days = said
    if not days:
        return scope, None
    return scope, lambda option: replace(
        option.target or Target(), dates=days, original=None, words=None
    )


def _offered(ctx: Context, draft: Draft, text: str, run: Run) -> Reply | None:
    """ "The second one" of the times that a refusal offers; it is shown before it is done."""
    readings = draft.command.alternatives
    if draft.waits_for != "fix" or len(draft.labels) != len(readings):
        return None
    choices = [Choice(label) for label in draft.labels]
    picked = picking.pick(choices, text, ctx.said_at, ctx.zone, ctx.locale)
    if picked is None or len(picked.places) != 1:
        return None
    command = replace(readings[picked.places[0]], alternatives=())
    return _go_on(ctx, draft, run, command)


def _several(ctx: Context, draft: Draft, picked: Picked) -> Reply:
    options = [draft.command.alternatives[n] for n in picked.places]
    labels = _labels(ctx, draft)
    there = ctx.correcting(draft)
    if not picked.every:
        choices = [(labels[n], draft.command.alternatives[n]) for n in picked.places]
        return asking.choose(there, texts.asking.still_fit(len(choices)), choices)
    name = draft.command.name
    if any(option.name != name for option in options) or draft.command.question:
        return Reply(texts.asking.pick_one_of(len(labels)))
    if name == "cancel":
        return cancelling.cancel_several(there, [replace(o, alternatives=()) for o in options])
    if name in FOR_EACH:
        from handlers.understanding import handle

        asking.drop(ctx, draft, texts.asking.agreed())
        replies = [handle(ctx, replace(option, alternatives=())) for option in options]
        return replace(replies[0], more=(*replies[0].more, *replies[1:]))
    return Reply(texts.asking.one_at_a_time())


def _swapped(ctx: Context, draft: Draft, text: str) -> Reply | None:
    """ "the other one", "the second one", "3am" for another reading that an echo offered."""
    others = draft.command.alternatives
    if draft.waits_for != "confirm" or not others or cancelling.EACH in draft.command.settings:
        return None
    words = {token.low for token in tokenise(text).tokens}
    if "other" in words and len(words) <= 4:
        return asking.pick(ctx, draft, 0) if len(others) == 1 else None
    shown = texts.asking.reading(draft.command, ctx.zone, ctx.locale)
    labels = [shown, *(texts.asking.reading(one, ctx.zone, ctx.locale) for one in others)]
    readings = [draft.command, *others]
    choices = [Choice(label, one.zone) for label, one in zip(labels, readings, strict=True)]
    picked = picking.pick(choices, text, ctx.said_at, ctx.zone, ctx.locale)
    if picked is None or len(picked.places) != 1 or picked.places[0] == 0:
        return None
    return asking.pick(ctx, draft, picked.places[0] - 1)


def _rescoped(ctx: Context, draft: Draft, text: str, run: Run) -> Reply | None:
    """ "no, the whole series", and to "Cancel it?" also "thursday's" or "friday too"."""
    command = draft.command
    target = command.target
    if draft.waits_for != "confirm" or target is None or not target.short:
        return None
    lows = {token.low for token in tokenise(text).tokens}
    adding = bool(lows & ADDING) and not _both_named(text)
    plain = " ".join(word for word in text.split() if word.casefold().strip(",.") not in TOO)
    said = extent.how_much(
        plain.removeprefix("and ").removeprefix("plus "), ctx.said_at, ctx.zone, ctx.locale
    )
    if said is None or command.scope is None:
        return None
    scope, days = said
    if not days:
        there = target if scope is not Scope.SERIES else Target(short=target.short)
        return _go_on(ctx, draft, run, replace(command, scope=scope, target=there))
    if command.name != "cancel":
        return None
    before = target.dates or ((target.original.date(),) if target.original else ())
    dates = (*before, *days) if adding else days
    there = Target(short=target.short, dates=tuple(sorted({*dates})))
    return _go_on(ctx, draft, run, replace(command, scope=scope, target=there))


def _both_named(text: str) -> bool:
    """Tell "thursday and friday" from "and friday" and "friday too"."""
    words = [word.casefold().strip(",.") for word in text.split()]
    return "and" in words[1:] and not set(words) & TOO


def _corrected_choices(ctx: Context, draft: Draft, text: str) -> Reply | None:
    """A correction while a choice is open holds for all choices, and the question stays."""
    options = draft.command.alternatives
    if draft.command.name not in CORRECTABLE or len({option.start for option in options}) > 1:
        return None
    plain = [replace(option, alternatives=()) for option in options]
    corrected = [
        dialog.correct(option, text, ctx.said_at, ctx.zone, ctx.locale) for option in plain
    ]
    if any(one is None or one.name != draft.command.name or one.why for one in corrected):
        return None
    found = [one for one in corrected if one is not None]
    if found == plain:
        return None
    labels = _labels(ctx, draft)
    question = texts.asking.still_which()
    return asking.choose(ctx.correcting(draft), question, list(zip(labels, found, strict=True)))


def _none_of_these(draft: Draft, text: str) -> Reply:
    labels = draft.labels or tuple(str(one.said) for one in draft.command.alternatives)
    return Reply(texts.asking.none_of_these(text.strip(), labels))


def _labels(ctx: Context, draft: Draft) -> list[str]:
    if len(draft.labels) == len(draft.command.alternatives):
        return list(draft.labels)
    readings = draft.command.alternatives
    return [texts.asking.reading(one, ctx.zone, ctx.locale) for one in readings]


def _is_about_another(command: Command, draft: Draft) -> bool:
    """Tell whether a line is a command of its own: it names a meeting, and not the draft's verb."""
    target = command.target
    if target is None or command.name in ("unknown", "", draft.command.name):
        return False
    if any(is_called(one, target.words or "") for one in draft.command.people):
        return False  # "drop raj"
    return bool(target.words or target.short or target.numbers or target.number or target.link)


def _fits(corrected: Command, draft: Draft) -> bool:
    """Tell whether a draft can be corrected so: all can be dropped or get a reason, few changed."""
    if corrected.name == "nevermind" or draft.command.name in CORRECTABLE:
        return True
    return replace(corrected, text=draft.command.text) == draft.command


def _reasoned(corrected: Command) -> Command:
    """The reason stands with each of several meetings that are cancelled."""
    if cancelling.EACH not in corrected.settings:
        return corrected
    each = tuple(replace(one, text=corrected.text) for one in corrected.alternatives)
    return replace(corrected, alternatives=each)
