"""The door: only what Webex signed comes in, and what comes in is kept."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import sqlite3
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.road.world import Road
from web.webhook import MOST_BYTES, is_signed

EVENT = {
    "id": "hook",
    "resource": "messages",
    "event": "created",
    "data": {"id": "m1", "roomId": "r1", "personId": "p1", "personEmail": "x@webex.bot"},
}


def rows(road: Road) -> int:
    assert road.bot is not None
    return int(road.bot.storage.read.execute("select count(*) from inbox").fetchone()[0])


def test_a_signed_event_is_kept(road: Road) -> None:
    assert road.deliver(EVENT).status_code == 200
    assert rows(road) == 1


@pytest.mark.parametrize(
    "signature", ["", "0" * 40, "é", "not hex at all", "A" * 4000], ids=range(5)
)
def test_a_forged_event_is_refused_and_not_kept(road: Road, signature: str) -> None:
    assert road.bot is not None
    answer = requests.post(
        f"{road.bot.url}/webhook",
        data=json.dumps(EVENT),
        headers={"X-Spark-Signature": signature.encode()},
        timeout=5,
    )
    assert answer.status_code == 401
    assert rows(road) == 0


def test_an_event_without_signature_is_refused(road: Road) -> None:
    assert road.bot is not None
    answer = requests.post(f"{road.bot.url}/webhook", data=json.dumps(EVENT), timeout=5)
    assert answer.status_code == 401
    assert rows(road) == 0


def test_a_signature_for_another_body_is_refused(road: Road) -> None:
    assert road.bot is not None
    secret = road.bot.keys.accepted()[0]
    signature = hmac.new(secret, b"{}", hashlib.sha1).hexdigest()
    assert road.deliver(EVENT, signature=signature).status_code == 401


def test_after_a_rotation_the_old_and_the_new_secret_are_accepted(road: Road) -> None:
    assert road.bot is not None
    old = road.bot.keys.accepted()[0]
    road.bot.keys.rotate()
    new = road.bot.keys.accepted()[0]
    assert new != old
    assert road.deliver(EVENT, secret=old).status_code == 200
    assert road.deliver(EVENT, secret=new).status_code == 200
    road.bot.keys.rotate()
    assert road.deliver(EVENT, secret=old).status_code == 401


def test_a_body_that_says_it_is_too_large_is_refused(road: Road) -> None:
    assert road.deliver(b"x" * (MOST_BYTES + 1)).status_code == 413
    assert rows(road) == 0


def test_a_body_that_does_not_say_how_large_it_is_is_measured(road: Road) -> None:
    assert road.bot is not None

    def chunks() -> Any:
        for _ in range(70):
            yield b"x" * 1024

    answer = requests.post(f"{road.bot.url}/webhook", data=chunks(), timeout=5)
    assert answer.status_code == 413
    assert rows(road) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"7",
        b"[" * 20000,
        b'{"a":' * 9000,
        b'{"data": ' + b"9" * 5000 + b"}",
    ],
    ids=range(9),
)
def test_a_malformed_body_is_refused(road: Road, body: bytes) -> None:
    assert road.deliver(body).status_code == 400
    assert rows(road) == 0


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"resource": "recordings", "event": "created", "data": {"id": "x"}},
        {"resource": "messages", "event": "created"},
        {"resource": "messages", "event": "created", "data": None},
        {"resource": ["messages"], "event": {"a": 1}, "data": {"id": 5}},
        {"resource": "\ud800", "event": "\x00", "data": {"id": "\udfff", "roomId": "\ud83d"}},
    ],
    ids=range(6),
)
def test_a_signed_event_that_is_none_of_ours_is_noted(road: Road, event: dict[str, Any]) -> None:
    assert road.deliver(event).status_code == 200
    assert road.bot is not None
    found = road.bot.storage.read.execute("select state, note from inbox").fetchall()
    assert [(row[0], row[1].partition(":")[0]) for row in found] == [("noted", "rejected")]


def test_what_cannot_be_written_down_is_asked_for_again(road: Road) -> None:
    assert road.bot is not None
    blocker = sqlite3.connect(road.bot.storage.path, isolation_level=None)
    # No busy timeout: the writer would wait its five seconds for this lock.
    road.bot.storage.ask(lambda db: db.execute("pragma busy_timeout = 50"))
    blocker.execute("begin immediate")
    try:
        answer = road.deliver(EVENT)
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
    finally:
        blocker.execute("rollback")
        blocker.close()
    assert rows(road) == 0
    assert road.deliver(EVENT).status_code == 200
    assert rows(road) == 1


def test_a_full_disk_is_survived_without_a_restart(road: Road) -> None:
    assert road.bot is not None
    storage = road.bot.storage
    pages = storage.ask(lambda db: db.execute("pragma page_count").fetchone()[0])
    storage.ask(lambda db: db.execute(f"pragma max_page_count = {pages}").fetchone())
    answers = []
    for number in range(200):
        event = {**EVENT, "data": {**EVENT["data"], "id": f"m{number}"}}  # type: ignore[dict-item]
        answers.append((number, road.deliver(event).status_code))
        if answers[-1][1] == 503:
            break
    assert answers[-1][1] == 503, "the disk never filled up"
    kept = {row[0] for row in storage.read.execute("select key from inbox")}
    assert {f"messages created m{n}" for n, status in answers if status == 200} <= kept
    storage.ask(lambda db: db.execute("pragma max_page_count = 100000").fetchone())
    assert road.deliver(EVENT).status_code == 200


def test_slow_callers_do_not_keep_out_the_others(road: Road) -> None:
    assert road.bot is not None
    host, port = road.bot.url.removeprefix("http://").split(":")
    slow = []
    for _ in range(60):
        caller = socket.create_connection((host, int(port)), timeout=5)
        caller.sendall(b"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{")
        slow.append(caller)
    try:
        assert road.deliver(EVENT).status_code == 200
    finally:
        for caller in slow:
            caller.close()


def test_health_and_metrics_answer(road: Road) -> None:
    assert road.bot is not None
    road.deliver(EVENT)
    road.idle()
    health = requests.get(f"{road.bot.url}/health", timeout=5)
    assert (health.status_code, health.json()["ok"]) == (200, True)
    metrics = requests.get(f"{road.bot.url}/metrics", timeout=5)
    assert "muster_webhooks_kept_total 1.0" in metrics.text
    assert metrics.headers["Content-Type"].startswith("text/plain")


def test_an_unknown_address_and_a_wrong_method_are_told(road: Road) -> None:
    assert road.bot is not None
    assert requests.get(f"{road.bot.url}/nothing", timeout=5).status_code == 404
    answer = requests.get(f"{road.bot.url}/webhook", timeout=5)
    assert answer.status_code == 405
    assert "message" in answer.json()


@given(raw=st.binary(max_size=200), header=st.text(max_size=60), secret=st.binary(min_size=1))
@settings(max_examples=100, deadline=None)
def test_no_header_but_the_right_one_fits(raw: bytes, header: str, secret: bytes) -> None:
    right = hmac.new(secret, raw, hashlib.sha1).hexdigest()
    assert is_signed(raw, right, (b"another", secret))
    assert is_signed(raw, header, (secret,)) is (header.strip().lower() == right)
