"""What tests of several parts share: a sandbox with a bot over real HTTP, and a bare database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Storage
from tests.road.world import Road


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    """An empty database of the test's own."""
    opened = Storage(tmp_path / "bot.db")
    yield opened
    opened.close()


@pytest.fixture
def sandbox_alone(tmp_path: Path) -> Iterator[Road]:
    """A sandbox with a held clock and no bot yet: ``open`` starts one that echoes."""
    road = Road(tmp_path)
    yield road
    road.close()


@pytest.fixture
def road(sandbox_alone: Road) -> Road:
    """The same with the echoing bot started."""
    sandbox_alone.open()
    return sandbox_alone
