"""Who one is, the clock of the sandbox, and the strip that steers the meeting."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from sandbox import BotHooks, Sandbox
from tests.page.driver import Chat, World

Room = dict[str, Any]


def test_another_person_sees_their_own_spaces_and_zone(
    chat: Chat, world: World, room: Room
) -> None:
    ours = world.space("ana", "lee")
    chat.open("ana", room)
    spaces = chat.page.get_by_role("navigation", name="Spaces")
    expect(spaces.get_by_role("button", name=ours["title"])).to_be_visible()
    chat.page.get_by_role("button", name="You are").click()
    menu = chat.page.get_by_role("menu", name="You are")
    expect(menu.get_by_role("menuitemradio")).to_have_count(7)
    expect(menu.get_by_role("menuitemradio", checked=True)).to_contain_text("Ana Silva")
    menu.get_by_role("menuitemradio", name="Raj Patel").click()
    expect(chat.page.get_by_role("button", name="You are")).to_contain_text("Raj Patel")
    expect(chat.page.get_by_role("region", name="Sandbox clock")).to_contain_text("Kolkata (IST)")
    expect(spaces.get_by_role("button", name=room["title"])).to_be_visible()
    expect(spaces.get_by_role("button", name=ours["title"])).to_have_count(0)
    chat.say("as Raj")
    expect(chat.message("as Raj")).to_have_count(1)
    assert world["lee"].messages(room["id"])[0]["personEmail"] == "raj@acme.example"
    chat.page.reload()
    expect(chat.page.get_by_role("button", name="You are")).to_contain_text("Raj Patel")


def test_times_are_in_the_zone_of_the_person(chat: Chat, world: World, room: Room) -> None:
    said = world["ana"].say(room["id"], "What time is it?")
    created = datetime.fromisoformat(said["created"])
    for who, offset in (("ana", 60), ("raj", 330), ("lee", -300)):
        chat.open(who, room)
        local = created.astimezone(UTC) + timedelta(minutes=offset)
        expect(chat.message("What time").locator("time")).to_have_text(f"{local:%H:%M}")


def test_the_people_menu_works_by_keyboard(chat: Chat, room: Room) -> None:
    chat.open("ana", room)
    button = chat.page.get_by_role("button", name="You are")
    button.press("Enter")
    chat.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.press("Enter")
    chat.page.keyboard.press("ArrowDown")
    chat.page.keyboard.press("Enter")
    expect(button).to_contain_text("Raj Patel")


@pytest.fixture
def held(sandbox: Sandbox) -> Any:
    """The clock stands still during the test and runs on after it."""
    sandbox.clock.hold()
    yield sandbox.clock
    sandbox.clock.run()


def test_the_clock_is_moved_held_and_run(chat: Chat, room: Room, held: Any) -> None:
    chat.open("ana", room)
    bar = chat.page.get_by_role("region", name="Sandbox clock")
    time, before = bar.locator("time"), held.now()

    def shown(moment: datetime) -> str:
        return f"{moment.astimezone(UTC) + timedelta(hours=1):%H:%M}"

    expect(bar).to_contain_text("held")
    expect(time).to_have_text(shown(before))
    bar.get_by_role("button", name="Plus 15 minutes").click()
    expect(time).to_have_text(shown(before + timedelta(minutes=15)))
    bar.get_by_role("button", name="Plus 1 hour").click()
    expect(time).to_have_text(shown(before + timedelta(minutes=75)))
    assert abs(held.now() - before - timedelta(minutes=75)) < timedelta(seconds=1)
    bar.get_by_role("button", name="Run").click()
    expect(bar.get_by_role("button", name="Hold")).to_be_visible()
    assert held.running
    bar.get_by_role("button", name="Hold").click()
    expect(bar.get_by_role("button", name="Run")).to_be_visible()
    assert not held.running


def test_the_clock_is_set_exactly_in_the_persons_zone(
    chat: Chat, world: World, room: Room, held: Any
) -> None:
    chat.open("raj", room)
    bar = chat.page.get_by_role("region", name="Sandbox clock")
    wanted = (held.now() + timedelta(days=2)).replace(hour=4, minute=30, second=0, microsecond=0)
    bar.get_by_role("button", name="Set exact time").click()
    bar.get_by_label("Set the clock (Kolkata time)").fill(f"{wanted:%Y-%m-%d}T10:00")
    bar.get_by_role("button", name="Go there").click()
    expect(bar.locator("time")).to_have_text("10:00")
    assert held.now() == wanted
    world["ana"].say(room["id"], "Two days later")
    expect(chat.message("Two days later").locator("time")).to_have_text("10:00")


def test_a_clock_that_cannot_go_back_says_so(chat: Chat, room: Room, held: Any) -> None:
    chat.open("ana", room)
    before = held.now()
    bar = chat.page.get_by_role("region", name="Sandbox clock")
    bar.get_by_role("button", name="Set exact time").click()
    box = bar.get_by_label("Set the clock (Berlin time)")
    box.evaluate("(element) => element.removeAttribute('min')")
    box.fill("2026-11-01T10:00")
    bar.get_by_role("button", name="Go there").click()
    expect(chat.page.get_by_text("The clock was not changed.")).to_be_visible()
    assert held.now() == before
    chat.problems = [each for each in chat.problems if "400" not in each]


def test_the_clock_goes_to_what_is_due_next(
    chat: Chat, sandbox: Sandbox, room: Room, held: Any
) -> None:
    due = (held.now() + timedelta(hours=3)).replace(minute=5, second=0, microsecond=0)
    sandbox.attach(BotHooks(next_due=lambda: due if held.now() < due else None))
    chat.open("ana", room)
    local = f"{due.astimezone(UTC) + timedelta(hours=1):%H:%M}"
    bar = chat.page.get_by_role("region", name="Sandbox clock")
    bar.get_by_role("button", name="Next due").click()
    expect(bar.locator("time")).to_have_text(local)
    expect(bar.get_by_role("button", name="Nothing due")).to_be_disabled()
    assert held.now() == due
    sandbox.attach(BotHooks())


def _meeting(world: World, room: Room, short: str, title: str, *actions: str) -> None:
    heading = {"type": "TextBlock", "text": title, "size": "Medium", "weight": "Bolder"}
    buttons = [
        {"type": "Action.Submit", "title": name, "data": {"action": name, "meeting": short}}
        for name in actions
    ]
    world.bot.card(room["id"], heading, actions=buttons)


def test_the_strip_sends_the_bots_commands_for_the_newest_meeting(
    chat: Chat, world: World, room: Room
) -> None:
    chat.open("ana", room)
    strip = chat.page.get_by_role("region", name="Meeting in this space")
    expect(strip).to_be_hidden()
    _meeting(world, room, "k7", "Standup", "join", "start")
    expect(strip).to_contain_text("Standup#k7")
    for verb in ("Join", "Start", "Admit", "End"):
        strip.get_by_role("button", name=verb).click()
        expect(chat.message(f"@Muster {verb.lower()} #k7")).to_have_count(1)
    sent = world.bot.ask("GET", "messages", params={"roomId": room["id"], "mentionedPeople": "me"})
    assert [each["text"] for each in sent["items"]] == [
        "Muster end #k7",
        "Muster admit #k7",
        "Muster start #k7",
        "Muster join #k7",
    ]
    assert {each["personEmail"] for each in sent["items"]} == {"ana@acme.example"}


def test_the_strip_follows_the_newest_card_and_lets_one_choose(
    chat: Chat, world: World, room: Room
) -> None:
    _meeting(world, room, "k7", "Standup", "join")
    _meeting(world, room, "b2", "Design review", "join")
    _meeting(world, room, "b2", "Move “Design review”", "move_form")
    chat.open("ana", room)
    choice = chat.page.get_by_role("combobox", name="Meeting")
    expect(choice).to_have_value("b2")
    expect(choice.get_by_role("option")).to_have_text(["Design review #b2", "Standup #k7"])
    choice.select_option("k7")
    chat.page.get_by_role("button", name="Join the meeting").click()
    expect(chat.message("@Muster join #k7")).to_have_count(1)


def test_the_strip_offers_nothing_of_a_meeting_that_is_over(
    chat: Chat, world: World, room: Room
) -> None:
    chat.open("ana", room)
    strip = chat.page.get_by_role("region", name="Meeting in this space")
    _meeting(world, room, "k7", "Standup", "join", "start", "history", "export")
    expect(strip.get_by_role("button", name="Start the meeting")).to_be_visible()
    _meeting(world, room, "k7", "Standup", "history", "export")
    expect(strip).to_contain_text("Standup#k7")
    expect(strip).to_contain_text("over")
    expect(strip.get_by_role("button")).to_have_count(0)
    _meeting(world, room, "k7", "Move “Standup”", "move_form")
    _meeting(world, room, "b2", "Design review", "rsvp", "export")
    expect(strip.get_by_role("button", name="Start the meeting")).to_be_visible()
    strip.get_by_role("combobox", name="Meeting").select_option("k7")
    expect(strip.get_by_role("button")).to_have_count(0)


def test_the_strip_is_headed_by_the_meeting_and_not_by_an_answer(
    chat: Chat, world: World, room: Room
) -> None:
    _meeting(world, room, "k7", "Standup", "join", "start", "rsvp", "export")
    _meeting(world, room, "k7", "Noted: you come to standup.", "rsvp")
    chat.open("ana", room)
    strip = chat.page.get_by_role("region", name="Meeting in this space")
    expect(strip).to_contain_text("Standup#k7")


def test_the_strip_offers_to_start_again_what_ended_early(
    chat: Chat, world: World, room: Room
) -> None:
    _meeting(world, room, "k7", "Standup", "history", "export")
    _meeting(world, room, "k7", "Standup", "start", "history", "export")
    chat.open("ana", room)
    strip = chat.page.get_by_role("region", name="Meeting in this space")
    expect(strip.get_by_role("button", name="Start the meeting")).to_be_visible()


def test_in_a_direct_space_the_strip_needs_no_mention(chat: Chat, world: World) -> None:
    heading = {"type": "TextBlock", "text": "One to one", "weight": "Bolder"}
    action = {
        "type": "Action.Submit",
        "title": "Start",
        "data": {"action": "start", "meeting": "c3"},
    }
    content = {"type": "AdaptiveCard", "version": "1.3", "body": [heading], "actions": [action]}
    kind = "application/vnd.microsoft.card.adaptive"
    message = world.bot.ask(
        "POST",
        "messages",
        json={
            "toPersonEmail": "bob@acme.example",
            "markdown": "One to one",
            "attachments": [{"contentType": kind, "content": content}],
        },
    )
    chat.open("bob", {"id": message["roomId"], "title": "Muster"})
    chat.page.get_by_role("button", name="Start the meeting").click()
    expect(chat.message("start #c3")).to_have_count(1)
    assert world["bob"].messages(message["roomId"])[0]["text"] == "start #c3"
