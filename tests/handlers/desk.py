"""Handlers on a real database without the road around them: commands and presses in, posts out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from config import load
from domain import changes
from domain.model import Details, Invitee, Plan, Series
from handlers import notices, understanding
from handlers.context import Answered, Context, Reply
from handlers.families import SUBMISSIONS
from handlers.router import Router, deliver
from keys import Signer
from language.model import Command
from services.rights import Forbidden
from services.services import Services
from services.unit import Notice, Unit
from storage.database import Storage
from storage.due import DueStore
from storage.outbox import Outgoing, post
from storage.people import PeopleStore, Person
from storage.spaces import Space, SpaceStore

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANA = Person("id-ana", "ana@acme.example", "Ana Silva", profile_zone="Europe/Berlin")
RAJ = Person("id-raj", "raj@acme.example", "Raj Patel", profile_zone="Asia/Kolkata")
LEE = Person("id-lee", "lee@acme.example", "Lee Wong", profile_zone="America/New_York")
ENG, QA, OPS = (Space(name.lower(), name, "group") for name in ("Eng", "QA", "Ops"))
BOT = SimpleNamespace(id="id-bot", email="muster@webex.bot", name="Muster", first="Muster")
EVERYBODY = (ANA, RAJ, LEE)
wall = datetime.fromisoformat


def direct(person: Person) -> Space:
    """The direct space of a person and the bot."""
    return Space(f"direct-{person.id}", person.name, "direct")


@dataclass
class Desk:
    """``posted`` are the messages of the last event; what is posted counts as sent at once."""

    storage: Storage
    now: datetime = NOW
    posted: list[Outgoing] = field(default_factory=list)
    all_posts: list[Outgoing] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    settings: Any = None
    signer: Any = None
    router: Any = None

    @classmethod
    def at(cls, folder: Path) -> Desk:
        """Ana and Raj in Eng, Ana and Lee in QA, Raj alone in Ops."""
        desk = cls(Storage(folder / "bot.db"))
        desk.settings = load(
            None,
            webex_bot_token="token",
            public_url="https://muster.example.com/",
            data_dir=folder,
            timezone="Europe/Berlin",
        )
        desk.signer = Signer("a key")
        clock = SimpleNamespace(now=lambda: desk.now)
        desk.router = Router(desk.storage, clock, BOT, desk.settings, desk.signer)
        desk.storage.write(
            *(PeopleStore.save(replace(p, direct_space=direct(p).id)) for p in EVERYBODY),
            *(SpaceStore.save(space) for space in (ENG, QA, OPS)),
            *(SpaceStore.save(direct(person)) for person in EVERYBODY),
            *(SpaceStore.set_members(direct(person).id, [person]) for person in EVERYBODY),
            SpaceStore.set_members("eng", [ANA, RAJ]),
            SpaceStore.set_members("qa", [ANA, LEE]),
            SpaceStore.set_members("ops", [RAJ]),
        )
        return desk

    # What happens

    def says(self, by: Person, where: Space, name: str, said: str = "", **fields: Any) -> str:
        """A command as it was read; the bot's answers as one text."""
        ctx = self._context(by, where)
        command = Command(name, said or name, **fields)
        return self._answer(ctx, lambda: understanding.handle(ctx, command))

    def presses(self, by: Person, where: Space, label: str, **filled: str) -> str:
        """The newest button that begins with the label, among all that was posted to ``where``."""
        for outgoing in reversed(self.all_posts):
            here = {f"space:{where.id}"} | (
                {f"person:{by.email}"} if where == direct(by) else set()
            )
            for action in actions(outgoing) if outgoing.to in here else []:
                if action["title"].startswith(label):
                    inputs = filled | {k: str(value) for k, value in action["data"].items()}
                    ctx = replace(self._context(by, where), pressed=self.ids.get(id(outgoing)))
                    handler = SUBMISSIONS[inputs["action"]]
                    return self._answer(ctx, lambda: self._press(handler, ctx, inputs))  # noqa: B023
        raise AssertionError(f"no button {label!r} was posted there")

    def passes(self, moment: datetime) -> list[Outgoing]:
        """Let everything happen that is due up to a moment, each at its own time.

        Returns the new messages, but those that offer a missed meeting a new time; edits are in
        ``posted`` as well.
        """
        self.posted = []
        store = DueStore(self.storage)
        while (due := store.next_due()) is not None and due <= moment:
            self.now = max(self.now, due)
            rows = store.claim(self.now)
            self.storage.begin()
            outcome = self.router.moments(rows)
            done = [store.done(row.kind, row.key, row.due) for row in rows]
            self._commit(list(outcome.writes) + done, list(outcome.outgoing))
        self.now = moment
        news = [each for each in self.posted if each.replaces is None]
        return [each for each in news if not (each.unique or "").startswith("rescue|")]

    def tells(self, *happened: Notice) -> list[Outgoing]:
        """Word notices as they stand."""
        self.posted = []
        services = self.services()
        services.unit.notices.extend(happened)
        for one in happened:
            services.unit.change(one.before, one.after)
        notices.word(services)
        assert services.unit.notices == []
        self._commit(services.unit.writes, services.unit.outgoing)
        return self.posted

    def keeps(self, series: Series, before: Series | None = None) -> Series:
        """Put a series into the book without telling anybody."""
        services = self.services()
        services.meetings.store(before, series)
        self._commit(services.unit.writes, [])
        return series

    def sets(self, of: Person | Space, **settings: str) -> None:
        store = PeopleStore if isinstance(of, Person) else SpaceStore
        self.storage.write(*(store.set(of.id, key, value) for key, value in settings.items()))

    # What can be asked about it

    def services(self) -> Services:
        self.storage.begin()
        return Services(self.storage, Unit(), self.now, BOT, self.settings, self.signer)

    @property
    def reply(self) -> str:
        return "\n".join(outgoing.markdown for outgoing in self.posted)

    def to(self, receiver: Person | Space) -> list[Outgoing]:
        """The messages of the last event to a person or a space."""
        named = {f"person:{receiver.email}"} if isinstance(receiver, Person) else set()
        named |= {f"space:{receiver.id if isinstance(receiver, Space) else direct(receiver).id}"}
        return [outgoing for outgoing in self.posted if outgoing.to in named]

    @property
    def next_due(self) -> datetime | None:
        return DueStore(self.storage).next_due()

    def _context(self, by: Person, where: Space) -> Context:
        services = self.services()
        person, space = services.people.get(by.id), services.spaces.get(where.id)
        assert person is not None
        assert space is not None
        zone = ZoneInfo(person.zone or person.profile_zone or "UTC")
        return Context(
            person, space, "m1", None, self.now, self.now, zone, "profile", "en", services
        )

    @staticmethod
    def _press(handler: Any, ctx: Context, inputs: dict[str, str]) -> Reply:
        try:
            return handler(ctx, inputs)  # type: ignore[no-any-return]
        except Forbidden as refusal:
            refusal.inputs = inputs
            raise

    def _answer(self, ctx: Context, handle: Any) -> str:
        try:
            reply = handle()
        except Answered as answered:
            reply = answered.reply
        except Forbidden as refusal:
            ctx.services.unit.clear()
            reply = notices.forbidden(ctx, refusal)
        deliver(ctx, reply)
        notices.word(ctx.services)
        self.posted = []
        self._commit(ctx.services.unit.writes, ctx.services.unit.outgoing)
        return self.reply

    def _commit(self, writes: list[Any], outgoing: list[Outgoing]) -> None:
        sent = [self._sent(each) for each in outgoing]
        self.storage.write(*writes, *(post(each, self.now) for each in outgoing), *sent)
        self.posted += outgoing
        self.all_posts += outgoing

    def _sent(self, outgoing: Outgoing) -> Any:
        """Note the message id, as the sender would."""
        values = [f"m-{id(outgoing)}", outgoing.to, outgoing.name, outgoing.about]
        replaces = outgoing.replaces or ""
        column = "name" if replaces.startswith("name:") else "message_id"

        def write(db: Any) -> None:
            found = db.execute(
                f"select message_id from posts where {column} = ?", [replaces.removeprefix("name:")]
            ).fetchone()
            if found is None and outgoing.otherwise != "post":
                return
            if outgoing.name:
                db.execute("update posts set name = null where name = ?", [outgoing.name])
            self.ids[id(outgoing)] = found[0] if found else values[0]
            if found is None:
                columns = "message_id, space, name, about, sent"
                added = [*values, self.now.isoformat()]
                db.execute(f"insert into posts ({columns}) values (?, ?, ?, ?, ?)", added)
            else:
                changes = "edits = edits + 1, name = coalesce(?, name)"
                values_now = [outgoing.name, found[0]]
                db.execute(f"update posts set {changes} where message_id = ?", values_now)

        return write


def meeting(
    short: str = "k7",
    title: str = "Standup",
    *,
    start: str = "2026-11-24T09:15",
    rule: str | None = None,
    zone: str = "Europe/Berlin",
    minutes: int = 15,
    home: Space = ENG,
    host: Person = ANA,
    invitees: tuple[Person, ...] = (),
    **details: Any,
) -> Series:
    """A meeting of Ana in Eng, tomorrow at 09:15 in Berlin unless something else is said.

    As in the conversation it is for the whole space where nobody is named.
    """
    made = changes.create(
        f"{int(short[1:]):032x}",
        short,
        host.email,
        home.id,
        Plan(wall(start), timedelta(minutes=minutes), zone, rule),
        Details(title=title, **details),
        NOW,
        for_space=home.kind == "group" and not invitees,
        invitees=tuple(Invitee(p.email, p.name) for p in invitees),
    )
    assert isinstance(made, Series), made
    return made


def actions(outgoing: Outgoing) -> list[dict[str, Any]]:
    """Every button that sends something, on a message's card."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "Action.Submit":
                found.append(node)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(outgoing.card)
    return found


def buttons(outgoing: Outgoing) -> list[str]:
    return [action["title"] for action in actions(outgoing)]
