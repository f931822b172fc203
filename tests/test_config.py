"""Settings: all problems at once, in words; documented as they are."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import config
from keys import Keys, Signer

ROOT = Path(__file__).parent.parent
GOOD = {"WEBEX_BOT_TOKEN": "token", "PUBLIC_URL": "https://muster.example.com/"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine takes part."""
    for name in config.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def load(monkeypatch: pytest.MonkeyPatch, **given: str) -> config.Settings:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return config.load(None)


def test_two_settings_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, **GOOD)
    assert settings.token == "token"
    assert settings.webhook_url == "https://muster.example.com/webhook"
    assert settings.webex_api_url == "https://webexapis.com/v1/"
    assert settings.database == Path("data/bot.db")


def test_every_problem_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(config.Wrong) as caught:
        load(
            monkeypatch,
            PUBLIC_URL="muster.example.com",
            PORT="many",
            TIMEZONE="Berlin",
            LOCALE="!",
            LOG_LEVEL="loud",
            EDIT_BUDGET="11",
            RATE_PERSON="often",
        )
    problems = dict(caught.value.problems)
    assert set(problems) == {
        "WEBEX_BOT_TOKEN",
        "PUBLIC_URL",
        "PORT",
        "TIMEZONE",
        "LOCALE",
        "LOG_LEVEL",
        "EDIT_BUDGET",
        "RATE_PERSON",
    }
    assert problems["WEBEX_BOT_TOKEN"].startswith("is missing")
    assert "https://" in problems["PUBLIC_URL"]
    assert "Europe/Berlin" in problems["TIMEZONE"]


def test_an_empty_token_is_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(config.Wrong, match="is empty"):
        load(monkeypatch, **{**GOOD, "WEBEX_BOT_TOKEN": "  "})


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, **GOOD, ALLOWED_DOMAINS="@Acme.example, b.example")
    assert settings.allowed_domains == ("acme.example", "b.example")


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, **{**GOOD, "WEBEX_BOT_TOKEN": "very-secret"})
    assert "very-secret" not in repr(settings) + str(settings)


def test_a_file_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text("WEBEX_BOT_TOKEN=of the file\nPUBLIC_URL=https://a.example\nPORT=1\n")
    monkeypatch.setenv("PORT", "2")
    settings = config.load(str(file))
    assert (settings.token, settings.port) == ("of the file", 2)


def test_every_setting_is_described_and_documented() -> None:
    assert all(field.description for field in config.Settings.model_fields.values())
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert page == config.markdown(), "run: python bot.py settings > docs/configuration.md"


def test_the_example_names_the_needed_settings() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    names = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    needed = {n.upper() for n, f in config.Settings.model_fields.items() if f.is_required()}
    assert names == needed


def test_secrets_are_made_once_and_for_their_owner_only(tmp_path: Path) -> None:
    first, second = Keys(tmp_path / "data"), Keys(tmp_path / "data")
    assert (first.webhook, first.signing) == (second.webhook, second.signing)
    assert len(first.webhook) >= 32
    for file in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_rotated_secret_is_noticed_by_a_running_bot(tmp_path: Path) -> None:
    running, other = Keys(tmp_path), Keys(tmp_path)
    assert not running.reload()
    other.rotate()
    assert running.reload()
    assert running.accepted() == other.accepted()
    assert len(running.accepted()) == 2


def test_a_signature_is_good_for_its_use_only() -> None:
    signer = Signer("key")
    token = signer.sign("feed", {"a": 1})
    assert signer.read("feed", token) == {"a": 1}
    assert signer.read("picture", token) is None
    assert signer.read("feed", token[:-1]) is None
    assert Signer("other").read("feed", token) is None
