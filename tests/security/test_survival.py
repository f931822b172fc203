"""A restart at any moment, and a handler that fails: nothing is lost and people hear of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest

import doctor
from handlers.events import Outcome, Pressed, Said
from handlers.router import Router
from storage.series import SeriesStore
from tests.chat import Chat
from tests.security.house import House, cards_of


@pytest.fixture
def chat(house: House) -> Chat:
    return house.world.space("ana", "raj")


def meeting(chat: Chat, line: str) -> str:
    chat.say(line)
    chat.press("Schedule")
    return next(str(c.data["meeting"]) for c in cards_of(chat) if c.data.get("meeting"))


def test_numbers_of_a_list_mean_the_same_after_a_restart(house: House, chat: Chat) -> None:
    meeting(chat, "schedule Retro tomorrow 15:00 for 45 min")
    meeting(chat, "schedule Review tomorrow 16:00 for 45 min")
    chat.say("list")
    house.restart()
    assert "Review" in chat.say("move 2 to 17:00")
    house.restart()
    assert "Moved" in chat.say("yes")
    house.restart()
    assert "Taken back" in chat.say("undo") or "Taken back" in chat.say("yes")


def test_a_question_is_answered_after_a_restart_by_word_or_press(house: House, chat: Chat) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    house.restart()
    assert "Scheduled" in chat.press("Schedule")
    chat.say("schedule Standup every day 9:15 for 15 min from tomorrow")
    house.restart()
    assert "Scheduled" in chat.say("yes")
    chat.say("cancel standup")
    house.restart()
    assert "?" in chat.say("1") or "Cancel" in chat.reply()
    house.restart()
    assert "Cancelled" in chat.say("yes")
    chat.say("schedule")
    house.restart()
    form = {"title": "By form", "date": "2026-11-30", "start": "15:00", "minutes": "30"}
    chat.press("Schedule", **form)
    house.restart()
    assert "By form" in chat.press("Schedule")
    assert "Scheduled" in chat.reply()


def test_what_was_pressed_before_a_restart_is_still_known_after_it(
    house: House, chat: Chat
) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    card = next(card for card in cards_of(chat) if card.action == "confirm")
    assert "Scheduled" in chat.press("Schedule")
    house.restart()
    assert "Already settled" in house.forge(chat, card.message_id, card.data)


def test_words_and_presses_of_while_it_was_away_are_answered(house: House, chat: Chat) -> None:
    meeting(chat, "schedule Retro tomorrow 15:00 for 45 min")
    before = len(chat.messages())
    house.road.shut()
    bot = house.world.state["bot"]["email"]
    house.world.api("ana").messages.create(chat.space, markdown=f"<@personEmail:{bot}> list")
    house.open()
    house.world.idle()
    assert len(chat.messages()) == before + 1
    assert "Retro" in chat.messages()[0].markdown


def test_snoozes_mutes_and_kept_changes_survive(build: Callable[..., House]) -> None:
    house = build()
    world = house.world
    chat, other = world.space("ana", "raj"), world.space("ana", "lee")
    short = meeting(chat, "schedule Retro today 10:30 for 60 min")
    meeting(other, "schedule Quiet today 10:40 for 30 min")
    other.say("mute reminders here for 2 hours")
    house.restart()
    world.set_clock("2026-11-23T10:21:00+01:00")
    assert "Retro" in chat.messages()[0].markdown
    chat.press("Again in 5")
    house.restart()
    direct = world.direct("ana")
    seen = len(direct.messages())
    world.set_clock("2026-11-23T10:27:00+01:00")
    new = direct.messages()[: len(direct.messages()) - seen]
    assert sum("Retro" in m.markdown for m in new) == 1
    world.set_clock("2026-11-23T10:31:00+01:00")
    assert not [m for m in other.messages() if "starts at" in (m.markdown or "")]
    chat.say("start retro")
    chat.say(f"change #{short} title Postmortem")
    chat.press("Apply when it ends")
    house.restart()
    chat.say(f"end #{short}")
    world.idle()
    series = SeriesStore(house.bot.storage).by_short(short)
    assert series is not None
    assert series.details.title == "Postmortem"
    assert house.failures() == []


class Failing(Router):
    """The real handlers, but for words and buttons that hit a fault of ours."""

    attempts = 0

    def said(self, event: Said) -> Outcome:
        outcome = super().said(event)
        self._fail_on(event.text)
        return outcome

    def pressed(self, event: Pressed) -> Outcome:
        outcome = super().pressed(event)
        self._fail_on(event.inputs.get("topic", ""))
        return outcome

    def _fail_on(self, words: str) -> None:
        if "explode" in words:
            type(self).attempts += 1
            raise RuntimeError("a fault of ours")


def test_a_handler_that_raises_is_apologised_for_logged_and_listed(
    build: Callable[..., House], caplog: pytest.LogCaptureFixture
) -> None:
    house = build()
    house.road.shut()
    Failing.attempts = 0
    settings: dict[str, Any] = {"rate_person": "1000/minute"}
    house.road.open(router=Failing, **settings)
    chat = house.world.space("ana", "raj")
    with caplog.at_level(logging.ERROR):
        answer = chat.say("schedule explode tomorrow 15:00")
    assert Failing.attempts == 3
    assert "the fault is on our side" in answer
    reference = answer.rpartition("`")[0].rpartition("`")[2]
    assert reference
    assert "RuntimeError" not in answer
    assert "Traceback" in caplog.text or any(record.exc_info for record in caplog.records)
    assert reference in caplog.text
    assert "Nothing is planned" in chat.say("list")
    parked = [f for f in doctor.examine(house.bot.settings, house.bot.clock) if f.what == "parked"]
    assert not parked[0].well
    assert reference in parked[0].found
    chat.say("help")
    card = next(card for card in cards_of(chat) if card.action == "help")
    again = house.forge(chat, card.message_id, {**card.data, "topic": "explode"})
    assert "the fault is on our side" in again
    assert Failing.attempts == 6
    assert requests_health(house) == 200


def requests_health(house: House) -> int:
    import requests

    return requests.get(f"{house.bot.url}/health", timeout=20).status_code
