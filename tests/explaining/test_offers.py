"""What a refusal offers is never refused: every button of every refusal is pressed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from domain import fixes
from language.model import Command, Scope
from tests.explaining.desk import Desk, inputs_of
from tests.explaining.worlds import Case, cases, creations
from texts.refusals import NOT_DONE

SETTINGS = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HARMLESS = {"keep"}


def refused(text: str) -> bool:
    return any(f"**{words}.**" in text for words in NOT_DONE.values())


@given(case=cases(), pick=st.integers(0, 10**6))
@SETTINGS
def test_no_offered_change_is_refused(desk: Desk, case: Case, pick: int) -> None:
    text, buttons = ask(desk, case)
    assume(refused(text))
    event(f"{case.scope} {'recurring' if case.plan.recurrence else 'single'}")
    for number, button in enumerate(buttons):
        if number:
            text, again = ask(desk, case)
            button = next(b for b in again if b["title"] == button["title"])
        kind = button["data"]["action"]
        if kind in HARMLESS:
            continue
        event(kind)
        said = desk.submit({k: str(v) for k, v in button["data"].items()})
        assert not refused(said), f"{button['title']} of\n{text}\nwas answered by\n{said}"
        assert "fault is on our side" not in said
        if kind == "pick":
            fill_in(desk, case, pick)


@given(wanted=creations())
@SETTINGS
def test_no_offered_meeting_is_refused(desk: Desk, wanted: tuple[datetime, Command]) -> None:
    desk.moment, command = wanted
    text = desk.do(command)
    assume(refused(text))
    for button in [b for b in desk.buttons() if b["data"]["action"] not in HARMLESS]:
        desk.do(command)
        said = desk.press(button["title"])
        assert not refused(said), f"{button['title']} of\n{text}\nwas answered by\n{said}"
        if button["data"]["action"] == "fix":
            assert "Scheduled: " in said


def ask(desk: Desk, case: Case) -> tuple[str, list[dict[str, Any]]]:
    """What the case asks for, of a new series of its own."""
    series = case.build(desk)
    one = case.target(series, desk.moment)
    assume(one is not None)
    assert one is not None
    desk.last = (series, one)
    return desk.do(case.command(series, one)), desk.buttons()


def fill_in(desk: Desk, case: Case, pick: int) -> None:
    """Choose any allowed minute in the form that is limited to them."""
    series, one = desk.last
    form = inputs_of(desk.answers[-1].card)
    assert {"date", "start"} <= form.keys(), desk.text
    one_only = not series.recurs or case.scope is Scope.THIS
    legal = fixes.legal_range(series, one, desk.moment) if one_only else None
    if legal is None or legal.begin is None or legal.end is None:
        return
    minutes = min((legal.end - legal.begin) // timedelta(minutes=1), 60 * 24 * 40)
    zone = desk.zone
    wall = (legal.begin + timedelta(minutes=pick % minutes)).astimezone(zone).replace(tzinfo=None)
    assume(wall.replace(tzinfo=zone).utcoffset() == wall.replace(tzinfo=zone, fold=1).utcoffset())
    said = desk.press("Move", date=f"{wall:%Y-%m-%d}", start=f"{wall:%H:%M}")
    assert not refused(said), f"{wall} was answered by\n{said}"
