"""getUpdates as the real server does it, and the odd updates that a test can put into it."""

import asyncio
import time

import httpx
import pytest

from sandbox.updates import Updates
from tests.sandbox.conftest import CLERK, HEAD
from tests.servers import Json, Sandbox


def poll(http: httpx.Client, **params: object) -> list[Json]:
    body = http.post("getUpdates", json=params).json()
    assert body["ok"], body
    result: list[Json] = body["result"]
    return result


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_an_update_comes_again_until_an_offset_confirms_it(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "một")
    sandbox.say(CLERK, "hai")
    first = poll(http)
    assert texts(first) == texts(poll(http)) == ["một", "hai"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    assert texts(poll(http, offset=first[0]["update_id"] + 1)) == ["hai"]
    assert poll(http, offset=first[1]["update_id"] + 1) == []
    assert poll(http) == []


def test_limit_and_negative_offset(http: httpx.Client, sandbox: Sandbox) -> None:
    for text in ("một", "hai", "ba"):
        sandbox.say(CLERK, text)
    assert texts(poll(http, limit=2)) == ["một", "hai"]
    assert texts(poll(http, offset=-1)) == ["ba"]
    assert texts(poll(http)) == ["ba"]


def arrival_of_poll(sandbox: Sandbox, number: int) -> None:
    """Wait until the server has got so many polls, so that they are in order."""
    while sandbox.ledger()["polls"] < number:
        time.sleep(0.01)


async def test_a_long_poll_ends_with_the_next_update(sandbox: Sandbox) -> None:
    async with httpx.AsyncClient(base_url=f"{sandbox.base_url}{sandbox.token}/", timeout=30) as http:
        waiting = asyncio.create_task(http.post("getUpdates", json={"timeout": 25}))
        await asyncio.to_thread(arrival_of_poll, sandbox, 1)
        assert not waiting.done()
        await asyncio.to_thread(sandbox.say, CLERK, "đây")
        assert texts((await waiting).json()["result"]) == ["đây"]


async def test_a_second_poll_ends_the_first_with_409(sandbox: Sandbox) -> None:
    async with httpx.AsyncClient(base_url=f"{sandbox.base_url}{sandbox.token}/", timeout=30) as http:
        older = asyncio.create_task(http.post("getUpdates", json={"timeout": 25}))
        await asyncio.to_thread(arrival_of_poll, sandbox, 1)
        younger = asyncio.create_task(http.post("getUpdates", json={"timeout": 25}))
        answer = await older
        assert (answer.status_code, answer.json()["error_code"]) == (409, 409)
        await asyncio.to_thread(sandbox.say, CLERK, "đây")
        assert texts((await younger).json()["result"]) == ["đây"]


def test_kinds_that_were_not_asked_for_do_not_come(http: httpx.Client, sandbox: Sandbox) -> None:
    poll(http, allowed_updates=["message"])
    said = sandbox.say(CLERK, "một")
    sandbox.edit(CLERK, said["message_id"], "sửa")
    assert [set(update) - {"update_id"} for update in poll(http)] == [{"message"}]


def test_polling_beside_a_webhook_is_a_conflict(http: httpx.Client) -> None:
    assert http.post("setWebhook", json={"url": "https://example.org/hook"}).json()["ok"]
    assert http.post("getUpdates").status_code == 409
    http.post("deleteWebhook")
    assert http.post("getUpdates").status_code == 200


def test_a_replayed_update_comes_once_more_though_confirmed(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "một")
    update = poll(http)[0]
    offset = update["update_id"] + 1
    assert poll(http, offset=offset) == []
    sandbox.replay(update["update_id"])
    assert poll(http, offset=offset) == [update]
    assert poll(http, offset=offset) == []


def test_a_client_that_died_while_polling_takes_nothing_with_it(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "một")
    offset = poll(http)[0]["update_id"] + 1
    with pytest.raises(httpx.ReadTimeout):
        http.post("getUpdates", json={"offset": offset, "timeout": 25}, timeout=0.3)
    sandbox.replay()
    assert texts(poll(http, offset=offset)) == ["một"]


def test_what_is_pending_can_be_seen(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "một")
    (number,) = sandbox.pending_updates()
    poll(http, offset=number + 1)
    assert sandbox.pending_updates() == []
    assert number in sandbox.update_ids()


def test_every_update_can_be_delivered_twice(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.deliver_twice()
    sandbox.say(CLERK, "một")
    first, second = poll(http)
    assert first == second


def test_ids_restarted_lower_are_not_confirmed_by_an_old_offset(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "cũ")
    old = poll(http)[0]["update_id"] + 1
    assert poll(http, offset=old) == []
    assert sandbox.restart_ids(1000) == 1000
    sandbox.say(HEAD, "mới")
    fresh = poll(http, offset=old)
    assert (texts(fresh), fresh[0]["update_id"]) == (["mới"], 1000)
    assert poll(http, offset=1001) == []


def test_random_ids_differ() -> None:
    assert Updates().restart_ids() != Updates().restart_ids()


@pytest.mark.parametrize("raw", ["rác", None, 5, [], {"message": "không phải tin"}, {"poll_moved": {"x": 1}}])
def test_any_json_can_be_put_into_the_queue(http: httpx.Client, sandbox: Sandbox, raw: object) -> None:
    sandbox.inject(raw)
    sandbox.say(CLERK, "sau đó")
    odd, good = poll(http)
    if isinstance(raw, dict):
        assert odd == {"update_id": good["update_id"] - 1, **raw}
    else:
        assert odd == raw
    assert poll(http, offset=good["update_id"] + 1) == []


def test_half_a_surrogate_pair_goes_through(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.inject({"message": {"text": "\ud83d"}})
    assert poll(http)[0]["message"]["text"] == "\ud83d"


def test_a_reset_forgets_the_past_but_not_the_people(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "một")
    sandbox.reset()
    assert sandbox.messages(CLERK) == []
    assert sandbox.ledger()["attempts"] == []
    assert {"chat_id": CLERK, "started": False}.items() <= sandbox.get("chats")["chats"][0].items()
