"""What came and could not count, what did not arrive, what was changed too late: each is said, over HTTP."""

from datetime import timedelta

import pytest
from sqlmodel import select

from messages.text import Message, Text, message_payload
from storage.database.engine import Database
from storage.delivery.outbox import Target, enqueue
from storage.tables import Outbox
from tests.journeys.conftest import CLERK, HEAD, MONDAY
from tests.journeys.mornings import EIGHT
from tests.journeys.mornings import HEADS as HEADS_OF_MANY
from tests.journeys.promises import at_rest
from tests.program import Program
from tests.servers import TOKEN, Json, Sandbox

STRANGER = 9555
ODD = 15


def _give(program: Program, sandbox: Sandbox, content: str = "rà soát hồ sơ quy hoạch") -> int:
    """A task of the head's unit, which the head has heard of; its number."""
    program.move("next_morning")
    before = len(sandbox.sent(HEAD))
    sandbox.ask(CLERK, f"giao QHPT {content}, hạn 27/11/2026")
    sandbox.wait_until(lambda: len(sandbox.sent(HEAD)) > before)
    return 1


@pytest.mark.needs("edits")
def test_f41_a_report_that_is_edited_is_shown_to_the_office(program: Program, sandbox: Sandbox) -> None:
    number = _give(program, sandbox)
    said = sandbox.say(HEAD, f"xong {number}")
    sandbox.wait_for(CLERK, contains="báo")
    sandbox.edit(HEAD, said["message_id"], f"chưa xong {number}, còn thiếu bản đồ")
    shown = sandbox.wait_for(CLERK, contains="còn thiếu bản đồ")
    assert f"về việc {number} vừa được sửa" in shown["text"]
    sandbox.wait_for(HEAD, contains="Văn phòng được báo về chỗ sửa")


@pytest.mark.needs("edits")
def test_f41_an_edit_of_which_the_office_was_told_nothing_is_the_senders_alone(
    program: Program, sandbox: Sandbox
) -> None:
    said = sandbox.say(HEAD, "việc quá hạn")
    sandbox.wait_for(HEAD, after=said["message_id"])
    before = len(sandbox.sent(CLERK))
    sandbox.edit(HEAD, said["message_id"], "việc đang mở")
    sandbox.wait_for(HEAD, contains="không tính tin nhắn đã sửa")
    sandbox.wait_until(lambda: at_rest(program))
    assert len(sandbox.sent(CLERK)) == before


@pytest.mark.needs("files")
def test_a_doubtful_proof_of_what_is_reported_already_is_said_and_taken_once_it_is_cleared(
    program: Program, sandbox: Sandbox
) -> None:
    number = _give(program, sandbox)
    sandbox.ask(HEAD, f"xong {number}")
    sandbox.wait_for(CLERK, contains="báo")
    sent = sandbox.send_file(HEAD, ("bien-ban.txt", "Mật\nbiên bản bàn giao".encode()), f"xong {number}")
    sandbox.wait_for(HEAD, contains="Văn phòng", after=sent["message_id"])
    sandbox.wait_for(CLERK, contains="cho qua tài liệu 1")
    sandbox.press_button(CLERK, "Cho qua")
    sandbox.wait_for(HEAD, contains="Đã bổ sung vào báo cáo")


@pytest.mark.needs("files")
def test_of_a_video_as_proof_it_is_said_that_it_does_not_count(program: Program, sandbox: Sandbox) -> None:
    number = _give(program, sandbox)
    video: Json = {
        "message_id": 70_001,
        "date": int(MONDAY.timestamp()),
        "chat": {"id": HEAD, "type": "private"},
        "from": {"id": HEAD, "is_bot": False, "first_name": "N05"},
        "video": {"file_id": "v", "file_name": "ket-qua.mp4"},
        "caption": f"xong {number}",
    }
    sandbox.inject({"message": video})
    sandbox.wait_for(HEAD, contains="Video không được lưu")
    sandbox.wait_for(CLERK, contains="báo")


def test_f32_of_fifteen_malformed_updates_the_office_hears_once_a_day(
    program: Program, sandbox: Sandbox, channel: str
) -> None:
    for n in range(ODD):
        if channel == "zalo":
            sandbox.zalo_event({"event_name": n, "message": {"message_id": f"odd-{n}"}})
        else:
            sandbox.inject({"update_id": 80_000 + n, "message": "chữ"})
    sandbox.wait_for(CLERK, contains="không đọc được")
    sandbox.ask(HEAD, "xin chào")
    sandbox.wait_until(lambda: at_rest(program))
    assert len(sandbox.sent(CLERK, contains="không đọc được")) == 1


def test_a_lost_answer_is_told_as_an_answer(program: Program, sandbox: Sandbox) -> None:
    program.move("next_morning")
    sandbox.faults({"kind": "timeout_after", "chat_id": HEAD, "times": 2})
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_until(lambda: _states(program, "unknown") == 1)
    program.stop()
    program.start()
    told = sandbox.wait_for(CLERK, contains="không rõ đã nhận hay chưa")
    assert "Chưa gửi được 1 câu trả lời" in told["text"]


def test_the_lost_second_part_of_a_long_answer_is_told(unstarted: Program, sandbox: Sandbox) -> None:
    told = MONDAY + timedelta(hours=1)
    program, text = unstarted, Text("\n".join(f"Dòng thứ {n} của câu trả lời" for n in range(150)))
    to = Target(program.channels[0], TOKEN.partition(":")[0], str(sandbox.there(HEAD)))
    database = Database(program.url)
    payload = message_payload(Message((text,)))
    database.write(lambda s: enqueue(s, "answer:0:1", "message", now=MONDAY, to=to, payload=payload))
    database.close()
    late = Program(program.folder, sandbox, told, program.url)
    late.channels, late.settings = program.channels, program.settings
    sandbox.faults({"kind": "timeout_after", "chat_id": HEAD, "contains": "Dòng thứ 149 ", "times": 2})
    late.start()
    try:
        sandbox.wait_until(lambda: _states(late, "unknown") == 1)
        late.stop()
        late.start()
        heard = sandbox.wait_for(CLERK, contains="của một tin dài")
        assert "Chưa gửi được 1 câu trả lời" in heard["text"]
    finally:
        late.close()


def _states(program: Program, state: str) -> int:
    return len(program.look(lambda s: s.exec(select(Outbox.id).where(Outbox.state == state)).all()))


def test_a_code_that_is_too_late_says_so_and_its_inviter_is_told(program: Program, sandbox: Sandbox) -> None:
    sandbox.people([{"chat_id": STRANGER, "name": "N09"}])
    given = sandbox.ask(CLERK, "mời N09")["text"]
    code = next(line for line in given.splitlines() if len(line) == 8 and line.isupper())
    program.move("+5")
    sandbox.say(STRANGER, code)
    sandbox.wait_for(STRANGER, contains="đã quá hạn")
    told = sandbox.wait_for(CLERK, contains="vừa được nhập khi đã quá hạn")
    assert "mời N09" in told["text"]
    sandbox.say(STRANGER, code)
    sandbox.ask(HEAD, "xin chào")
    sandbox.wait_until(lambda: at_rest(program))
    assert len(sandbox.sent(CLERK, contains="vừa được nhập khi đã quá hạn")) == 1


def test_a_day_declared_off_at_ten_to_eight_has_no_digest_at_eight(asleep: Program, sandbox: Sandbox) -> None:
    early = Program(asleep.folder, sandbox, EIGHT.replace(hour=7, minute=50), asleep.url)
    early.channels, early.settings = asleep.channels, asleep.settings
    early.start()
    assert early.command("days", "off", f"{EIGHT:%Y-%m-%d}", "Nghỉ bão").returncode == 0
    early.stop()
    early.close()
    asleep.start()
    sandbox.ask(HEADS_OF_MANY[0], "xin chào")
    assert sandbox.sent(contains="Hệ thống nhắc việc đồng chí") == []
    assert [m for m in sandbox.sent() if "Kính gửi" in m["text"]] == []
    asleep.move("next_morning")
    sandbox.wait_for(HEADS_OF_MANY[0], contains="Kính gửi")
