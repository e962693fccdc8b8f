"""The office amends a task: other words, more cooperating units."""

from sqlmodel import col, select

from chat import intents as i
from storage import tables
from storage.record import audit
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Share, Status
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office
from tests.storage.story import search_tasks

MONTHLY = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))


def content(talk: Talk, number: int) -> str:
    return talk.database.read(lambda session: session.get_one(tables.Task, number).content)


def found(talk: Talk, words: str) -> list[int]:
    return talk.database.read(lambda session: search_tasks(session, words))


def test_other_words_hold_for_the_task_and_each_unit_hears_old_and_new(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning], helpers=[office.inspection])
    talk.say(office.clerk, f"sửa nội dung việc {number}: Rà soát kho vật tư")
    assert content(talk, number) == "Rà soát kho vật tư"
    for head in (office.head_planning, office.head_inspection):
        heard = said(talk.heard(head))
        assert "Rà soát mạng lưới" in heard
        assert "Rà soát kho vật tư" in heard


def test_the_event_of_other_words_keeps_old_and_new_beside_the_chain(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.clerk, f"sửa nội dung việc {number}: Rà soát kho vật tư")
    event = talk.events("edit_task")[0]
    words = talk.database.read(lambda session: audit.remarks(session, [event]))
    assert list(words.values()) == ["Rà soát mạng lưới → Rà soát kho vật tư"]
    assert "kho" not in f"{event.old}{event.new}{event.data}"


def test_a_task_is_found_by_its_new_words(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.clerk, f"sửa nội dung việc {number}: Rà soát kho vật tư")
    assert found(talk, "kho vật tư") == [number]
    assert found(talk, "mạng lưới") == []


def test_without_the_words_they_are_asked_for_and_nothing_changes(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    assert "Nội dung mới là gì" in said(talk.say(office.clerk, f"sửa nội dung việc {number}"))
    assert content(talk, number) == "Rà soát mạng lưới"


def test_a_task_that_is_over_keeps_its_words(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    assert "đã hoàn thành" in said(talk.mean(office.clerk, i.EditTask((number,), "Khác")))
    assert content(talk, number) == "Rà soát mạng lưới"


def test_a_unit_does_not_amend_a_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    assert "Chỉ Văn phòng" in said(talk.mean(office.head_planning, i.EditTask((number,), "Khác")))
    assert content(talk, number) == "Rà soát mạng lưới"


def test_a_cooperating_unit_gets_its_share_and_its_head_is_told(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.clerk, f"thêm TTR phối hợp việc {number}")
    share = talk.assignment(number, office.inspection)
    assert (share.share, share.status) == (Share.COOPERATE, Status.ASSIGNED)
    assert [row.person_id for row in talk.rows("assigned")] == [office.head_inspection]
    assert talk.events("cooperating")


def test_a_unit_cooperates_in_every_period_that_is_to_come(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    talk.say(office.clerk, f"thêm TTR phối hợp việc {number}")
    wanted = (
        select(tables.Assignment.unit_id)
        .join(tables.Occurrence, col(tables.Occurrence.id) == col(tables.Assignment.occurrence_id))
        .where(tables.Occurrence.task_number == number)
    )
    shares = talk.database.read(lambda session: list(session.exec(wanted)))
    assert shares.count(office.inspection) == shares.count(office.planning) > 3


def test_who_leads_is_not_added_again(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    assert "rồi" in said(talk.say(office.clerk, f"thêm QHPT phối hợp việc {number}"))
    assert talk.assignment(number, office.planning).share is Share.LEAD


def test_with_one_name_that_nobody_bears_nothing_is_added(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    units = (i.UnitName("TTR", "TTR"), i.UnitName("Phòng NVX"))
    assert "Phòng NVX" in said(talk.mean(office.clerk, i.AddCooperating((number,), units)))
    assert talk.events("cooperating") == []


def test_the_words_that_were_asked_for_are_what_is_said_next(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.clerk, f"sửa nội dung việc {number}")
    talk.say(office.clerk, "rà soát lại danh mục thuốc")
    assert "Rà soát lại danh mục thuốc" in said(talk.say(office.clerk, f"việc {number}"))


def test_a_question_is_no_new_content(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.clerk, f"sửa nội dung việc {number}")
    talk.say(office.clerk, "đơn vị nào đang trễ?")
    assert talk.events("edit_task") == []
