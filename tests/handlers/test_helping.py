"""Help, the hello, unknown words and what is not there yet."""

from __future__ import annotations

import pytest

from handlers.context import Answered
from handlers.options import as_details
from tests.chat import Chat
from texts.helping import NOT_YET, SAME


def test_a_new_space_is_greeted_once_with_how_to_silence(chat: Chat) -> None:
    hellos = [m.markdown for m in chat.messages() if "Hello, I am Muster" in m.markdown]
    assert len(hellos) == 1
    assert "Ana Silva added me" in hellos[0]
    assert "mute here" in hellos[0]


def test_help_has_six_examples_and_a_button_for_each_area(chat: Chat) -> None:
    assert chat.say("help").count("- `") == 6
    assert "**move**" in chat.press("Plan")
    assert "give a meeting another day" in chat.press("move")


def test_help_on_a_command_shows_syntax_three_examples_and_who(chat: Chat) -> None:
    answer = chat.say("help move")
    assert "`move MEETING to DAY TIME" in answer
    assert answer.count("- `") == 3
    assert "host and cohosts" in answer


@pytest.mark.parametrize(("topic", "command"), [("reschedule", "move"), ("remid", "remind")])
def test_help_is_found_by_another_name(chat: Chat, topic: str, command: str) -> None:
    assert command in chat.say(f"help {topic}")


def test_an_unknown_word_gets_help_and_never_itself(chat: Chat) -> None:
    answer = chat.say("frobnicate the thing")
    assert "no command “frobnicate”" in answer
    assert "what's on today" in answer


def test_a_greeting_is_answered(chat: Chat) -> None:
    assert chat.say("hello").startswith("Hello, Ana")
    assert "welcome" in chat.say("thanks")


@pytest.mark.parametrize(
    "line",
    [
        "poll planning with team: tue 10, tue 2pm or wed 9 closes tomorrow noon",
        "when are ana, raj and lee free for 45 min next week, mornings",
        "recording of yesterday's review",
        "transcript of yesterday's review",
        "attendance",
        "actions",
        "register for the offsite",
        "template standup",
        "copy retro to monday",
        "practice on",
        "connect",
    ],
)
def test_what_is_not_there_yet_is_said_with_what_to_do_instead(chat: Chat, line: str) -> None:
    answer = chat.say(line)
    assert any(answer == words for words in NOT_YET.values())


def test_an_answer_to_nothing_changes_nothing(chat: Chat) -> None:
    assert "Nothing is waiting" in chat.say("ok")
    assert "Nothing is waiting" in chat.say("never mind")


def test_the_nearest_command_comes_first(chat: Chat) -> None:
    answer = chat.say("who am i")
    assert answer.startswith("I know no command “who”. Did you mean *why*?")
    assert answer.count("- `") == 3


def test_every_other_name_leads_to_an_answer() -> None:
    assert set(SAME.values()) <= set(NOT_YET)


def test_status_tells_whether_anything_is_stuck(chat: Chat) -> None:
    answer = chat.say("status")
    assert "here and working" in answer
    assert "Nothing is stuck" in answer


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (("lobby", "on"), {"unlockedMeetingJoinSecurity": "allowJoinWithLobby"}),
        (("lobby", "off"), {"unlockedMeetingJoinSecurity": "allowJoin"}),
        (
            ("join before host", "10 min"),
            {"enabledJoinBeforeHost": True, "joinBeforeHostMinutes": 10},
        ),
        (("join before host", "off"), {"enabledJoinBeforeHost": False}),
        (("record", "auto"), {"enabledAutoRecordMeeting": True}),
        (("automatic lock", "5"), {"enableAutomaticLock": True, "automaticLockMinutes": 5}),
        (("co-host", "any"), {"allowAnyUserToBeCoHost": True}),
        (("public", "no"), {"publicMeeting": False}),
        (("enabledJoinBeforeHost", "true"), {"enabledJoinBeforeHost": True}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_options_are_kept_by_their_webex_names(
    said: tuple[str, str], kept: dict[str, object]
) -> None:
    assert as_details(None, (said,)) == {"options": kept}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("lobby", "perhaps"), "*on*"),
        (("join before host", "7 min"), "5 min, 10 min or 15 min"),
        (("lock", "1 hour"), "20 min"),
        (("password", "two words"), "can't hold spaces"),
        (("password", "x" * 17), "16 fit"),
        (("title", "x" * 129), "128 fit"),
        (("link", "ftp://nowhere"), "begins with https://"),
        (("number", "12"), "8 to 12 digits"),
        (("reminder", "soon"), "*15 min*"),
        (("lokc", "on"), "*automatic lock*"),
        (("colour", "red"), "Options are"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_a_wrong_option_names_what_is_taken(said: tuple[str, str], words: str) -> None:
    with pytest.raises(Answered) as raised:
        as_details(None, (said,))  # type: ignore[arg-type]
    assert words in raised.value.reply.text


def test_the_card_says_which_word_was_not_understood(chat: Chat) -> None:
    chat.say("purple monkeys dishwasher")
    assert "purple" in str(chat.answers[-1].json_data["attachments"])


def test_news_with_a_time_is_not_planned_but_may_be_with_one_press(chat: Chat) -> None:
    answer = chat.say("I was up at 4 in the afternoon tomorrow")
    assert "for news and did nothing" in answer
    assert chat.buttons() == ["Plan it"]
    assert "Tue 24 Nov, 16:00" in chat.press("Plan it")


def test_a_sentence_that_asks_for_nothing_known_is_answered_in_one(chat: Chat) -> None:
    answer = chat.say("book me a flight to madrid")
    assert "“book me a flight to madrid”" in answer
    assert len(answer.splitlines()) == 1
    assert "Plan" in chat.buttons()


def test_a_weekday_that_is_not_that_date_is_asked_about_with_its_reason(chat: Chat) -> None:
    answer = chat.say("schedule retro thursday 25 nov 14:00")
    assert answer.startswith("25 November 2026 is a Wednesday, not a Thursday. Which day is it?")
    assert chat.buttons() == ["Wed 25 Nov, 14:00 CET", "Thu 26 Nov, 14:00 CET"]


def test_a_meeting_said_to_be_off_is_cancelled_after_asking_how_that_was_read(chat: Chat) -> None:
    chat.say("schedule design crit friday 14:00 with raj")
    chat.say("yes")
    answer = chat.say("the design crit is off, venue is gone")
    assert answer.startswith("Cancel “design crit”?")
    assert "“is off” is read as cancelling it" in answer
    assert "venue is gone" in answer
    assert chat.say("yes").count("Cancelled: **design crit**") == 2
    assert "No meeting here is called" not in chat.say("raj is off on friday")
