"""Phrases understood, wrongly understood with confidence, and what a phrase costs."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

from dateutil import parser

from bench import children, measure, table
from language.commands import read
from tests.language.table import Row, Verdict, judge, rows, tables

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ASKED = {"ambiguous"}
FOREIGN = {"german", "french", "spanish", "portuguese"}
# What every program that keeps meetings has loaded anyway; our own part is what comes on top.
LOADED = "dataclasses, datetime, zoneinfo, re, functools, calendar, typing"


def main(arguments: list[str]) -> None:
    options = table.options("language", __doc__ or "").parse_args(arguments)
    groups = {name: [judge(row) for row in rows(name)] for name in tables()}
    print(f"{'phrases':<18}{'right':>12}{'wrong but confident':>22}")
    for name, verdicts in groups.items():
        _group(name, verdicts)
    every = [verdict for verdicts in groups.values() for verdict in verdicts]
    english = [v for v in every if v.row.group not in FOREIGN | ASKED and not v.row.refusal]
    refusals = [v for v in every if v.row.refusal]
    _group("all", every)
    _group("plain English", english)
    _group("refusals", refusals)
    print()
    answered = sum(v.got["start"] is not None for v in refusals)
    accuracy = [
        _share("understood, all", every, 92),
        _share("understood, unambiguous English", english, 98),
        table.Row("refusals answered with a time", answered, table.at_most(0, "rows"),
                  f"of {len(refusals)}", "rows"),
        table.Row("wrong but confident", 100 * sum(v.silent for v in every) / len(every),
                  table.at_most(1, "%"), f"of {len(every)}", "%"),
    ]  # fmt: skip
    table.show("language: readings", accuracy, quick=False)
    table.show("language: cost", _costs(every, 1 if options.quick else 5), quick=options.quick)


def _group(name: str, verdicts: list[Verdict]) -> None:
    right, silent = sum(v.right for v in verdicts), sum(v.silent for v in verdicts)
    print(f"{name:<18}{right:>6}/{len(verdicts):<5}{silent:>22}")
    for verdict in verdicts:
        if not verdict.right and name == verdict.row.group:
            print(
                f"    {verdict.row.place} {verdict.row.phrase!r}: {'; '.join(verdict.differences)}"
            )


def _share(what: str, verdicts: list[Verdict], target: float) -> table.Row:
    right = sum(v.right for v in verdicts)
    share = 100 * right / len(verdicts)
    return table.Row(what, share, table.at_least(target, "%"), f"{right} of {len(verdicts)}", "%")


def _costs(verdicts: Iterable[Verdict], rounds: int) -> list[table.Row]:
    """Both readers on the same phrases in turn, the best of some rounds for each phrase."""
    phrases = [_plain(v.row) for v in verdicts]
    warnings.simplefilter("ignore")  # dateutil warns of every zone that it does not know
    naive = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - dateutil's default is a wall clock

    def ours(phrase: str) -> None:
        read(phrase, NOW, BERLIN)

    def theirs(phrase: str) -> None:
        with contextlib.suppress(ValueError, OverflowError, TypeError):
            parser.parse(phrase, default=naive, fuzzy=True)

    best: dict[str, list[float]] = {"ours": [], "theirs": []}
    for phrase in phrases:
        ours(phrase)
        theirs(phrase)
    for phrase in phrases:
        best["ours"].append(min(_took(ours, phrase) for _ in range(rounds)))
        best["theirs"].append(min(_took(theirs, phrase) for _ in range(rounds)))
    mid, other = measure.median(best["ours"]), measure.median(best["theirs"])
    worst = max(best["ours"])
    long = "schedule " + "tomorrow at 3 with ana about the budget, " * 250
    whole = min(_took(ours, long[:10_000]) for _ in range(rounds))
    ours_import, theirs_import = _imports("language.reading"), _imports("dateutil.parser")
    return [
        table.Row("a phrase, median : dateutil.parser", mid / other, None,
                  f"{measure.us(mid)} : {measure.us(other)}; at most 0.3 ms"),
        table.Row("the slowest phrase : dateutil's slowest", worst / max(best["theirs"]), None,
                  f"{measure.us(worst)} : {measure.us(max(best['theirs']))}; at most 5 ms"),
        table.Row("10,000 characters", whole * 1e3, table.at_most(50, "ms"), "one line", "ms"),
        table.Row("import, own part : dateutil.parser's", ours_import / theirs_import, None,
                  f"{measure.us(ours_import)} : {measure.us(theirs_import)}; at most 10 ms"),
    ]  # fmt: skip


def _plain(row: Row) -> str:
    return row.phrase.replace("\\n", "\n")


def _took(act: Callable[[str], None], phrase: str) -> float:
    begin = perf_counter()
    act(phrase)
    return perf_counter() - begin


def _imports(module: str) -> float:
    """Seconds that importing a module takes in a fresh Python with warm bytecode, the best of some.

    The bytecode lies in a folder of its own, so that none of it is missing or stale.
    """
    code = (
        f"import {LOADED}\nfrom time import perf_counter\nbegin = perf_counter()\n"
        f"import {module}\nprint(perf_counter() - begin)"
    )
    with children.folder() as bytecode:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run(
                [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
            )
            for _ in range(9)
        ]
    return min(float(run.stdout) for run in runs)
