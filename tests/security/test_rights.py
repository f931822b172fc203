"""Who may change a meeting: host, cohosts, members where the space says so; others may ask."""

from __future__ import annotations

from typing import Any

import pytest

from storage.history import HistoryStore
from storage.series import SeriesStore
from tests.chat import Chat
from tests.security.house import House, cards_of

COMMANDS = {
    "move": "move #{short} to 16:00",
    "change": "change #{short} title Postmortem",
    "extend": "extend #{short} by 15 min",
    "link": "change #{short} link https://acme.webex.com/meet/raj",
    "password": "change #{short} password Hackme11",
    "cancel": "cancel #{short}",
    "invite": "invite sam to #{short}",
    "cohost": "make raj cohost of #{short}",
    "remove": "remove lee from #{short}",
    "reassign": "reassign #{short} to raj",
    "repeat": "change #{short} repeat every day",
    "options": "change #{short} lobby on",
}
LABELS = ("Change it", "Move it", "Cancel", "Invite", "Make", "Remove", "Take", "Hand", "Apply")
BUTTONS = ("move", "change", "cancel", "invite", "start")


@pytest.fixture
def chat(house: House) -> Chat:
    return house.world.space("ana", "raj", "lee")


def meeting(chat: Chat, line: str = "schedule Review tomorrow 15:00 for 45 min with lee") -> str:
    chat.say(line)
    chat.press("Schedule")
    return next(str(c.data["meeting"]) for c in cards_of(chat) if c.data.get("meeting"))


def book(house: House, short: str) -> Any:
    return SeriesStore(house.bot.storage).by_short(short)


def plan(house: House, short: str) -> Any:
    series = book(house, short)
    return series and (series.plan, series.details, series.host, series.invitees, series.exceptions)


def agree(direct: Chat) -> None:
    """Press what is offered until it is done."""
    for label in LABELS:
        if any(each.startswith(label) for each in direct.buttons()):
            direct.press(next(b for b in direct.buttons() if b.startswith(label)))
            return
    if "yes" in direct.reply():
        direct.say("yes")


@pytest.mark.parametrize("what", COMMANDS)
def test_another_member_is_told_who_can_and_the_host_does_it_by_a_press(
    house: House, chat: Chat, what: str
) -> None:
    short = meeting(chat)
    before = plan(house, short)
    raj, host = house.world.direct("raj"), house.world.direct("ana")
    raj.say("help")
    answer = chat.as_("raj").say(COMMANDS[what].format(short=short))
    assert "Review" not in answer  # nothing of it is said in the space
    told = raj.messages()[0].markdown
    assert "Only Ana Silva" in told, told
    assert plan(house, short) == before
    raj.press("Ask Ana")
    assert plan(house, short) == before
    assert "Raj Patel asks you" in host.messages()[0].markdown
    host.press("Go ahead")
    agree(host)
    assert plan(house, short) != before, host.reply()
    entry = HistoryStore(house.bot.storage).of_series(before and _id(house, short))[0]
    assert entry.who == house.world.person("ana")["email"]


def _id(house: House, short: str) -> str:
    found = HistoryStore(house.bot.storage).id_of_short(short)
    assert found is not None
    return found


@pytest.mark.parametrize("action", BUTTONS)
def test_the_buttons_of_a_shared_card_ask_for_the_right_too(
    house: House, chat: Chat, action: str
) -> None:
    short = meeting(chat)
    before = plan(house, short)
    raj, host = house.world.direct("raj"), house.world.direct("ana")
    raj.say("help")
    card = next(c for c in cards_of(chat) if c.action == action and c.data.get("meeting") == short)
    house.forge(chat.as_("raj"), card.message_id, card.data)
    assert "Only Ana Silva" in raj.messages()[0].markdown
    assert plan(house, short) == before
    assert book(house, short).instances == ()
    raj.press("Ask Ana")
    host.press("Go ahead")
    assert "on our side" not in host.reply()
    assert "Only" not in host.reply()
    assert host.reply()


def test_asking_again_and_again_writes_to_the_host_once(house: House, chat: Chat) -> None:
    short = meeting(chat)
    raj, host = house.world.direct("raj"), house.world.direct("ana")
    raj.say("help")
    chat.as_("raj").say(f"cancel #{short}")
    card = next(card for card in cards_of(raj) if card.action == "ask_host")
    before = len(host.messages())
    for nonce in ("a", "b", "c", "", card.data["nonce"], card.data["nonce"]):
        house.forge(raj, card.message_id, {**card.data, "nonce": nonce})
    assert len(host.messages()) == before + 1


def test_only_the_asked_can_grant_and_only_once(house: House, chat: Chat) -> None:
    short = meeting(chat)
    raj, lee, host = (house.world.direct(name) for name in ("raj", "lee", "ana"))
    raj.say("help")
    lee.say("help")
    chat.as_("raj").say(f"change #{short} title Postmortem")
    raj.press("Ask Ana")
    card = next(card for card in cards_of(host) if card.action == "grant_request")
    for someone in (raj, lee):
        own = next(card for card in cards_of(someone) if card.action == "help")
        for action in ("grant_request", "decline_request"):
            answer = house.forge(someone, own.message_id, {**card.data, "action": action})
            assert "for the host" in answer
    assert book(house, short).details.title == "Review"
    house.forge(host, card.message_id, {**card.data, "nonce": "n1"})
    agree(host)
    assert book(house, short).details.title == "Postmortem"
    again = house.forge(host, card.message_id, {**card.data, "nonce": "n2"})
    assert "settled already" in again


def test_a_request_of_somebody_does_not_carry_a_right_that_the_host_lost(
    house: House, chat: Chat
) -> None:
    short = meeting(chat)
    raj, host = house.world.direct("raj"), house.world.direct("ana")
    raj.say("help")
    chat.as_("raj").say(f"change #{short} title Postmortem")
    raj.press("Ask Ana")
    card = next(card for card in cards_of(host) if card.action == "grant_request")
    host.say(f"reassign #{short} to lee")
    agree(host)
    assert book(house, short).host == house.world.person("lee")["email"]
    answer = house.forge(host, card.message_id, card.data)
    assert "Only Lee Wong" in answer or "host" in answer
    assert book(house, short).details.title == "Review"


def test_a_cohost_may_and_may_no_more(house: House, chat: Chat) -> None:
    short = meeting(chat)
    chat.say(f"make lee cohost of #{short}")
    agree(chat)
    lee = chat.as_("lee")
    lee.say(f"change #{short} title Postmortem")
    agree(lee)
    assert book(house, short).details.title == "Postmortem"
    chat.say(f"remove lee from #{short}")
    agree(chat)
    before = plan(house, short)
    for line in (f"change #{short} title Again", "undo", f"cancel #{short}"):
        lee.say(line)
        agree(lee)
        assert plan(house, short) == before, line


def test_where_the_space_lets_members_they_may_until_it_does_not(house: House, chat: Chat) -> None:
    short = meeting(chat)
    chat.say("settings who may change members")
    chat.say("yes")
    raj = chat.as_("raj")
    raj.say(f"change #{short} title Postmortem")
    agree(raj)
    assert book(house, short).details.title == "Postmortem"
    stranger = house.world.space("sam", "ana", title="Another")
    stranger.say(f"change #{short} title Stolen")
    assert book(house, short).details.title == "Postmortem"
    raj.say(f"change #{short} title Late")  # asked, and answered after the policy has changed
    chat.say("settings who may change host")
    chat.say("yes")
    raj.say("yes")
    assert book(house, short).details.title == "Postmortem"
    raj.say("undo")
    raj.say("yes")
    assert book(house, short).details.title == "Postmortem"


def test_nobody_undoes_what_another_did(house: House, chat: Chat) -> None:
    short = meeting(chat)
    chat.say(f"change #{short} title Postmortem")
    agree(chat)
    raj = chat.as_("raj")
    assert "nothing of yours" in raj.say("undo")
    chat.say(f"history #{short}")
    card = next(card for card in cards_of(chat) if card.action == "undo")
    assert "Ana Silva" in house.forge(raj, card.message_id, card.data)
    for entry in range(1, 40):
        house.forge(raj, card.message_id, {**card.data, "entry": str(entry), "nonce": f"n{entry}"})
        raj.say("yes")
    assert book(house, short).details.title == "Postmortem"
