"""What is said when something on our side, or between us and Webex, did not work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import escape, quoted, sentence


def apology(reference: str) -> str:
    return (
        "That did not work, and the fault is on our side. Nothing was changed. Try it once more; "
        f"if it fails again, give this reference to whoever runs the bot: `{reference}`"
    )


def unknown_button() -> str:
    return "This button belongs to an older version of the bot. Type *help* to see what I can do."


def out_of_range() -> str:
    return (
        "Nothing was done: a date or a number in that is farther off than calendars go. Say it "
        "again with a nearer one."
    )


def unreadable_press() -> str:
    return (
        "I can't read what this button sent, so nothing was changed. Type *list* and press the "
        "button of a new card."
    )


def pressed_before(who: str, at: datetime, words: str, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Already settled: {words}, by {escape(who)} at {times.clock_zone(at, zone, locale)}. "
        "This press changed nothing."
    )


def forbidden(what: str, title: str, able: Sequence[str]) -> str:
    """Somebody lacks the right; ``able`` are the names of those who have it."""
    who = sentence(map(escape, able), "or") if able else "nobody in this space"
    return (
        f"Not done. Only {who} can {what} {quoted(title)}. "
        "You can ask them with the button, or suggest another time in the space."
    )


def forbidden_pointer() -> str:
    return "I sent you the answer in a direct message."


def undelivered(who: str) -> str:
    """In the space where it was asked, in the place of an answer that is for one person alone."""
    return (
        f"{escape(who)}, Webex did not let me send you a direct message, so my answer has not "
        "reached you. Write to me directly first, any word will do, and then ask again."
    )


def asked_for_you(names: Sequence[str]) -> str:
    return f"Asked {sentence(map(escape, names))}. You will see it here when they act."


def request(asker: str, what: str, title: str, words: str) -> str:
    said = f" They typed: {quoted(words)}." if words else ""
    return f"{escape(asker)} asks you to {what} {quoted(title)}.{said}"


def not_allowed_here() -> str:
    return (
        "I can't help here: whoever runs me limits who may use me, and you or this space is not "
        "on the list. Ask your Webex administrator. I will stay quiet until then."
    )


def too_many(seconds: int) -> str:
    return (
        "That was a lot in a short time, so I did not read this one, nor what comes in the next "
        f"{seconds} seconds. Send it again after that."
    )
