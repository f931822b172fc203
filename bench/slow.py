"""An honest webhook while 500 connections trickle their headers or bodies and never finish."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import children, measure, table, webhooks
from keys import Keys

SLOW = 500
PACE = 0.005  # seconds between honest posts
TRICKLE = 0.5  # seconds between two bytes of a slow one
STARVED = 3.0  # seconds after which an honest post counts as lost
HEADERS = b"POST /webhook HTTP/1.1\r\nHost: x\r\nX-Slow: "
BODY = (
    b"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Content-Length: 700\r\n\r\n{"
)


def main(arguments: list[str]) -> None:
    options = table.options("slow", __doc__ or "").parse_args(arguments)
    slow, posts, rounds = (20, 5, 1) if options.quick else (SLOW, 120, 5)
    took: dict[str, list[list[float]]] = {"none": [], "headers": [], "body": []}
    starved = 0
    with children.folder() as folder, children.child("bench.serving", "bot", folder) as bot:
        secret, port = Keys(folder).webhook, bot["port"]
        for _ in range(rounds):
            for name, beginning in (("none", b""), ("headers", HEADERS), ("body", BODY)):
                with _trickling(port, slow if beginning else 0, beginning):
                    found = [_post(port, each) for each in webhooks.requests(secret, posts)]
                took[name].append([one for one in found if one is not None])
                starved += found.count(None)
    rows = [_row(took, name, slow) for name in ("headers", "body")]
    rows.append(
        table.Row(
            "honest posts without an answer",
            starved,
            table.at_most(0, "posts"),
            f"of {3 * rounds * posts:,}, within {STARVED:g} s",
            "posts",
        )
    )
    title = "slow: an honest post on a connection of its own, among trickling ones"
    table.show(title, rows, quick=options.quick)


def _row(took: dict[str, list[list[float]]], name: str, slow: int) -> table.Row:
    mid = {kind: [measure.median(times) for times in rounds] for kind, rounds in took.items()}
    tail = measure.median(measure.percentile(times, 99) for times in took[name])
    alone = measure.median(measure.percentile(times, 99) for times in took["none"])
    figures = f"{measure.ms(measure.median(mid[name]))} : {measure.ms(measure.median(mid['none']))}"
    return table.Row(
        f"{slow} trickle {name} : none, p50",
        measure.ratio(mid[name], mid["none"]),
        table.at_most(3),
        f"{figures}, p99 {measure.ms(tail)} : {measure.ms(alone)}",
    )


def _post(port: int, request: bytes) -> float | None:
    """Seconds to the answer; None when there was none."""
    time.sleep(PACE)
    begun = time.perf_counter()
    try:
        with socket.create_connection(("127.0.0.1", port), STARVED) as line:
            line.sendall(request)
            heard = line.recv(4096)
    except OSError:
        return None
    return time.perf_counter() - begun if heard.startswith(b"HTTP/1.1 20") else None


@contextmanager
def _trickling(port: int, number: int, beginning: bytes) -> Iterator[None]:
    """Keep that many connections that send a byte now and then."""
    lines = [socket.create_connection(("127.0.0.1", port), STARVED) for _ in range(number)]
    over = threading.Event()

    def trickle() -> None:
        while not over.is_set():
            for line in lines:
                line.sendall(b"a")
                if over.wait(TRICKLE / len(lines)):
                    return

    thread = threading.Thread(target=trickle, daemon=True)
    try:
        for line in lines:
            line.sendall(beginning)
        if lines:
            thread.start()
        yield
    finally:
        over.set()
        if lines:
            thread.join()
        for line in lines:
            line.close()
