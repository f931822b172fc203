"""Undo of a meeting that is named, as it is typed. Today is Monday 23 November 2026."""

from __future__ import annotations

import pytest

from tests.chat import Chat


@pytest.fixture
def two(chat: Chat) -> Chat:
    """Alpha and Beta, both moved by Ana, Beta last."""
    for line in (
        "schedule Alpha wed 14:00 for 30 min",
        "schedule Beta thu 16:00 for 30 min",
        "move alpha to 15:00",
        "move beta to 17:00",
    ):
        chat.say(line)
        chat.say("yes")
    return chat


@pytest.mark.parametrize("line", ["undo alpha", "undo the last change to alpha", "undo 1"])
def test_the_meeting_that_was_named_is_taken_back(two: Chat, line: str) -> None:
    two.say("list")
    question = two.say(line)
    assert "Take back: **Alpha**" in question
    assert "Moved: Wed 25 Nov, 14:00–14:30 CET becomes Wed 25 Nov, 15:00–15:30 CET" in question
    assert "It is on Wed 25 Nov, 14:00–14:30 CET again" in two.say("yes")
    assert "17:00–17:30 CET Beta" in two.say("list")


def test_without_a_name_it_is_the_last_change_here(two: Chat) -> None:
    assert "Take back: **Beta**" in two.say("undo that")


def test_a_cancelled_meeting_comes_back_by_its_title_and_its_id(two: Chat) -> None:
    short = two.say("list").split("Alpha (#")[1].split(")")[0]
    for line in ("restore alpha", f"restore #{short}"):
        two.say("cancel alpha")
        two.say("yes")
        two.say("move beta to 18:00")
        two.say("yes")
        assert f"It comes back with its id, #{short}" in two.say(line)
        assert "Wed 25 Nov, 15:00–15:30 CET again" in two.say("yes")


def test_what_somebody_else_changed_is_theirs(two: Chat) -> None:
    refusal = two.as_("raj").say("undo beta")
    assert "the last change to “Beta” is Ana Silva's" in refusal
    assert "only Ana Silva can undo it" in refusal


def test_a_title_that_is_unknown_or_misspelt(two: Chat) -> None:
    assert "You changed “Beta” and “Alpha”" in two.say("undo gamma")
    assert "Did you mean" in two.say("undo alhpa")
    assert "Take back: **Alpha**" in two.say("1")


def test_one_date_of_a_series_is_brought_back(chat: Chat) -> None:
    for line in (
        "schedule Standup every weekday 9:15 for 15 min",
        "cancel standup on friday",
        "move standup on thursday to 10",
    ):
        chat.say(line)
        chat.say("yes")
    assert "Cancelled: Fri 27 Nov, 09:15 CET" in chat.say("restore friday's standup")
    assert "It is on Fri 27 Nov, 09:15–09:30 CET again" in chat.say("yes")
    assert "changed nothing of “Standup” on Mon 30 Nov" in chat.say("undo standup on 30 nov")
    assert "Moved: Thu 26 Nov, 09:15" in chat.say("undo thursday's standup")
