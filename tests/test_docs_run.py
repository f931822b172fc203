"""What the documents tell people to do is done, and comes out as they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from sandbox import Sandbox, start
from tests import documents
from tests.chat import Chat, running
from tests.documents import ROOT

BOT = ".venv/bin/python bot.py "

# What the answer to each line of the README's first minute holds; in the order of its table.
FIRST_MINUTE = {
    "schedule standup every weekday 9:15-9:30": "Schedule the series",
    "yes": "New meeting",
    "move standup on friday to monday 9:15": "Not moved",
    "announce standup in QA": "QA",
    "schedule": "Schedule",
}


def run(*words: str, at: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """A bot.py of its own, with these settings and no others."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), *words],
        cwd=at,
        env={**kept, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )


def offline() -> list[str]:
    """The command lines of the documents that need neither network nor settings."""
    lines = (line for name in documents.NAMES for block in documents.blocks(name, "sh")
             for line in block.splitlines())  # fmt: skip
    return [line for line in lines if line.startswith(f"{BOT}read")]


def test_there_are_lines_to_try() -> None:
    assert offline()


@pytest.mark.parametrize("line", offline())
def test_a_reading_that_the_documents_show_is_json_of_something_understood(line: str) -> None:
    shell = line.replace(BOT, f"{sys.executable} bot.py ")
    done = subprocess.run(shell, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert read["understood"]
    assert read["command"] == "move"


@pytest.fixture
def webex(tmp_path: Path) -> Iterator[Sandbox]:
    """A sandbox without a bot."""
    made = start(tmp_path / "webex", 0, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    yield made
    made.stop()


@pytest.fixture
def settings(webex: Sandbox, tmp_path: Path) -> dict[str, str]:
    return {
        "WEBEX_BOT_TOKEN": webex.bot_token,
        "PUBLIC_URL": "http://127.0.0.1:9",
        "WEBEX_API_URL": webex.api,
        "DATA_DIR": str(tmp_path / "data"),
    }


def control_examples() -> list[Any]:
    examples = documents.blocks("docs/sandbox-coverage.md", "http")
    return [pytest.param(each, id=each.splitlines()[0]) for each in examples]


@pytest.mark.parametrize("example", control_examples())
def test_a_control_of_the_sandbox_works_as_it_is_shown(webex: Sandbox, example: str) -> None:
    first, _, body = example.partition("\n")
    method, path = first.split()
    answer = requests.request(
        method, webex.url + path, data=body or None, timeout=60, headers={"Content-Type": ""}
    )
    assert answer.status_code in (200, 204), answer.text


def test_the_doctor_knows_the_bot_by_name(settings: dict[str, str], tmp_path: Path) -> None:
    done = run("doctor", at=tmp_path, **settings)
    words = " ".join(done.stdout.split())
    assert "ok token: Muster (muster@webex.bot)" in words
    assert "ok token: Muster (muster@webex.bot)" in documents.text("README.md")
    assert "NOT WELL address: nothing answers" in words
    assert "NOT WELL webhooks: missing" in words
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr


def test_a_wrong_token_is_answered_with_plain_advice(
    settings: dict[str, str], tmp_path: Path
) -> None:
    settings["WEBEX_BOT_TOKEN"] = "wrong"
    for command in ("doctor", "run"):
        done = run(command, at=tmp_path, **settings)
        said = done.stdout + done.stderr
        assert done.returncode not in (0, 2)
        assert "Webex refuses" in said
        assert "Regenerate Access Token" in said
        assert "Traceback" not in said


@pytest.mark.parametrize("command", ["doctor", "run"])
def test_the_untouched_example_says_what_to_fill_in(tmp_path: Path, command: str) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    done = run(command, at=tmp_path)
    assert done.returncode == 2
    assert "WEBEX_BOT_TOKEN is empty" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_backup_and_restore_without_a_database_say_so(
    settings: dict[str, str], tmp_path: Path
) -> None:
    done = run("backup", at=tmp_path, **settings)
    assert done.returncode == 1
    assert "start the bot once first" in done.stderr
    done = run("restore", "nothing.db", at=tmp_path, **settings)
    assert done.returncode == 1
    assert "There is no file nothing.db" in done.stderr


def test_the_first_minute_goes_as_the_readme_says(tmp_path: Path) -> None:
    lines = [documents.code(cells[0])[0] for cells in documents.rows("README.md", "you type")]
    assert lines == [*FIRST_MINUTE]
    with running(tmp_path / "data") as world:
        eng = next(s for s in world.state["spaces"] if s["title"] == "Eng")
        chat = Chat(world, eng["id"], "ana", group=True)
        for line, held in FIRST_MINUTE.items():
            chat.say(line)
            assert held in f"{chat.reply()} {chat.buttons()}", line
            if line.startswith("announce"):
                chat.say("yes")
                qa = next(s for s in world.state["spaces"] if s["title"] == "QA")
                there = Chat(world, qa["id"], "ana", group=True).messages()
                assert "standup" in json.dumps(there[0].json_data)
        due = world.next_due
        assert due is not None
        before = chat.messages()
        world.set_clock(due)
        new = chat.messages()[: len(chat.messages()) - len(before)]
        assert any("starts at 09:15" in json.dumps(m.json_data) for m in new)
