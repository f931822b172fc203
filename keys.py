"""Secrets the bot makes for itself: in files beside the database, for its owner's eyes only."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

WEBHOOK = "webhook.secret"
SIGNING = "signing.key"
MOST_ACCEPTED = 2


class Signer:
    """Signs small JSON values for addresses and buttons; ``salt`` keeps their uses apart."""

    def __init__(self, key: str) -> None:
        self._serializer = cache(lambda salt: URLSafeSerializer(key, salt=salt))

    def sign(self, salt: str, value: Any) -> str:
        """The value as text that may stand in an address."""
        text = self._serializer(salt).dumps(value)
        return text if isinstance(text, str) else text.decode()

    def read(self, salt: str, token: str) -> Any:
        """The value that was signed under that salt; None if this is not our signature."""
        try:
            return self._serializer(salt).loads(token)
        except BadData:
            return None


class Keys:
    """Made in ``folder`` on first use, mode 0600. Raises ``OSError`` when that cannot be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.signing = self._lines(SIGNING)[0]
        self._webhook = self._lines(WEBHOOK)

    @property
    def webhook(self) -> str:
        """The secret that webhooks are registered with."""
        return self._webhook[0]

    def accepted(self) -> tuple[bytes, ...]:
        """Every secret a webhook may be signed with: the present one and the one before."""
        return tuple(line.encode() for line in self._webhook)

    def rotate(self) -> None:
        """Make a new webhook secret; the present one is accepted until the next rotation."""
        self._write(WEBHOOK, [secrets.token_hex(32), *self._webhook][:MOST_ACCEPTED])
        self.reload()

    def reload(self) -> bool:
        """Read the webhook secrets again; True when the one to register with has changed."""
        before = self.webhook
        self._webhook = self._lines(WEBHOOK)
        return self.webhook != before

    def _lines(self, name: str) -> list[str]:
        path = self._folder / name
        if path.exists():
            lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
            if lines:
                return lines[:MOST_ACCEPTED]
        self._write(name, [secrets.token_hex(32)])
        return self._lines(name)

    def _write(self, name: str, lines: list[str]) -> None:
        path = self._folder / name
        draft = path.with_suffix(".new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
