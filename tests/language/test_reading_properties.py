"""Reading never raises, takes time linear in the text, and always gives the same keys."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.commands import read
from language.drafts.dialog import correct
from language.model import Command, Known
from language.reading import as_json
from tests.language.table import rows, tables

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
KEYS = {
    "text", "understood", "command", "title", "start", "duration_min", "rrule", "until", "people",
    "assumed", "alternatives", "not_understood", "why",
}  # fmt: skip
PHRASES = [row.phrase for name in tables() for row in rows(name)]
WORDS = sorted({word for phrase in PHRASES for word in phrase.split()})

pieces = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
zones = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"]
)
seconds = st.integers(631_152_000, 5_680_281_600)  # 1990 to 2150
moments = seconds.map(lambda second: datetime.fromtimestamp(second, UTC))
locales = st.sampled_from(
    [None, "en", "en_US", "en_GB", "de_DE", "pt_BR", "zh_CN", "en_US@h24", "x"]
)


@given(st.text(max_size=200), zones, moments, locales)
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_is_read_without_raising(text, zone, now, locale):
    got = as_json(text, now, ZoneInfo(zone), locale)
    assert set(got) == KEYS
    assert json.loads(json.dumps(got)) == got


@given(pieces, zones, moments, locales)
@settings(max_examples=100, deadline=None)
def test_any_mixture_of_the_words_people_use_is_read_without_raising(text, zone, now, locale):
    got = as_json(text, now, ZoneInfo(zone), locale)
    assert set(got) == KEYS
    if got["why"]:
        assert got["start"] is None
    if got["start"]:
        assert datetime.fromisoformat(got["start"]).tzinfo is not None


@given(pieces, pieces)
@settings(max_examples=60, deadline=None)
def test_any_correction_of_any_draft_is_read_without_raising(first, second):
    draft = read(first, NOW, BERLIN)
    assert isinstance(correct(draft, second, NOW, BERLIN), Command | None)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=4), pieces)
@settings(max_examples=60, deadline=None)
def test_any_known_names_are_borne(names, text):
    known = Known(people=tuple(names), titles=tuple(names))
    assert read(text, NOW, BERLIN, known=known).said == text


def _steps(text: str) -> int:
    """How many calls reading takes: unlike seconds, the same on every run."""
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        read(text, NOW, BERLIN)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "a ", "at 3 ", "mon and ", "to ", "3-", "'", '"', "1:", "a@b.c ", "with ana and ", "#k7 ",
        "next ", "(", "in 3 ", "every ", "tomorrow 3pm ", "12/5 ", "x", "9999999 ", "é", "à 15h ",
        "and ", "+", "🎉",
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["", "schedule ", "move it to ", "list ", "cancel ", "add "])
def test_work_grows_with_the_length_and_no_faster(verb, piece):
    """Ten times the text takes at most some ten times the steps, whatever it is made of."""
    short = verb + piece * (1_000 // len(piece))
    long = verb + piece * (10_000 // len(piece))
    read(short, NOW, BERLIN)
    assert _steps(long) < 14 * _steps(short) + 5_000


def test_ten_thousand_characters_are_read_at_once():
    text = "schedule " + "tomorrow at 3 with ana and raj about the budget, " * 210
    read(text[:500], NOW, BERLIN)
    begin = perf_counter()
    read(text[:10_000], NOW, BERLIN)
    assert perf_counter() - begin < 0.5  # 50 ms on a quiet machine


def test_every_phrase_of_the_tables_survives_odd_spaces_quotes_and_case():
    for phrase in PHRASES:
        plain = as_json(phrase, NOW, BERLIN)
        odd = "\u200b " + phrase.replace(" ", "\u00a0 ").replace("-", "–").replace('"', "“") + " "
        got = as_json(odd, NOW, BERLIN)
        assert (got["start"], got["rrule"], got["duration_min"]) == (
            plain["start"], plain["rrule"], plain["duration_min"],
        ), phrase  # fmt: skip


def test_a_line_sent_too_early_is_read_without_raising():
    begun = {" ".join(phrase.split()[:size]) for phrase in PHRASES for size in (1, 2, 3)}
    for line in sorted(begun):
        assert isinstance(read(line, NOW, BERLIN), Command), line
