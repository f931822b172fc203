"""What a space is told about a meeting, and the look at its audience before that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from cards.cancel import confirm_typed
from cards.card import (
    Action,
    Card,
    Stamp,
    action_rows,
    card,
    facts,
    heading,
    lines,
    note,
    open_url,
    submit,
    text,
)
from cards.views import Audience, MeetingView
from texts.markdown import bullets, escape, sentence
from texts.times import when_many

Kind = Literal["created", "changed", "cancelled", "started", "message"]

HEADINGS: dict[Kind, str] = {
    "created": "New meeting",
    "changed": "Changed",
    "cancelled": "Cancelled",
    "started": "Started",
    "message": "About",
}


def announcement(
    kind: Kind,
    view: MeetingView,
    old: MeetingView | None,
    zones: Sequence[ZoneInfo],
    locale: str,
    stamp: Stamp,
    *,
    by: str = "",
    words: str = "",
    now: datetime | None = None,
) -> Card:
    """Tell a space; ``old`` is the meeting before a change, ``words`` a reason or message typed.

    ``by`` names who did it. Buttons submit ``rsvp`` (reply), ``join`` and ``show``; the join link
    opens in the browser.
    """
    return card(
        heading(f"{HEADINGS[kind]}: {escape(view.title)}"),
        lines(words) if words else None,
        facts(_facts(kind, view, old, zones, locale, now)),
        [text(each, spacing="Small") for each in view.notes],
        note(f"By {escape(by)} · #{view.short}" if by else f"#{view.short}"),
        _answers(kind, stamp),
        actions=_actions(kind, view, stamp),
    )


def _facts(
    kind: Kind,
    view: MeetingView,
    old: MeetingView | None,
    zones: Sequence[ZoneInfo],
    locale: str,
    now: datetime | None,
) -> list[tuple[str, str]]:
    times = when_many(view.start, view.end, zones, locale, now=now)
    pairs: list[tuple[str, str]] = []
    if old is not None and kind == "changed":
        before = when_many(old.start, old.end, zones, locale, now=now)
        if before == times:
            pairs.append(("When", times))
        else:
            pairs += [("Now", times), ("Before", before)]
        if old.title != view.title:
            pairs.append(("Was called", escape(old.title)))
        if old.repeats != view.repeats:
            pairs += [("Repeats", view.repeats or "once"), ("It was", old.repeats or "once")]
        else:
            pairs.append(("Repeats", _repeats(view)))
    else:
        pairs += [("When", times), ("Repeats", _repeats(view))]
    pairs.append(("Host", escape(view.host)))
    if (
        kind in ("created", "changed")
        and view.agenda
        and (old is None or old.agenda != view.agenda)
    ):
        pairs.append(("Agenda", escape(view.agenda)))
    return pairs


def _repeats(view: MeetingView) -> str:
    """The recurrence of a series; what happens to one of its dates does not repeat."""
    return view.repeats if "recurrence" in view.shown else ""


def _answers(kind: Kind, stamp: Stamp) -> list[Action]:
    if kind not in ("created", "changed"):
        return []
    return action_rows(
        [
            submit("Yes", "rsvp", stamp, reply="yes"),
            submit("Maybe", "rsvp", stamp, reply="maybe"),
            submit("No", "rsvp", stamp, reply="no"),
        ]
    )


def _actions(kind: Kind, view: MeetingView, stamp: Stamp) -> list[Action | None]:
    if kind == "cancelled":
        return []
    link = open_url("Join", view.link, style="positive") if view.link else None
    here = submit("I'm here", "join", stamp) if kind == "started" else None
    return [link, here, submit("Details", "show", stamp)]


def audience(
    question: str,
    message: str,
    audiences: Sequence[Audience],
    yes_label: str,
    no_label: str,
    stamp: Stamp,
    *,
    notes: Sequence[str] = (),
    typed: str = "",
) -> Card:
    """Show who would be told before they are; ``message`` is the announcement in Markdown.

    With ``typed`` (a title, or how many people) it must be typed: input ``typed``. Submits
    ``confirm`` or ``keep``; the safe one comes first.
    """
    told = [
        f"{escape(each.space)}: {each.members} {'person' if each.members == 1 else 'people'}"
        + (f" ({sentence(each.zones)})" if each.zones else "")
        for each in audiences
    ]
    return card(
        heading(question),
        text(bullets(told)),
        text(message, separator=True),
        [note(each) for each in notes],
        actions=[
            submit(no_label, "keep", stamp, alone=True),
            confirm_typed(yes_label, stamp, typed)
            if typed
            else submit(yes_label, "confirm", stamp, style="positive", alone=True),
        ],
    )
