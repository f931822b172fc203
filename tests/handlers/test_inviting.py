"""Inviting, removing, answering and handing over. Today is Monday 23 November 2026."""

from __future__ import annotations

import re

import pytest

from handlers.people import names_in
from tests.chat import Chat, World


def plan(chat: Chat, line: str) -> str:
    """Schedule something and return its short id with the hash."""
    done = chat.say(line)
    if "Scheduled" not in done:
        done = chat.press("Schedule")
    found = re.search(r"#[a-z]\d+", done)
    assert found, done
    return found[0]


def told(world: World, name: str) -> str:
    """The newest message that somebody has from the bot, empty if there is none."""
    return next((str(m.markdown) for m in world.direct(name).messages()), "")


def shown(chat: Chat, line: str) -> str:
    """All that the card of an answer says."""
    chat.say(line)
    return str([message.attachments for message in chat.answers])


@pytest.fixture
def review(chat: Chat) -> str:
    """For Ana and Raj alone, made in a space that Lee is in as well."""
    return plan(chat, "schedule Review tomorrow 15:00 for 30 min with raj")


@pytest.fixture
def standup(chat: Chat) -> str:
    """For the whole space, without an end."""
    return plan(chat, "schedule Standup every weekday 9:00 for 15 min")


def test_names_are_read_from_a_form() -> None:
    found = names_in("Ana; Sam Fox <SAM@acme.example>, lee@acme.example\n\n, @Raj")
    assert [one.text for one in found] == ["Ana", "Sam Fox", "lee@acme.example", "@Raj"]
    assert [one.email for one in found] == [None, "sam@acme.example", "lee@acme.example", None]


def test_inviting_shows_who_is_told_and_then_tells_them(
    chat: Chat, world: World, review: str
) -> None:
    echo = chat.say(f"invite lee and sue@partner.example to {review}")
    assert "Invite Lee Wong and sue@partner.example to **Review**" in echo
    assert "Will be told: Lee Wong and sue@partner.example" in echo
    assert "invites you" not in told(world, "lee")
    done = chat.press("Invite 2 people")
    assert "Invited Lee Wong and sue@partner.example" in done
    assert "undo" in done
    assert "Ana Silva invites you to **Review** · Tue 24 Nov, 09:00–09:30 EST" in told(world, "lee")


def test_a_mention_names_somebody(chat: Chat, review: str) -> None:
    echo = chat.say(f"invite <@personEmail:lee@acme.example|Lee Wong> to {review}")
    assert "Invite Lee Wong to **Review**" in echo
    assert "Invited Lee Wong" in chat.say("yes")


def test_an_invitation_is_taken_back(chat: Chat, review: str) -> None:
    chat.say(f"invite lee to {review}")
    chat.press("Invite")
    assert "Lee Wong" in shown(chat, f"show {review}")
    chat.say("undo")
    chat.press("Take it back")
    assert "Lee Wong" not in shown(chat, f"show {review}")


def test_an_invitation_is_answered_where_it_came(chat: Chat, world: World, review: str) -> None:
    chat.say(f"invite lee to {review}")
    chat.press("Invite")
    lee = world.direct("lee")
    assert "Noted: you come to **Review**" in lee.press("Yes")
    assert "Noted: you don't come to **Review**" in lee.say("no sorry, dentist")
    assert "Lee Wong does not come to **Review**" in told(world, "ana")


def test_people_of_the_space_are_told_by_one_message(chat: Chat, world: World) -> None:
    short = plan(chat, "schedule Plenum tomorrow 16:00 for 30 min with raj")
    before = told(world, "lee")
    assert "Will be told: everybody here" in chat.say(f"invite everybody to {short}")
    chat.press("Invite")
    assert told(world, "lee") == before


def test_a_cohost_may_do_what_the_host_may(chat: Chat, world: World, review: str) -> None:
    chat.say(f"invite lee to {review} as cohost")
    assert "Lee Wong can now host" in chat.press("Invite")
    assert "Take Raj Patel off **Review**" in chat.as_("lee").say(f"remove raj from {review}")


def test_an_invitee_is_made_cohost_and_told(chat: Chat, world: World, review: str) -> None:
    assert "Make Raj Patel cohost" in chat.say(f"make raj cohost of {review}")
    chat.press("Make cohost")
    assert "made you cohost of **Review**" in told(world, "raj")


def test_who_is_invited_already_is_not_told_again(chat: Chat, review: str) -> None:
    assert "Raj Patel is invited already" in chat.say(f"invite raj to {review}")


def test_an_unknown_name_is_named_and_the_rest_kept(chat: Chat, review: str) -> None:
    asked = chat.say(f"invite lee and dana to {review}")
    assert "nobody called “dana”" in asked
    assert "Invite Lee Wong to **Review**" in chat.press("Go on without dana")


def test_a_misspelt_name_is_asked_about(chat: Chat, review: str) -> None:
    assert "nobody called “leee”" in chat.say(f"invite leee to {review}")
    assert "Invite Lee Wong" in chat.press("Lee Wong")


def test_people_of_other_shared_spaces_are_found_by_name(
    chat: Chat, world: World, review: str
) -> None:
    world.space("ana", "sam")
    assert "Invite Sam Fox" in chat.say(f"invite sam to {review}")


def test_people_are_invited_by_form(chat: Chat, world: World, review: str) -> None:
    form = chat.say(f"invite to {review}")
    assert "Whom do you want to invite" in form
    again = chat.press("Invite", people="lee, foo@")
    assert "“foo@” is no e-mail address" in again
    chat.press("Invite", people="lee")
    assert "Invited Lee Wong" in chat.press("Invite Lee")


def test_a_recurring_meeting_is_invited_to_as_a_whole_or_for_a_date(
    chat: Chat, world: World, standup: str
) -> None:
    assert "How much of it" in chat.say(f"invite sue@partner.example to {standup}")
    echo = chat.press("Only Tue 24 Nov")
    assert "Tue 24 Nov, 09:00–09:15 CET" in echo
    chat.press("Invite")
    assert "sue@partner.example" in shown(chat, f"show {standup} on tuesday")
    assert "sue@partner.example" not in shown(chat, f"show {standup} on wednesday")


def test_removing_tells_the_one_who_is_removed(chat: Chat, world: World, review: str) -> None:
    echo = chat.say(f"remove raj from {review}")
    assert "Take Raj Patel off **Review**" in echo
    chat.press("Remove")
    assert "Ana Silva took you off **Review**" in told(world, "raj")


@pytest.mark.parametrize(
    ("who", "why"),
    [("bob", "“bob” is not invited"), ("ana", "Ana Silva hosts")],
)
def test_who_can_not_be_removed_is_explained(chat: Chat, review: str, who: str, why: str) -> None:
    assert why in chat.say(f"remove {who} from {review}")


def test_only_the_host_and_cohosts_invite(chat: Chat, world: World, review: str) -> None:
    chat.as_("lee").say(f"invite sue@partner.example to {review}")
    assert "Only Ana Silva can" in told(world, "lee")


def test_an_answer_is_noted_without_a_question_and_the_host_told(
    chat: Chat, world: World, review: str
) -> None:
    noted = chat.as_("raj").say(f"no to {review}, dentist")
    assert "Noted: you don't come to **Review**, Tue 24 Nov, 19:30–20:00 IST" in noted
    assert "“dentist”" in noted
    assert "Raj Patel does not come to **Review**" in told(world, "ana")
    assert "“dentist”" in told(world, "ana")


def test_the_card_counts_answers_and_the_presser_is_answered_alone(
    chat: Chat, world: World, standup: str
) -> None:
    posts = len(chat.messages())
    chat.as_("raj").press("Yes")
    assert len(chat.messages()) == posts
    assert "Noted: you come to **Standup**" in told(world, "raj")
    assert "Raj Patel" in str(chat.messages()[0].attachments)
    chat.as_("raj").press("No")  # another mind, on the same card
    assert "Noted: you don't come to **Standup**" in told(world, "raj")


def test_saying_the_same_again_changes_nothing(chat: Chat, review: str) -> None:
    raj = chat.as_("raj")
    raj.say(f"maybe to {review}")
    assert "You said that already: you may come" in raj.say(f"maybe to {review}")


def test_a_series_named_without_a_date_is_answered_for_the_next_one(
    chat: Chat, standup: str
) -> None:
    raj = chat.as_("raj")
    assert "for Tue 24 Nov only, the next date" in raj.say("yes to standup")
    assert "the whole series" in raj.press("Say it for every date")


def test_any_member_answers_a_meeting_of_the_space_others_only_if_invited(
    chat: Chat, world: World, review: str, standup: str
) -> None:
    lee = chat.as_("lee")
    assert "Noted" in lee.say("yes to standup")
    lee.say(f"yes to {review}")
    assert "you are not invited to “Review”" in told(world, "lee")


def test_late_is_read_by_those_who_wait_and_nobody_twice(chat: Chat, world: World) -> None:
    short = plan(chat, "schedule Sync today 10:30 for 30 min")
    before = len(world.direct("ana").messages())
    said = f"Raj Patel comes 5 minutes late to **Sync** ({short})"
    assert said in chat.as_("raj").say("late 5 min")
    assert len(world.direct("ana").messages()) == before, "the host reads it in the space"
    assert said not in chat.as_("raj").say("late 5 min")
    assert "You said that already" in told(world, "raj")
    assert "longer than “Sync” lasts" in chat.as_("raj").say("late 2 hours")


def test_what_is_over_is_not_answered(world: World) -> None:
    chat = world.space("ana", "raj")
    short = plan(chat, "schedule Huddle today 10:30 for 30 min with raj")
    card = chat.messages()[0]
    chat.say(f"cancel {short}")
    chat.press("Cancel")
    chat.as_("raj").press("Yes", card=card)
    assert "cancelled" in told(world, "raj")


def test_a_press_for_a_cancelled_date_is_never_taken_for_the_series(
    chat: Chat, world: World, standup: str
) -> None:
    card = chat.messages()[0]
    chat.say(f"cancel {standup} on tuesday")
    chat.press("Cancel")
    chat.as_("raj").press("Yes", card=card)
    assert "“Standup” has no date on Tue 24 Nov 2026 any more" in told(world, "raj")
    assert "Ana Silva changed it last" in told(world, "raj")
    assert "Raj Patel" not in shown(chat, f"show {standup} on wednesday")


def test_a_meeting_is_handed_over_and_the_new_host_told(
    chat: Chat, world: World, review: str
) -> None:
    echo = chat.say(f"reassign {review} to raj")
    assert "Hand **Review** over to Raj Patel" in echo
    assert "Raj Patel hosts **Review**" in chat.press("Hand it to Raj")
    assert "handed **Review**" in told(world, "raj")
    chat.say(f"reassign {review} to lee")
    assert "Only Raj Patel can reassign" in told(world, "ana")


def test_a_hand_over_is_taken_back_while_nobody_changed_it(chat: Chat, review: str) -> None:
    chat.say(f"reassign {review} to raj")
    chat.press("Hand it to Raj")
    chat.say("undo")
    assert "Host: Ana Silva; before Raj Patel" in chat.press("Take it back")
    assert "Hand **Review** over to Lee Wong" in chat.say(f"reassign {review} to lee")


def test_acting_for_somebody_else_is_not_there_yet(chat: Chat) -> None:
    answer = chat.say("for raj@acme.example cancel his 1:1s next week")
    assert "can't act for somebody else yet" in answer
    assert "reassign" in answer
