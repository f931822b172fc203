"""Microsoft's renderer, at Webex's version, draws every card and drops nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.cards.samples import every_card
from tests.cards.test_every_card import HOSTILE

MODULES = Path(__file__).parents[2] / "node_modules"
RENDERER = MODULES / "adaptivecards/dist/adaptivecards.min.js"
MARKDOWN = MODULES / "markdown-it/dist/markdown-it.min.js"

DRAW = """
cards => {
  const md = markdownit({html: false});
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = md.render(text);
    result.didProcess = true;
  };
  const found = {};
  for (const [name, json] of Object.entries(cards)) {
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_3);
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig({supportsInteractivity: true});
    card.parse(json, context);
    const events = [];
    for (let i = 0; i < context.eventCount; i++) events.push(context.getEventAt(i).message);
    const checked = card.validateProperties();
    for (const each of checked.validationEvents) events.push(each.message);
    const drawn = card.render();
    document.body.replaceChildren(drawn);
    found[name] = {
      events,
      inputs: card.getAllInputs().length,
      buttons: drawn.querySelectorAll('button').length,
      text: drawn.innerText,
      alien: [...drawn.querySelectorAll('script, iframe, [onerror], a[href^=javascript]')].length
        + [...drawn.querySelectorAll('.ac-textBlock img')].length,
    };
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        page = browser.new_page()
        page.add_script_tag(path=RENDERER)
        page.add_script_tag(path=MARKDOWN)
        yield page
        browser.close()


def test_nothing_is_dropped(page):
    drawn = page.evaluate(DRAW, every_card())
    assert {name: each["events"] for name, each in drawn.items() if each["events"]} == {}
    assert drawn["create"]["inputs"] == 11
    assert drawn["meeting ready"]["buttons"] >= 5
    assert "Team sync" in drawn["agenda"]["text"]


def test_the_renderer_reports_what_is_beyond_the_version(page):
    card = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "Table", "columns": []}]}
    assert page.evaluate(DRAW, {"table": card})["table"]["events"]


@pytest.mark.parametrize("title", HOSTILE)
def test_words_of_others_are_drawn_as_words(page, title):
    drawn = page.evaluate(DRAW, every_card(title))
    assert {name for name, each in drawn.items() if each["alien"] or each["events"]} == set()


@pytest.mark.parametrize(
    "title",
    [
        "**bold** _it_ `code` [link](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "# heading",
        "1. first",
        "- item",
        "a * b _ c ~ d",
        "&lt;b&gt; &copy;",
        "back\\slash \\* star",
        "snake_case_name and _edges_",
        "== line",
        "+ plus",
    ],
)
def test_a_title_is_read_as_it_was_typed(page, title):
    drawn = page.evaluate(DRAW, every_card(title))
    for name in ("meeting ready", "agenda", "move", "refusal, rule 5", "history"):
        assert title in drawn[name]["text"].replace("\u2060", ""), name
