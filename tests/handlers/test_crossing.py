"""A bare yes that an older question and a newer invitation both wait for, in a direct space."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from tests.chat import Chat, World

_serial = count(1)


@pytest.fixture
def raj(world: World) -> Iterator[Chat]:
    """Raj in his direct space, asked whether to schedule a call, when an invitation comes."""
    raj = world.direct("raj")
    yield raj
    raj.say("never mind")


@pytest.fixture
def waiting(raj: Chat) -> Chat:
    assert "type **yes**" in raj.say("schedule Call on friday 10:00 for 30m with lee")
    return raj


def invite(world: World, title: str) -> str:
    """Ana invites Raj to something, a little later."""
    world.pass_time(timedelta(seconds=5))
    ana = world.direct("ana")
    ana.say(f"schedule {title} on thursday 11:00 for 30m with raj")
    said = ana.press("Schedule")
    world.pass_time(timedelta(seconds=5))
    return said


@pytest.fixture
def title() -> str:
    return f"Review {next(_serial)}"


def test_a_yes_that_two_things_wait_for_is_asked_about(
    waiting: Chat, world: World, title: str
) -> None:
    invite(world, title)
    asked = waiting.say("yes")
    assert f"Is that a yes to **{title}**" in asked
    assert "schedule Call on friday" in asked
    assert "Nothing is noted or done yet" in asked
    assert waiting.buttons() == [f"Yes to {title}", "Go ahead: schedule"]


def test_the_press_for_the_meeting_answers_it_and_leaves_the_question(
    waiting: Chat, world: World, title: str
) -> None:
    invite(world, title)
    waiting.say("yes")
    noted = waiting.press(f"Yes to {title}")
    assert "Noted" in noted
    assert title in noted
    assert "Scheduled: **Call**" in waiting.say("yes")


def test_the_press_for_the_question_does_it_and_leaves_the_meeting(
    waiting: Chat, world: World, title: str
) -> None:
    invite(world, title)
    waiting.say("yes")
    assert "Scheduled: **Call**" in waiting.press("Go ahead")


def test_the_words_that_are_offered_do_what_they_say(
    waiting: Chat, world: World, title: str
) -> None:
    invite(world, title)
    asked = waiting.say("yes")
    short = asked.partition("(#")[2].partition(")")[0]
    assert title in waiting.say(f"yes to #{short}")
    assert "Scheduled: **Call**" in waiting.say("go ahead")


def test_a_no_is_asked_about_as_well(waiting: Chat, world: World, title: str) -> None:
    invite(world, title)
    assert f"Is that a no to **{title}**" in waiting.say("no")
    assert waiting.buttons() == [f"No to {title}", "Leave it: schedule"]
    assert "Not scheduled" in waiting.say("leave it")
    assert f"**{title}**" in waiting.say("no")


def test_a_question_that_is_newer_than_the_invitation_gets_the_yes(
    raj: Chat, world: World, title: str
) -> None:
    invite(world, title)
    raj.say("schedule Call on friday 10:00 for 30m with lee")
    assert "Scheduled: **Call**" in raj.say("yes")


def test_an_invitation_that_is_answered_leaves_the_yes_to_the_question(
    waiting: Chat, world: World, title: str
) -> None:
    invite(world, title)
    waiting.press("Maybe")
    assert "Scheduled: **Call**" in waiting.say("yes")


def test_a_question_that_no_yes_answers_leaves_it_to_the_invitation(
    raj: Chat, world: World, title: str
) -> None:
    raj.say("schedule Call with lee")
    invite(world, title)
    noted = raj.say("yes")
    assert "Noted" in noted
    assert title in noted
