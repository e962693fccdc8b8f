"""An act without its task's number: what may be meant is named, and a yes or a number picks one."""

import pytest

from tasks.model import Status
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office


def test_the_units_own_open_tasks_are_named(talk: Talk, office: Office) -> None:
    first = talk.give("Rà soát mạng lưới", [office.planning])
    second = talk.give("Kiểm kê tài sản", [office.planning])
    talk.give("Thanh tra dược", [office.inspection])
    answer = said(talk.say(office.head_planning, "em xong rồi ạ"))
    assert f"{first}. Rà soát mạng lưới" in answer
    assert f"{second}. Kiểm kê tài sản" in answer
    assert "Thanh tra" not in answer
    talk.say(office.head_planning, str(second))
    assert talk.assignment(second, office.planning).status is Status.REPORTED


def test_the_only_task_of_that_name_is_offered_and_done_at_a_yes(talk: Talk, office: Office) -> None:
    talk.give("Rà soát mạng lưới", [office.planning])
    number = talk.give("Kiểm kê tài sản năm 2026", [office.planning])
    answer = said(talk.say(office.head_planning, "em xong việc kiểm kê rồi ạ"))
    assert f"tức là: xong {number}" in answer
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    talk.say(office.head_planning, "có")
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_another_number_is_taken_instead(talk: Talk, office: Office) -> None:
    other = talk.give("Rà soát mạng lưới", [office.planning])
    number = talk.give("Kiểm kê tài sản năm 2026", [office.planning])
    talk.say(office.head_planning, "em xong việc kiểm kê rồi ạ")
    talk.say(office.head_planning, f"việc {other}")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


@pytest.mark.parametrize("asked", ["em xong việc kiểm kê rồi ạ", "em xong rồi ạ"])
def test_a_task_that_is_looked_at_is_not_reported(talk: Talk, office: Office, asked: str) -> None:
    other = talk.give("Rà soát mạng lưới", [office.planning])
    number = talk.give("Kiểm kê tài sản năm 2026", [office.planning])
    talk.say(office.head_planning, asked)
    for each in (number, other):
        answer = said(talk.say(office.head_planning, f"việc {each}"))
        assert f"trả lời: xong {each}" in answer
        assert talk.assignment(each, office.planning).status is Status.ASSIGNED
    talk.say(office.head_planning, str(number))
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_a_number_that_was_not_offered_is_asked_about(talk: Talk, office: Office) -> None:
    other = talk.give("Rà soát mạng lưới", [office.planning])
    talk.give("Kiểm kê tài sản năm 2026", [office.planning])
    talk.say(office.head_planning, "em xong việc kiểm kê rồi ạ")
    assert f"xong {other}" in said(talk.say(office.head_planning, str(other)))
    assert talk.assignment(other, office.planning).status is Status.ASSIGNED
    talk.say(office.head_planning, "đúng")
    assert talk.assignment(other, office.planning).status is Status.REPORTED


def test_another_task_than_the_one_offered_is_asked_about(talk: Talk, office: Office) -> None:
    other = talk.give("Rà soát mạng lưới", [office.planning])
    number = talk.give("Kiểm kê tài sản năm 2026", [office.planning])
    talk.say(office.head_planning, f"việc {number}")
    assert f"xong {number}" in said(talk.say(office.head_planning, "em xong rồi ạ"))
    assert f"xong {other}" in said(talk.say(office.head_planning, f"không, việc {other}"))
    for each in (number, other):
        assert talk.assignment(each, office.planning).status is Status.ASSIGNED


def test_a_look_at_a_task_decides_nothing_of_it(talk: Talk, office: Office) -> None:
    number = talk.give("Kiểm kê tài sản", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    talk.say(office.clerk, "duyệt báo cáo kiểm kê")
    assert f"trả lời: xác nhận {number}" in said(talk.say(office.clerk, f"việc {number}"))
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_of_several_of_that_name_the_number_is_asked(talk: Talk, office: Office) -> None:
    first = talk.give("Kiểm kê tài sản", [office.planning])
    second = talk.give("Kiểm kê kho thuốc", [office.planning])
    answer = said(talk.say(office.head_planning, "xin gia hạn việc kiểm kê đến 15/12/2026 vì thiếu người"))
    assert f"{first}. " in answer
    assert f"{second}. " in answer
    talk.say(office.head_planning, str(second))
    assert talk.assignment(second, office.planning).pending_extension
    assert not talk.assignment(first, office.planning).pending_extension


def test_what_nobody_was_given_is_said_and_the_others_named(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    answer = said(talk.say(office.head_planning, "em xong việc tiêm chủng rồi ạ"))
    assert "Không có việc nào như vậy có các từ “tiêm chủng”" in answer
    assert f"{number}. Rà soát mạng lưới" in answer


def test_the_office_is_offered_what_waits_for_it(talk: Talk, office: Office) -> None:
    talk.give("Kiểm kê kho thuốc", [office.inspection])
    number = talk.give("Kiểm kê tài sản", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    assert f"tức là: xác nhận {number}" in said(talk.say(office.clerk, "duyệt báo cáo kiểm kê"))


def test_a_cancellation_is_shown_and_nothing_more(talk: Talk, office: Office) -> None:
    number = talk.give("Kiểm kê tài sản", [office.planning])
    answer = said(talk.say(office.clerk, "hủy việc kiểm kê vì trùng"))
    assert f"tức là: hủy {number} vì trùng" in answer
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_where_many_are_open_none_is_named(talk: Talk, office: Office) -> None:
    for each in range(6):
        talk.give(f"Việc thứ {each} của phòng", [office.planning])
    assert "Ví dụ: xong 12" in said(talk.say(office.head_planning, "em xong rồi ạ"))
