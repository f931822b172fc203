"""Changes that wait for a live meeting to end."""

from __future__ import annotations

from dataclasses import replace

from domain import changes, kept
from domain.kept import Applied, Ask, Expired, Waiting
from tests.domain.build import DAY, HOUR, at, make, no, nth, ok, starts

NOW = at("2026-03-02T10:10")


def live():
    series = make()
    return ok(changes.start(series, nth(series, 1).original, "I", series.host, NOW))


def ended(series, now=NOW + HOUR / 2):
    return ok(changes.end(series, now))


def test_a_kept_move_is_applied_when_the_meeting_has_ended():
    series = live()
    original = nth(series, 1).original
    waits = kept.keep(no(changes.move(series, original, at("2026-03-02T15:00"), NOW)))
    assert kept.recheck(series, waits, NOW + HOUR / 4) == Waiting()
    outcome = kept.recheck(ended(series), waits, NOW + HOUR / 2)
    assert isinstance(outcome, Applied)
    assert starts(outcome.series)[0] == "2026-03-02T15:00"


def test_all_rules_are_checked_again():
    series = live()
    original = nth(series, 1).original
    waits = kept.keep(no(changes.move(series, original, at("2026-03-02T10:30"), NOW)))
    outcome = kept.recheck(ended(series), waits, NOW + HOUR)
    assert isinstance(outcome, Ask)
    assert outcome.refused.numbers == (1,)
    assert outcome.refused.fixes.starts


def test_the_person_is_asked_if_anything_changed():
    series = live()
    one = nth(series, 1)
    waits = kept.keep(no(changes.move(series, one.original, at("2026-03-02T15:00"), NOW)))
    other = ok(changes.resize(ended(series), one.original, 2 * HOUR, NOW))
    assert kept.recheck(other, waits, NOW + HOUR) == Ask(None, ("duration",))
    gone = ok(changes.cancel(ended(series), one.original, NOW))
    outcome = kept.recheck(gone, waits, NOW + HOUR)
    assert outcome.differs == ("occurrence",)


def test_it_expires_after_a_day():
    series = live()
    waits = kept.keep(
        no(changes.move(series, nth(series, 1).original, at("2026-03-02T15:00"), NOW))
    )
    assert waits.expires == NOW + DAY
    assert kept.recheck(ended(series), waits, NOW + DAY) == Expired()


def test_series_edits_wait_too():
    series = live()
    plan = replace(series.plan, duration=2 * HOUR)
    waits = kept.keep(no(changes.replan(series, plan, NOW)), plan=plan)
    outcome = kept.recheck(ended(series), waits, NOW + HOUR)
    assert isinstance(outcome, Applied)
    assert nth(outcome.series, 2).duration == 2 * HOUR
    changed = ok(changes.move_series(ended(series), NOW + HOUR, duration=HOUR / 2))
    assert kept.recheck(changed, waits, NOW + HOUR).differs == ("plan",)


def test_edits_of_other_things_wait_too():
    series = live()
    one = nth(series, 1)
    edit = {"title": "New"}
    for original in (one.original, None):
        waits = kept.keep(no(changes.edit(series, original, edit, NOW)), edit)
        outcome = kept.recheck(ended(series), waits, NOW + HOUR)
        assert nth(outcome.series, 1).details.title == "New"


def test_a_new_length_waits_too():
    series = live()
    one = nth(series, 1)
    waits = kept.keep(no(changes.resize(series, one.original, 3 * HOUR, NOW)))
    outcome = kept.recheck(ended(series), waits, NOW + HOUR)
    assert nth(outcome.series, 1).duration == 3 * HOUR
