"""Announcements in other spaces and in one's own words, receipts, and the daily overview."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import bold, bullets, escape, escape_lines, quoted, sentence

# Switching announcements of a space on and off


def switched(on: bool, space: str) -> str:
    if on:
        return (
            f"Announcements are on in {bold(space)}: new, changed, cancelled and started meetings "
            "are told here. To stop them, type *announce off*."
        )
    return (
        f"Announcements are off in {bold(space)}. Meetings can still be listed and reminders still "
        "come. To have announcements again, type *announce on*."
    )


def only_in_spaces() -> str:
    return (
        "In this direct conversation there is nobody else to tell. Type *announce on* or "
        "*announce off* in the space it is for."
    )


def how_to(on: bool, space: str) -> str:
    """``announce`` alone."""
    state = f"Announcements are {'on' if on else 'off'} in {bold(space)}. " if space else ""
    return (
        f"{state}To announce something, type for example *announce in Eng and QA: all hands moved "
        "to 5pm thu*, *announce #k7 in Ops*, or *announce off*."
    )


# Which spaces


def closed_space(title: str) -> str:
    return (
        f"Not announced: whoever runs me limits the spaces I am used in, and {quoted(title)} is "
        "not on the list."
    )


def no_such_space(words: str, known: Sequence[str]) -> str:
    if not known:
        return (
            f"Not announced: there is no space called {quoted(words)} that both you and I are in. "
            "Add me to it first."
        )
    return (
        f"Not announced: there is no space called {quoted(words)} that both you and I are in. "
        f"Spaces we share: {sentence([quoted(each) for each in known])}."
    )


def several_spaces(words: str, titles: Sequence[str]) -> str:
    return (
        f"Not announced: {quoted(words)} fits more than one space: "
        f"{sentence([quoted(each) for each in titles])}. Type the whole title."
    )


def in_which_space() -> str:
    return "In which spaces? Type for example *announce in Eng and QA: all hands moved to 5pm thu*."


# A message in one's own words


def message(by: str, words: str, when: str) -> str:
    """What the spaces read; ``when`` says the time in it for everybody, empty without one."""
    text = f"{bold(by)} announces: {escape_lines(words)}"
    return f"{text}\n\nThat is {when}." if when else text


def question(spaces: int, people: int) -> str:
    where = "1 space" if spaces == 1 else f"{spaces} spaces"
    return f"Announce this in {where} ({people} {'person' if people == 1 else 'people'})?"


def yes(spaces: int) -> str:
    return "Announce it" if spaces == 1 else f"Announce in {spaces} spaces"


def no() -> str:
    return "Don't send"


def type_it(people: int, typed: str) -> str:
    """``typed`` is the title of the meeting, or else the number of people."""
    return (
        f"{people} people would be told, so please type this to go on: {bold(typed)}. "
        "To leave it, type **no**."
    )


def audience_line(name: str, members: int, zones: Sequence[str]) -> str:
    who = f"{bold(name)}: {members} {'person' if members == 1 else 'people'}"
    return f"{who} ({sentence([places(zone) for zone in zones])})" if zones else who


def places(zone: str) -> str:
    return times.place(ZoneInfo(zone))


def preview(question_: str, lines: Sequence[str], words: str, how: str) -> str:
    return f"{question_}\n{bullets(lines)}\n\n{words}\n\n{how}"


def sending(names: Sequence[str]) -> str:
    """The first receipt, before Webex has answered."""
    return f"On its way to {sentence([bold(name) for name in names])}."


def receipt(reached: Sequence[str], missing: Sequence[str]) -> str:
    """What arrived where."""
    parts = []
    if reached:
        parts.append(f"Announced in {sentence([bold(name) for name in reached])}.")
    if missing:
        parts.append(
            f"Not announced in {sentence([bold(name) for name in missing])}: Webex did not take it "
            "yet. It is tried again for a day."
        )
    return " ".join(parts)


# A meeting announced in further spaces


def subscribe(title: str, short: str, names: Sequence[str]) -> str:
    return (
        f"{bold(title)} (#{short}) would be told there now and whenever it is changed, cancelled "
        f"or started, and everybody in {sentence([escape(name) for name in names])} could see it."
    )


def subscribed(title: str, short: str, names: Sequence[str]) -> str:
    return (
        f"{bold(title)} (#{short}) is now announced in {sentence([bold(n) for n in names])}. "
        f"To stop that, type *announce #{short} in {names[0]} off*."
    )


def already(title: str, short: str, names: Sequence[str]) -> str:
    return f"{bold(title)} (#{short}) is announced in {sentence([bold(n) for n in names])} already."


def unsubscribed(title: str, short: str, names: Sequence[str]) -> str:
    return (
        f"{bold(title)} (#{short}) is no longer announced in {sentence([bold(n) for n in names])}."
    )


def not_subscribed(title: str, short: str, names: Sequence[str]) -> str:
    return f"{bold(title)} (#{short}) was not announced in {sentence([bold(n) for n in names])}."


def is_home(title: str, short: str, space: str) -> str:
    return (
        f"{bold(title)} (#{short}) was made in {bold(space)}, so it is announced there while that "
        "space has announcements on. *announce off* there stops them for all its meetings."
    )


# The daily overview


def digest_heading(day: str, *, space: bool) -> str:
    return f"{'Today in this space' if space else 'Your day'}: {day}"


def digest_more(count: int) -> str:
    return f"And {count} more; type *agenda* for the whole day."


def digest_now(clock: str | None, title: str) -> str:
    """``digest`` alone; ``title`` is the space's, empty for a person."""
    whose = f"in {bold(title)}" if title else "for you"
    if clock:
        return (
            f"The daily overview {whose} comes at {clock} when anything is on. "
            "To change it, type for example *digest 8:30*; to stop it, *digest off*."
        )
    return f"There is no daily overview {whose}. To have one, type for example *digest 8:30*."


def digest_set(clock: str | None, due: str, title: str) -> str:
    whose = f"in {bold(title)}" if title else "for you"
    if clock is None:
        return f"No more daily overview {whose}. To have it again, type for example *digest 8:30*."
    return (
        f"The daily overview {whose} now comes at {clock} on days when anything is on; "
        f"the next one {due}. To stop it, type *digest off*."
    )
