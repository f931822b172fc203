"""What the bot says arrives: in order, once, later if need be; what cannot is given up loudly."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import Any

import pytest

from storage.outbox import OutboxStore, Outgoing, Pointer, post
from storage.people import PeopleStore, Person
from tests.road.world import Road


def send(road: Road, *messages: Outgoing) -> None:
    assert road.bot is not None
    now = road.sandbox.clock.now()
    road.bot.storage.write(*(post(message, now) for message in messages))
    road.bot._committed(list(messages))
    road.idle()


def outbox(road: Road) -> OutboxStore:
    assert road.bot is not None
    return OutboxStore(road.bot.storage)


def to_eng(road: Road, markdown: str, **more: Any) -> Outgoing:
    return Outgoing(to=f"space:{road.eng}", markdown=markdown, **more)


def posts(road: Road) -> list[dict[str, Any]]:
    """The bot's messages in Eng as Webex shows them."""
    return [m for m in road.ana.messages(road.eng) if m["personId"] == road.machine.id]


def test_messages_of_one_receiver_arrive_in_order(road: Road) -> None:
    send(road, *(to_eng(road, f"line {n}") for n in range(15)))
    assert road.heard(road.eng) == [f"line {n}" for n in range(15)]


def test_a_person_and_their_direct_space_are_one_receiver(road: Road) -> None:
    assert road.bot is not None
    ana = Person(road.ana.id, road.ana.email, "Ana", direct_space=road.direct)
    road.bot.storage.write(PeopleStore.save(ana))
    to = [f"person:{road.ana.email}", f"space:{road.direct}"]
    send(road, *(Outgoing(to=to[n % 2], markdown=f"line {n}") for n in range(10)))
    assert road.heard(road.direct) == [f"line {n}" for n in range(10)]


def test_retry_after_is_obeyed_and_the_order_kept(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 429, "retryAfter": 30, "count": 1})
    send(road, to_eng(road, "first"), to_eng(road, "second"))
    assert road.heard(road.eng) == []
    road.later(seconds=29)
    assert road.heard(road.eng) == []
    road.later(seconds=2)
    assert road.heard(road.eng) == ["first", "second"]


def test_an_unreadable_retry_after_is_fifteen_seconds(road: Road) -> None:
    rule = {"path": "/v1/messages", "status": 429, "retryAfter": "rand(30),add(30)", "count": 1}
    road.faults(rule)
    send(road, to_eng(road, "first"))
    road.later(seconds=14)
    assert road.heard(road.eng) == []
    road.later(seconds=2)
    assert road.heard(road.eng) == ["first"]


def test_an_outage_is_sat_out(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 503})
    send(road, to_eng(road, "through the storm"))
    road.later(minutes=40)
    assert road.heard(road.eng) == []
    road.faults()
    road.later(minutes=15)
    assert road.heard(road.eng) == ["through the storm"]


def test_another_receiver_does_not_wait_for_it(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 429, "retryAfter": 60, "count": 1})
    send(road, to_eng(road, "held up"))
    send(road, Outgoing(to=f"space:{road.spaces['QA']}", markdown="on time"))
    assert (road.heard(road.eng), road.heard(road.spaces["QA"])) == ([], ["on time"])


BAD_CARD = {"type": "Nothing"}


def test_a_refused_card_is_sent_once_more_as_text_alone(road: Road) -> None:
    send(road, to_eng(road, "bad card", card=BAD_CARD, name="n", about="s1"), to_eng(road, "good"))
    assert road.heard(road.eng) == ["bad card", "good"]
    assert outbox(road).parked() == []
    assert road.bot is not None
    assert road.bot.counts.all()["cards_refused"] == 1
    named = outbox(road).message_named("n")
    assert named is not None
    assert outbox(road).about(named.message_id) == "s1"


def test_a_message_that_is_refused_as_text_too_is_parked_and_the_next_one_goes(
    road: Road,
) -> None:
    road.faults({"path": "/v1/messages", "method": "POST", "status": 400, "count": 2})
    send(road, to_eng(road, "bad card", card=BAD_CARD), to_eng(road, "good"))
    assert road.heard(road.eng) == ["good"]
    (parked,) = outbox(road).parked()
    assert (parked.markdown, parked.state) == ("bad card", "parked")
    assert parked.error.startswith("400")


def test_a_card_without_words_beside_it_is_parked(road: Road) -> None:
    send(road, to_eng(road, "", card=BAD_CARD), to_eng(road, "good"))
    assert road.heard(road.eng) == ["good"]
    assert len(outbox(road).parked()) == 1


def to_ana(road: Road, markdown: str, **more: Any) -> Outgoing:
    pointer = Pointer(f"space:{road.eng}", sent="I wrote to you.", refused="I could not.")
    return Outgoing(to=f"person:{road.ana.email}", markdown=markdown, pointer=pointer, **more)


def test_what_points_to_a_message_is_said_once_it_has_arrived(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 503, "count": 1})
    send(road, to_ana(road, "for you alone"))
    assert (road.heard(road.direct), road.heard(road.eng)) == ([], [])
    road.later(minutes=1)
    assert road.heard(road.direct) == ["for you alone"]
    assert road.heard(road.eng) == ["I wrote to you."]


def test_what_points_to_a_message_says_that_it_was_refused(road: Road) -> None:
    road.faults({"path": "/v1/messages", "method": "POST", "status": 403, "count": 1})
    send(road, to_ana(road, "for you alone"))
    assert (road.heard(road.direct), road.heard(road.eng)) == ([], ["I could not."])


def test_what_points_to_a_message_says_that_it_was_given_up(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 503})
    soon = road.sandbox.clock.now() + timedelta(minutes=5)
    send(road, to_ana(road, "for you alone", useful_until=soon))
    road.later(minutes=20)
    road.faults()
    road.later(minutes=20)
    assert (road.heard(road.direct), road.heard(road.eng)) == ([], ["I could not."])


def test_a_refused_token_stops_sending_until_it_is_good_again(road: Road) -> None:
    road.faults({"path": "/v1", "status": 401})
    send(road, to_eng(road, "kept"))
    assert road.bot is not None
    assert road.bot.health()["ok"] is False
    assert outbox(road).counts() == {"waiting": 1}
    road.faults()
    assert road.bot._watch is not None
    road.bot._watch.register(renew=False)
    road.later(minutes=11)
    assert road.heard(road.eng) == ["kept"]
    assert road.bot.health()["ok"] is True


def test_what_is_of_no_use_any_more_is_given_up_loudly(
    road: Road, caplog: pytest.LogCaptureFixture
) -> None:
    road.faults({"path": "/v1/messages", "status": 503})
    soon = road.sandbox.clock.now() + timedelta(minutes=5)
    send(road, to_eng(road, "starts soon", useful_until=soon), to_eng(road, "a reply"))
    road.later(minutes=20)
    road.faults()
    road.later(minutes=20)
    assert road.heard(road.eng) == ["a reply"]
    (given_up,) = outbox(road).parked()
    assert (given_up.markdown, given_up.state) == ("starts soon", "given up")
    assert any("Given up" in record.message for record in caplog.records)


def test_a_direct_message_is_tried_less_and_less_often_in_an_outage(road: Road) -> None:
    road.faults({"path": "/v1/messages", "status": 503})
    send(road, Outgoing(to=f"person:{road.ana.email}", markdown="through the storm"))
    road.later(minutes=20)
    assert road.bot is not None
    assert 8 <= road.bot.counts.all()["messages_retried"] <= 14
    road.faults()
    road.later(minutes=15)
    assert road.heard(road.direct) == ["through the storm"]


def test_a_message_whose_answer_was_cut_is_not_doubled_in_a_direct_space(road: Road) -> None:
    road.faults({"path": "/v1/messages", "method": "POST", "drop": "after", "count": 1})
    send(road, Outgoing(to=f"person:{road.ana.email}", markdown="only once"))
    road.later(minutes=1)
    road.idle()
    assert road.heard(road.direct) == ["only once"]
    assert outbox(road).counts() == {"sent": 1}


def test_two_equal_messages_are_not_taken_for_one(road: Road) -> None:
    road.faults({"path": "/v1/messages", "method": "POST", "drop": "before", "count": 1})
    hello = Outgoing(to=f"person:{road.ana.email}", markdown="the same words")
    send(road, hello, hello)
    road.later(minutes=1)
    assert road.heard(road.direct) == ["the same words", "the same words"]


def test_a_cut_answer_in_a_group_space_doubles_at_most_once_and_is_counted(road: Road) -> None:
    road.faults({"path": "/v1/messages", "method": "POST", "drop": "after", "count": 1})
    send(road, to_eng(road, "perhaps twice"))
    road.later(minutes=1)
    assert road.heard(road.eng) == ["perhaps twice"] * 2
    assert road.bot is not None
    assert road.bot.counts.all()["messages_doubtful"] == 1


def test_the_same_unique_key_is_sent_once(road: Road) -> None:
    send(road, to_eng(road, "reminder", unique="r1"), to_eng(road, "reminder", unique="r1"))
    send(road, to_eng(road, "reminder", unique="r1"))
    assert road.heard(road.eng) == ["reminder"]


def test_a_named_message_is_edited_in_place(road: Road) -> None:
    send(road, to_eng(road, "0 coming", name="live", about="s1"))
    send(road, to_eng(road, "1 coming", name="live", replaces="name:live"))
    (message,) = posts(road)
    assert message["markdown"] == "1 coming"
    named = outbox(road).message_named("live")
    assert named is not None
    assert (named.message_id, named.space, named.edits) == (message["id"], road.eng, 1)
    assert outbox(road).about(message["id"]) == "s1"


def test_when_the_edit_budget_is_used_up_a_new_message_takes_its_place(
    sandbox_alone: Road,
) -> None:
    road = sandbox_alone
    road.open(edit_budget=2)
    for number in range(4):
        send(road, to_eng(road, f"{number}", name="live", replaces="name:live"))
        if number == 0:
            (first,) = posts(road)
    (message,) = posts(road)
    assert message["markdown"] == "3"
    assert message["id"] != first["id"]
    named = outbox(road).message_named("live")
    assert named is not None
    assert (named.message_id, named.edits) == (message["id"], 0)


def test_a_message_that_cannot_be_edited_is_posted_anew(road: Road) -> None:
    send(road, to_eng(road, "old", name="live"))
    road.faults({"path": "/v1/messages", "method": "PUT", "status": 400})
    send(road, to_eng(road, "new", name="live", replaces="name:live"))
    (message,) = posts(road)
    assert message["markdown"] == "new"


def test_a_message_that_was_deleted_is_posted_anew(road: Road) -> None:
    send(road, to_eng(road, "old", name="live"))
    (old,) = posts(road)
    road.machine.ask("DELETE", f"messages/{old['id']}")
    send(road, to_eng(road, "new", replaces=old["id"]))
    assert road.heard(road.eng) == ["new"]


def test_a_reply_goes_into_its_thread(road: Road) -> None:
    question = road.ana.say(road.eng, "who comes?")
    send(road, to_eng(road, "everybody", parent=question["id"]))
    (answer,) = posts(road)
    assert answer["parentId"] == question["id"]


def test_when_the_thread_is_refused_the_reply_quotes_instead(road: Road) -> None:
    question = road.ana.say(road.eng, road.mention("who comes?"))
    road.idle()
    reply = road.ana.say(road.eng, road.mention("and when?"), parentId=question["id"])
    road.idle()
    send(road, to_eng(road, "at nine", parent=reply["id"]))
    answer = posts(road)[-1]
    assert answer["markdown"] == "> Muster and when?\n\nat nine"
    assert "parentId" not in answer
    send(road, to_eng(road, "at ten", parent="bm9uc2Vuc2U"))
    answer = posts(road)[-1]
    assert (answer["markdown"], answer.get("parentId")) == ("at ten", None)


def test_a_card_and_a_file_are_two_messages(road: Road) -> None:
    card = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "x"}]}
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    send(road, to_eng(road, "the meeting", card=card, file=("standup.ics", calendar)))
    first, second = posts(road)
    assert first["attachments"][0]["content"] == card
    assert "files" not in first
    (url,) = second["files"]
    answer = road.ana.http.get(url, timeout=5)
    assert answer.content == calendar
    assert "standup.ics" in answer.headers["Content-Disposition"]


def test_a_text_that_is_too_long_is_cut_and_not_refused(road: Road) -> None:
    send(road, to_eng(road, "\n".join(f"line {n} é" for n in range(2000))))
    (message,) = posts(road)
    assert message["markdown"].endswith("…")
    assert len(message["markdown"].encode()) <= 7439


def test_a_rough_night_loses_nothing(road: Road) -> None:
    road.faults(
        {"path": "/v1/messages", "method": "POST", "status": 429, "retryAfter": 2, "rate": 0.2},
        {"path": "/v1/messages", "method": "POST", "status": 502, "rate": 0.1},
        {"path": "/v1/messages", "method": "POST", "drop": "before", "rate": 0.1},
        seed=3,
    )
    places = list(road.spaces.values())
    send(
        road,
        *(Outgoing(to=f"space:{places[n % 3]}", markdown=f"m{n:03}") for n in range(90)),
    )
    road.later(hours=1)
    heard = [road.heard(place) for place in places]
    assert sorted(chain(*heard)) == [f"m{n:03}" for n in range(90)]
    assert all(lines == sorted(lines) for lines in heard)
