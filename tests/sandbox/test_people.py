"""The levers of the pretend people, as the page and the tests pull them."""

import asyncio
import json

import httpx
import pytest

from sandbox.chats import read_people
from sandbox.params import ControlError
from tests.sandbox.conftest import CLERK, DIRECTOR, GROUP, HEAD
from tests.servers import Sandbox


def send(sandbox: Sandbox, chat_id: int, text: str) -> int:
    answer = httpx.post(
        f"{sandbox.base_url}{sandbox.token}/sendMessage", json={"chat_id": chat_id, "text": text}
    )
    return int(answer.json()["result"]["message_id"])


def test_people_can_be_added_and_renewed_while_it_runs(sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "chào")
    sandbox.people([{"chat_id": 201, "name": "Mới Đến"}, {"chat_id": HEAD, "name": "Tên Mới", "start": "M2"}])
    rows = {row["chat_id"]: row for row in sandbox.get("chats")["chats"]}
    assert rows[201]["name"] == "Mới Đến"
    assert (rows[HEAD]["name"], rows[HEAD]["start"], rows[HEAD]["started"]) == ("Tên Mới", "M2", True)
    assert len(sandbox.messages(HEAD)) == 1
    assert sandbox.start(HEAD)["text"] == "/start M2"
    sandbox.people([{"chat_id": HEAD, "name": "Lê Minh Đức", "start": "MAMOI123"}])


@pytest.mark.parametrize(
    "rows",
    [
        {},
        ["ai đó"],
        [{"name": "không có số"}],
        [{"chat_id": True}],
        [{"chat_id": 1, "hints": "một"}],
        [{"chat_id": -5, "kind": "channel"}],
    ],
)
def test_a_wrong_people_file_is_refused(rows: object) -> None:
    with pytest.raises(ControlError):
        read_people(rows)


def test_waiting_returns_the_first_message_after_another(sandbox: Sandbox) -> None:
    said = sandbox.say(CLERK, "chào")
    first = send(sandbox, CLERK, "một")
    send(sandbox, CLERK, "hai")
    assert sandbox.wait_for(CLERK, after=said["message_id"])["text"] == "một"
    assert sandbox.wait_for(CLERK, after=first)["text"] == "hai"
    assert sandbox.wait_for(CLERK, contains="ha")["text"] == "hai"


def test_waiting_in_vain_says_what_there_was(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    send(sandbox, CLERK, "một")
    with pytest.raises(AssertionError, match="một"):
        sandbox.wait_for(CLERK, contains="ba", timeout=0.1)


async def test_waiting_wakes_with_the_message(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    waiting = asyncio.create_task(asyncio.to_thread(sandbox.wait_for, CLERK, timeout=30))
    await asyncio.to_thread(send, sandbox, CLERK, "đây")
    assert (await waiting)["text"] == "đây"


def test_a_forged_press_and_a_double_click_arrive(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    number = send(sandbox, CLERK, "một")
    assert len(set(sandbox.press(CLERK, number, "giả mạo", times=2))) == 2
    answer = httpx.post(f"{sandbox.base_url}{sandbox.token}/getUpdates").json()["result"]
    assert [update["callback_query"]["data"] for update in answer[1:]] == ["giả mạo", "giả mạo"]


def test_acts_on_nothing_are_refused_in_words(sandbox: Sandbox) -> None:
    for act in (
        lambda: sandbox.say(999, "a"),
        lambda: sandbox.say(CLERK, "  "),
        lambda: sandbox.say(CLERK, "a", reply_to=999_999),
        lambda: sandbox.press(CLERK, 999_999, "x"),
        lambda: sandbox.edit(CLERK, 999_999, "x"),
        lambda: sandbox.forward(CLERK, HEAD, 999_999),
        lambda: sandbox.replay(5),
        lambda: sandbox.settings(unknown=5),
    ):
        with pytest.raises(AssertionError, match="the sandbox answered 4"):
            act()


def test_only_own_messages_can_be_edited(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    number = send(sandbox, CLERK, "một")
    with pytest.raises(AssertionError, match="của chính mình"):
        sandbox.edit(CLERK, number, "hai")


def test_a_group_can_move_to_a_supergroup(sandbox: Sandbox) -> None:
    sandbox.say(GROUP, "chào", sender={"id": 7, "name": "Ai"})
    moved = sandbox.migrate(GROUP)
    assert moved != GROUP
    assert sandbox.migrate(GROUP) == moved
    assert send(sandbox, moved, "một") == 2  # behind the one that says from where it moved


def test_the_ledger_numbers_what_was_accepted(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    sandbox.say(DIRECTOR, "chào")
    for chat_id in (CLERK, DIRECTOR, CLERK):
        send(sandbox, chat_id, f"gửi {chat_id}")
    entries = sandbox.sent()
    assert [entry["seq"] for entry in entries] == [1, 2, 3]
    assert [entry["chat_id"] for entry in entries] == [CLERK, DIRECTOR, CLERK]
    assert [attempt["outcome"] for attempt in sandbox.attempts()] == ["accepted"] * 3
    assert [attempt["message_id"] for attempt in sandbox.attempts()] == [
        entry["message_id"] for entry in entries
    ]


def test_a_refused_request_is_an_attempt_but_no_message(sandbox: Sandbox) -> None:
    httpx.post(f"{sandbox.base_url}{sandbox.token}/sendMessage", json={"chat_id": HEAD, "text": "a"})
    assert sandbox.sent() == []
    assert sandbox.attempts(HEAD)[0]["outcome"] == "refused 400: Bad Request: chat not found"


def test_requests_under_another_host_name_are_refused(sandbox: Sandbox) -> None:
    answer = httpx.get(f"{sandbox.url}/control/ledger", headers={"host": "evil.example"})
    assert answer.status_code == 400


def test_requests_from_another_sites_page_are_refused(sandbox: Sandbox) -> None:
    body = {"chat_id": CLERK, "text": "a"}
    address = f"{sandbox.url}/control/say"
    assert httpx.post(address, json=body, headers={"origin": "http://evil.example"}).status_code == 403
    assert httpx.post(address, json=body, headers={"origin": sandbox.url}).status_code == 200
    assert len(sandbox.messages(CLERK)) == 1


async def test_five_hundred_messages_reach_every_open_page(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    wanted = {f"việc {number}" for number in range(500)}

    async def page(http: httpx.AsyncClient, ready: asyncio.Event) -> set[str]:
        seen: set[str] = set()
        async with http.stream("GET", f"{sandbox.url}/events", timeout=60) as stream:
            async for line in stream.aiter_lines():
                if line == "event: hello":
                    ready.set()
                if line.startswith("data: ") and '"message"' in line:
                    seen.add(json.loads(line[6:])["message"]["text"])
                if seen == wanted:
                    break
        return seen

    limits = httpx.Limits(max_connections=40)
    async with httpx.AsyncClient(limits=limits, timeout=60) as http:
        opened = [asyncio.Event() for _ in range(10)]
        pages = [asyncio.create_task(page(http, ready)) for ready in opened]
        for ready in opened:
            await ready.wait()
        address = f"{sandbox.base_url}{sandbox.token}/sendMessage"
        busy = asyncio.Semaphore(10)

        async def post(text: str) -> int:
            async with busy:
                return (await http.post(address, json={"chat_id": CLERK, "text": text})).status_code

        assert set(await asyncio.gather(*(post(text) for text in sorted(wanted)))) == {200}
        assert all(seen == wanted for seen in await asyncio.gather(*pages))
    assert len(sandbox.sent(CLERK)) == 500
