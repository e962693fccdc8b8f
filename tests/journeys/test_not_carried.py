"""What Zalo does not carry (tests.over_zalo.NOT_CARRIED), and what the program does there in its place."""

from collections.abc import Callable, Mapping

import pytest
from sqlmodel import select

from storage.tables import Inbox, Outbox
from tests.journeys.conftest import CLERK, HEAD
from tests.journeys.promises import at_rest, check
from tests.over_zalo import LISTED, NOT_CARRIED
from tests.program import WEB_URL, Program
from tests.servers import Sandbox, text_of

pytestmark = pytest.mark.on("zalo")

LETTER = "TỐI MẬT\nSố: 12/KH\nphương án bảo vệ kho thóc số bảy"


def _files(program: Program, sandbox: Sandbox) -> None:
    sent = sandbox.send_file(HEAD, ("ket-qua.pdf", b"%PDF"), "xong 1")
    told = text_of(sandbox.wait_for(HEAD, after=sent["message_id"]))
    assert "chưa ghi nhận gì" in told
    assert "gửi ảnh chụp" in told
    said = sandbox.say(CLERK, "xuất excel")
    told = text_of(sandbox.wait_for(CLERK, contains=WEB_URL, after=said["message_id"]))
    assert program.web.get(told.partition(WEB_URL)[2].split()[0]).content.startswith(b"PK")


def _edits(program: Program, sandbox: Sandbox) -> None:
    sandbox.ask(HEAD, "đang làm 1")
    corrected = text_of(sandbox.ask(HEAD, "chưa xong 1"))  # by a message of its own
    assert "Đã ghi nhận chưa hoàn thành" in corrected


def _deleting(program: Program, sandbox: Sandbox) -> None:
    said = sandbox.say(HEAD, LETTER)
    told = text_of(sandbox.wait_for(HEAD, after=said["message_id"]))
    assert "đồng chí tự xóa ngay" in told
    assert said["message_id"] in {message["message_id"] for message in sandbox.messages(HEAD)}


def _presses(program: Program, sandbox: Sandbox) -> None:
    assert "2. Xong 1" in text_of(sandbox.ask(HEAD, "việc 1")).partition(LISTED)[2]
    assert all(not message["buttons"] for message in sandbox.sent())


def _replies(program: Program, sandbox: Sandbox) -> None:
    sandbox.wait_for(HEAD, contains="giao đơn vị 1 việc mới")
    assert "ghi nhận đơn vị nhận việc" in text_of(sandbox.ask(HEAD, "đã nhận"))


def _blocking(program: Program, sandbox: Sandbox) -> None:
    sandbox.faults(
        {"kind": "403", "chat_id": HEAD}
    )  # "internal server error" there, and no word of the person
    said = sandbox.say(HEAD, "cảm ơn")
    again = text_of(sandbox.wait_for(HEAD, contains="Cảm ơn", after=said["message_id"]))
    assert again.startswith("(")  # it may have arrived before, which is said


def _acknowledging(program: Program, sandbox: Sandbox) -> None:
    program.stop()
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_until(lambda: sandbox.attempts(method="webhook")[-1]["outcome"] == "answered 0")
    program.start()
    sandbox.wait_for(HEAD, contains="Hệ thống nhắc việc xin chào")


def _ids(program: Program, sandbox: Sandbox) -> None:
    said = sandbox.ask(HEAD, "việc của tôi")
    rows = len(program.look(lambda s: s.exec(select(Inbox)).all()))
    sandbox.replay()
    sandbox.ask(HEAD, "việc 1")
    assert len(program.look(lambda s: s.exec(select(Inbox)).all())) == rows + 1
    assert len(sandbox.sent(HEAD, contains=text_of(said)[:60])) == 1


def _menu(program: Program, sandbox: Sandbox) -> None:
    assert "việc" in text_of(sandbox.ask(HEAD, "trợ giúp"))
    assert not sandbox.attempts(method="setMyCommands")


def _waiting(program: Program, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "429_200", "chat_id": CLERK})
    sandbox.say(CLERK, "cảm ơn")
    owed = select(Outbox).where(Outbox.reason == "quota", Outbox.state == "due")
    sandbox.wait_until(lambda: program.look(lambda s: s.exec(owed).first()) is not None)


CHECKS: Mapping[str, Callable[[Program, Sandbox], None]] = {
    "replies": _replies,
    "files": _files,
    "edits": _edits,
    "presses": _presses,
    "blocking": _blocking,
    "acknowledging": _acknowledging,
    "ids of updates": _ids,
    "menu": _menu,
    "deleting": _deleting,  # after it nothing of the chat is taken for a while
    "waiting": _waiting,  # after it the bot is silent for an hour
}


def test_what_zalo_does_not_carry_is_said_or_goes_another_way(program: Program, sandbox: Sandbox) -> None:
    assert CHECKS.keys() == NOT_CARRIED.keys()
    sandbox.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    program.move("next_morning")
    for what, look in CHECKS.items():
        if what == "waiting":
            sandbox.wait_until(lambda: at_rest(program))
            check(program, sandbox)
        look(program, sandbox)
