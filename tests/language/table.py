"""Phrases with their expected readings, kept as text: how a reading is held against them.

A line is ``phrase | key=value; key=value``. Keys: ``start`` (local to ``zone``, the year 2026
unless given), ``dur`` (minutes), ``rule`` (without UNTIL), ``until``, ``who``, ``title``, ``cmd``
(schedule unless said), ``zone``, ``locale``, ``now``; flags ``ask`` (nothing is preferred, choices
are offered), ``refuse`` (``refuse=words`` that must be named), ``assumed`` (something must be
echoed), ``instant``. For a ``schedule`` what is not expected must not be there; for others only
what stands is compared. ``@@`` lines set keys for the lines after them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from language.reading import as_json

FOLDER = Path(__file__).parent / "phrases"
NOW = "2026-11-23T10:00"
ZONE = "Europe/Berlin"


@dataclass(frozen=True)
class Row:
    """One phrase, what is expected of it, and where it stands."""

    phrase: str
    expected: dict[str, str]
    group: str
    place: str

    @property
    def refusal(self) -> bool:
        return "refuse" in self.expected


@dataclass
class Verdict:
    """How a reading came out: right, or not and how badly."""

    row: Row
    right: bool
    silent: bool
    got: dict[str, Any]
    differences: list[str] = field(default_factory=list)


def _keys(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split("; "))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def rows(name: str) -> list[Row]:
    """The rows of one table, by the name of its file."""
    common: dict[str, str] = {}
    found = []
    for number, line in enumerate((FOLDER / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith("@@"):
            common = _keys(line[2:].strip())
        elif line.strip() and not line.startswith("#"):
            phrase, _, expected = line.rpartition(" | ")
            found.append(Row(phrase, {**common, **_keys(expected)}, name, f"{name}:{number}"))
    return found


def tables() -> list[str]:
    """The names of all tables."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def _moment(text: str, zone: ZoneInfo) -> datetime:
    if len(text.split(" ")[0]) == 5:
        text = f"2026-{text}"
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def _rule(rule: str | None) -> str | None:
    if rule is None:
        return None
    return ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))


def judge(row: Row) -> Verdict:
    """Read the phrase and compare."""
    want = row.expected
    zone = ZoneInfo(want.get("zone", ZONE))
    now = _moment(want.get("now", NOW), zone)
    got = as_json(row.phrase.replace("\\n", "\n"), now, zone, want.get("locale"))
    wrong: list[str] = []
    start = datetime.fromisoformat(got["start"]) if got["start"] else None
    schedule = want.get("cmd", "schedule") == "schedule"

    def check(name: str, found: object, expected: object) -> None:
        if found != expected:
            wrong.append(f"{name}: {found!r}, expected {expected!r}")

    if "refuse" in want:
        words = " ".join(got["not_understood"]).casefold()
        check("start", got["start"], None)
        if got["understood"]:
            wrong.append("understood")
        if want["refuse"].casefold() not in words:
            wrong.append(f"names {words!r}, not {want['refuse']!r}")
    elif "ask" in want:
        check("start", got["start"], None)
        if not (got["alternatives"] or got["why"]):
            wrong.append("nothing to choose from")
        check("understood", got["understood"], True)
    else:
        check("command", got["command"], want.get("cmd", "schedule"))
        if "instant" not in want and (schedule or "start" in want):
            check("start", start, _moment(want["start"], zone) if "start" in want else None)
        if schedule or "dur" in want:
            check("dur", got["duration_min"], float(want["dur"]) if "dur" in want else None)
        if schedule or "rule" in want:
            check("rule", _rule(got["rrule"]), want.get("rule"))
            check("until", got["until"], want.get("until"))
        if "cmd" not in want or want["cmd"] != "unknown":
            check("understood", got["understood"], True)
    if "who" in want:
        check("who", [p.casefold() for p in got["people"]], want["who"].casefold().split(","))
    if "title" in want:
        check("title", (got["title"] or "").casefold(), want["title"].casefold())
    if "assumed" in want and not (got["assumed"] or got["alternatives"]):
        wrong.append("nothing is echoed as assumed")
    key = [w for w in wrong if w.split(":")[0] in ("start", "dur", "rule", "until")]
    confident = got["start"] is not None and not got["assumed"] and not got["alternatives"]
    return Verdict(row, not wrong, bool(key) and confident, got, wrong)
