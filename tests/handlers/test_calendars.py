"""Calendar files and feeds, read back by a parser that is not the one that wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import requests
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from config import load
from domain import changes, occurrences, plans
from domain.clockchanges import changes as clock_changes
from domain.model import Details, Invitee, Plan, Series
from domain.refused import Refused
from keys import Signer
from services.calendars import Calendars
from services.services import Services
from services.unit import Unit
from services.vtimezones import vtimezone
from storage.database import Storage
from storage.people import PeopleStore, Person
from storage.spaces import Space, SpaceStore
from tests.chat import Chat
from tests.handlers import ical
from tests.handlers.desk import BOT
from web.feed import feed_routes

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANA, RAJ, LEE = (
    Person(f"id-{name.lower()}", f"{name.lower()}@acme.example", name)
    for name in ("Ana", "Raj", "Lee")
)
ENG = Space("eng", "Eng, the team", "group")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
wall = datetime.fromisoformat
WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
DAILY = "FREQ=DAILY"
RULES = (
    DAILY,
    "FREQ=DAILY;COUNT=90",
    WEEKDAYS,
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601T000000Z",
)


class Desk:
    """The bot's services on a database of their own; every call is a unit that is committed."""

    def __init__(self, folder: Path) -> None:
        self.storage = Storage(folder / "bot.db")
        self.now = NOW
        self.signer = Signer("a key")
        self.settings = load(
            None,
            webex_bot_token="token",
            public_url="https://muster.example.com/",
            data_dir=folder,
        )
        self.storage.write(
            *(PeopleStore.save(each) for each in (ANA, RAJ, LEE)),
            SpaceStore.save(ENG),
            SpaceStore.set_members("eng", [ANA, RAJ]),
        )

    def services(self) -> Services:
        self.storage.begin()
        return Services(self.storage, Unit(), self.now, BOT, self.settings, self.signer)

    def keep(self, before: Series | None, after: Series | None) -> None:
        services = self.services()
        services.meetings.store(before, after)
        self.commit(services)

    def commit(self, services: Services) -> None:
        self.storage.write(*services.unit.writes)

    def address(self, owner: str) -> str:
        services = self.services()
        found = services.calendars.address(owner)
        self.commit(services)
        return found.removeprefix("https://muster.example.com")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.storage.close()


def series(
    rule: str | None = WEEKDAYS, zone: str = "Europe/Berlin", number: int = 1, **details: object
) -> Series:
    """A meeting at 09:15 of the next day."""
    plan = Plan(wall("2026-11-24T09:15"), timedelta(minutes=15), zone, rule)
    made = changes.create(
        f"{number:032x}",
        f"k{number}",
        "ana@acme.example",
        "eng",
        plan,
        Details(**{"title": "Standup", **details}),  # type: ignore[arg-type]
        NOW,
    )
    return must(made)


def must(outcome: Series | Refused | None) -> Series:
    assert isinstance(outcome, Series), outcome
    return outcome


def shown(content: bytes, until: datetime) -> list[tuple[datetime, datetime, str]]:
    found = ical.happenings(content, until)
    return [(one.start, one.end, one.title) for one in found if one.start < until]


def planned(one: Series, until: datetime) -> list[tuple[datetime, datetime, str]]:
    found = occurrences.between(one, None, until)
    return [(o.start, o.end, o.details.title) for o in found]


def calendars(now: datetime = NOW) -> Calendars:
    class Names:
        @staticmethod
        def name_of(email: str) -> str:
            return email.partition("@")[0].title()

    names = Names()
    names.now = now  # type: ignore[attr-defined]
    return Calendars(names)  # type: ignore[arg-type]


UNTIL = NOW + timedelta(days=400)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", [None, *RULES])
def test_a_series_is_read_back_with_the_same_dates(rule: str | None, zone: str) -> None:
    one = series(rule, zone)
    assert shown(calendars().file(one), UNTIL) == planned(one, UNTIL)


@settings(max_examples=60, deadline=None)
@given(
    rule=st.sampled_from(RULES),
    zone=st.sampled_from(ZONES),
    edits=st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(["move", "cancel", "rename", "longer"])),
        max_size=6,
    ),
    later=st.integers(0, 60),
    anew=st.booleans(),
)
def test_whatever_was_changed_a_calendar_shows_what_the_book_holds(
    rule: str, zone: str, edits: list[tuple[int, str]], later: int, anew: bool
) -> None:
    one = series(rule, zone)
    for place, what in edits:
        coming = list(occurrences.between(one, NOW, UNTIL))
        if place >= len(coming) or len(coming) < 3:
            continue
        one = changed(one, coming[place].original, what)
    now = NOW + timedelta(days=later)
    if anew:
        outcome = changes.move_series(one, now, start=time(11, 30))
        one = outcome if isinstance(outcome, Series) else one
    assert shown(calendars(now).file(one), UNTIL) == planned(one, UNTIL)


def changed(one: Series, original: datetime, what: str) -> Series:
    at = occurrences.find(one, original)
    assert at is not None
    outcome: Series | Refused | None
    if what == "move":
        outcome = changes.move(one, original, at.start + timedelta(hours=2), NOW)
    elif what == "cancel":
        outcome = changes.cancel(one, original, NOW)
    elif what == "rename":
        outcome = changes.edit(one, original, {"title": "Planning; really, \\ or not"}, NOW)
    else:
        outcome = changes.resize(one, original, timedelta(minutes=50), NOW)
    return outcome if isinstance(outcome, Series) else one


def test_a_plan_that_was_replaced_keeps_its_past_under_an_address_of_its_own() -> None:
    one = series(DAILY)
    now = NOW + timedelta(days=10)
    later = must(changes.move_series(one, now, start=time(14)))
    found = ical.happenings(calendars(now).file(later), NOW + timedelta(days=30))
    times = {each.uid: set() for each in found}  # type: ignore[var-annotated]
    for each in found:
        times[each.uid].add(each.start.hour)
    assert times == {f"{one.id}-0@muster": {8}, f"{one.id}@muster": {13}}


def test_links_alarms_order_and_the_agenda_are_there_and_the_password_is_not() -> None:
    one = series(
        title="Review; of Q3, really",
        agenda="First\nSecond",
        link="https://acme.webex.com/meet/ana",
        password="s3cret-word",
        lead=timedelta(minutes=25),
    )
    moved = changed(one, wall("2026-11-25T09:15"), "move")
    content = calendars().file(moved)
    master, exception = ical.parse(content).all("VEVENT")
    assert master.text("SUMMARY") == "Review; of Q3, really"
    assert "First\nSecond" in master.text("DESCRIPTION")
    assert master.value("URL") == master.text("LOCATION") == "https://acme.webex.com/meet/ana"
    assert ical.alarms(master) == ical.alarms(exception) == ["-PT25M"]
    assert int(exception.value("SEQUENCE")) == moved.version > one.version
    assert "EXDATE" not in master.lines
    assert b"s3cret" not in content


def test_without_a_reminder_there_is_no_alarm() -> None:
    assert ical.alarms(ical.parse(calendars().file(series(lead=None))).all("VEVENT")[0]) == []


def test_one_date_is_a_meeting_of_its_own() -> None:
    one = changed(series(), wall("2026-11-25T09:15"), "move")
    date = occurrences.find(one, wall("2026-11-25T09:15"))
    content = calendars().file(one, date)
    (event,) = ical.parse(content).all("VEVENT")
    assert "RRULE" not in event.lines
    assert event.value("UID") == f"{one.id}_20261125T081500Z@muster"
    assert [each.start for each in ical.happenings(content, UNTIL)] == [
        datetime(2026, 11, 25, 10, 15, tzinfo=UTC)
    ]


def test_the_same_meeting_always_has_the_same_identity() -> None:
    one = series()
    later = changed(one, wall("2026-11-25T09:15"), "cancel")
    uids = {
        ical.parse(calendars().file(each)).all("VEVENT")[0].value("UID") for each in (one, later)
    }
    assert len(uids) == 1


@pytest.mark.parametrize(
    "key", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_a_zone_is_described_to_the_second(key: str) -> None:
    """Just before and at every clock change, the offset is the zone's own."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add_component(vtimezone(key, 2025, 2031))
    known = ical.zones(calendar.to_ical())[key]
    zone = ZoneInfo(key)
    began = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [change.at for change in clock_changes(zone, began, began + timedelta(days=1500))]
    for moment in [*moments, *(each - timedelta(hours=3) for each in moments), NOW]:
        wall = moment.astimezone(zone).replace(tzinfo=None)
        assert wall.replace(tzinfo=known).utcoffset() == moment.astimezone(zone).utcoffset(), moment


def test_where_clocks_follow_a_yearly_rule_the_zone_is_right_for_ever() -> None:
    content = calendars().file(series(DAILY))
    known = ical.zones(content)["Europe/Berlin"]
    summer = wall("2051-07-01T09:15")
    assert summer.replace(tzinfo=known).utcoffset() == timedelta(hours=2)


# Feeds


@pytest.fixture
def web(desk: Desk) -> Flask:
    app = Flask(__name__)
    app.register_blueprint(feed_routes(lambda token: desk.services().calendars.feed(token)))
    return app


def test_a_persons_feed_holds_what_they_may_see(desk: Desk, web: Flask) -> None:
    desk.keep(None, series(title="In the space"))
    desk.keep(None, replace(series(number=2, title="Elsewhere"), home="other"))
    desk.keep(
        None, replace(series(number=3, title="Asked"), home="x", invitees=(Invitee(LEE.email),))
    )
    titles = {}
    for person in (ANA, RAJ, LEE):
        content = web.test_client().get(desk.address(f"person:{person.email}")).data
        titles[person.name] = {e.text("SUMMARY") for e in ical.parse(content).all("VEVENT")}
    assert titles == {
        "Ana": {"In the space", "Elsewhere", "Asked"},
        "Raj": {"In the space"},
        "Lee": {"Asked"},
    }


def test_a_feed_follows_moves_and_cancellations(desk: Desk, web: Flask) -> None:
    one = series(None)
    desk.keep(None, one)
    address = desk.address("space:eng")
    first = shown(web.test_client().get(address).data, UNTIL)
    moved = must(changes.move(one, one.plan.start, NOW + timedelta(days=3), NOW))
    desk.keep(one, moved)
    assert shown(web.test_client().get(address).data, UNTIL) != first
    desk.keep(moved, None)
    assert shown(web.test_client().get(address).data, UNTIL) == []


def test_a_guest_of_one_date_sees_that_date_alone(desk: Desk, web: Flask) -> None:
    original = wall("2026-11-26T09:15")
    one = replace(series(), home="x", invitees=(Invitee(LEE.email, original=original),))
    desk.keep(None, one)
    content = web.test_client().get(desk.address(f"person:{LEE.email}")).data
    assert [start for start, _, _ in shown(content, UNTIL)] == [
        plans.utc(original, ZoneInfo("Europe/Berlin"))
    ]


def test_a_feed_is_named_and_not_sent_again_unchanged(desk: Desk, web: Flask) -> None:
    desk.keep(None, series())
    client, address = web.test_client(), desk.address("space:eng")
    answer = client.get(address)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert ical.parse(answer.data).text("X-WR-CALNAME") == "Eng, the team"
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    head = client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    assert client.post(address).status_code == 405


def test_a_revoked_or_forged_address_is_answered_like_any_that_never_was(
    desk: Desk, web: Flask
) -> None:
    client, address = web.test_client(), desk.address("space:eng")
    assert desk.address("space:eng") == address, "it stays the same while it lives"
    services = desk.services()
    new = services.calendars.renew("space:eng").removeprefix("https://muster.example.com")
    desk.commit(services)
    assert client.get(address).status_code == 404
    assert client.get(new).status_code == 200
    services = desk.services()
    assert services.calendars.revoke("space:eng")
    desk.commit(services)
    assert client.get(new).status_code == 404
    assert client.get("/feed/forged.ics").status_code == 404
    picture = desk.signer.sign("picture", "anything")
    assert client.get(f"/feed/{picture}.ics").status_code == 404


def test_a_space_that_the_bot_has_left_has_no_feed(desk: Desk, web: Flask) -> None:
    address = desk.address("space:eng")
    desk.storage.write(SpaceStore.leave("eng"))
    assert web.test_client().get(address).status_code == 404


def test_getting_a_feed_changes_nothing(desk: Desk, web: Flask) -> None:
    desk.keep(None, series())
    address = desk.address("space:eng")
    services = desk.services()
    assert services.calendars.feed(address.rpartition("/")[2].removesuffix(".ics"))
    assert services.unit.writes == []


# In the conversation


def test_export_gives_a_file_in_the_conversation(chat: Chat) -> None:
    chat.say("schedule Retro every tuesday 14:00-15:00")
    chat.press("Schedule")
    said = chat.say("export retro")
    assert "**Retro**" in said
    (message,) = [m for m in chat.answers if m.json_data.get("files")]
    token = chat.world.person("ana")["token"]
    file = requests.get(message.files[0], headers={"Authorization": f"Bearer {token}"}, timeout=10)
    assert "retro.ics" in file.headers["Content-Disposition"]
    (event,) = ical.parse(file.content).all("VEVENT")
    assert "FREQ=WEEKLY" in event.value("RRULE")


def test_a_feed_is_given_replaced_and_revoked(chat: Chat) -> None:
    chat.say("schedule Retro tomorrow 14:00")
    chat.press("Schedule")
    first = _address(chat.say("feed"))
    calendar = ical.parse(requests.get(first, timeout=10).content)
    assert [e.text("SUMMARY") for e in calendar.all("VEVENT")] == ["Retro"]
    second = _address(chat.say("feed new"))
    assert requests.get(first, timeout=10).status_code == 404
    assert requests.get(second, timeout=10).status_code == 200
    assert "stopped working" in chat.say("feed off")
    assert requests.get(second, timeout=10).status_code == 404
    assert "nothing was changed" in chat.say("feed off")


def test_the_address_of_a_space_ends_when_somebody_leaves(chat: Chat) -> None:
    said = chat.say("feed")
    assert "stops working when somebody leaves" in said
    first = _address(said)
    assert requests.get(first, timeout=10).status_code == 200
    owner, raj = chat.world.api("ana"), chat.world.person("raj")["email"]
    (membership,) = owner.memberships.list(chat.space, personEmail=raj)
    owner.memberships.delete(membership.id)
    chat.world.idle()
    assert requests.get(first, timeout=10).status_code == 404
    second = _address(chat.say("feed"))
    assert second != first
    assert requests.get(second, timeout=10).status_code == 200


def test_ones_own_address_shows_no_space_that_one_has_left(chat: Chat) -> None:
    chat.say("schedule Zebra tomorrow 14:00")
    chat.press("Schedule")
    raj = chat.world.direct("raj")
    address = _address(raj.say("feed"))
    assert b"Zebra" in requests.get(address, timeout=10).content
    owner = chat.world.api("ana")
    email = chat.world.person("raj")["email"]
    (membership,) = owner.memberships.list(chat.space, personEmail=email)
    owner.memberships.delete(membership.id)
    chat.world.idle()
    answer = requests.get(address, timeout=10)
    assert answer.status_code == 200
    assert b"Zebra" not in answer.content


def _address(said: str) -> str:
    return next(word for word in said.split() if word.startswith("http"))
