"""Messages in every form people, clients and other machines send them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.inbox import InboxStore
from tests.chat import Chat
from tests.security.house import House


@pytest.fixture
def chat(house: House) -> Chat:
    return house.world.space("ana", "raj", "lee")


def say(chat: Chat, markdown: str, **more: object) -> str:
    """Send exactly this, and return what the bot answers in the space."""
    before = chat._seen()
    chat.world.api(chat.name).messages.create(chat.space, markdown=markdown, **more)
    return chat._collect(before)


def bot(chat: Chat, shown: str = "Muster") -> str:
    return f"<@personEmail:{chat.world.state['bot']['email']}|{shown}>"


def edit(house: House, message_id: str, chat: Chat, markdown: str) -> None:
    body = {"roomId": chat.space, "markdown": markdown}
    house.road.ana.ask("PUT", f"messages/{message_id}", json=body)


LINES = {
    "start": "{bot} schedule Muster day tomorrow 15:00 for 45 min",
    "comma": "{bot}, schedule Muster day tomorrow 15:00 for 45 min",
    "colon": "{bot}: schedule Muster day tomorrow 15:00 for 45 min",
    "end": "schedule Muster day tomorrow 15:00 for 45 min {bot}",
    "end with a word": "schedule Muster day tomorrow 15:00 for 45 min, please {bot}",
    "middle": "hey {bot} schedule Muster day tomorrow 15:00 for 45 min",
    "inside": "schedule {bot} Muster day tomorrow 15:00 for 45 min",
    "twice": "{bot} {bot} schedule Muster day tomorrow 15:00 for 45 min",
    "start and end": "{bot} schedule Muster day tomorrow 15:00 for 45 min {bot}",
    "nickname": "{nick} schedule Muster day tomorrow 15:00 for 45 min",
    "own line": "{bot}\n\nschedule Muster day tomorrow 15:00 for 45 min",
    "capitals": "{bot} SCHEDULE Muster day TOMORROW 15:00 FOR 45 MIN",
    "bold": "{bot} **schedule** Muster day tomorrow *15:00* for 45 min",
    "list": "{bot}\n- schedule Muster day tomorrow 15:00 for 45 min",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_mention_may_stand_anywhere(house: House, chat: Chat, line: str) -> None:
    answer = say(chat, line.format(bot=bot(chat), nick=bot(chat, "the meeting thing")))
    assert answer.startswith("**Muster day** · Tue 24 Nov, 15:00–15:45 CET"), answer


def test_others_who_are_mentioned_are_invited(house: House, chat: Chat) -> None:
    raj, lee = (house.world.person(name)["email"] for name in ("raj", "lee"))
    people = f"<@personEmail:{raj}> and <@personEmail:{lee}|Lee>"
    answer = say(chat, f"{bot(chat)} schedule Retro tomorrow 15:00 for 45 min with {people}")
    assert "Raj Patel" in answer
    assert "Lee Wong" in answer
    assert "**Retro**" in answer


def test_a_mention_in_a_thread_is_answered_there(house: House, chat: Chat) -> None:
    api = house.world.api("raj")
    parent = api.messages.create(chat.space, text="When do we meet?")
    assert say(chat, f"{bot(chat)} list", parentId=parent.id)
    assert {m.parentId for m in chat.answers} == {parent.id}


def test_what_does_not_mention_the_bot_is_not_answered(house: House, chat: Chat) -> None:
    raj = house.world.person("raj")["email"]
    for line in ("list", "Muster list", f"<@personEmail:{raj}> list", "<@all> list", "<@all>"):
        assert say(chat, line) == "", line


def test_a_mention_of_all_beside_the_bot_changes_nothing(house: House, chat: Chat) -> None:
    assert "Nothing is planned" in say(chat, f"{bot(chat)} list <@all>")
    assert "Nothing is planned" in say(chat, f"<@all> {bot(chat)} list")


def test_a_file_alone_counts_as_an_empty_message(house: House, chat: Chat, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    direct = house.world.direct("mia")
    before = direct._seen()
    house.world.api("mia").messages.create(direct.space, files=[str(picture)])
    assert "Nothing is planned" in direct._collect(before)  # as an empty mention: today
    before = direct._seen()
    house.world.api("mia").messages.create(direct.space, markdown="list", files=[str(picture)])
    assert "Nothing is planned" in direct._collect(before)


def test_an_edit_after_the_answer_is_no_new_command(house: House, chat: Chat) -> None:
    api = house.world.api("ana")
    message = api.messages.create(chat.space, markdown=f"{bot(chat)} list")
    house.world.idle()
    before = len(chat.messages())
    edit(house, message.id, chat, f"{bot(chat)} help")
    house.world.idle()
    assert len(chat.messages()) == before


def test_what_was_edited_or_withdrawn_before_it_was_read_counts_as_it_is(
    house: House, chat: Chat
) -> None:
    api = house.world.api("ana")
    house.road.shut()
    first = api.messages.create(chat.space, markdown=f"{bot(chat)} schedule Wrong tomorrow 15:00")
    second = api.messages.create(chat.space, markdown=f"{bot(chat)} schedule Gone tomorrow 16:00")
    edit(house, first.id, chat, f"{bot(chat)} list")
    api.messages.delete(second.id)
    before = chat.messages()
    house.open()
    house.world.idle()
    new = chat.messages()[: -len(before) or None]
    said = " ".join(m.markdown or "" for m in new)
    assert "Nothing is planned" in said
    assert "Wrong" not in said
    assert "Gone" not in said


def test_other_bots_and_its_own_words_are_ignored(house: House, chat: Chat) -> None:
    world = house.world
    world.api("olga").people.create(["parrot@webex.bot"], displayName="Parrot")
    world.state = house.road.sandbox.state()
    world.api("ana").memberships.create(chat.space, personEmail="parrot@webex.bot")
    world.idle()
    before = len(chat.messages())
    world.api("parrot").messages.create(chat.space, markdown=f"{bot(chat)} list")
    own = world.api("bot").messages.create(chat.space, markdown=f"{bot(chat)} list")
    world.idle()
    ids = {m.id for m in chat.messages()} - {own.id}
    assert len(ids) == before
    assert "Parrot" not in chat.say("schedule Everybody tomorrow 15:00 for 45 min with this space")


def test_an_event_whose_webhook_is_full_of_wrong_types_does_not_hold_up_the_space(
    house: House, chat: Chat
) -> None:
    for number, wrong in enumerate((7, None, ["x"], {"a": 1}, True)):
        data = {"id": f"odd{number}", "roomId": chat.space, "personEmail": wrong, "personId": wrong}
        for resource in ("messages", "attachmentActions"):
            event = {"resource": resource, "event": "created", "data": data}
            assert house.road.deliver(event).status_code == 200
    for event_name in ("created", "deleted"):
        event = {"resource": "memberships", "event": event_name, "data": {"id": "odd"}}
        assert house.road.deliver(event).status_code == 200
    house.world.idle()
    assert "Nothing is planned" in chat.say("list")
    assert InboxStore(house.bot.storage).counts().get("waiting", 0) == 0
