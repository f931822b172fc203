"""Buttons pressed by the wrong person, twice, at once, or long after things have changed."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from typing import Any

import pytest

from storage.people import Person
from storage.series import SeriesStore
from storage.spaces import SpaceStore
from tests.chat import Chat
from tests.security.house import Card, House, cards_of


@pytest.fixture
def chat(house: House) -> Chat:
    return house.world.space("ana", "raj", "lee", "sam", "mia", "bob")


def meeting(chat: Chat, line: str = "schedule Review tomorrow 15:00 for 45 min") -> str:
    chat.say(line)
    chat.press("Schedule")
    return next(str(c.data["meeting"]) for c in cards_of(chat) if c.data.get("meeting"))


def newest(chat: Chat, action: str) -> Card:
    return next(card for card in cards_of(chat) if card.action == action)


def shown(chat: Chat, short: str) -> str:
    return chat.say(f"show #{short}")


def book(house: House, short: str) -> Any:
    return SeriesStore(house.bot.storage).by_short(short)


# Whose button it is.


@pytest.mark.parametrize("action", ["confirm", "keep", "edit", "swap", "fix", "pick"])
def test_the_draft_of_somebody_else_is_not_settled_by_another(
    house: House, chat: Chat, action: str
) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    card = newest(chat, "confirm")
    raj = chat.as_("raj")
    before = len(chat.messages())
    house.forge(raj, card.message_id, {**card.data, "action": action, "index": "0"})
    assert "Ana" in house.world.direct("raj").messages()[0].text
    assert len(chat.messages()) == before
    assert "Scheduled" in house.forge(chat, card.message_id, card.data)


def test_a_draft_is_settled_only_where_it_was_asked(house: House, chat: Chat) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    card = newest(chat, "confirm")
    other = house.world.space("ana", "raj", title="Somewhere else")
    other.say("help")
    answer = house.forge(other, newest(other, "help").message_id, card.data)
    assert "Scheduled" not in answer
    assert "another conversation" in answer
    assert "Nothing is planned" in other.say("list")
    assert "Scheduled" in house.forge(chat, card.message_id, card.data)


def test_the_nonce_of_another_person_spends_nothing_of_ones_own(house: House, chat: Chat) -> None:
    short = meeting(chat)
    card = newest(chat, "rsvp")
    for name in ("raj", "lee"):
        house.forge(chat.as_(name), card.message_id, card.data)
    raj, lee = (house.world.person(name)["email"] for name in ("raj", "lee"))
    assert {answer.email for answer in book(house, short).answers} == {raj, lee}


# Twice, and at once.


def deliver(house: House, card: Card, action_id: str, by: str) -> int:
    person = house.world.person(by)
    data = {"id": action_id, "roomId": card.chat.space, "personId": person["id"], "type": "submit"}
    event = {"resource": "attachmentActions", "event": "created", "id": "hook", "data": data}
    return house.road.deliver(event).status_code


def at_once(*acts: Any) -> None:
    ready = threading.Barrier(len(acts))

    def run(act: Any) -> None:
        ready.wait(10)
        act()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def test_one_press_told_by_many_webhooks_at_once_takes_effect_once(
    house: House, chat: Chat
) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    card = newest(chat, "confirm")
    api = house.world.api("ana")
    action = api.attachment_actions.create("submit", card.message_id, card.data)
    at_once(*(lambda: deliver(house, card, action.id, "ana") for _ in range(8)))
    house.world.idle()
    assert chat.say("list").count("Retro") == 1
    told = [m.text for m in chat.messages() if (m.text or "").startswith("New meeting")]
    assert len(told) == 1


def test_two_presses_of_one_button_at_once_take_effect_once(house: House, chat: Chat) -> None:
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    card = newest(chat, "confirm")
    api = house.world.api("ana")
    chat._seen()
    at_once(
        *(
            lambda: api.attachment_actions.create("submit", card.message_id, card.data)
            for _ in range(5)
        )
    )
    house.world.idle()
    assert chat.say("list").count("Retro") == 1
    again = [m.text for m in chat.messages() if "Already settled" in (m.text or "")]
    assert len(again) == 4
    assert re.search(r"by Ana Silva at 1\d:\d\d CET", again[0])


def test_twenty_people_press_one_shared_card_at_once(house: House, chat: Chat) -> None:
    short = meeting(chat)
    card = newest(chat, "rsvp")
    names = ("ana", "raj", "lee", "sam", "mia", "bob")
    guests = [Person(f"guest{n}", f"guest{n}@acme.example", f"Guest {n}") for n in range(14)]
    store = house.bot.storage
    store.write(*(SpaceStore.add_member(chat.space, guest) for guest in guests))
    people = [*(house.person_id(name) for name in names), *(guest.id for guest in guests)]
    assert len(people) == 20

    def press(person: str) -> None:
        from dataclasses import replace

        from storage.database import Stale
        from storage.outbox import post

        event = replace(house.press(chat, card.message_id, card.data), person_id=person)
        for _ in range(60):
            store.begin()
            outcome = house.router.pressed(event)
            try:
                now = house.bot.clock.now()
                store.write(*outcome.writes, *(post(o, now) for o in outcome.outgoing[:0]))
                return
            except Stale:
                continue

    at_once(*((lambda person=person: press(person)) for person in people))
    assert len({answer.email for answer in book(house, short).answers}) == 20


# Long after.


def press_old(house: House, card: Card, by: Chat) -> str:
    return house.forge(by, card.message_id, card.data)


WRITING = ("move", "change", "cancel", "invite", "rsvp", "start")


def test_a_card_of_a_cancelled_meeting_says_who_and_when(house: House, chat: Chat) -> None:
    meeting(chat)
    cards = {card.action: card for card in cards_of(chat) if card.data.get("meeting")}
    chat.say("cancel review")
    chat.press("Cancel")
    direct = house.world.direct("lee")
    for action in (*WRITING, "history", "export", "show"):
        if action not in cards:
            continue
        answer = press_old(house, cards[action], chat.as_("lee"))
        answer = answer or str(direct.messages()[0].text)
        assert "cancelled by Ana Silva on Mon 23 Nov, 04:00 EST" in answer, (action, answer)


def test_a_card_of_a_moved_meeting_opens_on_what_is_now(house: House, chat: Chat) -> None:
    short = meeting(chat)
    cards = {card.action: card for card in cards_of(chat) if card.data.get("meeting")}
    chat.say("move review to 16:00")
    chat.press("Move")
    press_old(house, cards["move"], chat)
    form = str([m.json_data for m in chat.answers])
    assert "16:00" in form
    press_old(house, cards["cancel"], chat)
    assert "16:00" in chat.reply()
    assert "15:00" not in chat.reply()
    assert book(house, short) is not None


def test_an_echo_of_what_changed_meanwhile_says_so_and_asks_anew(house: House, chat: Chat) -> None:
    short = meeting(chat)
    chat.say("move review to 17:00")
    stale = newest(chat, "confirm")
    chat.as_("raj").say("late 5 min")  # an answer is no change of the plan
    house.world.direct("ana").say(f"change #{short} title Postmortem")
    house.world.direct("ana").press("Change")
    answer = press_old(house, stale, chat)
    assert "Ana Silva" in answer
    assert "changed" in answer
    assert "Moved" not in answer
    assert book(house, short).plan.start.hour == 15
    assert "Moved" in chat.say("yes")


def test_a_card_of_a_date_that_was_split_off_says_what_is_there_now(
    house: House, chat: Chat
) -> None:
    short = meeting(chat, "schedule Standup every day 9:15 for 15 min from tomorrow")
    chat.say(f"show #{short} on 2026-11-27")
    cards = {card.action: card for card in cards_of(chat) if "11-27" in str(card.data)}
    assert cards
    chat.say(f"move #{short} from 26 nov on to 10:00")
    chat.press("Apply all")
    for card in cards.values():
        answer = press_old(house, card, chat) or str(house.world.direct("ana").messages()[0].text)
        assert "no date on" in answer or "Fri 27 Nov" in answer, (card.action, answer)
        assert "Ana Silva" in answer or "Fri 27 Nov" in answer, (card.action, answer)


def test_a_card_of_a_deleted_meeting_blames_nobody(house: House, chat: Chat) -> None:
    short = meeting(chat)
    card = newest(chat, "cancel")
    series = book(house, short)
    house.bot.storage.write(SeriesStore.delete(series.id))
    answer = press_old(house, card, chat)
    assert "not here any more" in answer
    assert "Ana" not in answer


def signed(house: House, raw: bytes) -> str:
    return hmac.new(house.bot.keys.accepted()[0], raw, hashlib.sha1).hexdigest()


def test_a_press_told_of_in_a_webhook_of_another_space_runs_where_it_was_made(
    house: House, chat: Chat
) -> None:
    short = meeting(chat)
    card = newest(chat, "rsvp")
    action = house.world.api("raj").attachment_actions.create("submit", card.message_id, card.data)
    raw = json.dumps(
        {
            "resource": "attachmentActions",
            "event": "created",
            "data": {"id": action.id + "x", "roomId": "elsewhere"},
        }
    ).encode()
    assert house.road.deliver(raw, signature=signed(house, raw)).status_code == 200
    house.world.idle()
    assert len(book(house, short).answers) == 1
