"""The settings of a person and of a space."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cards.card import Card, Choices, Element, Stamp, card, heading, note, show_card, submit
from cards.fields import errors_elsewhere, fold, lead_input, values, zone_input
from cards.inputs import beside, choice, time_input, toggle, with_errors
from cards.views import PersonSettings, SpaceSettings
from texts.markdown import escape

IN_VIEW = 5
_NO_ERRORS: Mapping[str, str] = MappingProxyType({})

AUTO = "auto"
"""What is submitted where the person leaves a choice to the bot."""

LOCALES: Choices = (
    ("As it is set in Webex", AUTO),
    ("Български", "bg_BG"),
    ("Čeština", "cs_CZ"),
    ("Dansk", "da_DK"),
    ("Deutsch", "de_DE"),
    ("English (UK)", "en_GB"),
    ("English (US)", "en_US"),
    ("Español (España)", "es_SP"),
    ("Español (México)", "es_ES"),
    ("Français (Canada)", "fr_CA"),
    ("Français (France)", "fr_FR"),
    ("Hrvatski", "hr_HR"),
    ("Italiano", "it_IT"),
    ("Magyar", "hu_HU"),
    ("Nederlands", "nl_NL"),
    ("Norsk", "no_NO"),
    ("Polski", "pl_PL"),
    ("Português (Brasil)", "pt_BR"),
    ("Română", "ro_RO"),
    ("Русский", "ru_RU"),
    ("Српски", "sr_RS"),
    ("Svenska", "sv_SE"),
    ("Türkçe", "tr_TR"),
    ("中文（简体）", "zh_CN"),
    ("中文（繁體）", "zh_TW"),
    ("日本語", "ja_JP"),
    ("한국어", "ko_KR"),
)


def person_form(
    settings: PersonSettings, stamp: Stamp, *, errors: Mapping[str, str] = _NO_ERRORS
) -> Card:
    """A person's settings.

    Submits action ``settings_form`` with of=``person``, zone (a name people type), locale (or
    ``auto``), hours (``12``, ``24`` or ``auto``), lead (minutes or ``none``), digest (HH:MM or
    empty), quiet_from and quiet_until (HH:MM or empty). *Keep as is* submits ``keep``.
    """
    inputs = [
        zone_input(settings.zone, "Your time zone"),
        choice("locale", "Dates as in", LOCALES, settings.locale or AUTO),
        choice(
            "hours",
            "Clock",
            [("As is usual there", AUTO), ("24 hours (15:00)", "24"), ("12 hours (3:00 PM)", "12")],
            settings.hours or AUTO,
        ),
        lead_input(settings.lead, "Remind me"),
        time_input("digest", "Daily overview at (leave empty for none)", settings.digest),
        time_input("quiet_from", "Quiet from", settings.quiet_from),
        time_input("quiet_until", "Quiet until", settings.quiet_until),
    ]
    quiet = "Nothing is sent to you in quiet hours; it comes when they are over."
    return _form("Your settings", "person", inputs, stamp, errors, quiet)


def space_form(
    settings: SpaceSettings, title: str, stamp: Stamp, *, errors: Mapping[str, str] = _NO_ERRORS
) -> Card:
    """A space's settings.

    Submits action ``settings_form`` with of=``space``, zone, change (``host`` or ``members``),
    lead, digest (HH:MM or empty) and announce (``"true"`` or ``"false"``). *Keep as is* submits
    ``keep``.
    """
    inputs = [
        zone_input(settings.zone, "Time zone of this space"),
        choice(
            "change",
            "Who may change meetings made here",
            [("The host and cohosts", "host"), ("All members of this space", "members")],
            settings.change,
        ),
        lead_input(settings.lead, "Remind this space"),
        time_input("digest", "Daily overview at (leave empty for none)", settings.digest),
        toggle(
            "announce",
            "Announcements",
            "Say here when meetings are made, changed or cancelled",
            settings.announce,
        ),
    ]
    return _form(f"Settings of {escape(title)}", "space", inputs, stamp, errors)


def _form(
    title: str,
    of: str,
    inputs: list[Element],
    stamp: Stamp,
    errors: Mapping[str, str],
    folded_note: str = "",
) -> Card:
    shown, folded = fold(inputs, errors, limit=IN_VIEW)
    extras = {"of": of}
    more = show_card(
        "More settings",
        beside(folded, "quiet_from", "quiet_until"),
        note(folded_note) if folded_note else None,
        actions=[submit("Save with these", "settings_form", stamp, extras, style="positive")],
    )
    return card(
        heading(title),
        errors_elsewhere(errors, inputs),
        with_errors(shown, errors),
        actions=[
            submit("Save", "settings_form", stamp, extras | values(folded), style="positive"),
            more if folded else None,
            submit("Keep as is", "keep", stamp, alone=True),
        ],
    )
