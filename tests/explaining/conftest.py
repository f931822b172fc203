"""A desk for properties and conversations without HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.explaining.desk import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all examples of a file: every example makes meetings of its own."""
    opened = Desk(tmp_path_factory.mktemp("desk"), datetime(2026, 6, 1, 9, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Desk]:
    """A desk of the test's own, on Monday 1 June 2026 at 09:00 in Shanghai."""
    opened = Desk(tmp_path, datetime(2026, 6, 1, 1, tzinfo=UTC))
    yield opened
    opened.close()
