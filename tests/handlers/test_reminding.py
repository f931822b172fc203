"""Reminders: who gets them when, never twice; added leads, snooze, mute and quiet hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain import changes
from domain.model import Answer, Answering, Series
from language.model import Target
from services.quiet import quiet_end
from storage.spaces import SpaceStore
from tests.chat import Chat
from tests.handlers.desk import ANA, ENG, LEE, NOW, RAJ, Desk, buttons, direct, meeting, wall

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
START = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)  # 09:15 in Berlin
K7 = Target(short="k7")
WEEK = START + timedelta(days=6)
DAILY = "FREQ=DAILY"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.at(tmp_path)
    yield made
    made.storage.close()


def must(outcome: object) -> Series:
    assert isinstance(outcome, Series), outcome
    return outcome


# When they come, and to whom


def test_the_space_is_reminded_at_the_meetings_own_lead_time(desk: Desk) -> None:
    desk.keeps(meeting(lead=10 * MINUTE, link="https://acme.example/join"))
    assert desk.next_due == START - 10 * MINUTE
    assert desk.passes(START - 11 * MINUTE) == []
    (post,) = desk.passes(START)
    assert post.to == "space:eng"
    assert post.markdown.startswith("**Standup** starts at 09:15 CET")
    assert "IST" in post.markdown, "members in several zones read their own time"
    assert "https://acme.example/join" in post.markdown
    assert "minutes" not in post.markdown, "the time of day, not how long it is"
    reminding = ["I'm late", "Again in 5 min", "Again in 10 min", "No more of these"]
    assert [each for each in buttons(post) if each in reminding] == reminding
    assert {"Yes", "I'm here", "Start", "Move"} <= set(buttons(post)), "it is the live card"
    assert post.useful_until == START + 15 * MINUTE


def test_the_day_before_the_day_is_named_and_nobody_is_late_yet(desk: Desk) -> None:
    wednesday = "2026-11-25T09:15"
    desk.keeps(meeting(home=direct(ANA), invitees=(LEE,), lead=DAY, start=wednesday))
    desk.passes(START)
    assert desk.to(LEE)[0].markdown.startswith("**Standup** starts on Wed 25 Nov, 03:15 EST")
    again = ["Again in 1 hour", "Again in 3 hours"]
    assert buttons(desk.to(LEE)[0]) == [*again, "No more of these"]
    assert "I'm late" not in buttons(desk.to(ANA)[0])
    assert set(again) <= set(buttons(desk.to(ANA)[0]))


def test_each_date_of_a_series_is_reminded_of_once(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY))
    posts = desk.passes(WEEK)
    assert len({post.unique for post in posts}) == len(posts) == 7


def test_the_host_and_invitees_outside_the_space_get_a_direct_message(desk: Desk) -> None:
    desk.keeps(meeting(invitees=(RAJ, LEE)))
    assert {post.to for post in desk.passes(START)} == {"space:eng", "person:lee@acme.example"}


def test_a_person_reads_the_time_in_their_own_zone(desk: Desk) -> None:
    desk.keeps(meeting(home=direct(ANA), invitees=(LEE,)))
    desk.passes(START)
    assert "starts at 03:15 EST" in desk.to(LEE)[0].markdown
    assert "starts at 09:15 CET" in desk.to(ANA)[0].markdown


def test_whoever_declined_is_not_reminded(desk: Desk) -> None:
    series = meeting(rule=DAILY, home=direct(ANA), invitees=(LEE, RAJ))
    one = Answer(RAJ.email, Answering.NO, original=wall("2026-11-25T09:15"))
    series = changes.answer(changes.answer(series, Answer(LEE.email, Answering.NO)), one)
    desk.keeps(series)
    desk.passes(START + 2 * DAY)
    assert desk.to(LEE) == []
    assert ["24" in post.markdown for post in desk.to(RAJ)] == [True, False]


def test_a_meeting_without_reminder_has_none(desk: Desk) -> None:
    desk.keeps(meeting(lead=None))
    assert desk.passes(WEEK) == []


def test_a_move_takes_the_reminder_along(desk: Desk) -> None:
    series = desk.keeps(meeting())
    moved = must(changes.move(series, series.plan.start, START + 3 * HOUR, NOW))
    desk.keeps(moved, series)
    assert desk.passes(START + HOUR) == []
    assert "starts at 12:15" in desk.passes(START + 3 * HOUR)[0].markdown


def test_what_moves_after_its_reminder_is_reminded_of_again_but_never_twice_of_one_start(
    desk: Desk,
) -> None:
    series = desk.keeps(meeting())
    assert len(desk.passes(START - 5 * MINUTE)) == 1
    later = must(changes.move(series, series.plan.start, START + 2 * HOUR, desk.now))
    desk.keeps(later, series)
    back = must(changes.move(later, series.plan.start, START, desk.now))
    desk.keeps(back, later)
    assert desk.passes(START + 3 * HOUR) == []
    again = must(changes.move(back, series.plan.start, START + 2 * DAY, desk.now))
    desk.keeps(again, back)
    assert len(desk.passes(START + 3 * DAY)) == 1


def test_a_change_while_a_reminder_is_due_does_not_swallow_it(desk: Desk) -> None:
    series = desk.keeps(meeting())
    desk.now = START - 5 * MINUTE  # due, not fired yet
    renamed = must(changes.edit(series, None, {"title": "Daily"}, desk.now))
    desk.keeps(renamed, series)
    assert "**Daily**" in desk.passes(START)[0].markdown


def test_a_cancelled_date_is_not_reminded_of(desk: Desk) -> None:
    series = desk.keeps(meeting(rule=DAILY))
    fewer = must(changes.cancel(series, wall("2026-11-25T09:15"), NOW))
    desk.keeps(fewer, series)
    assert len(desk.passes(START + 2 * DAY)) == 2
    services = desk.services()
    services.meetings.store(fewer, None)
    desk.storage.write(*services.unit.writes)
    assert desk.passes(START + 9 * DAY) == []


def test_reminders_of_one_moment_become_one_message(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.keeps(meeting("k8", "Retro", minutes=60))
    (post,) = desk.passes(START)
    assert post.markdown.startswith("2 meetings are coming up:")
    assert "**Standup**" in post.markdown
    assert "**Retro**" in post.markdown
    assert buttons(post).count("Again in 10 min") == 2


def test_very_many_at_one_moment_still_fit_into_a_message(desk: Desk) -> None:
    for number in range(24):
        desk.keeps(meeting(f"k{number}", f"{number} {'long title ' * 10}"))
    (post,) = desk.passes(START)
    assert "and 14 more" in post.markdown
    assert len(post.markdown.encode()) < 7439


def test_two_leads_that_fall_together_remind_once(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.says(ANA, ENG, "remind", audience="space", leads=(10 * MINUTE,), target=K7)
    assert len(desk.passes(START)) == 1
    assert "**Standup** starts" in desk.reply


def test_after_an_outage_only_what_is_still_useful_comes(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY, minutes=30))
    desk.now = START + 2 * DAY + 10 * MINUTE
    (post,) = desk.passes(desk.now)
    assert "**Standup** started at 09:15" in post.markdown


def test_a_space_that_the_bot_has_left_gets_none(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.storage.write(SpaceStore.leave("eng"))
    assert desk.passes(START) == []


# Added leads


def test_somebody_adds_several_leads_for_themselves(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY, lead=None))
    said = desk.says(RAJ, ENG, "remind", audience="me", leads=(2 * HOUR, 5 * MINUTE), target=K7)
    assert "I will remind you of **Standup** (#k7) 2 hours before and 5 minutes before" in said
    desk.passes(START)
    assert [post.to for post in desk.posted] == ["person:raj@acme.example"] * 2
    assert len(desk.passes(START + DAY)) == 2, "and of every date"


def test_the_space_is_meant_in_a_space_and_oneself_in_a_direct_one(desk: Desk) -> None:
    desk.keeps(meeting(lead=None))
    assert "this space" in desk.says(RAJ, ENG, "remind", leads=(HOUR,), target=K7)
    assert "remind you" in desk.says(RAJ, direct(RAJ), "remind", leads=(5 * MINUTE,), target=K7)
    assert [post.to for post in desk.passes(START)] == ["space:eng", "person:raj@acme.example"]


def test_reminders_can_be_switched_off_and_on_again(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY))
    desk.says(RAJ, direct(RAJ), "remind", leads=(HOUR,), target=K7)
    assert "no more reminders" in desk.says(
        RAJ, direct(RAJ), "remind", "remind #k7 off", target=K7, text="off"
    )
    desk.passes(START)
    assert desk.to(RAJ) == []
    assert len(desk.to(ENG)) == 1, "those of others stay"
    desk.says(RAJ, direct(RAJ), "remind", leads=(HOUR,), target=K7)
    desk.passes(START + DAY)
    assert len(desk.to(RAJ)) == 1


def test_a_title_that_ends_in_off_is_no_switch(desk: Desk) -> None:
    desk.keeps(meeting(title="Kick off"))
    said = "remind me 1 hour before kick off"
    target = Target(words="kick off")
    answer = desk.says(ANA, ENG, "remind", said, audience="me", leads=(HOUR,), target=target)
    assert "I will remind you of **Kick off**" in answer


def test_a_lead_that_has_passed_is_explained(desk: Desk) -> None:
    desk.keeps(meeting())
    said = desk.says(ANA, ENG, "remind", audience="me", leads=(7 * DAY,), target=K7)
    assert "Nothing set" in said
    assert "has passed already" in said


def test_without_a_length_it_is_asked_for(desk: Desk) -> None:
    desk.keeps(meeting())
    assert "How long before “Standup”?" in desk.says(ANA, ENG, "remind", target=K7)


def test_the_space_cannot_be_reminded_from_a_direct_conversation(desk: Desk) -> None:
    desk.keeps(meeting())
    said = desk.says(ANA, direct(ANA), "remind", audience="space", leads=(HOUR,), target=K7)
    assert "there is no space to remind" in said


def test_somebody_taken_off_the_meeting_hears_no_more_of_it(desk: Desk) -> None:
    series = desk.keeps(meeting(home=direct(ANA), invitees=(LEE,)))
    desk.says(LEE, direct(LEE), "remind", leads=(HOUR,), target=K7)
    desk.keeps(changes.uninvite(series, [LEE.email]), series)
    desk.passes(START)
    assert desk.to(LEE) == []


# Snoozing


def test_the_button_brings_it_back_to_the_one_who_pressed(desk: Desk) -> None:
    desk.keeps(meeting(minutes=60))
    desk.passes(START - 10 * MINUTE)
    said = desk.presses(RAJ, ENG, "Again in 5 min")
    assert "again at 13:40 IST, by direct message" in said
    desk.presses(RAJ, ENG, "Again in 5 min")
    (post,) = desk.passes(START - 5 * MINUTE)
    assert post.to == "person:raj@acme.example"
    assert "starts at 13:45 IST" in post.markdown


def test_snooze_by_words_means_the_last_reminder_here(desk: Desk) -> None:
    desk.keeps(meeting(home=direct(ANA), minutes=60))
    desk.passes(START - 10 * MINUTE)
    said = desk.says(ANA, direct(ANA), "snooze", "snooze 7", limit=7)
    assert said == "I will remind you of **Standup** again at 09:12 CET."
    assert len(desk.passes(START)) == 1
    assert "nothing to snooze" in desk.says(LEE, direct(LEE), "snooze")


def test_snoozing_past_the_end_is_refused_with_what_would_work(desk: Desk) -> None:
    desk.keeps(meeting(home=direct(ANA)))
    desk.passes(START - 10 * MINUTE)
    said = desk.says(ANA, direct(ANA), "snooze", "snooze 2 hours", duration=2 * HOUR)
    assert "Not snoozed: “Standup” is over at 09:30 CET" in said


def test_a_snoozed_reminder_lapses_when_the_meeting_moves(desk: Desk) -> None:
    series = desk.keeps(meeting(home=direct(ANA), minutes=60))
    desk.passes(START - 10 * MINUTE)
    desk.says(ANA, direct(ANA), "snooze", "snooze 5", limit=5)
    moved = must(changes.move(series, series.plan.start, START + 5 * HOUR, desk.now))
    desk.keeps(moved, series)
    assert desk.passes(START + HOUR) == []
    assert len(desk.passes(START + 5 * HOUR)) == 1


# Muting


def test_a_space_is_mute_until_then(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY))
    said = desk.says(RAJ, ENG, "mute", duration=DAY + HOUR)
    assert "until Tue 24 Nov, 15:30 IST" in said
    assert desk.passes(START) == []
    assert len(desk.passes(START + DAY)) == 1


def test_a_person_is_mute_and_others_are_not(desk: Desk) -> None:
    desk.keeps(meeting(home=direct(ANA), invitees=(LEE,)))
    desk.says(LEE, direct(LEE), "mute")
    desk.passes(START)
    assert desk.to(LEE) == []
    assert len(desk.to(ANA)) == 1
    assert "on again for you" in desk.says(LEE, direct(LEE), "unmute")
    assert "were not muted" in desk.says(LEE, direct(LEE), "unmute")


def test_one_meeting_is_muted_by_words_and_comes_back(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY))
    desk.keeps(meeting("k8", "Retro", start="2026-11-24T10:00"))
    desk.says(ANA, ENG, "mute", target=K7)
    assert ["Retro" in post.markdown for post in desk.passes(START + 2 * HOUR)] == [True]
    desk.says(ANA, ENG, "unmute", target=K7)
    assert len(desk.passes(START + DAY)) == 1


def test_the_opt_out_on_a_reminder_says_in_the_space_who_pressed(desk: Desk) -> None:
    desk.keeps(meeting(rule=DAILY))
    desk.passes(START)
    said = desk.presses(RAJ, ENG, "No more of these")
    assert "Raj Patel switched the reminders of **Standup** (#k7) off in this space" in said
    assert desk.passes(START + 3 * DAY) == []


def test_muting_until_a_past_moment_is_refused(desk: Desk) -> None:
    assert "has passed" in desk.says(ANA, ENG, "mute", start=NOW - HOUR)


# Quiet hours


def test_quiet_hours_hold_a_reminder_until_they_end_if_it_is_still_useful(desk: Desk) -> None:
    desk.sets(ANA, quiet_from="20:00", quiet_until="09:20")
    desk.keeps(meeting(home=direct(ANA), minutes=30))
    desk.keeps(meeting("k8", "Early", home=direct(ANA), start="2026-11-24T07:00"))
    (post,) = desk.passes(START + HOUR)
    assert "**Standup** started at 09:15" in post.markdown
    assert "Early" not in post.markdown


@pytest.mark.parametrize(
    ("begin", "end", "now", "over"),
    [
        pytest.param(
            "22:00", "07:00", "2026-11-23T23:30", "2026-11-24T07:00", id="before midnight"
        ),
        pytest.param("22:00", "07:00", "2026-11-24T06:59", "2026-11-24T07:00", id="after midnight"),
        pytest.param("22:00", "07:00", "2026-11-24T07:00", None, id="at the end"),
        pytest.param("12:00", "13:00", "2026-11-24T12:00", "2026-11-24T13:00", id="at noon"),
        pytest.param("12:00", "13:00", "2026-11-24T11:59", None, id="before"),
        pytest.param("08:00", "08:00", "2026-11-24T08:00", None, id="no length"),
    ],
)
def test_when_quiet_hours_end(begin: str, end: str, now: str, over: str | None) -> None:
    person = replace(ANA, settings={"quiet_from": begin, "quiet_until": end})
    berlin = timedelta(hours=1)
    moment = wall(now).replace(tzinfo=UTC) - berlin
    expected = wall(over).replace(tzinfo=UTC) - berlin if over else None
    assert quiet_end(person, moment, "UTC") == expected


# In the conversation


def test_a_reminder_comes_by_the_clock_and_can_be_snoozed(chat: Chat) -> None:
    chat.say("schedule Review tomorrow 15:00 for 1h")
    chat.press("Schedule")
    chat.say("remind me 1 day and 5 min before review, remind the space 30 min")
    before = len(chat.messages())
    chat.world.set_clock("2026-11-24T14:31:00+01:00")
    assert "**Review** starts at 15:00 CET" in chat.messages()[0].json_data["markdown"]
    assert len(chat.messages()) == before + 1
    chat.world.set_clock("2026-11-24T14:50:00+01:00")
    assert len(chat.messages()) == before + 2
    assert "again at 15:00 CET" in chat.press("Again in 10 min")
    direct_chat = chat.world.direct("ana")
    chat.world.set_clock("2026-11-24T15:00:00+01:00")
    words = [message.json_data["markdown"] for message in direct_chat.messages()[:2]]
    assert ["Review" in each for each in words] == [True, True]
    assert "muted" not in chat.say("mute reminders here till monday 8am").lower()
    assert "on again in this space" in chat.say("unmute here")
