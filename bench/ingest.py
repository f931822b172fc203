"""A signed, durable answer to a webhook against a bare Flask view on the same server.

The view answers ``"", 204``, which makes waitress close the connection; one that answers 200 and
so keeps it, as the bot does, stands beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import children, measure, table
from keys import Keys
from storage.database import read_only

LINES = 16
RATE = 200
FOLDERS = {"bot": "idle", "busy": "busy"}


Seen = dict[tuple[str, str], list[dict[str, Any]]]  # by load and server, each round


def main(arguments: list[str]) -> None:
    parser = table.options("ingest", __doc__ or "")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each kind (5)")
    options = parser.parse_args(arguments)
    lengths = {"hard": 0.1, "open": 0.1} if options.quick else {"hard": 1.2, "open": 1.4}
    rounds = 1 if options.quick else options.rounds
    with (
        children.folder() as folder,
        children.child("bench.webex") as webex,
        children.child("bench.serving", "bare", 200) as kept,
        children.child("bench.serving", "bare", 204) as closing,
        children.child("bench.serving", "bot", folder / "idle") as bot,
        children.child("bench.serving", "bot", folder / "busy", webex["port"]) as busy,
    ):
        ports = {"kept": kept, "closing": closing, "bot": bot, "busy": busy}
        asked = {"hard": ("kept", "closing", "bot"), "open": ("kept", "closing", "bot", "busy")}
        secrets = {name: Keys(folder / where).webhook for name, where in FOLDERS.items()}
        seen: Seen = {}
        for turn in range(rounds + 1):
            for load, servers in asked.items():
                for name in servers:
                    seconds = lengths[load] if turn else min(lengths[load], 0.4)
                    rate = RATE if load == "open" else None
                    found = _post(ports[name]["port"], secrets.get(name, ""), seconds, rate)
                    seen.setdefault((load, name), []).append(found)
        _check(seen, folder)
    given = sum(one["answers"] for all_ in seen.values() for one in all_)
    rows = _rows({key: all_[1:] for key, all_ in seen.items()})
    title = f"ingest: signed and durable : bare view, one server ({given:,} answers, none refused)"
    table.show(title, rows, quick=options.quick)


def _check(seen: Seen, folder: Path) -> None:
    """Insist that nothing was refused, and that all that was answered is in the database."""
    for name, where in FOLDERS.items():
        found = [one for (_, server), all_ in seen.items() if server == name for one in all_]
        answers, refused = (sum(one[what] for one in found) for what in ("answers", "refused"))
        kept = _kept(folder / where)
        if refused or kept < answers:
            raise AssertionError(f"{answers} answers, {refused} refused, {kept} events kept")


def _post(port: int, secret: str, seconds: float, rate: int | None) -> dict[str, Any]:
    question = {"port": port, "secret": secret, "seconds": seconds, "connections": LINES}
    found: dict[str, Any] = children.ask("bench.posting", {**question, "rate": rate})
    return found


def _kept(folder: Path) -> int:
    db = read_only(folder / "bot.db")
    kept: int = db.execute("select count(*) from inbox").fetchone()[0]
    db.close()
    return kept


def _rows(seen: Seen) -> list[table.Row]:
    def values(load: str, name: str, what: str) -> list[float]:
        return [found[what] for found in seen[load, name]]

    def compared(
        words: str, load: str, what: str, pair: tuple[str, str], target: table.Target | None
    ) -> table.Row:
        over, under = (values(load, name, what) for name in pair)
        show = (lambda v: f"{v:,.0f}/s") if what == "rate" else measure.ms
        figures = f"{show(measure.median(over))} : {show(measure.median(under))}"
        return table.Row(words, measure.ratio(over, under), target, figures)

    def longest(words: str, load: str, name: str, what: str, bound: float) -> table.Row:
        middle = measure.median(values(load, name, what)) * 1e3
        most = max(values(load, name, "max")) * 1e3
        remark = f"{most:,.1f} ms the longest of all"
        return table.Row(words, middle, table.at_most(bound, "ms"), remark, "ms")

    at_least, at_most = table.at_least, table.at_most
    view, kept, busy = ("bot", "closing"), ("bot", "kept"), ("busy", "closing")
    return [
        compared(f"{LINES} connections: answers/s", "hard", "rate", view, at_least(0.55)),
        compared("  p99", "hard", "p99", view, at_most(2.5)),
        longest("  longest of a round", "hard", "bot", "max", 100),
        compared("  the view answers 200: answers/s", "hard", "rate", kept, None),
        compared("    p99", "hard", "p99", kept, None),
        compared(f"{RATE} posts/s: p50", "open", "p50", view, at_most(2)),
        compared("  p99", "open", "p99", view, at_most(4)),
        longest("  p99", "open", "bot", "p99", 10),
        longest("  longest of a round", "open", "bot", "max", 250),
        compared("  the view answers 200: p50", "open", "p50", kept, None),
        compared("  the bot at work: p50", "open", "p50", busy, None),
        longest("    p99", "open", "busy", "p99", 10),
    ]
