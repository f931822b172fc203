"""The project's documents as tests see them: their text, links, headings and blocks."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]

_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def everything() -> str:
    """All documents, one after another."""
    return "\n".join(text(name) for name in NAMES)


def blocks(name: str, kind: str) -> list[str]:
    """The fenced blocks of a kind (``sh``, ``http``), without their indentation."""
    return [
        "\n".join(line.removeprefix(found[1]) for line in found[3].splitlines())
        for found in _FENCED.finditer(text(name))
        if found[2] == kind
    ]


def without_blocks(name: str) -> str:
    return _FENCED.sub("", text(name))


def code(words: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", words)


def rows(name: str, first: str) -> list[list[str]]:
    """The rows of the table whose first heading is ``first``, cell by cell."""
    found: list[list[str]] = []
    inside = False
    for line in text(name).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if not line.startswith("|"):
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not line.startswith("| ---"):
            found.append(cells)
    assert found, f"{name} has no table that begins with {first!r}"
    return found


def links(name: str) -> list[str]:
    """The targets of links and images."""
    return re.findall(r"\]\(([^)\s]+)\)", without_blocks(name))


def anchors(name: str) -> set[str]:
    """What a link may name after the ``#``, as GitHub makes it from headings."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(name), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {words.strip().replace(" ", "-") for words in plain}
