"""Answers to questions by typing. Today is Monday 23 November 2026, 10:00 in Berlin."""

from __future__ import annotations

import pytest

from tests.chat import Chat


@pytest.fixture
def two(chat: Chat) -> Chat:
    """Two meetings of one name: Wednesday 14:00 and Thursday 16:00."""
    for line in ("schedule Planning wed 14:00 for 30 min", "schedule Planning thu 16:00 for 1h"):
        chat.say(line)
        chat.say("yes")
    return chat


@pytest.fixture
def standup(chat: Chat) -> Chat:
    """Standup every Tuesday and Thursday at 9:15."""
    chat.say("schedule Standup every tue and thu 9:15 for 15 min")
    chat.say("yes")
    return chat


@pytest.mark.parametrize(
    "words",
    ["yes", "ok", "go ahead", "looks good", "send it", "Yes please!", "lgtm 👍", "ok, do it",
     "schedule it", "sounds good, thanks"],
)  # fmt: skip
def test_a_yes_in_many_words(chat: Chat, words: str) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "Scheduled: **Sync**" in chat.say(words)


@pytest.mark.parametrize("words", ["no", "never mind", "no thanks", "forget it", "cancel", "👎"])
def test_a_no_in_many_words(chat: Chat, words: str) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "Not scheduled; nothing was changed" in chat.say(words)
    assert "Nothing is waiting" in chat.say("yes")


@pytest.mark.parametrize("words", ["wait", "hm", "hold on", "not sure", "let me check"])
def test_who_asks_for_a_moment_gets_it(chat: Chat, words: str) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "No hurry" in chat.say(words)
    assert "Scheduled: **Sync**" in chat.say("ok")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the second one", "Thu 26 Nov, 16:00"),
        ("1", "Wed 25 Nov, 14:00"),
        ("the last one", "Thu 26 Nov, 16:00"),
        ("the 14:00 one", "Wed 25 Nov, 14:00"),
        ("4pm", "Thu 26 Nov, 16:00"),
        ("thursday", "Thu 26 Nov, 16:00"),
        ("wednesday's", "Wed 25 Nov, 14:00"),
        ("the later one", "Thu 26 Nov, 16:00"),
        ("26 nov", "Thu 26 Nov, 16:00"),
    ],
)
def test_one_of_several_is_named_by_what_it_shows(two: Chat, words: str, expected: str) -> None:
    assert "Which one" in two.say("cancel planning")
    question = two.say(words)
    assert "Cancel “Planning”?" in question
    assert expected in question


def test_both_are_cancelled_after_the_question(two: Chat) -> None:
    two.say("cancel planning")
    assert "Cancel 2 meetings" in two.say("both")
    assert two.say("yes").count("Cancelled: **Planning** ·") == 2
    assert "Nothing is planned" in two.say("list")


def test_what_cannot_be_done_for_both_says_so(two: Chat) -> None:
    two.say("move planning to friday")
    assert "one at a time" in two.say("both")
    assert "To Fri 27 Nov, 14:00" in two.say("the first")


def test_a_reminder_for_both(two: Chat) -> None:
    two.say("remind me 2 hours before planning")
    assert two.say("both").count("I will remind you") == 2


def test_none_of_them_is_said_and_the_question_waits(two: Chat) -> None:
    two.say("cancel planning")
    assert "“5pm” is none of these" in two.say("5pm")
    assert "Cancel “Planning”?" in two.say("2")


def test_a_correction_while_a_choice_is_open_holds_for_the_one_picked(two: Chat) -> None:
    two.say("move planning to friday")
    assert "Which one" in two.say("no, to monday 30 nov")
    assert "To Mon 30 Nov, 16:00–17:00" in two.say("the 16:00 one")


def test_a_yes_is_no_answer_to_which_one(two: Chat) -> None:
    two.say("cancel planning")
    assert "number from 1 to 2" in two.say("yes")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("only this", "To Tue 24 Nov, 11:00–11:15 CET"),
        ("just the next one", "To Tue 24 Nov, 11:00–11:15 CET"),
        ("just thursday", "To Thu 26 Nov, 11:00–11:15 CET"),
        ("from thursday on", "This makes two series"),
        ("this and following", "becomes Every Tue and Thu at 11:00"),
        ("all", "becomes Every Tue and Thu at 11:00"),
        ("the whole series", "becomes Every Tue and Thu at 11:00"),
    ],
)
def test_how_much_of_a_series(standup: Chat, words: str, expected: str) -> None:
    assert "How much of it" in standup.say("move standup to 11:00")
    assert expected in standup.say(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("india", "That is Thu 26 Nov, 15:00–15:30 IST"),
        ("jerusalem", "That is Thu 26 Nov, 15:00–15:30 Jerusalem time"),
        ("the second one", "That is Thu 26 Nov, 15:00–15:30 Jerusalem time"),
    ],
)
def test_a_zone_with_two_meanings(chat: Chat, words: str, expected: str) -> None:
    question = chat.say("schedule Sync thu 3pm ist for 30 min")
    assert "Kolkata time: Thu 26 Nov, 15:00 (10:30 CET)" in question
    assert expected in chat.say(words)


def test_a_date_with_two_readings(chat: Chat) -> None:
    chat.say("schedule Sync 3/4 15:00 for 30 min")
    assert "Sat 3 Apr" in chat.say("april")


def test_the_other_reading_and_back(chat: Chat) -> None:
    chat.say("schedule Sync friday at 3 for 30 min")
    assert "03:00–03:30" in chat.say("3am")
    assert "15:00–15:30" in chat.say("the other one")


def test_a_time_that_a_refusal_offers(chat: Chat) -> None:
    assert "Possible" in chat.say("schedule Sync yesterday 15:00")
    assert "nothing to agree to" in chat.say("yes")
    assert "**Sync** · Mon 23 Nov, 11:00–11:30" in chat.say("the second one")


def test_a_name_that_was_misspelt_is_typed_again(chat: Chat) -> None:
    chat.say("schedule Sync with rja thu 10:00 for 30 min")
    assert "With Raj Patel" in chat.say("raj")


def test_a_misspelt_title_is_asked_about(two: Chat) -> None:
    assert "Did you mean" in two.say("cancel plannign")
    assert "Which one" in two.say("yes")


def test_several_days_of_a_series(standup: Chat) -> None:
    standup.say("cancel standup")
    question = standup.say("thursday and tuesday")
    assert "Cancel 2 meetings" in question
    assert "Tue 24 Nov" in question
    assert "Thu 26 Nov" in question
    assert "Thu 3 Dec" in standup.say("and 3 dec")


def test_the_length_of_a_single_meeting_is_shown_old_and_new(chat: Chat) -> None:
    chat.say("schedule Retro thu 15:00 for 30 min")
    chat.say("yes")
    expected = "Thu 26 Nov, 15:00–15:30 CET becomes Thu 26 Nov, 15:00–15:45 CET"
    assert expected in chat.say("make it 45 min")


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("schedule Deploy thu at midnight", "the night to friday", "Fri 27 Nov, 00:00"),
        ("schedule Deploy thu at midnight", "friday", "Fri 27 Nov, 00:00"),
        ("schedule Deploy thu 15:00", "reschedule to friday 9:00", "Fri 27 Nov, 09:00"),
    ],
)
def test_more_answers(chat: Chat, line: str, words: str, expected: str) -> None:
    chat.say(line)
    assert expected in chat.say(words)
