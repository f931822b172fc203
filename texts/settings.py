"""Settings of a person and of a space: what they are, what was set, what is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from texts import times
from texts.markdown import bold, bullets, quoted, sentence

SOURCES = {
    "person": "you set it",
    "profile": "it is the one in your Webex profile",
    "space": "it is this space's, since I don't know yours",
    "bot": "it is my own, since I don't know yours",
}

LANGUAGES = {
    "bg_BG": ("bulgarian",), "zh_CN": ("chinese", "simplified chinese"),
    "zh_TW": ("traditional chinese",), "hr_HR": ("croatian",), "cs_CZ": ("czech",),
    "da_DK": ("danish",), "nl_NL": ("dutch",), "en_GB": ("english", "british english", "british"),
    "en_US": ("american english", "american", "us english"), "fr_FR": ("french",),
    "fr_CA": ("canadian french",), "de_DE": ("german", "deutsch"), "hu_HU": ("hungarian",),
    "it_IT": ("italian", "italiano"), "ja_JP": ("japanese",), "ko_KR": ("korean",),
    "no_NO": ("norwegian",), "pl_PL": ("polish",), "pt_BR": ("portuguese", "brazilian"),
    "ro_RO": ("romanian",), "ru_RU": ("russian",), "sr_RS": ("serbian",),
    "es_SP": ("spanish", "español"), "es_ES": ("mexican spanish", "mexican"),
    "sv_SE": ("swedish",), "tr_TR": ("turkish",),
}  # fmt: skip
"""Names for each locale that Webex knows, in lower case; the first is the one we say."""

PERSON_NAMES = ("zone", "language", "clock", "reminder", "length", "digest", "quiet", "biweekly")
SPACE_NAMES = ("zone", "who may change", "reminder", "digest", "announcements", "language")


def zone_now(zone: ZoneInfo, source: str, now: datetime, locale: str) -> str:
    return (
        f"Your time zone is **{times.place(zone)}** ({zone.key}): {SOURCES[source]}. "
        f"It is {times.moment(now, zone, locale)} there. "
        "To change it, type for example *timezone Berlin* or *timezone America/Phoenix*."
    )


def zone_set(zone: ZoneInfo, now: datetime, locale: str, *, space: str = "") -> str:
    whose = f"The time zone of {bold(space)}" if space else "Your time zone"
    return (
        f"{whose} is now **{times.place(zone)}** ({zone.key}), where it is "
        f"{times.moment(now, zone, locale)}. Meetings keep their own time zones."
    )


def fixed_offset(words: str) -> str:
    return (
        f"Not set: {quoted(words)} is a fixed distance from UTC, which has no summer time. "
        "Name a city or a zone instead, for example *timezone Kolkata*."
    )


def unknown_zone(words: str) -> str:
    return (
        f"Not set: I know no time zone called {quoted(words)}. Type a city or a zone, "
        "for example *timezone Berlin* or *timezone America/Phoenix*."
    )


def many_zones(words: str, zones: Sequence[str]) -> str:
    choices = sentence([f"*timezone {zone}*" for zone in zones], "or")
    return f"{quoted(words)} means more than one time zone. Type {choices}."


def language_now(locale: str, now: datetime, zone: ZoneInfo) -> str:
    return (
        f"Dates and times look like this for you: {times.moment(now, zone, locale)} "
        f"({locale.partition('@')[0]}). I answer in English; I also read times and the main "
        "commands in German, French, Spanish and Portuguese. To change how dates look, type for "
        "example *language German* or *language en_US*."
    )


def language_set(now: datetime, zone: ZoneInfo, locale: str) -> str:
    return (
        f"Set. Dates and times now look like this: {times.moment(now, zone, locale)}. "
        "I still answer in English."
    )


def unknown_language(words: str) -> str:
    known = sentence([names[0].title() for names in LANGUAGES.values()], "or")
    return f"Not set: I don't know {quoted(words)} as a language. Known are {known}."


def lines_of(rows: Sequence[tuple[str, str]]) -> str:
    return bullets(f"{name}: {value}" for name, value in rows)


def person_text(rows: Sequence[tuple[str, str]]) -> str:
    return (
        f"**Your settings**\n\n{lines_of(rows)}\n\nChange them in the form, or type for example "
        "*prefs reminders 15*, *prefs digest 8:30* or *prefs quiet 18:00-8:00*."
    )


def space_text(title: str, rows: Sequence[tuple[str, str]]) -> str:
    return (
        f"**Settings of** {bold(title)}\n\n{lines_of(rows)}\n\nChange them in the form, or type "
        "for example *prefs digest 8:30* or *prefs announcements off*. "
        "For your own, type *prefs* to me directly."
    )


def saved(rows: Sequence[tuple[str, str]], *, space: str = "") -> str:
    """What has been set, a line each."""
    whose = f"Set for {bold(space)}" if space else "Set for you"
    return f"{whose}:\n\n{lines_of(rows)}"


def form_used() -> str:
    """What a sent form did, for those who send it again."""
    return "these settings were saved"


def nothing_changed(*, space: str = "") -> str:
    return f"Nothing was changed; that is how it is set for {bold(space) if space else 'you'}."


def errors(found: Sequence[str]) -> str:
    return f"Not saved yet. Everything you typed is kept in the form.\n\n{bullets(found)}"


def confirm_rights(title: str, members: bool, count: int) -> list[str]:
    """Shown before the right to change meetings is given to, or taken from, a whole space."""
    if members:
        return [
            f"Let everybody in {bold(title)} change meetings that were made here",
            f"That is {count} people; now only the host and cohosts of a meeting may",
        ]
    return [
        f"Let only the host and cohosts change meetings that were made in {bold(title)}",
        f"Now all {count} people here may",
    ]


def rights_label(members: bool) -> str:
    return "Let all members" if members else "Only hosts and cohosts"


def unknown_name(words: str, near: Sequence[str], *, space: bool) -> str:
    guess = f" Did you mean *{near[0]}*?" if near else ""
    names = sentence(SPACE_NAMES if space else PERSON_NAMES)
    return f"Not set: there is no setting called {quoted(words)}.{guess} There are {names}."


def wants(name: str, value: str, allowed: str) -> str:
    said = f", not {quoted(value)}" if value else ""
    return f"Not set: *{name}* takes {allowed}{said}."


def of_a_space(name: str) -> str:
    return (
        f"Not set: *{name}* is a setting of a space, and this is our direct conversation. "
        "Type it in the space."
    )


def of_a_person(name: str) -> str:
    return f"Not set: *{name}* is a person's own. Type it to me directly, or *prefs {name} …*."


ALLOWED = {
    "zone": "a city or a zone, for example *Berlin*",
    "locale": "a language, for example *German*",
    "hours": "*12* or *24*",
    "lead": "minutes before the start such as *15*, or *none*",
    "length": "a length from 10 minutes to 24 hours, such as *45 min*",
    "digest": "a time of day such as *8:30*, or *off*",
    "quiet": "two times of day such as *18:00-8:00*, or *off*",
    "quiet_from": "a time of day such as *18:00*, or *off*",
    "quiet_until": "a time of day such as *8:00*, or *off*",
    "biweekly": "*every two weeks* or *twice a week*",
    "who_may_change": "*host* or *members*",
    "announcements": "*on* or *off*",
}

NAMES = {
    "zone": "time zone",
    "locale": "dates as in",
    "hours": "clock",
    "lead": "reminder",
    "length": "usual length",
    "digest": "daily overview",
    "quiet": "quiet hours",
    "quiet_from": "quiet from",
    "quiet_until": "quiet until",
    "biweekly": "biweekly means",
    "who_may_change": "who may change meetings",
    "announcements": "announcements",
}


def value(name: str, kept: str | None) -> str:
    """A kept setting as people read it; ``None`` where nothing is set."""
    if name == "lead":
        if kept is None:
            return "10 minutes before, as usual"
        return "none" if kept == "none" else f"{kept} minutes before"
    if name == "length":
        return f"{kept or 30} minutes"
    if name == "hours":
        return f"{kept} hours" if kept else "as is usual in your language"
    if name == "digest":
        return f"at {kept}" if kept else "none"
    if name == "biweekly":
        return {"2": "every two weeks", "0": "twice a week"}.get(kept or "", "asked when it comes")
    if name == "who_may_change":
        return "all members" if kept == "members" else "the host and cohosts"
    if name == "announcements":
        return kept or "on"
    return kept or "not set"


def pointer() -> str:
    return "Your settings are between the two of us; I sent you a direct message."
