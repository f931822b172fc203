"""A message to Webex by our client against the bare SDK, and senders that work side by side."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from webexteamssdk import WebexTeamsAPI

from bench import children, measure, table
from bot import RealClock
from jobs.delivery import Delivery
from jobs.outbox import WORKERS, OutboxJob
from storage.database import Storage
from storage.outbox import OutboxStore, Outgoing, post
from webex import messages
from webex.client import WebexClient

SPACE = "Y2lzY29zcGFyazovL3VzL1JPT00vYmJjZWIxYWQtNDNmMS0zYjU4LTkxNDctZjE0YmIwYzRk"
TEXT = "Reminder: **Weekly sync** starts at 10:00"
LATE = 50  # milliseconds that Webex takes to answer, when the senders are measured
PATIENCE = 60


def main(arguments: list[str]) -> None:
    options = table.options("outgoing", __doc__ or "").parse_args(arguments)
    rounds, budget, number = (1, 0.02, 20) if options.quick else (9, 0.4, 480)
    with children.child("bench.webex") as quick_webex:
        took = _calls(f"http://127.0.0.1:{quick_webex['port']}/v1/", rounds, budget)
    with children.folder() as folder, children.child("bench.webex", LATE) as slow_webex:
        url = f"http://127.0.0.1:{slow_webex['port']}/v1/"
        client = WebexClient("bench", url)
        rate = measure.median(
            _sent(folder / f"{turn}.db", client, number) for turn in range(min(rounds, 3))
        )
    mid = {name: measure.median(times) for name, times in took.items()}
    rows = [
        table.Row(
            "our call : the SDK's, same settings",
            measure.ratio(took["ours"], took["sdk"]),
            table.at_most(1.1),
            f"{measure.us(mid['ours'])} : {measure.us(mid['sdk'])}",
        ),
        table.Row(
            "our call : the SDK's as it comes",
            measure.ratio(took["ours"], took["plain sdk"]),
            None,
            f"{measure.us(mid['ours'])} : {measure.us(mid['plain sdk'])}",
        ),
        table.Row(
            f"{WORKERS} senders, answers after {LATE} ms : ideal",
            rate / (WORKERS / LATE * 1e3),
            table.at_least(0.9),
            f"{rate:,.0f} messages/s, each marked before and after, durably",
        ),
    ]
    table.show("outgoing: a message to Webex, on this machine", rows, quick=options.quick)


def _calls(url: str, rounds: int, budget: float) -> dict[str, list[float]]:
    ours = WebexClient("bench", url)
    plain = WebexTeamsAPI("bench", base_url=url)
    same = WebexTeamsAPI("bench", base_url=url)
    # Ours does not ask the environment for a proxy when Webex is on this machine.
    same.messages._session._req_session.trust_env = False
    acts: dict[str, measure.Act] = {
        "ours": lambda: messages.post(ours, f"space:{SPACE}", TEXT),
        "sdk": lambda: same.messages.create(roomId=SPACE, markdown=TEXT),
        "plain sdk": lambda: plain.messages.create(roomId=SPACE, markdown=TEXT),
    }
    return measure.in_turn(acts, rounds, budget)


def _sent(path: Path, client: WebexClient, number: int) -> float:
    """Messages a second from a full outbox, in as many spaces as there are senders, and more."""
    storage = Storage(path)
    now = datetime.now(UTC)
    storage.write(*(post(Outgoing(f"space:{n % (4 * WORKERS)}", TEXT), now) for n in range(number)))
    sent, done = [0], threading.Event()
    lock = threading.Lock()

    def count(name: str) -> None:
        with lock:
            sent[0] += name == "messages_sent"
            if sent[0] == number:
                done.set()

    delivery = Delivery(storage, client, "bench", 10)
    job = OutboxJob(storage, RealClock(), delivery, lambda: None, count)
    begun = time.perf_counter()
    job.start()
    arrived = done.wait(PATIENCE)
    took = time.perf_counter() - begun
    job.lanes.stop(PATIENCE)
    counts = OutboxStore(storage).counts()
    storage.close()
    if not arrived or counts != {"sent": number}:
        raise AssertionError(f"of {number} messages: {counts}")
    return number / took
