"""What Webex refuses to deliver: the space is told the truth, and nobody is left without answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests

from tests.chat import Chat, World

UNDELIVERED = "Webex did not let me send you a direct message"


@pytest.fixture
def refused(world: World) -> Iterator[Any]:
    """Orders refusals of what the bot posts; none is left when the test is over."""

    def order(**rule: Any) -> None:
        rule = {"path": "/v1/messages", "method": "POST", **rule}
        rules = [rule] if rule.get("status") else []
        answer = requests.put(f"{world.control}/faults", json={"rules": rules}, timeout=5)
        assert answer.status_code == 200, answer.text

    yield order
    order()


@pytest.fixture
def meeting(chat: Chat) -> Chat:
    """A meeting of Ana's that Raj may not cancel, and the card that he could press."""
    chat.say("schedule sync tomorrow 15:00 for 30m")
    chat.press("Schedule")
    chat.say("show sync")
    return chat


def test_the_space_is_told_of_a_direct_message_once_it_was_sent(meeting: Chat) -> None:
    raj = meeting.as_("raj")
    assert raj.press("Cancel") == "I sent you the answer in a direct message."


def test_a_direct_message_that_cannot_be_opened_is_owned_up_to(meeting: Chat, refused: Any) -> None:
    refused(status=403, count=1)
    said = meeting.as_("raj").press("Cancel")
    assert f"Raj Patel, {UNDELIVERED}" in said
    assert "Write to me directly first" in said
    assert "I sent you" not in said
    assert "sync" not in said


def test_an_answer_that_leaves_nothing_in_the_space_is_owned_up_to_as_well(
    meeting: Chat, refused: Any
) -> None:
    raj = meeting.as_("raj")
    refused(status=404, count=1)
    assert UNDELIVERED in raj.press("Yes")
    assert UNDELIVERED not in raj.press("Yes")


def test_nothing_is_claimed_while_the_direct_message_waits(
    meeting: Chat, refused: Any, world: World
) -> None:
    raj = meeting.as_("raj")
    refused(status=429, retryAfter=60, count=1)
    assert raj.press("Cancel") == ""
    before = raj._seen()
    world.pass_time(timedelta(minutes=2))
    assert raj._collect(before) == "I sent you the answer in a direct message."


def test_a_card_that_is_refused_is_sent_again_as_text_alone(alone: Chat, refused: Any) -> None:
    alone.say("schedule sync tomorrow 15:00 for 30m")
    refused(status=400, count=1)
    said = alone.press("Move")
    assert "To when should “sync” move?" in said
    assert alone.buttons() == []


def test_in_a_thread_a_refused_card_is_sent_as_text_into_the_thread(
    meeting: Chat, refused: Any
) -> None:
    refused(status=400, count=2)  # in the thread, and outside of it
    said = meeting.press("Move")
    assert "To when should “sync” move?" in said
    (answer,) = meeting.answers
    assert answer.parentId
    assert meeting.buttons() == []
