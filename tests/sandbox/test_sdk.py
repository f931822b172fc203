"""The SDK that the bot uses, over real HTTP: every wrapper of the messaging API."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from webexteamssdk import ApiError, RateLimitError, WebexTeamsAPI

from tests.sandbox.conftest import CARD, World

Sdk = Callable[[str], WebexTeamsAPI]


def test_people(world: World, sdk: Sdk):
    muster, olga = sdk("muster"), sdk("olga")
    me = muster.people.me()
    assert (me.displayName, me.type, me.emails) == ("Muster", "bot", ["muster@webex.bot"])
    assert me.created.tzinfo is not None or me.created.year == 2026
    assert [p.id for p in muster.people.list(email="ana@acme.example")] == [world.ana.id]
    assert [p.displayName for p in muster.people.list(displayName="ra")] == ["Raj Patel"]
    found = muster.people.list(id=f"{world.ana.id},{world.raj.id}")
    assert [p.id for p in found] == [world.ana.id, world.raj.id]
    assert muster.people.get(world.ana.id).firstName == "Ana"
    assert len(list(olga.people.list(max=3))) == 8
    made = olga.people.create(emails=["zoe@acme.example"], displayName="Zoe Ray", firstName="Zoe")
    changed = olga.people.update(made.id, emails=["zoe@acme.example"], displayName="Zoe R")
    assert changed.displayName == "Zoe R"
    olga.people.delete(made.id)
    with pytest.raises(ApiError) as refused:
        olga.people.get(made.id)
    assert refused.value.status_code == 404
    with pytest.raises(ApiError) as refused:
        muster.people.create(emails=["zoe@acme.example"])
    assert refused.value.status_code == 403


def test_rooms_with_paging(world: World, sdk: Sdk):
    api = sdk("ana")
    made = [api.rooms.create(f"Room {number}") for number in range(5)]
    assert made[0].created.astimezone(UTC).year == 2026
    listed = list(api.rooms.list(max=2, type="group"))
    assert {room.id for room in made} <= {room.id for room in listed}
    assert len(listed) == len({room.id for room in listed}) == 8
    assert [room.id for room in api.rooms.list(sortBy="created", max=3)][:5]
    assert api.rooms.update(made[0].id, title="Renamed").title == "Renamed"
    assert api.rooms.get(made[0].id).title == "Renamed"
    api.rooms.delete(made[0].id)
    with pytest.raises(ApiError) as refused:
        api.rooms.get(made[0].id)
    assert refused.value.status_code == 404
    assert refused.value.message == "Could not find a room with provided ID."
    assert refused.value.tracking_id.startswith("SANDBOX_")


def test_memberships(world: World, sdk: Sdk):
    api = sdk("ana")
    room = api.rooms.create("Members").id
    made = api.memberships.create(room, personEmail="raj@acme.example")
    assert (made.personDisplayName, made.isModerator) == ("Raj Patel", False)
    with pytest.raises(ApiError) as refused:
        api.memberships.create(room, personId=world.raj.id)
    assert refused.value.status_code == 409
    assert api.memberships.update(made.id, isModerator=True).isModerator is True
    assert len(list(api.memberships.list(roomId=room, max=1))) == 2
    assert [m.id for m in api.memberships.list(roomId=room, personId=world.raj.id)] == [made.id]
    assert api.memberships.get(made.id).personEmail == "raj@acme.example"
    api.memberships.delete(made.id)
    assert len(list(api.memberships.list(roomId=room))) == 1
    assert room in {membership.roomId for membership in api.memberships.list()}


def test_teams_and_their_memberships(world: World, sdk: Sdk):
    api, raj = sdk("ana"), sdk("raj")
    assert "Product" in [team.name for team in api.teams.list()]
    team = api.teams.create("Launch")
    assert api.teams.update(team.id, name="Launch 2").name == "Launch 2"
    assert api.teams.get(team.id).name == "Launch 2"
    joined = api.team_memberships.create(team.id, personEmail="raj@acme.example")
    assert len(list(api.team_memberships.list(team.id, max=1))) == 2
    assert "Launch" in [room.title for room in raj.rooms.list(teamId=team.id)]
    assert api.team_memberships.get(joined.id).personDisplayName == "Raj Patel"
    assert api.team_memberships.update(joined.id, isModerator=True).isModerator is True
    api.team_memberships.delete(joined.id)
    assert list(raj.rooms.list(teamId=team.id)) == []
    api.teams.delete(team.id)
    with pytest.raises(ApiError):
        api.teams.get(team.id)


def test_messages_with_paging(world: World, sdk: Sdk):
    ana, bot = sdk("ana"), sdk("muster")
    room = world.rooms["Eng"]
    for number in range(5):
        ana.messages.create(roomId=room, markdown=f"<@personId:{world.muster.id}> m{number}")
    ana.messages.create(roomId=room, text="among ourselves")
    found = list(bot.messages.list(roomId=room, mentionedPeople="me", max=2))
    assert [message.text for message in found] == [f"Muster m{n}" for n in (4, 3, 2, 1, 0)]
    assert len(list(ana.messages.list(roomId=room, max=4))) == 6
    newest = found[0]
    assert bot.messages.get(newest.id).html.endswith("m4")
    older = list(ana.messages.list(roomId=room, beforeMessage=found[3].id))
    assert [message.text for message in older] == ["Muster m0"]
    reply = bot.messages.create(
        roomId=room, parentId=newest.id, markdown="**done**", attachments=[CARD]
    )
    assert reply.attachments[0]["content"]["version"] == "1.3"
    direct = bot.messages.create(toPersonEmail="ana@acme.example", text="hello")
    assert [m.id for m in ana.messages.list_direct(personId=world.muster.id)] == [direct.id]
    edited = bot.messages.edit(direct.id, roomId=direct.roomId, text="hello again")
    assert (edited.text, edited.updated.year) == ("hello again", 2026)
    bot.messages.delete(direct.id)
    with pytest.raises(ApiError) as refused:
        bot.messages.get(direct.id)
    assert refused.value.status_code == 404


def test_files_from_disk_and_by_address(world: World, sdk: Sdk, tmp_path: Path):
    api = sdk("muster")
    path = tmp_path / "stand up.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n\x00\xff")
    room = world.rooms["Eng"]
    sent = api.messages.create(roomId=room, text="your file", files=[str(path)])
    answer = world.ana.http.get(sent.files[0], timeout=10)
    assert answer.content == path.read_bytes()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="stand up.ics"'
    assert answer.headers["Content-Type"] == "text/calendar"
    head = world.ana.http.head(sent.files[0], timeout=10)
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(answer.content)))
    assert world.bob.http.get(sent.files[0], timeout=10).status_code == 404
    copied = api.messages.create(roomId=room, files=[f"{world.sandbox.url}/chat/logo.svg"])
    assert b"<svg" in world.ana.http.get(copied.files[0], timeout=10).content
    with pytest.raises(ApiError) as refused:
        api.messages.create(roomId=room, files=[f"{world.sandbox.url}/chat/none.svg"])
    assert refused.value.status_code == 400
    with pytest.raises(ApiError) as refused:
        api.messages.edit(sent.id, roomId=room, text="changed")
    assert refused.value.status_code == 400
    api.messages.delete(sent.id)
    assert world.ana.http.get(sent.files[0], timeout=10).status_code == 404


def test_webhooks_and_attachment_actions(world: World, sdk: Sdk):
    bot, ana = sdk("muster"), sdk("ana")
    made = bot.webhooks.create(
        "hook", "http://127.0.0.1:9/hook", "messages", "created", filter="roomType=group",
        secret="s",
    )  # fmt: skip
    assert (made.status, made.secret, made.filter) == ("active", "s", "roomType=group")
    assert [webhook.id for webhook in bot.webhooks.list()] == [made.id]
    assert bot.webhooks.get(made.id).resource == "messages"
    changed = bot.webhooks.update(made.id, name="new", targetUrl="http://127.0.0.1:9/new")
    assert (changed.name, changed.targetUrl) == ("new", "http://127.0.0.1:9/new")
    bot.webhooks.delete(made.id)
    assert list(bot.webhooks.list()) == []
    card = bot.messages.create(roomId=world.rooms["Eng"], text="card", attachments=[CARD])
    pressed = ana.attachment_actions.create("submit", card.id, {"action": "move"})
    assert bot.attachment_actions.get(pressed.id).inputs == {"action": "move"}


def test_a_rate_limit_reaches_the_sdk_with_its_seconds(world: World, sdk: Sdk):
    rule = {"path": "/v1/rooms", "method": "GET", "status": 429, "retryAfter": 7, "count": 1}
    world.control("PUT", "faults", {"rules": [rule]})
    api = sdk("ana")
    with pytest.raises(RateLimitError) as limited:
        list(api.rooms.list())
    assert limited.value.retry_after == 7
    assert list(api.rooms.list())
