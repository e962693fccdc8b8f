"""What comes behind a document on which an officer is still to decide: it may be the next page of it."""

import pytest

from bot.actions.secrecy import FOLLOWS_HELD
from bot.incoming.intake import Intake
from storage.incoming.doubts import FOLLOWS_ASKED
from storage.tables import Review, Task
from tasks.model import Status
from tests.bot.conftest import Holding
from tests.bot.reviewing import DOCUMENT
from tests.bot.talk import Talk, chat_of
from tests.bot.test_gate import DOUBTFUL, PLAIN, left_behind, sent
from tests.bot.test_held import CANARY, LONG, SECRET, come, count, doubts, events, pressed, told
from tests.bot.test_intake import rows, said
from tests.office import Office
from tests.scheduler.fakes import FakeClock

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_f67_a_page_behind_one_that_was_asked_about_waits_and_is_decided_with_it(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode(), "f2": f"{DOCUMENT}\n{CANARY}".encode()}
    chat = chat_of(office.clerk)
    await come(intake, sent(chat, "mot.txt", "", 1), sent(chat, f"{CANARY}.txt", CANARY, 2))
    assert left_behind(intake.database, CANARY, "2210/SYT-VP") == []
    assert not intake.files.exists()
    assert "có thể là phần tiếp theo" in told(intake.database, office.clerk)
    assert told(intake.database, office.chief).count("cho qua tài liệu") == 1
    await come(intake, said(chat_of(office.chief), "cho qua tài liệu 1", 3))
    assert [doubt.state for doubt in doubts(intake.database)] == ["cleared", "cleared"]
    assert count(intake.database, Review) == 2
    assert len(events(intake.database, "doubt_cleared")) == 2


async def test_kept_out_with_what_came_behind_it(intake: Intake, holding: Holding, office: Office) -> None:
    holding.contents = {"f1": DOUBTFUL.encode(), "f2": PLAIN.encode()}
    chat = chat_of(office.head_planning)
    await come(intake, sent(chat, "a.txt", "", 1), sent(chat, "b.txt", "", 2))
    await come(intake, pressed(office.clerk, "keepout:1"))
    assert holding.deleted == [(chat, "1"), (chat, "2")]
    assert not intake.files.exists()


async def test_orders_and_reports_are_taken_while_a_doubt_is_open(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    holding.contents = {"f1": DOUBTFUL.encode()}
    chat = chat_of(office.head_planning)
    await come(intake, sent(chat, "a.txt", "", 1), said(chat, f"xong {number}", 2))
    assert talk.assignment(number, office.planning).status is Status.REPORTED


async def test_f67_a_long_text_behind_a_doubt_waits_too(intake: Intake, office: Office) -> None:
    chat, more = chat_of(office.clerk), f"{CANARY}\n{LONG[:1500]}"
    await come(intake, said(chat, DOUBTFUL, 1), said(chat, more, 2))
    assert left_behind(intake.database, CANARY) == []
    await come(intake, pressed(office.chief, "letpass:1"), said(chat, more, 3))
    assert count(intake.database, Review) == 1


async def test_f67_what_is_typed_behind_a_doubt_and_no_order_waits_and_is_decided_with_it(
    intake: Intake, holding: Holding, office: Office
) -> None:
    chat, more = chat_of(office.head_planning), f"{CANARY} 8841 ở Nậm Lùng, tổ 14 người"
    await come(
        intake, said(chat, "văn bản này đóng dấu MẬT nên em gõ lại ở tin dưới", 1), said(chat, more, 2)
    )
    assert left_behind(intake.database, CANARY, "8841") == []
    assert [doubt.state for doubt in doubts(intake.database)] == ["open", "follows"]
    assert "có thể là phần tiếp theo" in told(intake.database, office.head_planning)
    await come(intake, pressed(office.clerk, "keepout:1"))
    assert holding.deleted == [(chat, "1"), (chat, "2")]


async def test_f67_an_edit_and_what_is_forwarded_behind_a_doubt_wait_too(
    intake: Intake, office: Office
) -> None:
    chat = chat_of(office.head_planning)
    first = said(chat, "xong 1", 2)
    await come(intake, said(chat, DOUBTFUL, 1), first)
    edited = {
        "update_id": 77,
        "edited_message": {**first["message"], "text": f"{CANARY} ở Nậm Lùng, 14 người"},
    }
    forwarded = said(chat, f"việc 12, việc 13 và việc 14 là của {CANARY}", 3)
    forwarded["message"]["forward_origin"] = {"type": "hidden_user", "sender_user_name": "A", "date": 1}
    await come(intake, edited, forwarded)
    assert left_behind(intake.database, CANARY) == []


async def test_a_new_task_behind_a_doubt_waits_until_it_is_decided(intake: Intake, office: Office) -> None:
    chat, given = chat_of(office.clerk), "giao QHPT rà soát danh mục đầu tư, hạn 30/11/2026"
    await come(intake, said(chat, DOUBTFUL, 1), said(chat, given, 2))
    assert count(intake.database, Task) == 0
    await come(intake, pressed(office.chief, "letpass:1"), said(chat, given, 3))
    assert count(intake.database, Task) == 1


async def test_a_marked_page_behind_a_doubt_is_refused(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode(), "f2": SECRET.encode()}
    chat = chat_of(office.clerk)
    await come(intake, sent(chat, "a.txt", "", 1), sent(chat, "b.txt", "", 2))
    assert "Hệ thống từ chối" in told(intake.database, office.clerk)


async def test_another_chat_and_a_later_document_are_not_held_by_a_doubt(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode(), "f2": DOCUMENT.encode(), "f3": DOCUMENT.encode()}
    await come(intake, sent(chat_of(office.clerk), "a.txt", "", 1))
    await come(intake, sent(chat_of(office.chief), "b.txt", "", 2))
    assert count(intake.database, Review) == 1
    clock = intake.clock
    assert isinstance(clock, FakeClock)
    clock.advance(FOLLOWS_ASKED.total_seconds())
    await come(intake, sent(chat_of(office.clerk), "c.txt", "", 3))
    assert [doubt.state for doubt in doubts(intake.database)] == ["open"]


async def test_what_an_officer_has_cleared_before_waits_for_no_other_doubt(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode(), "f2": f"{DOUBTFUL}khác".encode(), "f3": DOUBTFUL.encode()}
    chat = chat_of(office.clerk)
    await come(intake, sent(chat, "a.txt", "", 1), pressed(office.chief, "letpass:1"))
    await come(intake, sent(chat, "b.txt", "", 2), sent(chat, "a.txt", "", 3))
    assert [doubt.state for doubt in doubts(intake.database)] == ["cleared", "open"]


async def test_f67_what_waited_longer_than_the_chat_is_closed_is_judged_by_when_it_came(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": SECRET.encode(), "f2": DOCUMENT.encode()}
    chat, clock = chat_of(office.clerk), intake.clock
    assert isinstance(clock, FakeClock)
    await intake.take(holding, [sent(chat, "mot.txt", "", 1), sent(chat, f"{CANARY}.txt", CANARY, 2)])
    first, second = (row.id or 0 for row in rows(intake.database))
    await intake.handle(first)
    clock.advance(2 * FOLLOWS_HELD.total_seconds())
    await intake.handle(second)
    assert count(intake.database, Review) == 0
    assert left_behind(intake.database, CANARY) == []
