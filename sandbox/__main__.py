"""``python -m sandbox``: the embedded Webex alone, for working on it."""

import argparse
import json
import logging
import signal
import sys
import threading
from pathlib import Path

from sandbox import DataInUse, PortTaken, moments, start


def main() -> int:
    """Run until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--now", type=moments.read, default=None)
    parser.add_argument("--fresh", action="store_true")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    try:
        sandbox = start(asked.data, asked.port, asked.now, asked.fresh)
    except (PortTaken, DataInUse) as error:
        print(error, file=sys.stderr)
        return 1
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    print("ready", json.dumps(sandbox.state()), flush=True)
    ended.wait()
    sandbox.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
