"""Invitations, removals, answers and hand-overs: questions before, results after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from texts import times
from texts.markdown import bold, escape, quoted, sentence

NAMED = 6


def names(people: Sequence[str]) -> str:
    """Names for a sentence; a crowd is cut short."""
    shown = [escape(name) for name in people[:NAMED]]
    if len(people) > NAMED:
        shown.append(f"{len(people) - NAMED} more")
    return sentence(shown)


# Finding out who is meant.


def unknown(words: str, *, choices: bool) -> str:
    if choices:
        return f"I know nobody called {quoted(words)} here. Whom do you mean?"
    return (
        f"I know nobody called {quoted(words)} in the spaces we share. "
        "Type the e-mail address, for example *add sam@acme.example*."
    )


def unknown_hint() -> str:
    return "Press one, type its number, or type an e-mail address: *add sam@acme.example*."


def ambiguous(words: str, count: int) -> str:
    return f"{count} people are called {quoted(words)}. Whom do you mean?"


def choice(name: str, email: str) -> str:
    return f"{name} ({email})" if name and name != email else email


def without(words: str) -> str:
    return f"Go on without {words}"


def bad_address(words: str) -> str:
    return f"{quoted(words)} is no e-mail address. Type it in full, for example sam@acme.example."


def no_space_here() -> str:
    return (
        "This is our direct conversation, so there is no space to invite. "
        "Name the people, or type it in the space."
    )


def too_many(count: int, limit: int) -> str:
    return f"Not invited: that would be {count} people, and a meeting takes {limit}."


# Inviting and removing.


def whom(title: str) -> str:
    return (
        f"Whom do you want to invite to {quoted(title)}? Fill in the form, or type for example "
        "*invite lee and sam@acme.example to it*."
    )


def name_somebody() -> str:
    return "Name at least one person."


def not_yet_invited(why: str) -> str:
    return f"Nobody is invited yet; what you typed is kept in the form. {why}"


def whom_remove(title: str, invited: Sequence[str]) -> str:
    there = f" Invited are {names(invited)}." if invited else " Nobody is invited by name."
    return f"Whom do you want to take off {quoted(title)}?{there} Type for example *remove lee*."


def only_this(day: str) -> str:
    return f"Only {day}"


def whole_series(count: int | None) -> str:
    return "The whole series" if count is None else f"All {count} left"


def from_on(title: str) -> str:
    return (
        f"People can be invited to the whole of {quoted(title)} or to single dates, "
        "not from a date on. Which one is it?"
    )


def inviting(
    title: str,
    when: str,
    added: Sequence[str],
    cohosts: Sequence[str],
    removed: Sequence[str],
) -> list[str]:
    """What would happen, a line each, before anybody is told; the first is the main one."""
    lines = []
    if added:
        lines.append(f"Invite {names(added)} to {bold(title)}")
    if removed:
        lines.append(f"Take {names(removed)} off {bold(title)}")
    if cohosts and not added and not removed:
        return [f"Make {names(cohosts)} cohost of {bold(title)}", _first(when), cohost_means()]
    lines.append(_first(when))
    if cohosts:
        lines.append(f"As cohost: {names(cohosts)}")
    return lines


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def cohost_means() -> str:
    return "A cohost may change, start and end the meeting"


def already(people: Sequence[str]) -> str:
    verb = "is" if len(people) == 1 else "are"
    return f"{names(people)} {verb} invited already"


def nothing_new(title: str, people: Sequence[str]) -> str:
    if not people:
        return f"Nobody was added to {quoted(title)}; you host it yourself."
    return f"{already(people)}, so nothing was changed in {quoted(title)}."


def told(people: Sequence[str], space: str = "", *, here: bool = False) -> str:
    """Who will be told, before it happens.

    ``space`` is the title of one that reads it, ``here`` this space itself.
    """
    read = _readers(people, space, here)
    return f"Will be told: {read}" if read else "Nobody will be told"


def would_tell(people: Sequence[str], space: str = "", *, here: bool = False) -> str:
    """Who would be told, in a dry run."""
    read = _readers(people, space, here)
    return f"Would be told: {read}" if read else "Nobody would be told"


def was_told(people: Sequence[str], space: str = "", *, here: bool = False) -> str:
    """Who has been told, after it happened."""
    read = _readers(people, space, here)
    return f"Told: {read}" if read else "Nobody was told"


def _readers(people: Sequence[str], space: str, here: bool) -> str:
    parts = [names(people)] if people else []
    if space:
        parts.append(f"everybody in {bold(space)}")
    if here:
        parts.append("everybody here")
    return sentence(parts)


def yes_label(added: Sequence[str], cohosts: Sequence[str], removed: Sequence[str]) -> str:
    if added and removed:
        return "Change who is invited"
    if added:
        return f"Invite {added[0] if len(added) == 1 else f'{len(added)} people'}"
    if removed:
        return f"Remove {removed[0] if len(removed) == 1 else f'{len(removed)} people'}"
    return "Make cohost" if cohosts else "Do it"


def done(
    title: str,
    short: str,
    when: str,
    added: Sequence[str],
    cohosts: Sequence[str],
    removed: Sequence[str],
    told_: str,
) -> str:
    parts = []
    where = f"{bold(title)} (#{short}), {when}"
    if added:
        parts.append(f"Invited {names(added)} to {where}.")
    if removed:
        parts.append(f"Took {names(removed)} off {where}.")
    if cohosts:
        parts.append(f"{names(cohosts)} can now host {bold(title)} as well.")
    return " ".join([*parts, f"{told_}.", "Type *undo* to take it back."])


def made_cohost(title: str, short: str, by: str) -> str:
    """Told to somebody who was invited already and may now do more."""
    return (
        f"{escape(by)} made you cohost of {bold(title)} (#{short}). You can change it, start it "
        f"and end it: *show #{short}*."
    )


def not_invited(words: str, title: str, invited: Sequence[str]) -> str:
    there = f"Invited are {names(invited)}." if invited else "Nobody is invited by name."
    return f"Not removed: {quoted(words)} is not invited to {quoted(title)}. {there}"


def for_everybody(title: str, space: str) -> str:
    return (
        f"Not removed: {quoted(title)} is for everybody in {bold(space)}. "
        "Whoever can't come answers *no*."
    )


def host_stays(host: str, title: str, short: str) -> str:
    return (
        f"Not removed: {escape(host)} hosts {quoted(title)}. Hand it over first: "
        f"*reassign #{short} to* and a name."
    )


def leave_yourself(title: str, short: str) -> str:
    return f"To stay away from {quoted(title)} yourself, answer it: *no to #{short}*."


def in_series(people: Sequence[str], title: str) -> str:
    verb = "is" if len(people) == 1 else "are"
    return (
        f"{names(people)} {verb} invited to the whole of {quoted(title)}, so a single date can't "
        "be taken away. They can answer *no* to it."
    )


def off_series(people: Sequence[str]) -> str:
    return f"Take {names(people)} off the series"


# Handing over.


# Answers.

SAID = {"yes": "you come to", "no": "you don't come to", "maybe": "you may come to"}


def say_which_answer() -> str:
    return "Say *yes*, *no* or *maybe*, for example *yes to #k7* or *no to standup on friday*."


def noted(reply: str, title: str, when: str, note: str, host: str) -> str:
    """``host`` is the name of the host who was told; empty when nobody was."""
    words = f"Noted: {SAID[reply]} {bold(title)}, {when}."
    if note:
        words += f" Your note: {quoted(note)}."
    return f"{words} {escape(host)} was told." if host else words


def was_noted(reply: str, title: str, when: str) -> str:
    return f"You said that already: {SAID[reply]} {bold(title)}, {when}. Nothing was changed."


def every_date() -> str:
    return "Say it for every date"


def only_date(day: str) -> str:
    return f"Only for {day}"


def one_date_of(day: str) -> str:
    """After an answer to one date of a series that was named without a date."""
    return f"That is for {day} only, the next date."


def answer_not_invited(title: str, host: str) -> str:
    return (
        f"Not noted: you are not invited to {quoted(title)}, so there is nothing to answer. "
        f"{escape(host)} hosts it and can invite you."
    )


def answer_over(title: str, when: str) -> str:
    return f"Not noted: {quoted(title)}, {when}, is over."


def late(minutes: timedelta | None) -> str:
    """How late somebody is, as a note."""
    return f"{times.length(minutes)} late" if minutes else "a few minutes late"


def late_noted(title: str, note: str, host: str) -> str:
    told_host = f" {escape(host)} was told." if host else ""
    return f"Noted: you come {note} to {bold(title)}.{told_host}"


def late_before(title: str, note: str) -> str:
    return f"You said that already: you come {note} to {bold(title)}. Nothing was changed."


def late_told(who: str, title: str, short: str, note: str) -> str:
    """Told to the space of a meeting that is for the space."""
    return f"{escape(who)} comes {note} to {bold(title)} (#{short})."


def late_too_long(minutes: timedelta, title: str) -> str:
    return (
        f"Not noted: {times.length(minutes)} is longer than {quoted(title)} lasts. "
        "Answer *no* if you can't come."
    )


def whole_of(count: int | None) -> str:
    """When, for something that concerns a whole series."""
    return "the whole series" if count is None else f"all {count} dates left"


def pointer() -> str:
    return "I sent you the answer in a direct message."
