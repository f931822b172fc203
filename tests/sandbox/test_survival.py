"""What a restart keeps, after SIGKILL too; who may start; how fast it stops."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from sandbox import DataInUse, PortTaken, start
from tests.sandbox.conftest import CARD, NOW, Receiver, World

ROOT = Path(__file__).parents[2]


class Process:
    """A sandbox in a process of its own, as ``python -m sandbox`` starts it."""

    def __init__(self, data: Path, *more: str) -> None:
        command = [sys.executable, "-m", "sandbox", "--port", "0", "--data", str(data), *more]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout
        word, _, line = self.process.stdout.readline().partition(" ")
        assert word == "ready"
        self.state = json.loads(line)

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        code = self.process.wait(timeout=5)
        assert self.process.stdout
        self.process.stdout.close()
        return code


def ask(state: dict, who: dict, method: str, path: str, **more) -> requests.Response:
    headers = {"Authorization": f"Bearer {who['token']}"}
    return requests.request(method, state["api"] + path, headers=headers, timeout=10, **more)


def test_what_was_answered_survives_sigkill(tmp_path: Path):
    first = Process(tmp_path)
    ana = first.state["people"][0]
    eng = next(s["id"] for s in first.state["spaces"] if s["title"] == "Eng")
    for number in range(20):
        body = {"roomId": eng, "text": f"m{number}", "attachments": [CARD]}
        assert ask(first.state, ana, "POST", "messages", json=body).status_code == 200
    upload = {"files": ("a.txt", b"file\x00", "text/plain")}
    sent = ask(first.state, ana, "POST", "messages", data={"roomId": eng}, files=upload).json()
    ask(first.state, ana, "DELETE", f"messages/{sent['id']}")
    kept = ask(first.state, ana, "POST", "messages", data={"roomId": eng}, files=upload).json()
    room = ask(first.state, ana, "POST", "rooms", json={"title": "New"}).json()
    assert first.end(signal.SIGKILL) == -signal.SIGKILL

    second = Process(tmp_path)
    assert second.state["people"] == first.state["people"]
    assert second.state["bot"] == first.state["bot"]
    assert second.state["now"] >= first.state["now"]
    found = ask(second.state, ana, "GET", f"messages?roomId={eng}").json()["items"]
    assert [m.get("text") for m in found] == [None] + [f"m{n}" for n in reversed(range(20))]
    assert found[0]["id"] == kept["id"]
    headers = {"Authorization": f"Bearer {ana['token']}"}
    assert requests.get(found[0]["files"][0], headers=headers, timeout=10).content == b"file\x00"
    assert ask(second.state, ana, "GET", f"rooms/{room['id']}").json()["title"] == "New"
    assert second.end(signal.SIGTERM) == 0


def test_a_webhook_on_its_way_survives_a_restart(
    tmp_path: Path, receiver: Receiver, world: World, hook: Callable[..., dict]
):
    hook("messages", "created")
    world.control("PUT", "clock", {"running": False})
    receiver.status = lambda: 503
    world.ana.say(world.rooms["Eng"], "<@personEmail:muster@webex.bot> list")
    world.idle()
    world.close()
    receiver.status = lambda: 204
    again = start(tmp_path / "data", 0, NOW)
    try:
        assert receiver.wait(2)[0] == receiver.got[1]
    finally:
        again.stop()


def test_two_sandboxes_do_not_share_a_folder_or_port(tmp_path: Path):
    first = start(tmp_path / "one", 0)
    try:
        with pytest.raises(DataInUse, match="in use by another sandbox"):
            start(tmp_path / "one", 0)
        port = int(first.url.rsplit(":", 1)[1])
        with pytest.raises(PortTaken, match=f"Port {port} cannot be used"):
            start(tmp_path / "two", port)
        two = start(tmp_path / "two", 0)
        two.stop()
    finally:
        first.stop()
    start(tmp_path / "one", port).stop()


def test_sigterm_ends_it_at_once_with_open_streams_and_waits(tmp_path: Path):
    process = Process(tmp_path)
    state = process.state
    streams = [
        requests.get(
            f"{state['page']}events", params={"token": who["token"]}, stream=True, timeout=9
        )
        for who in state["people"]
    ]
    assert all(next(stream.iter_lines()) for stream in streams)
    begun = time.monotonic()
    assert process.end(signal.SIGTERM) == 0
    assert time.monotonic() - begun < 4
    for stream in streams:
        stream.close()
