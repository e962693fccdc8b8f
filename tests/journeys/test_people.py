"""Somebody leaves the office while it works: told once, out at once, whatever they press or open."""

import re

import pytest

from tests.journeys.conftest import CLERK, DIRECTOR, OTHER_HEAD
from tests.journeys.promises import at_rest, check
from tests.over_zalo import OverZalo
from tests.program import WEB_URL, Program
from tests.servers import Sandbox, text_of

_CODE = re.compile(r"^[A-Z0-9]{8}$", re.MULTILINE)
FAREWELL = "không dùng Hệ thống được nữa"


def test_whoever_leaves_sees_nothing_more(program: Program, sandbox: Sandbox) -> None:
    sandbox.ask(CLERK, "giao TTR rà soát hồ sơ đường sắt, hạn 27/11/2026")
    program.move("next_morning")
    told = sandbox.wait_for(OTHER_HEAD, contains="đường sắt")
    shown = text_of(sandbox.ask(CLERK, "đồng chí Lã Minh Trí chuyển công tác"))
    assert "Chưa làm gì" in shown
    assert "CHƯA CÓ Trưởng" in shown
    assert sandbox.sent(OTHER_HEAD, contains=FAREWELL) == []
    asked = sandbox.say(CLERK, "đồng ý")
    sandbox.wait_for(CLERK, contains="Đã đưa ra khỏi danh mục", after=asked["message_id"])
    sandbox.wait_for(OTHER_HEAD, contains=FAREWELL)
    if not isinstance(sandbox, OverZalo):
        data = [button["callback_data"] for row in told["reply_markup"]["inline_keyboard"] for button in row]
        for each in data:
            sandbox.press(OTHER_HEAD, told["message_id"], each)
    for words in ("xong 1", "việc của tôi", "tiếp", "1"):
        sandbox.say(OTHER_HEAD, words, told["message_id"] if not isinstance(sandbox, OverZalo) else None)
    sandbox.wait_for(OTHER_HEAD, contains="Hệ thống nội bộ")
    # What is taken in only on the next day is answered again.
    sandbox.wait_until(lambda: not sandbox.waiting() and at_rest(program))
    for _ in range(2):  # the day before the deadline
        program.move("next_morning")
        sandbox.wait_until(lambda: at_rest(program))
    sandbox.wait_for(CLERK, contains="ĐƠN VỊ CHƯA CÓ NGƯỜI NHẬN NHẮC VIỆC")
    sandbox.wait_until(lambda: at_rest(program))
    sent = [str(message["text"]) for message in sandbox.sent(OTHER_HEAD)]
    heard = sent[next(n for n, words in enumerate(sent) if FAREWELL in words) :]
    assert [FAREWELL in words for words in heard] == [True, False], heard
    check(program, sandbox)


@pytest.mark.on("zalo")
def test_a_link_to_a_file_opens_for_nobody_who_has_left(program: Program, sandbox: Sandbox) -> None:
    sandbox.ask(CLERK, "giao TTR rà soát hồ sơ đường sắt, hạn 27/11/2026")
    asked = sandbox.say(DIRECTOR, "xuất excel")
    sent = text_of(sandbox.wait_for(DIRECTOR, contains=WEB_URL, after=asked["message_id"]))
    link = sent.partition(WEB_URL)[2].split()[0]
    assert program.web.get(link).status_code == 200
    sandbox.ask(CLERK, "N01 nghỉ hưu")
    sandbox.ask(CLERK, "đồng ý")
    sandbox.wait_for(DIRECTOR, contains=FAREWELL)
    assert program.web.get(link).status_code == 404


def test_a_new_account_by_a_code_that_stands_nowhere(program: Program, sandbox: Sandbox) -> None:
    new = 9777
    program.move("next_morning")
    sandbox.people([{"chat_id": new, "name": "máy mới", "started": True}])
    said = text_of(sandbox.ask(CLERK, "mời N08"))
    code = _CODE.search(said)
    assert code is not None
    kept = b"".join(path.read_bytes() for path in program.folder.rglob("*") if path.is_file())
    assert code.group().encode() not in kept
    sandbox.say(new, code.group())
    sandbox.wait_for(new, contains="Đã liên kết")
    sandbox.wait_for(OTHER_HEAD, contains="nữa vừa liên kết")
    sandbox.wait_for(CLERK, contains="hủy liên kết cũ N08")
    sandbox.ask(CLERK, "hủy liên kết cũ N08")
    sandbox.ask(CLERK, "đồng ý")
    sandbox.wait_for(OTHER_HEAD, contains=FAREWELL)
    assert "không có việc" in text_of(sandbox.ask(new, "việc của tôi")).lower()
    sandbox.wait_until(lambda: at_rest(program))
    check(program, sandbox)
