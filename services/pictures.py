"""Addresses of drawn pictures: signed values that are all it takes to draw them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SALT = "picture"


class Pictures:
    """Makes addresses for ``web/pictures.py`` to answer; nothing about them is stored."""

    def __init__(self, public_url: str, signer: Any) -> None:
        self._base = public_url.rstrip("/")
        self._signer = signer

    def url(self, values: Mapping[str, str]) -> str | None:
        """Where a picture of ``values`` is served; ``None`` where no address is known."""
        if not self._base:
            return None
        return f"{self._base}/pictures/{self._signer.sign(SALT, dict(values))}.png"

    def values(self, token: str) -> dict[str, str] | None:
        """The values behind an address, ``None`` if it was not signed by this bot."""
        found = self._signer.read(SALT, token)
        return found if isinstance(found, dict) else None
