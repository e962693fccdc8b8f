"""Zalo behind the channel protocol, over real HTTP: success is `ok`, and every fault has its verdict."""

import logging
import traceback

import pytest

from bot.channels.zalo.messenger import ZaloMessenger
from messages.lists import carried
from messages.text import Attachment, Button, Message, bold, plain, split
from scheduler.channel import ChannelError, Failure, Receipt
from tests.bot.channels.zalo.conftest import HEAD
from tests.program import free_port
from tests.servers import Sandbox


def _message(text: str = "Đề nghị báo cáo việc 12.") -> Message:
    return Message((plain(text),))


async def _failure(messenger: ZaloMessenger, chat_id: str = HEAD, text: str = "x") -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        await messenger.send(chat_id, _message(text))
    return caught.value


async def test_a_message_arrives_with_its_styles(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    receipt = await messenger.send(
        HEAD, Message((plain("😀 ") + bold("12.") + " Báo cáo", plain("<b>a</b>")))
    )
    (sent,) = sandbox.sent(HEAD)
    assert receipt == Receipt(sent["message_id"])
    assert sent["text"] == "😀 12. Báo cáo\n<b>a</b>"
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 3}]


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        ("reset_before", Failure.AMBIGUOUS),
        ("reset_after", Failure.AMBIGUOUS),
        ("close_after", Failure.AMBIGUOUS),
        ("408", Failure.AMBIGUOUS),
        ("408_200", Failure.AMBIGUOUS),
        ("403", Failure.AMBIGUOUS),
        ("403_200", Failure.AMBIGUOUS),
        ("500", Failure.AMBIGUOUS),
        ("502_html", Failure.AMBIGUOUS),
        ("garbage_200", Failure.AMBIGUOUS),
        ("ok_false_200", Failure.AMBIGUOUS),
        ("401", Failure.BAD_TOKEN),
        ("401_200", Failure.BAD_TOKEN),
        ("429", Failure.QUOTA),
        ("429_200", Failure.QUOTA),
        ("400_200", Failure.BAD_MESSAGE),
        ("404", Failure.BAD_MESSAGE),
        ("401_html", Failure.UNREACHABLE),
        ("403_html", Failure.UNREACHABLE),
        ("404_html", Failure.UNREACHABLE),
        ("302_html", Failure.UNREACHABLE),
    ],
)
async def test_a_fault_gets_its_verdict(
    messenger: ZaloMessenger, sandbox: Sandbox, kind: str, failure: Failure
) -> None:
    sandbox.faults({"kind": kind, "method": "sendMessage", "channel": "zalo"})
    assert (await _failure(messenger)).failure is failure


async def test_a_chat_that_never_began_is_a_wrong_address(messenger: ZaloMessenger) -> None:
    assert (await _failure(messenger, "z-nobody")).failure is Failure.INVALID_ADDRESS


async def test_f20_nobody_there_means_that_nothing_was_sent() -> None:
    nowhere = ZaloMessenger("1:a", f"http://127.0.0.1:{free_port()}/zalo")
    assert (await _failure(nowhere)).failure is Failure.UNREACHABLE
    await nowhere.client.close()


@pytest.mark.parametrize("fault", ["reset_after", "garbage_200", "401", "close_before"])
async def test_no_exception_and_no_log_holds_the_token_or_the_address(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    messenger = ZaloMessenger(sandbox.token, sandbox.api_of("zalo"))
    sandbox.faults({"kind": fault, "method": "sendMessage", "channel": "zalo"})
    with caplog.at_level(logging.WARNING):
        error = await _failure(messenger)
    await messenger.client.close()
    told = "".join(traceback.format_exception(error)) + repr(error) + caplog.text
    assert "1000000001" not in told
    assert sandbox.url not in told
    assert (error.__cause__, error.__context__) == (None, None)


async def test_what_zalo_cannot_carry_is_said_in_words(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    message = Message((plain("Bảng theo dõi"),), attachment=Attachment("/nowhere/0f3a", "bang.xlsx"))
    for part in split(carried(message, messenger.limits).message, messenger.limits):
        await messenger.send(HEAD, part)
    (sent,) = sandbox.sent(HEAD)
    assert "bang.xlsx" in sent["text"]
    assert "nhận tại Văn phòng" in sent["text"]


async def test_a_long_message_is_split_between_its_blocks_and_every_part_is_taken(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    blocks = tuple(plain(f"{n}. " + "Rà soát hồ sơ 😀 " * 20) for n in range(1, 31))
    buttons = ((Button("Xong 1", "done:1", "xong 1"),),)
    parts = split(Message(blocks, buttons), messenger.limits)
    for part in parts:
        await messenger.send(HEAD, part)
    texts = [sent["text"] for sent in sandbox.sent(HEAD)]
    assert len(texts) == len(parts) > 5
    assert all(text.partition(". ")[0].isdecimal() for text in texts)
    assert "\n".join(texts) == "\n".join(block.plain for block in blocks)


async def test_the_account_names_itself_and_a_wrong_token_is_told(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    assert await messenger.hello() == "bot.NhacViecThu"
    wrong = ZaloMessenger("2:wrong", sandbox.api_of("zalo"))
    with pytest.raises(ChannelError) as caught:
        await wrong.hello()
    assert caught.value.failure is Failure.BAD_TOKEN
    await wrong.client.close()


def test_a_bot_is_known_by_an_id_that_tells_nothing_of_the_secret() -> None:
    assert ZaloMessenger("77:secret").bot == ZaloMessenger("77:another").bot == "77"
