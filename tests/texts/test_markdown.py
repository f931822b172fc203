"""Markdown: what others typed stays as typed, and a card's text is complete."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.card import Stamp, card, facts, heading, open_url, show_card, submit, text
from cards.inputs import choice, text_input, toggle
from sandbox.markdown import render
from texts.markdown import bold, bullets, escape, escape_lines, one_line, plain, quoted, sentence


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("Team sync", "Team sync"),
        ("**bold**", r"\*\*bold\*\*"),
        ("_it_ snake_case", r"\_it\_ snake_case"),
        ("[a](b)", r"\[a\](b)"),
        ("`code`", r"\`code\`"),
        ("<@all>", "\\<\u2060@all>"),
        ("R&D & more", "R&D & more"),
        ("&lt;", "&\u2060lt;"),
        ("# one", r"\# one"),
        ("- one", r"\- one"),
        ("> one", r"\> one"),
        ("1. one", "1\u2060. one"),
        ("2) one", "2\u2060) one"),
        ("10 things", "10 things"),
        ("two\nlines", "two lines"),
        ("a\u202eb\u200bc", "abc"),
        ("  spaces  ", "spaces"),
        ("", ""),
    ],
)
def test_escaping(typed, escaped):
    assert escape(typed) == escaped


@pytest.mark.parametrize(
    "typed",
    [
        *("**bold** _it_ `code` [a](b)", "<@all> <@personEmail:eve@acme.example|Eve>", "# one"),
        *("1. one", "2) one", "- one", "> one", "&lt;b&gt;", "a \\ b \\* c", "snake_case ~x~ |y|"),
    ],
)
def test_a_message_shows_what_was_typed_and_mentions_nobody(typed):
    for words in (escape(typed), f"Moved: {quoted(typed)}.", f"- {bold(typed)}, 15:00"):
        message = render(words, lambda kind, value: {"id": "p", "displayName": "Eve"})
        assert typed in message.text.replace("\u2060", "")
        assert message.people == []
        assert message.groups == []


def test_right_to_left_text_cannot_disturb_the_sentence():
    assert escape("שלום") == "\u2068שלום\u2069"
    assert quoted("שלום") == "“\u2068שלום\u2069”"


@given(st.text())
def test_nothing_escaped_can_mention_format_or_break_a_line(words):
    escaped = escape(words)
    assert "<@" not in escaped
    assert not re.search(r"(?<!\\)<", escaped)
    assert "\n" not in escaped
    assert "**" not in escaped
    assert "](" not in escaped.replace("\\]", "")


@given(st.text())
def test_one_line_is_one_line(words):
    assert len(one_line(words).splitlines()) <= 1


def test_lines_of_an_agenda_stay_apart():
    assert escape_lines("plan\n\n- *numbers*\n") == "plan\n\n\\- \\*numbers\\*"


def test_small_pieces():
    assert bold("a*b") == r"**a\*b**"
    assert bold("") == ""
    assert bullets(["a", "b"]) == "- a\n- b"
    assert sentence([]) == ""
    assert sentence(["a"]) == "a"
    assert sentence(["a", "b"]) == "a and b"
    assert sentence(["a", "b", "c"], "or") == "a, b or c"


def test_a_card_in_text():
    stamp = Stamp("n")
    shown = card(
        heading("Title"),
        text("Words"),
        facts([("Host", "Ana"), ("Link", "")]),
        text_input("a", "Agenda", "*plan*"),
        choice("c", "Clock", [("24 hours", "24"), ("12 hours", "12")], "24"),
        toggle("t", "Lock", "Lock the meeting", True),
        actions=[
            open_url("Join", "https://acme.example/m"),
            submit("Save", "save", stamp),
            show_card("More", text_input("b", "Zone"), actions=[submit("Go", "go", stamp)]),
        ],
    )
    assert plain(shown) == "\n\n".join(
        [
            "**Title**",
            "Words",
            "- Host: Ana",
            r"- Agenda: \*plan\*",
            "- Clock: 24 hours",
            "- Lock: yes",
            "Buttons: [Join](https://acme.example/m) · Save · More",
            "- Zone: empty",
            "Buttons: Go",
        ]
    )
