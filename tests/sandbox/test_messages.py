"""Messages: what is written, listed, changed, and refused."""

import pytest

from tests.sandbox.conftest import CARD, World

MENTION = "<@personEmail:muster@webex.bot|Muster>"


def test_a_mention_shows_in_text_html_and_the_list_of_people(world: World):
    said = world.ana.say(world.rooms["Eng"], f"{MENTION} **list** <now>")
    assert said["text"] == "Muster list <now>"
    assert said["mentionedPeople"] == [world.muster.id]
    assert said["html"] == (
        f'<spark-mention data-object-type="person" data-object-id="{world.muster.id}">Muster'
        "</spark-mention> <strong>list</strong> &lt;now&gt;"
    )


def test_a_plain_text_stays_what_it_is(world: World):
    said = world.ana.post("messages", roomId=world.rooms["Eng"], text="**no** markdown").json()
    assert said["text"] == "**no** markdown"
    assert "html" not in said


def test_a_message_to_an_address_makes_the_direct_room_once(world: World):
    first = world.ana.post("messages", toPersonEmail="RAJ@acme.example", text="hi").json()
    second = world.raj.post("messages", toPersonId=world.ana.id, text="hello").json()
    assert first["roomType"] == "direct"
    assert first["roomId"] == second["roomId"]
    assert world.ana.get(f"rooms/{first['roomId']}").json()["title"] == "Raj Patel"
    assert world.raj.get(f"rooms/{first['roomId']}").json()["title"] == "Ana Silva"
    found = world.raj.get("messages/direct", personEmail="ana@acme.example").json()["items"]
    assert [message["text"] for message in found] == ["hello", "hi"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({"text": "x"}, 400, id="no destination"),
        pytest.param({"roomId": "Eng", "toPersonEmail": "raj@acme.example", "text": "x"}, 400,
                     id="two destinations"),
        pytest.param({"roomId": "Eng"}, 400, id="nothing said"),
        pytest.param({"roomId": "Eng", "text": "  "}, 400, id="only blanks"),
        pytest.param({"roomId": "Eng", "text": "é" * 3720}, 400, id="too many bytes"),
        pytest.param({"roomId": "Eng", "markdown": "x" * 7440}, 400, id="too much markdown"),
        pytest.param({"roomId": "Eng", "text": 5}, 400, id="text is no string"),
        pytest.param({"roomId": "nonsense", "text": "x"}, 400, id="no id at all"),
        pytest.param({"roomId": "QA", "text": "x"}, 404, id="not a member"),
        pytest.param({"toPersonEmail": "nobody@acme.example", "text": "x"}, 404, id="nobody"),
        pytest.param({"roomId": "Eng", "text": "x", "parentId": "nothing"}, 404, id="no parent"),
        pytest.param({"roomId": "Eng", "text": "x", "files": ["a", "b"]}, 400, id="two files"),
        pytest.param({"roomId": "Eng", "text": "x", "files": ["ftp://a/b"]}, 400, id="no http"),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_refused(world: World, body: dict, status: int):
    body["roomId"] = world.rooms.get(body.get("roomId", ""), body.get("roomId"))
    answer = world.lee.post("messages", **body)
    assert answer.status_code == status
    assert answer.json()["message"]
    found = world.lee.get("messages", roomId=world.rooms["Eng"]).json()["items"]
    assert found == []


def test_a_text_of_just_the_allowed_length_is_taken(world: World):
    text = "é" * 3719 + "x"
    assert len(text.encode()) == 7439
    assert world.ana.post("messages", roomId=world.rooms["Eng"], text=text).json()["text"] == text


def test_a_reply_belongs_to_a_top_level_message_of_the_same_room(world: World):
    room = world.rooms["Eng"]
    top = world.ana.say(room, "top")
    reply = world.raj.say(room, "reply", parentId=top["id"])
    assert reply["parentId"] == top["id"]
    nested = world.ana.post("messages", roomId=room, text="x", parentId=reply["id"])
    assert nested.status_code == 400
    elsewhere = world.ana.post("messages", roomId=world.rooms["QA"], text="x", parentId=top["id"])
    assert elsewhere.status_code == 404
    found = world.ana.get("messages", roomId=room, parentId=top["id"]).json()["items"]
    assert [message["text"] for message in found] == ["reply"]


def test_a_list_is_newest_first_and_can_end_before_a_message_or_moment(held: World):
    room = held.rooms["Eng"]
    said = []
    for minute in range(4):
        said.append(held.ana.say(room, f"m{minute}"))
        held.control("PUT", "clock", {"now": f"2026-11-23T09:3{minute + 1}:00Z"})

    def texts(**query: str) -> list[str]:
        found = held.raj.get("messages", roomId=room, **query)
        assert found.status_code == 200, found.text
        return [message["text"] for message in found.json()["items"]]

    assert texts() == ["m3", "m2", "m1", "m0"]
    assert texts(beforeMessage=said[2]["id"]) == ["m1", "m0"]
    assert texts(before=said[2]["created"]) == ["m1", "m0"]
    assert texts(before="2026-11-23T10:31:30+01:00") == ["m1", "m0"]
    assert held.raj.get("messages", roomId=room, before="yesterday").status_code == 400


def test_pages_follow_the_link_header_and_survive_a_deletion(world: World):
    room = world.rooms["Eng"]
    said = [world.ana.say(room, f"m{number}") for number in range(7)]
    answer = world.ana.get("messages", roomId=room, max="3")
    texts = [message["text"] for message in answer.json()["items"]]
    world.ana.delete(f"messages/{said[4]['id']}")
    while "next" in answer.links:
        answer = world.ana.http.get(answer.links["next"]["url"], timeout=10)
        texts += [message["text"] for message in answer.json()["items"]]
    assert texts == ["m6", "m5", "m4", "m3", "m2", "m1", "m0"]


def test_an_edit_is_the_authors_alone_and_ten_times_at_most(world: World):
    room = world.rooms["Eng"]
    said = world.ana.say(room, f"{MENTION} one")
    path = f"messages/{said['id']}"
    assert world.raj.put(path, roomId=room, text="mine").status_code == 403
    assert world.ana.put(path, roomId=world.rooms["QA"], text="moved").status_code == 400
    assert world.ana.put(path, roomId=room).status_code == 400
    for number in range(10):
        edited = world.ana.put(path, roomId=room, markdown=f"edit {number}")
        assert edited.status_code == 200
    assert edited.json()["text"] == "edit 9"
    assert "mentionedPeople" not in edited.json()
    assert edited.json()["updated"] >= said["created"]
    refused = world.ana.put(path, roomId=room, text="once more")
    assert refused.status_code == 400
    assert world.ana.get(path).json()["text"] == "edit 9"


def test_a_card_can_be_replaced_unless_it_has_images(world: World):
    room = world.rooms["Eng"]
    said = world.muster.post("messages", roomId=room, text="card", attachments=[CARD]).json()
    assert said["attachments"] == [CARD]
    path = f"messages/{said['id']}"
    assert world.muster.put(path, roomId=room, text="no card").status_code == 400
    new = {**CARD, "content": CARD["content"] | {"body": [{"type": "TextBlock", "text": "New"}]}}
    edited = world.muster.put(path, roomId=room, text="new", attachments=[new])
    assert edited.status_code == 200
    assert edited.json()["attachments"] == [new]
    image = {"type": "Image", "url": "https://example.com/a.png"}
    pictured = {**CARD, "content": CARD["content"] | {"body": [image]}}
    assert world.muster.put(path, roomId=room, text="x", attachments=[pictured]).status_code == 400
    said = world.muster.post("messages", roomId=room, text="x", attachments=[pictured]).json()
    path = f"messages/{said['id']}"
    assert world.muster.put(path, roomId=room, text="x", attachments=[CARD]).status_code == 400


@pytest.mark.parametrize(
    "attachments",
    [
        pytest.param([CARD, CARD], id="two cards"),
        pytest.param(["card"], id="no object"),
        pytest.param([CARD | {"contentType": "text/html"}], id="another content type"),
        pytest.param([CARD | {"content": {"type": "Table", "version": "1.3"}}], id="no card"),
        pytest.param([CARD | {"content": CARD["content"] | {"version": "1.4"}}], id="1.4"),
        pytest.param([CARD | {"content": CARD["content"] | {"version": "1.10"}}], id="1.10"),
        pytest.param([CARD | {"content": CARD["content"] | {"version": 1.3}}], id="a number"),
        pytest.param([CARD | {"content": {"type": "AdaptiveCard"}}], id="no version"),
        pytest.param([CARD | {"content": CARD["content"] | {"body": {}}}], id="body no array"),
        pytest.param([CARD | {"content": CARD["content"] | {"lang": "x" * 90000}}], id="too large"),
        pytest.param(
            [CARD | {"content": CARD["content"] | {"body": [{"type": "Image"}] * 11}}],
            id="too many images",
        ),
    ],
)
def test_only_one_card_that_webex_can_draw_is_taken(world: World, attachments: list):
    body = {"roomId": world.rooms["Eng"], "text": "card", "attachments": attachments}
    assert world.muster.post("messages", **body).status_code == 400


def test_deleting_is_for_the_author_or_a_moderator(world: World):
    room = world.rooms["Eng"]
    said = world.ana.say(room, "gone soon")
    path = f"messages/{said['id']}"
    assert world.raj.delete(path).status_code == 403
    membership = world.raj.get("memberships", roomId=room, personId="me").json()["items"][0]
    world.ana.put(f"memberships/{membership['id']}", isModerator=True)
    assert world.raj.delete(path).status_code == 204
    assert world.ana.get(path).status_code == 404
    assert world.ana.delete(path).status_code == 404


def test_an_announcement_room_is_written_to_by_moderators(world: World):
    room = world.ana.post("rooms", title="News", isAnnouncementOnly=True, isLocked=True).json()[
        "id"
    ]
    world.ana.post("memberships", roomId=room, personEmail="raj@acme.example")
    assert world.raj.post("messages", roomId=room, text="x").status_code == 403
    assert world.ana.post("messages", roomId=room, text="x").status_code == 200
