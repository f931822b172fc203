"""Creating, moving, resizing and editing; invitations and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import changes, invitations, occurrences
from domain.model import Answer, Answering, Details, Invitee, Plan
from domain.rules import BadRecurrence, BadText, BeforeNow, Gone, TooFarAhead
from tests.domain.build import DAY, HOUR, ID, LONG_AGO, all_of, at, make, no, nth, ok, wall

RAJ = "raj@acme.example"
LEE = "lee@acme.example"
NOW = at("2026-03-02T10:32:16.657")


def create(start, rule=None, zone="UTC", now=NOW, details=None, length=HOUR, **more):
    plan = Plan(wall(start), length, zone, rule)
    details = details or Details("Sync")
    return changes.create(ID, "k7", "Ana@Acme.example", "space", plan, details, now, **more)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("2026-03-02T10:32:41", "2026-03-02T10:33"),
        ("2026-03-02T10:32", "2026-03-02T10:33"),
        ("2026-03-02T11:32:28", "2026-03-02T11:32"),
    ],
)
def test_a_meeting_begins_on_a_whole_minute(asked, kept):
    series = ok(create(asked))
    assert series.plan.start == wall(kept)
    assert nth(series, 1).start == at(kept)


def test_a_series_is_kept_in_one_form():
    series = ok(create("2026-03-04T10:00", "rrule:BYDAY=mo;FREQ=weekly;UNTIL=20260401"))
    assert series.plan.start == wall("2026-03-09T10:00")
    assert series.plan.recurrence == "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20260401T235959Z"
    assert (series.host, series.version) == ("ana@acme.example", 1)


def test_an_endless_series_is_fine():
    assert occurrences.last(ok(create("2026-03-04T10:00", "FREQ=DAILY"))) is None


def test_what_a_new_meeting_may_not_be():
    refused = no(create("2026-03-01T10:00", length=timedelta(minutes=9)))
    assert refused.numbers == (1, 2)
    assert refused.violations[0] == BeforeNow(at("2026-03-01T10:00"), NOW, "start")
    far = no(create("2036-03-02T10:33"))
    assert far.violations == (TooFarAhead(at("2036-03-02T10:33"), at("2036-03-02T10:32:16.657")),)
    assert far.fixes.starts
    bad = no(create("2026-03-04T10:00", "FREQ=WEEKLY;BYSETPOS=1"))
    assert bad.violations == (BadRecurrence("part", "BYSETPOS=1"),)
    long = no(create("2026-03-04T10:00", details=Details("x" * 129, agenda="y" * 1301)))
    assert long.violations == (BadText("title", 129, 128), BadText("agenda", 1301, 1300))
    assert no(create("2026-03-04T10:00", details=Details("  "))).violations == (
        BadText("title", 0, 128),
    )


def test_a_start_shown_twice_may_mean_the_second():
    now = at("2026-10-25T01:10")
    plan = Plan(wall("2026-10-25T02:30").replace(fold=1), HOUR, "Europe/Berlin")
    series = ok(changes.create(ID, "k7", "a@b", "s", plan, Details("Sync"), now))
    assert nth(series, 1).start == at("2026-10-25T01:30")
    assert nth(series, 1).original == wall("2026-10-25T02:30")
    first = Plan(wall("2026-10-25T02:30"), HOUR, "Europe/Berlin")
    assert no(changes.create(ID, "k7", "a@b", "s", first, Details("Sync"), now)).numbers == (1,)


def test_in_a_gap_there_is_nothing_to_choose():
    for fold in (0, 1):
        plan = Plan(wall("2026-03-29T02:30").replace(fold=fold), HOUR, "Europe/Berlin")
        series = ok(changes.create(ID, "k7", "a@b", "s", plan, Details("Sync"), NOW))
        assert nth(series, 1).start == at("2026-03-29T01:30")
        assert not series.exceptions


def test_a_move_keeps_the_length_and_the_id():
    series = make()
    one = nth(series, 2)
    moved = ok(changes.move(series, one.original, at("2026-03-03T15:00:42"), NOW))
    there = nth(moved, 2)
    assert (there.start, there.duration, there.id) == (at("2026-03-03T15:00"), HOUR, one.id)
    assert moved.version == series.version + 1
    longer = ok(changes.move(moved, one.original, there.start, NOW, 2 * HOUR))
    assert nth(longer, 2).duration == 2 * HOUR


def test_moving_back_leaves_no_exception():
    series = make()
    one = nth(series, 2)
    moved = ok(changes.move(series, one.original, at("2026-03-03T15:00"), NOW))
    assert ok(changes.move(moved, one.original, one.start, NOW)).exceptions == ()


def test_a_move_to_where_it_stands_changes_nothing():
    series = make()
    assert changes.move(series, nth(series, 2).original, nth(series, 2).start, NOW) is series


def test_a_move_inside_the_current_minute_goes_to_the_next():
    series = make()
    moved = ok(changes.move(series, nth(series, 1).original, at("2026-03-02T10:32"), NOW))
    assert nth(moved, 1).start == at("2026-03-02T10:33")


def test_a_meeting_under_way_may_be_lengthened():
    series = make()
    longer = ok(changes.resize(series, nth(series, 1).original, 2 * HOUR, NOW))
    assert nth(longer, 1).end == at("2026-03-02T12:00")
    assert ok(changes.resize(longer, nth(series, 1).original, HOUR, NOW)).exceptions == ()


def test_what_is_not_there_cannot_be_changed():
    series = make()
    missing = wall("2026-03-02T11:00")
    for outcome in (
        changes.move(series, missing, at("2026-03-02T15:00"), NOW),
        changes.resize(series, missing, HOUR, NOW),
        changes.edit(series, missing, {"title": "x"}, NOW),
        changes.cancel(series, missing, NOW),
        changes.cancel_from(series, missing, NOW),
        changes.restore(series, missing, NOW),
        changes.split(series, missing, None, None, "b" * 32, "k8", NOW),
    ):
        assert no(outcome).violations == (Gone(missing),)


def test_an_edit_of_the_series_flows_to_those_without_a_value_of_their_own():
    series = make()
    second = nth(series, 2).original
    series = ok(changes.edit(series, second, {"title": "Own", "publicMeeting": True}, NOW))
    series = ok(changes.edit(series, None, {"title": "New", "agenda": "All"}, NOW))
    assert [one.details.title for one in all_of(series)] == ["New", "Own", "New", "New", "New"]
    assert {one.details.agenda for one in all_of(series)} == {"All"}
    assert nth(series, 2).details.options == {"publicMeeting": True}
    back = ok(changes.edit(series, second, {"title": ..., "publicMeeting": ...}, NOW))
    assert nth(back, 2).details == back.details
    assert not nth(back, 2).is_modified


def test_options_of_a_series_are_set_and_taken_away():
    series = ok(changes.edit(make(), None, {"publicMeeting": True, "lead": None}, NOW))
    assert series.details.options == {"publicMeeting": True}
    assert series.details.lead is None
    series = ok(changes.edit(series, None, {"publicMeeting": ..., "lead": ...}, NOW))
    assert series.details == Details("Sync")


def test_an_edit_without_effect_is_no_new_version():
    series = make()
    assert changes.edit(series, None, {"title": "Sync"}, NOW) is series
    assert changes.edit(series, nth(series, 1).original, {}, NOW) is series
    assert no(changes.edit(series, None, {"title": ""}, NOW)).violations == (
        BadText("title", 0, 128),
    )
    long = {"title": "x" * 200}
    assert no(changes.edit(series, nth(series, 1).original, long, NOW)).violations == (
        BadText("title", 200, 128),
    )


def test_past_occurrences_may_be_edited_since_no_time_is_set():
    series = make()
    ok(changes.edit(series, nth(series, 1).original, {"agenda": "notes"}, at("2026-05-01")))


def test_people_are_invited_once_and_never_the_host():
    series = make(invitees=[Invitee("RAJ@acme.example"), Invitee("ana@acme.example")])
    series = changes.invite(series, [Invitee(RAJ, "Raj", True), Invitee(LEE), Invitee(series.host)])
    assert series.invitees == (Invitee(RAJ, "Raj", True), Invitee(LEE))
    second = nth(series, 2).original
    series = changes.invite(series, [Invitee("guest@x.example", original=second)])
    assert {one.email for one in invitations.invited(series)} == {RAJ, LEE}
    assert len(invitations.invited(series, second)) == 3
    series = changes.uninvite(series, [RAJ.upper(), "guest@x.example"])
    assert series.invitees == (Invitee(LEE),)


def test_taking_somebody_off_one_occurrence_leaves_the_series_alone():
    series = make(invitees=[Invitee(RAJ)])
    second = nth(series, 2).original
    series = changes.invite(series, [Invitee(RAJ, cohost=True, original=second)])
    series = changes.uninvite(series, [RAJ], second)
    assert series.invitees == (Invitee(RAJ),)


def yes(email=RAJ, original=None, reply=Answering.YES):
    return Answer(email, reply, original=original, at=NOW)


def test_an_answer_to_an_occurrence_wins():
    series = changes.answer(make(invitees=[Invitee(RAJ)]), yes())
    second = nth(series, 2)
    series = changes.answer(series, yes(original=second.original, reply=Answering.NO))
    assert invitations.reply(series, RAJ, nth(series, 1)).reply is Answering.YES
    assert invitations.reply(series, RAJ.upper(), second).reply is Answering.NO
    assert invitations.reply(series, RAJ, None).reply is Answering.YES
    assert invitations.reply(series, LEE, None) is None
    assert series.version == 1


def test_a_moved_occurrence_asks_everyone_again_and_other_edits_do_not():
    series = changes.answer(make(invitees=[Invitee(RAJ)]), yes())
    second = nth(series, 2).original
    edited = ok(changes.edit(series, second, {"title": "Other"}, NOW))
    longer = ok(changes.resize(edited, second, 2 * HOUR, NOW))
    assert invitations.reply(longer, RAJ, nth(longer, 2)).reply is Answering.YES
    moved = ok(changes.move(longer, second, at("2026-03-03T15:00"), NOW))
    assert invitations.reply(moved, RAJ, nth(moved, 2)) is None
    assert invitations.reply(moved, RAJ, nth(moved, 3)).reply is Answering.YES
    again = changes.answer(moved, yes(reply=Answering.MAYBE))
    assert invitations.replies(again, nth(again, 2))[RAJ].reply is Answering.MAYBE


def test_a_series_edit_asks_again_if_times_change():
    series = changes.answer(make(invitees=[Invitee(RAJ)]), yes())
    longer = ok(changes.move_series(series, LONG_AGO, duration=2 * HOUR))
    assert invitations.reply(longer, RAJ, None).reply is Answering.YES
    later = ok(changes.move_series(series, LONG_AGO, start=wall("2026-03-02T15:00")))
    assert invitations.reply(later, RAJ, None) is None
    assert later.invitees == series.invitees


def test_handing_over_keeps_the_old_host_in_the_meeting():
    series = changes.answer(make(invitees=[Invitee(RAJ), Invitee(LEE)]), yes())
    given = ok(changes.hand_over(series, RAJ.upper(), NOW))
    assert (given.host, given.version) == (RAJ, 2)
    assert {one.email for one in given.invitees} == {"ana@acme.example", LEE}
    assert changes.hand_over(given, RAJ, NOW) is given


def test_an_instance_is_never_changed_not_even_when_it_is_over():
    series = make()
    original = nth(series, 1).original
    series = ok(changes.start(series, original, "I1", series.host, NOW))
    series = ok(changes.end(series, NOW + HOUR / 4))
    refused = changes.instance_change(series, "I1", NOW + DAY, start=NOW + DAY)
    assert refused.numbers == (4,)
    assert refused.violations[0].occurrence_id == nth(series, 1).id
