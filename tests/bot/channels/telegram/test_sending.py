"""Telegram behind the channel protocol, over real HTTP: every fault gets the verdict that was measured."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.telegram.sending import Telegram, make_bot
from messages.text import Attachment, Button, Message, bold, plain
from scheduler.channel import ChannelError, Failure, Receipt
from tests.servers import Sandbox, running_sandbox

HEAD = 501


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with running_sandbox(people=[{"chat_id": HEAD, "name": "Kiều Đức Anh", "started": True}]) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    server.start(HEAD)
    return server


@pytest.fixture
async def channel(sandbox: Sandbox) -> AsyncIterator[Telegram]:
    bot = make_bot(sandbox.token, sandbox.url)
    yield Telegram(bot)
    for request in bot._request:
        await request.shutdown()


def _message(text: str = "Đề nghị báo cáo việc 12.") -> Message:
    return Message((plain(text),))


async def _failure(channel: Telegram, chat_id: int = HEAD) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        await channel.send(str(chat_id), _message())
    return caught.value


async def test_a_message_arrives_with_its_styles_buttons_and_the_reply(
    channel: Telegram, sandbox: Sandbox
) -> None:
    asked = await asyncio.to_thread(sandbox.say, HEAD, "việc của tôi")
    message = Message(
        (bold("12.") + " Báo cáo 😀", plain("<b>không phải thẻ</b>")),
        buttons=((Button("Xong 12", "done:12", "xong 12"),),),
    )
    receipt = await channel.send(str(HEAD), message, reply_to=str(asked["message_id"]))
    sent = sandbox.sent(HEAD)[-1]
    assert receipt == Receipt(str(sent["message_id"]))
    assert sent["text"] == "12. Báo cáo 😀\n<b>không phải thẻ</b>"
    assert [(e["type"], e["offset"], e["length"]) for e in sent["entities"]] == [("bold", 0, 3)]


async def test_a_file_goes_out_under_the_name_that_people_see(
    channel: Telegram, sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("out") / "0f3a"
    path.write_bytes(b"PK\x03\x04")
    await channel.send(
        str(HEAD), Message((plain("Bảng theo dõi"),), attachment=Attachment(str(path), "b.xlsx"))
    )
    assert sandbox.sent(HEAD)[-1]["method"] == "sendDocument"


async def test_a_file_that_is_gone_is_a_bad_message_and_sends_nothing(
    channel: Telegram, sandbox: Sandbox
) -> None:
    message = Message((plain("x"),), attachment=Attachment("/nowhere/at-all", "b.xlsx"))
    with pytest.raises(ChannelError) as caught:
        await channel.send(str(HEAD), message)
    assert caught.value.failure is Failure.BAD_MESSAGE
    assert sandbox.attempts(HEAD) == []


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        ("reset_before", Failure.AMBIGUOUS),
        ("reset_after", Failure.AMBIGUOUS),
        ("close_before", Failure.AMBIGUOUS),
        ("close_after", Failure.AMBIGUOUS),
        ("500", Failure.AMBIGUOUS),
        ("502_html", Failure.AMBIGUOUS),
        ("504_html", Failure.AMBIGUOUS),
        ("garbage_200", Failure.AMBIGUOUS),
        ("ok_false_200", Failure.AMBIGUOUS),
        ("403", Failure.BLOCKED),
        ("400_chat_not_found", Failure.INVALID_ADDRESS),
        ("401", Failure.BAD_TOKEN),
        ("401_html", Failure.UNREACHABLE),
        ("403_html", Failure.UNREACHABLE),
        ("404_html", Failure.UNREACHABLE),
    ],
)
async def test_a_fault_gets_the_verdict_that_was_measured(
    channel: Telegram, sandbox: Sandbox, kind: str, failure: Failure
) -> None:
    sandbox.faults({"kind": kind, "method": "sendMessage"})
    assert (await _failure(channel)).failure is failure


async def test_f14_the_wait_of_a_429_is_told_whole(channel: Telegram, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "429", "retry_after": 6775})
    error = await _failure(channel)
    assert (error.failure, error.retry_after) == (Failure.RATE_LIMITED, 6775)


async def test_a_migrated_group_tells_its_new_id(channel: Telegram, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "migrate", "migrate_to": -100777})
    error = await _failure(channel)
    assert (error.failure, error.new_chat_id) == (Failure.MIGRATED, "-100777")


async def test_a_server_that_is_not_there_was_sent_nothing() -> None:
    channel = Telegram(make_bot("1:token", "http://127.0.0.1:9"))
    assert (await _failure(channel)).failure is Failure.UNREACHABLE


async def test_an_error_never_tells_the_token(channel: Telegram, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "404_html"})
    error = await _failure(channel)
    shown = f"{error!r} {error} {error.__cause__!r}"
    assert sandbox.token not in shown
    assert error.__cause__ is None
    assert error.__suppress_context__


async def test_f37_a_press_that_is_too_old_to_answer_disturbs_nobody(
    channel: Telegram, sandbox: Sandbox
) -> None:
    await channel.answer_press("no-such-press")
    assert sandbox.attempts(method="answerCallbackQuery") != []


async def test_a_button_whose_answer_did_not_get_through_is_answered_again(
    channel: Telegram, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.sending.BETWEEN_PRESS_TRIES", 0.01)
    sandbox.faults({"kind": "502_html", "method": "answerCallbackQuery", "times": 2})
    await channel.answer_press("some-press")
    assert len(sandbox.attempts(method="answerCallbackQuery")) == 3


async def test_what_a_person_sent_is_deleted(channel: Telegram, sandbox: Sandbox) -> None:
    said = await asyncio.to_thread(sandbox.say, HEAD, "nhầm")
    assert await channel.delete(str(HEAD), str(said["message_id"]))
    assert said["message_id"] not in {message["message_id"] for message in sandbox.messages(HEAD)}


async def test_what_is_no_longer_there_counts_as_deleted(channel: Telegram, sandbox: Sandbox) -> None:
    assert await channel.delete(str(HEAD), "424242")
    assert sandbox.attempts(HEAD, "deleteMessage")


async def test_what_is_older_than_the_server_allows_is_not_deleted(
    channel: Telegram, sandbox: Sandbox
) -> None:
    refused = "Bad Request: message can't be deleted for everyone"
    sandbox.faults({"method": "deleteMessage", "kind": "400", "description": refused})
    said = await asyncio.to_thread(sandbox.say, HEAD, "nhầm")
    assert not await channel.delete(str(HEAD), str(said["message_id"]))


@pytest.mark.parametrize("message_id", ["", "x", "-1"])
async def test_an_odd_id_is_nothing_to_delete(channel: Telegram, sandbox: Sandbox, message_id: str) -> None:
    assert not await channel.delete(str(HEAD), message_id)
    assert sandbox.attempts(HEAD, "deleteMessage") == []
