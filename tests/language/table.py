"""Phrases with their expected readings, kept as text: how a reading is held against them.

A line is ``phrase | key=value; key=value``. Keys: ``start`` (local to ``zone``, the year 2026
unless given), ``dur`` (minutes), ``rule`` (without UNTIL), ``until``, ``who``, ``title``, ``cmd``
(schedule unless said), ``zone``, ``locale``, ``now``; flags ``ask`` (nothing is preferred, choices
are offered), ``refuse`` (``refuse=words`` that must be named), ``assumed`` (something must be
echoed), ``instant``. For a ``schedule`` what is not expected must not be there; for others only
what stands is compared. ``@@`` lines set keys for the lines after them.

Of the command itself: ``words``, ``short``, ``nums``, ``on`` (days), ``at`` and the flags ``it``,
``every``, ``upcoming`` of its target; ``day``, ``clock``, ``shift`` and ``lead`` (minutes),
``text``, ``spaces``, ``answer``, ``removed``, ``set`` (``option:value``), ``from`` and ``to`` of
its window, ``scope``, ``audience``, ``states``, ``link``, ``limit``, ``tz``, ``question``,
``assumes``, the flags ``dry``, ``quiet``, ``slip`` (a misspelt verb) and ``exact`` (nothing is
assumed or offered). An empty value says that there is nothing. ``known=a,b`` are titles in sight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from language.commands import read
from language.model import Command, Known, Target
from language.reading import as_data

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


def _days(days: Iterable[date]) -> str:
    return ",".join(f"{day:%m-%d}" for day in days)


def _minutes(length: timedelta | None) -> str:
    return f"{length.total_seconds() / 60:g}" if length is not None else ""


def _of_target(target: Target) -> dict[str, str]:
    return {
        "words": target.words or "",
        "short": target.short or "",
        "nums": ",".join(map(str, target.numbers)),
        "on": _days(target.dates),
        "at": f"{target.clock:%H:%M}" if target.clock else "",
        "it": "yes" if target.pronoun else "",
        "every": "yes" if target.every else "",
        "upcoming": "yes" if target.upcoming else "",
    }


def _of_command(command: Command) -> dict[str, str]:
    """What a row may say of the command itself, each as a row would write it."""
    window = command.window
    return {
        **_of_target(command.target or Target()),
        "day": _days([command.date] if command.date else []),
        "clock": f"{command.clock:%H:%M}" if command.clock else "",
        "shift": _minutes(command.shift),
        "lead": ",".join(map(_minutes, command.leads)),
        "text": command.text or "",
        "spaces": ",".join(command.spaces),
        "answer": command.answer or "",
        "removed": ",".join(named.text for named in command.removed),
        "set": ",".join(f"{name}:{value}" for name, value in command.settings),
        "from": f"{window.begin:%m-%d %H:%M}" if window else "",
        "to": f"{window.end:%m-%d %H:%M}" if window else "",
        "scope": command.scope or "",
        "audience": command.audience or "",
        "states": ",".join(command.states),
        "link": command.link or "",
        "limit": str(command.limit or ""),
        "tz": command.zone or "",
        "question": command.question or "",
        "dry": "yes" if command.dry_run else "",
        "quiet": "yes" if command.quiet else "",
        "slip": "yes" if command.guess else "",
        "assumes": "; ".join(command.assumed),
        "exact": "" if command.assumed or command.alternatives else "yes",
    }


FLAGS = frozenset(("it", "every", "upcoming", "dry", "quiet", "slip", "exact"))


def judge(row: Row) -> Verdict:
    """Read the phrase and compare."""
    want = row.expected
    zone = ZoneInfo(want.get("zone", ZONE))
    now = _moment(want.get("now", NOW), zone)
    text = row.phrase.replace("\\n", "\n")
    known = Known(titles=tuple(want["known"].split(","))) if "known" in want else None
    command = read(text, now, zone, want.get("locale"), known=known)
    got = as_data(text, command)
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
    for name, found in _of_command(command).items():
        if name in want:
            check(name, found.casefold(), "yes" if name in FLAGS else want[name].casefold())
    told = got["assumed"] or got["alternatives"] or got["not_understood"] or command.guess
    confident = got["understood"] and not told and not command.question
    key = [w for w in wrong if w.split(":")[0] not in ("title", "who", "exact", "understood")]
    return Verdict(row, not wrong, bool(key) and confident, got, wrong)
