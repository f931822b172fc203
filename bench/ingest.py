"""A signed, durable answer to a webhook against a bare Flask view on the same server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import children, measure, table
from keys import Keys
from storage.database import read_only

CONNECTIONS = 16
RATE = 200


def main(arguments: list[str]) -> None:
    parser = table.options("ingest", __doc__ or "")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of both kinds (5)")
    options = parser.parse_args(arguments)
    hard, open_loop = (0.15, 0.15) if options.quick else (2.0, 2.5)
    rounds = 1 if options.quick else options.rounds
    with (
        children.folder() as folder,
        children.child("bench.serving", "bare", 200) as bare,
        children.child("bench.serving", "bare", 204) as closing,
        children.child("bench.serving", "bot", folder) as bot,
    ):
        servers = {"bare": bare["port"], "closing": closing["port"], "bot": bot["port"]}
        secret = Keys(folder).webhook
        loads = {"hard": (hard, None), "open": (open_loop, RATE)}
        seen: dict[tuple[str, str], list[dict[str, Any]]] = {}
        if not options.quick:
            for port in servers.values():
                _post(port, secret, 0.5, None)
        for _ in range(rounds):
            for load, (seconds, rate) in loads.items():
                for name, port in servers.items():
                    seen.setdefault((load, name), []).append(_post(port, secret, seconds, rate))
        kept = _kept(folder)
    given = sum(
        found["answers"] for (_, name), all_ in seen.items() for found in all_ if name == "bot"
    )
    refused = sum(found["refused"] for all_ in seen.values() for found in all_)
    if kept < given - refused:
        raise AssertionError(f"{given} answers were given and {kept} events kept")
    title = f"ingest: signed and durable : bare view, one server ({given:,} answers, none refused)"
    if refused:
        title = f"ingest: {refused} REFUSED"
    table.show(title, _rows(seen), quick=options.quick)


def _post(port: int, secret: str, seconds: float, rate: int | None) -> dict[str, Any]:
    question = {"port": port, "secret": secret, "seconds": seconds, "connections": CONNECTIONS}
    found: dict[str, Any] = children.ask("bench.posting", {**question, "rate": rate})
    return found


def _kept(folder: Path) -> int:
    db = read_only(folder / "bot.db")
    kept: int = db.execute("select count(*) from inbox").fetchone()[0]
    db.close()
    return kept


def _rows(seen: dict[tuple[str, str], list[dict[str, Any]]]) -> list[table.Row]:
    def values(load: str, name: str, what: str) -> list[float]:
        return [found[what] for found in seen[load, name]]

    def compared(
        load: str, what: str, words: str, target: table.Target | None, rival: str = "bare"
    ) -> table.Row:
        ours, bare = values(load, "bot", what), values(load, rival, what)
        show = (lambda v: f"{v:,.0f}/s") if what == "rate" else measure.ms
        figures = f"{show(measure.median(ours))} : {show(measure.median(bare))}"
        return table.Row(words, measure.ratio(ours, bare), target, figures)

    def longest(load: str, what: str, words: str, bound: float) -> table.Row:
        worst = measure.median(values(load, "bot", what)) * 1e3
        most = max(values(load, "bot", "max")) * 1e3
        figures = f"{most:,.1f} ms the longest of all"
        return table.Row(words, worst, table.at_most(bound, "ms"), figures, "ms")

    return [
        compared("hard", "rate", f"{CONNECTIONS} connections: answers/s", table.at_least(0.55)),
        compared("hard", "p50", "  p50", None),
        compared("hard", "p99", "  p99", table.at_most(2.5)),
        compared("hard", "rate", "  a view that answers 204: answers/s", None, "closing"),
        compared("hard", "p99", "    p99", None, "closing"),
        longest("hard", "max", "  longest of a round", 100),
        compared("open", "p50", f"{RATE} posts/s: p50", table.at_most(2)),
        compared("open", "p99", "  p99", table.at_most(4)),
        longest("open", "p99", "  p99", 10),
        longest("open", "max", "  longest of a round", 250),
    ]
