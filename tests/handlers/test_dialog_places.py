"""Drafts in threads, of several people, over time and over a restart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.chat import Chat, World, running


def thread_of(chat: Chat) -> Any:
    """The thread of the last answer."""
    message = chat.answers[-1]
    return message.json_data.get("parentId") or message.id


def test_two_drafts_in_two_threads(chat: Chat) -> None:
    chat.say("schedule Sync thu 15:00 for 30 min")
    sync = thread_of(chat)
    chat.say("schedule Retro fri 10:00 for 1h")
    retro = thread_of(chat)
    assert "**Sync** · Thu 26 Nov, 15:00–15:45" in chat.say("45 min", thread=sync)
    assert "**Retro** · Fri 27 Nov, 11:00–12:00" in chat.say("make it 11:00", thread=retro)
    assert "Scheduled: **Sync** · Thu 26 Nov, 15:00–15:45" in chat.say("yes", thread=sync)
    assert "Scheduled: **Retro** · Fri 27 Nov, 11:00" in chat.say("yes", thread=retro)


def test_a_draft_goes_on_outside_of_its_thread_and_back_in_it(chat: Chat) -> None:
    chat.say("schedule Sync thu 15:00 for 30 min")
    sync = thread_of(chat)
    chat.say("friday")
    assert "Fri 27 Nov, 15:00–15:45" in chat.say("45 min", thread=sync)
    assert "Scheduled: **Sync** · Fri 27 Nov, 15:00–15:45" in chat.say("yes")


def test_in_the_thread_of_a_card_its_meeting_is_meant_and_no_draft(chat: Chat) -> None:
    chat.say("schedule Sync thu 15:00 for 30 min")
    chat.say("yes")
    card = thread_of(chat)
    chat.say("schedule Retro fri 10:00 for 1h")
    assert "Move **Sync**" in chat.say("move it to 16:00", thread=card)
    assert "To Thu 26 Nov, 17:00" in chat.say("no, 5pm", thread=card)
    assert "Moved: **Sync**" in chat.say("yes", thread=card)
    assert "Noted: you come to **Sync**" in chat.say("yes", thread=card)


def test_each_has_a_draft_of_their_own(chat: Chat) -> None:
    raj = chat.as_("raj")
    chat.say("schedule Sync thu 15:00 for 30 min")
    assert "Nothing is waiting" in raj.say("yes")
    raj.say("schedule Other fri 9:00 for 15 min")
    assert "**Sync** · Fri 27 Nov, 15:00" in chat.say("make it friday")
    assert "Scheduled: **Sync**" in chat.say("yes")
    assert "Scheduled: **Other**" in raj.say("yes")


def test_a_yes_after_ten_minutes_shows_it_again(chat: Chat) -> None:
    chat.say("schedule Sync thu 15:00 for 30 min")
    chat.world.pass_time(timedelta(minutes=20))
    assert "Press *Schedule it*" in chat.say("yes")
    assert "Scheduled: **Sync**" in chat.say("yes")


def test_a_yes_after_an_hour_is_too_late_and_says_so_once(chat: Chat) -> None:
    chat.say("schedule Sync thu 15:00 for 30 min")
    chat.world.pass_time(timedelta(minutes=70))
    late = chat.say("yes")
    assert "more than an hour old" in late
    assert "schedule Sync thu 15:00 for 30 min" in late
    assert "Nothing is waiting" in chat.say("yes")
    assert "Nothing is planned" in chat.say("list")


def test_a_correction_after_an_hour_is_too_late_too(chat: Chat) -> None:
    chat.say("schedule Lunch fri 12:00 for 30 min")
    chat.say("yes")
    chat.say("schedule Sync thu 15:00 for 30 min")
    chat.world.pass_time(timedelta(minutes=70))
    assert "more than an hour old" in chat.say("make it 1pm")


def test_a_draft_outlives_a_restart(tmp_path: Path) -> None:
    with running(tmp_path / "data") as world:
        chat = world.space("ana", "raj", "lee")
        chat.say("schedule Sync thu 15:00 for 30 min with raj")
        space, thread = chat.space, thread_of(chat)
    with running(tmp_path / "data") as world:
        again = Chat(world, space, "ana", group=True)
        assert "Thu 26 Nov, 16:00–16:30" in again.say("an hour later", thread=thread)
        assert "Scheduled: **Sync** · Thu 26 Nov, 16:00" in again.say("yes")


def test_an_earlier_question_comes_back_and_is_shown_before_it_is_done(chat: Chat) -> None:
    chat.say("schedule Alpha wed 14:00 for 30 min")
    chat.say("yes")
    chat.say("schedule Beta thu 14:00 for 30 min")
    chat.say("cancel alpha")
    assert "Not cancelled" in chat.say("no")
    assert "Press *Schedule it*" in chat.say("yes")
    assert "Scheduled: **Beta**" in chat.say("yes")


def test_that_one_is_cancelled_where_nothing_waits(chat: Chat) -> None:
    chat.say("schedule Alpha wed 14:00 for 30 min")
    chat.say("yes")
    assert "Cancel “Alpha”?" in chat.say("cancel that one")


def test_a_thread_on_the_card_of_a_draft_means_that_draft(world: World) -> None:
    lee = world.direct("lee")
    lee.say("schedule Sync with ana thu 15:00 for 30 min")
    sync = thread_of(lee)
    lee.say("schedule Retro with raj fri 10:00 for 1h")
    assert "**Sync** · Thu 26 Nov, 15:00–15:45" in lee.say("45 min", thread=sync)
    assert "Scheduled: **Sync**" in lee.say("yes", thread=sync)
