"""What comes in is journalled first: kills, replays and odd updates lose nothing and double nothing."""

import os

import pytest
from sqlmodel import select

from storage.tables import Inbox
from tests.journeys.conftest import CLERK, HEAD
from tests.over_zalo import OverZalo
from tests.program import Program
from tests.servers import Sandbox

ODD_UPDATES = (
    {"update_id": 70_001, "message": {"text": "không có người gửi"}},
    {"update_id": 70_002, "poll": {"id": "1"}},
    {"update_id": 70_003, "message": "chữ"},
    {"update_id": "mười", "message": 5},
)
ODD_EVENTS = (
    {"event_name": "message.text.received", "message": {"text": "không có cuộc trò chuyện"}},
    {"event_name": "user.followed", "message": {"message_id": "m2", "chat": {"id": "zl-1"}}},
    {"event_name": "message.text.received", "message": "chữ"},
    {"event_name": 5},
)
ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "1"))
GREETING = "Hệ thống nhắc việc xin chào"


def _greetings(sandbox: Sandbox) -> list[str]:
    return [m["text"] for m in sandbox.sent(HEAD) if GREETING in m["text"]]


def _inbox(program: Program, state: str) -> int:
    return len(program.look(lambda s: s.exec(select(Inbox).where(Inbox.state == state)).all()))


@pytest.mark.parametrize("point", ["before_journal", "journal", "answer"])
def test_f29_a_crash_on_the_way_in_loses_no_message(unstarted: Program, sandbox: Sandbox, point: str) -> None:
    program, kills = unstarted, 0
    for _ in range(ROUNDS):
        sandbox.say(HEAD, "xin chào")
        program.start(fail_at=f"{point}:1")
        assert program.wait_dead() == 137
        kills += 1
    program.start()
    sandbox.wait_until(lambda: len(_greetings(sandbox)) >= ROUNDS, timeout=60)
    sandbox.wait_until(lambda: _inbox(program, "new") == 0)
    assert ROUNDS <= len(_greetings(sandbox)) <= ROUNDS + kills


def test_f29_what_several_chats_wrote_before_a_crash_is_answered_in_each(
    unstarted: Program, sandbox: Sandbox
) -> None:
    chats = (HEAD, CLERK)
    for chat in chats:
        sandbox.say(chat, "cảm ơn")
    unstarted.start(fail_at="journal:1")
    assert unstarted.wait_dead() == 137
    unstarted.start()
    for chat in chats:
        sandbox.wait_for(chat, contains="Cảm ơn")


def test_f30_an_update_that_is_delivered_twice_has_its_effect_once(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.deliver_twice()
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_for(HEAD, contains=GREETING)
    sandbox.replay()
    program.stop()
    program.start()
    sandbox.deliver_twice(on=False)
    sandbox.say(HEAD, "cảm ơn")
    sandbox.wait_for(HEAD, contains="Cảm ơn")
    assert len(_greetings(sandbox)) == 1


@pytest.mark.needs("ids of updates")
def test_f31_ids_that_restart_at_random_hide_no_message(program: Program, sandbox: Sandbox) -> None:
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_for(HEAD, contains=GREETING)
    program.stop()
    sandbox.restart_ids(first=5)
    program.start()
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_until(lambda: len(_greetings(sandbox)) == 2)


def test_f32_a_malformed_update_is_parked_and_the_next_goes_on(program: Program, sandbox: Sandbox) -> None:
    if isinstance(sandbox, OverZalo):
        for event in ODD_EVENTS:
            sandbox.zalo_event(event)
    else:
        sandbox.inject(*ODD_UPDATES)
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_for(HEAD, contains=GREETING)
    sandbox.wait_until(lambda: _inbox(program, "new") == 0)
    assert _inbox(program, "bad") == 4


def test_a_stranger_gets_one_sentence_and_then_nothing(program: Program, sandbox: Sandbox) -> None:
    sandbox.people([{"chat_id": 9999, "name": "Người lạ"}])
    for text in ("xin chào", "việc quá hạn", "/trogiup"):
        sandbox.say(9999, text)
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_for(HEAD, contains=GREETING)
    sandbox.wait_until(lambda: _inbox(program, "new") == 0)
    sandbox.wait_until(lambda: len(sandbox.sent(9999)) > 0)  # a stranger's share of sending is its own
    assert len(sandbox.sent(9999)) == 1


@pytest.mark.sqlite
def test_f67_a_marked_text_leaves_nothing_behind_but_that_it_was_refused(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.say(HEAD, "TUYỆT MẬT\nSố: 12/KH\nphương án bảo vệ kho thóc số bảy")
    sandbox.wait_for(HEAD, contains="bí mật nhà nước")
    program.stop()
    content = b"".join(path.read_bytes() for path in program.folder.iterdir() if path.is_file())
    for words in ("kho thóc số bảy", "kho thoc so bay"):
        assert words.encode() not in content
