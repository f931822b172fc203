"""Cards: drawn, checked before sending, sent, locked, never losing what was typed, never unsafe."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.page.driver import Chat, World

Room = dict[str, Any]


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def submit(title: str, **data: str) -> dict[str, Any]:
    return {"type": "Action.Submit", "title": title, "data": data}


NAME = {
    "type": "Input.Text",
    "id": "name",
    "label": "Name",
    "isRequired": True,
    "regex": r"^[\p{L} .'-]+$",
    "errorMessage": "Letters only.",
}
FORM = (
    text("New meeting", size="Medium", weight="Bolder"),
    NAME,
    {"type": "Input.Date", "id": "day", "label": "Day", "value": "2026-11-24"},
    {"type": "Input.Time", "id": "start", "label": "Start", "value": "09:15"},
    {
        "type": "Input.Number",
        "id": "minutes",
        "label": "Minutes",
        "min": 10,
        "max": 1440,
        "value": 30,
        "errorMessage": "From 10 minutes to 24 hours.",
    },
    {
        "type": "Input.ChoiceSet",
        "id": "lead",
        "label": "Reminder",
        "value": "10",
        "choices": [{"title": "10 minutes", "value": "10"}, {"title": "1 hour", "value": "60"}],
    },
    {
        "type": "Input.ChoiceSet",
        "id": "days",
        "label": "Days",
        "style": "expanded",
        "isMultiSelect": True,
        "choices": [{"title": "Monday", "value": "mo"}, {"title": "Friday", "value": "fr"}],
    },
    {"type": "Input.Toggle", "id": "digest", "label": "Digest", "title": "Send a digest"},
)


@pytest.fixture
def form(chat: Chat, world: World, room: Room) -> Locator:
    """A form of every input, posted by the bot and open in front of Ana."""
    world.bot.card(room["id"], *FORM, actions=[submit("Schedule", action="create", meeting="")])
    chat.open("ana", room)
    return chat.page.get_by_role("group", name="Card from Muster")


def box(form: Locator, name: str) -> Locator:
    return form.get_by_role("textbox", name=name)


def test_a_form_is_checked_then_arrives_with_its_inputs(
    chat: Chat, world: World, form: Locator
) -> None:
    form.get_by_role("button", name="Schedule").click()
    expect(form.get_by_text("Letters only.")).to_be_visible()
    expect(box(form, "Name")).to_be_focused()
    box(form, "Name").fill("R2-D2")
    form.get_by_role("spinbutton", name="Minutes").fill("5")
    form.get_by_role("button", name="Schedule").click()
    expect(form.get_by_text("From 10 minutes to 24 hours.")).to_be_visible()
    box(form, "Name").fill("Änne O'Neil")
    form.get_by_role("spinbutton", name="Minutes").fill("45")
    form.get_by_label("Day", exact=True).fill("2026-12-01")
    form.get_by_role("combobox", name="Reminder").select_option("1 hour")
    form.get_by_role("checkbox", name="Friday").check()
    form.get_by_role("checkbox", name="Send a digest").check()
    with chat.page.expect_response("**/v1/attachment/actions") as sent:
        form.get_by_role("button", name="Schedule").click()
    action = world.bot.ask("GET", f"attachment/actions/{sent.value.json()['id']}")
    assert action["personId"] == world["ana"].id
    assert action["inputs"] == {
        "action": "create",
        "meeting": "",
        "name": "Änne O'Neil",
        "day": "2026-12-01",
        "start": "09:15",
        "minutes": "45",
        "lead": "60",
        "days": "fr",
        "digest": "true",
    }


def test_a_sent_form_is_locked_until_the_bot_replies(
    chat: Chat, world: World, room: Room, form: Locator
) -> None:
    box(form, "Name").fill("Retro")
    form.get_by_role("button", name="Schedule").click()
    status = chat.page.locator(".card-status")
    expect(status).to_contain_text("was sent")
    expect(box(form, "Name")).to_be_disabled()
    expect(form.get_by_role("button", name="Schedule")).to_be_disabled()
    world.bot.say(room["id"], "Scheduled.")
    expect(status).to_have_text("Sent and answered")
    expect(box(form, "Name")).to_be_enabled()
    expect(box(form, "Name")).to_have_value("Retro")


def test_a_replaced_card_is_drawn_anew(chat: Chat, world: World, room: Room, form: Locator) -> None:
    box(form, "Name").fill("Retro")
    form.get_by_role("button", name="Schedule").click()
    identity = chat.articles.first.get_attribute("data-id")
    content = {"type": "AdaptiveCard", "version": "1.3", "body": [text("Retro is scheduled")]}
    kind = "application/vnd.microsoft.card.adaptive"
    body = {
        "roomId": room["id"],
        "markdown": "Retro is scheduled",
        "attachments": [{"contentType": kind, "content": content}],
    }
    world.bot.ask("PUT", f"messages/{identity}", json=body)
    expect(form.get_by_text("Retro is scheduled")).to_be_visible()
    expect(form.get_by_role("button")).to_have_count(0)
    expect(chat.page.locator(".card-status")).to_be_empty()


def test_a_failed_sending_says_so_and_keeps_what_was_typed(chat: Chat, form: Locator) -> None:
    box(form, "Name").fill("Retro")
    chat.page.route(
        "**/v1/attachment/actions",
        lambda route: route.fulfill(status=503, json={"message": "The service is busy."}),
    )
    form.get_by_role("button", name="Schedule").click()
    expect(chat.page.locator(".card-status")).to_have_text(
        "Not sent. The service is busy. Nothing you typed is lost."
    )
    expect(box(form, "Name")).to_have_value("Retro")
    expect(form.get_by_role("button", name="Schedule")).to_be_enabled()
    chat.page.unroute("**/v1/attachment/actions")
    form.get_by_role("button", name="Schedule").click()
    expect(chat.page.locator(".card-status")).to_contain_text("was sent")
    chat.problems = [each for each in chat.problems if "503" not in each]


def test_typing_survives_a_card_that_changes_under_it(
    chat: Chat, world: World, room: Room, form: Locator
) -> None:
    box(form, "Name").fill("Half wri")
    identity = chat.articles.first.get_attribute("data-id")
    kind = "application/vnd.microsoft.card.adaptive"
    content = {"type": "AdaptiveCard", "version": "1.3", "body": [text("3 are coming"), NAME]}
    body = {
        "roomId": room["id"],
        "markdown": "3 are coming",
        "attachments": [{"contentType": kind, "content": content}],
    }
    world.bot.ask("PUT", f"messages/{identity}", json=body)
    expect(form.get_by_text("3 are coming")).to_be_visible()
    expect(box(form, "Name")).to_have_value("Half wri")


def test_a_folded_card_sends_the_outer_inputs_too(chat: Chat, world: World, room: Room) -> None:
    inner = {
        "type": "AdaptiveCard",
        "body": [{"type": "Input.Text", "id": "note", "label": "Note"}],
        "actions": [submit("Send it", action="rsvp")],
    }
    world.bot.card(
        room["id"],
        {"type": "Input.Text", "id": "outer", "label": "Outer", "value": "o"},
        actions=[{"type": "Action.ShowCard", "title": "With a note", "card": inner}],
    )
    chat.open("raj", room)
    chat.page.get_by_role("button", name="With a note").click()
    chat.page.get_by_role("textbox", name="Note").fill("dentist")
    with chat.page.expect_response("**/v1/attachment/actions") as sent:
        chat.page.get_by_role("button", name="Send it").click()
    action = world.bot.ask("GET", f"attachment/actions/{sent.value.json()['id']}")
    assert action["inputs"] == {"action": "rsvp", "note": "dentist", "outer": "o"}


def test_links_open_beside_the_page_and_only_web_addresses(
    chat: Chat, world: World, room: Room, sandbox: Any
) -> None:
    world.bot.card(
        room["id"],
        text(f"[good]({sandbox.url}/chat/logo.svg) [bad](javascript:alert(1)) <img src=x>"),
        actions=[
            {"type": "Action.OpenUrl", "title": "Join", "url": f"{sandbox.url}/chat/logo.svg"},
            {"type": "Action.OpenUrl", "title": "Trap", "url": "javascript:alert(1)"},
        ],
    )
    chat.open("ana", room)
    card = chat.page.get_by_role("group", name="Card from Muster")
    expect(card.locator("a")).to_have_text(["good"])
    expect(card.locator("img")).to_have_count(0)
    for target in (card.get_by_role("link", name="Join"), card.get_by_role("link", name="good")):
        with chat.page.expect_popup() as popup:
            target.click()
        assert popup.value.evaluate("window.opener") is None
        popup.value.close()
    card.get_by_role("link", name="Trap").click()
    expect(chat.page.get_by_text("This link is not a web address")).to_be_visible()


def test_pictures_have_their_words_and_missing_ones_show_them(
    chat: Chat, world: World, room: Room, sandbox: Any
) -> None:
    good = {"type": "Image", "url": f"{sandbox.url}/chat/logo.svg", "altText": "A timeline"}
    gone = {"type": "Image", "url": "data:image/png;base64,AAAA", "altText": "Lost timeline"}
    world.bot.card(room["id"], good, gone)
    chat.open("ana", room)
    expect(chat.page.get_by_role("img", name="A timeline")).to_be_visible()
    expect(chat.page.get_by_text("Lost timeline")).to_be_visible()


def test_what_is_beyond_version_1_3_is_left_out_and_said(
    chat: Chat, world: World, room: Room
) -> None:
    table = {"type": "Table", "columns": [{"width": 1}], "rows": []}
    world.bot.card(room["id"], text("Kept"), table)
    chat.open("ana", room)
    expect(chat.page.get_by_text("Kept")).to_be_visible()
    expect(chat.page.get_by_text("Parts of this card are beyond version 1.3")).to_be_visible()


def test_without_the_packages_the_text_is_shown_and_what_to_run(
    new_chat: Callable[..., Chat], world: World, room: Room
) -> None:
    world.bot.card(room["id"], text("Only in the card"))
    chat = new_chat()
    sentence = "Run make setup in the project's folder, then reload."
    chat.page.route("**/chat/vendor/*", lambda route: route.fulfill(status=404, body=sentence))
    chat.open("ana", room)
    expect(chat.message("A card, in words.")).to_be_visible()
    expect(chat.page.get_by_text("Only in the card")).to_have_count(0)
    expect(chat.page.get_by_role("status").filter(has_text="Run make setup")).to_be_visible()
    chat.say("still works")
    expect(chat.message("still works")).to_have_count(1)
    assert all("404" in problem for problem in chat.problems)
    chat.problems.clear()


def test_a_reply_of_the_bot_that_takes_a_cards_place_stays_in_view(
    chat: Chat, world: World, room: Room
) -> None:
    parent = world["ana"].say(room["id"], "schedule")
    long = [text(f"Line {number}") for number in range(30)]
    card = world.bot.card(
        room["id"], *long, actions=[submit("Do it", action="do")], parentId=parent["id"]
    )
    for number in range(30):
        world["raj"].say(room["id"], f"Talk {number}")
    chat.open("ana", room)
    chat.page.get_by_role("button", name="Do it").click()
    world.bot.say(room["id"], "It is done", parentId=parent["id"])
    expect(chat.message("It is done")).to_be_in_viewport()
    world.bot.ask("DELETE", f"messages/{card['id']}")
    expect(chat.page.get_by_text("Line 0", exact=True)).to_have_count(0)
    expect(chat.message("It is done")).to_be_in_viewport()
    expect(chat.message("This message was deleted.")).to_have_count(0)
