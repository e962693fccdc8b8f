"""Each kind of fault as a client sees it, and whether the message was accepted all the same."""

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from sandbox.faults import FaultBook
from sandbox.params import ControlError
from tests.sandbox.conftest import CLERK, GROUP, HEAD
from tests.servers import Json, Sandbox


@pytest.fixture(autouse=True)
def _written(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "chào")
    sandbox.say(HEAD, "chào")


def send(http: httpx.Client, text: str = "việc", chat_id: int = CLERK, timeout: float = 5) -> httpx.Response:
    return http.post("sendMessage", json={"chat_id": chat_id, "text": text}, timeout=timeout)


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 60"),
        ("400_chat_not_found", 400, "Bad Request: chat not found"),
        ("403", 403, "Forbidden: bot was blocked by the user"),
        ("401", 401, "Unauthorized"),
        ("409", 409, "Conflict: terminated by other getUpdates request"),
        ("500", 500, "Internal Server Error"),
    ],
)
def test_a_definite_answer_is_json_and_nothing_is_accepted(
    http: httpx.Client, sandbox: Sandbox, kind: str, code: int, description: str
) -> None:
    sandbox.faults({"kind": kind, "retry_after": 60})
    answer = send(http)
    body = answer.json()
    assert (answer.status_code, body["error_code"]) == (code, code)
    assert body["description"].startswith(description)
    assert body.get("parameters", {}).get("retry_after") == (60 if kind == "429" else None)
    assert sandbox.sent() == []
    assert sandbox.attempts(CLERK)[0]["outcome"] == f"fault {kind}"


@pytest.mark.parametrize("kind", ["401_html", "403_html", "404_html", "502_html", "504_html"])
def test_a_block_page_is_no_json(http: httpx.Client, sandbox: Sandbox, kind: str) -> None:
    sandbox.faults({"kind": kind})
    answer = send(http)
    assert answer.status_code == int(kind[:3])
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.startswith("<html>")
    assert sandbox.sent() == []


@pytest.mark.parametrize(
    ("when", "copies"),
    [("before", 0), ("after", 1)],
)
@pytest.mark.parametrize(
    ("how", "error"),
    [("timeout", httpx.ReadTimeout), ("reset", httpx.ReadError), ("close", httpx.RemoteProtocolError)],
)
def test_no_answer_before_or_after_acceptance(
    http: httpx.Client, sandbox: Sandbox, how: str, error: type[Exception], when: str, copies: int
) -> None:
    sandbox.faults({"kind": f"{how}_{when}"})
    with pytest.raises(error):
        send(http, timeout=0.3)
    assert len(sandbox.sent()) == copies
    assert sandbox.attempts(CLERK)[0]["accepted"] is bool(copies)
    assert send(http).json()["ok"]


def test_a_hang_may_end_by_itself(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "timeout_before", "seconds": 0.2})
    with pytest.raises(httpx.RemoteProtocolError):
        send(http, timeout=20)


def test_garbage_comes_with_200_after_acceptance(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "garbage_200"})
    answer = send(http)
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Unterminated string"):
        answer.json()
    assert len(sandbox.sent()) == 1


def test_ok_false_comes_with_200_and_nothing_else(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "ok_false_200"})
    answer = send(http)
    assert (answer.status_code, answer.json(), sandbox.sent()) == (200, {"ok": False}, [])


def test_a_drip_outlives_the_read_timeout(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "drip", "seconds": 0.001})
    # Bytes keep coming, so a read timeout far below the whole duration never strikes.
    answer = send(http, timeout=5)
    assert answer.json()["result"]["text"] == "việc"


def test_a_bad_gateway_may_have_accepted_the_message(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "502_html", "accepted": True})
    assert send(http).status_code == 502
    assert len(sandbox.sent()) == 1


def test_a_migrated_group_answers_with_its_new_id(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.say(GROUP, "chào", sender={"id": 5})
    sandbox.faults({"kind": "migrate", "chat_id": GROUP})
    new_id = send(http, chat_id=GROUP).json()["parameters"]["migrate_to_chat_id"]
    assert new_id == -1_000_000_000_900
    assert send(http, chat_id=GROUP).json()["parameters"]["migrate_to_chat_id"] == new_id
    assert send(http, chat_id=new_id).json()["ok"]


# The client says that retry_after will be a timedelta one day.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_the_real_client_raises_as_it_does_on_telegram(bot: Bot, sandbox: Sandbox) -> None:
    expected: list[tuple[Json, type[Exception]]] = [
        ({"kind": "429"}, RetryAfter),
        ({"kind": "400_chat_not_found"}, BadRequest),
        ({"kind": "403"}, Forbidden),
        ({"kind": "401"}, InvalidToken),
        ({"kind": "404_html"}, InvalidToken),
        ({"kind": "409"}, Conflict),
        ({"kind": "500"}, NetworkError),
        ({"kind": "502_html"}, NetworkError),
        ({"kind": "timeout_after"}, TimedOut),
        ({"kind": "reset_after"}, NetworkError),
        ({"kind": "close_before"}, NetworkError),
        ({"kind": "garbage_200"}, TelegramError),
        ({"kind": "ok_false_200"}, KeyError),
        ({"kind": "migrate", "migrate_to": -1005}, ChatMigrated),
    ]
    for rule, error in expected:
        sandbox.faults(rule)
        with pytest.raises(error):
            await bot.send_message(HEAD, "việc", read_timeout=0.3)
    assert all(rule["hits"] == 1 for rule in sandbox.fault_rules())


def test_a_rule_strikes_so_often_and_only_where_it_says(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "500", "chat_id": CLERK, "times": 2, "contains": "nhắc", "skip": 1})
    codes = [send(http, "nhắc việc").status_code for _ in range(4)]
    assert codes == [200, 500, 500, 200]
    sandbox.faults({"kind": "500", "chat_id": CLERK, "times": -1, "contains": "nhắc"})
    assert send(http, "khác").status_code == 200
    assert send(http, "nhắc", chat_id=HEAD).status_code == 200
    assert {send(http, "nhắc").status_code for _ in range(5)} == {500}
    sandbox.clear_faults()
    assert send(http, "nhắc").status_code == 200


def test_a_rule_without_a_method_spares_what_does_not_send(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "500", "times": -1})
    assert http.post("getMe").status_code == 200
    assert http.post("sendChatAction", json={"chat_id": CLERK, "action": "typing"}).status_code == 200
    assert http.post("getUpdates").status_code == 200
    sandbox.faults({"kind": "401", "times": -1, "method": "*"})
    assert http.post("getMe").status_code == 401
    assert http.post("getUpdates").status_code == 401


def test_downloads_can_fail_too(http: httpx.Client, sandbox: Sandbox) -> None:
    file_id = sandbox.send_file(CLERK, ("a.txt", b"abc"))["document"]["file_id"]
    path = http.post("getFile", json={"file_id": file_id}).json()["result"]["file_path"]
    address = f"{sandbox.base_file_url}{sandbox.token}/{path}"
    sandbox.faults({"kind": "502_html", "method": "file"})
    assert httpx.get(address).status_code == 502
    assert httpx.get(address).content == b"abc"


def test_chance_can_be_repeated_by_its_seed() -> None:
    def run(seed: int) -> list[bool]:
        book = FaultBook()
        book.dice.seed(seed)
        book.add({"kind": "500", "probability": 0.5, "times": -1})
        return [book.strike("telegram", "sendMessage", 1, "") is not None for _ in range(64)]

    assert run(7) == run(7) != run(8)
    assert 10 < sum(run(7)) < 54


@pytest.mark.parametrize(
    "rule", [{"kind": "explode"}, {"kind": "500", "often": 3}, "500", {"kind": "timeout"}, {"kind": "9999"}]
)
def test_a_rule_that_nobody_understands_is_refused(rule: object) -> None:
    book = FaultBook()
    with pytest.raises(ControlError):
        book.add([{"kind": "500"}, rule])
    assert book.rules == []


def test_faulty_polls_lose_no_update(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "garbage_200", "method": "getUpdates"})
    sandbox.faults({"kind": "reset_after", "method": "getUpdates"})
    with pytest.raises(ValueError, match="Unterminated string"):
        http.post("getUpdates").json()
    with pytest.raises(httpx.ReadError):
        http.post("getUpdates")
    assert len(http.post("getUpdates").json()["result"]) == 2
