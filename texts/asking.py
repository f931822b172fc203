"""Echoes, questions about readings, and what is said to a late or foreign press."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import bold, escape, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = {
    "invite": "invite people",
    "remove": "remove people",
    "rsvp": "answer an invitation",
    "agenda": "show the agenda",
    "next": "show the next meeting",
}

DONE = {
    "schedule": "it was scheduled",
    "move": "it was moved",
    "change": "it was changed",
    "cancel": "it was cancelled",
    "invite": "they were invited",
    "remove": "they were taken off it",
    "reassign": "it was handed over",
    "undo": "it was taken back",
}


def how_to_agree(yes: str, no: str) -> str:
    return f"Press *{yes}*, or type **yes**. To leave it, press *{no}* or type **no**."


def listed(labels: Iterable[str]) -> list[str]:
    """The choices as numbered lines; titles and names of others may stand in them."""
    return [f"{number}. {escape(label)}" for number, label in enumerate(labels, start=1)]


def how_to_go_on(label: str) -> str:
    return f"Press *{label}*, or type **1**."


def how_to_choose() -> str:
    return "Press one, or type its number."


def reading(command: Any, zone: ZoneInfo, locale: str) -> str:
    """One reading of what was typed, short enough for a button."""
    start: datetime | None = command.start
    if start is not None:
        words = times.moment(start, _said_in(command, zone), locale)
        return f"{words}, {times.length(command.duration)}" if command.duration else words
    if command.recurrence:
        some_monday = datetime.combine(date(2026, 1, 5), command.clock or time(9))
        return times.repeats(command.recurrence, some_monday, locale).partition(" at ")[0]
    if command.clock is not None:
        return f"at {command.clock:%H:%M}"
    if command.date is not None:
        return times.date_words(command.date, locale)
    return str(command.said)


def reading_in_zone(command: Any, zone: ZoneInfo, locale: str) -> str:
    """One reading where the zone is the question: by its place, and what it is here."""
    start: datetime | None = command.start
    if start is None or not isinstance(start.tzinfo, ZoneInfo):
        return reading(command, zone, locale)
    there, here = start.tzinfo, times.clock_zone(start, zone, locale)
    words = f"{times.day(start, there, locale)}, {times.clock(start, there, locale)}"
    return f"{times.place(there)} time: {words} ({here})"


def _said_in(command: Any, zone: ZoneInfo) -> ZoneInfo:
    named = command.start.tzinfo if command.zone else None
    return named if isinstance(named, ZoneInfo) else zone


QUESTIONS = {
    "zone": "That time zone has more than one meaning. Which one is it?",
    "slashed_date": "That date can be read two ways. Which day is it?",
    "midnight": "Midnight of which night?",
    "gap": "The clocks go forward in that night, and this time does not exist. Which one instead?",
    "overlap": "The clocks go back in that night, and this time comes twice. Which one is it?",
    "biweekly": "Is that every two weeks, or twice a week?",
}


def question(command: Any) -> str:
    if command.question == "weekday" and command.assumed:
        return f"{command.assumed[0]} Which day is it?"
    return QUESTIONS.get(command.question or "", command.why or "Which of these did you mean?")


def biweekly_labels(rule: str | None, start: datetime | None, locale: str) -> tuple[str, str]:
    """The two readings of "biweekly" on buttons."""
    words = ""
    if rule and start:
        words = times.repeats(rule, start.replace(tzinfo=None), locale).partition(" at ")[0]
    return words[:1].upper() + words[1:] or "Every two weeks", "Twice a week"


def which_days() -> str:
    return "Twice a week it is; say on which days, for example every tue and thu."


def open_question(command: Any) -> str:
    """A question without ready answers: what to type again."""
    return f"{question(command)} Type it again with that settled, please."


def read_as(name: str) -> str:
    return f"*Read as {name}.*"


def did_you_mean(command: Any) -> str:
    typed = str(command.said).split()[:1]
    word = quoted(typed[0]) if typed else "That"
    return f"{word} is no command. Did you mean *{command.name}*?"


def did_you_mean_label(name: str) -> str:
    return f"Yes, {NAMES.get(name, name)}"


def agreed() -> str:
    """What a confirmed press did, for those who press again; it may have been refused then."""
    return "it was agreed to"


def done(name: str) -> str:
    """The same where it went through."""
    return DONE.get(name, agreed())


def settled_below() -> str:
    """In the place of a question that was answered by typing."""
    return "Settled; see the newer message below."


def left() -> str:
    """What a press that declined did, for those who press again."""
    return "it was left as it was"


def no_longer_waiting() -> str:
    return (
        "Nothing is waiting for this button any more: it was settled already, or more than an hour "
        "has passed. Nothing was changed now. Type the command again if it is still wanted."
    )


def asked_elsewhere() -> str:
    return "I asked that in another conversation; answer it there. This press changed nothing."


def not_yours(asker: str) -> str:
    who = escape(asker)
    return f"That question was for {who}, so only {who} can answer it. Nothing was changed."


def changed_since(change: Any, zone: ZoneInfo, locale: str) -> str:
    """Somebody changed the meeting while the question was open; ``change`` has who, at, what."""
    if change is None:
        return "The meeting was changed in the meantime. Please look again:"
    who, at, what = change
    return (
        f"{escape(who)} changed this meeting at {times.clock_zone(at, zone, locale)} ({what}). "
        "Please look again:"
    )


def waiting(*, choosing: bool = False) -> str:
    """To somebody who asks for a moment."""
    if choosing:
        return "No hurry: nothing is done until you pick one. Type **no** to leave it."
    return "No hurry: nothing is done until you say **yes**. Type **no** to leave it."


def not_complete() -> str:
    return (
        "It is not complete yet. Fill in the form above, or type what is missing, for example "
        "*thu 15:00*. Type **no** to leave it."
    )


def nothing_fits_yet() -> str:
    return (
        "As it is it can't be done, so there is nothing to agree to yet. Press one of the times "
        "above, type another, or type **no** to leave it."
    )


def which_cancel() -> str:
    """ "Cancel" in answer to "Cancel it?" has two meanings."""
    return "Type **yes** to cancel it, or **no** to keep it. Nothing has been cancelled yet."


def none_of_these(text: str, labels: Sequence[str]) -> str:
    lines = [f"{quoted(text)} is none of these:", "", *listed(labels), ""]
    return "\n".join([*lines, "Type a number, or **no** to leave it."])


def still_fit(count: int) -> str:
    return f"{count} of them fit. Which one is it?"


def still_which() -> str:
    return "Noted. Which one is it?"


def one_at_a_time() -> str:
    return "I can do that for one at a time. Pick one now, and ask again for the next."


def not_a_correction(text: str, name: str) -> str:
    """Words that change nothing of what waits for a yes."""
    what = NAMES.get(name, name)
    return (
        f"I could not read {quoted(text)} as a change to what waits here ({what}), so it stays as "
        "it was. Type **yes** or **no**, or say what should be different, for example "
        "*thu 15:00*, *45 min*, *add raj* or *without lee*."
    )


def not_corrected(why: str) -> str:
    """A correction that was read, and can't be: the question waits as it was."""
    return f"{why} What was asked waits as it was: type **yes**, **no** or another correction."


def either(said: str, title: str, short: str, when: str, waiting_: str) -> str:
    """A bare yes or no that two things wait for: a newer invitation, and an older question."""
    other = "go ahead" if said == "yes" else "leave it"
    return (
        f"Is that a {said} to {bold(title)} (#{short}), {when}, or to what waits from before: "
        f"{quoted(waiting_)}? Nothing is noted or done yet. Type **{said} to #{short}** for the "
        f"meeting, or **{other}** for the other."
    )


def either_labels(said: str, title: str, name: str) -> tuple[str, str]:
    """The buttons beside it: the answer to the meeting, and to the question."""
    meant = "Go ahead" if said == "yes" else "Leave it"
    return f"{said.capitalize()} to {title}", f"{meant}: {NAMES.get(name, name)}"


def too_late(said: str) -> str:
    """An answer to a question that is older than an hour."""
    return (
        "That question is more than an hour old, so nothing was done. Type it again if it is still "
        f"wanted: {quoted(said)}."
    )


def pick_one_of(count: int) -> str:
    return f"Type a number from 1 to {count}, or press a button."


NOT_DONE = {
    "schedule": "Not scheduled",
    "move": "Not moved",
    "change": "Not changed",
    "cancel": "Not cancelled",
    "invite": "Nobody was invited",
    "remove": "Nobody was removed",
    "announce": "Not announced",
    "remind": "No reminder was set",
    "undo": "Not taken back",
}


def dropped(name: str) -> str:
    return f"{NOT_DONE.get(name, 'Left as it was')}; nothing was changed."


def assumptions(lines: Sequence[str]) -> list[str]:
    """What was assumed, one small line each."""
    return [f"*{line.rstrip('.')}.*" for line in lines]


def wrong_words(typed: str) -> str:
    """Something else was typed than the title or the number that was asked for."""
    return f"Nothing was done. To go on, type exactly: {bold(typed)}."
