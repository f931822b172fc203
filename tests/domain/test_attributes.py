"""Attributes by type and state, cell by cell."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from domain import attributes, changes
from domain.model import MeetingType, State
from tests.domain.build import HOUR, LONG_AGO, at, make, nth, ok

TABLE = json.loads((Path(__file__).parent / "meeting-attributes.json").read_text())
CELLS = [
    (kind, state, name, word)
    for kind, states in TABLE.items()
    for state, names in states.items()
    for name, word in names.items()
]


def test_the_table_is_complete():
    assert len(CELLS) == 450
    assert len(attributes.ATTRIBUTES) == len(set(attributes.ATTRIBUTES)) == 45
    assert {(kind.value, state.value) for kind, state in attributes.SHOWN} == {
        (kind, state) for kind, state, _, _ in CELLS
    }


@pytest.mark.parametrize(("kind", "state", "name", "word"), CELLS)
def test_each_cell_says_what_the_guide_says(kind, state, name, word):
    where = (MeetingType(kind), State(state))
    assert attributes.availability(*where, name) == word
    assert (name in attributes.shown(*where)) is (word == "Yes")


def test_a_type_has_its_own_states_only():
    with pytest.raises(KeyError):
        attributes.shown(MeetingType.SERIES, State.MISSED)


def described():
    series = make(zone="Europe/Berlin")
    more = {"password": "x7", "number": "123456789", "link": "https://a.example/j"}
    return ok(changes.edit(series, None, {**more, "publicMeeting": True}, LONG_AGO))


def test_a_series_shows_its_recurrence_and_the_times_of_its_first_date():
    shown = attributes.attributes(described(), None, None, LONG_AGO, {"hostKey": "123456"})
    assert shown["recurrence"] == "FREQ=DAILY;INTERVAL=1;COUNT=5"
    assert (shown["start"], shown["end"]) == (at("2026-03-02T09:00"), at("2026-03-02T10:00"))
    assert shown["meetingType"] is MeetingType.SERIES
    assert shown["state"] is State.ACTIVE
    assert (shown["hostKey"], shown["publicMeeting"]) == ("123456", True)
    assert shown["reminderTime"] == timedelta(minutes=10)
    assert "isModified" not in shown


def test_an_occurrence_shows_what_is_its_own():
    series = described()
    original = nth(series, 2).original
    series = ok(changes.edit(series, original, {"title": "Other", "lead": None}, LONG_AGO))
    shown = attributes.attributes(series, nth(series, 2), None, LONG_AGO)
    assert shown["id"] == f"{series.id}_20260303T090000Z"
    assert (shown["title"], shown["isModified"], shown["reminderTime"]) == ("Other", True, None)
    assert "recurrence" not in shown


def test_an_instance_shows_less_in_the_lobby_and_when_it_is_over():
    series = described()
    original = nth(series, 1).original
    now = at("2026-03-02T09:00")
    extra = {"hostKey": "123456", "registration": {}}
    lobby = ok(changes.join(series, original, "I", "raj@acme.example", now))
    live = ok(changes.admit(lobby, now + HOUR / 2))
    over = ok(changes.end(live, now + HOUR))
    first, second, third = (
        attributes.attributes(one, None, one.instances[0], now, extra)
        for one in (lobby, live, over)
    )
    secret = {"password", "hostKey"}
    assert not secret & first.keys()
    assert not secret & third.keys()
    assert secret <= second.keys()
    assert ("end" in first, "end" in second, "end" in third) == (False, False, True)
    assert ("meetingNumber" in second, "meetingNumber" in third) == (True, False)
    assert (second["start"], third["end"]) == (now + HOUR / 2, now + HOUR)
    for shown, state in ((first, "lobby"), (second, "inProgress"), (third, "ended")):
        yes = {name for name, word in TABLE["meeting"][state].items() if word == "Yes"}
        assert shown.keys() <= yes
