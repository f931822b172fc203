"""What people and spaces prefer: zone, language, reminders, digests, rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import cards.settings
import texts.settings
from cards.views import PersonSettings, SpaceSettings
from handlers import asking
from handlers.context import Context, Reply
from handlers.family import Family
from handlers.preferences import (
    USUAL,
    BadSetting,
    Owner,
    owner_of,
    read_zone,
    setting_named,
    split_setting,
    value_of,
)
from language import suggest
from language.model import Command

family = Family("settings")

PERSON_SHOWN = ("zone", "locale", "hours", "lead", "length", "digest", "quiet")
SPACE_SHOWN = ("zone", "who_may_change", "lead", "digest", "announcements")


@family.command("timezone")
def timezone(ctx: Context, command: Command) -> Reply:
    """Set a zone, one's own unless the space is named; without a zone, say which is used."""
    words = command.zone or command.text or " ".join(command.not_understood)
    owner = owner_of(ctx, for_space=command.audience == "space" and ctx.in_group)
    if not words:
        text = texts.settings.zone_now(ctx.zone, ctx.zone_from, ctx.now, ctx.locale)
        return _private(ctx, Reply(text))
    try:
        key = read_zone(ctx, words)
    except BadSetting as bad:
        return _private(ctx, Reply(bad.words))
    owner.set(ctx, {"zone": key})
    text = texts.settings.zone_set(ZoneInfo(key), ctx.now, ctx.locale, space=owner.title)
    return Reply(text) if owner.is_space else _private(ctx, Reply(text))


@family.command("language")
def language(ctx: Context, command: Command) -> Reply:
    """Set how dates look; the words of a locale or the name of a language."""
    pairs = dict(command.settings)
    words = command.text or pairs.get("language") or " ".join(command.not_understood)
    if not words:
        text = texts.settings.language_now(ctx.locale, ctx.now, ctx.zone)
        return _private(ctx, Reply(text))
    owner = owner_of(ctx, for_space=command.audience == "space" and ctx.in_group)
    return set_all(ctx, command, owner, (("locale", words),))


@family.command("prefs")
def settings(ctx: Context, command: Command) -> Reply:
    """Set what was named, or show the form: the space's in a space, one's own elsewhere."""
    owner = owner_of(ctx, for_space=_means_space(ctx, command))
    if command.settings:
        return set_all(ctx, command, owner, command.settings)
    if command.not_understood:
        words = " ".join(command.not_understood)
        return _private(ctx, Reply(_no_such_setting(words, owner)))
    return _form(ctx, command, owner)


@family.submission("prefs")
def settings_button(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Open the form from a button; extra ``of`` says whose."""
    command = Command("prefs", "prefs")
    owner = owner_of(ctx, for_space=inputs.get("of") == "space" and ctx.in_group)
    return _form(ctx, command, owner)


@family.submission("settings_form")
def settings_form(ctx: Context, inputs: dict[str, str]) -> Reply:
    """A filled form; every wrong field is named at once and nothing is saved then."""
    of_space = inputs.get("of") == "space"
    if of_space and not ctx.in_group:
        return Reply(texts.settings.of_a_space("prefs"))
    owner = owner_of(ctx, for_space=of_space)
    wanted, errors = _from_form(ctx, inputs, of_space)
    command = Command("prefs", "prefs")
    if draft := asking.draft_of(ctx, inputs):
        ctx = ctx.correcting(draft)
    if errors:
        return _form(ctx, command, owner, inputs, errors)
    changed = owner.changed(wanted, of_form=True)
    if draft:
        asking.drop(ctx, draft)
    ctx.services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.settings.form_used())
    rights = changed.pop("who_may_change", None) if "who_may_change" in changed else None
    owner.set(ctx, changed)
    text = _saved(changed, owner)
    if rights is None:
        return Reply(text, replaces=True)
    asked = _ask_rights(ctx, owner, rights == "members")
    if not changed:
        return asked
    return Reply(text, replaces=True, more=(replace(asked, replaces=False),))


def set_all(
    ctx: Context, command: Command, owner: Owner, pairs: tuple[tuple[str, str], ...]
) -> Reply:
    """Set what was typed; nothing is set when one part of it can't be."""
    wanted: dict[str, str | None] = {}
    for typed, words in pairs:
        said, value = split_setting(typed, words, space=owner.is_space)
        name = setting_named(said, space=owner.is_space)
        if name is None:
            return _private(ctx, Reply(_no_such_setting(typed, owner, words)))
        try:
            wanted |= value_of(ctx, name, value)
        except BadSetting as bad:
            return _private(ctx, Reply(bad.words))
    changed = owner.changed(wanted)
    if "who_may_change" in changed and not ctx.confirmed:
        return _ask_rights(ctx, owner, changed["who_may_change"] == "members")
    owner.set(ctx, changed)
    reply = Reply(_saved(changed, owner))
    if set(changed) == {"locale"}:
        locale = changed["locale"] or ctx.locale
        reply = Reply(texts.settings.language_set(ctx.now, ctx.zone, locale))
    return reply if owner.is_space else _private(ctx, reply)


def _means_space(ctx: Context, command: Command) -> bool:
    if not ctx.in_group or command.audience == "me":
        return False
    words = command.said.casefold().split()
    if command.audience == "space" or "here" in words or "space" in words:
        return True
    return not {"my", "mine", "prefs", "pref", "preferences", "preference"} & set(words)


def _no_such_setting(words: str, owner: Owner, value: str = "") -> str:
    """Say that there is none of that name, or whose setting it is."""
    other, _ = split_setting(words, value, space=not owner.is_space)
    if setting_named(other, space=not owner.is_space) is not None:
        said = texts.settings.of_a_person if owner.is_space else texts.settings.of_a_space
        return said(other)
    names = texts.settings.SPACE_NAMES if owner.is_space else texts.settings.PERSON_NAMES
    near = suggest.suggest(words, list(names))
    return texts.settings.unknown_name(words, near, space=owner.is_space)


def _saved(changed: Mapping[str, str | None], owner: Owner) -> str:
    if not changed:
        return texts.settings.nothing_changed(space=owner.title)
    rows = [(texts.settings.NAMES[n], texts.settings.value(n, v)) for n, v in changed.items()]
    return texts.settings.saved(rows, space=owner.title)


def _ask_rights(ctx: Context, owner: Owner, members: bool) -> Reply:
    """Who may change meetings concerns everybody in the space, so it takes one press more."""
    count = len(ctx.services.people_near(ctx.space))
    lines = texts.settings.confirm_rights(owner.title, members, count)
    pair = ("who may change", "members" if members else "host")
    command = Command("prefs", "prefs", settings=(pair,), audience="space")
    return asking.confirm(ctx, command, lines, texts.settings.rights_label(members))


def _form(
    ctx: Context,
    command: Command,
    owner: Owner,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Reply:
    """The form as settings stand, or with what was typed and each wrong field named."""
    draft = asking.keep(ctx, replace(command, settings=()), "form", None)
    stamp = asking.stamp(ctx, draft, None)
    errors = errors or {}
    if owner.is_space:
        card = cards.settings.space_form(_space(owner, typed), owner.title, stamp, errors=errors)
        text = texts.settings.space_text(owner.title, _rows(ctx, owner, SPACE_SHOWN))
    else:
        card = cards.settings.person_form(_person(ctx, owner, typed), stamp, errors=errors)
        text = texts.settings.person_text(_rows(ctx, owner, PERSON_SHOWN))
    if errors:
        text = texts.settings.errors(list(errors.values()))
    reply = Reply(text, card, name=f"draft:{draft.id}", replaces=bool(errors))
    return reply if owner.is_space else _private(ctx, reply)


def _person(ctx: Context, owner: Owner, typed: Mapping[str, str] | None) -> PersonSettings:
    def of(name: str, usual: str = "") -> str:
        return typed.get(name, "") if typed is not None else owner.get(name) or usual

    return PersonSettings(
        zone=of("zone", ctx.zone.key),
        locale=of("locale"),
        hours=of("hours"),
        lead=of("lead", USUAL["lead"]),
        digest=of("digest"),
        quiet_from=of("quiet_from"),
        quiet_until=of("quiet_until"),
    )


def _space(owner: Owner, typed: Mapping[str, str] | None) -> SpaceSettings:
    def of(name: str, key: str, usual: str = "") -> str:
        return typed.get(name, "") if typed is not None else owner.get(key) or usual

    return SpaceSettings(
        zone=of("zone", "zone"),
        change=of("change", "who_may_change", USUAL["who_may_change"]),
        lead=of("lead", "lead", USUAL["lead"]),
        digest=of("digest", "digest"),
        announce=of("announce", "announcements", USUAL["announcements"]) in ("on", "true"),
    )


def _rows(ctx: Context, owner: Owner, names: tuple[str, ...]) -> list[tuple[str, str]]:
    rows = []
    for name in names:
        kept = owner.get(name)
        if name == "quiet":
            begin, end = owner.get("quiet_from"), owner.get("quiet_until")
            kept = f"{begin}–{end}" if begin and end else None
        if name == "zone" and kept is None and not owner.is_space:
            kept = f"{ctx.zone.key} ({texts.settings.SOURCES[ctx.zone_from]})"
        rows.append((texts.settings.NAMES[name], texts.settings.value(name, kept)))
    return rows


def _from_form(
    ctx: Context, inputs: Mapping[str, str], of_space: bool
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The values of a filled form, by setting, and the errors, by input."""
    fields = {name: name for name in ("zone", "lead", "digest")}
    if of_space:
        fields |= {"change": "who_may_change", "announce": "announcements"}
    else:
        fields |= {name: name for name in ("locale", "hours", "quiet_from", "quiet_until")}
    wanted: dict[str, str | None] = {}
    errors: dict[str, str] = {}
    for field, name in fields.items():
        if field not in inputs:
            continue
        typed = inputs[field].strip()
        if field == "announce":
            typed = "on" if typed == "true" else "off"
        if field == "zone" and typed == ctx.zone.key and not of_space and not ctx.person.zone:
            continue  # shown because it is used; saving the form does not choose it
        try:
            wanted |= value_of(ctx, name, typed) if typed else {name: None}
        except BadSetting as bad:
            errors[field] = bad.words.removeprefix("Not set: ")
    if not of_space and bool(wanted.get("quiet_from")) != bool(wanted.get("quiet_until")):
        missing = "quiet_until" if wanted.get("quiet_from") else "quiet_from"
        allowed = texts.settings.ALLOWED["quiet"]
        words = texts.settings.wants(texts.settings.NAMES["quiet"], "", allowed)
        errors.setdefault(missing, words.removeprefix("Not set: "))
    return wanted, errors


def _private(ctx: Context, reply: Reply) -> Reply:
    """One's own settings are nobody else's business."""
    if not ctx.in_group:
        return reply
    return replace(reply, private=True, pointer=texts.settings.pointer(), replaces=False)
