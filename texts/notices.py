"""What people and spaces are told when something happens to a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from texts.markdown import bold, bullets, escape, quoted, sentence


def created(title: str, short: str, when: str, repeats: str, by: str) -> str:
    """A new meeting, told to a space."""
    return _lines(f"New meeting: {bold(title)} · {when} (#{short}), by {escape(by)}.", repeats)


def invited(title: str, short: str, when: str, repeats: str, by: str, link: str) -> str:
    """An invitation, told to the one who is invited."""
    return _lines(
        f"{escape(by)} invites you to {bold(title)} · {when} (#{short}).",
        repeats,
        f"Join: {link}" if link else "",
        f"Will you come? Press a button, or type *yes to #{short}*, *no to #{short}* or "
        f"*maybe to #{short}*.",
    )


def hosting(title: str, short: str, when: str, repeats: str, by: str) -> str:
    """A new meeting, told to its host when somebody else made it."""
    return _lines(
        f"{escape(by)} planned {bold(title)} with you as the host · {when} (#{short}).", repeats
    )


def people_invited(title: str, short: str, names: Sequence[str], by: str) -> str:
    """Told to a space when people are added."""
    who = sentence([escape(name) for name in names]) or "more people"
    return f"{escape(by)} invited {who} to {bold(title)} (#{short})."


def people_removed(title: str, short: str, names: Sequence[str], by: str) -> str:
    """Told to a space when people are taken off."""
    who = sentence([escape(name) for name in names]) or "somebody"
    return f"{escape(by)} took {who} off {bold(title)} (#{short})."


def removed(title: str, short: str, when: str, by: str) -> str:
    """Told to somebody who was taken off a meeting."""
    return (
        f"{escape(by)} took you off {bold(title)} · {when} (#{short}). "
        "You get no more reminders of it."
    )


def changed(title: str, short: str, lines: Sequence[str], by: str) -> str:
    """A change with old and new; ``lines`` come from the functions below."""
    return _lines(f"{escape(by)} changed {bold(title)} (#{short}).", bullets(lines))


def moved(now: str, before: str) -> str:
    return f"Now {now}; before {before}"


def unmoved(when: str) -> str:
    return f"When: {when}, as before"


def renamed(new: str, old: str) -> str:
    return f"Title: {quoted(new)}; before {quoted(old)}"


def repeats_anew(new: str, old: str) -> str:
    return f"Repeats: {new or 'once'}; before {old or 'once'}"


def agenda(new: str) -> str:
    return f"Agenda: {escape(new)}" if new else "The agenda was taken away"


def link(new: str) -> str:
    return f"New join link: {new}" if new else "The join link was taken away"


def lead(new: str, old: str) -> str:
    return f"Reminder: {new}; before {old}"


def host(new: str, old: str) -> str:
    return f"Host: {escape(new)}; before {escape(old)}"


def options() -> str:
    return "Some options were changed; *show* has them all"


def asked_again() -> str:
    return "Since the time changed, please say again whether you come"


def replaced() -> str:
    """In the place of an older card once a newer one stands further down."""
    return "The card of this meeting is further down now."


def not_planned() -> str:
    """On the card of a date that a change took away."""
    return "This date is no longer planned."


def cancelled_by(by: str) -> str:
    """In the place of the card of a date that was cancelled."""
    return f"Cancelled by {escape(by)}."


def new_by(by: str) -> str:
    """On the card of a new meeting."""
    return f"New, by {escape(by)}"


def changed_by(by: str) -> str:
    """On the card of a meeting that was changed."""
    return f"Changed by {escape(by)}"


def before(when: str) -> str:
    """On the card of a meeting that was moved, below its new time."""
    return f"Before: {when}"


def brought_back(title: str, short: str, when: str, by: str) -> str:
    return f"{escape(by)} brought {bold(title)} back · {when} (#{short})."


def cancelled(title: str, short: str, what: str, by: str, reason: str) -> str:
    """``what`` says which dates, from ``dates``, ``from_on`` or ``all_of_it``."""
    return _lines(
        f"Cancelled: {bold(title)} (#{short}) {what}, by {escape(by)}.",
        f"Reason: {escape(reason)}" if reason else "",
    )


def dates(whens: Sequence[str], more: int) -> str:
    return f"of {named(whens, more)}"


def named(whens: Sequence[str], more: int) -> str:
    """Some dates by name, the others counted."""
    return sentence([*whens, *([f"{more} more"] if more else [])])


def from_on(when: str, count: int | None) -> str:
    size = "" if count is None else f" ({count} meetings)"
    return f"from {when} on{size}"


def all_of_it(when: str, count: int | None) -> str:
    """The whole series; ``when`` is its next date."""
    if count is None:
        return f"with all its dates; the next would have been {when}"
    return f"with all {count} dates left; the next would have been {when}"


def split(title: str, old: str, new: str, day: str, when: str, repeats: str, by: str) -> str:
    """A series goes on as another one; ``old`` and ``new`` are their short ids."""
    return _lines(
        f"{escape(by)} changed {bold(title)} from {day} on.",
        bullets(
            [
                f"Until then nothing changes (#{old})",
                f"From then on it is a new series, #{new}: {when}",
                *([repeats] if repeats else []),
                "Number and link of the new series may differ; the old ones lead to the old dates",
            ]
        ),
    )


def started(title: str, short: str, by: str, link: str) -> str:
    here = f"Join: {link}" if link else f"Type *join #{short}* when you are there."
    return _lines(f"Started: {bold(title)} (#{short}), by {escape(by)}.", here)


def ended(title: str, short: str) -> str:
    return f"Over: {bold(title)} (#{short})."


def answered(title: str, short: str, when: str, who: str, reply: str, note: str) -> str:
    """Told to the host; ``reply`` is yes, no, maybe or late."""
    words = {
        "yes": "comes to",
        "no": "does not come to",
        "maybe": "may come to",
        "late": "will be late for",
    }.get(reply, "answered about")
    said = f" They said: {quoted(note)}" if note else ""
    return f"{escape(who)} {words} {bold(title)} · {when} (#{short}).{said}"


def handed(title: str, short: str, new: str, by: str, *, to_you: bool) -> str:
    who = "you" if to_you else escape(new)
    return f"{escape(by)} handed {bold(title)} (#{short}) over to {who}: {who} can change it now."


def state_text(title: str, short: str, state: str, when: str) -> str:
    """The text of a live card that is brought up to date in place."""
    return f"{bold(title)} (#{short}) · {when} · {state.rstrip('.')}."


def short_text(title: str, short: str, when: str) -> str:
    """Which meeting a card was about that is no longer there."""
    return f"{bold(title)} (#{short}) · {when}"


def came(names: Sequence[str], *, over: bool) -> str:
    """Who is or was in a meeting, after its state."""
    who = sentence([escape(name) for name in names])
    return f"{'Came' if over else 'Here'}: {who}." if who else ""


def _lines(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
