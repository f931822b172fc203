"""A sandbox for the tests of the page, a browser, and pages that must stay without errors."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from sandbox import Sandbox, start
from tests.page.driver import Chat, World

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WINDOW = {"width": 1280, "height": 820}
FORGET = "if (!sessionStorage.begun) { localStorage.clear(); sessionStorage.begun = 1; }"
PACKAGES = Path(__file__).parents[2] / "node_modules"

expect.set_options(timeout=8000)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    assert (PACKAGES / "adaptivecards").is_dir(), "Run make setup: the page's packages are missing."
    running = start(tmp_path_factory.mktemp("page"), 0, NOW)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def world(sandbox: Sandbox) -> Iterator[World]:
    world = World(sandbox)
    yield world
    world.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "The tests of the chat page need a browser: apt install chromium"
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def room(world: World) -> Any:
    """A space of this test alone: Ana, Raj, Lee and the bot."""
    return world.space("ana", "raj", "lee", "muster")


@pytest.fixture
def tidy(world: World) -> Iterator[None]:
    """Spaces made by a test go once its pages are closed."""
    yield
    world.tidy()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """The usual window, shared for its cache; what pages remember goes before each."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.add_init_script(FORGET)
    yield context
    context.close()


@pytest.fixture
def new_chat(
    browser: Browser, context: BrowserContext, sandbox: Sandbox, tidy: None
) -> Iterator[Callable[..., Chat]]:
    """Make pages; options are those of a browser context of its own. None may log an error."""
    made: list[Chat] = []

    def make(url: str = sandbox.url, **options: Any) -> Chat:
        within = browser.new_context(**{"viewport": WINDOW, **options}) if options else context
        within.set_default_timeout(8000)
        chat = Chat(within.new_page(), url)
        made.append(chat)
        return chat

    yield make
    for chat in made:
        chat.page.close()
        if chat.page.context is not context:
            chat.page.context.close()
    assert [chat.problems for chat in made if chat.problems] == []


@pytest.fixture
def chat(new_chat: Callable[..., Chat]) -> Chat:
    return new_chat()
