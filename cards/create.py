"""The form that schedules a meeting."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cards.card import Card, Element, Stamp, card, heading, note, show_card, submit
from cards.fields import (
    agenda_input,
    errors_elsewhere,
    fold,
    lead_input,
    link_input,
    minutes_input,
    repeat_input,
    title_input,
    until_input,
    values,
    zone_input,
)
from cards.inputs import beside, date_input, text_input, time_input, with_errors
from cards.views import FormDraft
from texts.markdown import escape
from texts.times import place


def create_form(
    draft: FormDraft, zone: ZoneInfo, locale: str, stamp: Stamp, *, title: str = "New meeting"
) -> Card:
    """Return the schedule form, filled with ``draft``; ``zone`` is the one it is filled in for.

    Submits action ``schedule_form`` with title, date (YYYY-MM-DD), start (HH:MM), minutes, repeat,
    until (YYYY-MM-DD or empty), people (separated by commas), agenda, link, lead (minutes or
    ``none``), zone (a name people type), drawn_zone (IANA, the one that date and start were filled
    in for) and recurrence (RRULE text behind the choice ``as_typed``, else empty). All of them
    arrive, whichever button is pressed. *Discard* submits ``keep``.
    """
    inputs = _inputs(draft, zone)
    shown, folded = fold(inputs, draft.errors)
    extras = {"drawn_zone": zone.key, "recurrence": draft.recurrence}
    return card(
        heading(title),
        note(escape(draft.hint)) if draft.hint else None,
        errors_elsewhere(draft.errors, inputs),
        beside(with_errors(shown, draft.errors), "date", "start"),
        actions=[
            submit(
                "Schedule",
                "schedule_form",
                stamp,
                extras | values(folded),
                style="positive",
            ),
            show_card(
                "More options",
                folded,
                actions=[
                    submit("Schedule with these", "schedule_form", stamp, extras, style="positive")
                ],
            ),
            submit("Discard", "keep", stamp, alone=True),
        ],
    )


def _inputs(draft: FormDraft, zone: ZoneInfo) -> list[Element]:
    return [
        title_input(draft.title),
        date_input("date", "Day", draft.date, required="Pick a day."),
        time_input(
            "start", f"Start, {place(zone)} time", draft.start, required="Pick a start time."
        ),
        minutes_input(draft.minutes),
        repeat_input(draft.repeat, draft.repeat_words),
        text_input(
            "people", "People", draft.people, placeholder="Names or e-mail addresses, with commas"
        ),
        until_input(draft.until),
        agenda_input(draft.agenda),
        link_input(draft.link),
        lead_input(draft.lead),
        zone_input(zone.key),
    ]
