"""``python -m language --now ISO --zone ZONE [--locale xx_YY] TEXT``: a line's reading as JSON."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from language.reading import as_json


def main() -> None:
    """Read the arguments; with ``-`` one line of standard input after another."""
    parser = ArgumentParser(prog="python -m language")
    parser.add_argument("--now", required=True)
    parser.add_argument("--zone", default="UTC")
    parser.add_argument("--locale")
    parser.add_argument("text")
    given = parser.parse_args()
    zone = ZoneInfo(given.zone)
    now = datetime.fromisoformat(given.now)
    now = now if now.tzinfo else now.replace(tzinfo=zone)
    lines = (line.rstrip("\n") for line in sys.stdin) if given.text == "-" else iter([given.text])
    for line in lines:
        print(
            json.dumps(as_json(line, now.astimezone(UTC), zone, given.locale), ensure_ascii=False)
        )


main()
