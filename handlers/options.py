"""Options of a meeting in people's words, made into its details."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import texts.options
from domain.model import Option
from handlers.context import Answered, Context, Reply
from handlers.pressing import whole
from language import suggest
from language.times import durations

ON = frozenset(
    [
        "on",
        "yes",
        "true",
        "y",
        "enable",
        "enabled",
        "allow",
        "allowed",
        "any",
        "anyone",
        "anybody",
        "everyone",
        "1",
    ]
)
OFF = frozenset(
    ["off", "no", "false", "n", "none", "never", "disable", "disabled", "deny", "nobody", "0"]
)
NOTHING = frozenset({"", "none", "off", "no", "nothing", "remove", "clear", "delete"})
LONGEST = {"title": 128, "agenda": 1300, "password": 16}  # characters that Webex takes
LONGEST_LEAD = timedelta(days=28)
# Nobody's name or password, and nothing that would end the address in a sentence or a card.
LINK = re.compile(
    r"https://[^\s/?#@<>()\[\]{}\"'`\\|.]+\.[^\s/?#@<>()\[\]{}\"'`\\|]+"
    r"([/?#][^\s<>()\[\]{}\"`\\|]*)?",
    re.IGNORECASE,
)
LONGEST_LINK = 500
BEFORE_HOST_MINUTES = (0, 5, 10, 15)
LOCK_MINUTES = (0, 5, 10, 15, 20)

# People's words for each option; the first is its name in our sentences.
WORDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "name", "subject", "topic"),
    "agenda": ("agenda", "description", "about", "notes"),
    "link": ("link", "join link", "url", "web link", "webLink", "room"),
    "number": ("number", "meeting number", "meetingNumber"),
    "password": ("password", "passcode", "pin"),
    "lead": ("reminder", "reminders", "remind", "lead", "reminder time", "reminderTime"),
    "unlockedMeetingJoinSecurity": (
        "lobby",
        "strangers",
        "guests",
        "uninvited people",
        "join security",
        "unlockedMeetingJoinSecurity",
    ),
    "enabledJoinBeforeHost": (
        "join before host",
        "before host",
        "early join",
        "enabledJoinBeforeHost",
    ),
    "joinBeforeHostMinutes": ("join before host minutes", "joinBeforeHostMinutes"),
    "enableConnectAudioBeforeHost": ("audio before host", "enableConnectAudioBeforeHost"),
    "enabledAutoRecordMeeting": (
        "auto record",
        "automatic recording",
        "auto recording",
        "recording",
        "record",
        "record automatically",
        "enabledAutoRecordMeeting",
    ),
    "enableAutomaticLock": (
        "automatic lock",
        "auto lock",
        "lock",
        "lock automatically",
        "enableAutomaticLock",
    ),
    "automaticLockMinutes": ("lock after", "automatic lock minutes", "automaticLockMinutes"),
    "allowAnyUserToBeCoHost": (
        "co-host",
        "co-hosts",
        "cohosts",
        "any cohost",
        "anybody cohost",
        "allowAnyUserToBeCoHost",
    ),
    "allowFirstUserToBeCoHost": ("first cohost", "allowFirstUserToBeCoHost"),
    "publicMeeting": ("public", "public meeting", "listed", "publicMeeting"),
    "excludePassword": (
        "exclude password",
        "hide password",
        "password in mail",
        "excludePassword",
    ),
    "allowAuthenticatedDevices": ("devices", "video devices", "allowAuthenticatedDevices"),
}
NAMES = {name: words[0] for name, words in WORDS.items()}
FLAGS = frozenset(
    {
        "enableConnectAudioBeforeHost",
        "allowAnyUserToBeCoHost",
        "allowFirstUserToBeCoHost",
        "publicMeeting",
        "excludePassword",
        "allowAuthenticatedDevices",
    }
)
LOBBY = {
    "allowJoin": "off open allow join allowjoin no anyone everybody may",
    "allowJoinWithLobby": "on lobby wait waiting yes allowjoinwithlobby",
    "blockFromJoin": "block blocked closed keep out deny blockfromjoin can't cannot",
}


@dataclass(slots=True)
class _Given:
    """What has been read so far: fields of the details, and options by Webex name."""

    fields: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)


def as_details(ctx: Context, settings: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Map what was said (``("lobby", "on")``) to fields of ``Details``.

    Options other than its own fields stand under ``options``, by their Webex names; with none the
    key is left out. Raises ``Answered`` with a sentence that names the allowed values.
    """
    given = _Given()
    for said, value in settings:
        name = option_named(said)
        if name is None:
            raise Answered(Reply(texts.options.unknown(said, _near(said))))
        _SETTERS.get(name, _flag)(given, name, " ".join(value.split()))
    options = given.options
    if options.get("enableConnectAudioBeforeHost"):
        options.setdefault("enabledJoinBeforeHost", True)
        if not options["enabledJoinBeforeHost"]:
            name = NAMES["enableConnectAudioBeforeHost"]
            raise Answered(Reply(texts.options.needs_before_host(name)))
    return {**given.fields, "options": options} if options else given.fields


def option_named(words: str) -> str | None:
    """The field or Webex option that somebody's words name."""
    return _BY_WORDS.get(_squeezed(words))


def _squeezed(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.casefold().removeprefix("the "))


_BY_WORDS = {_squeezed(word): name for name, words in WORDS.items() for word in words}


def _near(words: str) -> list[str]:
    near = suggest.suggest(words, [word for each in WORDS.values() for word in each[:3]])
    names = (option_named(word) for word in near)
    return list(dict.fromkeys(NAMES[name] for name in names if name))[:3]


def _refuse(name: str, value: str, *allowed: str) -> Answered:
    return Answered(Reply(texts.options.bad_value(NAMES[name], value, allowed)))


def _truth(name: str, value: str) -> bool:
    word = value.casefold()
    if word in ON or not word:
        return True
    if word in OFF:
        return False
    raise _refuse(name, value, "*on*", "*off*")


def _minutes(name: str, value: str, allowed: tuple[int, ...]) -> int:
    found = re.search(r"\d+", value)
    if found is None or int(found[0]) not in allowed:
        raise _refuse(name, value, "*on*", "*off*", *(f"{n} min" for n in allowed))
    return int(found[0])


def _flag(given: _Given, name: str, value: str) -> None:
    given.options[name] = _truth(name, value)


def _recording(given: _Given, name: str, value: str) -> None:
    automatic = value.casefold() in ("auto", "automatic", "automatically", "from the start")
    given.options[name] = automatic or _truth(name, value)


def _words(given: _Given, name: str, value: str) -> None:
    if name == "agenda" and value.casefold() in NOTHING:
        value = ""
    if name == "title" and not value:
        raise _refuse(name, value, "any words")
    _check_length(name, value)
    given.fields[name] = value


def _password(given: _Given, name: str, value: str) -> None:
    if value.casefold() in NOTHING:
        value = ""
    if " " in value:
        raise Answered(Reply(texts.options.bad_password(), private=True))
    _check_length(name, value)
    given.fields[name] = value


def _check_length(name: str, value: str) -> None:
    if len(value) > LONGEST[name]:
        raise Answered(Reply(texts.options.too_long(NAMES[name], len(value), LONGEST[name])))


def is_link(value: str) -> bool:
    """Tell whether people can safely be sent to an address."""
    return len(value) <= LONGEST_LINK and LINK.fullmatch(value) is not None


def _link(given: _Given, name: str, value: str) -> None:
    if value.casefold() in NOTHING:
        value = ""
    elif not is_link(value):
        raise Answered(Reply(texts.options.bad_link(value)))
    given.fields[name] = value


def _number(given: _Given, name: str, value: str) -> None:
    digits = re.sub(r"[\s-]", "", value)
    if value.casefold() in NOTHING:
        digits = ""
    elif not re.fullmatch(r"\d{8,12}", digits, re.ASCII):
        raise Answered(Reply(texts.options.bad_number(value)))
    given.fields[name] = digits


def lead_of(value: str) -> timedelta | None:
    """A lead time in words: ``15``, ``1 day before``, ``none``. Raises ``ValueError``."""
    words = value.casefold().removesuffix("before").strip()
    if words in NOTHING:
        return None
    if words in ("at the start", "at start"):
        return timedelta()
    read = timedelta(minutes=whole(words)) if words.isdecimal() else durations.read(words)
    if read is None or not timedelta() <= read <= LONGEST_LEAD:
        raise ValueError(value)
    return read


def _lead(given: _Given, name: str, value: str) -> None:
    try:
        given.fields[name] = lead_of(value)
    except ValueError:
        raise _refuse(name, value, "a time before the start, such as *15 min*", "*none*") from None


def _lobby(given: _Given, name: str, value: str) -> None:
    wanted = value.casefold()
    for choice, words in LOBBY.items():
        if wanted and (wanted in words.split() or wanted == choice.casefold()):
            given.options[name] = choice
            return
    raise _refuse(name, value, "*on* (people who were not invited wait)", "*off*", "*block*")


def _before_host(given: _Given, name: str, value: str) -> None:
    word = value.casefold()
    if name == "enabledJoinBeforeHost" and (word in ON | OFF or not word) and word not in "01":
        given.options["enabledJoinBeforeHost"] = _truth(name, value)
        return
    minutes = _minutes(name, value, BEFORE_HOST_MINUTES)
    given.options["joinBeforeHostMinutes"] = minutes
    given.options.setdefault("enabledJoinBeforeHost", True)


def _lock(given: _Given, name: str, value: str) -> None:
    word = value.casefold()
    if name == "enableAutomaticLock" and (word in ON | OFF or not word) and word not in "01":
        given.options["enableAutomaticLock"] = _truth(name, value)
        return
    given.options["automaticLockMinutes"] = _minutes(name, value, LOCK_MINUTES)
    given.options.setdefault("enableAutomaticLock", True)


_SETTERS: dict[str, Callable[[_Given, str, str], None]] = {
    "title": _words,
    "agenda": _words,
    "link": _link,
    "number": _number,
    "password": _password,
    "lead": _lead,
    "unlockedMeetingJoinSecurity": _lobby,
    "enabledJoinBeforeHost": _before_host,
    "joinBeforeHostMinutes": _before_host,
    "enableAutomaticLock": _lock,
    "automaticLockMinutes": _lock,
    "enabledAutoRecordMeeting": _recording,
}
