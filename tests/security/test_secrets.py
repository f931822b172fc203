"""What must stay with the bot: token, secrets, passwords; who may read its files."""

from __future__ import annotations

import json
import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

import doctor
from tests.chat import Chat
from tests.security.house import House, cards_of
from webex.errors import WebexError

PASSWORD = "Sw0rdfish77"


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The usual umask, under which everybody may read what is made."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_nobody_else_may_read_what_the_bot_keeps(
    open_umask: None, build: Callable[..., House], tmp_path: Path
) -> None:
    house = build()
    folder = house.bot.settings.data_dir
    (folder / "bot.db").chmod(0o644)  # as an older version made it
    house.restart()
    house.bot._house.back_up()
    kept = [folder, *folder.rglob("*")]
    assert {path.name for path in kept} >= {"bot.db", "signing.key", "webhook.secret", "backups"}
    open_to_others = {p.name for p in kept if stat.S_IMODE(p.stat().st_mode) & 0o077}
    assert open_to_others - {"bot", "backups"} == set()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_doctor_names_a_database_that_others_may_read(build: Callable[..., House]) -> None:
    house = build()
    database = house.bot.settings.database
    house.road.shut()
    database.chmod(0o644)
    settings = house.road.settings()
    found = [f for f in doctor.examine(settings, Clock(house)) if f.what == "secrets"]
    assert [f.well for f in found] == [False]
    assert str(database) in found[0].found
    house.open()


class Clock:
    def __init__(self, house: House) -> None:
        self.now = house.road.sandbox.clock.now


def everything_said(*chats: Chat) -> str:
    return json.dumps([m.json_data for chat in chats for m in chat.messages()])


def test_no_secret_is_ever_said_or_logged(
    build: Callable[..., House], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    house = build()
    world = house.world
    chat, ana, raj = world.space("ana", "raj"), world.direct("ana"), world.direct("raj")
    chat.say("schedule Retro today 10:05 for 45 min https://acme.webex.com/meet/ana")
    chat.press("Schedule")
    ana.say(f"change retro password {PASSWORD}")
    ana.say("yes")
    for line in (
        *("show retro", "history retro", "list", "change retro", "export retro", "why retro"),
        *("undo", "join retro", "start retro", "move retro to 11", "announce retro in Eng", "yes"),
        *("status", "settings", "help", "feed", "end retro", "cancel retro dry run", "status"),
    ):
        chat.say(line)
    for card in list(cards_of(chat)):
        house.forge(chat, card.message_id, card.data)
    house.road.faults({"path": "/v1/messages", "method": "GET", "status": 500, "count": 4})
    world.api("raj").messages.create(raj.space, text="list")
    house.road.later(seconds=60)
    world.idle()
    answer = requests.post(
        f"{house.bot.url}/webhook", data=b"{}", headers={"X-Spark-Signature": "x"}, timeout=20
    )
    assert answer.status_code == 401
    pages = [
        requests.get(house.bot.url + path, timeout=20).text for path in ("/health", "/metrics")
    ]
    checked = [
        f"{f.what} {f.found} {f.mend}" for f in doctor.examine(house.bot.settings, house.bot.clock)
    ]
    in_group, private = everything_said(chat), everything_said(ana, raj)
    keys = house.bot.keys
    ours = (house.bot.settings.token, keys.webhook, keys.signing)
    for secret in ours:
        for text in (in_group, private, caplog.text, *pages, *checked, repr(house.bot.settings)):
            assert secret not in text
    for text in (in_group, caplog.text, *pages, *checked):
        assert PASSWORD not in text
    assert PASSWORD in private  # told to the one who joins
    for message in chat.messages():
        for url in message.files or []:
            token = world.person("ana")["token"]
            file = requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=20)
            assert b"BEGIN:VCALENDAR" in file.content
            assert PASSWORD.encode() not in file.content


def test_health_and_metrics_name_nobody(house: House) -> None:
    chat = house.world.space("ana", "raj", title="Confidential")
    chat.say("schedule Zebra tomorrow 15:00 for 45 min")
    chat.press("Schedule")
    for path in ("/health", "/metrics"):
        text = requests.get(house.bot.url + path, timeout=20).text
        for word in ("Zebra", "Confidential", "acme.example", "Ana", chat.space):
            assert word not in text


def test_a_wrong_setting_is_not_shown_with_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    import config

    monkeypatch.setenv("WEBEX_BOT_TOKEN", "NDE2-secret-token")
    monkeypatch.setenv("PUBLIC_URL", "nonsense")
    monkeypatch.setenv("PORT", "x")
    with pytest.raises(config.Wrong) as wrong:
        config.load(None)
    assert "secret" not in str(wrong.value)
    assert "secret" not in repr(wrong.value.__cause__) + repr(wrong.value.__context__)


def test_errors_of_webex_hold_no_token() -> None:
    from webex import people
    from webex.client import WebexClient

    client = WebexClient("NDE2-secret-token", "http://127.0.0.1:9/v1/")
    with pytest.raises(WebexError) as raised:
        people.me(client)
    assert "secret" not in f"{raised.value!r} {raised.value.__cause__!r}"
