"""Spaces the bot is in are known from the start, not only once somebody writes to it there."""

from __future__ import annotations

from storage.spaces import SpaceStore
from tests.road.world import Road


def test_a_new_bot_knows_the_spaces_it_is_in(road: Road) -> None:
    road.idle()
    assert road.bot is not None
    spaces = SpaceStore(road.bot.storage)
    shared = {s.title for s in spaces.of_person("ana@acme.example") if s.kind == "group"}
    assert shared == {"Eng", "QA", "Ops"}
    bob = {s.title for s in spaces.of_person("bob@acme.example") if s.kind == "group"}
    assert bob == {"QA", "Ops"}


def test_a_bot_that_cannot_look_around_works_all_the_same(sandbox_alone: Road) -> None:
    sandbox_alone.faults({"path": "/v1/rooms", "method": "GET", "status": 502})
    sandbox_alone.open()
    sandbox_alone.idle()
    sandbox_alone.faults()
    sandbox_alone.ana.say(sandbox_alone.eng, sandbox_alone.mention("here"))
    sandbox_alone.idle()
    assert sandbox_alone.heard(sandbox_alone.eng) == ["You said: here"]
