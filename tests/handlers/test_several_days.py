"""A monthly meeting on several days: Webex keeps one, so it is asked, never dropped in silence."""

from __future__ import annotations

from tests.chat import Chat


def test_first_and_third_monday_is_asked_about(chat: Chat) -> None:
    answer = chat.say("schedule Board first and third monday of the month at 10:00")
    assert "one day" in answer
    echo = chat.press("On the third Monday")
    assert "third Monday" in echo
    assert "first" not in echo.partition("Reminder")[0]


def test_both_are_two_series(chat: Chat) -> None:
    chat.say("schedule Invoices monthly on the 1st and 15th at 9:00")
    chat.press("On the 1st")
    assert "Scheduled" in chat.press("Schedule the series")
    chat.say("schedule Invoices monthly on the 15th at 9:00")
    assert "Scheduled" in chat.press("Schedule the series")
    assert chat.say("list").count("Invoices") >= 2
