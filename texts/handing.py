"""What is said when a meeting is handed over to another host."""

from __future__ import annotations

from texts.markdown import bold, escape, quoted


def to_whom(title: str, short: str) -> str:
    return f"Who should host {quoted(title)}? Type for example *reassign #{short} to raj*."


def to_one() -> str:
    return "A meeting has one host. Name one person: *reassign #k7 to raj*."


def echo(title: str, when: str, new: str) -> list[str]:
    """What handing it over means, before it happens; ``new`` is the name of the new host."""
    return [
        f"Hand {bold(title)} over to {escape(new)}",
        when[:1].upper() + when[1:],
        f"{escape(new)} can change, start and end it; you stay in it as an invitee",
        f"Will be told: {escape(new)}",
    ]


def yes_label(new: str) -> str:
    return f"Hand it to {new.split()[0] if new.split() else new}"


def done(title: str, short: str, new: str) -> str:
    return (
        f"{escape(new)} hosts {bold(title)} (#{short}) now and was told. "
        "Type *undo* to take it back."
    )
