"""The router on a real database, without HTTP: what is said and pressed is committed at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from config import load
from domain.model import Details, Plan, Series
from domain.refused import Refused
from handlers import understanding
from handlers.context import Context
from handlers.events import Outcome, Pressed
from handlers.finding import named
from handlers.router import Router
from keys import Signer
from language.model import Command, Scope, Target
from services.directory import BotIdentity
from services.services import Services
from services.unit import Unit
from storage.database import Storage
from storage.due import Due, DueStore
from storage.outbox import Outgoing, post
from storage.people import Person
from storage.spaces import Space, SpaceStore

SPACE = "space"
wall = datetime.fromisoformat
BOT = BotIdentity("bot", "muster@bot.example", "Muster", "Muster")


class Desk:
    """Ana, Raj and Lee in a group space (and each alone with the bot), at a clock of its own.

    ``answers`` are the messages of the last exchange, in order.
    """

    def __init__(self, folder: Path, now: datetime, zone: str = "Asia/Shanghai") -> None:
        self.storage = Storage(folder / "desk.db")
        self.moment = now
        self.zone = ZoneInfo(zone)
        self.last: Any = None
        settings = load(
            None,
            webex_bot_token="x",
            public_url="https://muster.example",
            data_dir=folder,
            rate_person="1000000/second",
            rate_space="1000000/second",
        )
        self.settings = settings
        self.signer = Signer("key")
        self.router = Router(self.storage, self, BOT, settings, self.signer)
        self.answers: list[Outgoing] = []
        self._serial = count(1)
        people = [
            Person(name, f"{name}@acme.example", name.capitalize(), profile_zone=zone)
            for name in ("ana", "raj", "lee")
        ]
        self.people = {person.id: person for person in people}
        space = Space(SPACE, "Team", "group")
        alone = [Space(f"direct-{p.id}", p.name, "direct") for p in people]
        self.storage.write(
            SpaceStore.save(space),
            *(SpaceStore.save(one) for one in alone),
            SpaceStore.set_members(SPACE, people),
            *(
                SpaceStore.set_members(one.id, [replace(p, direct_space=one.id)])
                for one, p in zip(alone, people, strict=True)
            ),
        )

    def now(self) -> datetime:
        return self.moment

    def close(self) -> None:
        self.storage.close()

    @property
    def services(self) -> Services:
        self.storage.begin()
        return Services(self.storage, Unit(), self.moment, BOT, self.settings, self.signer)

    def series(self, short: str) -> Series | None:
        return self.services.series.by_short(short)

    def the(self, short: str) -> Series:
        found = self.series(short)
        assert found is not None
        return found

    @property
    def the_space(self) -> Space:
        space = self.services.spaces.get(SPACE)
        assert space is not None
        return space

    def put(self, series: Series, before: Series) -> None:
        """Let a series be as given from now on, without a word."""
        services = self.services
        loaded = services.series.get(before.id)
        services.meetings.store(loaded, series)
        self.storage.write(*services.unit.writes)

    def set_members_may_change(self) -> None:
        """Let every member of the space change its meetings."""
        self.storage.write(SpaceStore.set(SPACE, "who_may_change", "members"))

    def clear(self) -> None:
        """Forget every meeting, so that the next example is not about those before it."""
        services = self.services
        services.unit.write(*(services.series.delete(s.id) for s in services.series.everything()))
        self.storage.write(*services.unit.writes)

    def born_of(self, series: Series) -> Series | None:
        """The series that came out of one by a split or a separation."""
        services = self.services
        for entry in services.history.of_series(series.id):
            born = services.history.born_with(entry)
            if born is not None:
                return services.series.get(born.series_id)
        return None

    def meeting(
        self,
        start: datetime,
        minutes: int = 30,
        zone: str = "Asia/Shanghai",
        recurrence: str | None = None,
        title: str = "Team sync",
        host: str = "ana",
        where: str = SPACE,
        **details: Any,
    ) -> Series:
        """Store a meeting as if it had been scheduled (``start`` is a wall time)."""
        services = self.services
        plan = Plan(start, timedelta(minutes=minutes), zone, recurrence)
        space = services.spaces.get(where)
        assert space is not None
        made = services.meetings.new(
            self.people[host], space, Details(title, **details), plan, for_space=where == SPACE
        )
        assert not isinstance(made, Refused), made.violations
        services.meetings.keep(made, self.people[host], space, "schedule", tell=False)
        self.storage.write(*services.unit.writes)
        return made.series

    def do(self, command: Command, who: str = "ana", where: str = SPACE) -> str:
        """Let somebody give a command, past the reading of words."""
        self.storage.begin()
        services = self.router._services()
        ctx = self.router._context(services, who, where, self.moment)
        ctx = replace(
            ctx, message_id=f"m{next(self._serial)}", thread="t" if ctx.in_group else None
        )
        return self._commit(self.router._answer(ctx, lambda: understanding.run(ctx, command)))

    def context(self, who: str = "ana", where: str = SPACE) -> Context:
        """What a handler would be given for something that is said now."""
        self.storage.begin()
        services = self.router._services()
        ctx = self.router._context(services, who, where, self.moment)
        thread = "t" if ctx.in_group else None
        return replace(ctx, message_id=f"m{next(self._serial)}", thread=thread)

    def press(self, label: str, who: str = "ana", where: str = SPACE, **inputs: str) -> str:
        """Press the button that begins so on the newest card of the last answers."""
        action, filled = self.button(label)
        data = {**filled, **{k: str(v) for k, v in action["data"].items()}, **inputs}
        return self.submit(data, who, where)

    def submit(self, data: dict[str, str], who: str = "ana", where: str = SPACE) -> str:
        number = next(self._serial)
        self.storage.begin()
        event = Pressed(f"a{number}", f"p{number}", where, who, data, self.moment)
        return self._commit(self.router.pressed(event))

    def buttons(self) -> list[dict[str, Any]]:
        """Every action of the newest answer with a card."""
        for message in reversed(self.answers):
            if message.card and (found := list(actions(message.card))):
                return found
        return []

    def labels(self) -> list[str]:
        return [action["title"] for action in self.buttons()]

    def button(self, label: str) -> tuple[dict[str, Any], dict[str, str]]:
        for message in reversed(self.answers):
            for action in actions(message.card or {}):
                if action["title"].lower().startswith(label.lower()):
                    return action, inputs_of(message.card or {})
        raise AssertionError(f"no button {label!r}; there are {self.labels()}")

    @property
    def text(self) -> str:
        return "\n".join(message.markdown for message in self.answers)

    def pass_to(self, moment: datetime) -> str:
        """Move the clock; what is due on the way happens in order."""
        said: list[Outgoing] = []
        while True:
            upcoming = DueStore(self.storage).next_due()
            if upcoming is None or upcoming > moment:
                break
            self.moment = max(self.moment, upcoming)
            rows = DueStore(self.storage).claim(self.moment)
            self.storage.begin()
            self._commit(self.router.moments(rows), rows)
            said += self.answers
        self.moment = moment
        self.answers = said
        return self.text

    def _commit(self, outcome: Outcome, rows: list[Due] | None = None) -> str:
        self.storage.write(
            *outcome.writes,
            *(post(message, self.moment) for message in outcome.outgoing),
            *(DueStore.done(row.kind, row.key, row.due) for row in rows or []),
        )
        self.answers = list(outcome.outgoing)
        return self.text


def moving(
    series: Series, original: datetime, start: datetime, zone: str = "Asia/Shanghai"
) -> Command:
    """The command to move one occurrence."""
    scope = Scope.THIS if series.recurs else None
    target = Target(short=series.short, original=original)
    return Command(
        "move", "move it", target=target, scope=scope, start=start.astimezone(ZoneInfo(zone))
    )


def whole(series: Series, name: str = "move", **fields: Any) -> Command:
    """A command about a whole series."""
    scope = Scope.SERIES if series.recurs else None
    return Command(name, f"{name} it", target=named(series, None), scope=scope, **fields)


def actions(node: Any) -> Any:
    """Every submit button in a card."""
    if isinstance(node, dict):
        if node.get("type") == "Action.Submit":
            yield node
        for value in node.values():
            yield from actions(value)
    elif isinstance(node, list):
        for value in node:
            yield from actions(value)


def inputs_of(node: Any) -> dict[str, str]:
    """What a form shows, by input."""
    found: dict[str, str] = {}
    if isinstance(node, dict):
        if str(node.get("type", "")).startswith("Input."):
            found[node["id"]] = str(node.get("value", ""))
        for value in node.values():
            found |= inputs_of(value)
    elif isinstance(node, list):
        for value in node:
            found |= inputs_of(value)
    return found
