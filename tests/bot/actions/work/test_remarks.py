"""A unit's words to the office, a request taken back, and what is done elsewhere."""

from itertools import product

import pytest

from chat import intents as i
from messages.work import remarks
from messages.work.remarks import Wisher
from storage.work import reports
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office

PHONE = 300


def test_a_remark_reaches_the_office_with_who_says_it_and_the_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    answer = said(talk.say(office.head_planning, f"nhắn văn phòng việc {number} cần thêm số liệu"))
    assert "Đã chuyển lời nhắn tới Văn phòng" in answer
    for member in (office.clerk, office.chief):
        heard = said(talk.heard(member))
        for part in ("Kiều Đức Anh", "Phòng Quy hoạch", "cần thêm số liệu", "Rà soát mạng lưới"):
            assert part in heard


def test_who_leads_writes_to_the_office_of_any_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    said(talk.say(office.director, f"nhắn văn phòng kiểm tra lại việc {number}"))
    heard = said(talk.heard(office.clerk))
    for part in ("Trương Văn Khải", "kiểm tra lại", "Rà soát mạng lưới"):
        assert part in heard


def test_a_remark_changes_no_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    before = talk.assignment(number, office.planning)
    talk.mean(office.head_planning, i.Note("việc này xong chưa ạ", (number,)))
    assert talk.assignment(number, office.planning) == before


def test_a_remark_of_another_units_task_is_not_passed_on(talk: Talk, office: Office) -> None:
    number = talk.give("Thanh tra kho", [office.inspection])
    answer = said(talk.mean(office.head_planning, i.Note("sao lâu thế", (number,))))
    assert "Không tìm thấy" in answer
    assert talk.heard(office.clerk) == []


def test_a_remark_after_a_decline_leaves_the_decline_waiting(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.head_planning, f"không thuộc trách nhiệm {number} vì là việc của Thanh tra")
    talk.mean(office.head_planning, i.Note("đề nghị xem sớm", (number,)))
    share = talk.assignment(number, office.planning)
    declined = talk.database.read(lambda session: reports.declined(session, [share.id]))
    assert list(declined) == [share.id]


def test_a_request_is_taken_back_and_the_office_is_told(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.head_planning, f"xin gia hạn {number} đến 15/12/2026 vì chờ số liệu")
    talk.heard(office.clerk)
    talk.say(office.head_planning, f"rút xin gia hạn {number}")
    assert not talk.assignment(number, office.planning).pending_extension
    assert "rút đề nghị gia hạn" in said(talk.heard(office.clerk))


def test_nothing_is_taken_back_where_nothing_was_asked(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    assert "không có đề nghị" in said(talk.say(office.head_planning, f"rút xin gia hạn {number}"))
    assert talk.heard(office.clerk) == []


@pytest.mark.parametrize("kind", list(i.WishKind))
def test_each_wish_is_answered_for_each_role_in_a_phones_width(kind: i.WishKind) -> None:
    for is_office, unit, managers in product((True, False), (True, False), ((), ("Mạc Thị Nhàn",) * 9)):
        answer = remarks.instead(kind, Wisher(is_office, unit, 12, managers)).text.plain
        assert 40 < len(answer) < PHONE
        assert is_office or "nhacviec" not in answer  # who is not of the office runs no commands


def test_a_wish_names_the_task_that_it_is_about(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    answer = said(talk.say(office.head_planning, f"đừng nhắc việc {number} nữa"))
    assert f"xong {number}" in answer
    assert talk.events("start") == []
