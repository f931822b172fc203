"""Keeps the way from Webex open: webhooks mended, lost messages found, a refused token noticed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from jobs.lanes import Clock
from jobs.missed import Missed
from jobs.outbox import REFUSED_TOKEN
from storage.database import Storage
from storage.facts import FactStore
from webex import webhooks
from webex.client import WebexClient
from webex.errors import Unauthorised, WebexError

EVERY = 10  # minutes

log = logging.getLogger(__name__)


class Secrets(Protocol):
    """The secret to register with; ``reload`` tells whether somebody has changed it."""

    @property
    def webhook(self) -> str: ...

    def reload(self) -> bool: ...


class Watch:
    """Looks every ten minutes, and every minute while something is wrong."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        client: WebexClient,
        secrets: Secrets,
        target: str,
        missed: Missed,
        token_is_good: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._client = client
        self._secrets = secrets
        self._target = target
        self._missed = missed
        self._token_is_good = token_is_good
        self._minutes = 0
        self.sound = False

    def each_minute(self) -> None:
        self._minutes += 1
        changed = self._secrets.reload()
        if changed or not self.sound or self._minutes % EVERY == 0:
            self.register(renew=changed)
            self.look()

    def register(self, *, renew: bool) -> None:
        """Make sure of the webhooks; ``renew`` sets their secret again."""
        try:
            done = webhooks.repair(self._client, self._target, self._secrets.webhook, renew=renew)
        except WebexError as error:
            self.sound = False
            log.error("The webhooks could not be looked after: %s", error)
            if isinstance(error, Unauthorised):
                note = FactStore.note(REFUSED_TOKEN, str(error), self._clock.now())
                self._storage.write(note)
            return
        self.sound = True
        for what, names in (("made", done.made), ("mended", done.mended)):
            if names:
                log.info("Webhooks %s: %s", what, ", ".join(names))
        if done.removed:
            log.info("Old webhooks removed: %s", ", ".join(done.removed))
        self._storage.write(FactStore.forget(REFUSED_TOKEN))
        self._token_is_good()

    def look(self) -> None:
        """Take in what was said while we were away, or whose webhook was lost."""
        if not self.sound:
            return
        try:
            self._missed.look()
        except WebexError as error:
            log.warning("Could not look for messages that were missed: %s", error)
            return
        self._missed.all_is_well()
