"""Asking somebody who may do it: the request, and what becomes of it when they press."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import cards.choose
import texts.requesting
import texts.trouble
from cards.card import Stamp
from cards.choose import Choice
from handlers.context import Answered, Context, Reply
from handlers.family import Family
from language.model import Command

if TYPE_CHECKING:
    from services.rights import Forbidden

family = Family("requesting")

LIVES = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody without the right wanted: a command as it was settled, or a pressed form."""

    id: str
    by: str
    able: tuple[str, ...]
    what: str
    title: str
    series_id: str
    command: Command | None = None
    inputs: dict[str, str] | None = None

    @property
    def host(self) -> str:
        return self.able[0]

    @property
    def words(self) -> str:
        return self.command.said if self.command else ""


def offer(ctx: Context, refusal: Forbidden) -> Reply:
    """Say who may do it, with a button to ask the host; in private, as a matter of rights is."""
    services = ctx.services
    names = [services.name_of(email) for email in refusal.able]
    title = refusal.series.details.title if refusal.series else ""
    text = texts.trouble.forbidden(refusal.what, title, names)
    pointer = texts.trouble.forbidden_pointer()
    nothing_to_run = refusal.command is None and refusal.inputs is None
    if refusal.series is None or not refusal.able or nothing_to_run:
        return Reply(text, private=True, pointer=pointer)
    request = Request(
        id=services.new_id(),
        by=ctx.person.email,
        able=refusal.able,
        what=refusal.what,
        title=title,
        series_id=refusal.series.id,
        command=_settled(ctx, refusal.command) if refusal.command else None,
        inputs=None if refusal.command else refusal.inputs,
    )
    services.unit.write(
        services.drafts.put("request", request.id, _to_data(request), ctx.now + LIVES)
    )
    stamp = Stamp(services.new_id(), meeting=refusal.series.short, draft=request.id)
    label = texts.requesting.ask_label(services.name_of(request.host))
    card = cards.choose.choose(text, [(label, "ask_host", {})], stamp)
    return Reply(text, card, private=True, pointer=pointer)


@family.submission("ask_host")
def ask_host(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Send the request to the host, with a button that does it."""
    request = _request(ctx, inputs)
    if ctx.person.email != request.by:
        raise Answered(Reply(texts.requesting.not_yours(), private=True))
    services = ctx.services
    asker, host = ctx.person.name or request.by, services.name_of(request.host)
    if services.drafts.get("asked", request.id, ctx.now) is not None:
        raise Answered(Reply(texts.requesting.asked_already(host)))
    services.unit.write(services.drafts.put("asked", request.id, {}, ctx.now + LIVES))
    services.use_once(inputs.get("nonce", ""), ctx.person.id, texts.requesting.asked(host))
    text = texts.trouble.request(asker, request.what, request.title, request.words)
    choices: list[Choice] = [
        (texts.requesting.decline_label(), "decline_request", {}),
        (texts.requesting.grant_label(request.what), "grant_request", {}),
    ]
    stamp = Stamp(services.new_id(), meeting=inputs.get("meeting", ""), draft=request.id)
    services.unit.post(
        f"person:{request.host}",
        f"{text}\n\n{texts.requesting.how(request.what)}",
        card=cards.choose.choose(text, choices, stamp, lines=texts.requesting.checked()),
        about=request.series_id,
    )
    return Reply(texts.trouble.asked_for_you([host]), replaces=True)


@family.submission("grant_request")
def grant(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Do what was asked for in the name of the one who agrees, after the usual checks."""
    from handlers.families import SUBMISSIONS
    from handlers.understanding import handle

    request = _for_me(ctx, inputs)
    services = ctx.services
    services.use_once(
        inputs.get("nonce", ""),
        ctx.person.id,
        texts.requesting.granted(services.name_of(request.by)),
    )
    services.unit.write(services.drafts.drop("request", request.id))
    host = services.name_of(ctx.person.email)
    text = texts.requesting.taken_up(host, request.title)
    services.unit.post(f"person:{request.by}", text, about=request.series_id)
    if request.command is not None:
        return replace(handle(ctx, request.command), replaces=True)
    given = {**(request.inputs or {}), "nonce": ""}
    handler = SUBMISSIONS.get(given.get("action", ""))
    if handler is None:
        raise Answered(Reply(texts.requesting.gone()))
    return replace(handler(ctx, given), replaces=True)


@family.submission("decline_request")
def decline(ctx: Context, inputs: dict[str, str]) -> Reply:
    """Leave it, and let the asker know."""
    request = _for_me(ctx, inputs)
    services = ctx.services
    asker = services.name_of(request.by)
    services.use_once(
        inputs.get("nonce", ""), ctx.person.id, texts.requesting.declined_by_me(asker)
    )
    services.unit.write(services.drafts.drop("request", request.id))
    text = texts.requesting.declined(
        services.name_of(ctx.person.email), request.what, request.title
    )
    services.unit.post(f"person:{request.by}", text, about=request.series_id)
    return Reply(texts.requesting.left(asker), replaces=True)


def _settled(ctx: Context, command: Command) -> Command:
    """The command as it means the same wherever and by whomever it is run."""
    from handlers import finding

    try:
        found = finding.meant(ctx, command, writes=True)
    except Answered:
        ctx.services.unit.clear()  # the question that was about to be asked
        return command
    if not found.others:
        command = finding.settled(command, found)
    if command.zone is None and (command.clock is not None or command.date is not None):
        command = replace(command, zone=ctx.zone.key)
    return command


def _request(ctx: Context, inputs: dict[str, str]) -> Request:
    data = ctx.services.drafts.get("request", inputs.get("draft", ""), ctx.now)
    if data is None:
        raise Answered(Reply(texts.requesting.gone()))
    request: Request = _adapter().validate_python(data)
    return request


def _for_me(ctx: Context, inputs: dict[str, str]) -> Request:
    request = _request(ctx, inputs)
    if ctx.person.email not in request.able:
        raise Answered(Reply(texts.requesting.not_for_you(), private=True))
    return request


def _to_data(request: Request) -> dict[str, Any]:
    data: dict[str, Any] = _adapter().dump_python(request, mode="json")
    return data


@functools.cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Request)
