"""Holds what may import what; the table stands in docs/architecture.md too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A package may import these of ours; everybody may import ``domain``.
MAY_IMPORT = {
    "domain": set(),
    "language": set(),
    "texts": set(),
    "cards": {"texts"},
    "storage": set(),
    "webex": set(),
    "services": {"storage", "webex"},
    "handlers": {"language", "services", "cards", "texts"},
    "jobs": {"handlers", "services", "storage", "webex"},
    "web": {"handlers", "services", "cards", "texts", "storage", "webex"},
    "sandbox": set(),
}
OURS = {*MAY_IMPORT, "bot", "config"}

# Libraries that only one place may know.
ONLY_HERE = {
    "webexteamssdk": {"webex"},
    "apscheduler": {"jobs"},
    "flask": {"web", "sandbox"},
    "sqlite_utils": {"storage"},
    "PIL": {"cards"},
}


def imports(path: Path) -> Iterator[str]:
    """The first part of every module a file imports, but for what only type checkers read."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package, "domain"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(package)
        for name in imports(path)
        if name in OURS and name not in allowed
    ]
    assert files(package), f"{package} is empty"
    assert wrong == []


@pytest.mark.parametrize("library", ONLY_HERE)
def test_a_library_is_known_in_one_place_only(library: str) -> None:
    users = {
        package for package in MAY_IMPORT for path in files(package) if library in imports(path)
    }
    assert users == ONLY_HERE[library]


def test_every_package_of_ours_is_in_the_table() -> None:
    found = {
        path.parent.name
        for path in ROOT.glob("*/__init__.py")
        if path.parent.name not in ("tests", "bench")
    }
    assert found == set(MAY_IMPORT)
