"""Settings by name: how their values are read, where they are kept, what follows from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import texts.settings
from domain import plans
from domain.rules import LONGEST, SHORTEST
from handlers.context import Context
from handlers.options import OFF, ON, lead_of
from language.line.tokens import tokenise
from language.times import clocks, durations, zones
from services.directory import Person, Space
from services.services import Services

PERSON = {
    "zone": "zone timezone time-zone tz",
    "locale": "locale language lang dates dates-as-in",
    "hours": "hours clock hour-style clock-style time-format",
    "lead": "lead reminder reminders remind remind-me reminder-time",
    "length": "length duration usual-length default-length minutes",
    "digest": "digest overview daily daily-overview summary",
    "quiet": "quiet quiet-hours do-not-disturb dnd",
    "quiet_from": "quiet-from",
    "quiet_until": "quiet-until",
    "biweekly": "biweekly biweekly-means",
}
SPACE = {
    "zone": PERSON["zone"],
    "locale": PERSON["locale"],
    "lead": PERSON["lead"],
    "digest": PERSON["digest"],
    "who_may_change": "who-may-change who-may-change-meetings change changes rights who-can-change",
    "announcements": "announcements announcement announce",
}

# What holds where nothing is set.
USUAL = {"who_may_change": "host", "announcements": "on", "lead": "10"}


class BadSetting(ValueError):
    """Raised for a value that a setting does not take; ``words`` says what it takes."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose settings are meant: a person's, or those of a group space."""

    of: Person | Space

    @property
    def is_space(self) -> bool:
        return isinstance(self.of, Space)

    @property
    def title(self) -> str:
        """The space's title; empty for a person."""
        return self.of.title if isinstance(self.of, Space) else ""

    @property
    def receiver(self) -> str:
        if isinstance(self.of, Space):
            return f"space:{self.of.id}"
        return f"person:{self.of.email}"

    def get(self, name: str) -> str | None:
        if name == "zone":
            return self.of.zone
        if name == "locale" and isinstance(self.of, Person):
            return self.of.locale
        return self.of.settings.get(name)

    def changed(
        self, wanted: Mapping[str, str | None], *, of_form: bool = False
    ) -> dict[str, str | None]:
        """What of ``wanted`` differs from what holds; a form shows the usual where nothing is set.

        A person who types the usual chooses it: it then wins over what a space has set.
        """
        usual = USUAL if self.is_space or of_form else {}
        return {
            name: value
            for name, value in wanted.items()
            if value not in (self.get(name), self.get(name) or usual.get(name))
        }

    def set(self, ctx: Context, wanted: Mapping[str, str | None]) -> None:
        """Keep the values; ``None`` takes one back. A digest is planned for its next moment."""
        store = ctx.services.spaces if self.is_space else ctx.services.people
        for name, value in wanted.items():
            ctx.services.unit.write(store.set(self.of.id, name, value))
        if {"digest", "zone"} & set(wanted):
            clock = wanted["digest"] if "digest" in wanted else self.get("digest")
            plan_digest(ctx.services, self.receiver, clock, self._zone(ctx, wanted.get("zone")))

    def _zone(self, ctx: Context, chosen: str | None) -> ZoneInfo:
        """The owner's zone; for a space without one that of whoever asks, kept with the moment."""
        key = chosen or self.of.zone
        return ZoneInfo(key) if key else ctx.zone


def owner_of(ctx: Context, *, for_space: bool) -> Owner:
    return Owner(ctx.space if for_space else ctx.person)


def plan_digest(services: Services, receiver: str, clock: str | None, zone: ZoneInfo) -> None:
    """Let the daily overview come at its next wall-clock time in ``zone``, or no more."""
    if clock is None:
        services.unit.write(services.due.cancel("digest", receiver))
    else:
        services.plan("digest", receiver, next_moment(clock, zone, services.now), zone=zone.key)


def next_moment(clock: str, zone: ZoneInfo, now: datetime) -> datetime:
    """The next time (UTC) at which clocks in a zone show ``HH:MM``."""
    day = now.astimezone(zone).date()
    due = plans.utc(datetime.combine(day, time.fromisoformat(clock)), zone)
    if due > now:
        return due
    return plans.utc(datetime.combine(day + timedelta(days=1), time.fromisoformat(clock)), zone)


def setting_named(words: str, *, space: bool) -> str | None:
    """The key of a setting, by the words people use for it."""
    wanted = re.sub(r"[\s_]+", "-", words.casefold().strip())
    for name, known in (SPACE if space else PERSON).items():
        if wanted == name or wanted in known.split():
            return name
    return None


def split_setting(name: str, value: str, *, space: bool) -> tuple[str, str]:
    """Give a setting its whole name where it has several words ("who may change")."""
    words = f"{name} {value}".split()
    for count in range(len(words), 0, -1):
        found = " ".join(words[:count])
        if setting_named(found, space=space) is not None:
            return found, " ".join(words[count:]).removeprefix("to ")
    return name, value


def value_of(ctx: Context, name: str, words: str) -> dict[str, str | None]:
    """Read a setting's value as it is kept, by key. Raises ``BadSetting``."""
    words = " ".join(words.split())
    plain = words.casefold()
    if plain == "auto" and name in ("locale", "hours"):
        return {name: None}
    if name == "zone":
        return {name: read_zone(ctx, words)}
    if name == "locale":
        return {name: read_locale(words)}
    if name == "hours":
        return {name: _one_of(name, plain, {"12": "12 12h am/pm ampm", "24": "24 24h"})}
    if name == "lead":
        try:
            lead = lead_of(plain)
        except ValueError:
            raise _wrong(name, words) from None
        return {name: "none" if lead is None else _minutes(lead)}
    if name == "length":
        return {name: _length(words)}
    if name in ("digest", "quiet_from", "quiet_until"):
        return {name: None if plain in OFF else _clock(name, words)}
    if name == "quiet":
        return _quiet(words)
    if name == "biweekly":
        known = {"2": "2 every-two-weeks fortnightly every-other-week", "0": "0 twice-a-week"}
        return {name: _one_of(name, plain.replace(" ", "-"), known)}
    if name == "who_may_change":
        known = {"members": "members member everyone everybody all all-members anyone anybody"}
        known["host"] = "host hosts host-and-cohosts the-host hosts-only"
        return {name: _one_of(name, plain.replace(" ", "-"), known)}
    return {name: "on" if plain in ON else "off" if plain in OFF else _refuse(name, words)}


def read_zone(ctx: Context, words: str) -> str:
    """The IANA name that somebody's words mean. Raises ``BadSetting``."""
    found = zones.find(words, ctx.said_at, ctx.zone)
    if found.mine:
        return ctx.zone.key
    if found.choices:
        raise BadSetting(texts.settings.many_zones(words, found.choices))
    if found.zone is None:
        raise BadSetting(texts.settings.unknown_zone(words))
    if found.fixed and found.zone != "UTC":
        raise BadSetting(texts.settings.fixed_offset(words))
    return found.zone


def read_locale(words: str) -> str:
    """The Webex locale that a code or the name of a language means. Raises ``BadSetting``."""
    code = words.replace("-", "_").casefold()
    for locale, names in texts.settings.LANGUAGES.items():
        if code == locale.casefold() or words.casefold() in names:
            return locale
    for locale in texts.settings.LANGUAGES:
        if locale.partition("_")[0] == code:
            return "en_GB" if code == "en" else locale
    raise BadSetting(texts.settings.unknown_language(words))


def _one_of(name: str, words: str, known: Mapping[str, str]) -> str:
    for value, names in known.items():
        if words in names.split():
            return value
    return _refuse(name, words)


def _length(words: str) -> str:
    length = timedelta(minutes=int(words)) if words.isdecimal() else durations.read(words)
    if length is None or not SHORTEST <= length <= LONGEST:
        raise _wrong("length", words)
    return _minutes(length)


def _quiet(words: str) -> dict[str, str | None]:
    if words.casefold() in OFF:
        return {"quiet_from": None, "quiet_until": None}
    parts = re.split(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*", words, maxsplit=1)
    if len(parts) != 2:
        raise _wrong("quiet", words)
    begin, end = (_clock("quiet", part.removeprefix("from ")) for part in parts)
    return {"quiet_from": begin, "quiet_until": end}


def _clock(name: str, words: str) -> str:
    tokens = tokenise(words.strip(), tongue="en").tokens
    found = clocks.read(tokens, 0, strong=True) if tokens else None
    if found is None or found[0] != len(tokens) or found[1].bad:
        raise _wrong(name, words)
    return f"{found[1].hour % 24:02}:{found[1].minute:02}"


def _minutes(length: timedelta) -> str:
    return str(round(length / timedelta(minutes=1)))


def _wrong(name: str, words: str) -> BadSetting:
    return BadSetting(
        texts.settings.wants(texts.settings.NAMES[name], words, texts.settings.ALLOWED[name])
    )


def _refuse(name: str, words: str) -> str:
    raise _wrong(name, words)
