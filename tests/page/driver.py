"""Two views of one sandbox: people over its REST API, and the chat page in a browser."""

import itertools
from typing import Any

import requests
from playwright.sync_api import Locator, Page

from sandbox import Sandbox

CARD = "application/vnd.microsoft.card.adaptive"
BOT = "<@personEmail:muster@webex.bot|Muster>"

_numbers = itertools.count(1)


class Someone:
    """A person or the bot, writing through the REST API as another client would."""

    def __init__(self, api: str, who: dict[str, Any]) -> None:
        self.api, self.id, self.name, self.email = api, who["id"], who["displayName"], who["email"]
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["Authorization"] = f"Bearer {who['token']}"

    def ask(self, method: str, path: str, **more: Any) -> Any:
        answer = self.http.request(method, self.api + path, timeout=20, **more)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def say(self, room: str, markdown: str, **more: Any) -> Any:
        return self.ask("POST", "messages", json={"roomId": room, "markdown": markdown, **more})

    def card(self, room: str, *body: dict[str, Any], actions: Any = (), **more: Any) -> Any:
        """Post a card with a fallback text; returns the message."""
        content = {"type": "AdaptiveCard", "version": "1.3", "body": [*body]}
        attachment = {"contentType": CARD, "content": {**content, "actions": [*actions]}}
        return self.say(room, "A card, in words.", attachments=[attachment], **more)

    def messages(self, room: str) -> Any:
        """The newest messages of a space, newest first."""
        return self.ask("GET", "messages", params={"roomId": room})["items"]


class World:
    """The people of a running sandbox by their first names, and new spaces for them."""

    def __init__(self, sandbox: Sandbox) -> None:
        state = sandbox.state()
        everybody = [*state["people"], state["admin"], state["bot"]]
        self.url = sandbox.url
        self.people = {
            who["displayName"].split()[0].lower(): Someone(sandbox.api, who) for who in everybody
        }
        self.bot = self.people["muster"]
        self._made: list[tuple[Someone, str]] = []

    def __getitem__(self, name: str) -> Someone:
        return self.people[name]

    def space(self, *names: str) -> Any:
        """A new group space; the first named makes it and adds the others."""
        owner, *others = names
        title = f"Space {next(_numbers)}"
        room = self[owner].ask("POST", "rooms", json={"title": title})
        self._made.append((self[owner], room["id"]))
        for name in others:
            body = {"roomId": room["id"], "personId": self[name].id}
            self[owner].ask("POST", "memberships", json=body)
        return room

    def tidy(self) -> None:
        """Delete the spaces that were made, so that later pages have less to read."""
        while self._made:
            owner, room = self._made.pop()
            owner.ask("DELETE", f"rooms/{room}")

    def close(self) -> None:
        for someone in self.people.values():
            someone.http.close()


class Chat:
    """The page as one person uses it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._heard)
        self.box = page.get_by_role("textbox", name="Message", exact=True)
        self.articles = page.locator("article.message")
        self.scroller = page.locator(".scroller")

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    def open(self, who: str, room: dict[str, Any]) -> None:
        """Come to the page as that person, in that space, and wait until it is drawn."""
        self.page.goto(f"{self.url}/?as={who}@acme.example&space={room['id']}")
        self.page.get_by_role("heading", name=room["title"], exact=True, level=1).wait_for()
        self.page.get_by_text("This is the beginning of").or_(self.articles.first).first.wait_for()
        self.page.locator("#connection", has_text="Live").wait_for(state="attached")

    def say(self, text: str) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def message(self, text: str) -> Locator:
        return self.articles.filter(has_text=text)
