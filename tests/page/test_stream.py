"""The event stream: a server that goes away and comes back, nothing lost, nothing twice."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from sandbox import start
from tests.page.driver import Chat, World


def test_a_break_is_shown_and_what_came_meanwhile_appears(
    new_chat: Callable[..., Chat], tmp_path: Path
) -> None:
    running = start(tmp_path, 0, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    port = int(running.url.rsplit(":", 1)[1])
    world = World(running)
    room = world.space("ana", "raj")
    chat = new_chat(url=running.url)
    chat.open("ana", room)
    world["raj"].say(room["id"], "before")
    expect(chat.message("before")).to_have_count(1)
    running.stop()
    banner = chat.page.get_by_role("status").filter(has_text="Reconnecting")
    expect(banner).to_be_visible()
    chat.say("into the void")
    expect(chat.page.get_by_role("alert")).to_contain_text("The sandbox does not answer.")
    expect(chat.box).to_have_value("into the void")
    again = start(tmp_path, port, None)
    try:
        world["raj"].say(room["id"], "meanwhile")
        expect(chat.message("meanwhile")).to_have_count(1)
        expect(banner).to_be_hidden()
        world["raj"].say(room["id"], "after")
        expect(chat.message("after")).to_have_count(1)
        expect(chat.articles).to_have_count(3)
    finally:
        again.stop()
        world.close()
    chat.problems.clear()


def test_a_sandbox_that_is_not_there_is_said_plainly(
    new_chat: Callable[..., Chat],
) -> None:
    chat = new_chat()
    chat.page.route("**/sandbox/state", lambda route: route.abort())
    chat.page.goto(chat.url)
    expect(chat.page.get_by_role("heading", name="The sandbox does not answer")).to_be_visible()
    expect(chat.page.get_by_role("button", name="Try again")).to_be_visible()
    chat.problems.clear()
