"""A unit answers: done with proof, received, under way, not done, not theirs."""

from collections.abc import Sequence
from datetime import date, time

import pytest
from sqlmodel import col, select

from bot.channels.messenger import SentFile
from chat import intents as i
from messages.text import Message
from messages.work.reports import file_refused
from storage import tables
from storage.database.engine import Session
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Role, Status
from tests.bot.talk import Talk
from tests.office import Office


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def reports(talk: Talk) -> list[tables.Report]:
    """Every report, oldest first."""
    return talk.database.read(lambda s: list(s.exec(select(tables.Report).order_by(col(tables.Report.id)))))


def evidence(talk: Talk) -> list[tables.Evidence]:
    """Every file that came with a report."""
    return talk.database.read(lambda s: list(s.exec(select(tables.Evidence))))


def test_a_report_is_kept_under_who_gave_it_and_the_office_is_told(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    said = texts(talk.say(office.deputy_head_planning, f"xong {number} số 45/BC-QHPT ngày 20/11/2026"))
    assert "45/BC-QHPT ngày 20/11/2026" in said
    kept = reports(talk)[0]
    assert (kept.person_id, kept.document_number) == (office.deputy_head_planning, "45/BC-QHPT")
    assert kept.document_date == date(2026, 11, 20)
    share = talk.assignment(number, office.planning)
    assert share.status is Status.REPORTED
    told = talk.heard(office.clerk)
    assert "Giang Thu Hiền" in texts(told)
    labels = [(b.label, b.typed) for row in told[0].buttons for b in row]
    assert labels == [
        (f"Xác nhận {number}", f"xác nhận {number}"),
        (f"Trả lại {number}", f"trả lại {number}"),
    ]
    assert f"xác nhận {number} · trả lại {number} vì" in texts(told)


def test_a_report_counts_from_the_moment_at_which_it_was_said(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 23), at=time(8, 30))
    said_at = talk.now
    talk.later(hours=1)
    said = texts(talk.say(office.head_planning, f"xong {number}", at=said_at))
    assert "sau hạn" not in said
    assert talk.assignment(number, office.planning).reported_at == said_at


def test_a_late_report_is_taken_at_once_and_its_reason_asked_for(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 20))
    said = texts(talk.say(office.head_planning, f"xong {number}"))
    assert "Đã ghi nhận báo cáo hoàn thành" in said
    assert f"xong {number}, chậm vì" in said
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    talk.heard(office.clerk)
    talk.say(office.head_planning, f"xong {number}, chậm vì chờ số liệu cấp xã")
    assert reports(talk)[0].late_reason == "chờ số liệu cấp xã"
    assert len(reports(talk)) == 1
    assert "chờ số liệu cấp xã" in texts(talk.heard(office.clerk))


def test_a_report_in_time_is_asked_for_no_reason(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "lý do chậm" not in texts(talk.say(office.head_planning, f"xong {number}"))


def test_a_file_with_a_word_is_its_proof(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = talk.say(office.head_planning, f"xong {number}", file=SentFile("f1", "../bao cao.pdf", 900))
    assert "bao cao.pdf" in texts(said)
    kept = evidence(talk)[0]
    assert (kept.name, kept.size, kept.channel_file_id) == ("bao cao.pdf", 900, "f1")
    assert kept.stored_as


def test_a_file_without_a_word_waits_for_the_answer_that_follows(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    asked = talk.say(office.head_planning, "", file=SentFile("f1", "ket-qua.pdf", 900))
    assert "việc nào" in texts(asked)
    assert evidence(talk) == []
    talk.say(office.head_planning, f"xong {number}")
    assert [file.name for file in evidence(talk)] == ["ket-qua.pdf"]


def test_a_file_that_waited_for_more_than_an_hour_is_no_proof(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, "", file=SentFile("f1", "ket-qua.pdf", 900))
    talk.later(hours=2).say(office.head_planning, f"xong {number}")
    assert evidence(talk) == []


def test_proof_without_a_number_goes_to_the_report_just_made(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.later(minutes=30).mean(office.head_planning, i.AddEvidence((), "45/BC-QHPT"))
    assert reports(talk)[0].document_number == "45/BC-QHPT"


def test_proof_without_a_number_is_asked_about_after_an_hour(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    said = talk.later(minutes=61).mean(office.head_planning, i.AddEvidence((), "45/BC-QHPT"))
    assert "việc nào" in texts(said)
    assert reports(talk)[0].document_number is None


def test_proof_for_one_of_two_reports_is_asked_about(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.say(office.head_planning, f"xong {first}, {second}")
    talk.mean(office.head_planning, i.AddEvidence((), "45/BC-QHPT"))
    assert [report.document_number for report in reports(talk)] == [None, None]
    talk.say(office.head_planning, "2")
    numbered = [report.document_number for report in reports(talk)]
    assert sorted(numbered, key=str) == ["45/BC-QHPT", None]


def test_the_heads_word_that_it_is_not_done_is_never_taken_for_done(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"chưa xong {number}, dự kiến 27/11")
    assert talk.assignment(number, office.planning).status is Status.IN_PROGRESS
    assert "chưa hoàn thành" in texts(talk.heard(office.clerk))
    assert len(talk.events("not_done")) == 1


def test_staff_may_say_that_work_has_begun_and_no_more(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.staff_planning, f"đang làm {number}")
    assert talk.assignment(number, office.planning).status is Status.IN_PROGRESS
    talk.say(office.staff_planning, f"xong {number}")
    assert talk.assignment(number, office.planning).status is Status.IN_PROGRESS
    assert talk.heard(office.clerk) == []


def test_a_report_taken_back_is_no_report(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    talk.say(office.head_planning, f"rút báo cáo {number}")
    assert talk.assignment(number, office.planning).status is Status.IN_PROGRESS
    assert "rút báo cáo" in texts(talk.heard(office.clerk))


def test_what_a_unit_declines_goes_to_the_office_and_stays_given(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"không thuộc trách nhiệm {number} vì thuộc Thanh tra Sở")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert f"chuyển {number} cho" in texts(talk.heard(office.clerk))


def test_a_cooperating_unit_reports_its_own_share(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    talk.say(office.head_inspection, f"xong {number}")
    assert talk.assignment(number, office.inspection).status is Status.REPORTED
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert "Thanh tra Sở (phối hợp)" in texts(talk.heard(office.clerk))


MONTHLY = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))


def test_a_recurring_report_is_of_the_earliest_open_period_and_names_it(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    assert "tháng 11/2026" in texts(talk.say(office.head_planning, f"xong {number}"))
    assert "tháng 11/2026" in texts(talk.say(office.clerk, f"xác nhận {number}"))
    assert "tháng 12/2026" in texts(talk.later(days=30).say(office.head_planning, f"xong {number}"))


def test_said_twice_a_recurring_report_reports_one_period(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    talk.say(office.head_planning, f"xong {number}")
    said = texts(talk.later(minutes=5).say(office.head_planning, f"xong {number}"))
    assert "đã ghi nhận" in said
    assert len(reports(talk)) == 1


def test_a_next_period_that_is_near_is_reported_though_the_last_one_still_waits(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Báo cáo tháng", [office.planning], deadline=MONTHLY)
    talk.say(office.head_planning, f"xong {number}")
    talk.later(days=30).say(office.head_planning, f"xong {number}")
    assert len(reports(talk)) == 2


def test_several_tasks_are_answered_in_one_message(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    said = talk.say(office.head_planning, f"xong {first}, {second}, 99")
    assert len(said) == 1
    assert "Không tìm thấy việc 99" in texts(said)
    assert len(talk.heard(office.clerk)) == 1


def test_a_head_of_two_units_is_asked_for_which_one(talk: Talk, office: Office) -> None:
    talk.database.write(
        lambda s: s.add(
            tables.PersonRole(person_id=office.head_planning, unit_id=office.inspection, role=Role.HEAD)
        )
    )
    number = talk.give("Rà soát", [office.planning, office.inspection])
    asked = texts(talk.say(office.head_planning, f"xong {number}"))
    assert "1. Phòng Quy hoạch" in asked
    assert reports(talk) == []
    talk.say(office.head_planning, "2")
    assert talk.assignment(number, office.inspection).status is Status.REPORTED
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_a_file_is_not_lost_while_the_bot_asks_which_task_it_belongs_to(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.bind(office.head_planning, "digest", first, second)
    file = SentFile("f1", "ket-qua.pdf", 900)
    talk.say(office.head_planning, "xong rồi", reply_to="digest", file=file)
    assert evidence(talk) == []
    talk.say(office.head_planning, "2")
    assert [kept.name for kept in evidence(talk)] == ["ket-qua.pdf"]
    assert talk.assignment(second, office.planning).status is Status.REPORTED


def test_a_file_with_words_that_say_nothing_waits_too(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, "gửi văn phòng bản scan đây ạ", file=SentFile("f1", "scan.pdf", 900))
    talk.say(office.head_planning, f"xong {number}")
    assert [kept.name for kept in evidence(talk)] == ["scan.pdf"]


def test_not_done_after_a_report_tells_how_to_take_it_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    said = texts(talk.say(office.head_planning, f"chưa xong {number}"))
    assert f"rút báo cáo {number}" in said
    assert talk.assignment(number, office.planning).status is Status.REPORTED


@pytest.mark.parametrize("name", ["to.pdf", ""])
def test_a_file_or_photo_that_could_not_be_fetched_does_not_lose_the_report(
    talk: Talk, office: Office, name: str
) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = talk.say(office.head_planning, f"xong {number}", file=SentFile("f1", name, 900), kept=False)
    assert file_refused(name) in texts(said)
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    again = talk.say(office.head_planning, f"xong {number}", file=SentFile("f2", name, 900), kept=False)
    assert file_refused(name) in texts(again)
    assert evidence(talk) == []


def test_of_very_many_tasks_the_first_are_served_and_the_rest_is_named(talk: Talk, office: Office) -> None:
    said = texts(talk.mean(office.head_planning, i.Done(tuple(range(1, 52)))))
    while "gõ: tiếp" in said[-20:]:
        said += texts(talk.say(office.head_planning, "tiếp"))
    assert "đề nghị gửi tiếp từ việc 41" in said


def test_what_staff_say_of_their_progress_is_kept_beside_the_event(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.mean(office.staff_planning, i.InProgress((number,), "đang chờ số liệu của các xã gửi về"))
    remarks = talk.database.read(lambda s: [remark.text for remark in s.exec(select(tables.Remark))])
    assert remarks == ["đang chờ số liệu của các xã gửi về"]


def test_how_far_it_is_is_kept_and_told_to_the_office(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    answer = talk.mean(office.head_planning, i.InProgress((number,), f"việc {number} đạt 60%", 60.0))
    assert "đạt 60%" in texts(answer)
    assert [event.data["percent"] for event in talk.events("progress")] == [60.0]
    heard = texts(talk.heard(office.clerk))
    assert "đạt 60%" in heard
    assert "Ý kiến" not in heard


def test_the_heads_words_of_a_task_under_way_reach_the_office_every_time(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    for said in ("đang chờ số liệu của các xã", "chờ thẩm định"):
        talk.mean(office.head_planning, i.InProgress((number,), said))
        assert said in texts(talk.heard(office.clerk))


def test_under_way_without_a_word_is_no_news_for_the_office(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"đang làm {number}")
    assert talk.heard(office.clerk) == []


def test_why_it_is_not_done_reaches_the_office_however_short(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"chưa thể xong {number} vì thiếu dữ liệu")
    assert "thiếu dữ liệu" in texts(talk.heard(office.clerk))


def test_who_of_the_office_has_no_chat_is_owed_nothing_that_a_colleague_hears(
    talk: Talk, office: Office
) -> None:
    def unlink(session: Session) -> None:
        for row in session.exec(select(tables.Address).where(tables.Address.person_id == office.chief)):
            session.delete(row)

    talk.database.write(unlink)
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    told = {row.person_id for row in talk.rows("message") if row.key.startswith("notice:")}
    assert told == {office.clerk}
