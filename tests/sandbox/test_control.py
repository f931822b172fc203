"""The controls: state, clock, idle; with a bot beside the sandbox that says what it has to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox import BotHooks, moments, start
from tests.sandbox.conftest import NOW, World


class Bot:
    """Has something due at set moments and notes when it was done; stands in for a whole bot."""

    def __init__(self, clock) -> None:
        self.clock = clock
        self.due: list[datetime] = []
        self.done: list[datetime] = []
        self.inbox = 0
        self.hooks = BotHooks(
            "http://127.0.0.1:9",
            lambda: {"inbox": self.inbox},
            lambda: min(self.due, default=None),
            self.work,
        )

    def work(self) -> None:
        now = self.clock.now()
        self.done += [now for due in self.due if due <= now]
        self.due = [due for due in self.due if due > now]


@pytest.fixture
def bot(held: World) -> Bot:
    made = Bot(held.sandbox.clock)
    held.sandbox.attach(made.hooks)
    return made


def at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute)


def test_the_state_names_everybody_with_a_token_that_works(world: World):
    state = world.state()
    assert state["api"] == f"{world.sandbox.url}/v1/"
    assert state["page"] == f"{world.sandbox.url}/"
    assert state["now"].startswith("2026-11-23T09:0")
    assert state["running"] is True
    assert state["nextDue"] is None
    assert state["unknown"] == {}
    assert state["bot"]["email"] == "muster@webex.bot"
    assert state["bot"]["displayName"] == "Muster"
    assert state["bot"]["url"] is None
    assert len(state["people"]) == 6
    assert len({person["timezone"] for person in state["people"]}) == 4
    for who in world.people.values():
        assert who.get("people/me").json()["id"] == who.id
    groups = {s["title"]: s for s in state["spaces"] if s["type"] == "group"}
    assert set(groups) == {"Eng", "QA", "Ops"}
    assert all(world.muster.id in space["members"] for space in groups.values())
    direct = [space for space in state["spaces"] if space["type"] == "direct"]
    for person in state["people"]:
        assert any({person["id"], world.muster.id} == set(s["members"]) for s in direct)


def test_the_clock_starts_at_now_and_ticks(world: World):
    clock = world.sandbox.clock
    assert clock.running
    first = clock.now()
    assert NOW <= first < NOW + timedelta(minutes=1)
    assert clock.real_seconds_until(first + timedelta(hours=1)) == pytest.approx(3600, abs=5)
    assert clock.real_seconds_until(first) == 0.0


def test_a_held_clock_stands(held: World):
    clock = held.sandbox.clock
    first = held.state()["now"]
    assert held.control("PUT", "clock", {"now": first}).json()["now"] == first
    assert clock.real_seconds_until(clock.now() + timedelta(seconds=1)) is None
    assert clock.real_seconds_until(clock.now()) == 0.0
    assert held.state()["now"] == first


def test_the_clock_moves_forwards_only(held: World):
    moved = held.control("PUT", "clock", {"now": "2026-11-23T12:00:00+01:00"})
    assert moved.json() == {"now": "2026-11-23T11:00:00.000Z", "running": False}
    back = held.control("PUT", "clock", {"now": "2026-11-23T10:59:59Z"})
    assert back.status_code == 400
    assert "forwards only" in back.json()["message"]
    assert held.state()["now"] == "2026-11-23T11:00:00.000Z"


@pytest.mark.parametrize(
    "body",
    [{}, {"now": "soon"}, {"now": 5}, {"running": "yes"}, {"speed": 2}, [], "x",
     {"now": "9999-12-31T23:59:59Z"}],
)  # fmt: skip
def test_a_clock_order_that_cannot_be_read_is_refused(held: World, body):
    before = held.state()["now"]
    assert held.control("PUT", "clock", body).status_code == 400
    assert held.state()["now"] == before


def test_everything_due_on_the_way_happens_at_its_own_moment(held: World, bot: Bot):
    bot.due = [at(30), at(5), at(5), at(90)]
    answer = held.control("PUT", "clock", {"now": at(60).isoformat()})
    assert answer.json() == {"now": "2026-11-23T10:00:00.000Z", "running": False}
    assert bot.done == [at(5), at(5), at(30)]
    assert held.state()["nextDue"] == moments.written(at(90))
    held.control("PUT", "clock", {"now": at(90).isoformat(), "running": True})
    assert bot.done[-1] == at(90)
    assert held.sandbox.clock.running


def test_a_running_clock_meets_due_moments_exactly_too(held: World, bot: Bot):
    held.control("PUT", "clock", {"running": True})
    bot.due = [at(45)]
    held.control("PUT", "clock", {"now": at(60).isoformat()})
    assert bot.done == [at(45)]
    assert held.sandbox.clock.running
    assert held.sandbox.clock.now() >= at(60)


def test_idle_waits_for_the_bots_work_and_says_what_is_left(held: World, bot: Bot):
    bot.inbox = 2
    left = held.control("POST", "idle", {"timeout": 0.05})
    assert left.status_code == 504
    assert left.json()["left"] == {"inbox": 2}
    bot.inbox = 0
    assert held.control("POST", "idle", {"timeout": 5}).status_code == 200
    bot.due = [at(0) - timedelta(seconds=1)]
    left = held.control("POST", "idle", {"timeout": 0.05})
    assert left.json()["left"] == {"due": 1}


def test_a_step_that_never_gets_done_ends_with_what_is_left(held: World, bot: Bot):
    held.sandbox.idleness.step_timeout = 0.1
    bot.due = [at(5)]
    held.sandbox.attach(BotHooks(None, dict, bot.hooks.next_due, lambda: None))
    stuck = held.control("PUT", "clock", {"now": at(60).isoformat()})
    assert stuck.status_code == 504
    assert stuck.json()["left"] == {"due": 1}
    assert held.state()["now"] == moments.written(at(5))


def test_a_bot_that_cannot_answer_is_busy_and_breaks_nothing(held: World):
    def broken() -> None:
        raise RuntimeError("closed")

    held.sandbox.attach(BotHooks(None, broken, broken, broken))
    assert held.control("POST", "idle", {"timeout": 0.05}).json()["left"] == {"bot": 1}
    assert held.ana.say(held.rooms["Eng"], "still here")["text"] == "still here"
    assert held.control("PUT", "clock", {"running": True}).status_code == 200


def test_idle_waits_for_what_follows_from_what_follows(world: World, hook, receiver):
    """The bot hears its own direct messages, and here it answers each of the first ones."""
    hook("messages", "created")
    answers = iter(range(5))

    def reply() -> int:
        for number in answers:
            world.muster.post("messages", toPersonId=world.ana.id, text=f"reply {number}")
            break
        return 204

    receiver.status = reply
    world.ana.post("messages", toPersonId=world.muster.id, text="begin")
    world.idle()
    assert len(receiver.got) == 6


@pytest.mark.parametrize("timeout", ["long", -1, True, 5000])
def test_a_timeout_has_to_be_seconds(world: World, timeout):
    assert world.control("POST", "idle", {"timeout": timeout}).status_code == 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def test_a_later_start_never_goes_back_behind_what_the_folder_remembers(folder: Path):
    first = World(start(folder, 0, NOW))
    first.control("PUT", "clock", {"running": False})
    first.control("PUT", "clock", {"now": "2027-02-01T00:00:00Z"})
    first.close()
    second = World(start(folder, 0, NOW))
    assert second.state()["now"].startswith("2027-02-01T00:0")
    assert second.sandbox.clock.running
    second.close()
    third = World(start(folder, 0, datetime(2028, 1, 1, tzinfo=UTC)))
    assert third.state()["now"].startswith("2028-01-01T00:0")
    third.close()
    fresh = World(start(folder, 0, NOW, fresh=True))
    assert fresh.state()["now"].startswith("2026-11-23T09:0")
    fresh.close()
