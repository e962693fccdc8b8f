"""The office takes its last decision back, a cancellation too, however long ago it was."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import select

from messages.text import Message
from storage import tables
from tasks.model import Status
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def cancelled_at(talk: Talk, number: int) -> object:
    return talk.database.read(lambda s: s.get_one(tables.Task, number).cancelled_at)


def cancel(talk: Talk, office: Office, number: int) -> str:
    talk.say(office.clerk, f"hủy {number} vì trùng")
    return texts(talk.say(office.clerk, "đúng"))


STORIES: dict[str, tuple[str, ...]] = {
    "assigned": (),
    "in_progress": ("đang làm {}",),
    "reported": ("xong {} số 45/BC-QHPT ngày 20/11/2026",),
    "returned": ("xong {}", "VP trả lại {} vì thiếu phụ lục"),
    "paused": ("đang làm {}", "VP tạm dừng {}", "VP đúng"),
}
"""What was said before the cancellation, by the unit's head or ("VP") by the office's clerk."""


@pytest.mark.parametrize("was", STORIES)
def test_a_cancellation_taken_back_leaves_all_as_it_stood(talk: Talk, office: Office, was: str) -> None:
    number = talk.give("Rà soát", [office.planning])
    for line in STORIES[was]:
        who = office.clerk if line.startswith("VP ") else office.head_planning
        talk.say(who, line.removeprefix("VP ").format(number))
    before = talk.assignment(number, office.planning)
    assert before.status is Status(was)
    assert f"hoàn tác {number}" in cancel(talk, office, number)
    assert talk.assignment(number, office.planning).status is Status.CANCELLED
    talk.heard(office.head_planning)
    said = texts(talk.later(days=30).say(office.chief, f"hoàn tác {number}"))
    assert "Đã hoàn tác quyết định hủy" in said
    after = talk.assignment(number, office.planning)
    assert (after.status, after.paused_from) == (before.status, before.paused_from)
    assert (after.pending_report, after.reported_at) == (before.pending_report, before.reported_at)
    assert cancelled_at(talk, number) is None
    heard = texts(talk.heard(office.head_planning))
    assert "hoàn tác quyết định hủy" in heard
    assert "đã kết thúc" not in heard
    assert "hoàn tác" in texts(talk.heard(office.clerk))


def test_a_request_for_more_time_waits_again(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xin gia hạn {number} đến 10/12/2026 vì bận")
    cancel(talk, office, number)
    talk.say(office.clerk, f"hoàn tác {number}")
    assert talk.assignment(number, office.planning).pending_extension


def test_every_unit_has_it_back_and_what_was_done_before_stays_done(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.office, office.inspection])
    talk.say(office.head_inspection, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    cancel(talk, office, number)
    talk.later(hours=1).say(office.clerk, f"hoàn tác {number}")
    statuses = [talk.assignment(number, u).status for u in (office.planning, office.office)]
    assert statuses == [Status.ASSIGNED, Status.ASSIGNED]
    assert talk.assignment(number, office.inspection).status is Status.DONE
    again = texts(talk.say(office.clerk, f"hoàn tác {number}"))
    assert talk.assignment(number, office.inspection).status is Status.REPORTED, again


def test_a_share_that_went_to_another_unit_does_not_come_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"chuyển {number} cho TTR")
    talk.say(office.clerk, "1")
    cancel(talk, office, number)
    talk.say(office.clerk, f"hoàn tác {number}")
    rows = talk.database.read(lambda s: s.exec(select(tables.Assignment)).all())
    assert {row.unit_id: row.status for row in rows} == {
        office.planning: "cancelled",
        office.inspection: "assigned",
    }


def test_the_unit_is_reminded_again_and_may_report(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 30))
    cancel(talk, office, number)
    talk.say(office.clerk, f"hoàn tác {number}")
    assert f"{number}" in texts(talk.say(office.head_planning, "việc của tôi"))
    talk.say(office.head_planning, f"xong {number}")
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_a_unit_cannot_take_a_cancellation_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    cancel(talk, office, number)
    talk.say(office.head_planning, f"hoàn tác {number}")
    assert talk.assignment(number, office.planning).status is Status.CANCELLED


def extend(talk: Talk, office: Office, number: int) -> None:
    talk.say(office.head_planning, f"xin gia hạn {number} đến 10/12/2026 vì bận")
    talk.say(office.clerk, f"đồng ý gia hạn {number} đến 15/12/2026")


@pytest.mark.parametrize("said", ["rút lại quyết định gia hạn {}", "hoàn tác {}", "hủy gia hạn việc {}"])
def test_a_grant_taken_back_leaves_the_deadline_and_the_request_as_they_were(
    talk: Talk, office: Office, said: str
) -> None:
    number = talk.give("Rà soát", [office.planning])
    before = talk.assignment(number, office.planning)
    extend(talk, office, number)
    talk.heard(office.head_planning)
    answer = texts(talk.later(days=1).say(office.chief, said.format(number)))
    assert "trở lại 30/11/2026" in answer
    after = talk.assignment(number, office.planning)
    assert (after.due, after.extensions, after.pending_extension) == (before.due, 0, True)
    assert after.asked_until == date(2026, 12, 10)
    assert "rút lại quyết định gia hạn" in texts(talk.heard(office.head_planning))
    assert "rút lại quyết định gia hạn" in texts(talk.heard(office.clerk))
    talk.say(office.clerk, f"đồng ý gia hạn {number}")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 10)


def test_of_several_units_only_the_one_that_had_more_time_has_it_no_more(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    extend(talk, office, number)
    talk.say(office.clerk, f"rút lại quyết định gia hạn {number}")
    dues = [talk.assignment(number, unit).due for unit in (office.planning, office.inspection)]
    assert dues[0] == dues[1]


def test_a_grant_is_not_taken_back_once_the_unit_has_reported(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    extend(talk, office, number)
    talk.say(office.head_planning, f"xong {number}")
    assert "đã cập nhật" in texts(talk.say(office.clerk, f"rút lại quyết định gia hạn {number}"))
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 15)


def test_a_return_after_a_grant_is_what_is_taken_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    extend(talk, office, number)
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"trả lại {number} vì thiếu phụ lục")
    talk.say(office.clerk, f"hoàn tác {number}")
    share = talk.assignment(number, office.planning)
    assert (share.status, share.extensions) == (Status.REPORTED, 1)


def test_where_nothing_was_granted_there_is_nothing_to_take_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = texts(talk.say(office.clerk, f"rút lại quyết định gia hạn {number}"))
    assert "không có quyết định nào để hoàn tác" in said
    assert "999" in texts(talk.say(office.clerk, "rút lại quyết định gia hạn 999"))


def test_a_report_says_how_it_is_withdrawn(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    assert f"Nếu nhầm, gõ: rút báo cáo {number}" in said(talk.say(office.head_planning, f"xong {number}"))
    talk.say(office.head_planning, f"rút báo cáo {number}")
    assert talk.assignment(number, office.planning).status is Status.IN_PROGRESS


def test_a_no_behind_a_report_says_that_it_stands(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    talk.press(office.head_planning, f"done:{number}:{talk.assignment(number, office.planning).id}")
    answer = said(talk.say(office.head_planning, "khong"))
    assert "vẫn giữ nguyên" in answer
    assert f"rút báo cáo {number}" in answer
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_a_no_says_of_a_decided_report_nothing(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    talk.heard(office.head_planning)
    assert "rút báo cáo" not in said(talk.say(office.head_planning, "không"))
    assert f"hoàn tác {number}" in said(talk.say(office.clerk, "không"))


def test_a_no_to_an_offer_refuses_that(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    talk.give("Kiểm kê tài sản", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_planning, "xong việc kiểm kê rồi")
    assert said(talk.say(office.head_planning, "không")) == "Vâng, không thay đổi gì."
