"""The hello, answers to words that are no command, and what is not there yet."""

from __future__ import annotations

from collections.abc import Sequence

from texts.markdown import bold, escape, quoted

# What is recognised but not there yet: what it would be, and what to do instead.
NOT_YET: dict[str, str] = {
    "poll": (
        "I can't run polls on times yet. Schedule the likeliest time and let people answer *yes*, "
        "*no* or *maybe*; *move* it if too many can't come."
    ),
    "free": (
        "I can't look for free times yet: I only know the meetings in my own book, not everybody's "
        "calendar. *list this week with raj* shows what I know of somebody's week."
    ),
    "record": (
        "I can't start or fetch recordings yet. *change #k7 auto record on* asks for a recording "
        "from the start; you find it in Webex under Recordings."
    ),
    "transcript": ("I can't fetch transcripts yet. You find them in Webex, beside the recording."),
    "attendance": (
        "I can't make attendance reports yet. *show #k7* names those who said here that they came."
    ),
    "notes": (
        "I don't keep notes yet. *change #k7 agenda to …* keeps up to 1300 characters with the "
        "meeting."
    ),
    "actions": (
        "I don't collect action items yet. Write them in the meeting's thread, or in its agenda "
        "with *change #k7 agenda to …*."
    ),
    "register": (
        "I can't open registrations yet. *invite sam@acme.example to #k7* asks people by name, and "
        "they answer *yes*, *no* or *maybe*."
    ),
    "template": (
        "I have no templates yet. Typing the line again is the quickest way: "
        "*schedule standup every weekday 9:15 for 15 min*."
    ),
    "copy": (
        "I can't copy a meeting yet. *show* it, then schedule another one with the same title: "
        "*schedule retro monday 14:00 for 1h*."
    ),
    "practice": (
        "There is no practice mode yet. Put *dry run* behind any change, or *try* in front of it, "
        "to see what it would do; nothing is changed then."
    ),
    "connect": (
        "I can't work on your Webex calendar yet: meetings live in my own book. Everything works "
        "with any join link, such as that of your personal room: "
        "*change #k7 link https://acme.webex.com/meet/ana*."
    ),
    "host": (
        "I can't act for somebody else yet: whoever asks me for a meeting hosts it. Ask them to "
        "type it themselves, or schedule it and hand it over: *reassign #k7 to raj*."
    ),
}

SAME = {
    "busy": "free",
    "recording": "record",
    "recordings": "record",
    "registrants": "register",
    "for": "host",
}
"""Other names of the same."""


def welcome() -> str:
    return "You're welcome."


def hello_title(bot: str) -> str:
    return f"Hello, I am {bot}"


def hello_lines(space: str, by: str) -> list[str]:
    added = f"{escape(by)} added me to" if by else "I was added to"
    return [
        f"{added} {bold(space)}. I plan meetings with you, remind you of them, and say why when "
        "something can't be done. Nobody is told of anything before you have seen who it would be.",
        "In this space I read only what mentions me. For example:",
    ]


def hello_text(bot: str, lines: Sequence[str], examples: Sequence[str]) -> str:
    listed = "\n".join(f"- `{each}`" for each in examples)
    return (
        f"**{hello_title(bot)}**\n\n{lines[0]}\n\n{lines[1]}\n\n{listed}\n\n"
        "Type *help* for more. To silence me here, type *mute here*."
    )


def hello_examples(bot: str) -> list[str]:
    return [
        f"@{bot} schedule standup every weekday 9:15-9:30",
        f"@{bot} what's on today",
        f"@{bot} move standup on friday to 10",
    ]


def not_yet(name: str) -> str | None:
    """What to say of something recognised that is not there yet; ``None`` if it is."""
    return NOT_YET.get(SAME.get(name, name))


def greeted(name: str) -> str:
    first = f", {escape(name.split()[0])}" if name.split() else ""
    return f"Hello{first}. Tell me what to plan, or type *agenda* to see what is on."


def nothing_waits() -> str:
    return (
        "Nothing is waiting for an answer here, so nothing was changed. "
        "Type *help* to see what I can do."
    )


PLAN_IT = "Plan it"


def unknown(word: str, near: Sequence[str]) -> str:
    """Which word was no command, and the nearest one; help follows."""
    said = f"I know no command {quoted(word)}." if word else "That names no command I know."
    if not near:
        return f"{said} Here is what you can type."
    return f"{said} Did you mean *{near[0]}*?"


def sentence(words: str) -> str:
    """A whole sentence that asks for nothing known."""
    return (
        f"I could not tell what to do with {quoted(words)}. Begin with what you want, such as "
        "*move*, *cancel* or *schedule*; *help* shows examples."
    )


def news(words: str) -> str:
    """A sentence with a time that rather tells of something."""
    return f"I took {quoted(words)} for news and did nothing. Is it a meeting to plan?"


def unknown_topic(topic: str, near: Sequence[str]) -> str:
    guess = f" Did you mean *help {near[0]}*?" if near else ""
    return f"There is no help on {quoted(topic)}.{guess} This is what I can do."


def status(clock: str, waiting: int, stuck: int, failed: int) -> str:
    """How the bot is; counts of messages waiting, not delivered, and of moments given up."""
    lines = [f"I am here and working. It is {clock} for you."]
    if waiting:
        lines.append(f"{waiting} {_messages(waiting)} on the way to Webex.")
    if stuck:
        lines.append(f"{stuck} {_messages(stuck)} could not be delivered.")
    if failed:
        lines.append(f"{failed} planned {'thing' if failed == 1 else 'things'} did not happen.")
    if stuck or failed:
        lines.append("Whoever runs me sees the details with `python bot.py doctor`.")
    else:
        lines.append("Nothing is stuck.")
    lines.append("Meetings are kept in my own book; I am not connected to a Webex calendar.")
    return " ".join(lines)


def _messages(count: int) -> str:
    return "message is" if count == 1 else "messages are"
