"""What is said of a meeting's options: values that are not taken, and options nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from texts.markdown import quoted, sentence


def bad_value(option: str, value: str, allowed: Sequence[str]) -> str:
    """``option`` is our own name of it; ``allowed`` what can be said instead."""
    said = f" to {quoted(value)}" if value.strip() else ""
    return f"Not done: I can't set *{option}*{said}. It takes {sentence(allowed, 'or')}."


def too_long(option: str, length: int, limit: int) -> str:
    return f"Not done: the {option} has {length} characters, and {limit} fit. Make it shorter."


def bad_password() -> str:
    return "Not done: a password can't hold spaces. Pick one without, up to 16 characters."


def bad_link(value: str) -> str:
    return (
        f"Not done: {quoted(value)} is no join link. A link begins with https:// and holds no "
        "name, password, spaces or brackets, for example https://acme.webex.com/meet/ana."
    )


def bad_number(value: str) -> str:
    return f"Not done: {quoted(value)} is no meeting number. It has 8 to 12 digits."


def needs_before_host(option: str) -> str:
    return (
        f"Not done: *{option}* only works when people may join before the host. "
        "Add *join before host on*."
    )


def unknown(option: str, near: Sequence[str]) -> str:
    guess = f"Did you mean {sentence([f'*{name}*' for name in near], 'or')}? " if near else ""
    return (
        f"Not done: I know no option called {quoted(option)}. {guess}Options are: title, agenda, "
        "link, number, password, reminder, lobby, join before host, auto record, automatic lock, "
        "co-host, public and exclude password."
    )
