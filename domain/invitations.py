"""Who was asked to a meeting and what they said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.creation import distinct
from domain.model import Answer, Invitee, Occurrence, Series
from domain.refused import Refused, in_progress, refused_series


def invite(series: Series, invitees: Iterable[Invitee]) -> Series:
    """Add invitees; one who is there already takes the new name and role. Not the host."""
    new = {(one.email, one.original): one for one in distinct(invitees)}
    kept = [new.pop((one.email, one.original), one) for one in series.invitees]
    added = [one for one in new.values() if one.email != series.host]
    return replace(series, invitees=(*kept, *added))


def uninvite(series: Series, emails: Iterable[str], original: datetime | None = None) -> Series:
    """Take people off the series and all its occurrences, or off one occurrence only.

    What they answered goes with them.
    """
    gone = {email.lower() for email in emails}

    def stays(one: Invitee | Answer) -> bool:
        return one.email not in gone or (original is not None and one.original != original)

    return replace(
        series,
        invitees=tuple(filter(stays, series.invitees)),
        answers=tuple(filter(stays, series.answers)),
    )


def answer(series: Series, answer: Answer) -> Series:
    """Note an answer to the series or to one occurrence; a later one replaces an earlier one.

    An answer to the series also holds for occurrences that were moved before, where the person
    has not answered for themselves.
    """
    answer = replace(answer, email=answer.email.lower())
    answers = {(one.email, one.original): one for one in series.answers}
    answers[answer.email, answer.original] = answer
    if answer.original is None:
        for exception in series.exceptions:
            if exception.start is not None and not exception.cancelled:
                to_one = replace(answer, original=exception.original)
                answers.setdefault((answer.email, exception.original), to_one)
    return replace(series, answers=tuple(answers.values()))


def invited(series: Series, original: datetime | None = None) -> tuple[Invitee, ...]:
    """Return the invitees of the series or, with an original start, those of that occurrence too.

    Somebody invited both ways is named once, as to the occurrence.
    """
    found = {one.email: one for one in series.invitees if one.original is None}
    if original is not None:
        found |= {one.email: one for one in series.invitees if one.original == original}
    return tuple(found.values())


def reply(series: Series, email: str, occurrence: Occurrence | None) -> Answer | None:
    """Return what somebody answered to an occurrence, or to the series."""
    return replies(series, occurrence).get(email.lower())


def replies(series: Series, occurrence: Occurrence | None) -> dict[str, Answer]:
    """Return the answers that count, by e-mail.

    One to the occurrence wins over one to the series; a moved occurrence asks everybody again, so
    there an answer to the series doesn't count.
    """
    moved = occurrence is not None and any(
        one.original == occurrence.original and one.start is not None for one in series.exceptions
    )
    found = {} if moved else {one.email: one for one in series.answers if one.original is None}
    if occurrence is not None:
        own = (one for one in series.answers if one.original == occurrence.original)
        found |= {one.email: one for one in own}
    return found


def hand_over(series: Series, host: str, now: datetime) -> Series | Refused:
    """Make somebody else the host; the one before stays in the meeting as an invitee.

    Live meetings can't be handed over.
    """
    host = host.lower()
    if host == series.host:
        return series
    if live := in_progress(series):
        return refused_series(series, now, live)
    invitees = (Invitee(series.host), *(one for one in series.invitees if one.email != host))
    answers = tuple(one for one in series.answers if one.email != host)
    return replace(
        series,
        host=host,
        invitees=distinct(invitees),
        answers=answers,
        version=series.version + 1,
    )
