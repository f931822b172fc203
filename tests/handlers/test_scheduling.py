"""Scheduling by line and by form, as a person meets it. Today is Monday 23 November 2026."""

from __future__ import annotations

import re

import pytest

from tests.chat import Chat, World


def test_a_line_is_echoed_in_full_before_others_are_told(chat: Chat) -> None:
    echo = chat.say("schedule Design review tomorrow 15:00 for 45 min")
    assert "**Design review** · Tue 24 Nov, 15:00–15:45 CET" in echo
    assert "3 people" in echo
    assert [label for label in chat.buttons() if "Schedule" in label]
    assert "Nothing is planned" in chat.say("list")


def test_agreeing_makes_the_meeting_and_tells_the_space(chat: Chat) -> None:
    chat.say("schedule Design review tomorrow 15:00 for 45 min")
    done = chat.press("Schedule it")
    assert "Scheduled: **Design review**" in done
    assert "New meeting" in done
    assert "undo" in done
    assert "Design review" in chat.say("list")


def test_a_typed_yes_is_a_press(chat: Chat) -> None:
    chat.say("schedule Lunch talk wed 12:00 for 1h")
    assert "Scheduled: **Lunch talk** · Wed 25 Nov, 12:00–13:00 CET" in chat.say("yes")


def test_a_second_press_changes_nothing_and_says_who_and_when(chat: Chat) -> None:
    chat.say("schedule Retro fri 14:00 for 1h")
    echoed = chat.answers[-1]
    chat.press("Schedule it")
    late = chat.press("Schedule it", card=echoed)
    assert re.match(r"Already settled: it was scheduled, by Ana Silva at \d\d:\d\d CET\.", late)
    assert chat.say("list").count("Retro") == 1


def test_a_press_after_it_was_left_says_so(chat: Chat) -> None:
    chat.say("schedule Retro fri 14:00 for 1h")
    echoed = chat.answers[-1]
    chat.press("Not now")
    late = chat.press("Schedule it", card=echoed)
    assert late.startswith("Already settled: it was left as it was, by Ana Silva at ")


def test_a_press_after_a_typed_answer_says_so(chat: Chat) -> None:
    chat.say("schedule Retro fri 14:00 for 1h")
    echoed = chat.answers[-1]
    chat.say("yes")
    assert "Already settled: it was scheduled, by Ana" in chat.press("Schedule it", card=echoed)


def test_an_echo_says_who_will_be_told_and_the_result_who_was(chat: Chat) -> None:
    echo = chat.say("schedule Planning fri 14:00 for 1h")
    assert "Will be told: **Space" in echo
    assert "\nTold:" not in echo
    done = chat.press("Schedule it")
    assert "Told: **Space" in done
    assert "Will be told" not in done
    moving = chat.say("move planning to fri 15:00")
    assert "Will be told: **Space" in moving
    assert "Would be told" in chat.say("move planning to fri 16:00 dry run")


def test_only_the_asker_can_agree(chat: Chat) -> None:
    chat.say("schedule Retro fri 14:00 for 1h")
    raj = chat.as_("raj")
    raj.press("Schedule it")
    assert "Nothing is planned" in chat.say("list")


def test_a_single_meeting_for_oneself_needs_no_question(alone: Chat) -> None:
    done = alone.say("schedule Dentist thursday 8:30 for 30 min")
    assert "Scheduled: **Dentist** · Thu 26 Nov, 08:30–09:00 CET" in done
    assert "undo" in done


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "schedule standup every weekday 9:15-9:30 until 18 dec, remind 10 min",
            ["Every weekday at 09:15", "until Fri 18 Dec 2026", "Reminder 10 minutes before"],
        ),
        (
            "book retro every other wed 14:00 berlin 1h 8 times with this space",
            ["Every other Wednesday at 14:00", "8 times", "8 meetings"],
        ),
        (
            "board review last friday of the month 16h",
            ["last Friday", "16:00–16:30 CET", "without an end"],
        ),
        (
            "meet with raj and lee tomorrow 3pm for 30m about Q3 budget",
            ["Tue 24 Nov, 15:00–15:30 CET", "Raj Patel", "Lee Wong", "Q3 budget"],
        ),
    ],
)
def test_what_people_type_is_understood(chat: Chat, line: str, expected: list[str]) -> None:
    echo = chat.say(line)
    for words in expected:
        assert words in echo


def test_what_was_assumed_is_said(chat: Chat) -> None:
    echo = chat.say("schedule Sync tomorrow at 3")
    assert "15:00" in echo
    assert "30 minutes" in echo


def test_another_reading_is_one_press_away(chat: Chat) -> None:
    chat.say("schedule Sync tomorrow at 3")
    swap = next(label for label in chat.buttons() if "03:00" in label)
    assert "03:00" in chat.press(swap)
    assert "03:00" in chat.press("Schedule it")


def test_a_line_without_a_time_opens_the_form_with_what_was_said(chat: Chat) -> None:
    chat.say("schedule Offsite with raj")
    done = chat.press("Schedule", date="2026-11-27", start="10:00")
    assert "**Offsite** · Fri 27 Nov, 10:00–10:30 CET" in done
    assert "Raj Patel" in done


def test_words_that_were_not_understood_are_named_and_the_rest_is_kept(chat: Chat) -> None:
    answer = chat.say("schedule Planning tomorrow at 25:00")
    assert "25:00" in answer
    assert "Planning" in str(chat.answers[-1].json_data["attachments"])


def test_a_wrong_form_names_each_field_and_keeps_what_was_typed(chat: Chat) -> None:
    chat.say("schedule Offsite")
    again = chat.press("Schedule", title="", date="soon", start="10:00", link="example")
    assert "Give it a title" in again
    assert "Pick a day" in again
    assert "https://" in again
    assert "Offsite" not in chat.say("list")


def test_a_form_makes_a_recurring_meeting(chat: Chat) -> None:
    chat.say("schedule Review")
    echo = chat.press(
        "Schedule",
        date="2026-11-26",
        start="11:00",
        repeat="weekly",
        until="2026-12-17",
        minutes="60",
    )
    assert "Every Thursday at 11:00" in echo
    assert "4 meetings" in echo
    assert "Scheduled" in chat.press("Schedule the series")


def test_a_past_time_is_refused_with_times_that_work(chat: Chat) -> None:
    refusal = chat.say("schedule Recap yesterday 15:00")
    assert "Not scheduled" in refusal
    assert "has passed" in refusal
    offered = next(label for label in chat.buttons() if "Nov" in label)
    assert "Scheduled" in chat.press(offered)


def test_a_draft_can_be_corrected_in_words(chat: Chat) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "Thu 26 Nov, 11:00–11:30" in chat.say("no, make it thursday")
    assert "11:00–11:45" in chat.say("45 min")
    assert "Scheduled: **Sync** · Thu 26 Nov, 11:00–11:45" in chat.say("yes")


def test_a_line_about_another_meeting_is_no_correction(chat: Chat) -> None:
    for day in ("wed", "thu"):
        chat.say(f"schedule Planning {day} 11:00 for 30 min")
        chat.say("yes")
    assert "Which one" in chat.say("export planning")
    assert "Which one" in chat.say("remind me 1 day and 5 min before planning")
    assert "I will remind you" in chat.say("2")


def test_no_reminder_is_said_of_the_draft(chat: Chat) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "No reminder" in chat.say("no reminder")
    assert "Scheduled" in chat.say("yes")


def test_never_mind_drops_the_draft(chat: Chat) -> None:
    chat.say("schedule Sync wed 11:00 for 30 min")
    assert "nothing was changed" in chat.say("never mind").lower()
    assert "Nothing is planned" in chat.say("list")


def test_a_misspelt_verb_is_asked_about_before_it_writes(chat: Chat) -> None:
    answer = chat.say("scedule Sync wed 11:00 for 30 min")
    assert "schedule" in answer.lower()
    chat.press("Yes")
    assert "Scheduled" in chat.press("Schedule it")


def test_meet_now_is_at_once(chat: Chat) -> None:
    chat.say("meet now")
    assert "10:01" in chat.press("Schedule it")


def test_markdown_of_others_stays_text(chat: Chat) -> None:
    echo = chat.say("schedule “*Bold* [plan](https://evil.example)” tomorrow 15:00 for 30 min")
    assert "[plan](https://evil.example)" not in echo


def test_a_draft_survives_a_restart_of_nothing_but_lives_an_hour(world: World) -> None:
    chat = world.space("ana", "sam")
    chat.say("schedule Sync fri 16:00 for 30 min")
    from datetime import timedelta

    world.pass_time(timedelta(hours=2))
    late = chat.press("Schedule it")
    assert "Nothing" in late
    assert "Sync" not in chat.say("list")
