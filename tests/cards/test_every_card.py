"""Every card keeps to version 1.3 and Webex's limits, and says everything in text too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator
from jsonschema.exceptions import best_match

from tests.cards.samples import STAMP, every_card
from texts.markdown import plain

SCHEMA = json.loads(
    resources.files("adaptive_cards").joinpath("schemas/schema-1.3.json").read_text("utf-8")
)
VALIDATOR = Draft6Validator(SCHEMA)
CARDS = every_card()

HOSTILE = [
    "**bold** _it_ `code` [link](javascript:alert(1))",
    "<img src=x onerror=alert(1)><@all> <@personEmail:eve@acme.example|Eve>",
    "# heading\n- item\n> quote",
    "1. first",
    "אספת צוות ‮ reversed",
    "اجتماع الفريق",
    "🎉👩‍👩‍👧‍👦 party 会议",
    "x" * 128,
    "&lt;b&gt; &amp; &copy;",
    '"quotes" \\ back\\slash | pipe',
    "",
    " ",
]

titles = st.one_of(
    st.sampled_from(HOSTILE), st.text(alphabet=st.characters(codec="utf-8"), max_size=128)
)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a card."""
    if isinstance(node, list):
        for each in node:
            yield from parts(each)
    elif isinstance(node, dict):
        yield node
        for value in node.values():
            yield from parts(value)


def typed(node: Any) -> Iterator[dict[str, Any]]:
    return (each for each in parts(node) if isinstance(each.get("type"), str))


def in_view(node: Any) -> Iterator[dict[str, Any]]:
    """What can be seen before anything is unfolded."""
    if isinstance(node, list):
        for each in node:
            yield from in_view(each)
    elif isinstance(node, dict):
        if node.get("type") == "Action.ShowCard":
            return
        yield node
        for value in node.values():
            yield from in_view(value)


@pytest.mark.parametrize("name", CARDS)
def test_the_card_satisfies_the_official_schema(name):
    problem = best_match(VALIDATOR.iter_errors(CARDS[name]))
    assert problem is None, (list(problem.absolute_path), problem.message)
    assert CARDS[name]["version"] == "1.3"


def test_the_schema_notices_a_wrong_card():
    wrong = {"type": "AdaptiveCard", "body": [{"type": "Input.Date", "id": "d", "isRequired": "y"}]}
    assert best_match(VALIDATOR.iter_errors(wrong)) is not None


@pytest.mark.parametrize("name", CARDS)
def test_the_card_keeps_to_what_webex_shows(name):
    card = CARDS[name]
    kinds = {each["type"] for each in typed(card)}
    assert kinds <= {
        "AdaptiveCard",
        "TextBlock",
        "Image",
        "FactSet",
        "ActionSet",
        "Container",
        "ColumnSet",
        "Column",
        "Input.Text",
        "Input.Number",
        "Input.Date",
        "Input.Time",
        "Input.Toggle",
        "Input.ChoiceSet",
        "Action.Submit",
        "Action.OpenUrl",
        "Action.ShowCard",
    }
    keys = {key for each in typed(card) for key in each}
    assert not keys & {"selectAction", "fallback", "fallbackText", "requires", "speak", "refresh"}
    assert all(len(each.get("actions", ())) <= 5 for each in parts(card))
    assert sum(each["type"] == "Image" for each in typed(card)) <= 10


@pytest.mark.parametrize("name", CARDS)
def test_the_card_is_small(name):
    assert len(json.dumps(CARDS[name])) <= 20_000


@pytest.mark.parametrize("name", CARDS)
def test_forms_that_unfold_are_not_nested(name):
    for each in typed(CARDS[name]):
        if each["type"] == "Action.ShowCard":
            inner = [one["type"] for one in typed(each["card"])]
            assert "Action.ShowCard" not in inner


@pytest.mark.parametrize("name", CARDS)
def test_inputs_are_labelled_and_say_what_is_wrong(name):
    inputs = [each for each in typed(CARDS[name]) if each["type"].startswith("Input.")]
    ids = [each["id"] for each in inputs]
    assert len(ids) == len(set(ids))
    for each in inputs:
        assert each["label"].strip()
        if each.get("isRequired") or "regex" in each:
            assert each["errorMessage"].endswith((".", "https://"))
    shown = [e for e in in_view(CARDS[name]) if str(e.get("type")).startswith("Input.")]
    assert len(shown) <= 6


@pytest.mark.parametrize("name", CARDS)
def test_every_press_carries_the_stamp_as_text(name):
    for each in typed(CARDS[name]):
        if each["type"] != "Action.Submit":
            continue
        assert set(STAMP.data()) | {"action"} <= set(each["data"])
        assert all(isinstance(value, str) for value in each["data"].values())
        assert each["data"]["action"]
        assert each["data"]["nonce"] == STAMP.nonce


@pytest.mark.parametrize("name", CARDS)
def test_pictures_have_their_meaning_in_words(name):
    for each in typed(CARDS[name]):
        if each["type"] == "Image":
            assert len(each["altText"]) > 40


@pytest.mark.parametrize("name", CARDS)
def test_the_text_holds_all_that_the_card_says(name):
    words = plain(CARDS[name])
    for each in typed(CARDS[name]):
        if each["type"] == "TextBlock":
            assert each["text"] in words
        if "facts" in each:
            assert all(fact["value"] in words for fact in each["facts"])
        if each["type"] == "Action.OpenUrl":
            assert each["url"] in words
        if each["type"].startswith("Input."):
            assert each["label"] in words


@given(titles)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_of_others_never_break_a_card(title):
    for name, card in every_card(title, with_help=False).items():
        problem = best_match(VALIDATOR.iter_errors(card))
        assert problem is None, (name, list(problem.absolute_path))
        assert plain(card)
        assert len(json.dumps(card)) <= 40_000, name


@pytest.mark.parametrize("title", HOSTILE)
def test_words_of_others_stay_as_typed_in_text_blocks(title):
    for name, card in every_card(title).items():
        for each in typed(card):
            if each["type"] == "TextBlock":
                assert not re.search(r"(?<!\\)<|<@", each["text"]), name
                assert "**bold**" not in each["text"], name
                assert not re.search(r"(?<!\\)\]\(javascript", each["text"]), name
