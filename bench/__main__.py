"""``python -m bench NAME``: runs one bench, or lists them. NAME --help tells its options."""

from __future__ import annotations

import sys
from importlib import import_module

# Each module has ``main(arguments)`` and understands ``--quick``; it is imported when asked for.
BENCHES = {
    "ingest": ("bench.ingest", "a signed, durable answer to a webhook against a bare Flask view"),
    "start": ("bench.start", "from nothing to the first answer; with 100,000 reminders waiting"),
    "due": ("bench.due", "reminders planned, claimed late, caught up, against APScheduler"),
    "listing": ("bench.listing", "the next ten meetings of a space in books of several sizes"),
    "recurrence": ("bench.recurrence", "the next ten dates of old series, against dateutil"),
    "conflicts": ("bench.conflicts", "endless daily series against 200 others"),
    "preview": ("bench.preview", "what an edit would do to 1,000 occurrences"),
    "outgoing": ("bench.outgoing", "a message to Webex against the bare SDK; senders side by side"),
    "slow": ("bench.slow", "an honest post among 500 connections that trickle"),
    "language": ("bench.language", "phrases understood, wrongly understood, and what they cost"),
}


def main(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name in BENCHES:
        import_module(BENCHES[name][0]).main(arguments[1:])
        return 0
    if name and name not in ("-h", "--help"):
        print(f"There is no bench {name!r}.", file=sys.stderr)
    print("python -m bench NAME [--quick]\n")
    for known, (_, what) in BENCHES.items():
        print(f"  {known:<11} {what}")
    return 2 if name and not name.startswith("-") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
