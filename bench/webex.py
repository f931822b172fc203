"""A child process that answers as Webex would, at almost no cost: ``[MILLISECONDS]`` late.

It knows the bot, its webhooks and messages; what is asked costs the asker far more than itself.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from itertools import count

NUMBERS = count(1)
ME = {
    "id": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9tdXN0ZXI",
    "emails": ["muster@webex.bot"],
    "displayName": "Muster",
    "type": "bot",
}
MESSAGE = {
    "roomId": "Y2lzY29zcGFyazovL3VzL1JPT00vMQ",
    "roomType": "group",
    "personId": ME["id"],
    "personEmail": "muster@webex.bot",
    "text": "Weekly sync starts at 10:00",
    "created": "2026-11-23T09:00:00.000Z",
}


def main(arguments: list[str]) -> None:
    delay = float(arguments[0]) / 1e3 if arguments else 0.0
    door = socket.create_server(("127.0.0.1", 0), backlog=256)
    print(json.dumps({"port": door.getsockname()[1]}), flush=True)
    while True:
        line, _ = door.accept()
        threading.Thread(target=_serve, args=[line, delay], daemon=True).start()


def _serve(line: socket.socket, delay: float) -> None:
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    heard = b""
    while True:
        while b"\r\n\r\n" not in heard:
            part = line.recv(65536)
            if not part:
                return
            heard += part
        head, _, heard = heard.partition(b"\r\n\r\n")
        length = _length(head)
        while len(heard) < length:
            heard += line.recv(65536)
        body, heard = heard[:length], heard[length:]
        if delay:
            time.sleep(delay)
        line.sendall(_answer(head, body))


def _length(head: bytes) -> int:
    for field in head.split(b"\r\n"):
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _answer(head: bytes, body: bytes) -> bytes:
    method, path, _ = head.split(b" ", 2)
    status, found = b"200 OK", {}
    if path.endswith(b"/people/me"):
        found = ME
    elif method == b"POST" and path.endswith(b"/webhooks"):
        found = {"id": f"hook-{next(NUMBERS)}", "status": "active", **json.loads(body)}
    elif method == b"POST" and path.endswith(b"/messages"):
        found = {"id": f"message-{next(NUMBERS)}", **MESSAGE}
    elif b"/messages/" in path:
        status, found = b"404 Not Found", {"message": "It is not there.", "trackingId": "BENCH"}
    elif method == b"GET":
        found = {"items": []}
    text = json.dumps(found).encode()
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json;charset=UTF-8\r\n"
        b"Content-Length: " + str(len(text)).encode() + b"\r\n\r\n" + text
    )


if __name__ == "__main__":
    main(sys.argv[1:])
