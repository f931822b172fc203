"""A word with two meanings is asked about once, then remembered."""

from __future__ import annotations

from tests.chat import World


def test_biweekly_is_asked_once(world: World) -> None:
    chat = world.space("mia", "raj")
    asked = chat.say("biweekly sync tuesday 10:00 for 30 min")
    assert "every two weeks, or twice a week" in asked
    assert "Every other Tuesday at 10:00" in chat.press("Every other Tuesday")
    chat.say("never mind")
    again = chat.say("biweekly review thursday 11:00 for 30 min")
    assert "Every other Thursday at 11:00" in again


def test_twice_a_week_asks_for_the_days(world: World) -> None:
    chat = world.space("bob", "raj")
    chat.say("biweekly sync tuesday 10:00 for 30 min")
    assert "which days" in chat.press("Twice a week")
