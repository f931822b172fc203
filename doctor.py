"""A check-up: everything the bot needs, each with what was found and how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import requests

from config import WEBEX, Settings
from jobs.upkeep import BACKUP, BACKUP_FAILED
from keys import SIGNING, WEBHOOK
from starting import restore_command
from storage.backup import finding as damage
from storage.database import ReadOnly
from storage.due import DueStore
from storage.facts import FactStore
from storage.inbox import InboxStore
from storage.lock import holder
from storage.outbox import OutboxStore
from webex import people, webhooks
from webex.client import WebexClient
from webex.errors import Unauthorised, WebexError

LITTLE_SPACE = 200 * 1024 * 1024
MOST_SKEW = timedelta(seconds=60)
RECENT = timedelta(days=7)
OLD_BACKUP = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, what was found, and how to mend it if it is not."""

    what: str
    well: bool
    found: str
    mend: str = ""


class Clock(Protocol):
    def now(self) -> datetime: ...


def examine(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Look at everything, one thing after another; a running bot is not disturbed."""
    client = WebexClient(settings.token, settings.webex_api_url)
    token = _token(client)
    yield token
    yield _clock(client, clock)
    yield _address(settings)
    if token.well:
        yield _webhooks(settings, client)
    yield from _folder(settings)
    if settings.database.exists():
        yield from _database(settings, clock)
    else:
        yield Finding("database", True, f"{settings.database} will be made at the first start")


def _token(client: WebexClient) -> Finding:
    try:
        me = people.me(client)
    except Unauthorised:
        return Finding(
            "token",
            False,
            "Webex refuses WEBEX_BOT_TOKEN",
            "Make a new one at developer.webex.com: My Webex Apps, your bot, Regenerate Access "
            "Token. Put it into .env and start the bot again.",
        )
    except WebexError as error:
        return Finding(
            "token",
            False,
            str(error),
            f"Check the network and WEBEX_API_URL ({client.base_url}).",
        )
    if not me.is_bot:
        return Finding(
            "token",
            False,
            f"it belongs to a person, {me.email}",
            "Use the token of a bot: people's tokens end after hours and see all their messages.",
        )
    return Finding("token", True, f"{me.name} ({me.email}) at {client.base_url}")


def _clock(client: WebexClient, clock: Clock) -> Finding:
    try:
        theirs = client.time()
    except WebexError as error:
        return Finding("clock", True, f"could not be compared with Webex': {error}")
    skew = abs(clock.now() - theirs)
    if skew > MOST_SKEW:
        return Finding(
            "clock",
            False,
            f"{skew.total_seconds():.0f} seconds away from Webex'",
            "Let the machine keep its time: timedatectl set-ntp true.",
        )
    return Finding("clock", True, "agrees with Webex'")


def _address(settings: Settings) -> Finding:
    url = f"{settings.public_url.rstrip('/')}/health"
    if settings.webex_api_url == WEBEX and not settings.public_url.startswith("https://"):
        return Finding(
            "address",
            False,
            f"PUBLIC_URL is {settings.public_url}",
            "Webex wants an address that begins with https:// and is reached from the Internet.",
        )
    try:
        answer = requests.get(url, timeout=10)
        known = "events_waiting" in answer.json()
    except requests.ConnectionError:
        return Finding(
            "address",
            False,
            f"nothing answers at {url}",
            "Start the bot (python bot.py run), and the tunnel or proxy that leads to "
            f"{settings.host}:{settings.port}.",
        )
    except (requests.RequestException, ValueError):
        known = False
    if not known:
        return Finding(
            "address",
            False,
            f"something else answers at {url}",
            f"Let PUBLIC_URL lead to {settings.host}:{settings.port}, where this bot listens.",
        )
    return Finding("address", True, f"the bot answers at {settings.public_url}")


def _webhooks(settings: Settings, client: WebexClient) -> Finding:
    try:
        hooks = webhooks.ours(webhooks.registered(client), settings.webhook_url)
    except WebexError as error:
        return Finding("webhooks", False, str(error), "Try again when Webex can be reached.")
    good = {(h.resource, h.event) for h in hooks if h.active and h.target == settings.webhook_url}
    missing = [" ".join(wanted) for wanted in webhooks.WANTED if wanted not in good]
    if missing:
        return Finding(
            "webhooks",
            False,
            f"missing or inactive: {', '.join(missing)}",
            "Start the bot (again): it registers and mends them at each start.",
        )
    return Finding("webhooks", True, f"{len(webhooks.WANTED)} active, to {settings.webhook_url}")


def _folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    if not folder.exists():
        yield Finding("folder", True, f"{folder.absolute()} will be made at the first start")
        return
    if not os.access(folder, os.W_OK):
        yield Finding(
            "folder", False, f"{folder} cannot be written", "Mend its owner or permissions."
        )
    for path in (folder / WEBHOOK, folder / SIGNING, settings.database):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Finding(
                "secrets",
                False,
                f"others may read {path}",
                f"Take that right away: chmod 600 {path}",
            )
    free = shutil.disk_usage(folder).free
    yield Finding(
        "disk",
        free >= LITTLE_SPACE,
        f"{free // 2**20} MiB free in {folder.absolute()}",
        "" if free >= LITTLE_SPACE else "Make room: what cannot be written is not answered.",
    )


def _database(settings: Settings, clock: Clock) -> Iterator[Finding]:
    path = settings.database
    if found := damage(path):
        yield Finding(
            "database",
            False,
            f"{path} is damaged: {found}",
            f"Stop the bot, then: {restore_command(path)}",
        )
        return
    pid = _running(path)
    size = path.stat().st_size // 1024
    yield Finding(
        "database",
        True,
        f"sound, {size} KiB, " + (f"in use by process {pid}" if pid else "no bot on it"),
    )
    storage = ReadOnly(path)
    try:
        yield from _rows(storage, clock.now())
        yield from _backups(storage, settings, clock.now())
    except sqlite3.Error as error:
        yield Finding(
            "database", False, str(error), "Start the bot once: it brings the tables up to date."
        )
    finally:
        storage.close()


def _rows(storage: ReadOnly, now: datetime) -> Iterator[Finding]:
    lines = [
        *(
            (event.received, f"event {event.note or event.key}")
            for event in InboxStore(storage).parked()
        ),
        *(
            (message.made, f"message {message.id} to {message.to}: {message.error}")
            for message in OutboxStore(storage).parked()
        ),
        *((row.due, f"{row.kind} {row.key}: {note}") for row, note in DueStore(storage).parked()),
    ]
    lines.sort(reverse=True)
    recent = [line for at, line in lines if now - at < RECENT]
    waiting = InboxStore(storage).counts().get("waiting", 0)
    sending = OutboxStore(storage).counts()
    yield Finding(
        "queues",
        True,
        f"{waiting} events and {sending.get('waiting', 0) + sending.get('sending', 0)} messages "
        "wait",
    )
    if not recent:
        yield Finding("parked", True, "nothing was given up in the last seven days")
        return
    yield Finding(
        "parked",
        False,
        f"{len(recent)} given up in the last seven days; newest: " + "; ".join(recent[:5]),
        "Look for the reference in the log; what failed is kept and listed here for a week.",
    )


def _backups(storage: ReadOnly, settings: Settings, now: datetime) -> Iterator[Finding]:
    facts = FactStore(storage)
    if failed := facts.get(BACKUP_FAILED):
        yield Finding(
            "backup", False, failed[0], f"Make room in {settings.backups}, or move it elsewhere."
        )
    elif made := facts.get(BACKUP):
        age = now - made[1]
        well = age < OLD_BACKUP or not _running(settings.database)
        yield Finding("backup", well, f"{made[0]}, {age.total_seconds() / 3600:.1f} hours old")
    else:
        yield Finding("backup", True, "none yet; a running bot makes one each hour")


def _running(database: Path) -> int:
    """The process that holds a database; 0 when none does."""
    pid = holder(database.with_name(database.name + ".lock"))
    return pid if pid and Path(f"/proc/{pid}").exists() else 0
