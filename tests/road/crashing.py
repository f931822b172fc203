"""A bot in a process of its own that kills itself at the n-th commit or call to Webex.

Started by ``test_crashes`` as ``python -m tests.road.crashing FOLDER API TOKEN PORT N``; N 0 never
crashes. There is a point before and after each commit and before and after each call.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import requests

from bot import RealClock
from config import load
from keys import Keys
from storage.writer import Writer
from tests.road.echo import Echo
from wiring import Bot


class Fuse:
    """Burns down by one at each point, once it is lit."""

    def __init__(self, points: int) -> None:
        self._points = points
        self._count = count(1)
        self._lock = threading.Lock()
        self.lit = False

    def burn(self) -> None:
        with self._lock:
            if self.lit and next(self._count) == self._points:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*values: Any, **named: Any) -> Any:
            self.burn()
            result = act(*values, **named)
            self.burn()
            return result

        return acting


def main() -> None:
    folder, api, token, port, points = sys.argv[1:]
    fuse = Fuse(int(points))
    Writer.commit = fuse.around(Writer.commit)  # type: ignore[method-assign]
    requests.Session.request = fuse.around(requests.Session.request)  # type: ignore[method-assign]
    settings = load(
        None,
        webex_bot_token=token,
        public_url=f"http://127.0.0.1:{port}",
        webex_api_url=api,
        data_dir=Path(folder),
        port=int(port),
    )
    bot = Bot(settings, Keys(settings.data_dir), RealClock(), router=Echo)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    bot.start()
    quiet = threading.Event()
    bot._upkeep.soon(quiet.set)  # behind what upkeep does at a start
    quiet.wait()
    fuse.lit = True
    print("ready", flush=True)
    ended.wait()
    bot.stop()


if __name__ == "__main__":
    main()
