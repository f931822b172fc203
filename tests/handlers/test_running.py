"""Starting, joining, admitting and ending, typed and pressed. Today is Monday 23 November 2026."""

from __future__ import annotations

import re

import pytest

from tests.chat import Chat, World
from texts.markdown import plain

LINK = "https://acme.webex.com/meet/ana"


def plan(chat: Chat, line: str) -> str:
    """Schedule something and return its short id with the hash."""
    chat.say(line)
    done = chat.press("Schedule")
    found = re.search(r"#[a-z]\d+", done)
    assert found, done
    return found[0]


def card(chat: Chat) -> str:
    """All words of the newest meeting card that has buttons."""
    for message in chat.messages():
        for attached in message.json_data.get("attachments") or []:
            if "Host" in (words := plain(attached["content"])):
                return words
    raise AssertionError("there is no card")


@pytest.fixture
def review(chat: Chat) -> str:
    return plan(chat, "schedule Review today 10:30 for 30 min")


@pytest.fixture
def standup(chat: Chat) -> str:
    return plan(chat, "schedule Standup every weekday 9:00 for 15 min")


def test_the_host_starts_a_meeting_and_the_space_is_told(chat: Chat, review: str) -> None:
    started = chat.say(f"start {review}")
    assert "Started: **Review**" in started
    assert "Told:" in started
    assert "by Ana Silva" in started  # the announcement
    assert "In progress" in card(chat)


def test_the_meeting_that_is_about_to_begin_needs_no_name(chat: Chat, review: str) -> None:
    assert "Started: **Review**" in chat.say("start")
    assert "Ended: **Review**" in chat.say("end")


def test_a_second_start_says_who_was_first(chat: Chat, review: str) -> None:
    chat.say(f"start {review}")
    again = chat.say(f"start {review}")
    assert "in progress already, since 10:00 CET, started by Ana Silva" in again


def test_only_host_and_cohosts_start_and_end(chat: Chat, world: World, review: str) -> None:
    raj = chat.as_("raj")
    assert "direct message" in raj.say(f"start {review}")
    told = world.direct("raj").messages()[0].markdown
    assert "Only Ana Silva can start “Review”" in told
    chat.say(f"start {review}")
    raj.say(f"end {review}")
    assert "Only Ana Silva can end “Review”" in world.direct("raj").messages()[0].markdown


def test_a_space_can_let_its_members_start(chat: Chat, review: str) -> None:
    chat.say("settings who may change members")
    chat.press("Let all members")
    assert "Started: **Review**" in chat.as_("raj").say(f"start {review}")


def test_before_the_host_people_wait_in_the_lobby_and_the_host_is_told_once(
    chat: Chat, world: World, review: str
) -> None:
    raj, lee, ana = chat.as_("raj"), chat.as_("lee"), world.direct("ana")
    before = len(ana.messages())
    waiting = raj.say(f"join {review}")
    assert "you wait for the host in the lobby" in waiting
    assert "People are waiting for the host" in waiting  # the live card
    assert "Raj Patel is waiting for you in the lobby" in ana.messages()[0].markdown
    assert "Raj Patel waits as well" in lee.say(f"join {review}")
    assert len(ana.messages()) == before + 1
    let_in = chat.say(f"admit {review}")
    assert "Let in: Raj Patel and Lee Wong" in let_in
    assert "In progress" in card(chat)


def test_the_host_admits_from_the_direct_message(chat: Chat, world: World, review: str) -> None:
    chat.as_("raj").say(f"join {review}")
    assert "Let in: Raj Patel" in world.direct("ana").press("Admit")


def test_joining_counts_who_came_and_gives_the_link(chat: Chat, review: str) -> None:
    chat.say(f"change {review} link {LINK}")
    chat.press("Change")
    chat.say(f"start {review}")
    joined = chat.as_("raj").say(f"join {review}")
    assert f"Join: {LINK}" in joined
    assert "Here so far: Ana Silva" in joined
    assert "counted in already" in chat.as_("raj").say(f"join {review}")
    assert "Ana Silva and Raj Patel were here" in chat.say(f"end {review}")


def test_without_a_link_the_host_learns_how_to_set_one(chat: Chat, review: str) -> None:
    chat.say(f"start {review}")
    assert f"change {review} link https://" in chat.say(f"join {review}")
    assert "the host can set one" in chat.as_("raj").say(f"join {review}")


def test_a_password_goes_to_the_one_who_joins_alone(chat: Chat, world: World, review: str) -> None:
    chat.say(f"change {review} password s3cret")
    chat.press("Change")
    chat.say(f"start {review}")
    assert "s3cret" not in chat.as_("raj").say(f"join {review}")
    assert "`s3cret`" in world.direct("raj").messages()[0].markdown


def test_the_card_runs_the_meeting(chat: Chat, world: World, review: str) -> None:
    chat.press("Start")
    posts = len(chat.messages())
    chat.as_("raj").press("I'm here")
    assert len(chat.messages()) == posts  # the card shows who is here; no post for each
    assert "counted in" in world.direct("raj").messages()[0].markdown
    assert "Ana Silva and Raj Patel were here" in chat.press("End")


def test_a_date_whose_turn_has_not_come_says_from_when_on(chat: Chat, standup: str) -> None:
    refused = chat.say(f"start {standup} on friday")
    assert "Not started" in refused
    assert "can be started from Thu 26 Nov, 09:15 CET on" in refused


def test_another_date_in_progress_can_be_ended_at_one_press(chat: Chat, standup: str) -> None:
    chat.say(f"start {standup}")
    assert "still in progress" in chat.say(f"start {standup} on wednesday")
    assert "Ended: **Standup**" in chat.press("End that one")


def test_a_late_end_says_who_ended_it(chat: Chat, review: str) -> None:
    chat.say(f"start {review}")
    chat.say(f"end {review}")
    late = chat.say(f"end {review}")
    assert "was ended by Ana Silva at 10:00 CET" in late
    assert "Nothing was changed" in late


def test_what_was_never_started_can_not_be_ended(chat: Chat, review: str) -> None:
    refused = chat.say(f"end {review}")
    assert "Not ended" in refused
    assert "not in progress" in refused


def test_nobody_waits_nobody_is_let_in(chat: Chat, review: str) -> None:
    assert "Nobody is waiting to be let in" in chat.say(f"admit {review}")


def test_a_closed_meeting_keeps_out_who_was_not_invited(world: World) -> None:
    chat = world.space("ana", "raj", "lee")
    short = plan(chat, "schedule Salaries today 10:30 for 30 min with lee")
    chat.say(f"change {short} lobby block")
    chat.press("Change")
    chat.say(f"start {short}")
    chat.as_("raj").say(f"join {short}")
    assert "only for those who were invited" in world.direct("raj").messages()[0].markdown
    assert "counted in" in chat.as_("lee").say(f"join {short}")
