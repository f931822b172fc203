"""The main job in a browser, with the real bot: plan, be refused with a reason, be reminded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chat import World, running
from tests.page.driver import Chat


@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with running(tmp_path_factory.mktemp("job") / "data") as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="Europe/Berlin"
    )
    yield context.new_page()
    context.close()


def space(world: World, title: str) -> dict[str, str]:
    return next(each for each in world.state["spaces"] if each["title"] == title)


def test_a_newcomer_plans_is_refused_reminded_and_heard_elsewhere(
    attached: World, page: Page
) -> None:
    chat = Chat(page, attached.state["page"].rstrip("/"))
    chat.open("ana", space(attached, "Eng"))

    # By typing: a recurring meeting, echoed first.
    chat.say("schedule Standup every weekday 9:15-9:30 until 18 dec")
    echo = chat.message("Every weekday at 09:15").last
    expect(echo).to_contain_text("until Fri 18 Dec 2026")
    echo.get_by_role("button", name="Schedule the series").click()
    expect(chat.message("Scheduled: Standup").last).to_be_visible()

    # By form.
    chat.say("schedule Retro")
    form = page.get_by_role("group", name="Card from Muster").filter(has_text="New meeting").last
    form.get_by_role("textbox", name="Day").fill("2026-11-27")
    form.get_by_role("textbox", name="Start").fill("14:00")
    form.get_by_role("button", name="Schedule", exact=True).click()
    again = chat.message("Fri 27 Nov, 14:00–14:30 CET").last
    again.get_by_role("button", name="Schedule it").click()
    expect(chat.message("Scheduled: Retro").last).to_be_visible()

    # A move that breaks a rule: the reason as words and picture, and a button that works.
    chat.say("move standup on 25 nov to 27 nov 9:15")
    refusal = page.get_by_role("group", name="Card from Muster").filter(has_text="Not moved").last
    expect(refusal).to_contain_text("must start before Thu 26 Nov, 00:00 CET")
    drawn = refusal.get_by_role("img").last
    expect(drawn).to_be_visible()
    drawn.scroll_into_view_if_needed()
    page.wait_for_function(
        "image => image.complete && image.naturalWidth > 0", arg=drawn.element_handle()
    )
    refusal.get_by_role("button", name="Wed 25 Nov, 17:00").click()
    expect(chat.message("Moved: Standup").last).to_contain_text("17:00")

    # A reminder by moving the clock.
    attached.set_clock("2026-11-24T09:06:00+01:00")
    expect(chat.message("starts at 09:15 CET").last).to_be_visible()

    # An announcement in another space, after its audience was shown.
    chat.say("announce in QA: the retro is on friday")
    audience = page.get_by_role("group", name="Card from Muster").filter(has_text="QA").last
    audience.get_by_role("button", name="Announce it").click()
    expect(chat.message("On its way to").last).to_be_visible()
    chat.open("ana", space(attached, "QA"))
    expect(chat.message("the retro is on friday").last).to_be_visible()
    assert chat.problems == []
