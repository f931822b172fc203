"""Announcing in other spaces, receipts, switching announcements, and the daily overview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from domain import changes
from domain.model import Answer, Answering
from language.model import Target
from storage.people import PeopleStore, Person
from storage.series import SeriesStore
from storage.spaces import Space, SpaceStore
from tests.chat import Chat
from tests.handlers.desk import ANA, ENG, LEE, NOW, QA, RAJ, Desk, buttons, direct, meeting

K7 = Target(short="k7")
DAY = timedelta(days=1)
MESSAGE = "announce in Eng and QA: all hands moved to 17:00"
WORDS = "all hands moved to 17:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.at(tmp_path)
    yield made
    made.storage.close()


# A message in one's own words


def test_the_audience_is_shown_before_anybody_is_told(desk: Desk) -> None:
    said = desk.says(ANA, direct(ANA), "announce", MESSAGE, spaces=("Eng", "qa"), text=WORDS)
    assert "Announce this in 2 spaces (4 people)?" in said
    assert "**Eng**: 2 people (Kolkata and Berlin)" in said
    assert "**QA**: 2 people (New York and Berlin)" in said
    assert desk.to(ENG) == desk.to(QA) == []
    assert buttons(desk.posted[0]) == ["Don't send", "Announce in 2 spaces"]


def test_each_space_reads_the_time_in_its_members_zones_and_the_sender_gets_a_receipt(
    desk: Desk,
) -> None:
    start = datetime(2026, 11, 23, 16, tzinfo=UTC)
    desk.says(ANA, direct(ANA), "announce", spaces=("Eng", "QA"), text=WORDS, start=start)
    said = desk.presses(ANA, direct(ANA), "Announce in 2")
    assert "On its way to **Eng** and **QA**" in said
    (eng,), (qa,) = desk.to(ENG), desk.to(QA)
    assert eng.markdown.startswith("**Ana Silva** announces: all hands moved to 17:00")
    assert "21:30 IST" in eng.markdown
    assert "11:00 EST" in qa.markdown
    desk.passes(NOW + DAY)
    (receipt,) = desk.posted
    assert receipt.markdown == "Announced in **Eng** and **QA**."
    assert receipt.replaces == f"name:{receipt.name}"


def test_the_receipt_names_what_has_not_arrived(desk: Desk) -> None:
    desk.says(ANA, direct(ANA), "announce", spaces=("Eng", "QA"), text=WORDS)
    desk.presses(ANA, direct(ANA), "Announce in 2")
    (lost,) = desk.to(QA)
    desk.storage.ask(lambda db: db.execute("delete from posts where name = ?", [lost.name]))
    desk.passes(NOW + DAY)
    (receipt,) = desk.posted
    assert "Announced in **Eng**." in receipt.markdown
    assert "Not announced in **QA**" in receipt.markdown


def test_a_message_without_a_space_is_for_this_one(desk: Desk) -> None:
    assert "1 space (2 people)" in desk.says(RAJ, ENG, "announce", text="coffee is ready")
    desk.presses(RAJ, ENG, "Announce it")
    assert any("**Raj Patel** announces: coffee is ready" in p.markdown for p in desk.to(ENG))
    assert "In which spaces?" in desk.says(ANA, direct(ANA), "announce", text="coffee is ready")


def test_very_many_people_are_told_only_after_their_number_is_typed(desk: Desk) -> None:
    crowd = [Person(f"id-{n}", f"p{n}@acme.example", f"P {n}") for n in range(60)]
    people = [PeopleStore.save(person) for person in crowd]
    desk.storage.write(*people, SpaceStore.set_members("eng", [ANA, RAJ, *crowd]))
    said = desk.says(ANA, direct(ANA), "announce", MESSAGE, spaces=("Eng",), text=WORDS)
    assert "62 people would be told, so please type this to go on: **62**" in said
    assert "Nothing was done" in desk.presses(ANA, direct(ANA), "Announce it", typed="yes")
    assert desk.to(ENG) == []
    desk.presses(ANA, direct(ANA), "Announce it", typed="62")
    assert WORDS in desk.to(ENG)[0].markdown


def test_a_meeting_for_very_many_is_announced_after_its_title_is_typed(desk: Desk) -> None:
    crowd = [Person(f"id-{n}", f"p{n}@acme.example", f"P {n}") for n in range(60)]
    people = [PeopleStore.save(person) for person in crowd]
    desk.storage.write(*people, SpaceStore.set_members("qa", [ANA, LEE, *crowd]))
    desk.keeps(meeting())
    said = desk.says(ANA, ENG, "announce", "announce #k7 in QA", target=K7, spaces=("QA",))
    assert "please type this to go on: **Standup**" in said
    assert "Nothing was done" in desk.presses(ANA, ENG, "Announce it")
    assert "is now announced in **QA**" in desk.presses(ANA, ENG, "Announce it", typed="standup")


def test_it_can_be_left_alone(desk: Desk) -> None:
    desk.says(ANA, direct(ANA), "announce", spaces=("Eng",), text=WORDS)
    desk.presses(ANA, direct(ANA), "Don't send")
    assert desk.to(ENG) == []
    assert desk.passes(NOW + DAY) == []


@pytest.mark.parametrize("title", ["Ops", "Nowhere"])
def test_a_space_that_one_is_not_in_does_not_exist(desk: Desk, title: str) -> None:
    said = desk.says(ANA, ENG, "announce", spaces=(title,), text=WORDS)
    assert f"there is no space called “{title}” that both you and I are in" in said
    assert desk.posted[0].to == "person:ana@acme.example"
    assert "“Eng” and “QA”" in said


def test_a_title_that_fits_several_spaces_is_asked_about(desk: Desk) -> None:
    for name in ("Berlin North", "Berlin South"):
        desk.storage.write(
            SpaceStore.save(Space(name, name, "group")), SpaceStore.set_members(name, [ANA])
        )
    said = desk.says(ANA, ENG, "announce", spaces=("Berlin",), text=WORDS)
    assert "“Berlin North” and “Berlin South”" in said


def test_what_others_typed_is_shown_and_not_formatted(desk: Desk) -> None:
    desk.says(ANA, direct(ANA), "announce", spaces=("Eng",), text="<@all> [x](http://evil.example)")
    desk.presses(ANA, direct(ANA), "Announce it")
    assert "<@all>" not in desk.to(ENG)[0].markdown
    assert "[x](" not in desk.to(ENG)[0].markdown


# A meeting in further spaces


def test_a_meeting_is_announced_in_another_space_and_its_changes_follow(desk: Desk) -> None:
    series = desk.keeps(meeting())
    said = desk.says(ANA, ENG, "announce", target=K7, spaces=("QA",))
    assert "everybody in QA could see it" in said
    desk.presses(ANA, ENG, "Announce it")
    assert "New meeting: **Standup**" in desk.to(QA)[0].markdown
    assert SeriesStore(desk.storage).announced(series.id) == ["qa"]
    assert "Standup" in desk.says(LEE, QA, "list")
    desk.says(ANA, ENG, "move", target=K7, start=NOW + 2 * DAY)
    desk.presses(ANA, ENG, "Move")
    assert [post.markdown[:9] for post in desk.to(QA)] == ["Ana Silva"]
    desk.says(ANA, ENG, "announce", "announce #k7 in QA off", target=K7, spaces=("QA",))
    assert SeriesStore(desk.storage).announced(series.id) == []


def test_it_is_not_announced_twice_nor_taken_from_its_home(desk: Desk) -> None:
    series = desk.keeps(meeting())
    desk.storage.write(SeriesStore.announce_to(series.id, "qa"))
    assert "already" in desk.says(ANA, ENG, "announce", target=K7, spaces=("QA",))
    assert "was made in **Eng**" in desk.says(ANA, ENG, "announce", target=K7, spaces=("Eng",))


def test_a_meeting_that_cannot_be_seen_cannot_be_announced(desk: Desk) -> None:
    desk.keeps(meeting())
    said = desk.says(LEE, QA, "announce", target=K7, spaces=("QA",))
    assert "No meeting that you can see here" in said


# On and off


def test_a_space_can_do_without_announcements(desk: Desk) -> None:
    desk.keeps(meeting())
    assert "are off in **Eng**" in desk.says(RAJ, ENG, "announce", "announce off", text="off")
    services = desk.services()
    series = services.series.by_short("k7")
    assert series is not None
    assert services.announcements.receivers(series, ANA.email) == ()
    assert "Announcements are off in **Eng**" in desk.says(RAJ, ENG, "announce")
    assert "are on in **Eng**" in desk.says(RAJ, ENG, "announce", "announce on", text="on")
    assert "nobody else to tell" in desk.says(ANA, direct(ANA), "announce", "announce off")


# The daily overview


def test_the_overview_comes_at_the_chosen_time_on_days_with_meetings(desk: Desk) -> None:
    desk.keeps(meeting(rule="FREQ=WEEKLY;BYDAY=TU,TH"))
    said = desk.says(ANA, direct(ANA), "digest", "digest 8:30", clock=time(8, 30))
    assert "now comes at 08:30" in said
    assert "Tue 24 Nov, 08:30 CET" in said
    posts = [post for post in desk.passes(NOW + 7 * DAY) if "Your day" in post.markdown]
    assert [post.markdown.partition(":")[2][:11] for post in posts] == [
        " Tue 24 Nov",
        " Thu 26 Nov",
    ]
    assert "09:15–09:30 CET Standup (#k7)" in posts[0].markdown
    assert "Open" in buttons(posts[0])


def test_a_space_has_its_own_overview_in_its_own_zone(desk: Desk) -> None:
    desk.sets(ENG, zone="Asia/Kolkata")
    desk.keeps(meeting(rule="FREQ=DAILY"))
    desk.keeps(meeting("k8", "Elsewhere", home=QA))
    desk.says(RAJ, ENG, "digest", "digest 9:00", clock=time(9))
    desk.passes(datetime(2026, 11, 24, 3, 30, tzinfo=UTC))
    (post,) = desk.to(ENG)
    assert "13:45–14:00 IST Standup" in post.markdown
    assert "Elsewhere" not in post.markdown


def test_what_somebody_declined_is_left_out_and_an_empty_day_is_silent(desk: Desk) -> None:
    series = meeting(home=direct(ANA), invitees=(LEE,), lead=None)
    desk.keeps(changes.answer(series, Answer(LEE.email, Answering.NO)))
    desk.says(LEE, direct(LEE), "digest", "digest 6:00", clock=time(2))
    assert desk.passes(NOW + 3 * DAY) == []


def test_no_overview_while_muted_or_after_it_was_switched_off(desk: Desk) -> None:
    desk.keeps(meeting(rule="FREQ=DAILY", lead=None))
    desk.says(RAJ, ENG, "digest", "digest 8:30", clock=time(8, 30))
    desk.says(RAJ, ENG, "mute", duration=2 * DAY)
    assert len(desk.passes(NOW + 3 * DAY)) == 1
    assert "No more daily overview" in desk.says(RAJ, ENG, "digest", "digest off")
    assert desk.passes(NOW + 9 * DAY) == []
    assert "There is no daily overview" in desk.says(RAJ, ENG, "digest")


def test_numbers_mean_the_rows_of_the_overview(desk: Desk) -> None:
    desk.keeps(meeting(rule="FREQ=DAILY", lead=None))
    desk.keeps(meeting("k8", "Retro", start="2026-11-24T10:00", lead=None))
    desk.says(ANA, direct(ANA), "digest", "digest 8:30", clock=time(8, 30))
    desk.passes(NOW + DAY - timedelta(hours=1))
    assert "Retro" in desk.says(ANA, direct(ANA), "show", target=Target(numbers=(2,)))


def test_a_time_that_cannot_be_read_is_explained(desk: Desk) -> None:
    said = desk.says(ANA, direct(ANA), "digest", "digest soonish", text="soonish")
    assert "soonish" in said


# In the conversation


def test_an_announcement_reaches_the_other_space(chat: Chat) -> None:
    other = chat.world.space("ana", "sam", title="Design room")
    said = chat.say("announce in Design room: all hands moved to 5pm thu")
    assert "Design room" in said
    chat.press("Announce it")
    (message,) = other.messages()[:1]
    assert "**Ana Silva** announces: all hands moved to 5pm thu" in message.json_data["markdown"]
    assert "Thu 26 Nov, 17:00 CET" in message.json_data["markdown"]
    chat.world.pass_time(timedelta(minutes=1))
    assert "Announced in **Design room**." in chat.messages()[0].json_data["markdown"]


def test_a_meeting_shows_up_in_the_space_it_is_announced_to(chat: Chat) -> None:
    other = chat.world.space("ana", "sam", title="Audit room")
    chat.say("schedule Townhall tomorrow 15:00 for 1h")
    chat.press("Schedule")
    chat.say("announce townhall in Audit room")
    chat.press("Announce it")
    assert "New meeting: **Townhall**" in other.messages()[0].json_data["markdown"]


def test_a_digest_is_sent_by_the_clock(chat: Chat) -> None:
    chat.say("schedule Review on thursday 15:00 for 1h")
    chat.press("Schedule")
    assert "08:30" in chat.say("digest 8:30")
    chat.world.set_clock("2026-11-26T08:31:00+01:00")
    assert "Review" in chat.messages()[0].json_data["markdown"]
    chat.say("digest off")
