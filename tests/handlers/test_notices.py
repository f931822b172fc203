"""What others are told: in which words, in whose zone, on which card; and asking the host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain import changes
from domain.model import Answer, Answering, Invitee, Series
from language.model import Scope, Target
from services.unit import Notice
from storage.series import SeriesStore
from tests.chat import Chat
from tests.handlers.desk import ANA, ENG, LEE, NOW, QA, RAJ, Desk, buttons, direct, meeting, wall

START = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)  # 09:15 in Berlin
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IN_ENG, IN_QA, TO_LEE = "space:eng", "space:qa", "person:lee@acme.example"
DAILY = "FREQ=DAILY;COUNT=10"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.at(tmp_path)
    yield made
    made.storage.close()


def must(outcome: object) -> Series:
    assert isinstance(outcome, Series), outcome
    return outcome


def notice(kind: str, *receivers: str, **rest: Any) -> Notice:
    return Notice(kind, receivers, ANA.email, **rest)


# New meetings


def test_the_home_space_gets_the_live_card_and_others_an_announcement(desk: Desk) -> None:
    series = desk.keeps(meeting())
    home, elsewhere = desk.tells(notice("created", IN_ENG, IN_QA, after=series))
    assert home.markdown == elsewhere.markdown.replace("03:15 EST", "13:45 IST")
    assert "New meeting: **Standup** · Tue 24 Nov, 09:15–09:30 CET" in home.markdown
    assert home.name == f"live:{series.id}:2026-11-24T09:15"
    assert home.about == elsewhere.about == f"{series.id}_20261124T081500Z"
    assert (home.parent, elsewhere.name) == (None, None)
    assert {"Yes", "Maybe", "No"} <= set(buttons(home)) & set(buttons(elsewhere))


def test_a_person_is_invited_in_their_own_zone(desk: Desk) -> None:
    series = desk.keeps(meeting(rule=DAILY, invitees=(LEE,), link="https://acme.example/x"))
    (post,) = desk.tells(notice("created", TO_LEE, after=series))
    assert post.markdown.startswith(
        "Ana Silva invites you to **Standup** · Tue 24 Nov, 03:15–03:30"
    )
    assert "Every day" in post.markdown
    assert "https://acme.example/x" in post.markdown
    assert buttons(post)[:3] == ["Yes", "Maybe", "No"]
    assert post.about == series.id, "an answer is to the whole series"


def test_titles_of_others_are_shown_as_they_were_typed(desk: Desk) -> None:
    series = desk.keeps(meeting(title="**Free** [click](http://evil.example) <@all>"))
    (post,) = desk.tells(notice("created", IN_ENG, after=series))
    assert "[click](" not in post.markdown
    assert "<@all>" not in post.markdown


# Changes


def test_a_move_tells_old_and_new_and_a_newer_card_takes_over(desk: Desk) -> None:
    series = desk.keeps(changes.answer(meeting(), Answer(RAJ.email, Answering.YES)))
    desk.tells(notice("created", IN_ENG, after=series))
    moved = must(changes.move(series, series.plan.start, START + 6 * HOUR, NOW))
    told = notice("changed", IN_ENG, before=series, after=moved, original=series.plan.start)
    old, new = desk.tells(told)
    assert "Now Tue 24 Nov, 15:15–15:30 CET" in new.markdown
    assert "before Tue 24 Nov, 09:15–09:30 CET" in new.markdown
    assert "say again whether you come" in new.markdown
    assert (new.replaces, new.name) == (None, f"live:{series.id}:2026-11-24T09:15")
    assert (old.replaces, old.name) == (f"name:{new.name}", None)


def test_everything_that_became_different_is_named(desk: Desk) -> None:
    series = meeting(rule=DAILY, agenda="Old")
    wanted = {"title": "Daily", "agenda": "New", "link": "https://x.example", "lead": HOUR}
    edited = must(changes.edit(series, None, wanted, NOW))
    (post,) = desk.tells(notice("changed", IN_QA, before=series, after=edited))
    for words in ("“Daily”; before “Standup”", "Agenda: New", "https://x.example", "1 hour before"):
        assert words in post.markdown
    assert "say again" not in post.markdown


def test_a_new_recurrence_is_told_with_the_old_one(desk: Desk) -> None:
    series = meeting(rule="FREQ=WEEKLY;BYDAY=TU")
    later = must(changes.move_series(series, NOW, recurrence="FREQ=WEEKLY;BYDAY=TU,TH"))
    (post,) = desk.tells(notice("changed", IN_QA, before=series, after=later))
    assert "Repeats: Every" in post.markdown
    assert "; before Every" in post.markdown


def test_a_split_says_that_a_new_series_goes_on(desk: Desk) -> None:
    series = meeting(rule=DAILY)
    plan = replace(series.plan, start=wall("2026-11-27T11:00"))
    split = changes.split(series, wall("2026-11-27T09:15"), plan, None, "b" * 32, "m3", NOW)
    told = notice(
        "changed",
        IN_ENG,
        before=series,
        after=split.old,  # type: ignore[union-attr]
        original=wall("2026-11-27T09:15"),
        extra={"born": split.new},  # type: ignore[union-attr]
    )
    (post,) = desk.tells(told)
    assert "from Fri 27 Nov on" in post.markdown
    assert "a new series, #m3" in post.markdown
    assert post.name == f"live:{'b' * 32}:2026-11-27T11:00"


# Cancellations


def test_one_date_is_cancelled_with_its_reason_and_its_card_loses_its_buttons(desk: Desk) -> None:
    series = desk.keeps(meeting(rule=DAILY))
    desk.tells(notice("created", IN_ENG, after=series))
    fewer = must(changes.cancel(series, series.plan.start, NOW))
    told = notice(
        "cancelled",
        IN_ENG,
        before=series,
        after=fewer,
        original=series.plan.start,
        reason="venue is *gone*",
    )
    card, post = desk.tells(told)
    assert "Cancelled: **Standup** (#k7) of Tue 24 Nov, 09:15 CET, by Ana Silva" in post.markdown
    assert "Reason: venue is \\*gone\\*" in post.markdown
    assert card.replaces == f"name:live:{series.id}:2026-11-24T09:15"
    assert "Cancelled by Ana Silva." in card.markdown
    assert buttons(card) == buttons(post) == []


@pytest.mark.parametrize(
    ("rule", "which", "words"),
    [
        pytest.param(None, "all", "of Tue 24 Nov, 09:15–09:30 CET", id="a single meeting"),
        pytest.param(DAILY, "all", "with all 10 dates left; the next", id="a series"),
        pytest.param("FREQ=DAILY", "all", "with all its dates; the next", id="an endless one"),
        pytest.param(DAILY, "from", "from Thu 26 Nov on (8 meetings)", id="from a date on"),
    ],
)
def test_how_much_was_cancelled(desk: Desk, rule: str | None, which: str, words: str) -> None:
    series = meeting(rule=rule)
    after = None
    if which == "from":
        after = must(changes.cancel_from(series, wall("2026-11-26T09:15"), NOW))
    (post,) = desk.tells(notice("cancelled", IN_QA, before=series, after=after))
    english = post.markdown.replace("03:15–03:30 EST · ", "").replace("03:15 EST", "09:15 CET")
    assert words in english


# Comings and goings


def test_people_who_join_and_leave_are_told_and_the_space_hears_their_names(desk: Desk) -> None:
    series = desk.keeps(meeting())
    more = changes.invite(series, [Invitee(LEE.email, LEE.name)])
    extra = {"people": [LEE.email]}
    space, lee = desk.tells(
        notice("invited", IN_ENG, TO_LEE, before=series, after=more, extra=extra)
    )
    assert "Ana Silva invited Lee Wong to **Standup**" in space.markdown
    assert "invites you" in lee.markdown
    (gone,) = desk.tells(notice("removed", TO_LEE, before=more, after=series, extra=extra))
    assert "took you off **Standup**" in gone.markdown


def test_the_host_hears_answers_and_the_new_host_of_the_hand_over(desk: Desk) -> None:
    series = desk.keeps(meeting())
    said = Notice(
        "answered",
        ("person:ana@acme.example",),
        RAJ.email,
        after=series,
        original=series.plan.start,
        extra={"reply": "no", "note": "dentist"},
    )
    (answer,) = desk.tells(said)
    assert "Raj Patel does not come to **Standup** · Tue 24 Nov, 09:15" in answer.markdown
    assert "“dentist”" in answer.markdown
    handed = must(changes.hand_over(series, LEE.email, NOW))
    (post,) = desk.tells(notice("handed", TO_LEE, before=series, after=handed))
    assert "over to you: you can change it now" in post.markdown


def test_a_start_is_announced_and_the_end_shows_on_the_card_alone(desk: Desk) -> None:
    series = desk.keeps(meeting(link="https://acme.example/x"))
    desk.tells(notice("created", IN_ENG, after=series))
    desk.now = START
    begun = must(changes.start(series, series.plan.start, f"{series.id}_I_1", ANA.email, START))
    told = notice("started", IN_ENG, before=series, after=begun, original=series.plan.start)
    card, post = desk.tells(told)
    assert card.replaces is not None
    assert "further down now" in card.markdown
    assert buttons(card) == []
    assert "Started: **Standup**" in post.markdown
    assert "I'm here" in buttons(post)
    desk.now += HOUR
    over = must(changes.end(begun, desk.now))
    told = notice("ended", IN_ENG, before=begun, after=over, original=series.plan.start)
    (card,) = desk.tells(told)
    assert card.replaces == f"name:{post.name}"
    assert "Over. Came: Ana Silva." in card.markdown


def test_a_meeting_brought_back_is_told_as_that(desk: Desk) -> None:
    series = meeting(rule=DAILY)
    fewer = must(changes.cancel(series, series.plan.start, NOW))
    told = notice("changed", IN_QA, before=fewer, after=series, original=series.plan.start)
    assert "Ana Silva brought **Standup** back" in desk.tells(told)[0].markdown


# Those without the right


def test_who_may_not_is_told_in_private_who_can_and_the_host_agrees_in_their_own_name(
    desk: Desk,
) -> None:
    series = desk.keeps(meeting(rule=DAILY))
    said = desk.says(
        RAJ,
        ENG,
        "move",
        "move standup on 26 nov to 11:00",
        target=Target(short="k7", original=wall("2026-11-26T09:15")),
        scope=Scope.THIS,
        clock=datetime(2026, 1, 1, 11).time(),  # noqa: DTZ001 - a clock time
    )
    (private,) = desk.posted
    assert private.to == "person:raj@acme.example"
    assert "Only Ana Silva can" in private.markdown
    assert private.pointer is not None, said
    assert private.pointer.to == IN_ENG
    assert "Standup" not in private.pointer.sent + private.pointer.refused
    assert "Asked Ana Silva" in desk.presses(RAJ, direct(RAJ), "Ask Ana Silva")
    (request,) = [post for post in desk.posted if post.to == "person:ana@acme.example"]
    assert "Raj Patel asks you to" in request.markdown
    assert "move standup on 26 nov to 11:00" in request.markdown
    echo = desk.presses(ANA, direct(ANA), "Go ahead")
    assert "Ana Silva has taken up your request" in desk.to(RAJ)[0].markdown
    assert "06:30" in echo, "the clock time was meant in Raj's zone"
    desk.presses(ANA, direct(ANA), "Move")
    kept = SeriesStore(desk.storage).get(series.id)
    assert kept is not None
    assert kept.exceptions[0].start == datetime(2026, 11, 26, 5, 30, tzinfo=UTC)


def test_a_request_can_be_declined_and_is_then_settled(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.says(RAJ, ENG, "cancel", "cancel #k7", target=Target(short="k7"))
    desk.presses(RAJ, direct(RAJ), "Ask Ana Silva")
    desk.presses(ANA, direct(ANA), "Leave it")
    assert "Ana Silva would rather not" in desk.to(RAJ)[0].markdown
    assert "settled already" in desk.presses(ANA, direct(ANA), "Go ahead")


def test_nobody_else_can_press_the_hosts_button(desk: Desk) -> None:
    desk.keeps(meeting())
    desk.says(RAJ, ENG, "cancel", "cancel #k7", target=Target(short="k7"))
    desk.presses(RAJ, direct(RAJ), "Ask Ana Silva")
    (request,) = [post for post in desk.posted if post.to == "person:ana@acme.example"]
    desk.all_posts.append(replace(request, to=f"space:{QA.id}"))
    assert "for the host" in desk.presses(LEE, QA, "Go ahead")


# In the conversation


def test_a_space_reads_of_a_new_meeting_and_of_its_cancellation(chat: Chat) -> None:
    chat.say("schedule Review tomorrow 15:00 for 1h")
    chat.press("Schedule")
    live = next(m for m in chat.messages() if "New meeting: **Review**" in m.json_data["markdown"])
    assert live.parentId is None
    chat.say("cancel review because the venue is gone", thread=live.id)
    chat.press("Cancel")
    assert "Reason: the venue is gone" in chat.reply()
    cards = [m for m in chat.messages() if m.id == live.id]
    assert all("Cancelled" in m.json_data["markdown"] for m in cards)
