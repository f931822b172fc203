"""Several meetings in one line: one question, one press."""

from __future__ import annotations

import pytest

from tests.chat import Chat


@pytest.fixture
def two(chat: Chat) -> Chat:
    for line in ("schedule Retro thu 16:00 for 1h", "schedule Tea fri 16:00 for 30 min"):
        chat.say(line)
        chat.say("yes")
    chat.say("list")
    return chat


@pytest.mark.parametrize("line", ["cancel both", "cancel 1 and 2", "cancel all of them"])
def test_both_are_cancelled_by_one_press(two: Chat, line: str) -> None:
    question = two.say(line)
    assert "Retro" in question
    assert "Tea" in question
    done = two.press("Cancel 2 meetings")
    assert "Cancelled: **Retro**" in done
    assert "Cancelled: **Tea**" in done
    assert "Nothing is planned" in two.say("list")


def test_somebody_without_the_right_cancels_neither(two: Chat) -> None:
    raj = two.as_("raj")
    raj.say("list")
    raj.say("cancel both")
    assert "Retro" in two.say("list")


def test_each_is_undone_by_itself(two: Chat) -> None:
    two.say("cancel both")
    two.say("yes")
    two.say("undo")
    two.say("yes")
    assert "1. " in two.say("list")
