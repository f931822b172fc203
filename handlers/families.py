"""All command families put together: what a name, an action or a moment is handled by."""

from __future__ import annotations

from handlers import (
    announcing,
    answering,
    asking,
    calendars,
    cancelling,
    changing,
    digests,
    explaining,
    forming,
    handing,
    helping,
    inviting,
    keeping,
    listing,
    moments,
    previewing,
    refusing,
    reminding,
    requesting,
    rescuing,
    reversing,
    running,
    scheduling,
    separating,
    settings,
    shifting,
)
from handlers.family import CommandHandler, MomentHandler, SubmissionHandler

FAMILIES = tuple(
    module.family
    for module in (
        announcing,
        answering,
        asking,
        calendars,
        cancelling,
        changing,
        digests,
        explaining,
        forming,
        handing,
        helping,
        inviting,
        keeping,
        listing,
        moments,
        previewing,
        reminding,
        refusing,
        requesting,
        rescuing,
        reversing,
        running,
        scheduling,
        separating,
        settings,
        shifting,
    )
)

COMMANDS: dict[str, CommandHandler] = {}
SUBMISSIONS: dict[str, SubmissionHandler] = {}
MOMENTS: dict[str, MomentHandler] = {}
for each in FAMILIES:
    COMMANDS.update(each.commands)
    SUBMISSIONS.update(each.submissions)
    MOMENTS.update(each.moments)
