"""From a message in Webex to the bot's answer there, and what may go wrong with the event."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.due import Due, DueStore
from storage.history import HistoryStore
from storage.inbox import InboxStore
from storage.people import PeopleStore
from storage.spaces import SpaceStore
from tests.road.echo import Echo
from tests.road.world import Road


def history(road: Road) -> list[str]:
    assert road.bot is not None
    rows = road.bot.storage.read.execute("select words from history order by id")
    return [row[0] for row in rows]


def test_a_mention_in_a_group_space_is_answered_there(road: Road) -> None:
    road.ana.say(road.eng, road.mention("hello, Muster"))
    road.idle()
    assert road.heard(road.eng) == ["You said: hello, Muster"]


def test_a_direct_message_is_answered_and_the_answer_is_no_new_question(road: Road) -> None:
    road.ana.say(road.direct, "hello")
    road.idle()
    assert road.heard(road.direct) == ["You said: hello"]


def test_who_and_where_are_known_before_the_handler_is_asked(road: Road) -> None:
    road.ana.say(road.eng, road.mention("hello"))
    road.idle()
    assert road.bot is not None
    ana = PeopleStore(road.bot.storage).by_email("ana@acme.example")
    assert ana is not None
    assert (ana.name, ana.profile_zone) == ("Ana Silva", "Europe/Berlin")
    eng = SpaceStore(road.bot.storage).get(road.eng)
    assert eng is not None
    assert (eng.title, eng.kind) == ("Eng", "group")
    members = SpaceStore(road.bot.storage).members(road.eng)
    assert "ana@acme.example" in {m.email for m in members}
    assert all(m.profile_zone for m in members)


def test_the_direct_space_of_a_person_is_learnt(road: Road) -> None:
    road.ana.say(road.direct, "hello")
    road.idle()
    assert road.bot is not None
    ana = PeopleStore(road.bot.storage).by_email("ana@acme.example")
    assert ana is not None
    assert ana.direct_space == road.direct


def test_messages_of_a_space_are_answered_in_their_order(road: Road) -> None:
    for number in range(12):
        road.ana.say(road.eng, road.mention(f"number {number}"))
    road.idle()
    assert road.heard(road.eng) == [f"You said: number {n}" for n in range(12)]


def test_a_redelivered_message_is_answered_once(road: Road) -> None:
    message = road.ana.say(road.eng, road.mention("once"))
    road.idle()
    for _ in range(3):
        assert road.deliver(road.told(message)).status_code == 200
    road.idle()
    assert road.heard(road.eng) == ["You said: once"]
    assert history(road) == ["once"]


def test_webhooks_that_come_twice_late_and_shuffled_are_handled_once_each(road: Road) -> None:
    road.faults(webhooks={"duplicate": 0.6, "shuffle": True}, seed=7)
    for number in range(20):
        road.ana.say(road.spaces["QA" if number % 2 else "Eng"], road.mention(f"n{number}"))
    road.idle()
    assert sorted(history(road)) == sorted(f"n{n}" for n in range(20))
    heard = road.heard(road.eng) + road.heard(road.spaces["QA"])
    assert sorted(heard) == sorted(f"You said: n{n}" for n in range(20))


def test_a_withdrawn_message_is_let_go(sandbox_alone: Road) -> None:
    road = sandbox_alone
    road.open()
    message = road.ana.say(road.direct, "kept")
    road.idle()
    road.ana.ask("DELETE", f"messages/{message['id']}")
    ghost = {
        **road.told(message),
        "data": {**road.told(message)["data"], "id": message["id"] + "x"},
    }
    assert road.deliver(ghost).status_code == 200
    road.idle()
    assert road.heard(road.direct) == ["You said: kept"]
    assert road.bot is not None
    assert InboxStore(road.bot.storage).counts().get("waiting", 0) == 0


def test_a_poisonous_message_is_parked_after_three_attempts_with_an_apology(road: Road) -> None:
    road.ana.say(road.eng, road.mention("poison"))
    road.ana.say(road.eng, road.mention("and on"))
    road.idle()
    assert road.bot is not None
    (parked,) = InboxStore(road.bot.storage).parked()
    reference = parked.note.partition(":")[0]
    assert road.heard(road.eng) == [f"Sorry, that failed ({reference})", "You said: and on"]
    assert road.bot.counts.all()["events_failed"] == 3


def test_an_event_that_ends_the_process_each_time_is_parked_at_the_fourth_start(
    sandbox_alone: Road,
) -> None:
    road = sandbox_alone
    bot = road.open()
    road.faults({"path": "/v1/messages", "method": "GET", "status": 503})
    road.ana.say(road.direct, "deadly")
    road.idle()
    row = InboxStore(bot.storage).next_in(road.direct)
    assert row is not None
    bot.storage.write(*[InboxStore.begin(row.id)] * 3)  # as three processes did that died of it
    road.shut()
    road.faults()
    road.open()
    road.idle()
    assert road.heard(road.direct) == [f"Sorry, that failed (E{row.id})"]
    assert road.bot is not None
    assert len(InboxStore(road.bot.storage).parked()) == 1


def test_while_webex_is_down_the_event_waits_and_the_answer_comes_later(road: Road) -> None:
    road.faults({"path": "/v1/messages", "method": "GET", "status": 503})
    road.ana.say(road.direct, "anybody there?")
    road.idle()
    assert road.heard(road.direct) == []
    assert road.bot is not None
    assert road.bot.next_due() is not None
    road.faults()
    road.later(minutes=1)
    road.idle()
    assert road.heard(road.direct) == ["You said: anybody there?"]


def test_an_event_waits_as_long_as_webex_asks(road: Road) -> None:
    rule = {"path": "/v1/messages", "method": "GET", "status": 429, "retryAfter": 40, "count": 1}
    road.faults(rule)
    road.ana.say(road.direct, "hello")
    road.idle()
    road.later(seconds=39)
    assert road.heard(road.direct) == []
    road.later(seconds=2)
    assert road.heard(road.direct) == ["You said: hello"]


def test_a_form_brings_its_inputs(road: Road) -> None:
    card = {
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": [{"type": "Input.Text", "id": "note"}],
        "actions": [{"type": "Action.Submit", "title": "Go", "data": {"action": "go"}}],
    }
    assert road.bot is not None
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    message = road.machine.say(road.eng, "a form", attachments=[attachment])
    action = {"type": "submit", "messageId": message["id"], "inputs": {"note": "x", "action": "go"}}
    road.ana.ask("POST", "attachment/actions", json=action)
    road.idle()
    assert road.heard(road.eng)[-1] == "You sent: [('action', 'go'), ('note', 'x')]"


def test_the_bot_says_hello_once_each_time_it_comes_to_a_space(road: Road) -> None:
    room = road.ana.ask("POST", "rooms", json={"title": "New"})["id"]
    member = {"roomId": room, "personEmail": road.machine.email}
    membership = road.ana.ask("POST", "memberships", json=member)
    road.idle()
    assert road.heard(room) == ["Hello, all"]
    event = {"id": "h", "resource": "memberships", "event": "created", "data": membership}
    assert road.deliver(event).status_code == 200
    road.idle()
    assert road.heard(room) == ["Hello, all"]
    road.ana.ask("DELETE", f"memberships/{membership['id']}")
    road.idle()
    assert road.bot is not None
    space = SpaceStore(road.bot.storage).get(room)
    assert space is not None
    assert space.left
    road.later(minutes=1)
    road.ana.ask("POST", "memberships", json=member)
    road.idle()
    assert road.heard(room) == ["Hello, all", "Hello, all"]


def test_members_come_and_go(road: Road) -> None:
    road.ana.say(road.eng, road.mention("hello"))
    road.idle()
    assert road.bot is not None
    spaces = SpaceStore(road.bot.storage)
    bob = {"roomId": road.eng, "personEmail": "bob@acme.example"}
    before = {m.email for m in spaces.members(road.eng)}
    found = road.ana.ask("GET", "memberships", params=bob)["items"]
    if found:
        road.ana.ask("DELETE", f"memberships/{found[0]['id']}")
        road.idle()
        assert "bob@acme.example" not in {m.email for m in spaces.members(road.eng)}
    road.ana.ask("POST", "memberships", json=bob)
    road.idle()
    assert {m.email for m in spaces.members(road.eng)} == before | {"bob@acme.example"}


def test_what_is_due_happens_when_the_clock_is_moved_there(road: Road) -> None:
    assert road.bot is not None
    now = road.sandbox.clock.now()
    to = {"to": f"space:{road.eng}"}
    road.bot.storage.write(
        DueStore.plan(Due("reminder", "second", now + timedelta(minutes=40), to)),
        DueStore.plan(Due("reminder", "first", now + timedelta(minutes=20), to)),
        DueStore.plan(Due("reminder", "never", now + timedelta(days=2), to)),
    )
    road.idle()
    assert road.heard(road.eng) == []
    road.later(minutes=30)
    assert road.heard(road.eng) == ["It is time: first"]
    road.later(minutes=30)
    assert road.heard(road.eng) == ["It is time: first", "It is time: second"]
    assert road.bot.next_due() == now + timedelta(days=2)


class Stubborn(Echo):
    """Fails for one of the moments, each time."""

    def moments(self, rows: list[Due]):  # type: ignore[no-untyped-def]
        if any(row.key == "bad" for row in rows):
            raise RuntimeError("this moment cannot be had")
        return super().moments(rows)


def test_one_bad_moment_does_not_hold_up_the_others(sandbox_alone: Road) -> None:
    road = sandbox_alone
    bot = road.open(router=Stubborn)
    due = road.sandbox.clock.now() + timedelta(minutes=5)
    to = {"to": f"space:{road.eng}"}
    bot.storage.write(*(DueStore.plan(Due("x", key, due, to)) for key in ("a", "bad", "c")))
    road.later(minutes=10)
    assert road.heard(road.eng) == ["It is time: a", "It is time: c"]
    ((parked, note),) = DueStore(bot.storage).parked()
    assert parked.key == "bad"
    assert "cannot be had" in note


def test_a_restart_goes_on_where_it_was(sandbox_alone: Road) -> None:
    road = sandbox_alone
    road.open()
    road.faults({"path": "/v1/messages", "method": "POST", "status": 503})
    bot = road.bot
    assert bot is not None
    to = {"to": f"space:{road.eng}"}
    due = road.sandbox.clock.now() + timedelta(minutes=5)
    bot.storage.write(DueStore.plan(Due("reminder", "over the restart", due, to)))
    road.later(minutes=6)
    road.shut()
    road.faults()
    road.open()
    road.later(minutes=20)
    road.idle()
    assert road.heard(road.eng) == ["It is time: over the restart"]


@pytest.mark.parametrize("entries", [2, 5])
def test_history_is_written_with_the_answer(road: Road, entries: int) -> None:
    for number in range(entries):
        road.ana.say(road.direct, f"{number}")
    road.idle()
    assert road.bot is not None
    ana = HistoryStore(road.bot.storage).last_by(
        "ana@acme.example", road.direct, road.sandbox.clock.now() - timedelta(hours=1)
    )
    assert ana is not None
    assert ana.words == f"{entries - 1}"
