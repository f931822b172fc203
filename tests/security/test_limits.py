"""Rate limits and allow lists: told once, then quiet; nobody else is held up."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.chat import Chat
from tests.security.house import House, cards_of

SLOW = "That was a lot in a short time"
CLOSED = "limits who may use me"
PATIENCE = 10


def said(chat: Chat) -> list[str]:
    return [message.markdown or "" for message in reversed(chat.messages())]


def test_who_is_too_fast_is_told_once_and_others_go_on(build: Callable[..., House]) -> None:
    house = build(rate_person="5/minute")
    chat = house.world.space("ana", "raj")
    for _ in range(5):
        assert "Nothing is planned" in chat.say("list")
    assert SLOW in chat.say("list")
    assert "seconds" in chat.reply()
    for _ in range(4):
        assert chat.say("list") == ""
    assert chat.as_("raj").say("list") != ""
    direct = house.world.direct("ana")  # the person is too fast, wherever
    assert direct.say("list") == ""
    assert sum(SLOW in each for each in [*said(chat), *said(direct)]) == 1


def test_a_space_that_is_too_loud_is_told_once_and_other_spaces_go_on(
    build: Callable[..., House],
) -> None:
    house = build(rate_space="4/minute")
    chat, other = house.world.space("ana", "raj"), house.world.space("ana", "lee")
    for name in ("ana", "raj", "ana", "raj"):
        assert "Nothing is planned" in chat.as_(name).say("list")
    assert SLOW in chat.say("list")
    assert chat.as_("raj").say("list") == ""
    assert "Nothing is planned" in other.say("list")
    assert "Nothing is planned" in house.world.direct("raj").say("list")


def test_presses_count_too_and_are_read_again_after_the_pause(build: Callable[..., House]) -> None:
    house = build(rate_person="4/second")
    chat = house.world.space("ana", "raj")
    chat.say("help")
    card = next(card for card in cards_of(chat) if card.action == "help")
    api = house.world.api("ana")
    for _ in range(12):
        api.attachment_actions.create("submit", card.message_id, card.data)
    house.world.idle()
    assert sum(SLOW in each for each in said(chat)) == 1
    until = time.monotonic() + PATIENCE
    while not chat.say("list"):
        assert time.monotonic() < until
    assert "Nothing is planned" in chat.reply()


def test_a_domain_that_is_not_allowed_is_told_once_in_private(build: Callable[..., House]) -> None:
    house = build(allowed_domains="corp.example", allowed_people="raj@acme.example")
    chat, ana = house.world.space("raj", "ana"), house.world.direct("ana")
    assert "Nothing is planned" in chat.say("list")
    for line in ("list", "help", "schedule Retro tomorrow 15:00"):
        assert chat.as_("ana").say(line) == ""
        assert ana.say(line) == "" or line == "list"
    assert sum(CLOSED in each for each in said(ana)) == 1
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    chat.press("Schedule")
    card = next(card for card in cards_of(chat) if card.action == "rsvp")
    house.forge(chat.as_("ana"), card.message_id, card.data)
    assert sum(CLOSED in each for each in said(ana)) == 1
    assert "Ana" not in chat.say("show retro")
    house.restart()
    assert ana.say("list") == ""
    house.world.set_clock("2026-11-24T11:00:00+01:00")
    assert CLOSED in ana.say("list")


def test_only_the_spaces_on_the_list_are_served(build: Callable[..., House]) -> None:
    house = build()
    world = house.world
    inside, outside = world.space("ana", "raj", title="Inside"), world.space("ana", title="Outside")
    house.restart(allowed_spaces=inside.space)
    assert "Nothing is planned" in inside.say("list")
    assert "Nothing is planned" in world.direct("ana").say("list")
    assert outside.say("list") == ""
    assert CLOSED in said(world.direct("ana"))[-1]
    inside.say("announce in Outside: hello")
    assert "limits the spaces I am used in" in said(world.direct("ana"))[-1]
    raj = world.direct("raj")
    third = world.space("raj", "lee", title="Third")
    assert said(third) == []
    assert CLOSED in said(raj)[-1]
    assert third.say("help") == ""
    assert sum(CLOSED in each for each in said(raj)) == 1
