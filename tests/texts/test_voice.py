"""How the bot talks: calm, plain, without codes, blame or exclamation marks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cards.samples import every_card
from texts.markdown import plain

ROOT = Path(__file__).parents[2]
SPOKEN = sorted([*(ROOT / "texts").glob("*.py"), *(ROOT / "cards").glob("*.py")])
RULES = {
    "an exclamation mark": re.compile(r"\w!(\s|$|\*)"),
    "a cheerful or embarrassed start": re.compile(
        r"\b(oops|whoops|uh-oh|yay|hooray|yikes)\b", re.I
    ),
    "an empty excuse": re.compile(r"\b(we apologi[sz]e|unfortunately|sadly|regret)\b", re.I),
    "blame": re.compile(
        r"\b(you (failed|forgot|must have|should have)|your (mistake|fault)|illegal|bad request)\b",
        re.I,
    ),
    "not having understood at all": re.compile(r"I (didn't|did not) understand[.\s]*$", re.I),
    "a code": re.compile(
        r"\b(HTTP ?\d{3}|error \d+|errno|status [45]\d\d|traceback|exception)\b", re.I
    ),
    "a code of the program": re.compile(r"\b(NoneType|KeyError|ValueError|nullptr|undefined)\b"),
    "a raw id": re.compile(r"\b[0-9a-f]{32}\b|_I_\d|Y2lzY29zcGFyazov"),
    "shouting": re.compile(r"\b(?!RSVP|MEETING|PEOPLE)[A-Z]{9,}\b"),
    "a machine's yes and no": re.compile(r"^(OK|Yes/No|Submit)$"),
    "a slash for and or or": re.compile(r"\band/or\b", re.I),
}


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """Every sentence-like string of a file that is no docstring, with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.lineno, node.value
        if isinstance(node, ast.JoinedStr):
            parts = (str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
            yield node.lineno, "".join(parts)


def sentences(path: Path) -> list[tuple[int, str]]:
    return [(line, words) for line, words in spoken(path) if " " in words.strip()]


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("what", RULES)
def test_nothing_is_said_in_another_voice(path, what):
    found = [(line, words) for line, words in sentences(path) if RULES[what].search(words)]
    assert found == [], what


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_sorry_is_said_once_at_most(path):
    sorry = [line for line, words in sentences(path) if re.search(r"\bsorry\b", words, re.I)]
    assert len(sorry) <= 1


@pytest.mark.parametrize(
    "words",
    [
        "Done!",
        "**Moved!**",
        "Oops, that did not work.",
        "Error 404",
        "06263e1088604fc1b3ca17fbe49fe97d",
        "Unfortunately it is full.",
        "I did not understand.",
    ],
)
def test_the_lint_notices(words):
    assert any(rule.search(words) for rule in RULES.values())


def test_the_lint_reads_strings_and_not_docstrings(tmp_path):
    code = (
        '"""Doc string!"""\ndef f(x):\n    """Not this one!"""\n    return f"Only {x} this one"\n'
    )
    file = tmp_path / "some.py"
    file.write_text(code)
    assert sentences(file) == [(4, "Only … this one")]


def test_cards_in_text_keep_the_voice():
    for name, card in every_card().items():
        for line in plain(card).splitlines():
            assert not RULES["an exclamation mark"].search(line), name
            assert not RULES["a raw id"].search(line), name


def test_buttons_are_verbs_and_short():
    for name, card in every_card().items():
        for title in _titles(card):
            assert title not in ("OK", "Yes/No", "Submit", "Cancel meeting?"), name
            assert len(title) <= 60, (name, title)
            assert not title.endswith((".", "!")), (name, title)


def _titles(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _titles(each)
    elif isinstance(node, dict):
        if str(node.get("type")).startswith("Action."):
            yield node["title"]
        for value in node.values():
            yield from _titles(value)
