"""The notation in which wordings of several words are written."""

from __future__ import annotations

import pytest

from language.words import answers, openings, phrasal, phrasing, questions, statements
from language.words.wordings import Wordings

TABLES = {
    f"{name} {key}".strip(): table
    for module in (answers, openings, phrasal, phrasing, questions, statements)
    for name, found in vars(module).items()
    for key, table in (found.items() if isinstance(found, dict) else [("", found)])
    if isinstance(table, Wordings)
}


@pytest.mark.parametrize(
    ("wording", "text", "taken"),
    [
        pytest.param("nein | nee", "nee danke", "nee", id="one of some on a line"),
        pytest.param("[ich] bin [leider] (raus|krank)", "bin krank", "bin krank", id="left out"),
        pytest.param("[ich] bin [leider] raus", "ich bin leider raus", "ich bin leider raus",
                     id="not left out"),
        pytest.param("[ja|klar]* dabei", "ja klar ja dabei", "ja klar ja dabei", id="many"),
        pytest.param("mag[st]", "magst", "magst", id="the end of a word"),
        pytest.param("ja, gern", "ja , gern", "ja , gern", id="with a comma"),
        pytest.param("ja, gern", "ja gern", "ja gern", id="without the comma"),
        pytest.param("voy(?=/| a)", "voy , gracias", "voy", id="before a sign"),
        pytest.param("voy(?=/| a)", "voy tarde", None, id="not before another word"),
        pytest.param("(a|\n    b) c", "b c", "b c", id="broken within brackets"),
        pytest.param("nein", "neinsager", None, id="whole words only"),
    ],
)  # fmt: skip
def test_a_wording_takes_its_words(wording, text, taken):
    found = Wordings(de=wording).pattern("de").match(text)
    assert (found and found[0]) == taken


def test_what_is_caught_is_a_group():
    assert Wordings(de="steht <(\\S+ )*>an").pattern("de").match("steht morgen an")[1] == "morgen "


def test_any_number_of_wordings_may_end_a_line():
    found = Wordings(de="an | so").ending("de").search("was steht morgen so an")
    assert found[0] == " so an"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("tongue", ["de", "fr", "es", "pt"])
def test_every_wording_of_the_tables_can_be_held_against_a_line(table, tongue):
    pattern = TABLES[table].pattern(tongue)
    assert pattern is None or not pattern.fullmatch("")
