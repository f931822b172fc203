"""What a bot sees, and what it does not."""

from tests.sandbox.conftest import CARD, World

MENTION = "<@personEmail:muster@webex.bot>"


def test_a_bot_lists_only_what_mentions_it_in_a_group_room(world: World):
    room = world.rooms["Eng"]
    world.ana.say(room, "among ourselves")
    asked = world.ana.say(room, f"{MENTION} list")
    assert world.muster.get("messages", roomId=room).status_code == 403
    assert (
        world.muster.get("messages", roomId=room, mentionedPeople=world.ana.id).status_code == 403
    )
    found = world.muster.get("messages", roomId=room, mentionedPeople="me").json()["items"]
    assert [message["id"] for message in found] == [asked["id"]]


def test_a_bot_cannot_fetch_what_does_not_mention_it_but_its_own(world: World):
    room = world.rooms["Eng"]
    hidden = world.ana.say(room, "among ourselves")
    own = world.muster.say(room, "from me")
    assert world.muster.get(f"messages/{hidden['id']}").status_code == 404
    assert world.muster.get(f"messages/{own['id']}").json()["text"] == "from me"
    everybody = world.ana.say(room, "<@all> lunch")
    assert everybody["mentionedGroups"] == ["all"]
    assert world.muster.get(f"messages/{everybody['id']}").status_code == 404


def test_a_bot_sees_everything_in_a_direct_room(world: World):
    said = world.ana.post("messages", toPersonEmail="muster@webex.bot", text="list").json()
    assert world.muster.get(f"messages/{said['id']}").json()["text"] == "list"
    found = world.muster.get("messages", roomId=said["roomId"]).json()["items"]
    assert [message["id"] for message in found] == [said["id"]]


def test_people_see_only_their_own_rooms(world: World):
    said = world.ana.say(world.rooms["QA"], "quality")
    assert world.lee.get(f"messages/{said['id']}").status_code == 404
    assert world.lee.get("messages", roomId=world.rooms["QA"]).status_code == 404
    assert world.lee.get(f"rooms/{world.rooms['QA']}").status_code == 404
    assert world.lee.get("memberships", roomId=world.rooms["QA"]).status_code == 404


def test_somebody_who_is_not_in_the_room_is_not_mentioned(world: World):
    said = world.ana.say(world.rooms["Eng"], "ask <@personEmail:bob@acme.example|Bob>")
    assert said["text"] == "ask Bob"
    assert "mentionedPeople" not in said


def test_a_press_is_seen_by_the_one_who_pressed_and_the_cards_author(world: World):
    room = world.rooms["Eng"]
    card = world.muster.post("messages", roomId=room, text="card", attachments=[CARD]).json()
    inputs = {"action": "move", "day": "2026-11-24"}
    pressed = world.ana.post(
        "attachment/actions", type="submit", messageId=card["id"], inputs=inputs
    )
    assert pressed.status_code == 200
    path = f"attachment/actions/{pressed.json()['id']}"
    for who in (world.muster, world.ana):
        assert who.get(path).json() == pressed.json()
    assert pressed.json()["inputs"] == inputs
    assert world.raj.get(path).status_code == 404


def test_a_press_needs_a_card_that_one_can_see(world: World):
    plain = world.ana.say(world.rooms["Eng"], "no card")
    card = {"roomId": world.rooms["Eng"], "text": "card", "attachments": [CARD]}
    message = world.muster.post("messages", **card).json()["id"]

    def press(who, **body) -> int:
        return who.post("attachment/actions", **body).status_code

    assert press(world.ana, type="submit", messageId=plain["id"], inputs={}) == 400
    assert press(world.ana, type="press", messageId=message, inputs={}) == 400
    assert press(world.ana, type="submit", messageId=message) == 400
    assert press(world.ana, type="submit", messageId=message, inputs=[]) == 400
    assert press(world.bob, type="submit", messageId=message, inputs={}) == 404
    world.muster.delete(f"messages/{message}")
    assert press(world.ana, type="submit", messageId=message, inputs={}) == 404
