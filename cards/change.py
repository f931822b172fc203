"""The form that changes what a meeting is like, all but its day and start."""

from __future__ import annotations

from cards.card import Card, Element, Stamp, card, heading, note, show_card, submit
from cards.fields import (
    PASSWORD_LIMIT,
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
from cards.inputs import choice, text_input, toggle, with_errors
from cards.views import ChangeDraft
from texts.markdown import escape, quoted

OPTIONS = (
    "enabledJoinBeforeHost",
    "joinBeforeHostMinutes",
    "enabledAutoRecordMeeting",
    "unlockedMeetingJoinSecurity",
    "enableAutomaticLock",
    "automaticLockMinutes",
    "allowAnyUserToBeCoHost",
    "publicMeeting",
    "excludePassword",
)
"""The options of Webex's create call that the form offers, by their Webex name and input id."""


def change_form(draft: ChangeDraft, locale: str, stamp: Stamp, *, scope: str = "") -> Card:
    """Return the form for an occurrence or a series; ``scope`` says which ("only Thu 14 May").

    Submits action ``change_form`` with title, agenda, minutes, lead, link, password (empty: leave
    it as it is), zone, drawn_zone and, if it recurs, repeat, until and recurrence; and the inputs
    named in ``OPTIONS`` (``"true"``/``"false"``, minutes, or the value Webex knows). All of them
    arrive, whichever button is pressed. *Keep as is* submits ``keep``.
    """
    shown, folded = fold(_inputs(draft), draft.errors)
    options = _options(draft)
    extras = {"drawn_zone": draft.zone, "recurrence": draft.recurrence}
    return card(
        heading(f"Change {quoted(draft.title)}"),
        note(scope) if scope else None,
        note(escape(draft.hint)) if draft.hint else None,
        errors_elsewhere(draft.errors, [*shown, *folded, *options]),
        with_errors(shown, draft.errors),
        actions=[
            submit(
                "Change",
                "change_form",
                stamp,
                extras | values([*folded, *options]),
                style="positive",
            ),
            show_card(
                "More options",
                with_errors([*folded, *options], draft.errors),
                actions=[
                    submit("Change with these", "change_form", stamp, extras, style="positive")
                ],
            ),
            submit("Keep as is", "keep", stamp, alone=True),
        ],
    )


def _inputs(draft: ChangeDraft) -> list[Element]:
    recurring = [repeat_input(draft.repeat, draft.repeat_words), until_input(draft.until)]
    return [
        title_input(draft.title),
        minutes_input(draft.minutes),
        agenda_input(draft.agenda),
        lead_input(draft.lead),
        link_input(draft.link),
        *(recurring if draft.recurs else []),
        zone_input(draft.zone),
        _password(draft.protected),
    ]


def _password(protected: bool) -> Element:
    state = "One is set. Leave empty to keep it" if protected else "Leave empty for none"
    return text_input("password", "New password", placeholder=state, limit=PASSWORD_LIMIT)


def _options(draft: ChangeDraft) -> list[Element]:
    given = draft.options

    def tick(name: str, label: str, title: str) -> Element:
        return toggle(name, label, title, given.get(name) == "true")

    return [
        tick("enabledJoinBeforeHost", "Early entry", "People may join before the host"),
        choice(
            "joinBeforeHostMinutes",
            "How long before the start people may join",
            [("At the start", "0"), ("5 minutes", "5"), ("10 minutes", "10"), ("15 minutes", "15")],
            given.get("joinBeforeHostMinutes", "0"),
        ),
        choice(
            "unlockedMeetingJoinSecurity",
            "People who were not invited",
            [
                ("May join", "allowJoin"),
                ("Wait in the lobby", "allowJoinWithLobby"),
                ("Can't join", "blockFromJoin"),
            ],
            given.get("unlockedMeetingJoinSecurity", "allowJoin"),
        ),
        tick("enableAutomaticLock", "Lock", "Lock the meeting after the start"),
        choice(
            "automaticLockMinutes",
            "How long after the start it is locked",
            [("At once", "0"), *((f"{n} minutes", str(n)) for n in (5, 10, 15, 20))],
            given.get("automaticLockMinutes", "10"),
        ),
        tick("enabledAutoRecordMeeting", "Recording", "Record from the start"),
        tick("allowAnyUserToBeCoHost", "Cohosts", "Anybody with a host account may be cohost"),
        tick("publicMeeting", "Listing", "List the meeting publicly"),
        tick("excludePassword", "E-mails", "Leave the password out of e-mails"),
    ]
