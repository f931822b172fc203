"""The webhooks the bot lives on: registered, kept alive, and those of old addresses removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webex import wire
from webex.client import WebexClient
from webex.errors import NotFound

NAME = "Muster"
WANTED = (
    ("messages", "created"),
    ("attachmentActions", "created"),
    ("memberships", "created"),
    ("memberships", "deleted"),
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What had to be done: webhooks by resource and event, as in ``messages created``."""

    made: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.made or self.mended or self.removed)


def registered(client: WebexClient) -> list[wire.Hook]:
    """The webhooks of this token."""
    return [wire.hook(item) for item in client.items("webhooks", max=100)]


def ours(hooks: Iterable[wire.Hook], target: str) -> list[wire.Hook]:
    """Those that this bot made, at this address or an earlier one."""
    return [h for h in hooks if h.target == target or h.name.startswith(f"{NAME}: ")]


def repair(client: WebexClient, target: str, secret: str, *, renew: bool = False) -> Repair:
    """Make sure that each wanted webhook exists once, is active and comes to ``target``.

    Webex does not show the secret of a webhook everywhere: ``renew`` sets it again in any case.
    """
    made, mended, removed = [], [], []
    left = ours(registered(client), target)
    for resource, event in WANTED:
        name = f"{resource} {event}"
        found = [h for h in left if (h.resource, h.event) == (resource, event)]
        found.sort(key=lambda h: (h.target == target, h.active), reverse=True)
        left = [h for h in left if h not in found[:1]]
        fields = {"name": f"{NAME}: {name}", "targetUrl": target, "secret": secret}
        if not found:
            client.call("POST", "webhooks", json={**fields, "resource": resource, "event": event})
            made.append(name)
        elif renew or not _is_sound(found[0], target, secret):
            client.call("PUT", "webhooks", found[0].id, json={**fields, "status": "active"})
            mended.append(name)
    for hook in left:
        _remove(client, hook)
        removed.append(f"{hook.resource} {hook.event}")
    return Repair(tuple(made), tuple(mended), tuple(removed))


def _is_sound(hook: wire.Hook, target: str, secret: str) -> bool:
    return hook.active and hook.target == target and hook.secret in (None, secret)


def _remove(client: WebexClient, hook: wire.Hook) -> None:
    try:
        client.call("DELETE", "webhooks", hook.id)
    except NotFound:
        return
