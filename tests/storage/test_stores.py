"""Each store gives back what was kept, and finds what it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Storage
from storage.drafts import AlreadyUsed, DraftStore
from storage.due import Due, DueStore
from storage.facts import FactStore
from storage.grants import GrantStore
from storage.inbox import InboxStore
from storage.outbox import OutboxStore, Outgoing, post
from storage.people import PeopleStore, Person
from storage.sending import park, sent
from storage.spaces import Space, SpaceStore

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANA = Person("p1", "ana@acme.example", "Ana Silva", profile_zone="Europe/Berlin")
RAJ = Person("p2", "raj@acme.example", "Raj Patel")
ANABEL = Person("p3", "anabel@acme.example", "Anabel Cruz")


def receive(key: str, *, once: bool = True, note: str | None = None):  # type: ignore[no-untyped-def]
    return InboxStore.receive(key, "messages", "created", "r1", "{}", NOW, once=once, note=note)


def test_an_event_that_happens_once_is_kept_once_for_ever(storage: Storage) -> None:
    store = InboxStore(storage)
    storage.write(receive("a"), receive("a"))
    row = store.next_in("r1")
    assert row is not None
    storage.write(InboxStore.begin(row.id), InboxStore.done(row.id))
    storage.write(receive("a"))
    assert store.next_in("r1") is None


def test_an_event_that_may_come_again_is_absorbed_only_while_it_waits(storage: Storage) -> None:
    store = InboxStore(storage)
    storage.write(receive("a", once=False), receive("a", once=False))
    assert store.counts() == {"waiting": 1}
    row = store.next_in("r1")
    assert row is not None
    storage.write(InboxStore.begin(row.id))  # what it is about may have been fetched by now
    storage.write(receive("a", once=False))
    assert store.counts() == {"waiting": 2}


def test_an_outage_does_not_count_as_an_attempt(storage: Storage) -> None:
    store = InboxStore(storage)
    storage.write(receive("a"))
    storage.write(InboxStore.begin(1), InboxStore.wait(1, NOW + MINUTE))
    row = store.next_in("r1")
    assert row is not None
    assert (row.attempts, row.due) == (0, NOW + MINUTE)
    assert store.next_due(NOW) == NOW + MINUTE
    assert (store.pending(NOW), store.pending(NOW + MINUTE)) == (0, 1)


def test_what_stands_behind_a_waiting_event_is_not_pending(storage: Storage) -> None:
    storage.write(receive("a"), receive("b"), InboxStore.wait(1, NOW + MINUTE))
    assert InboxStore(storage).pending(NOW) == 0


def test_old_events_are_dropped_and_parked_ones_kept(storage: Storage) -> None:
    storage.write(receive("a"), receive("b"), receive("c", note="rejected"))
    storage.write(InboxStore.done(1), InboxStore.park(2, "E2: failed"))
    storage.write(InboxStore.sweep(NOW + MINUTE))
    assert InboxStore(storage).counts() == {"parked": 1}
    assert [p.note for p in InboxStore(storage).parked()] == ["E2: failed"]


def test_a_moment_is_claimed_once_and_replanned_not_dropped(storage: Storage) -> None:
    store = DueStore(storage)
    first, second = Due("reminder", "a|x", NOW), Due("reminder", "b|x", NOW + MINUTE, {"n": 1})
    storage.write(DueStore.plan(first), DueStore.plan(second))
    assert store.next_due() == NOW
    assert store.claim(NOW) == [first]
    assert store.claim(NOW) == []
    assert store.claimed() == [first]
    moved = Due("reminder", "a|x", NOW + 2 * MINUTE)
    storage.write(DueStore.plan(moved), DueStore.done("reminder", "a|x", NOW))
    assert store.get("reminder", "a|x") == moved
    assert store.of_prefix("reminder", "b|") == [second]
    storage.write(DueStore.cancel_prefix("reminder", "b|"), DueStore.cancel("reminder", "a|x"))
    assert store.next_due() is None


def test_all_that_is_due_is_claimed_in_order_of_time(storage: Storage) -> None:
    rows = [Due("x", f"{n:03}", NOW - n * MINUTE) for n in range(50)]
    storage.write(*(DueStore.plan(row) for row in rows))
    assert DueStore(storage).claim(NOW, 20) == sorted(rows, key=lambda r: r.due)[:20]


def test_a_prefix_is_taken_literally(storage: Storage) -> None:
    storage.write(*(DueStore.plan(Due("x", key, NOW)) for key in ("a%b", "a_b", "ab", "a%c")))
    storage.write(DueStore.cancel_prefix("x", "a%"))
    assert [row.key for row in DueStore(storage).claim(NOW)] in (["a_b", "ab"], ["ab", "a_b"])


def test_a_message_keeps_all_its_fields(storage: Storage) -> None:
    outgoing = Outgoing(
        to="space:r1",
        markdown="**hello**",
        card={"type": "AdaptiveCard", "body": [{"text": "é"}]},
        parent="m0",
        replaces="name:live",
        name="live",
        about="s1_20261123T090000Z",
        unique="u",
        useful_until=NOW + MINUTE,
    )
    storage.write(post(outgoing, NOW))
    row = OutboxStore(storage).next_in("space:r1")
    assert row is not None
    assert row.outgoing == Outgoing(**{**outgoing.__dict__, "unique": None, "useful_until": None})
    assert (row.useful_until, row.made, row.doubt) == (NOW + MINUTE, NOW, False)


def test_messages_are_found_by_name_and_by_what_they_are_about(storage: Storage) -> None:
    store = OutboxStore(storage)
    for number in (1, 2):
        storage.write(post(Outgoing("space:r1", f"{number}", name="live", about=f"s{number}"), NOW))
        row = store.next_in("space:r1")
        assert row is not None
        storage.write(sent(row, f"m{number}", "r1", NOW + number * MINUTE, None))
    assert store.message_named("live") == ("m2", "r1", 0)
    assert (store.about("m1"), store.about("m2"), store.about("m3")) == ("s1", "s2", None)
    assert store.last_about("r1") == "s2"


def test_parked_messages_are_listed_with_their_reason(storage: Storage) -> None:
    storage.write(post(Outgoing("space:r1", "hello"), NOW))
    row = OutboxStore(storage).next_in("space:r1")
    assert row is not None
    storage.write(park(row, "400: no", NOW))
    (parked,) = OutboxStore(storage).parked()
    assert (parked.to, parked.markdown, parked.error) == ("space:r1", "hello", "400: no")


def test_webex_does_not_overwrite_what_a_person_chose(storage: Storage) -> None:
    store = PeopleStore(storage)
    storage.write(PeopleStore.save(ANA, fetched=NOW))
    storage.write(
        PeopleStore.set("p1", "zone", "Asia/Kolkata"), PeopleStore.set("p1", "digest", "08:00")
    )
    storage.write(PeopleStore.save(Person("p1", "ana@acme.example", "Ana S.")))
    ana = store.by_email("ANA@acme.example")
    assert ana is not None
    assert (ana.name, ana.zone, ana.profile_zone) == ("Ana S.", "Asia/Kolkata", "Europe/Berlin")
    assert dict(ana.settings) == {"digest": "08:00"}
    assert store.fetched("p1") == NOW
    storage.write(PeopleStore.set("p1", "digest", None), PeopleStore.set("p1", "zone", None))
    ana = store.get("p1")
    assert ana is not None
    assert (dict(ana.settings), ana.zone) == ({}, None)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ana", ["Ana Silva", "Anabel Cruz"]),
        ("Ana Silva", ["Ana Silva"]),
        ("silva", ["Ana Silva"]),
        ("raj@acme.example", ["Raj Patel"]),
        ("  pat ", ["Raj Patel"]),
        ("zed", []),
        ("", []),
    ],
)
def test_people_are_found_by_name(storage: Storage, words: str, names: list[str]) -> None:
    storage.write(*(PeopleStore.save(p) for p in (ANABEL, RAJ, ANA)))
    assert [p.name for p in PeopleStore(storage).find_name(words)] == names


def test_people_are_found_within_a_space(storage: Storage) -> None:
    storage.write(SpaceStore.save(Space("r1", "Eng", "group")), PeopleStore.save(ANABEL))
    storage.write(SpaceStore.set_members("r1", [ANA, RAJ]))
    assert [p.name for p in PeopleStore(storage).find_name("ana", within="r1")] == ["Ana Silva"]


def test_spaces_know_their_members_and_people_their_spaces(storage: Storage) -> None:
    store = SpaceStore(storage)
    storage.write(
        SpaceStore.save(Space("r1", "Eng", "group")),
        SpaceStore.save(Space("r2", "Engineering", "group")),
        SpaceStore.save(Space("r3", "Ana", "direct")),
        SpaceStore.set_members("r1", [ANA, RAJ]),
        SpaceStore.set_members("r2", [ANA]),
        SpaceStore.set_members("r3", [ANA]),
    )
    assert [p.name for p in store.members("r1")] == ["Ana Silva", "Raj Patel"]
    assert [s.title for s in store.of_person("ana@acme.example")] == ["Ana", "Eng", "Engineering"]
    assert [s.id for s in store.by_title("eng", "ana@acme.example")] == ["r1"]
    assert [s.id for s in store.by_title("engi", "ana@acme.example")] == ["r2"]
    assert store.by_title("engineering", "raj@acme.example") == []
    storage.write(SpaceStore.drop_member("r1", "p2"), SpaceStore.leave("r2"))
    assert [p.name for p in store.members("r1")] == ["Ana Silva"]
    assert [s.title for s in store.of_person("ana@acme.example")] == ["Ana", "Eng"]
    storage.write(SpaceStore.set("r1", "zone", "Europe/Berlin"), SpaceStore.set("r1", "x", "y"))
    storage.write(SpaceStore.save(Space("r1", "Eng!", "group")))
    eng = store.get("r1")
    assert eng is not None
    assert (eng.title, eng.zone, dict(eng.settings)) == ("Eng!", "Europe/Berlin", {"x": "y"})


def test_a_draft_lives_until_its_moment(storage: Storage) -> None:
    store = DraftStore(storage)
    storage.write(DraftStore.put("draft", "d", {"a": 1}, NOW + MINUTE))
    storage.write(DraftStore.put("draft", "d", {"a": 2}, NOW + MINUTE))
    assert store.get("draft", "d", NOW) == {"a": 2}
    assert store.get("draft", "d", NOW + MINUTE) is None
    storage.write(DraftStore.drop("draft", "d"))
    assert store.get("draft", "d", NOW) is None


def test_a_button_works_once_for_each_person(storage: Storage) -> None:
    storage.write(DraftStore.use_once("n", "p1", NOW, "moved it"))
    storage.write(DraftStore.use_once("n", "p2", NOW, "moved it too"))
    with pytest.raises(AlreadyUsed, match="moved it"):
        storage.write(DraftStore.use_once("n", "p1", NOW + MINUTE, "moved it again"))
    assert DraftStore(storage).used("n", "p1") == ("p1", NOW, "moved it")
    assert DraftStore(storage).used("n", "p3") is None


def test_a_grant_is_live_until_it_is_revoked(storage: Storage) -> None:
    store = GrantStore(storage)
    storage.write(GrantStore.put("t1", "feed", "person:ana@acme.example", NOW))
    assert store.live("t1") == store.of_owner("feed", "person:ana@acme.example")
    storage.write(GrantStore.revoke("t1", NOW))
    assert store.live("t1") is None
    assert store.of_owner("feed", "person:ana@acme.example") is None


def test_facts_are_noted_and_forgotten(storage: Storage) -> None:
    storage.write(FactStore.note("a", "1", NOW), FactStore.note("a", "2", NOW + MINUTE))
    assert FactStore(storage).get("a") == ("2", NOW + MINUTE)
    storage.write(FactStore.forget("a"))
    assert FactStore(storage).get("a") is None
