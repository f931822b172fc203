"""What is said when something happens by itself."""

from __future__ import annotations

from texts.markdown import bold


def retirement(title: str, short: str, last: str, gone: str) -> str:
    """A week before a meeting is deleted; ``last`` is when it took place last."""
    return (
        f"{bold(title)} (#{short}) took place last on {last}. It is deleted by itself on {gone}. "
        f"To keep a copy, type *export #{short}*; to keep it half a year longer, press the button."
    )


def retirement_at_end(title: str, short: str, gone: str) -> str:
    """The same for a meeting that is to be deleted once it is over."""
    return (
        f"{bold(title)} (#{short}) is set to be deleted when it is over, on {gone}. To keep a "
        f"copy, type *export #{short}*; to keep it half a year longer, press the button."
    )


def export_label() -> str:
    return "Calendar file"


def renew_label() -> str:
    return "Keep it longer"


def renewed(title: str, short: str, gone: str) -> str:
    return f"{bold(title)} (#{short}) is kept until {gone}."


def renewal_done() -> str:
    """What the press did, for those who press again."""
    return "it is kept half a year longer"
