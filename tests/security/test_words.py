"""Words of others: titles, names, notes and links may say anything and do nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import icalendar
import pytest
import requests

from storage.series import SeriesStore
from tests.chat import Chat
from tests.security.house import House, cards_of

EVIL = "<@all> **x1** [y1](https://evil.example/) `z1` <b>w1</b> _v1_ <https://evil.example/2>"
NAMES = (
    "Eve <@all> **n1** [n2](https://evil.example/3)",
    "Zoe _n3_ <@personEmail:lee@acme.example>",
)
# As a person types it whose client takes Markdown: what arrives is the text itself.
TYPED = re.sub(r"([\\`*_\[\]<>])", r"\\\1", EVIL)
SPACE = "Room <@all> **s1** [s2](https://evil.example/4)"
HTML = re.compile(r"<(strong|em|code|pre|a|h\d|blockquote|ul|ol|spark-mention)\b[^>]*>(.*?)</\1>")
CARD_LIMIT = 80_000
MOST_BYTES = 7439
# Markdown of others in a card: an opening that is not escaped.
LIVE_MARKDOWN = re.compile(r"(?<!\\)(\*\*[xns]\d|\[[yns]\d\]\(|`z1|<b>|(?<![\\\w])_[vn]\d_|<@)")


@dataclass
class Evil:
    """Eve and Zoe with names like Markdown, in a space with a title like it."""

    house: House
    chat: Chat

    def every_message(self) -> Iterator[Any]:
        for chat in (self.chat, *(self.house.world.direct(n) for n in ("ana", "raj", "lee"))):
            yield from chat.messages()
        for name in ("eve", "zoe"):
            yield from self.direct(name).messages()

    def direct(self, name: str) -> Chat:
        """The direct space of somebody who came later, once the bot has written to them."""
        room = next(iter(self.house.world.api(name).rooms.list(type="direct")))
        return Chat(self.house.world, room.id, name, group=False)


def add_people(house: House) -> None:
    world = house.world
    for number, name in enumerate(NAMES):
        address = f"evil{number}@acme.example"
        world.api("olga").people.create([address], displayName=name)
    world.state = house.road.sandbox.state()


@pytest.fixture(scope="module")
def evil(shared: House) -> Evil:
    add_people(shared)
    chat = shared.world.space("ana", "raj", "lee", "eve", "zoe", title=SPACE)
    return Evil(shared, chat)


def tour(evil: Evil) -> None:
    """Everything the bot says about a meeting, by and to people with such names."""
    chat, world = evil.chat, evil.house.world
    eve, zoe, raj = chat.as_("eve"), chat.as_("zoe"), chat.as_("raj")
    direct = world.direct("ana")
    form = {
        "title": f"Quarter {EVIL}",
        "agenda": f"# {EVIL}\n- {EVIL}\n> {EVIL}\n```\n{EVIL}",
        "people": "",
        "date": "2026-11-24",
        "start": "15:00",
        "minutes": "45",
        "repeat": "daily",
        "until": "2026-12-04",
    }
    eve.say("schedule")
    eve.press("Schedule", **form)
    eve.press("Schedule")
    short = next(c.data["meeting"] for c in cards_of(eve) if c.data.get("meeting"))
    for who in (zoe, eve, raj):
        who.say(f"no to #{short} on 2026-11-25 because {TYPED}")
        who.say(f"maybe to #{short}")
    for line in (
        *("list", "agenda tomorrow", f"show #{short}", "find quarter", f"history #{short}"),
        *("next", f"why #{short}", f"map #{short}", f"try #{short} on 2026-11-25 at 9", "quarter"),
        *(f"show {TYPED}", f"find {TYPED}", f"move {TYPED} to 5", TYPED, f"help {TYPED}", "feed"),
        *(f"invite {TYPED} to #{short}", f"timezone {TYPED}", f"settings zone {TYPED}", "settings"),
        *(f"change #{short} {TYPED}", f"remind me {TYPED} before #{short}", f"snooze {TYPED}"),
        *(f"set #{short} link {TYPED}", f"export #{short}", f"cancel #{short} dry run"),
        *(f"announce in {TYPED}: hi", f"announce: {TYPED}", "status", f"mute {TYPED}"),
        *(f"schedule {TYPED} tomorrow at 25", f"move #{short} to {TYPED}", f"rsvp {TYPED}"),
        *(f"prefs {TYPED}", f"language {TYPED}", f"settings {TYPED} {TYPED}", f"poll {TYPED}"),
    ):
        zoe.say(line)
    zoe.say(f"cancel the whole series #{short} because {TYPED}")
    evil.direct("zoe").press("Ask")
    evil.direct("eve").press("Go ahead")
    world.direct("ana").say("help")
    for line in (
        f"move #{short} on 2026-11-25 to 16:00",
        f"move #{short} on 2026-11-25 to 2026-11-27 16:00",
        f"change #{short} all title Next {TYPED}",
        f"invite sam to #{short} all",
        f"make zoe cohost of #{short} all",
        f"announce #{short} in QA",
        f"announce: {TYPED}",
        f"cancel #{short} on 2026-11-26 because {TYPED}",
    ):
        eve.say(line)
        eve.say("yes")
    direct.say(f"show #{short}")
    world.set_clock("2026-11-24T14:55:00+01:00")
    zoe.say(f"join #{short}")
    zoe.say(f"late 5 min {TYPED}")
    eve.say(f"start #{short}")
    raj.say(f"join #{short}")
    eve.say(f"move #{short} to 18:00")
    eve.say(f"end #{short}")
    eve.say("undo")
    eve.say("yes")
    eve.say(f"cancel the whole series #{short} because {TYPED}")
    eve.say("yes")
    zoe.say(f"show #{short}")


def card_texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key in ("text", "value") and "id" not in node:
                yield value
            else:
                yield from card_texts(value)
    elif isinstance(node, list):
        for each in node:
            yield from card_texts(each)


def test_words_of_others_do_nothing(house: House, evil: Evil) -> None:
    tour(evil)
    messages = list(evil.every_message())
    assert len(messages) > 60
    wrong = []
    for message in messages:
        data = message.json_data
        assert not data.get("mentionedPeople")
        assert not data.get("mentionedGroups")
        assert len((data.get("markdown") or data.get("text") or "").encode()) <= MOST_BYTES
        for tag, inside in HTML.findall(data.get("html") or ""):
            if tag in ("a", "spark-mention") and "evil" in str(data["html"]):
                wrong.append((tag, inside, data["markdown"]))
            if re.fullmatch(r"[nsvwxyz]\d", inside):
                wrong.append((tag, inside, data["markdown"]))
        for attachment in data.get("attachments") or []:
            assert len(json.dumps(attachment["content"])) < CARD_LIMIT
            for text in card_texts(attachment["content"].get("body")):
                if LIVE_MARKDOWN.search(text):
                    wrong.append(("card", LIVE_MARKDOWN.search(text)[0], text))  # type: ignore[index]
    assert wrong == []
    assert any("Quarter" in str(m.json_data) for m in messages)


BAD_LINKS = (
    "javascript:alert(1)",
    "data:text/html,x",
    "http://acme.example/x",
    "//acme.example/x",
    "https://",
    "https://acme",
    "https://ana:secret@acme.example/",
    "https://acme.example/<@all>",
    "https://acme.example/a) [x](https://evil.example",
    "https://acme.example/a b",
    f"https://acme.example/{'p' * 600}",
)
GOOD_LINKS = (
    "https://acme.webex.com/meet/ana",
    "HTTPS://ACME.example/x?y=1&z=%20#a@b",
    "https://acme.webex.com/acme/j.php?MTID=m0123456789",
    "https://zoom.example:8443/j/1~2-3_4",
)


@pytest.fixture
def chat(house: House) -> Chat:
    return house.world.space("ana", "raj")


def test_a_join_link_is_an_address_that_is_safe_to_open(house: House, chat: Chat) -> None:
    form = {"title": "Sync", "date": "2026-12-01", "start": "15:00", "minutes": "45"}
    for link in (*BAD_LINKS, *GOOD_LINKS):
        chat.say("schedule")
        answer = chat.press("Schedule", **form, link=link)
        assert ("join link starts with https://" in answer) == (link in BAD_LINKS), link
        chat.say("no")
    chat.say("schedule Sync 1 dec 15:00 for 45 min")
    chat.press("Schedule")
    for link in (*BAD_LINKS, *GOOD_LINKS):
        card = next(card for card in cards_of(chat) if card.action == "change")
        house.forge(chat, card.message_id, card.data)
        answer = chat.press("Change with", link=link)
        assert ("no join link" in answer) == (link in BAD_LINKS), (link, answer)
        chat.say("no")


@pytest.mark.parametrize(
    "link", ["http://acme.example/x", "https://ana:secret@acme.example/", "https://acme/x"]
)
def test_a_typed_link_is_looked_at_too(house: House, chat: Chat, link: str) -> None:
    answer = chat.say(f"schedule Sync 1 dec 15:00 for 45 min {link}")
    assert "join link starts with https://" in answer
    assert link in json.dumps([m.json_data for m in chat.answers])
    chat.say("schedule Sync 1 dec 15:00 for 45 min")
    chat.press("Schedule")
    assert "no join link" in chat.say(f"change sync link {link}")


UNSEEN = "\u202eQ\u2066 plan\x00 \x1b[31mred\ufeff\u200b"


def test_characters_that_control_text_are_not_kept(house: House, chat: Chat) -> None:
    form = {"title": UNSEEN, "agenda": f"one\r\n{UNSEEN}\n\ntwo", "minutes": "45"}
    chat.say("schedule")
    card = next(card for card in cards_of(chat) if card.action == "schedule_form")
    house.forge(
        chat, card.message_id, {**card.data, **form, "date": "2026-12-01", "start": "09:00"}
    )
    chat.press("Schedule")
    short = next(c.data["meeting"] for c in cards_of(chat) if c.data.get("meeting"))
    series = SeriesStore(house.bot.storage).by_short(short)
    assert series is not None
    assert series.details.title == "Q plan [31mred"
    assert series.details.agenda == "one\nQ plan [31mred\n\ntwo"
    outgoing = house.would(house.word(chat, f"show {UNSEEN}\ud800"))
    assert "Q plan" in outgoing[0].markdown
    half = {**{k: str(v) for k, v in card.data.items()}, "title": "half \ud800", "start": "09:00"}
    assert house.would(house.press(chat, card.message_id, half))


LONG = {
    "one word": "x" * 7300,
    "emojis": "😀" * 1800,
    "lines": "\n".join(f"line {n}" for n in range(700)),
    "commas": "show " + "1," * 3000,
    "addresses": "invite " + "a@b.cc " * 900,
    "a reason": "cancel 1 because " + "y" * 7000,
    "a title": "schedule " + "word " * 1400 + "tomorrow 15:00",
    "a topic": "help " + "x" * 7000,
    "leads": "remind me " + "5 min, " * 900 + "before it",
    "a message": "announce: " + "word " * 1400,
    "a zone": "timezone " + "x" * 7000,
    "a setting": "settings " + "x" * 7000,
    "a space": "announce in " + "x" * 7000 + ": hello",
    "a link": "schedule Sync tomorrow 15:00 https://acme.example/" + "x" * 7000,
    "brackets": "show " + "[" * 7000,
    "unseen": "\x00\x01\u202e",
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_very_long_messages_are_answered_in_short(house: House, chat: Chat, words: str) -> None:
    chat.say("schedule Retro 1 dec 9:00 for 1h")
    chat.press("Schedule")
    direct = house.world.direct("ana")
    before = len(direct.messages())
    answer = chat.say(words)
    assert answer.strip() or len(direct.messages()) > before
    assert "…" not in answer[-3:], "cut"
    for message in chat.answers:
        data = message.json_data
        assert len((data.get("markdown") or "").encode()) <= MOST_BYTES
        for attachment in data.get("attachments") or []:
            assert len(json.dumps(attachment["content"])) < CARD_LIMIT


def test_the_largest_meeting_fits_everywhere(shared: House) -> None:
    chat = shared.world.space("ana", "raj")  # most of those invited are strangers to Webex
    people = ", ".join(f"Person with a long name {n} <p{n}@acme.example>" for n in range(400))
    form = {
        "title": "W" * 128,
        "agenda": "\n".join(["*" * 12] * 100),
        "people": people,
        "date": "2026-12-01",
        "start": "15:00",
        "minutes": "45",
        "repeat": "daily",
        "until": "2028-12-01",
        "link": f"https://acme.example/{'p' * 470}",
    }
    chat.say("schedule")
    chat.press("Schedule", **form)
    chat.say("yes")
    if "type" in chat.reply():
        chat.say("W" * 128)
    short = next(c.data["meeting"] for c in cards_of(chat) if c.data.get("meeting"))
    for line in (
        *("list", f"show #{short}", f"history #{short}", f"invite #{short}", f"change #{short}"),
        *(f"move #{short} all to 9", f"map #{short}", f"cancel #{short}", f"export #{short}"),
        *("change all #{short} title " + "V" * 128, f"try #{short} at 9", f"remove #{short}"),
    ):
        assert "on our side" not in chat.say(line.replace("{short}", short)), line
        for message in chat.answers:
            data = message.json_data
            assert len((data.get("markdown") or "").encode()) <= MOST_BYTES
            for attachment in data.get("attachments") or []:
                assert len(json.dumps(attachment["content"])) < CARD_LIMIT, line


def test_no_words_break_a_calendar_file(build: Callable[..., House]) -> None:
    house = build()
    world = house.world
    name = 'Eva "quoted"; X=1: a,b\r\nATTENDEE:mailto:evil@evil.example\x00'
    world.api("olga").people.create(["eva@acme.example"], displayName=name)
    world.state = house.road.sandbox.state()
    chat = world.space("eva", "ana", title='Odd ";:,\\ title\nBEGIN:VEVENT')
    title = 'Plan; a,b: "c" \\n END:VEVENT'
    agenda = "one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Evil\r\n\\;,\t😀" + "é" * 300
    chat.say("schedule")
    form = {"title": title, "agenda": agenda, "date": "2026-12-01", "start": "15:00"}
    chat.press("Schedule", **form, minutes="45", repeat="daily", until="2026-12-04")
    chat.say("yes")
    chat.say("export it")
    token = world.person("ana")["token"]
    url = next(url for m in chat.messages() for url in m.files or [])
    found = requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=20)
    feed = chat.say("feed")
    address = "http" + feed.partition("http")[2].split()[0].strip("`*<>.")
    for content in (found.content, requests.get(address, timeout=20).content):
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\0" not in content
        calendar = icalendar.Calendar.from_ical(content)
        events = calendar.walk("VEVENT")
        assert [str(event["summary"]) for event in events] == [title]
        assert "SUMMARY:Evil" in str(events[0]["description"])
        assert "attendee" not in events[0]
        assert str(events[0]["organizer"]) == "mailto:eva@acme.example"
        assert calendar.errors == []
