"""Light, dark, narrow, by keyboard, for screen readers."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.page.driver import Chat, World

Room = dict[str, Any]

PALE = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((part, at) => part * a + under[at] * (1 - a));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(read(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const style = getComputedStyle(element);
    const words = walker.currentNode.data.trim();
    const visible = { opacityProperty: true, visibilityProperty: true };
    if (!words || !element.checkVisibility(visible)) continue;
    if (element.closest(":disabled, .sr-only, .behind, noscript, option")) continue;
    const under = ground(element);
    const [a, b] = [light(over(read(style.color), under)), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${words.slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return found;
}"""


@pytest.fixture
def furnished(world: World, room: Room) -> Room:
    """A space with everything that has a colour."""
    first = world["raj"].say(room["id"], "Look at `this` <@personEmail:ana@acme.example|Ana>")
    world["lee"].say(room["id"], "> quoted\n\nhttps://acme.example", parentId=first["id"])
    styles = ["default", "emphasis", "good", "attention", "warning", "accent"]
    colours = ["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"]
    words: list[dict[str, Any]] = [
        {"type": "TextBlock", "text": each, "color": each} for each in colours
    ]
    subtle = [{**each, "isSubtle": True} for each in words]
    boxes = [{"type": "Container", "style": each, "items": words + subtle} for each in styles]
    titles = [("Do", "positive"), ("Stop", "destructive"), ("Else", "default")]
    actions = [
        {"type": "Action.Submit", "title": title, "style": style, "data": {"meeting": "k7"}}
        for title, style in titles
    ]
    facts = {"type": "FactSet", "facts": [{"title": "Host", "value": "Ana"}]}
    required = {"type": "Input.Text", "id": "x", "label": "Name", "isRequired": True}
    world.bot.card(room["id"], *boxes, facts, required, actions=actions)
    return room


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(
    new_chat: Callable[..., Chat], furnished: Room, scheme: str
) -> None:
    chat = new_chat(color_scheme=scheme)
    chat.open("ana", furnished)
    chat.page.get_by_role("button", name="Do", exact=True).click()
    expect(chat.page.get_by_text("Fill this in.")).to_be_visible()
    assert chat.page.evaluate(PALE) == []
    chat.page.get_by_role("button", name="You are").click()
    assert chat.page.evaluate(PALE) == []


def test_the_theme_follows_the_system_until_one_is_chosen(
    new_chat: Callable[..., Chat], room: Room
) -> None:
    chat = new_chat(color_scheme="dark")
    chat.open("ana", room)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = chat.page.evaluate(ground)
    chat.page.get_by_role("button", name="Theme: as the system").click()
    light = chat.page.evaluate(ground)
    assert light != dark
    chat.page.get_by_role("button", name="Theme: light").click()
    assert chat.page.evaluate(ground) == dark
    chat.page.emulate_media(color_scheme="light")
    chat.page.reload()
    expect(chat.page.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert chat.page.evaluate(ground) == dark


def test_a_phones_width_needs_no_sideways_scrolling(
    new_chat: Callable[..., Chat], world: World, furnished: Room
) -> None:
    world["raj"].say(furnished["id"], "x" * 200)
    world["raj"].say(furnished["id"], "```\n" + "long code " * 30 + "\n```")
    chat = new_chat(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    chat.open("ana", furnished)
    page = chat.page
    overflow = """() => [...document.querySelectorAll("*")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width && box.right > innerWidth + 1
        && !each.closest(".sidebar, pre, .sr-only, svg");
    }).map((each) => each.className)"""
    assert page.evaluate(overflow) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Move the clock").click()
    expect(page.get_by_role("button", name="Plus 15 minutes")).to_be_visible()
    assert page.evaluate(overflow) == []
    expect(page.get_by_role("navigation", name="Spaces")).to_be_hidden()
    drawer = page.locator("#drawer")
    drawer.click()
    expect(page.get_by_role("navigation", name="Spaces")).to_be_visible()
    expect(page.get_by_role("button", name="You are")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_focused()
    drawer.click()
    page.get_by_role("navigation", name="Spaces").get_by_role("button", name="Ops").click()
    expect(page.get_by_role("heading", name="Ops", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Spaces")).to_be_hidden()
    chat.say("list")
    expect(chat.message("@Muster list")).to_have_count(1)


def test_everything_can_be_done_by_keyboard(chat: Chat, world: World, room: Room) -> None:
    world["raj"].say(room["id"], "First")
    world["raj"].say(room["id"], "Second")
    chat.open("ana", room)
    keys = chat.page.keyboard
    keys.press("Tab")
    expect(chat.page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    keys.press("Enter")
    expect(chat.box).to_be_focused()
    keys.type("list")
    keys.press("Enter")
    expect(chat.message("@Muster list")).to_have_count(1)
    last = chat.articles.last
    for _ in range(12):
        keys.press("Shift+Tab")
        if last.evaluate("(element) => element === document.activeElement"):
            break
    expect(last).to_be_focused()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    expect(chat.message("First")).to_be_focused()
    outline = chat.message("First").evaluate("(element) => getComputedStyle(element).outlineStyle")
    assert outline == "solid"
    keys.press("Tab")
    expect(chat.message("First").get_by_role("button", name="Reply in thread")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("r")
    expect(chat.page.get_by_text("Replying to Raj Patel")).to_be_visible()
    keys.type("Under the first")
    keys.press("Enter")
    thread = chat.page.locator(".thread", has=chat.message("First"))
    expect(thread.get_by_text("Under the first")).to_be_visible()
    keys.press("Control+k")
    expect(chat.page.get_by_role("searchbox")).to_be_focused()
    keys.type("ops")
    keys.press("Enter")
    expect(chat.page.get_by_role("heading", name="Ops", level=1)).to_be_visible()
    expect(chat.box).to_be_focused()


def test_spaces_are_found_and_walked_with_arrows(chat: Chat, world: World, room: Room) -> None:
    chat.open("ana", room)
    spaces = chat.page.get_by_role("navigation", name="Spaces")
    current = spaces.get_by_role("button", name=room["title"])
    expect(current).to_have_attribute("aria-current", "page")
    search = chat.page.get_by_role("searchbox")
    search.fill("nobody of that name")
    expect(spaces.get_by_text("Nothing is called")).to_be_visible()
    search.press("Escape")
    expect(current).to_be_visible()
    search.press("ArrowDown")
    first = spaces.get_by_role("listitem").first.get_by_role("button")
    expect(first).to_be_focused()
    chat.page.keyboard.press("ArrowDown")
    expect(spaces.get_by_role("listitem").nth(1).get_by_role("button")).to_be_focused()
    chat.page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()


def test_the_page_has_landmarks_and_names_for_all_controls(chat: Chat, furnished: Room) -> None:
    chat.open("ana", furnished)
    for role, name in (
        ("complementary", "Person and spaces"),
        ("navigation", "Spaces"),
        ("region", "Sandbox clock"),
        ("region", "Meeting in this space"),
        ("region", "Conversation"),
        ("region", "Write a message"),
    ):
        expect(chat.page.get_by_role(role, name=name)).to_be_visible()  # type: ignore[arg-type]
    expect(chat.page.get_by_role("main")).to_be_visible()
    nameless = """() => [...document.querySelectorAll("button, input, select, textarea, img")]
      .filter((each) => each.checkVisibility() && !each.closest("[aria-hidden]"))
      .filter((each) => !(each.ariaLabel || each.textContent.trim() || each.labels?.length
        || each.alt || each.getAttribute("aria-labelledby")))
      .map((each) => each.outerHTML)"""
    assert chat.page.evaluate(nameless) == []
    assert chat.page.locator("#live").get_attribute("aria-live") == "polite"


def test_motion_is_reduced_when_asked(new_chat: Callable[..., Chat], room: Room) -> None:
    chat = new_chat(reduced_motion="reduce")
    chat.open("ana", room)
    duration = chat.page.locator("#sidebar").evaluate(
        "(element) => parseFloat(getComputedStyle(element).transitionDuration)"
    )
    assert duration < 0.001
