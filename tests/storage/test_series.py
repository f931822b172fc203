"""The book of meetings: kept unchanged, found by all its names, never overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model import (
    Answer,
    Answering,
    Details,
    Exceptional,
    Instance,
    Invitee,
    Plan,
    Series,
)
from storage.database import Stale, Storage
from storage.history import Entry, HistoryStore
from storage.series import SeriesStore
from storage.shapes import series_of, series_text

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENG = ["space:eng", "person:ana@acme.example"]


def meeting(number: int = 1, **more: object) -> Series:
    start = datetime(2026, 11, 23, 12) + timedelta(hours=number)  # noqa: DTZ001 (a wall time)
    plan = Plan(start, timedelta(minutes=30), "Europe/Berlin", "FREQ=DAILY")
    series = Series(
        id=f"{number:032x}",
        short=f"k{number}",
        host="ana@acme.example",
        home="eng",
        plan=plan,
        details=Details(title=f"Meeting {number}", number=f"12345{number}", link="https://x.y/j"),
        created=NOW,
    )
    return replace(series, **more)  # type: ignore[arg-type]


def keep(storage: Storage, *series: Series, viewers: list[str] = ENG) -> None:
    store = SeriesStore(storage)
    storage.begin()
    storage.write(*(store.save(s, expected=None, now=NOW, viewers=viewers) for s in series))
    storage.begin()


def test_a_series_is_found_by_id_short_name_number_link_and_host(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    assert store.get(meeting().id) == meeting()
    assert store.by_short("#K1") == store.by_short("k1") == meeting()
    assert store.by_number("123 451") == [meeting()]
    assert store.by_link(" https://x.y/j ") == [meeting()]
    assert store.hosted_by("Ana@acme.example") == [meeting()]
    assert store.get("0" * 32) is None


def test_the_link_of_one_occurrence_leads_to_its_series(storage: Storage) -> None:
    override = MappingProxyType({"link": "https://other.z/1"})
    exception = Exceptional(meeting().plan.start, overrides=override)
    keep(storage, meeting(exceptions=(exception,)))
    assert SeriesStore(storage).by_link("https://other.z/1") != []


def test_upcoming_is_in_order_of_the_next_start_and_for_viewers_only(storage: Storage) -> None:
    keep(storage, *(meeting(n) for n in (3, 1, 2)))
    keep(storage, meeting(4), viewers=["space:qa"])
    store = SeriesStore(storage)
    found = store.upcoming(["space:eng"], NOW, 10)
    assert [s.short for s in found] == ["k1", "k2", "k3"]
    assert [s.short for s in store.upcoming(["space:eng"], NOW, 2)] == ["k1", "k2"]
    both = store.upcoming(["space:eng", "space:qa", "person:ana@acme.example"], NOW, 10)
    assert [s.short for s in both] == ["k1", "k2", "k3", "k4"]
    before = NOW + timedelta(hours=4, minutes=30)
    assert [s.short for s in store.upcoming(["space:eng"], NOW, 10, before)] == ["k1", "k2"]
    assert store.upcoming(["space:ops"], NOW, 10) == []


def test_a_passed_start_is_in_front_until_it_is_refreshed(storage: Storage) -> None:
    keep(storage, meeting(1), meeting(2))
    store = SeriesStore(storage)
    evening = NOW + timedelta(hours=3, minutes=45)  # the first is over, the second ahead
    assert [s.short for s in store.upcoming(["space:eng"], evening, 1)] == ["k1", "k2"]
    storage.write(*store.refresh(evening))
    assert [s.short for s in store.upcoming(["space:eng"], evening, 1)] == ["k2"]
    assert [s.short for s in store.upcoming(["space:eng"], evening, 2)] == ["k2", "k1"]
    assert store.refresh(evening) == []


def test_past_meetings_are_seen_in_all_but_not_ahead(storage: Storage) -> None:
    plan = replace(meeting().plan, recurrence=None)
    keep(storage, meeting(plan=plan))
    store = SeriesStore(storage)
    later = NOW + timedelta(days=3)
    storage.write(*store.refresh(later))
    assert store.upcoming(["space:eng"], later, 10) == []
    assert len(store.all_of(["space:eng", "person:ana@acme.example"])) == 1


def test_an_old_version_is_not_saved(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    second = replace(meeting(), version=2)
    storage.write(store.save(second, expected=1, now=NOW, viewers=ENG))
    with pytest.raises(Stale):
        storage.write(store.save(replace(meeting(), version=3), expected=1, now=NOW, viewers=ENG))
    with pytest.raises(Stale):
        storage.write(store.save(meeting(), expected=None, now=NOW, viewers=ENG))
    assert store.get(meeting().id) == second


def answered(email: str) -> tuple[Answer, ...]:
    return (Answer(email, Answering.YES, at=NOW),)


def test_an_answer_is_not_lost_to_one_given_at_the_same_time(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    read = store.get(meeting().id)  # this event has read the series
    assert read is not None
    mine = store.save(
        replace(read, answers=answered("raj@acme.example")), expected=1, now=NOW, viewers=ENG
    )
    seen = dict(storage.seen())
    storage.begin()  # another event is quicker
    other = store.get(meeting().id)
    assert other is not None
    quick = replace(other, answers=answered("lee@acme.example"))
    storage.write(store.save(quick, expected=1, now=NOW, viewers=ENG))
    storage.seen().update(seen)
    with pytest.raises(Stale):
        storage.write(mine)


def test_a_series_may_be_saved_twice_in_one_unit(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    read = store.get(meeting().id)
    assert read is not None
    second, third = replace(read, version=2), replace(read, version=3)
    storage.write(
        store.save(second, expected=1, now=NOW, viewers=ENG),
        store.save(third, expected=2, now=NOW, viewers=ENG),
    )
    assert store.get(meeting().id) == third


def test_a_space_it_is_announced_to_sees_it_also_after_a_change(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    storage.write(SeriesStore.announce_to(meeting().id, "qa"))
    assert [s.short for s in store.upcoming(["space:qa"], NOW, 5)] == ["k1"]
    storage.write(store.save(replace(meeting(), version=2), expected=1, now=NOW, viewers=ENG))
    assert [s.short for s in store.upcoming(["space:qa"], NOW, 5)] == ["k1"]
    assert store.announced(meeting().id) == ["qa"]
    storage.write(SeriesStore.announce_off(meeting().id, "qa"))
    storage.begin()
    storage.write(store.save(replace(meeting(), version=3), expected=2, now=NOW, viewers=ENG))
    assert store.upcoming(["space:qa"], NOW, 5) == []


def test_a_deleted_series_is_gone_and_can_come_back(storage: Storage) -> None:
    keep(storage, meeting())
    store = SeriesStore(storage)
    storage.write(SeriesStore.announce_to(meeting().id, "qa"), SeriesStore.delete(meeting().id))
    assert store.get(meeting().id) is None
    assert store.upcoming(ENG, NOW, 5) == store.by_number("123451") == []
    keep(storage, meeting())
    assert [s.short for s in store.upcoming(["space:qa"], NOW, 5)] == ["k1"]


def test_short_names_are_unused_and_short(storage: Storage) -> None:
    keep(storage, *(meeting(n) for n in range(1, 9)))
    store = SeriesStore(storage)
    names = {store.new_short() for _ in range(50)}
    assert all(store.by_short(name) is None for name in names)
    assert all(2 <= len(name) <= 3 and name[0].isalpha() and name[1:].isdigit() for name in names)


def test_history_is_listed_newest_first_and_undone_once(storage: Storage) -> None:
    store = HistoryStore(storage)
    moved = replace(meeting(), version=2)
    for number, (before, after) in enumerate([(None, meeting()), (meeting(), moved)]):
        at = NOW + timedelta(minutes=number)
        entry = Entry(None, at, "ana@acme.example", "eng", "move", meeting().id, before, after, "w")
        storage.write(HistoryStore.add(entry))
    newest, oldest = store.of_series(meeting().id)
    assert (newest.before, newest.after, oldest.before) == (meeting(), moved, None)
    assert newest.id is not None
    assert oldest.id is not None
    assert store.since(meeting().id, oldest.id) == [newest]
    assert store.last_by("Ana@acme.example", "eng", NOW) == newest
    storage.write(HistoryStore.mark_undone(newest.id, newest.id))
    assert store.last_by("ana@acme.example", "eng", NOW) == oldest
    assert store.last_by("ana@acme.example", "qa", NOW) is None


walls = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1))  # noqa: DTZ001 (wall times)
moments = walls.map(lambda wall: wall.replace(tzinfo=UTC))
lengths = st.timedeltas(timedelta(minutes=10), timedelta(hours=24))
words = st.text(max_size=12)
options = st.dictionaries(words, st.booleans() | st.integers(-(2**40), 2**40) | words, max_size=3)
overrides = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "lead": st.none() | lengths,
        "options": options.map(MappingProxyType),
        "enabledJoinBeforeHost": st.booleans(),
    },
)
plans = st.builds(
    Plan,
    walls,
    lengths,
    st.sampled_from(["UTC", "Asia/Kolkata"]),
    st.none() | st.just("FREQ=DAILY"),
    st.none() | moments,
)
all_series = st.builds(
    Series,
    id=words,
    short=words,
    host=words,
    home=words,
    plan=plans,
    details=st.builds(
        Details,
        title=words,
        agenda=words,
        lead=st.none() | lengths,
        options=options.map(MappingProxyType),
    ),
    created=moments,
    for_space=st.booleans(),
    earlier=st.lists(plans, max_size=2).map(tuple),
    exceptions=st.lists(
        st.builds(
            Exceptional,
            walls,
            st.booleans(),
            st.none() | moments,
            st.none() | lengths,
            overrides.map(MappingProxyType),
        ),
        max_size=2,
    ).map(tuple),
    instances=st.lists(
        st.builds(
            Instance,
            words,
            walls,
            moments,
            st.none() | moments,
            present=st.lists(words, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    invitees=st.lists(
        st.builds(Invitee, words, words, st.booleans(), st.none() | walls), max_size=2
    ).map(tuple),
    answers=st.lists(
        st.builds(
            Answer,
            words,
            st.sampled_from(Answering),
            words,
            st.none() | walls,
            st.none() | moments,
        ),
        max_size=2,
    ).map(tuple),
    version=st.integers(1, 1000),
)


@given(all_series)
@settings(max_examples=100, deadline=None)
def test_every_series_survives_storage_unchanged(series: Series) -> None:
    assert series_of(series_text(series)) == series


def test_a_series_kept_before_a_field_existed_takes_its_default() -> None:
    text = series_text(meeting()).replace(',"delete_when_completed":false', "")
    assert "delete_when_completed" not in text
    assert series_of(text) == meeting()
