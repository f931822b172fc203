"""One sandbox with its bot for all conversations of a test file; each has a space of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chat import Chat, World, running


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running(tmp_path_factory.mktemp("world") / "data") as started:
        yield started


@pytest.fixture
def chat(world: World) -> Chat:
    """Ana in a new group space with Raj and Lee."""
    return world.space("ana", "raj", "lee")


@pytest.fixture
def alone(world: World) -> Chat:
    """Ana in her direct space with the bot."""
    return world.direct("ana")
