"""The one live card of each occurrence: where it stands, what it shows, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from domain import attributes, changes
from domain.model import Answer, Answering, Invitee, MeetingType, Series, State
from language.model import Target
from services.unit import Notice
from storage.outbox import Outgoing
from storage.spaces import SpaceStore
from tests.chat import Chat, World
from tests.handlers.desk import (
    ANA,
    ENG,
    LEE,
    NOW,
    RAJ,
    Desk,
    actions,
    buttons,
    direct,
    meeting,
    wall,
)
from texts.markdown import plain

START = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)  # 09:15 in Berlin
END = START + timedelta(minutes=15)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
K7 = Target(short="k7")
DAILY = "FREQ=DAILY;COUNT=10"
IN_ENG = "space:eng"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.at(tmp_path)
    yield made
    made.storage.close()


def must(outcome: object) -> Series:
    assert isinstance(outcome, Series), outcome
    return outcome


def planned(desk: Desk, **how: object) -> Series:
    """A meeting whose first card stands in Eng."""
    series = desk.keeps(meeting(**how))  # type: ignore[arg-type]
    desk.tells(Notice("created", (IN_ENG,), ANA.email, after=series))
    return series


def edits(desk: Desk) -> list[Outgoing]:
    return [each for each in desk.posted if each.replaces is not None]


def words(outgoing: Outgoing) -> str:
    """What a card says, in one line and without marks."""
    assert outgoing.card is not None
    return tidy(plain(outgoing.card))


def comes(desk: Desk, moment: datetime) -> list[Outgoing]:
    """What is new in Eng when that moment has come."""
    return [each for each in desk.passes(moment) if each.to == IN_ENG]


def tidy(said: str) -> str:
    return " ".join(said.replace("*", "").split())


def happens(
    desk: Desk, before: Series, after: Series, kind: str = "changed", *receivers: str
) -> list[Outgoing]:
    """A change is kept, and told to these."""
    desk.keeps(after, before)
    return desk.tells(Notice(kind, receivers, ANA.email, before=before, after=after))


# Where it stands


def test_the_reminder_carries_the_card_and_leaves_a_word_where_it_stood(desk: Desk) -> None:
    series = planned(desk)
    (reminder,) = desk.passes(START - 10 * MINUTE)
    assert reminder.name == f"live:{series.id}:2026-11-24T09:15"
    (left,) = edits(desk)
    assert left.replaces == f"name:{reminder.name}"
    assert words(left).startswith("New meeting: Standup · Tue 24 Nov, 09:15–09:30 CET")
    assert words(left).endswith("The card of this meeting is further down now.")
    assert buttons(left) == []


def test_each_later_date_gets_its_one_card_with_its_reminder(desk: Desk) -> None:
    planned(desk, rule=DAILY)
    posts = comes(desk, START + 3 * DAY)
    assert len({post.name for post in posts}) == len(posts) == 4
    assert all(post.name and post.name.startswith("live:") for post in posts)


def test_without_a_reminder_the_start_brings_the_card(desk: Desk) -> None:
    series = desk.keeps(meeting(rule=DAILY, lead=None))
    desk.passes(START + DAY)
    assert desk.to(ENG) == [], "nothing is edited that was never posted"
    desk.says(ANA, ENG, "start", "start")
    post = desk.posted[-1]
    assert post.name == f"live:{series.id}:2026-11-25T09:15"
    assert "In progress" in words(post)


def test_a_start_soon_after_the_reminder_leaves_the_card_where_it_is(desk: Desk) -> None:
    planned(desk)
    desk.passes(START)
    said = desk.says(ANA, ENG, "start", "start")
    assert "Started: **Standup**" in said
    (card,) = edits(desk)
    assert "In progress" in words(card)
    news = [each for each in desk.posted if each.replaces is None]
    assert [each.card for each in news] == [None, None], "an answer, and a line for everybody"


def test_a_reminder_of_several_meetings_carries_none(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.keeps(meeting("k8", "Retro"))
    (post,) = desk.passes(START)
    assert post.name is None
    assert buttons(post).count("No more of these") == 2
    assert comes(desk, END) == []
    assert edits(desk) == []


def test_a_host_alone_has_the_card_in_the_direct_space(desk: Desk) -> None:
    series = desk.keeps(meeting(home=direct(ANA), invitees=(RAJ,)))
    shown = desk.says(ANA, direct(ANA), "show", "show #k7", target=K7)
    assert "Standup" in shown
    desk.says(RAJ, direct(RAJ), "rsvp", "yes to #k7", target=K7, answer="yes")
    (card,) = edits(desk)
    assert card.to == "person:ana@acme.example"
    assert "Coming: 1: Raj Patel" in words(card)
    reminded = desk.passes(START)
    assert {post.to: post.name for post in reminded} == {
        "person:ana@acme.example": f"live:{series.id}:2026-11-24T09:15",
        "person:raj@acme.example": None,
    }


def test_what_was_done_stands_on_the_card_since_clients_show_no_text_beside_it(desk: Desk) -> None:
    desk.keeps(meeting(home=direct(ANA)))
    said = desk.says(ANA, direct(ANA), "start", "start", target=K7)
    assert tidy(said).split(" Nobody")[0] in words(desk.posted[-1])


def test_a_new_meeting_says_on_its_card_who_made_it_and_how_it_repeats(desk: Desk) -> None:
    planned(desk, rule=DAILY)
    assert "New, by Ana Silva Every day at 09:15" in words(desk.posted[-1])


# What it shows


def test_it_follows_the_states_by_the_clock(desk: Desk) -> None:
    planned(desk, rule=DAILY, lead=DAY + HOUR)  # the card of Wednesday is posted on Tuesday
    desk.passes(END + 30 * MINUTE)
    seen = [
        (str(each.about)[-14:-8], re.split(r" (?:on )?(?:Tue|Wed)", words(each))[0])
        for each in desk.posted
        if each.name
    ]
    assert seen == [
        ("261125", "Standup Planned · starts"),
        ("261124", "Standup Missed: nobody started it here"),
        ("261125", "Standup Ready to start · starts"),
    ]


def test_it_ends_as_the_record(desk: Desk) -> None:
    series = planned(desk, link="https://acme.example/x", number="12345")
    desk.passes(START)
    desk.says(RAJ, ENG, "rsvp", "yes to #k7", target=K7, answer="yes")
    desk.says(ANA, ENG, "start", "start")
    desk.says(RAJ, ENG, "join", "join")
    desk.now += 6 * MINUTE
    desk.says(ANA, ENG, "end", "end")
    (early,) = edits(desk)
    assert "Over for now" in words(early)
    assert buttons(early) == ["Start again", "History", "Calendar file"]
    desk.passes(END)
    (record,) = edits(desk)
    said = words(record)
    for part in (
        "Over",
        "Held: 09:15–09:21 CET · 6 minutes",
        "Came: 2: Ana Silva and Raj Patel",
        "Said yes: 1: Raj Patel",
    ):
        assert part in said
    for absent in ("acme.example", "12345", "before", "Will you come"):
        assert absent not in said
    assert buttons(record) == ["History", "Calendar file"]
    assert record.markdown.endswith("Over. Came: Ana Silva and Raj Patel.")
    assert desk.services().due.standing("live", series.id) == [], "a record does not change"


def test_a_lobby_shows_who_waits_and_only_what_a_lobby_has(desk: Desk) -> None:
    planned(desk, agenda="Plans", link="https://acme.example/x")
    desk.passes(START)
    desk.says(RAJ, ENG, "join", "join")
    (card,) = edits(desk)
    said = words(card)
    assert "People are waiting for the host" in said
    assert "Waiting: 1: Raj Patel" in said
    assert "reminderTime" not in attributes.shown(MeetingType.INSTANCE, State.LOBBY)
    assert "minutes before" not in said
    assert {"Admit", "End"} <= set(buttons(card))


def test_what_was_tried_out_long_before_is_not_over(desk: Desk) -> None:
    planned(desk)
    desk.says(ANA, ENG, "start", "start", target=K7)
    desk.says(ANA, ENG, "end", "end", target=K7)
    (card,) = edits(desk)
    assert "Ready to start" in words(card)
    assert len(desk.passes(START)) == 1, "and it is reminded of"


def test_what_is_in_progress_is_not_reminded_of(desk: Desk) -> None:
    planned(desk)
    desk.now = START - 12 * MINUTE
    desk.says(ANA, ENG, "start", "start")
    assert desk.passes(START) == []


def test_going_on_past_its_end_it_stays_in_progress(desk: Desk) -> None:
    planned(desk)
    desk.passes(START)
    desk.says(ANA, ENG, "start", "start")
    desk.passes(END + HOUR)
    assert edits(desk) == []
    desk.says(ANA, ENG, "end", "end")
    (record,) = edits(desk)
    assert "Held: 09:15–10:30 CET" in words(record)


# When meetings change


def test_a_series_that_is_changed_takes_every_card_along(desk: Desk) -> None:
    series = planned(desk, rule=DAILY, lead=DAY + HOUR)
    desk.passes(END - DAY + HOUR)  # two cards stand: of Tuesday and of Wednesday
    desk.passes(END)
    happens(desk, series, must(changes.edit(series, None, {"title": "Daily"}, desk.now)))
    titles = {each.name: words(each).split()[0] for each in desk.posted}
    assert list(titles.values()) == ["Daily"]


def test_a_card_of_a_date_that_is_laid_anew_goes_over_to_the_new_one(desk: Desk) -> None:
    series = planned(desk, rule=DAILY)
    later = must(changes.move_series(series, NOW, start=wall("2026-11-24T10:00")))
    (card,) = happens(desk, series, later)
    assert card.replaces == f"name:live:{series.id}:2026-11-24T09:15"
    assert card.name == f"live:{series.id}:2026-11-24T10:00"
    assert "10:00–10:15" in words(card)


def test_what_was_missed_and_moved_is_ready_on_a_card_of_its_own(desk: Desk) -> None:
    series = planned(desk)
    desk.passes(END)
    assert "Missed" in words(edits(desk)[-1])
    later = must(changes.move(series, series.plan.start, END + 3 * HOUR, desk.now))
    left, card = happens(desk, series, later, "changed", IN_ENG)
    assert left.replaces == f"name:{card.name}"
    assert buttons(left) == []
    assert "Ready to start" in words(card)
    assert [post.name for post in comes(desk, END + 3 * HOUR)] == [card.name]


def test_cancelled_without_a_word_the_card_is_closed_all_the_same(desk: Desk) -> None:
    series = planned(desk, rule=DAILY)
    fewer = must(changes.cancel(series, series.plan.start, NOW))
    (card,) = happens(desk, series, fewer, "cancelled")
    assert "This date is no longer planned." in words(card)
    assert buttons(card) == []
    assert card.otherwise == "delete", "it is not posted once more"
    assert desk.passes(END) == []


def test_a_space_without_announcements_is_not_troubled_at_a_start(desk: Desk) -> None:
    desk.sets(ENG, announcements="off")
    desk.keeps(meeting(lead=None))
    desk.now = START
    assert "Started: **Standup**" in desk.says(ANA, ENG, "start", "start")
    assert "Ended: **Standup**" in desk.says(ANA, ENG, "end", "end")
    assert edits(desk) == []


def test_a_space_that_the_bot_has_left_is_not_written_to(desk: Desk) -> None:
    planned(desk)
    desk.storage.write(SpaceStore.leave("eng"))
    desk.passes(END)
    assert desk.to(ENG) == []


# What it costs


def test_nothing_is_edited_where_nothing_would_look_different(desk: Desk) -> None:
    series = planned(desk)
    assert happens(desk, series, replace(series, version=2)) == []


def test_one_event_costs_one_edit(desk: Desk) -> None:
    series = planned(desk)
    more = changes.invite(series, [Invitee(LEE.email, LEE.name)])
    said = changes.answer(more, Answer(RAJ.email, Answering.YES))
    first = Notice("invited", (), ANA.email, before=series, after=more)
    desk.tells(first, Notice("answered", (), RAJ.email, before=more, after=said))
    (card,) = desk.posted
    assert "Raj Patel" in words(card)
    assert "Lee Wong" in words(card)


def test_names_wait_for_each_other_once_half_the_edits_are_used(desk: Desk) -> None:
    series = planned(desk, start="2026-11-25T09:15")
    for number in range(9):
        said = changes.answer(series, Answer(f"p{number}@acme.example", Answering.YES))
        desk.keeps(said, series)
        desk.tells(Notice("answered", (), RAJ.email, before=series, after=said))
        assert len(desk.posted) == (number < 5), "the first five at once"
        series = said
    assert desk.passes(desk.now + MINUTE) == []
    (card,) = desk.posted
    assert "9: p0@acme.example" in words(card)
    desk.says(ANA, ENG, "start", "start", target=K7)
    assert "In progress" in words(desk.posted[-1]), "a new state is shown at once"


def test_of_edits_that_wait_only_the_newest_is_sent(chat: Chat) -> None:
    world = chat.world
    chat.say("schedule Burst tomorrow 15:00 for 1h")
    chat.press("Schedule")
    faults = f"{world.control}/faults"
    limit = {"path": "/v1/messages", "method": "PUT", "status": 429, "retryAfter": 600, "count": 1}
    requests.put(faults, json={"rules": [limit]}, timeout=20)
    for name in ("ana", "raj", "lee"):
        chat.as_(name).press("Yes")
    requests.delete(faults, timeout=20)
    world.pass_time(11 * MINUTE)
    card = next(m for m in chat.messages() if "Burst" in m.markdown and m.json_data.get("updated"))
    assert "Coming: 3: Ana Silva, Raj Patel and Lee Wong" in _shown(card)


def test_where_webex_refuses_the_edit_the_card_is_posted_anew(chat: Chat) -> None:
    chat.say("schedule Stubborn tomorrow 15:00 for 1h")
    chat.press("Schedule")
    before = len(chat.messages())
    refused = {"path": "/v1/messages", "method": "PUT", "status": 400, "count": 1}
    requests.put(f"{chat.world.control}/faults", json={"rules": [refused]}, timeout=20)
    chat.as_("raj").press("Yes")
    requests.delete(f"{chat.world.control}/faults", timeout=20)
    cards = [m for m in chat.messages() if "Will you come?" in _shown(m)]
    assert len(cards) == 1, "the old one is gone"
    assert "Coming: 1: Raj Patel" in _shown(cards[0])
    assert len(chat.messages()) == before, "and the answer goes to Raj alone"


# In the conversation


def test_a_card_from_the_plan_to_the_record(chat: Chat, world: World) -> None:
    chat.say("schedule Planning 26 nov 15:00 for 30 min")
    chat.press("Schedule")
    raj, lee = chat.as_("raj"), chat.as_("lee")
    raj.press("Yes")
    world.set_clock("2026-11-26T14:51:00+01:00")
    lee.press("I'm late")
    world.set_clock("2026-11-26T15:00:00+01:00")
    raj.press("I'm here")
    assert "People are waiting for the host" in _shown(_card(chat))
    chat.press("Admit")
    world.set_clock("2026-11-26T15:10:00+01:00")
    lee.press("I'm here")
    assert "Here: 3: Raj Patel, Ana Silva and Lee Wong" in _shown(_card(chat))
    in_progress = _card(chat)
    world.set_clock("2026-11-26T15:40:00+01:00")
    chat.press("End")
    record = _shown(_card(chat))
    assert "Held: 15:00–15:40 CET · 40 minutes" in record
    assert "Came: 3: Raj Patel, Ana Silva and Lee Wong" in record
    assert "Said yes: 2: Raj Patel and Lee Wong" in record
    late = raj.press("I'm here", in_progress)
    assert "over" in world.direct("raj").messages()[0].markdown, late


def _card(chat: Chat) -> object:
    """The newest message whose card names a host."""
    return next(m for m in chat.messages() if "Host" in _shown(m))


def _shown(message: object) -> str:
    contents = message.json_data.get("attachments") or []  # type: ignore[attr-defined]
    return " ".join(tidy(plain(each["content"])) for each in contents)


def test_actions_of_cards_name_their_date(desk: Desk) -> None:
    planned(desk, rule=DAILY)
    (post,) = desk.passes(START + DAY - 5 * MINUTE)[-1:]
    assert {each["data"]["original"] for each in actions(post)} == {"2026-11-25T09:15"}
