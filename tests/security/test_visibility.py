"""Nothing of a meeting is shown, found or hinted at where it may not be seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from storage.outbox import Outgoing
from tests.chat import Chat
from tests.security.house import House, cards_of

SECRET = ("zebra", "merger", "16:40", "10:40")
READING = (
    *("list", "agenda tomorrow", "next", "find zebra", "find zebra merger", "show zebra"),
    *("show #{short}", "why zebra", "why #{short}", "try zebra at 17:00", "map zebra"),
    *("map #{short}", "history #{short}", "history zebra", "undo", "export zebra"),
    *("export #{short}", "export all", "what's on tomorrow", "list with lee", "find with lee"),
    *("find missed last month", "status", "zebra", "zebr merge", "show zbra", "show 1", "show it"),
    *("history it", "join", "start", "end", "late", "yes", "rsvp yes to #{short}", "more"),
    *("move #{short} to 9", "cancel #{short}", "cancel it", "change #{short} title x"),
    *("invite raj to #{short}", "remind me 5 min before #{short}", "mute #{short}"),
    *("announce #{short} in QA", "show 1234 567 890", "show https://acme.webex.com/meet/zebra"),
    *("join 1234567890", "try #{short} at 17:00", "list 5", "agenda for lee"),
)


def texts_of(outgoing: list[Outgoing]) -> str:
    return "\n".join(f"{each.markdown} {each.card or ''} {each.file or ''}" for each in outgoing)


def leaks(text: str, said: str = "") -> list[str]:
    """What of the secret meeting stands in an answer, beyond the words that were asked with."""
    return [word for word in SECRET if word in text.casefold() and word not in said.casefold()]


@pytest.fixture(scope="module")
def secret(shared: House) -> tuple[Chat, str]:
    """A meeting of Lee and Ana in a space of their own, with everything that can be found."""
    chat = shared.world.space("lee", "ana", title="Board")
    chat.say("schedule Zebra merger tomorrow 10:40 for 50 min every week")
    chat.press("Schedule")
    short = next(c.data["meeting"] for c in cards_of(chat) if c.data.get("meeting"))
    for words in (
        "link https://acme.webex.com/meet/zebra",
        "number 1234567890",
        "agenda Secret merger plans",
    ):
        chat.say(f"change all zebra {words}")
        chat.press("Apply all")
    return chat, short


def test_the_secret_is_as_it_should_be(house: House, secret: tuple[Chat, str]) -> None:
    chat, short = secret
    shown = chat.say(f"show #{short}")
    assert "Zebra" in shown
    assert "Secret merger plans" in str([m.json_data for m in chat.answers])


@pytest.mark.parametrize("who", ["raj", "ana"])
def test_another_space_hears_nothing(
    house: House, secret: tuple[Chat, str], elsewhere: Chat, who: str
) -> None:
    assert heard(house, elsewhere.as_(who), secret[1]) == []


def test_a_stranger_in_private_hears_nothing(house: House, secret: tuple[Chat, str]) -> None:
    direct = house.world.direct("raj")
    direct.say("help")
    assert heard(house, direct, secret[1]) == []


def heard(house: House, chat: Chat, short: str) -> list[tuple[str, list[str]]]:
    """The lines that are answered with something of the secret, or not at all."""
    found = []
    for line in READING:
        said = line.replace("{short}", short)
        outgoing = house.would(house.word(chat, said))
        if not outgoing or leaks(texts_of(outgoing), said):
            found.append((said, leaks(texts_of(outgoing), said)))
    return found


@pytest.fixture(scope="module")
def elsewhere(shared: House) -> Chat:
    return shared.world.space("ana", "raj", title="Elsewhere")


def test_a_press_with_the_short_id_of_a_meeting_elsewhere_says_as_much_as_with_none(
    house: House, secret: tuple[Chat, str], elsewhere: Chat
) -> None:
    elsewhere.say("schedule Lunch tomorrow 12:00")
    elsewhere.press("Schedule")
    actions = {card.action: card for card in cards_of(elsewhere) if card.data.get("meeting")}
    assert {"move", "rsvp", "start", "history", "cancel", "export"} <= set(actions)
    for card in actions.values():
        answers = []
        for short in (secret[1], "zz99"):
            inputs = {k: str(v) for k, v in card.data.items()} | {"meeting": short, "original": ""}
            outgoing = house.would(house.press(elsewhere, card.message_id, inputs))
            answers.append([each.markdown.replace(short, "?") for each in outgoing])
        assert answers[0] == answers[1], card.action


def test_conflicts_name_no_meeting_that_may_not_be_seen(
    house: House, secret: tuple[Chat, str], elsewhere: Chat
) -> None:
    lines = (
        "schedule Sync tomorrow 10:45 for 30 min with lee@acme.example",
        "schedule Sync tomorrow 10:45 for 30 min every week with lee@acme.example",
    )
    for line in lines:
        outgoing = house.would(house.word(elsewhere, line))
        assert not {"zebra", "merger"} & set(leaks(texts_of(outgoing), line))


def test_nobody_is_told_titles_by_a_slip_of_the_pen(house: House, secret: Any) -> None:
    outgoing = house.would(house.word(house.world.direct("raj"), "show zebra mergr"))
    assert leaks(texts_of(outgoing), "show zebra mergr") == []


def test_who_leaves_a_space_sees_its_meetings_no_more(house: House) -> None:
    world = house.world
    chat = world.space("ana", "mia", title="Leaving")
    chat.say("schedule Zebra merger tomorrow 10:40 for 50 min")
    chat.press("Schedule")
    mia = world.direct("mia")
    assert "Zebra" in mia.say("list")
    assert "Zebra" in mia.say("show 1")
    memberships = world.api("ana").memberships.list(chat.space)
    theirs = next(m for m in memberships if m.personEmail == world.person("mia")["email"])
    world.api("ana").memberships.delete(theirs.id)
    world.idle()
    for line in (
        *("list", "show 1", "move 1 to 11", "show it", "show zebra", "why 1", "history 1"),
        *("export 1", "find zebra", "remind me 5 min before it", "late", "yes to 1"),
    ):
        assert leaks(mia.say(line), line) == [], line
    for card in cards_of(mia):
        if card.data.get("meeting"):
            said = house.forge(mia, card.message_id, card.data)
            assert leaks(said) == [], card.action


def test_a_space_that_is_announced_to_no_longer_sees_no_more(house: House) -> None:
    world = house.world
    chat = world.space("ana", "lee", title="Home one")
    other = world.space("ana", "raj", title="Other one")
    chat.say("schedule Zebra merger tomorrow 10:40 for 50 min")
    chat.press("Schedule")
    short = next(c.data["meeting"] for c in cards_of(chat) if c.data.get("meeting"))
    chat.say(f"announce #{short} in Other one")
    chat.press("Announce it")
    assert "Zebra" in other.say("list")
    assert "Zebra" in other.say("show 1")
    assert "Zebra" in world.direct("raj").say("show zebra")
    other.say(f"remind us 20 min before #{short}")
    chat.say(f"announce #{short} in Other one off")
    cards = [card for card in cards_of(other) if card.data.get("meeting") == short]
    assert cards
    for line in ("list", "show 1", "show it", f"show #{short}", "next", "history it", "export it"):
        assert leaks(other.say(line), line) == [], line
        assert leaks(world.direct("raj").say(line), line) == [], line
    for card in cards:
        assert leaks(house.forge(other, card.message_id, card.data)) == [], card.action
    seen = len(other.messages())
    chat.say(f"move #{short} to 10:41")
    chat.press("Move")
    world.set_clock("2026-11-24T10:25:00+01:00")
    assert len(other.messages()) == seen, other.messages()[0]


def test_when_the_bot_was_removed_and_comes_back(house: House) -> None:
    world = house.world
    chat = world.space("ana", "mia", "raj", title="In and out")
    chat.say("schedule Zebra merger thu 10:40 for 50 min")
    chat.press("Schedule")
    raj = world.direct("raj")
    raj.say("help")
    assert "Zebra" in raj.say("show zebra")
    members = {m.personEmail: m.id for m in world.api("ana").memberships.list(chat.space)}
    world.api("ana").memberships.delete(members[world.state["bot"]["email"]])
    world.idle()
    world.api("ana").memberships.delete(members[world.person("raj")["email"]])
    for line in ("list", "show zebra", "show it"):
        assert leaks(raj.say(line), line) == []
    world.api("ana").memberships.create(chat.space, personEmail=world.state["bot"]["email"])
    world.idle()
    for line in ("list", "show zebra", "show it"):
        assert leaks(raj.say(line), line) == []
    assert "Zebra" in chat.say("list")
    assert "Zebra" in world.direct("mia").say("show zebra")


def test_a_forged_thread_brings_no_message_over_from_another_space(
    house: House, elsewhere: Chat
) -> None:
    world = house.world
    chat = world.space("lee", "ana", title="Secret thread")
    bot = world.state["bot"]["email"]
    api = world.api("lee")
    said = api.messages.create(chat.space, markdown=f"<@personEmail:{bot}> list zebra merger")
    world.idle()
    elsewhere.say("help")
    card = next(card for card in cards_of(elsewhere) if card.action == "help")
    for parent in (said.id, chat.messages()[0].id, "bm9uc2Vuc2U"):
        answer = house.forge(elsewhere, card.message_id, {**card.data, "parent": parent})
        assert answer
        assert not answer.startswith(">")
        assert leaks(answer) == []


def test_a_quoted_question_mentions_nobody(house: House, elsewhere: Chat) -> None:
    world = house.world
    bot = world.state["bot"]["email"]
    words = f"<@personEmail:{bot}> help **bold** \\<@all\\> [x](https://evil.example)"
    api = world.api("ana")
    question = api.messages.create(elsewhere.space, markdown="What now?")
    reply = api.messages.create(elsewhere.space, markdown=words, parentId=question.id)
    world.idle()
    card = next(card for card in cards_of(elsewhere) if card.action == "help")
    answer = house.forge(elsewhere, card.message_id, {**card.data, "parent": reply.id})
    assert answer.startswith("> ")
    html = elsewhere.answers[-1].json_data["html"].partition("</blockquote>")[0]
    assert "<strong>" not in html
    assert "spark-mention" not in html
    assert "<a " not in html


def test_who_left_a_space_while_the_bot_was_away_sees_it_no_more(house: House) -> None:
    world = house.world
    chat = world.space("ana", "sam", "bob", title="Away")
    gone = world.space("ana", "bob", title="Gone")
    for one in (chat, gone):
        one.say("schedule Zebra merger fri 10:40 for 50 min")
        one.press("Schedule")
    sam, bob = world.direct("sam"), world.direct("bob")
    assert "Zebra" in sam.say("find zebra")
    assert bob.say("find zebra").count("Zebra") == 2
    (path,) = re.findall(r"/feed/\S+\.ics", chat.say("feed"))
    assert requests.get(house.bot.url + path, timeout=10).status_code == 200
    house.road.shut()
    api = world.api("ana")
    members = {m.personEmail: m.id for m in api.memberships.list(chat.space)}
    api.memberships.delete(members[world.person("sam")["email"]])
    members = {m.personEmail: m.id for m in api.memberships.list(gone.space)}
    api.memberships.delete(members[world.state["bot"]["email"]])
    house.open()
    world.idle()
    assert requests.get(house.bot.url + path, timeout=10).status_code == 404
    for line in ("list", "find zebra", "show zebra", "show it", "show 1"):
        assert leaks(sam.say(line), line) == [], line
    assert bob.say("find zebra").count("Zebra") == 1
    assert "Zebra" in chat.say("list")


def test_somebody_who_left_the_company_holds_up_nobody(shared: House) -> None:
    world = shared.world
    world.api("olga").people.create(["tom@acme.example"], displayName="Tom Short")
    world.state = shared.road.sandbox.state()
    chat = world.space("ana", "raj", title="Company")
    chat.say("schedule Zebra sat 10:40 for 50 min with tom@acme.example and lee")
    chat.press("Schedule")
    lee = world.direct("lee")
    tom = next(p for p in world.state["people"] if p["displayName"] == "Tom Short")
    world.api("olga").people.delete(tom["id"])
    chat.say("move zebra to 11:40")
    chat.press("Move")
    assert "11:40" in str([m.json_data for m in chat.messages()[:3]])
    assert "Zebra" in (lee.messages()[0].markdown or "")
    chat.say("remove tom@acme.example from zebra")
    assert "Tom" in chat.reply() or "tom@" in chat.reply()
    chat.say("yes")
    assert "tom@" not in chat.say("show zebra")
