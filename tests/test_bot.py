"""The command line, in processes of its own: run, sandbox, doctor, backup, restore, read."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.road.world import Person

ROOT = Path(__file__).parent.parent
PATIENCE = 30
NOW = "2026-11-23T10:00:00+01:00"
WHILE_STOPPING = 5.0  # seconds that SIGTERM may take


def environment(given: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TZ")}
    return {**kept, **given}


def command(
    folder: Path, *arguments: str, stdin: bytes | None = None, **given: str
) -> subprocess.CompletedProcess[str]:
    """Run ``bot.py`` to its end, in a folder without ``.env``."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        cwd=folder,
        env=environment(given),
        input=stdin,
        capture_output=True,
        timeout=60,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


class Started:
    """A ``bot.py`` that goes on; what it prints is read as it comes."""

    def __init__(self, folder: Path, *arguments: str, **given: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "bot.py"), *arguments],
            cwd=folder,
            env=environment(given),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log: list[str] = []
        self._told = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def says(self, words: str) -> None:
        """Wait for words in the log."""
        with self._told:
            assert self._told.wait_for(lambda: any(words in line for line in self.log), PATIENCE), (
                self.log
            )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        """Ask it to stop; the seconds that took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        assert self.process.wait(PATIENCE) == 0, self.log
        return time.monotonic() - begun

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reader.join(5)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._told:
                self.log.append(line)
                self._told.notify_all()


@contextmanager
def started(folder: Path, *arguments: str, **given: str) -> Iterator[Started]:
    process = Started(folder, *arguments, **given)
    try:
        yield process
    finally:
        process.close()


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


class Town:
    """A sandbox without bot in one process, and the settings for a bot in another."""

    def __init__(self, folder: Path, sandbox: Started) -> None:
        self.folder = folder
        self.sandbox = sandbox
        ready, _, state = sandbox.line().partition(" ")
        assert ready == "ready"
        self.state: dict[str, Any] = json.loads(state)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.given = {
            "WEBEX_BOT_TOKEN": self.state["bot"]["token"],
            "WEBEX_API_URL": self.state["api"],
            "PUBLIC_URL": self.url,
            "PORT": str(port),
            "DATA_DIR": str(folder / "data"),
        }
        self.ana = Person(self.state["api"], self.state["people"][0])
        bot = self.state["bot"]["id"]
        self.direct = next(
            s["id"]
            for s in self.state["spaces"]
            if s["type"] == "direct" and set(s["members"]) == {self.ana.id, bot}
        )

    def answers(self) -> list[str]:
        found = self.ana.messages(self.direct)
        return [m["markdown"] for m in found if m["personId"] == self.state["bot"]["id"]]

    def ask(self, words: str) -> list[str]:
        """Say something and wait for the bot's next message."""
        before = len(self.answers())
        self.ana.say(self.direct, words)
        quiet, until = threading.Event(), time.monotonic() + PATIENCE
        while len(self.answers()) == before:
            assert time.monotonic() < until, "no answer"
            quiet.wait(0.05)
        return self.answers()[before:]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    arguments = ["sandbox", "--no-bot", "--port", "0", "--data", str(folder / "sandbox")]
    with started(folder, *arguments) as sandbox:
        yield Town(folder, sandbox)


def test_two_processes_schedule_a_meeting_and_survive_a_restart(town: Town) -> None:
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        (answer,) = town.ask("schedule Board review tomorrow at 14:00")
        assert "Board review" in answer
        assert bot.stop() < WHILE_STOPPING
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        (answer,) = town.ask("list")
        assert "Board review" in answer
        assert bot.stop(signal.SIGINT) < WHILE_STOPPING


def test_a_second_bot_is_refused_and_told_who_runs(town: Town) -> None:
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        second = command(town.folder, "run", **{**town.given, "PORT": "0"})
        assert second.returncode == 3
        assert f"process {bot.process.pid}" in second.stderr
        bot.stop()


def test_doctor_finds_everything_well_beside_a_running_bot(town: Town) -> None:
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        checked = command(town.folder, "doctor", **town.given)
        assert (checked.returncode, "NOT WELL" in checked.stdout) == (0, False), checked.stdout
        for what in ("token", "clock", "address", "webhooks", "disk", "database", "parked"):
            assert re.search(rf"^ok +{what}: ", checked.stdout, re.M), checked.stdout
        bot.stop()


def test_doctor_says_how_to_mend_what_is_not_well(town: Town) -> None:
    wrong = {**town.given, "WEBEX_BOT_TOKEN": "wrong"}
    checked = command(town.folder, "doctor", **wrong)
    assert checked.returncode == 1
    assert "NOT WELL  token: Webex refuses WEBEX_BOT_TOKEN" in checked.stdout
    assert "Regenerate Access Token" in checked.stdout
    assert f"NOT WELL  address: nothing answers at {town.url}" in checked.stdout


def test_a_refused_token_is_said_at_the_start(town: Town) -> None:
    given = {**town.given, "WEBEX_BOT_TOKEN": "wrong", "DATA_DIR": str(town.folder / "other")}
    refused = command(town.folder, "run", **given)
    assert refused.returncode == 6
    assert "Regenerate Access Token" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_beside_a_running_bot_is_put_back_when_it_stands(town: Town) -> None:
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        made = command(town.folder, "backup", **town.given)
        assert made.returncode == 0, made.stderr
        copy = made.stdout.strip()
        assert Path(copy).exists()
        assert command(town.folder, "restore", copy, **town.given).returncode == 3
        bot.stop()
    restored = command(town.folder, "restore", copy, **town.given)
    assert restored.returncode == 0, restored.stderr
    assert "is kept as" in restored.stdout


def test_a_damaged_database_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"no database" * 1000)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "bot-20261123T090000Z.db").write_bytes(b"")
    given = {"WEBEX_BOT_TOKEN": "x", "PUBLIC_URL": "http://127.0.0.1:1"}
    refused = command(tmp_path, "run", DATA_DIR=str(tmp_path), PORT="0", **given)
    assert refused.returncode == 4
    assert "python bot.py restore " in refused.stderr
    assert "bot-20261123T090000Z.db" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_missing_settings_are_named_all_at_once(tmp_path: Path) -> None:
    refused = command(tmp_path, "run", TIMEZONE="Nowhere")
    assert refused.returncode == 2
    assert all(n in refused.stderr for n in ("WEBEX_BOT_TOKEN", "PUBLIC_URL", "TIMEZONE"))
    assert "Traceback" not in refused.stderr
    checked = command(tmp_path, "doctor")
    assert checked.returncode == 2
    assert "WEBEX_BOT_TOKEN is missing" in checked.stdout


@pytest.mark.parametrize("name", ["run", "sandbox"])
def test_a_taken_port_is_said(tmp_path: Path, name: str) -> None:
    given = {"WEBEX_BOT_TOKEN": "x", "PUBLIC_URL": "http://127.0.0.1:1"}
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        arguments = ["--port", port] if name == "sandbox" else []
        refused = command(tmp_path, name, *arguments, PORT=port, **given)
    assert refused.returncode == 5, refused.stderr
    assert port in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_sandbox_prints_one_ready_line_and_stops_with_its_streams_open(tmp_path: Path) -> None:
    arguments = ["sandbox", "--port", "0", "--data", str(tmp_path / "world"), "--now", NOW]
    with started(tmp_path, *arguments) as sandbox:
        ready, _, text = sandbox.line().partition(" ")
        assert ready == "ready"
        state = json.loads(text)
        assert state["now"].startswith("2026-11-23T09:00:0")
        assert requests.get(f"{state['bot']['url']}/health", timeout=5).json()["ok"]
        url = f"{state['page']}events?token={state['people'][0]['token']}"
        with requests.get(url, stream=True, timeout=5) as stream:
            assert stream.ok
            assert sandbox.stop() < WHILE_STOPPING
        assert sandbox.line() == ""


def test_the_sandbox_remembers_until_it_is_told_to_begin_afresh(tmp_path: Path) -> None:
    data = str(tmp_path / "world")

    def spaces(*more: str) -> set[str]:
        with started(tmp_path, "sandbox", "--port", "0", "--data", data, *more) as sandbox:
            state = json.loads(sandbox.line().partition(" ")[2])
            ana = Person(state["api"], state["people"][0])
            titles = {s["title"] for s in state["spaces"]}
            ana.ask("POST", "rooms", json={"title": "Remembered"})
            sandbox.stop()
        return titles

    assert "Remembered" not in spaces()
    assert "Remembered" in spaces()
    assert "Remembered" not in spaces("--fresh")


@pytest.mark.parametrize("now", ["tomorrow", "2026-11-23T10:00:00"])
def test_a_moment_that_cannot_be_read_is_said(tmp_path: Path, now: str) -> None:
    refused = command(tmp_path, "sandbox", "--now", now, "--port", "0")
    assert refused.returncode == 2
    assert "+01:00" in refused.stderr


def test_reading_gives_one_line_for_each_line_whatever_it_holds(tmp_path: Path) -> None:
    lines = ["schedule retro friday at 3pm", "", "\x00\x1b[31m", "🦆" * 50, "list\r", "{}", '"']
    raw = "\n".join(lines).encode() + b"\n\xff\xfe broken\n"
    read = command(tmp_path, "read", "--now", NOW, "--zone", "Europe/Berlin", "-", stdin=raw)
    assert read.returncode == 0, read.stderr
    answers = [json.loads(line) for line in read.stdout.splitlines()]
    assert len(answers) == len(lines) + 1
    one = command(tmp_path, "read", "--now", NOW, "--zone", "Europe/Berlin", lines[0])
    assert json.loads(one.stdout) == answers[0]


def test_reading_takes_a_moment_without_an_offset_in_the_zone_of_the_speaker(
    tmp_path: Path,
) -> None:
    now = ("read", "--now", "2026-11-23T10:00", "--zone", "Asia/Tokyo")
    read = json.loads(command(tmp_path, *now, "tomorrow 3pm").stdout)
    assert read["start"] == "2026-11-24T15:00:00+09:00"
    slashed = json.loads(command(tmp_path, *now, "12/5 at 3pm").stdout)
    assert slashed["start"] is None
    assert len(slashed["alternatives"]) == 2
    settled = json.loads(command(tmp_path, *now, "--locale", "en_GB", "12/5 at 3pm").stdout)
    assert settled["start"] == "2027-05-12T15:00:00+09:00"


def test_reading_in_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    refused = command(tmp_path, "read", "--zone", "Nowhere", "list")
    assert refused.returncode == 2
    assert "Europe/Berlin" in refused.stderr


def test_settings_are_printed_as_the_page_in_the_documentation(tmp_path: Path) -> None:
    printed = command(tmp_path, "settings")
    assert printed.stdout == (ROOT / "docs" / "configuration.md").read_text("utf-8")


def test_help_is_quick_and_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import bot\n"
        "print(sorted(set(sys.modules) & {'flask', 'webexteamssdk', 'pydantic', 'handlers', "
        "'apscheduler', 'sqlite_utils', 'sandbox'}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, timeout=20
    )
    assert loaded.stdout.strip() == "[]"


def test_a_new_secret_is_taken_over_by_the_next_start(town: Town) -> None:
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        bot.stop()
    before = (town.folder / "data" / "webhook.secret").read_text()
    rotated = command(town.folder, "rotate", **town.given)
    assert rotated.returncode == 0, rotated.stderr
    after = (town.folder / "data" / "webhook.secret").read_text()
    assert after.splitlines()[1:] == before.splitlines()[:1]
    with started(town.folder, "run", **town.given) as bot:
        bot.says("is at work")
        assert town.ask("help")
        bot.stop()


def test_it_stops_in_time_while_webex_does_not_answer(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        api = f"http://127.0.0.1:{silent.getsockname()[1]}/v1/"
        given = {"WEBEX_BOT_TOKEN": "x", "PUBLIC_URL": "http://127.0.0.1:1", "PORT": "0"}
        with started(tmp_path, "run", WEBEX_API_URL=api, **given) as bot:
            bot.says("Listening")
            silent.accept()[0].close()  # it is asking who it is
            silent.settimeout(PATIENCE)
            caller = silent.accept()[0]
            assert bot.stop() < WHILE_STOPPING
            caller.close()


def test_a_wrong_setting_is_said_by_the_sandbox_too(tmp_path: Path) -> None:
    refused = command(tmp_path, "sandbox", "--port", "0", TIMEZONE="Nowhere")
    assert refused.returncode == 2
    assert "TIMEZONE" in refused.stderr
    assert "Traceback" not in refused.stderr
