"""Every phrase of the tables is read as it is expected; refusals name words that were typed."""

from __future__ import annotations

import pytest

from tests.language.table import judge, rows, tables

ROWS = [row for name in tables() for row in rows(name)]
OTHER_LANGUAGES = {"german", "french", "spanish", "portuguese"}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.place} {row.phrase}") for row in ROWS])
def test_a_phrase_is_read_as_people_mean_it(row):
    assert judge(row).differences == []


def test_the_tables_are_large_enough():
    english = [row for row in ROWS if row.group not in OTHER_LANGUAGES]
    assert len(ROWS) >= 400
    assert len(english) >= 300
    assert sum(row.refusal for row in ROWS) >= 60


def test_a_refusal_names_words_that_stand_in_the_phrase():
    for row in ROWS:
        if row.refusal:
            got = judge(row).got
            typed = row.phrase.replace("\\n", " ").casefold()
            for words in got["not_understood"]:
                assert words.casefold() in typed, row.phrase
            assert got["why"], row.phrase
