"""Every HTTP route: forged, broken and curious requests."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests

from keys import Signer
from storage.inbox import InboxStore
from tests.chat import Chat
from tests.security.house import House

BODY = {
    "id": "hook",
    "name": "Muster: messages created",
    "resource": "messages",
    "event": "created",
    "actorId": "a",
    "data": {"id": "m", "roomId": "r", "personId": "p", "personEmail": "ana@acme.example"},
}
RAW = json.dumps(BODY).encode()


def sign(house: House, raw: bytes) -> str:
    return hmac.new(house.bot.keys.accepted()[0], raw, hashlib.sha1).hexdigest()


def stored(house: House) -> int:
    return sum(InboxStore(house.bot.storage).counts().values())


def mutated(count: int) -> Iterator[bytes]:
    """Bodies with bytes changed, cut, doubled, moved; and some that are odd JSON."""
    chance = random.Random(7)
    for _ in range(count):
        raw = bytearray(RAW)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw))
            match chance.randrange(5):
                case 0:
                    raw[at] = chance.randrange(256)
                case 1:
                    del raw[at : at + chance.randint(1, 30)]
                case 2:
                    raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 9)))
                case 3:
                    raw[at:at] = raw[at : at + 40]
                case 4:
                    raw[at:at] = chance.choice(
                        [b"{", b"]", b'"', b"null", b"\\ud800", b"\\u0000", b"1e999", b"NaN"]
                    )
            raw = raw or bytearray(b"{")
        yield bytes(raw)
    yield from (
        b"",
        b"null",
        b"[]",
        b"7",
        b'"x"',
        b"{",
        b"[" * 30_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'{"data":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"resource":"messages","resource":"x","event":"created","data":{"id":"d"}}',
        b'{"resource":"messages","event":"created","data":{"id":"d\\u0000","roomId":"\\ud800"}}',
        b'{"resource":"messages","event":"created","data":{"id":"\\ud83d","roomId":["r"]}}',
        b'{"resource":["messages"],"event":{"a":1},"data":"x"}',
        b'{"resource":"meetings","event":"started","data":{"id":"1"}}',
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        RAW + b" " * 60_000,
        RAW[:-1] + b', "n": ' + b"9" * 5000 + b"}",
    )


def test_no_signed_body_breaks_the_bot(house: House) -> None:
    session = requests.Session()
    seen: dict[int, int] = {}
    for raw in mutated(300):
        headers = {"X-Spark-Signature": sign(house, raw)}
        answer = session.post(f"{house.bot.url}/webhook", data=raw, headers=headers, timeout=20)
        seen[answer.status_code] = seen.get(answer.status_code, 0) + 1
        assert answer.status_code in (200, 400), (answer.status_code, raw[:200])
        is_object = _is_object(raw)
        assert (answer.status_code == 200) == is_object, raw[:200]
    assert set(seen) == {200, 400}
    house.world.idle()


def _is_object(raw: bytes) -> bool:
    try:
        return isinstance(json.loads(raw.decode()), dict)
    except (ValueError, RecursionError):
        return False


def test_no_unsigned_body_is_kept(house: House) -> None:
    before = stored(house)
    session = requests.Session()
    for raw in mutated(60):
        for signature in ("", "0" * 40, sign(house, raw)[:-1], sign(house, raw + b" "), "x" * 9000):
            answer = session.post(
                f"{house.bot.url}/webhook",
                data=raw,
                headers={"X-Spark-Signature": signature},
                timeout=20,
            )
            assert answer.status_code == 401, (signature, raw[:100])
    assert stored(house) == before


def raw_request(house: House, request: bytes) -> bytes:
    place = urlsplit(house.bot.url)
    assert place.hostname
    assert place.port
    with socket.create_connection((place.hostname, place.port), timeout=20) as link:
        link.sendall(request)
        link.shutdown(socket.SHUT_WR)
        found = b""
        while chunk := link.recv(65536):
            found += chunk
    return found


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (b"X-Spark-Signature: \xc3\xa4\xff\xfe\r\n", b"401"),
        (b"X-Spark-Signature: a\r\nX-Spark-Signature: b\r\n", b"401"),
        (b"X_Spark_Signature: %SIGN%\r\n", b"401"),
        (b"X-Spark-Signature: %SIGN%\r\nContent-Type: text/plain\r\n", b"200"),
        (b"X-Spark-Signature: %SIGN%\r\nContent-Type: \xff/\xfe; charset=\x80\r\n", b"200"),
        (b"X-Spark-Signature: %SIGN%\r\nContent-Encoding: gzip\r\n", b"200"),
        (b"X-Spark-Signature: %SIGN%\r\nX-HTTP-Method-Override: DELETE\r\n", b"200"),
    ],
)
def test_odd_headers(house: House, headers: bytes, status: bytes) -> None:
    length = f"Content-Length: {len(RAW)}\r\n".encode()
    headers = headers.replace(b"%SIGN%", sign(house, RAW).encode())
    head = b"POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + length
    assert raw_request(house, head + b"\r\n" + RAW).split()[1] == status
    house.world.idle()


PATHS = (
    *("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd"),
    *("/feed/../webhook.ics", "/feed/%2e%2e%2fbot.db", "/feed/..%5cbot.db.ics", "/feed/.ics"),
    *("/feed/x.ics", "/feed/%00.ics", "/pictures/../signing.key", "/pictures/x.png"),
    *("/pictures/%2e%2e%2f%2e%2e%2fsigning.key.png", "/pictures/%ff.png", "/static/../keys.py"),
    *("/data/bot.db", "/bot/signing.key", "/webhook/../health/../signing.key", "/%ff%fe"),
    f"/feed/{'x' * 5000}.ics",
    f"/pictures/{'.' * 5000}.png",
)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_path_leads_out(house: House, path: str) -> None:
    for method in (b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE"):
        head = method + b" " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        answer = raw_request(house, head)
        status = int(answer.split()[1])
        assert status in (200, 400, 401, 404, 405, 501), (method, answer[:200])
        assert status != 200 or method == b"OPTIONS", (method, answer[:200])
        for word in (b"root:", b"Traceback", b"SQLite", house.bot.keys.signing.encode()):
            assert word not in answer


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_path_of_the_page_leads_out(house: House, path: str) -> None:
    place = urlsplit(house.world.state["page"])
    for prefix in (b"", b"/chat", b"/vendor", b"/v1/contents", b"/static"):
        with socket.create_connection((place.hostname, place.port), timeout=20) as link:
            head = b"GET " + prefix + path.encode() + b" HTTP/1.1\r\nHost: x\r\n"
            link.sendall(head + b"Connection: close\r\n\r\n")
            answer = b""
            while chunk := link.recv(65536):
                answer += chunk
        assert int(answer.split()[1]) < 500, answer[:200]
        assert b"root:" not in answer
        assert b"import " not in answer[:3000]


def test_the_page_runs_no_script_of_others(house: House) -> None:
    page = requests.get(house.world.state["page"], timeout=20)
    policy = page.headers.get("Content-Security-Policy", "") + page.text
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "script-src 'self'" in policy or "script-src" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert "'unsafe-eval'" not in policy.partition("script-src")[2].partition(";")[0]


# Addresses that carry a token.


@pytest.fixture(scope="module")
def chat(shared: House) -> Chat:
    chat = shared.world.space("ana", "raj", title="Doors")
    chat.say("schedule Retro tomorrow 15:00 for 45 min")
    chat.press("Schedule")
    return chat


def address(chat: Chat, line: str = "feed") -> str:
    text = chat.say(line)
    return "http" + text.partition("http")[2].split()[0].strip("`*<>.")


def get(url: str) -> requests.Response:
    return requests.get(url, timeout=20)


def test_a_feed_can_be_neither_guessed_nor_forged(house: House, chat: Chat) -> None:
    url = address(chat)
    assert "Retro" in get(url).text
    base, token = url.removesuffix(".ics").rsplit("/", 1)
    value, signature = token.rsplit(".", 1)
    forged = [
        value,
        f"{value}.",
        f"{value}.{signature[:-1]}",
        f"{value}.{signature[::-1]}",
        f"{value[:-1]}.{signature}",
        token.swapcase(),
        Signer("another key").sign("feed", "x"),
        Signer(house.bot.keys.signing).sign("picture", Signer("x").read("feed", token) or "x"),
        Signer(house.bot.keys.signing).sign("feed", {"owner": f"space:{chat.space}"}),
        Signer(house.bot.keys.signing).sign("feed", f"space:{chat.space}"),
        Signer(house.bot.keys.signing).sign("feed", None),
    ]
    answers = [get(f"{base}/{each}.ics") for each in forged]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_a_revoked_feed_is_dead(house: House, chat: Chat) -> None:
    old = address(chat)
    new = address(chat, "feed new")
    assert new != old
    assert get(old).status_code == 404
    assert get(new).status_code == 200
    chat.say("feed off")
    assert get(new).status_code == 404
    again = address(chat)
    assert again not in (old, new)
    assert get(again).status_code == 200


def test_a_feed_of_a_space_the_bot_left_or_of_somebody_removed_shows_nothing(house: House) -> None:
    world = house.world
    chat = world.space("ana", "bob", title="Leaving feed")
    chat.say("schedule Zebra tomorrow 15:00 for 45 min")
    chat.press("Schedule")
    of_space, of_bob = address(chat), address(world.direct("bob"))
    assert "Zebra" in get(of_space).text
    assert "Zebra" in get(of_bob).text
    members = {m.personEmail: m.id for m in world.api("ana").memberships.list(chat.space)}
    world.api("ana").memberships.delete(members[world.person("bob")["email"]])
    world.idle()
    assert "Zebra" not in get(of_bob).text
    world.api("ana").memberships.delete(members[world.state["bot"]["email"]])
    world.idle()
    assert get(of_space).status_code == 404


def test_pictures_are_drawn_for_signed_values_only(house: House, chat: Chat) -> None:
    chat.say("schedule Standup every day 9:00 for 15 min from tomorrow")
    chat.press("Schedule")
    chat.say("move standup on 2026-11-26 to 2026-11-28 9:00")
    cards = json.dumps([m.json_data for m in chat.answers])
    url = cards.partition(f"{house.bot.url}/pictures/")[2].partition('"')[0]
    assert url, cards[:500]
    good = f"{house.bot.url}/pictures/{url}"
    assert get(good).headers["Content-Type"] == "image/png"
    assert get(good + "?dark=1&x=%00").status_code == 200
    token = url.removesuffix(".png")
    signer = Signer(house.bot.keys.signing)
    for forged in (
        token[:-1],
        token.partition(".")[0],
        Signer("x").sign("picture", {"zone": "UTC"}),
        signer.sign("picture", {"zone": "../../etc/passwd", "now": "x"}),
        signer.sign("picture", {"zone": "UTC"}),
        signer.sign("picture", {"zone": 7, "now": None}),
        signer.sign("picture", ["x"]),
        signer.sign("feed", {"zone": "UTC"}),
    ):
        assert get(f"{house.bot.url}/pictures/{forged}.png").status_code == 404, forged


def test_looking_changes_nothing(house: House, chat: Chat) -> None:
    url = address(chat)
    chat.say("move standup on 2026-11-26 to 2026-11-28 9:00")
    house.world.idle()

    def state() -> list[tuple[str, ...]]:
        db = house.bot.storage.read
        tables = [row[0] for row in db.execute("select name from sqlite_master where type='table'")]
        return [
            (name, str([tuple(r) for r in db.execute(f"select * from {name}")])) for name in tables
        ]

    before = state()
    for path in ("/health", "/metrics", "/", "/webhook", "/favicon.ico"):
        for method in ("GET", "HEAD", "OPTIONS"):
            requests.request(method, house.bot.url + path, timeout=20)
    for _ in range(3):
        assert get(url).status_code == 200
        requests.head(url, timeout=20)
    assert state() == before
