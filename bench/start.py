"""From nothing to the first answer, and what 100,000 waiting reminders add to that."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import book, children, measure, table, webhooks
from keys import Keys
from storage.database import Storage
from storage.due import Due, DueStore

MANY = 100_000
UNIT = 1000
IMPORTS = "import flask, webexteamssdk, apscheduler.schedulers.background, sqlite_utils"
PATIENCE = 30
FAR = timedelta(days=400)  # the rows are due long after the bench


@dataclass
class Started:
    """Seconds to the first answer and until at work, by round; MiB then and at most."""

    answer: list[float] = field(default_factory=list)
    at_work: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)


def main(arguments: list[str]) -> None:
    parser = table.options("start", __doc__ or "")
    parser.add_argument("--rounds", type=int, default=7, help="starts of each kind (7)")
    options = parser.parse_args(arguments)
    rounds, many = (1, 1000) if options.quick else (options.rounds, MANY)
    with (
        children.folder() as folder,
        children.child("bench.webex") as webex,
    ):
        empty, full, new = Started(), Started(), Started()
        imports = Started()
        _fill(folder / "empty", 0)
        _fill(folder / "full", many)
        if not options.quick:
            _start(webex, folder / "empty", Started())
        for number in range(rounds):
            _import_all(imports)
            _start(webex, folder / "empty", empty)
            _start(webex, folder / "full", full)
            _start(webex, folder / f"new-{number}", new)
    title = "start: python bot.py run, until its first signed webhook is answered"
    table.show(title, _rows(imports, empty, full, new, many), quick=options.quick)


def _rows(
    imports: Started, empty: Started, full: Started, new: Started, many: int
) -> list[table.Row]:
    def compared(
        what: str, over: list[float], under: list[float], target: float | None
    ) -> table.Row:
        figures = f"{measure.ms(measure.median(over))} : {measure.ms(measure.median(under))}"
        bound = None if target is None else table.at_most(target)
        return table.Row(what, measure.ratio(over, under), bound, figures)

    extra = measure.median(a - b for a, b in zip(full.peak, empty.peak, strict=True))
    return [
        compared("first answer : import of the four libraries", empty.answer, imports.at_work, 1.4),
        compared("  on a new, empty folder", new.answer, imports.at_work, None),
        compared(f"first answer with {many:,} rows : empty", full.answer, empty.answer, 1.1),
        compared("at work (webhooks registered): the same", full.at_work, empty.at_work, 1.1),
        table.Row(
            "memory that the rows add (peak)",
            extra,
            table.at_most(2, "MiB"),
            f"{measure.median(full.peak):.1f} : {measure.median(empty.peak):.1f} MiB in all",
            "MiB",
        ),
        table.Row(
            "memory with them : the four libraries (peak)",
            measure.ratio(full.peak, imports.peak),
            table.at_most(1.45),
            f"{measure.median(full.peak):.0f} : {measure.median(imports.peak):.0f} MiB",
        ),
    ]


def _import_all(into: Started) -> None:
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", IMPORTS])
    into.peak.append(children.weigh(process))
    into.at_work.append(time.perf_counter() - begin)


def _fill(folder: Path, number: int) -> None:
    """Make a database with that many rows due in a year."""
    storage = Storage(folder / "bot.db")
    base = book.NOW + FAR
    for begin in range(0, number, UNIT):
        storage.write(
            *(
                DueStore.plan(
                    Due(
                        "reminder",
                        f"{n:032x}|space:{n % 500}|own",
                        base + timedelta(seconds=n),
                        {"after": book.NOW.isoformat()},
                    )
                )
                for n in range(begin, min(begin + UNIT, number))
            )
        )
    storage.close()


def _start(webex: dict[str, Any], folder: Path, into: Started) -> None:
    """Start a bot as people do, stop it again, and note how it went."""
    secret, port = Keys(folder).webhook, _free_port()
    post = webhooks.request(secret)
    settings = {
        "WEBEX_BOT_TOKEN": "bench",
        "PUBLIC_URL": "http://127.0.0.1",
        "WEBEX_API_URL": f"http://127.0.0.1:{webex['port']}/v1/",
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
    }
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(children.ROOT / "bot.py"), "run"],
        cwd=folder,
        env={**os.environ, **settings},
    )
    try:
        _first_answer(process, port, post)
        into.answer.append(time.perf_counter() - begin)
        _at_work(port)
        into.at_work.append(time.perf_counter() - begin)
    except BaseException:
        children.end(process)
        raise
    process.send_signal(signal.SIGTERM)
    into.peak.append(children.weigh(process))


def _first_answer(process: subprocess.Popen[bytes], port: int, post: bytes) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                line.sendall(post)
                heard = line.recv(4096)
        except OSError:
            time.sleep(0.001)
            continue
        if not heard.startswith(b"HTTP/1.1 20"):
            raise RuntimeError(f"the webhook was answered {heard[:100]!r}")
        return
    raise RuntimeError("the bot did not start; run it by hand to see why")


def _at_work(port: int) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        line.request("GET", "/health")
        found = json.loads(line.getresponse().read())
        line.close()
        if found["webhooks_sound"]:
            return
        time.sleep(0.005)
    raise RuntimeError("the bot did not get to work")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
