"""One house for the conversations of a test file; nothing in it may fail unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.security.house import House


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("house"))
    yield house
    house.close()


@pytest.fixture
def house(shared: House) -> Iterator[House]:
    """The shared house; a handler that raised, or a message that was refused, fails the test."""
    before = shared.failures()
    yield shared
    assert shared.failures() == before


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """A house of the test's own, with settings."""
    built: list[House] = []

    def make(**settings: Any) -> House:
        built.append(House(tmp_path / f"house{len(built)}", **settings))
        return built[-1]

    yield make
    for house in built:
        house.close()
