"""The Zalo stand-in: strings for ids, one update a poll, refusals with HTTP 200."""

import httpx
import pytest

from tests.sandbox.conftest import CLERK, ZALO_HEAD
from tests.servers import Json, Sandbox


def call(sandbox: Sandbox, method: str, **params: object) -> Json:
    answer = httpx.post(f"{sandbox.zalo_url}{sandbox.token}/{method}", json=params, timeout=20)
    assert answer.status_code == 200
    body: Json = answer.json()
    return body


def test_the_account_names_itself(sandbox: Sandbox) -> None:
    assert set(call(sandbox, "getMe")["result"]) == {"id", "account_name", "account_type", "can_join_groups"}


def test_updates_come_one_at_a_time_and_only_once(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "một")
    sandbox.say(ZALO_HEAD, "hai")
    first, second = call(sandbox, "getUpdates"), call(sandbox, "getUpdates")
    assert first["result"]["event_name"] == "message.text.received"
    message = first["result"]["message"]
    assert (message["text"], message["chat"]) == ("một", {"id": ZALO_HEAD, "chat_type": "PRIVATE"})
    assert message["date"] > 10**12
    assert second["result"]["message"]["text"] == "hai"
    idle = call(sandbox, "getUpdates", timeout=0)
    assert (idle["ok"], idle["error_code"]) == (False, 408)


def test_a_text_is_sent_with_styles(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    styles = [{"start": 0, "len": 4, "st": ["b", "c_db342e"]}]
    result = call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="Việc số 12", text_styles=styles)["result"]
    assert set(result) == {"message_id", "date"}
    assert sandbox.sent(ZALO_HEAD)[0]["message_id"] == result["message_id"]
    assert sandbox.sent(ZALO_HEAD)[0]["entities"] == [{"type": "bold", "offset": 0, "length": 4}]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"chat_id": ZALO_HEAD, "text": ""}, 400),
        ({"chat_id": ZALO_HEAD, "text": "x" * 2001}, 400),
        ({"chat_id": "ai đó", "text": "a"}, 400),
        ({"chat_id": CLERK, "text": "a"}, 400),
        ({"chat_id": ZALO_HEAD, "text": "a", "text_styles": [{"start": 0, "len": 1, "st": ["x"]}]}, 400),
        ({"chat_id": ZALO_HEAD, "text": "a", "text_styles": [{"start": 0, "len": 2, "st": ["b"]}]}, 400),
        ({"chat_id": ZALO_HEAD, "text": "a", "parse_mode": "MarkdownV2"}, 400),
        ({"chat_id": ZALO_HEAD, "text": "😀" * 1001}, 400),
    ],
)
def test_refusals_come_with_200(sandbox: Sandbox, params: Json, code: int) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    body = call(sandbox, "sendMessage", **params)
    assert (body["ok"], body["error_code"]) == (False, code)
    assert sandbox.sent() == []


def test_nobody_on_zalo_can_be_written_to_first(sandbox: Sandbox) -> None:
    assert call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="a")["error_code"] == 400


def test_unknown_methods_names_in_other_case_and_tokens_are_refused(sandbox: Sandbox) -> None:
    assert call(sandbox, "editMessageText")["error_code"] == 404
    assert call(sandbox, "getme")["error_code"] == 404
    answer = httpx.post(f"{sandbox.zalo_url}1:wrong/getMe").json()
    assert (answer["ok"], answer["error_code"]) == (False, 401)


def test_typing_has_no_result(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    assert call(sandbox, "sendChatAction", chat_id=ZALO_HEAD, action="typing") == {"ok": True}


def test_faults_are_told_apart_by_channel(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    sandbox.faults({"kind": "500"})
    assert call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="a")["ok"]
    sandbox.faults({"kind": "close_after", "channel": "zalo"})
    with pytest.raises(httpx.RemoteProtocolError):
        call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="b")
    assert [entry["text"] for entry in sandbox.sent(ZALO_HEAD)] == ["a", "b"]


def test_both_forms_of_a_refusal_are_known(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    sandbox.faults({"kind": "429_200", "channel": "zalo"}, {"kind": "429", "channel": "zalo"})
    assert call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="a")["error_code"] == 429
    url = f"{sandbox.zalo_url}{sandbox.token}/sendMessage"
    answer = httpx.post(url, json={"chat_id": ZALO_HEAD, "text": "a"})
    assert (answer.status_code, answer.json()["description"]) == (429, "Quota exceeded")


def test_the_quota_of_the_month_ends(sandbox: Sandbox) -> None:
    sandbox.settings(zalo_month=2)
    sandbox.say(ZALO_HEAD, "chào")
    answers = [call(sandbox, "sendMessage", chat_id=ZALO_HEAD, text="a") for _ in range(3)]
    assert [answer.get("error_code") for answer in answers] == [None, None, 429]


def test_only_public_addresses_are_taken(sandbox: Sandbox) -> None:
    sandbox.say(ZALO_HEAD, "chào")
    secret = {"secret_token": "s3cret-abc"}
    assert call(sandbox, "setWebhook", url="http://office.example/zalo", **secret)["error_code"] == 400
    assert call(sandbox, "setWebhook", url="https://127.0.0.1/zalo", **secret)["error_code"] == 400
    assert call(sandbox, "setWebhook", url="https://office.example/", secret_token="short")["ok"] is False
    assert call(sandbox, "sendPhoto", chat_id=ZALO_HEAD, caption="a", photo="/tep")["error_code"] == 400
    assert call(sandbox, "sendPhoto", chat_id=ZALO_HEAD, caption="a", photo="https://office.example/a.png")[
        "ok"
    ]
    assert (
        call(sandbox, "sendVoice", chat_id=ZALO_HEAD, voice_url="https://office.example/a.mp3")["ok"] is False
    )


def test_no_poll_while_a_webhook_is_set(sandbox: Sandbox) -> None:
    url = "https://office.example/zalo"
    assert call(sandbox, "setWebhook", url=url, secret_token="s3cret-abc")["result"]["url"] == url
    assert call(sandbox, "getUpdates", timeout=0)["error_code"] == 400
    assert call(sandbox, "getWebhookInfo")["result"]["url"] == url
    call(sandbox, "deleteWebhook")
    assert call(sandbox, "getUpdates", timeout=0)["error_code"] == 408


def test_a_webhook_that_does_not_answer_is_tried_again(sandbox: Sandbox) -> None:
    sandbox.settings(proxy="http://127.0.0.1:9")
    call(sandbox, "setWebhook", url="https://office.example/zalo", secret_token="s3cret-abc")
    sandbox.say(ZALO_HEAD, "chào")
    sandbox.wait_until(lambda: len(sandbox.attempts(method="webhook")) == 3)
    assert {entry["outcome"] for entry in sandbox.attempts(method="webhook")} == {"answered 0"}


def test_pictures_come_as_addresses_and_other_events_without_text(sandbox: Sandbox) -> None:
    sandbox.settings(zalo_pictures=sandbox.url)
    sandbox.send_file(ZALO_HEAD, ("a.png", b"\x89PNG"), "xong 12", photo=True)
    event = call(sandbox, "getUpdates")["result"]
    assert (event["event_name"], event["message"]["caption"]) == ("message.image.received", "xong 12")
    assert httpx.get(event["message"]["photo"]).content == b"\x89PNG"
    for kind in ("sticker", "voice", "unsupported", "reaction"):
        sandbox.act(ZALO_HEAD, kind)
        event = call(sandbox, "getUpdates")["result"]
        assert event["event_name"] == f"message.{kind}.received"
        assert "text" not in event["message"]
