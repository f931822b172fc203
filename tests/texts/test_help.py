"""Help: short, complete, and the same on a card."""

from __future__ import annotations

import pytest

from cards.card import Stamp
from cards.help import help_area, help_one, help_overview
from texts import help as words
from texts.markdown import plain


def test_the_overview_is_short_and_names_every_command():
    said = words.overview()
    assert len(said) < 1200
    assert len(words.EXAMPLES) == 6
    assert all(example in said for example in words.EXAMPLES)
    assert all(name in said for name in words.HELP)


@pytest.mark.parametrize("name", words.HELP)
def test_every_command_has_syntax_examples_and_who(name):
    entry = words.HELP[name]
    said = words.one(name)
    assert entry.area in words.AREAS
    assert len(set(entry.examples)) == 3
    assert all(example in said for example in entry.examples)
    assert entry.syntax in said
    assert entry.who in said
    assert entry.who.endswith(".")
    assert not entry.does.endswith(".")
    shown = plain(help_one(name, Stamp("n")))
    assert all(example in shown for example in entry.examples)


@pytest.mark.parametrize("area", words.AREAS)
def test_every_area_lists_its_commands(area):
    names = words.in_area(area)
    assert names
    said = words.area(area)
    shown = plain(help_area(area, Stamp("n")))
    for name in names:
        assert words.HELP[name].does in said
        assert words.HELP[name].does in shown


def test_the_areas_hold_all_commands_once():
    listed = [name for area in words.AREAS for name in words.in_area(area)]
    assert sorted(listed) == sorted(words.HELP)


def test_the_first_page_leads_everywhere():
    shown = plain(help_overview(Stamp("n")))
    assert all(title in shown for title in words.AREAS.values())
