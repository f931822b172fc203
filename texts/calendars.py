"""What is said about calendar files and feeds."""

from __future__ import annotations

from texts.markdown import bold


def series_file(title: str, short: str, *, repeats: bool) -> str:
    text = (
        f"{bold(title)} (#{short}) as a calendar file, with all its dates and their changes so far."
        if repeats
        else f"{bold(title)} (#{short}) as a calendar file."
    )
    return (
        f"{text} It shows how things stand now; for a calendar that follows every change, "
        "type *feed*."
    )


def occurrence_file(title: str, short: str, when: str) -> str:
    return (
        f"{bold(title)} of {when} as a calendar file. For all dates, type *export #{short}*; "
        "for a calendar that follows every change, type *feed*."
    )


def feed(address: str, space: str) -> str:
    """``space`` is the title of the space it is for, empty for a person."""
    whose = f"The meetings of {bold(space)}" if space else "Your meetings"
    who = (
        "Everybody who has it can read the meetings of this space, so it stops working when "
        "somebody leaves the space; *feed* then gives another one"
        if space
        else ("Whoever has it can read your meetings, so keep it to yourself")
    )
    return (
        f"{whose} as a calendar to subscribe to:\n\n{address}\n\n"
        "In your calendar app choose *Subscribe* or *Add by URL* and paste it; changes appear "
        f"there by themselves. {who}. *feed off* makes it stop working, *feed new* "
        "gives another one."
    )


def renewed(address: str, space: str) -> str:
    return f"The old address has stopped working.\n\n{feed(address, space)}"


def revoked(space: str) -> str:
    whose = f"of {bold(space)}" if space else "of your meetings"
    return f"The calendar address {whose} has stopped working. *feed* makes a new one."


def nothing_to_revoke(space: str) -> str:
    whose = f"of {bold(space)}" if space else "of your meetings"
    return f"There was no calendar address {whose}; nothing was changed."


def pointer() -> str:
    return "I sent you the address in a direct message."
