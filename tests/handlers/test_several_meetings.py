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


@pytest.mark.parametrize(
    "line",
    ["cancel everything I have on friday", "cancel all meetings on friday", "cancel my friday"],
)
def test_everything_of_a_day_is_of_that_day_and_not_of_the_last_list(two: Chat, line: str) -> None:
    question = two.say(line)
    assert "Tea" in question
    assert "Retro" not in question


def test_everything_of_a_week_is_of_that_week(two: Chat) -> None:
    question = two.say("cancel all my meetings this week")
    assert "Retro" in question
    assert "Tea" in question
    assert "Nothing is planned" in two.say("cancel all my meetings next week")


def test_nothing_of_an_empty_day_is_cancelled(two: Chat) -> None:
    assert "Cancel “" not in two.say("cancel everything on saturday")
