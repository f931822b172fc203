"""What falls due at once is done in batches that tear no receiver's messages apart."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.due import BATCH, in_batches, receiver_of
from storage.due import Due

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)

receivers = st.sampled_from(["space:eng", "space:qa", "person:ana@acme.example"])
keys = st.one_of(
    st.builds("{}|{}|own".format, st.integers(0, 99), receivers),
    st.builds("{}|{}_20261124T090000Z".format, receivers, st.integers(0, 99)),
    st.builds("{}|2026-11-24T09:15".format, st.integers(0, 99)),
)
rows = st.lists(
    st.builds(Due, st.sampled_from(["reminder", "snooze", "live"]), keys, st.just(NINE)),
    unique_by=lambda row: (row.kind, row.key),
    max_size=120,
)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_every_row_is_done_once_and_each_receiver_in_one_batch(due: list[Due]) -> None:
    batches = list(in_batches(due))
    done = [row for batch in batches for group in batch for row in group]
    assert sorted(done, key=repr) == sorted(due, key=repr)
    places: dict[str, set[int]] = {}
    for number, batch in enumerate(batches):
        for group in batch:
            places.setdefault(receiver_of(group[0]), set()).add(number)
            assert len({receiver_of(row) for row in group}) == 1
    assert all(len(numbers) == 1 for numbers in places.values())


def test_batches_stay_small_where_nobody_is_told_of_much() -> None:
    due = [Due("reminder", f"{n}|space:{n}|own", NINE) for n in range(3 * BATCH)]
    assert [len(batch) for batch in in_batches(due)] == [BATCH] * 3


def test_the_receiver_stands_anywhere_in_the_key() -> None:
    assert receiver_of(Due("reminder", "ab|space:eng|10", NINE)) == "space:eng"
    assert receiver_of(Due("snooze", "person:a@b.c|ab_2026", NINE)) == "person:a@b.c"
    assert receiver_of(Due("live", "ab|2026-11-24T09:15", NINE)) == "live ab|2026-11-24T09:15"
