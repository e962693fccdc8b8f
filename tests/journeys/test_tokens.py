"""A bot's token that another program uses too, or that was revoked: nobody is told twice, all are told."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import CLERK, HEAD, MONDAY
from tests.journeys.mornings import CLERK as CLERK_OF_MANY
from tests.journeys.mornings import EIGHT, HEADS, put_on_zalo
from tests.journeys.promises import at_rest
from tests.over_zalo import zalo_chat
from tests.program import RESEND_SECONDS, Program
from tests.servers import ChatId, Sandbox
from tests.stores import Store

ALONE_SECONDS = RESEND_SECONDS / 2
SHARED = 6
NEW_TOKEN = "1000000001:moi"


@pytest.fixture
def copy(tmp_path: Path, sandbox: Sandbox, linked_office: str, store: Store) -> Iterator[Program]:
    """A second installation with the same office and the same token, not yet started."""
    folder = tmp_path / "ban-chep"
    folder.mkdir()
    url = store.copy(linked_office, folder / "nhacviec.db")
    second = Program(folder, sandbox, MONDAY, url)
    yield second
    second.close()
    store.drop(url)


@pytest.mark.on("telegram")
@pytest.mark.sqlite
def test_f33_a_copy_with_the_same_token_ends_before_it_has_sent_anything(
    program: Program, copy: Program, sandbox: Sandbox
) -> None:
    sandbox.ask(CLERK, "xin chào")
    time.sleep(ALONE_SECONDS)  # that it was alone for so long is what the program goes by
    assert copy.command("moved").returncode == 0
    sent = len(sandbox.sent())
    copy.start(stands_by=True)  # it may have ended before it is heard of
    assert copy.wait_dead() == SHARED
    assert "Có chương trình khác đang chạy cùng mã bot Telegram" in copy.log()
    checked = copy.command("check")
    assert (checked.returncode, "CẦN XỬ LÝ: có chương trình khác chạy cùng mã bot" in checked.stdout) == (
        5,
        True,
    )
    sandbox.wait_for(CLERK, contains="có chương trình khác chạy cùng mã bot Telegram")
    sandbox.ask(HEAD, "xin chào")
    assert len(sandbox.sent()) == sent + 2
    assert program.running


@pytest.mark.on("telegram")
@pytest.mark.sqlite
def test_f33_once_the_other_has_ended_a_new_start_goes_on_and_says_so(
    program: Program, copy: Program, sandbox: Sandbox
) -> None:
    sandbox.ask(CLERK, "xin chào")
    time.sleep(ALONE_SECONDS)
    assert copy.command("moved").returncode == 0
    copy.start(stands_by=True)  # it may have ended before it is heard of
    assert copy.wait_dead() == SHARED
    program.stop()
    copy.start()
    sandbox.wait_for(CLERK, contains="đã nhận và gửi tin qua Telegram trở lại")
    sandbox.ask(HEAD, "xin chào")


@pytest.fixture
def both_polled(tmp_path: Path, server: Sandbox, morning: str, store: Store) -> Iterator[Program]:
    """A morning's office that polls on both messengers, not yet started; the clerk and a head are on both."""
    server.clear_faults()
    server.reset()
    chats: list[ChatId] = [CLERK_OF_MANY, *HEADS, *map(zalo_chat, (CLERK_OF_MANY, *HEADS))]
    server.people([{"chat_id": chat, "name": f"{chat}", "started": True} for chat in chats])
    url = store.copy(morning, tmp_path / "nhacviec.db")
    put_on_zalo(url, (CLERK_OF_MANY, HEADS[0]), besides=True)
    program = Program(tmp_path, server, EIGHT, url)
    program.channels = ("telegram", "zalo")
    yield program
    program.close()
    store.drop(url)


def test_f33_the_office_hears_of_it_over_the_other_messenger_which_goes_on(
    both_polled: Program, server: Sandbox
) -> None:
    server.faults({"kind": "409", "method": "getUpdates", "times": -1})
    both_polled.start()
    server.wait_for(zalo_chat(CLERK_OF_MANY), contains="đã ngừng nhận và gửi tin qua Telegram")
    server.wait_for(zalo_chat(HEADS[0]), contains="Hệ thống nhắc việc")
    server.say(zalo_chat(HEADS[0]), "xin chào")
    server.wait_for(zalo_chat(HEADS[0]), contains="xin chào")
    assert both_polled.running


def test_f23_the_office_hears_of_a_revoked_token_over_the_other_messenger_at_once(
    both_polled: Program, server: Sandbox
) -> None:
    both_polled.start()
    server.faults({"kind": "401", "method": "*", "times": -1})
    server.say(HEADS[0], "xin chào")
    server.wait_for(zalo_chat(CLERK_OF_MANY), contains="Telegram từ chối mã bot")
    assert server.sent(CLERK_OF_MANY, contains="từ chối") == []


def test_f23_a_new_token_in_its_file_is_taken_without_a_new_start(
    unstarted: Program, sandbox: Sandbox, channel: str
) -> None:
    program, file = unstarted, unstarted.folder / "ma-bot"
    file.write_text(sandbox.token, encoding="utf-8")
    program.settings |= {
        f"NHACVIEC_{channel.upper()}_TOKEN": "",
        f"NHACVIEC_{channel.upper()}_TOKEN_FILE": str(file),
    }
    program.start()
    sandbox.ask(HEAD, "xin chào")
    sandbox.revoke(NEW_TOKEN)
    sandbox.say(HEAD, "cảm ơn")
    sandbox.wait_until(lambda: "token_refused" in program.log())
    file.write_text(NEW_TOKEN, encoding="utf-8")
    sandbox.wait_for(HEAD, contains="Cảm ơn")
    sandbox.wait_for(CLERK, contains="đã nhận mã bot trở lại")
    assert sandbox.sent(CLERK, contains="từ chối mã bot từ") == []
    sandbox.wait_until(lambda: at_rest(program))
