"""Thousands of odd lines: every one is answered, within Webex's limits, and none fails."""

from __future__ import annotations

import random
import time

import pytest

from tests.chat import Chat
from tests.security.house import House

WORDS = (
    "schedule meet book move push change set rename extend shorten cancel skip list show what find "
    "when start join end admit invite add remove rsvp yes no maybe late remind snooze mute unmute "
    "announce agenda next why try map undo history prefs settings timezone language feed export "
    "reassign status help more digest"
)
VERBS = WORDS.split()
PHRASES = (
    "standup|review|#k7|1|2|99|-1|0|0001-01-01|9999-12-31|2026-02-30|31 feb|29 feb|24:00|25:00|"
    "00:00|noon|midnight|at 3|at 15|tomorrow|yesterday|next friday|this week|last month|"
    "from 12 may on|all|series|every day|every 2 weeks|every 0 days|every 999999999 weeks|"
    "until 18 dec|until 1900|10 times|0 times|99999 times|for 1h|for 0 min|for 99999h|by 30 min|"
    "by -30 min|with ana|with me|with raj, lee and ana|in Eng|in Berlin time|ET|UTC+99|UTC-14|"
    "Mars/Phobos|https://x.example/a|1234567890|because x|quietly|dry run|+sam@acme.com|-ana|:|::|"
    ",|;|(|)|\"|'|“|\\|%|{}|[]|<|>|&|@|*|_|~|`|^|$|½|²|٣|१२|ⅷ|😀|\0|İ|ß|ı|ﬁ|remind 10 min|"
    "remind 99999999 min|lobby on|password x|link x|title x|agenda x|on|off|none|to 5|to 25|to fri|"
    "to 2026-11-24T09:15:00+25:00|half past|quarter to|last friday|99th|in 2h|in 99999 days|"
    "in -3 days|a week from tuesday|fortnightly|biweekly|quarterly|through q3|year|0|10000|1e9|"
    "99999999999999999999|99999 months|99999 years"
)
PARTS = PHRASES.split("|")
LONGEST = 2.0  # seconds of work for one line


@pytest.fixture(scope="module")
def chats(shared: House) -> list[Chat]:
    chat, direct = shared.world.space("ana", "raj", "lee"), shared.world.direct("ana")
    for line in (
        "schedule Standup weekdays 9:15 for 15 min",
        "yes",
        "schedule Review tomorrow 15:00 for 45 min with lee",
        "yes",
        "list",
    ):
        chat.say(line)
    direct.say("schedule Alone tomorrow 11:00 for 30 min")
    direct.say("list")
    return [chat, direct]


@pytest.mark.parametrize("seed", range(3))
def test_odd_lines_are_answered(house: House, chats: list[Chat], seed: int) -> None:
    chance = random.Random(seed)
    wrong = []
    for _ in range(700):
        words = [chance.choice(VERBS)] if chance.random() < 0.8 else []
        line = " ".join([*words, *(chance.choice(PARTS) for _ in range(chance.randint(0, 7)))])
        begun = time.thread_time()
        try:
            outgoing = house.would(house.word(chance.choice(chats), line))
        except Exception as error:
            wrong.append((line, repr(error)))
            continue
        if not outgoing or time.thread_time() - begun > LONGEST:
            wrong.append((line, "no answer, or late"))
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        *("list 0001-01-01", "cancel 0001-01-01", "push 99999 month", "mute fri 99999 year"),
        *(
            "change 0001-01-01",
            "schedule x 9999-12-31 23:59 for 24h",
            "schedule x 0001-01-01 00:00",
        ),
        *("schedule x every day until 9999-12-31", "agenda 9999-12-31", "find 0001-01-01"),
    ],
)
def test_a_date_out_of_range_is_told(house: House, chats: list[Chat], line: str) -> None:
    answer = chats[0].say(line)
    assert answer
    assert "on our side" not in answer
