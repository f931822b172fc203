"""Refusals in words: every violation, every rule in four parts, in the reader's zone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from cards.card import Stamp
from cards.refusal import refusal
from domain import changes
from domain.fixes import Fixes
from domain.intervals import Interval
from domain.model import Details, Plan, Series, State
from domain.recurrence import Problem
from domain.refused import Refused
from domain.rules import (
    AnotherLive,
    BadDuration,
    BadRecurrence,
    BadText,
    BeforeNow,
    DaysTaken,
    Gone,
    InProgress,
    InstanceIsFixed,
    LeavesInterval,
    NotLive,
    NotReady,
    TooFarAhead,
    Violation,
)
from tests.cards.samples import NOW, SHANGHAI, at, occurrence, refusals, refused
from texts import refusals as texts
from texts.markdown import plain

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime.fromisoformat("2026-04-20T10:00")
OWNED = Interval(at(20), at(21))

EXPLAINED = [
    (
        InstanceIsFixed("i", "s", "o"),
        "It is happening or has happened, and what has begun can't be changed. "
        "Only the planned date it belongs to, or the series, can.",
    ),
    (
        InProgress(MONDAY, at(20, 10, 2)),
        "It can't be changed now: it has been in progress since 10:02 Shanghai time. "
        "It has to end first.",
    ),
    (
        BeforeNow(at(18, 10), NOW),
        "It would start on Sat 18 Apr, 10:00 Shanghai time, which has passed; "
        "it is Sun 19 Apr, 12:00 Shanghai time now.",
    ),
    (
        BeforeNow(at(18, 10), NOW, "end"),
        "It would end on Sat 18 Apr, 10:00 Shanghai time, which has passed; "
        "it is Sun 19 Apr, 12:00 Shanghai time now.",
    ),
    (
        TooFarAhead(NOW, datetime(2036, 4, 19, 4, tzinfo=UTC)),
        "It has to start within ten years, before Sat 19 Apr 2036.",
    ),
    (
        BadDuration(timedelta(hours=30)),
        "It would last 30 hours, which is too long: a meeting lasts from 10 minutes to 24 hours.",
    ),
    (
        BadDuration(timedelta(minutes=5)),
        "It would last 5 minutes, which is too short: a meeting lasts from 10 minutes to 24 hours.",
    ),
    (
        BadDuration(timedelta(minutes=-30)),
        "It would end before it starts. A meeting lasts from 10 minutes to 24 hours.",
    ),
    (
        LeavesInterval(at(21, 10), OWNED),
        "It must start before Tue 21 Apr, 00:00 Shanghai time, "
        "where the days of the next one begin.",
    ),
    (
        LeavesInterval(at(19, 10), OWNED),
        "It can't start before Mon 20 Apr, 00:00 Shanghai time: "
        "the days until then belong to the one before it.",
    ),
    (
        BadRecurrence(Problem.TOO_MANY, "COUNT=2000", 1826),
        "It would repeat too many times. With an end, 1826 times is the most; "
        "without an end there is no limit.",
    ),
    (
        BadRecurrence(Problem.TOO_LATE, "UNTIL=20400101", date(2031, 4, 19)),
        "It would go on for too long. Its last day can be Sat 19 Apr 2031; "
        "or give it no end at all.",
    ),
    (BadRecurrence(Problem.PART, "BYSETPOS=1"), "Meetings can't repeat in that way."),
    (BadText("title", 0, 128), "The title is missing."),
    (BadText("agenda", 1400, 1300), "The agenda has 1400 characters; 1300 fit."),
    (
        DaysTaken(replace(occurrence("x", 21), start=at(20, 15)), OWNED),
        "It can't come back to its place: the one of Tue 21 Apr has moved into its days and is "
        "now on Mon 20 Apr, 15:00 Shanghai time. Move one of the two first.",
    ),
    (
        Gone(MONDAY),
        "There is no meeting on Mon 20 Apr any more: that date was cancelled, "
        "or the series now falls on other days.",
    ),
    (
        NotReady(State.SCHEDULED, at(19, 10, 30)),
        "It can be started from Sun 19 Apr, 10:30 Shanghai time on, "
        "when the one before it is over.",
    ),
    (NotReady(State.ENDED, None), "It is over."),
    (
        NotReady(State.MISSED, None),
        "It was missed: its time has passed and nobody came. Give it a new time first.",
    ),
    (NotReady(State.IN_PROGRESS, None), "It is in progress already."),
    (
        AnotherLive(MONDAY),
        "It can't be started yet: the one of Mon 20 Apr is still in progress. End that one first.",
    ),
    (NotLive(), "It is not in progress."),
]


@pytest.mark.parametrize(("violation", "words"), EXPLAINED)
def test_every_violation_has_its_words(violation, words):
    assert texts.explain(violation, SHANGHAI, now=NOW) == words


def test_no_violation_is_left_out():
    assert {type(violation) for violation, _ in EXPLAINED} == set(get_args(Violation))


@pytest.mark.parametrize("problem", Problem)
@pytest.mark.parametrize("limit", [None, 60, date(2031, 4, 19), NOW])
def test_every_problem_of_a_recurrence_has_words(problem, limit):
    words = texts.explain(BadRecurrence(problem, "part", limit), SHANGHAI)
    assert words.endswith(".")
    assert "part" not in words


@pytest.mark.parametrize("state", State)
def test_every_state_that_can_not_be_started_has_words(state):
    assert texts.explain(NotReady(state, None), SHANGHAI).endswith(".")


def test_nobody_waits():
    assert texts.explain(NotLive(), SHANGHAI, verb="admit") == "Nobody is waiting to be let in."


def test_a_reader_elsewhere_learns_why_the_border_is_where_it_is():
    words = texts.explain(LeavesInterval(at(21, 10), OWNED), BERLIN, now=NOW, home=SHANGHAI)
    assert "before Mon 20 Apr, 18:00 CEST (midnight in Shanghai)" in words


def test_the_refusal_of_a_neighbour_s_day_in_four_parts():
    said = texts.refused(refused("Team sync"), "Team sync", SHANGHAI, short="k7")
    assert said == (
        "**Not moved.** “Team sync” of Mon 20 Apr must start before Tue 21 Apr, 00:00 Shanghai "
        "time, where the days of the next one begin.\n\n"
        "Latest possible: Mon 20 Apr, 23:59 Shanghai time. Also possible: Mon 20 Apr, 11:00 "
        "Shanghai time, Mon 20 Apr, 17:00 Shanghai time or Mon 20 Apr, 23:00 Shanghai time. It "
        "could also be a separate meeting at the time you asked for.\n\n"
        "Type: `move #k7 to 2026-04-20 11:00`"
    )


@pytest.mark.parametrize("name", refusals("x"))
def test_every_rule_is_answered_in_four_parts(name):
    refusal_of = refusals("Team sync")[name]
    said = texts.refused(refusal_of, "Team sync", SHANGHAI, short="k7")
    first, *rest = said.split("\n\n")
    assert first.startswith("**Not moved.**")
    assert "Team sync" in said
    assert texts.would_work(refusal_of, SHANGHAI) in rest
    shown = plain(refusal(refusal_of, "Team sync", SHANGHAI, "en", Stamp("n")))
    assert "Not moved" in shown
    assert "Keep as is" in shown
    for reason in texts.reasons(refusal_of, "Team sync", SHANGHAI):
        assert reason in said
        assert reason in shown
    for offer in texts.offers(refusal_of, SHANGHAI):
        assert offer.label in shown


def test_all_broken_rules_are_told_at_once():
    said = texts.refused(refusals("x")["rules 1, 2 and 5"], "x", SHANGHAI)
    assert "There are three reasons:" in said
    assert said.count("\n- ") == 3


@pytest.mark.parametrize(("violation", "_"), EXPLAINED)
def test_every_refusal_says_what_to_do_next(violation, _):
    bare = replace(refused("Team sync"), violations=(violation,), fixes=Fixes(), start=None)
    last = texts.refused(bare, "Team sync", SHANGHAI, short="k7").split("\n\n")[-1]
    assert last.startswith(("Type", "Press"))
    assert last in plain(refusal(bare, "Team sync", SHANGHAI, "en", Stamp("n", "k7")))


@pytest.mark.parametrize("verb", texts.NOT_DONE)
def test_every_refused_verb_says_what_did_not_happen(verb):
    said = texts.refused(refused("x"), "x", SHANGHAI, verb=verb)
    assert said.startswith(f"**{texts.NOT_DONE[verb]}.**")


def _series(rule: str | None = "FREQ=DAILY;COUNT=4", title: str = "Team sync") -> Series:
    first = datetime.fromisoformat("2026-04-20T10:00")
    plan = Plan(first, timedelta(minutes=30), "Asia/Shanghai", rule)
    made = changes.create("0" * 32, "k7", "ana@acme.example", "s", plan, Details(title), NOW)
    assert isinstance(made, Series)
    return made


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(at(22, 9), id="after the border"),
        pytest.param(at(20, 9), id="before the border"),
        pytest.param(at(18, 9), id="past"),
        pytest.param(at(20, 9).replace(year=2037), id="too far"),
    ],
)
def test_real_refusals_can_be_said_and_shown(target):
    original = datetime.fromisoformat("2026-04-21T10:00")
    outcome = changes.move(_series(), original, target, NOW)
    assert isinstance(outcome, Refused)
    said = texts.refused(outcome, "Team sync", BERLIN, short="k7")
    assert said.startswith("**Not moved.**")
    offered = texts.offers(outcome, BERLIN)
    assert offered
    card = refusal(outcome, "Team sync", BERLIN, "en", Stamp("n"), "https://bot.example/p.png")
    fixes = [
        each["data"]
        for element in card["body"]
        for each in element.get("actions", ())
        if each["data"]["action"] == "fix"
    ]
    assert len(fixes) == len(offered)
    for data in fixes:
        start = datetime.fromisoformat(data["start"])
        length = timedelta(minutes=int(data["minutes"]))
        assert isinstance(changes.move(_series(), original, start, NOW, length), Series)


def test_a_creation_that_is_refused_says_so():
    plan = Plan(datetime.fromisoformat("2026-04-18T10:00"), timedelta(minutes=5), "Asia/Shanghai")
    outcome = changes.create("1" * 32, "k8", "a@b.example", "s", plan, Details("Retro"), NOW)
    assert isinstance(outcome, Refused)
    said = texts.refused(outcome, "Retro", SHANGHAI, verb="schedule")
    assert said.startswith("**Not scheduled.** There are two reasons:")
    assert "Type the command again with another time" in said


def test_a_one_off_is_not_named_by_its_date():
    outcome = changes.move(_series(None), datetime.fromisoformat("2026-04-20T10:00"), at(1), NOW)
    assert isinstance(outcome, Refused)
    assert "“Team sync” would start on" in texts.refused(outcome, "Team sync", SHANGHAI)


def test_titles_of_others_are_escaped_in_refusals():
    said = texts.refused(refused("x"), "**<@all>**", SHANGHAI)
    assert "<@all>" not in said
    assert not re.search(r"“\*\*", said)
