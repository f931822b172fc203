"""Submissions that no card of ours sends: anybody can make them with their own Webex token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from handlers.families import SUBMISSIONS
from storage.outbox import Outgoing
from tests.security.house import Card, House, cards_of

JUNK = (
    "",
    "x",
    "-1",
    "99999999999999999999",
    "9" * 5000,
    "1e9",
    "²",
    "٣",
    "2026-13-45",
    "2026-11-24T16:00:00+01:00",
    "2026-11-24T16:00",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "_",
    "a_I_b",
    "\0",
    "k" * 300,
    "FREQ=SECONDLY",
    "FREQ=DAILY;UNTIL=x",
    "Mars/Phobos",
    "../../etc/passwd",
    "{}",
)
KEYS = (
    "index original meeting draft version entry key page start at date minutes recurrence repeat "
    "until drawn_zone zone lead digest people"
)
READ = KEYS.split()
BESIDE = {  # what the same button may carry on another card
    "fix": ("start", "minutes", "recurrence"),
    "undo": ("entry",),
    "choose": ("index",),
    "swap": ("index",),
}
FAULT = "the fault is on our side"


@pytest.fixture(scope="module")
def cards(shared: House) -> list[Card]:
    """A card of every kind, all of them still waiting to be pressed."""
    world = shared.world
    world.set_clock("2026-11-24T14:50:00+01:00")
    ana = world.space("ana", "raj", "lee", title="Forge")
    raj, alone, raj_alone = ana.as_("raj"), world.direct("ana"), world.direct("raj")
    raj_alone.say("help")
    for line in ("schedule Standup weekdays 9:15 for 15 min", "schedule Review at 15:00 for 1h"):
        ana.say(line)
        ana.press("Schedule")
    for line in (
        "schedule Alone tomorrow 11:00 for 30 min",
        "list",
        "prefs",
        "schedule Later at 3",
        "cancel alone",
    ):
        alone.say(line)
    for line in (
        *("list", "help", "help move", "history review", "settings", "show review", "next"),
        *("move review", "change review", "invite to review", "cancel review"),
        *("move review to yesterday 3pm", "change all standups to 9:30", "move standup to 10"),
        *("move tomorrow's standup to thu 10:00", "announce in Eng: hello", "schedule x"),
        *("schedule Thing at 3", "schedule Lunch tomorrow 12:00 with raj"),
    ):
        ana.say(line)
    raj.say("cancel review")
    raj.say("join review")
    ana.say("start review")
    ana.say("move review to 17:00")
    chats = (ana, alone, raj_alone)
    found: dict[str, Card] = {}
    for card in (card for chat in chats for card in cards_of(chat)):
        found.setdefault(card.action, card)
    assert len(found) > 25, sorted(found)
    return list(found.values())


def mutated(card: Card) -> Iterator[dict[str, str]]:
    base = {key: str(value) for key, value in card.data.items()}
    for key in base:
        yield {name: value for name, value in base.items() if name != key}
        yield {**base, key: "x"}
    for key in READ:
        junks = JUNK if key in base or key in BESIDE.get(card.action, ()) else ()
        for junk in junks:
            yield {**base, key: junk}
    for action in SUBMISSIONS:
        yield {**base, "action": action}
        if card.action in ("rsvp", "fix"):
            for key in READ:
                yield {**base, "action": action, key: "x"}
                yield {**base, "action": action, key: "2026-11-24T16:00:00+01:00"}
    yield {}


def said(outgoing: list[Outgoing]) -> str:
    return "\n".join(each.markdown for each in outgoing)


def test_whatever_is_changed_in_a_press_it_is_answered(house: House, cards: list[Card]) -> None:
    wrong = []
    for card in cards:
        for inputs in mutated(card):
            try:
                outgoing = house.would(house.press(card.chat, card.message_id, inputs))
            except Exception as error:
                base = {**card.data}
                wrong.append((card.action, repr(error)[:80], _different(base, inputs)))
                continue
            silent = not said(outgoing).strip()
            if silent or FAULT in said(outgoing):
                wrong.append((card.action, "no answer", _different(card.data, inputs)))
    assert wrong == []


def _different(base: dict[str, Any], inputs: dict[str, str]) -> dict[str, str]:
    keys = {*base, *inputs}
    return {k: inputs.get(k, "-")[:40] for k in keys if inputs.get(k) != base.get(k)}


@pytest.mark.parametrize("value", [None, 7, 1.5, True, ["a"], {"a": {"b": []}}, "\ud800"[:0]])
def test_inputs_of_any_json_type_are_taken_as_text(
    house: House, cards: list[Card], value: Any
) -> None:
    card = next(card for card in cards if card.action == "rsvp")
    for key in ("action", "nonce", "meeting", "original", "version", "parent", "reply"):
        assert FAULT not in house.forge(card.chat, card.message_id, {**card.data, key: value})
