"""An office on both channels: one state, each message once, whichever of them can be reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import MONDAY, found_by_command
from tests.journeys.promises import at_rest, check
from tests.program import Program
from tests.servers import ChatId, Sandbox, text_of
from tests.stores import Store

CLERK, HEAD, ON_ZALO, CLERK_ON_ZALO = 9001, 9003, "zl-head", "zl-clerk"
DOWN = {"kind": "403_html", "channel": "zalo", "method": "*", "times": -1}


def _link(program: Program, sandbox: Sandbox, code: str, chat: ChatId) -> None:
    told = program.command("invite", code).stdout
    sandbox.say(chat, told.split(": ", 1)[1].split()[0])
    sandbox.wait_for(chat, contains="Đã liên kết")


@pytest.fixture
def office(tmp_path: Path, server: Sandbox, store: Store) -> Iterator[Program]:
    """The program with both tokens; the clerk on Telegram, a head on both."""
    server.clear_faults()
    server.reset()
    server.people([{"chat_id": chat, "name": f"{chat}"} for chat in (CLERK, HEAD, ON_ZALO, CLERK_ON_ZALO)])
    url = store.new(tmp_path / "nhacviec.db")
    program = Program(tmp_path, server, MONDAY, url)
    program.channels = ("telegram", "zalo")
    program.start()
    try:
        found_by_command(program)
        _link(program, server, "N04", CLERK)
        _link(program, server, "N05", HEAD)
        yield program
    finally:
        program.close()
        store.drop(url)


def test_f20_zalo_goes_down_and_comes_back_and_each_message_arrives_once(
    office: Program, server: Sandbox
) -> None:
    assert "mã" in text_of(server.ask(ON_ZALO, "xong 1"))  # known on Telegram is not known here
    _link(office, server, "N05", ON_ZALO)
    server.wait_for(CLERK, contains="đã liên kết tài khoản Zalo")
    server.faults(DOWN)
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    office.move("next_morning")
    server.wait_for(HEAD, contains="giao đơn vị 1 việc mới")
    server.ask(HEAD, "xong 1")
    server.clear_faults()
    assert "chờ Văn phòng xác nhận" in text_of(server.ask(ON_ZALO, "việc 1"))
    server.wait_for(CLERK, contains="báo cáo hoàn thành")
    server.ask(CLERK, "xác nhận 1")
    server.wait_for(ON_ZALO, contains="đã xác nhận hoàn thành")  # it is back, and tried first again
    server.wait_until(lambda: at_rest(office))
    check(office, server)
    assert not server.sent(ON_ZALO, contains="giao đơn vị 1 việc mới")


def test_a_workbook_asked_for_on_zalo_arrives_on_telegram(office: Program, server: Sandbox) -> None:
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    _link(office, server, "N04", CLERK_ON_ZALO)
    server.say(CLERK_ON_ZALO, "xuất excel")
    server.wait_for(CLERK_ON_ZALO, contains="Hệ thống gửi tệp qua Telegram của đồng chí")
    file = server.wait_for(CLERK, contains="kèm tin nhắn Hệ thống gửi đồng chí qua Zalo")
    assert file["document"]["file_name"].endswith(".xlsx")
    server.wait_until(lambda: at_rest(office))
    check(office, server)


def test_f20_the_start_needs_neither(office: Program, server: Sandbox) -> None:
    office.stop()
    server.faults(DOWN, {"kind": "502_html", "method": "*", "times": -1})
    office.start()
    assert office.running
    server.clear_faults()
    assert server.ask(HEAD, "xin chào")


def test_f21_with_both_down_what_is_owed_lies_on_the_machine_until_it_can_go(
    office: Program, server: Sandbox
) -> None:
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    server.faults(DOWN, DOWN | {"channel": "telegram"})
    paper = office.folder / "chua-gui-duoc.txt"

    def listed() -> bool:
        office.move("+1")  # each with a tick
        return paper.exists() and "Không liên lạc được với Telegram, Zalo" in paper.read_text(
            encoding="utf-8"
        )

    server.wait_until(listed, timeout=90, longest=2.0)
    told = paper.read_text(encoding="utf-8")
    assert "Không liên lạc được với Telegram" in told
    assert "Trưởng phòng Quy hoạch" in told
    assert "chua-gui-duoc.txt" in office.log()
    server.clear_faults()
    server.wait_for(HEAD, contains="hồ sơ quy hoạch", timeout=90)
    server.say(HEAD, "xin chào")
    server.wait_for(
        HEAD, contains="Hệ thống nhắc việc xin chào", timeout=90
    )  # what comes in comes again, too
    server.wait_until(lambda: at_rest(office), timeout=90)
    office.move("+1")
    assert not paper.exists()
    server.wait_until(lambda: at_rest(office), timeout=90)
    check(office, server)
