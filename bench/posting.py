"""A child process that posts webhooks over kept connections and reports how long answers took.

One thread and plain sockets, so that it takes little from the server it measures. It reads a
question (JSON: port, secret, seconds, connections, rate) and prints the answer. Without a rate each
connection posts again as soon as it is answered; with one, posts are due at fixed moments and their
time counts from there, however late they could be sent.
"""

from __future__ import annotations

import json
import select
import socket
import sys
import time
from collections import deque
from typing import Any

from bench.measure import percentile
from bench.webhooks import requests

FASTEST = 8000  # posts a second that are prepared for when there is no rate
OKAY = b"HTTP/1.1 20"
PATIENCE = 5.0


class Line:
    """A connection, kept as long as the server keeps it, and the post that it waits for."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None
        self._heard = b""
        self.began = 0.0
        self.opened = 0

    def fileno(self) -> int:
        return -1 if self._socket is None else self._socket.fileno()

    def post(self, request: bytes, began: float) -> None:
        self.began, self._heard = began, b""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), PATIENCE)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.opened += 1
        self._socket.sendall(request)

    def answered(self) -> bool | None:
        """Whether it was taken; None while the answer is not complete."""
        assert self._socket is not None
        part = self._socket.recv(65536)
        self._heard += part
        if part and b"\r\n\r\n" not in self._heard:
            return None
        if not part or b"\r\nconnection: close\r\n" in self._heard.lower():
            self.close()
        return self._heard.startswith(OKAY)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def main() -> None:
    asked = json.load(sys.stdin)
    print(json.dumps(_run(**asked)))


def _run(
    port: int, secret: str, seconds: float, connections: int, rate: int | None
) -> dict[str, Any]:
    number = int(seconds * (rate or FASTEST))
    posts = deque(requests(secret, number))
    lines = [Line(port) for _ in range(connections)]
    begin = time.perf_counter()
    took, refused = (
        _fixed(lines, posts, begin, rate) if rate else _hard(lines, posts, begin + seconds)
    )
    whole = time.perf_counter() - begin
    for line in lines:
        line.close()
    return {
        "answers": len(took),
        "refused": refused,
        "opened": sum(line.opened for line in lines),
        "rate": len(took) / whole,
        "p50": percentile(took, 50),
        "p99": percentile(took, 99),
        "max": max(took),
    }


def _hard(lines: list[Line], posts: deque[bytes], until: float) -> tuple[list[float], int]:
    took: list[float] = []
    refused = 0
    for line in lines:
        line.post(posts.popleft(), time.perf_counter())
    busy = set(lines)
    while busy:
        for line in select.select(list(busy), [], [], PATIENCE)[0]:
            taken = line.answered()
            if taken is None:
                continue
            now = time.perf_counter()
            took.append(now - line.began)
            refused += not taken
            if now < until and posts:
                line.post(posts.popleft(), time.perf_counter())
            else:
                busy.discard(line)
    return took, refused


def _fixed(
    lines: list[Line], posts: deque[bytes], begin: float, rate: int
) -> tuple[list[float], int]:
    took: list[float] = []
    refused = sent = 0
    free, busy = deque(lines), set[Line]()
    while posts or busy:
        now = time.perf_counter()
        while posts and free and (due := begin + sent / rate) <= now:
            line = free.popleft()
            line.post(posts.popleft(), due)
            busy.add(line)
            sent += 1
        wait = begin + sent / rate - time.perf_counter() if posts and free else PATIENCE
        for line in select.select(list(busy), [], [], max(wait, 0))[0]:
            taken = line.answered()
            if taken is None:
                continue
            took.append(time.perf_counter() - line.began)
            refused += not taken
            busy.discard(line)
            free.append(line)
    return took, refused


if __name__ == "__main__":
    main()
