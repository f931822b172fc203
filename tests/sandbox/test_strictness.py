"""Requests that Webex would refuse are refused, in Webex's form."""

import pytest

from tests.sandbox.conftest import World


def is_webex_error(answer) -> bool:
    body = answer.json()
    return (
        set(body) == {"message", "errors", "trackingId"}
        and body["errors"] == [{"description": body["message"]}]
        and body["trackingId"] == answer.headers["trackingId"]
    )


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer nonsense", "Basic YTpi"])
def test_without_a_valid_token_nothing_is_answered(world: World, header: str | None):
    for path in ("people/me", "rooms", "nothing"):
        headers = {"Authorization": header} if header is not None else {}
        answer = world.http.get(world.sandbox.api + path, headers=headers, timeout=10)
        assert answer.status_code == 401
        assert is_webex_error(answer)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("DELETE", "rooms", 405),
        ("PUT", "messages", 405),
        ("PATCH", "people/me", 405),
        ("OPTIONS", "rooms", 405),
        ("GET", "nothing", 404),
        ("GET", "rooms/", 404),
        ("GET", "messages", 400),
        ("GET", "people", 400),
        ("GET", "rooms?max=0", 400),
        ("GET", "rooms?max=many", 400),
        ("GET", "rooms?type=public", 400),
        ("GET", "rooms?sortBy=title", 400),
        ("GET", "rooms?cursor=nonsense", 400),
        ("GET", "memberships?personId=me", 400),
        ("GET", "team/memberships", 400),
        ("GET", "messages/direct", 400),
        ("GET", "people?id=" + ",".join("x" * 86), 400),
        ("GET", "webhooks?ownedBy=org", 403),
        ("GET", "attachment/actions/nothing", 404),
    ],
)
def test_wrong_methods_paths_and_parameters(world: World, method: str, path: str, status: int):
    answer = world.ana.ask(method, path)
    assert answer.status_code == status, answer.text
    assert is_webex_error(answer)


def test_the_meetings_api_is_closed_to_bots(world: World):
    refused = world.muster.get("meetings")
    assert refused.status_code == 403
    assert is_webex_error(refused)
    assert world.ana.get("meetings").status_code == 404


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"<room/>", "application/xml", 415),
        (b'{"title": "x"}', "text/plain", 415),
        (b'{"title": "x"}', None, 415),
        (b'{"title"', "application/json", 400),
        (b"[" * 100000, "application/json", 400),
        (b'["title"]', "application/json", 400),
        (b'{"title": "\xff"}', "application/json", 400),
        (b'{"title": 5}', "application/json", 400),
        (b'{"title": "x", "teamId": "\\ud800"}', "application/json", 400),
        (b'{"title": "x", "limit": NaN}', "application/json", 400),
        (b'{"title": "x", "limit": 1e999}', "application/json", 400),
        (b'{"title": " "}', "application/json", 400),
        (b'{"title": "x", "isLocked": "maybe"}', "application/json", 400),
        (b'{"title": "x"}', "application/json; charset=utf-8", 200),
    ],
)
def test_bodies(world: World, body: bytes, kind: str | None, status: int):
    headers = {"Content-Type": kind} if kind else {}
    answer = world.ana.ask("POST", "rooms", data=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert status == 200 or is_webex_error(answer)
    if status == 415:
        assert answer.json()["message"] == f"Content type '{kind or ''}' not supported"


def test_what_webex_does_not_know_is_counted_or_refused(world: World):
    room = world.rooms["Eng"]
    body = {"roomId": room, "text": "x", "colour": "red", "parentId": None}
    for _ in range(2):
        assert world.ana.post("messages", **body).status_code == 200
    assert world.ana.get("rooms", colour="red").status_code == 200
    unknown = {"POST /v1/messages": {"colour": 2}, "GET /v1/rooms": {"?colour": 1}}
    assert world.state()["unknown"] == unknown
    strict = {"X-Sandbox-Strict": "1"}
    refused = world.ana.ask("POST", "messages", json=body, headers=strict)
    assert refused.status_code == 400
    assert "colour" in refused.json()["message"]
    refused = world.ana.ask("GET", "rooms", params={"colour": "red"}, headers=strict)
    assert refused.status_code == 400
    known = {"roomId": room, "text": "x"}
    assert world.ana.ask("POST", "messages", json=known, headers=strict).status_code == 200
    assert world.state()["unknown"] == unknown


def test_a_page_size_above_the_limit_is_cut_silently(world: World):
    assert world.ana.get("rooms", max=100000).status_code == 200
    room = world.rooms["Eng"]
    for number in range(101):
        world.ana.say(room, f"<@personEmail:muster@webex.bot> {number}")
    found = world.muster.get("messages", roomId=room, mentionedPeople="me", max=1000)
    assert len(found.json()["items"]) == 100
    assert "next" in found.links


def test_locked_rooms_are_for_their_moderators(world: World):
    room = world.ana.post("rooms", title="Locked", isLocked=True).json()["id"]
    joined = world.ana.post("memberships", roomId=room, personEmail="raj@acme.example").json()
    assert (
        world.raj.post("memberships", roomId=room, personEmail="lee@acme.example").status_code
        == 403
    )
    assert world.raj.put(f"rooms/{room}", title="Mine").status_code == 403
    assert world.raj.put(f"memberships/{joined['id']}", isModerator=True).status_code == 403
    assert world.raj.delete(f"rooms/{room}").status_code == 403
    assert world.raj.delete(f"memberships/{joined['id']}").status_code == 204
    assert world.ana.delete(f"rooms/{room}").status_code == 204


def test_a_direct_room_stays_between_its_two(world: World):
    said = world.ana.post("messages", toPersonEmail="raj@acme.example", text="hi").json()
    room = said["roomId"]
    added = world.ana.post("memberships", roomId=room, personEmail="lee@acme.example")
    assert added.status_code == 403
    own = world.ana.get("memberships", roomId=room, personId="me").json()["items"][0]
    assert world.ana.delete(f"memberships/{own['id']}").status_code == 403
    assert world.ana.delete(f"rooms/{room}").status_code == 403
    assert world.ana.put(f"memberships/{own['id']}", isRoomHidden=True).json()["isRoomHidden"]


def test_an_id_list_names_what_was_not_found(world: World):
    answer = world.ana.get("people", id=f"{world.raj.id},nothing").json()
    assert [person["id"] for person in answer["items"]] == [world.raj.id]
    assert answer["notFoundIds"] == ["nothing"]


def test_a_new_person_can_use_the_sandbox_at_once(world: World):
    made = world.olga.post("people", emails=["zoe@acme.example"], displayName="Zoe Ray").json()
    state = world.state()
    zoe = next(person for person in state["people"] if person["id"] == made["id"])
    headers = {"Authorization": f"Bearer {zoe['token']}"}
    me = world.http.get(state["api"] + "people/me", headers=headers, timeout=10).json()
    assert me["displayName"] == "Zoe Ray"
    again = world.olga.post("people", emails=["ZOE@acme.example"], displayName="Zoe")
    assert again.status_code == 409
