"""Writing and reading: messages, mentions, threads, what happens live, older messages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.page.driver import BOT, Chat, World

Room = dict[str, Any]


def test_a_command_is_sent_to_the_bot_with_a_visible_mention(
    chat: Chat, world: World, room: Room
) -> None:
    chat.open("ana", room)
    expect(chat.page.get_by_role("button", name="To Muster")).to_have_attribute(
        "aria-pressed", "true"
    )
    chat.say("list")
    expect(chat.message("@Muster list")).to_have_count(1)
    expect(chat.box).to_have_value("")
    [seen] = world.bot.ask(
        "GET", "messages", params={"roomId": room["id"], "mentionedPeople": "me"}
    )["items"]
    assert seen["text"] == "Muster list"
    assert seen["personEmail"] == "ana@acme.example"


def test_a_message_to_people_only_does_not_reach_the_bot(
    chat: Chat, world: World, room: Room
) -> None:
    chat.open("ana", room)
    chat.page.get_by_role("button", name="To Muster").click()
    chat.say("lunch?")
    expect(chat.message("lunch?")).to_have_count(1)
    [message] = world["raj"].messages(room["id"])
    assert message["text"] == "lunch?"
    assert "mentionedPeople" not in message


def test_a_mention_is_completed_by_keyboard(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    chat.page.get_by_role("button", name="To Muster").click()
    chat.box.press_sequentially("ask @")
    names = chat.page.get_by_role("listbox", name="People to mention").get_by_role("option")
    expect(names).to_have_count(4)
    chat.box.press_sequentially("l")
    expect(names).to_have_count(1)
    chat.box.press("Enter")
    expect(chat.box).to_have_value("ask @Lee Wong ")
    chat.box.press_sequentially("and @ra")
    chat.box.press("Tab")
    chat.box.press_sequentially("please")
    chat.box.press("Enter")
    expect(chat.articles.locator(".mention")).to_have_text(["@Lee Wong", "@Raj Patel"])
    [message] = world["raj"].messages(room["id"])
    assert message["mentionedPeople"] == [world["lee"].id, world["raj"].id]


def test_escape_closes_the_names_and_leaves_the_text(chat: Chat, room: Room) -> None:
    chat.open("ana", room)
    chat.box.press_sequentially("mail @l")
    names = chat.page.get_by_role("listbox", name="People to mention")
    expect(names).to_be_visible()
    chat.box.press("Escape")
    expect(names).to_be_hidden()
    expect(chat.box).to_have_value("mail @l")


def test_lines_and_earlier_commands_by_keyboard(chat: Chat, room: Room) -> None:
    chat.open("ana", room)
    chat.say("list")
    expect(chat.message("list")).to_have_count(1)
    chat.box.press_sequentially("two")
    chat.box.press("Shift+Enter")
    chat.box.press_sequentially("lines")
    expect(chat.box).to_have_value("two\nlines")
    chat.box.press("Enter")
    expect(chat.message("two").locator("br")).to_have_count(1)
    chat.box.press("ArrowUp")
    expect(chat.box).to_have_value("two\nlines")
    chat.box.press("ArrowUp")
    expect(chat.box).to_have_value("list")
    chat.box.press("ArrowDown")
    expect(chat.box).to_have_value("two\nlines")


def test_a_reply_goes_into_the_thread_and_is_drawn_under_its_parent(
    chat: Chat, world: World, room: Room
) -> None:
    parent = world["raj"].say(room["id"], "When do we meet?")
    world["lee"].say(room["id"], "Something else")
    chat.open("ana", room)
    chat.message("When do we meet?").hover()
    chat.message("When do we meet?").get_by_role("button", name="Reply in thread").click()
    expect(chat.page.get_by_text("Replying to Raj Patel")).to_be_visible()
    chat.say("At nine")
    thread = chat.page.locator(".thread", has=chat.message("When do we meet?"))
    expect(thread.get_by_role("group", name="1 reply").get_by_text("At nine")).to_be_visible()
    assert world["raj"].messages(room["id"])[0]["parentId"] == parent["id"]
    thread.get_by_role("button", name="Reply in thread").last.click()
    chat.box.press("Escape")
    expect(chat.page.get_by_text("Replying to")).to_be_hidden()


def test_what_others_do_appears_live(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    said = world["raj"].say(room["id"], "Good **morning** https://acme.example/a?b=1.")
    message = chat.message("Good morning")
    expect(message.locator("strong")).to_have_text("morning")
    expect(message.get_by_role("link")).to_have_attribute("href", "https://acme.example/a?b=1")
    expect(chat.page.locator("#live")).to_contain_text("Raj Patel: Good morning")
    world["raj"].ask(
        "PUT", f"messages/{said['id']}", json={"roomId": room["id"], "markdown": "Good night"}
    )
    expect(chat.message("Good night").get_by_text("(edited)")).to_be_visible()
    world["raj"].ask("DELETE", f"messages/{said['id']}")
    expect(chat.message("This message was deleted.")).to_have_count(1)
    expect(chat.articles).to_have_count(1)


def test_unread_messages_are_counted_and_marked(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    other = world.space("raj", "ana")
    row = chat.page.get_by_role("navigation", name="Spaces").get_by_role(
        "button", name=other["title"]
    )
    expect(row).to_be_visible()
    world["raj"].say(other["id"], "first")
    world["raj"].say(other["id"], "second")
    expect(row.locator(".badge")).to_have_text("2 unread")
    expect(row).to_contain_text("Raj: second")
    row.click()
    expect(chat.message("second")).to_be_visible()
    expect(chat.page.locator(".new-line")).to_have_text("New")
    expect(row.locator(".badge")).to_have_count(0)


def test_a_message_of_ones_own_is_edited_and_deleted(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    chat.say("lisst")
    chat.message("lisst").hover()
    chat.message("lisst").get_by_role("button", name="Edit message").click()
    expect(chat.box).to_have_value("@Muster lisst")
    chat.say("@Muster list")
    expect(chat.message("@Muster list").get_by_text("(edited)")).to_be_visible()
    [message] = world["ana"].messages(room["id"])
    assert message["mentionedPeople"] == [world.bot.id]
    chat.message("@Muster list").hover()
    chat.message("@Muster list").get_by_role("button", name="Delete message").click()
    chat.page.get_by_role("dialog").get_by_role("button", name="Delete message").click()
    expect(chat.message("This message was deleted.")).to_have_count(1)
    assert world["ana"].messages(room["id"]) == []


def _first_in_view(page: Page) -> tuple[str, float]:
    found = page.evaluate(
        """() => {
          const top = document.querySelector(".scroller").getBoundingClientRect().top;
          const seen = [...document.querySelectorAll("article.message")]
            .find((each) => each.getBoundingClientRect().bottom > top);
          return [seen.dataset.id, seen.getBoundingClientRect().top];
        }"""
    )
    return found[0], found[1]


def test_older_messages_come_by_scrolling_and_the_place_is_kept(
    chat: Chat, world: World, room: Room
) -> None:
    for number in range(90):
        world["raj"].say(room["id"], f"Number {number:02}\n\nwith a second paragraph")
    chat.open("ana", room)
    expect(chat.message("Number 89")).to_be_in_viewport()
    assert chat.articles.count() < 90
    chat.scroller.evaluate("(element) => element.scrollTop = 250")
    expect(chat.message("Number 10")).to_have_count(1)
    identity, top = _first_in_view(chat.page)
    world["lee"].say(room["id"], "Said while Ana reads")
    pill = chat.page.get_by_role("button", name="1 new message")
    expect(pill).to_be_visible()
    after, top_after = _first_in_view(chat.page)
    assert (after, round(top_after)) == (identity, round(top))
    pill.click()
    expect(chat.message("Said while Ana reads")).to_be_in_viewport()
    expect(pill).to_be_hidden()
    chat.scroller.evaluate("(element) => element.scrollTop = 0")
    expect(chat.message("Number 00")).to_have_count(1)
    expect(chat.articles).to_have_count(91)
    identities = chat.articles.evaluate_all("(all) => all.map((each) => each.dataset.id)")
    assert len(set(identities)) == 91


def test_two_windows_see_each_other_without_doubles(
    new_chat: Callable[..., Chat], room: Room
) -> None:
    ana, raj = new_chat(), new_chat()
    ana.open("ana", room)
    raj.open("raj", room)
    for number in range(5):
        (ana if number % 2 else raj).say(f"turn {number}")
        expect(ana.message(f"turn {number}")).to_have_count(1)
        expect(raj.message(f"turn {number}")).to_have_count(1)
    expect(ana.articles).to_have_count(5)
    expect(raj.articles).to_have_count(5)


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>"])
def test_markup_typed_by_people_stays_text(chat: Chat, world: World, room: Room, text: str) -> None:
    chat.open("ana", room)
    chat.say(text)
    expect(chat.articles).to_have_count(1)
    expect(chat.articles.locator("img, script")).to_have_count(0)


def test_a_message_that_fails_is_not_lost(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    chat.page.route(
        "**/v1/messages", lambda route: route.fulfill(status=502, json={"message": "Not now."})
    )
    chat.say("list")
    expect(chat.page.get_by_role("alert")).to_have_text(
        "Not sent. Not now. Your text is still here."
    )
    expect(chat.box).to_have_value("list")
    expect(chat.articles).to_have_count(0)
    chat.page.unroute("**/v1/messages")
    chat.box.press("Enter")
    expect(chat.message("@Muster list")).to_have_count(1)
    expect(chat.page.get_by_role("alert")).to_be_hidden()
    chat.problems = [each for each in chat.problems if "502" not in each]


def test_files_are_sent_shown_and_downloaded(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    content = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    chat.page.locator("input[type=file]").set_input_files(
        {"name": "stand up.ics", "mimeType": "text/calendar", "buffer": content}
    )
    chat.say("the calendar")
    chip = chat.message("the calendar").get_by_role("button", name="Download stand up.ics")
    expect(chip).to_contain_text(f"{len(content)} B")
    with chat.page.expect_download() as download:
        chip.click()
    assert download.value.suggested_filename == "stand up.ics"
    assert download.value.path().read_bytes() == content


def test_the_first_hint_teaches_by_examples(chat: Chat, room: Room) -> None:
    chat.open("ana", room)
    hint = chat.page.get_by_role("region", name="First steps")
    examples = hint.get_by_role("listitem").get_by_role("button")
    expect(examples).to_have_count(4)
    examples.first.click()
    expect(chat.box).to_have_value("schedule standup every weekday 9:15-9:30")
    expect(chat.box).to_be_focused()
    chat.box.press("Enter")
    expect(chat.message("@Muster schedule standup every weekday 9:15-9:30")).to_have_count(1)
    expect(hint).to_have_count(0)
    next_steps = chat.page.get_by_role("region", name="Next steps")
    next_steps.get_by_role("button", name="move standup on friday").click()
    expect(chat.box).to_have_value("move standup on friday to monday 9:15")
    next_steps.get_by_role("button", name="Hide these steps").click()
    expect(next_steps).to_have_count(0)


def test_an_editor_writes_to_the_bot_without_a_mention_in_a_direct_space(
    chat: Chat, world: World
) -> None:
    chat.page.goto(f"{chat.url}/?as=mia@acme.example")
    chat.page.get_by_role("navigation", name="Spaces").get_by_role(
        "button", name="Muster"
    ).last.click()
    expect(chat.page.get_by_role("heading", name="Muster", level=1)).to_be_visible()
    expect(chat.page.get_by_role("button", name="To Muster")).to_be_hidden()
    chat.say("help")
    expect(chat.message("help")).to_have_count(1)
    direct = world["mia"].ask("GET", "messages/direct", params={"personId": world.bot.id})["items"]
    assert direct[0]["text"] == "help"
    assert BOT not in direct[0]["markdown"]


def test_a_long_thread_is_folded(chat: Chat, world: World, room: Room) -> None:
    parent = world["raj"].say(room["id"], "Vote?")
    for number in range(8):
        world["lee"].say(room["id"], f"vote {number}", parentId=parent["id"])
    chat.open("ana", room)
    replies = chat.page.get_by_role("group", name="8 replies")
    expect(replies.locator("article")).to_have_count(4)
    replies.get_by_role("button", name="Show 4 earlier replies").click()
    expect(replies.locator("article")).to_have_count(8)
    expect(replies.locator("article").first).to_contain_text("vote 0")


def test_a_draft_stays_with_its_space(chat: Chat, world: World, room: Room) -> None:
    other = world.space("ana", "raj")
    chat.open("ana", room)
    spaces = chat.page.get_by_role("navigation", name="Spaces")
    chat.box.fill("half a thought")
    spaces.get_by_role("button", name=other["title"]).click()
    expect(chat.page.get_by_role("heading", name=other["title"], level=1)).to_be_visible()
    expect(chat.box).to_have_value("")
    spaces.get_by_role("button", name=room["title"]).click()
    expect(chat.box).to_have_value("half a thought")


def test_a_space_is_made_and_the_bot_added_later(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    chat.page.get_by_role("button", name="New space").click()
    dialog = chat.page.get_by_role("dialog", name="New space")
    expect(dialog.get_by_role("checkbox", name="Muster")).to_be_checked()
    dialog.get_by_role("checkbox", name="Muster").uncheck()
    dialog.get_by_role("checkbox", name="Raj Patel").check()
    dialog.get_by_role("textbox", name="Title").fill("Launch")
    dialog.get_by_role("button", name="Make the space").click()
    expect(chat.page.get_by_role("heading", name="Launch", level=1)).to_be_visible()
    expect(chat.page.get_by_role("button", name="To Muster")).to_be_hidden()
    chat.page.get_by_role("button", name="Add Muster").click()
    expect(chat.page.get_by_role("button", name="To Muster")).to_be_visible()
    chat.page.get_by_role("button", name="Members of Launch").click()
    members = chat.page.get_by_role("dialog", name="Members of Launch").get_by_role("listitem")
    expect(members).to_have_count(3)
    expect(members.filter(has_text="Raj Patel")).to_contain_text("Kolkata")
