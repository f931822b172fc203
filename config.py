"""The bot's settings, from the environment or a file ``.env``; every problem is named at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

WEBEX = "https://webexapis.com/v1/"


class Wrong(Exception):
    """Raised when settings are missing or wrong; ``problems``: the setting, and how to mend it."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"{name}: {problem}" for name, problem in problems))
        self.problems = problems


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(word for word in value.replace(",", " ").split() if word)
    return value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Names are written in capitals in the environment and in ``.env``."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    webex_bot_token: SecretStr = Field(
        description="The bot's access token, shown once when the bot is made at "
        "developer.webex.com (My Webex Apps, Create a Bot)."
    )
    public_url: str = Field(
        description="Where Webex reaches this bot from the Internet, for example "
        "https://muster.example.com. Webhooks come to this address with /webhook appended."
    )
    webex_api_url: str = Field(
        WEBEX, description="The Webex API; another address makes the bot talk to a sandbox."
    )
    data_dir: Path = Field(
        Path("data"), description="Folder of the database, its backups and the bot's secrets."
    )
    host: str = Field(
        "127.0.0.1", description="Address to listen on; 0.0.0.0 for every network of the machine."
    )
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    timezone: str = Field(
        "UTC", description="Time zone of people and spaces whose own is not known (IANA name)."
    )
    locale: str = Field(
        "en",
        description="Language and country for people who did not choose one, for example de_DE; "
        "plain en asks when a date like 5/12 can be read two ways.",
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    edit_budget: int = Field(
        10,
        ge=0,
        le=10,
        description="How often a message is edited in place before it is posted anew; Webex "
        "allows ten edits.",
    )
    backups_kept: int = Field(
        6, ge=1, description="How many of the hourly backups are kept in DATA_DIR/backups."
    )
    allowed_domains: Words = Field(
        (),
        description="E-mail domains whose people may use the bot, separated by commas; empty: "
        "everybody.",
    )
    allowed_people: Words = Field(
        (), description="E-mail addresses that may use the bot besides the allowed domains."
    )
    allowed_spaces: Words = Field(
        (), description="Ids of the group spaces the bot may be used in; empty: every space."
    )

    rate_person: str = Field(
        "60/minute", description="How many messages and presses of one person are read."
    )
    rate_space: str = Field(
        "300/minute", description="How many messages and presses in one space are read."
    )

    @field_validator("rate_person", "rate_space")
    @classmethod
    def _rate(cls, value: str) -> str:
        count, _, unit = value.partition("/")
        if not count.strip().isdigit() or unit.strip() not in ("second", "minute", "hour", "day"):
            raise ValueError(f"{value!r} is no rate; write one like 60/minute")
        return value

    @field_validator("webex_bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().strip():
            raise ValueError("is empty; paste the bot's access token from developer.webex.com")
        return SecretStr(value.get_secret_value().strip())

    @field_validator("public_url", "webex_api_url")
    @classmethod
    def _url(cls, value: str) -> str:
        parts = urlsplit(value.strip())
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(f"{value!r} is no address; it begins with https:// and a host name")
        return value.strip()

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(
                f"{value!r} is no time zone; write one like Europe/Berlin or America/New_York"
            ) from None
        return value

    @field_validator("locale")
    @classmethod
    def _locale(cls, value: str) -> str:
        language, _, country = value.replace("-", "_").partition("_")
        if not (language.isalpha() and 2 <= len(language) <= 3):
            raise ValueError(f"{value!r} is no locale; write one like en_US or de_DE")
        return f"{language.lower()}_{country.upper()}" if country else language.lower()

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError(f"{value!r} is none of DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @field_validator("allowed_domains", "allowed_people")
    @classmethod
    def _lower(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value.lower().removeprefix("@") for value in values)

    @property
    def token(self) -> str:
        return self.webex_bot_token.get_secret_value()

    @property
    def webhook_url(self) -> str:
        return f"{self.public_url.rstrip('/')}/webhook"

    @property
    def database(self) -> Path:
        return self.data_dir / "bot.db"

    @property
    def backups(self) -> Path:
        return self.data_dir / "backups"


def load(env_file: str | None = ".env", **given: Any) -> Settings:
    """Read the settings; ``given`` wins over environment and file. Raises ``Wrong``."""
    try:
        return Settings(_env_file=env_file, **given)  # type: ignore[call-arg]
    except ValidationError as error:
        raise Wrong([_problem(problem) for problem in error.errors()]) from None


def _problem(problem: Mapping[str, Any]) -> tuple[str, str]:
    name = str(problem["loc"][0]) if problem["loc"] else "settings"
    if problem["type"] == "missing":
        return name.upper(), f"is missing. {_description(name)}"
    text = str(problem["msg"]).removeprefix("Value error, ")
    if problem["type"] != "value_error":
        text = f"{problem['input']!r} does not do: {text}"
    return name.upper(), f"{text}. {_description(name)}"


def _description(name: str) -> str:
    field = Settings.model_fields.get(name)
    return field.description or "" if field else ""


def markdown() -> str:
    """All settings as a Markdown page: what docs/configuration.md holds."""
    lines = [
        "# Configuration",
        "",
        "Settings come from the environment or from a file `.env` in the folder that the bot is",
        "started in; the environment wins. `.env.example` shows the two that are needed. This page",
        "is written by `python bot.py settings > docs/configuration.md`.",
        "",
        "| setting | default | meaning |",
        "| --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        default = "**needed**" if field.is_required() else _shown(field.default)
        lines.append(f"| `{name.upper()}` | {default} | {field.description} |")
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"`{text}`" if text else "empty"
