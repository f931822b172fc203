"""What happens by itself: deletion of what is over, and the notice a week before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain import changes
from domain.model import Series
from storage.due import DueStore
from storage.series import SeriesStore
from tests.handlers.desk import ANA, ENG, NOW, RAJ, Desk, buttons, direct, meeting

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
END = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
GONE = END + 180 * DAY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.at(tmp_path)
    yield made
    made.storage.close()


def test_a_meeting_goes_180_days_after_its_end_and_the_host_hears_a_week_before(desk: Desk) -> None:
    series = desk.keeps(meeting(lead=None))
    assert desk.passes(GONE - 8 * DAY) == []
    (post,) = desk.passes(GONE - 7 * DAY)
    assert post.to == "person:ana@acme.example"
    assert "took place last on Tue 24 Nov" in post.markdown
    assert "deleted by itself on Sun 23 May" in post.markdown
    assert buttons(post) == ["Calendar file", "Keep it longer"]
    assert SeriesStore(desk.storage).get(series.id) is not None
    assert desk.passes(GONE) == []
    assert SeriesStore(desk.storage).get(series.id) is None
    assert desk.next_due is None


def test_the_notice_offers_a_file_and_more_time(desk: Desk) -> None:
    series = desk.keeps(meeting(lead=None))
    desk.passes(GONE - 7 * DAY)
    assert "as a calendar file" in desk.presses(ANA, direct(ANA), "Calendar file")
    assert desk.posted[-1].file is not None
    said = desk.presses(ANA, direct(ANA), "Keep it longer")
    assert "is kept until Fri 19 Nov" in said
    desk.passes(GONE + 170 * DAY)
    assert SeriesStore(desk.storage).get(series.id) is not None
    (post,) = desk.passes(GONE + 174 * DAY)
    assert "deleted by itself" in post.markdown, "people are told again"
    desk.passes(GONE + 181 * DAY)
    assert SeriesStore(desk.storage).get(series.id) is None


def test_only_those_who_may_change_it_can_keep_it_longer(desk: Desk) -> None:
    desk.keeps(meeting(lead=None))
    (post,) = desk.passes(GONE - 7 * DAY)
    desk.all_posts.append(replace(post, to="space:eng"))
    assert "Only Ana Silva can" in desk.presses(RAJ, ENG, "Keep it longer")


def test_a_meeting_set_to_go_when_completed_goes_at_its_end(desk: Desk) -> None:
    series = meeting(lead=None, start="2026-12-24T09:15")
    series = desk.keeps(replace(series, delete_when_completed=True))
    end = END + 30 * DAY
    (post,) = desk.passes(end - HOUR)
    assert "is set to be deleted when it is over, on Thu 24 Dec" in post.markdown
    desk.passes(end)
    assert SeriesStore(desk.storage).get(series.id) is None


def test_what_is_still_in_progress_is_not_deleted_under_its_participants(desk: Desk) -> None:
    series = meeting(lead=None)
    series = desk.keeps(replace(series, delete_when_completed=True))
    desk.now = END - HOUR / 4
    begun = changes.start(series, series.plan.start, f"{series.id}_I_1", ANA.email, desk.now)
    assert isinstance(begun, Series)
    desk.keeps(begun, series)
    desk.passes(END + HOUR / 2)
    assert SeriesStore(desk.storage).get(series.id) is not None
    ended = changes.end(begun, desk.now)
    assert isinstance(ended, Series)
    desk.keeps(ended, begun)
    desk.passes(END + 3 * HOUR)
    assert SeriesStore(desk.storage).get(series.id) is None


def test_an_endless_series_is_never_deleted(desk: Desk) -> None:
    series = desk.keeps(meeting(lead=None, rule="FREQ=WEEKLY;BYDAY=TU"))
    assert not any("deleted" in post.markdown for post in desk.passes(NOW + 2000 * DAY))
    assert SeriesStore(desk.storage).get(series.id) is not None


def test_a_change_moves_the_end_of_its_life_along(desk: Desk) -> None:
    series = desk.keeps(meeting(lead=None))
    moved = changes.move(series, series.plan.start, END + 30 * DAY, NOW)
    assert isinstance(moved, Series)
    desk.keeps(moved, series)
    waiting = DueStore(desk.storage).get("expiry", series.id)
    assert waiting is not None
    assert waiting.due == END + 30 * DAY + timedelta(minutes=15) + 180 * DAY
