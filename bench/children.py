"""Processes that a bench starts beside itself, and the folder it may write to."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 20  # seconds for a child to end by itself


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A fresh temporary folder, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as made:
        yield Path(made)


@contextlib.contextmanager
def child(module: str, *arguments: object) -> Iterator[dict[str, Any]]:
    """Run a module of ours that prints one line of JSON when it is ready; stop it afterwards."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                errors.seek(0)
                raise RuntimeError(f"{module} did not start: {errors.read()[-2000:].decode()}")
            yield json.loads(line)
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to stop, and insist when it does not."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def weigh(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a process and return the most memory it ever held, in MiB."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def ask(module: str, question: dict[str, Any]) -> Any:
    """Run a module of ours that reads JSON and answers with JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        input=json.dumps(question).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)
