"""Questions over lists: what is owed, late, due, done; by whom it may be seen."""

import re
from datetime import date

import pytest

from directives.model import Directive
from messages import lists
from messages.lists import SCREEN
from messages.text import Message
from storage.database.engine import Session
from storage.work import directives
from tests.bot.talk import Talk
from tests.office import Office


def text(messages: list[Message]) -> str:
    """All that was answered."""
    return "\n".join(message.text.plain for message in messages)


@pytest.fixture
def busy(talk: Talk, office: Office) -> Talk:
    """Four tasks of two units on Monday 23/11/2026: late, soon, far, without a deadline."""
    talk.later(days=-21)
    talk.give("Báo cáo tiến độ quy hoạch", [office.planning], due=date(2026, 11, 18))
    talk.give("Lập danh mục dự án", [office.planning], helpers=[office.inspection], due=date(2026, 11, 26))
    talk.give("Kết luận thanh tra đợt 2", [office.inspection], due=date(2026, 11, 13))
    talk.give("Phối hợp truyền thông", [office.inspection], due=None)
    return talk.later(days=21)


def test_the_director_hears_the_latest_unit_first(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.director, "đơn vị nào đang trễ?"))
    assert "có 2 đơn vị đang chậm" in said
    assert "Kính báo cáo" in said
    assert said.index("Thanh tra Sở") < said.index("Phòng Quy hoạch")
    assert "quá hạn 6 ngày làm việc" in said
    assert "quá hạn 3 ngày làm việc" in said


def test_a_unit_whose_report_waits_is_not_called_late(busy: Talk, office: Office) -> None:
    busy.say(office.head_inspection, "xong 3")
    said = text(busy.say(office.director, "đơn vị nào đang trễ?"))
    assert "có 1 đơn vị đang chậm" in said
    assert "ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN (1)" in said
    assert "Không tính quá hạn" in said


def test_asking_for_more_time_after_the_deadline_does_not_stop_lateness(busy: Talk, office: Office) -> None:
    busy.say(office.head_inspection, "xin gia hạn 3 đến 30/11/2026 vì chờ số liệu")
    busy.heard(office.clerk)
    said = text(busy.say(office.clerk, "quá hạn"))
    assert "2 việc quá hạn, có 2 đơn vị đang chậm" in said
    assert "quá hạn 6 ngày làm việc (đang xin gia hạn đến 30/11/2026" in said


def test_a_request_made_in_time_holds_lateness_off_until_the_office_decides(
    busy: Talk, office: Office
) -> None:
    busy.say(office.head_planning, "xin gia hạn 2 đến 10/12/2026 vì chờ số liệu")
    busy.heard(office.clerk)
    said = text(busy.later(days=7).say(office.clerk, "quá hạn"))
    assert "2 việc quá hạn" in said
    assert "XIN GIA HẠN TRƯỚC HẠN, CHỜ VĂN PHÒNG QUYẾT ĐỊNH (1)" in said
    busy.say(office.clerk, "không đồng ý gia hạn 2 vì gấp")
    assert "3 việc quá hạn" in text(busy.say(office.clerk, "quá hạn"))


def test_nobody_late_is_said_plainly(talk: Talk, office: Office) -> None:
    assert "không có đơn vị nào chậm" in text(talk.say(office.director, "quá hạn"))


def test_a_head_asking_who_is_late_hears_of_the_own_unit_only(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.head_planning, "đơn vị nào đang trễ?"))
    assert "Báo cáo tiến độ quy hoạch" in said
    assert "Kết luận thanh tra" not in said
    assert "Thanh tra Sở" not in said


@pytest.mark.parametrize("unit", ["Thanh tra Sở", "TTR", "Phòng Vũ trụ học"])
def test_another_unit_and_one_that_is_not_there_get_a_head_no_task(
    busy: Talk, office: Office, unit: str
) -> None:
    said = text(busy.say(office.head_planning, f"việc chưa xong của {unit}"))
    assert "Kết luận thanh tra" not in said
    assert "Thanh tra" not in said


def test_outstanding_counts_first_and_groups_by_unit(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.clerk, "còn việc gì"))
    assert "4 việc của 2 đơn vị: 2 quá hạn, 1 sắp đến hạn, 1 không có hạn; ngoài ra 1 việc phối hợp." in said
    assert "không tính ngày nghỉ: 24/11" in said


def test_my_tasks_of_a_head_offer_what_can_be_answered(busy: Talk, office: Office) -> None:
    answers = busy.say(office.head_planning, "việc của tôi")
    said = text(answers)
    assert "1 quá hạn, 1 sắp đến hạn" in said
    assert said.index("QUÁ HẠN") < said.index("SẮP ĐẾN HẠN")
    assert [b.data.split(":")[:2] for row in answers[0].buttons for b in row] == [
        ["done", "1"],
        ["done", "2"],
    ]


def test_the_deputy_director_sees_the_units_in_charge(busy: Talk, office: Office) -> None:
    assert "của 2 đơn vị" in text(busy.say(office.deputy, "việc của tôi"))


def test_this_week_names_what_was_late_before(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.clerk, "tuần này có gì đến hạn"))
    assert "23/11/2026 đến 29/11/2026" in said
    assert "Lập danh mục dự án" in said
    assert "Báo cáo tiến độ quy hoạch" not in said
    assert lists.late_before(2) in said


def test_what_must_be_in_by_friday_is_due_on_friday_though_dated_on_sunday(
    talk: Talk, office: Office
) -> None:
    talk.give("Tổng hợp ý kiến", [office.planning], due=date(2026, 12, 6))
    said = text(talk.say(office.clerk, "ngày 4/12 có việc gì đến hạn"))
    assert "Tổng hợp ý kiến" in said


def test_done_lists_what_was_confirmed(busy: Talk, office: Office) -> None:
    busy.say(office.head_planning, "xong 2 số 12/BC-QHPT ngày 23/11/2026")
    assert "Không có việc nào như vậy." in text(busy.say(office.clerk, "việc nào đã xong"))
    busy.say(office.clerk, "xác nhận 2")
    said = text(busy.say(office.clerk, "việc nào đã xong"))
    assert "1 đúng hạn, 0 quá hạn" in said
    assert "Lập danh mục dự án" in said


def test_search_finds_without_diacritics_and_only_what_may_be_seen(busy: Talk, office: Office) -> None:
    assert "Kết luận thanh tra đợt 2" in text(busy.say(office.clerk, "tìm ket luan"))
    assert "Không có việc nào như vậy." in text(busy.say(office.head_planning, "tìm kết luận"))


def test_a_long_list_says_how_much_is_left(talk: Talk, office: Office) -> None:
    for n in range(50):
        talk.give(f"Việc thử số {n + 1}", [office.planning, office.inspection][n % 2 :][:1])
    said = text(talk.say(office.clerk, "còn việc gì"))
    assert "50 việc của 2 đơn vị" in said
    left = re.search(r"còn (\d+) việc nữa; gõ: tiếp", said)
    assert left is not None
    assert int(left.group(1)) == 50 - len(re.findall(r"\. Việc thử số", said))


def test_every_page_fits_a_screen_and_together_they_hold_all(talk: Talk, office: Office) -> None:
    for n in range(45):
        talk.give(f"Nội dung công việc số {n + 1} " + "dài " * (n % 40), [office.planning])
    pages = [text(talk.say(office.clerk, "còn việc gì"))]
    while "gõ: tiếp" in pages[-1]:
        pages.append(text(talk.press(office.clerk, "more")))
    assert all(len(page) <= SCREEN for page in pages)
    numbers = [int(n) for page in pages for n in re.findall(r"^(\d+)\. Nội dung", page, re.MULTILINE)]
    assert sorted(numbers) == list(range(1, 46))


def test_the_next_page_is_none_once_something_else_was_answered(talk: Talk, office: Office) -> None:
    for n in range(30):
        talk.give(f"Việc thử số {n + 1}", [office.planning])
    assert "gõ: tiếp" in text(talk.say(office.head_planning, "việc của tôi"))
    talk.say(office.head_planning, "việc 3")
    assert "Không còn phần tiếp theo" in text(talk.press(office.head_planning, "more"))


def test_a_reply_to_a_list_of_one_is_understood(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tuần", [office.planning])
    talk.say(office.head_planning, "việc của tôi")
    row = talk.rows("message")[-1]
    assert row.payload["tasks"] == [number]


def test_what_was_past_when_it_was_given_is_not_held_against_the_unit(talk: Talk, office: Office) -> None:
    talk.give("Báo cáo quý III", [office.planning], due=date(2026, 11, 10))
    said = text(talk.say(office.director, "quá hạn"))
    assert "1 việc quá hạn từ khi nhập văn bản, chưa tính chậm cho đơn vị nào" in said
    assert "ĐÃ QUÁ HẠN TỪ KHI NHẬP VĂN BẢN (1)" in said


def test_what_the_unit_said_of_a_late_task_is_told_with_it(busy: Talk, office: Office) -> None:
    busy.say(office.head_planning, "chưa xong 1, dự kiến 30/11/2026")
    said = text(busy.say(office.director, "quá hạn"))
    assert "đơn vị báo chưa xong ngày 23/11/2026, dự kiến xong 30/11/2026" in said


def test_a_unit_that_could_not_be_reminded_is_marked_so(talk: Talk, office: Office) -> None:
    talk.later(days=-21)
    talk.give("Khám sàng lọc", [office.hospital], due=date(2026, 11, 18))
    said = text(talk.later(days=21).say(office.director, "quá hạn"))
    assert "Chưa liên lạc được với người phụ trách đơn vị qua Hệ thống." in said


def test_cooperating_units_are_not_called_late(talk: Talk, office: Office) -> None:
    talk.later(days=-21)
    number = talk.give("Hội nghị", [office.planning], helpers=[office.inspection], due=date(2026, 11, 18))
    talk.later(days=21).say(office.head_planning, f"xong {number}")
    said = text(talk.say(office.director, "quá hạn"))
    assert "không có đơn vị chủ trì nào chậm" in said
    assert "PHỐI HỢP QUÁ HẠN (1)" in said


def test_a_search_names_directives_as_well(talk: Talk, office: Office) -> None:
    def work(session: Session) -> None:
        read = Directive(number="8/KH-UBND", subject="Kế hoạch phòng chống thiên tai")
        directives.store(session, read, "thiên tai", [], directives.Source(talk.now))

    talk.database.write(work)
    assert "8/KH-UBND" in text(talk.say(office.clerk, "tìm thien tai"))
    assert "8/KH-UBND" not in text(talk.say(office.head_planning, "tìm thien tai"))


def test_on_the_weekend_the_week_is_said_to_be_over(talk: Talk, office: Office) -> None:
    assert lists.week_is_over() in text(talk.later(days=5).say(office.clerk, "tuần này"))
    assert lists.week_is_over() not in text(talk.later(days=2).say(office.clerk, "tuần này"))


def test_one_very_late_unit_does_not_push_the_others_out_of_the_answer(talk: Talk, office: Office) -> None:
    talk.later(days=-21)
    for n in range(60):
        talk.give(f"Việc tồn {n}", [office.planning], due=date(2026, 11, 10))
    talk.give("Kết luận thanh tra", [office.inspection], due=date(2026, 11, 20))
    said = text(talk.later(days=21).say(office.director, "quá hạn"))
    assert "còn 56 việc nữa; gõ: QHPT có việc nào quá hạn" in said
    assert "Kết luận thanh tra — hạn 20/11/2026, quá hạn 1 ngày làm việc" in said


def test_late_tasks_are_counted_by_who_of_the_leadership_is_in_charge(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.director, "số việc quá hạn theo lãnh đạo phụ trách"))
    assert "theo lãnh đạo phụ trách: 2 việc" in said
    assert "Ninh Thị Thảo" in said


def test_a_unit_that_is_left_out_is_told_and_not_listed(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.director, "việc quá hạn, trừ Thanh tra Sở"))
    assert "của các đơn vị, trừ Thanh tra Sở" in said
    assert "Báo cáo tiến độ quy hoạch" in said
    assert "Kết luận thanh tra" not in said
