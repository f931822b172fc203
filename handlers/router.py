"""Reads what came in, finds the handler, catches what stops it, and words the notices."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import texts.asking
import texts.trouble
from cards.result import result
from handlers import notices, pressing, understanding
from handlers.context import Answered, Context, Reply, context
from handlers.events import Joined, Outcome, Pressed, Said
from handlers.families import MOMENTS, SUBMISSIONS
from handlers.family import MomentHandler
from services.admission import Admission, is_open
from services.directory import Person
from services.rights import Forbidden
from services.services import Services
from services.unit import Pointer, Unit
from texts.markdown import seen

if TYPE_CHECKING:
    from config import Settings
    from storage.database import Storage
    from storage.due import Due

QUIET_AFTER = timedelta(days=1)

log = logging.getLogger(__name__)


class Router:
    """Turns events into outcomes. Keeps no state of its own between them."""

    def __init__(
        self, storage: Storage, clock: Any, bot: Any, settings: Settings, signer: Any
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._bot = bot
        self._settings = settings
        self._signer = signer
        self._admission = Admission(settings)

    def said(self, event: Said) -> Outcome:
        """Answer a message."""
        services = self._services()
        ctx = self._context(services, event.person_id, event.space_id, event.said_at)
        ctx = replace(
            ctx,
            message_id=event.id,
            thread=event.parent or (event.id if ctx.in_group else None),
            asked_about=services.outbox.about(event.parent) if event.parent else None,
            mentioned=tuple(p for i in event.mentioned if (p := services.people.get(i))),
        )
        return self._turned_away(ctx) or self._answer(
            ctx, lambda: understanding.answer(ctx, seen(event.text))
        )

    def pressed(self, event: Pressed) -> Outcome:
        """Answer a button or a form."""
        services = self._services()
        ctx = self._context(services, event.person_id, event.space_id, event.at)
        parent = event.inputs.get("parent") or None
        ctx = replace(
            ctx,
            message_id=event.message_id,
            pressed=event.message_id,
            thread=parent or (event.message_id if ctx.in_group else None),
            asked_about=services.outbox.about(event.message_id),
        )
        inputs = {key: seen(value) for key, value in event.inputs.items()}
        return self._turned_away(ctx) or self._answer(ctx, lambda: self._press(ctx, inputs))

    def joined(self, event: Joined) -> Outcome:
        """Say hello in a space the bot was added to."""
        services = self._services()
        space = services.spaces.get(event.space_id)
        if space is None or space.kind != "group":
            return Outcome((), ())
        by = services.people.get(event.by) if event.by else None
        if not is_open(self._settings, space):
            if by is not None:
                _turn_away(services, by)
            return self._outcome(services)
        from handlers.helping import hello

        reply = hello(space, by)
        services.unit.post(f"space:{space.id}", reply.text, card=reply.card)
        return self._outcome(services)

    def moments(self, rows: list[Due]) -> Outcome:
        """Do what has fallen due; each handler takes all its rows at once."""
        services = self._services()
        due: dict[MomentHandler, list[Due]] = {}
        for row in rows:
            handler = MOMENTS.get(row.kind)
            if handler is None:
                log.error("nothing knows what to do at a moment of kind %s", row.kind)
            else:
                due.setdefault(handler, []).append(row)
        for handler, its_rows in due.items():
            handler(services, its_rows)
        for row in rows:
            services.unit.write(services.due.done(row.kind, row.key, row.due))
        notices.word(services)
        return self._outcome(services)

    def apology(self, event: Said | Pressed | Joined, reference: str) -> Outcome:
        """Say that something failed on our side, with the reference found in the log."""
        services = self._services()
        thread = event.parent if isinstance(event, Said) else None
        services.unit.post(
            f"space:{event.space_id}", texts.trouble.apology(reference), parent=thread
        )
        return self._outcome(services)

    def _turned_away(self, ctx: Context) -> Outcome | None:
        """The outcome for somebody who may not use the bot, or was too fast; told once."""
        services = ctx.services
        if not self._admission.is_allowed(ctx.person, ctx.space):
            _turn_away(services, ctx.person)
            return self._outcome(services)
        if too_many := self._admission.count(ctx.person, ctx.space):
            if not too_many.told:
                text = texts.trouble.too_many(too_many.seconds)
                services.unit.post(ctx.receiver, text, parent=ctx.thread)
            return self._outcome(services)
        return None

    def _press(self, ctx: Context, inputs: dict[str, str]) -> Reply:
        action = inputs.get("action", "")
        handler = SUBMISSIONS.get(action)
        if handler is None:
            return Reply(texts.trouble.unknown_button())
        nonce = inputs.get("nonce", "")
        if nonce and (used := ctx.services.drafts.used(nonce, ctx.person.id)):
            who = ctx.person.name or ctx.person.email
            return Reply(
                texts.trouble.pressed_before(who, used.at, used.words, ctx.zone, ctx.locale)
            )
        pressing.check(inputs)
        try:
            return handler(ctx, inputs)
        except Forbidden as refusal:
            refusal.inputs = inputs
            raise

    def _answer(self, ctx: Context, handle: Callable[[], Reply]) -> Outcome:
        try:
            reply = handle()
        except Answered as answered:  # raised before any change: the unit holds only its question
            reply = answered.reply
        except Forbidden as refusal:
            ctx.services.unit.clear()
            reply = notices.forbidden(ctx, refusal)
        except OverflowError:  # the year 1, a million hours: farther than dates and numbers go
            log.warning("Out of range", exc_info=True)
            ctx.services.unit.clear()
            reply = Reply(texts.trouble.out_of_range())
        deliver(ctx, reply)
        notices.word(ctx.services)
        return self._outcome(ctx.services)

    def _services(self) -> Services:
        return Services(
            storage=self._storage,
            unit=Unit(),
            now=self._clock.now(),
            bot=self._bot,
            settings=self._settings,
            signer=self._signer,
        )

    def _context(
        self, services: Services, person_id: str, space_id: str, said_at: datetime
    ) -> Context:
        person, space = services.people.get(person_id), services.spaces.get(space_id)
        assert person is not None, "the road makes people known before it asks"
        assert space is not None, "the road makes spaces known before it asks"
        return context(services, person, space, said_at)

    @staticmethod
    def _outcome(services: Services) -> Outcome:
        return Outcome(tuple(services.unit.writes), tuple(services.unit.outgoing))


def _turn_away(services: Services, person: Person) -> None:
    """Say to somebody in private, once a day, that they or their space are not on the list."""
    if services.drafts.get("turned away", person.id, services.now) is None:
        until = services.now + QUIET_AFTER
        services.unit.write(services.drafts.put("turned away", person.id, {}, until))
        services.unit.post(f"person:{person.email}", texts.trouble.not_allowed_here())


def deliver(ctx: Context, reply: Reply) -> None:
    """Put a reply and what follows it into the unit's messages."""
    if reply.private and ctx.in_group:
        name = ctx.person.name or ctx.person.email
        pointer = Pointer(
            to=ctx.receiver,
            sent=reply.pointer,
            refused=texts.trouble.undelivered(name),
            parent=ctx.thread,
        )
        _post(ctx, reply, f"person:{ctx.person.email}", pointer=pointer)
    elif reply.replaces and ctx.pressed is not None:
        card = reply.card or result(reply.text)
        _post(ctx, replace(reply, card=card), ctx.receiver, replaces=ctx.pressed)
    else:
        _post(ctx, reply, ctx.receiver)
    for following in reply.more:
        deliver(ctx, following)


def _post(
    ctx: Context,
    reply: Reply,
    to: str,
    replaces: str | None = None,
    pointer: Pointer | None = None,
) -> None:
    parent = ctx.thread if to == ctx.receiver else None
    ctx.services.unit.post(
        to,
        reply.text,
        card=reply.card,
        parent=parent,
        replaces=replaces,
        name=reply.name,
        about=reply.about,
        pointer=pointer,
    )
    if reply.file:
        ctx.services.unit.post(to, "", file=reply.file, parent=parent)
