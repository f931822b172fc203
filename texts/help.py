"""Help: the first page, an area, one command."""

from __future__ import annotations

from texts.helplines import HELP, Help
from texts.markdown import bullets

AREAS = {
    "plan": "Plan",
    "see": "Look up",
    "people": "People",
    "reminders": "Reminders",
    "space": "Spaces and settings",
    "fix": "Understand and mend",
}
"""The areas of help, by the topic their button sends."""

EXAMPLES = (
    "meet with ana and raj tomorrow 3pm for 30m about Q3 budget",
    "schedule standup every weekday 9:15-9:30 until 18 dec",
    "what's on today",
    "move standup on friday to 10",
    "remind me 1 day before board review",
    "why can't standup on friday be on saturday?",
)
"""Six lines that work as they stand, for the first page of help."""


def in_area(area: str) -> list[str]:
    """The names of an area's commands, in order of use."""
    return [name for name, entry in HELP.items() if entry.area == area]


def overview() -> str:
    """The short help: six examples, then the commands by area."""
    areas = (f"**{title}**: {', '.join(in_area(name))}" for name, title in AREAS.items())
    return "\n\n".join(
        (
            "Type what you want in your own words. For example:",
            bullets(f"`{each}`" for each in EXAMPLES),
            bullets(areas),
            "More about one of them: `help move`.",
        )
    )


def area(name: str) -> str:
    """The commands of one area, a line each."""
    lines = (f"**{each}**: {HELP[each].does}" for each in in_area(name))
    more = f"More about one of them: `help {in_area(name)[0]}`."
    return f"**{AREAS[name]}**\n\n{bullets(lines)}\n\n{more}"


def one(name: str) -> str:
    """One command in full."""
    entry = HELP[name]
    examples = bullets(f"`{each}`" for each in entry.examples)
    return f"**{name}**: {entry.does}.\n\n`{entry.syntax}`\n\n{examples}\n\n{entry.who}"


__all__ = ["AREAS", "EXAMPLES", "HELP", "Help", "area", "in_area", "one", "overview"]
