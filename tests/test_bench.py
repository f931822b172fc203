"""Every bench runs and prints its table; what it finds is judged by people, on a quiet machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import BENCHES

ROOT = Path(__file__).parent.parent
PATIENCE = 120


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_runs_and_prints_its_table(name: str) -> None:
    done = run(name, "--quick")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith(f"{name}: "))
    assert lines[begin + 1].split() == ["ratio", "target", "met", "(figures)"]
    assert lines[begin + 2].endswith(")")


def test_the_benches_are_listed() -> None:
    done = run()
    assert done.returncode == 0
    for name in BENCHES:
        assert f"\n  {name} " in done.stdout
    assert run("nothing").returncode == 2
