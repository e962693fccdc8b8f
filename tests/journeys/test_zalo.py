"""An office on Zalo alone: linked by code, reminded, answering in words, over real HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlmodel import func, select

from storage.tables import Evidence
from tests.directives.made_files import photo_of
from tests.journeys.conftest import MONDAY, found_by_command
from tests.journeys.promises import at_rest, check
from tests.program import Program, free_port
from tests.servers import Sandbox, text_of
from tests.stores import Store

CLERK, HEAD = "zl-clerk", "zl-head"
PEOPLE = {"N04": CLERK, "N05": HEAD}


@pytest.fixture
def zalo(tmp_path: Path, server: Sandbox, store: Store) -> Iterator[Program]:
    """The program with a token for Zalo alone, its registry imported, the clerk and a head linked by code."""
    server.clear_faults()
    server.reset()
    server.people([{"chat_id": chat, "name": code} for code, chat in PEOPLE.items()])
    url = store.new(tmp_path / "nhacviec.db")
    program = Program(tmp_path, server, MONDAY, url)
    program.channels = ("zalo",)
    program.start()
    try:
        found_by_command(program)
        for code, chat in PEOPLE.items():
            told = program.command("invite", code).stdout
            server.say(chat, told.split(": ", 1)[1].split()[0].lower())
            server.wait_for(chat, contains="Đã liên kết")
        yield program
    finally:
        program.close()
        store.drop(url)


def test_a_task_goes_the_whole_way_in_numbers_and_words(zalo: Program, server: Sandbox) -> None:
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    zalo.move("next_morning")
    told = text_of(server.wait_for(HEAD, contains="soát hồ sơ quy hoạch"))
    assert "\nGõ số để chọn:\n3. Đã nhận 1\n4. Xong 1" in told  # the welcome had two
    assert "ghi nhận đơn vị nhận việc" in text_of(server.ask(HEAD, "đã nhận"))
    zalo.move("+2")
    digest = text_of(server.wait_for(HEAD, contains="Hệ thống nhắc việc"))
    assert digest.endswith("\n2. Xong 1\n3. Chưa xong 1\n4. Xin gia hạn 1")  # 1 is the task
    assert "Đã ghi nhận báo cáo hoàn thành" in text_of(server.ask(HEAD, "2"))
    report = text_of(server.wait_for(CLERK, contains="báo cáo hoàn thành"))
    assert "2. Xác nhận 1" in report
    assert "lựa chọn «chưa xong 1» của danh sách cũ đã hết hiệu lực" in text_of(server.ask(HEAD, "3"))
    server.ask(CLERK, "2")
    server.wait_for(HEAD, contains="xác nhận")
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)
    assert all(len(message["text"]) <= 2000 and not message["buttons"] for message in server.sent())


def test_which_task_is_asked_by_name_and_answered_by_number(zalo: Program, server: Sandbox) -> None:
    for words in ("rà soát hồ sơ", "lập danh mục"):
        server.ask(CLERK, f"giao QHPT {words}, hạn 27/11/2026")
    zalo.move("next_morning")
    server.wait_for(HEAD, contains="danh mục")
    asked = text_of(server.ask(HEAD, "xong"))
    assert "1. Rà soát hồ sơ — hạn 27/11/2026" in asked
    assert "2. Lập danh mục — hạn 27/11/2026" in asked
    assert "Đã ghi nhận" in text_of(server.ask(HEAD, "2"))
    zalo.move("+2")
    digest = text_of(server.wait_for(HEAD, contains="Hệ thống nhắc việc"))
    assert "3. Xong 1" in digest  # 2, which is reported, is a task as well
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


def test_no_number_to_choose_is_that_of_a_task(zalo: Program, server: Sandbox) -> None:
    for words in ("rà soát hồ sơ", "lập dự toán", "kiểm kê tài sản", "tập huấn phần mềm", "trồng cây"):
        server.ask(CLERK, f"giao QHPT {words}, hạn 27/11/2026")
    zalo.move("next_morning")
    server.wait_for(HEAD, contains="5. Trồng cây")
    listed = server.ask(HEAD, "việc của tôi")
    assert "\nGõ số để chọn:\n6. Xong 1\n7. Xong 2" in text_of(listed)
    server.ask(CLERK, "giao QHPT lập danh mục mới, hạn 28/11/2026")
    zalo.move("+1")
    server.wait_for(HEAD, contains="danh mục mới", after=listed["message_id"])
    assert "VIỆC 6" in text_of(server.ask(HEAD, "6"))  # it was «xong 1» before
    assert "VIỆC 5" in text_of(server.ask(HEAD, "5"))
    nothing = text_of(server.ask(HEAD, "77"))
    assert "Không tìm thấy việc 77" in nothing
    server.ask(HEAD, nothing.partition(". xong 5")[0].split()[-1])
    server.wait_for(CLERK, contains="báo cáo hoàn thành")
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


def test_what_is_no_text_is_answered_and_stops_nothing(zalo: Program, server: Sandbox) -> None:
    for kind, words in (("voice", "tin thoại"), ("unsupported", "không chuyển nội dung"), ("sticker", "")):
        sent = server.act(HEAD, kind)
        server.wait_for(HEAD, contains=words, after=sent["message_id"])
    server.act(HEAD, "reaction")
    server.wait_for(CLERK, contains="không đọc được")
    assert "việc" in text_of(server.ask(HEAD, "việc của tôi"))
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


def test_the_office_asks_for_the_quota_and_one_user_too_many_is_told_what_to_do(
    zalo: Program, server: Sandbox
) -> None:
    assert zalo.command("settings", "set", "quota_users", "2").returncode == 0
    server.people([{"chat_id": "zl-third", "name": "N08"}])
    code = zalo.command("invite", "N08").stdout.split(": ", 1)[1].split()[0]
    assert "đã đủ 2 người dùng" in text_of(server.ask("zl-third", code))
    server.wait_for(CLERK, contains="chưa liên kết được")
    server.wait_until(lambda: at_rest(zalo))
    sent = len(server.sent())
    assert f"Tháng này đã gửi {sent}/3.000 tin" in text_of(server.ask(CLERK, "hạn mức"))
    assert zalo.command("settings", "set", "quota_users", "3").returncode == 0
    assert "Đã liên kết" in text_of(server.ask("zl-third", code))


def test_f28_with_the_quota_used_up_what_is_owed_lies_on_the_machine_until_it_can_go(
    zalo: Program, server: Sandbox
) -> None:
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    server.wait_until(lambda: at_rest(zalo))
    assert zalo.command("settings", "set", "quota_messages", str(len(server.sent()))).returncode == 0
    zalo.move("next_morning")
    paper = zalo.folder / "chua-gui-duoc.txt"
    server.wait_until(paper.exists)
    told = paper.read_text(encoding="utf-8")
    assert "Zalo không nhận thêm tin (hết hạn mức" in told
    assert "Trưởng phòng Quy hoạch" in told
    assert "Đã hết hạn mức Zalo tháng này" in told
    assert zalo.command("settings", "set", "quota_messages", "3000").returncode == 0
    server.wait_for(HEAD, contains="hồ sơ quy hoạch")
    server.wait_until(lambda: at_rest(zalo))
    zalo.move("+1")
    assert not paper.exists()
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


def test_by_webhook_nothing_is_polled_for_and_a_file_goes_by_link(zalo: Program, server: Sandbox) -> None:
    port = free_port()
    zalo.stop()
    zalo.settings = {"NHACVIEC_WEB_PORT": str(port), "NHACVIEC_WEB_URL": "https://office.example"}
    server.settings(proxy=f"http://127.0.0.1:{port}")
    polls = server.ledger()["polls"]
    zalo.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", verify=False) as web:  # noqa: S501 - loopback
        server.wait_until(lambda: web.get("/readyz").status_code == 200)
        server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
        server.say(CLERK, "xuất excel")
        link = (
            text_of(server.wait_for(CLERK, contains="/tep/"))
            .partition("https://office.example")[2]
            .split()[0]
        )
        assert web.get(link).content.startswith(b"PK")
        assert web.post("/hook/zalo", json={"event_name": "message.text.received"}).status_code == 403
        figures = web.get("/metrics").text
    assert 'result="taken"' in figures
    assert 'nhacviec_channel_reachable{channel="zalo"} 1' in figures
    assert 'nhacviec_poll_age_seconds{channel="zalo"}' in figures
    told = json.loads(zalo.command("health", "--json").stdout)
    assert told["tick_seconds"] < 120
    assert told["tidy_seconds"] is not None
    assert server.ledger()["polls"] == polls
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


def test_a_heads_photo_is_evidence_and_the_offices_is_read_into_a_review(
    zalo: Program, server: Sandbox
) -> None:
    server.settings(zalo_pictures=server.url)
    server.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    proof = photo_of(["BIÊN BẢN NGHIỆM THU", "Hồ sơ đã rà soát xong"])
    server.send_file(HEAD, ("anh.jpg", proof), "xong 1", photo=True)
    server.wait_for(HEAD, contains="Đã ghi nhận báo cáo hoàn thành")
    assert zalo.look(lambda s: s.exec(select(func.count()).select_from(Evidence)).one()) == 1
    sent = server.send_file(CLERK, ("vb.jpg", photo_of(LETTER)), photo=True)["message_id"]
    review = text_of(server.wait_for(CLERK, contains="đồ án cần điều chỉnh", after=sent, timeout=120))
    assert "\n2. Lưu\n3. Không nhập" in review  # 1 is the draft
    assert "Đã lưu và giao 1 việc" in text_of(server.ask(CLERK, "2"))
    server.wait_until(lambda: at_rest(zalo))
    check(zalo, server)


LETTER = (
    "SỞ XÂY DỰNG TỈNH AN PHÚ",
    "Số: 118/SXD-VP",
    "An Phú, ngày 20 tháng 11 năm 2026",
    "Kính gửi: Phòng Quy hoạch",
    "Giao Phòng Quy hoạch lập danh mục đồ án cần điều chỉnh,",
    "báo cáo Giám đốc Sở trước ngày 30/11/2026.",
)
