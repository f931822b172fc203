"""One writer: units are whole or not at all, and committed before anybody is told so."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage.database import AlreadyRunning, Closed, Corrupted, Storage, Write, read_only


def note(name: str, value: str = "") -> Write:
    def write(db: sqlite3.Connection) -> None:
        db.execute("insert into facts values (?, ?, '')", [name, value])

    return write


def names(storage: Storage) -> list[str]:
    return [row[0] for row in storage.read.execute("select name from facts order by name")]


def fail(db: sqlite3.Connection) -> None:
    raise LookupError("no")


def test_a_unit_is_all_or_nothing(storage: Storage) -> None:
    with pytest.raises(LookupError):
        storage.write(note("a"), fail)
    assert names(storage) == []


def test_a_failing_unit_leaves_its_neighbours_alone(storage: Storage) -> None:
    gate = threading.Event()
    held = storage.submit(lambda db: gate.wait(5) and None)
    futures = [storage.submit(note("a")), storage.submit(fail), storage.submit(note("b"))]
    gate.set()  # the three were queued meanwhile and form one group
    held.result(5)
    assert [future.exception(5) is None for future in futures] == [True, False, True]
    assert names(storage) == ["a", "b"]


def test_what_is_done_is_seen_by_every_thread(storage: Storage) -> None:
    storage.write(note("a"))
    seen: list[list[str]] = []
    thread = threading.Thread(target=lambda: seen.append(names(storage)))
    thread.start()
    thread.join(5)
    assert seen == [["a"]]


def test_readers_cannot_write(storage: Storage) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        storage.read.execute("delete from facts")


def test_a_statement_that_writes_can_answer(storage: Storage) -> None:
    storage.write(note("a"))
    got = storage.ask(lambda db: db.execute("delete from facts returning name").fetchall())
    assert [row[0] for row in got] == ["a"]


def test_what_was_submitted_before_closing_is_kept_and_later_units_are_refused(
    tmp_path: Path,
) -> None:
    storage = Storage(tmp_path / "bot.db")
    futures = [storage.submit(note(f"{n:03}")) for n in range(300)]
    storage.close()
    assert all(future.exception(5) is None for future in futures)
    with pytest.raises(Closed):
        storage.write(note("late"))
    again = Storage(tmp_path / "bot.db")
    assert len(names(again)) == 300
    again.close()


def test_many_threads_lose_nothing(storage: Storage) -> None:
    def work(number: int) -> None:
        for each in range(25):
            storage.write(note(f"{number}-{each}"))

    threads = [threading.Thread(target=work, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(names(storage)) == 200


def test_a_second_holder_is_told_who_the_first_is(storage: Storage) -> None:
    code = (
        "import os, sys; from pathlib import Path; from storage.database import *\n"
        "try: Storage(Path(sys.argv[1]))\n"
        "except AlreadyRunning as error: print(error.pid)"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(storage.path)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert other.stdout.strip() == str(os.getpid())


def test_the_lock_is_free_after_closing_and_after_a_failed_start(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.write_bytes(b"this is no database at all, but long enough to be read as one" * 20)
    with pytest.raises(Corrupted):
        Storage(path)
    path.unlink()
    Storage(path).close()
    Storage(path).close()


def test_the_lock_holds_within_a_process_too(storage: Storage) -> None:
    with pytest.raises(AlreadyRunning):
        Storage(storage.path)


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    storage = Storage(path)
    storage.write(*(note(f"{n:05}", "x" * 200) for n in range(400)))
    storage.close()
    raw = bytearray(path.read_bytes())
    for page in range(2, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(raw)
    with pytest.raises(Corrupted) as caught:
        Storage(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == raw


def test_the_schema_is_applied_once_and_reopening_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    Storage(path).close()
    with_tables = read_only(path).execute("select sql from sqlite_master").fetchall()
    Storage(path).close()
    again = read_only(path).execute("select sql from sqlite_master").fetchall()
    assert [tuple(row) for row in with_tables] == [tuple(row) for row in again]
    assert all("strict" in row[0].lower() for row in again if row[0] and "create table" in row[0])


def test_durability_is_full_and_the_log_is_write_ahead(storage: Storage) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    found = storage.ask(lambda db: [db.execute(f"pragma {p}").fetchone()[0] for p in pragmas])
    assert found == ["wal", 2, 1]
