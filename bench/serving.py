"""A child process that answers webhooks: ``bare STATUS`` an empty view, ``bot FOLDER [PORT]`` us.

Both are served by the bot's own server, tuned as it is. The bot works with a Webex at PORT; without
one it stands as it does while Webex cannot be reached: it listens, and writes down what it is told.
"""

from __future__ import annotations

import json
import logging
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiring import Bot

NOWHERE = 9  # a port that nothing listens on


def main(arguments: list[str]) -> None:
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    logging.getLogger().addHandler(logging.NullHandler())
    if arguments[0] == "bare":
        _bare(int(arguments[1]), ended)
    else:
        _bot(Path(arguments[1]), int(arguments[2]) if arguments[2:] else NOWHERE, ended)


def _bare(status: int, ended: threading.Event) -> None:
    from flask import Flask

    from web.server import Server

    app = Flask("bare", static_folder=None, template_folder=None)

    @app.post("/webhook")
    def webhook() -> tuple[str, int]:
        return "", status

    server = Server(app, "127.0.0.1", 0)
    server.start()
    _ready(server.port)
    ended.wait()
    server.stop(1.0)


def _bot(folder: Path, webex: int, ended: threading.Event) -> None:
    from bot import RealClock
    from config import load
    from keys import Keys
    from wiring import Bot

    settings = load(
        None,
        webex_bot_token="bench",
        public_url="http://127.0.0.1",
        webex_api_url=f"http://127.0.0.1:{webex}/v1/",
        data_dir=folder,
        port=0,
    )
    bot = Bot(settings, Keys(folder), RealClock(), own_address=True)
    work = threading.Thread(target=bot.start, args=[ended])
    work.start()
    try:
        while not _is_up(bot, webex) and not ended.wait(0.01):
            pass  # it still loads what it does not need for an answer
        _ready(int(bot.url.rpartition(":")[2]))
        ended.wait()
    finally:
        ended.set()
        work.join()
        bot.stop()


def _is_up(bot: Bot, webex: int) -> bool:
    return hasattr(bot, "client") if webex == NOWHERE else bool(bot.health()["webhooks_sound"])


def _ready(port: int) -> None:
    print(json.dumps({"port": port}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
