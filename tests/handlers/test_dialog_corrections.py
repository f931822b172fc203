"""Drafts and what people say to change them. Today is Monday 23 November 2026, 10:00 in Berlin."""

from __future__ import annotations

import pytest

from tests.chat import Chat


def echo_after(chat: Chat, *lines: str) -> str:
    """The answer to the last line."""
    answer = ""
    for line in lines:
        answer = chat.say(line)
    return answer


MEETING = "schedule Sync wed 15:00 for 30 min with raj"


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("no, make it tuesday", "Tue 24 Nov, 15:00–15:30 CET"),
        ("hm, thursday is better", "Thu 26 Nov, 15:00–15:30 CET"),
        ("actually 45 min", "Wed 25 Nov, 15:00–15:45 CET"),
        ("an hour later", "Wed 25 Nov, 16:00–16:30 CET"),
        ("half an hour earlier", "Wed 25 Nov, 14:30–15:00 CET"),
        ("push it by 30 min", "Wed 25 Nov, 15:30–16:00 CET"),
        ("a week later", "Wed 2 Dec, 15:00–15:30 CET"),
        ("the day after", "Thu 26 Nov, 15:00–15:30 CET"),
        ("no, next week", "Wed 2 Dec, 15:00–15:30 CET"),
        ("same time thursday", "Thu 26 Nov, 15:00–15:30 CET"),
        ("same day at 16:00", "Wed 25 Nov, 16:00–16:30 CET"),
        ("15 min longer", "Wed 25 Nov, 15:00–15:45 CET"),
        ("until 16:30", "Wed 25 Nov, 15:00–16:30 CET"),
        ("not wednesday, thursday", "Thu 26 Nov, 15:00–15:30 CET"),
        ("tuesday instead of wednesday", "Tue 24 Nov, 15:00–15:30 CET"),
        ("am", "Wed 25 Nov, 03:00–03:30 CET"),
        ("london", "That is Wed 25 Nov, 15:00–15:30 GMT"),
        ("no, monday", "Mon 23 Nov, 15:00–15:30 CET"),
        ("monday 9am", "Mon 30 Nov, 09:00–09:30 CET"),
        ("every week", "Every Wednesday at 15:00"),
        ("call it design crit", "**design crit** · Wed 25 Nov, 15:00–15:30 CET"),
        ("and call it Pricing", "**Pricing** · Wed 25 Nov, 15:00–15:30 CET"),
        ("oh and name it Pricing", "**Pricing** · Wed 25 Nov, 15:00–15:30 CET"),
        ("no reminder", "No reminder"),
        ("30 min reminder", "Reminder 30 minutes before"),
        ("tuesday, and add lee", "Tue 24 Nov, 15:00–15:30 CET\nWith Raj Patel and Lee Wong"),
        ("tuesday with lee", "Tue 24 Nov, 15:00–15:30 CET\nWith Raj Patel and Lee Wong"),
    ],
)
def test_what_is_said_of_a_draft_changes_that_and_keeps_the_rest(
    chat: Chat, correction: str, expected: str
) -> None:
    assert expected in echo_after(chat, MEETING, correction)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("add lee", "With Raj Patel and Lee Wong"),
        ("lee too", "With Raj Patel and Lee Wong"),
        ("not raj, lee", "With Lee Wong"),
        ("lee instead of raj", "With Lee Wong"),
        ("no, lee", "With Lee Wong"),
        ("just lee", "With Lee Wong"),
        ("replace raj with lee", "With Lee Wong"),
    ],
)
def test_people_come_and_go_by_first_name(chat: Chat, correction: str, expected: str) -> None:
    assert f"\n{expected}\n" in echo_after(chat, MEETING, correction)


@pytest.mark.parametrize("correction", ["without raj", "remove raj", "not raj", "drop Raj Patel"])
def test_somebody_is_left_out_although_the_echo_names_them_in_full(
    chat: Chat, correction: str
) -> None:
    echo = echo_after(chat, MEETING, correction)
    assert "**Sync** · Wed 25 Nov" in echo
    assert "Raj" not in echo


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("only mon and wed", "Every Mon and Wed at 09:15"),
        ("not on fridays", "Every Mon, Tue, Wed and Thu at 09:15"),
        ("no, only mondays", "Every Monday at 09:15"),
        ("from december on", "Tue 1 Dec, 09:15–09:30 CET\nEvery weekday at 09:15"),
        ("10 times", "10 meetings, the last one on Mon 7 Dec"),
        ("until christmas", "until Fri 25 Dec 2026"),
        ("weekly instead", "Every Tuesday at 09:15"),
        ("just once", "**Standup** · Tue 24 Nov, 09:15–09:30 CET\nReminder"),
    ],
)
def test_a_recurrence_is_corrected(chat: Chat, correction: str, expected: str) -> None:
    answer = echo_after(chat, "schedule Standup every weekday 9:15 for 15 min", correction)
    assert expected in answer


def test_a_weekday_that_is_today_offers_next_week(chat: Chat) -> None:
    echo_after(chat, MEETING, "monday")
    assert any(label.startswith("Mon 30 Nov, 15:00") for label in chat.buttons())
    assert "Mon 30 Nov, 15:00–15:30" in chat.say("the other one")


def test_a_move_is_corrected_from_where_the_echo_stands(chat: Chat) -> None:
    echo_after(chat, "schedule Retro thu 16:00 for 1h", "ok", "move retro to friday")
    assert "To Fri 27 Nov, 17:00–18:00 CET" in chat.say("an hour later")
    assert "To Thu 26 Nov, 17:00–18:00 CET" in chat.say("no, thursday")
    assert "To Thu 26 Nov, 17:00–17:45 CET" in chat.say("make it 45 min")
    assert "Moved: **Retro**" in chat.say("move it")


def test_other_dates_and_a_reason_of_what_would_be_cancelled(chat: Chat) -> None:
    echo_after(chat, "schedule Standup every weekday 9:15 for 15 min", "ok")
    chat.say("cancel standup on thursday")
    both = chat.say("friday too")
    assert "Thu 26 Nov" in both
    assert "Fri 27 Nov" in both
    assert "Wed 25 Nov" in chat.say("no, wednesday")
    assert "Reason given: the holiday" in chat.say("because of the holiday")
    assert "Cancel the whole series" in chat.say("the whole series")
    assert "Nothing has been cancelled yet" in chat.say("cancel")
    assert "Cancelled: **Standup**" in chat.say("cancel it")


def test_a_correction_that_is_done_at_once_leaves_nothing_behind(alone: Chat) -> None:
    alone.say("schedule Gym today at 7")
    assert "Scheduled: **Gym** · Mon 23 Nov, 19:00–19:30" in alone.say("pm")
    assert "Scheduled" not in alone.say("ok")
    assert alone.say("list").count("Gym") == 1


def test_words_that_correct_nothing_are_named_and_the_draft_waits(chat: Chat) -> None:
    answer = echo_after(chat, MEETING, "purple elephants")
    assert "“purple elephants”" in answer
    assert "yes" in answer
    assert "ends a recurrence" in chat.say("until christmas")
    assert "Scheduled: **Sync** · Wed 25 Nov, 15:00" in chat.say("yes")


def test_no_and_a_word_is_about_the_question_and_answers_no_invitation(chat: Chat) -> None:
    echo_after(chat, "schedule Retro thu 16:00 for 1h", "ok", "invite raj to retro")
    assert "Invite Lee Wong" in chat.say("no, lee")
    assert "Noted" not in chat.say("no, zebra")


def test_a_new_line_with_people_is_a_new_meeting(chat: Chat) -> None:
    echo = echo_after(chat, MEETING, "meet with lee friday 11:00")
    assert "Fri 27 Nov, 11:00–11:30" in echo
    assert "With Lee Wong" in echo
    assert "Sync" not in echo


def test_a_form_is_filled_in_by_typing(chat: Chat) -> None:
    assert "At what time on Fri 27 Nov" in echo_after(chat, "schedule Offsite", "friday")
    assert "not complete" in chat.say("yes")
    assert "Fri 27 Nov, 10:00–10:30" in chat.say("10")
    assert "Fri 27 Nov, 10:00–12:00" in chat.say("for 2 hours")


def test_an_announcement_goes_to_one_space_more(chat: Chat) -> None:
    other = chat.world.space("ana", "raj", title="Quality")
    chat.say("announce here: lunch is late")
    answer = chat.say("in Quality too")
    assert "in 2 spaces" in answer
    assert "Quality" in answer
    assert "Not announced" in chat.say("no")
    assert "lunch" not in other.reply()


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("no wait, tuesday", "Tue 24 Nov, 15:00–15:30 CET"),
        ("eine stunde später", "Wed 25 Nov, 16:00–16:30 CET"),
        ("an hour and a half later", "Wed 25 Nov, 16:30–17:00 CET"),
    ],
)
def test_more_ways_to_say_a_time(chat: Chat, correction: str, expected: str) -> None:
    assert expected in echo_after(chat, MEETING, correction)


def test_who_cannot_come_is_left_out(chat: Chat) -> None:
    assert "With Lee Wong" in echo_after(chat, f"{MEETING} and lee", "raj can't make it")


def test_a_series_of_this_very_minute_begins_with_its_next_date(chat: Chat) -> None:
    echo = echo_after(chat, "schedule Sync every monday at 10:00 for 30 min")
    assert "Mon 30 Nov, 10:00–10:30" in echo
    assert "Every Monday at 10:00" in echo


def test_everybody_is_left_out_and_the_same_time_stays(chat: Chat) -> None:
    echo = echo_after(chat, f"{MEETING} and lee", "same time", "remove everyone")
    assert "**Sync** · Wed 25 Nov, 15:00–15:30" in echo
    assert "With" not in echo


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("meeting with bob tomorrow at 11am", "With Bob"),
        ("do i have meetings on thursday", "Nothing is planned"),
        ("what's on today", "Nothing is planned"),
    ],
)
def test_a_line_of_its_own_leaves_the_draft_alone(chat: Chat, line: str, expected: str) -> None:
    answer = echo_after(chat, MEETING, line)
    assert expected in answer
    assert "Sync" not in answer


@pytest.mark.parametrize("line", ["schedule", "new meeting", "help", "list", "agenda"])
def test_a_command_on_its_own_is_run_though_something_waits(chat: Chat, line: str) -> None:
    answer = echo_after(chat, MEETING, "yes", "move it to thursday", line)
    assert answer
    assert "could not read" not in answer
