"""The live card: buttons by state, and only what the state has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.agenda import agenda
from cards.announcement import announcement
from cards.choose import choose
from cards.meeting import STATES, meeting_card
from cards.reminder import reminder
from domain.attributes import shown
from domain.model import MeetingType, State
from tests.cards.samples import BERLIN, LINK, STAMP, ZONES, row, view
from tests.cards.test_every_card import typed
from texts.markdown import plain


def presses(card):
    return [each["data"]["action"] for each in typed(card) if each["type"] == "Action.Submit"]


def titles(card):
    return [each["title"] for each in card.get("actions", ())]


@pytest.mark.parametrize("state", State)
def test_every_state_has_words(state):
    card = meeting_card(view("Retro", state), ZONES, "en", STAMP)
    assert STATES[state] in plain(card)


@pytest.mark.parametrize(
    ("state", "has", "has_not"),
    [
        pytest.param(
            State.SCHEDULED, {"move", "cancel", "rsvp"}, {"start", "join"}, id="scheduled"
        ),
        pytest.param(State.READY, {"start", "join", "move", "rsvp"}, {"admit", "end"}, id="ready"),
        pytest.param(State.LOBBY, {"admit", "join"}, {"rsvp", "move", "start"}, id="lobby"),
        pytest.param(State.IN_PROGRESS, {"end", "join"}, {"admit", "move"}, id="in progress"),
        pytest.param(State.ENDED, {"history"}, {"end", "move", "rsvp", "join"}, id="ended"),
        pytest.param(State.MISSED, {"move"}, {"start", "rsvp"}, id="missed"),
        pytest.param(State.EXPIRED, {"history"}, {"move", "cancel"}, id="expired"),
    ],
)
def test_the_buttons_follow_the_state(state, has, has_not):
    pressed = set(presses(meeting_card(view("Retro", state), ZONES, "en", STAMP)))
    assert has <= pressed
    assert not has_not & pressed


def test_a_ready_meeting_far_ahead_does_not_ask_who_is_here():
    far = view("Retro", State.READY)
    day_before, minutes_before = far.start - timedelta(days=1), far.start - timedelta(minutes=9)
    assert "join" not in presses(meeting_card(far, ZONES, "en", STAMP, now=day_before))
    near = meeting_card(far, ZONES, "en", STAMP, now=minutes_before)
    assert titles(near) == ["Join", "I'm here", "Start", "Move", "More"]


def test_an_instance_in_the_lobby_shows_only_what_it_has():
    attributes = shown(MeetingType.INSTANCE, State.LOBBY)
    lobby = replace(view("Retro", State.LOBBY), shown=attributes)
    words = plain(meeting_card(lobby, ZONES, "en", STAMP))
    assert "every weekday" not in words
    assert "15:30" not in words
    assert "10 minutes before" not in words
    assert "Since Mon 20 Apr, 15:00 CEST" in words
    assert LINK in words


def test_people_of_several_zones_read_their_own_time():
    words = plain(meeting_card(view("Retro"), ZONES, "en", STAMP))
    assert "Mon 20 Apr, 15:00–15:30 CEST" in words
    assert "09:00 EDT · 18:30 IST" in words


def test_long_lists_of_names_are_cut():
    many = replace(view("Retro"), yes=[f"Person {n}" for n in range(40)])
    words = plain(meeting_card(many, ZONES, "en", STAMP))
    assert "40: Person 0" in words
    assert "and 32 more" in words
    assert "Person 9" not in words


def test_a_change_is_announced_with_old_and_new():
    old = replace(view("Retro"), start=view("Retro").start - timedelta(hours=2))
    words = plain(announcement("changed", view("Retro"), old, ZONES, "en", STAMP))
    assert "Now: Mon 20 Apr, 15:00" in words
    assert "Before: Mon 20 Apr, 13:00" in words


def test_an_agenda_row_opens_its_own_meeting():
    card = agenda("Today", [("Mon 20 Apr", [row("A", 1), row("B", 2)])], BERLIN, "en", STAMP)
    opened = [e["data"] for e in typed(card) if e["type"] == "Action.Submit"]
    assert [each["meeting"] for each in opened] == ["k1", "k2"]
    assert {each["original"] for each in opened} == {"2026-04-20T14:00"}


def test_a_reminder_names_the_time_of_day():
    words = plain(reminder([row("Retro")], ZONES, "en", STAMP))
    assert "Retro starts at 09:00 CEST" in words
    assert "in 10 minutes" not in words


def test_each_reminder_of_several_snoozes_its_own_meeting():
    card = reminder([row("A", 1), row("B", 2)], ZONES, "en", STAMP)
    snoozed = [e["data"] for e in typed(card) if e.get("data", {}).get("action") == "snooze"]
    assert [each["meeting"] for each in snoozed] == ["k1", "k2"]


def test_a_choice_may_lead_to_another_meeting():
    card = choose("Which?", [("Retro", "show", {"meeting": "m3", "version": "9"})], STAMP)
    data = card["actions"][0]["data"]
    assert (data["meeting"], data["version"], data["nonce"]) == ("m3", "9", STAMP.nonce)
