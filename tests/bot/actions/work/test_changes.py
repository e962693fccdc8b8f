"""What the office changes after the giving, whom it urges, and what it gives by chat."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from sqlmodel import col, select

from chat import intents as i
from messages.text import Message
from messages.work import changes as words
from storage import tables
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Share, Status
from tests.bot.talk import Talk
from tests.office import Office

MONTHLY = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def statuses(talk: Talk, number: int, unit_id: int) -> list[str]:
    """The statuses of the unit's shares in every period, the earliest first."""
    wanted = (
        select(tables.Assignment.status)
        .join(tables.Occurrence, col(tables.Occurrence.id) == col(tables.Assignment.occurrence_id))
        .where(tables.Occurrence.task_number == number, tables.Assignment.unit_id == unit_id)
        .order_by(col(tables.Occurrence.due))
    )
    return talk.database.read(lambda s: list(s.exec(wanted)))


def test_a_new_deadline_holds_for_every_unit_and_each_head_is_owed_the_news(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    said = texts(talk.say(office.clerk, f"đổi hạn {number} 10/12/2026"))
    assert "thành 10/12/2026 (hạn cũ: 30/11/2026)" in said
    for unit in (office.planning, office.inspection):
        due = talk.assignment(number, unit).due
        assert due is not None
        assert due.on == date(2026, 12, 10)
    owed = talk.rows("deadline_changed")
    assert [row.person_id for row in owed] == [office.head_planning, office.head_inspection]
    assert owed[0].payload["old"][0] == "2026-11-30"


def test_a_deadline_in_the_past_is_asked_about(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "đã qua" in texts(talk.say(office.clerk, f"đổi hạn {number} 10/11/2026"))
    assert talk.rows("deadline_changed") == []
    talk.say(office.clerk, "1")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 11, 10)


def test_a_task_goes_to_another_unit_and_both_are_told(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    shown = texts(talk.say(office.clerk, f"chuyển {number} cho TTR vì phân công lại"))
    for named in ("Rà soát", "từ Phòng Quy hoạch sang Thanh tra Sở"):
        assert named in shown
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert talk.heard(office.head_planning) == []
    talk.say(office.clerk, "đúng")
    assert talk.assignment(number, office.planning).status is Status.CANCELLED
    assert talk.assignment(number, office.inspection).status is Status.ASSIGNED
    assert "Thanh tra Sở" in texts(talk.heard(office.head_planning))
    assert [row.person_id for row in talk.rows("assigned")] == [office.head_inspection]


def test_a_recurring_task_goes_to_the_other_unit_with_all_that_is_to_come(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    talk.say(office.clerk, f"chuyển {number} cho TTR")
    talk.say(office.clerk, "1")
    assert set(statuses(talk, number, office.planning)) == {"cancelled"}
    assert set(statuses(talk, number, office.inspection)) == {"assigned"}
    assert len(statuses(talk, number, office.inspection)) > 3


def test_of_two_leads_the_office_is_asked_whose_share_goes(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    asked = texts(talk.say(office.clerk, f"chuyển {number} cho BVM"))
    assert "từ QHPT sang BVM" in asked
    talk.say(office.clerk, "2")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert talk.assignment(number, office.inspection).status is Status.CANCELLED
    assert talk.assignment(number, office.hospital).status is Status.ASSIGNED


def test_the_unit_that_is_to_receive_a_share_is_not_offered_as_the_one_that_gives_it(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection, office.hospital])
    asked = texts(talk.say(office.clerk, f"chuyển {number} cho TTR"))
    assert "từ QHPT sang TTR" in asked
    assert "từ TTR sang TTR" not in asked


def test_an_unknown_unit_is_asked_about(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"chuyển {number} cho Phòng Tưởng tượng")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_news_that_reaches_nobody_is_told_to_the_office_at_once(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"chuyển {number} cho BVM")
    said = texts(talk.say(office.clerk, "1"))
    assert "Ông Thị Vân" in said
    assert "chưa liên kết" in said


def test_a_cancelled_task_is_over_in_every_period(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning, office.inspection], deadline=MONTHLY)
    talk.say(office.clerk, f"hủy {number} vì trùng việc khác")
    talk.say(office.clerk, "đúng")
    assert set(statuses(talk, number, office.planning)) == {"cancelled"}
    task = talk.database.read(lambda s: s.get_one(tables.Task, number))
    assert task.cancelled_at is not None
    assert len(talk.heard(office.head_planning)) == 1
    assert "trùng việc khác" in texts(talk.heard(office.head_inspection))


def test_a_pause_silences_and_moves_no_deadline(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"tạm dừng {number} vì chờ kinh phí")
    talk.say(office.clerk, "1")
    share = talk.assignment(number, office.planning)
    assert share.status is Status.PAUSED
    assert share.due is not None
    assert share.due.on == date(2026, 11, 30)
    assert "chờ kinh phí" in texts(talk.heard(office.head_planning))
    talk.say(office.clerk, f"tiếp tục {number}")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert "tiếp tục thực hiện" in texts(talk.heard(office.head_planning))


def test_urging_goes_to_the_head_once_a_day(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "Kiều Đức Anh" in texts(talk.say(office.clerk, f"đôn đốc {number}"))
    assert words.urged_today([number]) in texts(talk.later(hours=1).say(office.chief, f"đôn đốc {number}"))
    assert len(talk.rows("urge")) == 1
    talk.later(days=1, hours=1).say(office.clerk, f"đôn đốc {number}")
    assert [row.person_id for row in talk.rows("urge")] == [office.head_planning] * 2
    assert len(talk.events("urged")) == 2


def test_urging_the_late_is_one_message_a_head_and_leaves_the_others_alone(
    talk: Talk, office: Office
) -> None:
    late = [talk.give("Rà soát", [office.planning], due=date(2026, 11, 10 + n)) for n in range(3)]
    talk.give("Kiểm tra", [office.inspection])
    said = texts(talk.say(office.clerk, "đôn đốc quá hạn"))
    assert "Lã Minh Trí" not in said
    rows = talk.rows("urge")
    assert len(rows) == 1
    assert len(rows[0].payload["assignments"]) == len(late)


def test_a_unit_that_has_reported_is_not_urged(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    assert words.waits_for_office([number]) in texts(talk.say(office.clerk, f"đôn đốc {number}"))
    assert talk.rows("urge") == []


def test_urging_at_night_waits_for_the_morning(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.later(hours=12)
    said = texts(talk.say(office.clerk, f"đôn đốc {number}"))
    assert "08 giờ 00 ngày 25/11/2026" in said  # 24/11 is a day off
    assert talk.rows("urge")[0].not_before - talk.now == timedelta(hours=36)


def test_a_head_urges_nobody(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.inspection])
    talk.say(office.head_planning, f"đôn đốc {number}")
    assert talk.rows("urge") == []


def test_a_task_given_by_chat_is_shown_back_and_created_once_chosen(talk: Talk, office: Office) -> None:
    shown = texts(talk.say(office.clerk, "giao QHPT, TTR rà soát danh mục dự án trước ngày 15/12/2026"))
    assert "Giao Phòng Quy hoạch, Thanh tra Sở: Rà soát danh mục dự án" in shown
    assert "Hạn trước 15/12/2026" in shown
    assert talk.events("given") == []
    said = texts(talk.say(office.clerk, "1"))
    assert "Việc 1: Rà soát danh mục dự án" in said
    due = talk.assignment(1, office.planning).due
    assert due is not None
    assert (due.on, due.operator) == (date(2026, 12, 15), Operator.BEFORE)
    assert len(talk.rows("assigned")) == 2
    assert len(talk.events("given")) == 1


def test_a_task_that_was_shown_and_not_chosen_is_not_given(talk: Talk, office: Office) -> None:
    talk.say(office.clerk, "giao QHPT, TTR rà soát danh mục dự án trước ngày 15/12/2026")
    talk.say(office.clerk, "cảm ơn")
    talk.say(office.clerk, "1")
    assert talk.events("given") == []


def test_a_task_of_one_unit_by_a_plain_date_is_given_at_once(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "giao QHPT rà soát danh mục dự án trước ngày 15/12/2026"))
    assert "Việc 1: Rà soát danh mục dự án" in said
    assert len(talk.rows("assigned")) == 1


@pytest.mark.parametrize("phrase", ["trước ngày 02/11/2026", "trước rằm tháng Chạp"])
def test_a_task_by_a_day_that_may_be_another_is_shown_first(talk: Talk, office: Office, phrase: str) -> None:
    assert texts(talk.say(office.clerk, f"giao QHPT rà soát danh mục dự án {phrase}"))
    assert talk.events("given") == []


def test_the_content_of_a_new_task_does_not_keep_its_deadline_typed_without_marks(
    talk: Talk, office: Office
) -> None:
    said = texts(talk.say(office.clerk, "giao QHPT ra soat danh muc du an han mai"))
    assert "Việc 1: Ra soat danh muc du an\n" in said
    assert "hạn mai" not in said


def test_that_all_periods_are_meant_is_said_to_office_and_unit(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    assert "cả các kỳ sau" in texts(talk.say(office.clerk, f"tạm dừng {number}"))
    said = texts(talk.say(office.clerk, "1"))
    assert "cả các kỳ sau" in said
    assert "cả các kỳ sau" in texts(talk.heard(office.head_planning))
    assert set(statuses(talk, number, office.planning)) == {"paused"}


@pytest.mark.parametrize("order", ["hủy {} vì trùng", "tạm dừng {}"])
def test_what_is_final_is_shown_and_waits_for_a_yes(talk: Talk, office: Office, order: str) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning, office.inspection])
    before = [talk.assignment(number, unit) for unit in (office.planning, office.inspection)]
    shown = texts(talk.say(office.clerk, order.format(number)))
    for named in ("Rà soát mạng lưới", "Phòng Quy hoạch", "Thanh tra Sở", "hạn 30/11/2026"):
        assert named in shown
    assert [talk.assignment(number, unit) for unit in (office.planning, office.inspection)] == before
    assert talk.heard(office.head_planning) == []
    assert "không thay đổi" in texts(talk.say(office.clerk, "không"))
    talk.say(office.clerk, "1")
    assert [talk.assignment(number, unit) for unit in (office.planning, office.inspection)] == before


@pytest.mark.parametrize(("order", "status"), [("hủy", Status.CANCELLED), ("tạm dừng", Status.PAUSED)])
def test_the_button_under_what_was_shown_does_it_with_its_reason(
    talk: Talk, office: Office, order: str, status: Status
) -> None:
    number = talk.give("Rà soát", [office.planning])
    [shown] = talk.say(office.clerk, f"{order} {number} vì trùng kế hoạch")
    talk.press(office.clerk, shown.buttons[-1][0].data)
    assert talk.assignment(number, office.planning).status is status
    assert "trùng kế hoạch" in texts(talk.heard(office.head_planning))


def test_a_button_from_before_is_shown_anew_and_a_no_leaves_all_as_it_is(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    [shown] = talk.say(office.clerk, f"hủy {number}")
    yes, no = (button.data for button in shown.buttons[-1])
    assert "không thay đổi" in texts(talk.press(office.clerk, no))
    assert "Sẽ hủy" in texts(talk.press(office.clerk, yes))
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_an_offer_is_not_chosen_by_a_reply_to_another_message(talk: Talk, office: Office) -> None:
    number, other = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.bind(office.clerk, "m-other", other)
    talk.say(office.clerk, f"hủy {number}")
    talk.say(office.clerk, "đúng", reply_to="m-other")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


UNDONE = [
    "hủy liên kết AP{}",
    "hủy mã mời AP{}",
    "thu hồi công văn {}",
    "hủy lời mời {}",
    "tạm dừng gửi tin cho AP{}",
    "xác nhận tài khoản AP{}",
    "duyệt {} nhưng yêu cầu bổ sung phụ lục",
    "duyệt việc {} sau khi bổ sung phụ lục",
    "đồng ý việc {} với điều kiện nộp bản giấy",
    "xác nhận giúp tôi số liệu việc {}",
    "tiếp tục {} nếu có kinh phí",
    "chuyển {} cho Phòng Quy hoạch III",
    "đổi hạn {} rằm tháng Chạp",
    "đồng ý gia hạn {} đến 15/1 âm lịch",
    "gia hạn {} đến 30/12 nhưng phải báo cáo tuần",
    "đừng trả lại {}",
]


@pytest.mark.parametrize("order", UNDONE)
def test_what_was_not_wholly_understood_changes_nothing(talk: Talk, office: Office, order: str) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    before = talk.assignment(number, office.planning)
    assert texts(talk.say(office.clerk, order.format(number)))
    assert talk.assignment(number, office.planning) == before


def test_a_unit_that_has_the_task_already_is_refused_before_anything_is_asked(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = texts(talk.say(office.clerk, f"chuyển {number} cho QHPT"))
    assert "chính đơn vị này" in said
    assert "Nếu đúng" not in said


def test_a_move_that_was_not_agreed_to_moves_nothing(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"chuyển {number} cho TTR")
    talk.say(office.clerk, "không")
    talk.say(office.clerk, "1")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_urging_several_units_is_shown_first(talk: Talk, office: Office) -> None:
    talk.give("Rà soát", [office.planning], due=date(2026, 11, 10))
    talk.give("Kiểm tra", [office.inspection], due=date(2026, 11, 11))
    shown = texts(talk.say(office.clerk, "đôn đốc quá hạn"))
    for named in ("Kiều Đức Anh", "Lã Minh Trí", "Chưa gửi"):
        assert named in shown
    assert talk.rows("urge") == []
    talk.say(office.clerk, "đúng")
    assert len(talk.rows("urge")) == 2


@pytest.mark.parametrize(("count", "at_once"), [(3, True), (4, False)])
def test_urging_a_unit_of_more_than_three_tasks_is_shown_first(
    talk: Talk, office: Office, count: int, at_once: bool
) -> None:
    for n in range(count):
        talk.give(f"Rà soát {n}", [office.planning])
    talk.say(office.clerk, "đôn đốc QHPT")
    assert bool(talk.rows("urge")) == at_once
    talk.say(office.clerk, "1")
    assert len(talk.rows("urge")[0].payload["assignments"]) == count


def test_urging_by_number_is_done_at_once(talk: Talk, office: Office) -> None:
    numbers = [talk.give(f"Rà soát {n}", [office.planning, office.inspection]) for n in range(4)]
    talk.mean(office.clerk, i.Urge(tuple(numbers)))
    assert len(talk.rows("urge")) == 2


def test_urging_one_unit_of_a_task_leaves_the_others_alone(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.clerk, f"nhắc TTR việc {number}")
    (row,) = talk.rows("urge")
    assert row.person_id == office.head_inspection
    said = texts(talk.say(office.clerk, f"nhắc BVM việc {number}"))
    assert "không giao cho Bệnh viện Mắt" in said
    assert len(talk.rows("urge")) == 1


def test_urging_some_units_of_a_task_leaves_the_others_alone(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection, office.hospital])
    talk.say(office.clerk, f"nhắc QHPT, TTR việc {number}")
    assert {row.person_id for row in talk.rows("urge")} == {office.head_planning, office.head_inspection}


def test_who_was_urged_today_is_not_asked_about_again(talk: Talk, office: Office) -> None:
    for unit in (office.planning, office.inspection):
        talk.give("Rà soát", [unit], due=date(2026, 11, 10))
    talk.say(office.clerk, "đôn đốc quá hạn")
    talk.say(office.clerk, "1")
    assert "Hôm nay đã đôn đốc" in texts(talk.say(office.clerk, "đôn đốc quá hạn"))


def test_a_group_is_shown_with_all_its_units_and_each_gets_the_task(talk: Talk, office: Office) -> None:
    shown = texts(talk.say(office.clerk, "giao các phòng nộp báo cáo số liệu trước ngày 20/12/2026"))
    for named in ("Văn phòng Sở", "Phòng Quy hoạch", "Thanh tra Sở"):
        assert named in shown
    assert "Bệnh viện Mắt" not in shown
    assert talk.events("given") == []
    talk.say(office.clerk, "1")
    assert talk.events("given")[0].data["leads"] == [office.office, office.planning, office.inspection]


def test_cooperating_units_of_a_new_task_are_shown_and_kept(talk: Talk, office: Office) -> None:
    shown = texts(talk.say(office.clerk, "giao QHPT rà soát thiết bị trước 15/12/2026, phối hợp TTR"))
    assert "Phối hợp: Thanh tra Sở" in shown
    talk.say(office.clerk, "1")
    assert talk.assignment(1, office.inspection).share is Share.COOPERATE
    assert "phối hợp" not in talk.database.read(lambda s: s.get_one(tables.Task, 1).content)


def test_a_new_task_without_a_unit_waits_for_it(talk: Talk, office: Office) -> None:
    assert "đơn vị nào" in texts(talk.say(office.clerk, "giao rà soát thiết bị, hạn 15/12/2026"))
    assert talk.events("given") == []
    talk.say(office.clerk, "QHPT")
    assert talk.events("given")[0].data["leads"] == [office.planning]


def test_a_new_task_that_is_told_of_a_unit_is_given_once_chosen(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "QHPT rà soát thiết bị trường học, hạn 15/12/2026"))
    assert "1. giao QHPT rà soát thiết bị trường học, hạn 15/12/2026" in said
    assert talk.events("given") == []
    talk.say(office.clerk, "1")
    assert talk.events("given")[0].data["leads"] == [office.planning]


def test_a_recurring_task_given_by_chat_comes_back_every_week(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "giao QHPT báo cáo tuần vào thứ sáu hàng tuần"))
    assert "hàng tuần" in said
    dues = talk.database.read(lambda s: [o.due for o in s.exec(select(tables.Occurrence))])
    assert len(dues) > 2
    assert {due.weekday() for due in dues if due} == {4}
    assert len(talk.rows("assigned")) == 1
    assert len(talk.rows("assigned")[0].payload["assignments"]) == 1


def test_the_hour_of_a_recurring_task_is_kept_and_shown(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "giao QHPT báo cáo tuần, hạn 16h thứ sáu hàng tuần"))
    assert "16 giờ 00 ngày 27/11/2026" in said
    dues = talk.database.read(
        lambda s: {(o.due_time, o.due.weekday()) for o in s.exec(select(tables.Occurrence)) if o.due}
    )
    assert dues == {(time(16), 4)}
    assert "16 giờ 00 thứ sáu hàng tuần" in texts(talk.say(office.clerk, "việc 1"))


def test_a_recurring_task_without_its_day_is_asked_about(talk: Talk, office: Office) -> None:
    intent = i.NewTask((i.UnitName("QHPT", "QHPT"),), "báo cáo số liệu", recurrence=Recurrence(Period.MONTH))
    assert "ngày" in texts(talk.mean(office.clerk, intent))
    talk.say(office.clerk, "1")
    assert talk.events("given") == []


def test_with_one_unknown_unit_nothing_is_proposed(talk: Talk, office: Office) -> None:
    units = (i.UnitName("QHPT", "QHPT"), i.UnitName("NVX"))
    said = texts(talk.mean(office.clerk, i.NewTask(units, "rà soát", i.When(date(2026, 12, 15)))))
    assert "NVX" in said
    assert "Nếu đúng" not in said
