"""The drawn timeline: a picture that holds what its words say, and nothing stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cards.drawing import DARK, LIGHT, WIDTH, _places
from cards.timeline import (
    TimelineValues,
    from_query,
    from_refused,
    timeline_png,
    to_query,
    words,
)
from tests.cards.samples import NOW, SHANGHAI, at, refusals, refused

moments = st.integers(0, 200_000_000).map(lambda n: datetime.fromtimestamp(n * 60, UTC))
values = st.builds(
    TimelineValues,
    zone=st.sampled_from([ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")]),
    now=moments,
    was=st.none() | moments,
    asked=st.none() | moments,
    begin=st.none() | moments,
    end=st.none() | moments,
    previous=st.none() | moments,
    following=st.none() | moments,
)


@given(values)
@settings(max_examples=100, deadline=None)
def test_the_address_holds_all_that_is_drawn(given_values):
    query = to_query(given_values)
    assert from_query(query) == given_values
    assert sum(len(key) + len(value) for key, value in query.items()) < 120


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({}, id="empty"),
        pytest.param({"z": "Asia/Shanghai"}, id="no now"),
        pytest.param({"z": "Nowhere/City", "n": "1"}, id="no such zone"),
        pytest.param({"z": "../../etc/passwd", "n": "1"}, id="a path"),
        pytest.param({"z": "Europe", "n": "1"}, id="a folder"),
        pytest.param({"z": "", "n": "1"}, id="no zone"),
        pytest.param({"z": "Asia/Shanghai", "n": "soon"}, id="no number"),
        pytest.param({"z": "Asia/Shanghai", "n": "-1"}, id="before 1970"),
        pytest.param({"z": "Asia/Shanghai", "n": "9" * 30}, id="after all time"),
    ],
)
def test_a_wrong_address_is_refused(query):
    with pytest.raises(ValueError, match=r".+"):
        from_query(query)


@given(values)
@settings(max_examples=15, deadline=None)
def test_anything_can_be_drawn(given_values):
    picture = Image.open(BytesIO(timeline_png(given_values)))
    assert picture.format == "PNG"
    assert picture.width == WIDTH


@given(values)
@settings(max_examples=100, deadline=None)
def test_places_keep_the_order_of_time_and_stay_in_the_picture(given_values):
    places = list(_places(given_values).values())
    assert places == sorted(places)
    assert all(0 < place < WIDTH for place in places)


@pytest.mark.parametrize(("dark", "colours"), [(False, LIGHT), (True, DARK)])
def test_the_colours_can_be_told_from_their_ground(dark, colours):
    picture = Image.open(BytesIO(timeline_png(from_refused(refused("x"), SHANGHAI), dark)))
    ground = picture.convert("RGB").getpixel((2, picture.height - 2))
    assert max(abs(a - b) for a, b in zip(ground, colours.ground, strict=True)) < 8
    for words_on in (colours.words, colours.faint, colours.border, colours.asked, colours.was):
        assert _contrast(words_on, colours.ground) >= 4.5


def _contrast(one, other):
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour):
    linear = [
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_words_say_what_the_picture_shows():
    said = words(from_refused(refused("Team sync"), SHANGHAI))
    assert "It can start from Mon 20 Apr, 00:00 and before Tue 21 Apr, 00:00." in said
    assert "It is planned for Mon 20 Apr, 10:00." in said
    assert "Asked for: Tue 21 Apr, 10:00." in said
    assert "The next one starts Tue 21 Apr, 10:00." in said
    assert "Now it is Sun 19 Apr, 12:00 Shanghai time." in said
    assert "Team sync" not in said


def test_zones_are_named_one_by_one_where_clocks_change_in_between():
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 10, 24, 12, tzinfo=UTC)
    said = words(TimelineValues(berlin, start, was=start + timedelta(days=2)))
    assert "CEST" in said
    assert "CET" in said


def test_borders_that_are_not_there_are_not_drawn_or_said():
    first = replace(from_refused(refused("x"), SHANGHAI), begin=None, previous=None)
    assert "It can start any time before Tue 21 Apr, 00:00." in words(first)
    bare = TimelineValues(SHANGHAI, NOW)
    assert words(bare) == "Now it is Sun 19 Apr, 12:00 Shanghai time."
    assert timeline_png(bare) != timeline_png(replace(bare, asked=at(20)))


def test_every_refusal_gives_values():
    for each in refusals("x").values():
        drawn = from_refused(each, SHANGHAI)
        assert from_query(to_query(drawn)) == drawn
