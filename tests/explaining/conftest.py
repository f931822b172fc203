"""A desk for properties and conversations without HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.explaining.desk import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all examples of a file: every example makes meetings of its own."""
    opened = Desk(tmp_path_factory.mktemp("desk"), datetime(2026, 6, 1, 9, tzinfo=UTC))
    yield opened
    opened.close()
