"""Figures 4 to 9 of the Meetings guide, row by row, as conversations over HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
import requests

from tests.chat import Chat, World, running

FIX = re.compile(r"^\w{3} \d{1,2} \w{3}(, | \d{4}, )\d\d:\d\d$")
PASSED = "which has passed"
TOO_LATE = "must start before"
TOO_EARLY = "can't start before"


@dataclass
class Sandbox:
    """Ana alone with the bot, in Shanghai time; every row has a series of its own."""

    world: World
    chat: Chat
    made: dict[str, str] = field(default_factory=dict)

    def plan(self, row: str, words: str) -> None:
        """Schedule the series of a row and note its short id."""
        self.chat.say(f"schedule Sync {words}")
        self.made[row] = match(r"Scheduled: .*\(#(\w+)\)", self.chat.say("yes"))

    def move(self, row: str, on: str, to: str) -> str:
        return self.chat.say(f"move #{self.made[row]} on {on} to {to}")


def match(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def rows(*given: tuple[str, str, str, str | None]) -> list[object]:
    return [pytest.param(row, on, to, why, id=row) for row, on, to, why in given]


# Row, planned day, target, and the words of the rule that stands in the way (None: allowed).
DAILY = rows(
    ("fig4 d1-s1", "2021-04-19", "2021-04-19 15:00", None),
    ("fig4 d2-s1", "2021-04-20", "2021-04-20 09:00", None),
    ("fig4 d2-s2", "2021-04-20", "2021-04-20 11:00", None),
    ("fig4 d4-s1", "2021-04-22", "2021-04-22 09:00", None),
    ("fig4 d4-s2", "2021-04-22", "2021-04-22 11:00", None),
    ("fig4 d4-s3", "2021-04-22", "2021-04-23 10:00", None),
    ("fig4 d4-s4", "2021-04-22", "2021-04-26 10:00", None),
    ("fig5 d1-f1", "2021-04-19", "2021-04-19 09:00", PASSED),
    ("fig5 d2-f1", "2021-04-20", "2021-04-19 20:00", TOO_EARLY),
    ("fig5 d2-f2", "2021-04-20", "2021-04-21 10:00", TOO_LATE),
    ("fig5 d3-f4", "2021-04-21", "2021-04-23 10:00", TOO_LATE),
    ("fig5 d4-f2", "2021-04-22", "2021-04-20 10:00", TOO_EARLY),
    ("fig8 d1-b1", "2021-04-19", "2021-04-19 23:00", None),
    ("fig8 d1-b2", "2021-04-19", "2021-04-19 23:30", None),
    ("fig8 d1-b3", "2021-04-19", "2021-04-19 23:45", None),
    ("fig8 d1-b4", "2021-04-19", "2021-04-20 00:00", TOO_LATE),
    ("fig8 d1-b5", "2021-04-19", "2021-04-20 00:15", TOO_LATE),
    ("fig8 d2-b1", "2021-04-20", "2021-04-20 00:15", None),
    ("fig8 d2-b2", "2021-04-20", "2021-04-20 00:00", None),
    ("fig8 d2-b3", "2021-04-20", "2021-04-19 23:45", TOO_EARLY),
    ("fig8 d2-b4", "2021-04-20", "2021-04-19 23:30", TOO_EARLY),
    ("fig8 d2-b5", "2021-04-20", "2021-04-19 23:00", TOO_EARLY),
)
CROSS_DAY = rows(
    ("fig9 d3-01", "2021-04-20", "2021-04-19 18:00", TOO_EARLY),
    ("fig9 d3-02", "2021-04-20", "2021-04-19 22:00", TOO_EARLY),
    ("fig9 d3-03", "2021-04-20", "2021-04-19 23:59", TOO_EARLY),
    ("fig9 d3-04", "2021-04-20", "2021-04-20 00:00", None),
    ("fig9 d3-07", "2021-04-20", "2021-04-20 12:00", None),
    ("fig9 d3-09", "2021-04-20", "2021-04-20 23:59", None),
    ("fig9 d3-10", "2021-04-20", "2021-04-21 00:00", TOO_LATE),
    ("fig9 d3-11", "2021-04-20", "2021-04-21 06:00", TOO_LATE),
)
WEEKLY = rows(
    ("fig6 w1-s1", "2021-06-01", "2021-06-02 10:00", None),
    ("fig6 w1-s2", "2021-06-01", "2021-06-03 10:00", None),
    ("fig6 w2-s1", "2021-06-04", "2021-06-04 09:00", None),
    ("fig6 w2-s3", "2021-06-04", "2021-06-07 10:00", None),
    ("fig6 w4-s2", "2021-06-11", "2021-06-13 10:00", None),
    ("fig7 w1-f1", "2021-06-01", "2021-06-01 09:00", PASSED),
    ("fig7 w1-f2", "2021-06-01", "2021-06-05 10:00", TOO_LATE),
    ("fig7 w2-f1", "2021-06-04", "2021-06-03 10:00", TOO_EARLY),
    ("fig7 w2-f2", "2021-06-04", "2021-06-08 10:00", TOO_LATE),
    ("fig7 w2-f3", "2021-06-04", "2021-06-12 10:00", TOO_LATE),
    ("fig7 w4-f2", "2021-06-11", "2021-06-05 10:00", TOO_EARLY),
)


@pytest.fixture(scope="module")
def many(request: pytest.FixtureRequest) -> Iterator[None]:
    """So many messages within one held minute are more than one person may send."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RATE_PERSON", "100000/minute")
        patch.setenv("RATE_SPACE", "100000/minute")
        yield


@pytest.fixture(scope="module")
def april(tmp_path_factory: pytest.TempPathFactory, many: None) -> Iterator[Sandbox]:
    """Daily series from 19 April 2021 on, after the first was missed."""
    folder = tmp_path_factory.mktemp("april") / "data"
    with running(folder, now="2021-04-18T08:00:00+08:00") as world:
        sandbox = Sandbox(world, world.direct("ana"))
        sandbox.chat.say("timezone Asia/Shanghai")
        for row, *_ in (each.values for each in DAILY):  # type: ignore[attr-defined]
            sandbox.plan(row, "every day 10:00-10:30 4 times starting 2021-04-19")
        for row, *_ in (each.values for each in CROSS_DAY):  # type: ignore[attr-defined]
            sandbox.plan(row, "every day at 22:00 for 4h 5 times starting 2021-04-18")
        world.set_clock("2021-04-19T11:00:00+08:00")
        yield sandbox


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory, many: None) -> Iterator[Sandbox]:
    """Series on Tuesdays and Fridays from 1 June 2021 on, after the first was missed."""
    folder = tmp_path_factory.mktemp("june") / "data"
    with running(folder, now="2021-05-31T08:00:00+08:00") as world:
        sandbox = Sandbox(world, world.direct("ana"))
        sandbox.chat.say("timezone Asia/Shanghai")
        for row, *_ in (each.values for each in WEEKLY):  # type: ignore[attr-defined]
            sandbox.plan(row, "every tue and fri 10:00-10:30 4 times starting 2021-06-01")
        world.set_clock("2021-06-01T11:00:00+08:00")
        yield sandbox


@pytest.mark.parametrize(("row", "on", "to", "why"), [*DAILY, *CROSS_DAY])
def test_daily_series(april: Sandbox, row: str, on: str, to: str, why: str | None) -> None:
    holds(april, row, on, to, why)


@pytest.mark.parametrize(("row", "on", "to", "why"), WEEKLY)
def test_weekly_series(june: Sandbox, row: str, on: str, to: str, why: str | None) -> None:
    holds(june, row, on, to, why)


def holds(sandbox: Sandbox, row: str, on: str, to: str, why: str | None) -> None:
    """The move is done, or refused in words, with buttons that all succeed and a picture."""
    chat = sandbox.chat
    text = sandbox.move(row, on, to)
    if why is None:
        assert "Moved: **Sync**" in text
        return
    assert text.startswith("**Not moved.**"), text
    assert why in text
    draws(chat)
    pressed: set[str] = set()
    while left := [label for label in chat.buttons() if label not in pressed]:
        label = min(left, key=lambda each: (each.startswith(("Make it", "Keep")), each))
        pressed.add(label)
        answer = chat.press(label)
        assert "**Not" not in answer, f"{label}: {answer}"
        if FIX.match(label):
            assert "Moved: **Sync**" in answer
        elif label.startswith("Pick"):
            form = chat.press("Move", **inside(on))
            assert "Moved: **Sync**" in form
        elif label.startswith("Make it"):
            assert "Made a separate meeting" in answer
            assert "Taken back" in chat.say("undo")
        assert sandbox.move(row, on, to).startswith("**Not moved.**")
    assert any(FIX.match(label) for label in pressed)
    assert "Pick another time" in pressed
    if why is not PASSED:
        assert "Make it a separate meeting" in pressed or "reasons" in text


def inside(on: str) -> dict[str, str]:
    """A day and time that the form takes: on the planned day, some minutes before midnight."""
    return {"date": on, "start": "23:40"}


def draws(chat: Chat) -> None:
    """The refusal's picture can be fetched, light and dark, by its address alone."""
    card = next(a for m in chat.answers for a in m.json_data.get("attachments") or [])
    address = match(r'"url": "([^"]+/pictures/[^"]+)"', json.dumps(card["content"]))
    for query in ("", "?dark=1"):
        answer = requests.get(address + query, timeout=20)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")
    tampered = address.replace("/pictures/", "/pictures/x")
    assert requests.get(tampered, timeout=20).status_code == 404


def test_a_kept_change_survives_a_restart(
    tmp_path_factory: pytest.TempPathFactory, many: None
) -> None:
    folder = tmp_path_factory.mktemp("kept") / "data"
    begin = datetime.fromisoformat("2021-04-19T10:00:00+08:00")
    with running(folder, now="2021-04-18T08:00:00+08:00") as world:
        chat = world.space("ana", "raj", title="Kept")
        chat.say("timezone Asia/Shanghai")
        chat.say("schedule Sync every day 10:00-10:30 4 times starting 2021-04-19")
        short = match(r"\(#(\w+)\)", chat.say("yes"))
        world.set_clock(begin)
        chat.say(f"start #{short}")
        assert "It has to end first" in chat.say(f"move #{short} on 2021-04-19 to 16:00")
        assert "Kept: *move it to Mon 19 Apr, 16:00" in chat.press("Apply when it ends")
        space = chat.space
    with running(folder, now=(begin + timedelta(minutes=5)).isoformat()) as world:
        chat = Chat(world, space, "ana", group=True)
        assert "waits until it ends" in chat.say("list")
        text = chat.say(f"end #{short}")
        assert "your waiting change is done" in text
        assert "16:00" in chat.say(f"show #{short} on 2021-04-19")
