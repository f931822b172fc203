"""Looking at meetings: list, agenda, next, find, show, pages and numbers."""

from __future__ import annotations

import pytest

from tests.chat import Chat


@pytest.fixture
def busy(chat: Chat) -> Chat:
    """A space with a daily standup, a review today and a planning next week."""
    for line in (
        "schedule Standup every weekday 9:15-9:30",
        "schedule Budget review today 16:00 for 1h with raj",
        "schedule Planning on 30 nov at 13:00 for 90 min",
    ):
        chat.say(line)
        assert "Scheduled" in chat.say("yes")
    return chat


def test_a_list_is_numbered_and_by_day(busy: Chat) -> None:
    listed = busy.say("list")
    assert "Today, Mon 23 Nov" in listed
    assert "1. 16:00–17:00 CET Budget review" in listed
    assert "2. 09:15–09:30 CET Standup" in listed


def test_the_agenda_is_of_today(busy: Chat) -> None:
    agenda = busy.say("what's on today")
    assert "Budget review" in agenda
    assert "Standup" not in agenda


def test_an_empty_mention_shows_today(busy: Chat) -> None:
    assert "Budget review" in busy.say("")


def test_next_is_one_meeting_with_its_card(busy: Chat) -> None:
    answer = busy.say("next")
    assert "Budget review" in answer
    assert "Standup" not in answer
    assert "Move" in busy.buttons()


def test_a_named_day_and_a_person_narrow_the_list(busy: Chat) -> None:
    assert "Planning" in busy.say("list next week")
    found = busy.say("find with raj")
    assert "Budget review" in found
    assert "Planning" not in found


def test_find_by_title(busy: Chat) -> None:
    found = busy.say("find planning")
    assert "Planning" in found
    assert "Standup" not in found


def test_numbers_mean_the_rows_of_the_last_list(busy: Chat) -> None:
    busy.say("list")
    assert "Budget review" in busy.say("show 1")


def test_a_number_without_a_list_is_explained(chat: Chat) -> None:
    assert "list" in chat.say("show 4").lower()


def test_pages_turn_by_word_and_by_button(busy: Chat) -> None:
    first = busy.say("list")
    assert "Page 1 of" in first
    assert "Page 2 of" in busy.say("more")
    assert "Page 3 of" in busy.press("Later")


def test_another_space_sees_nothing_of_it(busy: Chat) -> None:
    elsewhere = busy.world.space("sam", "mia")
    assert "Nothing is planned" in elsewhere.say("list")
    assert "Budget" not in elsewhere.say("find budget")


def test_members_see_the_spaces_meetings_in_their_direct_space(busy: Chat) -> None:
    assert "Budget review" in busy.world.direct("raj").say("list")


def test_an_unknown_title_gets_the_nearest_ones(busy: Chat) -> None:
    assert "Planning" in busy.say("show planing")


def test_times_are_those_of_the_reader(busy: Chat) -> None:
    assert "20:30" in busy.as_("raj").say("list today")
