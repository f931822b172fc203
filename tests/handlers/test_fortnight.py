"""Two weeks in a space, across a change of the clocks: everything that three people got to read.

Friday 19 March to Friday 2 April 2027; Berlin and its summer time part from New York's until
Sunday 28 March, and Kolkata has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from tests.chat import Chat, World, running
from texts.markdown import plain

BERLIN, NEW_YORK, KOLKATA = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Kolkata"))
MONTHS = {"Mar": 3, "Apr": 4}


class Entry(NamedTuple):
    """One thing that somebody saw: ``at`` in Berlin, as words; ``new`` or an edit."""

    at: str
    new: bool
    thread: bool
    text: str
    card: str
    id: str


@dataclass
class Ledger:
    """Looks at all conversations after every moment at which anything is due."""

    world: World
    places: dict[str, Chat]
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def look(self) -> None:
        at = f"{self.world.now.astimezone(BERLIN):%a %d %H:%M}"
        for place, chat in self.places.items():
            for message in reversed(chat.messages()):
                shown = (message.json_data.get("markdown") or "", _words(message))
                if self.seen.get(message.id) == shown:
                    continue
                new, thread = message.id not in self.seen, bool(message.json_data.get("parentId"))
                self.seen[message.id] = shown
                entry = Entry(at, new, thread, *shown, message.id)
                self.entries.setdefault(place, []).append(entry)

    def to(self, moment: str) -> None:
        target = datetime.fromisoformat(moment)
        while (due := self.world.next_due) is not None and due <= target:
            self.world.set_clock(due)
            self.look()
        self.world.set_clock(target)
        self.look()

    def say(self, chat: Chat, text: str, *presses: str) -> None:
        chat.say(text)
        self.look()
        for label in presses:
            self.press(chat, label)

    def press(self, chat: Chat, label: str) -> None:
        chat.press(label)
        self.look()

    def news(self, place: str) -> list[Entry]:
        """New messages outside threads, but for two that other tests look at."""
        mine = [entry for entry in self.entries[place] if entry.new and not entry.thread]
        others = ("goes by the clocks of", "was not started here")
        return [entry for entry in mine if not any(words in entry.text for words in others)]

    def edits(self, place: str) -> list[Entry]:
        return [each for each in self.entries[place] if not each.new and not each.thread]


def _words(message: Any) -> str:
    contents = [each["content"] for each in message.json_data.get("attachments") or []]
    return " ".join(" ".join(plain(content).replace("*", "").split()) for content in contents)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("fortnight") / "data"
    with running(folder, now="2027-03-19T10:00:00+01:00") as world:
        ana = world.space("ana", "raj", "lee")
        raj, lee = ana.as_("raj"), ana.as_("lee")
        directs = {name: world.direct(name) for name in ("ana", "raj", "lee")}
        ledger = Ledger(world, {"space": ana, **directs})
        ledger.look()
        _plan(ledger, ana, raj, lee)
        _first_week(ledger, ana, raj, lee)
        ledger.to("2027-04-02T12:00:00+02:00")
        yield ledger


def _plan(ledger: Ledger, ana: Chat, raj: Chat, lee: Chat) -> None:
    ledger.say(ana, "schedule Standup every weekday 9:15-9:30 from monday", "Schedule")
    ledger.say(ana, "schedule Retro every thursday 16:00 for 1h", "Schedule")
    review = "schedule Board review on 24 mar 18:30 for 1h with lee, remind 10 min"
    ledger.say(raj, review, "Schedule")
    ledger.say(ana, "remind the space 1 day before retro")
    ledger.say(raj, "remind me 1 day before board review")
    ledger.say(ledger.places["ana"], "digest 7:45")
    ledger.say(ledger.places["lee"], "digest 8:00")
    ledger.say(lee, "no to standup on wednesday, dentist")
    ledger.say(raj, "yes to retro")


def _first_week(ledger: Ledger, ana: Chat, raj: Chat, lee: Chat) -> None:
    ledger.to("2027-03-22T09:16:00+01:00")
    ledger.press(ana, "Start")
    ledger.press(raj, "I'm here")
    ledger.to("2027-03-22T09:27:00+01:00")
    ledger.press(ana, "End")
    ledger.to("2027-03-23T09:06:00+01:00")
    ledger.press(lee, "I'm late")
    ledger.to("2027-03-23T09:15:00+01:00")
    ledger.press(raj, "I'm here")
    ledger.press(ana, "Admit")
    ledger.to("2027-03-23T09:35:00+01:00")
    ledger.say(ana, "end standup")
    ledger.to("2027-03-24T11:00:00+01:00")
    ledger.say(ana, "move standup on thursday to 10", "Move")
    ledger.say(ana, "cancel standup on friday because of a holiday", "Cancel")
    ledger.to("2027-03-25T09:00:00+01:00")
    ledger.say(ana, "move retro today to 17:00", "Move")


SPACE = """
Fri 19 10:00 Hello, I am Muster
Fri 19 10:00 New meeting: Standup
Fri 19 10:00 New meeting: Retro
Fri 19 10:00 New meeting: Board review
Mon 22 09:05 Standup starts at 09:15 CET
Mon 22 09:16 Started: Standup
Tue 23 09:05 Standup starts at 09:15 CET
Tue 23 09:15 Started: Standup
Wed 24 09:05 Standup starts at 09:15 CET
Wed 24 11:00 Ana Silva changed Standup
Wed 24 11:00 Cancelled: Standup
Wed 24 13:50 Board review starts at 18:30 IST
Wed 24 16:00 Retro starts on Thu 25 Mar, 16:00 CET
Thu 25 09:00 Ana Silva changed Retro
Thu 25 09:50 Standup starts at 10:00 CET
Thu 25 16:50 Retro starts at 17:00 CET
Mon 29 09:05 Standup starts at 09:15 CEST
Tue 30 09:05 Standup starts at 09:15 CEST
Wed 31 09:05 Standup starts at 09:15 CEST
Wed 31 16:00 Retro starts on Thu 1 Apr, 16:00 CEST
Thu 01 09:05 Standup starts at 09:15 CEST
Thu 01 15:50 Retro starts at 16:00 CEST
Fri 02 09:05 Standup starts at 09:15 CEST
"""

ANA = """
Fri 19 10:00 The daily overview for you now comes at 07:45
Fri 19 10:00 Lee Wong does not come to Standup · Wed 24 Mar, 09:15–09:30 CET
Mon 22 07:45 Your day: Mon 22 Mar
Tue 23 07:45 Your day: Tue 23 Mar
Tue 23 09:15 Raj Patel is waiting for you in the lobby of Standup
Wed 24 07:45 Your day: Wed 24 Mar
Thu 25 07:45 Your day: Thu 25 Mar
Mon 29 07:45 Your day: Mon 29 Mar
Tue 30 07:45 Your day: Tue 30 Mar
Wed 31 07:45 Your day: Wed 31 Mar
Thu 01 07:45 Your day: Thu 1 Apr
Fri 02 07:45 Your day: Fri 2 Apr
"""

# By eight in New York the standup is over; 13:00 in Berlin, and 14:00 from the 28th on.
LEE = """
Fri 19 10:00 The daily overview for you now comes at 08:00
Wed 24 13:00 Your day: Wed 24 Mar
Thu 25 13:00 Your day: Thu 25 Mar
Thu 01 14:00 Your day: Thu 1 Apr
"""

RAJ = """
Mon 22 09:16 You are counted in for Standup
Tue 23 09:15 Standup (#) has not been started; you wait for the host
Tue 23 14:00 Board review starts on Wed 24 Mar, 18:30 IST
"""


@pytest.mark.parametrize(
    ("place", "expected"), [("space", SPACE), ("ana", ANA), ("lee", LEE), ("raj", RAJ)]
)
def test_nothing_is_missing_nothing_comes_twice_and_nothing_else_comes(
    ledger: Ledger, place: str, expected: str
) -> None:
    lines = expected.strip().splitlines()
    came = [f"{each.at} {_bare(each.text)}" for each in ledger.news(place)]
    cut = [words[: len(line)] for words, line in zip(came, lines, strict=False)]
    assert cut == lines
    assert len(came) == len(lines), came[len(lines) :]


def _bare(markdown: str) -> str:
    return re.sub(r"\(#\w+\)", "(#)", markdown.replace("*", ""))


def test_every_time_is_the_same_moment_in_every_zone(ledger: Ledger) -> None:
    pattern = re.compile(
        r"(\d+) (Mar|Apr), (\d\d:\d\d)(?:–\d\d:\d\d)? (CES?T)"
        r" · (\d\d:\d\d) EDT · (\d\d:\d\d) IST"
    )
    found = 0
    for entry in ledger.entries["space"]:
        for match in pattern.finditer(f"{entry.text}\n{entry.card}"):
            day, month, clock, letters, new_york, kolkata = match.groups()
            local = datetime.fromisoformat(f"2027-{MONTHS[month]:02}-{int(day):02}T{clock}")
            moment = local.replace(tzinfo=BERLIN)
            assert letters == moment.tzname()
            assert f"{moment.astimezone(NEW_YORK):%H:%M}" == new_york, match[0]
            assert f"{moment.astimezone(KOLKATA):%H:%M}" == kolkata, match[0]
            found += 1
    assert found > 50


def test_each_date_has_one_card_which_ends_as_its_record(ledger: Ledger) -> None:
    texts = dict(ledger.seen)
    space = {entry.id for entry in ledger.entries["space"]}
    states: dict[tuple[str, str], list[str]] = {}
    for message, (_, card) in texts.items():
        found = re.match(r"(Standup|Retro|Board review) (Over|Missed|Ready|Planned|In )", card)
        if message in space and found:
            day = re.search(r"(\d+ (?:Mar|Apr)), \d\d:\d\d", card)
            assert day is not None
            states.setdefault((found[1], day[1]), []).append(found[2])
    standups = [f"{d.day} {d:%b}" for d in _weekdays(date(2027, 3, 22), date(2027, 4, 2))]
    standups.remove("26 Mar")
    expected = {("Standup", day): ["Missed"] for day in standups}
    expected |= {("Standup", day): ["Over"] for day in ("22 Mar", "23 Mar")}
    expected |= {("Retro", day): ["Missed"] for day in ("25 Mar", "1 Apr")}
    expected[("Board review", "24 Mar")] = ["Missed"]
    assert states == expected


def _weekdays(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def test_the_record_of_a_meeting_says_who_came_how_long_and_what_was_answered(
    ledger: Ledger,
) -> None:
    record = next(e for e in reversed(ledger.edits("space")) if e.at == "Tue 23 09:35")
    assert "Held: 09:15–09:35 CET · 20 minutes" in record.card
    assert "Came: 2: Raj Patel and Ana Silva" in record.card
    assert "Said yes: 1: Lee Wong" in record.card


def test_edits_are_few_and_each_shows_something(ledger: Ledger) -> None:
    edits = ledger.edits("space")
    assert max(Counter(each.id for each in edits).values()) <= 5
    before: dict[str, tuple[str, str]] = {}
    for each in ledger.entries["space"]:
        if not each.new:
            assert before[each.id][1] != each.card, "an edit that nobody can see"
        before[each.id] = (each.text, each.card)
    dull = {each.id for each in ledger.news("space") if each.at.startswith(("Mon 29", "Tue 30"))}
    assert [each.text.rpartition(" · ")[2] for each in edits if each.id in dull] == [
        "Missed: nobody started it here."
    ] * 2


def test_a_reminder_is_sent_again_after_a_move_but_never_twice_of_one_start(
    ledger: Ledger,
) -> None:
    starts = [
        re.sub(r"^.*? · ", "", _bare(each.text))
        for each in ledger.news("space")
        if " starts " in each.text and "Retro" not in each.text  # which has two lead times
    ]
    assert len(starts) == len(set(starts)) == 10
