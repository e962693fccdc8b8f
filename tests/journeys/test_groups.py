"""Group chats on either messenger: a code of the office links one, and nothing is told there but counts."""

import re

import pytest
from sqlmodel import select

from storage.tables import Inbox
from tests.journeys.conftest import CLERK, OTHER_HEAD
from tests.journeys.promises import at_rest, check
from tests.program import Program
from tests.servers import Json, Sandbox, text_of

GROUP, STRANGE = -5001, -5002
CALL = "@nhacviec_sandbox_bot"
PASSER_BY = {"id": "777", "name": "Người qua đường"}
ONE_SENTENCE = "chỉ trả lời trong nhóm do Văn phòng liên kết"
HIDDEN = ("quy hoạch", "Quy hoạch", "Thanh tra", "rà soát", "đồng chí")


def _clerk(sandbox: Sandbox) -> Json:
    return {"id": str(sandbox.there(CLERK)), "name": "Văn phòng"}


def _groups(sandbox: Sandbox, kind: str = "group") -> None:
    sandbox.people([{"chat_id": chat, "name": f"Nhóm {chat}", "kind": kind} for chat in (GROUP, STRANGE)])


def _link(sandbox: Sandbox) -> None:
    code = re.search(r"\b[A-Z0-9]{8}\b", text_of(sandbox.ask(CLERK, "mã nhóm")))
    assert code is not None
    sandbox.say(GROUP, f"{CALL} {code.group()}", sender=_clerk(sandbox))
    sandbox.wait_for(GROUP, contains="Đã liên kết nhóm")


def _counted(sandbox: Sandbox, chat: int, said: Json) -> str:
    return text_of(sandbox.wait_for(chat, contains="Nhiệm vụ của cơ quan", after=said["message_id"]))


def test_a_linked_group_hears_counts_and_no_names(program: Program, sandbox: Sandbox) -> None:
    _groups(sandbox)
    for unit in ("QHPT", "TTR"):
        sandbox.ask(CLERK, f"giao {unit} rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    _link(sandbox)
    told = _counted(sandbox, GROUP, sandbox.say(GROUP, f"{CALL} việc 1 của ai?", sender=PASSER_BY))
    assert "2 sắp đến hạn" in told
    program.move("next_morning")
    sandbox.wait_until(lambda: at_rest(program))
    (morning,) = sandbox.sent(GROUP, contains="lúc 08 giờ 00")
    assert "2 sắp đến hạn" in morning["text"]
    assert not [words for words in HIDDEN for told in sandbox.texts(GROUP) if words in told]
    assert not program.look(lambda s: s.exec(select(Inbox).where(Inbox.raw.contains("của ai"))).all())  # type: ignore[union-attr]
    assert "Nhóm 1" in text_of(sandbox.ask(CLERK, "mã nhóm"))
    assert "Đã bỏ liên kết nhóm 1" in text_of(sandbox.ask(CLERK, "bỏ nhóm 1"))
    sandbox.say(GROUP, f"{CALL} còn việc gì", sender=_clerk(sandbox))
    sandbox.wait_for(GROUP, contains=ONE_SENTENCE)
    sandbox.wait_until(lambda: at_rest(program))
    check(program, sandbox)


def test_a_group_that_is_not_linked_hears_one_sentence_and_nothing_more(
    program: Program, sandbox: Sandbox, channel: str
) -> None:
    _groups(sandbox)
    for text in (
        f"{CALL} việc quá hạn",
        f"{CALL} ABCD3467",
        "/viec@nhacviec_sandbox_bot",
        f"{CALL} TUYỆT MẬT",
    ):
        sandbox.say(STRANGE, text, sender=PASSER_BY)
        sandbox.wait_until(lambda: at_rest(program) and not sandbox.waiting())
    (only,) = sandbox.sent(STRANGE)
    assert ONE_SENTENCE in only["text"]
    if channel == "telegram":
        sandbox.wait_until(lambda: sandbox.attempts(STRANGE, "leaveChat"))
    check(program, sandbox)


@pytest.mark.on("telegram")
def test_who_puts_the_bot_into_a_group_decides_whether_it_stays(program: Program, sandbox: Sandbox) -> None:
    _groups(sandbox)
    sandbox.join(STRANGE, PASSER_BY)
    sandbox.wait_for(STRANGE, contains=ONE_SENTENCE)
    sandbox.wait_until(lambda: sandbox.attempts(STRANGE, "leaveChat"))
    sandbox.join(GROUP, _clerk(sandbox))
    sandbox.wait_for(GROUP, contains=ONE_SENTENCE)
    _link(sandbox)
    sandbox.say(GROUP, "sáng nay họp lúc mấy giờ?", sender=PASSER_BY)  # an administrator among bots hears it
    said = sandbox.say(GROUP, "/start@nhacviec_sandbox_bot", sender=PASSER_BY)
    _counted(sandbox, GROUP, said)
    assert not program.look(
        lambda s: s.exec(select(Inbox).where(Inbox.message_id == str(said["message_id"] - 1))).all()
    )
    assert not sandbox.attempts(GROUP, "leaveChat")
    sandbox.block(GROUP)
    sandbox.wait_for(CLERK, contains="bị đưa ra khỏi nhóm 1")
    assert "Chưa có nhóm nào" in text_of(sandbox.ask(CLERK, "bỏ nhóm 1"))


@pytest.mark.on("telegram")
@pytest.mark.parametrize("told", ["by message", "by refusal"])
def test_f22_a_group_that_moves_keeps_its_link_and_what_is_owed(
    program: Program, sandbox: Sandbox, told: str
) -> None:
    _groups(sandbox)
    sandbox.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    _link(sandbox)
    if told == "by message":
        moved = sandbox.migrate(GROUP)
        sandbox.wait_until(lambda: at_rest(program) and not sandbox.waiting())
    else:
        moved = -1_000_000_005_001
        sandbox.faults({"kind": "migrate", "chat_id": GROUP, "migrate_to": moved})
    program.move("next_morning")
    sandbox.wait_until(lambda: sandbox.sent(moved, contains="1 sắp đến hạn"))
    _counted(sandbox, moved, sandbox.say(moved, f"{CALL} còn việc gì", sender=PASSER_BY))
    sandbox.wait_until(lambda: at_rest(program))
    check(program, sandbox)
    assert len(sandbox.sent(moved)) == 2
    assert OTHER_HEAD not in {message["chat_id"] for message in sandbox.sent()}
