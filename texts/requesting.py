"""Asking the host to do what only the host may do."""

from __future__ import annotations

from texts.markdown import escape, quoted


def ask_label(host: str) -> str:
    return f"Ask {host}"


def grant_label(what: str) -> str:
    return f"Go ahead and {what} it"


def decline_label() -> str:
    return "Leave it as it is"


def how(what: str) -> str:
    return f"Press *{grant_label(what)}* or *{decline_label()}*. {checked()}"


def checked() -> str:
    return "Before anything changes you see what it would do, in your name."


def asked(host: str) -> str:
    """What the press did, for those who press again."""
    return f"{escape(host)} was asked"


def asked_already(host: str) -> str:
    return f"{escape(host)} was asked already; the answer comes here. Nothing was sent now."


def granted(asker: str) -> str:
    return f"the request of {escape(asker)} was taken up"


def taken_up(host: str, title: str) -> str:
    """Told to the one who asked."""
    return (
        f"{escape(host)} has taken up your request about {quoted(title)}. "
        "What changes is announced as usual."
    )


def declined_by_me(asker: str) -> str:
    return f"the request of {escape(asker)} was declined"


def declined(host: str, what: str, title: str) -> str:
    """Told to the one who asked."""
    return f"{escape(host)} would rather not {what} {quoted(title)}. Nothing was changed."


def left(asker: str) -> str:
    return f"Left as it is; {escape(asker)} is told."


def gone() -> str:
    return (
        "This request is settled already, or more than a week old. Nothing was changed now. "
        "Type the command again if it is still wanted."
    )


def not_yours() -> str:
    return "Only the one who wanted the change can ask for it here. Nothing was sent."


def not_for_you() -> str:
    return "This request is for the host of the meeting. Nothing was changed."
