"""Copies of the database: made beside a running bot, checked, and put back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage.database import Corrupted, read_only
from storage.lock import Lock

STAMP = "%Y%m%dT%H%M%SZ"


class NoBackup(Exception):
    """Raised when a file is not a backup of the bot; says what it is instead."""


def finding(path: Path) -> str | None:
    """What ``integrity_check`` finds wrong with a database; None when it is sound."""
    try:
        with closing(read_only(path)) as db:
            found = db.execute("pragma integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == "ok" else str(found)


def backup(database: Path, target: Path) -> Path:
    """Copy a database, also one in use, to ``target``; raises ``Corrupted`` if it is damaged.

    A damaged copy is kept under another name and takes no sound one's place.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600))
    try:
        with closing(read_only(database)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            copy.execute("pragma journal_mode = delete")
    except sqlite3.DatabaseError as error:
        draft.unlink(missing_ok=True)
        raise Corrupted(database, str(error)) from error
    if found := finding(draft):
        draft.replace(target.with_name(target.name + ".damaged"))
        raise Corrupted(database, found)
    draft.replace(target)
    return target


def rotate(database: Path, folder: Path, now: datetime, keep: int) -> Path:
    """Make a backup named after the moment, and drop all but the newest ``keep``."""
    made = backup(database, folder / f"bot-{now:{STAMP}}.db")
    for old in existing(folder)[keep:]:
        old.unlink(missing_ok=True)
    return made


def existing(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    return sorted(folder.glob("bot-*.db"), reverse=True)


def restore(database: Path, source: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database; returns where the old one was kept, if any.

    Needs the database's lock (``AlreadyRunning`` when a bot is running) and a sound backup
    (``NoBackup``, ``Corrupted``).
    """
    if not source.is_file():
        raise NoBackup(f"There is no file {source}.")
    if found := finding(source):
        raise Corrupted(source, found)
    with closing(read_only(source)) as db:
        names = {row[0] for row in db.execute("select name from sqlite_master")}
    if not {"inbox", "outbox", "series"} <= names:
        raise NoBackup(f"{source} is a database, but not one of this bot.")
    database.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(database)
    try:
        draft = backup(source, database.with_name(database.name + ".restored"))
        aside = _set_aside(database, now)
        draft.replace(database)
        folder = os.open(database.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        return aside
    finally:
        lock.release()


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Rename a database with what belongs to it; nothing is ever overwritten."""
    if not database.exists():
        return None
    name = f"{database.name}.before-{now:{STAMP}}"
    number = 0
    while (aside := database.with_name(name + (f"-{number}" if number else ""))).exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside
