"""Copies beside a running bot, and the way back that overwrites nothing."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import backup
from storage.database import AlreadyRunning, Corrupted, Storage
from storage.facts import FactStore

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_copy_is_made_while_the_bot_writes_and_put_back(tmp_path: Path, storage: Storage) -> None:
    storage.write(FactStore.note("a", "kept", NOW))
    made = backup.backup(storage.path, tmp_path / "copies" / "one.db")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    storage.write(FactStore.note("a", "changed", NOW))
    storage.close()
    aside = backup.restore(storage.path, made, NOW)
    assert aside is not None
    assert aside.exists()
    again = Storage(storage.path)
    assert FactStore(again).get("a") == ("kept", NOW)
    again.close()
    old = Storage(aside)
    assert FactStore(old).get("a") == ("changed", NOW)
    old.close()


def test_putting_back_twice_keeps_both_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    Storage(path).close()
    made = backup.backup(path, tmp_path / "one.db")
    asides = {backup.restore(path, made, NOW) for _ in range(3)}
    assert len(asides) == 3
    assert all(aside is not None and aside.exists() for aside in asides)


def test_nothing_is_put_back_under_a_running_bot(tmp_path: Path, storage: Storage) -> None:
    made = backup.backup(storage.path, tmp_path / "one.db")
    with pytest.raises(AlreadyRunning):
        backup.restore(storage.path, made, NOW)


@pytest.mark.parametrize("content", [b"", b"not a database" * 400])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "x.db"
    source.write_bytes(content)
    with pytest.raises((backup.NoBackup, Corrupted)):
        backup.restore(tmp_path / "bot.db", source, NOW)
    assert not (tmp_path / "bot.db").exists()


def test_a_missing_file_and_another_database_are_refused(tmp_path: Path) -> None:
    with pytest.raises(backup.NoBackup, match="no file"):
        backup.restore(tmp_path / "bot.db", tmp_path / "none.db", NOW)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("create table something (a)")
    other.close()
    with pytest.raises(backup.NoBackup, match="not one of this bot"):
        backup.restore(tmp_path / "bot.db", tmp_path / "other.db", NOW)


def test_only_the_newest_are_kept(tmp_path: Path, storage: Storage) -> None:
    folder = tmp_path / "copies"
    for hour in range(5):
        backup.rotate(storage.path, folder, NOW + timedelta(hours=hour), keep=3)
    assert [path.name for path in backup.existing(folder)] == [
        f"bot-20261123T{hour}0000Z.db" for hour in (13, 12, 11)
    ]


def test_a_damaged_database_takes_no_good_copys_place(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    storage = Storage(path)
    notes = [FactStore.note(f"{n:05}", "x" * 200, NOW) for n in range(400)]
    storage.write(*notes)
    storage.close()
    made = backup.rotate(path, tmp_path / "copies", NOW, keep=1)
    good = made.read_bytes()
    raw = bytearray(path.read_bytes())
    for page in range(3, len(raw) // 4096, 2):
        raw[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(raw)
    with pytest.raises(Corrupted):
        backup.rotate(path, tmp_path / "copies", NOW + timedelta(hours=1), keep=1)
    assert backup.existing(tmp_path / "copies") == [made]
    assert made.read_bytes() == good
