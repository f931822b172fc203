"""Previews in words: what would happen to each occurrence, the trouble before the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cards.card import Stamp
from cards.preview import preview as preview_card
from domain import changes
from domain.model import Details, Plan, Series
from domain.preview import Effect, Preview, preview
from tests.cards.samples import NOW, SHANGHAI, at
from texts import previews
from texts.markdown import plain

HORIZON = NOW + timedelta(days=366)
NEW_YORK = ZoneInfo("America/New_York")


def wall(words: str) -> datetime:
    return datetime.fromisoformat(words)


def standup(
    rule: str = "FREQ=DAILY;COUNT=4", title: str = "Standup", start: str = "10:00"
) -> Series:
    plan = Plan(wall(f"2026-04-20T{start}"), timedelta(minutes=30), "Asia/Shanghai", rule)
    made = changes.create(
        f"{len(title):032x}", "k7", "ana@b.example", "s", plan, Details(title), NOW
    )
    assert isinstance(made, Series)
    return made


def moved(series: Series, clock: time, **more: object) -> Preview:
    return preview(series, changes.move_series(series, NOW, start=clock), NOW, HORIZON, **more)


def test_a_moved_series_is_told_date_by_date():
    found = moved(standup(), time(9, 30))
    assert previews.summary(found) == "4 moved."
    assert previews.lines(found, SHANGHAI, now=NOW)[0] == (
        "**Mon 20 Apr, 09:30–10:00**: moved from 10:00"
    )
    assert previews.text(found, "Standup", "every day", SHANGHAI).endswith(
        "Times are Shanghai time."
    )


def test_dates_on_both_sides_of_a_clock_change_name_their_zone():
    plan = Plan(wall("2026-10-24T10:00"), timedelta(minutes=30), "Europe/Berlin", "FREQ=DAILY")
    made = changes.create("2" * 32, "k2", "ana@b.example", "s", plan, Details("Sync"), NOW)
    assert isinstance(made, Series)
    lines = previews.lines(moved(made, time(9)), ZoneInfo("Europe/Berlin"), now=NOW)
    assert lines[0] == "**Sat 24 Oct, 09:00–09:30 CEST**: moved from 10:00"
    assert lines[1] == "**Sun 25 Oct, 09:00–09:30 CET**: moved from 10:00"


def test_members_elsewhere_read_their_own_time():
    line = previews.lines(moved(standup(), time(9, 30)), SHANGHAI, zones=[NEW_YORK], now=NOW)[0]
    assert "Mon 20 Apr, 09:30–10:00 Shanghai time · Sun 19 Apr, 21:30 EDT" in line


def test_what_an_occurrence_loses_is_named():
    own = changes.move(standup(), wall("2026-04-21T10:00"), at(21, 15), NOW)
    assert isinstance(own, Series)
    own = changes.edit(own, wall("2026-04-21T10:00"), {"title": "Guests"}, NOW)
    assert isinstance(own, Series)
    found = moved(own, time(9, 30))
    assert found.counts[Effect.LOSES_CHANGE] == 1
    line = previews.lines(found, SHANGHAI, now=NOW)[1]
    assert "moved from 15:00" in line
    assert "loses its own time and its own title" in line
    assert "1 losing a change of its own" in previews.summary(found)


def test_overlaps_are_named():
    others = [standup(title="Retro", rule="FREQ=DAILY;COUNT=1", start="09:00")]
    line = previews.lines(moved(standup(), time(9, 15), others=others), SHANGHAI, now=NOW)[0]
    assert "overlaps “Retro”, Mon 20 Apr, 09:15–09:30 Shanghai time" in line


def test_what_is_not_possible_says_why():
    series = standup()
    refused = changes.move(series, wall("2026-04-21T10:00"), at(23, 10), NOW)
    lines = previews.lines(preview(series, refused, NOW, HORIZON), SHANGHAI, now=NOW)
    broken = [line for line in lines if "not possible" in line]
    assert len(broken) == 1
    assert "it must start before Wed 22 Apr, 00:00 Shanghai time" in broken[0]
    assert (
        previews.summary(preview(series, refused, NOW, HORIZON)) == "1 not possible; 3 as before."
    )


def test_a_long_series_is_summarised():
    series = standup("FREQ=DAILY;COUNT=1000")
    found = preview(
        series, changes.move_series(series, NOW, start=time(9)), NOW, NOW + timedelta(days=1100)
    )
    lines = previews.lines(found, SHANGHAI, now=NOW)
    assert len(lines) == 13
    assert lines[-1] == "and 988 more"
    said = previews.text(found, "Standup", "every day at 09:00", SHANGHAI, now=NOW)
    assert len(said.encode()) < 3000


def test_an_endless_series_says_how_far_was_looked():
    found = moved(standup("FREQ=DAILY"), time(9))
    assert "(dates until Tue 20 Apr 2027; it goes on after that)" in previews.summary(found)


def test_trouble_is_shown_before_what_stays():
    found = moved(standup("FREQ=DAILY;COUNT=30"), time(9))
    last = replace(found.rows[-1], effects=frozenset({Effect.OVERLAPS}))
    rows = previews.worth_showing(replace(found, rows=(*found.rows[:-1], last)))
    assert last in rows
    assert [row.day for row in rows] == sorted(row.day for row in rows)


def test_every_effect_has_words():
    assert set(previews.SUMMARY) == set(Effect)
    row = moved(standup(), time(9)).rows[0]
    for effect in Effect:
        assert previews.line(replace(row, effects=frozenset({effect})), SHANGHAI)


def test_nothing_to_change_is_said():
    series = standup()
    empty = Preview((), {}, HORIZON, False)
    assert previews.summary(empty) == "Nothing would change."
    kept = preview(series, series, NOW, HORIZON)
    assert previews.summary(kept) == "4 as before."


def presses(card):
    return [each["data"]["action"] for each in card["actions"]]


def test_the_card_offers_what_can_be_done():
    stamp = Stamp("n", "k7")
    clean = moved(standup(), time(9))
    card = preview_card(clean, "Standup", "09:00", SHANGHAI, "en", stamp, now=NOW)
    assert presses(card) == ["keep", "apply_all"]
    looked = preview_card(clean, "Standup", "09:00", SHANGHAI, "en", stamp, only_look=True)
    assert presses(looked) == ["keep"]
    refused = changes.move(standup(), wall("2026-04-21T10:00"), at(23, 10), NOW)
    one = preview_card(preview(standup(), refused, NOW, HORIZON), "x", "", SHANGHAI, "en", stamp)
    assert presses(one) == ["keep"]
    own = changes.move(standup(), wall("2026-04-21T10:00"), at(21, 15), NOW)
    assert isinstance(own, Series)
    mixed = moved(own, time(9))
    card = preview_card(mixed, "Standup", "09:00", SHANGHAI, "en", stamp, now=NOW)
    assert presses(card) == ["keep", "apply_clean", "apply_all"]
    for line in previews.lines(mixed, SHANGHAI, now=NOW):
        assert line in plain(card)
